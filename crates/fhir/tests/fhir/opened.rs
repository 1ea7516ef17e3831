//! Import: the newest value, in its unit, and nothing uncertain.

use crate::common::{TODAY, diagnosis, lab, opened, with};
use clinical::{Answer, Band, Comparator, Finding, Quantity, QuantityBound};
use fhir::{Caution, Refusal, Status, open};
use serde_json::{Value, json};

#[track_caller]
fn takes(code: &str, value: f64, unit: &str, finding: Finding, expected: (f64, u8)) {
    let imported = opened(&[lab(code, "2026-11-01", value, unit)]);
    let expected = Answer::Quantity(Quantity { value: expected.0, unit: expected.1 });
    assert_eq!(imported.patient.get(finding), Some(expected), "{imported:?}");
}

#[track_caller]
fn refuses(resource: Value, expected: &Refusal) {
    let imported = opened(&[resource]);
    assert!(imported.patient.is_empty());
    assert_eq!(&imported.refused[0].why, expected);
}

#[test]
fn a_value_keeps_its_unit_or_is_converted_to_one_that_the_finding_has() {
    takes("14631-6", 34.0, "umol/L", Finding::Bilirubin, (34.0, 1));
    takes("1975-2", 2.0, "mg/dL", Finding::Bilirubin, (2.0, 0));
    takes("1751-7", 38.0, "g/L", Finding::Albumin, (38.0, 1));
    takes("6301-6", 1.1, "{INR}", Finding::Inr, (1.1, 0));
    takes("6301-6", 1.1, "", Finding::Inr, (1.1, 0));
    takes("14682-9", 80.0, "µmol/L", Finding::Creatinine, (80.0, 1));
    takes("14682-9", 0.08, "mmol/L", Finding::Creatinine, (80.0, 1));
    takes("2951-2", 138.0, "meq/L", Finding::Sodium, (138.0, 0));
    takes("1988-5", 4.0, "mg/L", Finding::Crp, (4.0, 1));
    takes("2532-0", 250.0, "[IU]/L", Finding::Ldh, (250.0, 0));
    takes("777-3", 150.0, "10*3/uL", Finding::Platelets, (150.0, 0));
    takes("777-3", 150_000.0, "/uL", Finding::Platelets, (150_000.0, 1));
    takes("2000-8", 2.4, "mmol/L", Finding::Calcium, (2.4, 1));
    takes("1834-1", 400.0, "ug/L", Finding::Afp, (400.0, 0));
}

#[test]
fn of_several_values_the_newest_is_taken_and_that_is_said() {
    let imported = opened(&[
        lab("1975-2", "2026-11-02T08:00:00+09:00", 3.0, "mg/dL"),
        lab("14631-6", "2026-11-01", 20.0, "umol/L"),
        lab("1975-2", "2025-01-01", 0.5, "mg/dL"),
    ]);
    assert_eq!(imported.patient.quantity(Finding::Bilirubin), Some(3.0));
    let taken = &imported.taken[0];
    assert_eq!((taken.passed_over, taken.when.as_ref().map(|when| when.day())), (2, Some("2026-11-02")));
    assert!(taken.cautions.is_empty());
}

#[test]
fn a_correction_issued_later_wins_over_what_it_corrects() {
    let first = with(lab("2951-2", "2026-11-01", 183.0, "mmol/L"), "issued", json!("2026-11-01T10:00:00Z"));
    let corrected =
        with(lab("2951-2", "2026-11-01", 138.0, "mmol/L"), "issued", json!("2026-11-01T12:00:00Z"));
    let imported = opened(&[corrected, first]);
    assert_eq!(imported.patient.quantity(Finding::Sodium), Some(138.0));
    assert!(imported.taken[0].cautions.is_empty());
}

#[test]
fn values_whose_order_is_not_known_are_pointed_out() {
    let undated = with(lab("2951-2", "", 130.0, "mmol/L"), "effectiveDateTime", Value::Null);
    for other in [undated, lab("2951-2", "2026-11-01", 130.0, "mmol/L")] {
        let imported = opened(&[lab("2951-2", "2026-11-01", 138.0, "mmol/L"), other]);
        assert_eq!(imported.taken[0].cautions, [Caution::OrderUnknown]);
    }
    let same = lab("2951-2", "2026-11-01", 138.0, "mmol/L");
    assert!(opened(&[same.clone(), same]).taken[0].cautions.is_empty());
}

#[test]
fn an_older_value_taken_because_the_newest_could_not_be_is_pointed_out() {
    let imported =
        opened(&[lab("1834-1", "2025-01-01", 12.0, "ng/mL"), lab("1834-1", "2026-11-01", 9000.0, "k[IU]/L")]);
    assert_eq!(imported.patient.quantity(Finding::Afp), Some(12.0));
    assert_eq!(imported.taken[0].cautions, [Caution::NewerRefused]);
    assert!(matches!(&imported.refused[0].why, Refusal::Unit { given, .. } if given == "k[IU]/L"));
}

#[test]
fn what_is_not_certain_is_refused_with_its_reason() {
    let sodium = || lab("2951-2", "2026-11-01", 138.0, "mmol/L");
    refuses(
        with(sodium(), "status", json!("entered-in-error")),
        &Refusal::Withdrawn("entered-in-error".to_owned()),
    );
    refuses(with(sodium(), "valueQuantity", Value::Null), &Refusal::NoValue);
    refuses(with(sodium(), "valueQuantity", json!({"value": "138", "unit": "mmol/L"})), &Refusal::NoValue);
    refuses(
        with(sodium(), "valueQuantity", json!({"value": 138})),
        &Refusal::Unit { given: String::new(), known: "mmol/L, meq/L".to_owned() },
    );
    refuses(
        with(sodium(), "valueQuantity", json!({"value": 100, "comparator": "ad", "unit": "mmol/L"})),
        &Refusal::Bound { given: "ad 100 mmol/L".to_owned() },
    );
    // The code says mass and the unit says moles: one of them is wrong.
    refuses(
        lab("1975-2", "2026-11-01", 34.0, "umol/L"),
        &Refusal::Unit { given: "umol/L".to_owned(), known: "mg/dL, mg/100mL".to_owned() },
    );
    let coding = json!([{"system": "http://loinc.org", "code": "2951-2"}, {"system": "http://loinc.org", "code": "2000-8"}]);
    refuses(with(sodium(), "code", json!({"coding": coding})), &Refusal::CodesDisagree);
}

#[test]
fn a_printed_unit_that_is_not_the_coded_one_is_pointed_out() {
    let imported = open(include_str!("../cases/f15-code-unit-disagree.json"), TODAY).unwrap();
    assert!(imported.patient.is_empty());
    let why: Vec<String> = imported.refused.iter().map(|refused| refused.why.to_string()).collect();
    assert_eq!(
        why,
        ["printed as 1.2 mg/dL, but coded as 1.2 umol/L", "printed as 34 g/L, but coded as 34 g/dL"]
    );

    let quantity = |printed: &str, code: &str, system: &str| json!({"value": 150, "comparator": ">", "unit": printed, "code": code, "system": system});
    let platelets = |printed: &str, code: &str, system: &str| {
        with(lab("777-3", "2026-11-01", 0.0, ""), "valueQuantity", quantity(printed, code, system))
    };
    let ucum = "http://unitsofmeasure.org";
    for printed in ["10*3/uL", "10*9/L", "x10⁹/L", "K/µL", "G/L", "×10³/µL", ""] {
        let imported = opened(&[platelets(printed, "10*3/uL", ucum)]);
        assert_eq!(imported.taken[0].cautions, [], "{printed}");
    }
    refuses(
        platelets("10*4/uL", "10*3/uL", ucum),
        &Refusal::UnitsDisagree { printed: "> 150 10*4/uL".to_owned(), coded: "> 150 10*3/uL".to_owned() },
    );
    // A code of another system is used as far as it can be parsed.
    refuses(
        platelets("10*4/uL", "10*3/uL", "http://clinic.invalid"),
        &Refusal::UnitsDisagree { printed: "> 150 10*4/uL".to_owned(), coded: "> 150 10*3/uL".to_owned() },
    );
    assert_eq!(opened(&[platelets("10*3/uL", "THOU", "http://clinic.invalid")]).taken[0].cautions, []);
    // A printed unit may mean anything, so it is reported.
    let imported = opened(&[platelets("Thousand/uL", "10*3/uL", ucum)]);
    assert_eq!(imported.taken[0].cautions, [Caution::PrintedUnit("Thousand/uL".to_owned())]);
}

/// One of code, unit and value is wrong in each, and nothing says which.
#[test]
fn a_value_in_a_unit_of_another_quantity_is_never_taken() {
    for (code, value, unit) in [
        ("1751-7", 38.0, "g/dL"),
        ("1751-7", 3.8, "g/L"),
        ("2160-0", 88.0, "umol/L"),
        ("14682-9", 1.0, "mg/dL"),
        ("2951-2", 138.0, "mg/dL"),
        ("6301-6", 12.4, "s"),
        ("1834-1", 12.0, "[IU]/mL"),
        ("777-3", 150_000.0, "10*3/uL"),
        ("1988-5", 4.0, "nmol/L"),
        ("17861-6", 2.4, "mmol/L"),
        ("2951-2", -138.0, "mmol/L"),
    ] {
        let imported = opened(&[lab(code, "2026-11-01", value, unit)]);
        assert!(
            imported.taken.is_empty() && imported.refused.len() == 1,
            "{code} {value} {unit}: {imported:?}"
        );
    }
    for (text, taken) in [
        ("1.4 mg/dL", true),
        ("< 0.3 mg/dL", true),
        ("1,4 mg/dL", true),
        ("1,400 mg/dL", false),
        ("1.4", false),
        ("1.4 umol/L", false),
        ("see comment", false),
    ] {
        let value = with(lab("1975-2", "2026-11-01", 0.0, ""), "valueQuantity", Value::Null);
        let imported = opened(&[with(value, "valueString", json!(text))]);
        assert_eq!(!imported.taken.is_empty(), taken, "{text}: {imported:?}");
    }
    // Bilirubin that is conjugated, albumin in urine, ionised calcium.
    for code in ["1968-7", "1754-1", "1994-3"] {
        let imported = opened(&[lab(code, "2026-11-01", 1.0, "mg/dL")]);
        assert!(imported.taken.is_empty() && imported.refused.is_empty(), "{code}");
    }
}

#[test]
fn each_value_has_its_status_and_its_day() {
    let imported = open(include_str!("../cases/f07-status.json"), TODAY).unwrap();
    let taken: Vec<_> = imported
        .taken
        .iter()
        .map(|taken| (taken.finding, taken.status.unwrap(), taken.when.as_ref().unwrap().day()))
        .collect();
    let day = "2024-03-02";
    assert_eq!(
        taken,
        [
            (Finding::Bilirubin, Status::Registered, day),
            (Finding::Albumin, Status::Preliminary, day),
            (Finding::Creatinine, Status::Corrected, day),
            (Finding::Sodium, Status::Unknown, day),
        ]
    );
    let refused: Vec<_> = imported.refused.iter().map(|refused| (refused.finding, &refused.why)).collect();
    assert_eq!(refused, [(Finding::Inr, &Refusal::Withdrawn("entered-in-error".to_owned()))]);
    let status = |status: Value| {
        let sodium = with(lab("2951-2", "2026-11-01", 138.0, "mmol/L"), "status", status);
        opened(&[sodium]).taken.first().and_then(|taken| taken.status)
    };
    assert_eq!(status(json!("final")), Some(Status::Final));
    assert_eq!(status(json!("amended")), Some(Status::Amended));
    assert_eq!(status(json!(null)), Some(Status::Unknown));
    assert_eq!(status(json!("cancelled")), None);
    assert_eq!(opened(&[diagnosis("C61")]).taken[0].status, None);
}

#[test]
fn comparators_are_limits() {
    let afp = |value: Value| opened(&[with(lab("1834-1", "2026-11-01", 0.0, ""), "valueQuantity", value)]);
    for (sign, comparator) in [
        ("<", Comparator::Below),
        ("<=", Comparator::AtMost),
        (">=", Comparator::AtLeast),
        (">", Comparator::Above),
    ] {
        let imported = afp(json!({"value": 60500, "comparator": sign, "unit": "ug/L"}));
        let limit = Quantity { value: 60500.0, unit: 0 };
        assert_eq!(
            imported.patient.get(Finding::Afp),
            Some(Answer::Bounded(QuantityBound { comparator, limit }))
        );
    }
    let kps = with(
        json!({"resourceType": "Observation", "code": {"coding": [{"system": "http://loinc.org", "code": "89243-0"}]}}),
        "valueQuantity",
        json!({"value": 50, "comparator": "<", "unit": "{score}"}),
    );
    assert_eq!(opened(&[kps]).patient.get(Finding::Kps), Some(Answer::Whole(Band { low: 10, high: 40 })));
}

#[test]
fn a_value_sent_as_a_text_is_read_with_its_unit() {
    let bilirubin = |text: &str| {
        let mut resource = lab("1975-2", "2026-11-01", 0.0, "");
        resource.as_object_mut().unwrap().remove("valueQuantity");
        opened(&[with(resource, "valueString", json!(text))])
    };
    let limit = Quantity { value: 0.3, unit: 0 };
    let bound = Answer::Bounded(QuantityBound { comparator: Comparator::Below, limit });
    assert_eq!(bilirubin("＜０．３ mg/dL").patient.get(Finding::Bilirubin), Some(bound));
    for text in ["<0.3", "1.4 umol/L", "1.4 g/dL", "see comment", "1,400 mg/dL", ""] {
        let imported = bilirubin(text);
        assert!(imported.patient.is_empty() && imported.refused.len() == 1, "{text}");
    }
}

#[test]
fn a_code_counts_only_in_its_own_system() {
    let coded = |system: &str| {
        let code = json!({"coding": [{"system": system, "code": "2951-2"}]});
        opened(&[with(lab("2951-2", "2026-11-01", 138.0, "mmol/L"), "code", code)])
    };
    let local = coded("http://example.org/local");
    assert!(local.patient.is_empty());
    assert_eq!(local.unknown[0].code.to_string(), "http://example.org/local 2951-2");
    let by_identifier = coded("urn:oid:2.16.840.1.113883.6.1");
    assert_eq!(by_identifier.patient.quantity(Finding::Sodium), Some(138.0));
}

#[test]
fn where_a_finding_comes_from_is_named() {
    let mut sodium = lab("2951-2", "2026-11-01", 138.0, "mmol/L");
    sodium["code"]["coding"][0]["display"] = json!("Sodium");
    let person = json!({"resourceType": "Patient", "birthDate": "1957-03-02"});
    let imported = opened(&[sodium, diagnosis("C61"), person]);
    let mut origins: Vec<String> = imported.taken.iter().map(|taken| taken.origin.to_string()).collect();
    origins.sort();
    assert_eq!(origins, ["Patient.birthDate", "Sodium (LOINC 2951-2)", "http://hl7.org/fhir/sid/icd-10 C61"]);
}

/// A value of a wrong kind is described in words: messages to users contain no JSON.
#[test]
fn no_refusal_shows_json() {
    let wrong = json!({"a": [{"b": null}, 1.5, "x"]});
    for key in [
        "valueInteger",
        "valueRange",
        "valueQuantity",
        "valueBoolean",
        "valueDateTime",
        "valueCodeableConcept",
    ] {
        for code in ["89243-0", "2951-2", "89247-1"] {
            let coding = json!({"coding": [{"system": "http://loinc.org", "code": code}]});
            for value in [
                wrong.clone(),
                json!({"low": wrong, "high": 3}),
                json!({"value": wrong}),
                json!({"value": 3, "unit": "x"}),
            ] {
                let observation =
                    json!({"resourceType": "Observation", "status": "final", "code": coding, key: value});
                for refused in opened(&[observation]).refused {
                    let shown = refused.why.to_string();
                    assert!(!["{\"", "[", "null"].iter().any(|sign| shown.contains(sign)), "{shown}");
                }
            }
        }
    }
}

#[test]
fn what_a_body_cannot_have_is_refused_as_if_it_were_typed() {
    let imported = opened(&[lab("1751-7", "2026-11-01", 38.0, "g/dL")]);
    let error = imported.refused[0].why.to_string();
    assert!(error.contains("which a body cannot have; perhaps 38 g/L"), "{error}");
}

#[test]
fn unknown_codes_are_listed_once_and_never_guessed() {
    let imported = opened(&[
        lab("5902-2", "2026-11-01", 14.0, "s"),
        lab("5902-2", "2026-11-02", 15.0, "s"),
        with(lab("2951-2", "2026-11-01", 138.0, "mmol/L"), "code", json!({"text": "Sodium"})),
        diagnosis("C79.9"),
        json!({"resourceType": "Encounter", "status": "finished", "subject": {"reference": "Patient/1"}}),
    ]);
    assert!(imported.patient.is_empty());
    let listed: Vec<(String, usize)> =
        imported.unknown.iter().map(|unknown| (unknown.code.to_string(), unknown.times)).collect();
    assert_eq!(
        listed,
        [
            ("http://hl7.org/fhir/sid/icd-10 C79.9".to_owned(), 1),
            ("Sodium".to_owned(), 1),
            ("LOINC 5902-2".to_owned(), 2),
        ]
    );
    assert_eq!(imported.others, [("Encounter".to_owned(), 1)]);
}

#[test]
fn a_metastasis_answers_for_its_organ_and_one_of_bone_is_told() {
    let imported = opened(&[diagnosis("C78.7"), diagnosis("C78.0"), diagnosis("C79.5")]);
    assert_eq!(imported.patient.chosen(Finding::LiverMetastases), Some("yes"));
    assert_eq!(imported.patient.chosen(Finding::ExtrahepaticNonboneMetastases), Some("yes"));
    assert_eq!(imported.patient.answered().count(), 2, "bone metastases answer no question");
    assert!(imported.bone_metastases && imported.unknown.is_empty(), "{imported:?}");
    let refuted = |code: &str| {
        let status = json!({"coding": [{"code": "refuted"}]});
        opened(&[with(diagnosis(code), "verificationStatus", status)])
    };
    assert_eq!(refuted("C78.7").refused[0].why, Refusal::Withdrawn("refuted".to_owned()));
    assert!(!refuted("C79.5").bone_metastases);
}

#[test]
fn whose_file_it_is_can_be_checked_and_is_no_finding() {
    let person = |name: Value| {
        opened(&[json!({"resourceType": "Patient", "id": "1", "name": name, "birthDate": "1957-03-02"})])
    };
    let printed = person(json!([{"text": "Kim Min-ji", "family": "Kim"}, {"text": "Old"}]));
    assert_eq!((&*printed.person.name, &*printed.person.born), ("Kim Min-ji", "1957-03-02"));
    assert_eq!(person(json!([{"given": ["Ada", "M."], "family": "Byron"}])).person.name, "Ada M. Byron");
    assert_eq!(person(json!([])).person.name, "");
    let findings: Vec<_> = printed.patient.answered().map(|(finding, _)| finding).collect();
    assert_eq!(findings, [Finding::Age]);
}

#[test]
fn performance_is_read_as_a_number_and_as_an_answer_of_the_list() {
    let score = |code: &str, key: &str, value: Value| {
        let coded = json!({"resourceType": "Observation", "status": "final", "code": {"coding": [{"system": "http://loinc.org", "code": code}]}});
        opened(&[with(coded, key, value)]).patient
    };
    let one = score("89247-1", "valueInteger", json!(1));
    assert_eq!(
        score(
            "89247-1",
            "valueQuantity",
            json!({"value": 1, "code": "{score}", "system": "http://unitsofmeasure.org"})
        ),
        one
    );
    let answer = json!({"coding": [{"system": "http://loinc.org", "code": "LA9623-5"}]});
    assert_eq!(score("89247-1", "valueCodeableConcept", answer), one);
    assert_eq!(one.get(Finding::Ecog), Some(Answer::Whole(Band::exactly(1))));
    let seventy = score("89243-0", "valueQuantity", json!({"value": 70, "unit": "%"}));
    assert_eq!(seventy.get(Finding::Kps), Some(Answer::Whole(Band::exactly(70))));
    assert!(score("89243-0", "valueInteger", json!(75)).is_empty());
}

#[test]
fn a_panel_gives_its_components() {
    let panel = json!({
        "resourceType": "Observation", "status": "final", "effectiveDateTime": "2026-11-01",
        "code": {"coding": [{"system": "http://loinc.org", "code": "24326-1"}]},
        "component": [
            {"code": {"coding": [{"system": "http://loinc.org", "code": "2951-2"}]}, "valueQuantity": {"value": 138, "unit": "mmol/L"}},
            {"code": {"coding": [{"system": "http://loinc.org", "code": "2823-3"}]}, "valueQuantity": {"value": 4, "unit": "mmol/L"}}
        ]
    });
    let imported = opened(&[panel]);
    assert_eq!(imported.patient.quantity(Finding::Sodium), Some(138.0));
    assert_eq!(imported.unknown.len(), 1);
}

#[test]
fn a_diagnosis_gives_the_primary() {
    assert_eq!(opened(&[diagnosis("C61")]).patient.chosen(Finding::PrimarySite), Some("prostate"));
    let coded = json!({"coding": [
        {"system": "http://snomed.info/sct", "code": "254837009"},
        {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "C50.911"}
    ]});
    assert_eq!(
        opened(&[with(diagnosis(""), "code", coded)]).patient.chosen(Finding::PrimarySite),
        Some("breast")
    );
}

#[test]
fn two_primaries_are_not_chosen_between() {
    let imported = opened(&[diagnosis("C61"), diagnosis("C34.1"), diagnosis("C61")]);
    assert!(imported.patient.is_empty());
    assert_eq!(imported.refused.len(), 3);
    assert_eq!(imported.refused[0].why, Refusal::SeveralPrimaries);
    assert_eq!(opened(&[diagnosis("C61"), diagnosis("C61")]).taken[0].passed_over, 1);
}

#[test]
fn a_diagnosis_that_is_over_or_not_confirmed_is_not_taken() {
    let status = |code: &str| json!({"coding": [{"code": code}]});
    refuses(
        with(diagnosis("C61"), "verificationStatus", status("provisional")),
        &Refusal::NotCurrent("provisional".to_owned()),
    );
    refuses(
        with(diagnosis("C61"), "verificationStatus", json!("refuted")),
        &Refusal::Withdrawn("refuted".to_owned()),
    );
    refuses(
        with(diagnosis("C61"), "clinicalStatus", status("resolved")),
        &Refusal::NotCurrent("resolved".to_owned()),
    );
    let past = with(diagnosis("C50"), "clinicalStatus", status("resolved"));
    assert_eq!(opened(&[past, diagnosis("C34")]).patient.chosen(Finding::PrimarySite), Some("lung"));
}
