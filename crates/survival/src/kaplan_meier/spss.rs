//! Median and mean as reported by SPSS.
//!
//! Many papers on spinal metastases report SPSS's median with a symmetric interval, and readers need the same
//! numbers to reproduce them. The quantile is the first time at which the curve is at or below the level, its
//! standard error that of the survival there over the density around it (Collett, Modelling Survival Data in
//! Medical Research, section 2.4; Marques de Sa, eq. 9.15-9.17), and the interval uses exactly 1.96 and is
//! not truncated at 0. It is a normal approximation; the interval of Brookmeyer and Crowley on the log-log
//! scale is better.

use super::KaplanMeier;

/// Half-width of the window of survival around the level in which the density is estimated.
const WINDOW: f64 = 0.05;
/// Tolerance for a curve that meets the edge of the window up to rounding.
const SLACK: f64 = 1e-12;
/// SPSS's normal quantile for 95 %.
const Z: f64 = 1.96;

/// An estimate with a standard error and SPSS's symmetric 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpssEstimate {
    /// The estimate, in the unit of the input.
    pub estimate: f64,
    /// Standard error, in the same unit; `None` if the density cannot be estimated.
    pub standard_error: Option<f64>,
    /// The estimate minus 1.96 standard errors.
    pub lower: Option<f64>,
    /// The estimate plus 1.96 standard errors.
    pub upper: Option<f64>,
}

impl SpssEstimate {
    fn new(estimate: f64, standard_error: Option<f64>) -> Self {
        let limit = |z: f64| standard_error.map(|error| estimate + z * error);
        Self { estimate, standard_error, lower: limit(-Z), upper: limit(Z) }
    }
}

/// A quantile as estimated by SPSS, with the window of its density.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpssQuantile {
    /// The quantile, its standard error and interval.
    pub estimate: SpssEstimate,
    /// The last event time at which the survival is at least the level + 0.05; `None` if there is none: the
    /// density then starts at time 0 with a survival of 1.
    pub window_start: Option<f64>,
    /// The first time at which the survival is at most the level - 0.05; if `None`, there is no standard
    /// error.
    pub window_end: Option<f64>,
}

impl KaplanMeier {
    /// SPSS's quantile at a level of survival (0.5 for the median); `None` if the curve stays above.
    ///
    /// Times in the unit of the input; `level` is a survival from 0 to 1. SPSS's KM procedure; R
    /// has no such interval.
    ///
    /// ```
    /// # use survival::{KaplanMeier, Observations};
    /// let curve = KaplanMeier::fit(&Observations::new(&[1.0, 2.0, 3.0, 4.0], &[true; 4])?)?;
    /// let median = curve.spss_quantile(0.5).unwrap().estimate;
    /// assert_eq!((median.estimate, median.standard_error), (2.0, Some(1.0)));
    /// assert!((median.upper.unwrap() - 3.96).abs() < 1e-15);
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn spss_quantile(&self, level: f64) -> Option<SpssQuantile> {
        let (mut start, mut at, mut end) = (None, None, None);
        for step in self.steps().filter(|step| step.events > 0.0) {
            if step.survival >= level + WINDOW - SLACK {
                start = Some(step);
            }
            if step.survival <= level + SLACK {
                at = at.or(Some(step));
            }
            if step.survival <= level - WINDOW + SLACK {
                end = end.or(Some(step));
            }
        }
        let at = at?;
        let (from, height) = start.map_or((0.0, 1.0), |step| (step.time, step.survival));
        let error = end.map(|end| {
            let density = (height - end.survival) / (end.time - from);
            // At a survival of 0 the standard error is 0, although Greenwood's sum is infinite.
            let error = if at.survival > 0.0 { at.standard_error() } else { 0.0 };
            error / density
        });
        Some(SpssQuantile {
            estimate: SpssEstimate::new(at.time, error.filter(|error| error.is_finite())),
            window_start: start.map(|step| step.time),
            window_end: end.map(|step| step.time),
        })
    }

    /// SPSS's mean: the area under the curve up to the group's own largest time.
    ///
    /// In the unit of the input; SPSS's KM procedure. The same area as
    /// [`restricted_mean`](Self::restricted_mean) up to [`largest_time`](Self::largest_time), with an
    /// interval of 1.96 standard errors.
    /// 1.96 standard errors to either side.
    #[must_use]
    pub fn spss_mean(&self) -> SpssEstimate {
        match self.restricted_mean(self.largest_time()) {
            Ok(mean) => SpssEstimate::new(mean.mean, Some(mean.standard_error)),
            Err(_) => SpssEstimate::new(f64::NAN, None),
        }
    }
}
