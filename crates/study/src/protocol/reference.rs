//! A reference: survival by system and group as counts.

use reference::{Coarsening, SmallGroups};
use serde::{Deserialize, Serialize};

/// Settings of a reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceSettings {
    /// Name of the hospital or registry.
    pub place: String,
    /// Years of treatment.
    pub years: String,
    /// Ids of the systems.
    pub systems: Vec<String>,
    /// Unit to which times are rounded up.
    #[serde(default)]
    pub times: Coarsening,
    /// Smallest size of a group that is shown.
    pub smallest_group: u32,
    /// Treatment of smaller groups.
    #[serde(default)]
    pub small_groups: SmallGroups,
}

/// Contents of a reference, and its loss of precision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Weighed {
    /// The settings.
    pub settings: ReferenceSettings,
    /// Number of patients.
    pub patients: u64,
    /// Its systems.
    pub systems: Vec<OfSystem>,
    /// Largest difference of the survival estimate at 3, 6 and 12 months, from 0 to 1.
    pub at_months: f64,
    /// Largest difference of the survival estimate at any day, from 0 to 1.
    pub at_any_day: f64,
    /// Largest difference of a median, in days; `None` if only one of the estimates has a median.
    pub median_days: Option<f64>,
}

/// Groups of a system in a reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfSystem {
    /// Id of the system.
    pub system: String,
    /// Number of patients in its groups; 0 if all groups are too small.
    pub patients: u64,
    /// Names of the groups that were merged.
    pub merged: Vec<Vec<String>>,
    /// Names of the groups that were withheld.
    pub withheld: Vec<String>,
}
