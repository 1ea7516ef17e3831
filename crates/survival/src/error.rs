//! What can be wrong with the input, named so that a user can mend the row.

/// A reason why no result can be given.
///
/// Rows are counted from 0, in the order in which they were passed; [`Error::row`] gives the row
/// where one is to blame.
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
    /// There is not one row.
    #[error("there are no rows")]
    NoRows,
    /// Two inputs that must run in parallel do not.
    #[error("{name} has {found} values where {expected} were expected")]
    LengthsDiffer {
        /// What the offending input holds, in the words of the documentation.
        name: &'static str,
        /// The length it should have.
        expected: usize,
        /// The length it has.
        found: usize,
    },
    /// A value is NaN or infinite.
    #[error("row {row}: the {name} is not a finite number")]
    NotFinite {
        /// The row, from 0.
        row: usize,
        /// Which input.
        name: &'static str,
    },
    /// A time, or an entry time, is below zero.
    #[error("row {row}: the time {value} is negative")]
    NegativeTime {
        /// The row, from 0.
        row: usize,
        /// The time that was given.
        value: f64,
    },
    /// The observation starts at or after its end, so nobody was watched.
    #[error("row {row}: entry at {entry} is not before the end at {time}")]
    EntryNotBeforeTime {
        /// The row, from 0.
        row: usize,
        /// When observation started.
        entry: f64,
        /// When it ended.
        time: f64,
    },
    /// A case weight is zero or negative.
    #[error("row {row}: the weight {value} is not positive")]
    WeightNotPositive {
        /// The row, from 0.
        row: usize,
        /// The weight that was given.
        value: f64,
    },
    /// A category code points past the list of levels.
    #[error("row {row}: the category {code} is not one of {levels} levels")]
    UnknownCategory {
        /// The row, from 0.
        row: usize,
        /// The code that was given.
        code: u32,
        /// How many levels there are.
        levels: usize,
    },
    /// An index points past the rows.
    #[error("there is no row {row} among {rows}")]
    NoSuchRow {
        /// The index, from 0.
        row: usize,
        /// How many rows there are.
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
    /// A covariate tells nothing that those before it do not: it is a combination of them, or it is
    /// constant wherever two rows are at risk together.
    #[error("{covariate:?} tells nothing that the covariates before it do not")]
    Collinear {
        /// The covariate's name.
        covariate: String,
    },
    /// The likelihood rises for ever as a coefficient grows: the covariate separates those who die
    /// from those who do not. There is no estimate; a penalised one
    /// ([`CoxModel::fit_firth`](crate::cox::CoxModel::fit_firth)) exists.
    #[error("the coefficient of {covariate:?} grows without bound: the covariate separates the events")]
    MonotoneLikelihood {
        /// The covariate's name.
        covariate: String,
    },
    /// The iterations ended before a maximum was found.
    #[error("no maximum of the likelihood was found in {iterations} iterations")]
    NotConverged {
        /// How many iterations there were.
        iterations: usize,
    },
    /// An argument lies outside its range.
    #[error("{name} is {value}: {rule}")]
    OutOfRange {
        /// Which argument.
        name: &'static str,
        /// What was given.
        value: f64,
        /// The rule it breaks.
        rule: &'static str,
    },
    /// The data leave nothing to test: every difference is zero, every value equal, or the like.
    #[error("{0}")]
    Degenerate(&'static str),
    /// An exact method would need more work than an interactive page can wait for.
    #[error("{method} would need more than {limit} steps: {remedy}")]
    TooLarge {
        /// Which method.
        method: &'static str,
        /// The most it may do.
        limit: u64,
        /// What serves instead.
        remedy: &'static str,
    },
}

impl Error {
    /// The row to blame, from 0, if it is one row's fault.
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
