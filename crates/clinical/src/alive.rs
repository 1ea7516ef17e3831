//! Patients alive after 3, 6 and 12 months, as published for the groups of a system that are still possible.

use crate::assess::{Applicability, Assessment};
use crate::definition::{ExpectedMonths, Grade, Group, Observed, Purpose, System};
use crate::finding::Finding;
use crate::patient::Patient;

/// The times that are asked about, in months.
pub const ALIVE_MONTHS: [f64; 3] = [3.0, 6.0, 12.0];

/// The answer of one publication for the groups that are still possible.
#[derive(Debug, Clone, PartialEq)]
pub struct AliveRow<'a> {
    /// The key of the publication.
    pub source: &'a str,
    /// The cohort's primary, where it had one.
    pub primary: Option<&'a str>,
    /// The numbers of patients of the possible groups, where printed.
    pub n: Vec<u32>,
    /// For each of [`ALIVE_MONTHS`], one answer for each possible group.
    pub cells: [Vec<AliveAt>; 3],
    /// Set if any answer rests on a number that was recalled and not checked.
    pub unverified: bool,
}

/// The published answer for a group at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AliveAt {
    /// This part is alive, in per cent.
    Percent(f64),
    /// More than half: the median, and its interval where there is one, lie later.
    OverHalf,
    /// Less than half: the median, and its interval where there is one, lie earlier.
    UnderHalf,
    /// About half: the time lies within the interval of the median, or is the median.
    AboutHalf,
    /// The paper expects its patients to be alive.
    Expected,
    /// The paper expects its patients to have died.
    NotExpected,
    /// Nothing published answers.
    Unknown,
}

impl AliveRow<'_> {
    fn answers(&self) -> bool {
        self.cells.iter().flatten().any(|answer| *answer != AliveAt::Unknown)
    }
}

/// Lists the published answers for the groups that are still possible: a row for each publication that answers at any of the
/// times, the system's own first. Cohorts of another primary than the patient's are left out.
///
/// Empty for systems that foretell no survival or do not apply, and where nothing published answers.
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

/// The part that a cohort printed; where it printed none, what its median says.
fn observed_at(seen: &Observed, months: f64) -> Option<(AliveAt, Grade)> {
    let printed = seen.alive.iter().find(|alive| alive.months.total_cmp(&months).is_eq());
    let answer = printed.map(|alive| AliveAt::Percent(alive.percent)).or_else(|| {
        let median = seen.median?;
        let (low, high) = median.ci95.unwrap_or((median.value, median.value));
        Some(by_median(median.unit.months(low), median.unit.months(high), months))
    });
    answer.map(|answer| (answer, seen.grade))
}

/// Returns the expectation of a system's own paper. A mean answers nothing.
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

/// Which half is alive at a time, by the ends of a median's interval.
fn by_median(low: f64, high: f64, months: f64) -> AliveAt {
    if months < low {
        AliveAt::OverHalf
    } else if months > high {
        AliveAt::UnderHalf
    } else {
        AliveAt::AboutHalf
    }
}
