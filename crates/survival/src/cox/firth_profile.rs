//! Tests and intervals from the profile of Firth's penalised likelihood.
//!
//! Where a covariate separates the events the likelihood is far from a parabola, and Wald's intervals
//! mislead; the profile, the maximum over the other coefficients with one held fixed, does not.

use super::firth::{FirthCoefficient, FirthFit, maximise};
use super::newton::Failure;
use crate::distribution::chi_squared_quantile;
use crate::{ChiSquaredTest, Error};

impl FirthFit<'_> {
    /// Estimates with their penalised likelihood ratio tests and profile intervals at the confidence
    /// given, such as 0.95.
    ///
    /// One line a covariate, in their order. R's `coxphf::coxphf(..., pl = TRUE, alpha = 1 -
    /// confidence)`.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] if the confidence does not lie between 0 and 1;
    /// [`Error::NotConverged`] if the profile cannot be followed to a limit.
    ///
    /// ```
    /// # use survival::cox::{Covariates, CoxModel};
    /// # use survival::Observations;
    /// # let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0];
    /// # let event = [true, true, false, true, true, true, true];
    /// # let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0];
    /// # let rows = Observations::new(&time, &event)?;
    /// # let model = CoxModel::new(rows, Covariates::new(&[("age", &age[..])])?)?;
    /// let fit = model.fit_firth()?;
    /// let age = &fit.table(0.95)?[0];
    /// assert!((age.hazard_ratio - age.estimate.exp()).abs() < 1e-12);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn table(&self, confidence: f64) -> Result<Vec<FirthCoefficient>, Error> {
        if !(confidence > 0.0 && confidence < 1.0) {
            let rule = "must lie between 0 and 1";
            return Err(Error::OutOfRange { name: "confidence", value: confidence, rule });
        }
        let drop = chi_squared_quantile(confidence, 1.0) / 2.0;
        let lines = self.names.iter().zip(self.standard_errors()).enumerate();
        lines.map(|(index, (name, standard_error))| self.line(index, name, standard_error, drop)).collect()
    }

    fn line(
        &self,
        index: usize,
        name: &str,
        standard_error: f64,
        drop: f64,
    ) -> Result<FirthCoefficient, Error> {
        let scale = self.sets.scale()[index];
        let estimate = self.coefficients()[index];
        let without = self.profile(index, 0.0, &self.scaled).map_err(failed)?.0;
        let limit =
            |direction: f64| self.limit(index, direction * standard_error * scale, drop).map_err(failed);
        Ok(FirthCoefficient {
            name: name.to_owned(),
            estimate,
            standard_error,
            hazard_ratio: libm::exp(estimate),
            test: ChiSquaredTest::new((2.0 * (self.maximum - without)).max(0.0), 1),
            interval: (limit(-1.0)? / scale, limit(1.0)? / scale),
        })
    }

    /// The penalised likelihood with one scaled coefficient held fixed, and where it is reached.
    fn profile(&self, index: usize, value: f64, start: &[f64]) -> Result<(f64, Vec<f64>), Failure> {
        let others: Vec<usize> = (0..self.scaled.len()).filter(|&other| other != index).collect();
        let mut start = start.to_vec();
        start[index] = value;
        let (coefficients, at) = maximise(&self.sets, self.ties, &start, &others, self.most_iterations)?;
        Ok((at.value, coefficients))
    }

    /// Where, going from the estimate by multiples of `stride`, the profile has dropped by `drop`.
    fn limit(&self, index: usize, stride: f64, drop: f64) -> Result<f64, Failure> {
        let target = self.maximum - drop;
        let (mut inside, mut start) = (self.scaled[index], self.scaled.clone());
        let mut above = drop;
        let mut stride = stride;
        for _ in 0..60 {
            let outside = inside + stride;
            let (value, coefficients) = self.profile(index, outside, &start)?;
            if value <= target {
                return self.narrow(index, target, (inside, above), (outside, value - target), &start);
            }
            (inside, above, start) = (outside, value - target, coefficients);
            stride *= 1.5;
        }
        Err(Failure::Exhausted(60))
    }

    /// The root between two points with their signed distances from the target, by false position
    /// (the Illinois variant, which does not stall on one side).
    fn narrow(
        &self,
        index: usize,
        target: f64,
        inside: (f64, f64),
        outside: (f64, f64),
        start: &[f64],
    ) -> Result<f64, Failure> {
        let ((mut a, mut above), (mut b, mut below)) = (inside, outside);
        let mut last_was_above = None;
        for _ in 0..100 {
            let middle = (a * below - b * above) / (below - above);
            let distance = self.profile(index, middle, start)?.0 - target;
            if distance.abs() <= 1e-10 || (b - a).abs() <= 1e-10 * (1.0 + a.abs()) {
                return Ok(middle);
            }
            let is_above = distance > 0.0;
            let damping = if last_was_above == Some(is_above) { 0.5 } else { 1.0 };
            last_was_above = Some(is_above);
            if is_above {
                (a, above, below) = (middle, distance, below * damping);
            } else {
                (b, below, above) = (middle, distance, above * damping);
            }
        }
        Err(Failure::Exhausted(100))
    }
}

fn failed(failure: Failure) -> Error {
    match failure {
        Failure::Collinear(_) | Failure::Monotone(_) => {
            Error::Degenerate("the information vanishes along the profile of the penalised likelihood")
        }
        Failure::Exhausted(iterations) => Error::NotConverged { iterations },
    }
}
