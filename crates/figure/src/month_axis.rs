//! A time axis in months with round numbers of days along its other edge: clinicians think in months, but
//! papers on short survival report days.
//!
//! The axis ends at a customary number of months (6, 12, 18, 24, ...).

/// Days in a month, as a twelfth of a mean year.
pub const DAYS_PER_MONTH: f64 = 365.25 / 12.0;

/// Possible ends of an axis, months.
const ENDS: [u32; 17] = [1, 3, 6, 12, 18, 24, 36, 48, 60, 84, 120, 180, 240, 360, 480, 600, 1200];
const MONTH_STEPS: [u32; 12] = [1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 300, 600];
const DAY_STEPS: [u32; 12] = [7, 14, 30, 60, 90, 180, 360, 720, 1800, 3600, 7200, 18000];

/// A time axis from 0 to a whole number of months between two pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MonthAxis {
    end: u32,
    from: f64,
    to: f64,
}

impl MonthAxis {
    /// The shortest axis that includes `longest` months, from pixel `from` to pixel `to`.
    pub(crate) fn new(longest: f64, from: f64, to: f64) -> Self {
        let end = ENDS.into_iter().find(|end| longest <= f64::from(*end)).unwrap_or(1200);
        Self { end, from, to }
    }

    /// The last month on the axis.
    pub(crate) fn end(&self) -> f64 {
        f64::from(self.end)
    }

    /// Pixel of a number of months, clamped to the axis.
    pub(crate) fn x(&self, months: f64) -> f64 {
        let months = if months.is_nan() { 0.0 } else { months.clamp(0.0, self.end()) };
        self.from + (self.to - self.from) * months / self.end()
    }

    /// Months to mark, at least `apart` pixels from each other.
    pub(crate) fn months(&self, apart: f64) -> Vec<u32> {
        let fits = |step: u32| self.x(f64::from(step)) - self.from >= apart && self.end.is_multiple_of(step);
        let step = MONTH_STEPS.into_iter().find(|step| fits(*step)).unwrap_or(self.end);
        (0..=self.end).step_by(step as usize).collect()
    }

    /// Days to mark, at least `apart` pixels from each other.
    pub(crate) fn days(&self, apart: f64) -> Vec<u32> {
        let fits = |step: u32| self.x(f64::from(step) / DAYS_PER_MONTH) - self.from >= apart;
        let step = DAY_STEPS.into_iter().find(|step| fits(*step)).unwrap_or(36_000);
        let last = (self.end() * DAYS_PER_MONTH).floor() as u32;
        (0..=last).step_by(step as usize).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_where_people_count() {
        let end = |longest| MonthAxis::new(longest, 0.0, 300.0).end as usize;
        assert_eq!([end(0.4), end(5.9), end(6.1), end(16.0), end(23.0), end(49.9)], [1, 6, 12, 18, 24, 60]);
        assert_eq!([end(f64::NAN), end(1e300)], [1200, 1200]);
    }

    #[test]
    fn months_and_days_keep_their_distance() {
        let axis = MonthAxis::new(17.0, 10.0, 310.0);
        assert_eq!(axis.months(40.0), [0, 3, 6, 9, 12, 15, 18]);
        assert_eq!(axis.months(60.0), [0, 6, 12, 18]);
        assert_eq!(axis.days(44.0), [0, 90, 180, 270, 360, 450, 540]);
    }

    #[test]
    fn the_scale_runs_from_edge_to_edge() {
        let axis = MonthAxis::new(12.0, 10.0, 130.0);
        let pixels = [-1.0, 0.0, 6.0, 12.0, 99.0].map(|months| axis.x(months).to_string());
        assert_eq!(pixels, ["10", "10", "70", "130", "130"]);
        assert_eq!(axis.x(f64::NAN).to_string(), "10");
    }
}
