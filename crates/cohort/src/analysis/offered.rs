//! Analyses that the columns of a study allow.

use clinical::{Finding, Kind};

use super::division::{Division, MOST_GROUPS, number};
use super::grouping::{Grouping, Level};
use super::scale::nominal;
use super::study::Study;
use crate::{Cells, Factor, Start, read_number};

/// A grouping of the rows of a study.
#[derive(Debug, Clone, PartialEq)]
pub struct Parting {
    /// The grouping.
    pub grouping: Grouping,
    /// Groups with their numbers of rows.
    pub levels: Vec<(Level, usize)>,
    /// Number of rows in no group.
    pub without: usize,
}

/// A numeric finding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberSeen {
    /// The finding.
    pub finding: Finding,
    /// Minimum, in its first unit.
    pub least: f64,
    /// Maximum, in its first unit.
    pub most: f64,
    /// Number of rows with a value.
    pub known: usize,
}

/// All groupings of a study with at least two groups: first factors in the order of the form, then the file's
/// own columns, then factors that may be known only after time zero, then scores.
#[must_use]
pub fn partings(study: &Study<'_>) -> Vec<Parting> {
    let cohort = study.cohort();
    let mut found = Vec::new();
    for finding in cohort.findings() {
        match (finding, finding.kind()) {
            (Finding::Died, _) | (_, Kind::Date) => {}
            (Finding::Age, _) => found.push(Grouping::Cut { finding, at: vec![65.0] }),
            (Finding::Level, _) => found.push(Grouping::SpinePart),
            (Finding::Ambulation, _) => found.extend([Grouping::Walking, Grouping::Finding { finding }]),
            (_, Kind::Quantity(_)) => {}
            _ => found.push(Grouping::Finding { finding }),
        }
    }
    found.push(Grouping::Radiotherapy);
    found.extend(cohort.factors().iter().map(|factor| Grouping::Factor { name: factor.name.clone() }));
    let later = cohort.later();
    found.sort_by_key(|grouping| grouping.is_later(&later));
    let systems = study.scores().iter().map(|scores| scores.system()).filter(|it| !it.groups.is_empty());
    found.extend(systems.map(|system| Grouping::Score { system: system.id.to_string() }));
    found.into_iter().filter_map(|grouping| parting(study, grouping)).collect()
}

fn parting(study: &Study<'_>, grouping: Grouping) -> Option<Parting> {
    let division = Division::new(study, &grouping).ok()?;
    let used = division.counts().iter().filter(|count| **count > 0).count();
    let levels = division.levels().iter().cloned().zip(division.counts().iter().copied()).collect();
    (2..=MOST_GROUPS).contains(&used).then(|| Parting { grouping, levels, without: division.without() })
}

/// The groupings found by [`partings`].
#[must_use]
pub fn groupings_of(study: &Study<'_>) -> Vec<Grouping> {
    partings(study).into_iter().map(|parting| parting.grouping).collect()
}

/// Numeric findings of a study with at least two values, in the order of the form.
#[must_use]
pub fn numbers_of(study: &Study<'_>) -> Vec<NumberSeen> {
    let cohort = study.cohort();
    let seen = |finding: Finding| {
        let answers = cohort.answers(finding)?;
        let mut seen = NumberSeen { finding, least: f64::INFINITY, most: f64::NEG_INFINITY, known: 0 };
        for (answer, count) in answers.values().iter().zip(answers.counts()) {
            if let Some(value) = number(finding, answer).filter(|value| count > 0 && value.is_finite()) {
                (seen.least, seen.most) = (seen.least.min(value), seen.most.max(value));
                seen.known += count;
            }
        }
        (seen.least < seen.most).then_some(seen)
    };
    cohort.findings().filter_map(seen).collect()
}

/// A numeric column of the file's own.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnSeen {
    /// Its name.
    pub name: String,
    /// Minimum.
    pub least: f64,
    /// Maximum.
    pub most: f64,
    /// Number of rows with a value.
    pub known: usize,
}

/// A treatment that begins over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartSeen {
    /// Its name.
    pub name: String,
    /// Number of rows in which it is known whether and when it began.
    pub known: usize,
}

/// Treatments of which some begin during the follow-up of a patient, in the order of the file. Empty without
/// follow-up.
#[must_use]
pub fn starts_of(study: &Study<'_>) -> Vec<StartSeen> {
    let cohort = study.cohort();
    let seen = |start: &Start| {
        let begins = |(days, time): (&Option<f64>, &f64)| days.is_some_and(|days| days > 0.0 && days < *time);
        let any = start.days.iter().zip(cohort.time_days()).any(begins);
        let known = start.days.iter().flatten().count();
        any.then(|| StartSeen { name: start.name.clone(), known })
    };
    cohort.starts().iter().filter_map(seen).collect()
}

/// Reason why a column of the file's own is offered neither as a grouping nor as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unused {
    /// No row has a value.
    Empty,
    /// All rows with a value have this one.
    OneValue(String),
    /// Too many distinct values to compare: texts, or numbers that are identifiers, such as of a ward.
    TooManyValues {
        /// Number of distinct values.
        values: usize,
        /// Maximum.
        most: usize,
    },
    /// Too many distinct values to compare, mostly numbers; the others.
    NotNumbers(Cells),
}

/// Numeric columns of the file's own, in the order of the file. Columns measured after the operation, and
/// those whose heading means that their numbers are identifiers, are left out.
#[must_use]
pub fn columns_of(study: &Study<'_>) -> Vec<ColumnSeen> {
    let cohort = study.cohort();
    let seen = |factor: &Factor| {
        if nominal(&factor.name) || cohort.measured_after(&factor.name).is_some() {
            return None;
        }
        let known: Vec<f64> = factor.numbers()?.into_iter().flatten().collect();
        let least = known.iter().copied().fold(f64::INFINITY, f64::min);
        let most = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let name = factor.name.clone();
        (least < most).then_some(ColumnSeen { name, least, most, known: known.len() })
    };
    cohort.factors().iter().filter_map(seen).collect()
}

/// Columns of the file's own that are offered neither as a grouping nor as a number, each with the reason.
#[must_use]
pub fn unused_of(study: &Study<'_>) -> Vec<(String, Unused)> {
    let numbers = columns_of(study);
    let reason = |factor: &Factor| {
        let used: Vec<&str> = factor
            .labels
            .values()
            .iter()
            .zip(factor.labels.counts())
            .filter(|(_, count)| *count > 0)
            .map(|(value, _)| &**value)
            .collect();
        let others: Vec<&str> =
            used.iter().copied().filter(|value| read_number(value, factor.decimal).is_none()).collect();
        let unused = match used.len() {
            0 => Unused::Empty,
            1 => Unused::OneValue(used[0].to_owned()),
            2..=MOST_GROUPS => return None,
            _ if numbers.iter().any(|seen| seen.name == factor.name) => return None,
            values if others.is_empty() || others.len() * 2 > values => {
                Unused::TooManyValues { values, most: MOST_GROUPS }
            }
            _ => Unused::NotNumbers(Cells::of(others).unwrap_or_default()),
        };
        Some((factor.name.clone(), unused))
    };
    study.cohort().factors().iter().filter_map(reason).collect()
}
