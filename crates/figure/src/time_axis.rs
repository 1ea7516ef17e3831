//! Chooses the times of ticks and risk table, which must be the same and are needed before the counts.

use crate::glyph::text_width;

/// Unit of the times of a study, which determines which times are round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// 30, 90, 180, ...
    Days,
    /// 4, 13, 26, 52, ...
    Weeks,
    /// 3, 6, 12, ...
    #[default]
    Months,
    /// 1, 2, 5, ... and their tens.
    Years,
}

impl Unit {
    fn steps(self) -> &'static [f64] {
        match self {
            Unit::Days => &[1., 2., 5., 7., 14., 30., 60., 90., 180., 360., 720., 1800., 3600.],
            Unit::Weeks => &[1., 2., 4., 8., 13., 26., 52., 104., 260., 520.],
            Unit::Months => &[0.25, 0.5, 1., 2., 3., 6., 12., 24., 36., 60., 120., 240.],
            Unit::Years => &[0.05, 0.1, 0.25, 0.5, 1., 2., 5., 10., 20., 50.],
        }
    }
}

/// Round times from 0 to at most `longest`, as many as leave space for numbers up to `largest` below each in
/// a picture `width` pixels wide. Compute the counts at these times.
///
/// ```
/// use figure::kaplan_meier::{Unit, table_times};
/// assert_eq!(table_times(20.0, Unit::Months, 358.0, 36), [0.0, 6.0, 12.0, 18.0]);
/// assert_eq!(table_times(20.0, Unit::Months, 520.0, 36).len(), 7);
/// ```
#[must_use]
pub fn table_times(longest: f64, unit: Unit, width: f64, largest: u64) -> Vec<f64> {
    if !(longest.is_finite() && longest > 0.0) {
        return vec![0.0];
    }
    let width = if width.is_nan() { 360.0 } else { width.clamp(200.0, 2000.0) };
    let apart = (text_width(&largest.to_string(), 12.0, false) + 14.0).max(40.0);
    let most = ((width * 0.7 / apart).floor()).max(1.0);
    let steps = unit.steps();
    let last = steps.last().copied().unwrap_or(1.0);
    // After the list, steps double until they fit.
    let doubled = std::iter::successors(Some(last), |step| Some(step * 2.0).filter(|it| it.is_finite()));
    let mut all = steps.iter().copied().chain(doubled);
    let step = all.find(|step| longest / step <= most).unwrap_or(longest);
    let count = (longest / step + 1e-9).floor() as u32;
    (0..=count).map(|index| f64::from(index) * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn short_and_long_studies_get_round_times() {
        assert_eq!(table_times(0.9, Unit::Months, 520.0, 36), [0.0, 0.25, 0.5, 0.75]);
        assert_eq!(table_times(1022.0, Unit::Days, 520.0, 228), [0.0, 180.0, 360.0, 540.0, 720.0, 900.0]);
    }

    #[test]
    fn a_million_patients_leave_room_for_fewer_times() {
        assert!(
            table_times(60.0, Unit::Months, 358.0, 1_000_000).len()
                < table_times(60.0, Unit::Months, 358.0, 10).len()
        );
    }

    proptest! {
        #[test]
        fn times_rise_from_nought_and_never_pass_the_longest(longest in any::<f64>(), width in any::<f64>(), largest in any::<u64>()) {
            for unit in [Unit::Days, Unit::Weeks, Unit::Months, Unit::Years] {
                let times = table_times(longest, unit, width, largest);
                prop_assert!(times.first().is_some_and(|first| first.abs() < f64::EPSILON));
                prop_assert!(times.len() <= 60);
                prop_assert!(times.windows(2).all(|pair| pair[0] < pair[1]));
                if longest > 1e-3 && longest < 1e9 {
                    prop_assert!(times.iter().all(|time| *time <= longest * (1.0 + 1e-6)));
                }
            }
        }
    }
}
