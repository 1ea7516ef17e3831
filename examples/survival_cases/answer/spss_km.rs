//! Cases of kind `spss_km`: the median and mean of SPSS's KM procedure, for all rows, for each group
//! and "Overall", with its log-rank test.

use serde_json::{Map, Value, json};
use survival::kaplan_meier::SpssEstimate;
use survival::{KaplanMeier, LogRank, RankWeights};

use super::case::Case;
use super::json::{number, optional, text};
use super::kaplan_meier::curves;

pub fn spss_km(case: &Case) -> Result<Value, String> {
    let columns = case.survival()?;
    let rows = columns.observations().map_err(text)?;
    let overall = summary(&KaplanMeier::fit(&rows).map_err(text)?);
    let mut results = overall.clone();
    for name in ["Overall", "overall"] {
        results.insert(name.to_owned(), Value::Object(overall.clone()));
    }
    if case.categories("group")?.is_some() {
        let groups: Map<String, Value> =
            curves(case)?.iter().map(|(name, curve)| (name.clone(), Value::Object(summary(curve)))).collect();
        results.extend(groups.clone());
        results.insert("groups".to_owned(), Value::Object(groups));
        results.extend(tests(case)?);
    }
    // A group may contain the results of the others again.
    let inner = results.clone();
    if let Some(Value::Object(groups)) = results.get_mut("groups") {
        groups.extend(inner.into_iter().filter(|(name, _)| name.eq_ignore_ascii_case("overall")));
    }
    Ok(Value::Object(results))
}

fn summary(curve: &KaplanMeier) -> Map<String, Value> {
    let mut results = Map::new();
    results.insert("n".to_owned(), json!(curve.rows()));
    results.insert("events".to_owned(), json!(curve.events()));
    results.insert("censored".to_owned(), json!(curve.rows() - curve.events()));
    let quartiles = [("median", 0.5), ("q25", 0.75), ("q50", 0.5), ("q75", 0.25)];
    for (name, level) in quartiles {
        add(&mut results, name, curve.spss_quantile(level).map(|quantile| quantile.estimate));
    }
    add(&mut results, "mean", Some(curve.spss_mean()));
    results
}

fn add(results: &mut Map<String, Value>, name: &str, estimate: Option<SpssEstimate>) {
    let mut insert = |suffix: &str, value: Option<f64>| {
        results.insert(format!("{name}{suffix}"), optional(value));
    };
    insert("", estimate.map(|estimate| estimate.estimate));
    insert("_se", estimate.and_then(|estimate| estimate.standard_error));
    insert("_lower", estimate.and_then(|estimate| estimate.lower));
    insert("_upper", estimate.and_then(|estimate| estimate.upper));
}

fn tests(case: &Case) -> Result<Map<String, Value>, String> {
    let columns = case.survival()?;
    let rows = columns.observations().map_err(text)?;
    let Some(groups) = case.categories("group")? else { return Ok(Map::new()) };
    let tests = [
        (["logrank", "log_rank"], RankWeights::LogRank),
        (["breslow", "gehan_breslow"], RankWeights::GehanBreslow),
        (["tarone_ware", "tarone"], RankWeights::TaroneWare),
    ];
    let mut results = Map::new();
    for (names, weights) in tests {
        let answer = match LogRank::new(&rows, &groups).and_then(|comparison| comparison.test(weights)) {
            Ok(test) => {
                let (chisq, p) = (number(test.chi_squared), number(test.p));
                json!({
                    "chisq": chisq, "chi_square": chisq, "chi2": chisq, "statistic": chisq,
                    "df": test.degrees_of_freedom,
                    "p": p, "sig": p, "p_value": p,
                })
            }
            Err(_) => Value::Null,
        };
        for name in names {
            results.insert(name.to_owned(), answer.clone());
        }
    }
    Ok(results)
}
