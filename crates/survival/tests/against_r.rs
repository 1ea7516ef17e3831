//! Delayed entry, case weights, strata and clusters against R.
//!
//! The rows are synthetic; `tests/fixtures/survival_synthetic/make.R` generated them and the expected
//! results.

#![allow(clippy::unwrap_used, reason = "a fixture that cannot be read fails the test")]

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use survival::cox::{Covariates, CoxModel, Ties, TimeTransform};
use survival::{
    Categories, ConfidenceType, HazardEstimator, KaplanMeier, LogRank, Observations, RankWeights,
};

fn read(name: &str) -> String {
    let root: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "../../tests/fixtures/survival_synthetic", name].iter().collect();
    fs::read_to_string(root).unwrap()
}

/// The columns of `rows.csv`.
struct Rows {
    time: Vec<f64>,
    entry: Vec<f64>,
    event: Vec<bool>,
    weight: Vec<f64>,
    age: Vec<f64>,
    treated: Vec<f64>,
    arm: Categories,
    centre: Categories,
    patient: Categories,
}

impl Rows {
    fn read() -> Self {
        let text = read("rows.csv");
        let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let heading = lines.next().unwrap();
        let lines: Vec<Vec<&str>> = lines.collect();
        let words = |name: &str| -> Vec<&str> {
            let place = heading.iter().position(|column| *column == name).unwrap();
            lines.iter().map(|line| line[place]).collect()
        };
        let numbers = |name: &str| words(name).iter().map(|word| word.parse().unwrap()).collect::<Vec<f64>>();
        Self {
            time: numbers("time"),
            entry: numbers("entry"),
            event: words("event").iter().map(|word| *word == "1").collect(),
            weight: numbers("weight"),
            age: numbers("age"),
            treated: numbers("treated"),
            arm: Categories::from_labels(&words("arm")),
            centre: Categories::from_labels(&words("centre")),
            patient: Categories::from_labels(&words("patient")),
        }
    }

    /// Observations with the features in the case's name.
    fn observations(&self, case: &str) -> Observations<'_> {
        let mut rows = Observations::new(&self.time, &self.event).unwrap();
        if case.contains("late") {
            rows = rows.with_entry(&self.entry).unwrap();
        }
        if case.contains("weighted") {
            rows = rows.with_weights(&self.weight).unwrap();
        }
        if case.contains("strata") {
            rows = rows.with_strata(&self.centre).unwrap();
        }
        if case.contains("cluster") {
            rows = rows.with_clusters(&self.patient).unwrap();
        }
        rows
    }
}

fn flat(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(flat).collect(),
        Value::String(text) => vec![text.replace("Inf", "inf").parse().unwrap()],
        Value::Null => vec![f64::NAN],
        number => vec![number.as_f64().unwrap()],
    }
}

#[track_caller]
fn agrees(case: &str, what: &str, found: &[f64], expected: &Value, tolerance: f64) {
    let expected = flat(expected);
    assert_eq!(found.len(), expected.len(), "{case}: {what}");
    for (place, (found, expected)) in found.iter().zip(expected).enumerate() {
        let close = (found.is_nan() && expected.is_nan())
            || (found - expected).abs() <= tolerance * expected.abs().max(1.0)
            || found.total_cmp(&expected).is_eq();
        assert!(close, "{case}: {what} {place}: {found} where R has {expected}");
    }
}

fn regression(case: &str, model: &CoxModel<'_>, expected: &Value) {
    let fit = &model.fit().unwrap();
    let agrees =
        |what: &str, found: &[f64], tolerance: f64| agrees(case, what, found, &expected[what], tolerance);
    agrees("coef", fit.coefficients(), 1e-10);
    agrees("se", &fit.standard_errors(), 1e-10);
    agrees("loglik", &[fit.null_log_likelihood(), fit.log_likelihood()], 1e-12);
    agrees("score", &[fit.score_test().statistic], 1e-9);
    agrees("martingale", &fit.martingale_residuals(), 1e-9);
    agrees("score_residuals", &fit.score_residuals().concat(), 1e-9);
    let concordance = fit.concordance().unwrap();
    agrees("concordance", &[concordance.concordance, concordance.standard_error], 1e-9);
    let test = fit.proportional_hazards_test(TimeTransform::KaplanMeier).unwrap();
    let statistics = test.covariates.iter().chain([&test.global]).map(|test| test.statistic);
    agrees("zph_chisq", &statistics.collect::<Vec<_>>(), 1e-7);
    let hazard = fit.baseline_hazard_at_zero();
    let strata = if case.contains("strata") { 3 } else { 1 };
    agrees("basehaz", &(0..strata).flat_map(|s| hazard.hazards(s).to_vec()).collect::<Vec<_>>(), 1e-9);
    agrees("basehaz_time", &(0..strata).flat_map(|s| hazard.times(s).to_vec()).collect::<Vec<_>>(), 1e-14);
    if case.contains("cluster") {
        let robust = fit.robust();
        assert_eq!(robust.clusters(), 120);
        agrees("robust", &robust.variance().rows().flatten().copied().collect::<Vec<_>>(), 1e-9);
        agrees("robust_score", &[model.robust_score_test().unwrap().statistic], 1e-9);
    }
}

#[test]
fn cox_models_agree_with_r_under_late_entry_weights_strata_and_clusters() {
    let answers: Value = serde_json::from_str(&read("answers.json")).unwrap();
    let rows = Rows::read();
    let mut cases = 0;
    for (case, expected) in answers.as_object().unwrap().iter().filter(|(case, _)| case.starts_with("cox_")) {
        let ties = if case.ends_with("breslow") { Ties::Breslow } else { Ties::Efron };
        let covariates = Covariates::new(&[("age", &rows.age[..]), ("treated", &rows.treated[..])]).unwrap();
        let model = CoxModel::new(rows.observations(case), covariates).unwrap().ties(ties);
        regression(case, &model, expected);
        cases += 1;
    }
    assert_eq!(cases, 14);
}

#[test]
fn the_robust_score_test_of_groups_agrees_with_r_also_where_nobody_of_a_group_dies() {
    let answers: Value = serde_json::from_str(&read("answers.json")).unwrap();
    let plain = Rows::read();
    let mut unharmed = Rows::read();
    let is = |arm: &str| -> Vec<bool> {
        plain.arm.codes().iter().map(|&code| plain.arm.levels()[code as usize] == arm).collect()
    };
    let column = |arm: &str| is(arm).iter().map(|&is| f64::from(u8::from(is))).collect::<Vec<f64>>();
    for (event, early) in unharmed.event.iter_mut().zip(is("early")) {
        *event &= !early;
    }
    // The choice of reference does not matter.
    for arms in [["early", "late"], ["control", "early"]] {
        let columns = arms.map(column);
        let covariates = Covariates::new(&[(arms[0], &columns[0][..]), (arms[1], &columns[1][..])]).unwrap();
        for kind in ["cluster", "late_weighted_strata_cluster", "unharmed_cluster"] {
            for (ties, name) in [(Ties::Efron, "efron"), (Ties::Breslow, "breslow")] {
                let case = format!("robust_{kind}_{name}");
                let rows = if kind.starts_with("unharmed") { &unharmed } else { &plain };
                let model = CoxModel::new(rows.observations(&case), covariates.clone()).unwrap().ties(ties);
                let test = model.robust_score_test().unwrap();
                assert_eq!(test.df, 2);
                agrees(&case, "chisq", &[test.statistic], &answers[&case]["chisq"], 1e-9);
            }
        }
    }
}

#[test]
fn curves_agree_with_r_under_late_entry_and_weights() {
    let answers: Value = serde_json::from_str(&read("answers.json")).unwrap();
    let rows = Rows::read();
    for case in ["km_plain", "km_late", "km_weighted", "km_late_weighted"] {
        let curve = KaplanMeier::fit(&rows.observations(case)).unwrap();
        let agrees = |what: &str, found: &[f64]| agrees(case, what, found, &answers[case][what], 1e-11);
        agrees("time", &curve.time());
        agrees("n_risk", &curve.number_at_risk());
        agrees("n_event", &curve.number_of_events());
        agrees("surv", &curve.survival());
        agrees("se", &curve.standard_error());
        let limits = curve.limits(ConfidenceType::LogLog, 0.95).unwrap();
        agrees("lower", &limits.lower);
        agrees("upper", &limits.upper);
        agrees("cumhaz", &curve.cumulative_hazard(HazardEstimator::NelsonAalen).hazard);
        let quantiles = [0.25, 0.5, 0.75].map(|probability| curve.quantile(probability).unwrap_or(f64::NAN));
        agrees("quantile", &quantiles);
    }
}

#[test]
fn the_log_rank_test_agrees_with_r_within_strata() {
    let answers: Value = serde_json::from_str(&read("answers.json")).unwrap();
    let rows = Rows::read();
    for case in ["logrank_plain", "logrank_strata"] {
        let comparison = LogRank::new(&rows.observations(case), &rows.arm).unwrap();
        let test = comparison.test(RankWeights::LogRank).unwrap();
        let agrees = |what: &str, found: &[f64]| agrees(case, what, found, &answers[case][what], 1e-11);
        agrees("observed", &test.observed);
        agrees("expected", &test.expected);
        agrees("variance", &test.variance.concat());
        agrees("chisq", &[test.chi_squared]);
    }
}

#[test]
fn the_log_rank_test_under_late_entry_is_the_score_test_of_rs_cox_model() {
    let answers: Value = serde_json::from_str(&read("answers.json")).unwrap();
    let mut rows = Rows::read();
    let count = rows.time.len() as f64;
    for (row, time) in rows.time.iter_mut().enumerate() {
        *time += (row + 1) as f64 / (4.0 * count);
    }
    for case in ["logrank_late", "logrank_late_strata"] {
        let comparison = LogRank::new(&rows.observations(case), &rows.arm).unwrap();
        let test = comparison.test(RankWeights::LogRank).unwrap();
        agrees(case, "chisq", &[test.chi_squared], &answers[case]["chisq"], 1e-9);
    }
}
