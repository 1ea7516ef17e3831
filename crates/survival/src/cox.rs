//! Cox's proportional hazards regression.
//!
//! It estimates the effect of each baseline covariate (age, the score, the kind of tumour) on survival,
//! adjusted for the others. A patient's hazard is `h0(t) exp(b1 x1 + b2 x2 + ...)`: a baseline hazard common
//! to all, or to a stratum, times a factor that is constant over time. `exp(b)` is the hazard ratio for one
//! unit of `x`.
//!
//! [`CoxModel`] contains data and options; [`CoxModel::fit`] finds the maximum of the partial likelihood, and
//! [`CoxModel::fit_firth`] that of Firth's penalised one, which exists even if a covariate separates the
//! events. A [`CoxFit`] gives the table of coefficients, the tests, baseline and predicted curves, residuals,
//! the test of proportional hazards, the concordance, and a robust variance.
//!
//! Without a maximum the result is an [`Error`] with the reason ([`Error::Collinear`],
//! [`Error::MonotoneLikelihood`], [`Error::NotConverged`]), never a large number. Competing risks are out of
//! scope.
//!
//! ```
//! use survival::cox::{Covariates, CoxModel};
//! use survival::Observations;
//!
//! // Remission under 6-MP or placebo, the first of each arm (Freireich 1963), in weeks.
//! let time = [6.0, 6.0, 7.0, 9.0, 10.0, 13.0, 1.0, 2.0, 3.0, 4.0, 8.0, 11.0];
//! let event = [true, false, true, false, true, true, true, true, true, true, true, true];
//! let placebo = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0];
//! let rows = Observations::new(&time, &event)?;
//! let fit = CoxModel::new(rows, Covariates::new(&[("placebo", &placebo[..])])?)?.fit()?;
//! let placebo = &fit.table(0.95)?[0];
//! assert!(placebo.hazard_ratio > 1.0 && placebo.interval.0 < placebo.hazard_ratio);
//! # Ok::<(), survival::Error>(())
//! ```

mod baseline;
mod central;
mod coefficient;
mod columns;
mod covariates;
mod death_order;
mod exponential;
mod firth;
mod firth_profile;
mod fit;
mod likelihood;
mod newton;
mod proportional_hazards;
mod residuals;
mod risk_sets;
mod robust;
mod running_moments;
mod separation;
mod step_sums;
mod sums;

pub use baseline::{BaselineHazard, PredictedSurvival};
pub use coefficient::Coefficient;
pub use covariates::Covariates;
pub use firth::{FirthCoefficient, FirthFit};
pub use fit::CoxFit;
pub use proportional_hazards::{ProportionalHazardsTest, TimeTransform};
pub use residuals::SchoenfeldResidual;
pub use robust::RobustVariance;

use crate::observations::same_length;
use crate::{ChiSquaredTest, Error, Observations};

/// Treatment of events at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ties {
    /// Efron's approximation, R's default: tied deaths leave the risk set one after the other.
    #[default]
    Efron,
    /// Breslow's approximation, the default of SPSS, SAS and Stata: all tied deaths share the full risk set.
    Breslow,
    /// The exact likelihood of truly discrete times; R's `ties = "exact"`. Case weights are not supported.
    /// Baselines, residuals and tests after the fit use Breslow's treatment.
    Exact,
}

/// A regression model: rows, covariates, and treatment of ties.
///
/// Times that differ only by rounding are ties, as in R; see [`tied_times`](crate::tied_times).
#[derive(Debug, Clone)]
pub struct CoxModel<'a> {
    observations: Observations<'a>,
    covariates: Covariates<'a>,
    ties: Ties,
    most_iterations: usize,
}

impl<'a> CoxModel<'a> {
    /// A model of the observations (with their entries, weights, strata and clusters, if any) on the
    /// covariates, with Efron's ties.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`] unless covariates and observations have the same number of rows.
    ///
    /// ```
    /// # use survival::cox::{Covariates, CoxModel};
    /// # use survival::Observations;
    /// # let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0];
    /// # let event = [true, true, false, true, true, true, true];
    /// # let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0];
    /// # let rows = Observations::new(&time, &event)?;
    /// let too_few = Covariates::new(&[("age", &age[..3])])?;
    /// assert!(CoxModel::new(rows, too_few).is_err());
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn new(observations: Observations<'a>, covariates: Covariates<'a>) -> Result<Self, Error> {
        same_length("covariates", observations.len(), covariates.rows())?;
        Ok(Self { observations, covariates, ties: Ties::default(), most_iterations: 50 })
    }

    /// Sets the treatment of ties.
    #[must_use]
    pub fn ties(mut self, ties: Ties) -> Self {
        self.ties = ties;
        self
    }

    /// Sets the maximum number of Newton's iterations, 50 by default.
    #[must_use]
    pub fn most_iterations(mut self, most_iterations: usize) -> Self {
        self.most_iterations = most_iterations;
        self
    }

    /// Maximises the partial likelihood, to full precision.
    ///
    /// The work is `n log n` for the sorting and `n p^2` for each of about five iterations.
    ///
    /// R's `coxph(Surv(time, event) ~ x1 + x2, ties = )`.
    ///
    /// # Errors
    /// [`Error::NoEvents`], [`Error::ConstantCovariate`], [`Error::Collinear`],
    /// [`Error::MonotoneLikelihood`], [`Error::NotConverged`]; [`Error::Degenerate`] for weights with
    /// [`Ties::Exact`]; [`Error::EntryNotBeforeTime`] if an entry ties with its time.
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
    /// assert!(fit.coefficients()[0] > 0.0); // the older die earlier
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn fit(&self) -> Result<CoxFit<'a>, Error> {
        fit::fit(self)
    }

    /// Maximises Firth's penalised partial likelihood; the maximum always exists.
    ///
    /// The penalty is half the log determinant of the information: Heinze and Schemper, Biometrics 57
    /// (2001) 114-119. Clusters are not used.
    ///
    /// R's `coxphf::coxphf`.
    ///
    /// # Errors
    /// As [`fit`](Self::fit), without [`Error::MonotoneLikelihood`]; [`Error::Degenerate`] for
    /// [`Ties::Exact`].
    ///
    /// ```
    /// # use survival::cox::{Covariates, CoxModel};
    /// # use survival::{Error, Observations};
    /// let time = [1.0, 2.0, 3.0, 4.0, 50.0, 60.0, 70.0, 80.0];
    /// let exposed = [1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0];
    /// let rows = Observations::new(&time, &[true; 8])?;
    /// let model = CoxModel::new(rows, Covariates::new(&[("exposed", &exposed[..])])?)?;
    /// assert_eq!(model.fit().unwrap_err(), Error::MonotoneLikelihood { covariate: "exposed".into() });
    /// let firth = model.fit_firth()?;
    /// assert!(firth.coefficients()[0] > 2.0 && firth.coefficients()[0] < 4.0);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn fit_firth(&self) -> Result<FirthFit<'a>, Error> {
        firth::fit(self)
    }

    /// The robust score test that all coefficients are zero, with one degree of freedom for each covariate.
    ///
    /// It compares the score at zero with its variance over clusters, or over rows without clusters (Lin and
    /// Wei, J Am Stat Assoc 84 (1989) 1074-1078). Nothing is estimated, so it exists even if the likelihood
    /// has no maximum. For a grouping variable of k levels, give k - 1 indicator columns; the choice of the
    /// reference does not matter.
    ///
    /// R's `coxph(..., cluster = )$rscore`, the `Robust` line of its summary.
    ///
    /// # Errors
    /// [`Error::NoEvents`], [`Error::ConstantCovariate`], [`Error::Collinear`], [`Error::EntryNotBeforeTime`]
    /// as for [`fit`](Self::fit); [`Error::Degenerate`] with [`Ties::Exact`], or if the informative clusters
    /// are not more than the covariates.
    ///
    /// ```
    /// # use survival::cox::{Covariates, CoxModel};
    /// # use survival::{Categories, Observations};
    /// let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0];
    /// let event = [true, true, false, true, true, true, true];
    /// let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0];
    /// let patient = Categories::from_labels(&["a", "a", "b", "c", "d", "d", "e"]);
    /// let rows = Observations::new(&time, &event)?.with_clusters(&patient)?;
    /// let test = CoxModel::new(rows, Covariates::new(&[("age", &age[..])])?)?.robust_score_test()?;
    /// assert_eq!(test.df, 1);
    /// assert!((test.statistic - 1.526026300352856).abs() < 1e-12);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn robust_score_test(&self) -> Result<ChiSquaredTest, Error> {
        robust::score_test(self)
    }
}
