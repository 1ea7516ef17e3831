//! Numbers at risk, of events and censored, at each distinct time.
//!
//! Every estimator of a curve reads this table. It is never stored: its lines are computed from the sorted
//! rows, or the counts of each day, on reading.

use crate::sorted_rows::{SortedRows, Ties, key_event, key_time, tolerance};
use crate::tied_times::TiedRuns;
use crate::whole_times::{Count, count_whole_times};
use crate::{Categories, Error, Observations};

/// The rows of one curve.
#[derive(Debug, Clone)]
pub(crate) enum RiskTable {
    /// Numbers censored and of events on each day.
    Counted(Vec<Count>),
    /// The rows, and the largest difference of tied times.
    Sorted { rows: SortedRows, tolerance: f64 },
}

/// A distinct time; counts are sums of weights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Line {
    pub(crate) time: f64,
    pub(crate) at_risk: f64,
    pub(crate) events: f64,
    pub(crate) censored: f64,
    /// Number of rows with an event.
    pub(crate) event_rows: u64,
}

impl RiskTable {
    /// The table of all rows, ignoring strata.
    pub(crate) fn new(rows: &Observations<'_>) -> Result<Self, Error> {
        Self::with_ties(rows, Ties::Merge)
    }

    /// The table of rows with exact ties.
    pub(crate) fn of_merged(rows: &Observations<'_>) -> Result<Self, Error> {
        Self::with_ties(rows, Ties::Merged)
    }

    fn with_ties(rows: &Observations<'_>, ties: Ties) -> Result<Self, Error> {
        if let Some(counts) = count_whole_times(rows, 1, |_| 0) {
            return Ok(Self::Counted(counts));
        }
        if rows.entry().is_some() {
            let runs = if ties == Ties::Merge { rows.tied_runs()? } else { TiedRuns::default() };
            let rows = SortedRows::of_all(rows, &runs);
            return Ok(Self::Sorted { rows, tolerance: 0.0 });
        }
        // In sorted rows ties are neighbours, so no search is needed before.
        let rows = SortedRows::of_all(rows, &TiedRuns::default());
        Ok(Self::Sorted { tolerance: tolerance(ties, rows.keys()), rows })
    }

    /// One table for each level. Ties are found over all rows together.
    pub(crate) fn by_group(rows: &Observations<'_>, groups: &Categories) -> Result<Vec<Self>, Error> {
        let (codes, levels) = (groups.codes(), groups.levels().len());
        let group_of = |row: usize| codes[row] as usize;
        if let Some(counts) = count_whole_times(rows, levels, group_of) {
            let of_group = |group: usize| counts.iter().skip(group).step_by(levels).copied().collect();
            return Ok((0..levels).map(|group| Self::Counted(of_group(group))).collect());
        }
        let sorted = SortedRows::by_group(rows, &rows.tied_runs()?, levels, group_of);
        Ok(sorted.into_iter().map(|rows| Self::Sorted { rows, tolerance: 0.0 }).collect())
    }

    /// The lines, by ascending time.
    pub(crate) fn lines(&self) -> Lines<'_> {
        match self {
            Self::Counted(counts) => {
                let at_risk = counts.iter().map(|&[c, d]| u64::from(c) + u64::from(d)).sum();
                Lines::Counted { counts, day: 0, at_risk }
            }
            Self::Sorted { rows, tolerance } => Lines::Sorted { rows, tolerance: *tolerance, position: 0 },
        }
    }

    /// Number at risk at any time: a time then or later, and an earlier entry.
    pub(crate) fn at_risk(&self, time: f64) -> f64 {
        match self {
            Self::Counted(counts) => {
                let later = counts.iter().enumerate().filter(|&(day, _)| day as f64 >= time);
                later.map(|(_, &[c, d])| f64::from(c) + f64::from(d)).sum()
            }
            Self::Sorted { rows, tolerance } => {
                let mut position = rows.positions_before(time);
                let one_with_the_last = |position: usize| {
                    let pair =
                        position.checked_sub(1).and_then(|last| rows.key(last)).zip(rows.key(position));
                    pair.is_some_and(|(last, this)| key_time(this) - key_time(last) <= *tolerance)
                };
                // Ties share their smallest time, which then was before this one.
                while one_with_the_last(position) {
                    position += 1;
                }
                rows.at_risk(position, time)
            }
        }
    }

    /// The last distinct time; 0 without rows.
    pub(crate) fn largest_time(&self) -> f64 {
        match self {
            Self::Counted(counts) => {
                counts.iter().rposition(|count| *count != [0, 0]).map_or(0.0, |day| day as f64)
            }
            Self::Sorted { rows, tolerance } => {
                let time = |position: usize| rows.key(position).map(key_time);
                let mut position = rows.len().saturating_sub(1);
                let mut largest = time(position).unwrap_or(0.0);
                while let Some(before) = position.checked_sub(1).and_then(time)
                    && largest - before <= *tolerance
                {
                    largest = before;
                    position -= 1;
                }
                largest
            }
        }
    }
}

/// Tolerance of sums, as a share of the remaining weights.
const ROUNDING: f64 = 1e-13;

/// The lines of a [`RiskTable`].
#[derive(Debug, Clone)]
pub(crate) enum Lines<'a> {
    Counted { counts: &'a [Count], day: usize, at_risk: u64 },
    Sorted { rows: &'a SortedRows, tolerance: f64, position: usize },
}

impl Iterator for Lines<'_> {
    type Item = Line;

    #[inline]
    fn next(&mut self) -> Option<Line> {
        match self {
            Self::Counted { counts, day, at_risk } => loop {
                let &[censored, events] = counts.get(*day)?;
                let time = *day as f64;
                *day += 1;
                let leaving = u64::from(censored) + u64::from(events);
                if leaving > 0 {
                    let staying = *at_risk;
                    *at_risk -= leaving;
                    return Some(Line {
                        time,
                        at_risk: staying as f64,
                        events: f64::from(events),
                        censored: f64::from(censored),
                        event_rows: u64::from(events),
                    });
                }
            },
            Self::Sorted { rows, tolerance, position } => {
                let start = *position;
                let first = key_time(rows.key(start)?);
                let at_risk = rows.at_risk(*position, first);
                let (mut events, mut censored, mut event_rows) = (0.0, 0.0, 0);
                let mut last = first;
                while let Some(key) = rows.key(*position)
                    && key_time(key) - last <= *tolerance
                {
                    last = key_time(key);
                    if key_event(key) {
                        events += rows.weight(*position);
                        event_rows += 1;
                    } else {
                        censored += rows.weight(*position);
                    }
                    *position += 1;
                }
                // Because of the order of summation, the number leaving could differ from the number at risk.
                let leaving = events + censored;
                let all_leave = *position == rows.len() || at_risk - leaving <= ROUNDING * rows.tail(start);
                let at_risk = if all_leave { leaving } else { at_risk };
                Some(Line { time: first, at_risk, events, censored, event_rows })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(time: &[f64], event: &[bool]) -> Vec<Line> {
        RiskTable::new(&Observations::new(time, event).unwrap()).unwrap().lines().collect()
    }

    #[test]
    fn counting_and_sorting_agree() {
        let (time, event) = ([3.0, 1.0, 3.0, 2.0], [true, false, false, true]);
        let halves = time.map(|time| time + 0.5);
        let (counted, sorted) = (lines(&time, &event), lines(&halves, &event));
        assert_eq!(counted.iter().map(|line| line.time).collect::<Vec<_>>(), [1.0, 2.0, 3.0]);
        assert_eq!(counted.iter().map(|line| line.at_risk).collect::<Vec<_>>(), [4.0, 3.0, 2.0]);
        let counts = |line: &Line| (line.at_risk, line.events, line.censored);
        assert!(counted.iter().map(counts).eq(sorted.iter().map(counts)));
    }

    #[test]
    fn rounding_does_not_tear_a_tie() {
        let lines = lines(&[0.3, 0.1 + 0.2, 1.0], &[true, true, true]);
        assert_eq!(lines.iter().map(|line| line.events).collect::<Vec<_>>(), [2.0, 1.0]);
    }

    #[test]
    fn the_number_at_risk_at_a_time_is_that_of_the_next_line() {
        let (time, event) = ([0.1 + 0.2, 0.3, 1.0, 2.0], [true; 4]);
        let table = RiskTable::new(&Observations::new(&time, &event).unwrap()).unwrap();
        assert_eq!(
            [0.0, 0.3, 0.1 + 0.2, 1.0, 1.5, 3.0].map(|at| table.at_risk(at)),
            [4.0, 4.0, 2.0, 2.0, 1.0, 0.0]
        );
        assert_eq!(table.largest_time(), 2.0);
    }
}
