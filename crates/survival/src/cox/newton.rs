//! Newton's method on a partial likelihood, with diagnosis if it does not converge.
//!
//! A partial likelihood is concave, so Newton's steps from zero, halved if they overshoot, find the maximum
//! if it exists. If a covariate separates deaths from survivors, there is none: the likelihood increases for
//! ever by less and less while the coefficient grows by the same stride. Neither the likelihood alone nor the
//! coefficients distinguish the two, because those of nearly collinear covariates move far and cancel. The
//! iteration therefore checks how far a step with almost no gain moves the linear predictors. The gain is
//! measured in deaths instead of relative to the log likelihood, so that a rare group in a large cohort
//! counts. If the smallest gap between patients is a tiny part of the largest, such a step would take
//! hundreds of iterations, and rounding errors may stop them; then the order of the rows decides
//! ([`separating`](super::separation::separating)).

use super::Ties;
use super::likelihood::{Derivatives, decrement};
use super::risk_sets::RiskSets;
use super::separation::separating;
use crate::linear_algebra::{Cholesky, SymmetricMatrix};

/// End of the iterations: the maximum, with the derivatives there.
#[derive(Debug, Clone)]
pub(super) struct Maximum {
    pub(super) coefficients: Vec<f64>,
    pub(super) null: Derivatives,
    pub(super) score_statistic: f64,
    pub(super) at: Derivatives,
    pub(super) factor: Cholesky,
    pub(super) iterations: usize,
}

/// Reasons why there is no maximum. Covariates are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// The covariate is a linear combination of those before it.
    Collinear(usize),
    /// The covariate's coefficient diverges.
    Monotone(usize),
    /// The iterations ended without a maximum or a diagnosis.
    Exhausted(usize),
}

/// Convergence: no patient's linear predictor moves by more than this; the next step would be its square.
const SETTLED: f64 = 1e-8;

/// A gain of twice the log likelihood, in deaths: a step of 1e-8 standard errors.
const NOTHING: f64 = 1e-16;

/// A gain of twice the log likelihood, in deaths. A diverging coefficient gets here after about twenty steps,
/// because each step gains about e^-1 of the one before.
const LITTLE: f64 = 1e-9;

/// A step that gains [`LITTLE`] and moves a linear predictor by more than this belongs to a diverging
/// coefficient, which moves the nearest of those at risk by 1. At a maximum, such a step would need a linear
/// predictor with a standard error in the thousands.
const STRIDE: f64 = 0.1;

/// Spread of linear predictors at which vanishing information means a diverging coefficient: the share of
/// others in the risk sets is below 1e-6.
const APART: f64 = 15.0;

/// Ratio of a variance to that at zero above which, if its inverse is within the rounding errors of the
/// information, the root of the score is rounding as well.
const FADED: f64 = 1e4;

/// Fails for a covariate that is constant in every risk set: it leaves no information but rounding errors,
/// which `floor` bounds.
pub(super) fn check_floor(information: &SymmetricMatrix, floor: &[f64]) -> Result<(), Failure> {
    match information.diagonal().iter().zip(floor).position(|(diagonal, floor)| diagonal <= floor) {
        Some(index) => Err(Failure::Collinear(index)),
        None => Ok(()),
    }
}

/// Number of iterations after which the order of the rows is checked; few maxima need more.
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
        // Rounding may cancel the gain of the last steps.
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
            // With nearly collinear columns the coefficients still move although no linear predictor does.
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

/// The covariate whose variance has grown most, if its remaining information is only rounding.
fn faded(before: &[f64], after: &[f64], floor: &[f64]) -> Option<usize> {
    let growth =
        before.iter().zip(after).zip(floor).enumerate().filter_map(|(index, ((before, after), floor))| {
            let growth = after / before;
            (growth > FADED && after * floor >= 1.0).then_some((index, growth))
        });
    growth.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)
}
