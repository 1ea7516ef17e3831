//! Patients with typed answers, for tests.

use clinical::{Finding, Patient};

/// Sets each finding to its value as typed, in the finding's first unit.
pub(crate) fn patient(answers: &[(Finding, &str)]) -> Patient {
    let mut patient = Patient::default();
    for (finding, text) in answers {
        patient.set(*finding, finding.parse(text, 0).unwrap().unwrap()).unwrap();
    }
    patient
}
