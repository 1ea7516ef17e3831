//! Detects the content of a chosen file: this program's formats, a scoring file, or FHIR.

use clinical::Date;
use derivation::Frozen;
use fhir::Imported;
use file_format::{Document, LockedFile, OpenError, Opened, SavedPatient};
use reference::Reference;

/// Content of a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Contents {
    /// A patient.
    Patient(Box<SavedPatient>),
    /// A study, which the cohort page opens.
    Study,
    /// Survival of patients of a hospital.
    Reference(Box<Reference>),
    /// A score that was derived from a study.
    Score,
    /// A scoring file.
    System,
    /// A locked file.
    Locked(Box<LockedFile>),
    /// An import from a record system.
    Record(Box<Imported>),
}

/// Reasons why a file could not be opened.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Unopened {
    /// A faulty file of this program.
    Ours(OpenError),
    /// A faulty reference.
    Reference(reference::OpenError),
    /// Another file, which is not valid FHIR either.
    Fhir(fhir::OpenError),
}

/// Parses a file; `today` is used to compute an age.
pub(crate) fn contents(file: &str, today: Date) -> Result<Contents, Unopened> {
    if reference::is_reference(file) {
        return reference::open(file).map(Box::new).map(Contents::Reference).map_err(Unopened::Reference);
    }
    if Frozen::is_one(file) {
        return Ok(Contents::Score);
    }
    if is_scoring_file(file) {
        return Ok(Contents::System);
    }
    match file_format::open(file) {
        Ok(Opened::Plain(Document::Patient(saved))) => Ok(Contents::Patient(saved)),
        Ok(Opened::Plain(Document::Study(_))) => Ok(Contents::Study),
        Ok(Opened::Locked(locked)) => Ok(Contents::Locked(Box::new(locked))),
        // NDJSON is not JSON as a whole.
        Err(OpenError::NotOurs { .. } | OpenError::Malformed { .. }) => {
            fhir::open(file, today).map(Box::new).map(Contents::Record).map_err(Unopened::Fhir)
        }
        Err(error) => Err(Unopened::Ours(error)),
    }
}

/// Returns whether a text has the first key and the parts of a scoring file, whatever its errors.
fn is_scoring_file(file: &str) -> bool {
    let has = |beginning: &str| file.lines().any(|line| line.trim_start().starts_with(beginning));
    has("id =") && (has("[[item]]") || has("[[group]]"))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use clinical::Finding;

    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 26);

    #[test]
    fn a_file_is_told_by_what_is_in_it() {
        let patient = file_format::save(&SavedPatient::default().into());
        assert!(matches!(contents(&patient, TODAY), Ok(Contents::Patient(_))));
        assert!(matches!(contents(r#"{"kps": 80}"#, TODAY), Ok(Contents::Patient(_))));
        let study = file_format::save(&file_format::SavedStudy::default().into());
        assert_eq!(contents(&study, TODAY), Ok(Contents::Study));
        let person = r#"{"resourceType": "Patient", "gender": "female"}"#;
        for file in [person.to_owned(), format!("{person}\n{person}"), format!("[{person}]")] {
            let Ok(Contents::Record(record)) = contents(&file, TODAY) else { panic!("{file}") };
            assert_eq!(record.patient.chosen(Finding::Sex), Some("female"));
        }
    }

    #[test]
    fn a_reference_that_was_cut_or_changed_is_refused_as_one() {
        let rows: Vec<_> = (1..9).map(|day| reference::Row { days: f64::from(day), event: true }).collect();
        let scores = reference::ScoredRows {
            system: "tomita_2001".to_owned(),
            names: vec!["I".to_owned()],
            group: vec![Some(0); 8],
        };
        let labels = reference::Labels {
            place: "A".to_owned(),
            years: "2020".to_owned(),
            times: reference::Coarsening::Weeks,
            smallest_group: 5,
            made_up: false,
        };
        let making = reference::Making { labels, small_groups: reference::SmallGroups::Merge };
        let made = reference::make(&rows, &[scores], making).unwrap().reference;
        let file = reference::save(&made);
        assert_eq!(contents(&file, TODAY), Ok(Contents::Reference(Box::new(made))));
        let changed = file.replace("2020", "2021");
        assert_eq!(contents(&changed, TODAY), Err(Unopened::Reference(reference::OpenError::Changed)));
        let cut = contents(&file[..file.len() / 2], TODAY);
        assert!(matches!(cut, Err(Unopened::Reference(reference::OpenError::Malformed { .. }))), "{cut:?}");
    }

    #[test]
    fn a_score_and_a_scoring_file_are_recognised() {
        let tomita = include_str!("../../scoring/tomita_2001.toml");
        assert_eq!(contents(tomita, TODAY), Ok(Contents::System));
        assert_eq!(contents(r#"{"format": "spinemet-score", "version": 9}"#, TODAY), Ok(Contents::Score));
    }

    #[test]
    fn what_is_wrong_is_told_by_the_reader_whose_file_it_is() {
        let newer = r#"{"format": "spinemet", "version": 9, "kind": "patient"}"#;
        assert_eq!(contents(newer, TODAY), Err(Unopened::Ours(OpenError::TooNew { file: 9, known: 1 })));
        assert_eq!(contents("[1]", TODAY), Err(Unopened::Fhir(fhir::OpenError::NotFhir)));
        assert_eq!(contents(" ", TODAY), Err(Unopened::Fhir(fhir::OpenError::Empty)));
        let cut_off = Err(Unopened::Fhir(fhir::OpenError::NotJson { line: 1, column: 7 }));
        assert_eq!(contents(r#"{"kps":"#, TODAY), cut_off);
    }
}
