//! The rows from which a score is made.

use survival::Observations;

use crate::Error;

/// Scale of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// A number.
    Number,
    /// One of this many levels, coded from 0.
    Levels(usize),
}

/// A candidate's values: one for each row, NaN where it is missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Scale of the values.
    pub scale: Scale,
    /// The values.
    pub values: Vec<f64>,
}

impl Column {
    /// The number of missing values.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.values.iter().filter(|value| value.is_nan()).count()
    }
}

/// Rows with their outcome, and one column for each candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    time: Vec<f64>,
    event: Vec<bool>,
    columns: Vec<Column>,
}

impl Table {
    /// A table of these rows; times that differ only by rounding are made equal, as in R.
    ///
    /// # Errors
    /// [`Error::Survival`] for times that are not finite or negative, or columns of another length;
    /// [`Error::Candidate`] for a value that is infinite or not one of the levels.
    pub fn new(time: &[f64], event: Vec<bool>, columns: Vec<Column>) -> Result<Self, Error> {
        let time = Observations::new(time, &event)?.merge_ties()?.observations().time().to_vec();
        for (at, column) in columns.iter().enumerate() {
            let wrong = |problem| Error::Candidate { candidate: format!("column {}", at + 1), problem };
            if column.values.len() != time.len() {
                return Err(wrong("it has another number of rows"));
            }
            for &value in column.values.iter().filter(|value| !value.is_nan()) {
                match column.scale {
                    Scale::Number if !value.is_finite() => return Err(wrong("a value is infinite")),
                    Scale::Levels(levels) if !is_level(value, levels) => {
                        return Err(wrong("a value is not one of the levels"));
                    }
                    Scale::Number | Scale::Levels(_) => {}
                }
            }
        }
        Ok(Self { time, event, columns })
    }

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.time.len()
    }

    /// The number of events.
    #[must_use]
    pub fn events(&self) -> usize {
        self.event.iter().filter(|&&event| event).count()
    }

    /// The times.
    #[must_use]
    pub fn time(&self) -> &[f64] {
        &self.time
    }

    /// True for each time that ended in an event.
    #[must_use]
    pub fn event(&self) -> &[bool] {
        &self.event
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The number of rows without a missing value.
    #[must_use]
    pub fn complete_rows(&self) -> usize {
        (0..self.rows()).filter(|&row| self.columns.iter().all(|column| !column.values[row].is_nan())).count()
    }

    /// A table of made-up rows, whose times are finite and not negative.
    pub(crate) fn of_made_up(time: Vec<f64>, event: Vec<bool>, columns: Vec<Column>) -> Self {
        Self { time, event, columns }
    }

    /// Least and greatest value of a column of numbers.
    pub(crate) fn range(&self, column: usize) -> Option<(f64, f64)> {
        let column = self.columns.get(column).filter(|column| column.scale == Scale::Number)?;
        let known = || column.values.iter().copied().filter(|value| !value.is_nan());
        known().reduce(f64::min).zip(known().reduce(f64::max))
    }

    /// Rows by index; an index may be repeated.
    pub(crate) fn select(&self, rows: &[usize]) -> Self {
        Self {
            time: rows.iter().map(|&row| self.time[row]).collect(),
            event: rows.iter().map(|&row| self.event[row]).collect(),
            columns: self
                .columns
                .iter()
                .map(|column| Column {
                    scale: column.scale,
                    values: rows.iter().map(|&row| column.values[row]).collect(),
                })
                .collect(),
        }
    }

    /// The same rows with other values.
    pub(crate) fn with_columns(&self, columns: Vec<Column>) -> Self {
        Self { time: self.time.clone(), event: self.event.clone(), columns }
    }

    /// The outcome of the rows.
    pub(crate) fn observations(&self) -> Result<Observations<'_>, Error> {
        Ok(Observations::new(&self.time, &self.event)?)
    }
}

fn is_level(value: f64, levels: usize) -> bool {
    (0..levels).any(|level| value.total_cmp(&(level as f64)).is_eq())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_not_a_level_is_refused() {
        let column = |value| vec![Column { scale: Scale::Levels(2), values: vec![0.0, value] }];
        let new = |value| Table::new(&[1.0, 2.0], vec![true, false], column(value));
        assert!(new(1.0).is_ok() && new(f64::NAN).is_ok());
        assert!(new(2.0).is_err() && new(0.5).is_err() && new(-1.0).is_err());
    }

    #[test]
    fn a_row_with_a_missing_value_is_not_complete() {
        let column = Column { scale: Scale::Number, values: vec![1.0, f64::NAN, 3.0] };
        let table = Table::new(&[1.0, 2.0, 3.0], vec![true; 3], vec![column]).unwrap();
        assert_eq!((table.rows(), table.complete_rows(), table.columns()[0].missing()), (3, 2, 1));
    }
}
