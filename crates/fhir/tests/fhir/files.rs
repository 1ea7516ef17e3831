//! Files of one patient, in every form of FHIR, and of arbitrary JSON; names are not kept.

use crate::common::{TODAY, lab, opened, patients, saved, with};
use fhir::{OpenError, open};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

#[test]
fn data_of_two_patients_are_not_mixed() {
    let sodium = lab("2951-2", "2026-11-01", 138.0, "mmol/L");
    let of_another =
        with(sodium.clone(), "subject", json!({"reference": "https://clinic.invalid/fhir/Patient/2"}));
    let file = json!([sodium, of_another]).to_string();
    assert_eq!(open(&file, TODAY), Err(OpenError::SeveralPatients { count: 2 }));
    let people =
        json!([{"resourceType": "Patient", "id": "1"}, {"resourceType": "Patient", "id": "2"}]).to_string();
    assert_eq!(open(&people, TODAY), Err(OpenError::SeveralPatients { count: 2 }));
}

#[test]
fn one_patient_is_recognised_however_referred_to() {
    let sodium = lab("2951-2", "2026-11-01", 138.0, "mmol/L");
    let by = |reference: &str| with(sodium.clone(), "subject", json!({"reference": reference}));
    let bundle = json!({"resourceType": "Bundle", "entry": [
        {"fullUrl": "urn:uuid:0b4b7c6e-0000-4000-8000-000000000001", "resource": {"resourceType": "Patient", "id": "1"}},
        {"resource": by("Patient/1")},
        {"resource": by("https://clinic.invalid/fhir/Patient/1/_history/3")},
        {"resource": by("urn:uuid:0b4b7c6e-0000-4000-8000-000000000001")},
        {"resource": by("Device/monitor")}
    ]});
    assert_eq!(open(&bundle.to_string(), TODAY).unwrap().taken[0].passed_over, 3);
}

#[test]
fn a_file_of_lines_a_list_a_bare_resource_and_what_is_contained_are_all_opened() {
    let sodium = lab("2951-2", "2026-11-01", 138.0, "mmol/L");
    let albumin = lab("1751-7", "2026-11-01", 3.8, "g/dL");
    let lines = format!("\u{feff}{sodium}\n\n{albumin}\n");
    let contained = json!({"resourceType": "DiagnosticReport", "contained": [sodium, albumin]}).to_string();
    for file in [lines, json!([sodium, albumin]).to_string(), contained] {
        assert_eq!(open(&file, TODAY).unwrap().taken.len(), 2, "{file}");
    }
    assert_eq!(open(&sodium.to_string(), TODAY).unwrap().taken.len(), 1);
    let card = json!({"vc": {"credentialSubject": {"fhirBundle": {"resourceType": "Bundle", "entry": [{"resource": sodium}]}}}});
    assert_eq!(open(&card.to_string(), TODAY).unwrap().taken.len(), 1);
}

#[test]
fn what_is_no_fhir_is_said_to_be_none() {
    assert_eq!(open(" \n", TODAY), Err(OpenError::Empty));
    assert_eq!(open("a,b\n1,2", TODAY), Err(OpenError::NotJson { line: 1, column: 1 }));
    assert_eq!(open("{}\n{}\n{", TODAY), Err(OpenError::NotJson { line: 3, column: 1 }));
    assert_eq!(open("{\"kps\": 80}", TODAY), Err(OpenError::NotFhir));
    assert_eq!(open("{\"verifiableCredential\": [\"e30\"]}", TODAY), Err(OpenError::HealthCard));
}

#[test]
fn a_name_is_shown_alone_and_numbers_are_not_read() {
    let person = json!({
        "resourceType": "Patient", "name": [{"family": "Kim"}], "gender": "female", "birthDate": "1957-03-02",
        "identifier": [{"value": "570302-2000000"}]
    });
    let mut imported = opened(&[person]);
    assert!(!format!("{imported:?}").contains("570302"));
    assert_eq!(std::mem::take(&mut imported.person).name, "Kim");
    assert!(!format!("{imported:?}").contains("Kim"));
}

/// JSON that is similar to FHIR, to reach most code.
fn values() -> impl Strategy<Value = Value> {
    let words = prop::sample::select(vec![
        "Bundle",
        "Observation",
        "Condition",
        "Patient",
        "Parameters",
        "http://loinc.org",
        "2951-2",
        "1975-2",
        "89247-1",
        "LA9623-5",
        "mmol/L",
        "mg/dL",
        "http://unitsofmeasure.org",
        "final",
        "2026-11-01",
        "2026-11-01T10:00:00Z",
        "<",
        "http://hl7.org/fhir/sid/icd-10",
        "C22.0",
        "https://spinemet.invalid/finding",
        "level",
        "T12",
        "dialysis",
        "Patient/1",
        "male",
        "1957",
        "resolved",
    ]);
    let keys = prop::sample::select(vec![
        "resourceType",
        "entry",
        "resource",
        "contained",
        "code",
        "coding",
        "system",
        "value",
        "unit",
        "valueQuantity",
        "valueInteger",
        "valueRange",
        "valueBoolean",
        "valueDateTime",
        "valueCodeableConcept",
        "low",
        "high",
        "component",
        "effectiveDateTime",
        "effectivePeriod",
        "issued",
        "meta",
        "lastUpdated",
        "status",
        "comparator",
        "subject",
        "reference",
        "fullUrl",
        "id",
        "gender",
        "birthDate",
        "clinicalStatus",
        "parameter",
        "vc",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        words.prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((keys.clone(), inner), 0..8).prop_map(|pairs| {
                Value::Object(
                    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>(),
                )
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_json_and_no_text_makes_it_panic(value in values(), text in any::<String>()) {
        let _ = open(&value.to_string(), TODAY);
        let _ = open(&text, TODAY);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_saved_patient_with_anything_in_place_of_a_part_is_read_or_refused(
        patient in patients(), spoiled in values(), at in any::<prop::sample::Index>(), cut in any::<prop::sample::Index>(),
    ) {
        let mut bundle = saved(&patient);
        let entries = bundle["entry"].as_array_mut().unwrap();
        let entry = at.index(entries.len());
        let keys: Vec<String> = entries[entry]["resource"].as_object().unwrap().keys().cloned().collect();
        entries[entry]["resource"][cut.get(&keys)] = spoiled;
        if let Ok(imported) = open(&bundle.to_string(), TODAY) {
            for (finding, answer) in imported.patient.answered() {
                prop_assert!(finding.check(answer).is_ok());
            }
        }
        let whole = bundle.to_string();
        let mut end = cut.index(whole.len());
        while !whole.is_char_boundary(end) { end -= 1; }
        prop_assert!(open(&whole[..end], TODAY).is_err());
    }
}
