//! Saved documents open bit-identical, plain or locked.

use crate::support::{any_document, locked, opened, passphrase, patient, randomness, study};
use file_format::{Document, lock, save};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_document_that_was_saved_opens_the_same(document in any_document()) {
        prop_assert_eq!(opened(&save(&document)), document);
    }

    #[test]
    fn a_file_that_was_opened_is_saved_the_same(document in any_document()) {
        let file = save(&document);
        prop_assert_eq!(save(&opened(&file)), file);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn a_document_that_was_locked_unlocks_the_same(
        document in any_document(), typed in ".+", salt: [u8; 16], nonce: [u8; 12],
    ) {
        let file = lock(&document, &passphrase(&typed), file_format::Randomness { salt, nonce }).unwrap();
        prop_assert_eq!(locked(&file).unlock(&passphrase(&typed)), Ok(document));
    }
}

#[test]
fn every_space_and_capital_of_a_passphrase_counts() {
    let file = lock(&study(), &passphrase("correct horse"), randomness()).unwrap();
    let locked = locked(&file);
    for typed in ["correct horse ", "Correct horse", "correct", "correct\u{a0}horse"] {
        assert_eq!(
            locked.unlock(&passphrase(typed)),
            Err(file_format::UnlockError::WrongPassphrase),
            "{typed:?}"
        );
    }
    assert_eq!(locked.unlock(&passphrase("correct horse")), Ok(study()));
}

#[test]
fn an_answer_outlives_a_not_known() {
    let Document::Patient(mut saved) = patient() else { panic!("it is a patient") };
    saved.not_known.insert(clinical::Finding::Bilirubin);
    let again = opened(&save(&Document::Patient(saved)));
    assert_eq!(again, patient());
}

#[test]
fn what_is_kept_for_other_releases_never_stands_in_for_what_is_known() {
    let Document::Patient(mut saved) = patient() else { panic!("it is a patient") };
    saved.unknown.insert("version".to_owned(), 9.into());
    saved.unknown_findings.insert("kps".to_owned(), 10.into());
    assert_eq!(opened(&save(&Document::Patient(saved))), patient());
}

#[test]
fn nothing_of_a_locked_document_shows() {
    let file = lock(&patient(), &passphrase("correct horse"), randomness()).unwrap();
    for shown in ["patient", "hcc", "kps", "tokuhashi", "horse"] {
        assert!(!file.contains(shown), "{shown}");
    }
}
