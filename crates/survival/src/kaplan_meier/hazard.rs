//! The cumulative hazard, and the corresponding survival curve.

use super::KaplanMeier;

/// Estimator of the cumulative hazard, which determines the treatment of ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HazardEstimator {
    /// Nelson (1972) and Aalen (1978): `d / n`, variance `d / n^2`. R's `ctype = 1`.
    NelsonAalen,
    /// Fleming and Harrington (1984): as if tied events were consecutive, the sum of `1 / (n - j)` for `j`
    /// from 0 to `d - 1`, and of its square for the variance. R's `ctype = 2`.
    FlemingHarrington,
}

/// A cumulative hazard at each time of a curve.
#[derive(Debug, Clone, PartialEq)]
pub struct CumulativeHazard {
    /// The hazard accumulated up to and including each time.
    pub hazard: Vec<f64>,
    /// Its standard error, on the scale of the hazard.
    pub standard_error: Vec<f64>,
}

impl CumulativeHazard {
    /// The survival `exp(-hazard)` at each time, from 0 to 1: Breslow's estimator from
    /// Nelson-Aalen, Fleming and Harrington's from theirs. R's `survfit(..., stype = 2)`.
    #[must_use]
    pub fn survival(&self) -> Vec<f64> {
        self.hazard.iter().map(|&hazard| libm::exp(-hazard)).collect()
    }
}

impl KaplanMeier {
    /// The cumulative hazard at each time.
    ///
    /// With weights, Fleming and Harrington's steps are as many as the rows with the event, each with their
    /// mean weight, as in R.
    ///
    /// One value for each of [`time`](Self::time); a cumulative hazard has no unit. R's
    /// `survfit(..., ctype = )` and its components `cumhaz` and `std.chaz`.
    ///
    /// ```
    /// # use survival::{HazardEstimator, KaplanMeier, Observations};
    /// let curve = KaplanMeier::fit(&Observations::new(&[1.0, 1.0, 2.0], &[true; 3])?)?;
    /// let nelson_aalen = curve.cumulative_hazard(HazardEstimator::NelsonAalen);
    /// assert!((nelson_aalen.hazard[0] - 2.0 / 3.0).abs() < 1e-15);
    /// let fleming_harrington = curve.cumulative_hazard(HazardEstimator::FlemingHarrington);
    /// assert!((fleming_harrington.hazard[0] - (1.0 / 3.0 + 1.0 / 2.0)).abs() < 1e-15);
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn cumulative_hazard(&self, estimator: HazardEstimator) -> CumulativeHazard {
        let (mut hazard, mut variance) = (0.0, 0.0);
        let mut result = CumulativeHazard { hazard: Vec::new(), standard_error: Vec::new() };
        for line in self.lines() {
            let (n, d) = (line.at_risk, line.events);
            match estimator {
                HazardEstimator::NelsonAalen if d > 0.0 => {
                    hazard += d / n;
                    variance += d / (n * n);
                }
                HazardEstimator::FlemingHarrington => {
                    let share = d / line.event_rows as f64;
                    for tie in 0..line.event_rows {
                        let at_risk = n - tie as f64 * share;
                        hazard += share / at_risk;
                        variance += share / (at_risk * at_risk);
                    }
                }
                HazardEstimator::NelsonAalen => {}
            }
            result.hazard.push(hazard);
            result.standard_error.push(libm::sqrt(variance));
        }
        result
    }
}
