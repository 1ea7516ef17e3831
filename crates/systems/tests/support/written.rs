//! Patients in a text notation, for tests.

use clinical::{Finding, Patient};

/// Parses answers such as "motor_deficit yes, frankel E": ids of findings and their values.
pub(crate) fn patient(answers: &str) -> Patient {
    let mut patient = Patient::default();
    for answer in answers.split(", ") {
        let (finding, value) = answer.split_once(' ').unwrap();
        let finding = Finding::from_id(finding).unwrap();
        patient.set(finding, finding.parse(value, 0).unwrap().unwrap()).unwrap();
    }
    patient
}
