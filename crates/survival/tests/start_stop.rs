//! Cox models with treatments that begin over time, against R; `start_stop.R` in this folder computes the values.

#![allow(clippy::unwrap_used, reason = "the fixtures and rows are made valid")]

use proptest::prelude::*;
use serde_json::Value;
use survival::cox::{Covariates, CoxFit, CoxModel, Ties, TimeTransform};
use survival::{Categories, Observations, StartStop};

const CASES: &str = include_str!("start_stop.json");

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|it| it.as_f64().unwrap_or(f64::INFINITY)).collect()
}

#[track_caller]
fn close(what: &str, found: &[f64], expected: &[f64], relative: f64) {
    assert_eq!(found.len(), expected.len(), "{what}");
    for (found, expected) in found.iter().zip(expected) {
        let error = (found - expected).abs();
        assert!(error <= relative * expected.abs().max(1e-3), "{what}: {found} instead of {expected}");
    }
}

#[track_caller]
fn agrees(name: &str) {
    let cases: Value = serde_json::from_str(CASES).unwrap();
    let case = &cases[name];
    let field = |name: &str| numbers(&case[name]);
    let columns = |name: &str| case[name].as_array().unwrap().iter().map(numbers).collect::<Vec<_>>();
    let (time, event) = (field("time"), field("event").iter().map(|it| *it > 0.0).collect::<Vec<_>>());
    let patient = Categories::from_labels(&field("patient").iter().map(f64::to_string).collect::<Vec<_>>());
    let entry = case.get("entry").map(numbers);
    let mut rows = Observations::new(&time, &event).unwrap();
    if let Some(entry) = &entry {
        rows = rows.with_entry(entry).unwrap();
    }
    let rows = rows.with_clusters(&patient).unwrap();
    let starts = columns("starts");
    let split = StartStop::new(&rows, &starts.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
    let mut covariates: Vec<Vec<f64>> = columns("constant").iter().map(|it| split.repeated(it)).collect();
    covariates.extend(starts.iter().map(|start| split.begun(start)));
    let named: Vec<(String, &[f64])> =
        covariates.iter().enumerate().map(|(at, it)| (at.to_string(), it.as_slice())).collect();
    let model = CoxModel::new(split.observations(), Covariates::new(&named).unwrap()).unwrap();
    let fit = model.ties(if case["ties"] == "efron" { Ties::Efron } else { Ties::Breslow }).fit().unwrap();
    close("coefficients", fit.coefficients(), &field("coefficients"), 1e-6);
    close("standard errors", &fit.standard_errors(), &field("standard_errors"), 1e-6);
    let likelihood = [fit.null_log_likelihood(), fit.log_likelihood()];
    close("log likelihood", &likelihood, &field("log_likelihood"), 1e-9);
    close("robust errors", &fit.robust().standard_errors(), &field("robust_errors"), 1e-6);
    let hazards = fit.proportional_hazards_test(TimeTransform::KaplanMeier).unwrap();
    let mut p: Vec<f64> = hazards.covariates.iter().map(|test| test.p_value).collect();
    p.push(hazards.global.p_value);
    close("test of proportional hazards", &p, &field("proportional_p"), 1e-6);
    close("concordance", &[fit.concordance().unwrap().concordance], &field("concordance"), 1e-9);
}

#[test]
fn heart_transplants_have_the_effect_that_r_finds() {
    agrees("stanford");
    agrees("stanford_breslow");
}

#[test]
fn two_treatments_and_deaths_at_time_zero_agree_with_r() {
    agrees("two_treatments");
}

#[test]
fn delayed_entry_agrees_with_r() {
    agrees("delayed");
}

#[test]
fn a_start_that_is_not_a_number_is_refused() {
    let rows = Observations::new(&[1.0, 2.0], &[true, true]).unwrap();
    let error = StartStop::new(&rows, &[&[0.5, f64::NAN]]).unwrap_err();
    assert_eq!(error.row(), Some(1));
    assert!(StartStop::new(&rows, &[&[0.5]]).is_err());
}

/// Times, events, a treatment's start and a constant covariate, with at least two events.
fn rows() -> impl Strategy<Value = Vec<(f64, bool, f64, f64)>> {
    let row = (0_u16..60, any::<bool>(), -20_i16..90, 0_u8..9);
    let row = row.prop_map(|(time, event, start, x)| {
        let start = if start > 60 { f64::INFINITY } else { f64::from(start) };
        (f64::from(time), event, start, f64::from(x))
    });
    prop::collection::vec(row, 6..60).prop_map(|mut rows| {
        (rows[0].1, rows[1].1, rows[0].3, rows[1].3) = (true, true, 1.0, 8.0);
        rows
    })
}

fn fit<'a>(rows: Observations<'a>, column: &'a [f64]) -> Option<CoxFit<'a>> {
    CoxModel::new(rows, Covariates::new(&[("x", column)]).ok()?).ok()?.fit().ok()
}

proptest! {
    #[test]
    fn no_time_and_no_event_is_lost(rows in rows()) {
        let time: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let event: Vec<bool> = rows.iter().map(|row| row.1).collect();
        let start: Vec<f64> = rows.iter().map(|row| row.2).collect();
        let all = Observations::new(&time, &event).unwrap();
        let split = StartStop::new(&all, &[&start]).unwrap();
        let parts = split.observations();
        prop_assert_eq!(parts.events(), all.events());
        let shift = if time.contains(&0.0) { 1.0 } else { 0.0 };
        for (row, time) in time.iter().enumerate() {
            let of_row = (0..parts.len()).filter(|at| split.rows()[*at] == row);
            let length: f64 = of_row.map(|at| parts.time()[at] - parts.entry().unwrap()[at]).sum();
            prop_assert!((length - time - shift).abs() < 1e-9);
        }
    }

    /// Splitting rows changes nothing for a covariate that does not change.
    #[test]
    fn a_constant_covariate_has_the_same_effect_before_and_after_the_split(rows in rows()) {
        let time: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let event: Vec<bool> = rows.iter().map(|row| row.1).collect();
        let start: Vec<f64> = rows.iter().map(|row| row.2).collect();
        let x: Vec<f64> = rows.iter().map(|row| row.3).collect();
        let all = Observations::new(&time, &event).unwrap();
        let split = StartStop::new(&all, &[&start]).unwrap();
        let repeated = split.repeated(&x);
        let (whole, parts) = (fit(all, &x), fit(split.observations(), &repeated));
        prop_assert_eq!(whole.is_some(), parts.is_some());
        if let (Some(whole), Some(parts)) = (whole, parts) {
            let gap = whole.coefficients()[0] - parts.coefficients()[0];
            prop_assert!(gap.abs() < 1e-7, "{}", gap);
        }
    }

    /// A treatment that began before time zero is an ordinary covariate.
    #[test]
    fn a_start_before_time_zero_is_a_group(rows in rows()) {
        let time: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let event: Vec<bool> = rows.iter().map(|row| row.1).collect();
        let treated: Vec<f64> = rows.iter().map(|row| f64::from(u8::from(row.3 > 4.0))).collect();
        let start: Vec<f64> =
            treated.iter().map(|it| if *it > 0.0 { -1.0 } else { f64::INFINITY }).collect();
        let all = Observations::new(&time, &event).unwrap();
        let split = StartStop::new(&all, &[&start]).unwrap();
        prop_assert_eq!(split.rows().len(), rows.len());
        let begun = split.begun(&start);
        prop_assert_eq!(&begun, &treated);
        if let (Some(whole), Some(parts)) = (fit(all, &treated), fit(split.observations(), &begun)) {
            prop_assert!((whole.coefficients()[0] - parts.coefficients()[0]).abs() < 1e-7);
        }
    }
}
