//! Prefix sums of weights by rank in `log n` steps.

/// A binary indexed tree (Fenwick, Softw Pract Exper 24 (1994) 327-336).
#[derive(Debug, Clone)]
pub(super) struct Fenwick {
    sums: Vec<f64>,
    own: Vec<f64>,
    total: f64,
}

/// The weights below, at, and above a rank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Split {
    pub(super) below: f64,
    pub(super) at: f64,
    pub(super) above: f64,
}

impl Fenwick {
    pub(super) fn new(ranks: usize) -> Self {
        Self { sums: vec![0.0; ranks + 1], own: vec![0.0; ranks], total: 0.0 }
    }

    pub(super) fn add(&mut self, rank: usize, weight: f64) {
        self.own[rank] += weight;
        self.total += weight;
        let mut index = rank + 1;
        while index < self.sums.len() {
            self.sums[index] += weight;
            index += index & index.wrapping_neg();
        }
    }

    pub(super) fn split(&self, rank: usize) -> Split {
        let mut below = 0.0;
        let mut index = rank;
        while index > 0 {
            below += self.sums[index];
            index &= index - 1;
        }
        let at = self.own[rank];
        Split { below, at, above: self.total - below - at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_split_by_rank() {
        let mut tree = Fenwick::new(5);
        for rank in 0..5 {
            tree.add(rank, (rank + 1) as f64);
        }
        let split = tree.split(2);
        assert_eq!((split.below, split.at, split.above), (3.0, 3.0, 9.0));
    }
}
