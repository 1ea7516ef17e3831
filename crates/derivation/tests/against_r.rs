//! The regression, its optimism and the imputation against R's `rms` and `mice` on the gbsg data.
//!
//! The fixtures are written by `tools/derivation/fixtures.R`.

#![allow(clippy::unwrap_used, reason = "the helpers of tests are tests")]

use derivation::{Bands, Candidate, Column, Cuts, Derivation, Level, Plan, Scale, Shape, Table};
use serde_json::Value;

fn fixture(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|one| one.as_f64().unwrap_or(f64::NAN)).collect()
}

const COLUMNS: [(&str, usize); 5] = [("age", 0), ("size", 0), ("nodes", 0), ("grade", 3), ("hormon", 2)];

fn table(fixture: &Value) -> Table {
    let rows = &fixture["rows"];
    let scale = |levels| if levels == 0 { Scale::Number } else { Scale::Levels(levels) };
    let column =
        |(name, levels): (&str, usize)| Column { scale: scale(levels), values: numbers(&rows[name]) };
    let event = numbers(&rows["status"]).into_iter().map(|status| status > 0.5).collect();
    Table::new(&numbers(&rows["time"]), event, COLUMNS.into_iter().map(column).collect()).unwrap()
}

fn plan(imputations: usize, resamples: usize) -> Plan {
    let candidate = |(name, levels): (&str, usize)| Candidate {
        id: name.to_owned(),
        name: name.to_owned(),
        unit: String::new(),
        levels: (0..levels).map(|at| Level { id: at.to_string(), name: at.to_string() }).collect(),
        bands: if levels == 0 {
            Bands::Number { cuts: Cuts::Quantiles(vec![0.33, 0.67]), shape: Shape::Linear }
        } else {
            Bands::Levels((0..levels).map(|level| vec![level]).collect())
        },
    };
    Plan {
        population: "node-positive breast cancer".to_owned(),
        outcome: "recurrence".to_owned(),
        horizons: vec![730.0],
        candidates: COLUMNS.into_iter().map(candidate).collect(),
        imputations,
        resamples,
        ..Plan::default()
    }
}

/// Coefficients in R's coding: the first level is the reference.
fn in_rs_coding(derivation: &Derivation) -> Vec<f64> {
    let effects: Vec<(usize, &[f64])> = derivation.effects().collect();
    let mut coefficients: Vec<f64> =
        derivation.coefficients().iter().filter(|one| one.band.is_none()).map(|one| one.estimate).collect();
    for (candidate, bands) in effects {
        if COLUMNS[candidate].1 > 0 {
            coefficients.extend(bands[1..].iter().map(|band| band - bands[0]));
        }
    }
    coefficients
}

#[test]
fn the_regression_and_its_optimism_are_those_of_rms() {
    let r = fixture(include_str!("fixtures/validate.json"));
    let mut derivation = Derivation::new(plan(1, 200), table(&r)).unwrap();
    for (own, expected) in in_rs_coding(&derivation).iter().zip(numbers(&r["coefficients"])) {
        assert!((own - expected).abs() < 1e-6 * (1.0 + expected.abs()), "{own} for {expected}");
    }
    while derivation.step() {}
    let derived = derivation.finish().unwrap();
    let expected = |name: &str| r[name].as_f64().unwrap();
    assert!((derived.apparent.unrounded_concordance - expected("apparent")).abs() < 1e-6);
    // Two bootstraps: over 200 and 1000 resamples the mean optimism varies by about 0.001, the slope by 0.005.
    let corrected = derived.corrected.unrounded_concordance;
    assert!((corrected - expected("corrected")).abs() < 0.004, "{corrected}");
    let slope = derived.corrected.unrounded_slope;
    assert!((slope - expected("slope")).abs() < 0.02, "{slope}");
    // The points lose at most 0.02 of the concordance.
    assert!(derived.corrected.concordance > corrected - 0.02, "{}", derived.corrected.concordance);
}

#[test]
fn imputed_coefficients_are_those_of_mice() {
    let r = fixture(include_str!("fixtures/mice.json"));
    let derivation = Derivation::new(plan(50, 1), table(&r)).unwrap();
    let standard_errors = numbers(&r["standard_errors"]);
    let (expected, complete) = (numbers(&r["coefficients"]), numbers(&r["complete_cases"]));
    let own = in_rs_coding(&derivation);
    let distance = |other: &[f64]| {
        let parts = own.iter().zip(other).zip(&standard_errors);
        parts.map(|((own, other), error)| ((own - other) / error).abs()).fold(0.0, f64::max)
    };
    assert!(distance(&expected) < 0.35, "{own:?} for {expected:?}");
    // The complete cases differ by more, so that the test can fail.
    assert!(distance(&complete) > 1.0, "{own:?} for {complete:?}");
    let errors: Vec<f64> = derivation.coefficients().iter().take(3).map(|one| one.standard_error).collect();
    for (own, expected) in errors.iter().zip(&standard_errors) {
        assert!((own / expected - 1.0).abs() < 0.15, "{own} for {expected}");
    }
}
