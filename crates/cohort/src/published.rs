//! Results published in Lee 2015, for comparison with a cohort's.
//!
//! Table 2, and Child-Pugh of Table 1, are in the scoring files; the rest of Table 1 is in
//! `data/lee2015_table1.csv`. Each number is stored once.

use clinical::{Finding, TimeUnit, read_decimal};
use serde::{Deserialize, Serialize};
use systems::CATALOGUE;

use crate::analysis::Grouping;

/// The key of Lee 2015 among the sources.
pub const LEE_2015: &str = "lee_2015";
/// Number of patients in Lee 2015.
pub const LEE_2015_PATIENTS: usize = 33;
/// Number of their operations, on which its tables are based.
pub const LEE_2015_OPERATIONS: usize = 36;

/// Published results of a factor or a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublishedGrouping {
    /// The grouping.
    #[serde(rename = "stratum")]
    pub grouping: Grouping,
    /// Results by level.
    pub levels: Vec<PublishedLevel>,
    /// The p-value of the log-rank test over all groups.
    pub p: Option<f64>,
    /// p-values of pairs of levels, by key.
    pub pairs: Vec<(String, String, f64)>,
    /// Sentence with these p-values.
    pub statement: Option<String>,
}

/// Published results of a level. Times are in days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublishedLevel {
    /// The key of the level.
    pub key: String,
    /// Number of rows.
    pub n: usize,
    /// Its median survival.
    pub median: Option<f64>,
    /// The 95 % interval of the median.
    pub ci95: Option<(f64, f64)>,
}

impl PublishedGrouping {
    /// Published results of the level with this key.
    #[must_use]
    pub fn level(&self, key: &str) -> Option<&PublishedLevel> {
        self.levels.iter().find(|level| level.key == key)
    }
}

/// Table 1 of Lee 2015, in its order.
#[must_use]
pub fn table_one() -> Vec<PublishedGrouping> {
    let mut found: Vec<PublishedGrouping> = Vec::new();
    let lines = include_str!("../data/lee2015_table1.csv").lines();
    for line in lines.filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [id, key, n, median, p] = cells[..] else { continue };
        let (Some(grouping), Ok(n)) = (grouping(id), n.parse()) else { continue };
        let level = PublishedLevel { key: key.to_owned(), n, median: read_decimal(median), ci95: None };
        match found.last_mut() {
            Some(last) if last.grouping == grouping => last.levels.push(level),
            _ => found.push(PublishedGrouping {
                grouping,
                levels: vec![level],
                p: read_decimal(p),
                pairs: Vec::new(),
                statement: None,
            }),
        }
    }
    let after_level = found.iter().position(|it| it.grouping == Grouping::Walking).unwrap_or(found.len());
    found.splice(after_level..after_level, score("child_pugh"));
    found
}

/// Table 2 of Lee 2015, in its order.
#[must_use]
pub fn table_two() -> Vec<PublishedGrouping> {
    ["tokuhashi_2005", "tokuhashi_kim2014", "tomita_2001", "tomita_kim2014"]
        .into_iter()
        .filter_map(score)
        .collect()
}

fn grouping(id: &str) -> Option<Grouping> {
    Some(match id {
        "age" => Grouping::Cut { finding: Finding::Age, at: vec![65.0] },
        "spine_part" => Grouping::SpinePart,
        "walking" => Grouping::Walking,
        "radiotherapy" => Grouping::Radiotherapy,
        finding => Grouping::Finding { finding: Finding::from_id(finding)? },
    })
}

/// Published results of the groups of a system.
fn score(id: &str) -> Option<PublishedGrouping> {
    let system = CATALOGUE.system(id)?;
    let mut levels = Vec::new();
    for group in system.groups.iter() {
        let seen = group.observed.iter().find(|seen| seen.source == LEE_2015);
        let days = seen.and_then(|seen| seen.median).filter(|median| median.unit == TimeUnit::Days);
        levels.push(PublishedLevel {
            key: group.name.to_string(),
            // A group without published results had no operations.
            n: seen.and_then(|seen| seen.n).and_then(|n| usize::try_from(n).ok()).unwrap_or(0),
            median: days.map(|median| median.value),
            ci95: days.and_then(|median| median.ci95),
        });
    }
    let statement = system.comparisons.iter().find(|statement| statement.source == LEE_2015);
    Some(PublishedGrouping {
        grouping: Grouping::Score { system: id.to_owned() },
        levels,
        p: statement.and_then(|statement| first_p(&statement.text)),
        pairs: statement.map_or_else(Vec::new, |statement| pairs(&statement.text)),
        statement: statement.map(|statement| statement.text.to_string()),
    })
}

/// The first p-value of a sentence: 0.023 in "p = 0.023; II against IV p = 0.007."
fn first_p(sentence: &str) -> Option<f64> {
    let (_, rest) = sentence.split_once("p = ")?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    read_decimal(rest[..end].trim_end_matches('.'))
}

/// The pairs of a sentence: ("II", "IV", 0.007) in "p = 0.023; II against IV p = 0.007."
fn pairs(sentence: &str) -> Vec<(String, String, f64)> {
    let pair = |part: &str| {
        let (first, rest) = part.split_once(" against ")?;
        let second = rest.split_whitespace().next()?;
        Some((first.trim().to_owned(), second.to_owned(), first_p(rest)?))
    };
    sentence.split(';').filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stratum_of_table_one_covers_the_36_operations() {
        let table = table_one();
        assert_eq!(table.len(), 8);
        for grouping in &table {
            let n: usize = grouping.levels.iter().map(|level| level.n).sum();
            assert_eq!(n, 36, "{:?}", grouping.grouping);
            assert!(grouping.p.is_some());
        }
    }

    #[test]
    fn table_two_is_read_from_the_scoring_files() {
        let table = table_two();
        let p: Vec<f64> = table.iter().filter_map(|grouping| grouping.p).collect();
        assert_eq!(p, [0.480, 0.187, 0.023, 0.031]);
        assert!(table.iter().all(|it| it.levels.iter().map(|level| level.n).sum::<usize>() == 36));
        assert_eq!(table[2].pairs, [("4-5".into(), "8-10".into(), 0.007)]);
        assert_eq!(table[3].pairs, [("4-5".into(), "9-10".into(), 0.016)]);
        let worst = table[2].level("8-10").unwrap();
        assert_eq!((worst.n, worst.median, worst.ci95), (10, Some(74.0), Some((2.72, 145.18))));
    }
}
