//! Reasons why no score can be made.

/// Reasons why there is no score.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The plan has no candidates, or their number is not that of the columns.
    #[error("the plan has {candidates} candidates for {columns} columns")]
    Candidates {
        /// Number of candidates of the plan.
        candidates: usize,
        /// Number of columns of the data.
        columns: usize,
    },
    /// A candidate does not suit its column.
    #[error("{candidate}: {problem}")]
    Candidate {
        /// Name of the candidate.
        candidate: String,
        /// The fault.
        problem: &'static str,
    },
    /// A setting of the plan is out of range.
    #[error("{setting} {rule}")]
    Setting {
        /// The setting.
        setting: &'static str,
        /// The rule that it breaks.
        rule: &'static str,
    },
    /// No candidate has any effect, so all patients would have the same total.
    #[error("no candidate has an effect that is worth a point")]
    NoEffect,
    /// No resample gave a score.
    #[error("no resample gave a score")]
    NoResample,
    /// The survival analysis has no result.
    #[error(transparent)]
    Survival(#[from] survival::Error),
}
