//! McNemar's test for paired yes/no measurements.

use super::binomial::{binomial_half, binomial_half_tail};
use super::table::{ContingencyTable, TableTest};
use crate::Error;

/// Numbers of pairs that changed, in either direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct McNemar {
    /// Yes, then no: the count in the first row and second column.
    pub first: u64,
    /// No, then yes.
    pub second: u64,
}

impl McNemar {
    /// Takes a table with the first measurement in rows and the second in columns.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] unless the table is 2x2.
    ///
    /// ```
    /// # use survival::{ContingencyTable, McNemar};
    /// let test = McNemar::new(&ContingencyTable::new(&[vec![10, 2], vec![8, 5]])?)?;
    /// assert_eq!((test.first, test.second), (2, 8));
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn new(table: &ContingencyTable) -> Result<Self, Error> {
        let [[_, first], [second, _]] = table.two_by_two()?;
        Ok(Self { first, second })
    }

    /// The test without a correction (McNemar 1947). R's `mcnemar.test(table, correct = FALSE)`.
    ///
    /// # Errors
    /// [`Error::Degenerate`] if no pair changed.
    pub fn chi_squared(&self) -> Result<TableTest, Error> {
        self.statistic(0.0)
    }

    /// The test with Edwards's continuity correction, R's default, omitted if the two counts are equal. R's
    /// `mcnemar.test(table)`.
    ///
    /// # Errors
    /// [`Error::Degenerate`] if no pair changed.
    pub fn corrected(&self) -> Result<TableTest, Error> {
        self.statistic(if self.first == self.second { 0.0 } else { 1.0 })
    }

    fn statistic(&self, correction: f64) -> Result<TableTest, Error> {
        let changed = (self.first + self.second) as f64;
        if changed <= 0.0 {
            return Err(Error::Degenerate("nobody changed: no pair is discordant"));
        }
        let difference = self.first.abs_diff(self.second) as f64 - correction;
        Ok(TableTest::new(difference * difference / changed, 1))
    }

    /// The exact two-sided p-value: under the null hypothesis a change has either direction with probability
    /// 0.5. 1 if no pair changed. R's `binom.test(first, first + second)$p.value`.
    #[must_use]
    pub fn exact(&self) -> f64 {
        (2.0 * binomial_half_tail(self.fewer(), self.first + self.second)).clamp(0.0, 1.0)
    }

    /// The mid-p version, in which the observed table counts half (Fagerland, Lydersen and Laake, BMC Medical
    /// Research Methodology 13, 2013).
    #[must_use]
    pub fn mid_p(&self) -> f64 {
        let all = self.first + self.second;
        let observed = binomial_half(self.fewer(), all);
        if self.first == self.second { 1.0 - 0.5 * observed } else { self.exact() - observed }
    }

    fn fewer(&self) -> u64 {
        self.first.min(self.second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_nobody_changed_there_is_no_statistic() {
        let test = McNemar { first: 0, second: 0 };
        assert!(test.chi_squared().is_err());
        assert_eq!(test.exact(), 1.0);
    }
}
