//! Quantiles of the survival time, with the interval of Brookmeyer and Crowley.
//!
//! The interval (Biometrics 38, 1982) holds the times at which the level cannot be told from the
//! curve: it is read off where a confidence band crosses the level, so every type of band has its
//! own. R's conventions: a level that the curve meets exactly (within the root of the machine
//! epsilon: products of fractions see 0.5 + 1 ulp) is reached at the midpoint of the flat stretch, and
//! a limit that its band never crosses is missing.

use super::{ConfidenceType, KaplanMeier};
use crate::Error;
use crate::tied_times::TOLERANCE;

/// One quantile: the time by which a share `probability` has had the event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantile {
    /// The share, 0.5 for the median.
    pub probability: f64,
    /// The time, in the unit of the input; missing if the curve stays above.
    pub estimate: Option<f64>,
    /// Its interval.
    pub interval: QuantileInterval,
}

/// The interval of a quantile; a limit that cannot be estimated is missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuantileInterval {
    /// From where the lower band crosses the level.
    pub lower: Option<f64>,
    /// From where the upper band crosses the level.
    pub upper: Option<f64>,
}

impl KaplanMeier {
    /// The time by which a share `probability` has had the event; `None` if the curve stays above,
    /// or for a probability outside 0 to 1.
    ///
    /// ```
    /// # use survival::{KaplanMeier, Observations};
    /// let curve = KaplanMeier::fit(&Observations::new(&[1.0, 2.0, 3.0, 4.0], &[true; 4])?)?;
    /// assert_eq!(curve.quantile(0.5), Some(2.5)); // flat at one half from 2 to 3
    /// assert_eq!(curve.quantile(0.6), Some(3.0));
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn quantile(&self, probability: f64) -> Option<f64> {
        crossing(&self.table.time, &self.survival, probability)
    }

    /// Quantiles with the interval of Brookmeyer and Crowley on a band of the given type and level.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a level or a probability outside 0 to 1.
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
        let band = self.limits(kind, level)?;
        let time = &self.table.time;
        let quantile = |&probability: &f64| {
            if !(0.0..=1.0).contains(&probability) {
                let rule = "it must lie from 0 to 1";
                return Err(Error::OutOfRange { name: "the probability", value: probability, rule });
            }
            let interval = QuantileInterval {
                lower: crossing(time, &band.lower, probability),
                upper: crossing(time, &band.upper, probability),
            };
            Ok(Quantile { probability, estimate: self.quantile(probability), interval })
        };
        probabilities.iter().map(quantile).collect()
    }
}

/// Where a curve, or a band of it, comes down to `1 - probability`, as R's `quantile.survfit` finds it.
///
/// A band may rise again; like R, the search then runs over its values in order of size, not of
/// time. Undefined values are left out.
fn crossing(time: &[f64], curve: &[f64], probability: f64) -> Option<f64> {
    if !(0.0..=1.0).contains(&probability) {
        return None;
    }
    if probability <= 0.0 {
        return Some(0.0);
    }
    // The time of the smallest fallen share that is at least the target, the first where several are.
    let reached = |target: f64| {
        let mut best: Option<(f64, f64)> = (target <= 0.0).then_some((0.0, 0.0));
        for (&time, &height) in time.iter().zip(curve) {
            let fallen = 1.0 - height;
            if fallen >= target && best.is_none_or(|(lowest, _)| fallen < lowest) {
                best = Some((fallen, time));
            }
        }
        best
    };
    let (fallen, from) = reached(probability - TOLERANCE)?;
    match reached(probability + TOLERANCE) {
        Some((_, until)) => Some(f64::midpoint(from, until)),
        None if (fallen - probability).abs() < TOLERANCE => {
            Some(f64::midpoint(from, time.last().copied().unwrap_or(from)))
        }
        None => None,
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
