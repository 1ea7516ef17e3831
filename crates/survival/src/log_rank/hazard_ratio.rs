//! The hazard ratio of two groups from the log-rank sums.

use super::{RankTest, RankWeights};
use crate::Error;
use crate::kaplan_meier::two_sided_z;

/// Hazard ratio of the second group to the first, with an interval symmetric on the log scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HazardRatio {
    /// The ratio, above 1 if the second group has more events than expected.
    pub ratio: f64,
    /// Its natural logarithm.
    pub log_ratio: f64,
    /// The standard error of the logarithm.
    pub standard_error: f64,
    /// The lower limit of the ratio.
    pub lower: f64,
    /// The upper limit of the ratio.
    pub upper: f64,
}

impl HazardRatio {
    fn new(log_ratio: f64, standard_error: f64, z: f64) -> Self {
        let limit = |z: f64| libm::exp(log_ratio + z * standard_error);
        Self { ratio: limit(0.0), log_ratio, standard_error, lower: limit(-z), upper: limit(z) }
    }
}

impl RankTest {
    /// Pike's estimate, `(O2 / E2) / (O1 / E1)`; the log has the standard error
    /// `sqrt(1 / E1 + 1 / E2)` (Pike 1972; Machin, Cheung and Parmar, Survival Analysis, section 3.4).
    /// It is 0 or infinite where one group has no events.
    ///
    /// `level` is a probability such as 0.95; the limits are exponentiated. R's `survdiff` gives the sums,
    /// not the ratio.
    ///
    /// # Errors
    /// [`Error::Degenerate`] unless this is a log-rank test of two groups that both were at risk at an event,
    /// and [`Error::OutOfRange`] for a level not between 0 and 1.
    ///
    /// ```
    /// # use survival::{Categories, LogRank, Observations, RankWeights};
    /// let rows = Observations::new(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0], &[true; 8])?;
    /// let groups = Categories::from_labels(&["A", "A", "A", "A", "B", "B", "B", "B"]);
    /// let test = LogRank::new(&rows, &groups)?.test(RankWeights::LogRank)?;
    /// assert!((test.pike(0.95)?.ratio - 0.22359796067006552).abs() < 1e-14);
    /// assert!((test.peto(0.95)?.ratio - 0.05537269226001135).abs() < 1e-14);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn pike(&self, level: f64) -> Result<HazardRatio, Error> {
        let z = two_sided_z(level)?;
        let ([o1, o2], [e1, e2]) = self.two_groups()?;
        if e1 <= 0.0 || e2 <= 0.0 {
            return Err(Error::Degenerate("no event happened while both groups were at risk"));
        }
        let ratio = (o2 / e2) / (o1 / e1);
        Ok(HazardRatio { ratio, ..HazardRatio::new(libm::log(ratio), libm::sqrt(1.0 / e1 + 1.0 / e2), z) })
    }

    /// Peto's one-step estimate: the log is `(O2 - E2) / V`, with the standard error `1 / sqrt(V)`
    /// (Yusuf, Peto et al. 1985). Biased for ratios far from 1.
    ///
    /// # Errors
    /// As [`pike`](Self::pike).
    pub fn peto(&self, level: f64) -> Result<HazardRatio, Error> {
        let z = two_sided_z(level)?;
        let ([_, o2], [_, e2]) = self.two_groups()?;
        let variance = self.variance[1][1];
        if variance <= 0.0 {
            return Err(Error::Degenerate("no event happened while both groups were at risk"));
        }
        Ok(HazardRatio::new((o2 - e2) / variance, 1.0 / libm::sqrt(variance), z))
    }

    fn two_groups(&self) -> Result<([f64; 2], [f64; 2]), Error> {
        match (self.weights, &*self.observed, &*self.expected) {
            (RankWeights::LogRank, &[o1, o2], &[e1, e2]) => Ok(([o1, o2], [e1, e2])),
            _ => Err(Error::Degenerate("this hazard ratio needs the log-rank test of two groups")),
        }
    }
}
