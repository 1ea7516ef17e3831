//! Errors, specific enough for a user to correct the row.

/// Reasons why there is no result.
///
/// Rows are counted from 0, in the order given; [`Error::row`] returns the row at fault, if any.
///
/// ```
/// use survival::{Error, Observations};
///
/// let error = Observations::new(&[3.0, -1.0], &[true, false]).unwrap_err();
/// assert_eq!(error, Error::NegativeTime { row: 1, value: -1.0 });
/// assert_eq!(error.row(), Some(1));
/// assert_eq!(error.to_string(), "row 1: the time -1 is negative");
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There are no rows.
    #[error("there are no rows")]
    NoRows,
    /// Two parallel inputs have different lengths.
    #[error("{name} has {found} values where {expected} were expected")]
    LengthsDiffer {
        /// Content of the input at fault, as named in the documentation.
        name: &'static str,
        /// Length that it should have.
        expected: usize,
        /// Length that it has.
        found: usize,
    },
    /// A value is NaN or infinite.
    #[error("row {row}: the {name} is not a finite number")]
    NotFinite {
        /// The row, from 0.
        row: usize,
        /// Input at fault.
        name: &'static str,
    },
    /// A time, or an entry time, is negative.
    #[error("row {row}: the time {value} is negative")]
    NegativeTime {
        /// The row, from 0.
        row: usize,
        /// The time.
        value: f64,
    },
    /// The observation starts at or after its end.
    #[error("row {row}: entry at {entry} is not before the end at {time}")]
    EntryNotBeforeTime {
        /// The row, from 0.
        row: usize,
        /// Start of the observation.
        entry: f64,
        /// End of the observation.
        time: f64,
    },
    /// A case weight is zero or negative.
    #[error("row {row}: the weight {value} is not positive")]
    WeightNotPositive {
        /// The row, from 0.
        row: usize,
        /// The weight.
        value: f64,
    },
    /// A category code is not an index into the levels.
    #[error("row {row}: the category {code} is not one of {levels} levels")]
    UnknownCategory {
        /// The row, from 0.
        row: usize,
        /// The code.
        code: u32,
        /// Number of levels.
        levels: usize,
    },
    /// An index is not that of a row.
    #[error("there is no row {row} among {rows}")]
    NoSuchRow {
        /// The index, from 0.
        row: usize,
        /// Number of rows.
        rows: usize,
    },
    /// A level has no rows.
    #[error("the group {level:?} has no rows")]
    EmptyGroup {
        /// The level's label.
        level: String,
    },
    /// A comparison needs two groups.
    #[error("there is only one group: nothing to compare")]
    OneGroupOnly,
    /// A test or a model needs at least one event.
    #[error("there are no events")]
    NoEvents,
    /// A regression needs at least one covariate.
    #[error("there are no covariates")]
    NoCovariates,
    /// A covariate's value is NaN or infinite.
    #[error("row {row}: {covariate:?} is not a finite number")]
    CovariateNotFinite {
        /// The row, from 0.
        row: usize,
        /// The covariate's name.
        covariate: String,
    },
    /// A covariate has the same value in every row.
    #[error("{covariate:?} is the same in every row")]
    ConstantCovariate {
        /// The covariate's name.
        covariate: String,
    },
    /// A covariate is a linear combination of those before it, or is constant in every risk set.
    #[error("{covariate:?} tells nothing that the covariates before it do not")]
    Collinear {
        /// The covariate's name.
        covariate: String,
    },
    /// The likelihood increases for ever as a coefficient grows: the covariate separates deaths from
    /// survivors. No estimate exists, except a penalised one
    /// ([`CoxModel::fit_firth`](crate::cox::CoxModel::fit_firth)).
    #[error("the coefficient of {covariate:?} grows without bound: the covariate separates the events")]
    MonotoneLikelihood {
        /// The covariate's name.
        covariate: String,
    },
    /// The iterations ended before a maximum was found.
    #[error("no maximum of the likelihood was found in {iterations} iterations")]
    NotConverged {
        /// Number of iterations.
        iterations: usize,
    },
    /// An argument is out of range.
    #[error("{name} is {value}: {rule}")]
    OutOfRange {
        /// The argument.
        name: &'static str,
        /// Its value.
        value: f64,
        /// The violated rule.
        rule: &'static str,
    },
    /// The data contain nothing to test: all differences are zero, all values equal, or similar.
    #[error("{0}")]
    Degenerate(&'static str),
    /// An exact method would take too long for an interactive page.
    #[error("{method} would need more than {limit} steps: {remedy}")]
    TooLarge {
        /// The method.
        method: &'static str,
        /// Its limit.
        limit: u64,
        /// Alternative to use.
        remedy: &'static str,
    },
}

impl Error {
    /// The row at fault, from 0, if the error concerns one row.
    #[must_use]
    pub fn row(&self) -> Option<usize> {
        match self {
            Self::NotFinite { row, .. }
            | Self::NegativeTime { row, .. }
            | Self::EntryNotBeforeTime { row, .. }
            | Self::WeightNotPositive { row, .. }
            | Self::CovariateNotFinite { row, .. }
            | Self::UnknownCategory { row, .. }
            | Self::NoSuchRow { row, .. } => Some(*row),
            _ => None,
        }
    }
}
