//! Copies of some rows: a group, a pair of groups, a stratum.

use crate::{Categories, Error, Observations};

/// Owner of a subset of [`Observations`]; from [`Observations::select`].
#[derive(Debug, Clone)]
pub struct Subset {
    time: Vec<f64>,
    event: Vec<bool>,
    entry: Option<Vec<f64>>,
    weight: Option<Vec<f64>>,
    strata: Option<Categories>,
    clusters: Option<Categories>,
}

impl Subset {
    /// The rows, already checked.
    #[must_use]
    pub fn observations(&self) -> Observations<'_> {
        Observations {
            time: &self.time,
            event: &self.event,
            entry: self.entry.as_deref(),
            weight: self.weight.as_deref(),
            strata: self.strata.as_ref(),
            clusters: self.clusters.as_ref(),
        }
    }
}

impl Observations<'_> {
    /// The rows with the given indices, in that order; an index may be repeated, as in a bootstrap.
    ///
    /// Entries, weights, strata and clusters are included.
    ///
    /// # Errors
    /// [`Error::NoRows`] without indices, [`Error::NoSuchRow`] for an invalid index.
    ///
    /// ```
    /// # use survival::Observations;
    /// let rows = Observations::new(&[1.0, 2.0, 3.0], &[true, false, true])?;
    /// let chosen = rows.select(&[2, 0])?;
    /// assert_eq!(chosen.observations().time(), [3.0, 1.0]);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn select(&self, rows: &[usize]) -> Result<Subset, Error> {
        if rows.is_empty() {
            return Err(Error::NoRows);
        }
        if let Some(&row) = rows.iter().find(|&&row| row >= self.len()) {
            return Err(Error::NoSuchRow { row, rows: self.len() });
        }
        let numbers = |column: &[f64]| -> Vec<f64> { rows.iter().map(|&row| column[row]).collect() };
        Ok(Subset {
            time: numbers(self.time),
            event: rows.iter().map(|&row| self.event[row]).collect(),
            entry: self.entry.map(numbers),
            weight: self.weight.map(numbers),
            strata: self.strata.map(|strata| strata.select(rows)),
            clusters: self.clusters.map(|clusters| clusters.select(rows)),
        })
    }

    /// The rows of each level, in the order of the levels.
    ///
    /// `groups` has one label for each row. R's `split(data, groups)`.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`], or [`Error::EmptyGroup`] for a level without rows.
    pub fn split(&self, groups: &Categories) -> Result<Vec<Subset>, Error> {
        crate::observations::same_length("groups", self.len(), groups.len())?;
        groups.check_no_level_is_empty()?;
        groups.rows_by_level().iter().map(|rows| self.select(rows)).collect()
    }
}
