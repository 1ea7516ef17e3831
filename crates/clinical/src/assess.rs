//! Assesses a patient by a system: totals still possible, their groups, and the next question.
//!
//! Missing is not zero. A missing finding may have any of its values, and findings that occur in two items
//! have one value: the totals are those of the *joint* completions, by enumeration. Items that have no open
//! finding in common are independent, so each such cluster is enumerated separately and the sums are
//! combined.

use crate::answer::Answer;
use crate::completion::{self, Completion, CompletionSet, sums};
use crate::condition::{Condition, Known};
use crate::definition::{Catalogue, Extent, Item, Method, System};
use crate::finding::Finding;
use crate::formula::{Formula, Worked};
use crate::patient::Patient;
use crate::sort_dedup::{sort_dedup, sort_dedup_by};

/// Assessment of a patient by a system.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Applicability of the system to this patient.
    pub applicability: Applicability,
    /// The result.
    pub result: ResultSoFar,
    /// Indices of the system's groups that are still possible, ascending.
    pub groups: Vec<usize>,
    /// Missing findings that still matter, in the order of the form.
    pub missing: Vec<Finding>,
    /// The missing finding that would narrow the result most.
    pub next: Option<Finding>,
    /// Indices of the system's remarks that apply.
    pub remarks: Vec<usize>,
    /// Index of the first [`System::left_out`] group to which the patient belongs.
    pub left_out: Option<usize>,
}

/// Applicability of a system to a patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Applicability {
    /// It applies.
    Applies,
    /// It may apply: a decisive finding is missing.
    MayApply,
    /// It does not apply.
    DoesNotApply,
}

/// Result of a system, as far as known.
#[derive(Debug, Clone, PartialEq)]
pub enum ResultSoFar {
    /// A sum of points.
    Points {
        /// Every total that is still possible, ascending; at least one.
        totals: Vec<i32>,
        /// Possible points of each item.
        items: Vec<ItemSoFar>,
    },
    /// A formula.
    Formula(Worked),
    /// A stage, given by the groups.
    Stage,
}

/// Possible points of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemSoFar {
    /// Indices of the options that are still possible.
    pub options: Vec<usize>,
    /// Minimum points.
    pub lowest: i32,
    /// Maximum points.
    pub highest: i32,
}

impl Assessment {
    /// Lowest and highest total still possible; `None` for formulas and stages.
    #[must_use]
    pub fn interval(&self) -> Option<(i32, i32)> {
        match &self.result {
            ResultSoFar::Points { totals, .. } => Some((*totals.first()?, *totals.last()?)),
            ResultSoFar::Formula(_) | ResultSoFar::Stage => None,
        }
    }

    /// The result of a formula, if no input is missing.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        match &self.result {
            ResultSoFar::Formula(worked) => worked.value,
            ResultSoFar::Points { .. } | ResultSoFar::Stage => None,
        }
    }

    /// Index of the group, if only one is still possible, even if findings are missing.
    #[must_use]
    pub fn certain_group(&self) -> Option<usize> {
        match self.groups[..] {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// The patient with the catalogue, to evaluate conditions that use other systems' totals.
pub(crate) struct WithCatalogue<'a> {
    pub(crate) patient: &'a Patient,
    pub(crate) catalogue: &'a Catalogue,
}

impl Known for WithCatalogue<'_> {
    fn answer(&self, finding: Finding) -> Option<Answer> {
        self.patient.get(finding)
    }

    fn total(&self, system: &str) -> Option<(i32, i32)> {
        assess(self.patient, self.catalogue.system(system)?, self.catalogue).interval()
    }
}

/// Assesses a patient by a system.
///
/// `catalogue` is used if the system's conditions refer to another system's total.
#[must_use]
pub fn assess(patient: &Patient, system: &System, catalogue: &Catalogue) -> Assessment {
    let judged = WithCatalogue { patient, catalogue };
    let applicability = match system.applies.as_ref().map(|applies| applies.when.holds(&judged)) {
        None | Some(Some(true)) => Applicability::Applies,
        Some(None) => Applicability::MayApply,
        Some(Some(false)) => Applicability::DoesNotApply,
    };
    let holding = |(at, when): (usize, &Condition)| (when.holds(&judged) == Some(true)).then_some(at);
    let left_out = system.left_out.iter().position(|one| one.when.holds(&judged) == Some(true));
    let remarks = system.remarks.iter().map(|remark| &remark.when).enumerate().filter_map(holding).collect();
    let (result, groups, missing, next) = match &system.method {
        Method::Points(items) => points(patient, system, items, catalogue),
        Method::Formula { formula, .. } => worked(patient, system, *formula),
        Method::Stages => stages(patient, system, catalogue),
    };
    Assessment { applicability, result, groups, missing, next, remarks, left_out }
}

type Found = (ResultSoFar, Vec<usize>, Vec<Finding>, Option<Finding>);

fn points(patient: &Patient, system: &System, items: &[Item], catalogue: &Catalogue) -> Found {
    let conditions = completion::conditions(system, catalogue);
    let open: Vec<Vec<(Finding, Vec<Answer>)>> = items
        .iter()
        .map(|item| open_findings(item.deciding(patient, catalogue), patient, &conditions))
        .collect();
    let mut possible: Vec<Vec<bool>> = items.iter().map(|item| vec![false; item.options.len()]).collect();
    let mut clusters = Vec::new();
    for cluster in cluster(&open) {
        let findings = joined(cluster.iter().map(|at| &open[*at]));
        clusters.push(CompletionSet::run(findings, |filled| {
            let completed = Completion { patient, filled, catalogue };
            let mut sum = 0;
            for at in &cluster {
                // The reader has verified that every combination of answers has an option.
                if let Some(option) = items[*at].chosen(patient, &completed) {
                    possible[*at][option] = true;
                    sum += items[*at].options[option].points;
                }
            }
            sum
        }));
    }
    let sets: Vec<Vec<i32>> = clusters.iter().map(CompletionSet::set).collect();
    let totals = sets.iter().fold(vec![0], |all, set| sums(&all, set));
    let groups = groups_of(system, &totals);
    let mut missing = Vec::new();
    let mut ranking = Vec::new();
    for (at, cluster) in clusters.iter().enumerate() {
        let others = sets.iter().enumerate().filter(|(other, _)| *other != at);
        let others = others.fold(vec![0], |all, (_, set)| sums(&all, set));
        for axis in (0..cluster.open.len()).filter(|axis| cluster.matters(*axis)) {
            let finding = cluster.open[axis].0;
            missing.push(finding);
            let left = cluster.sets_by(axis).into_iter().map(|set| sums(&set, &others));
            ranking.push((mean_width(left, system), finding));
        }
    }
    let missing = sort_dedup(missing);
    let next = narrowest(ranking, patient);
    let items = items.iter().zip(&possible).map(|(item, possible)| so_far(item, possible)).collect();
    (ResultSoFar::Points { totals, items }, groups, missing, next)
}

fn open_findings(
    findings: Vec<Finding>,
    patient: &Patient,
    conditions: &[&Condition],
) -> Vec<(Finding, Vec<Answer>)> {
    let with_candidates = |finding| (finding, completion::candidates(finding, patient, conditions));
    findings.into_iter().map(with_candidates).filter(|(_, candidates)| candidates.len() > 1).collect()
}

/// Clusters of items (by index) that have open findings in common.
fn cluster(open: &[Vec<(Finding, Vec<Answer>)>]) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    for (at, findings) in open.iter().enumerate() {
        let shares = |cluster: &Vec<usize>| {
            let others = cluster.iter().flat_map(|other| &open[*other]);
            others.into_iter().any(|(finding, _)| findings.iter().any(|(own, _)| own == finding))
        };
        let (touching, apart): (Vec<_>, Vec<_>) = clusters.into_iter().partition(shares);
        clusters = apart;
        clusters.push(touching.into_iter().flatten().chain([at]).collect());
    }
    clusters
}

fn joined<'a>(open: impl Iterator<Item = &'a Vec<(Finding, Vec<Answer>)>>) -> Vec<(Finding, Vec<Answer>)> {
    sort_dedup_by(open.flatten().cloned(), |(one, _), (other, _)| one.cmp(other))
}

fn so_far(item: &Item, possible: &[bool]) -> ItemSoFar {
    let options: Vec<usize> = (0..possible.len()).filter(|at| possible[*at]).collect();
    let points = || options.iter().map(|at| item.options[*at].points);
    let (lowest, highest) = (points().min().unwrap_or(0), points().max().unwrap_or(0));
    ItemSoFar { options, lowest, highest }
}

fn groups_of(system: &System, totals: &[i32]) -> Vec<usize> {
    let reached = |at: &usize| match system.groups[*at].extent {
        Extent::Totals(from, to) => totals.iter().any(|total| (from..=to).contains(total)),
        Extent::AtMost(_) | Extent::Holds(_) => false,
    };
    (0..system.groups.len()).filter(reached).collect()
}

/// Mean width of the interval and mean number of its groups, over the sets of totals for the values of a
/// finding.
fn mean_width(sets: impl Iterator<Item = Vec<i32>>, system: &System) -> (f64, f64) {
    let (mut width, mut groups, mut count) = (0.0, 0.0, 0.0);
    for set in sets {
        let ends = set.first().zip(set.last());
        width += ends.map_or(0.0, |(low, high)| f64::from(high - low));
        groups += f64::from(u32::try_from(groups_of(system, &set).len()).unwrap_or(u32::MAX));
        count += 1.0;
    }
    (width / count, groups / count)
}

/// The finding that leaves the narrowest interval, among those that can be asked now; the earlier one in a
/// tie.
fn narrowest(mut ranking: Vec<((f64, f64), Finding)>, patient: &Patient) -> Option<Finding> {
    ranking.retain(|(_, finding)| can_be_asked(*finding, patient));
    let order = |a: &((f64, f64), Finding), b: &((f64, f64), Finding)| {
        let widths = a.0.0.total_cmp(&b.0.0);
        widths.then(a.0.1.total_cmp(&b.0.1)).then(a.1.cmp(&b.1))
    };
    ranking.into_iter().min_by(order).map(|(_, finding)| finding)
}

/// Returns whether the prerequisites of a finding are answered.
pub(crate) fn can_be_asked(finding: Finding, patient: &Patient) -> bool {
    finding.asked_after().iter().all(|before| patient.get(*before).is_some())
}

fn worked(patient: &Patient, system: &System, formula: Formula) -> Found {
    let worked = formula.work(patient);
    let missing = formula.missing(patient);
    let span = worked.between.or(worked.value.map(|value| (value, value)));
    let ends = span.and_then(|(low, high)| system.group_of(low).zip(system.group_of(high)));
    let groups = match ends {
        Some((one, other)) => (one.min(other)..=one.max(other)).collect(),
        None => (0..system.groups.len()).collect(),
    };
    let next = missing.first().copied();
    (ResultSoFar::Formula(worked), groups, missing, next)
}

fn stages(patient: &Patient, system: &System, catalogue: &Catalogue) -> Found {
    let conditions = completion::conditions(system, catalogue);
    let own = system.groups.iter().filter_map(|group| match &group.extent {
        Extent::Holds(condition) => Some(condition),
        Extent::Totals(..) | Extent::AtMost(_) => None,
    });
    let open = open_findings(completion::deciding(own, patient, catalogue), patient, &conditions);
    let exploration = CompletionSet::run(open, |filled| {
        let completed = Completion { patient, filled, catalogue };
        let holds = |at: &i32| match usize::try_from(*at).map(|at| &system.groups[at].extent) {
            Ok(Extent::Holds(condition)) => condition.holds(&completed) == Some(true),
            _ => false,
        };
        let count = i32::try_from(system.groups.len()).unwrap_or(i32::MAX);
        (0..count).find(holds).unwrap_or(0)
    });
    let groups = exploration.set().into_iter().filter_map(|at| usize::try_from(at).ok()).collect();
    let axes = (0..exploration.open.len()).filter(|axis| exploration.matters(*axis));
    let mut missing = Vec::new();
    let mut ranking = Vec::new();
    for axis in axes {
        let finding = exploration.open[axis].0;
        missing.push(finding);
        ranking.push((mean_width(exploration.sets_by(axis).into_iter(), system), finding));
    }
    (ResultSoFar::Stage, groups, sort_dedup(missing), narrowest(ranking, patient))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_that_cannot_be_asked_yet_is_not_the_next() {
        let ranking = || vec![((1.0, 1.0), Finding::PrimaryGrowth), ((2.0, 1.0), Finding::PrimarySite)];
        let mut patient = Patient::default();
        assert_eq!(narrowest(ranking(), &patient), Some(Finding::PrimarySite));
        patient.choose(Finding::PrimarySite, "other").unwrap();
        assert_eq!(narrowest(ranking(), &patient), Some(Finding::PrimaryGrowth));
    }
}
