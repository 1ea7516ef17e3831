//! What the systems foretell, brought onto one axis of months, and where they contradict one another.

use crate::assess::{Applicability, Assessment, ResultSoFar};
use crate::definition::{Direction, Expected, ExpectedMonths, Grade, Group, Observed, Purpose, System};
use crate::finding::Finding;
use crate::patient::Patient;
use crate::rising::rising;

/// What a system foretells for one of the groups that are still possible.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook<'a> {
    /// The place of the group.
    pub group: usize,
    /// The survival time, in months.
    pub months: Months,
    /// Where it comes from.
    pub from: Origin<'a>,
}

/// A survival time, in months.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Months {
    /// A median, with its 95 % confidence interval.
    Median(f64, Option<(f64, f64)>),
    /// A mean.
    Mean(f64),
    /// Between two numbers; an end that is `None` is open.
    Between(Option<f64>, Option<f64>),
}

/// Where an outlook comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Origin<'a> {
    /// A cohort.
    Observed(&'a Observed),
    /// The system's own paper.
    Paper(&'a Expected),
}

impl Outlook<'_> {
    /// Whether the number was recalled and not checked.
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
    /// The shortest and longest time it speaks of.
    fn span(self) -> (f64, f64) {
        match self {
            Self::Median(_, Some(interval)) => interval,
            Self::Median(value, None) | Self::Mean(value) => (value, value),
            Self::Between(from, to) => (from.unwrap_or(0.0), to.unwrap_or(f64::INFINITY)),
        }
    }
}

/// What a survival system foretells for each group that is still possible.
///
/// A cohort with the patient's own primary comes before a mixed one, and that before the paper's own prognosis.
/// Empty for systems that foretell no survival, that do not apply, or of whose groups no times are known.
#[must_use]
pub fn outlook<'a>(patient: &Patient, system: &'a System, assessment: &Assessment) -> Vec<Outlook<'a>> {
    if system.purpose != Purpose::Survival || assessment.applicability == Applicability::DoesNotApply {
        return Vec::new();
    }
    let primary = patient.chosen(Finding::PrimarySite);
    let of_group = |at: &usize| outlook_of(*at, &system.groups[*at], primary);
    assessment.groups.iter().filter_map(of_group).collect()
}

fn outlook_of<'a>(place: usize, group: &'a Group, primary: Option<&str>) -> Option<Outlook<'a>> {
    let with_median = || group.observed.iter().filter(|seen| seen.median.is_some());
    let own = with_median().find(|seen| seen.primary.as_deref().is_some_and(|site| Some(site) == primary));
    let seen = own.or_else(|| with_median().find(|seen| seen.primary.is_none()));
    seen.and_then(|seen| as_seen(place, seen)).or_else(|| as_told(place, group))
}

/// Everything that is published of the survival of a group, by cohorts first and then by its own paper.
pub fn published(place: usize, group: &Group) -> impl Iterator<Item = Outlook<'_>> {
    group.observed.iter().filter_map(move |seen| as_seen(place, seen)).chain(as_told(place, group))
}

fn as_seen(place: usize, seen: &Observed) -> Option<Outlook<'_>> {
    let median = seen.median?;
    let months = |time| median.unit.months(time);
    let interval = median.ci95.map(|(low, high)| (months(low), months(high)));
    let months = Months::Median(months(median.value), interval);
    Some(Outlook { group: place, months, from: Origin::Observed(seen) })
}

fn as_told(place: usize, group: &Group) -> Option<Outlook<'_>> {
    let expected = group.expected.as_ref()?;
    let months = match expected.months? {
        ExpectedMonths::Median(months) => Months::Median(months, None),
        ExpectedMonths::Mean(months) => Months::Mean(months),
        ExpectedMonths::Between(from, to) => Months::Between(from, to),
    };
    Some(Outlook { group: place, months, from: Origin::Paper(expected) })
}

/// Two systems that put a patient at different places among their groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The place of the system that foretells less time.
    pub shorter: usize,
    /// The place of the one that foretells more.
    pub longer: usize,
    /// The items that pull the first one down most: places in its items.
    pub against: Vec<usize>,
    /// The items that hold the second one up most.
    pub in_favour: Vec<usize>,
}

/// Times that lie less than this apart are not called a disagreement, in months.
const APART: f64 = 1.0;

/// Places that lie less than this apart are not called a disagreement: half the way from the worst group to the best.
const GROUPS_APART: f64 = 0.5;

/// How many items are named for each system.
const DRIVERS: usize = 2;

/// The pairs of systems that disagree; places are those in `assessed`.
///
/// Two disagree when each is certain of its group and puts the patient at another place among its groups, at least
/// half the way from the worst to the best apart, and when the spans of their outlooks (a confidence interval where
/// there is one) lie a month or more apart in the same direction. Verified medians are compared with verified medians
/// and verified means with verified means; a system that was not derived in such patients is compared with none, and
/// so is one without items to name.
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

/// The values by which a system is compared with others.
struct Compared {
    /// The place of its group: 0 is the worst, 1 the best.
    place: f64,
    /// The shortest and longest time, in months.
    span: (f64, f64),
    is_mean: bool,
}

fn compared(patient: &Patient, (system, assessment): (&System, &Assessment)) -> Option<Compared> {
    let at = assessment.certain_group()?;
    let outlooks = outlook(patient, system, assessment);
    let outlook = outlooks.first().filter(|outlook| !outlook.unverified())?;
    let last = system.groups.len().checked_sub(1).filter(|last| *last > 0)?;
    if assessment.left_out.is_some() {
        return None;
    }
    // A catalogue has few groups: their numbers are exact.
    let [at, last] = [at, last].map(|place| u32::try_from(place).map_or(0.0, f64::from));
    let place = match system.direction {
        Direction::HigherIsBetter => at / last,
        Direction::HigherIsWorse => 1.0 - at / last,
    };
    Some(Compared { place, span: outlook.months.span(), is_mean: matches!(outlook.months, Months::Mean(_)) })
}

/// The items that gain a system's score most on its way to the best (or lose most), the strongest first.
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
    let strongest = rising(strengths.into_iter().map(|(strength, place)| (-strength, place)));
    strongest.into_iter().take(DRIVERS).map(|(_, place)| place).collect()
}
