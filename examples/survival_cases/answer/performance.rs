//! Performance of predictions of a Cox model: R's `riskRegression::Score`, calibration by fifths, O/E.

use serde_json::{Value, json};
use survival::cox::CoxModel;
use survival::performance::{
    Performance, area_under_curve, brier_score, calibration, null_brier_score, observed_to_expected,
    quantile_cuts,
};
use survival::{Error, Observations};

use super::case::Case;
use super::cox::{covariate_columns, covariates};
use super::json::{matrix, number, numbers, to_numbers};

/// A measure of risks at a time.
type Measure<'a> = dyn Fn(&[f64], f64) -> Result<Performance, Error> + 'a;

/// The answer to a case of kind `performance`.
pub fn performance(case: &Case) -> Result<Value, String> {
    let columns = case.survival()?;
    let rows = columns.observations().map_err(|error| error.to_string())?;
    let values = covariate_columns(case)?;
    let times = times(case);
    let fit = covariates(&values)
        .and_then(|covariates| CoxModel::new(rows, covariates))
        .and_then(|model| model.fit())
        .map_err(|error| error.to_string())?;
    let risks = fit.predicted_risks(&times);
    let at = |index: usize| -> Vec<f64> { risks.iter().map(|risk| risk[index]).collect() };
    let each = |measure: &Measure<'_>| {
        let results = times.iter().enumerate().map(|(index, &time)| measure(&at(index), time));
        results.map(|result| result.map_or((f64::NAN, f64::NAN), |p| (p.value, p.standard_error))).unzip()
    };
    let (auc, auc_se): (Vec<f64>, Vec<f64>) = each(&|risk, time| area_under_curve(&rows, risk, time));
    let (brier, brier_se): (Vec<f64>, Vec<f64>) = each(&|risk, time| brier_score(&rows, risk, time));
    let (null, _): (Vec<f64>, Vec<f64>) = each(&|_, time| null_brier_score(&rows, time));
    let fifths = times.iter().enumerate().map(|(index, &time)| fifths(&rows, &at(index), time));
    let ratios = times
        .iter()
        .enumerate()
        .map(|(index, &time)| observed_to_expected(&rows, &at(index), time).unwrap_or(f64::NAN));
    Ok(json!({
        "predicted_risk": { "matrix": matrix(risks.iter().cloned()), "n_rows": rows.len() },
        "lp": numbers(fit.linear_predictors()),
        "auc": { "times": numbers(times.iter().copied()), "auc": numbers(auc), "se": numbers(auc_se) },
        "brier": {
            "times": numbers(times.iter().copied()),
            "brier": numbers(brier),
            "se": numbers(brier_se),
            "null_model": numbers(null),
        },
        "calibration_quintiles": fifths.collect::<Vec<_>>(),
        "oe_ratio": numbers(ratios),
    }))
}

/// The times of interest, which are listed among the columns.
fn times(case: &Case) -> Vec<f64> {
    let times = to_numbers(case.setting(&["columns", "times"]));
    if times.is_empty() { to_numbers(case.setting(&["times"])) } else { times }
}

fn fifths(rows: &Observations<'_>, risk: &[f64], time: f64) -> Value {
    let groups = quantile_cuts(risk, 5).and_then(|cuts| Ok((calibration(rows, risk, time, &cuts)?, cuts)));
    let Ok((groups, cuts)) = groups else { return Value::Null };
    json!({
        "time": number(time),
        "cut_points": numbers(cuts),
        "bin": groups.iter().map(|group| group.interval + 1).collect::<Vec<_>>(),
        "n": groups.iter().map(|group| group.rows.len()).collect::<Vec<_>>(),
        "mean_pred": numbers(groups.iter().map(|group| group.predicted)),
        "km_obs": numbers(groups.iter().map(|group| group.observed)),
        "se_obs": numbers(groups.iter().map(|group| group.standard_error)),
    })
}
