//! Invariants of the performance measures, and their values without censoring.

#![allow(clippy::float_cmp, reason = "pairs are counted in whole numbers")]

use proptest::prelude::*;
use survival::performance::{
    Bootstrap, area_under_curve, brier_score, calibration, concordance_difference, null_brier_score,
    observed_to_expected, quantile_cuts,
};
use survival::{ConcordanceOptions, Observations};

type Rows = (Vec<f64>, Vec<bool>, Vec<f64>);

fn rows() -> impl Strategy<Value = Rows> {
    prop::collection::vec((1_u32..15, any::<bool>(), 0_u8..11), 4..40).prop_map(|rows| {
        (
            rows.iter().map(|row| f64::from(row.0)).collect(),
            rows.iter().map(|row| row.1).collect(),
            rows.iter().map(|row| f64::from(row.2) / 10.0).collect(),
        )
    })
}

proptest! {
    #[test]
    fn without_censoring_the_area_counts_pairs((time, _, risk) in rows(), until in 1.0..15.0_f64) {
        let event = vec![true; time.len()];
        let observations = Observations::new(&time, &event).unwrap();
        let (mut won, mut played) = (0.0, 0.0);
        for (&early, &high) in time.iter().zip(&risk).filter(|&(&time, _)| time <= until) {
            prop_assert!(early <= until);
            for (_, &low) in time.iter().zip(&risk).filter(|&(&time, _)| time > until) {
                played += 1.0;
                won += if high > low { 1.0 } else if high < low { 0.0 } else { 0.5 };
            }
        }
        match area_under_curve(&observations, &risk, until) {
            Ok(area) => prop_assert!((area.value - won / played).abs() < 1e-12),
            Err(_) => prop_assert_eq!(played, 0.0),
        }
    }

    #[test]
    fn without_censoring_the_brier_score_is_a_mean_square((time, _, risk) in rows(), until in 0.0..15.0_f64) {
        let event = vec![true; time.len()];
        let observations = Observations::new(&time, &event).unwrap();
        let squares = time.iter().zip(&risk).map(|(&time, risk)| {
            let outcome = if time <= until { 1.0 } else { 0.0 };
            (outcome - risk) * (outcome - risk)
        });
        let expected = squares.sum::<f64>() / time.len() as f64;
        prop_assert!((brier_score(&observations, &risk, until).unwrap().value - expected).abs() < 1e-12);
    }

    #[test]
    fn turning_the_risk_round_turns_the_area_round((time, event, risk) in rows(), until in 1.0..15.0_f64) {
        let observations = Observations::new(&time, &event).unwrap();
        let turned: Vec<f64> = risk.iter().map(|risk| -risk).collect();
        if let Ok(area) = area_under_curve(&observations, &risk, until) {
            let other = area_under_curve(&observations, &turned, until).unwrap();
            prop_assert!((area.value + other.value - 1.0).abs() < 1e-12);
            prop_assert!((area.standard_error - other.standard_error).abs() < 1e-12);
        }
    }

    #[test]
    fn the_order_of_the_rows_does_not_matter((time, event, risk) in rows(), until in 1.0..15.0_f64) {
        let backwards = |values: &[f64]| values.iter().rev().copied().collect::<Vec<f64>>();
        let events: Vec<bool> = event.iter().rev().copied().collect();
        let (times, risks) = (backwards(&time), backwards(&risk));
        let (one, other) = (Observations::new(&time, &event).unwrap(), Observations::new(&times, &events).unwrap());
        let (expected, found) = (brier_score(&one, &risk, until).unwrap(), brier_score(&other, &risks, until).unwrap());
        prop_assert!((expected.value - found.value).abs() < 1e-12);
        prop_assert!((expected.standard_error - found.standard_error).abs() < 1e-12);
        if let Ok(expected) = area_under_curve(&one, &risk, until) {
            let found = area_under_curve(&other, &risks, until).unwrap();
            prop_assert!((expected.standard_error - found.standard_error).abs() < 1e-12);
        }
    }

    #[test]
    fn every_patient_belongs_to_one_group((time, event, risk) in rows(), groups in 1_usize..7) {
        let observations = Observations::new(&time, &event).unwrap();
        if let Ok(cuts) = quantile_cuts(&risk, groups) {
            let groups = calibration(&observations, &risk, 7.0, &cuts).unwrap();
            let mut members: Vec<usize> = groups.iter().flat_map(|group| group.rows.clone()).collect();
            members.sort_unstable();
            prop_assert_eq!(members, (0..time.len()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_input_panics(
        time in prop::collection::vec(prop_oneof![Just(0.0), Just(1.0), 0.0..3.0_f64, any::<f64>()], 0..10),
        event in prop::collection::vec(any::<bool>(), 0..10),
        risk in prop::collection::vec(prop_oneof![0.0..=1.0_f64, any::<f64>()], 0..10),
        until in prop_oneof![0.0..3.0_f64, any::<f64>()],
    ) {
        let Ok(observations) = Observations::new(&time, &event) else { return Ok(()) };
        let _ = (area_under_curve(&observations, &risk, until), brier_score(&observations, &risk, until));
        let _ = (null_brier_score(&observations, until), observed_to_expected(&observations, &risk, until));
        let _ = calibration(&observations, &risk, until, &[until, 1.0]);
        let bootstrap = Bootstrap { replicates: 3, ..Bootstrap::default() };
        let _ = concordance_difference(&observations, &risk, &time, &ConcordanceOptions::default(), &bootstrap);
    }
}

/// The bootstrap's standard deviation is close to the standard error from the influences.
#[test]
fn the_bootstrap_agrees_with_the_influences() {
    let time: Vec<f64> = (1..=80).map(f64::from).collect();
    let event: Vec<bool> = (0..80).map(|row| row % 4 != 0).collect();
    let good: Vec<f64> = (0..80).map(|row| f64::from((row * 37) % 29) - f64::from(row) / 2.0).collect();
    let poor: Vec<f64> = (0..80).map(|row| f64::from((row * 53) % 31)).collect();
    let observations = Observations::new(&time, &event).unwrap();
    let options = ConcordanceOptions::default();
    let result =
        concordance_difference(&observations, &good, &poor, &options, &Bootstrap::default()).unwrap();
    let width = (result.interval.1 - result.interval.0) / (2.0 * 1.959_964);
    assert!((width / result.standard_error - 1.0).abs() < 0.15, "{width} for {}", result.standard_error);
    let again = concordance_difference(&observations, &good, &poor, &options, &Bootstrap::default()).unwrap();
    assert_eq!(result.interval, again.interval);
}
