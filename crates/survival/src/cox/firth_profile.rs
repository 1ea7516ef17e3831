//! Tests and intervals from the profile of Firth's penalised likelihood.
//!
//! If a covariate separates the events, the likelihood is far from a parabola and Wald's intervals mislead;
//! the profile, the maximum over the other coefficients with one fixed, does not.

use super::firth::{FirthCoefficient, FirthFit, Search};
use super::newton::Failure;
use crate::distribution::chi_squared_quantile;
use crate::{ChiSquaredTest, Error};

/// Maximum number of steps towards a limit.
const STRIDES: usize = 60;

impl FirthFit<'_> {
    /// Estimates with their penalised likelihood ratio tests and profile intervals at a confidence level such
    /// as 0.95.
    ///
    /// One line for each covariate, in their order. R's `coxphf::coxphf(..., pl = TRUE, alpha = 1 -
    /// confidence)`.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] unless the confidence is between 0 and 1; [`Error::NotConverged`] if the profile
    /// cannot be followed to a limit.
    pub fn table(&self, confidence: f64) -> Result<Vec<FirthCoefficient>, Error> {
        if !(confidence > 0.0 && confidence < 1.0) {
            let rule = "must lie between 0 and 1";
            return Err(Error::OutOfRange { name: "confidence", value: confidence, rule });
        }
        let drop = chi_squared_quantile(confidence, 1.0) / 2.0;
        let mut search = Search {
            sets: &self.sets,
            ties: self.ties,
            most_iterations: self.most_iterations,
            enough: 1e-11,
            curvature: self.curvature.clone(),
        };
        let lines = self.names.iter().zip(self.standard_errors()).enumerate();
        lines
            .map(|(index, (name, standard_error))| {
                self.line(&mut search, index, name, standard_error, drop).map_err(failed)
            })
            .collect()
    }

    fn line(
        &self,
        search: &mut Search<'_, '_>,
        index: usize,
        name: &str,
        standard_error: f64,
        drop: f64,
    ) -> Result<FirthCoefficient, Failure> {
        let scale = self.sets.scale()[index];
        let estimate = self.coefficients()[index];
        let without = profile(search, index, 0.0, &self.scaled)?.0;
        let stride = standard_error * scale * libm::sqrt(2.0 * drop);
        let mut limit = |stride: f64| self.limit(search, index, stride, drop);
        Ok(FirthCoefficient {
            name: name.to_owned(),
            estimate,
            standard_error,
            hazard_ratio: libm::exp(estimate),
            test: ChiSquaredTest::new((2.0 * (self.maximum - without)).max(0.0), 1),
            interval: (limit(-stride)? / scale, limit(stride)? / scale),
        })
    }

    /// Point at which the profile has dropped by `drop`, going from the estimate by multiples of `stride`.
    ///
    /// The square root of the drop is nearly linear; it is extrapolated until the limit is bracketed, then
    /// found by false position (the Illinois variant, which does not stall on one side).
    fn limit(
        &self,
        search: &mut Search<'_, '_>,
        index: usize,
        stride: f64,
        drop: f64,
    ) -> Result<f64, Failure> {
        let mut known = self.scaled.clone();
        let mut distance = |value: f64| -> Result<f64, Failure> {
            let (reached, coefficients) = profile(search, index, value, &known)?;
            known = coefficients;
            Ok(libm::sqrt(drop) - libm::sqrt((self.maximum - reached).max(0.0)))
        };
        let (mut a, mut above) = (self.scaled[index], libm::sqrt(drop));
        let (mut b, mut below) = (a, above);
        let mut farther = stride;
        for _ in 0..STRIDES {
            match distance(a + farther) {
                Ok(found) => (b, below) = (a + farther, found),
                // Far beyond the limit no information is left, so the profile cannot be computed.
                Err(_) => {
                    farther /= 4.0;
                    continue;
                }
            }
            if below <= 0.0 {
                break;
            }
            (a, above) = (b, below);
            farther *= 1.5;
        }
        if below > 0.0 {
            return Err(Failure::Exhausted(STRIDES));
        }
        let mut last_was_above = None;
        for _ in 0..100 {
            let middle = (a * below - b * above) / (below - above);
            let now = distance(middle)?;
            if now.abs() <= 1e-10 || (b - a).abs() <= 1e-10 * (1.0 + a.abs()) {
                return Ok(middle);
            }
            let is_above = now > 0.0;
            let damping = if last_was_above == Some(is_above) { 0.5 } else { 1.0 };
            last_was_above = Some(is_above);
            if is_above {
                (a, above, below) = (middle, now, below * damping);
            } else {
                (b, below, above) = (middle, now, above * damping);
            }
        }
        Err(Failure::Exhausted(100))
    }
}

/// The penalised likelihood with one scaled coefficient fixed, and the maximising coefficients.
fn profile(
    search: &mut Search<'_, '_>,
    index: usize,
    value: f64,
    start: &[f64],
) -> Result<(f64, Vec<f64>), Failure> {
    let others: Vec<usize> = (0..start.len()).filter(|&other| other != index).collect();
    let mut start = start.to_vec();
    start[index] = value;
    let (coefficients, at) = search.maximise(&start, &others)?;
    Ok((at.value, coefficients))
}

/// The information may vanish if the profile leads far from the estimate.
fn failed(failure: Failure) -> Error {
    let iterations = if let Failure::Exhausted(iterations) = failure { iterations } else { 0 };
    Error::NotConverged { iterations }
}
