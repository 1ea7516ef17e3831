//! What a file is that somebody chose: one of ours, or FHIR from elsewhere.

use clinical::Date;
use interchange::Imported;
use keep::{Document, LockedFile, OpenError, Opened, SavedPatient};

/// What is in a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Contents {
    /// A patient.
    Patient(Box<SavedPatient>),
    /// A study, which belongs on another page.
    Study,
    /// Something under a passphrase.
    Locked(Box<LockedFile>),
    /// What a record system wrote.
    Record(Box<Imported>),
}

/// Why a file could not be opened.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Unopened {
    /// It is one of ours.
    Ours(OpenError),
    /// It is none of ours, and as FHIR it is wrong too.
    Fhir(interchange::OpenError),
}

/// Looks into a file; `today` is the day for which an age is worked out.
pub(crate) fn contents(file: &str, today: Date) -> Result<Contents, Unopened> {
    match keep::open(file) {
        Ok(Opened::Plain(Document::Patient(saved))) => Ok(Contents::Patient(saved)),
        Ok(Opened::Plain(Document::Study(_))) => Ok(Contents::Study),
        Ok(Opened::Locked(locked)) => Ok(Contents::Locked(Box::new(locked))),
        // One resource a line is no JSON as a whole.
        Err(OpenError::NotOurs { .. } | OpenError::Malformed { .. }) => {
            interchange::open(file, today).map(Box::new).map(Contents::Record).map_err(Unopened::Fhir)
        }
        Err(error) => Err(Unopened::Ours(error)),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use clinical::Finding;

    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 26);

    #[test]
    fn a_file_is_told_by_what_is_in_it() {
        let patient = keep::save(&SavedPatient::default().into());
        assert!(matches!(contents(&patient, TODAY), Ok(Contents::Patient(_))));
        assert!(matches!(contents(r#"{"kps": 80}"#, TODAY), Ok(Contents::Patient(_))));
        let study = keep::save(&keep::SavedStudy::default().into());
        assert_eq!(contents(&study, TODAY), Ok(Contents::Study));
        let person = r#"{"resourceType": "Patient", "gender": "female"}"#;
        for file in [person.to_owned(), format!("{person}\n{person}"), format!("[{person}]")] {
            let Ok(Contents::Record(record)) = contents(&file, TODAY) else { panic!("{file}") };
            assert_eq!(record.patient.chosen(Finding::Sex), Some("female"));
        }
    }

    #[test]
    fn what_is_wrong_is_told_by_the_reader_whose_file_it_is() {
        let newer = r#"{"format": "spinemet", "version": 9, "kind": "patient"}"#;
        assert_eq!(contents(newer, TODAY), Err(Unopened::Ours(OpenError::TooNew { file: 9, known: 1 })));
        assert_eq!(contents("[1]", TODAY), Err(Unopened::Fhir(interchange::OpenError::NotFhir)));
        assert_eq!(contents(" ", TODAY), Err(Unopened::Fhir(interchange::OpenError::Empty)));
        let cut_off = Err(Unopened::Fhir(interchange::OpenError::NotJson { line: 1, column: 7 }));
        assert_eq!(contents(r#"{"kps":"#, TODAY), cut_off);
    }
}
