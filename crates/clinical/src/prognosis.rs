//! Predictions of the systems in months, and their disagreements.

use crate::assess::{Applicability, Assessment, ResultSoFar};
use crate::definition::{Direction, Expected, ExpectedMonths, Grade, Group, Observed, Purpose, System};
use crate::finding::Finding;
use crate::patient::Patient;
use crate::sort_dedup::sort_dedup;

/// Prediction of a system for one of the groups that are still possible.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prognosis<'a> {
    /// Index of the group.
    pub group: usize,
    /// The survival time, in months.
    pub months: Months,
    /// Origin of the number.
    pub from: Origin<'a>,
}

/// A survival time, in months.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Months {
    /// A median, with its 95 % confidence interval.
    Median(f64, Option<(f64, f64)>),
    /// A mean.
    Mean(f64),
    /// A range; an end that is `None` is open.
    Between(Option<f64>, Option<f64>),
}

/// Origin of a prediction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Origin<'a> {
    /// A cohort.
    Observed(&'a Observed),
    /// The system's own paper.
    Paper(&'a Expected),
}

impl Prognosis<'_> {
    /// Returns whether the number was recalled and not checked.
    #[must_use]
    pub fn unverified(&self) -> bool {
        let grade = match self.from {
            Origin::Observed(seen) => seen.grade,
            Origin::Paper(expected) => expected.grade,
        };
        grade == Grade::C
    }
}

impl Months {
    /// Shortest and longest time covered.
    fn span(self) -> (f64, f64) {
        match self {
            Self::Median(_, Some(interval)) => interval,
            Self::Median(value, None) | Self::Mean(value) => (value, value),
            Self::Between(from, to) => (from.unwrap_or(0.0), to.unwrap_or(f64::INFINITY)),
        }
    }
}

/// Predictions of a survival system for each group that is still possible.
///
/// A cohort with the patient's own primary has priority over a mixed one, and that over the paper's own
/// prognosis. Empty for systems that do not predict survival or do not apply, or without published times.
#[must_use]
pub fn prognosis<'a>(patient: &Patient, system: &'a System, assessment: &Assessment) -> Vec<Prognosis<'a>> {
    if system.purpose != Purpose::Survival || assessment.applicability == Applicability::DoesNotApply {
        return Vec::new();
    }
    let primary = patient.chosen(Finding::PrimarySite);
    let of_group = |at: &usize| prognosis_of(*at, &system.groups[*at], primary);
    assessment.groups.iter().filter_map(of_group).collect()
}

fn prognosis_of<'a>(place: usize, group: &'a Group, primary: Option<&str>) -> Option<Prognosis<'a>> {
    let with_median = || group.observed.iter().filter(|seen| seen.median.is_some());
    let own = with_median().find(|seen| seen.primary.as_deref().is_some_and(|site| Some(site) == primary));
    let seen = own.or_else(|| with_median().find(|seen| seen.primary.is_none()));
    seen.and_then(|seen| as_seen(place, seen)).or_else(|| as_told(place, group))
}

/// All published survival of a group, first from cohorts and then from its own paper.
pub fn published(place: usize, group: &Group) -> impl Iterator<Item = Prognosis<'_>> {
    group.observed.iter().filter_map(move |seen| as_seen(place, seen)).chain(as_told(place, group))
}

fn as_seen(place: usize, seen: &Observed) -> Option<Prognosis<'_>> {
    let median = seen.median?;
    let months = |time| median.unit.months(time);
    let interval = median.ci95.map(|(low, high)| (months(low), months(high)));
    let months = Months::Median(months(median.value), interval);
    Some(Prognosis { group: place, months, from: Origin::Observed(seen) })
}

fn as_told(place: usize, group: &Group) -> Option<Prognosis<'_>> {
    let expected = group.expected.as_ref()?;
    let months = match expected.months? {
        ExpectedMonths::Median(months) => Months::Median(months, None),
        ExpectedMonths::Mean(months) => Months::Mean(months),
        ExpectedMonths::Between(from, to) => Months::Between(from, to),
    };
    Some(Prognosis { group: place, months, from: Origin::Paper(expected) })
}

/// Two systems whose predictions for a patient disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// Index of the system with the shorter prediction.
    pub shorter: usize,
    /// Index of the system with the longer prediction.
    pub longer: usize,
    /// Items that worsen the first system's result most, by index.
    pub against: Vec<usize>,
    /// Items that improve the second system's result most, by index.
    pub in_favour: Vec<usize>,
}

/// Minimum difference of predictions for a disagreement, months.
const APART: f64 = 1.0;

/// Minimum difference of relative ranks for a disagreement: half the way from the worst group to the best.
const GROUPS_APART: f64 = 0.5;

/// Number of items named for each system.
const DRIVERS: usize = 2;

/// Pairs of systems that disagree, by index in `assessed`.
///
/// Two disagree if each is certain of its group, the relative ranks of the groups differ by at least half the
/// way from worst to best, and the spans of their predictions (a confidence interval, if known) differ by a
/// month or more in the same direction. Verified medians are compared with verified medians and verified
/// means with verified means; systems not derived in such patients, or without items to name, are not
/// compared.
#[must_use]
pub fn disagreements(patient: &Patient, assessed: &[(&System, &Assessment)]) -> Vec<Disagreement> {
    let compared: Vec<_> = assessed.iter().map(|one| compared(patient, *one)).collect();
    let mut found = Vec::new();
    for (shorter, short) in compared.iter().enumerate() {
        for (longer, long) in compared.iter().enumerate() {
            if let (Some(short), Some(long)) = (short, long)
                && short.is_mean == long.is_mean
                && long.place - short.place >= GROUPS_APART
                && long.span.0 - short.span.1 >= APART
            {
                let (against, in_favour) =
                    (drivers(assessed[shorter], false), drivers(assessed[longer], true));
                if !against.is_empty() && !in_favour.is_empty() {
                    found.push(Disagreement { shorter, longer, against, in_favour });
                }
            }
        }
    }
    found
}

/// Values by which a system is compared with others.
struct Compared {
    /// Relative rank of its group: 0 is the worst, 1 the best.
    place: f64,
    /// Shortest and longest time, months.
    span: (f64, f64),
    is_mean: bool,
}

fn compared(patient: &Patient, (system, assessment): (&System, &Assessment)) -> Option<Compared> {
    let at = assessment.certain_group()?;
    let prognoses = prognosis(patient, system, assessment);
    let prognosis = prognoses.first().filter(|prognosis| !prognosis.unverified())?;
    let last = system.groups.len().checked_sub(1).filter(|last| *last > 0)?;
    if assessment.left_out.is_some() {
        return None;
    }
    // A catalogue has few groups: conversion of their numbers is exact.
    let [at, last] = [at, last].map(|place| u32::try_from(place).map_or(0.0, f64::from));
    let place = match system.direction {
        Direction::HigherIsBetter => at / last,
        Direction::HigherIsWorse => 1.0 - at / last,
    };
    Some(Compared {
        place,
        span: prognosis.months.span(),
        is_mean: matches!(prognosis.months, Months::Mean(_)),
    })
}

/// Items that contribute most to a better score (or, without `gain`, to a worse one), strongest first.
fn drivers((system, assessment): (&System, &Assessment), gain: bool) -> Vec<usize> {
    let ResultSoFar::Points { items, .. } = &assessment.result else {
        return Vec::new();
    };
    let mut strengths = Vec::new();
    for (place, (item, so_far)) in system.items().iter().zip(items).enumerate() {
        let points = || item.options.iter().map(|option| option.points);
        let (Some(least), Some(most)) = (points().min(), points().max()) else { continue };
        let above_worst = match system.direction {
            Direction::HigherIsBetter => so_far.lowest - least,
            Direction::HigherIsWorse => most - so_far.highest,
        };
        let below_best = match system.direction {
            Direction::HigherIsBetter => most - so_far.highest,
            Direction::HigherIsWorse => so_far.lowest - least,
        };
        strengths.push((if gain { above_worst } else { below_best }, place));
    }
    strengths.retain(|(strength, _)| *strength > 0);
    let strongest = sort_dedup(strengths.into_iter().map(|(strength, place)| (-strength, place)));
    strongest.into_iter().take(DRIVERS).map(|(_, place)| place).collect()
}
