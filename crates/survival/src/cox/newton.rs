//! Newton's method on a partial likelihood, and what it means when it does not settle.
//!
//! A partial likelihood is concave, so from zero Newton's steps, halved where they overshoot, find
//! the maximum if there is one. Where one covariate separates those who die from those who do not,
//! there is none: the likelihood rises for ever by less and less while the coefficient runs away by
//! the same stride. The two are told apart by the stride, not by the likelihood alone: software that
//! watches only the likelihood reports a large number with a huge standard error as if it were an
//! estimate.

use super::likelihood::{Derivatives, decrement};
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

/// A step that still moves a linear predictor by more than this while the likelihood stands still
/// belongs to a coefficient on its way to infinity.
const STRIDE: f64 = 1e-2;

/// A hazard e^300 times another's is no estimate: between near-equal values of a covariate that
/// separates the events otherwise, the likelihood still rises when exponentials overflow.
const FAR: f64 = 300.0;

/// Where a variance is this many times what it was at zero, the information has faded to rounding
/// errors, and so has the score whose root seems to be found.
const FADED: f64 = 1e8;

/// A relative change of the log likelihood that no reader would see.
const STANDSTILL: f64 = 1e-9;

/// A covariate that is constant wherever two rows are at risk together leaves no information but
/// rounding errors, which `floor` bounds.
pub(super) fn check_floor(information: &SymmetricMatrix, floor: &[f64]) -> Result<(), Failure> {
    match information.diagonal().iter().zip(floor).position(|(diagonal, floor)| diagonal <= floor) {
        Some(index) => Err(Failure::Collinear(index)),
        None => Ok(()),
    }
}

/// Maximises from zero; `range` is the spread of each covariate, which turns a step of a coefficient
/// into a shift of linear predictors.
pub(super) fn maximise(
    range: &[f64],
    floor: &[f64],
    most_iterations: usize,
    derivatives: impl Fn(&[f64]) -> Derivatives,
) -> Result<Maximum, Failure> {
    let mut coefficients = vec![0.0; range.len()];
    let null = derivatives(&coefficients);
    check_floor(&null.information, floor)?;
    let mut factor = Cholesky::new(&null.information).map_err(Failure::Collinear)?;
    let null_variance = factor.inverse().diagonal();
    let score_statistic = factor.inverse_quadratic_form(&null.score);
    let mut at = null.clone();
    for iteration in 1..=most_iterations {
        let mut step = factor.solve(&at.score);
        let promise = decrement(&step, &at.score);
        let (mut tried, mut next) = (advance(&coefficients, &step), None);
        let mut halved = false;
        for _halving in 0..40 {
            let there = derivatives(&tried);
            // Rounding may take back what the last steps gain.
            let slack = 1e-12 * at.log_likelihood.abs();
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
            return Err(Failure::Exhausted(iteration));
        };
        let (leader, shift) = widest(&step, range);
        let gained = there.log_likelihood - at.log_likelihood;
        let still = gained.abs().max(promise) <= STANDSTILL * (1.0 + there.log_likelihood.abs());
        if still && shift > STRIDE {
            return Err(Failure::Monotone(leader));
        }
        coefficients = tried;
        at = there;
        let (furthest, distance) = widest(&coefficients, range);
        if distance > FAR {
            return Err(Failure::Monotone(furthest));
        }
        // Information that was there at zero can only vanish along a coefficient that runs away.
        factor = Cholesky::new(&at.information).map_err(|_| Failure::Monotone(leader))?;
        if shift <= SETTLED && !halved {
            if let Some(faded) = faded(&null_variance, &factor.inverse().diagonal()) {
                return Err(Failure::Monotone(faded));
            }
            return Ok(Maximum { coefficients, null, score_statistic, at, factor, iterations: iteration });
        }
    }
    Err(Failure::Exhausted(most_iterations))
}

fn advance(from: &[f64], step: &[f64]) -> Vec<f64> {
    from.iter().zip(step).map(|(from, step)| from + step).collect()
}

/// The covariate whose step shifts linear predictors most, and by how much.
fn widest(step: &[f64], range: &[f64]) -> (usize, f64) {
    let shifts = step.iter().zip(range).map(|(step, range)| (step * range).abs());
    shifts.enumerate().fold((0, 0.0), |widest, shift| if shift.1 > widest.1 { shift } else { widest })
}

/// The covariate whose variance has grown most, if one has beyond all sense.
fn faded(before: &[f64], after: &[f64]) -> Option<usize> {
    let growth = after.iter().zip(before).map(|(after, before)| after / before);
    let most =
        growth.enumerate().fold((0, 0.0), |most, growth| if growth.1 > most.1 { growth } else { most });
    (most.1 > FADED).then_some(most.0)
}
