//! Contingency tables and chi-squared tests.

use crate::Error;
use crate::distribution::chi_squared_sf;
use crate::observations::same_length;

/// A table of counts with at least two rows and two columns, no row or column empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContingencyTable {
    counts: Vec<Vec<u64>>,
    rows: Vec<u64>,
    columns: Vec<u64>,
}

/// Result of a test of independence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TableTest {
    /// The statistic.
    pub chi_squared: f64,
    /// (rows - 1)(columns - 1).
    pub degrees_of_freedom: usize,
    /// Upper tail, accurate even if very small.
    pub p: f64,
}

impl TableTest {
    pub(super) fn new(chi_squared: f64, degrees_of_freedom: usize) -> Self {
        Self { chi_squared, degrees_of_freedom, p: chi_squared_sf(chi_squared, degrees_of_freedom as f64) }
    }
}

impl ContingencyTable {
    /// Counts by row and column.
    ///
    /// `counts[row][column]`; R's `table(x, y)`.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`] for rows of different lengths, [`Error::OneGroupOnly`] with fewer than two
    /// rows or columns, [`Error::EmptyGroup`] for a row or column without counts, and [`Error::OutOfRange`]
    /// for a sum above 2^53.
    ///
    /// ```
    /// # use survival::ContingencyTable;
    /// assert!(ContingencyTable::new(&[vec![3, 1], vec![1]]).is_err()); // a cell is missing
    /// ```
    pub fn new(counts: &[Vec<u64>]) -> Result<Self, Error> {
        let width = counts.first().map_or(0, Vec::len);
        counts.iter().try_for_each(|row| same_length("a row of the table", width, row.len()))?;
        if counts.len() < 2 || width < 2 {
            return Err(Error::OneGroupOnly);
        }
        let total: u128 = counts.iter().flatten().map(|&count| u128::from(count)).sum();
        if total > 1 << 53 {
            let rule = "it must not be past 2^53";
            return Err(Error::OutOfRange { name: "the sum of the counts", value: total as f64, rule });
        }
        let rows: Vec<u64> = counts.iter().map(|row| row.iter().sum()).collect();
        let columns: Vec<u64> = (0..width).map(|column| counts.iter().map(|row| row[column]).sum()).collect();
        for (sums, name) in [(&rows, "row"), (&columns, "column")] {
            if let Some(index) = sums.iter().position(|&sum| sum == 0) {
                return Err(Error::EmptyGroup { level: format!("{name} {index}") });
            }
        }
        Ok(Self { counts: counts.to_vec(), rows, columns })
    }

    /// The counts, `counts[row][column]`, as given.
    #[must_use]
    pub fn counts(&self) -> &[Vec<u64>] {
        &self.counts
    }

    /// The sum of each row.
    #[must_use]
    pub fn row_sums(&self) -> &[u64] {
        &self.rows
    }

    /// The sum of each column.
    #[must_use]
    pub fn column_sums(&self) -> &[u64] {
        &self.columns
    }

    /// The sum of all counts.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.rows.iter().sum()
    }

    /// Counts expected under independence, `expected[row][column]`. Below 5 the chi-squared approximation is
    /// doubtful, and Fisher's test is better. R's `chisq.test(table)$expected`.
    #[must_use]
    pub fn expected(&self) -> Vec<Vec<f64>> {
        let total = self.total() as f64;
        self.rows
            .iter()
            .map(|&row| self.columns.iter().map(|&col| row as f64 * col as f64 / total).collect())
            .collect()
    }

    /// Pearson's test (1900). R's `chisq.test(table, correct = FALSE)`.
    ///
    /// ```
    /// # use survival::ContingencyTable;
    /// let table = ContingencyTable::new(&[vec![3, 1], vec![1, 3]])?;
    /// assert_eq!(table.pearson().chi_squared, 2.0);
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn pearson(&self) -> TableTest {
        self.sum_of_squares(0.0)
    }

    /// Pearson's test with Yates's correction, for a 2x2 table: each difference moves towards zero by one
    /// half at most, as in R. R's `chisq.test(table)`.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a larger table.
    pub fn yates(&self) -> Result<TableTest, Error> {
        let [[a, ..], _] = self.two_by_two()?;
        let expected = self.rows[0] as f64 * self.columns[0] as f64 / self.total() as f64;
        Ok(self.sum_of_squares((a as f64 - expected).abs().min(0.5)))
    }

    /// The likelihood-ratio test, G: twice the sum of `observed ln(observed / expected)`, with 0 for empty
    /// cells.
    #[must_use]
    pub fn g(&self) -> TableTest {
        let cells = self.counts.iter().flatten().zip(self.expected().into_iter().flatten());
        let terms = cells.filter(|&(&count, _)| count > 0).map(|(&count, expected)| {
            let count = count as f64;
            count * libm::log(count / expected)
        });
        TableTest::new((2.0 * terms.sum::<f64>()).max(0.0), self.degrees_of_freedom())
    }

    /// The counts of a 2x2 table.
    pub(super) fn two_by_two(&self) -> Result<[[u64; 2]; 2], Error> {
        match &*self.counts {
            [first, second] if first.len() == 2 => Ok([[first[0], first[1]], [second[0], second[1]]]),
            rows => {
                let rule = "this needs a table of two by two";
                let cells = rows.len() * rows.first().map_or(0, Vec::len);
                Err(Error::OutOfRange { name: "the number of cells", value: cells as f64, rule })
            }
        }
    }

    fn degrees_of_freedom(&self) -> usize {
        (self.rows.len() - 1) * (self.columns.len() - 1)
    }

    fn sum_of_squares(&self, correction: f64) -> TableTest {
        let cells = self.counts.iter().flatten().zip(self.expected().into_iter().flatten());
        let terms = cells.map(|(&count, expected)| {
            let difference = (count as f64 - expected).abs() - correction;
            difference * difference / expected
        });
        TableTest::new(terms.sum(), self.degrees_of_freedom())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_row_is_named() {
        let error = ContingencyTable::new(&[vec![1, 2], vec![0, 0]]).unwrap_err();
        assert_eq!(error, Error::EmptyGroup { level: "row 1".into() });
    }

    #[test]
    fn rows_of_different_lengths_are_refused() {
        assert!(ContingencyTable::new(&[vec![1, 2], vec![1]]).is_err());
    }
}
