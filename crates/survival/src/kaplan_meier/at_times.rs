//! The curve and the number at risk at times of the reader's choosing.

use super::KaplanMeier;
use super::confidence::{ConfidenceType, limits, two_sided_z};
use crate::Error;

/// The curve at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AtTime {
    /// The time asked for.
    pub time: f64,
    /// How many rows were still at risk just before it: `time >= t` and `entry < t`.
    pub number_at_risk: f64,
    /// The survival at it, after the events of that very time. Past the last time: its last value.
    pub survival: f64,
    /// Greenwood's standard error; NaN once the curve has reached 0.
    pub standard_error: f64,
    /// The lower confidence limit; NaN where undefined.
    pub lower: f64,
    /// The upper confidence limit; NaN where undefined.
    pub upper: f64,
}

impl KaplanMeier {
    /// The curve at each of the times, with limits of the given type and level.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a level not between 0 and 1.
    ///
    /// ```
    /// # use survival::{ConfidenceType, KaplanMeier, Observations};
    /// let curve = KaplanMeier::fit(&Observations::new(&[1.0, 2.0, 3.0], &[true, false, true])?)?;
    /// let at = curve.at_times(&[0.5, 1.0, 2.5], ConfidenceType::Log, 0.95)?;
    /// assert_eq!(at.iter().map(|at| at.number_at_risk).collect::<Vec<_>>(), [3.0, 3.0, 1.0]);
    /// assert_eq!(at[0].survival, 1.0);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn at_times(&self, times: &[f64], kind: ConfidenceType, level: f64) -> Result<Vec<AtTime>, Error> {
        let z = two_sided_z(level)?;
        let at = |&time: &f64| {
            let (survival, sum) = match self.table.time.partition_point(|&step| step <= time) {
                0 => (1.0, 0.0),
                after => (self.survival[after - 1], self.greenwood[after - 1]),
            };
            let se = libm::sqrt(sum);
            let (lower, upper) = limits(kind, survival, se, z);
            let number_at_risk = self.number_at_risk_at(time);
            AtTime { time, number_at_risk, survival, standard_error: survival * se, lower, upper }
        };
        Ok(times.iter().map(at).collect())
    }

    /// How many rows were at risk just before `time`: `time >= t` and `entry < t`.
    #[must_use]
    pub fn number_at_risk_at(&self, time: f64) -> f64 {
        let next = self.table.time.partition_point(|&step| step < time);
        if self.table.entries.is_empty() {
            return self.table.at_risk.get(next).copied().unwrap_or(0.0);
        }
        let leaving: f64 =
            self.table.events[next..].iter().zip(&self.table.censored[next..]).map(|(d, c)| d + c).sum();
        let first = self.table.entries.partition_point(|entry| entry.time < time);
        leaving - self.table.entries[first..].iter().map(|entry| entry.weight).sum::<f64>()
    }

    /// The survival at `time`, after the events of that very time.
    ///
    /// ```
    /// # use survival::{KaplanMeier, Observations};
    /// let curve = KaplanMeier::fit(&Observations::new(&[1.0, 2.0], &[true, true])?)?;
    /// assert_eq!((curve.survival_before(1.0), curve.survival_at(1.0)), (1.0, 0.5));
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn survival_at(&self, time: f64) -> f64 {
        self.step(self.table.time.partition_point(|&step| step <= time))
    }

    /// The survival just before `time`.
    #[must_use]
    pub fn survival_before(&self, time: f64) -> f64 {
        self.step(self.table.time.partition_point(|&step| step < time))
    }

    /// The survival after the first `steps` steps.
    fn step(&self, steps: usize) -> f64 {
        if steps == 0 { 1.0 } else { self.survival[steps - 1] }
    }
}
