//! The Mann-Whitney (Wilcoxon rank-sum) test for two groups.

use super::midranks::{doubled_midranks, drawn_sums};
use super::signed_rank::cumulative;
use super::{
    Continuity, NormalTest, PValues, ShiftEstimate, check_finite, decimal_difference,
    order_statistic_interval,
};
use crate::Error;

/// Maximum number of differences between the groups to enumerate.
const MOST_DIFFERENCES: usize = 4_000_000;

/// Two groups ranked together, ready for testing.
#[derive(Debug, Clone, PartialEq)]
pub struct MannWhitney {
    first: Vec<f64>,
    second: Vec<f64>,
    /// Twice the midranks, first group first.
    ranks: Vec<u64>,
}

/// Rank sum of a group, as reported by SPSS.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupSums {
    /// Number of values.
    pub count: usize,
    /// The sum of their ranks.
    pub rank_sum: f64,
}

impl MannWhitney {
    /// Ranks the values of both groups together.
    ///
    /// At least one value in each, in any order. R's `wilcox.test(first, second)`.
    ///
    /// # Errors
    /// [`Error::EmptyGroup`], or [`Error::NotFinite`] with the row within its group.
    ///
    /// ```
    /// # use survival::{Continuity, MannWhitney};
    /// let test = MannWhitney::new(&[1.0, 2.0, 4.0], &[3.0, 5.0, 6.0])?;
    /// assert!(MannWhitney::new(&[], &[1.0]).is_err());
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn new(first: &[f64], second: &[f64]) -> Result<Self, Error> {
        check_finite(first, "value of the first group")?;
        check_finite(second, "value of the second group")?;
        for (values, level) in [(first, "first"), (second, "second")] {
            if values.is_empty() {
                return Err(Error::EmptyGroup { level: level.to_owned() });
            }
        }
        let ranks = doubled_midranks(&[first, second].concat());
        Ok(Self { first: first.to_vec(), second: second.to_vec(), ranks })
    }

    /// The number of pairs, one of each group, in which the first group's value is larger, ties counting one
    /// half; and the same for the second group. R's W is the first.
    #[must_use]
    pub fn u(&self) -> (f64, f64) {
        let n = self.first.len() as f64;
        let u = self.sums().0.rank_sum - n * (n + 1.0) / 2.0;
        (u, n * self.second.len() as f64 - u)
    }

    /// Rank sums of both groups, as reported by SPSS.
    #[must_use]
    pub fn sums(&self) -> (GroupSums, GroupSums) {
        let (first, second) = self.ranks.split_at(self.first.len());
        let sums = |ranks: &[u64]| GroupSums {
            count: ranks.len(),
            rank_sum: ranks.iter().sum::<u64>() as f64 / 2.0,
        };
        (sums(first), sums(second))
    }

    /// The probability that a value of the first group is larger than one of the second, ties counting one
    /// half: the area under the ROC curve. From 0 to 1: `u / (n1 n2)`.
    #[must_use]
    pub fn auc(&self) -> f64 {
        self.u().0 / (self.first.len() as f64 * self.second.len() as f64)
    }

    /// The test by the normal approximation, with the correction for ties. If all values are equal, z is NaN.
    /// R's `wilcox.test(first, second, exact = FALSE, correct = )`.
    #[must_use]
    pub fn normal(&self, continuity: Continuity) -> NormalTest {
        let (m, n) = (self.first.len() as f64, self.second.len() as f64);
        let total = m + n;
        let mean_rank = (total + 1.0) / 2.0;
        let squares: f64 = self.ranks.iter().map(|&rank| (rank as f64 / 2.0 - mean_rank).powi(2)).sum();
        let variance = m * n * squares / (total * (total - 1.0));
        NormalTest::new(self.u().0 - m * n / 2.0, variance, continuity)
    }

    /// The test by the exact distribution over all permutations of these ranks, with or without ties; the
    /// two-sided p-value counts those at least as far from the expectation. Without ties, R's
    /// `wilcox.test(first, second, exact = TRUE)`; with ties, the permutation distribution.
    ///
    /// # Errors
    /// [`Error::TooLarge`] above about 150 values in either group.
    pub fn exact(&self) -> Result<PValues, Error> {
        let (group, size) = match self.first.len() <= self.second.len() {
            true => (&self.ranks[..self.first.len()], self.first.len()),
            false => (&self.ranks[self.first.len()..], self.second.len()),
        };
        let observed: u64 = group.iter().sum();
        let mut descending = self.ranks.clone();
        descending.sort_unstable_by(|a, b| b.cmp(a));
        let most: u64 = descending.iter().take(size).sum();
        let probability = drawn_sums(&self.ranks, size, most)?;
        // Twice the rank sum of `size` values has the expectation size (N + 1).
        let expected = size as u64 * (self.ranks.len() as u64 + 1);
        let far = observed.abs_diff(expected);
        let sum = |keep: &dyn Fn(u64) -> bool| {
            let kept = (0_u64..).zip(&probability).filter(|&(sum, _)| keep(sum));
            kept.map(|(_, &p)| p).sum::<f64>().min(1.0)
        };
        let (above, below) = (sum(&|sum| sum >= observed), sum(&|sum| sum <= observed));
        let (greater, less) =
            if self.first.len() <= self.second.len() { (above, below) } else { (below, above) };
        Ok(PValues { two_sided: sum(&|sum| sum.abs_diff(expected) >= far), greater, less })
    }

    /// Hodges and Lehmann's estimate of the shift of the first group, the median of all differences, with the
    /// interval of R's exact test; of the nominal level without ties, approximate otherwise. In the unit of
    /// the values; `level` is a probability such as 0.95.
    ///
    /// # Errors
    /// [`Error::TooLarge`], or [`Error::OutOfRange`] for a level not between 0 and 1.
    ///
    /// ```
    /// # use survival::{Continuity, MannWhitney};
    /// let test = MannWhitney::new(&[1.0, 2.0, 4.0], &[3.0, 5.0, 6.0])?;
    /// assert_eq!(test.hodges_lehmann_interval(0.8)?.estimate, -2.0);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn hodges_lehmann_interval(&self, level: f64) -> Result<ShiftEstimate, Error> {
        let pairs = self.first.len().saturating_mul(self.second.len());
        if pairs > MOST_DIFFERENCES {
            return Err(Error::TooLarge {
                method: "the Hodges-Lehmann estimate",
                limit: MOST_DIFFERENCES as u64,
                remedy: "compare the medians",
            });
        }
        let differences =
            self.first.iter().flat_map(|&a| self.second.iter().map(move |&b| decimal_difference(a, b)));
        let mut differences: Vec<f64> = differences.collect();
        differences.sort_unstable_by(f64::total_cmp);
        let size = self.first.len().min(self.second.len());
        let untied: Vec<u64> = (1..=self.ranks.len() as u64).collect();
        let least = (size * (size + 1) / 2) as u64;
        let probability = drawn_sums(&untied, size, least + pairs as u64)?;
        let cumulative = cumulative(&probability[least as usize..]);
        order_statistic_interval(&differences, level, |q| cumulative[q], |reached| reached)
    }

    /// Returns whether two values are equal.
    #[must_use]
    pub fn has_ties(&self) -> bool {
        let mut ranks = self.ranks.clone();
        ranks.sort_unstable();
        ranks.windows(2).any(|pair| pair[0] == pair[1])
    }
}
