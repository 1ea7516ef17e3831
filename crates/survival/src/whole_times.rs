//! Counts whole days, which need no sorting.

use crate::Observations;

/// Numbers censored and of events, at one time in one group.
pub(crate) type Count = [u32; 2];

/// For each whole time and group, the numbers censored and of events, groups adjacent; `None` if a time is
/// not an integer, if a row has a weight or delayed entry, or if there would be more bins than rows.
///
/// Reads rows in blocks that stay in the cache, so that one pass is enough and stops at the first block with
/// a time that is not an integer.
pub(crate) fn count_whole_times(
    rows: &Observations<'_>,
    groups: usize,
    group_of: impl Fn(usize) -> usize,
) -> Option<Vec<Count>> {
    const BLOCK: usize = 512;
    if rows.weight().is_some() || rows.entry().is_some() {
        return None;
    }
    // Limited to the memory of sorting, 8 bytes a row, or to the size of the cache.
    let most = rows.len().clamp(1 << 14, 1 << 24);
    let mut counts: Vec<Count> = Vec::new();
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
            counts.reserve_exact(bins - counts.len());
            counts.resize(bins, [0; 2]);
        }
        let counts = counts.as_mut_slice();
        for (row, (&day, &event)) in days.iter().zip(events).enumerate() {
            counts[day as usize * groups + group_of(block * BLOCK + row)][usize::from(event)] += 1;
        }
    }
    Some(counts)
}
