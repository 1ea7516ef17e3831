//! The result of a test whose statistic has a chi-squared distribution under the null hypothesis.

use crate::distribution::chi_squared_sf;

/// A chi-squared statistic with its degrees of freedom and p-value.
///
/// ```
/// use survival::ChiSquaredTest;
///
/// let test = ChiSquaredTest::new(3.841458820694124, 1);
/// assert!((test.p_value - 0.05).abs() < 1e-14);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquaredTest {
    /// The statistic.
    pub statistic: f64,
    /// Its degrees of freedom.
    pub df: usize,
    /// Probability of a statistic at least this large under the null hypothesis: the upper tail, from 0 to 1.
    pub p_value: f64,
}

impl ChiSquaredTest {
    /// The test with this statistic.
    ///
    /// R's `pchisq(statistic, df, lower.tail = FALSE)`; NaN if `df` is 0 or the statistic is NaN.
    #[must_use]
    pub fn new(statistic: f64, df: usize) -> Self {
        Self { statistic, df, p_value: chi_squared_sf(statistic, df as f64) }
    }
}
