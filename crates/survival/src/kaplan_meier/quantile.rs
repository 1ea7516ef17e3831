//! Quantiles of the survival time, with the interval of Brookmeyer and Crowley.
//!
//! The interval (Biometrics 38, 1982) contains the times at which the curve does not differ significantly
//! from the level: its limits are where a confidence band crosses the level, so it depends on the type of
//! band. Conventions are R's: a level that the curve meets exactly (within the root of the machine epsilon,
//! because products of fractions yield 0.5 + 1 ulp) is reached at the midpoint of the flat stretch, and a
//! limit whose band never crosses the level is missing.

use super::confidence::{limits, two_sided_z};
use super::{ConfidenceType, KaplanMeier};
use crate::Error;
use crate::tied_times::TOLERANCE;

/// One quantile: the time by which a share `probability` has had the event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantile {
    /// The share, from 0 to 1: 0.5 for the median.
    pub probability: f64,
    /// The time, in the unit of the input; `None` if the curve stays above.
    pub estimate: Option<f64>,
    /// Its confidence interval.
    pub interval: QuantileInterval,
}

/// The confidence interval of a quantile; a limit that cannot be estimated is `None`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuantileInterval {
    /// Crossing of the lower band and the level, in the unit of the input.
    pub lower: Option<f64>,
    /// Crossing of the upper band and the level, in the unit of the input.
    pub upper: Option<f64>,
}

impl KaplanMeier {
    /// The time by which a share `probability` has had the event; `None` if the curve stays above,
    /// or for a probability outside 0 to 1.
    ///
    /// In the unit of the input. R's `quantile(fit, probability)`.
    #[must_use]
    pub fn quantile(&self, probability: f64) -> Option<f64> {
        let mut curve = Crossing::new(probability);
        self.steps().for_each(|step| curve.see(step.time, step.survival));
        curve.time()
    }

    /// Quantiles with the interval of Brookmeyer and Crowley on a band of the given type and level.
    ///
    /// One result for each probability, in their order; times in the unit of the input, `level` a probability
    /// such as 0.95. R's `quantile(fit, probabilities)`, whose band is chosen in `survfit`.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a level or a probability not between 0 and 1.
    ///
    /// ```
    /// # use survival::{ConfidenceType, KaplanMeier, Observations};
    /// let curve = KaplanMeier::fit(&Observations::new(&[1.0, 2.0, 3.0, 4.0], &[true; 4])?)?;
    /// let median = curve.quantiles(&[0.5], ConfidenceType::LogLog, 0.95)?[0];
    /// assert_eq!(median.interval.lower, Some(1.0));
    /// assert_eq!(median.interval.upper, None); // the upper band is undefined where the curve is 0
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn quantiles(
        &self,
        probabilities: &[f64],
        kind: ConfidenceType,
        level: f64,
    ) -> Result<Vec<Quantile>, Error> {
        let z = two_sided_z(level)?;
        if let Some(&value) = probabilities.iter().find(|probability| !(0.0..=1.0).contains(*probability)) {
            let rule = "it must lie from 0 to 1";
            return Err(Error::OutOfRange { name: "the probability", value, rule });
        }
        let mut crossings: Vec<[Crossing; 3]> =
            probabilities.iter().map(|&probability| [Crossing::new(probability); 3]).collect();
        for step in self.steps() {
            let (lower, upper) = limits(kind, step.survival, step.standard_error_log(), z);
            for [curve, below, above] in &mut crossings {
                curve.see(step.time, step.survival);
                below.see(step.time, lower);
                above.see(step.time, upper);
            }
        }
        let quantile = |(&probability, [curve, below, above]): (&f64, &[Crossing; 3])| Quantile {
            probability,
            estimate: curve.time(),
            interval: QuantileInterval { lower: below.time(), upper: above.time() },
        };
        Ok(probabilities.iter().zip(&crossings).map(quantile).collect())
    }
}

/// Finds where a curve, or a band of it, falls to `1 - probability`, as R's `quantile.survfit`.
///
/// A band may increase again; like R, the search then is over its values in order of size, not of time.
/// Undefined values are omitted.
#[derive(Debug, Clone, Copy)]
struct Crossing {
    probability: f64,
    from: Reached,
    until: Reached,
    last: Option<f64>,
}

impl Crossing {
    fn new(probability: f64) -> Self {
        let (from, until) = (probability - TOLERANCE, probability + TOLERANCE);
        Self { probability, from: Reached::new(from), until: Reached::new(until), last: None }
    }

    /// Adds the survival from a time on; times ascend.
    fn see(&mut self, time: f64, height: f64) {
        let fallen = 1.0 - height;
        self.from.see(time, fallen);
        self.until.see(time, fallen);
        self.last = Some(time);
    }

    /// Time of the crossing, if any.
    fn time(&self) -> Option<f64> {
        if !(0.0..=1.0).contains(&self.probability) {
            return None;
        }
        if self.probability <= 0.0 {
            return Some(0.0);
        }
        let (fallen, from) = self.from.best?;
        match self.until.best {
            Some((_, until)) => Some(f64::midpoint(from, until)),
            None if (fallen - self.probability).abs() < TOLERANCE => {
                Some(f64::midpoint(from, self.last.unwrap_or(from)))
            }
            None => None,
        }
    }
}

/// Smallest cumulative share that is at least a target, with its first time.
#[derive(Debug, Clone, Copy)]
struct Reached {
    target: f64,
    best: Option<(f64, f64)>,
}

impl Reached {
    fn new(target: f64) -> Self {
        Self { target, best: (target <= 0.0).then_some((0.0, 0.0)) }
    }

    fn see(&mut self, time: f64, fallen: f64) {
        if fallen >= self.target && self.best.is_none_or(|(lowest, _)| fallen < lowest) {
            self.best = Some((fallen, time));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Observations;

    #[test]
    fn a_last_stretch_at_the_level_ends_at_the_last_time() {
        let rows = Observations::new(&[1.0, 4.0], &[true, false]).unwrap();
        assert_eq!(KaplanMeier::fit(&rows).unwrap().quantile(0.5), Some(2.5));
    }

    #[test]
    fn a_level_never_reached_has_no_quantile() {
        let rows = Observations::new(&[1.0, 4.0, 5.0], &[true, false, false]).unwrap();
        assert_eq!(KaplanMeier::fit(&rows).unwrap().quantile(0.5), None);
    }

    #[test]
    fn a_probability_that_is_none_is_refused() {
        let rows = Observations::new(&[1.0], &[true]).unwrap();
        let curve = KaplanMeier::fit(&rows).unwrap();
        assert_eq!(curve.quantile(f64::NAN), None);
        assert!(curve.quantiles(&[1.5], ConfidenceType::Log, 0.95).is_err());
    }
}
