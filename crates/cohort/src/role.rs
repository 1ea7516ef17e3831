//! Roles of columns, with the settings to parse their cells.

use clinical::{Finding, Kind};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::date::DateOrder;
use crate::event::EventCoding;
use crate::time_unit::TimeUnit;

/// Role of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Role {
    /// Ignored.
    Ignored,
    /// A grouping, with the original texts.
    Factor,
    /// A finding measured again after the operation. It is a grouping, and can be compared with the one
    /// before; no score uses it.
    After {
        /// The finding.
        #[serde(with = "finding_id")]
        finding: Finding,
    },
    /// Patient id.
    Patient,
    /// Follow-up time.
    Time {
        /// Unit of the numbers.
        unit: TimeUnit,
    },
    /// Survival time of the deceased; empty for the others, whose time is in the column of [`Role::Time`].
    TimeToDeath {
        /// Unit of the numbers.
        unit: TimeUnit,
    },
    /// Whether the patient died.
    Event {
        /// Coding of the values.
        coding: EventCoding,
    },
    /// Date of death; empty for a patient alive at last follow-up.
    DateOfDeath {
        /// Order of the dates.
        order: DateOrder,
    },
    /// Start of a treatment that may begin after time zero; empty for a patient who never had it.
    Start {
        /// Format of the cells.
        at: Moment,
    },
    /// Entry under observation, from which a patient is at risk (delayed entry).
    Entry {
        /// Format of the cells.
        at: Moment,
    },
    /// A finding.
    Finding {
        /// The finding.
        #[serde(with = "finding_id")]
        finding: Finding,
        /// Index of the unit of a quantity; 0 for others.
        #[serde(default)]
        unit: u8,
        /// Order of dates.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        order: Option<DateOrder>,
    },
}

/// Format of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// A date.
    Date(DateOrder),
    /// A time since time zero.
    Time(TimeUnit),
}

/// Key of a role; two columns with the same one cannot both be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RoleKey {
    /// [`Role::Patient`].
    Patient,
    /// [`Role::Time`].
    Time,
    /// [`Role::TimeToDeath`].
    TimeToDeath,
    /// [`Role::Event`].
    Event,
    /// [`Role::DateOfDeath`].
    DateOfDeath,
    /// [`Role::Entry`].
    Entry,
    /// [`Role::Finding`].
    Finding(Finding),
}

impl Role {
    /// Findings that a column may contain as measured again after the operation: those with ordered answers.
    pub const AFTER: &[Finding] = &[
        Finding::Ambulation,
        Finding::Frankel,
        Finding::Asia,
        Finding::MotorDeficit,
        Finding::Kps,
        Finding::Ecog,
    ];

    /// Returns whether times or events of follow-up come from a column with this role.
    #[must_use]
    pub fn is_follow_up(&self) -> bool {
        match self {
            Self::Time { .. }
            | Self::TimeToDeath { .. }
            | Self::Event { .. }
            | Self::DateOfDeath { .. }
            | Self::Entry { .. } => true,
            Self::Finding { finding, .. } => finding.kind() == Kind::Date,
            Self::Ignored | Self::Factor | Self::After { .. } | Self::Patient | Self::Start { .. } => false,
        }
    }

    /// A finding, in its first unit.
    #[must_use]
    pub fn finding(finding: Finding) -> Self {
        Self::Finding { finding, unit: 0, order: None }
    }

    /// Key of a role that only one column may have; `None` for others.
    #[must_use]
    pub fn key(&self) -> Option<RoleKey> {
        match self {
            Self::Ignored | Self::Factor | Self::After { .. } | Self::Start { .. } => None,
            Self::Patient => Some(RoleKey::Patient),
            Self::Time { .. } => Some(RoleKey::Time),
            Self::TimeToDeath { .. } => Some(RoleKey::TimeToDeath),
            Self::Event { .. } => Some(RoleKey::Event),
            Self::DateOfDeath { .. } => Some(RoleKey::DateOfDeath),
            Self::Entry { .. } => Some(RoleKey::Entry),
            Self::Finding { finding, .. } => Some(RoleKey::Finding(*finding)),
        }
    }
}

/// Serialises a finding as its id.
pub(crate) mod finding_id {
    use super::{Deserialize, Deserializer, Finding, Serializer, de};

    pub(crate) fn serialize<S: Serializer>(finding: &Finding, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(finding.id())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Finding, D::Error> {
        let id = String::deserialize(deserializer)?;
        Finding::from_id(&id).ok_or_else(|| de::Error::custom(format!("there is no finding \"{id}\"")))
    }
}
