//! Rows sorted by stratum, then from the latest time, survivors before deaths at equal times; with the
//! positions of deaths.
//!
//! It takes four bytes a row: row index, death flag, and flag of the last death at its time. The steps of the
//! likelihood are derived while reading.

use std::ops::Range;

use crate::sorted_rows::{Ties, key, tolerance};
use crate::tied_times::TiedRuns;
use crate::{Categories, Error, Observations};

/// One time of death in one stratum.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    start: u32,
    deaths: u32,
    end: u32,
    pub(super) stratum: u32,
}

impl Step {
    /// Positions that join the risk set at this time or later without dying at it.
    pub(super) fn joining(&self) -> Range<usize> {
        self.start as usize..self.deaths as usize
    }

    /// Positions that die at this time.
    pub(super) fn dying(&self) -> Range<usize> {
        self.deaths as usize..self.end as usize
    }

    /// Both.
    pub(super) fn members(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(super) fn death_count(&self) -> usize {
        (self.end - self.deaths) as usize
    }
}

/// Flag of the last death at its time.
const LAST: u32 = 1 << 31;
const DEATH: u32 = 1 << 30;

/// A row index with its flags.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark(u32);

impl Mark {
    #[inline]
    pub(super) fn row(self) -> usize {
        (self.0 & !(DEATH | LAST)) as usize
    }

    #[inline]
    pub(super) fn dies(self) -> bool {
        self.0 & DEATH != 0
    }

    /// Returns whether it is the last death at its time.
    #[inline]
    pub(super) fn is_last(self) -> bool {
        self.0 & LAST != 0
    }
}

/// The rows in order.
#[derive(Debug, Clone, Default)]
pub(super) struct DeathOrder {
    /// Row of each position, with the two flags.
    marked: Vec<u32>,
    /// Each stratum with rows, and the position after its last.
    strata: Vec<(u32, u32)>,
    /// Times merged as ties.
    ties: TiedRuns,
}

/// A time with inverted bits, so that the latest comes first, and its row, marked if it dies.
type Key = (u64, u32);

impl DeathOrder {
    /// Sorts the rows, with R's ties.
    pub(super) fn new(rows: &Observations<'_>) -> Result<Self, Error> {
        if rows.len() >= DEATH as usize {
            let (method, remedy) = ("Cox regression", "fit a sample of the rows");
            return Err(Error::TooLarge { method, limit: u64::from(DEATH), remedy });
        }
        // If all times are sorted together, merging neighbours needs no extra sort.
        let together = rows.strata().is_none() && rows.entry().is_none();
        let mut ties = if together { TiedRuns::default() } else { rows.tied_runs()? };
        let mut keys = sorted_keys(rows, &ties);
        if together {
            ties = merge_ties(&mut keys);
        }
        let mut order = Self { marked: Vec::with_capacity(keys.len()), strata: Vec::new(), ties };
        let alone = [keys.len()];
        let mut rest = &keys[..];
        for (stratum, &count) in (0..).zip(rows.strata().map_or(&alone[..], |strata| strata.counts())) {
            let (keys, others) = rest.split_at(count);
            order.append(keys, stratum);
            rest = others;
        }
        Ok(order)
    }

    /// Adds a stratum.
    fn append(&mut self, keys: &[Key], stratum: u32) {
        if keys.is_empty() {
            return;
        }
        for tied in keys.chunk_by(|a, b| a.0 == b.0) {
            for flag in [0, DEATH] {
                self.marked.extend(tied.iter().map(|&(_, row)| row).filter(|row| row & DEATH == flag));
            }
            if let Some(last) = self.marked.last_mut().filter(|row| **row & DEATH != 0) {
                *last |= LAST;
            }
        }
        self.strata.push((stratum, self.marked.len() as u32));
    }

    /// The number of rows.
    pub(super) fn len(&self) -> usize {
        self.marked.len()
    }

    /// The row at a position.
    #[inline]
    pub(super) fn row(&self, position: usize) -> usize {
        Mark(self.marked[position]).row()
    }

    /// Positions of each stratum that has rows.
    pub(super) fn strata(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(0).chain(self.strata.iter().map(|&(_, end)| end as usize));
        starts.zip(&self.strata).map(|(start, &(_, end))| start..end as usize)
    }

    /// Marks at the given positions.
    #[inline]
    pub(super) fn marks(&self, positions: Range<usize>) -> impl Iterator<Item = Mark> {
        self.marked[positions].iter().map(|&mark| Mark(mark))
    }

    /// The rows in order.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> {
        self.marks(0..self.len()).map(Mark::row)
    }

    /// Returns whether the row at a position dies.
    pub(super) fn dies(&self, position: usize) -> bool {
        Mark(self.marked[position]).dies()
    }

    /// The time to which a row's time or entry is merged.
    pub(super) fn merged(&self, time: f64) -> f64 {
        self.ties.merged(time)
    }

    /// Times of death by stratum, from the latest.
    pub(super) fn steps(&self) -> Steps<'_> {
        Steps { order: self, stratum: 0, position: 0 }
    }
}

/// The steps of a [`DeathOrder`].
#[derive(Debug, Clone)]
pub(super) struct Steps<'a> {
    order: &'a DeathOrder,
    stratum: usize,
    position: u32,
}

impl Iterator for Steps<'_> {
    type Item = Step;

    #[inline]
    fn next(&mut self) -> Option<Step> {
        loop {
            let &(stratum, end_of_stratum) = self.order.strata.get(self.stratum)?;
            let (start, rest) =
                (self.position, &self.order.marked[self.position as usize..end_of_stratum as usize]);
            let Some(living) = rest.iter().position(|row| row & DEATH != 0) else {
                // No deaths remain: the rest faces no risk set.
                self.stratum += 1;
                self.position = end_of_stratum;
                continue;
            };
            let deaths = start + living as u32;
            let others = rest[living..].iter().position(|row| row & LAST != 0).unwrap_or(0);
            let end = deaths + others as u32 + 1;
            self.position = end;
            return Some(Step { start, deaths, end, stratum });
        }
    }
}

/// Sets each run of times that are ties in R to its earliest; see [`tied_times`](crate::tied_times).
fn merge_ties(keys: &mut [Key]) -> TiedRuns {
    let time = |bits: u64| f64::from_bits(!bits);
    let tolerance = tolerance(Ties::Merge, keys.iter().rev().map(|at| key(time(at.0), false)));
    let mut runs = Vec::new();
    let mut end = keys.len();
    while end > 0 {
        let earliest = keys[end - 1].0;
        let (mut start, mut last) = (end, earliest);
        while start > 0 && time(keys[start - 1].0) - time(last) <= tolerance {
            start -= 1;
            last = keys[start].0;
        }
        if last != earliest {
            runs.push((time(earliest), time(last)));
            keys[start..end].iter_mut().for_each(|key| key.0 = earliest);
            keys[start..end].sort_unstable();
        }
        end = start;
    }
    TiedRuns::from_runs(runs)
}

/// Keys sorted by stratum and time. Rows are first distributed into many small buckets, which sort much
/// faster than all together.
fn sorted_keys(rows: &Observations<'_>, ties: &TiedRuns) -> Vec<Key> {
    let (time, event) = (rows.time(), rows.event());
    let latest = time.iter().copied().fold(0.0, f64::max);
    let alone = [rows.len()];
    let mut strata = Vec::new();
    let mut buckets = 0;
    for &count in rows.strata().map_or(&alone[..], |strata| strata.counts()) {
        let own = (count / 16).max(1);
        let factor = if latest > 0.0 { (own - 1) as f64 / latest } else { 0.0 };
        strata.push((buckets, own - 1, factor));
        buckets += own;
    }
    let codes = rows.strata().map(Categories::codes);
    let of_first = strata.first().copied().unwrap_or((0, 0, 0.0));
    let bucket = |row: usize| {
        let (first, last, factor) = codes.map_or(of_first, |codes| strata[codes[row] as usize]);
        first + (((latest - ties.merged(time[row])) * factor) as usize).min(last)
    };
    let mut ends = vec![0_u32; buckets + 1];
    for row in 0..rows.len() {
        ends[bucket(row) + 1] += 1;
    }
    for index in 1..=buckets {
        ends[index] += ends[index - 1];
    }
    let mut keys: Vec<Key> = vec![(0, 0); rows.len()];
    for (row, &dies) in event.iter().enumerate() {
        let next = &mut ends[bucket(row)];
        // + 0 turns -0 into 0; the bits of a non-negative time are ordered like its value.
        let descending = !(ties.merged(time[row]) + 0.0).to_bits();
        keys[*next as usize] = (descending, row as u32 | if dies { DEATH } else { 0 });
        *next += 1;
    }
    let mut start = 0;
    for end in ends.into_iter().take(buckets) {
        let bucket = &mut keys[start..end as usize];
        start = end as usize;
        // Whole days need no further sort.
        if bucket.windows(2).any(|pair| pair[0].0 != pair[1].0) {
            bucket.sort_unstable();
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn death_order(rows: &Observations<'_>) -> DeathOrder {
        DeathOrder::new(rows).unwrap()
    }

    #[test]
    fn the_latest_come_first_and_the_living_before_the_dying() {
        let time = [3.0, 5.0, 5.0, 1.0, 2.0];
        let event = [true, true, false, false, true];
        let found = death_order(&Observations::new(&time, &event).unwrap());
        assert_eq!(found.rows().collect::<Vec<_>>(), [2, 1, 0, 4, 3]);
        let steps: Vec<_> = found.steps().map(|step| (step.joining(), step.dying())).collect();
        assert_eq!(steps, [(0..1, 1..2), (2..2, 2..3), (3..3, 3..4)]);
    }

    #[test]
    fn strata_follow_one_another_and_an_empty_one_is_passed_by() {
        let rows = Observations::new(&[1.0, 2.0, 3.0, 4.0], &[true, false, true, false]).unwrap();
        let levels = ["a", "b", "c"].map(str::to_owned).to_vec();
        let strata = Categories::from_codes(levels, vec![2, 2, 0, 0]).unwrap();
        let found = death_order(&rows.with_strata(&strata).unwrap());
        assert_eq!(found.rows().collect::<Vec<_>>(), [3, 2, 1, 0]);
        let steps: Vec<_> = found.steps().map(|step| (step.stratum, step.members())).collect();
        assert_eq!(steps, [(0, 0..2), (2, 2..4)]);
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
            let found = death_order(&Observations::new(&time, &event).unwrap());
            let mut expected: Vec<usize> = (0..5000).collect();
            expected.sort_by(|&a, &b| time[b].total_cmp(&time[a]).then(event[a].cmp(&event[b])));
            assert_eq!(found.rows().collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn times_that_differ_by_rounding_are_one_step() {
        let rows = [0.1 + 0.2, 0.3, 1.0];
        let found = death_order(&Observations::new(&rows, &[true; 3]).unwrap());
        assert_eq!(found.steps().map(|step| step.death_count()).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(found.merged(0.1 + 0.2), 0.3);
    }
}
