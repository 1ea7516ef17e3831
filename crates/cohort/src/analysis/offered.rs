//! Analyses that the columns of a study allow.

use clinical::{Finding, Kind};

use super::division::{Division, MOST_GROUPS, number};
use super::scale::nominal;
use super::stratum::{Level, Stratum};
use super::study::Study;
use crate::{Factor, read_number};

/// A grouping of the rows of a study.
#[derive(Debug, Clone, PartialEq)]
pub struct Parting {
    /// The grouping.
    pub stratum: Stratum,
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
/// own columns, then scores.
#[must_use]
pub fn partings(study: &Study<'_>) -> Vec<Parting> {
    let cohort = study.cohort();
    let mut found = Vec::new();
    for finding in cohort.findings() {
        match (finding, finding.kind()) {
            (Finding::Died, _) | (_, Kind::Date) => {}
            (Finding::Age, _) => found.push(Stratum::Cut { finding, at: vec![65.0] }),
            (Finding::Level, _) => found.push(Stratum::SpinePart),
            (Finding::Ambulation, _) => found.extend([Stratum::Walking, Stratum::Finding { finding }]),
            (_, Kind::Quantity(_)) => {}
            _ => found.push(Stratum::Finding { finding }),
        }
    }
    found.push(Stratum::Radiotherapy);
    found.extend(cohort.factors().iter().map(|factor| Stratum::Factor { name: factor.name.clone() }));
    let systems = study.scores().iter().map(|scores| scores.system()).filter(|it| !it.groups.is_empty());
    found.extend(systems.map(|system| Stratum::Score { system: system.id.to_string() }));
    found.into_iter().filter_map(|stratum| parting(study, stratum)).collect()
}

fn parting(study: &Study<'_>, stratum: Stratum) -> Option<Parting> {
    let division = Division::new(study, &stratum).ok()?;
    let used = division.counts().iter().filter(|count| **count > 0).count();
    let levels = division.levels().iter().cloned().zip(division.counts().iter().copied()).collect();
    (2..=MOST_GROUPS).contains(&used).then(|| Parting { stratum, levels, without: division.without() })
}

/// The groupings found by [`partings`].
#[must_use]
pub fn strata_of(study: &Study<'_>) -> Vec<Stratum> {
    partings(study).into_iter().map(|parting| parting.stratum).collect()
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

/// A column of one's own that holds numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnSeen {
    /// Its name.
    pub name: String,
    /// The least that occurs.
    pub least: f64,
    /// The most.
    pub most: f64,
    /// The rows that have it.
    pub known: usize,
}

/// The reason why a column of one's own cannot be used: it is offered neither as groups nor as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unused {
    /// No row has a value.
    Empty,
    /// All rows that have a value have this one.
    OneValue(String),
    /// It has more different values than can be compared: texts, or numbers that are names, as of a ward.
    TooManyValues {
        /// How many.
        values: usize,
        /// The most.
        most: usize,
    },
    /// It has more different values than can be compared, most of them numbers, but not these.
    NotNumbers(Vec<String>),
}

/// How many values are shown of a column that cannot be used.
const VALUES_SHOWN: usize = 5;

/// The columns of one's own that hold numbers and nothing else, in the order of the file. Columns that were measured
/// after the operation, and those whose heading says that their numbers are names, are not among them.
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

/// The columns of one's own that are offered neither as groups nor as a number, each with the reason.
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
        let others: Vec<String> = used
            .iter()
            .filter(|value| read_number(value, factor.decimal).is_none())
            .map(|value| (*value).to_owned())
            .collect();
        let unused = match used.len() {
            0 => Unused::Empty,
            1 => Unused::OneValue(used[0].to_owned()),
            2..=MOST_GROUPS => return None,
            _ if numbers.iter().any(|seen| seen.name == factor.name) => return None,
            values if others.is_empty() || others.len() * 2 > values => {
                Unused::TooManyValues { values, most: MOST_GROUPS }
            }
            _ => Unused::NotNumbers(others.into_iter().take(VALUES_SHOWN).collect()),
        };
        Some((factor.name.clone(), unused))
    };
    study.cohort().factors().iter().filter_map(reason).collect()
}
