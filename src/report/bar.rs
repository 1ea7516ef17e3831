//! Totals in a line: the bar of a phone, and what a screen reader is told.

use super::{total, verdict};
use crate::i18n::say;
use crate::state::reading::Assessed;

/// The total for the bar, such as `6–8`; a system that was not derived in such patients is marked.
pub(crate) fn total(one: &Assessed) -> String {
    let begun = one.has_begun().then(|| total::total(one)).flatten();
    marked(one, begun.unwrap_or_else(|| say!(TOTAL_NONE).to_owned()))
}

/// The total on its scale for a screen reader, with the reason why the patient is outside the population.
pub(crate) fn spoken(one: &Assessed) -> Option<String> {
    let left_out = verdict::left_out(one.system, &one.assessment);
    Some(
        [Some(total::total_of_scale(one)?), left_out]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(say!(JOINT_LIST)),
    )
}

fn marked(one: &Assessed, total: String) -> String {
    match verdict::left_out(one.system, &one.assessment) {
        Some(_) => say!(TOTAL_LEFT_OUT, total = total),
        None => total,
    }
}
