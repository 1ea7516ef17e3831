//! Firth's penalised likelihood: an estimate that is always finite.
//!
//! Adding half the log determinant of the information to the log likelihood takes away most of the
//! small-sample bias, and keeps coefficients finite where a covariate separates the events. Firth,
//! Biometrika 80 (1993) 27-38; for the Cox model Heinze and Schemper, Biometrics 57 (2001) 114-119.
//! As in their `coxphf`, the penalty is always that of the full model, also where some coefficients
//! are held fixed.

use super::fit::{explain, unscale_variance};
use super::likelihood::{Derivatives, covariance, terms, total_and_mean};
use super::newton::{Failure, check_floor};
use super::risk_sets::RiskSets;
use super::sums::packed;
use super::{CoxModel, Ties};
use crate::linear_algebra::{Cholesky, SymmetricMatrix, dot};
use crate::{ChiSquaredTest, Error};

/// The maximum of Firth's penalised likelihood; from [`CoxModel::fit_firth`].
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
/// assert!(fit.coefficients()[0].abs() < model.fit()?.coefficients()[0].abs()); // drawn towards 0
/// # Ok::<(), survival::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct FirthFit<'a> {
    pub(super) names: Vec<String>,
    pub(super) sets: RiskSets<'a>,
    pub(super) ties: Ties,
    pub(super) most_iterations: usize,
    /// In scaled covariates.
    pub(super) scaled: Vec<f64>,
    pub(super) maximum: f64,
    coefficients: Vec<f64>,
    variance: SymmetricMatrix,
    null: f64,
}

/// One line of the table of coefficients; from [`FirthFit::table`].
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
/// assert!(age.interval.0 < age.estimate && age.estimate < age.interval.1);
/// # Ok::<(), survival::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct FirthCoefficient {
    /// The covariate.
    pub name: String,
    /// The log hazard ratio for one unit of the covariate.
    pub estimate: f64,
    /// Its standard error on the log scale, from the information at the estimate.
    pub standard_error: f64,
    /// The hazard ratio, `exp(estimate)`.
    pub hazard_ratio: f64,
    /// The penalised likelihood ratio test that the coefficient is zero, the others re-estimated.
    pub test: ChiSquaredTest,
    /// The profile penalised likelihood interval of the log hazard ratio, lower limit first:
    /// exponentiate it for the ratio's.
    pub interval: (f64, f64),
}

pub(super) fn fit<'a>(model: &CoxModel<'a>) -> Result<FirthFit<'a>, Error> {
    if model.ties == Ties::Exact {
        return Err(Error::Degenerate("Firth's penalty is offered with Efron's or Breslow's ties"));
    }
    let sets = RiskSets::new(&model.observations, &model.covariates)?;
    let zero = vec![0.0; sets.width];
    let free: Vec<usize> = (0..sets.width).collect();
    let failed = |failure| explain(failure, &model.covariates);
    let at_zero = penalised(&sets, model.ties, &zero).map_err(failed)?;
    check_floor(&at_zero.information, &sets.information_floor()).map_err(failed)?;
    let null = at_zero.value;
    let (scaled, at) = maximise(&sets, model.ties, &zero, &free, model.most_iterations).map_err(failed)?;
    Ok(FirthFit {
        names: model.covariates.names().to_vec(),
        ties: model.ties,
        most_iterations: model.most_iterations,
        coefficients: sets.unscale(&scaled),
        variance: unscale_variance(&sets, &at.factor.inverse()),
        maximum: at.value,
        scaled,
        sets,
        null,
    })
}

impl FirthFit<'_> {
    /// The covariates' names.
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
    /// assert_eq!(fit.names(), ["age"]);
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The log hazard ratios for one unit, in the order of the covariates.
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
    /// assert!(fit.coefficients()[0].is_finite());
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn coefficients(&self) -> &[f64] {
        &self.coefficients
    }

    /// The inverse of the information (without the penalty's curvature) at the estimate.
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
    /// assert!(fit.variance().at(0, 0) > 0.0);
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn variance(&self) -> &SymmetricMatrix {
        &self.variance
    }

    /// The standard errors that Wald's tests would use, in the order of the coefficients, on the
    /// log scale.
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
    /// assert!((fit.standard_errors()[0] - fit.variance().at(0, 0).sqrt()).abs() < 1e-15);
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn standard_errors(&self) -> Vec<f64> {
        self.variance.diagonal().into_iter().map(libm::sqrt).collect()
    }

    /// The penalised log likelihood at the maximum. The determinant is that of the information about
    /// coefficients in the caller's units.
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
    /// assert!(fit.penalised_log_likelihood() >= fit.null_penalised_log_likelihood());
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn penalised_log_likelihood(&self) -> f64 {
        self.maximum + self.units()
    }

    /// The penalised log likelihood with all coefficients zero.
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
    /// let rise = fit.penalised_log_likelihood() - fit.null_penalised_log_likelihood();
    /// assert!((fit.likelihood_ratio_test().statistic - 2.0 * rise).abs() < 1e-9);
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn null_penalised_log_likelihood(&self) -> f64 {
        self.null + self.units()
    }

    /// The penalised likelihood ratio test that all coefficients are zero. One degree of freedom a
    /// coefficient.
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
    /// assert_eq!(fit.likelihood_ratio_test().df, 1);
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn likelihood_ratio_test(&self) -> ChiSquaredTest {
        ChiSquaredTest::new((2.0 * (self.maximum - self.null)).max(0.0), self.names.len())
    }

    /// What the scaling of the covariates takes from half the log determinant.
    fn units(&self) -> f64 {
        self.sets.scale().into_iter().map(libm::log).sum()
    }
}

/// A penalised log likelihood with what Newton's method needs.
#[derive(Debug, Clone)]
pub(super) struct Penalised {
    pub(super) value: f64,
    score: Vec<f64>,
    factor: Cholesky,
    information: SymmetricMatrix,
}

/// The penalised likelihood at scaled coefficients.
pub(super) fn penalised(sets: &RiskSets<'_>, ties: Ties, coefficients: &[f64]) -> Result<Penalised, Failure> {
    let width = sets.width;
    let mut plain = Derivatives::zero(width);
    plain.log_likelihood = dot(&sets.dying, coefficients);
    plain.score.copy_from_slice(&sets.dying);
    let mut information = vec![0.0; width * width];
    let mut slope = vec![0.0; width * width * width];
    let mut mean = vec![0.0; width];
    sets.walk(coefficients, 3, |step, living, dying| {
        for term in terms(ties, step.death_count(), sets.death_weight(step)) {
            let total = total_and_mean(term, living, dying, &mut mean);
            plain.log_likelihood -= term.weight * libm::log(total);
            let second = |j: usize, k: usize| {
                let index = packed(j.max(k), j.min(k));
                (living.second()[index] + term.part * dying.second()[index]) / total
            };
            let mut third = 0;
            for j in 0..width {
                plain.score[j] -= term.weight * mean[j];
                for k in 0..=j {
                    information[j * width + k] +=
                        term.weight * covariance(term, total, &mean, living, dying, j, k);
                    for l in 0..=k {
                        let raw = (living.third()[third] + term.part * dying.third()[third]) / total;
                        third += 1;
                        let central =
                            raw - mean[j] * second(k, l) - mean[k] * second(j, l) - mean[l] * second(j, k)
                                + 2.0 * mean[j] * mean[k] * mean[l];
                        slope[(j * width + k) * width + l] += term.weight * central;
                    }
                }
            }
        }
    });
    let information = SymmetricMatrix::from_fn(width, |row, column| information[row * width + column]);
    let factor = Cholesky::new(&information).map_err(Failure::Collinear)?;
    let variance = factor.inverse();
    // The slope of half the log determinant: half the trace of the variance times dI/db.
    for j in 0..width {
        for k in 0..width {
            for l in 0..width {
                let mut index = [j, k, l];
                index.sort_unstable();
                let [l3, k3, j3] = index;
                plain.score[j] += 0.5 * variance.at(k, l) * slope[(j3 * width + k3) * width + l3];
            }
        }
    }
    let value = plain.log_likelihood + 0.5 * factor.log_determinant();
    if !value.is_finite() {
        return Err(Failure::Exhausted(0));
    }
    Ok(Penalised { value, score: plain.score, factor, information })
}

/// A step that moves no linear predictor by more than this is the last one.
const SETTLED: f64 = 1e-9;

/// No step moves a linear predictor by more than this: the likelihood may be nearly flat there.
const LONGEST: f64 = 5.0;

/// Maximises over the free coefficients, the others held where they start.
///
/// Fisher scoring, which needs no curvature of the penalty, closes in by a constant factor a step;
/// Newton's method with the curvature by differences of the score takes over where that is concave.
pub(super) fn maximise(
    sets: &RiskSets<'_>,
    ties: Ties,
    start: &[f64],
    free: &[usize],
    most_iterations: usize,
) -> Result<(Vec<f64>, Penalised), Failure> {
    let range = sets.range();
    let mut coefficients = start.to_vec();
    let mut at = penalised(sets, ties, &coefficients)?;
    if free.is_empty() {
        return Ok((coefficients, at));
    }
    for _ in 0..most_iterations {
        let score: Vec<f64> = free.iter().map(|&index| at.score[index]).collect();
        let curvature = curvature(sets, ties, &coefficients, free);
        let factor = match curvature.map(|matrix| Cholesky::new(&matrix)) {
            Some(Ok(factor)) => factor,
            _ => Cholesky::new(&at.information.select(free))
                .map_err(|index| Failure::Collinear(free[index]))?,
        };
        let mut step = factor.solve(&score);
        let shift = |step: &[f64]| {
            step.iter().zip(free).map(|(step, &index)| (step * range[index]).abs()).fold(0.0, f64::max)
        };
        let longest = shift(&step);
        if longest > LONGEST {
            for part in &mut step {
                *part *= LONGEST / longest;
            }
        }
        let mut better = None;
        for _halving in 0..30 {
            let mut tried = coefficients.clone();
            for (part, &index) in step.iter().zip(free) {
                tried[index] += part;
            }
            match penalised(sets, ties, &tried) {
                Ok(there) if there.value >= at.value - 1e-12 * at.value.abs() => {
                    better = Some((tried, there));
                    break;
                }
                _ => step.iter_mut().for_each(|part| *part /= 2.0),
            }
        }
        let Some((tried, there)) = better else { break };
        (coefficients, at) = (tried, there);
        if shift(&step) <= SETTLED {
            return Ok((coefficients, at));
        }
    }
    Err(Failure::Exhausted(most_iterations))
}

/// Minus the second derivatives over the free coefficients, by central differences of the score.
fn curvature(
    sets: &RiskSets<'_>,
    ties: Ties,
    coefficients: &[f64],
    free: &[usize],
) -> Option<SymmetricMatrix> {
    let (range, mut slopes) = (sets.range(), Vec::with_capacity(free.len()));
    for &index in free {
        // A thousandth of a shift of the linear predictors: its square is lost to rounding.
        let reach = 1e-3 / range[index];
        let at = |offset: f64| {
            let mut moved = coefficients.to_vec();
            moved[index] += offset;
            penalised(sets, ties, &moved).ok()
        };
        let (above, below) = (at(reach)?, at(-reach)?);
        slopes.push(
            free.iter().map(|&j| (below.score[j] - above.score[j]) / (2.0 * reach)).collect::<Vec<f64>>(),
        );
    }
    Some(SymmetricMatrix::from_fn(free.len(), |row, column| {
        f64::midpoint(slopes[row][column], slopes[column][row])
    }))
}
