//! Making a reference from the rows of a study.

use serde::{Deserialize, Serialize};

use crate::error::MakeError;
use crate::{Cost, Counts, Group, Labels, Reference, SystemCounts};

/// Treatment of groups that are too small to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmallGroups {
    /// Merged with the smaller neighbour.
    #[default]
    Merge,
    /// Withheld.
    Withhold,
}

/// Settings of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Making {
    /// Texts, unit of the times, and smallest size of a group.
    pub labels: Labels,
    /// Treatment of smaller groups.
    pub small_groups: SmallGroups,
}

/// Follow-up of a patient.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// Time in days.
    pub days: f64,
    /// True if the patient died.
    pub event: bool,
}

/// Groups of a system for the rows of a study.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoredRows {
    /// Id of the system.
    pub system: String,
    /// Names of its groups, in order.
    pub names: Vec<String>,
    /// Index of the group of each row, if certain.
    pub group: Vec<Option<usize>>,
}

/// A reference, and its difference from the study.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The reference.
    pub reference: Reference,
    /// Loss of precision, over all groups.
    pub cost: Cost,
    /// Groups that were merged, as system and names.
    pub merged: Vec<(String, Vec<String>)>,
    /// Groups that were withheld, as system and name.
    pub withheld: Vec<(String, String)>,
    /// Systems whose groups are all too small.
    pub omitted: Vec<String>,
}

/// Makes a reference from rows and their groups.
///
/// # Errors
/// No system, no group of sufficient size, an impossible time, or a text that is missing or too long.
///
/// ```
/// use reference::{Coarsening, Labels, Making, Row, ScoredRows, SmallGroups, make};
///
/// let rows: Vec<Row> = (1..=12).map(|week| Row { days: f64::from(week) * 7.0, event: week % 3 > 0 }).collect();
/// let group = (0..12).map(|row| Some(usize::from(row >= 10))).collect();
/// let names = vec!["low".to_owned(), "high".to_owned()];
/// let scores = [ScoredRows { system: "own".to_owned(), names, group }];
/// let labels = Labels {
///     place: "A hospital".to_owned(),
///     years: "2010-2020".to_owned(),
///     times: Coarsening::Weeks,
///     smallest_group: 5,
///     made_up: true,
/// };
/// let made = make(&rows, &scores, Making { labels, small_groups: SmallGroups::Merge })?;
/// assert_eq!(made.merged, [("own".to_owned(), vec!["low".to_owned(), "high".to_owned()])]);
/// # Ok::<(), reference::MakeError>(())
/// ```
pub fn make(rows: &[Row], scores: &[ScoredRows], making: Making) -> Result<Made, MakeError> {
    if scores.is_empty() {
        return Err(MakeError::NoSystems);
    }
    if let Some(row) = rows.iter().position(|row| !row.days.is_finite() || row.days < 0.0) {
        return Err(MakeError::Time(row));
    }
    let Making { labels, small_groups } = making;
    let smallest = u64::from(labels.smallest_group.max(1));
    let (mut systems, mut cost) = (Vec::new(), Cost::none());
    let (mut merged, mut withheld, mut omitted) = (Vec::new(), Vec::new(), Vec::new());
    for of_system in scores {
        let all = exact_groups(rows, of_system);
        let (shown, left_out) = match small_groups {
            SmallGroups::Merge => merge(all, smallest),
            SmallGroups::Withhold => all.into_iter().partition(|group| group.counts.n() >= smallest),
        };
        let system = &of_system.system;
        if shown.is_empty() {
            omitted.push(system.clone());
            continue;
        }
        withheld.extend(left_out.iter().map(|group| (system.clone(), group.name())));
        let of_several = shown.iter().filter(|group| group.names.len() > 1);
        merged.extend(of_several.map(|group| (system.clone(), group.names.clone())));
        let mut groups = Vec::new();
        for group in shown {
            let lost = group.counts.cost(labels.times);
            cost = cost.max(lost.map_err(|_| MakeError::Estimate(labels.times))?);
            groups.push(Group { counts: group.counts.coarsened(labels.times), ..group });
        }
        systems.push(SystemCounts { system: system.clone(), groups });
    }
    if systems.is_empty() {
        return Err(MakeError::AllTooSmall(labels.smallest_group));
    }
    let reference = Reference::new(labels, rows.len() as u64, systems)?;
    Ok(Made { reference, cost, merged, withheld, omitted })
}

/// The groups that have patients, with exact times.
fn exact_groups(rows: &[Row], scores: &ScoredRows) -> Vec<Group> {
    let group = |(place, name): (usize, &String)| {
        let members = rows.iter().zip(&scores.group).filter(|(_, group)| **group == Some(place));
        let counts = Counts::of_rows(members.map(|(row, _)| (row.days, row.event)))?;
        Some(Group { names: vec![name.clone()], counts })
    };
    scores.names.iter().enumerate().filter_map(group).collect()
}

/// Merges each group that is too small with its smaller neighbour. Returns the groups of sufficient size, and
/// the only one left if it is still too small.
fn merge(mut groups: Vec<Group>, smallest: u64) -> (Vec<Group>, Vec<Group>) {
    while groups.len() > 1
        && let Some(place) = groups.iter().position(|group| group.counts.n() < smallest)
    {
        let size = |place: usize| groups.get(place).map_or(u64::MAX, |group| group.counts.n());
        let before_is_smaller = place > 0 && size(place - 1) <= size(place + 1);
        let first = if before_is_smaller { place - 1 } else { place };
        let second = groups.remove(first + 1);
        let group = &mut groups[first];
        if let Some(counts) = Counts::pooled([&group.counts, &second.counts]) {
            group.counts = counts;
        }
        group.names.extend(second.names);
    }
    groups.into_iter().partition(|group| group.counts.n() >= smallest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(name: &str, n: u32) -> Group {
        let counts = Counts::of_rows((0..n).map(|day| (f64::from(day), true))).unwrap();
        Group { names: vec![name.to_owned()], counts }
    }

    fn merged(sizes: &[u32]) -> Vec<(String, u64)> {
        let groups = sizes.iter().zip(["a", "b", "c", "d"]).map(|(n, name)| group(name, *n)).collect();
        let (shown, _) = merge(groups, 5);
        shown.iter().map(|group| (group.name(), group.counts.n())).collect()
    }

    #[test]
    fn a_small_group_joins_its_smaller_neighbour() {
        assert_eq!(merged(&[9, 2, 7]), [("a".to_owned(), 9), ("b + c".to_owned(), 9)]);
        assert_eq!(merged(&[6, 2, 7]), [("a + b".to_owned(), 8), ("c".to_owned(), 7)]);
        assert_eq!(merged(&[6, 7, 1]), [("a".to_owned(), 6), ("b + c".to_owned(), 8)]);
        assert_eq!(merged(&[1, 1, 1, 1]), []);
        assert_eq!(merged(&[5, 5]), [("a".to_owned(), 5), ("b".to_owned(), 5)]);
    }
}
