//! Cases of kinds `km` and `km_edge`: a curve for each group and quantities derived from it.

use serde_json::{Map, Value, json};
use survival::{ConfidenceType, HazardEstimator, KaplanMeier};

use super::case::Case;
use super::json::{at, number, numbers, optional, text, to_number, to_numbers};

/// The names of the confidence types in a case.
const TYPES: [(&str, ConfidenceType); 5] = [
    ("ci_plain", ConfidenceType::Plain),
    ("ci_log", ConfidenceType::Log),
    ("ci_log-log", ConfidenceType::LogLog),
    ("ci_arcsin", ConfidenceType::Arcsin),
    ("ci_logit", ConfidenceType::Logit),
];

pub fn kaplan_meier(case: &Case) -> Result<Value, String> {
    let curves = curves(case)?;
    let longest = curves.iter().map(|(_, curve)| curve.largest_time()).fold(0.0, f64::max);
    let mut groups = Map::new();
    for (name, curve) in &curves {
        let ask = at(case.ask(), &["groups", name]);
        groups.insert(name.clone(), group(curve, ask, case.confidence_level(), longest)?);
    }
    Ok(json!({ "groups": groups }))
}

/// Each group's name and curve; "all" if the case names no group.
pub fn curves(case: &Case) -> Result<Vec<(String, KaplanMeier)>, String> {
    let columns = case.survival()?;
    let rows = columns.observations().map_err(text)?;
    Ok(match case.categories("group")? {
        None => vec![("all".to_owned(), KaplanMeier::fit(&rows).map_err(text)?)],
        Some(groups) => {
            let curves = KaplanMeier::by_group(&rows, &groups).map_err(text)?;
            groups.levels().iter().cloned().zip(curves).collect()
        }
    })
}

fn group(curve: &KaplanMeier, ask: &Value, level: f64, longest: f64) -> Result<Value, String> {
    Ok(json!({
        "n": curve.rows(),
        "events": curve.events(),
        "table_complete": at(ask, &["table_complete"]),
        "table": table(curve, &to_numbers(at(ask, &["table", "time"])), level)?,
        "quantiles": quantiles(curve, at(ask, &["quantiles"]), level)?,
        "rmst": restricted_means(curve, at(ask, &["rmst"]), longest)?,
        "at_times": at_times(curve, at(ask, &["at_times", "times"]), level)?,
        "spss_quantiles": spss_quantiles(curve, at(ask, &["spss_quantiles"])),
    }))
}

/// Steps of the curve, or those at the requested times if the table was thinned.
fn table(curve: &KaplanMeier, thinned: &[f64], level: f64) -> Result<Value, String> {
    let time = curve.time();
    let nearest = |&wanted: &f64| {
        let distance = |&a: &usize, &b: &usize| (time[a] - wanted).abs().total_cmp(&(time[b] - wanted).abs());
        (0..time.len()).min_by(distance)
    };
    let steps: Vec<usize> = match thinned {
        [] => (0..time.len()).collect(),
        times => times.iter().filter_map(nearest).collect(),
    };
    let pick = |column: &[f64]| numbers(steps.iter().map(|&step| column[step]));
    let nelson_aalen = curve.cumulative_hazard(HazardEstimator::NelsonAalen);
    let mut table = json!({
        "time": pick(&time),
        "n_risk": pick(&curve.number_at_risk()),
        "n_event": pick(&curve.number_of_events()),
        "n_censor": pick(&curve.number_censored()),
        "surv": pick(&curve.survival()),
        "se_surv": pick(&curve.standard_error()),
        "se_log": pick(&curve.standard_error_log()),
        "cumhaz_na": pick(&nelson_aalen.hazard),
        "se_cumhaz_na": pick(&nelson_aalen.standard_error),
    });
    for (name, kind) in TYPES {
        let limits = curve.limits(kind, level).map_err(text)?;
        table[name] = json!({ "lower": pick(&limits.lower), "upper": pick(&limits.upper) });
    }
    let fleming_harrington = curve.cumulative_hazard(HazardEstimator::FlemingHarrington);
    table["cumhaz_fh"] = pick(&fleming_harrington.hazard);
    table["se_cumhaz_fh"] = pick(&fleming_harrington.standard_error);
    table["surv_fh"] = pick(&fleming_harrington.survival());
    Ok(table)
}

fn quantiles(curve: &KaplanMeier, ask: &Value, level: f64) -> Result<Value, String> {
    let probabilities = match to_numbers(at(ask, &["probs"])) {
        none if none.is_empty() => vec![0.1, 0.25, 0.5, 0.75, 0.9],
        given => given,
    };
    let mut quantiles = json!({
        "probs": numbers(probabilities.iter().copied()),
        "estimate": probabilities.iter().map(|&p| optional(curve.quantile(p))).collect::<Value>(),
    });
    for (name, kind) in TYPES {
        let found = curve.quantiles(&probabilities, kind, level).map_err(text)?;
        quantiles[name] = json!({
            "lower": found.iter().map(|quantile| optional(quantile.interval.lower)).collect::<Value>(),
            "upper": found.iter().map(|quantile| optional(quantile.interval.upper)).collect::<Value>(),
        });
    }
    Ok(quantiles)
}

/// Restricted means at the requested horizons; by default at the group's own and the common largest time.
fn restricted_means(curve: &KaplanMeier, ask: &Value, longest: f64) -> Result<Value, String> {
    let mean = |until: f64| match curve.restricted_mean(until) {
        Ok(mean) => {
            Ok(json!({ "tau": until, "rmean": number(mean.mean), "se": number(mean.standard_error) }))
        }
        Err(error) => Err(text(error)),
    };
    let until = |name: &str, default: f64| to_number(at(ask, &[name, "tau"])).unwrap_or(default);
    let mut means = Map::new();
    means.insert("own_max".into(), mean(until("own_max", curve.largest_time()))?);
    means.insert("common_max".into(), mean(until("common_max", longest))?);
    for (name, value) in ask.as_object().into_iter().flatten() {
        let answer = match value {
            Value::Array(items) => {
                let taus = items.iter().filter_map(|item| to_number(at(item, &["tau"])));
                taus.map(mean).collect::<Result<Value, _>>()?
            }
            single => match to_number(at(single, &["tau"])) {
                Some(tau) => mean(tau)?,
                None => continue,
            },
        };
        means.insert(name.clone(), answer);
    }
    Ok(Value::Object(means))
}

fn at_times(curve: &KaplanMeier, times: &Value, level: f64) -> Result<Value, String> {
    let times = to_numbers(times);
    let found = curve.at_times(&times, ConfidenceType::Log, level).map_err(text)?;
    Ok(json!({
        "times": numbers(times),
        "n_risk": numbers(found.iter().map(|at| at.number_at_risk)),
        "surv": numbers(found.iter().map(|at| at.survival)),
        "se_surv": numbers(found.iter().map(|at| at.standard_error)),
    }))
}

/// SPSS's quantiles, under names such as "S=0.25".
fn spss_quantiles(curve: &KaplanMeier, ask: &Value) -> Value {
    let mut names: Vec<String> = ["S=0.25", "S=0.50", "S=0.75"].map(str::to_owned).into();
    names.extend(ask.as_object().into_iter().flat_map(Map::keys).cloned());
    let mut quantiles = Map::new();
    for name in names {
        let Some(level) = name.strip_prefix("S=").and_then(|level| level.parse().ok()) else { continue };
        let found = curve.spss_quantile(level);
        let estimate = found.map(|quantile| quantile.estimate);
        let answer = json!({
            "estimate": optional(estimate.map(|estimate| estimate.estimate)),
            "se": optional(estimate.and_then(|estimate| estimate.standard_error)),
            "lower": optional(estimate.and_then(|estimate| estimate.lower)),
            "upper": optional(estimate.and_then(|estimate| estimate.upper)),
            "u": optional(found.and_then(|quantile| quantile.window_start)),
            "l": optional(found.and_then(|quantile| quantile.window_end)),
        });
        quantiles.insert(name, answer);
    }
    Value::Object(quantiles)
}
