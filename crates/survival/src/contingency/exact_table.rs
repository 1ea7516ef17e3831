//! Fisher's exact test of a table of any size (Freeman and Halton 1951).
//!
//! The p-value sums the probabilities of all tables with the same margins that are not likelier than
//! the observed one. The tables are walked column by column as paths through a network (Mehta and
//! Patel, JASA 78, 1983): a node is what is left of each row, so paths that meet are carried on
//! together, and the most and least likely completion of a node tell when all or none of them count.

use std::collections::HashMap;

use super::fisher::SLACK;
use super::table::ContingencyTable;
use crate::Error;

/// The most steps along paths: about two seconds.
const MOST_STEPS: u64 = 30_000_000;
/// The largest sum of counts: a table of factorials is held.
const MOST_COUNTS: u64 = 1_000_000;
/// The most nodes, and the most ways to fill a column, that are held: some 100 MB.
const MOST_HELD: usize = 500_000;
/// Logarithms of probabilities that agree to this are taken for the same path length. It decides only
/// which side of the observed table they fall on, where the slack is a hundred times as wide.
const SAME: f64 = 1e9;

/// The two-sided p-value of a table of any size.
///
/// From 0 to 1. R's `fisher.test(table)$p.value`.
///
/// # Errors
/// [`Error::TooLarge`] for a table that has too many others with its margins:
/// [`fisher_simulated`](super::fisher_simulated) then draws some of them at random.
///
/// ```
/// use survival::{ContingencyTable, fisher_exact};
///
/// // Agresti: income and job satisfaction.
/// let table = ContingencyTable::new(&[vec![1, 2, 1, 0], vec![3, 3, 6, 1], vec![10, 10, 14, 9], vec![6, 7, 12, 11]])?;
/// assert!((fisher_exact(&table)? - 0.782684938965675).abs() < 1e-12);
/// # Ok::<(), survival::Error>(())
/// ```
pub fn fisher_exact(table: &ContingencyTable) -> Result<f64, Error> {
    if table.total() > MOST_COUNTS {
        return Err(TOO_LARGE);
    }
    Network::new(table).p()
}

const TOO_LARGE: Error = Error::TooLarge {
    method: "Fisher's exact test",
    limit: MOST_STEPS,
    remedy: "use fisher_simulated, which draws tables at random, or the chi-squared test",
};

/// What is left of each row, ascending: rows with equal rests are interchangeable.
type Node = Vec<u64>;

struct Network {
    rows: Node,
    /// The column sums, the largest first: the paths merge early.
    columns: Vec<u64>,
    /// Logarithms of factorials.
    log_factorial: Vec<f64>,
    /// The logarithm of the product of the factorials of the margins, over that of the total.
    log_constant: f64,
    /// The logarithm of the observed probability, with the slack.
    observed: f64,
    /// Of each node met at each column, the logarithms of its least and most likely completion.
    extremes: Vec<HashMap<Node, (f64, f64)>>,
    steps: u64,
}

impl Network {
    fn new(table: &ContingencyTable) -> Self {
        let total = table.total() as usize;
        let mut log_factorial = Vec::with_capacity(total + 1);
        log_factorial.push(0.0);
        log_factorial.extend((1..=total).map(|n| libm::lgamma(n as f64 + 1.0)));
        let sum =
            |counts: &mut dyn Iterator<Item = &u64>| counts.map(|&n| log_factorial[n as usize]).sum::<f64>();
        let margins = sum(&mut table.row_sums().iter()) + sum(&mut table.column_sums().iter());
        let log_constant = margins - log_factorial[total];
        let observed = log_constant - sum(&mut table.counts().iter().flatten()) + libm::log(SLACK);
        let (mut rows, mut columns) = (table.row_sums().to_vec(), table.column_sums().to_vec());
        if rows.len() > columns.len() {
            (rows, columns) = (columns, rows);
        }
        rows.sort_unstable();
        columns.sort_unstable_by(|a, b| b.cmp(a));
        let extremes = vec![HashMap::new(); columns.len() + 1];
        Self { rows, columns, log_factorial, log_constant, observed, extremes, steps: 0 }
    }

    fn p(&mut self) -> Result<f64, Error> {
        // At each node, the paths to it by their length: length and summed probability, of both the
        // logarithm without the constant.
        let mut paths: HashMap<Node, HashMap<i64, (f64, f64)>> = HashMap::new();
        paths.entry(self.rows.clone()).or_default().insert(0, (0.0, 1.0));
        let mut p = 0.0;
        for column in 0..self.columns.len() {
            let mut next: HashMap<Node, HashMap<i64, (f64, f64)>> = HashMap::new();
            let mut nodes: Vec<_> = paths.into_iter().collect();
            nodes.sort_unstable_by(|a, b| a.0.cmp(&b.0));
            for (node, lengths) in nodes {
                let (least, most) = self.extremes(&node, column)?;
                let all = libm::exp(self.log_constant + self.log_of_all(&node, column));
                let mut open: Vec<(f64, f64)> = Vec::new();
                let mut lengths: Vec<(f64, f64)> = lengths.into_values().collect();
                lengths.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
                for (length, mass) in lengths {
                    if self.log_constant + length + most <= self.observed {
                        p += mass * all;
                    } else if self.log_constant + length + least <= self.observed {
                        open.push((length, mass));
                    }
                }
                if open.is_empty() {
                    continue;
                }
                for (rest, log) in self.fillings(&node, column)? {
                    let ends = next.entry(rest).or_default();
                    for &(length, mass) in &open {
                        let (length, mass) = (length + log, mass * libm::exp(log));
                        let end = ends.entry(libm::round(length * SAME) as i64).or_insert((length, 0.0));
                        end.1 += mass;
                        self.steps += 1;
                    }
                }
                self.check_steps()?;
            }
            paths = next;
        }
        for (length, mass) in paths.into_values().flat_map(HashMap::into_values) {
            if self.log_constant + length <= self.observed {
                p += mass * libm::exp(self.log_constant);
            }
        }
        Ok(p.min(1.0))
    }

    /// The logarithm of the sum over all completions of a node of the product of 1 / count!.
    fn log_of_all(&self, node: &[u64], column: usize) -> f64 {
        let left: u64 = node.iter().sum();
        let log = |counts: &[u64]| counts.iter().map(|&n| self.log_factorial[n as usize]).sum::<f64>();
        self.log_factorial[left as usize] - log(node) - log(&self.columns[column..])
    }

    /// The logarithms of the least and the most likely completion of a node.
    fn extremes(&mut self, node: &Node, column: usize) -> Result<(f64, f64), Error> {
        if column + 1 >= self.columns.len() {
            let log = -node.iter().map(|&n| self.log_factorial[n as usize]).sum::<f64>();
            return Ok(if column < self.columns.len() { (log, log) } else { (0.0, 0.0) });
        }
        if let Some(&known) = self.extremes[column].get(node) {
            return Ok(known);
        }
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for (rest, log) in self.fillings(node, column)? {
            let (low, high) = self.extremes(&rest, column + 1)?;
            least = least.min(log + low);
            most = most.max(log + high);
        }
        if self.extremes[column].len() >= MOST_HELD {
            return Err(TOO_LARGE);
        }
        self.extremes[column].insert(node.clone(), (least, most));
        Ok((least, most))
    }

    /// Every way to fill a column: what it leaves of each row, and the logarithm of the product of
    /// 1 / count!.
    fn fillings(&mut self, node: &[u64], column: usize) -> Result<Vec<(Node, f64)>, Error> {
        let mut found = Vec::new();
        self.fill(node, self.columns[column], &mut Vec::with_capacity(node.len()), 0.0, &mut found)?;
        self.steps += found.len() as u64;
        self.check_steps()?;
        Ok(found)
    }

    fn fill(
        &self,
        node: &[u64],
        left: u64,
        rest: &mut Node,
        log: f64,
        found: &mut Vec<(Node, f64)>,
    ) -> Result<(), Error> {
        let row = rest.len();
        let Some(&most) = node.get(row) else {
            if found.len() >= MOST_HELD {
                return Err(TOO_LARGE);
            }
            let mut sorted = rest.clone();
            sorted.sort_unstable();
            found.push((sorted, log));
            return Ok(());
        };
        let room: u64 = node[row + 1..].iter().sum();
        for count in left.saturating_sub(room)..=most.min(left) {
            rest.push(most - count);
            self.fill(node, left - count, rest, log - self.log_factorial[count as usize], found)?;
            rest.pop();
        }
        Ok(())
    }

    fn check_steps(&self) -> Result<(), Error> {
        if self.steps > MOST_STEPS { Err(TOO_LARGE) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Fisher2x2;

    #[test]
    fn a_table_of_two_by_two_agrees_with_the_hypergeometric_sum() {
        for counts in [[[3, 1], [1, 3]], [[10, 2], [3, 15]], [[0, 7], [5, 3]], [[40, 30], [20, 55]]] {
            let table = ContingencyTable::new(&counts.map(|row: [u64; 2]| row.to_vec())).unwrap();
            let expected = Fisher2x2::new(&table).unwrap().p().two_sided;
            assert!((fisher_exact(&table).unwrap() / expected - 1.0).abs() < 1e-10, "{counts:?}");
        }
    }

    #[test]
    fn a_table_too_large_is_refused_and_does_not_hang() {
        let table = ContingencyTable::new(&vec![vec![90; 8]; 8]).unwrap();
        assert!(matches!(fisher_exact(&table), Err(Error::TooLarge { .. })));
    }
}
