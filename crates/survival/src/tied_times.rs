//! Times that differ by rounding alone are ties.
//!
//! Follow-up computed as a difference of dates over 30.4375 leaves the same day with different last
//! bits, and a risk set torn in two changes a p-value. R's `survival` (function `aeqSurv`, option
//! `timefix`) therefore sorts the distinct times and takes neighbours for ties when their difference
//! is at most sqrt(machine epsilon), about 1.5e-8, absolutely or relative to the mean of the distinct
//! times; the smallest time of such a run stands for all. This module does the same.

use std::borrow::Cow;

use crate::Error;

/// R's tolerance: the square root of the machine epsilon, 2^-26.
pub const TOLERANCE: f64 = 1.490_116_119_384_765_6e-8;

/// The times with each run of ties replaced by its smallest member; borrowed if nothing changes.
///
/// Times must be finite; others come back as they are.
///
/// ```
/// use survival::tied_times::merge_tied_times;
///
/// assert_eq!(*merge_tied_times(&[0.3, 0.1 + 0.2, 5.0]), [0.3, 0.3, 5.0]);
/// ```
#[must_use]
pub fn merge_tied_times(times: &[f64]) -> Cow<'_, [f64]> {
    match cuts(&[times]) {
        None => Cow::Borrowed(times),
        Some(cuts) => Cow::Owned(times.iter().map(|&time| representative(&cuts, time)).collect()),
    }
}

/// Like [`merge_tied_times`] for intervals `(entry, time]`: starts and ends are compared together,
/// as R does. Returns the entries and the times.
///
/// # Errors
/// [`Error::EntryNotBeforeTime`] where an interval shrinks to nothing.
///
/// ```
/// use survival::tied_times::merge_tied_intervals;
///
/// let (entry, time) = merge_tied_intervals(&[0.0, 0.1 + 0.2], &[0.3, 5.0])?;
/// assert_eq!(entry[1], time[0]);
/// # Ok::<(), survival::Error>(())
/// ```
#[expect(clippy::type_complexity, reason = "two columns, each borrowed or owned")]
pub fn merge_tied_intervals<'a>(
    entry: &'a [f64],
    time: &'a [f64],
) -> Result<(Cow<'a, [f64]>, Cow<'a, [f64]>), Error> {
    let Some(cuts) = cuts(&[entry, time]) else {
        return Ok((Cow::Borrowed(entry), Cow::Borrowed(time)));
    };
    let merge =
        |times: &[f64]| -> Vec<f64> { times.iter().map(|&time| representative(&cuts, time)).collect() };
    let (merged_entry, merged_time) = (merge(entry), merge(time));
    for (row, (&entry, &time)) in merged_entry.iter().zip(&merged_time).enumerate() {
        if entry >= time {
            return Err(Error::EntryNotBeforeTime { row, entry, time });
        }
    }
    Ok((Cow::Owned(merged_entry), Cow::Owned(merged_time)))
}

/// The smallest member of every run of ties, ascending; `None` if there are no ties but exact ones.
fn cuts(columns: &[&[f64]]) -> Option<Vec<f64>> {
    let whole = |time: &f64| (time - libm::trunc(*time)).abs() <= 0.0;
    if columns.iter().all(|column| column.iter().all(whole)) && !far_from_zero(columns) {
        return None;
    }
    let mut distinct: Vec<f64> = columns.iter().flat_map(|column| column.iter().copied()).collect();
    distinct.retain(|time| time.is_finite());
    distinct.sort_unstable_by(f64::total_cmp);
    distinct.dedup();
    merge_sorted(&distinct)
}

/// Whole numbers differ by 1 or more, so only a mean above 1 / tolerance could tie them.
fn far_from_zero(columns: &[&[f64]]) -> bool {
    columns.iter().any(|column| column.iter().any(|time| !time.is_finite() || time.abs() >= 1.0 / TOLERANCE))
}

/// As [`cuts`], from distinct ascending times.
fn merge_sorted(distinct: &[f64]) -> Option<Vec<f64>> {
    let mean = distinct.iter().map(|time| time.abs()).sum::<f64>() / distinct.len().max(1) as f64;
    let tied = |pair: &[f64]| {
        let step = pair[1] - pair[0];
        step <= TOLERANCE || step / mean <= TOLERANCE
    };
    if !distinct.windows(2).any(tied) {
        return None;
    }
    let first = distinct.first().copied();
    Some(
        first.into_iter().chain(distinct.windows(2).filter(|pair| !tied(pair)).map(|pair| pair[1])).collect(),
    )
}

/// The largest cut that is not above `time`.
fn representative(cuts: &[f64], time: f64) -> f64 {
    match cuts.partition_point(|&cut| cut <= time) {
        0 => time,
        after => cuts[after - 1],
    }
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
