//! Rows of each group in order of time, 8 bytes a row.
//!
//! Sorting takes most of the time, and a million rows must fit into the page's memory, so a row is one
//! integer. The bits of a non-negative double are ordered like its value, and the always clear sign bit makes
//! room for a flag that sorts events before censorings at the same time.

use crate::Observations;
use crate::tied_times::{TOLERANCE, TiedRuns};

/// State of the merging of times that differ by less than R's tolerance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ties {
    /// Not merged yet.
    Merge,
    /// Already merged, over a larger set of rows.
    Merged,
}

/// Encodes a time with, in the lowest bit, whether it is censored.
pub(crate) fn key(time: f64, event: bool) -> u64 {
    (time.to_bits() << 1) | u64::from(!event)
}

/// The time in a [`key`].
pub(crate) fn key_time(key: u64) -> f64 {
    f64::from_bits(key >> 1)
}

/// Returns whether a [`key`] ended in an event.
pub(crate) fn key_event(key: u64) -> bool {
    key & 1 == 0
}

/// Rows of one group, ascending. Positions past the end have no row.
#[derive(Debug, Clone)]
pub(crate) enum SortedRows {
    /// Each row counts once.
    Plain {
        keys: Vec<u64>,
        /// Delayed entries, ascending; empty if there are none.
        entries: Vec<f64>,
    },
    /// Each row counts with its weight.
    Weighted { rows: Vec<WeightedRow>, entries: Vec<WeightedEntry> },
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct WeightedRow {
    key: u64,
    weight: f64,
    /// Sum of its own and all later weights, from the end so that the last sum is exact.
    tail: f64,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct WeightedEntry {
    time: f64,
    /// Sum of the weights of this and all later entries.
    tail: f64,
}

impl SortedRows {
    /// All rows.
    pub(crate) fn of_all(rows: &Observations<'_>, ties: &TiedRuns) -> Self {
        let nobody = Self::Plain { keys: Vec::new(), entries: Vec::new() };
        Self::by_group(rows, ties, 1, |_| 0).pop().unwrap_or(nobody)
    }

    /// The rows of each of `groups` groups, with these ties merged.
    pub(crate) fn by_group(
        rows: &Observations<'_>,
        ties: &TiedRuns,
        groups: usize,
        group_of: impl Fn(usize) -> usize,
    ) -> Vec<Self> {
        let mut sizes = vec![0; groups];
        (0..rows.len()).for_each(|row| sizes[group_of(row)] += 1);
        let keys = rows.time().iter().zip(rows.event()).map(|(&time, &event)| key(ties.merged(time), event));
        match rows.weight() {
            None => {
                let mut split: Vec<Vec<u64>> = sizes.iter().copied().map(Vec::with_capacity).collect();
                for (row, key) in keys.enumerate() {
                    split[group_of(row)].push(key);
                }
                split.iter_mut().for_each(|keys| keys.sort_unstable());
                let entries = entries(rows, &sizes, group_of, |time, _| ties.merged(time));
                let plain = split.into_iter().zip(entries).map(|(keys, mut entries)| {
                    entries.sort_unstable_by(f64::total_cmp);
                    Self::Plain { keys, entries }
                });
                plain.collect()
            }
            Some(weight) => {
                let mut split: Vec<Vec<WeightedRow>> =
                    sizes.iter().copied().map(Vec::with_capacity).collect();
                for ((row, key), &weight) in keys.enumerate().zip(weight) {
                    split[group_of(row)].push(WeightedRow { key, weight, tail: weight });
                }
                let entries = entries(rows, &sizes, group_of, |time, weight| WeightedEntry {
                    time: ties.merged(time),
                    tail: weight,
                });
                let weighted = split.into_iter().zip(entries).map(|(mut rows, mut entries)| {
                    // Equal times are sorted by weight, so that sums do not depend on the order of the rows.
                    rows.sort_unstable_by(|a, b| a.key.cmp(&b.key).then(a.weight.total_cmp(&b.weight)));
                    sum_from_the_end(&mut rows, |row| &mut row.tail);
                    entries
                        .sort_unstable_by(|a, b| a.time.total_cmp(&b.time).then(a.tail.total_cmp(&b.tail)));
                    sum_from_the_end(&mut entries, |entry| &mut entry.tail);
                    Self::Weighted { rows, entries }
                });
                weighted.collect()
            }
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Plain { keys, .. } => keys.len(),
            Self::Weighted { rows, .. } => rows.len(),
        }
    }

    /// The [`key`] at a position.
    #[inline]
    pub(crate) fn key(&self, position: usize) -> Option<u64> {
        match self {
            Self::Plain { keys, .. } => keys.get(position).copied(),
            Self::Weighted { rows, .. } => rows.get(position).map(|row| row.key),
        }
    }

    #[inline]
    pub(crate) fn weight(&self, position: usize) -> f64 {
        match self {
            Self::Plain { .. } => 1.0,
            Self::Weighted { rows, .. } => rows.get(position).map_or(0.0, |row| row.weight),
        }
    }

    /// Weight of the rows from a position on, whether they have entered or not.
    #[inline]
    pub(crate) fn tail(&self, position: usize) -> f64 {
        match self {
            Self::Plain { keys, .. } => (keys.len() - position) as f64,
            Self::Weighted { rows, .. } => rows.get(position).map_or(0.0, |row| row.tail),
        }
    }

    /// Number at risk at `time` among the rows from a position on, without those that enter then or later.
    #[inline]
    pub(crate) fn at_risk(&self, position: usize, time: f64) -> f64 {
        match self {
            Self::Plain { keys, entries } => {
                let come = entries.partition_point(|&entry| entry < time);
                (keys.len() - position) as f64 - (entries.len() - come) as f64
            }
            Self::Weighted { rows, entries } => {
                let come = entries.partition_point(|entry| entry.time < time);
                let staying = rows.get(position).map_or(0.0, |row| row.tail);
                staying - entries.get(come).map_or(0.0, |entry| entry.tail)
            }
        }
    }

    /// Number of positions before the first time that is not below this one.
    pub(crate) fn positions_before(&self, time: f64) -> usize {
        match self {
            Self::Plain { keys, .. } => keys.partition_point(|&key| key_time(key) < time),
            Self::Weighted { rows, .. } => rows.partition_point(|row| key_time(row.key) < time),
        }
    }

    /// The keys, ascending.
    pub(crate) fn keys(&self) -> impl Iterator<Item = u64> {
        (0..self.len()).filter_map(|position| self.key(position))
    }
}

/// Delayed entries of each group, with their weights.
fn entries<T>(
    rows: &Observations<'_>,
    sizes: &[usize],
    group_of: impl Fn(usize) -> usize,
    entry: impl Fn(f64, f64) -> T,
) -> Vec<Vec<T>> {
    let late = rows.entry().unwrap_or_default();
    let room = |&size: &usize| Vec::with_capacity(if late.is_empty() { 0 } else { size });
    let mut split: Vec<Vec<T>> = sizes.iter().map(room).collect();
    for (row, &time) in late.iter().enumerate() {
        split[group_of(row)].push(entry(time, rows.weight_of(row)));
    }
    split
}

fn sum_from_the_end<T>(values: &mut [T], sum: impl Fn(&mut T) -> &mut f64) {
    let mut later = 0.0;
    for value in values.iter_mut().rev() {
        let sum = sum(value);
        *sum += later;
        later = *sum;
    }
}

/// Largest difference of tied neighbours, from keys in ascending order.
pub(crate) fn tolerance(ties: Ties, keys: impl Iterator<Item = u64>) -> f64 {
    if ties == Ties::Merged {
        return 0.0;
    }
    let (mut sum, mut distinct, mut last) = (0.0, 0_u64, f64::NAN);
    for time in keys.map(key_time) {
        if time > last || last.is_nan() {
            sum += time;
            distinct += 1;
            last = time;
        }
    }
    TOLERANCE * (sum / distinct.max(1) as f64).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_entry_is_not_at_risk_before_or_at_it() {
        let rows = Observations::new(&[2.0, 3.0, 4.0], &[true; 3]).unwrap();
        let rows = rows.with_entry(&[0.0, 2.0, 1.0]).unwrap();
        for rows in [rows, rows.with_weights(&[1.0; 3]).unwrap()] {
            let sorted = &SortedRows::by_group(&rows, &TiedRuns::default(), 1, |_| 0)[0];
            assert_eq!(
                [sorted.at_risk(0, 2.0), sorted.at_risk(1, 3.0), sorted.at_risk(2, 4.0)],
                [2.0, 2.0, 1.0]
            );
        }
    }

    #[test]
    fn a_key_keeps_its_time_and_orders_events_first() {
        assert_eq!((key_time(key(0.1, false)), key_event(key(0.1, true))), (0.1, true));
        assert!(key(0.1, true) < key(0.1, false) && key(0.1, false) < key(0.2, true));
    }
}
