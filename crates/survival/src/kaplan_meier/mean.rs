//! The restricted mean survival time: the area under the curve up to a horizon.

use super::KaplanMeier;
use crate::Error;

/// The mean survival time up to a horizon, and its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RestrictedMean {
    /// The horizon.
    pub until: f64,
    /// The area under the curve from 0 to the horizon.
    pub mean: f64,
    /// The root of the sum over event times of the square of the area still to come, times
    /// `d / (n (n - d))`.
    pub standard_error: f64,
}

impl KaplanMeier {
    /// The mean survival time up to `until`. Past the last time the curve goes on level, as in R.
    /// An event that leaves nobody at risk adds no variance, as no area follows it.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a horizon that is negative or not finite.
    ///
    /// ```
    /// # use survival::{KaplanMeier, Observations};
    /// let curve = KaplanMeier::fit(&Observations::new(&[1.0, 2.0, 3.0, 4.0], &[true; 4])?)?;
    /// let mean = curve.restricted_mean(3.2)?;
    /// assert!((mean.mean - 2.3).abs() < 1e-12);
    /// assert!((mean.standard_error - 0.4387482193696061).abs() < 1e-12);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn restricted_mean(&self, until: f64) -> Result<RestrictedMean, Error> {
        if !(until >= 0.0 && until.is_finite()) {
            let rule = "it must be a finite time, not negative";
            return Err(Error::OutOfRange { name: "the horizon", value: until, rule });
        }
        let steps = self.table.time.partition_point(|&time| time <= until);
        let (mut area, mut variance, mut end) = (0.0, 0.0, until);
        for i in (0..steps).rev() {
            let (n, d) = (self.table.at_risk[i], self.table.events[i]);
            area += (end - self.table.time[i]) * self.survival[i];
            if d > 0.0 && n > d {
                variance += area * area * d / (n * (n - d));
            }
            end = self.table.time[i];
        }
        Ok(RestrictedMean { until, mean: area + end, standard_error: libm::sqrt(variance) })
    }
}
