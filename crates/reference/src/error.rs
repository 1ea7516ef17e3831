//! Reasons why a reference cannot be made or opened.

use crate::Coarsening;

/// Reasons why a file is not opened.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum OpenError {
    /// It is not a reference.
    #[error("the file is not a reference of this program")]
    NotAReference,
    /// It is no complete JSON: truncated or damaged.
    #[error("the file is damaged or truncated at line {line}, column {column}")]
    Malformed {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// It has a newer version.
    #[error("the file has version {file}, and this release reads versions up to {known}")]
    TooNew {
        /// Version of the file.
        file: u32,
        /// Newest known version.
        known: u32,
    },
    /// A part is missing, unknown or of the wrong type.
    #[error("the file has an unexpected part: {0}")]
    Unexpected(String),
    /// The contents were changed after saving.
    #[error("the checksum does not match: the file was changed after it was saved")]
    Changed,
    /// The counts contradict each other.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Contradictions within a reference.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Fault {
    /// A text is empty, too long, or contains control characters.
    #[error("the {0} is empty, too long or contains control characters")]
    Text(&'static str),
    /// There are no counts.
    #[error("there are no counts")]
    Empty,
    /// A system or group is listed twice.
    #[error("{0:?} is listed twice")]
    Twice(String),
    /// A group has fewer patients than the smallest size stated.
    #[error("{system}, {group}: {n} patients, and the file states at least {smallest}")]
    TooSmall {
        /// The system.
        system: String,
        /// The group.
        group: String,
        /// Its patients.
        n: u64,
        /// The smallest size stated.
        smallest: u32,
    },
    /// A system counts more patients than the file states.
    #[error("{system}: {counted} patients counted, and the file states {stated}")]
    TooMany {
        /// The system.
        system: String,
        /// Patients counted.
        counted: u64,
        /// Patients stated.
        stated: u64,
    },
    /// A time is negative, not finite, not later than the one before, or not a whole unit.
    #[error("{system}, {group}: the time {time} is out of order or not possible")]
    Time {
        /// The system.
        system: String,
        /// The group.
        group: String,
        /// The time, in the unit of the file.
        time: f64,
    },
    /// The number at risk does not follow from the counts before and after.
    #[error("{system}, {group}: the counts at {time} do not add up")]
    Sum {
        /// The system.
        system: String,
        /// The group.
        group: String,
        /// The time, in the unit of the file.
        time: f64,
    },
}

/// Reasons why no reference is made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MakeError {
    /// No system is chosen.
    #[error("no system is chosen")]
    NoSystems,
    /// Every group is smaller than the smallest size to publish.
    #[error("every group has fewer than {0} patients")]
    AllTooSmall(u32),
    /// A follow-up time is negative or not finite.
    #[error("row {0}: the follow-up time is negative or not a number")]
    Time(usize),
    /// Place or years are missing, or another text is not usable.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Months are too coarse or the rows too few for the estimate.
    #[error("times in {0:?} leave no estimate")]
    Estimate(Coarsening),
}
