//! Time zero: the day from which survival is counted, and the day from which a row is under observation.
//!
//! A surgical series holds only patients who lived until their operation. Counted from an earlier day, such as the
//! diagnosis of the metastasis, every row comes under observation late, at its operation: R's
//! `Surv(entry, time, event)`. Counting it as at risk before makes survival look longer than it was.

use serde::{Deserialize, Serialize};

use crate::mapping::TimeFrom;

/// From when time runs in a cohort, and from when its rows are at risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TimeZero {
    /// From when time runs.
    pub from: TimeFrom,
    /// From when rows are at risk.
    pub entry: Entry,
}

/// From when the rows of a cohort are at risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// From time zero on.
    #[default]
    AtZero,
    /// From the operation on, which comes after time zero (delayed entry, left truncation).
    AtOperation,
    /// From the operation on, but the file does not say when that was: estimates are naive.
    Unknown,
}
