//! Kinds of rows that a system treats alike.

use std::collections::HashMap;

use clinical::{Answer, Catalogue, Condition, Finding, Known, System, conditions};

use crate::codes::Codes;
use crate::cohort::{Answers, Cohort};

/// Equivalence classes of the answers to each finding that a system uses.
pub(super) struct Kinds<'a> {
    columns: Vec<(&'a Codes, Vec<u32>)>,
}

impl<'a> Kinds<'a> {
    pub(super) fn of(cohort: &'a Cohort, system: &System, catalogue: &Catalogue) -> Self {
        let asked = asked(system, catalogue);
        let mut about: Vec<Finding> = asked.iter().flat_map(|condition| condition.findings()).collect();
        about.sort_unstable();
        about.dedup();
        let column = |finding: Finding| {
            let answers = cohort.answers(finding)?;
            Some((answers.codes(), same(finding, answers, &asked)))
        };
        Self { columns: about.into_iter().filter_map(column).collect() }
    }

    /// Number of components of a kind.
    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    /// Components of the kind of a row.
    pub(super) fn of_row(&self, row: usize) -> impl Iterator<Item = u32> + '_ {
        self.columns.iter().map(move |(codes, kinds)| {
            let code = usize::try_from(codes.get(row)).unwrap_or(0);
            kinds.get(code).copied().unwrap_or(0)
        })
    }
}

/// Parts of conditions about findings, including those that decide whether the system applies.
fn asked<'a>(system: &'a System, catalogue: &'a Catalogue) -> Vec<&'a Condition> {
    let mut all = conditions(system, catalogue);
    if let Some(applies) = &system.applies {
        all.push(&applies.when);
        for other in applies.when.systems().into_iter().filter_map(|id| catalogue.system(id)) {
            all.extend(conditions(other, catalogue));
        }
    }
    let mut parts: Vec<&Condition> = Vec::new();
    for condition in all {
        condition.visit(&mut |part| {
            let asks =
                matches!(part, Condition::Is { .. } | Condition::Number { .. } | Condition::Days { .. });
            if asks && !parts.contains(&part) {
                parts.push(part);
            }
        });
    }
    parts
}

/// Equivalence class of each code of a column: 0 for missing.
fn same(finding: Finding, answers: &Answers, asked: &[&Condition]) -> Vec<u32> {
    let about: Vec<&Condition> =
        asked.iter().copied().filter(|part| part.findings().contains(&finding)).collect();
    let mut known: HashMap<Kind, u32> = HashMap::new();
    let mut kinds = vec![0];
    for answer in answers.values() {
        let kind = match answer {
            // Bands are completed by enumeration; dates are compared with other dates.
            Answer::Whole(band) if band.exact().is_none() => Kind::Band(band.low, band.high),
            Answer::Date(day) => Kind::Day(*day),
            Answer::Bounded(bound) => {
                Kind::Bound(bound.comparator.sign(), bound.limit.value.to_bits(), bound.limit.unit)
            }
            // An invalid answer is missing in a patient's record.
            answer if finding.check(*answer).is_err() => {
                kinds.push(0);
                continue;
            }
            answer => {
                let alone = Alone { finding, answer: *answer };
                Kind::Answers(about.iter().map(|part| part.holds(&alone)).collect())
            }
        };
        let next = u32::try_from(known.len() + 1).unwrap_or(u32::MAX);
        kinds.push(*known.entry(kind).or_insert(next));
    }
    kinds
}

/// Answers of one kind are equivalent for a system.
#[derive(PartialEq, Eq, Hash)]
enum Kind {
    Answers(Vec<Option<bool>>),
    Band(u32, u32),
    Day(clinical::Date),
    /// Comparator, limit and unit.
    Bound(&'static str, u64, u8),
}

/// A patient with one known finding.
struct Alone {
    finding: Finding,
    answer: Answer,
}

impl Known for Alone {
    fn answer(&self, finding: Finding) -> Option<Answer> {
        (finding == self.finding).then_some(self.answer)
    }

    fn total(&self, _: &str) -> Option<(i32, i32)> {
        None
    }
}
