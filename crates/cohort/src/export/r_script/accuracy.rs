//! Calls that check the accuracy of scores at a time.

use super::checks::section;
use super::data::Frame;
use super::text::{Call, literal, vector};
use crate::analysis::{Accuracy, AnalysisError, Share};
use crate::export::of_accuracy::accuracy_table;
use crate::words::Words;

/// Checks discrimination, calibration and net benefit.
pub(super) fn accuracy(
    frame: &mut Frame<'_>,
    found: &Accuracy,
    words: &dyn Words,
    checks: &mut String,
) -> Result<(), AnalysisError> {
    checks.push_str(&section(frame, &accuracy_table(found, words).title, &found.settings, words)?);
    let mut compared = Vec::new();
    for it in &found.systems {
        let (column, worse) = frame.points(&it.system, words)?;
        compared.push((words.system_by_id(&it.system), column, if worse { "TRUE" } else { "FALSE" }));
    }
    let columns = vector(compared.iter().map(|(_, column, _)| literal(column)).collect());
    let rows = format!("known({}, {columns})", frame.name);
    let three = |share: &Share| [share.value, share.low, share.high];
    let call = Call::new("check_no_score").code(rows.clone()).numbers("until", [found.time]);
    let call = call.numbers("n", [found.rows]).numbers("events", [found.events]);
    let call = call.numbers("brier", three(&found.null_brier));
    checks.push_str(&call.numbers("treat_all", found.treat_all.iter().copied()).line());
    for (it, (name, column, worse)) in found.systems.iter().zip(&compared) {
        let call = Call::new("check_accuracy").code(rows.clone()).text(name).text(column);
        let mut call = call.code((*worse).to_owned()).numbers("until", [found.time]);
        if let Some(area) = &it.area {
            call = call.numbers("area", three(area));
        }
        if let Some(brier) = &it.brier {
            call = call.numbers("brier", three(brier));
            call = call.numbers("benefit", it.net_benefit.iter().copied());
        }
        if !it.groups.is_empty() {
            call = call.numbers("last", it.groups.iter().map(|group| group.points.1));
            call = call.numbers("n", it.groups.iter().map(|group| group.n));
            call = call.numbers("predicted", it.groups.iter().map(|group| group.predicted));
            call = call.numbers("observed", it.groups.iter().map(|group| group.observed.value));
            call = call.numbers("lower", it.groups.iter().map(|group| group.observed.low));
            call = call.numbers("upper", it.groups.iter().map(|group| group.observed.high));
        }
        checks.push_str(&call.line());
    }
    Ok(())
}
