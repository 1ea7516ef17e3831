//! The baseline hazard, and predicted survival curves.
//!
//! The cumulative hazard increases at each time of death by the number of deaths over the total risk of those
//! at risk (Breslow 1972), or by Efron's terms if the fit used them, as in R.

use super::CoxFit;
use super::step_sums::StepSums;
use crate::Error;

/// A cumulative baseline hazard: a step function per stratum.
#[derive(Debug, Clone, PartialEq)]
pub struct BaselineHazard {
    strata: Vec<StratumHazard>,
}

/// Times of death, ascending, with the cumulative hazard at each.
#[derive(Debug, Clone, PartialEq, Default)]
struct StratumHazard {
    time: Vec<f64>,
    hazard: Vec<f64>,
}

impl BaselineHazard {
    /// Times of death in a stratum (0 without strata), ascending, in the unit of the observations; empty for
    /// a stratum that does not exist.
    #[must_use]
    pub fn times(&self, stratum: usize) -> &[f64] {
        self.strata.get(stratum).map_or(&[], |stratum| &stratum.time)
    }

    /// Cumulative hazard at each of [`times`](Self::times); it has no unit.
    #[must_use]
    pub fn hazards(&self, stratum: usize) -> &[f64] {
        self.strata.get(stratum).map_or(&[], |stratum| &stratum.hazard)
    }

    /// Cumulative hazard at any time: 0 before the first death, constant after the last; 0 for a stratum that
    /// does not exist.
    #[must_use]
    pub fn at(&self, stratum: usize, time: f64) -> f64 {
        if time.is_nan() {
            return f64::NAN;
        }
        let after = self.times(stratum).partition_point(|&death| death <= time);
        if after == 0 { 0.0 } else { self.hazards(stratum)[after - 1] }
    }
}

/// A predicted survival curve; from [`CoxFit::predicted_survival`].
#[derive(Debug, Clone, PartialEq)]
pub struct PredictedSurvival {
    /// The times of death in the stratum, ascending, in the unit of the observations.
    pub times: Vec<f64>,
    /// The predicted survival just after each of them, from 0 to 1.
    pub survival: Vec<f64>,
}

impl PredictedSurvival {
    /// The predicted survival at a time, from 0 to 1.
    #[must_use]
    pub fn at(&self, time: f64) -> f64 {
        if time.is_nan() {
            return f64::NAN;
        }
        let after = self.times.partition_point(|&death| death <= time);
        after.checked_sub(1).and_then(|last| self.survival.get(last)).copied().unwrap_or(1.0)
    }
}

impl CoxFit<'_> {
    /// Cumulative hazard of a patient whose covariates are all zero, which may be far from any patient. A
    /// risk by a time is `1 - exp(-hazard * exp(b1 x1 + b2 x2 + ...))`.
    ///
    /// R's `basehaz(fit, centered = FALSE)`.
    #[must_use]
    pub fn baseline_hazard_at_zero(&self) -> BaselineHazard {
        self.hazard_with(0.0)
    }

    /// Cumulative hazard of a patient at the [`means`](Self::means).
    ///
    /// R's `basehaz(fit, centered = TRUE)`.
    #[must_use]
    pub fn baseline_hazard_centred(&self) -> BaselineHazard {
        self.hazard_with(self.mean_predictor())
    }

    /// Cumulative hazard of a patient with this (uncentred) linear predictor.
    fn hazard_with(&self, predictor: f64) -> BaselineHazard {
        let factor = libm::exp(predictor - self.sets.centre(&self.coefficients));
        let strata = self.observations.strata().map_or(1, |strata| strata.levels().len());
        let mut curves = vec![StratumHazard::default(); strata];
        let sums = StepSums::new(&self.sets, self.ties, self.scaled());
        let mut hazard = 0.0;
        let mut stratum = None;
        for (step, rise) in sums.steps.iter().zip(&sums.hazard).rev() {
            if stratum != Some(step.stratum) {
                stratum = Some(step.stratum);
                hazard = 0.0;
            }
            hazard += rise;
            let curve = &mut curves[step.stratum as usize];
            curve.time.push(self.sets.time(step));
            curve.hazard.push(hazard * factor);
        }
        BaselineHazard { strata: curves }
    }

    /// Predicted survival of a patient with these covariates, in a stratum (0 without strata).
    ///
    /// `covariates` has one value for each coefficient, in their order and units. R's `survfit(fit, newdata =
    /// )`.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`] unless there is one value for each covariate; [`Error::CovariateNotFinite`];
    /// [`Error::OutOfRange`] for a stratum that does not exist.
    ///
    /// ```
    /// # use survival::cox::{Covariates, CoxModel};
    /// # use survival::Observations;
    /// # let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0];
    /// # let event = [true, true, false, true, true, true, true];
    /// # let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0];
    /// # let rows = Observations::new(&time, &event)?;
    /// # let model = CoxModel::new(rows, Covariates::new(&[("age", &age[..])])?)?;
    /// let fit = model.fit()?;
    /// assert!(fit.predicted_survival(&[60.0], 0)?.survival.is_sorted_by(|a, b| a >= b));
    /// assert!(fit.predicted_survival(&[60.0], 1).is_err()); // there is one stratum
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn predicted_survival(&self, covariates: &[f64], stratum: usize) -> Result<PredictedSurvival, Error> {
        crate::observations::same_length("covariates", self.coefficients.len(), covariates.len())?;
        for (&value, name) in covariates.iter().zip(self.covariates.names()) {
            if !value.is_finite() {
                return Err(Error::CovariateNotFinite { row: 0, covariate: name.clone() });
            }
        }
        let predictor = covariates.iter().zip(&self.coefficients).map(|(value, slope)| value * slope).sum();
        let mut hazard = self.hazard_with(predictor);
        if stratum >= hazard.strata.len() {
            return Err(Error::OutOfRange {
                name: "stratum",
                value: stratum as f64,
                rule: "there is no such stratum",
            });
        }
        let curve = hazard.strata.swap_remove(stratum);
        let survival = curve.hazard.iter().map(|hazard| libm::exp(-hazard)).collect();
        Ok(PredictedSurvival { times: curve.time, survival })
    }

    /// Predicted risk of an event by each of the times, `risks[row][time]`, for the rows of the fit.
    ///
    /// Times in the unit of the observations and in any order, risks from 0 to 1: one minus R's
    /// `survfit(fit, newdata = )` at the time.
    #[must_use]
    pub fn predicted_risks(&self, times: &[f64]) -> Vec<Vec<f64>> {
        let baseline = self.baseline_hazard_centred();
        let strata = self.observations.strata();
        let risk = |(row, predictor): (usize, f64)| {
            let stratum = strata.map_or(0, |strata| strata.codes()[row] as usize);
            let relative = libm::exp(predictor);
            times.iter().map(|&time| -libm::expm1(-baseline.at(stratum, time) * relative)).collect()
        };
        self.linear_predictors().into_iter().enumerate().map(risk).collect()
    }
}
