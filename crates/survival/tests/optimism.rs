//! The optimism of a Cox model's concordance against R; `optimism.R` in this folder computes the values.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

use survival::cox::{Covariates, CoxModel, Ties};
use survival::performance::{Optimism, optimism};
use survival::{Categories, Error, Observations};

const MADE_UP: &str = include_str!("../../cohort/tests/data/made-up-124.csv");

/// R's concordance of the model.
const APPARENT: f64 = 0.620_589_072_282_299;
/// R's optimism over 5,000 resamples of rows, and its Monte Carlo standard error.
const BY_ROW: (f64, f64) = (0.015_878_791_72, 0.000_434_961_21);
/// R's optimism over 5,000 resamples of patients, and its Monte Carlo standard error.
const BY_PATIENT: (f64, f64) = (0.014_851_711_06, 0.000_446_212_55);
/// R's standard deviation of the optimism between resamples.
const DEVIATION: f64 = 0.0316;

struct MadeUp {
    patient: Categories,
    time: Vec<f64>,
    event: Vec<bool>,
    covariates: [Vec<f64>; 4],
}

fn made_up() -> MadeUp {
    let lines: Vec<Vec<&str>> = MADE_UP.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let numbers = |at: usize| lines.iter().map(|cells| cells[at].parse().unwrap()).collect::<Vec<f64>>();
    let yes = |at: usize| lines.iter().map(|cells| f64::from(u8::from(cells[at] == "yes"))).collect();
    let patient: Vec<&str> = lines.iter().map(|cells| cells[0]).collect();
    MadeUp {
        patient: Categories::from_labels(&patient),
        time: numbers(1),
        event: lines.iter().map(|cells| cells[2] == "yes").collect(),
        covariates: [numbers(3), numbers(4), numbers(5), yes(6)],
    }
}

fn found(rows: &Observations<'_>, covariates: &[Vec<f64>], resamples: usize, seed: u64) -> Optimism {
    let named = named(covariates);
    optimism(rows, &named, Ties::Efron, resamples, seed, &mut || true).unwrap()
}

fn named(covariates: &[Vec<f64>]) -> Vec<(&str, &[f64])> {
    const NAMES: [&str; 10] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    NAMES.into_iter().zip(covariates.iter().map(Vec::as_slice)).collect()
}

/// Within four standard errors of the difference of two Monte Carlo means.
#[track_caller]
fn agrees(found: &Optimism, expected: (f64, f64)) {
    assert!((found.apparent - APPARENT).abs() < 1e-9, "{found:?}");
    let error = (DEVIATION * DEVIATION / found.fitted as f64 + expected.1 * expected.1).sqrt();
    assert!((found.optimism - expected.0).abs() < 4.0 * error, "{found:?}");
}

#[test]
fn the_optimism_is_that_of_r_within_the_error_of_the_resampling() {
    let data = made_up();
    let rows = Observations::new(&data.time, &data.event).unwrap();
    let by_row = found(&rows, &data.covariates, 3000, 1);
    agrees(&by_row, BY_ROW);
    let by_patient = found(&rows.with_clusters(&data.patient).unwrap(), &data.covariates, 3000, 2);
    agrees(&by_patient, BY_PATIENT);
    assert_eq!((by_row.fitted, by_row.resamples), (3000, 3000));
}

#[test]
fn a_seed_gives_the_same_result_again() {
    let data = made_up();
    let rows = Observations::new(&data.time, &data.event).unwrap();
    let [first, again, other] = [7, 7, 8].map(|seed| found(&rows, &data.covariates, 200, seed));
    assert_eq!(first, again);
    assert!((first.optimism - other.optimism).abs() > 1e-6);
}

/// With ten covariates of pure noise the model seems to order 60 rows; the corrected concordance is about one
/// half.
#[test]
fn of_pure_noise_the_corrected_concordance_is_about_one_half() {
    let mut state = 1_u64;
    let mut uniform = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let (mut apparent, mut corrected) = (0.0, 0.0);
    for seed in 0..10 {
        let time: Vec<f64> = (0..60).map(|_| 1.0 - 100.0 * (1.0 - uniform()).ln()).collect();
        let event: Vec<bool> = (0..60).map(|_| uniform() < 0.8).collect();
        let covariates: Vec<Vec<f64>> = (0..10).map(|_| (0..60).map(|_| uniform()).collect()).collect();
        let found = found(&Observations::new(&time, &event).unwrap(), &covariates, 200, seed);
        apparent += found.apparent / 10.0;
        corrected += found.corrected() / 10.0;
    }
    assert!(apparent > 0.62, "{apparent}");
    assert!((corrected - 0.5).abs() < 0.05, "{corrected}");
}

#[test]
fn the_apparent_concordance_is_that_of_the_fit() {
    let data = made_up();
    let rows = Observations::new(&data.time, &data.event).unwrap();
    let fit = CoxModel::new(rows, Covariates::new(&named(&data.covariates)).unwrap()).unwrap().fit().unwrap();
    let found = found(&rows, &data.covariates, 200, 1);
    assert!((found.apparent - fit.concordance().unwrap().concordance).abs() < 1e-12);
}

#[test]
fn resamples_without_a_maximum_are_counted_and_too_few_are_refused() {
    let data = made_up();
    let rows = Observations::new(&data.time, &data.event).unwrap();
    // Two rows have the mark: about one resample in seven contains neither, and then it is constant.
    let mark: Vec<f64> = (0..rows.len()).map(|row| f64::from(u8::from(row == 3 || row == 90))).collect();
    let covariates = [data.covariates[0].clone(), mark];
    let rare = found(&rows, &covariates, 400, 1);
    assert!((200..380).contains(&rare.fitted), "{rare:?}");
    let few = optimism(&rows, &named(&data.covariates), Ties::Efron, 199, 1, &mut || true);
    assert!(matches!(few, Err(Error::OutOfRange { name: "resamples", .. })));
    let mut steps = 0;
    let stopped = optimism(&rows, &named(&data.covariates), Ties::Efron, 200, 1, &mut || {
        steps += 1;
        steps < 5
    });
    assert!(stopped.is_err() && steps == 5);
}
