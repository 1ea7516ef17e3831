//! Units of time: of a column of the file, and of results. A cohort contains days.

use serde::{Deserialize, Serialize};

/// A unit of time.
///
/// ```
/// use cohort::TimeUnit;
/// assert!((TimeUnit::Weeks.of_days(180.0) - 25.714).abs() < 0.001);
/// assert_eq!(TimeUnit::default(), TimeUnit::Days);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Days.
    #[default]
    Days,
    /// 7 days.
    Weeks,
    /// 365.25 / 12 days.
    Months,
    /// 365.25 days.
    Years,
}

impl TimeUnit {
    /// All units.
    pub const ALL: [Self; 4] = [Self::Days, Self::Weeks, Self::Months, Self::Years];

    /// Number of days.
    #[must_use]
    pub fn days(self) -> f64 {
        match self {
            Self::Days => 1.0,
            Self::Weeks => 7.0,
            Self::Months => 365.25 / 12.0,
            Self::Years => 365.25,
        }
    }

    /// Converts days to this unit.
    #[must_use]
    pub fn of_days(self, days: f64) -> f64 {
        days / self.days()
    }
}

impl From<TimeUnit> for figure::kaplan_meier::Unit {
    fn from(unit: TimeUnit) -> Self {
        match unit {
            TimeUnit::Days => Self::Days,
            TimeUnit::Weeks => Self::Weeks,
            TimeUnit::Months => Self::Months,
            TimeUnit::Years => Self::Years,
        }
    }
}
