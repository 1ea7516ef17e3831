//! Firth's table of many covariates, and of covariates in the order of deaths.

#![allow(clippy::unwrap_used, reason = "the rows are sound")]

use std::time::Instant;

use survival::cox::{Covariates, CoxModel};
use survival::{Error, Observations};

/// Numbers between 0 and 1 from a linear congruential generator.
fn draws(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }
}

fn table(time: &[f64], event: &[bool], columns: &[Vec<f64>]) -> Result<usize, Error> {
    let names: Vec<String> = (0..columns.len()).map(|index| format!("x{index}")).collect();
    let columns: Vec<(&str, &[f64])> =
        names.iter().map(String::as_str).zip(columns.iter().map(Vec::as_slice)).collect();
    let model = CoxModel::new(Observations::new(time, event)?, Covariates::new(&columns)?)?;
    let lines = model.fit_firth()?.table(0.95)?;
    for line in &lines {
        assert!(line.interval.0 < line.estimate && line.estimate < line.interval.1, "{line:?}");
    }
    Ok(lines.len())
}

/// 15 terms took 133 seconds when the curvature of the penalty was measured by differences.
#[test]
fn a_table_of_fifteen_terms_takes_seconds() {
    let mut draw = draws(1);
    let columns: Vec<Vec<f64>> = (0..15)
        .map(|column| {
            let yes = |value: f64| if column % 3 == 0 { f64::from(u8::from(value < 0.2)) } else { value };
            (0..1000).map(|_| yes(draw())).collect()
        })
        .collect();
    let time: Vec<f64> = (0..1000).map(|row| -draw().ln() * (-columns[0][row]).exp()).collect();
    let event: Vec<bool> = (0..1000).map(|_| draw() < 0.6).collect();
    let start = Instant::now();
    assert_eq!(table(&time, &event, &columns).unwrap(), 15);
    println!("15 terms, 1,000 rows: {:?}", start.elapsed());
    // Below 2 s optimised; the limit allows for an unoptimised build on a busy machine.
    assert!(start.elapsed().as_secs() < 60);
}

/// With odd seeds the gaps differ by factors of thousands, so the information at the estimate is a tiny part
/// of that at zero.
#[test]
fn perfect_order_always_ends_with_a_table() {
    for seed in 0..200 {
        let mut draw = draws(seed);
        let rows = 8 + (draw() * 60.0) as usize;
        let mut level = 0.0;
        let ordered: Vec<f64> = (0..rows)
            .map(|_| {
                level += if seed % 2 == 0 { draw() } else { (8.0 * draw()).exp() };
                level
            })
            .collect();
        let noise: Vec<f64> = (0..rows).map(|_| draw()).collect();
        let time: Vec<f64> = (0..rows).rev().map(|row| (row + 1) as f64).collect();
        let event = vec![true; rows];
        assert_eq!(table(&time, &event, std::slice::from_ref(&ordered)), Ok(1), "seed {seed}");
        assert_eq!(table(&time, &event, &[ordered, noise]), Ok(2), "seed {seed}");
    }
}
