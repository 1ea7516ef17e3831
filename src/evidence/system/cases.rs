//! Worked cases of a system, computed again by the program, so that readers can verify it.

use clinical::{Assessment, Case, Outcome, ResultSoFar, System, assess};
use systems::CATALOGUE;

use crate::evidence::block::{Block, Section, Table};
use crate::i18n::{number, say, words};

/// The worked cases of a system.
pub(super) fn section(system: &System, cases: &[Case]) -> Section {
    if cases.is_empty() {
        return Section::new(say!(CASES_HEADING), Vec::new());
    }
    let worked: Vec<_> = cases.iter().map(|case| Worked::of(system, case)).collect();
    let agreeing = worked.iter().filter(|case| case.agrees).count();
    let note = say!(CASES_NOTE, agreeing = agreeing, all = worked.len());
    let rows = worked.into_iter().map(|case| {
        let found = if case.agrees { case.found } else { say!(CASE_DISAGREES, found = case.found) };
        Table::cells([case.given, case.expected, found])
    });
    let head = [say!(COLUMN_GIVEN), say!(COLUMN_EXPECTED), say!(COLUMN_FOUND)].map(str::to_owned).into();
    let table = Table { name: say!(CASES_HEADING).to_owned(), head, rows: rows.collect(), wide: false };
    let folded = Block::Folded(say!(CASES_SHOW).to_owned(), vec![Block::Table(table)]);
    Section::new(say!(CASES_HEADING), vec![Block::text(note), folded])
}

/// A case with the program's result.
struct Worked {
    given: String,
    expected: String,
    found: String,
    agrees: bool,
}

impl Worked {
    fn of(system: &System, case: &Case) -> Self {
        let assessment = assess(&case.patient, system, &CATALOGUE);
        let answers = case.patient.answered().map(|(finding, answer)| {
            say!(SAID_BY, source = words::label(finding), text = words::answer(finding, answer))
        });
        let given = answers.collect::<Vec<_>>().join(say!(JOINT_CLAUSES));
        let expected = match case.outcome {
            Outcome::Total(total) => Some(number::range(total, total)),
            Outcome::Value(value) => Some(number::decimals(value, 4)),
            Outcome::Group => None,
        };
        let group = case.group.as_deref().map(|name| say!(CASE_GROUP, group = words::defined(name)));
        let (found, found_group) = (result(&assessment, case.outcome), group_of(system, &assessment));
        let found_group = found_group.filter(|_| group.is_some());
        let agrees = found == expected && found_group == group;
        let both = |total: Option<String>, group: Option<String>| {
            [total, group].into_iter().flatten().collect::<Vec<_>>().join(say!(JOINT_LIST))
        };
        Self { given, expected: both(expected, group), found: both(found, found_group), agrees }
    }
}

/// The program's result in the form of the case's outcome.
fn result(assessment: &Assessment, outcome: Outcome) -> Option<String> {
    match (outcome, &assessment.result) {
        (Outcome::Value(_), ResultSoFar::Formula(worked)) => {
            worked.value.map(|value| number::decimals(value, 4))
        }
        (Outcome::Total(_), ResultSoFar::Formula(worked)) => worked.value.map(number::plain),
        (Outcome::Total(_), _) => assessment.interval().map(|(low, high)| number::range(low, high)),
        _ => None,
    }
}

/// Names of the groups that the program finds possible; one is expected.
fn group_of(system: &System, assessment: &Assessment) -> Option<String> {
    let groups = words::groups(system, &assessment.groups);
    (!groups.is_empty()).then(|| say!(CASE_GROUP, group = groups))
}
