//! A score of integer points.

use serde::{Deserialize, Serialize};

use crate::Banding;
use crate::table::Table;

/// A score: the sum of the points of its items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Its items, in the order of the candidates.
    pub items: Vec<ScoreItem>,
    /// The totals of each group, from the lowest, without gap or overlap.
    pub groups: Vec<(i32, i32)>,
}

/// An item of a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScoreItem {
    /// Index of its candidate in the plan.
    pub candidate: usize,
    /// Its bands.
    pub banding: Banding,
    /// Points of each band.
    pub points: Vec<i32>,
}

impl Score {
    /// Total of a patient, one value for each candidate, none of the items' missing.
    #[must_use]
    pub fn total(&self, values: &[f64]) -> i32 {
        self.items.iter().map(|item| item.points_of(values[item.candidate])).sum()
    }

    /// Least and greatest total.
    #[must_use]
    pub fn range(&self) -> (i32, i32) {
        let least = self.items.iter().filter_map(|item| item.points.iter().min()).sum();
        (least, self.items.iter().filter_map(|item| item.points.iter().max()).sum())
    }

    /// Index of the group of a total.
    #[must_use]
    pub fn group(&self, total: i32) -> Option<usize> {
        self.groups.iter().position(|(from, to)| (*from..=*to).contains(&total))
    }

    /// The total of each row of a table without missing values.
    pub(crate) fn totals(&self, table: &Table) -> Vec<i32> {
        let mut totals = vec![0; table.rows()];
        for item in &self.items {
            for (total, value) in totals.iter_mut().zip(&table.columns()[item.candidate].values) {
                *total += item.points_of(*value);
            }
        }
        totals
    }
}

impl ScoreItem {
    fn points_of(&self, value: f64) -> i32 {
        self.points.get(self.banding.band(value)).copied().unwrap_or(0)
    }
}

/// Groups of the totals from `least` to `greatest`, each from one of the starts.
pub(crate) fn groups(range: (i32, i32), starts: &[i32]) -> Vec<(i32, i32)> {
    let (least, greatest) = range;
    let inside = starts.iter().copied().filter(|start| *start > least && *start <= greatest);
    let starts: Vec<i32> = [least].into_iter().chain(inside).collect();
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([greatest]);
    starts.iter().copied().zip(ends).collect()
}

/// The first total of each group but the lowest, for groups of nearly equal size.
pub(crate) fn quantile_starts(totals: &[i32], number: usize) -> Vec<i32> {
    let mut sorted = totals.to_vec();
    sorted.sort_unstable();
    let mut starts: Vec<i32> = Vec::new();
    for group in 1..number {
        // The boundary next to the wanted place: before or after the run of equal totals there.
        let place = group * sorted.len() / number;
        let Some(&total) = sorted.get(place) else { continue };
        let before = sorted.partition_point(|one| *one < total);
        let after = sorted.partition_point(|one| *one <= total);
        let start = if place - before <= after - place { total } else { total + 1 };
        let has_rows = start > sorted[0] && sorted.last().is_some_and(|last| start <= *last);
        if has_rows && starts.last().is_none_or(|last| start > *last) {
            starts.push(start);
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_have_neither_gap_nor_overlap() {
        assert_eq!(groups((0, 9), &[3, 6]), [(0, 2), (3, 5), (6, 9)]);
        assert_eq!(groups((0, 4), &[0, 3, 9]), [(0, 2), (3, 4)]);
        assert_eq!(groups((0, 4), &[]), [(0, 4)]);
    }

    #[test]
    fn quantile_groups_are_of_nearly_equal_size() {
        assert_eq!(quantile_starts(&[0, 1, 2, 3, 4, 5], 3), [2, 4]);
        assert_eq!(quantile_starts(&[0, 0, 0, 0, 1, 2], 2), [1]);
        assert_eq!(quantile_starts(&[1, 1, 1, 1], 3), Vec::<i32>::new());
    }

    #[test]
    fn a_total_is_the_sum_of_the_points() {
        let score = Score {
            items: vec![
                ScoreItem { candidate: 2, banding: Banding::Cuts(vec![50.0]), points: vec![0, 2] },
                ScoreItem {
                    candidate: 0,
                    banding: Banding::Levels(vec![vec![1], vec![0, 2]]),
                    points: vec![3, 0],
                },
            ],
            groups: vec![(0, 2), (3, 5)],
        };
        assert_eq!(score.total(&[1.0, f64::NAN, 50.0]), 5);
        assert_eq!(score.total(&[2.0, f64::NAN, 49.0]), 0);
        assert_eq!((score.range(), score.group(3), score.group(6)), ((0, 5), Some(1), None));
    }
}
