//! Why an analysis cannot be made, in words that say what to do.

use serde::{Deserialize, Serialize};

/// What stands in the way of an analysis.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum AnalysisError {
    /// The rows have no times and events.
    #[error("the file has no follow-up: map a time and an event, or two dates")]
    NoFollowUp,
    /// There is no such column.
    #[error("there is no column \"{name}\"")]
    NoColumn {
        /// The finding's id or the factor's name.
        name: String,
    },
    /// There is no such system, or the cohort was not scored by it.
    #[error("the cohort is not scored by a system \"{system}\"")]
    NoSystem {
        /// Its id.
        system: String,
    },
    /// A column with a value of its own in nearly every row is no stratum.
    #[error("{groups} groups are more than the {most} that can be compared: cut the values into fewer")]
    TooManyGroups {
        /// How many there are.
        groups: usize,
        /// How many there may be.
        most: usize,
    },
    /// No row is in a group.
    #[error("no row has a certain group")]
    NoRows,
    /// Two columns were to be compared that do not have the same values.
    #[error("the values before and after have nothing in common")]
    DifferentValues,
    /// The user cancelled.
    #[error("cancelled")]
    Cancelled,
    /// The method itself has no answer.
    #[error("{message}")]
    Method {
        /// What it says.
        message: String,
    },
}

impl From<survival::Error> for AnalysisError {
    fn from(error: survival::Error) -> Self {
        Self::Method { message: error.to_string() }
    }
}
