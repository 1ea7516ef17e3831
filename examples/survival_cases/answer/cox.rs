//! Cox regression: R's `coxph`, `cox.zph`, `basehaz` and residuals, for each treatment of ties.

use serde_json::{Value, json};
use survival::cox::{Covariates, CoxFit, CoxModel, Ties, TimeTransform};
use survival::{ChiSquaredTest, Concordance, Error, Observations};

use super::case::Case;
use super::json::{at, matrix, number, numbers, to_numbers};

/// The answer to a case of kind `cox`.
pub fn cox(case: &Case) -> Result<Value, String> {
    let columns = case.survival()?;
    let rows = columns.observations().map_err(|error| error.to_string())?;
    let values = covariate_columns(case)?;
    let covariates = covariates(&values).map_err(|error| error.to_string())?;
    let mut results = json!({ "n": rows.len(), "events": rows.events() });
    for (name, ties) in [("efron", Ties::Efron), ("breslow", Ties::Breslow), ("exact", Ties::Exact)] {
        let ask = at(case.ask(), &[name]);
        if ask.is_null() {
            continue;
        }
        let model = CoxModel::new(rows, covariates.clone()).map_err(|error| error.to_string())?;
        let model = model.ties(ties);
        results[name] = match model.fit() {
            Ok(fit) => {
                let mut answer =
                    fitted(&fit, ask, rows, case.confidence_level()).map_err(|error| error.to_string())?;
                if !at(ask, &["robust"]).is_null() {
                    answer["robust"] = robust(&model, &fit).map_err(|error| error.to_string())?;
                }
                answer
            }
            // A model without an estimate has no results.
            Err(_) => Value::Null,
        };
    }
    Ok(results)
}

/// The covariates a case names, each with its values.
pub fn covariate_columns(case: &Case) -> Result<Vec<(String, Vec<f64>)>, String> {
    case.columns("x").into_iter().map(|name| Ok((name.to_owned(), case.numbers_of(name)?))).collect()
}

/// Converts the columns to the library's covariates.
pub fn covariates(values: &[(String, Vec<f64>)]) -> Result<Covariates<'_>, Error> {
    let columns: Vec<(&str, &[f64])> =
        values.iter().map(|(name, column)| (name.as_str(), column.as_slice())).collect();
    Covariates::new(&columns)
}

fn fitted(fit: &CoxFit<'_>, ask: &Value, rows: Observations<'_>, confidence: f64) -> Result<Value, Error> {
    let table = fit.table(confidence)?;
    let mut results = json!({
        "coef": numbers(fit.coefficients().iter().copied()),
        "se": numbers(fit.standard_errors()),
        "var": matrix(fit.variance().rows().map(<[f64]>::to_vec)),
        "z": numbers(table.iter().map(|line| line.z)),
        "p": numbers(table.iter().map(|line| line.p_value)),
        "hr": numbers(table.iter().map(|line| line.hazard_ratio)),
        "hr_lower95": numbers(table.iter().map(|line| line.interval.0)),
        "hr_upper95": numbers(table.iter().map(|line| line.interval.1)),
        "loglik_null": number(fit.null_log_likelihood()),
        "loglik": number(fit.log_likelihood()),
        "lr": chi_squared(fit.likelihood_ratio_test()),
        "wald": chi_squared(fit.wald_test()),
        "score": chi_squared(fit.score_test()),
        "means": numbers(fit.means().iter().copied()),
        "aic": number(fit.aic()),
        "basehaz_uncentered": baseline(fit, at(ask, &["basehaz_uncentered", "time"]), rows),
        "zph": proportional_hazards(fit),
        "residuals": {
            "martingale": numbers(fit.martingale_residuals()),
            "deviance": numbers(fit.deviance_residuals()),
            "lp_centered": numbers(fit.linear_predictors()),
        },
        "dfbeta": matrix(fit.dfbeta()),
    });
    results["concordance"] = fit.concordance().map_or(Value::Null, |result| with_counts(&result));
    let schoenfeld = fit.schoenfeld_residuals();
    results["schoenfeld"] = json!({
        "event_time": numbers(schoenfeld.iter().map(|event| event.time)),
        "resid": matrix(schoenfeld.into_iter().map(|event| event.residual)),
    });
    Ok(results)
}

/// Robust standard errors, p-values and score test, by the clusters of the case.
fn robust(model: &CoxModel<'_>, fit: &CoxFit<'_>) -> Result<Value, Error> {
    let table = fit.robust().table(0.95)?;
    Ok(json!({
        "se": numbers(table.iter().map(|line| line.standard_error)),
        "p": numbers(table.iter().map(|line| line.p_value)),
        "score": chi_squared(model.robust_score_test()?),
    }))
}

/// A test in the format of the cases.
pub fn chi_squared(test: ChiSquaredTest) -> Value {
    json!({ "chisq": number(test.statistic), "df": test.df, "p": number(test.p_value) })
}

/// A concordance with its pairs.
pub fn with_counts(result: &Concordance) -> Value {
    let counts = result.counts;
    json!({
        "c": number(result.concordance),
        "se": number(result.standard_error),
        "counts": {
            "concordant": number(counts.concordant),
            "discordant": number(counts.discordant),
            "tied.x": number(counts.tied_score),
            "tied.y": number(counts.tied_time),
            "tied.xy": number(counts.tied_both),
        },
    })
}

/// The baseline hazard at the requested times, or at every distinct time; a time that does not ascend starts
/// the next stratum, as in R's table.
fn baseline(fit: &CoxFit<'_>, asked: &Value, rows: Observations<'_>) -> Value {
    let baseline = fit.baseline_hazard_at_zero();
    let mut times = to_numbers(asked);
    if times.is_empty() {
        times = rows.time().to_vec();
        times.sort_by(f64::total_cmp);
        times.dedup();
    }
    let (mut stratum, mut last) = (0, f64::NEG_INFINITY);
    let hazard = times.iter().map(|&time| {
        stratum += usize::from(time <= last);
        last = time;
        baseline.at(stratum, time)
    });
    json!({ "hazard": numbers(hazard.collect::<Vec<_>>()), "time": numbers(times) })
}

fn proportional_hazards(fit: &CoxFit<'_>) -> Value {
    let mut names: Vec<&str> = fit.covariates().names().iter().map(String::as_str).collect();
    names.push("GLOBAL");
    let mut results = json!({});
    for (name, transform) in [
        ("km", TimeTransform::KaplanMeier),
        ("rank", TimeTransform::Rank),
        ("identity", TimeTransform::Identity),
        ("log", TimeTransform::Log),
    ] {
        results[name] = match fit.proportional_hazards_test(transform) {
            Ok(test) => {
                let tests: Vec<ChiSquaredTest> = test.covariates.into_iter().chain([test.global]).collect();
                json!({
                    "rows": names,
                    "chisq": numbers(tests.iter().map(|test| test.statistic)),
                    "df": tests.iter().map(|test| test.df).collect::<Vec<_>>(),
                    "p": numbers(tests.iter().map(|test| test.p_value)),
                })
            }
            Err(_) => json!({ "rows": names, "chisq": null, "df": null, "p": null }),
        };
    }
    results
}
