//! Every patient whose cord may be compressed gets the emergency, whatever else is known or missing.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use clinical::{Answer, Finding, NoteKind, Patient, notes};
use proptest::prelude::*;
use proptest::sample::Index;
use support::values;
use systems::CATALOGUE;

/// Answers that mean an emergency, each by itself.
const URGENT: [(Finding, &[&str]); 6] = [
    (Finding::Frankel, &["A", "B", "C", "D"]),
    (Finding::Asia, &["A", "B", "C", "D"]),
    (Finding::MotorDeficit, &["yes"]),
    (Finding::Ambulation, &["none"]),
    (Finding::BladderBowel, &["yes"]),
    (Finding::Escc, &["2", "3"]),
];

/// A patient with any findings known or missing.
fn a_patient() -> impl Strategy<Value = Patient> {
    prop::collection::vec(prop::option::of(any::<Index>()), Finding::COUNT).prop_map(|picks| {
        let mut patient = Patient::default();
        for (finding, pick) in Finding::ALL.iter().zip(picks) {
            let values = values(*finding);
            if let Some(pick) = pick.filter(|_| !values.is_empty()) {
                patient.set(*finding, *pick.get(&values)).unwrap();
            }
        }
        patient
    })
}

fn is_urgent(patient: &Patient) -> bool {
    let first = notes(patient, &CATALOGUE).first().map(|note| note.kind);
    first == Some(NoteKind::Emergency)
}

proptest! {
    #[test]
    fn a_sign_of_compression_comes_first_beside_anything_else(mut patient in a_patient()) {
        for (finding, values) in URGENT {
            let before = patient.get(finding);
            for value in values {
                patient.choose(finding, value).unwrap();
                prop_assert!(is_urgent(&patient), "{finding:?} {value}");
            }
            match before {
                Some(answer) => patient.set(finding, answer).unwrap(),
                None => patient.clear(finding),
            }
        }
    }

    #[test]
    fn without_a_sign_of_compression_there_is_no_emergency(mut patient in a_patient()) {
        for (finding, values) in URGENT {
            let is_one = |answer| matches!(answer, Answer::Choice(at) if values.contains(&finding.values()[usize::from(at)]));
            if patient.get(finding).is_some_and(is_one) {
                patient.clear(finding);
            }
        }
        prop_assert!(!is_urgent(&patient));
    }
}
