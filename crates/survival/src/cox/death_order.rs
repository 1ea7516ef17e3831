//! Sorting the rows from the latest time of each stratum, and finding the times of death.

use crate::Error;
use crate::observations::Observations;
use crate::sorted_rows::{Ties, key, tolerance};

/// One time at which somebody dies, in one stratum.
#[derive(Debug, Clone)]
pub(super) struct Step {
    start: u32,
    deaths: u32,
    end: u32,
    pub(super) stratum: u32,
    pub(super) time: f64,
}

impl Step {
    /// The positions that join the risk set at or after this time without dying at it.
    pub(super) fn joining(&self) -> std::ops::Range<usize> {
        self.start as usize..self.deaths as usize
    }

    /// The positions that die at this time.
    pub(super) fn dying(&self) -> std::ops::Range<usize> {
        self.deaths as usize..self.end as usize
    }

    /// Both.
    pub(super) fn members(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(super) fn death_count(&self) -> usize {
        (self.end - self.deaths) as usize
    }
}

/// The rows by stratum, then by time from the latest, at equal times those who live first; and the
/// times of death in that order.
#[derive(Debug, Clone, Default)]
pub(super) struct DeathOrder {
    /// Position to row.
    pub(super) order: Vec<u32>,
    pub(super) steps: Vec<Step>,
}

/// A time, its bits turned over so that the latest comes first, with its row; the row's highest bit
/// is set for a death.
type Key = (u64, u32);

const DEATH: u32 = 1 << 31;

/// The order of the rows, with R's ties.
pub(super) fn death_order(rows: &Observations<'_>) -> Result<DeathOrder, Error> {
    if rows.len() >= DEATH as usize {
        return Err(Error::TooLarge { method: "Cox regression", limit: u64::from(DEATH) });
    }
    // Where the times are sorted anyway, merging neighbours costs no other sort.
    if rows.strata().is_none() && rows.entry().is_none() {
        let mut keys = sorted_keys(rows, 0..rows.len() as u32, rows.len());
        merge_ties(&mut keys);
        let mut order = DeathOrder::default();
        order.append(&keys, 0);
        return Ok(order);
    }
    let merged = rows.merge_ties()?;
    let rows = merged.observations();
    let mut order = DeathOrder::default();
    match rows.strata() {
        None => order.append(&sorted_keys(&rows, 0..rows.len() as u32, rows.len()), 0),
        Some(strata) => {
            for (stratum, members) in (0..).zip(strata.rows_by_level()) {
                let count = members.len();
                order.append(&sorted_keys(&rows, members.into_iter().map(|row| row as u32), count), stratum);
            }
        }
    }
    Ok(order)
}

impl DeathOrder {
    /// Adds a stratum.
    fn append(&mut self, keys: &[Key], stratum: u32) {
        self.order.reserve(keys.len());
        let mut start = self.order.len() as u32;
        for tied in keys.chunk_by(|a, b| a.0 == b.0) {
            let living = tied.partition_point(|&(_, row)| row & DEATH == 0);
            self.order.extend(tied.iter().map(|&(_, row)| row & !DEATH));
            let end = self.order.len() as u32;
            if living < tied.len() {
                let deaths = end - (tied.len() - living) as u32;
                self.steps.push(Step { start, deaths, end, stratum, time: f64::from_bits(!tied[0].0) });
                start = end;
            }
        }
    }
}

/// Gives each run of times that are ties in R the time of its earliest; see
/// [`tied_times`](crate::tied_times).
fn merge_ties(keys: &mut [Key]) {
    let time = |bits: u64| f64::from_bits(!bits);
    let tolerance = tolerance(Ties::Merge, keys.iter().rev().map(|at| key(time(at.0), false)));
    let mut end = keys.len();
    while end > 0 {
        let earliest = keys[end - 1].0;
        let (mut start, mut last, mut differ) = (end, earliest, false);
        while start > 0 && time(keys[start - 1].0) - time(last) <= tolerance {
            start -= 1;
            last = keys[start].0;
            differ |= last != earliest;
        }
        if differ {
            keys[start..end].iter_mut().for_each(|key| key.0 = earliest);
            keys[start..end].sort_unstable();
        }
        end = start;
    }
}

/// The keys in order. Rows are first dealt into many small buckets by time, since sorting those takes
/// a fraction of the time that sorting all takes.
fn sorted_keys(
    rows: &Observations<'_>,
    members: impl Iterator<Item = u32> + Clone,
    count: usize,
) -> Vec<Key> {
    let (time, event) = (rows.time(), rows.event());
    let latest = members.clone().fold(0.0, |latest: f64, row| latest.max(time[row as usize]));
    let buckets = (count / 16).max(1);
    let factor = if latest > 0.0 { (buckets - 1) as f64 / latest } else { 0.0 };
    let bucket = |row: u32| ((latest - time[row as usize]) * factor) as usize;
    let mut ends = vec![0_u32; buckets + 1];
    for row in members.clone() {
        ends[bucket(row).min(buckets - 1) + 1] += 1;
    }
    for index in 1..=buckets {
        ends[index] += ends[index - 1];
    }
    let mut keys: Vec<Key> = vec![(0, 0); count];
    for row in members {
        let next = &mut ends[bucket(row).min(buckets - 1)];
        // + 0 turns -0 into 0; the bits of a time that is not negative are ordered as it is.
        let descending = !(time[row as usize] + 0.0).to_bits();
        keys[*next as usize] = (descending, row | if event[row as usize] { DEATH } else { 0 });
        *next += 1;
    }
    let mut start = 0;
    for end in ends.into_iter().take(buckets) {
        let bucket = &mut keys[start..end as usize];
        start = end as usize;
        if bucket.windows(2).all(|pair| pair[0].0 == pair[1].0) {
            // Whole days: only those who live and those who die remain to be parted.
            bucket.sort_by_key(|&(_, row)| row & DEATH);
        } else {
            bucket.sort_unstable();
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_come_first_and_the_living_before_the_dying() {
        let time = [3.0, 5.0, 5.0, 1.0, 2.0];
        let event = [true, true, false, false, true];
        let found = death_order(&Observations::new(&time, &event).unwrap()).unwrap();
        assert_eq!(found.order, [2, 1, 0, 4, 3]);
        let steps: Vec<_> =
            found.steps.iter().map(|step| (step.time, step.joining(), step.dying())).collect();
        assert_eq!(steps, [(5.0, 0..1, 1..2), (3.0, 2..2, 2..3), (2.0, 3..3, 3..4)]);
    }

    #[test]
    fn many_rows_are_sorted_as_few_are() {
        let mut state = 1_u64;
        let mut draw = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f64
        };
        for whole in [true, false] {
            let time: Vec<f64> = (0..5000)
                .map(|_| if whole { libm::floor(draw() / 50_000.0) } else { libm::sqrt(draw()) })
                .collect();
            let event: Vec<bool> = (0..5000).map(|_| draw() > 5e6).collect();
            let found = death_order(&Observations::new(&time, &event).unwrap()).unwrap();
            let mut expected: Vec<u32> = (0..5000).collect();
            expected.sort_by(|&a, &b| {
                let (a, b) = (a as usize, b as usize);
                time[b].total_cmp(&time[a]).then(event[a].cmp(&event[b]))
            });
            assert_eq!(found.order, expected);
        }
    }

    #[test]
    fn times_that_differ_by_rounding_are_one_step() {
        let rows = [0.1 + 0.2, 0.3, 1.0];
        let found = death_order(&Observations::new(&rows, &[true; 3]).unwrap()).unwrap();
        assert_eq!(found.steps.len(), 2);
        assert_eq!(found.steps[1].death_count(), 2);
    }
}
