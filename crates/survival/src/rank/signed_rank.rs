//! Wilcoxon's signed-rank test for paired measurements.

use super::midranks::{doubled_midranks, signed_sums};
use super::{
    Continuity, NormalTest, PValues, ShiftEstimate, check_finite, decimal_difference, median_of_sorted,
    order_statistic_interval, two_digits,
};
use crate::Error;
use crate::observations::same_length;

/// Treatment of differences of zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Zeros {
    /// Drop them before ranking: Wilcoxon (1945), R's `wilcox.test`, SPSS.
    Drop,
    /// Rank them, then drop their ranks: Pratt (1959).
    Pratt,
}

/// Maximum number of differences whose pairwise averages are enumerated.
const MOST_PAIRS: usize = 2000;

/// Differences ranked by size, ready for testing.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedRank {
    /// Original differences, including zeros, without `mu` subtracted.
    raw: Vec<f64>,
    /// Non-zero differences from the hypothesis.
    differences: Vec<f64>,
    /// Twice the midranks of their sizes.
    ranks: Vec<u64>,
}

impl SignedRank {
    /// Differences `x - y`, tested against `mu`; rounded to 12 decimals, see [the module](super).
    ///
    /// `x` and `y` have one value for each pair, in the same order and unit. R's `wilcox.test(x, y, paired =
    /// TRUE, mu = mu)`.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`], [`Error::NotFinite`], [`Error::NoRows`], and [`Error::Degenerate`] if every
    /// difference equals `mu`.
    ///
    /// ```
    /// # use survival::{Continuity, SignedRank, Zeros};
    /// let test = SignedRank::paired(&[5.0, 7.0, 9.0], &[4.0, 9.0, 6.0], 0.0, Zeros::Drop)?;
    /// assert_eq!((test.w_plus(), test.w_minus()), (4.0, 2.0));
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn paired(x: &[f64], y: &[f64], mu: f64, zeros: Zeros) -> Result<Self, Error> {
        same_length("y", x.len(), y.len())?;
        check_finite(x, "x")?;
        check_finite(y, "y")?;
        Self::new(x.iter().zip(y).map(|(&x, &y)| decimal_difference(x, y)).collect(), mu, zeros)
    }

    /// Values, or differences, tested against `mu`.
    ///
    /// R's `wilcox.test(values, mu = mu)`.
    ///
    /// # Errors
    /// As [`paired`](Self::paired).
    pub fn one_sample(values: &[f64], mu: f64, zeros: Zeros) -> Result<Self, Error> {
        check_finite(values, "value")?;
        Self::new(values.to_vec(), mu, zeros)
    }

    fn new(raw: Vec<f64>, mu: f64, zeros: Zeros) -> Result<Self, Error> {
        check_finite(&[mu], "mu")?;
        if raw.is_empty() {
            return Err(Error::NoRows);
        }
        let mut differences: Vec<f64> = raw.iter().map(|&value| decimal_difference(value, mu)).collect();
        check_finite(&differences, "difference")?;
        if zeros == Zeros::Drop {
            differences.retain(|difference| difference.abs() > 0.0);
        }
        let sizes: Vec<f64> = differences.iter().map(|difference| difference.abs()).collect();
        let ranked = differences.into_iter().zip(doubled_midranks(&sizes));
        let (differences, ranks): (Vec<f64>, Vec<u64>) =
            ranked.filter(|(difference, _)| difference.abs() > 0.0).unzip();
        if differences.is_empty() {
            return Err(Error::Degenerate("every difference is zero"));
        }
        Ok(Self { raw, differences, ranks })
    }

    /// Number of pairs, including zeros.
    #[must_use]
    pub fn pairs(&self) -> usize {
        self.raw.len()
    }

    /// The number of differences of zero.
    #[must_use]
    pub fn zeros(&self) -> usize {
        self.raw.len() - self.differences.len()
    }

    /// The number of differences above zero.
    #[must_use]
    pub fn positive(&self) -> usize {
        self.differences.iter().filter(|&&difference| difference > 0.0).count()
    }

    /// The number of differences below zero.
    #[must_use]
    pub fn negative(&self) -> usize {
        self.differences.len() - self.positive()
    }

    /// The sum of the ranks of the differences above zero: R's V.
    #[must_use]
    pub fn w_plus(&self) -> f64 {
        self.doubled_w_plus() as f64 / 2.0
    }

    /// The sum of the ranks of the differences below zero.
    #[must_use]
    pub fn w_minus(&self) -> f64 {
        (self.doubled_total() - self.doubled_w_plus()) as f64 / 2.0
    }

    /// Expectation of `w_plus` under the null hypothesis: half the sum of the ranks.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.doubled_total() as f64 / 4.0
    }

    /// The variance of `w_plus`, a quarter of the sum of squared ranks; midranks include the tie correction.
    #[must_use]
    pub fn variance(&self) -> f64 {
        self.ranks.iter().map(|&rank| rank as f64 * rank as f64).sum::<f64>() / 16.0
    }

    /// Returns whether two differences have the same size.
    #[must_use]
    pub fn has_ties(&self) -> bool {
        let mut ranks = self.ranks.clone();
        ranks.sort_unstable();
        ranks.windows(2).any(|pair| pair[0] == pair[1])
    }

    /// The test by the normal approximation. R's `wilcox.test(..., exact = FALSE, correct = )`,
    /// with its correction for ties.
    #[must_use]
    pub fn normal(&self, continuity: Continuity) -> NormalTest {
        NormalTest::new(self.w_plus() - self.mean(), self.variance(), continuity)
    }

    /// The test by the exact distribution over all signs of these ranks, with or without ties. Without ties
    /// and zeros, R's `wilcox.test(..., exact = TRUE)`.
    ///
    /// # Errors
    /// [`Error::TooLarge`] for more than about a thousand differences.
    pub fn exact(&self) -> Result<PValues, Error> {
        let (total, w) = (self.doubled_total(), self.doubled_w_plus());
        let least = w.min(total - w);
        let probability = signed_sums(&self.ranks, least)?;
        let tail = probability.iter().sum::<f64>().min(1.0);
        let other = (1.0 - tail + probability.last().copied().unwrap_or(0.0)).clamp(0.0, 1.0);
        let (greater, less) = if w == least { (other, tail) } else { (tail, other) };
        Ok(PValues { two_sided: (2.0 * tail).min(1.0), greater, less })
    }

    /// Hodges and Lehmann's estimate of the shift: the median of the averages of all pairs of differences
    /// (including zeros, and each with itself). In the unit of the values.
    ///
    /// # Errors
    /// [`Error::TooLarge`] for more than 2000 pairs.
    pub fn hodges_lehmann(&self) -> Result<f64, Error> {
        Ok(median_of_sorted(&self.walsh_averages()?))
    }

    /// Hodges and Lehmann's estimate with the interval of R's exact test; of the nominal level without ties
    /// and zeros, approximate otherwise. In the unit of the values; `level` is a probability such as 0.95.
    ///
    /// # Errors
    /// [`Error::TooLarge`], or [`Error::OutOfRange`] for a level not between 0 and 1.
    pub fn hodges_lehmann_interval(&self, level: f64) -> Result<ShiftEstimate, Error> {
        let averages = self.walsh_averages()?;
        let untied: Vec<u64> = (1..=self.raw.len() as u64).collect();
        let probability = signed_sums(&untied, averages.len() as u64)?;
        let cumulative = cumulative(&probability);
        order_statistic_interval(&averages, level, |q| cumulative[q], two_digits)
    }

    /// Rosenthal's effect size: |z| over the root of the number of differences. From 0 to 1.
    /// 1.
    #[must_use]
    pub fn rosenthal_r(&self) -> f64 {
        self.normal(Continuity::Uncorrected).z.abs() / libm::sqrt(self.differences.len() as f64)
    }

    /// The matched-pairs rank-biserial correlation, from -1 to 1 (Kerby 2014).
    #[must_use]
    pub fn rank_biserial(&self) -> f64 {
        (self.w_plus() - self.w_minus()) / (self.w_plus() + self.w_minus())
    }

    fn doubled_total(&self) -> u64 {
        self.ranks.iter().sum()
    }

    fn doubled_w_plus(&self) -> u64 {
        let signed = self.differences.iter().zip(&self.ranks);
        signed.filter(|&(&difference, _)| difference > 0.0).map(|(_, &rank)| rank).sum()
    }

    fn walsh_averages(&self) -> Result<Vec<f64>, Error> {
        if self.raw.len() > MOST_PAIRS {
            let (method, remedy) = ("the Hodges-Lehmann estimate", "give the median of the differences");
            return Err(Error::TooLarge { method, limit: MOST_PAIRS as u64, remedy });
        }
        let later = self
            .raw
            .iter()
            .enumerate()
            .flat_map(|(i, &a)| self.raw[i..].iter().map(move |&b| f64::midpoint(a, b)));
        let mut averages: Vec<f64> = later.collect();
        averages.sort_unstable_by(f64::total_cmp);
        Ok(averages)
    }
}

/// Cumulative sums.
pub(super) fn cumulative(probability: &[f64]) -> Vec<f64> {
    let mut sum = 0.0;
    let running = probability.iter().map(|&p| {
        sum += p;
        sum
    });
    running.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_that_look_equal_are_ties() {
        let test = SignedRank::paired(&[14.0, 8.8, 1.0], &[13.2, 8.0, 0.5], 0.0, Zeros::Drop).unwrap();
        assert!(test.has_ties());
    }

    #[test]
    fn nothing_but_zeros_cannot_be_tested() {
        let test = SignedRank::paired(&[1.0, 2.0], &[1.0, 2.0], 0.0, Zeros::Pratt);
        assert_eq!(test.unwrap_err(), Error::Degenerate("every difference is zero"));
    }

    #[test]
    fn a_level_that_few_values_cannot_reach_is_reported_as_r_does() {
        let test = SignedRank::one_sample(&[1.0, 2.0, 3.0, 4.0], 0.0, Zeros::Drop).unwrap();
        assert!((test.hodges_lehmann_interval(0.95).unwrap().level - 0.88).abs() < 1e-12);
    }
}
