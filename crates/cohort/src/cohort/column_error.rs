//! Reasons why a column cannot be added to a cohort.

/// A column that does not fit the cohort.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ColumnError {
    /// The number of rows differs.
    #[error("a column of {given} rows does not fit a cohort of {expected}; give one value for each row")]
    Length {
        /// Number of rows of the cohort.
        expected: usize,
        /// Number of rows of the column.
        given: usize,
    },
    /// An impossible time.
    #[error("row {row}: a time of {days} days; give a finite one of 0 or more")]
    Time {
        /// Row number in the file.
        row: u32,
        /// The time.
        days: f64,
    },
    /// A row whose entry is not before its time.
    #[error("row {row}: an entry at {days} days; give one of 0 or more that is before the time of the row")]
    Entry {
        /// Row number in the file.
        row: u32,
        /// The entry.
        days: f64,
    },
}
