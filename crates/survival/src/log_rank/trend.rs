//! A test for trend over ordered groups.

use super::{LogRank, RankWeights};
use crate::Error;
use crate::distribution::normal_two_sided;
use crate::observations::same_length;

/// Result of a test for trend, with one degree of freedom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrendTest {
    /// Standard normal statistic, above 0 if groups with higher scores have more events than expected.
    pub z: f64,
    /// The square of `z`.
    pub chi_squared: f64,
    /// Two-sided p-value.
    pub p: f64,
}

impl LogRank {
    /// The scores' sum of `observed - expected` over its standard error (Tarone 1975; Klein and Moeschberger,
    /// section 7.4). One score for each group, in the order of the levels; by default 1, 2, 3 and so on.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`], [`Error::NotFinite`] for a score, [`Error::Degenerate`] if the scores leave
    /// no variance, or as [`test`](Self::test).
    ///
    /// ```
    /// # use survival::{Categories, LogRank, Observations, RankWeights};
    /// let rows = Observations::new(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &[true; 6])?;
    /// let stage = Categories::from_labels(&["3", "3", "2", "2", "1", "1"]);
    /// let trend = LogRank::new(&rows, &stage)?.trend(RankWeights::LogRank, &[1.0, 2.0, 3.0])?;
    /// assert!(trend.z > 0.0 && trend.p < 0.05);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn trend(&self, weights: RankWeights, scores: &[f64]) -> Result<TrendTest, Error> {
        same_length("scores", self.groups, scores.len())?;
        if let Some(row) = scores.iter().position(|score| !score.is_finite()) {
            return Err(Error::NotFinite { row, name: "score" });
        }
        // Only differences between scores matter: subtraction makes equal ones exactly 0, and keeps the
        // digits of distant ones.
        let scores: Vec<f64> = scores.iter().map(|score| score - scores[0]).collect();
        let sums = self.sums(&(0..self.groups).collect::<Vec<_>>(), weights)?;
        let (mut score, mut variance) = (0.0, 0.0);
        for g in 0..self.groups {
            score += scores[g] * (sums.observed[g] - sums.expected[g]);
            for h in 0..self.groups {
                variance += scores[g] * scores[h] * sums.variance[g][h];
            }
        }
        let z = score / libm::sqrt(variance);
        if !z.is_finite() {
            return Err(Error::Degenerate("the scores leave no variance to test a trend against"));
        }
        Ok(TrendTest { z, chi_squared: z * z, p: normal_two_sided(z) })
    }
}
