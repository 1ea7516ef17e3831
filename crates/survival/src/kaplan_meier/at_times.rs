//! The curve and the number at risk at given times.

use super::confidence::{ConfidenceType, limits, two_sided_z};
use super::{KaplanMeier, Step};
use crate::Error;

/// The curve at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AtTime {
    /// The requested time, in the unit of the input.
    pub time: f64,
    /// Number at risk just before it: `time >= t` and `entry < t`.
    pub number_at_risk: f64,
    /// Survival at it, from 0 to 1, after the events of that time. After the last time: its last value.
    pub survival: f64,
    /// Greenwood's standard error on the scale of the survival; NaN once the curve has reached 0.
    pub standard_error: f64,
    /// The lower confidence limit; NaN where undefined.
    pub lower: f64,
    /// The upper confidence limit; NaN where undefined.
    pub upper: f64,
}

impl KaplanMeier {
    /// The curve at each of the times, with limits of the given type and level.
    ///
    /// One result for each time, in the order of `times`, which need not ascend and are in the unit of the
    /// input; `level` is a probability such as 0.95. R's `summary(fit, times = times, extend = TRUE)`.
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
        let mut ascending: Vec<usize> = (0..times.len()).collect();
        ascending.sort_by(|&a, &b| times[a].total_cmp(&times[b]));
        let (mut steps, mut last) = (self.steps().peekable(), None);
        let mut found: Vec<Option<Step>> = vec![None; times.len()];
        for place in ascending {
            while let Some(step) = steps.next_if(|step| step.time <= times[place]) {
                last = Some(step);
            }
            found[place] = last;
        }
        let at = |(step, &time): (Option<Step>, &f64)| {
            let (survival, se) = step.map_or((1.0, 0.0), |step| (step.survival, step.standard_error_log()));
            let (lower, upper) = limits(kind, survival, se, z);
            let number_at_risk = self.number_at_risk_at(time);
            AtTime { time, number_at_risk, survival, standard_error: survival * se, lower, upper }
        };
        Ok(found.into_iter().zip(times).map(at).collect())
    }

    /// Number at risk just before `time` (sums of weights): `time >= t` and `entry < t`.
    #[must_use]
    pub fn number_at_risk_at(&self, time: f64) -> f64 {
        self.table.at_risk(time)
    }

    /// Survival at `time`, from 0 to 1, after the events of that time: R's `summary(fit, times = time)$surv`.
    /// It takes one pass over the steps; for many times use [`at_times`](Self::at_times), which takes one for
    /// all.
    #[must_use]
    pub fn survival_at(&self, time: f64) -> f64 {
        if time.is_nan() {
            return f64::NAN;
        }
        self.steps().take_while(|step| step.time <= time).last().map_or(1.0, |step| step.survival)
    }

    /// Survival just before `time`, from 0 to 1. It takes one pass over the steps.
    #[must_use]
    pub fn survival_before(&self, time: f64) -> f64 {
        if time.is_nan() {
            return f64::NAN;
        }
        self.steps().take_while(|step| step.time < time).last().map_or(1.0, |step| step.survival)
    }
}
