//! Newton's method on a partial likelihood, and what it means when it does not settle.
//!
//! A partial likelihood is concave, so from zero Newton's steps, halved where they overshoot, find
//! the maximum if there is one. Where one covariate separates those who die from those who do not,
//! there is none: the likelihood rises for ever by less and less while the coefficient grows by
//! the same stride. The likelihood alone does not tell the two apart, nor do the coefficients, because
//! those of nearly collinear covariates move far and cancel. The iteration therefore looks at how far a
//! step that gains almost nothing moves the linear predictors. The gain is measured in deaths and not
//! relative to the log likelihood, so that a rare group in a large cohort counts. Where the smallest gap
//! between patients is a tiny part of the largest, hundreds of steps would be needed before such a step
//! comes, and rounding errors may stop them; the order of the rows decides then
//! ([`separating`](super::separation::separating)).

use super::Ties;
use super::likelihood::{Derivatives, decrement};
use super::risk_sets::RiskSets;
use super::separation::separating;
use crate::linear_algebra::{Cholesky, SymmetricMatrix};

/// Where the iterations end: the maximum, with the derivatives there.
#[derive(Debug, Clone)]
pub(super) struct Maximum {
    pub(super) coefficients: Vec<f64>,
    pub(super) null: Derivatives,
    pub(super) score_statistic: f64,
    pub(super) at: Derivatives,
    pub(super) factor: Cholesky,
    pub(super) iterations: usize,
}

/// Why there is no maximum. Covariates are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// The covariate is a combination of those before it.
    Collinear(usize),
    /// The covariate's coefficient runs off to infinity.
    Monotone(usize),
    /// Neither a maximum nor a runaway showed itself in time.
    Exhausted(usize),
}

/// A step that moves no patient's linear predictor by more than this is the last one: the next would
/// be its square.
const SETTLED: f64 = 1e-8;

/// A gain of twice the log likelihood, in deaths: a step of 1e-8 standard errors.
const NOTHING: f64 = 1e-16;

/// A gain of twice the log likelihood, in deaths. A coefficient that grows without end gets here after
/// about twenty steps, since each step gains about e^-1 of the one before.
const LITTLE: f64 = 1e-9;

/// A step that gains [`LITTLE`] and moves a linear predictor by more than this belongs to a coefficient
/// that grows without end: it moves the nearest of those at risk by 1. At a maximum, such a step would
/// need a linear predictor with a standard error in the thousands.
const STRIDE: f64 = 0.1;

/// Information that vanishes where linear predictors are this far apart vanishes along a coefficient
/// that grows without end: the share of others in the risk sets is below 1e-6.
const APART: f64 = 15.0;

/// Ratio of a variance to that at zero from which, with its inverse within the rounding errors of
/// the information, the score whose root seems to be found is rounding as well.
const FADED: f64 = 1e4;

/// A covariate that is constant wherever two rows are at risk together leaves no information but
/// rounding errors, which `floor` bounds.
pub(super) fn check_floor(information: &SymmetricMatrix, floor: &[f64]) -> Result<(), Failure> {
    match information.diagonal().iter().zip(floor).position(|(diagonal, floor)| diagonal <= floor) {
        Some(index) => Err(Failure::Collinear(index)),
        None => Ok(()),
    }
}

/// Few maxima need more iterations than this, so then the order of the rows is looked at.
const LATE: usize = 12;

/// Maximises from zero.
pub(super) fn maximise(
    sets: &RiskSets<'_>,
    ties: Ties,
    most_iterations: usize,
    derivatives: impl Fn(&[f64]) -> Derivatives,
) -> Result<Maximum, Failure> {
    let (range, floor, death) = (sets.range(), sets.information_floor(), sets.weight_of_a_death());
    let mut coefficients = vec![0.0; range.len()];
    let null = derivatives(&coefficients);
    check_floor(&null.information, &floor)?;
    let mut factor = Cholesky::new(&null.information).map_err(Failure::Collinear)?;
    let null_variance = factor.inverse().diagonal();
    let score_statistic = factor.inverse_quadratic_form(&null.score);
    let mut at = null.clone();
    let mut step = Vec::new();
    let runaway = |coefficients: &[f64], step: &[f64], otherwise: Failure| {
        let separating = separating(sets, ties, &null.information, &[coefficients, step]);
        separating.map_or(otherwise, Failure::Monotone)
    };
    for iteration in 1..=most_iterations {
        step = factor.solve(&at.score);
        let promise = decrement(&step, &at.score) / death;
        let (mut tried, mut next) = (advance(&coefficients, &step), None);
        let mut halved = false;
        // Rounding may take back what the last steps gain.
        let slack = 1e-12 * at.log_likelihood.abs();
        for _halving in 0..40 {
            let there = derivatives(&tried);
            if there.is_finite() && there.log_likelihood >= at.log_likelihood - slack {
                next = Some(there);
                break;
            }
            halved = true;
            for part in &mut step {
                *part /= 2.0;
            }
            tried = advance(&coefficients, &step);
        }
        let Some(there) = next else {
            return Err(runaway(&coefficients, &step, Failure::Exhausted(iteration)));
        };
        (coefficients, at) = (tried, there);
        factor = match Cholesky::new(&at.information) {
            Ok(factor) => factor,
            Err(_) if sets.spread(&coefficients) > APART => {
                return Err(runaway(&coefficients, &step, Failure::Monotone(sets.leader(&step))));
            }
            Err(index) => return Err(runaway(&coefficients, &step, Failure::Collinear(index))),
        };
        let mut settled = !halved && sets.largest_spread(&step) <= SETTLED;
        if !settled && promise <= LITTLE {
            // Of nearly collinear columns the coefficients still move where no linear predictor does.
            let shift = sets.spread(&step);
            if shift > STRIDE {
                return Err(runaway(&coefficients, &step, Failure::Monotone(sets.leader(&step))));
            }
            settled = promise <= NOTHING || (!halved && shift <= SETTLED);
        }
        let far = settled && sets.largest_spread(&coefficients) > APART;
        if (iteration == LATE || far)
            && let Some(index) = separating(sets, ties, &null.information, &[&coefficients, &step])
        {
            return Err(Failure::Monotone(index));
        }
        if settled {
            return match faded(&null_variance, &factor.inverse().diagonal(), &floor) {
                Some(index) => Err(Failure::Monotone(index)),
                None => {
                    Ok(Maximum { coefficients, null, score_statistic, at, factor, iterations: iteration })
                }
            };
        }
    }
    Err(runaway(&coefficients, &step, Failure::Exhausted(most_iterations)))
}

fn advance(from: &[f64], step: &[f64]) -> Vec<f64> {
    from.iter().zip(step).map(|(from, step)| from + step).collect()
}

/// The covariate whose variance has grown most, if all that is left of its information is rounding.
fn faded(before: &[f64], after: &[f64], floor: &[f64]) -> Option<usize> {
    let growth =
        before.iter().zip(after).zip(floor).enumerate().filter_map(|(index, ((before, after), floor))| {
            let growth = after / before;
            (growth > FADED && after * floor >= 1.0).then_some((index, growth))
        });
    growth.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)
}
