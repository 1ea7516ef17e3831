//! Contribution of each time of death to hazard and residuals, at given coefficients.

use super::Ties;
use super::death_order::Step;
use super::likelihood::{terms, total_and_mean};
use super::risk_sets::RiskSets;

/// One value, or one row of `width` values, for each time of death in the order of the steps: within a
/// stratum from the latest. Covariates are scaled and centred.
#[derive(Debug, Clone)]
pub(super) struct StepSums {
    pub(super) width: usize,
    pub(super) steps: Vec<Step>,
    /// Increment of the baseline hazard.
    pub(super) hazard: Vec<f64>,
    /// Increment for those who die at the time; smaller with Efron's ties.
    pub(super) hazard_of_dying: Vec<f64>,
    /// Mean covariates of the risk set, averaged over the terms of the time.
    mean: Vec<f64>,
    /// Mean covariates, weighted by the increments of the hazard.
    hazard_mean: Vec<f64>,
    /// `hazard_mean` for those who die at the time.
    hazard_mean_of_dying: Vec<f64>,
}

impl StepSums {
    /// The sums at scaled coefficients.
    pub(super) fn new(sets: &RiskSets<'_>, ties: Ties, scaled: &[f64]) -> Self {
        let width = sets.width;
        let steps: Vec<Step> = sets.order.steps().collect();
        let rows = steps.len() * width;
        let mut sums = Self {
            width,
            hazard: Vec::with_capacity(steps.len()),
            hazard_of_dying: Vec::with_capacity(steps.len()),
            mean: vec![0.0; rows],
            hazard_mean: vec![0.0; rows],
            hazard_mean_of_dying: vec![0.0; rows],
            steps,
        };
        let mut mean = vec![0.0; width];
        sets.walk(scaled, 1, |step, living, dying| {
            let (mut hazard, mut hazard_of_dying, mut count) = (0.0, 0.0, 0.0);
            let start = sums.hazard.len() * width;
            for term in terms(ties, step.death_count(), sets.death_weight(step)) {
                let rise = term.weight / total_and_mean(term, living, dying, &mut mean);
                hazard += rise;
                hazard_of_dying += term.part * rise;
                count += 1.0;
                for (index, mean) in mean.iter().enumerate() {
                    sums.mean[start + index] += mean;
                    sums.hazard_mean[start + index] += rise * mean;
                    sums.hazard_mean_of_dying[start + index] += term.part * rise * mean;
                }
            }
            for mean in &mut sums.mean[start..start + width] {
                *mean /= count;
            }
            sums.hazard.push(hazard);
            sums.hazard_of_dying.push(hazard_of_dying);
        });
        sums
    }

    /// Cumulative sum over the times before a row entered; 0 if it was there from the start of its stratum's
    /// times.
    pub(super) fn before(&self, sums: &[f64], width: usize, end: usize, column: usize) -> f64 {
        let same = |step: usize| self.steps.get(step).map(|step| step.stratum);
        if end > 0 && same(end - 1) == same(end) { sums[end * width + column] } else { 0.0 }
    }

    pub(super) fn mean(&self, step: usize) -> &[f64] {
        &self.mean[step * self.width..(step + 1) * self.width]
    }

    pub(super) fn hazard_mean(&self, step: usize) -> &[f64] {
        &self.hazard_mean[step * self.width..(step + 1) * self.width]
    }

    pub(super) fn hazard_mean_of_dying(&self, step: usize) -> &[f64] {
        &self.hazard_mean_of_dying[step * self.width..(step + 1) * self.width]
    }
}

/// Sums of rows of `width` values over the steps from each one to the end of its stratum, that is over the
/// times up to its own; with one more row of zeros at the end.
pub(super) fn cumulative(steps: &[Step], width: usize, row: impl Fn(usize, usize) -> f64) -> Vec<f64> {
    let mut sums = vec![0.0; (steps.len() + 1) * width];
    for index in (0..steps.len()).rev() {
        let goes_on = steps.get(index + 1).is_some_and(|next| next.stratum == steps[index].stratum);
        for column in 0..width {
            let earlier = if goes_on { sums[(index + 1) * width + column] } else { 0.0 };
            sums[index * width + column] = earlier + row(index, column);
        }
    }
    sums
}
