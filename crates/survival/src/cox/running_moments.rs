//! The likelihood and its derivatives without delayed entry: one pass with plain running sums.
//!
//! The same numbers as from [`RiskSets::walk`], but for a number of covariates known to the compiler, so that
//! the sums stay in registers. On a million rows this takes most of the time.

use std::ops::Range;

use super::Ties;
use super::exponential::exponentials;
use super::likelihood::{Derivatives, terms};
use super::risk_sets::RiskSets;
use crate::linear_algebra::{SymmetricMatrix, dot};

/// Likelihood and derivatives at scaled coefficients; `None` for more covariates than this was compiled for.
pub(super) fn derivatives(sets: &RiskSets<'_>, ties: Ties, coefficients: &[f64]) -> Option<Derivatives> {
    match sets.width {
        1 => pass::<1>(sets, ties, coefficients),
        2 => pass::<2>(sets, ties, coefficients),
        3 => pass::<3>(sets, ties, coefficients),
        4 => pass::<4>(sets, ties, coefficients),
        5 => pass::<5>(sets, ties, coefficients),
        6 => pass::<6>(sets, ties, coefficients),
        7 => pass::<7>(sets, ties, coefficients),
        8 => pass::<8>(sets, ties, coefficients),
        _ => None,
    }
}

/// `sum r`, `sum r x` and the lower triangle of `sum r x x'`.
#[derive(Clone, Copy)]
struct Moments<const W: usize> {
    total: f64,
    first: [f64; W],
    second: [[f64; W]; W],
}

impl<const W: usize> Moments<W> {
    const ZERO: Self = Self { total: 0.0, first: [0.0; W], second: [[0.0; W]; W] };

    #[inline(always)]
    fn add(&mut self, row: &[f64; W], risk: f64) {
        self.total += risk;
        for (j, value) in row.iter().enumerate() {
            let once = risk * value;
            self.first[j] += once;
            for (second, other) in self.second[j].iter_mut().zip(&row[..=j]) {
                *second += once * other;
            }
        }
    }

    /// These sums plus a part of others.
    fn with(&self, part: f64, other: &Self) -> Self {
        let mut sum = *self;
        sum.total += part * other.total;
        for j in 0..W {
            sum.first[j] += part * other.first[j];
            for k in 0..=j {
                sum.second[j][k] += part * other.second[j][k];
            }
        }
        sum
    }
}

/// The remaining parts of score and information, given the sums over the deaths.
struct Charged<const W: usize> {
    log: LogSum,
    mean: [f64; W],
    information: [[f64; W]; W],
}

impl<const W: usize> Charged<W> {
    #[inline(always)]
    fn charge(&mut self, moments: &Moments<W>, weight: f64) {
        let inverse = 1.0 / moments.total;
        self.log.add(moments.total, weight);
        let mean = moments.first.map(|first| first * inverse);
        for j in 0..W {
            self.mean[j] += weight * mean[j];
            for k in 0..=j {
                self.information[j][k] += weight * (moments.second[j][k] * inverse - mean[j] * mean[k]);
            }
        }
    }
}

/// A sum of weighted logarithms. Factors of weight 1 are multiplied, and the logarithm is taken before the
/// product leaves the range of doubles.
struct LogSum {
    sum: f64,
    product: f64,
}

impl LogSum {
    #[inline(always)]
    #[expect(clippy::float_cmp, reason = "1 is the weight of a row that has none")]
    fn add(&mut self, value: f64, weight: f64) {
        if weight != 1.0 {
            self.sum += weight * libm::log(value);
        } else if (1e-100..1e100).contains(&value) && (1e-200..1e200).contains(&self.product) {
            self.product *= value;
        } else {
            self.sum += libm::log(value) + libm::log(self.product);
            self.product = 1.0;
        }
    }

    fn finish(&self) -> f64 {
        self.sum + libm::log(self.product)
    }
}

/// A run of rows in order: standardised values and relative risk of each.
struct Block<const W: usize> {
    rows: Vec<[f64; W]>,
    risks: Vec<f64>,
}

impl<const W: usize> Block<W> {
    /// Number of rows, small enough for the nearest cache.
    const ROWS: usize = 512;

    /// Reads the rows at these positions.
    fn fill(&mut self, sets: &RiskSets<'_>, positions: Range<usize>, coefficients: &[f64; W]) {
        self.rows.resize(positions.len(), [0.0; W]);
        self.risks.clear();
        self.risks.resize(positions.len(), 0.0);
        for column in 0..W {
            let slope = coefficients[column];
            let slots = self.rows.iter_mut().zip(&mut self.risks);
            sets.read_column(column, positions.clone(), slots, |(row, predictor), value| {
                row[column] = value;
                *predictor += slope * value;
            });
        }
        exponentials(&mut self.risks);
        if sets.has_weights() {
            for (position, risk) in positions.zip(&mut self.risks) {
                *risk *= sets.weight_at(position);
            }
        }
    }
}

fn pass<const W: usize>(sets: &RiskSets<'_>, ties: Ties, coefficients: &[f64]) -> Option<Derivatives> {
    let coefficients: [f64; W] = coefficients.try_into().ok()?;
    let mut block = Block { rows: Vec::new(), risks: Vec::new() };
    let mut charged =
        Charged { log: LogSum { sum: 0.0, product: 1.0 }, mean: [0.0; W], information: [[0.0; W]; W] };
    for stratum in sets.order.strata() {
        let mut living = Moments::<W>::ZERO;
        let (mut dying, mut deaths, mut weight) = (Moments::<W>::ZERO, 0, 0.0);
        for start in stratum.clone().step_by(Block::<W>::ROWS) {
            let end = (start + Block::<W>::ROWS).min(stratum.end);
            block.fill(sets, start..end, &coefficients);
            let rows = block.rows.iter().zip(&block.risks).zip(sets.order.marks(start..end));
            for (position, ((row, &risk), mark)) in (start..).zip(rows) {
                if !mark.dies() {
                    living.add(row, risk);
                } else if mark.is_last() && deaths == 0 {
                    living.add(row, risk);
                    charged.charge(&living, sets.weight_at(position));
                } else {
                    dying.add(row, risk);
                    deaths += 1;
                    weight += sets.weight_at(position);
                    if mark.is_last() {
                        for term in terms(ties, deaths, weight) {
                            charged.charge(&living.with(term.part, &dying), term.weight);
                        }
                        living = living.with(1.0, &dying);
                        (dying, deaths, weight) = (Moments::ZERO, 0, 0.0);
                    }
                }
            }
        }
    }
    Some(Derivatives {
        log_likelihood: dot(&sets.dying, &coefficients) - charged.log.finish(),
        score: sets.dying.iter().zip(charged.mean).map(|(dying, mean)| dying - mean).collect(),
        information: SymmetricMatrix::from_fn(W, |row, column| charged.information[row][column]),
    })
}

#[cfg(test)]
mod tests {
    use super::super::Covariates;
    use super::super::likelihood::walked_derivatives;
    use super::*;
    use crate::{Categories, Observations};

    #[test]
    fn the_fast_pass_and_the_walk_agree() {
        let time: Vec<f64> = (0..60).map(|row| f64::from((row * 7) % 23)).collect();
        let event: Vec<bool> = (0..60).map(|row| row % 3 != 0).collect();
        let weight: Vec<f64> = (0..60).map(|row| 1.0 + f64::from(row % 4) / 3.0).collect();
        let strata = Categories::from_labels(&(0..60).map(|row| (row % 2).to_string()).collect::<Vec<_>>());
        let columns: Vec<Vec<f64>> =
            (1..=8).map(|j| (0..60).map(|row| f64::from((row * j * j + j) % 11)).collect()).collect();
        let plain = Observations::new(&time, &event).unwrap().with_strata(&strata).unwrap();
        for observations in [plain, plain.with_weights(&weight).unwrap()] {
            for width in 1..=8 {
                let named: Vec<(String, &[f64])> =
                    (0..width).map(|j| (j.to_string(), &columns[j][..])).collect();
                let sets = RiskSets::new(&observations, &Covariates::new(&named).unwrap()).unwrap();
                let at: Vec<f64> = (0..width).map(|j| 0.3 - 0.1 * j as f64).collect();
                for ties in [Ties::Efron, Ties::Breslow] {
                    let fast = derivatives(&sets, ties, &at).unwrap();
                    let slow = walked_derivatives(&sets, ties, &at);
                    let close = |a: f64, b: f64| (a - b).abs() <= 1e-12 * (1.0 + b.abs());
                    assert!(close(fast.log_likelihood, slow.log_likelihood));
                    for (fast, slow) in fast.score.iter().zip(&slow.score) {
                        assert!((fast - slow).abs() < 1e-11, "{fast} {slow}");
                    }
                    for (fast, slow) in
                        fast.information.rows().flatten().zip(slow.information.rows().flatten())
                    {
                        assert!(close(*fast, *slow));
                    }
                }
            }
        }
    }
}
