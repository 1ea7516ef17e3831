//! Error messages for files and imported values.

#![cfg(target_arch = "wasm32")]

use fhir::Refusal;
use file_format::OpenError;

use super::contents::Unopened;
use super::lock::Failure;
use crate::i18n::{number, say, words};

/// Message for a file that was not opened.
pub(crate) fn unopened(why: &Unopened) -> String {
    match why {
        Unopened::Ours(error) => of_ours(error),
        Unopened::Reference(error) => of_reference(error),
        Unopened::Fhir(error) => of_fhir(error),
    }
}

fn of_ours(error: &OpenError) -> String {
    match error {
        OpenError::TooNew { file, known } => {
            say!(OPEN_TOO_NEW, file = file.to_string(), known = known.to_string())
        }
        OpenError::Finding(error) => {
            say!(OPEN_ANSWER, finding = words::label(error.finding), given = &error.given)
        }
        OpenError::Missing { key }
        | OpenError::Unexpected { key, .. }
        | OpenError::Cost { key, .. }
        | OpenError::Unprotected { key } => say!(OPEN_DAMAGED, key = key),
        OpenError::Malformed { line, column, .. } => say!(OPEN_BROKEN, line = *line, column = *column),
        _ => say!(OPEN_NOT_OURS).to_owned(),
    }
}

/// Message for a reference that was not opened.
pub(crate) fn of_reference(error: &reference::OpenError) -> String {
    use reference::{Fault, OpenError};
    let counts = |about: &[&str]| say!(OPEN_COUNTS, about = about.join(say!(JOINT_LIST)));
    match error {
        OpenError::NotAReference => say!(OPEN_NOT_OURS).to_owned(),
        OpenError::Malformed { line, column } => say!(OPEN_BROKEN, line = *line, column = *column),
        OpenError::TooNew { file, known } => {
            say!(OPEN_TOO_NEW, file = file.to_string(), known = known.to_string())
        }
        // The parser names the key in backticks.
        OpenError::Unexpected(text) => {
            say!(OPEN_DAMAGED, key = text.split('`').nth(1).unwrap_or("reference"))
        }
        OpenError::Changed => say!(OPEN_CHANGED).to_owned(),
        OpenError::Fault(fault) => match fault {
            Fault::Text(key) => say!(OPEN_DAMAGED, key = *key),
            Fault::Empty => say!(OPEN_DAMAGED, key = "systems"),
            Fault::Twice(name) => say!(OPEN_DAMAGED, key = name),
            Fault::TooSmall { system, group, .. } => counts(&[system, group]),
            Fault::TooMany { system, .. } => counts(&[system]),
            Fault::Time { system, group, time } | Fault::Sum { system, group, time } => {
                counts(&[system, group, &number::plain(*time)])
            }
        },
    }
}

fn of_fhir(error: &fhir::OpenError) -> String {
    match error {
        fhir::OpenError::Empty => say!(OPEN_EMPTY_FILE).to_owned(),
        fhir::OpenError::NotJson { line, column } => say!(OPEN_BROKEN, line = *line, column = *column),
        fhir::OpenError::NotFhir => say!(OPEN_NOT_OURS).to_owned(),
        fhir::OpenError::HealthCard => say!(OPEN_HEALTH_CARD).to_owned(),
        fhir::OpenError::SeveralPatients { count } => say!(OPEN_SEVERAL, count = *count),
    }
}

/// Message for a locked file that was not unlocked.
pub(crate) fn locked(why: &Failure) -> String {
    match why {
        Failure::NoMemory => say!(OPEN_NO_MEMORY).to_owned(),
        Failure::TooNew { file, known } => say!(OPEN_TOO_NEW, file = file, known = known),
        Failure::Damaged(key) => say!(OPEN_DAMAGED, key = key),
        Failure::WrongPassphrase | Failure::NoRandomness | Failure::Stopped => say!(OPEN_WRONG).to_owned(),
    }
}

/// Message for a value that was not taken.
pub(crate) fn value(why: &Refusal) -> String {
    match why {
        Refusal::Answer(error) => words::problem(error.finding, &error.problem, &error.given),
        Refusal::NoValue => say!(REFUSAL_NO_VALUE).to_owned(),
        Refusal::Unit { given, .. } => say!(REFUSAL_UNIT, given = given),
        Refusal::UnitsDisagree { printed, coded } => {
            say!(REFUSAL_UNITS_DISAGREE, printed = printed, coded = coded)
        }
        Refusal::Bound { given } => say!(REFUSAL_BOUND, given = given),
        Refusal::Withdrawn(status) | Refusal::NotCurrent(status) => say!(REFUSAL_WITHDRAWN, status = status),
        Refusal::CodesDisagree => say!(REFUSAL_CODES).to_owned(),
        Refusal::SeveralPrimaries => say!(REFUSAL_PRIMARIES).to_owned(),
        Refusal::AgeOpen => say!(REFUSAL_AGE).to_owned(),
    }
}
