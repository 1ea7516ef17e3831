//! Time zero, from which survival is counted, and the start of the time at risk.
//!
//! A surgical series contains only patients who survived until their operation. If time is counted from an
//! earlier date, such as the diagnosis of the metastasis, every row has delayed entry at its operation: R's
//! `Surv(entry, time, event)`. Counting it as at risk before overestimates survival. A column may state another entry.

use std::collections::BTreeMap;

use clinical::{Finding, Kind};
use serde::{Deserialize, Serialize};

use crate::heading::may_be_later;
use crate::mapping::TimeFrom;

/// Time zero of a cohort, and start of the time at risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TimeZero {
    /// Time zero.
    pub from: TimeFrom,
    /// Start of the time at risk.
    pub entry: Entry,
}

/// Start of the time at risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// Time zero.
    #[default]
    AtZero,
    /// The operation, which is after time zero (delayed entry, left truncation).
    AtOperation,
    /// The entry of each row, which a column states.
    Recorded,
    /// The operation, whose date is unknown: estimates are naive.
    Unknown,
}

impl Entry {
    /// Returns whether rows enter after time zero.
    #[must_use]
    pub fn is_delayed(self) -> bool {
        matches!(self, Self::AtOperation | Self::Recorded)
    }
}

/// Origin of the times of a column, as far as the file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnOrigin {
    /// Heading of the column.
    pub column: String,
    /// Source of the statement.
    pub by: OriginBy,
}

/// Source of a statement about the origin of times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OriginBy {
    /// The heading, which states another event than the operation.
    Heading,
    /// The dates of the file.
    Dates {
        /// Date with which most times agree.
        from: TimeFrom,
        /// Number of rows whose time agrees.
        agree: usize,
        /// Number of rows with that date, and one of death or last follow-up.
        rows: usize,
    },
}

/// Columns and findings whose values may be known only after time zero, by name or id; each with whether a person
/// stated that they were known at time zero. To have such a value a patient must have lived until then (immortal
/// time).
pub type Later = BTreeMap<String, bool>;

/// Returns whether a finding may be known only after time zero.
pub(crate) fn is_later(finding: Finding) -> bool {
    finding.kind() != Kind::Date && may_be_later(finding.id())
}
