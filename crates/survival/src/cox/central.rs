//! Derivatives of the likelihood and of Firth's penalty if the information has nearly vanished.
//!
//! If hazards lie far apart, the variance of a risk set comes from two neighbours whose gap may be a tiny
//! part of the covariate's range. A difference of squares loses it. The moments here are about the mean of
//! each risk set, and the second are sums of positive terms (Chan, Golub and LeVeque, Am Stat 37 (1983)
//! 242-247). This is slower than plain sums, and rows cannot be removed again, so it is not used with late
//! entry.

use super::Ties;
use super::death_order::Step;
use super::likelihood::{Derivatives, terms};
use super::risk_sets::{HEADROOM, Reader, RiskSets};
use super::sums::packed;
use crate::linear_algebra::{SymmetricMatrix, dot};

/// Total risk, mean covariates and central moments of a set of rows.
#[derive(Debug, Clone)]
struct Central {
    total: f64,
    mean: Vec<f64>,
    /// `sum r (x - m) (x - m)'`, packed.
    second: Vec<f64>,
    /// `sum r (x - m)' V (x - m)`, and the same times `x - m`, for the matrix V of a penalty.
    square: f64,
    third: Vec<f64>,
}

impl Central {
    fn new(width: usize) -> Self {
        Self {
            total: 0.0,
            mean: vec![0.0; width],
            second: vec![0.0; packed(width, 0)],
            square: 0.0,
            third: vec![0.0; width],
        }
    }

    fn clear(&mut self) {
        *self = Self::new(self.mean.len());
    }

    fn multiply(&mut self, factor: f64) {
        self.total *= factor;
        self.square *= factor;
        self.second.iter_mut().chain(&mut self.third).for_each(|sum| *sum *= factor);
    }

    /// The second moments times a vector.
    fn second_times(&self, vector: &[f64]) -> Vec<f64> {
        let width = vector.len();
        let element = |j: usize, k: usize| self.second[packed(j.max(k), j.min(k))];
        (0..width).map(|j| (0..width).map(|k| element(j, k) * vector[k]).sum()).collect()
    }

    /// Adds a part of another set of rows.
    fn merge(&mut self, part: f64, other: &Self, metric: Option<&SymmetricMatrix>) {
        let (own, more) = (self.total, part * other.total);
        let total = own + more;
        if more == 0.0 || total == 0.0 {
            return;
        }
        let gap: Vec<f64> = other.mean.iter().zip(&self.mean).map(|(other, own)| other - own).collect();
        let product = own * (more / total);
        if let Some(metric) = metric {
            let pull = metric.times(&gap);
            let (own_pull, other_pull) = (self.second_times(&pull), other.second_times(&pull));
            let across = dot(&pull, &gap);
            let along = product * ((own - more) / total) * across
                + (own * part * other.square - more * self.square) / total;
            for (j, third) in self.third.iter_mut().enumerate() {
                let turned = (own * part * other_pull[j] - more * own_pull[j]) / total;
                *third += part * other.third[j] + along * gap[j] + 2.0 * turned;
            }
            self.square += part * other.square + product * across;
        }
        for j in 0..gap.len() {
            for k in 0..=j {
                self.second[packed(j, k)] += part * other.second[packed(j, k)] + product * gap[j] * gap[k];
            }
        }
        for (mean, gap) in self.mean.iter_mut().zip(gap) {
            *mean += gap * (more / total);
        }
        self.total = total;
    }

    /// Adds one row.
    fn add(&mut self, row: &[f64], risk: f64, lone: &mut Self, metric: Option<&SymmetricMatrix>) {
        lone.total = risk;
        lone.mean.copy_from_slice(row);
        self.merge(1.0, lone, metric);
    }
}

/// Calls `visit(step, those at risk who do not die at its time, those who do, unit)` from the latest time of
/// each stratum. `unit` is the logarithm of the unit of the risks.
fn walk(
    sets: &RiskSets<'_>,
    coefficients: &[f64],
    metric: Option<&SymmetricMatrix>,
    mut visit: impl FnMut(&Step, &Central, &Central, f64),
) {
    let mut reader = Reader::new(sets);
    let (mut living, mut dying) = (Central::new(sets.width), Central::new(sets.width));
    let mut lone = Central::new(sets.width);
    let (mut stratum, mut unit) = (None, f64::NEG_INFINITY);
    for step in sets.order.steps() {
        if stratum != Some(step.stratum) {
            (stratum, unit) = (Some(step.stratum), f64::NEG_INFINITY);
            living.clear();
        }
        dying.clear();
        for position in step.members() {
            let row = reader.row(position);
            let predictor = dot(row, coefficients);
            if predictor > unit + HEADROOM {
                let shrunk = libm::exp(unit - predictor);
                living.multiply(shrunk);
                dying.multiply(shrunk);
                unit = predictor;
            }
            let risk = sets.weight_at(position) * libm::exp(predictor - unit);
            let of = if position < step.dying().start { &mut living } else { &mut dying };
            of.add(row, risk, &mut lone, metric);
        }
        visit(&step, &living, &dying, unit);
        living.merge(1.0, &dying, metric);
    }
}

/// Likelihood and derivatives.
pub(super) fn derivatives(sets: &RiskSets<'_>, ties: Ties, coefficients: &[f64]) -> Derivatives {
    let width = sets.width;
    let mut result = Derivatives::zero(width);
    let mut information = vec![0.0; packed(width, 0)];
    let mut reader = Reader::new(sets);
    walk(sets, coefficients, None, |step, living, dying, unit| {
        for position in step.dying() {
            let (row, weight) = (reader.row(position), sets.weight_at(position));
            result.log_likelihood += weight * (dot(row, coefficients) - unit);
            result.score.iter_mut().zip(row).for_each(|(score, value)| *score += weight * value);
        }
        for term in terms(ties, step.death_count(), sets.death_weight(step)) {
            let mut at_risk = living.clone();
            at_risk.merge(term.part, dying, None);
            result.log_likelihood -= term.weight * libm::log(at_risk.total);
            result.score.iter_mut().zip(&at_risk.mean).for_each(|(score, mean)| *score -= term.weight * mean);
            for (information, second) in information.iter_mut().zip(&at_risk.second) {
                *information += term.weight * (second / at_risk.total);
            }
        }
    });
    result.information = SymmetricMatrix::from_fn(width, |row, column| information[packed(row, column)]);
    result
}

/// Gradient of half the log determinant of the information, whose inverse is `variance`.
pub(super) fn penalty(
    sets: &RiskSets<'_>,
    ties: Ties,
    coefficients: &[f64],
    variance: &SymmetricMatrix,
) -> Vec<f64> {
    let mut penalty = vec![0.0; sets.width];
    walk(sets, coefficients, Some(variance), |step, living, dying, _| {
        for term in terms(ties, step.death_count(), sets.death_weight(step)) {
            let mut at_risk = living.clone();
            at_risk.merge(term.part, dying, Some(variance));
            for (penalty, third) in penalty.iter_mut().zip(&at_risk.third) {
                *penalty += 0.5 * term.weight * (third / at_risk.total);
            }
        }
    });
    penalty
}

#[cfg(test)]
mod tests {
    use super::super::Covariates;
    use super::super::likelihood;
    use super::*;
    use crate::linear_algebra::Cholesky;
    use crate::{Categories, Observations};

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() <= 1e-9 * (1.0 + expected.abs()), "{found} for {expected}");
    }

    #[test]
    fn plain_sums_give_the_same_if_there_is_enough_information() {
        let time: Vec<f64> = (0..60).map(|row| f64::from((row * 7) % 23)).collect();
        let event: Vec<bool> = (0..60).map(|row| row % 3 != 0).collect();
        let weight: Vec<f64> = (0..60).map(|row| 1.0 + f64::from(row % 4) / 3.0).collect();
        let strata = Categories::from_labels(&(0..60).map(|row| (row % 2).to_string()).collect::<Vec<_>>());
        let columns: Vec<Vec<f64>> =
            (1..=3).map(|j| (0..60).map(|row| f64::from((row * j * j + j) % 11)).collect()).collect();
        let named: Vec<(String, &[f64])> =
            columns.iter().enumerate().map(|(j, column)| (j.to_string(), &column[..])).collect();
        let rows = Observations::new(&time, &event).unwrap().with_strata(&strata).unwrap();
        let rows = rows.with_weights(&weight).unwrap();
        let sets = RiskSets::new(&rows, &Covariates::new(&named).unwrap()).unwrap();
        let at = [0.4, -0.3, 0.2];
        for ties in [Ties::Efron, Ties::Breslow] {
            let (found, expected) =
                (derivatives(&sets, ties, &at), likelihood::derivatives(&sets, ties, &at));
            close(found.log_likelihood, expected.log_likelihood);
            for (found, expected) in found.score.iter().zip(&expected.score) {
                close(*found, *expected);
            }
            for (found, expected) in found.information.rows().zip(expected.information.rows()) {
                for (found, expected) in found.iter().zip(expected) {
                    close(*found, *expected);
                }
            }
        }
    }

    /// Compares the gradient with differences of half the log determinant.
    #[test]
    fn the_gradient_is_that_of_half_the_log_determinant() {
        let time: Vec<f64> = (0..40).map(|row| f64::from((row * 7) % 19)).collect();
        let event: Vec<bool> = (0..40).map(|row| row % 3 != 0).collect();
        let columns: Vec<Vec<f64>> =
            (1..=2).map(|j| (0..40).map(|row| f64::from((row * j * j + j) % 11)).collect()).collect();
        let named = [("x", &columns[0][..]), ("y", &columns[1][..])];
        let rows = Observations::new(&time, &event).unwrap();
        let sets = RiskSets::new(&rows, &Covariates::new(&named).unwrap()).unwrap();
        let half = |at: &[f64]| {
            let information = derivatives(&sets, Ties::Efron, at).information;
            0.5 * Cholesky::new(&information).unwrap().log_determinant()
        };
        let at = [0.4, -0.3];
        let variance = Cholesky::new(&derivatives(&sets, Ties::Efron, &at).information).unwrap().inverse();
        let found = penalty(&sets, Ties::Efron, &at, &variance);
        for (index, found) in found.into_iter().enumerate() {
            let (mut above, mut below) = (at, at);
            above[index] += 1e-5;
            below[index] -= 1e-5;
            let expected = (half(&above) - half(&below)) / 2e-5;
            assert!((found - expected).abs() < 1e-7, "{found} for {expected}");
        }
    }

    /// The first two deaths alone are close. With their gap g the information is `g^2 p (1 - p)`.
    #[test]
    fn the_information_of_a_narrow_gap_survives_a_wide_range() {
        let value = [1e9, 1e9 - 1.0, 5e8, 0.0];
        let rows = Observations::new(&[1.0, 2.0, 3.0, 4.0], &[true; 4]).unwrap();
        let sets = RiskSets::new(&rows, &Covariates::new(&[("x", &value[..])]).unwrap()).unwrap();
        let scale = sets.scale()[0];
        let found = derivatives(&sets, Ties::Efron, &[2.0 * scale]);
        let odds = libm::exp(-2.0);
        let expected = odds / (1.0 + odds) / (1.0 + odds);
        let information = found.information.at(0, 0) * scale * scale;
        assert!((information / expected - 1.0).abs() < 1e-6, "{information} for {expected}");
        assert!((found.log_likelihood + libm::log1p(odds)).abs() < 1e-6);
    }
}
