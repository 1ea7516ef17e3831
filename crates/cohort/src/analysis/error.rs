//! Errors of analyses, with remedies.

use serde::{Deserialize, Serialize};

/// Reasons why an analysis is impossible.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum AnalysisError {
    /// The rows have no times and events.
    #[error("the file has no follow-up: map a time and an event, or two dates")]
    NoFollowUp,
    /// A missing column.
    #[error("there is no column \"{name}\"")]
    NoColumn {
        /// Id of the finding, or name of the factor.
        name: String,
    },
    /// A missing system, or one by which the cohort was not scored.
    #[error("the cohort is not scored by a system \"{system}\"")]
    NoSystem {
        /// Id of the system.
        system: String,
    },
    /// A column with distinct values in nearly every row is no grouping.
    #[error("{groups} groups are more than the {most} that can be compared: cut the values into fewer")]
    TooManyGroups {
        /// Number of groups.
        groups: usize,
        /// Maximum number of groups.
        most: usize,
    },
    /// No row is in a group.
    #[error("no row has a certain group")]
    NoRows,
    /// Columns to be compared have different values.
    #[error("the values before and after have nothing in common")]
    DifferentValues,
    /// Columns to be compared are of different findings, or one column twice.
    #[error("the two columns are not one finding measured twice")]
    DifferentFindings,
    /// The method has no estimate for rows that enter late.
    #[error("this analysis has no method for delayed entry: count the time from the operation")]
    DelayedEntry,
    /// The statistical method failed.
    #[error("{message}")]
    Method {
        /// Its message.
        message: String,
    },
}

impl From<survival::Error> for AnalysisError {
    fn from(error: survival::Error) -> Self {
        Self::Method { message: error.to_string() }
    }
}
