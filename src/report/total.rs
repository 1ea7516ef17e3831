//! Short text of a system's total.

use clinical::{Formula, Method, ResultSoFar};

use crate::i18n::{number, say, words};
use crate::state::reading::Assessed;

/// The total so far, such as `6–8`; `None` if a formula lacks an input, or the system does not apply.
pub(crate) fn total(one: &Assessed) -> Option<String> {
    if !one.applies() {
        return None;
    }
    match &one.assessment.result {
        ResultSoFar::Points { .. } => one.assessment.interval().map(|(low, high)| number::range(low, high)),
        ResultSoFar::Formula(worked) => {
            let shown = |value| number::decimals(value, digits(one));
            let between = worked.between.map(|(low, high)| format!("{} … {}", shown(low), shown(high)));
            worked.value.map(shown).or(between)
        }
        ResultSoFar::Stage => Some(words::groups(one.system, &one.assessment.groups)),
    }
}

/// The total so far on its scale, such as `6–8 of 15`.
pub(crate) fn total_of_scale(one: &Assessed) -> Option<String> {
    let total = total(one)?;
    Some(match one.system.range {
        Some((_, most)) => say!(TOTAL_OF, total = total, most = most),
        None => total,
    })
}

/// Number of decimals of a formula's value.
fn digits(one: &Assessed) -> usize {
    match &one.system.method {
        Method::Formula { formula: Formula::Albi, .. } => 2,
        Method::Formula { .. } | Method::Points(_) | Method::Stages => 0,
    }
}
