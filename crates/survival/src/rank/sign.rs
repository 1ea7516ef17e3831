//! The sign test, and the exact interval of a proportion.

use super::check_finite;
use crate::Error;
use crate::contingency::binomial_half_tail;
use crate::distribution::beta_quantile;

/// Numbers of positive and negative differences, whose proportion is tested against one half.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignTest {
    /// Number of positive differences.
    pub positive: u64,
    /// Number of negative differences.
    pub negative: u64,
}

impl SignTest {
    /// Counts the signs of differences, one for each pair; zeros are excluded.
    ///
    /// # Errors
    /// [`Error::NotFinite`], or [`Error::Degenerate`] if all differences are zero.
    ///
    /// ```
    /// # use survival::SignTest;
    /// let test = SignTest::new(&[1.0, 2.0, -1.0, 0.0])?;
    /// assert_eq!((test.positive, test.negative), (2, 1));
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn new(differences: &[f64]) -> Result<Self, Error> {
        check_finite(differences, "difference")?;
        let count =
            |keep: fn(f64) -> bool| differences.iter().filter(|&&difference| keep(difference)).count() as u64;
        let test = Self { positive: count(|d| d > 0.0), negative: count(|d| d < 0.0) };
        if test.positive + test.negative == 0 {
            return Err(Error::Degenerate("every difference is zero"));
        }
        Ok(test)
    }

    /// The exact two-sided p from the binomial distribution. R's `binom.test(positive, positive +
    /// negative)$p.value`.
    #[must_use]
    pub fn p(&self) -> f64 {
        let (fewer, all) = (self.positive.min(self.negative), self.positive + self.negative);
        (2.0 * binomial_half_tail(fewer, all)).clamp(0.0, 1.0)
    }

    /// The exact interval of the proportion of positive differences (Clopper and Pearson 1934). Lower limit
    /// first, from 0 to 1. R's `binom.test(..., conf.level = level)$conf.int`.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a level not between 0 and 1.
    pub fn share_interval(&self, level: f64) -> Result<(f64, f64), Error> {
        if !(level > 0.0 && level < 1.0) {
            let rule = "it must lie between 0 and 1";
            return Err(Error::OutOfRange { name: "the confidence level", value: level, rule });
        }
        let (positive, negative) = (self.positive as f64, self.negative as f64);
        let tail = (1.0 - level) / 2.0;
        let lower = if self.positive == 0 { 0.0 } else { beta_quantile(tail, positive, negative + 1.0) };
        let upper =
            if self.negative == 0 { 1.0 } else { beta_quantile(1.0 - tail, positive + 1.0, negative) };
        Ok((lower, upper))
    }
}
