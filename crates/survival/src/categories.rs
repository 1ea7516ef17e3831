//! Groups, strata and clusters: a label for every row, stored as a small code.
//!
//! Labels are text as in a cohort file; because "10" must not sort before "2", levels that are all numbers
//! sort as numbers.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::Error;

/// A label for every row: the sorted levels, and each row's index into them.
///
/// ```
/// use survival::Categories;
///
/// let stage = Categories::from_labels(&["10", "2", "2"]);
/// assert_eq!(stage.levels(), ["2", "10"]);
/// assert_eq!(stage.codes(), [1, 0, 0]);
/// assert_eq!(stage.counts(), [2, 1]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Categories {
    levels: Vec<String>,
    codes: Vec<u32>,
    counts: Vec<usize>,
}

impl Categories {
    /// Creates one category for each distinct label. Levels sort as numbers if all are numbers, otherwise as
    /// text.
    ///
    /// R's `factor(labels)`, except that R sorts numeric texts as text.
    #[must_use]
    pub fn from_labels<S: AsRef<str>>(labels: &[S]) -> Self {
        let mut distinct: BTreeMap<&str, u32> = labels.iter().map(|label| (label.as_ref(), 0)).collect();
        let mut levels: Vec<&str> = distinct.keys().copied().collect();
        if levels.iter().all(|level| number(level).is_some()) {
            levels.sort_by(|a, b| number(a).partial_cmp(&number(b)).unwrap_or(Ordering::Equal));
        }
        for (code, level) in (0..).zip(&levels) {
            distinct.insert(level, code);
        }
        let codes = labels.iter().map(|label| distinct.get(label.as_ref()).copied().unwrap_or(0)).collect();
        Self::with_counts(levels.into_iter().map(str::to_owned).collect(), codes)
    }

    /// Categories with given levels in a given order: `codes[row]` is an index into `levels`. Levels without
    /// rows are allowed here; tests that need rows in each return an error.
    ///
    /// # Errors
    /// [`Error::UnknownCategory`] if a code is not an index into `levels`.
    ///
    /// ```
    /// # use survival::Categories;
    /// let arm = Categories::from_codes(vec!["control".into(), "treated".into()], vec![1, 0, 1])?;
    /// assert_eq!(arm.label(0), "treated");
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn from_codes(levels: Vec<String>, codes: Vec<u32>) -> Result<Self, Error> {
        match codes.iter().position(|&code| code as usize >= levels.len()) {
            Some(row) => Err(Error::UnknownCategory { row, code: codes[row], levels: levels.len() }),
            None => Ok(Self::with_counts(levels, codes)),
        }
    }

    /// The labels, in their order.
    #[must_use]
    pub fn levels(&self) -> &[String] {
        &self.levels
    }

    /// Each row's index into [`levels`](Self::levels), from 0 (R's `as.integer(factor) - 1`).
    #[must_use]
    pub fn codes(&self) -> &[u32] {
        &self.codes
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Returns whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The label of a row; empty for a row that does not exist.
    #[must_use]
    pub fn label(&self, row: usize) -> &str {
        self.codes.get(row).map_or("", |&code| &self.levels[code as usize])
    }

    /// The number of rows in each level, in the order of [`levels`](Self::levels). R's
    /// `table(factor)`.
    #[must_use]
    pub fn counts(&self) -> &[usize] {
        &self.counts
    }

    /// The rows of each level, from 0 and ascending, in the order of [`levels`](Self::levels).
    #[must_use]
    pub fn rows_by_level(&self) -> Vec<Vec<usize>> {
        let mut rows: Vec<Vec<usize>> = self.counts.iter().copied().map(Vec::with_capacity).collect();
        for (row, &code) in self.codes.iter().enumerate() {
            rows[code as usize].push(row);
        }
        rows
    }

    /// Labels of the given rows, which must exist, with the same levels.
    pub(crate) fn select(&self, rows: &[usize]) -> Self {
        Self::with_counts(self.levels.clone(), rows.iter().map(|&row| self.codes[row]).collect())
    }

    /// Counts the rows of each level; codes must be indices into the levels.
    fn with_counts(levels: Vec<String>, codes: Vec<u32>) -> Self {
        let mut counts = vec![0; levels.len()];
        for &code in &codes {
            counts[code as usize] += 1;
        }
        Self { levels, codes, counts }
    }

    /// Fails if a level has no rows.
    pub(crate) fn check_no_level_is_empty(&self) -> Result<(), Error> {
        match self.counts.iter().position(|&count| count == 0) {
            Some(level) => Err(Error::EmptyGroup { level: self.levels[level].clone() }),
            None => Ok(()),
        }
    }
}

/// The label as a finite number, if it is one.
fn number(label: &str) -> Option<f64> {
    label.trim().parse::<f64>().ok().filter(|value| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_are_not_all_numbers_sort_as_text() {
        let categories = Categories::from_labels(&["10", "2", "unknown"]);
        assert_eq!(categories.levels(), ["10", "2", "unknown"]);
    }

    #[test]
    fn a_code_past_the_levels_is_refused() {
        let error = Categories::from_codes(vec!["a".into()], vec![0, 1]).unwrap_err();
        assert_eq!(error, Error::UnknownCategory { row: 1, code: 1, levels: 1 });
    }
}
