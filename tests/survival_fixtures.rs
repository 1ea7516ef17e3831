//! Every reference case of the survival library, with the tolerance stated in the case.
//!
//! The cases contain results of R, SPSS and 50-digit arithmetic (`tests/fixtures/survival/README.md`). The
//! answers come from the same code as `cargo run --example survival_cases`, which never sees the expected
//! values.

#![allow(clippy::unwrap_used, reason = "a fixture that cannot be read fails the test")]

#[path = "../examples/survival_cases/answer/mod.rs"]
mod answer;
#[path = "../examples/survival_cases/compare.rs"]
mod compare;

use std::path::PathBuf;

#[test]
fn every_case_agrees_with_its_reference_at_its_tolerance() {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "fixtures", "survival"].iter().collect();
    let comparisons = compare::compare_all(&folder).unwrap();
    let failures: Vec<String> = comparisons
        .iter()
        .filter(|(_, comparison)| !comparison.misses.is_empty())
        .map(|(id, comparison)| {
            format!("{id}: {}", comparison.misses[..comparison.misses.len().min(3)].join("; "))
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {} cases:\n{}",
        failures.len(),
        comparisons.len(),
        failures.join("\n")
    );
    assert_eq!(comparisons.len(), 71);
    let compared: usize = compare::by_kind(&comparisons).values().map(|(_, compared, _)| compared).sum();
    assert!(compared > 20_000, "{compared} values were compared");
}
