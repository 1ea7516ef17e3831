//! Cohorts for tests and for the generator of the example, read and scored as on the page.

use std::error::Error;

use cohort::analysis::Study;
use cohort::{Cohort, Scores, Sheet, no_progress, read, suggest};

/// The cohort of a file with its suggested mapping.
pub(crate) fn cohort(csv: &str) -> Result<Cohort, Box<dyn Error>> {
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress)?;
    Ok(read(&sheet, &suggest(&sheet).mapping, &mut no_progress)?.cohort)
}

/// Scores of every system.
pub(crate) fn scores(cohort: &Cohort) -> Scores {
    Scores::of(cohort, &systems::CATALOGUE, &mut no_progress)
}

/// A cohort with its scores.
pub(crate) fn study<'a>(cohort: &'a Cohort, scores: &'a Scores) -> Study<'a> {
    Study::new(cohort, scores.for_analysis())
}
