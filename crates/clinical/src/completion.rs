//! Enumerates the completions of a patient: every value that a missing finding may still have.
//!
//! A quantity has infinitely many values, but conditions only compare it with a few numbers: one value below,
//! at, between and above these represents all others.

use crate::answer::{Answer, Band};
use crate::condition::{self, Bound, Condition, Known, Range};
use crate::definition::{Catalogue, Extent, Item, Method, System};
use crate::finding::{Finding, Kind};
use crate::patient::Patient;
use crate::sort_dedup::{sort_dedup, sort_dedup_by};
use crate::unit::Quantity;

/// A patient with some missing findings filled in.
pub(crate) struct Completion<'a> {
    pub(crate) patient: &'a Patient,
    pub(crate) filled: &'a [(Finding, Answer)],
    pub(crate) catalogue: &'a Catalogue,
}

impl Known for Completion<'_> {
    fn answer(&self, finding: Finding) -> Option<Answer> {
        let filled = self.filled.iter().find(|(known, _)| *known == finding);
        filled.map(|(_, answer)| *answer).or_else(|| self.patient.get(finding))
    }

    fn total(&self, system: &str) -> Option<(i32, i32)> {
        let system = self.catalogue.system(system)?;
        let points = |item: &Item| Some(item.options[item.chosen(self.patient, self)?].points);
        let total = system.items().iter().map(points).sum::<Option<i32>>()?;
        Some((total, total))
    }
}

impl Item {
    /// Returns whether the conditions of `instead` decide: a finding of `when` is missing and those of
    /// `instead` are known.
    pub(crate) fn decided_instead(&self, patient: &Patient) -> bool {
        let instead = self.instead_findings();
        !instead.is_empty()
            && instead.iter().all(|finding| patient.get(*finding).is_some())
            && self.main_findings().iter().any(|finding| patient.get(*finding).is_none())
    }

    /// Index of the applicable option, if determined.
    pub(crate) fn chosen(&self, patient: &Patient, known: &impl Known) -> Option<usize> {
        let holds = |condition: Option<&Condition>| condition.is_some_and(|it| it.holds(known) == Some(true));
        if self.decided_instead(patient) {
            return self.options.iter().position(|option| holds(option.instead.as_ref()));
        }
        let rounds = self.options.iter().map(|option| option.when.len()).max().unwrap_or(0);
        (0..rounds).find_map(|round| self.options.iter().position(|option| holds(option.when.get(round))))
    }

    /// Findings that decide it for this patient, including those of other systems' totals.
    pub(crate) fn deciding(&self, patient: &Patient, catalogue: &Catalogue) -> Vec<Finding> {
        if self.decided_instead(patient) {
            return self.instead_findings();
        }
        let conditions = self.options.iter().flat_map(|option| option.when.iter());
        deciding(conditions, patient, catalogue)
    }
}

/// Findings that decide conditions, including those of other systems' totals, without duplicates.
pub(crate) fn deciding<'a>(
    conditions: impl Iterator<Item = &'a Condition>,
    patient: &Patient,
    catalogue: &Catalogue,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for condition in conditions {
        found.extend(condition.findings());
        for system in condition.systems().into_iter().filter_map(|id| catalogue.system(id)) {
            found.extend(system.items().iter().flat_map(|item| item.deciding(patient, catalogue)));
        }
    }
    sort_dedup(found)
}

/// All conditions of a system, including those of other systems' totals: two patients for whom these
/// conditions, and their parts about a finding, evaluate equally have the same result.
#[must_use]
pub fn conditions<'a>(system: &'a System, catalogue: &'a Catalogue) -> Vec<&'a Condition> {
    let mut found: Vec<&Condition> = Vec::new();
    match &system.method {
        Method::Points(items) => {
            for option in items.iter().flat_map(|item| item.options.iter()) {
                found.extend(option.when.iter().chain(&option.instead));
            }
        }
        Method::Stages => found.extend(system.groups.iter().filter_map(|group| match &group.extent {
            Extent::Holds(condition) => Some(condition),
            Extent::Totals(..) | Extent::AtMost(_) => None,
        })),
        Method::Formula { .. } => {}
    }
    let others: Vec<&System> = found
        .iter()
        .flat_map(|condition| condition.systems())
        .filter_map(|id| catalogue.system(id))
        .collect();
    found.extend(
        others
            .into_iter()
            .filter(|other| other.id != system.id)
            .flat_map(|other| conditions(other, catalogue)),
    );
    found
}

/// Representative answers that a finding may still have.
pub(crate) fn candidates(finding: Finding, patient: &Patient, conditions: &[&Condition]) -> Vec<Answer> {
    match (patient.get(finding), finding.kind()) {
        (Some(Answer::Whole(band)), _) => whole_values(finding, band, conditions),
        (Some(Answer::Bounded(bound)), Kind::Quantity(measure)) => {
            let unit = bound.limit.unit;
            quantities(finding, unit, bound.range(measure, unit), conditions)
        }
        (Some(answer), _) => vec![answer],
        (None, Kind::Choice(_) | Kind::YesNo | Kind::Level) => {
            (0_u8..).take(finding.values().len()).map(Answer::Choice).collect()
        }
        (None, Kind::Count { least, most }) => {
            whole_values(finding, Band { low: least, high: most }, conditions)
        }
        (None, Kind::Scale { from, to, .. }) => {
            whole_values(finding, Band { low: from, high: to }, conditions)
        }
        (None, Kind::Quantity(measure)) => {
            let (low, high) = measure.possible;
            let end = |value| Some(Bound { value, included: false });
            quantities(finding, 0, Range { low: end(low), high: end(high) }, conditions)
        }
        (None, Kind::Date) => Vec::new(),
    }
}

/// Representative values of a range, in the unit at `unit`: each number in it with which conditions compare
/// the finding, and one between each two.
fn quantities(finding: Finding, unit: u8, range: Range, conditions: &[&Condition]) -> Vec<Answer> {
    let inner: Vec<f64> =
        compared_with(finding, unit, conditions).into_iter().filter(|end| range.contains(*end)).collect();
    let ends = sort_dedup_by(range.ends().chain(inner.iter().copied()), f64::total_cmp);
    let between = ends.windows(2).map(|pair| f64::midpoint(pair[0], pair[1]));
    let values = sort_dedup_by(between.chain(inner.iter().copied()), f64::total_cmp);
    values.into_iter().map(|value| Answer::Quantity(Quantity { value, unit })).collect()
}

fn whole_values(finding: Finding, band: Band, conditions: &[&Condition]) -> Vec<Answer> {
    let exactly = |value| Answer::Whole(Band::exactly(value));
    if let Kind::Scale { step, .. } = finding.kind() {
        return (band.low..=band.high).step_by(usize::try_from(step).unwrap_or(1)).map(exactly).collect();
    }
    let ends = compared_with(finding, 0, conditions);
    let near = |value: &u32| {
        let value = f64::from(*value);
        ends.iter().any(|end| (value - end).abs() <= 1.0)
    };
    let values = sort_dedup((band.low..=band.high).filter(near).chain([band.low, band.high]));
    values.into_iter().map(exactly).collect()
}

/// Numbers with which conditions compare a finding, in the unit at `unit`, sorted, without duplicates.
fn compared_with(finding: Finding, unit: u8, conditions: &[&Condition]) -> Vec<f64> {
    let mut ends = Vec::new();
    for condition in conditions {
        condition.visit(&mut |part| {
            if let Condition::Number { finding: about, ranges } = part
                && *about == finding
            {
                match condition::table(finding, unit, ranges) {
                    Some((measure, table)) => ends.extend(
                        table
                            .range
                            .ends()
                            .map(|value| Quantity { value, unit: table.unit }.in_unit(measure, unit)),
                    ),
                    None => ends.extend(ranges.iter().flat_map(|table| table.range.ends())),
                }
            }
        });
    }
    sort_dedup_by(ends, f64::total_cmp)
}

/// Results for every combination of the open findings' candidates.
pub(crate) struct CompletionSet {
    /// Open findings with their candidates.
    pub(crate) open: Vec<(Finding, Vec<Answer>)>,
    /// The outcome of each combination; the last finding varies fastest.
    pub(crate) outcomes: Vec<i32>,
}

impl CompletionSet {
    /// Evaluates all combinations.
    pub(crate) fn run(
        open: Vec<(Finding, Vec<Answer>)>,
        mut outcome: impl FnMut(&[(Finding, Answer)]) -> i32,
    ) -> Self {
        let combinations = open.iter().map(|(_, values)| values.len()).product();
        let mut filled: Vec<(Finding, Answer)> =
            open.iter().filter_map(|(finding, values)| Some((*finding, *values.first()?))).collect();
        let mut outcomes = Vec::with_capacity(combinations);
        for combination in 0..combinations {
            let mut rest = combination;
            for (slot, (_, values)) in filled.iter_mut().zip(&open).rev() {
                slot.1 = values[rest % values.len()];
                rest /= values.len();
            }
            outcomes.push(outcome(&filled));
        }
        Self { open, outcomes }
    }

    /// Distinct outcomes, ascending.
    pub(crate) fn set(&self) -> Vec<i32> {
        sort_dedup(self.outcomes.iter().copied())
    }

    /// Distinct outcomes for each value of one of the open findings.
    pub(crate) fn sets_by(&self, axis: usize) -> Vec<Vec<i32>> {
        let stride = self.stride(axis);
        let count = self.open[axis].1.len();
        let with = |value: usize| {
            let chosen = self.outcomes.iter().enumerate().filter(move |(at, _)| at / stride % count == value);
            sort_dedup(chosen.map(|(_, outcome)| *outcome))
        };
        (0..count).map(with).collect()
    }

    /// Returns whether the value of one of the open findings affects the outcome.
    pub(crate) fn matters(&self, axis: usize) -> bool {
        let stride = self.stride(axis);
        let block = stride * self.open[axis].1.len();
        self.outcomes
            .chunks(block)
            .any(|block| (stride..block.len()).any(|at| block[at] != block[at - stride]))
    }

    fn stride(&self, axis: usize) -> usize {
        self.open[axis + 1..].iter().map(|(_, values)| values.len()).product()
    }
}

/// All sums of a number of `a` and a number of `b`, ascending.
pub(crate) fn sums(a: &[i32], b: &[i32]) -> Vec<i32> {
    sort_dedup(a.iter().flat_map(|x| b.iter().map(move |y| x + y)))
}
