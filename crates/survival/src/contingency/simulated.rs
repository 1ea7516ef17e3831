//! Fisher's test by simulation, for a table too large for enumeration.
//!
//! Tables with the observed margins are drawn with their probability under the null hypothesis, cell by cell
//! from hypergeometric distributions (Patefield, Applied Statistics 30 (1981) 91-97), and those that are not
//! likelier than the observed one are counted. Including the observed table, the p-value is valid for any
//! number of draws (Hope, J R Stat Soc B 30 (1968) 582-598); R's `fisher.test(simulate.p.value = TRUE)`.

use super::fisher::SLACK;
use super::table::ContingencyTable;
use crate::Error;
use crate::random::SplitMix64;

/// Maximum sum of counts, which bounds the table of factorials.
const MOST_COUNTS: u64 = 1_000_000;

/// A p-value by simulation; from [`fisher_simulated`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimulatedP {
    /// Share of tables not likelier than the observed one, which is included. From 0 to 1.
    pub p: f64,
    /// Monte Carlo standard error.
    pub standard_error: f64,
    /// Number of tables drawn.
    pub replicates: u64,
}

/// Two-sided p-value of a table of any size, from `replicates` random tables. The same seed gives the same
/// p-value on every machine. The work grows with the cells and the replicates; 10,000 give a p-value near
/// 0.05 a standard error of 0.002.
///
/// # Errors
/// [`Error::OutOfRange`] without replicates; [`Error::TooLarge`] for a sum of counts above a million, for
/// which [`pearson`](ContingencyTable::pearson) is suitable.
///
/// ```
/// use survival::contingency::{fisher_exact, fisher_simulated};
/// use survival::ContingencyTable;
///
/// let table = ContingencyTable::new(&[vec![1, 2, 1, 0], vec![3, 3, 6, 1], vec![10, 10, 14, 9], vec![6, 7, 12, 11]])?;
/// let simulated = fisher_simulated(&table, 10_000, 1)?;
/// assert!((simulated.p - fisher_exact(&table)?).abs() < 4.0 * simulated.standard_error);
/// # Ok::<(), survival::Error>(())
/// ```
pub fn fisher_simulated(table: &ContingencyTable, replicates: u64, seed: u64) -> Result<SimulatedP, Error> {
    if replicates == 0 {
        return Err(Error::OutOfRange { name: "replicates", value: 0.0, rule: "must be at least 1" });
    }
    if table.total() > MOST_COUNTS {
        let (method, remedy) = ("Fisher's test by simulation", "use the chi-squared test");
        return Err(Error::TooLarge { method, limit: MOST_COUNTS, remedy });
    }
    let mut draw = Draw::new(table, seed);
    let observed = draw.log_likelihood(table.counts().iter().flatten().copied()) + libm::log(SLACK);
    let mut as_unlikely = 0_u64;
    for _ in 0..replicates {
        as_unlikely += u64::from(draw.table() <= observed);
    }
    let p = (as_unlikely + 1) as f64 / (replicates + 1) as f64;
    let standard_error = libm::sqrt(p * (1.0 - p) / replicates as f64);
    Ok(SimulatedP { p, standard_error, replicates })
}

/// Draws tables with given margins.
struct Draw<'a> {
    table: &'a ContingencyTable,
    random: SplitMix64,
    log_factorial: Vec<f64>,
    /// Remainder of each column.
    left: Vec<u64>,
}

impl<'a> Draw<'a> {
    fn new(table: &'a ContingencyTable, seed: u64) -> Self {
        let log_factorial = (0..=table.total()).map(|n| libm::lgamma(n as f64 + 1.0)).collect();
        Self { table, random: SplitMix64::new(seed), log_factorial, left: Vec::new() }
    }

    /// Logarithm of a table's probability, up to a constant of the margins.
    fn log_likelihood(&self, counts: impl Iterator<Item = u64>) -> f64 {
        -counts.map(|count| self.log_factorial[count as usize]).sum::<f64>()
    }

    /// Log likelihood of a random table.
    fn table(&mut self) -> f64 {
        self.left.clear();
        self.left.extend_from_slice(self.table.column_sums());
        let mut all = self.table.total();
        let mut log_likelihood = 0.0;
        for &sum in self.table.row_sums() {
            // Each row takes its count from the remainders, column by column.
            let (mut own, mut rest) = (sum, all);
            for column in 0..self.left.len() {
                let count = self.hypergeometric(rest, self.left[column], own);
                rest -= self.left[column];
                self.left[column] -= count;
                own -= count;
                log_likelihood -= self.log_factorial[count as usize];
            }
            all -= sum;
        }
        log_likelihood
    }

    /// Number of marked among `drawn`, if `marked` of `all` are: by inversion, from the mode outwards.
    fn hypergeometric(&mut self, all: u64, marked: u64, drawn: u64) -> u64 {
        let (least, most) = ((marked + drawn).saturating_sub(all), marked.min(drawn));
        if least == most {
            return least;
        }
        let mode = ((marked + 1) as f64 * (drawn + 1) as f64 / (all + 2) as f64) as u64;
        let mode = mode.clamp(least, most);
        let choose = |n: u64, k: u64| {
            let of = |count: u64| self.log_factorial[count as usize];
            of(n) - of(k) - of(n - k)
        };
        let log_mode = choose(marked, mode) + choose(all - marked, drawn - mode) - choose(all, drawn);
        let at_mode = libm::exp(log_mode);
        // Probability of x + 1 relative to x.
        let ratio = |x: u64| {
            (marked - x) as f64 * (drawn - x) as f64
                / ((x + 1) as f64 * (all + x + 1 - marked - drawn) as f64)
        };
        let mut rest = self.random.below(1 << 53) as f64 / (1_u64 << 53) as f64 - at_mode;
        let (mut above, mut below) = ((mode, at_mode), (mode, at_mode));
        while rest >= 0.0 && (above.0 < most || below.0 > least) {
            if above.0 < most {
                above = (above.0 + 1, above.1 * ratio(above.0));
                rest -= above.1;
                if rest < 0.0 {
                    return above.0;
                }
            }
            if below.0 > least {
                below = (below.0 - 1, below.1 / ratio(below.0 - 1));
                rest -= below.1;
                if rest < 0.0 {
                    return below.0;
                }
            }
        }
        mode
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_drawn_are_hypergeometric() {
        let table = ContingencyTable::new(&[vec![4, 6], vec![8, 12]]).unwrap();
        let mut draw = Draw::new(&table, 7);
        let mut counts = [0_u32; 11];
        for _ in 0..40_000 {
            counts[draw.hypergeometric(30, 12, 10) as usize] += 1;
        }
        // dhyper(4, 12, 18, 10) = 0.3058..., dhyper(0, ...) = 0.00146
        assert!((f64::from(counts[4]) / 40_000.0 - 0.305_8).abs() < 0.01, "{counts:?}");
        assert!(f64::from(counts[0]) / 40_000.0 < 0.004 && counts[0] > 0, "{counts:?}");
        assert_eq!(counts.iter().sum::<u32>(), 40_000);
    }

    #[test]
    fn a_table_too_large_to_go_through_has_a_p_value_by_simulation() {
        let counts: Vec<Vec<u64>> = (0..8).map(|i| (0..8).map(|j| 100 + (i * j) % 7).collect()).collect();
        let table = ContingencyTable::new(&counts).unwrap();
        let error = super::super::fisher_exact(&table).unwrap_err();
        assert!(error.to_string().contains("fisher_simulated"), "{error}");
        let simulated = fisher_simulated(&table, 500, 1).unwrap();
        assert!((simulated.p - table.pearson().p).abs() < 0.1, "{simulated:?}");
    }
}
