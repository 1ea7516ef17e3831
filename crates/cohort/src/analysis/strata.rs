//! Strata of tests and models.

use survival::Categories;

use super::AnalysisError;
use super::comparison::categories;
use super::division::Division;
use super::settings::Settings;
use super::study::Study;

/// The strata of the settings, if any.
pub(crate) struct Strata(Option<Division>);

impl Strata {
    pub(crate) fn new(study: &Study<'_>, settings: &Settings) -> Result<Self, AnalysisError> {
        let division = settings.strata.as_ref().map(|grouping| Division::new(study, grouping));
        Ok(Self(division.transpose()?))
    }

    /// Returns whether the stratum of a row is known.
    pub(crate) fn knows(&self, row: usize) -> bool {
        self.0.as_ref().is_none_or(|division| division.place(row).is_some())
    }

    /// The stratum of each of these rows, all of which have one; `None` without strata.
    pub(crate) fn of(&self, rows: &[usize]) -> Result<Option<Categories>, AnalysisError> {
        let Some(division) = &self.0 else { return Ok(None) };
        let mut places: Vec<usize> = rows.iter().filter_map(|row| division.place(*row)).collect();
        places.sort_unstable();
        places.dedup();
        categories(division, &places, rows).map(Some)
    }
}
