//! Pooled analyses equal R's on the stacked rows (`pool.R`), and the row-based estimators for any split.

#![allow(clippy::unwrap_used, reason = "a test")]

use proptest::collection::vec;
use proptest::prelude::*;
use reference::{
    Between, Coarsening, Effect, Labels, Making, MeanInterval, Pool, Reference, Row, ScoredRows, SmallGroups,
    make, meta_analysis,
};
use serde_json::Value;
use survival::cox::{Covariates, CoxModel};
use survival::{Categories, LogRank, Observations, RankWeights};

const NAMES: [&str; 3] = ["low", "middle", "high"];

/// A row: hospital, group, days, event.
type Patient = (usize, usize, f64, bool);

fn reference(patients: &[Patient], hospital: usize, times: Coarsening) -> Option<Reference> {
    let own: Vec<&Patient> = patients.iter().filter(|patient| patient.0 == hospital).collect();
    let rows: Vec<Row> = own.iter().map(|patient| Row { days: patient.2, event: patient.3 }).collect();
    let names = NAMES.map(str::to_owned).to_vec();
    let group = own.iter().map(|patient| Some(patient.1)).collect();
    let scores = [ScoredRows { system: "own".to_owned(), names, group }];
    let labels = Labels {
        place: format!("hospital {hospital}"),
        years: "2020".to_owned(),
        times,
        smallest_group: 1,
        made_up: true,
    };
    Some(make(&rows, &scores, Making { labels, small_groups: SmallGroups::Withhold }).ok()?.reference)
}

fn pool(patients: &[Patient], times: Coarsening) -> Pool {
    let all: Vec<Reference> = (0..4).filter_map(|hospital| reference(patients, hospital, times)).collect();
    Pool::of(&all.iter().collect::<Vec<_>>(), "own", &NAMES).unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn fixture() -> Value {
    serde_json::from_str(include_str!("fixtures/pool.json")).unwrap()
}

#[track_caller]
fn near(found: &[f64], expected: &[f64], relative: f64, what: &str) {
    assert_eq!(found.len(), expected.len(), "{what}");
    for (found, expected) in found.iter().zip(expected) {
        let difference = (found - expected).abs();
        assert!(difference <= relative * expected.abs().max(1e-3), "{what}: {found}, R: {expected}");
    }
}

#[test]
fn pooled_analyses_equal_those_of_r_on_the_stacked_rows() {
    let fixture = fixture();
    let [hospital, group, days, event] =
        ["hospital", "group", "days", "event"].map(|name| numbers(&fixture[name]));
    let patient = |row: usize| (hospital[row] as usize, group[row] as usize, days[row], event[row] > 0.5);
    let patients: Vec<Patient> = (0..days.len()).map(patient).collect();
    for (times, name) in [(Coarsening::Days, "exact"), (Coarsening::Weeks, "weeks")] {
        let (pool, r) = (pool(&patients, times), &fixture[name]);
        let test = pool.log_rank().unwrap();
        near(&test.observed, &numbers(&r["observed"]), 1e-12, "observed");
        near(&test.expected, &numbers(&r["expected"]), 1e-10, "expected");
        near(&[test.chi_squared], &[r["chi_squared"].as_f64().unwrap()], 1e-9, "chi-squared");
        let cox = pool.cox(0).unwrap();
        let of =
            |part: fn(&reference::HazardRatio) -> f64| cox.hazard_ratios.iter().map(part).collect::<Vec<_>>();
        near(&of(|it| it.log), &numbers(&r["log"]), 1e-7, "log hazard ratio");
        near(&of(|it| it.standard_error), &numbers(&r["se"]), 1e-7, "standard error");
        let (null, most) = cox.log_likelihood;
        near(&[null, most], &numbers(&r["log_likelihood"]), 1e-10, "log likelihood");
        let alive = pool.all().unwrap().alive(&[3.0, 6.0, 12.0]).unwrap();
        let survival: Vec<f64> = alive.iter().map(|at| at.survival).collect();
        let (lower, upper): (Vec<f64>, Vec<f64>) = alive.iter().map(|at| at.interval.unwrap()).unzip();
        near(&survival, &numbers(&r["alive"]), 1e-10, "alive");
        near(&lower, &numbers(&r["lower"]), 1e-9, "lower");
        near(&upper, &numbers(&r["upper"]), 1e-9, "upper");
        let own: Vec<_> = pool.hospitals().iter().map(|it| it.hazard_ratio(2, 0).unwrap()).collect();
        near(
            &own.iter().map(|it| it.log).collect::<Vec<_>>(),
            &numbers(&r["hospital_log"]),
            1e-6,
            "hospital",
        );
        near(
            &own.iter().map(|it| it.standard_error).collect::<Vec<_>>(),
            &numbers(&r["hospital_se"]),
            1e-6,
            "standard error of a hospital",
        );
    }
}

#[test]
fn meta_analyses_equal_those_of_metafor() {
    let fixture = fixture();
    let all = fixture["meta"].as_array().unwrap();
    assert_eq!(all.len(), 15);
    for r in all {
        let between = match r["method"].as_str().unwrap() {
            "FE" => Between::Fixed,
            "DL" => Between::DerSimonianLaird,
            _ => Between::Reml,
        };
        let interval = if r["test"] == "z" { MeanInterval::Normal } else { MeanInterval::HartungKnapp };
        let pairs = numbers(&r["y"]).into_iter().zip(numbers(&r["sei"]));
        let effects: Vec<Effect> =
            pairs.map(|(value, standard_error)| Effect { value, standard_error }).collect();
        let found = meta_analysis(&effects, between, interval).unwrap();
        let number = |name: &str| r[name].as_f64().unwrap();
        let what = format!("{} {} of {}", r["method"], r["test"], effects.len());
        near(&[found.mean, found.standard_error], &[number("mean"), number("se")], 1e-8, &what);
        near(&[found.interval.0, found.interval.1], &[number("lower"), number("upper")], 1e-8, &what);
        near(&[found.p, found.q, found.q_p], &[number("p"), number("q"), number("q_p")], 1e-8, &what);
        near(&[found.tau_squared, found.i_squared], &[number("tau2"), number("i2")], 1e-6, &what);
        let prediction = found.prediction.map(|(low, high)| vec![low, high]).unwrap_or_default();
        near(&prediction, &numbers(&r["prediction"]), 1e-7, &what);
        assert!((found.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{what}");
    }
}

fn patients() -> impl Strategy<Value = Vec<Patient>> {
    vec((0_usize..4, 0_usize..3, (1_u32..60).prop_map(f64::from), prop::bool::weighted(0.7)), 8..80)
}

fn labels_of(patients: &[Patient], part: fn(&Patient) -> usize) -> Categories {
    let labels: Vec<String> = patients.iter().map(|patient| part(patient).to_string()).collect();
    Categories::from_labels(&labels.iter().map(String::as_str).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn any_split_gives_the_results_of_the_stacked_rows(patients in patients()) {
        let time: Vec<f64> = patients.iter().map(|patient| patient.2).collect();
        let event: Vec<bool> = patients.iter().map(|patient| patient.3).collect();
        let strata = labels_of(&patients, |patient| patient.0);
        let rows = Observations::new(&time, &event).unwrap().with_strata(&strata).unwrap();
        let pool = pool(&patients, Coarsening::Days);
        let groups = labels_of(&patients, |patient| patient.1);
        let stacked = LogRank::new(&rows, &groups).and_then(|test| test.test(RankWeights::LogRank));
        if let (Some(pooled), Ok(stacked)) = (pool.log_rank(), stacked) {
            prop_assert_eq!(pooled.degrees_of_freedom, stacked.degrees_of_freedom);
            let difference = (pooled.chi_squared - stacked.chi_squared).abs();
            prop_assert!(difference <= 1e-9 * (1.0 + stacked.chi_squared), "{pooled:?} {stacked:?}");
        }
        let indicator = |group: usize| -> Vec<f64> {
            patients.iter().map(|patient| f64::from(u8::from(patient.1 == group))).collect()
        };
        let (one, two) = (indicator(1), indicator(2));
        let covariates = Covariates::new(&[("1", &one[..]), ("2", &two[..])]).unwrap();
        let stacked = CoxModel::new(rows, covariates).unwrap().fit();
        if let (Some(pooled), Ok(stacked), 3) = (pool.cox(0), stacked, pool.groups().len()) {
            for (ratio, expected) in pooled.hazard_ratios.iter().zip(stacked.coefficients()) {
                prop_assert!((ratio.log - expected).abs() <= 1e-9 * (1.0 + expected.abs()), "{pooled:?}");
            }
        }
    }
}

#[test]
fn groups_that_one_hospital_merged_are_one_in_the_pool() {
    let patients: Vec<Patient> = (0..40)
        .map(|row| (row % 2, if row < 6 { 2 } else { row % 3 % 2 }, row as f64 + 1.0, row % 4 > 0))
        .collect();
    let reference = |hospital: usize, smallest_group: u32| {
        let made = reference(&patients, hospital, Coarsening::Days).unwrap();
        let own: Vec<&Patient> = patients.iter().filter(|patient| patient.0 == hospital).collect();
        let rows: Vec<Row> = own.iter().map(|patient| Row { days: patient.2, event: patient.3 }).collect();
        let scores = [ScoredRows {
            system: "own".to_owned(),
            names: NAMES.map(str::to_owned).to_vec(),
            group: own.iter().map(|patient| Some(patient.1)).collect(),
        }];
        let labels = Labels { smallest_group, ..made.labels().clone() };
        make(&rows, &scores, Making { labels, small_groups: SmallGroups::Merge }).unwrap().reference
    };
    let (merged, not_merged) = (reference(0, 5), reference(1, 1));
    assert_eq!(merged.system("own").unwrap().groups.len(), 2);
    assert_eq!(not_merged.system("own").unwrap().groups.len(), 3);
    let pool = Pool::of(&[&not_merged, &merged], "own", &NAMES).unwrap();
    assert_eq!(pool.groups(), [vec!["low".to_owned()], vec!["middle".to_owned(), "high".to_owned()]]);
    assert_eq!(pool.all().unwrap().n(), 40);
    assert_eq!(Pool::of(&[&merged], "other", &NAMES), None);
}

#[test]
fn a_group_without_events_has_no_hazard_ratio() {
    let patients: Vec<Patient> = (0..30).map(|row| (0, row % 3, row as f64 + 1.0, row % 3 != 1)).collect();
    let pool = pool(&patients, Coarsening::Days);
    assert_eq!(pool.cox(0), None);
    assert_eq!(pool.hospitals()[0].hazard_ratio(1, 0), None);
    assert!(pool.hospitals()[0].hazard_ratio(2, 0).is_some());
    assert!(pool.log_rank().is_some());
}
