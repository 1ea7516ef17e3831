//! Fisher's exact test of a 2x2 table, with the conditional odds ratio.

use std::cmp::Ordering;

use super::brent::root;
use super::table::ContingencyTable;
use crate::Error;
use crate::distribution::first_positive;
use crate::kaplan_meier::two_sided_z;
use crate::rank::PValues;

/// Tables whose probability exceeds the observed one's by at most this factor count as equally likely, as in
/// R.
pub(super) const SLACK: f64 = 1.0 + 1e-7;

/// A 2x2 table with fixed margins.
#[derive(Debug, Clone, PartialEq)]
pub struct Fisher2x2 {
    cells: [[u64; 2]; 2],
    /// Minimum and maximum of the first cell.
    support: (u64, u64),
}

/// An odds ratio with its confidence interval, not on the log scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OddsRatio {
    /// The ratio; 0 or infinite if an empty cell forces it.
    pub estimate: f64,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
}

impl Fisher2x2 {
    /// # Errors
    /// [`Error::OutOfRange`] unless the table is 2x2.
    ///
    /// ```
    /// # use survival::{ContingencyTable, Fisher2x2};
    /// let wide = ContingencyTable::new(&[vec![3, 1, 2], vec![1, 3, 2]])?;
    /// assert!(Fisher2x2::new(&wide).is_err());
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn new(table: &ContingencyTable) -> Result<Self, Error> {
        const MOST: u64 = 10_000_000;
        let cells @ [[a, b], [c, d]] = table.two_by_two()?;
        let support = (a.saturating_sub(d), (a + b).min(a + c));
        if support.1 - support.0 > MOST {
            let (method, remedy) = ("Fisher's exact test", "use the chi-squared test");
            return Err(Error::TooLarge { method, limit: MOST, remedy });
        }
        Ok(Self { cells, support })
    }

    /// The p-values: two-sided, the sum of the probabilities not above the observed one; `greater` for an
    /// odds ratio above 1. R's `fisher.test(table, alternative = )$p.value`.
    #[must_use]
    pub fn p(&self) -> PValues {
        let counts = self.probabilities(1.0);
        let observed = self.cells[0][0];
        let most = counts.of(observed) * SLACK;
        PValues {
            two_sided: counts.probabilities.iter().filter(|&&p| p <= most).sum::<f64>().clamp(0.0, 1.0),
            greater: counts.at_or_above(observed),
            less: counts.at_or_below(observed),
        }
    }

    /// The conditional maximum-likelihood estimate of the odds ratio with the exact interval, to full
    /// precision. R's `fisher.test` prints the same numbers to about three digits; see
    /// [`odds_ratio_of_r`](Self::odds_ratio_of_r). `level` is a probability such as 0.95.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a level not between 0 and 1.
    pub fn odds_ratio(&self, level: f64) -> Result<OddsRatio, Error> {
        self.solve(level, |rises, target, share| {
            first_positive(|odds| if rises { share(odds) >= target } else { share(odds) <= target })
        })
    }

    /// [`odds_ratio`](Self::odds_ratio) with the tolerance of R's root finder, wrong by up to a percent far
    /// from 1: only for comparison with R's output.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a level not between 0 and 1.
    pub fn odds_ratio_of_r(&self, level: f64) -> Result<OddsRatio, Error> {
        self.solve(level, |rises, target, share| {
            let at_one = share(1.0);
            match at_one.total_cmp(&target) {
                Ordering::Equal => 1.0,
                order if (order == Ordering::Greater) == rises => root(0.0, 1.0, |odds| share(odds) - target),
                _ => 1.0 / root(f64::EPSILON, 1.0, |inverse| share(1.0 / inverse) - target),
            }
        })
    }

    /// Solves the equations of the estimate and its limits. `solver` gets whether the left side increases
    /// with the odds ratio, the right side, and the left side.
    fn solve(
        &self,
        level: f64,
        solver: impl Fn(bool, f64, &dyn Fn(f64) -> f64) -> f64,
    ) -> Result<OddsRatio, Error> {
        two_sided_z(level)?;
        let tail = (1.0 - level) / 2.0;
        let (count, (least, most)) = (self.cells[0][0], self.support);
        let mean = |odds: f64| self.probabilities(odds).mean_above(least);
        let at_or_above = |odds: f64| self.probabilities(odds).at_or_above(count);
        let at_or_below = |odds: f64| self.probabilities(odds).at_or_below(count);
        Ok(OddsRatio {
            estimate: match count {
                _ if count == least => 0.0,
                _ if count == most => f64::INFINITY,
                _ => solver(true, (count - least) as f64, &mean),
            },
            lower: if count == least { 0.0 } else { solver(true, tail, &at_or_above) },
            upper: if count == most { f64::INFINITY } else { solver(false, tail, &at_or_below) },
        })
    }

    /// The sample odds ratio, `ad / bc`, with Wald's interval on the log scale (Woolf 1955). With an
    /// empty cell the interval is undefined.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a level not between 0 and 1.
    pub fn wald(&self, level: f64) -> Result<OddsRatio, Error> {
        let z = two_sided_z(level)?;
        let [[a, b], [c, d]] = self.cells.map(|row| row.map(|count| count as f64));
        let estimate = a * d / (b * c);
        let se = libm::sqrt(1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d);
        let limit = |z: f64| if se.is_finite() { libm::exp(libm::log(estimate) + z * se) } else { f64::NAN };
        Ok(OddsRatio { estimate, lower: limit(-z), upper: limit(z) })
    }

    /// Fisher's noncentral hypergeometric distribution of the first cell for an odds ratio, by ratios of
    /// neighbours outwards from the mode until they underflow. A subnormal number would not decrease under a
    /// ratio near 1.
    fn probabilities(&self, odds: f64) -> Counts {
        let [[a, b], [c, d]] = self.cells;
        let (least, most) = self.support;
        if odds == f64::INFINITY {
            return Counts { first: most, probabilities: vec![1.0] };
        }
        let (row, column) = (a + b, a + c);
        // Probability of `count + 1` relative to `count`.
        let ratio = |count: u64| {
            let (left_row, left_column) = ((row - count) as f64, (column - count) as f64);
            // The opposite corner contains d - a more than this one.
            let opposite = (count + 1 + d - a.min(count + 1 + d)) as f64;
            odds * left_row * left_column / ((count + 1) as f64 * opposite)
        };
        let mode = first_where(least, most, |count| ratio(count) <= 1.0);
        let mut weights = Vec::new();
        let (mut first, mut weight) = (mode, 1.0);
        while first > least {
            weight /= ratio(first - 1);
            if weight < f64::MIN_POSITIVE {
                break;
            }
            first -= 1;
            weights.push(weight);
        }
        weights.reverse();
        weight = 1.0;
        for count in mode..=most {
            weights.push(weight);
            weight *= if count < most { ratio(count) } else { 0.0 };
            if weight < f64::MIN_POSITIVE {
                break;
            }
        }
        let sum: f64 = weights.iter().sum();
        weights.iter_mut().for_each(|weight| *weight /= sum);
        Counts { first, probabilities: weights }
    }
}

/// A distribution of a count; the probability outside is 0.
struct Counts {
    first: u64,
    probabilities: Vec<f64>,
}

impl Counts {
    fn of(&self, count: u64) -> f64 {
        let place = count.checked_sub(self.first).and_then(|place| self.probabilities.get(place as usize));
        place.copied().unwrap_or(0.0)
    }

    /// Mean distance from `least`.
    fn mean_above(&self, least: u64) -> f64 {
        (self.first - least..).zip(&self.probabilities).map(|(count, p)| count as f64 * p).sum()
    }

    fn at_or_above(&self, count: u64) -> f64 {
        let skipped = count.saturating_sub(self.first) as usize;
        self.probabilities.iter().skip(skipped).sum::<f64>().clamp(0.0, 1.0)
    }

    fn at_or_below(&self, count: u64) -> f64 {
        let taken = (count + 1).saturating_sub(self.first) as usize;
        self.probabilities.iter().take(taken).sum::<f64>().clamp(0.0, 1.0)
    }
}

/// The first count from `least` on for which a monotone condition holds; `most` if none.
fn first_where(least: u64, most: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (least, most);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fisher(counts: [[u64; 2]; 2]) -> Fisher2x2 {
        Fisher2x2::new(&ContingencyTable::new(&counts.map(|row| row.to_vec())).unwrap()).unwrap()
    }

    #[test]
    fn an_empty_cell_forces_the_odds_ratio() {
        let odds = fisher([[0, 7], [5, 3]]).odds_ratio(0.95).unwrap();
        assert_eq!((odds.estimate, odds.lower), (0.0, 0.0));
        assert!((odds.upper - 0.8791745543254975).abs() < 1e-4);
    }

    #[test]
    fn of_millions_of_counts_only_those_with_a_probability_are_gone_through() {
        let fisher = fisher([[4_500_000, 4_490_000], [4_480_000, 4_510_000]]);
        assert!(fisher.probabilities(1.0).probabilities.len() < 200_000);
    }

    #[test]
    fn a_tail_of_1e_minus_189_is_not_zero() {
        let p = fisher([[794, 86], [150, 570]]).p();
        assert!((p.two_sided / 1.4586597784140914e-189 - 1.0).abs() < 1e-9);
    }
}
