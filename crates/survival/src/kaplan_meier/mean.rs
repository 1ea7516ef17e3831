//! The restricted mean survival time: the area under the curve up to a horizon.

use super::{KaplanMeier, Step};
use crate::Error;

/// The mean survival time up to a horizon, and its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RestrictedMean {
    /// The horizon, in the unit of the input.
    pub until: f64,
    /// The area under the curve from 0 to the horizon, a time in the unit of the input.
    pub mean: f64,
    /// Standard error, in the same unit: the root of the sum over event times of the squared remaining area
    /// times `d / (n (n - d))`.
    pub standard_error: f64,
}

impl KaplanMeier {
    /// Mean survival time up to `until`. After the last time the curve is constant, as in R. An event that
    /// leaves nobody at risk adds no variance, because no area follows.
    ///
    /// R's `print(fit, rmean = until)`; Klein and Moeschberger, Survival Analysis, section 4.5.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] if the horizon is negative or not finite.
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
        let before = || self.steps().take_while(|step| step.time <= until);
        // Area from each time to the next under the survival between them.
        let stretch = |area: &mut Area, step: &Step| {
            area.sum += (step.time - area.time) * area.height;
            (area.time, area.height) = (step.time, step.survival);
        };
        let mut whole = Area::default();
        before().for_each(|step| stretch(&mut whole, &step));
        let mean = whole.sum + (until - whole.time) * whole.height;
        let (mut area, mut variance) = (Area::default(), 0.0);
        for step in before() {
            stretch(&mut area, &step);
            let (n, d) = (step.number_at_risk, step.events);
            if d > 0.0 && n > d {
                let still_to_come = mean - area.sum;
                variance += still_to_come * still_to_come * d / (n * (n - d));
            }
        }
        Ok(RestrictedMean { until, mean, standard_error: libm::sqrt(variance) })
    }
}

/// Area under the curve up to a time, and the survival from there.
struct Area {
    sum: f64,
    time: f64,
    height: f64,
}

impl Default for Area {
    fn default() -> Self {
        Self { sum: 0.0, time: 0.0, height: 1.0 }
    }
}
