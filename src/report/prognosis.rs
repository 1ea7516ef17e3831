//! Published facts about the groups that are still possible.

use clinical::{Alive, Estimate, Finding, Grade, Group, Observed, TimeUnit};
use systems::CATALOGUE;

use crate::i18n::{number, say, words};
use crate::state::reading::Assessed;

use super::local;

/// Published facts about a group.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GroupFacts {
    /// Name of the group.
    pub(crate) group: String,
    /// Prognosis in the original paper.
    pub(crate) expected: Option<Fact>,
    /// Outcomes observed in cohorts.
    pub(crate) observed: Vec<Fact>,
    /// Treatment advice in the paper.
    pub(crate) advice: Option<String>,
}

/// A fact in words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fact {
    /// Text of the fact.
    pub(crate) text: String,
    /// True if it was recalled and not checked.
    pub(crate) unverified: bool,
}

impl GroupFacts {
    /// Returns whether nothing is published about the survival of such patients.
    pub(crate) fn is_silent(&self) -> bool {
        self.expected.is_none() && self.observed.is_empty()
    }
}

/// Published facts about each group that is still possible; `primary` is the patient's, if known.
pub(crate) fn facts(one: &Assessed, primary: Option<&str>) -> Vec<GroupFacts> {
    let groups = one.assessment.groups.iter().filter_map(|at| one.system.groups.get(*at));
    let with_local = |group: &Group| {
        let mut facts = of_group(group, primary);
        let here = one.local.iter().filter(|local| local.groups.iter().any(|name| group.name == **name));
        facts.observed.extend(here.map(|local| Fact { text: local::line(local), unverified: false }));
        facts
    };
    groups.map(with_local).collect()
}

/// Published facts about a group; `primary` is the patient's, if known.
pub(crate) fn of_group(group: &Group, primary: Option<&str>) -> GroupFacts {
    // Cohorts of another primary than the patient's are omitted.
    let concerns = |seen: &&Observed| match (&seen.primary, primary) {
        (None, _) | (Some(_), None) => true,
        (Some(theirs), Some(own)) => theirs == own,
    };
    GroupFacts {
        group: words::group(group),
        expected: group.expected.as_ref().map(|expected| Fact {
            text: words::defined(&expected.text),
            unverified: expected.grade == Grade::C,
        }),
        observed: group.observed.iter().filter(concerns).map(observed).collect(),
        advice: group.advice.as_deref().map(words::defined),
    }
}

/// Observed outcomes of a cohort in one line.
pub(crate) fn observed(seen: &Observed) -> Fact {
    let source = cohort(seen);
    let mut parts: Vec<String> = seen.median.iter().map(median).collect();
    parts.extend(seen.alive.iter().map(alive));
    parts.extend(seen.n.map(|n| say!(OBSERVED_N, n = n)));
    let mut text = say!(OBSERVED, source = source, facts = parts.join(say!(JOINT_LIST)));
    if let Some(remark) = &seen.remark {
        text.push_str(say!(JOINT_SENTENCES));
        text.push_str(&words::defined(remark));
    }
    Fact { text, unverified: seen.grade == Grade::C }
}

/// Source and primary of a cohort: "Lee 2015, HCC".
pub(crate) fn cohort(seen: &Observed) -> String {
    let source =
        CATALOGUE.source(&seen.source).map_or_else(|| seen.source.to_string(), words::short_citation);
    match seen.primary.as_deref().and_then(primary_name) {
        Some(primary) => say!(OBSERVED_IN, source = source, primary = primary),
        None => source,
    }
}

/// Name of a primary by its id.
pub(crate) fn primary_name(site: &str) -> Option<&'static str> {
    let at = Finding::PrimarySite.values().iter().position(|known| *known == site)?;
    Some(words::choice(Finding::PrimarySite, at).name)
}

fn median(estimate: &Estimate) -> String {
    let time = time(estimate.value, estimate.unit);
    match estimate.ci95 {
        Some((low, high)) => {
            let ends = format!("{}–{}", amount(low, estimate.unit), amount(high, estimate.unit));
            say!(OBSERVED_MEDIAN_CI, time = time, interval = ends)
        }
        None => say!(OBSERVED_MEDIAN, time = time),
    }
}

fn alive(alive: &Alive) -> String {
    say!(OBSERVED_ALIVE, months = number::plain(alive.months), percent = number::plain(alive.percent))
}

fn time(value: f64, unit: TimeUnit) -> String {
    let name = match unit {
        TimeUnit::Days => say!(UNIT_DAYS),
        TimeUnit::Months => say!(UNIT_MONTHS),
    };
    format!("{} {name}", amount(value, unit))
}

/// Formats a time. Days are integers; fractions are artefacts of a formula.
fn amount(value: f64, unit: TimeUnit) -> String {
    match unit {
        TimeUnit::Days => number::decimals(value, 0),
        TimeUnit::Months => number::plain(value),
    }
}
