//! Levels besides the entered one. Each is a patient with only the findings of SINS.

use clinical::{Answer, Finding, Patient};

/// The findings of a level, in the order of the score. The location stands in for an unknown level.
pub(crate) const ITEMS: [Finding; 7] = [
    Finding::Level,
    Finding::SinsLocation,
    Finding::SinsPain,
    Finding::SinsLesion,
    Finding::SinsAlignment,
    Finding::SinsCollapse,
    Finding::SinsPosterolateral,
];

/// In the place of an unknown finding.
const UNKNOWN: &str = "-";

/// The findings of a patient that are those of a level.
pub(crate) fn of(patient: &Patient) -> Patient {
    let mut level = Patient::default();
    for finding in ITEMS {
        if let Some(answer) = patient.get(finding) {
            set(&mut level, finding, answer);
        }
    }
    level
}

/// Changes a finding of a level; an answer that is not one of its values changes nothing. A known level needs no
/// location.
pub(crate) fn set(level: &mut Patient, finding: Finding, answer: Answer) {
    if level.set(finding, answer).is_ok() && finding == Finding::Level {
        level.clear(Finding::SinsLocation);
    }
}

/// A level in a line, such as `T7 - none blastic normal none -`.
pub(super) fn written(level: &Patient) -> String {
    ITEMS.map(|finding| level.chosen(finding).unwrap_or(UNKNOWN)).join(" ")
}

/// Reads a line of [`written`]; a wrong answer is none.
pub(super) fn read(line: &str) -> Patient {
    let mut level = Patient::default();
    for (finding, text) in ITEMS.into_iter().zip(line.split(' ')) {
        if let Ok(Some(answer)) = finding.parse(text, 0) {
            set(&mut level, finding, answer);
        }
    }
    level
}
