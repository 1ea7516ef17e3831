//! Checked-in files of every version, which must open unchanged for ever.

use crate::support::{locked, object, opened, passphrase, patient, randomness, study};
use file_format::{Document, SavedPatient, lock, save};

const PASSPHRASE: &str = "Wirbelsäule 척추 2026";

#[test]
fn findings_alone_open_as_a_patient() {
    let Document::Patient(expected) = patient() else { panic!("it is a patient") };
    let expected = SavedPatient {
        systems: None,
        units: None,
        unknown_findings: object(&serde_json::json!({"id": 7})),
        unknown: serde_json::Map::new(),
        ..*expected
    };
    let document = opened(include_str!("../fixtures/version_0/patient.json"));
    assert_eq!(document, Document::from(expected));
    assert!(save(&document).contains("\"version\": 1"));
}

#[test]
fn a_patient_is_written_and_read_as_it_was() {
    let file = include_str!("../fixtures/version_1/patient.json");
    assert_eq!(opened(file), patient());
    assert_eq!(save(&patient()), file);
}

#[test]
fn a_study_is_written_and_read_as_it_was() {
    let file = include_str!("../fixtures/version_1/study.json");
    assert_eq!(opened(file), study());
    assert_eq!(save(&study()), file);
}

/// The file was also unlocked by other implementations of Argon2id and AES-GCM.
#[test]
fn a_locked_patient_is_written_and_unlocked_as_it_was() {
    let file = include_str!("../fixtures/version_1/locked_patient.json");
    assert_eq!(locked(file).unlock(&passphrase(PASSPHRASE)), Ok(patient()));
    assert_eq!(lock(&patient(), &passphrase(PASSPHRASE), randomness()).unwrap(), file);
}

/// A file of another program: different layout and cost, and a byte order mark.
#[test]
fn a_locked_file_of_another_cost_and_layout_is_unlocked() {
    let file = include_str!("../fixtures/version_1/locked_elsewhere.json");
    assert_eq!(locked(file).unlock(&passphrase(PASSPHRASE)), Ok(study()));
}
