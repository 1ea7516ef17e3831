//! A fitted Cox model: coefficients and tests.

use super::coefficient::{Coefficient, coefficient_table};
use super::likelihood::{derivatives, exact_derivatives};
use super::newton::{Failure, Maximum, maximise};
use super::risk_sets::RiskSets;
use super::{Covariates, CoxModel, Ties};
use crate::concordance::{Concordance, ConcordanceOptions, Direction, concordance};
use crate::linear_algebra::SymmetricMatrix;
use crate::{ChiSquaredTest, Error, Observations};

/// The maximum of a partial likelihood; from [`CoxModel::fit`].
#[derive(Debug, Clone)]
pub struct CoxFit<'a> {
    pub(super) observations: Observations<'a>,
    pub(super) covariates: Covariates<'a>,
    pub(super) ties: Ties,
    pub(super) sets: RiskSets<'a>,
    pub(super) coefficients: Vec<f64>,
    pub(super) variance: SymmetricMatrix,
    means: Vec<f64>,
    maximum: Maximum,
}

pub(super) fn fit<'a>(model: &CoxModel<'a>) -> Result<CoxFit<'a>, Error> {
    let (observations, covariates, ties) = (model.observations, &model.covariates, model.ties);
    let sets = RiskSets::new(&observations, covariates)?;
    let maximum = match ties {
        Ties::Exact if observations.weight().is_some() => {
            return Err(Error::Degenerate("case weights have no meaning in the exact partial likelihood"));
        }
        Ties::Exact => maximise(&sets, ties, model.most_iterations, |at| exact_derivatives(&sets, at)),
        Ties::Efron | Ties::Breslow => {
            maximise(&sets, ties, model.most_iterations, |at| derivatives(&sets, ties, at))
        }
    };
    let maximum = maximum.map_err(|failure| explain(failure, covariates))?;
    Ok(CoxFit {
        coefficients: sets.unscale(&maximum.coefficients),
        variance: unscale_variance(&sets, &maximum.factor.inverse()),
        // R's `agreg.fit`, for late entry, centres at means without weights.
        means: covariates.means(observations.weight().filter(|_| observations.entry().is_none())),
        observations,
        covariates: covariates.clone(),
        ties,
        sets,
        maximum,
    })
}

/// Translates a failure to the caller's terms.
pub(super) fn explain(failure: Failure, covariates: &Covariates<'_>) -> Error {
    let name = |index: usize| covariates.names().get(index).cloned().unwrap_or_default();
    match failure {
        Failure::Collinear(index) => Error::Collinear { covariate: name(index) },
        Failure::Monotone(index) => Error::MonotoneLikelihood { covariate: name(index) },
        Failure::Exhausted(iterations) => Error::NotConverged { iterations },
    }
}

/// Converts a variance of scaled coefficients to the caller's units.
pub(super) fn unscale_variance(sets: &RiskSets<'_>, variance: &SymmetricMatrix) -> SymmetricMatrix {
    let scale = sets.scale();
    SymmetricMatrix::from_fn(sets.width, |row, column| variance.at(row, column) / scale[row] / scale[column])
}

impl<'a> CoxFit<'a> {
    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.observations.len()
    }

    /// The number of rows that end in an event.
    #[must_use]
    pub fn events(&self) -> usize {
        self.observations.events()
    }

    /// Treatment of ties.
    #[must_use]
    pub fn ties(&self) -> Ties {
        self.ties
    }

    /// The covariates, in the order of the coefficients.
    #[must_use]
    pub fn covariates(&self) -> &Covariates<'a> {
        &self.covariates
    }

    /// The log hazard ratios for one unit, in the order of the covariates. R's `coef(fit)`.
    #[must_use]
    pub fn coefficients(&self) -> &[f64] {
        &self.coefficients
    }

    /// Their variances and covariances, the inverse of the information. R's `vcov(fit)`.
    #[must_use]
    pub fn variance(&self) -> &SymmetricMatrix {
        &self.variance
    }

    /// Their standard errors, in the same order, on the log scale.
    #[must_use]
    pub fn standard_errors(&self) -> Vec<f64> {
        self.variance.diagonal().into_iter().map(libm::sqrt).collect()
    }

    /// Estimates, Wald tests and hazard ratios with intervals at a confidence level such as 0.95.
    ///
    /// One line for each covariate, in their order. R's `summary(fit, conf.int = confidence)`.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] unless the confidence is between 0 and 1.
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
    /// let line = &fit.table(0.95)?[0];
    /// assert!(line.interval.0 < line.hazard_ratio && line.hazard_ratio < line.interval.1);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn table(&self, confidence: f64) -> Result<Vec<Coefficient>, Error> {
        coefficient_table(self.covariates.names(), &self.coefficients, &self.standard_errors(), confidence)
    }

    /// The (natural) log partial likelihood at the maximum. R's `fit$loglik[2]`.
    #[must_use]
    pub fn log_likelihood(&self) -> f64 {
        self.maximum.at.log_likelihood
    }

    /// The (natural) log partial likelihood with all coefficients zero. R's `fit$loglik[1]`.
    #[must_use]
    pub fn null_log_likelihood(&self) -> f64 {
        self.maximum.null.log_likelihood
    }

    /// Akaike's criterion: twice the number of coefficients minus twice the log likelihood. R's
    /// `AIC(fit)`.
    #[must_use]
    pub fn aic(&self) -> f64 {
        2.0 * self.coefficients.len() as f64 - 2.0 * self.log_likelihood()
    }

    /// The likelihood ratio test that all coefficients are zero, with one degree of freedom for each
    /// coefficient. R's `summary(fit)$logtest`.
    #[must_use]
    pub fn likelihood_ratio_test(&self) -> ChiSquaredTest {
        let statistic = 2.0 * (self.log_likelihood() - self.null_log_likelihood());
        ChiSquaredTest::new(statistic.max(0.0), self.coefficients.len())
    }

    /// Wald's test that all coefficients are zero, with one degree of freedom for each coefficient. R's
    /// `summary(fit)$waldtest`.
    #[must_use]
    pub fn wald_test(&self) -> ChiSquaredTest {
        let statistic = self.maximum.at.information.quadratic_form(&self.maximum.coefficients);
        ChiSquaredTest::new(statistic, self.coefficients.len())
    }

    /// The score test that all coefficients are zero, with one degree of freedom for each coefficient; for
    /// one indicator without ties, the log-rank test. R's `summary(fit)$sctest`.
    #[must_use]
    pub fn score_test(&self) -> ChiSquaredTest {
        ChiSquaredTest::new(self.maximum.score_statistic, self.coefficients.len())
    }

    /// Number of Newton steps.
    #[must_use]
    pub fn iterations(&self) -> usize {
        self.maximum.iterations
    }

    /// The value of each covariate at which [`linear_predictors`](Self::linear_predictors) are zero: its
    /// mean, or 0 for a column of only -1, 0 and 1, as in R. Means are weighted by the case weights, except
    /// with late entry, where R weights none. R's `fit$means`.
    #[must_use]
    pub fn means(&self) -> &[f64] {
        &self.means
    }

    /// The log hazard ratio of each row relative to a patient at the [`means`](Self::means), in the order of
    /// the observations. R's `fit$linear.predictors`.
    #[must_use]
    pub fn linear_predictors(&self) -> Vec<f64> {
        self.covariates.linear_predictors(&self.coefficients, self.mean_predictor())
    }

    /// The coefficients of the scaled covariates.
    pub(super) fn scaled(&self) -> &[f64] {
        &self.maximum.coefficients
    }

    pub(super) fn mean_predictor(&self) -> f64 {
        self.means.iter().zip(&self.coefficients).map(|(mean, coefficient)| mean * coefficient).sum()
    }

    /// Harrell's concordance between the linear predictors and survival, within strata and weighted like the
    /// rows. It is optimistic on the patients of the fit. From 0 to 1. R's `concordance(fit)`.
    ///
    /// # Errors
    /// [`Error::Degenerate`] if no two patients can be compared.
    pub fn concordance(&self) -> Result<Concordance, Error> {
        let options =
            ConcordanceOptions { direction: Direction::HigherIsWorse, ..ConcordanceOptions::default() };
        concordance(&self.observations, &self.linear_predictors(), &options)
    }
}
