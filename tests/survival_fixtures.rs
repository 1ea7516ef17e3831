//! Every reference case of the survival library, at the tolerance the case itself names.
//!
//! The cases hold results of R, SPSS and 50-digit arithmetic (`tests/fixtures/survival/README.md`). The
//! answers come from the same code as `cargo run --example survival_cases`, which never sees what
//! is expected.

#![allow(clippy::float_cmp, reason = "an infinity equals itself")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a fixture that cannot be read fails the test")]

#[path = "../examples/survival_cases/answer/mod.rs"]
mod answer;

use std::fs;
use std::path::PathBuf;

use answer::{Case, answer, to_text};
use serde_json::Value;

/// Cases that are known to miss their tolerance, with the reason; each must still miss it.
const EXCEPTIONS: [(&str, &str); 0] = [];

fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "fixtures", "survival"].iter().collect()
}

fn read(path: &[&str]) -> String {
    let path = path.iter().fold(folder(), |folder, name| folder.join(name));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_case_agrees_with_its_reference_at_its_tolerance() {
    let index: Vec<Value> = serde_json::from_str(&read(&["index.json"])).unwrap();
    let mut failures = Vec::new();
    for entry in &index {
        let id = entry["id"].as_str().unwrap();
        let misses = misses(id);
        let excepted = EXCEPTIONS.iter().any(|(exception, _)| *exception == id);
        match (misses.is_empty(), excepted) {
            (false, false) => failures.push(format!("{id}: {}", misses[..misses.len().min(3)].join("; "))),
            (true, true) => failures.push(format!("{id} agrees: take it off the list of exceptions")),
            _ => {}
        }
    }
    assert!(failures.is_empty(), "{} of {} cases:\n{}", failures.len(), index.len(), failures.join("\n"));
    assert_eq!(index.len(), 71);
}

/// Where a case's answer differs from what is expected.
fn misses(id: &str) -> Vec<String> {
    let text = read(&["cases", &format!("{id}.json")]);
    let case: Value = serde_json::from_str(&text).unwrap();
    let answered = Case::parse(&text).and_then(|case| {
        let data = case.dataset().map(|file| read(&["data", file]));
        answer(&case.with_data(data.as_deref())?)
    });
    // What is compared is what the example writes, read again.
    let answered = answered.and_then(|(tree, unanswered)| {
        assert!(unanswered.is_empty(), "{id}: no answer to {unanswered:?}");
        serde_json::from_str(&to_text(&tree)).map_err(|error| error.to_string())
    });
    let mut misses = Vec::new();
    match answered {
        Ok(found) => compare(&case, &mut Vec::new(), &case["expect"], &found, &mut misses),
        Err(reason) => misses.push(reason),
    }
    misses
}

fn compare<'a>(
    case: &Value,
    path: &mut Vec<&'a str>,
    expected: &'a Value,
    found: &Value,
    misses: &mut Vec<String>,
) {
    match (expected, found) {
        // "R refuses this", and what another convention gives.
        (Value::String(text), _)
            if number(expected).is_none() && text != "NaN" && found.as_str() != Some(text) => {}
        (Value::Object(members), _) => {
            for (key, value) in members.iter().filter(|(key, _)| *key != "raw_float_alternative") {
                path.push(key);
                compare(case, path, value, found.get(key).unwrap_or(&Value::Null), misses);
                path.pop();
            }
        }
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
            for (item, other) in items.iter().zip(others) {
                compare(case, path, item, other, misses);
            }
        }
        _ if agrees(case, path, expected, found) => {}
        _ => misses.push(format!("{}: expected {expected}, found {found}", path.join("/"))),
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

/// The absolute and the relative tolerance at a place of a case, from the names of its tolerances.
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
            // Hazards, residuals and the like follow the coefficients.
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
        "distribution" => relative("rel"),
        _ => (0.0, 0.0),
    }
}
