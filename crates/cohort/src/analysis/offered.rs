//! Analyses that the columns of a study allow.

use clinical::{Finding, Kind};

use super::division::{Division, MOST_GROUPS, number};
use super::stratum::{Level, Stratum};
use super::study::Study;

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
