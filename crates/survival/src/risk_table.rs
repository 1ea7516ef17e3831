//! Who was at risk, who had the event and who was censored, at each distinct time.
//!
//! Every estimator of a curve reads this table, and building it is where the time goes. Whole
//! days are counted into bins; other times are sorted as integers, 8 bytes a row: the bits of a
//! non-negative double are ordered as its value is, and the sign bit, always clear, makes room for
//! a flag that puts an event before a censoring at the same time.

use crate::tied_times::TOLERANCE;
use crate::{Error, Observations};

/// Columns over the distinct times, ascending; counts are sums of weights.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct RiskTable {
    pub(crate) time: Vec<f64>,
    pub(crate) at_risk: Vec<f64>,
    pub(crate) events: Vec<f64>,
    pub(crate) censored: Vec<f64>,
    /// How many rows share the events of a time, where rows have weights; empty where they have not.
    pub(crate) event_rows: Vec<f64>,
    /// Late entries, ascending; empty when everybody is watched from the start.
    pub(crate) entries: Vec<Entry>,
}

/// One row's late entry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Entry {
    pub(crate) time: f64,
    pub(crate) weight: f64,
}

/// Whether times within R's tolerance still have to be made ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ties {
    /// They have to.
    Merge,
    /// They are already, over a larger set of rows.
    Merged,
}

impl RiskTable {
    /// The table of all rows, whatever their strata.
    pub(crate) fn new(rows: &Observations<'_>, ties: Ties) -> Result<Self, Error> {
        if rows.entry().is_some() && ties == Ties::Merge {
            return Self::new(&rows.merge_ties()?.observations(), Ties::Merged);
        }
        let mut table = match rows.weight() {
            Some(_) => sorted_weighted(rows, ties),
            None => match count_whole_times(rows, 1, |_| 0) {
                Some(counts) => from_counts(&counts),
                None => sorted(rows, ties),
            },
        };
        table.sum_at_risk();
        if let Some(entry) = rows.entry() {
            table.entries = entry
                .iter()
                .enumerate()
                .map(|(row, &time)| Entry { time, weight: rows.weight_of(row) })
                .collect();
            table.entries.sort_unstable_by(|a, b| a.time.total_cmp(&b.time));
            table.take_out_those_still_to_come();
        }
        Ok(table)
    }

    /// Everyone whose time is now or later, summed from the end so that the last sum is exact.
    fn sum_at_risk(&mut self) {
        let mut at_risk = 0.0;
        self.at_risk = vec![0.0; self.time.len()];
        for i in (0..self.time.len()).rev() {
            at_risk += self.events[i] + self.censored[i];
            self.at_risk[i] = at_risk;
        }
    }

    /// Rows that enter at `t` or later are not at risk at `t`.
    fn take_out_those_still_to_come(&mut self) {
        let (mut to_come, mut next) = (0.0, self.entries.len());
        for i in (0..self.time.len()).rev() {
            while next > 0 && self.entries[next - 1].time >= self.time[i] {
                next -= 1;
                to_come += self.entries[next].weight;
            }
            self.at_risk[i] -= to_come;
        }
    }

    fn with_capacity(times: usize) -> Self {
        let column = || Vec::with_capacity(times);
        Self { time: column(), events: column(), censored: column(), ..Self::default() }
    }

    fn push(&mut self, time: f64, events: f64, censored: f64) {
        self.time.push(time);
        self.events.push(events);
        self.censored.push(censored);
    }
}

/// For each whole time and group, the numbers censored and of events, groups side by side; `None` if a
/// time is not whole, or if there would be many more bins than rows.
///
/// Rows are taken in blocks that stay in the cache, so that one pass over the memory does it all and
/// gives up at the first block with a time that is not whole.
pub(crate) fn count_whole_times(
    rows: &Observations<'_>,
    groups: usize,
    group_of: impl Fn(usize) -> usize,
) -> Option<Vec<[u32; 2]>> {
    const BLOCK: usize = 512;
    let most = (4 * rows.len()).clamp(1 << 10, 1 << 24);
    let mut counts: Vec<[u32; 2]> = Vec::new();
    let mut days = [0_i32; BLOCK];
    for (block, (times, events)) in rows.time().chunks(BLOCK).zip(rows.event().chunks(BLOCK)).enumerate() {
        for (day, &time) in days.iter_mut().zip(times) {
            *day = time as i32;
        }
        let days = &days[..times.len()];
        let broken: u32 =
            times.iter().zip(days).map(|(&time, &day)| u32::from((time - f64::from(day)).abs() > 0.0)).sum();
        let largest = days.iter().fold(0, |largest, &day| largest.max(day));
        let bins = (largest as usize + 1).saturating_mul(groups);
        if broken > 0 || bins > most {
            return None;
        }
        if bins > counts.len() {
            counts.resize(bins, [0; 2]);
        }
        let counts = counts.as_mut_slice();
        for (row, (&day, &event)) in days.iter().zip(events).enumerate() {
            counts[day as usize * groups + group_of(block * BLOCK + row)][usize::from(event)] += 1;
        }
    }
    Some(counts)
}

fn from_counts(counts: &[[u32; 2]]) -> RiskTable {
    let mut table = RiskTable::default();
    for (time, &[censored, events]) in (0_u32..).zip(counts) {
        if censored + events > 0 {
            table.push(f64::from(time), f64::from(events), f64::from(censored));
        }
    }
    table
}

/// A time and, in the lowest bit, whether it ended in a censoring.
pub(crate) fn key(time: f64, event: bool) -> u64 {
    (time.to_bits() << 1) | u64::from(!event)
}

/// The time in a [`key`].
pub(crate) fn key_time(key: u64) -> f64 {
    f64::from_bits(key >> 1)
}

/// Whether a [`key`] ended in an event.
pub(crate) fn key_event(key: u64) -> bool {
    key & 1 == 0
}

fn sorted(rows: &Observations<'_>, ties: Ties) -> RiskTable {
    let mut keys: Vec<u64> =
        rows.time().iter().zip(rows.event()).map(|(&time, &event)| key(time, event)).collect();
    keys.sort_unstable();
    let tolerance = tolerance(ties, keys.iter().copied());
    let distinct = 1 + keys.windows(2).filter(|pair| pair[0] >> 1 != pair[1] >> 1).count();
    let mut table = RiskTable::with_capacity(distinct);
    let mut i = 0;
    while i < keys.len() {
        let first = key_time(keys[i]);
        let (mut last, mut events, start) = (first, 0_u64, i);
        while i < keys.len() && key_time(keys[i]) - last <= tolerance {
            last = key_time(keys[i]);
            events += u64::from(key_event(keys[i]));
            i += 1;
        }
        table.push(first, events as f64, (i - start) as f64 - events as f64);
    }
    table
}

fn sorted_weighted(rows: &Observations<'_>, ties: Ties) -> RiskTable {
    let pairs = rows.time().iter().zip(rows.event()).enumerate();
    let mut keys: Vec<(u64, f64)> =
        pairs.map(|(row, (&time, &event))| (key(time, event), rows.weight_of(row))).collect();
    keys.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let tolerance = tolerance(ties, keys.iter().map(|&(key, _)| key));
    let mut table = RiskTable::default();
    let mut i = 0;
    while i < keys.len() {
        let first = key_time(keys[i].0);
        let (mut last, mut events, mut censored, mut event_rows) = (first, 0.0, 0.0, 0.0);
        while i < keys.len() && key_time(keys[i].0) - last <= tolerance {
            let (key, weight) = keys[i];
            last = key_time(key);
            if key_event(key) {
                events += weight;
                event_rows += 1.0;
            } else {
                censored += weight;
            }
            i += 1;
        }
        table.push(first, events, censored);
        table.event_rows.push(event_rows);
    }
    table
}

/// The largest step between neighbours that is still a tie, from keys in ascending order.
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

    fn table(time: &[f64], event: &[bool]) -> RiskTable {
        RiskTable::new(&Observations::new(time, event).unwrap(), Ties::Merge).unwrap()
    }

    #[test]
    fn counting_and_sorting_agree() {
        let (time, event) = ([3.0, 1.0, 3.0, 2.0], [true, false, false, true]);
        let halves = time.map(|time| time + 0.5);
        let (counted, sorted) = (table(&time, &event), table(&halves, &event));
        assert_eq!(counted.time, [1.0, 2.0, 3.0]);
        assert_eq!(counted.at_risk, [4.0, 3.0, 2.0]);
        assert_eq!((counted.events, counted.censored), (sorted.events, sorted.censored));
    }

    #[test]
    fn rounding_does_not_tear_a_tie() {
        assert_eq!(table(&[0.3, 0.1 + 0.2, 1.0], &[true, true, true]).events, [2.0, 1.0]);
    }

    #[test]
    fn a_late_entry_is_not_at_risk_before_or_at_it() {
        let rows = Observations::new(&[2.0, 3.0, 4.0], &[true; 3]).unwrap();
        let rows = rows.with_entry(&[0.0, 2.0, 1.0]).unwrap();
        assert_eq!(RiskTable::new(&rows, Ties::Merge).unwrap().at_risk, [2.0, 2.0, 1.0]);
    }
}
