//! Fisher's exact test of a table of any size (Freeman and Halton 1951).
//!
//! The p-value sums the probabilities of all tables with the same margins that are not likelier than the
//! observed one. The tables are enumerated column by column as paths through a network (Mehta and Patel, JASA
//! 78, 1983): a node is the remainder of each row, so that paths that meet continue together, and the most
//! and least likely completion of a node decide whether all or none of its completions count. The last two
//! columns are not enumerated: the completions of a node, sorted by probability, give the share that counts
//! after a path.
//!
//! Probabilities are used as such: the chance to reach a node, and the hypergeometric chance of a column
//! given the node. Both are between 0 and 1 for any counts, whereas products of 1 / count! leave the range of
//! a double from about 300 counts on.

use std::collections::HashMap;

use super::fisher::SLACK;
use super::table::ContingencyTable;
use crate::Error;

/// Maximum number of steps along paths: some seconds.
const MOST_STEPS: u64 = 60_000_000;
/// Maximum sum of counts, which bounds the table of factorials.
const MOST_COUNTS: u64 = 1_000_000;
/// Maximum number of nodes, and of ways to fill a column, in memory: about 100 MB.
const MOST_HELD: usize = 500_000;
/// Maximum number of completions of nodes in memory: about 200 MB.
const MOST_COMPLETIONS: usize = 10_000_000;
/// Number of paths to a node from which computing its extremes pays.
const FEW: usize = 4;
/// Inverse of the precision at which logarithms of probabilities count as the same path length. It matters
/// only at the observed table, where the slack is a hundred times as wide.
const SAME: f64 = 1e9;

/// The two-sided p-value of a table of any size.
///
/// From 0 to 1. R's `fisher.test(table)$p.value`.
///
/// # Errors
/// [`Error::TooLarge`] if there are too many tables with these margins:
/// [`fisher_simulated`](super::fisher_simulated) then samples them.
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

/// Remainder of each row, ascending, because rows with equal remainders are interchangeable.
type Node = Vec<u64>;

/// One way to fill a column.
#[derive(Clone, Copy)]
struct Filling {
    /// The logarithm of the product of 1 / count!.
    log: f64,
    /// The logarithm of the product of (remainder of the row)! / (remainder after it)! / count!.
    log_ways: f64,
}

/// Margins of the table.
struct Margins {
    /// Column sums, largest first, so that paths merge early.
    columns: Vec<u64>,
    /// Logarithms of factorials.
    log_factorial: Vec<f64>,
}

impl Margins {
    /// Calls `visit` with every way to fill a column and the resulting node.
    fn fill(
        &self,
        node: &[u64],
        column: usize,
        visit: &mut impl FnMut(&[u64], Filling) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let (mut rest, mut sorted) = (Vec::with_capacity(node.len()), Vec::with_capacity(node.len()));
        let start = Filling { log: 0.0, log_ways: 0.0 };
        self.fill_rows(node, self.columns[column], &mut rest, start, &mut |rest: &[u64], filling| {
            sorted.clear();
            sorted.extend_from_slice(rest);
            sorted.sort_unstable();
            visit(&sorted, filling)
        })
    }

    /// Fills the remaining rows.
    fn fill_rows(
        &self,
        node: &[u64],
        left: u64,
        rest: &mut Node,
        begun: Filling,
        visit: &mut impl FnMut(&[u64], Filling) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let row = rest.len();
        let Some(&most) = node.get(row) else { return visit(rest, begun) };
        let room: u64 = node[row + 1..].iter().sum();
        for count in left.saturating_sub(room)..=most.min(left) {
            rest.push(most - count);
            let filling = Filling {
                log: begun.log - self.log_factorial[count as usize],
                log_ways: begun.log_ways + self.log_choose(most, count),
            };
            self.fill_rows(node, left - count, rest, filling, visit)?;
            rest.pop();
        }
        Ok(())
    }

    /// The logarithm of the number of ways to fill a column.
    fn log_all(&self, node: &[u64], column: usize) -> f64 {
        self.log_choose(node.iter().sum(), self.columns[column])
    }

    /// The logarithm of the number of ways to choose `k` of `n`.
    fn log_choose(&self, n: u64, k: u64) -> f64 {
        let of = |count: u64| self.log_factorial[count as usize];
        of(n) - of(k) - of(n - k)
    }

    /// The ways to fill the last two columns by their logarithms, ascending, each with the probability that a
    /// completion is not likelier.
    fn completions(&self, node: &[u64], steps: &mut Steps) -> Result<Vec<(f64, f64)>, Error> {
        let column = self.columns.len() - 2;
        let log_all = self.log_all(node, column);
        let mut found = Vec::new();
        self.fill(node, column, &mut |rest, filling| {
            let last: f64 = rest.iter().map(|&n| self.log_factorial[n as usize]).sum();
            found.push((filling.log - last, libm::exp(filling.log_ways - log_all)));
            steps.take(1)
        })?;
        found.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let mut sum = 0.0;
        for (_, chance) in &mut found {
            sum += *chance;
            *chance = sum;
        }
        Ok(found)
    }
}

/// Number of steps along paths so far.
struct Steps(u64);

impl Steps {
    fn take(&mut self, count: usize) -> Result<(), Error> {
        self.0 += count as u64;
        if self.0 > MOST_STEPS { Err(TOO_LARGE) } else { Ok(()) }
    }
}

/// The completions of a node before the last two columns.
struct Completions {
    /// The logarithms of the least and the most likely completion.
    extremes: (f64, f64),
    /// All of them, as from [`Margins::completions`]; `None` if there are too many.
    all: Option<Vec<(f64, f64)>>,
}

/// Completions of the nodes reached before the last two columns.
#[derive(Default)]
struct LastTwo {
    nodes: HashMap<Node, Completions>,
    /// Number of completions in memory.
    held: usize,
}

impl LastTwo {
    fn of(&mut self, node: &[u64], margins: &Margins, steps: &mut Steps) -> Result<&Completions, Error> {
        if !self.nodes.contains_key(node) {
            let all = margins.completions(node, steps)?;
            let log = |end: Option<&(f64, f64)>| end.map_or(0.0, |&(log, _)| log);
            let extremes = (log(all.first()), log(all.last()));
            if self.nodes.len() >= MOST_HELD {
                return Err(TOO_LARGE);
            }
            let room = self.held + all.len() <= MOST_COMPLETIONS;
            self.held += if room { all.len() } else { 0 };
            self.nodes.insert(node.to_vec(), Completions { extremes, all: room.then_some(all) });
        }
        self.nodes.get(node).ok_or(TOO_LARGE)
    }

    /// Probability of a completion whose logarithm is at most `limit`.
    fn share_up_to(
        &mut self,
        limit: f64,
        node: &[u64],
        margins: &Margins,
        steps: &mut Steps,
    ) -> Result<f64, Error> {
        let share = |all: &[(f64, f64)]| {
            let count = all.partition_point(|&(log, _)| log <= limit);
            count.checked_sub(1).map_or(0.0, |last| all[last].1)
        };
        let completions = self.of(node, margins, steps)?;
        let (least, most) = completions.extremes;
        if most <= limit {
            return Ok(1.0);
        }
        if least > limit {
            return Ok(0.0);
        }
        match &completions.all {
            Some(all) => Ok(share(all)),
            None => Ok(share(&margins.completions(node, steps)?)),
        }
    }
}

struct Network {
    rows: Node,
    margins: Margins,
    /// The length of the observed table, the logarithm of the product of 1 / count!, with the slack.
    observed: f64,
    /// For each node before the last two columns, by column, the logarithms of its least and most likely
    /// completion.
    extremes: Vec<HashMap<Node, (f64, f64)>>,
    last_two: LastTwo,
    steps: Steps,
}

impl Network {
    fn new(table: &ContingencyTable) -> Self {
        let total = table.total() as usize;
        let mut log_factorial = Vec::with_capacity(total + 1);
        log_factorial.push(0.0);
        log_factorial.extend((1..=total).map(|n| libm::lgamma(n as f64 + 1.0)));
        let log = |&count: &u64| log_factorial[count as usize];
        let observed = libm::log(SLACK) - table.counts().iter().flatten().map(log).sum::<f64>();
        let (mut rows, mut columns) = (table.row_sums().to_vec(), table.column_sums().to_vec());
        if rows.len() > columns.len() {
            (rows, columns) = (columns, rows);
        }
        rows.sort_unstable();
        columns.sort_unstable_by(|a, b| b.cmp(a));
        Self {
            rows,
            observed,
            extremes: vec![HashMap::new(); columns.len()],
            margins: Margins { columns, log_factorial },
            last_two: LastTwo::default(),
            steps: Steps(0),
        }
    }

    fn p(&mut self) -> Result<f64, Error> {
        let last_two = self.margins.columns.len() - 2;
        // Paths to each node by length: the logarithm of the product of 1 / count!, and the probability of
        // these paths.
        let mut paths: HashMap<Node, HashMap<i64, (f64, f64)>> = HashMap::new();
        paths.entry(self.rows.clone()).or_default().insert(0, (0.0, 1.0));
        let mut p = 0.0;
        for column in 0..=last_two {
            let mut next: HashMap<Node, HashMap<i64, (f64, f64)>> = HashMap::new();
            let mut nodes: Vec<_> = paths.into_iter().collect();
            nodes.sort_unstable_by(|a, b| a.0.cmp(&b.0));
            for (node, lengths) in nodes {
                let mut lengths: Vec<(f64, f64)> = lengths.into_values().collect();
                lengths.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
                if column == last_two {
                    p += self.finish(&node, &lengths)?;
                    continue;
                }
                let (decided, open) = self.decide(&node, column, lengths)?;
                p += decided;
                if open.is_empty() {
                    continue;
                }
                if column + 1 == last_two {
                    p += self.fill_and_finish(&node, column, &open)?;
                    continue;
                }
                let log_all = self.margins.log_all(&node, column);
                let Self { margins, steps, .. } = self;
                margins.fill(&node, column, &mut |rest, filling| {
                    steps.take(open.len())?;
                    let ends = match next.get_mut(rest) {
                        Some(ends) => ends,
                        None => next.entry(rest.to_vec()).or_default(),
                    };
                    let chance_of_filling = libm::exp(filling.log_ways - log_all);
                    for &(length, chance) in &open {
                        let length = length + filling.log;
                        let end = ends.entry(libm::round(length * SAME) as i64).or_insert((length, 0.0));
                        end.1 += chance * chance_of_filling;
                    }
                    Ok(())
                })?;
            }
            paths = next;
        }
        Ok(p.clamp(0.0, 1.0))
    }

    /// Probability of the paths to a node all of whose completions count, and the paths of which some do.
    fn decide(
        &mut self,
        node: &Node,
        column: usize,
        paths: Vec<(f64, f64)>,
    ) -> Result<(f64, Vec<(f64, f64)>), Error> {
        // Computing the extremes costs as much as the fillings: a few paths are followed instead.
        if column + 3 == self.margins.columns.len() && paths.len() < FEW {
            return Ok((0.0, paths));
        }
        let (least, most) = self.extremes(node, column)?;
        let all = paths.iter().filter(|(length, _)| length + most <= self.observed);
        let decided = all.map(|(_, chance)| chance).sum();
        let some =
            |&(length, _): &(f64, f64)| length + most > self.observed && length + least <= self.observed;
        Ok((decided, paths.into_iter().filter(some).collect()))
    }

    /// Probability of the paths to a node before the last two columns that lead to a table that counts.
    fn finish(&mut self, node: &Node, paths: &[(f64, f64)]) -> Result<f64, Error> {
        let mut p = 0.0;
        for &(length, chance) in paths {
            let limit = self.observed - length;
            p += chance * self.last_two.share_up_to(limit, node, &self.margins, &mut self.steps)?;
        }
        Ok(p)
    }

    /// Like [`Self::finish`], for a node before the last three columns.
    fn fill_and_finish(&mut self, node: &Node, column: usize, paths: &[(f64, f64)]) -> Result<f64, Error> {
        let log_all = self.margins.log_all(node, column);
        let Self { margins, last_two, steps, observed, .. } = self;
        let mut p = 0.0;
        margins.fill(node, column, &mut |rest, filling| {
            steps.take(paths.len())?;
            let mut share = 0.0;
            for &(length, chance) in paths {
                let limit = *observed - (length + filling.log);
                share += chance * last_two.share_up_to(limit, rest, margins, steps)?;
            }
            p += share * libm::exp(filling.log_ways - log_all);
            Ok(())
        })?;
        Ok(p)
    }

    /// The logarithms of the least and the most likely completion of a node.
    fn extremes(&mut self, node: &Node, column: usize) -> Result<(f64, f64), Error> {
        if column + 2 == self.margins.columns.len() {
            return Ok(self.last_two.of(node, &self.margins, &mut self.steps)?.extremes);
        }
        if let Some(&known) = self.extremes[column].get(node) {
            return Ok(known);
        }
        let mut fillings: Vec<(Node, f64)> = Vec::new();
        let Self { margins, steps, .. } = self;
        margins.fill(node, column, &mut |rest, filling| {
            steps.take(1)?;
            if fillings.len() >= MOST_HELD {
                return Err(TOO_LARGE);
            }
            fillings.push((rest.to_vec(), filling.log));
            Ok(())
        })?;
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for (rest, log) in fillings {
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
