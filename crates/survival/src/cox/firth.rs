//! Firth's penalised likelihood, whose estimate is always finite.
//!
//! Adding half the log determinant of the information to the log likelihood removes most of the small-sample
//! bias, and keeps coefficients finite if a covariate separates the events. Firth, Biometrika 80 (1993)
//! 27-38; for the Cox model Heinze and Schemper, Biometrics 57 (2001) 114-119. As in their `coxphf`, the
//! penalty is always that of the full model, even if some coefficients are fixed.

use super::central;
use super::fit::{explain, unscale_variance};
use super::likelihood::{derivatives, may_overflow, terms, total_and_mean};
use super::newton::{Failure, check_floor};
use super::risk_sets::{RiskSets, Units};
use super::sums::packed;
use super::{CoxModel, Ties};
use crate::linear_algebra::{Cholesky, SymmetricMatrix, dot};
use crate::{ChiSquaredTest, Error};

/// The maximum of Firth's penalised likelihood; from [`CoxModel::fit_firth`].
#[derive(Debug, Clone)]
pub struct FirthFit<'a> {
    pub(super) names: Vec<String>,
    pub(super) sets: RiskSets<'a>,
    pub(super) ties: Ties,
    pub(super) most_iterations: usize,
    /// In scaled covariates.
    pub(super) scaled: Vec<f64>,
    pub(super) maximum: f64,
    /// Minus the second derivatives of the penalty, as learnt by the fit.
    pub(super) curvature: SymmetricMatrix,
    coefficients: Vec<f64>,
    variance: SymmetricMatrix,
    null: f64,
}

/// One line of the table of coefficients; from [`FirthFit::table`].
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
    /// The profile penalised likelihood interval of the log hazard ratio, lower limit first; exponentiate for
    /// the hazard ratio.
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
    let mut search = Search {
        sets: &sets,
        ties: model.ties,
        most_iterations: model.most_iterations,
        enough: 1e-20,
        curvature: SymmetricMatrix::zero(sets.width),
    };
    let (scaled, at) = search.maximise(&zero, &free).map_err(failed)?;
    let curvature = search.curvature;
    Ok(FirthFit {
        names: model.covariates.names().to_vec(),
        ties: model.ties,
        most_iterations: model.most_iterations,
        coefficients: sets.unscale(&scaled),
        variance: unscale_variance(&sets, &at.factor.inverse()),
        maximum: at.value,
        curvature,
        scaled,
        sets,
        null,
    })
}

impl FirthFit<'_> {
    /// The covariates' names.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The log hazard ratios for one unit, in the order of the covariates.
    #[must_use]
    pub fn coefficients(&self) -> &[f64] {
        &self.coefficients
    }

    /// The inverse of the information (without the penalty's curvature) at the estimate.
    #[must_use]
    pub fn variance(&self) -> &SymmetricMatrix {
        &self.variance
    }

    /// Standard errors of Wald's tests, in the order of the coefficients, on the log scale.
    #[must_use]
    pub fn standard_errors(&self) -> Vec<f64> {
        self.variance.diagonal().into_iter().map(libm::sqrt).collect()
    }

    /// The penalised log likelihood at the maximum, with the information in the caller's units.
    #[must_use]
    pub fn penalised_log_likelihood(&self) -> f64 {
        self.maximum + self.units()
    }

    /// The penalised log likelihood with all coefficients zero.
    #[must_use]
    pub fn null_penalised_log_likelihood(&self) -> f64 {
        self.null + self.units()
    }

    /// The penalised likelihood ratio test that all coefficients are zero, with one degree of freedom for
    /// each coefficient.
    #[must_use]
    pub fn likelihood_ratio_test(&self) -> ChiSquaredTest {
        ChiSquaredTest::new((2.0 * (self.maximum - self.null)).max(0.0), self.names.len())
    }

    /// Effect of the scaling of the covariates on half the log determinant.
    fn units(&self) -> f64 {
        self.sets.scale().into_iter().map(libm::log).sum()
    }
}

/// A penalised log likelihood with its gradient and the information.
#[derive(Debug, Clone)]
pub(super) struct Penalised {
    pub(super) value: f64,
    score: Vec<f64>,
    /// Contribution of the penalty to `score`.
    penalty: Vec<f64>,
    factor: Cholesky,
    information: SymmetricMatrix,
}

/// Largest share of the information that may be rounding error if plain sums are used.
const PRECISE: f64 = 1e-10;

/// The penalised likelihood at scaled coefficients.
pub(super) fn penalised(sets: &RiskSets<'_>, ties: Ties, coefficients: &[f64]) -> Result<Penalised, Failure> {
    let mut plain = derivatives(sets, ties, coefficients);
    let nearly_vanished = !sets.has_entries() && {
        let floor = sets.information_floor();
        let mut shares = plain.information.diagonal().into_iter().zip(floor);
        !shares.all(|(information, floor)| information * PRECISE > floor)
    };
    if nearly_vanished {
        plain = central::derivatives(sets, ties, coefficients);
    }
    let factor = Cholesky::new(&plain.information).map_err(Failure::Collinear)?;
    let variance = factor.inverse();
    let penalty = if nearly_vanished {
        central::penalty(sets, ties, coefficients, &variance)
    } else {
        penalty_gradient(sets, ties, coefficients, &variance)
    };
    let score: Vec<f64> = plain.score.iter().zip(&penalty).map(|(plain, penalty)| plain + penalty).collect();
    let value = plain.log_likelihood + 0.5 * factor.log_determinant();
    if !value.is_finite() || score.iter().any(|slope| !slope.is_finite()) {
        return Err(Failure::Exhausted(0));
    }
    Ok(Penalised { value, score, penalty, factor, information: plain.information })
}

/// Gradient of half the log determinant of the information.
///
/// It is half the trace of the variance V times the derivatives of the information, which are third central
/// moments of the risk sets. Their product with V needs no third moments: it is the covariance of each
/// covariate with `(x - m)' V (x - m)`, so one pass with `x' V x` as another covariate gives it.
fn penalty_gradient(
    sets: &RiskSets<'_>,
    ties: Ties,
    coefficients: &[f64],
    variance: &SymmetricMatrix,
) -> Vec<f64> {
    let width = sets.width;
    let (mut penalty, mut mean) = (vec![0.0; width], vec![0.0; width + 1]);
    let units = Units { moving: may_overflow(sets, coefficients), metric: Some(variance) };
    sets.walk_in_units(coefficients, 2, units, |step, living, dying, _| {
        for term in terms(ties, step.death_count(), sets.death_weight(step)) {
            let total = total_and_mean(term, living, dying, &mut mean);
            let second = |j: usize, k: usize| {
                let index = packed(j.max(k), j.min(k));
                (living.second()[index] + term.part * dying.second()[index]) / total
            };
            let (mean, mean_square) = (&mean[..width], mean[width]);
            let pull = variance.times(mean);
            let own = dot(&pull, mean);
            for j in 0..width {
                let spread: f64 = (0..width).map(|k| second(j, k) * pull[k]).sum();
                let central = second(width, j) - mean[j] * mean_square - 2.0 * spread + 2.0 * mean[j] * own;
                penalty[j] += 0.5 * term.weight * central;
            }
        }
    });
    penalty
}

/// Convergence: no linear predictor moves by more than this.
const SETTLED: f64 = 1e-9;

/// Maximum change of a linear predictor in a step, in addition to half of its distance from the start: the
/// likelihood may be nearly flat there.
const LONGEST: f64 = 5.0;

/// Number of steps after which the curvature of the penalty is measured at every step, at two more
/// evaluations for each covariate.
const PATIENCE: usize = 10;

/// A maximisation of the penalised likelihood.
///
/// Fisher scoring, which ignores the curvature of the penalty, converges linearly. The curvature is therefore
/// learnt from the change of the penalty's gradient from step to step, by symmetric rank-one updates (Conn,
/// Gould and Toint, Math Program 50 (1991) 177-195).
#[derive(Debug, Clone)]
pub(super) struct Search<'s, 'a> {
    pub(super) sets: &'s RiskSets<'a>,
    pub(super) ties: Ties,
    pub(super) most_iterations: usize,
    /// Twice the predicted gain of likelihood below which the search ends.
    pub(super) enough: f64,
    /// Minus the second derivatives of the penalty, as far as known.
    pub(super) curvature: SymmetricMatrix,
}

impl Search<'_, '_> {
    /// Maximises over the free coefficients, with the others fixed at their start.
    pub(super) fn maximise(
        &mut self,
        start: &[f64],
        free: &[usize],
    ) -> Result<(Vec<f64>, Penalised), Failure> {
        let range = self.sets.range();
        let mut coefficients = start.to_vec();
        let mut at = penalised(self.sets, self.ties, &coefficients)?;
        if free.is_empty() {
            return Ok((coefficients, at));
        }
        let mut learnt = true;
        for iteration in 0..self.most_iterations {
            if iteration >= PATIENCE && learnt {
                self.measure(&coefficients, free);
            }
            let score: Vec<f64> = free.iter().map(|&index| at.score[index]).collect();
            let (factor, concave) = self.factor(&at, free, learnt)?;
            let mut step = factor.solve(&score);
            if dot(&step, &score) <= self.enough {
                return Ok((coefficients, at));
            }
            let shift = |step: &[f64]| {
                step.iter().zip(free).map(|(step, &index)| (step * range[index]).abs()).fold(0.0, f64::max)
            };
            let come: Vec<f64> = free.iter().map(|&index| coefficients[index]).collect();
            let (longest, allowed) = (shift(&step), LONGEST + shift(&come) / 2.0);
            if longest > allowed {
                for part in &mut step {
                    *part *= allowed / longest;
                }
            }
            let advance = |step: &[f64]| {
                let mut tried = coefficients.clone();
                for (part, &index) in step.iter().zip(free) {
                    tried[index] += part;
                }
                tried
            };
            let mut better = None;
            for _halving in 0..30 {
                let tried = advance(&step);
                match penalised(self.sets, self.ties, &tried) {
                    Ok(there) if there.value >= at.value - 1e-12 * at.value.abs() => {
                        better = Some((tried, there));
                        break;
                    }
                    _ => step.iter_mut().for_each(|part| *part /= 2.0),
                }
            }
            // If the penalised likelihood is not concave here, it may be flat before it is steep.
            while let Some((_, reached)) = &better
                && !concave
                && 2.0 * shift(&step) <= allowed
            {
                let longer: Vec<f64> = step.iter().map(|part| 2.0 * part).collect();
                let tried = advance(&longer);
                match penalised(self.sets, self.ties, &tried) {
                    Ok(there) if there.value > reached.value => {
                        (step, better) = (longer, Some((tried, there)));
                    }
                    _ => break,
                }
            }
            match better {
                Some((tried, there)) => {
                    self.learn(&coefficients, &at, &tried, &there);
                    (coefficients, at, learnt) = (tried, there, true);
                }
                // A curvature learnt elsewhere may mislead; fall back to the information.
                None if learnt => learnt = false,
                None => break,
            }
            if shift(&step) <= SETTLED {
                return Ok((coefficients, at));
            }
        }
        Err(Failure::Exhausted(self.most_iterations))
    }

    /// Factor of the full curvature if it is concave, otherwise of the information; and whether it is the
    /// full curvature.
    fn factor(&self, at: &Penalised, free: &[usize], learnt: bool) -> Result<(Cholesky, bool), Failure> {
        let whole = |row: usize, column: usize| {
            let (row, column) = (free[row], free[column]);
            at.information.at(row, column) + self.curvature.at(row, column)
        };
        let whole = Cholesky::new(&SymmetricMatrix::from_fn(free.len(), whole));
        match whole {
            Ok(factor) if learnt => Ok((factor, true)),
            _ => match Cholesky::new(&at.information.select(free)) {
                Ok(factor) => Ok((factor, false)),
                Err(index) => Err(Failure::Collinear(free[index])),
            },
        }
    }

    /// Measures the curvature along the free coefficients by central differences of the penalty's gradient.
    fn measure(&mut self, coefficients: &[f64], free: &[usize]) {
        let range = self.sets.range();
        let slopes: Option<Vec<Vec<f64>>> = free
            .iter()
            .map(|&index| {
                // Shifts the linear predictors by a thousandth, whose square is lost to rounding.
                let reach = 1e-3 / range[index];
                let at = |offset: f64| {
                    let mut moved = coefficients.to_vec();
                    moved[index] += offset;
                    penalised(self.sets, self.ties, &moved).ok()
                };
                let (above, below) = (at(reach)?, at(-reach)?);
                let change = below.penalty.iter().zip(&above.penalty).map(|(below, above)| below - above);
                Some(change.map(|change| change / (2.0 * reach)).collect())
            })
            .collect();
        for (slopes, &row) in slopes.iter().flatten().zip(free) {
            for &column in free.iter().filter(|&&column| column <= row) {
                self.curvature.set(row, column, slopes[column]);
            }
        }
    }

    /// Updates the curvature from a step.
    fn learn(&mut self, from: &[f64], before: &Penalised, to: &[f64], after: &Penalised) {
        let step: Vec<f64> = to.iter().zip(from).map(|(to, from)| to - from).collect();
        let expected = self.curvature.times(&step);
        let slopes = before.penalty.iter().zip(&after.penalty);
        let error: Vec<f64> =
            slopes.zip(expected).map(|((before, after), expected)| before - after - expected).collect();
        let along = dot(&error, &step);
        if along.abs() > 1e-8 * libm::sqrt(dot(&error, &error) * dot(&step, &step)) {
            self.curvature = SymmetricMatrix::from_fn(step.len(), |row, column| {
                self.curvature.at(row, column) + error[row] * error[column] / along
            });
        }
    }
}
