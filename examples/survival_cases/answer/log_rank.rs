//! Cases of kind `logrank`: groups compared with every weight, in pairs and for a trend.

use serde_json::{Map, Value, json};
use survival::log_rank::{HazardRatio, Pair, RankTest, pairwise};
use survival::{Adjustment, Categories, Error, LogRank, Observations, RankWeights};

use super::case::Case;
use super::json::{at, matrix, number, numbers, text, to_numbers};

/// The tests that a case may name, except `fh_<rho>_<gamma>`.
const NAMED: [(&str, RankWeights); 5] = [
    ("logrank", RankWeights::LogRank),
    ("gehan_breslow", RankWeights::GehanBreslow),
    ("tarone_ware", RankWeights::TaroneWare),
    ("peto_prentice_S_np1", RankWeights::PetoPeto),
    ("modified_peto", RankWeights::ModifiedPeto),
];

/// Fleming-Harrington tests that are computed by default.
const USUAL: [&str; 5] = ["fh_1_0", "fh_0_1", "fh_1_1", "fh_05_05", "fh_05_0"];

pub fn log_rank(case: &Case) -> Result<Value, String> {
    let columns = case.survival()?;
    let rows = columns.observations().map_err(text)?;
    let groups = case.categories("group")?.ok_or("the case names no group")?;
    let comparison = LogRank::new(&rows, &groups).map_err(text)?;
    let mut tests = Map::new();
    for (name, weights) in weights_of(at(case.ask(), &["tests"])) {
        tests.insert(name, or_nothing(comparison.test(weights), test)?);
    }
    let mut trends = Map::new();
    for (name, weights) in weights_of(at(case.ask(), &["trend"])) {
        trends.insert(
            name.clone(),
            trend(&comparison, weights, at(case.ask(), &["trend", &name, "scores"]), &groups)?,
        );
    }
    Ok(json!({
        "levels": groups.levels(),
        "tests": tests,
        "pairwise": pairs(&rows, &groups)?,
        "trend": trends,
        "hr_estimates": or_nothing(comparison.test(RankWeights::LogRank), |test| hazard_ratios(&test))?,
    }))
}

/// Weights by name: the usual ones and those requested by a case in addition.
fn weights_of(ask: &Value) -> Vec<(String, RankWeights)> {
    let mut weights: Vec<(String, RankWeights)> =
        NAMED.iter().map(|&(name, weights)| (name.to_owned(), weights)).collect();
    let asked = ask.as_object().into_iter().flat_map(Map::keys).map(String::as_str);
    for name in USUAL.into_iter().chain(asked) {
        if let Some(found) = fleming_harrington(name) {
            weights.push((name.to_owned(), found));
        }
    }
    weights
}

/// The weights of a name such as `fh_05_1`, which means rho = 0.5 and gamma = 1.
fn fleming_harrington(name: &str) -> Option<RankWeights> {
    let (rho, gamma) = name.strip_prefix("fh_")?.split_once('_')?;
    let exponent = |digits: &str| match digits.strip_prefix('0') {
        Some(decimals) if !decimals.is_empty() && !decimals.contains('.') => {
            format!("0.{decimals}").parse().ok()
        }
        _ => digits.parse().ok(),
    };
    Some(RankWeights::FlemingHarrington { rho: exponent(rho)?, gamma: exponent(gamma)? })
}

fn test(test: RankTest) -> Value {
    json!({
        "O": numbers(test.observed),
        "E": numbers(test.expected),
        "V": matrix(test.variance),
        "chisq": number(test.chi_squared),
        "chisq_survdiff": number(test.chi_squared),
        "df": test.degrees_of_freedom,
        "p": number(test.p),
    })
}

fn pairs(rows: &Observations<'_>, groups: &Categories) -> Result<Value, String> {
    let pairs = pairwise(rows, groups, RankWeights::LogRank).map_err(text)?;
    let p: Vec<f64> = pairs.iter().map(Pair::p).collect();
    let pair = |pair: &Pair| {
        json!({
            "a": groups.levels()[pair.first],
            "b": groups.levels()[pair.second],
            "chisq": number(pair.test.as_ref().map_or(f64::NAN, |test| test.chi_squared)),
            "p": number(pair.p()),
        })
    };
    Ok(json!({
        "pairs": pairs.iter().map(pair).collect::<Value>(),
        "adjusted_p": {
            "bonferroni": numbers(Adjustment::Bonferroni.adjust(&p)),
            "holm": numbers(Adjustment::Holm.adjust(&p)),
            "BH": numbers(Adjustment::BenjaminiHochberg.adjust(&p)),
        },
    }))
}

/// A trend over the given scores, by default 1, 2, 3 and so on in the order of the levels.
fn trend(
    comparison: &LogRank,
    weights: RankWeights,
    scores: &Value,
    groups: &Categories,
) -> Result<Value, String> {
    let scores = match to_numbers(scores) {
        none if none.is_empty() => (1..=groups.levels().len()).map(|score| score as f64).collect(),
        given => given,
    };
    or_nothing(comparison.trend(weights, &scores), |trend| {
        json!({
            "scores": numbers(scores.iter().copied()),
            "z": number(trend.z),
            "chisq": number(trend.chi_squared),
            "p": number(trend.p),
        })
    })
}

fn hazard_ratios(test: &RankTest) -> Value {
    let ratio = |found: Result<HazardRatio, Error>| {
        found.map_or(Value::Null, |found| {
            json!({
                "hr": number(found.ratio),
                "log_hr": number(found.log_ratio),
                "se_log": number(found.standard_error),
            })
        })
    };
    json!({ "pike": ratio(test.pike(0.95)), "peto": ratio(test.peto(0.95)) })
}

/// `null` for a test that is undefined for the data.
fn or_nothing<T>(result: Result<T, Error>, answer: impl FnOnce(T) -> Value) -> Result<Value, String> {
    match result {
        Ok(found) => Ok(answer(found)),
        Err(Error::Degenerate(_)) => Ok(Value::Null),
        Err(error) => Err(text(error)),
    }
}
