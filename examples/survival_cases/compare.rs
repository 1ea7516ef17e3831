//! Compares the answers of reference cases with the expected values, at the case's own tolerances.

#![allow(clippy::float_cmp, reason = "an infinity equals itself")]
#![allow(unreachable_pub, reason = "the example and a test each hold this module, and neither is a library")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::answer::{Case, answer, to_text};

/// The comparison of one case.
#[derive(Default)]
pub struct Comparison {
    /// The kind of the case, such as `km`.
    pub kind: String,
    /// Values compared: numbers, texts and undefined values.
    pub compared: usize,
    /// Largest difference of two finite numbers, relative to the larger of the expected one and 1e-6.
    pub largest_difference: f64,
    /// Each value that differs by more than its tolerance, with its path.
    pub misses: Vec<String>,
}

/// Compares every case of a folder, in the order of its index: pairs of id and comparison.
///
/// Errors if the index or a file of a case cannot be read.
pub fn compare_all(directory: &Path) -> Result<Vec<(String, Comparison)>, String> {
    let index: Value = parse(&read(&directory.join("index.json"))?)?;
    let entries = index.as_array().ok_or("index.json is not a list of cases")?;
    let ids = entries.iter().map(|entry| entry["id"].as_str().ok_or("a case of index.json has no id"));
    ids.map(|id| {
        let id = id?;
        let comparison = compare_case(directory, id).map_err(|reason| format!("{id}: {reason}"))?;
        Ok((id.to_owned(), comparison))
    })
    .collect()
}

/// The number of cases and of compared values, and the largest difference, for each kind of case.
pub fn by_kind(comparisons: &[(String, Comparison)]) -> BTreeMap<&str, (usize, usize, f64)> {
    let mut kinds = BTreeMap::new();
    for (_, comparison) in comparisons {
        let (cases, compared, largest) = kinds.entry(comparison.kind.as_str()).or_insert((0, 0, 0.0_f64));
        *cases += 1;
        *compared += comparison.compared;
        *largest = largest.max(comparison.largest_difference);
    }
    kinds
}

fn compare_case(directory: &Path, id: &str) -> Result<Comparison, String> {
    let text = read(&directory.join("cases").join(format!("{id}.json")))?;
    let root = parse(&text)?;
    let case = Case::parse(&text)?;
    let data = case.dataset().map(|file| read(&directory.join("data").join(file))).transpose()?;
    let (found, unanswered) = answer(&case.with_data(data.as_deref())?)?;
    // Compares the written output, parsed again.
    let found = parse(&to_text(&found))?;
    let mut comparison =
        Comparison { kind: root["kind"].as_str().unwrap_or_default().to_owned(), ..Comparison::default() };
    comparison.misses.extend(unanswered.iter().map(|path| format!("{path}: no answer")));
    compare(&root, &mut Vec::new(), &root["expect"], &found, &mut comparison);
    Ok(comparison)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn parse(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn compare<'a>(
    case: &Value,
    path: &mut Vec<&'a str>,
    expected: &'a Value,
    found: &Value,
    comparison: &mut Comparison,
) {
    match (expected, found) {
        (Value::Object(members), _) => {
            for (key, value) in members.iter().filter(|(key, _)| *key != "raw_float_alternative") {
                path.push(key);
                compare(case, path, value, found.get(key).unwrap_or(&Value::Null), comparison);
                path.pop();
            }
        }
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
            for (item, other) in items.iter().zip(others) {
                compare(case, path, item, other, comparison);
            }
        }
        _ => {
            comparison.compared += 1;
            if let (Some(expected), Some(found)) = (number(expected), number(found))
                && expected.is_finite()
                && found.is_finite()
            {
                let difference = (expected - found).abs() / expected.abs().max(1e-6);
                comparison.largest_difference = comparison.largest_difference.max(difference);
            }
            if !agrees(case, path, expected, found) {
                comparison.misses.push(format!("{}: expected {expected}, found {found}", path.join("/")));
            }
        }
    }
}

fn agrees(case: &Value, path: &[&str], expected: &Value, found: &Value) -> bool {
    match (number(expected), number(found)) {
        (Some(expected), Some(found)) => {
            let (absolute, relative) = tolerance(case, path);
            expected == found || (expected - found).abs() <= absolute + relative * expected.abs()
        }
        // Limits of a survival of 1.
        (None, Some(found)) => {
            undefined(expected) && path.iter().any(|key| key.starts_with("ci_")) && found == 1.0
        }
        (None, None) => undefined(expected) == undefined(found) && (undefined(expected) || expected == found),
        (Some(_), None) => false,
    }
}

fn undefined(value: &Value) -> bool {
    value.is_null() || value.as_str() == Some("NaN")
}

fn number(value: &Value) -> Option<f64> {
    match value.as_str() {
        Some("Inf") => Some(f64::INFINITY),
        Some("-Inf") => Some(f64::NEG_INFINITY),
        _ => value.as_f64(),
    }
}

/// Absolute and relative tolerance at a path of a case, from the names of its tolerances.
fn tolerance(case: &Value, path: &[&str]) -> (f64, f64) {
    let named = |name: &str| case["tolerance"][name].as_f64().unwrap_or(0.0);
    let absolute = |name: &str| (named(name), 0.0);
    let relative = |name: &str| (0.0, named(name));
    let within = |key: &str| path.contains(&key);
    let last = path.last().copied().unwrap_or_default();
    match case["kind"].as_str().unwrap_or_default() {
        "km" | "km_edge" => match last {
            _ if within("spss_quantiles") => absolute("spss"),
            _ if within("rmst") => relative("rmst"),
            _ if within("quantiles") => absolute("quantile"),
            "surv" => absolute("surv"),
            "lower" | "upper" => absolute("ci"),
            _ => absolute("se"),
        },
        "logrank" => match last {
            "O" | "E" => absolute("OE"),
            "V" => absolute("V"),
            "chisq" | "chisq_survdiff" => (1e-12, named("chisq_rel")),
            _ => relative("p_rel"),
        },
        "spss_km" => match last {
            "median" => absolute("median"),
            "median_lower" | "median_upper" => absolute("ci"),
            _ => absolute("se"),
        },
        "cox" => match last {
            _ if within("zph") => relative("zph_rel"),
            _ if within("concordance") && last != "se" => absolute("concordance"),
            "coef" | "means" => absolute("coef_abs"),
            "loglik" | "loglik_null" | "aic" => relative("loglik_rel"),
            "chisq" => relative("chisq_rel"),
            "p" => relative("p_rel"),
            "se" | "var" => relative("se_rel"),
            // Hazards, residuals and the like depend on the coefficients.
            _ => (named("coef_abs"), named("se_rel")),
        },
        "cox_firth" => match last {
            "coef" => absolute("coef"),
            "se_wald" => absolute("se"),
            "pen_loglik" | "pen_loglik_null" => absolute("penloglik"),
            "profile_ci95" => absolute("profile_ci"),
            _ => (named("plr_chisq"), named("plr_chisq")),
        },
        "cindex" => match last {
            _ if within("uno") => absolute("uno"),
            "se" => absolute("se"),
            _ => absolute("c"),
        },
        "performance" => match last {
            _ if within("auc") => absolute("auc"),
            _ if within("brier") => absolute("brier"),
            _ => absolute("pred"),
        },
        "wilcoxon_signed_rank" | "mann_whitney" => match last {
            "W_plus" | "W_minus" | "V" | "U1" | "U2" | "U_min_spss" => absolute("W"),
            "z" => absolute("z"),
            _ => (1e-12, named("p_rel")),
        },
        "contingency" | "contingency_paired" => match last {
            "or_cmle" | "or_lower" | "or_upper" => relative("fisher_or_rel"),
            "p" | "p_two_sided" | "p_greater" | "p_less" | "p_cc" | "p_exact" | "p_midp" => relative("p_rel"),
            _ => (named("stat"), named("stat")),
        },
        "distribution" | "adjustment" => relative("rel"),
        _ => (0.0, 0.0),
    }
}
