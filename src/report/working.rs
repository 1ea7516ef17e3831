//! Calculation of a total by item or term.

use clinical::{Counted, Finding, Item, ItemSoFar, Method, Quantity, ResultSoFar};

use crate::i18n::{number, say, words};
use crate::state::reading::Assessed;

/// A row of the calculation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// The item or term.
    pub(crate) name: String,
    /// The applicable option, or the missing findings.
    pub(crate) holds: String,
    /// Points added, or possible.
    pub(crate) points: String,
    /// True if still open.
    pub(crate) open: bool,
}

/// Rows of a system's calculation; empty for stages.
pub(crate) fn rows(one: &Assessed) -> Vec<Row> {
    match (&one.system.method, &one.assessment.result) {
        (Method::Points(items), ResultSoFar::Points { items: so_far, .. }) => {
            let rows = items.iter().zip(so_far);
            rows.map(|(item, so_far)| of_item(item, so_far, &one.assessment.missing)).collect()
        }
        (Method::Formula { terms, .. }, ResultSoFar::Formula(worked)) => {
            let rows = terms.iter().map(|term| {
                let value = worked.terms.iter().find(|(id, _)| *id == term.id).and_then(|(_, value)| *value);
                Row {
                    name: words::defined(&term.name),
                    holds: String::new(),
                    points: value
                        .map_or_else(|| say!(TERM_OPEN).to_owned(), |value| number::decimals(value, 2)),
                    open: value.is_none(),
                }
            });
            rows.collect()
        }
        _ => Vec::new(),
    }
}

/// Inputs of a formula that differ from the entered values.
pub(crate) fn counted(one: &Assessed) -> Option<String> {
    let ResultSoFar::Formula(worked) = &one.assessment.result else { return None };
    let input = |counted: &Counted| {
        let value = words::quantity(counted.finding, Quantity { value: counted.value, unit: 0 });
        let because = counted.because.map(|finding| format!(" ({})", words::label(finding)));
        format!("{} {value}{}", words::label(counted.finding), because.unwrap_or_default())
    };
    let inputs: Vec<_> = worked.counted.iter().map(input).collect();
    (!inputs.is_empty()).then(|| say!(WORKING_COUNTED, inputs = inputs.join(" · ")))
}

fn of_item(item: &Item, so_far: &ItemSoFar, missing: &[Finding]) -> Row {
    let name = |at: &usize| item.options.get(*at).map(|option| words::defined(&option.name));
    let holds = match so_far.options[..] {
        [only] => name(&only).unwrap_or_default(),
        _ => {
            let open: Vec<_> =
                item.findings().into_iter().filter(|finding| missing.contains(finding)).collect();
            say!(ITEM_OPEN, missing = words::labels(&open))
        }
    };
    Row {
        name: words::defined(&item.name),
        holds,
        points: number::range(so_far.lowest, so_far.highest),
        open: so_far.options.len() > 1,
    }
}
