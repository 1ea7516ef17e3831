//! Pairs of groupings that may be one thing measured before and after.

use clinical::Finding;

use super::clinical_order::Measure;
use super::grouping::Grouping;
use super::offered::Parting;
use super::study::Study;
use crate::heading::{stem_after, stem_before};

/// Id of the only system whose groups a file may name in a column of its own.
const CHILD_PUGH: &str = "child_pugh";

/// Pairs of groupings, as positions, that may be one thing measured before and after: two columns of one
/// finding, or two columns of the file's own with a value in common, which a person may pair. A column that is
/// a known finding measured again can be mapped as such.
#[must_use]
pub fn pairs_of(study: &Study<'_>, partings: &[Parting]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (first, before) in partings.iter().enumerate() {
        for (second, after) in partings.iter().enumerate() {
            let twice = may_be_pair(study, &before.grouping, &after.grouping)
                && in_order(study, &before.grouping, &after.grouping);
            let known = [before, after].map(|it| Measure::of_stratum(study, &it.grouping).is_some());
            if twice && (known == [true, true] || known == [false, false] && share_a_level(before, after)) {
                found.push((first, second));
            }
        }
    }
    found
}

/// Returns whether two groupings are not known to be of different findings, and not of one column.
pub(super) fn may_be_pair(study: &Study<'_>, before: &Grouping, after: &Grouping) -> bool {
    let of = |grouping: &Grouping| Measure::of_stratum(study, grouping);
    let is_own = |grouping: &Grouping| matches!(grouping, Grouping::Factor { .. });
    let is_measure = |grouping: &Grouping| is_own(grouping) || of(grouping).is_some();
    // A column of the page's meaning was measured once.
    if before == after || !(is_own(before) || is_own(after)) || !(is_measure(before) && is_measure(after)) {
        return false;
    }
    match (of(before), of(after)) {
        (None, _) | (_, None) => true,
        (Some(Measure::ChildPugh), Some(Measure::Groups(_))) => is_child_pugh(after),
        (Some(Measure::Groups(_)), Some(Measure::ChildPugh)) => is_child_pugh(before),
        (Some(one), Some(other)) => one == other || (is_walking(one) && is_walking(other)),
    }
}

fn is_child_pugh(grouping: &Grouping) -> bool {
    matches!(grouping, Grouping::Score { system } if system == CHILD_PUGH)
}

fn is_walking(measure: Measure) -> bool {
    matches!(measure, Measure::Walking | Measure::Finding(Finding::Ambulation))
}

/// Returns whether the second grouping may be the later one, by what the headings say.
fn in_order(study: &Study<'_>, before: &Grouping, after: &Grouping) -> bool {
    when(study, before) <= when(study, after)
}

/// Time of a measurement: 0 before the operation, 2 after it, 1 if nothing says so.
fn when(study: &Study<'_>, grouping: &Grouping) -> u8 {
    match grouping {
        Grouping::Factor { name } if study.cohort().measured_after(name).is_some() => 2,
        Grouping::Factor { name } if stem_after(name).is_some() => 2,
        Grouping::Factor { name } if stem_before(name).is_some() => 0,
        _ => 1,
    }
}

/// Returns whether two columns of the file's own, neither of a known finding, have a value in common.
fn share_a_level(before: &Parting, after: &Parting) -> bool {
    let keys = |parting: &Parting| -> Vec<String> {
        let used = parting.levels.iter().filter(|(_, rows)| *rows > 0);
        used.map(|(level, _)| level.key()).collect()
    };
    let known = keys(before);
    keys(after).iter().any(|key| known.contains(key))
}
