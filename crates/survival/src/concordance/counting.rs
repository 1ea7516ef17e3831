//! Counts the pairs of one stratum in `n log n`.
//!
//! Backward in time, a tree over the ranks of the scores holds the patients still at risk, and each death
//! queries the numbers below, at and above its own score. Forward in time, a second tree holds the deaths so
//! far, and each end of observation queries it the same way. The two give every row's share of the pairs: as
//! the first to die, and as the survivor.

use super::fenwick::{Fenwick, Split};
use super::time_weights::{DeathTime, death_times};
use super::{ConcordanceOptions, Direction, PairCounts, RowPairs};
use crate::Observations;
use crate::sorted_rows::key;

/// Counts the pairs among the members, and adds the pairs of each row if requested.
pub(super) fn count_stratum(
    rows: &Observations<'_>,
    members: &[usize],
    score: &[f64],
    options: &ConcordanceOptions,
    mut pairs: Option<&mut Vec<RowPairs>>,
    rank: &mut [u32],
) -> PairCounts {
    let (time, event) = (rows.time(), rows.event());
    // At equal times deaths come first, because the others outlive them.
    let ascending = sorted_by(members, |row| key(time[row], event[row]));
    let stratum = Stratum {
        rows,
        deaths: death_times(rows, &ascending, options.weight, options.until),
        ranks: Ranks::new(members, score, rank),
        direction: options.direction,
        by_entry: by_entry(rows, members),
        ascending,
    };
    let counts = stratum.backward(pairs.as_deref_mut());
    if let Some(pairs) = pairs {
        stratum.forward(pairs);
    }
    counts
}

struct Stratum<'a> {
    rows: &'a Observations<'a>,
    ascending: Vec<u32>,
    /// Members by entry, ascending; empty without delayed entry.
    by_entry: Vec<u32>,
    deaths: Vec<DeathTime>,
    ranks: Ranks<'a>,
    direction: Direction,
}

impl Stratum<'_> {
    /// Pairs of each death with the patients who survive it.
    fn backward(&self, mut pairs: Option<&mut Vec<RowPairs>>) -> PairCounts {
        let (time, event) = (self.rows.time(), self.rows.event());
        let mut counts = PairCounts::default();
        let mut at_risk = Fenwick::new(self.ranks.distinct);
        let mut left = self.ascending.len();
        let mut leaving = self.by_entry.len();
        for death in self.deaths.iter().rev() {
            let first = self.ascending[..left].partition_point(|&row| time[row as usize] < death.time);
            let (dying, living): (Vec<u32>, Vec<u32>) = self.ascending[first..left]
                .iter()
                .partition(|&&row| event[row as usize] && time[row as usize] <= death.time);
            left = first;
            for &row in &living {
                at_risk.add(self.ranks.of(row), self.rows.weight_of(row as usize));
            }
            while leaving > 0 && self.entry(self.by_entry[leaving - 1]) >= death.time {
                leaving -= 1;
                let row = self.by_entry[leaving];
                at_risk.add(self.ranks.of(row), -self.rows.weight_of(row as usize));
            }
            for &row in &dying {
                let weight = self.rows.weight_of(row as usize) * death.weight;
                let (concordant, discordant, tied) = self.judge(at_risk.split(self.ranks.of(row)));
                counts.concordant += weight * concordant;
                counts.discordant += weight * discordant;
                counts.tied_score += weight * tied;
                if let Some(pairs) = &mut pairs {
                    let mine = &mut pairs[row as usize];
                    mine.concordant += death.weight * concordant;
                    mine.discordant += death.weight * discordant;
                    mine.tied_score += death.weight * tied;
                }
            }
            self.count_tied_times(&dying, death.weight, &mut counts);
            for &row in &dying {
                at_risk.add(self.ranks.of(row), self.rows.weight_of(row as usize));
            }
        }
        counts
    }

    /// Pairs of each row with the deaths that it has outlived under observation.
    fn forward(&self, pairs: &mut [RowPairs]) {
        let (time, event) = (self.rows.time(), self.rows.event());
        let mut died = Fenwick::new(self.ranks.distinct);
        let mut ended = 0;
        let mut entered = 0;
        let mut settle = |died: &Fenwick, row: u32, sign: f64| {
            let split = died.split(self.ranks.of(row));
            // The survivor is concordant with deaths of scores above if a death is concordant with scores
            // below.
            let (discordant, concordant, tied) = self.judge(split);
            let mine = &mut pairs[row as usize];
            mine.concordant += sign * concordant;
            mine.discordant += sign * discordant;
            mine.tied_score += sign * tied;
        };
        for death in &self.deaths {
            while self.by_entry.get(entered).is_some_and(|&row| self.entry(row) < death.time) {
                settle(&died, self.by_entry[entered], -1.0);
                entered += 1;
            }
            let start = ended;
            while let Some(&row) = self.ascending.get(ended) {
                let dies_now = event[row as usize] && time[row as usize] >= death.time;
                if time[row as usize] > death.time || (time[row as usize] >= death.time && !dies_now) {
                    break;
                }
                settle(&died, row, 1.0);
                ended += 1;
            }
            for &row in &self.ascending[start..ended] {
                if event[row as usize] {
                    died.add(self.ranks.of(row), death.weight * self.rows.weight_of(row as usize));
                }
            }
        }
        for &row in &self.ascending[ended..] {
            settle(&died, row, 1.0);
        }
        for &row in &self.by_entry[entered..] {
            settle(&died, row, -1.0);
        }
    }

    /// (concordant, discordant, tied) of a death before the patients in the split.
    fn judge(&self, split: Split) -> (f64, f64, f64) {
        match self.direction {
            Direction::HigherIsWorse => (split.below, split.above, split.at),
            Direction::HigherIsBetter => (split.above, split.below, split.at),
        }
    }

    fn entry(&self, row: u32) -> f64 {
        self.rows.entry().map_or(0.0, |entry| entry[row as usize])
    }

    /// Counts pairs of deaths at one time, by whether the scores are equal.
    fn count_tied_times(&self, dying: &[u32], time_weight: f64, counts: &mut PairCounts) {
        if dying.len() < 2 {
            return;
        }
        let mut by_rank: Vec<(usize, f64)> =
            dying.iter().map(|&row| (self.ranks.of(row), self.rows.weight_of(row as usize))).collect();
        by_rank.sort_unstable_by_key(|&(rank, _)| rank);
        let all = pairs_of(by_rank.iter().map(|&(_, weight)| weight));
        let same: f64 = by_rank
            .chunk_by(|a, b| a.0 == b.0)
            .map(|tied| pairs_of(tied.iter().map(|&(_, weight)| weight)))
            .sum();
        counts.tied_both += time_weight * same;
        counts.tied_time += time_weight * (all - same);
    }
}

/// The sum of the products of all pairs.
fn pairs_of(weights: impl Iterator<Item = f64>) -> f64 {
    weights.fold((0.0, 0.0), |(pairs, before), weight| (pairs + before * weight, before + weight)).0
}

/// The rank of each member's score among the distinct scores of the stratum.
struct Ranks<'a> {
    rank: &'a [u32],
    distinct: usize,
}

impl<'a> Ranks<'a> {
    fn new(members: &[usize], score: &[f64], rank: &'a mut [u32]) -> Self {
        // + 0 turns -0 into 0, which is an equal score.
        let value = |row: usize| score[row] + 0.0;
        // The bits of a double ordered by its value: those of a negative one are inverted.
        let ordered = |row: usize| {
            let bits = value(row).to_bits();
            if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
        };
        let sorted = sorted_by(members, ordered);
        let mut distinct = 0;
        for tied in sorted.chunk_by(|&a, &b| ordered(a as usize) == ordered(b as usize)) {
            for &row in tied {
                rank[row as usize] = distinct;
            }
            distinct += 1;
        }
        Self { rank, distinct: distinct as usize }
    }

    fn of(&self, row: u32) -> usize {
        self.rank[row as usize] as usize
    }
}

fn by_entry(rows: &Observations<'_>, members: &[usize]) -> Vec<u32> {
    let Some(entry) = rows.entry() else { return Vec::new() };
    let mut sorted = as_u32(members);
    sorted.sort_by(|&a, &b| entry[a as usize].total_cmp(&entry[b as usize]));
    sorted
}

/// Members sorted by a key, then by row. Keys stored with their rows sort several times faster than rows that
/// point to them.
fn sorted_by(members: &[usize], key: impl Fn(usize) -> u64) -> Vec<u32> {
    let mut keys: Vec<(u64, u32)> = members.iter().map(|&row| (key(row), row as u32)).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, row)| row).collect()
}

/// Halves the memory; there are fewer rows than 2^32.
fn as_u32(members: &[usize]) -> Vec<u32> {
    members.iter().map(|&row| row as u32).collect()
}
