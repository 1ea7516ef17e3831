//! Coarsening of follow-up times.

use serde::{Deserialize, Serialize};

/// Unit to which follow-up times are rounded up. A coarser unit reveals less about single patients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coarsening {
    /// Days, as recorded.
    Days,
    /// 7 days.
    #[default]
    Weeks,
    /// 365.25 / 12 days.
    Months,
}

/// Largest excess over a whole unit that is attributed to rounding.
const ROUNDING: f64 = 1e-9;

impl Coarsening {
    /// All units, from the finest.
    pub const ALL: [Self; 3] = [Self::Days, Self::Weeks, Self::Months];

    /// Number of days in a unit.
    #[must_use]
    pub fn days(self) -> f64 {
        match self {
            Self::Days => 1.0,
            Self::Weeks => 7.0,
            Self::Months => 365.25 / 12.0,
        }
    }

    /// Returns whether times are rounded.
    #[must_use]
    pub fn rounds(self) -> bool {
        self != Self::Days
    }

    /// Time in this unit, rounded up unless the unit is days.
    #[must_use]
    pub fn of_days(self, days: f64) -> f64 {
        if self.rounds() { (days / self.days() - ROUNDING).ceil().max(0.0) } else { days }
    }

    /// The last time at or before `days` to which a time may be rounded, in days.
    #[must_use]
    pub fn floor(self, days: f64) -> f64 {
        if self.rounds() { (days / self.days() + ROUNDING).floor() * self.days() } else { days }
    }

    /// The first time at or after `days` to which a time may be rounded, in days.
    #[must_use]
    pub fn ceil(self, days: f64) -> f64 {
        if self.rounds() { self.of_days(days) * self.days() } else { days }
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "whole numbers are exact")]
mod tests {
    use super::*;

    #[test]
    fn times_are_rounded_up_to_whole_units() {
        let weeks = [0.0, 0.5, 1.0, 7.0, 7.1, 182.0].map(|days| Coarsening::Weeks.of_days(days));
        assert_eq!(weeks, [0.0, 1.0, 1.0, 1.0, 2.0, 26.0]);
        assert_eq!(Coarsening::Months.of_days(365.25), 12.0);
        assert_eq!(Coarsening::Days.of_days(3.25), 3.25);
    }

    #[test]
    fn a_time_lies_between_its_floor_and_ceiling() {
        assert_eq!((Coarsening::Weeks.floor(183.0), Coarsening::Weeks.ceil(183.0)), (182.0, 189.0));
        assert_eq!((Coarsening::Weeks.floor(14.0), Coarsening::Weeks.ceil(14.0)), (14.0, 14.0));
    }
}
