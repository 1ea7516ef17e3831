//! What a column may be, and how its cells are to be read.

use clinical::Finding;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::date::DateOrder;
use crate::event::EventCoding;
use crate::time_unit::TimeUnit;

/// What a column is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Role {
    /// Passed over.
    Ignored,
    /// Kept as it stands, to part the rows by.
    Factor,
    /// A finding measured again after the operation. It parts rows and is compared with the one before; no score uses
    /// it.
    After {
        /// Which.
        #[serde(with = "finding_id")]
        finding: Finding,
    },
    /// Whose operation the row is.
    Patient,
    /// How long the patient was followed.
    Time {
        /// The unit of the numbers.
        unit: TimeUnit,
    },
    /// How long those who died lived; empty for the others, whose time is in the column of [`Role::Time`].
    TimeToDeath {
        /// The unit of the numbers.
        unit: TimeUnit,
    },
    /// Whether the patient died.
    Event {
        /// Which values say so.
        coding: EventCoding,
    },
    /// The day of death; an empty cell is a patient who was alive when last seen.
    DateOfDeath {
        /// How the days are written.
        order: DateOrder,
    },
    /// A finding.
    Finding {
        /// Which.
        #[serde(with = "finding_id")]
        finding: Finding,
        /// The unit of a quantity, by its place; 0 for all others.
        #[serde(default)]
        unit: u8,
        /// How days are written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        order: Option<DateOrder>,
    },
}

/// Two columns with the same key cannot both be used.
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
    /// [`Role::Finding`].
    Finding(Finding),
}

impl Role {
    /// The findings that a column may hold as measured again after the operation: those whose answers have an order.
    pub const AFTER: &[Finding] = &[
        Finding::Ambulation,
        Finding::Frankel,
        Finding::Asia,
        Finding::MotorDeficit,
        Finding::Kps,
        Finding::Ecog,
    ];

    /// The finding, in its first unit.
    #[must_use]
    pub fn finding(finding: Finding) -> Self {
        Self::Finding { finding, unit: 0, order: None }
    }

    /// What only one column can be; `None` for what many can.
    #[must_use]
    pub fn key(&self) -> Option<RoleKey> {
        match self {
            Self::Ignored | Self::Factor | Self::After { .. } => None,
            Self::Patient => Some(RoleKey::Patient),
            Self::Time { .. } => Some(RoleKey::Time),
            Self::TimeToDeath { .. } => Some(RoleKey::TimeToDeath),
            Self::Event { .. } => Some(RoleKey::Event),
            Self::DateOfDeath { .. } => Some(RoleKey::DateOfDeath),
            Self::Finding { finding, .. } => Some(RoleKey::Finding(*finding)),
        }
    }
}

/// Findings by their ids.
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
