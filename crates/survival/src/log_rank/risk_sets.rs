//! Who is at risk, and who has the event, in each group at each event time.
//!
//! Whole days are counted into bins. Other times are sorted group by group, 8 bytes a row, and the
//! groups merged as they are read, so that no table of times by groups is ever held.

use crate::risk_table::{Ties, count_whole_times, key, key_event, key_time, tolerance};
use crate::{Categories, Error, Observations};

/// The rows of one stratum.
#[derive(Debug, Clone)]
pub(super) enum RiskSets {
    Counted(Counted),
    Sorted(Sorted),
}

/// Whole times: for each time and group, the numbers censored and of events.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    groups: usize,
    counts: Vec<[u32; 2]>,
}

/// Any times: for each group its rows ascending.
#[derive(Debug, Clone)]
pub(super) struct Sorted {
    groups: Vec<Group>,
    tolerance: f64,
}

#[derive(Debug, Clone, Default)]
struct Group {
    keys: Vec<u64>,
    /// Parallel to the keys, and empty without weights: each row's weight, and the sum of its own
    /// and all later ones.
    weight: Vec<f64>,
    tail: Vec<f64>,
    /// Late entries, ascending, each with the sum of its own and all later weights.
    entries: Vec<(f64, f64)>,
}

impl RiskSets {
    /// One for each stratum that has rows.
    pub(super) fn by_stratum(rows: &Observations<'_>, groups: &Categories) -> Result<Vec<Self>, Error> {
        let Some(strata) = rows.strata() else {
            return Ok(vec![if rows.entry().is_some() {
                Self::new(
                    &rows.merge_ties()?.observations(),
                    groups.codes(),
                    groups.levels().len(),
                    Ties::Merged,
                )
            } else {
                Self::new(rows, groups.codes(), groups.levels().len(), Ties::Merge)
            }]);
        };
        let merged = rows.merge_ties()?;
        let rows = merged.observations();
        let mut sets = Vec::new();
        for stratum in strata.rows_by_level().iter().filter(|stratum| !stratum.is_empty()) {
            let subset = rows.select(stratum)?;
            let codes = groups.select(stratum);
            sets.push(Self::new(&subset.observations(), codes.codes(), groups.levels().len(), Ties::Merged));
        }
        Ok(sets)
    }

    fn new(rows: &Observations<'_>, codes: &[u32], groups: usize, ties: Ties) -> Self {
        let plain = rows.entry().is_none() && rows.weight().is_none();
        let counts = if plain { count_whole_times(rows, groups, |row| codes[row] as usize) } else { None };
        match counts {
            Some(counts) => Self::Counted(Counted { groups, counts }),
            None => Self::Sorted(Sorted::new(rows, codes, groups, ties)),
        }
    }

    /// Calls `visit` with the numbers at risk and of events in each group, at each time with an
    /// event, ascending.
    pub(super) fn for_each_event_time(&self, visit: impl FnMut(&[f64], &[f64])) {
        match self {
            Self::Counted(counted) => counted.for_each_event_time(visit),
            Self::Sorted(sorted) => sorted.for_each_event_time(visit),
        }
    }
}

impl Counted {
    fn for_each_event_time(&self, mut visit: impl FnMut(&[f64], &[f64])) {
        let mut at_risk = vec![0.0; self.groups];
        for time in self.counts.chunks_exact(self.groups) {
            for (at_risk, &[censored, events]) in at_risk.iter_mut().zip(time) {
                *at_risk += f64::from(censored) + f64::from(events);
            }
        }
        let mut now = vec![0.0; self.groups];
        for time in self.counts.chunks_exact(self.groups) {
            let mut any = 0;
            for (now, &[_, events]) in now.iter_mut().zip(time) {
                *now = f64::from(events);
                any |= events;
            }
            if any > 0 {
                visit(&at_risk, &now);
            }
            for (at_risk, &[censored, events]) in at_risk.iter_mut().zip(time) {
                *at_risk -= f64::from(censored) + f64::from(events);
            }
        }
    }
}

impl Sorted {
    fn new(rows: &Observations<'_>, codes: &[u32], groups: usize, ties: Ties) -> Self {
        let mut split = vec![Group::default(); groups];
        let mut sizes = vec![0; groups];
        codes.iter().for_each(|&code| sizes[code as usize] += 1);
        for (group, size) in split.iter_mut().zip(sizes) {
            group.keys.reserve_exact(size);
        }
        let keys = rows.time().iter().zip(rows.event()).map(|(&time, &event)| key(time, event));
        match rows.weight() {
            None => {
                for (key, &code) in keys.zip(codes) {
                    split[code as usize].keys.push(key);
                }
                split.iter_mut().for_each(|group| group.keys.sort_unstable());
            }
            Some(weight) => {
                let mut pairs: Vec<Vec<(u64, f64)>> = vec![Vec::new(); groups];
                for ((key, &code), &weight) in keys.zip(codes).zip(weight) {
                    pairs[code as usize].push((key, weight));
                }
                for (group, pairs) in split.iter_mut().zip(&mut pairs) {
                    pairs.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
                    (group.keys, group.weight) = pairs.iter().copied().unzip();
                    group.tail = sums_from_the_end(&group.weight);
                }
            }
        }
        if let Some(entry) = rows.entry() {
            let mut entries: Vec<Vec<(f64, f64)>> = vec![Vec::new(); groups];
            for (row, (&entry, &code)) in entry.iter().zip(codes).enumerate() {
                entries[code as usize].push((entry, rows.weight_of(row)));
            }
            for (group, mut entries) in split.iter_mut().zip(entries) {
                entries.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
                let weights: Vec<f64> = entries.iter().map(|&(_, weight)| weight).collect();
                let tail = sums_from_the_end(&weights);
                group.entries = entries.iter().zip(tail).map(|(&(time, _), tail)| (time, tail)).collect();
            }
        }
        let mut sets = Self { groups: split, tolerance: 0.0 };
        if ties == Ties::Merge {
            let mut heads = Heads::new(&sets.groups);
            let pooled = std::iter::from_fn(|| heads.next().map(|(_, key)| key));
            sets.tolerance = tolerance(ties, pooled);
        }
        sets
    }

    fn for_each_event_time(&self, mut visit: impl FnMut(&[f64], &[f64])) {
        let mut heads = Heads::new(&self.groups);
        let (mut at_risk, mut events) = (vec![0.0; self.groups.len()], vec![0.0; self.groups.len()]);
        let mut next = heads.next();
        while let Some((_, key)) = next {
            let first = key_time(key);
            for ((at_risk, group), &position) in at_risk.iter_mut().zip(&self.groups).zip(&heads.positions) {
                *at_risk = group.at_risk(position, first);
            }
            // The head that was taken is still at risk.
            if let Some((g, _)) = next {
                at_risk[g] = self.groups[g].at_risk(heads.positions[g] - 1, first);
            }
            events.fill(0.0);
            let (mut last, mut any) = (first, false);
            while let Some((g, key)) = next.filter(|&(_, key)| key_time(key) - last <= self.tolerance) {
                last = key_time(key);
                if key_event(key) {
                    events[g] += self.groups[g].weight_of(heads.positions[g] - 1);
                    any = true;
                }
                next = heads.next();
            }
            if any {
                visit(&at_risk, &events);
            }
        }
    }
}

impl Group {
    fn weight_of(&self, position: usize) -> f64 {
        self.weight.get(position).copied().unwrap_or(1.0)
    }

    /// How many rows from `position` on are at risk at `time`.
    fn at_risk(&self, position: usize, time: f64) -> f64 {
        let staying = if self.tail.is_empty() {
            (self.keys.len() - position) as f64
        } else {
            value_or_zero(&self.tail, position)
        };
        if self.entries.is_empty() {
            return staying;
        }
        let first = self.entries.partition_point(|&(entry, _)| entry < time);
        staying - self.entries.get(first).map_or(0.0, |&(_, tail)| tail)
    }
}

/// The groups' rows merged into one ascending sequence.
struct Heads<'a> {
    groups: &'a [Group],
    positions: Vec<usize>,
}

impl<'a> Heads<'a> {
    fn new(groups: &'a [Group]) -> Self {
        Self { groups, positions: vec![0; groups.len()] }
    }

    /// The next row: its group and key.
    fn next(&mut self) -> Option<(usize, u64)> {
        let mut best: Option<(usize, u64)> = None;
        for (g, (group, &position)) in self.groups.iter().zip(&self.positions).enumerate() {
            if let Some(&key) = group.keys.get(position)
                && best.is_none_or(|(_, least)| key < least)
            {
                best = Some((g, key));
            }
        }
        if let Some((g, _)) = best {
            self.positions[g] += 1;
        }
        best
    }
}

fn value_or_zero(values: &[f64], index: usize) -> f64 {
    values.get(index).copied().unwrap_or(0.0)
}

/// At each place the sum of its own and all later values.
fn sums_from_the_end(values: &[f64]) -> Vec<f64> {
    let mut sums = values.to_vec();
    for i in (1..sums.len()).rev() {
        sums[i - 1] += sums[i];
    }
    sums
}
