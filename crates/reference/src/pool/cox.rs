//! Cox regression on groups, stratified by hospital, from counts.
//!
//! The covariates are indicators of the groups, so all patients of a group at risk have the same hazard, and
//! the partial likelihood needs only their number. A time with many events costs no more than their number.

use survival::distribution::{normal_quantile, normal_two_sided};

use super::RiskSet;

/// Largest number of iterations.
const MOST_ITERATIONS: usize = 50;

/// Relative change of the log likelihood at which the iterations end.
const CONVERGED: f64 = 1e-13;

/// A coefficient beyond this has no finite maximum.
const MONOTONE: f64 = 15.0;

/// Smallest pivot, relative to the diagonal, of a matrix that can be inverted.
const SINGULAR: f64 = 1e-11;

/// Hazard ratio of a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HazardRatio {
    /// Index of the group.
    pub group: usize,
    /// Log of the hazard ratio.
    pub log: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Wald's two-sided p.
    pub p: f64,
}

/// Result of a regression.
#[derive(Debug, Clone, PartialEq)]
pub struct StratifiedCox {
    /// Index of the group that the others are compared with.
    pub baseline: usize,
    /// Each other group, in order.
    pub hazard_ratios: Vec<HazardRatio>,
    /// Partial log likelihood with all ratios 1, and at the maximum.
    pub log_likelihood: (f64, f64),
}

impl HazardRatio {
    /// The hazard ratio with its 95 % interval.
    #[must_use]
    pub fn ratio(&self) -> (f64, f64, f64) {
        let half = normal_quantile(0.975) * self.standard_error;
        (self.log.exp(), (self.log - half).exp(), (self.log + half).exp())
    }
}

/// Log likelihood, score and information.
struct Derivatives {
    log_likelihood: f64,
    score: Vec<f64>,
    information: Vec<Vec<f64>>,
}

pub(super) fn fit(sets: &[RiskSet], groups: usize, baseline: usize) -> Option<StratifiedCox> {
    let free: Vec<usize> = (0..groups).filter(|group| *group != baseline).collect();
    if free.is_empty() || baseline >= groups || sets.is_empty() {
        return None;
    }
    let mut beta = vec![0.0; groups];
    let null = derivatives(sets, &free, &beta);
    let mut now = derivatives(sets, &free, &beta);
    for _ in 0..MOST_ITERATIONS {
        let mut step = solve(now.information.clone(), &now.score)?;
        let next = loop {
            let mut moved = beta.clone();
            for (group, change) in free.iter().zip(&step) {
                moved[*group] += change;
            }
            let next = derivatives(sets, &free, &moved);
            if next.log_likelihood >= now.log_likelihood - CONVERGED * now.log_likelihood.abs() {
                beta = moved;
                break next;
            }
            step.iter_mut().for_each(|change| *change /= 2.0);
            if step.iter().all(|change| change.abs() < 1e-12) {
                return None;
            }
        };
        let gain = next.log_likelihood - now.log_likelihood;
        now = next;
        if beta.iter().any(|beta| beta.abs() > MONOTONE) {
            return None;
        }
        if gain.abs() <= CONVERGED * (1.0 + now.log_likelihood.abs()) {
            return result(&now, &null, &free, &beta, baseline);
        }
    }
    None
}

fn result(
    now: &Derivatives,
    null: &Derivatives,
    free: &[usize],
    beta: &[f64],
    baseline: usize,
) -> Option<StratifiedCox> {
    let mut hazard_ratios = Vec::new();
    for (place, &group) in free.iter().enumerate() {
        let unit: Vec<f64> = (0..free.len()).map(|at| f64::from(u8::from(at == place))).collect();
        let standard_error = solve(now.information.clone(), &unit)?[place].sqrt();
        let p = normal_two_sided(beta[group] / standard_error);
        hazard_ratios.push(HazardRatio { group, log: beta[group], standard_error, p });
    }
    Some(StratifiedCox { baseline, hazard_ratios, log_likelihood: (null.log_likelihood, now.log_likelihood) })
}

/// Sums over all event times, with Efron's ties: the events of a time leave the risk set one after another,
/// each an average of all of them.
fn derivatives(sets: &[RiskSet], free: &[usize], beta: &[f64]) -> Derivatives {
    let p = free.len();
    let mut sums =
        Derivatives { log_likelihood: 0.0, score: vec![0.0; p], information: vec![vec![0.0; p]; p] };
    let hazard: Vec<f64> = beta.iter().map(|beta| beta.exp()).collect();
    for set in sets {
        let d: u64 = set.events.iter().sum();
        for (group, events) in set.events.iter().enumerate() {
            sums.log_likelihood += beta[group] * *events as f64;
        }
        for (place, group) in free.iter().enumerate() {
            sums.score[place] += set.events[*group] as f64;
        }
        for gone in 0..d {
            let share = gone as f64 / d as f64;
            let weight =
                |group: usize| (set.at_risk[group] - share * set.events[group] as f64) * hazard[group];
            let total: f64 = (0..hazard.len()).map(weight).sum();
            let mean: Vec<f64> = free.iter().map(|group| weight(*group) / total).collect();
            sums.log_likelihood -= total.ln();
            for (i, one) in mean.iter().enumerate() {
                sums.score[i] -= one;
                sums.information[i][i] += one;
                for (j, other) in mean.iter().enumerate() {
                    sums.information[i][j] -= one * other;
                }
            }
        }
    }
    sums
}

/// Solves a symmetric positive definite system by Cholesky's factor; `None` if it is singular.
pub(super) fn solve(mut matrix: Vec<Vec<f64>>, right: &[f64]) -> Option<Vec<f64>> {
    let n = right.len();
    for row in 0..n {
        let diagonal = matrix[row][row];
        for column in 0..=row {
            let known: f64 = (0..column).map(|at| matrix[row][at] * matrix[column][at]).sum();
            let rest = matrix[row][column] - known;
            if row == column {
                if rest.is_nan() || rest <= SINGULAR * diagonal {
                    return None;
                }
                matrix[row][row] = rest.sqrt();
            } else {
                matrix[row][column] = rest / matrix[column][column];
            }
        }
    }
    let mut solved = right.to_vec();
    for row in 0..n {
        let known: f64 = (0..row).map(|at| matrix[row][at] * solved[at]).sum();
        solved[row] = (solved[row] - known) / matrix[row][row];
    }
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|at| matrix[at][row] * solved[at]).sum();
        solved[row] = (solved[row] - known) / matrix[row][row];
    }
    Some(solved)
}
