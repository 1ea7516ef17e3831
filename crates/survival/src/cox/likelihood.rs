//! The log partial likelihood with its first two derivatives.
//!
//! Cox, "Regression models and life-tables", J R Stat Soc B 34 (1972) 187-220; ties after Breslow,
//! Biometrics 30 (1974) 89-99, and Efron, J Am Stat Assoc 72 (1977) 557-565.

use super::Ties;
use super::risk_sets::{Reader, RiskSets, Units};
use super::running_moments;
use super::sums::{Sums, packed};
use crate::linear_algebra::{SymmetricMatrix, dot};

/// A log likelihood, its gradient, and minus its second derivatives.
#[derive(Debug, Clone)]
pub(super) struct Derivatives {
    pub(super) log_likelihood: f64,
    pub(super) score: Vec<f64>,
    pub(super) information: SymmetricMatrix,
}

impl Derivatives {
    pub(super) fn zero(width: usize) -> Self {
        Self { log_likelihood: 0.0, score: vec![0.0; width], information: SymmetricMatrix::zero(width) }
    }

    pub(super) fn is_finite(&self) -> bool {
        self.log_likelihood.is_finite() && self.score.iter().all(|value| value.is_finite())
    }
}

/// One term of the likelihood at a time of death: the average over the risk set with a part of the deaths.
/// Breslow's has one term with all of them; Efron's with d deaths has d terms, with 1/d, 2/d, ... of them, as
/// if the others had died just before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    /// Part of the deaths that counts as at risk.
    pub(super) part: f64,
    /// Weight of the deaths in this term.
    pub(super) weight: f64,
}

/// Terms for a number of deaths with this total weight, which the terms share equally.
#[inline]
pub(super) fn terms(ties: Ties, deaths: usize, weight: f64) -> impl Iterator<Item = Term> + use<> {
    let count = if ties == Ties::Efron { deaths } else { 1 };
    (1..=count).map(move |index| Term { part: index as f64 / count as f64, weight: weight / count as f64 })
}

/// Total risk and mean covariates of the risk set in one term.
pub(super) fn total_and_mean(term: Term, living: &Sums, dying: &Sums, mean: &mut [f64]) -> f64 {
    let total = living.total() + term.part * dying.total();
    for ((mean, living), dying) in mean.iter_mut().zip(living.first()).zip(dying.first()) {
        *mean = (living + term.part * dying) / total;
    }
    total
}

/// The covariance of covariates j and k in one term's risk set.
pub(super) fn covariance(
    term: Term,
    total: f64,
    mean: &[f64],
    living: &Sums,
    dying: &Sums,
    j: usize,
    k: usize,
) -> f64 {
    let index = packed(j, k);
    (living.second()[index] + term.part * dying.second()[index]) / total - mean[j] * mean[k]
}

/// Spread of linear predictors beyond which risks may overflow.
const OVERFLOWING: f64 = 600.0;

/// Returns whether the sums need a moving unit.
pub(super) fn may_overflow(sets: &RiskSets<'_>, coefficients: &[f64]) -> bool {
    sets.largest_spread(coefficients) >= OVERFLOWING
}

/// Likelihood and derivatives at scaled coefficients, for Efron's and Breslow's ties.
pub(super) fn derivatives(sets: &RiskSets<'_>, ties: Ties, coefficients: &[f64]) -> Derivatives {
    let plain = !sets.has_entries() && !may_overflow(sets, coefficients);
    let fast = if plain { running_moments::derivatives(sets, ties, coefficients) } else { None };
    fast.unwrap_or_else(|| walked_derivatives(sets, ties, coefficients))
}

/// Like [`derivatives`], for delayed entries, which leave the risk sets again, and any number of covariates.
pub(super) fn walked_derivatives(sets: &RiskSets<'_>, ties: Ties, coefficients: &[f64]) -> Derivatives {
    let mut result = Derivatives::zero(sets.width);
    result.log_likelihood = dot(&sets.dying, coefficients);
    result.score.copy_from_slice(&sets.dying);
    let mut mean = vec![0.0; sets.width];
    let mut information = vec![0.0; sets.width * sets.width];
    let units = Units { moving: may_overflow(sets, coefficients), metric: None };
    sets.walk_in_units(coefficients, 2, units, |step, living, dying, log_unit| {
        for term in terms(ties, step.death_count(), sets.death_weight(step)) {
            let total = total_and_mean(term, living, dying, &mut mean);
            result.log_likelihood -= term.weight * (libm::log(total) + log_unit);
            for j in 0..sets.width {
                result.score[j] -= term.weight * mean[j];
                for k in 0..=j {
                    information[j * sets.width + k] +=
                        term.weight * covariance(term, total, &mean, living, dying, j, k);
                }
            }
        }
    });
    result.information =
        SymmetricMatrix::from_fn(sets.width, |row, column| information[row * sets.width + column]);
    result
}

/// The exact partial likelihood of truly discrete tied times: the probability that these d of a risk set die,
/// given that d do (a conditional logistic likelihood). The sum over all subsets of size d is an elementary
/// symmetric polynomial of the risks, which grows by one row at a time: Gail, Lubin and Rubinstein,
/// Biometrika 68 (1981) 703-707.
pub(super) fn exact_derivatives(sets: &RiskSets<'_>, coefficients: &[f64]) -> Derivatives {
    let mut result = Derivatives::zero(sets.width);
    result.log_likelihood = dot(&sets.dying, coefficients);
    result.score.copy_from_slice(&sets.dying);
    let most = sets.order.steps().map(|step| step.death_count()).max().unwrap_or(0);
    let mut subsets = Subsets::new(most, sets.width);
    let mut reader = Reader::new(sets);
    let mut stratum = None;
    for step in sets.order.steps() {
        // Rows cannot be removed from a product: with delayed entry every set starts afresh.
        if sets.has_entries() || stratum != Some(step.stratum) {
            stratum = Some(step.stratum);
            subsets.clear();
        }
        let joining = if sets.has_entries() { sets.at_risk(&step) } else { step.members().collect() };
        for position in joining {
            let row = reader.row(position);
            subsets.add(row, dot(row, coefficients));
        }
        subsets.subtract_from(&mut result, step.death_count());
    }
    result
}

/// Sums, over all subsets of each size up to `most`, of the product of risks and its derivatives.
///
/// Such a product may have thousands of factors, so each size has its own power of two.
struct Subsets {
    width: usize,
    /// For each size: the sum, its `width` first and its packed second derivatives.
    sums: Vec<Vec<f64>>,
    /// For each size: the power of two by which its sums are scaled.
    exponents: Vec<i32>,
}

/// Sums that exceed 2 to this power are divided by it.
const LARGEST_EXPONENT: i32 = 400;
const LARGEST: f64 = power_of_two(LARGEST_EXPONENT);

impl Subsets {
    fn new(most: usize, width: usize) -> Self {
        let length = 1 + width + width * (width + 1) / 2;
        let mut subsets =
            Self { width, sums: vec![vec![0.0; length]; most + 1], exponents: vec![0; most + 1] };
        subsets.clear();
        subsets
    }

    fn clear(&mut self) {
        for sums in &mut self.sums {
            sums.fill(0.0);
        }
        self.sums[0][0] = 1.0;
    }

    /// Adds a row: the subsets with it are those one smaller without it.
    fn add(&mut self, row: &[f64], predictor: f64) {
        // The risk is between 1 and 2, times a power of two.
        let power = libm::floor(predictor * std::f64::consts::LOG2_E);
        let (risk, power) = (libm::exp(predictor - power * std::f64::consts::LN_2), power as i32);
        for size in (1..self.sums.len()).rev() {
            let (smaller, sums) = self.sums.split_at_mut(size);
            let (smaller, sums) = (&smaller[size - 1], &mut sums[0]);
            let none = smaller[0];
            if none == 0.0 {
                continue;
            }
            let exponent = self.exponents[size - 1].saturating_add(power);
            if sums[0] == 0.0 {
                self.exponents[size] = exponent;
            }
            let mut shift = exponent.saturating_sub(self.exponents[size]);
            if shift > LARGEST_EXPONENT {
                multiply(sums, power_of_two(-shift));
                (self.exponents[size], shift) = (exponent, 0);
            }
            let risk = risk * power_of_two(shift);
            sums[0] += risk * none;
            for (j, value) in row.iter().enumerate() {
                sums[1 + j] += risk * (smaller[1 + j] + value * none);
                for (k, other) in row[..=j].iter().enumerate() {
                    let index = 1 + self.width + packed(j, k);
                    let once = value * smaller[1 + k] + other * smaller[1 + j];
                    sums[index] += risk * (smaller[index] + once + value * other * none);
                }
            }
            if sums[0] > LARGEST {
                multiply(sums, 1.0 / LARGEST);
                self.exponents[size] = self.exponents[size].saturating_add(LARGEST_EXPONENT);
            }
        }
    }

    fn subtract_from(&self, result: &mut Derivatives, size: usize) {
        let sums = &self.sums[size];
        let exponent = f64::from(self.exponents[size]);
        result.log_likelihood -= libm::log(sums[0]) + exponent * std::f64::consts::LN_2;
        let mean: Vec<f64> = sums[1..=self.width].iter().map(|sum| sum / sums[0]).collect();
        for j in 0..self.width {
            result.score[j] -= mean[j];
            for k in 0..=j {
                let second = sums[1 + self.width + packed(j, k)] / sums[0];
                let before = result.information.at(j, k);
                result.information.set(j, k, before + second - mean[j] * mean[k]);
            }
        }
    }
}

/// 2 to a power up to 1023; 0 below the smallest normal number.
const fn power_of_two(exponent: i32) -> f64 {
    if exponent < -1022 { 0.0 } else { f64::from_bits(((exponent + 1023) as u64) << 52) }
}

fn multiply(sums: &mut [f64], factor: f64) {
    for sum in sums {
        *sum *= factor;
    }
}

/// Twice the predicted gain of log likelihood of a step: the score test at its start.
pub(super) fn decrement(step: &[f64], score: &[f64]) -> f64 {
    dot(step, score)
}
