//! Numbers at risk and events in each group at each event time.
//!
//! Whole days are counted into bins. Other times are sorted group by group, 8 bytes a row, and the groups
//! merged on reading, so that a table of times by groups is never stored. Strata are additional groups, of
//! which only those of one stratum are read together.

use crate::sorted_rows::{SortedRows, Ties, key_event, key_time, tolerance};
use crate::tied_times::TiedRuns;
use crate::whole_times::{Count, count_whole_times};
use crate::{Categories, Error, Observations};

/// Rows by stratum and group.
#[derive(Debug, Clone)]
pub(super) struct RiskSets {
    groups: usize,
    strata: usize,
    ties: Ties,
    rows: Rows,
}

#[derive(Debug, Clone)]
enum Rows {
    /// Whole times: numbers censored and of events for each time, stratum and group.
    Counted(Vec<Count>),
    /// Any times: sorted rows of each stratum and group.
    Sorted(Vec<SortedRows>),
}

impl RiskSets {
    pub(super) fn new(rows: &Observations<'_>, groups: &Categories) -> Result<Self, Error> {
        let (codes, levels) = (groups.codes(), groups.levels().len());
        match rows.strata() {
            None => Self::of_cells(rows, levels, 1, |row| codes[row] as usize),
            Some(strata) => Self::of_cells(rows, levels, strata.levels().len(), |row| {
                strata.codes()[row] as usize * levels + codes[row] as usize
            }),
        }
    }

    fn of_cells(
        rows: &Observations<'_>,
        groups: usize,
        strata: usize,
        cell_of: impl Fn(usize) -> usize,
    ) -> Result<Self, Error> {
        let cells = groups.saturating_mul(strata);
        if let Some(counts) = count_whole_times(rows, cells, &cell_of) {
            return Ok(Self { groups, strata, ties: Ties::Merged, rows: Rows::Counted(counts) });
        }
        // Without strata or entries, ties can be merged on reading.
        if strata == 1 && rows.entry().is_none() {
            let sorted = Rows::Sorted(SortedRows::by_group(rows, &TiedRuns::default(), cells, cell_of));
            return Ok(Self { groups, strata, ties: Ties::Merge, rows: sorted });
        }
        let sorted = Rows::Sorted(SortedRows::by_group(rows, &rows.tied_runs()?, cells, cell_of));
        Ok(Self { groups, strata, ties: Ties::Merged, rows: sorted })
    }

    pub(super) fn strata(&self) -> usize {
        self.strata
    }

    /// Calls `visit` with the numbers at risk and of events in each of these groups, at each time of a
    /// stratum at which one of them has an event, ascending.
    pub(super) fn for_each_event_time(
        &self,
        stratum: usize,
        groups: &[usize],
        visit: impl FnMut(&[f64], &[f64]),
    ) {
        let first = stratum * self.groups;
        match &self.rows {
            Rows::Counted(counts) => {
                let cells: Vec<usize> = groups.iter().map(|group| first + group).collect();
                each_counted(counts, self.groups * self.strata, &cells, visit);
            }
            Rows::Sorted(sorted) => {
                let members: Vec<&SortedRows> =
                    groups.iter().filter_map(|group| sorted.get(first + group)).collect();
                each_sorted(&members, self.ties, visit);
            }
        }
    }
}

fn each_counted(counts: &[Count], width: usize, cells: &[usize], mut visit: impl FnMut(&[f64], &[f64])) {
    let leaving = |[censored, events]: Count| u64::from(censored) + u64::from(events);
    let mut left = vec![0_u64; cells.len()];
    for time in counts.chunks_exact(width) {
        for (left, &cell) in left.iter_mut().zip(cells) {
            *left += leaving(time[cell]);
        }
    }
    let (mut at_risk, mut now) = (vec![0.0; cells.len()], vec![0.0; cells.len()]);
    for time in counts.chunks_exact(width) {
        let mut any = 0;
        for ((now, at_risk), (left, &cell)) in
            now.iter_mut().zip(&mut at_risk).zip(left.iter_mut().zip(cells))
        {
            *now = f64::from(time[cell][1]);
            *at_risk = *left as f64;
            *left -= leaving(time[cell]);
            any |= time[cell][1];
        }
        if any > 0 {
            visit(&at_risk, &now);
        }
    }
}

fn each_sorted(groups: &[&SortedRows], ties: Ties, mut visit: impl FnMut(&[f64], &[f64])) {
    let mut pooled = Heads::new(groups);
    let tolerance = tolerance(ties, std::iter::from_fn(|| pooled.next().map(|(_, key)| key)));
    let mut heads = Heads::new(groups);
    let (mut at_risk, mut events) = (vec![0.0; groups.len()], vec![0.0; groups.len()]);
    let mut next = heads.next();
    while let Some((_, key)) = next {
        let first = key_time(key);
        for ((at_risk, group), &position) in at_risk.iter_mut().zip(groups).zip(&heads.positions) {
            *at_risk = group.at_risk(position, first);
        }
        // The head that was read is still at risk.
        if let Some((g, _)) = next {
            at_risk[g] = groups[g].at_risk(heads.positions[g] - 1, first);
        }
        events.fill(0.0);
        let (mut last, mut any) = (first, false);
        while let Some((g, key)) = next.filter(|&(_, key)| key_time(key) - last <= tolerance) {
            last = key_time(key);
            if key_event(key) {
                events[g] += groups[g].weight(heads.positions[g] - 1);
                any = true;
            }
            next = heads.next();
        }
        if any {
            visit(&at_risk, &events);
        }
    }
}

/// The groups' rows merged into one ascending sequence.
struct Heads<'a> {
    groups: &'a [&'a SortedRows],
    positions: Vec<usize>,
}

impl<'a> Heads<'a> {
    fn new(groups: &'a [&'a SortedRows]) -> Self {
        Self { groups, positions: vec![0; groups.len()] }
    }

    /// The next row: its group and key.
    fn next(&mut self) -> Option<(usize, u64)> {
        let mut best: Option<(usize, u64)> = None;
        for (g, (group, &position)) in self.groups.iter().zip(&self.positions).enumerate() {
            if let Some(key) = group.key(position)
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
