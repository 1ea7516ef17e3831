//! The same numbers in the browser as natively.
//!
//! `tests/fixtures/survival/native/` contains the native output of the example `survival_cases` for some of
//! the reference cases. Native results must be identical; those in the browser must agree to 1e-12 relative,
//! 1e-300 absolute.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../examples/survival_cases/answer/mod.rs"]
mod answer;

use answer::{Case, answer, to_text};
use serde_json::Value;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Relative tolerance to the native number, 0 natively.
const RELATIVE: f64 = if cfg!(target_arch = "wasm32") { 1e-12 } else { 0.0 };
const ABSOLUTE: f64 = if cfg!(target_arch = "wasm32") { 1e-300 } else { 0.0 };

/// A case with its data and its native result.
struct Reference {
    id: &'static str,
    case: &'static str,
    data: Option<&'static str>,
    native: &'static str,
}

macro_rules! reference {
    ($id:literal) => { reference!(@ $id, None) };
    ($id:literal, $data:literal) => {
        reference!(@ $id, Some(include_str!(concat!("fixtures/survival/data/", $data, ".csv"))))
    };
    (@ $id:literal, $data:expr) => {
        Reference {
            id: $id,
            case: include_str!(concat!("fixtures/survival/cases/", $id, ".json")),
            data: $data,
            native: include_str!(concat!("fixtures/survival/native/", $id, ".json")),
        }
    };
}

const REFERENCES: [Reference; 14] = [
    reference!("km_aml_x", "aml"),
    reference!("km_hodg_grp", "hodg"),
    reference!("lr_veteran_celltype", "veteran"),
    reference!("lr_larynx_stage_trend", "larynx"),
    reference!("cox_veteran_main", "veteran"),
    reference!("cox_kidney", "kidney"),
    reference!("firth_ovarian", "ovarian"),
    reference!("wsr_darwin", "np_darwin"),
    reference!("mw_permeability", "np_permeability"),
    reference!("ct_job"),
    reference!("cindex_ovarian_age", "ovarian"),
    reference!("perf_ovarian", "ovarian"),
    reference!("dist_public"),
    reference!("spss31_km_sex1", "spss31_sex1"),
];

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn the_answers_are_those_that_were_given_natively() {
    let mut numbers = 0;
    let mut differences = Vec::new();
    for reference in &REFERENCES {
        let case = Case::parse(reference.case).unwrap();
        assert_eq!(case.dataset().is_some(), reference.data.is_some(), "{}", reference.id);
        let (tree, _) = answer(&case.with_data(reference.data).unwrap()).unwrap();
        let here: Value = serde_json::from_str(&to_text(&tree)).unwrap();
        let native: Value = serde_json::from_str(reference.native).unwrap();
        compare(reference.id, &here, &native, &mut numbers, &mut differences);
    }
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
    assert!(numbers > 1000, "only {numbers} numbers were compared");
}

fn compare(path: &str, here: &Value, native: &Value, numbers: &mut usize, differences: &mut Vec<String>) {
    match (here, native) {
        (Value::Object(ours), Value::Object(theirs)) if ours.len() == theirs.len() => {
            for (key, value) in theirs {
                compare(&format!("{path}/{key}"), &ours[key], value, numbers, differences);
            }
        }
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            for (at, (one, other)) in ours.iter().zip(theirs).enumerate() {
                compare(&format!("{path}[{at}]"), one, other, numbers, differences);
            }
        }
        (Value::Number(one), Value::Number(other)) => {
            *numbers += 1;
            let (one, other) = (one.as_f64().unwrap(), other.as_f64().unwrap());
            if (one - other).abs() > (RELATIVE * other.abs()).max(ABSOLUTE) {
                differences.push(format!("{path}: {one} here, {other} natively"));
            }
        }
        (one, other) if one == other => {}
        (one, other) => differences.push(format!("{path}: {one} here, {other} natively")),
    }
}
