//! Published percentages of patients alive after 3, 6 and 12 months, for the groups of a system that are
//! still possible.

use crate::assess::{Applicability, Assessment};
use crate::definition::{ExpectedMonths, Grade, Group, Observed, Purpose, System};
use crate::finding::Finding;
use crate::patient::Patient;

/// Months at which survival is listed.
pub const ALIVE_MONTHS: [f64; 3] = [3.0, 6.0, 12.0];

/// Survival from one publication, for the groups that are still possible.
#[derive(Debug, Clone, PartialEq)]
pub struct AliveRow<'a> {
    /// The key of the publication.
    pub source: &'a str,
    /// The cohort's primary, if it had only one.
    pub primary: Option<&'a str>,
    /// Numbers of patients of the possible groups, if published.
    pub n: Vec<u32>,
    /// One entry for each possible group, at each of [`ALIVE_MONTHS`].
    pub cells: [Vec<AliveAt>; 3],
    /// True if an entry is based on a number that was recalled and not checked.
    pub unverified: bool,
}

/// Published survival of a group at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AliveAt {
    /// Percentage alive.
    Percent(f64),
    /// More than half: the median, with its interval if known, is later.
    OverHalf,
    /// Less than half: the median, with its interval if known, is earlier.
    UnderHalf,
    /// About half: the time is within the interval of the median, or is the median.
    AboutHalf,
    /// The paper expects the patients to be alive.
    Expected,
    /// The paper expects the patients to have died.
    NotExpected,
    /// No published data.
    Unknown,
}

impl AliveRow<'_> {
    fn answers(&self) -> bool {
        self.cells.iter().flatten().any(|answer| *answer != AliveAt::Unknown)
    }
}

/// Lists published survival for the groups that are still possible: a row for each publication with data at
/// any of the times, the system's own first. Cohorts of another primary than the patient's are omitted.
///
/// Empty for systems that do not predict survival or do not apply, and without published data.
#[must_use]
pub fn alive<'a>(patient: &Patient, system: &'a System, assessment: &Assessment) -> Vec<AliveRow<'a>> {
    if system.purpose != Purpose::Survival || assessment.applicability == Applicability::DoesNotApply {
        return Vec::new();
    }
    let own = patient.chosen(Finding::PrimarySite);
    let groups: Vec<&Group> = assessment.groups.iter().filter_map(|at| system.groups.get(*at)).collect();
    let observed = groups.iter().flat_map(|group| group.observed.iter());
    let cohorts = observed.filter(|seen| seen.primary.is_none() || seen.primary.as_deref() == own);
    let mut publications = vec![(&*system.source, None)];
    for seen in cohorts {
        let publication = (&*seen.source, seen.primary.as_deref());
        if !publications.contains(&publication) {
            publications.push(publication);
        }
    }
    let rows = publications.into_iter().map(|(source, primary)| row(system, &groups, source, primary));
    rows.filter(AliveRow::answers).collect()
}

fn row<'a>(system: &System, groups: &[&'a Group], source: &'a str, primary: Option<&'a str>) -> AliveRow<'a> {
    let is_own = source == system.source && primary.is_none();
    let mut row = AliveRow { source, primary, n: Vec::new(), cells: Default::default(), unverified: false };
    for group in groups {
        let seen: Vec<&Observed> = group
            .observed
            .iter()
            .filter(|seen| seen.source == source && seen.primary.as_deref() == primary)
            .collect();
        row.n.extend(seen.iter().find_map(|seen| seen.n));
        for (cell, months) in row.cells.iter_mut().zip(ALIVE_MONTHS) {
            let printed = seen.iter().find_map(|seen| observed_at(seen, months));
            let expected = || if is_own { expected_at(group, months) } else { None };
            let (answer, grade) = printed.or_else(expected).unwrap_or((AliveAt::Unknown, Grade::A));
            cell.push(answer);
            row.unverified |= grade == Grade::C;
        }
    }
    row
}

/// Percentage reported by a cohort, otherwise derived from its median.
fn observed_at(seen: &Observed, months: f64) -> Option<(AliveAt, Grade)> {
    let printed = seen.alive.iter().find(|alive| alive.months.total_cmp(&months).is_eq());
    let answer = printed.map(|alive| AliveAt::Percent(alive.percent)).or_else(|| {
        let median = seen.median?;
        let (low, high) = median.ci95.unwrap_or((median.value, median.value));
        Some(by_median(median.unit.months(low), median.unit.months(high), months))
    });
    answer.map(|answer| (answer, seen.grade))
}

/// Prognosis of a system's own paper; `None` for a mean.
fn expected_at(group: &Group, months: f64) -> Option<(AliveAt, Grade)> {
    let expected = group.expected.as_ref()?;
    let answer = match expected.months? {
        ExpectedMonths::Median(median) => by_median(median, median, months),
        ExpectedMonths::Mean(_) => return None,
        ExpectedMonths::Between(Some(from), _) if months <= from => AliveAt::Expected,
        ExpectedMonths::Between(_, Some(to)) if months >= to => AliveAt::NotExpected,
        ExpectedMonths::Between(..) => return None,
    };
    Some((answer, expected.grade))
}

/// Survival relative to one half at a time, by the ends of a median's interval.
fn by_median(low: f64, high: f64, months: f64) -> AliveAt {
    if months < low {
        AliveAt::OverHalf
    } else if months > high {
        AliveAt::UnderHalf
    } else {
        AliveAt::AboutHalf
    }
}
