//! Landmark analysis and restricted means of a public data set. The values are R's (4.2.2, survival 3.5-3); `landmark.R` in
//! this folder computes them.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

use cohort::analysis::{Comparison, Grouping, Settings, Study, compare};
use cohort::export::{curves_table, restricted_table};
use cohort::{Cohort, English, Factor, Landmark};
use proptest::prelude::*;

const VETERAN: &str = include_str!("../../../tests/fixtures/survival/data/veteran.csv");

/// Patients by cell type and treatment.
fn veteran() -> Cohort {
    let rows: Vec<Vec<&str>> = VETERAN.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let factor =
        |name: &str, at: usize| Factor::new(name, rows.iter().map(|row| Some(row[at].into())).collect());
    Cohort::new((2..).take(rows.len()).collect())
        .with_follow_up(
            rows.iter().map(|row| row[2].parse().unwrap()).collect(),
            rows.iter().map(|row| row[3] == "1").collect(),
        )
        .unwrap()
        .with_factor(factor("celltype", 1))
        .unwrap()
        .with_factor(factor("trt", 0))
        .unwrap()
}

fn compared(cohort: &Cohort, factor: &str, settings: &Settings) -> Comparison {
    let grouping = Grouping::Factor { name: factor.into() };
    compare(&Study::new(cohort, Vec::new()), &grouping, &[], settings, &mut || {}).unwrap()
}

#[test]
fn a_landmark_counts_the_rows_still_at_risk_from_then_on() {
    let later = veteran().after_landmark(60.0);
    assert_eq!(later.landmark(), Some(Landmark { days: 60.0, died: 63, censored: 1 }));
    let found = compared(&later, "celltype", &Settings::default());
    let medians: Vec<_> = found.groups.iter().map(|group| group.curve.as_ref().unwrap().median).collect();
    let of = |low: f64, estimate: f64, high: f64| (Some(low), Some(estimate), Some(high));
    assert_eq!(
        medians.iter().map(|it| (it.low, it.estimate, it.high)).collect::<Vec<_>>(),
        [of(20.0, 35.0, 80.0), of(73.0, 128.5, 190.0), of(35.0, 62.0, 93.0), of(58.0, 182.0, 329.0)]
    );
    assert!((found.tests[0].p - 0.000_180_329_680_013).abs() < 1e-12);
    let notes = curves_table(&found, &English).notes.join("\n");
    assert!(
        notes.contains("from 60 days after time zero") && notes.contains("63 by death, 1 by censoring"),
        "{notes}"
    );
}

#[test]
fn restricted_means_and_their_difference_are_those_of_r() {
    let settings = Settings { restricted: Some(180.0), ..Settings::default() };
    let found = compared(&veteran(), "trt", &settings);
    let restricted = found.restricted.as_ref().unwrap();
    let means: Vec<_> = restricted.means.iter().map(|mean| mean.unwrap()).collect();
    let near = |value: f64, right: f64| assert!((value - right).abs() < 1e-9, "{value} {right}");
    near(means[0].mean, 95.374_465_741_6);
    near(means[0].error, 7.947_993_733_37);
    near(means[1].mean, 81.614_321_428_6);
    near(means[1].error, 7.915_397_469_23);
    let difference = restricted.differences[0];
    near(difference.difference, 13.760_144_313_075);
    near(difference.low, -8.225_036_635_043);
    near(difference.high, 35.745_325_261_193);
    near(difference.p.unwrap(), 0.219_932_532_099);
    let table = restricted_table(&found, &English).unwrap();
    let cells: Vec<String> = table.rows.iter().map(|row| row.cells.join(" ")).collect();
    assert_eq!(cells[3], "1 against 2  13.8 \u{2212}8.2 to 35.7 0.220");
}

#[test]
fn a_group_followed_too_short_has_no_mean_and_says_so() {
    let cohort = Cohort::new((2..8).collect())
        .with_follow_up(vec![5.0, 9.0, 20.0, 5.0, 8.0, 10.0], vec![true, true, false, true, false, false])
        .unwrap()
        .with_factor(Factor::new(
            "arm",
            ["a", "a", "a", "b", "b", "b"].into_iter().map(|it| Some(it.into())).collect(),
        ))
        .unwrap();
    let found = compared(&cohort, "arm", &Settings { restricted: Some(15.0), ..Settings::default() });
    let restricted = found.restricted.as_ref().unwrap();
    assert!(
        restricted.means[0].is_some() && restricted.means[1].is_none() && restricted.differences.is_empty()
    );
    let table = restricted_table(&found, &English).unwrap();
    assert!(table.notes.iter().any(|note| note.starts_with("b: no mean")), "{:?}", table.notes);
    assert_eq!(restricted_table(&compared(&cohort, "arm", &Settings::default()), &English), None);
}

proptest! {
    /// A landmark at 0 is none; a later one leaves the survival after it, given survival until then.
    #[test]
    fn survival_from_a_landmark_is_conditional_survival(landmark in 0.0_f64..150.0) {
        let all = veteran();
        let survival = |cohort: &Cohort, at: f64| {
            let study = Study::new(cohort, Vec::new());
            let found = compare(&study, &Grouping::None, &[at], &Settings::default(), &mut || {}).unwrap();
            found.groups[0].curve.as_ref().unwrap().at_times[0].unwrap().survival
        };
        let landmark = landmark.round() + 0.5;
        let conditional = survival(&all, landmark + 100.0) / survival(&all, landmark);
        prop_assert!((survival(&all.after_landmark(landmark), 100.0) - conditional).abs() < 1e-12);
        let at_zero = all.after_landmark(0.0);
        prop_assert_eq!((at_zero.time_days(), at_zero.event()), (all.time_days(), all.event()));
    }
}
