//! Possible totals, for tests.

use clinical::{Patient, ResultSoFar, System, assess};
use systems::CATALOGUE;

/// Totals that are still possible for a patient; empty for a formula or a stage.
pub(crate) fn totals(patient: &Patient, system: &System) -> Vec<i32> {
    match assess(patient, system, &CATALOGUE).result {
        ResultSoFar::Points { totals, .. } => totals,
        ResultSoFar::Formula(_) | ResultSoFar::Stage => Vec::new(),
    }
}
