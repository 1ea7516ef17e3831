//! Merges times that differ only by rounding.
//!
//! Follow-up computed as a difference of dates over 30.4375 represents the same day with different last bits,
//! and splitting a risk set changes a p-value. R's `survival` (function `aeqSurv`, option `timefix`)
//! therefore sorts the distinct times and treats neighbours as ties if their difference is at most
//! sqrt(machine epsilon), about 1.5e-8, absolutely or relative to the mean of the distinct times; all take
//! the smallest time of such a run. This module does the same.

use std::borrow::Cow;

use crate::Error;

/// R's tolerance: the square root of the machine epsilon, 2^-26.
pub const TOLERANCE: f64 = 1.490_116_119_384_765_6e-8;

/// Replaces each run of ties by its smallest member, and -0 by 0; borrows if nothing changes.
///
/// Times must be finite; others are unchanged.
///
/// The result has the order and unit of the input. R's `aeqSurv`.
///
/// ```
/// use survival::tied_times::merge_tied_times;
///
/// assert_eq!(*merge_tied_times(&[0.3, 0.1 + 0.2, 5.0]), [0.3, 0.3, 5.0]);
/// ```
#[must_use]
pub fn merge_tied_times(times: &[f64]) -> Cow<'_, [f64]> {
    let runs = TiedRuns::of(&[times]);
    runs.merge_all(times)
}

/// Like [`merge_tied_times`] for intervals `(entry, time]`: starts and ends are compared together, as in R.
/// Returns the entries and the times, in the order and unit of the input.
///
/// # Errors
/// [`Error::EntryNotBeforeTime`] if an interval becomes empty.
#[expect(clippy::type_complexity, reason = "two columns, each borrowed or owned")]
pub fn merge_tied_intervals<'a>(
    entry: &'a [f64],
    time: &'a [f64],
) -> Result<(Cow<'a, [f64]>, Cow<'a, [f64]>), Error> {
    let runs = TiedRuns::of_intervals(entry, time)?;
    Ok((runs.merge_all(entry), runs.merge_all(time)))
}

/// Runs of tied but unequal times: smallest and largest of each, ascending.
///
/// They are rare, so an estimator looks up a time here on reading, instead of copying all times.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct TiedRuns(Vec<(f64, f64)>);

impl TiedRuns {
    /// The runs among the times of all columns together.
    pub(crate) fn of(columns: &[&[f64]]) -> Self {
        let whole = |time: &f64| (time - libm::trunc(*time)).abs() <= 0.0;
        if columns.iter().all(|column| column.iter().all(whole)) && !far_from_zero(columns) {
            return Self::default();
        }
        let mut distinct: Vec<f64> = Vec::with_capacity(columns.iter().map(|column| column.len()).sum());
        for column in columns {
            distinct.extend(column.iter().copied().filter(|time| time.is_finite()));
        }
        distinct.sort_unstable_by(f64::total_cmp);
        distinct.dedup();
        let mean = distinct.iter().map(|time| time.abs()).sum::<f64>() / distinct.len().max(1) as f64;
        let tied = |a: &f64, b: &f64| b - a <= TOLERANCE || (b - a) / mean <= TOLERANCE;
        let ends = |run: &[f64]| run.first().copied().zip(run.last().copied());
        Self(distinct.chunk_by(tied).filter(|run| run.len() > 1).filter_map(ends).collect())
    }

    /// The runs among starts and ends together.
    pub(crate) fn of_intervals(entry: &[f64], time: &[f64]) -> Result<Self, Error> {
        let runs = Self::of(&[entry, time]);
        if !runs.is_empty() {
            for (row, (&entry, &time)) in entry.iter().zip(time).enumerate() {
                let (entry, time) = (runs.merged(entry), runs.merged(time));
                if entry >= time {
                    return Err(Error::EntryNotBeforeTime { row, entry, time });
                }
            }
        }
        Ok(runs)
    }

    /// Takes runs that are ascending and disjoint.
    pub(crate) fn from_runs(runs: Vec<(f64, f64)>) -> Self {
        Self(runs)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Merges all times. By their bits -0 and 0 would be two times, so all zeros become 0.
    fn merge_all<'t>(&self, times: &'t [f64]) -> Cow<'t, [f64]> {
        let negative_zero = |time: &f64| time.to_bits() == (-0.0_f64).to_bits();
        if self.is_empty() && !times.iter().any(negative_zero) {
            return Cow::Borrowed(times);
        }
        Cow::Owned(times.iter().map(|&time| self.merged(time) + 0.0).collect())
    }

    /// The time to which a time is merged.
    #[inline]
    pub(crate) fn merged(&self, time: f64) -> f64 {
        if self.0.is_empty() {
            return time;
        }
        let begun = self.0.partition_point(|&(first, _)| first <= time);
        let run = begun.checked_sub(1).and_then(|run| self.0.get(run));
        run.filter(|&&(_, last)| time <= last).map_or(time, |&(first, _)| first)
    }
}

/// Integers differ by at least 1, so only a mean above 1 / tolerance could tie them.
fn far_from_zero(columns: &[&[f64]]) -> bool {
    columns.iter().any(|column| column.iter().any(|time| !time.is_finite() || time.abs() >= 1.0 / TOLERANCE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distinct_times_are_borrowed_as_they_are() {
        assert!(matches!(merge_tied_times(&[3.0, 1.0, 2.0]), Cow::Borrowed(_)));
        assert!(matches!(merge_tied_times(&[0.1, 0.2, 0.1]), Cow::Borrowed(_)));
    }

    #[test]
    fn a_run_of_ties_takes_its_smallest_member() {
        let times = [1.0 + 2e-8, 1.0, 1.0 + 1e-8, 2.0];
        assert_eq!(*merge_tied_times(&times), [1.0, 1.0, 1.0, 2.0]);
    }

    #[test]
    fn an_interval_that_shrinks_to_nothing_is_refused() {
        let error = merge_tied_intervals(&[1.0], &[1.0 + 1e-9]).unwrap_err();
        assert_eq!(error.row(), Some(0));
    }
}
