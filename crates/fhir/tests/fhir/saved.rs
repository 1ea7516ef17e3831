//! Export is valid and consistent FHIR, and survives a round trip.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::common::{TODAY, patients, saved};
use clinical::{Finding, Patient};
use fhir::open;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use systems::CATALOGUE;

/// The published schema, made stricter in one way: it does not require elements to be objects, so that a
/// string would be valid.
static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let mut schema: Value = serde_json::from_str(include_str!("../fixtures/fhir-r4/schema.json")).unwrap();
    for definition in schema["definitions"].as_object_mut().unwrap().values_mut() {
        if definition.get("properties").is_some() {
            definition["type"] = "object".into();
        }
    }
    jsonschema::validator_for(&schema).unwrap()
});

#[track_caller]
fn complaints(bundle: &Value) -> Vec<String> {
    SCHEMA.iter_errors(bundle).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn resources<'a>(bundle: &'a Value, kind: &'a str) -> impl Iterator<Item = &'a Value> {
    let entries = bundle["entry"].as_array().unwrap().iter();
    entries.map(|entry| &entry["resource"]).filter(move |resource| resource["resourceType"] == kind)
}

/// Every text under a key, at any depth.
fn texts<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a str>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| texts(value, key, found)),
        Value::Object(object) => {
            for (name, value) in object {
                if let (true, Some(text)) = (name == key, value.as_str()) {
                    found.push(text);
                }
                texts(value, key, found);
            }
        }
        _ => {}
    }
}

fn a_patient() -> Patient {
    let findings = json!({
        "primary_site": "hcc", "age": 64, "sex": "male", "kps": {"from": 50, "to": 70}, "ecog": 2,
        "vertebral_metastases": {"from": 3}, "bilirubin": {"value": 34, "unit": "umol/L"}, "albumin": 3.2,
        "inr": 1.2, "creatinine": 0.9, "sodium": 137, "dialysis": false, "ascites": "slight",
        "encephalopathy": "none", "platelets": {"value": 90000, "unit": "/uL"}, "level": "T12",
        "date_surgery": "2026-12-01", "pt_prolongation": 3.5, "visceral_metastases": "none"
    });
    Patient::from_json(findings.as_object().unwrap()).unwrap()
}

#[test]
fn a_saved_patient_validates_against_the_published_schema() {
    assert_eq!(complaints(&saved(&a_patient())), Vec::<String>::new());
    assert_eq!(complaints(&saved(&Patient::default())), Vec::<String>::new());
}

#[test]
fn the_schema_would_notice() {
    let spoil = |path: &str, value: Value| {
        let mut bundle = saved(&a_patient());
        *bundle.pointer_mut(path).unwrap() = value;
        assert_ne!(complaints(&bundle), Vec::<String>::new(), "{path}");
    };
    spoil("/type", json!("heap"));
    spoil("/entry/0/resource", json!({"resourceType": "Patient", "shoeSize": 43}));
    spoil("/entry/1/resource", json!({"resourceType": "Condition"}));
    spoil("/entry/2/resource/status", json!("excellent"));
    spoil("/entry/2/resource/code", json!("age"));
}

#[test]
fn each_system_that_gives_a_result_has_a_risk_assessment_with_its_basis() {
    let bundle = saved(&a_patient());
    let risks: Vec<&Value> = resources(&bundle, "RiskAssessment").collect();
    let of = |id: &str| {
        *risks
            .iter()
            .find(|risk| risk["method"]["coding"][0]["code"] == id)
            .unwrap_or_else(|| panic!("no {id}"))
    };
    assert_eq!(of("child_pugh")["status"], "final");
    assert_eq!(of("tomita_2001")["status"], "final");
    assert_eq!(of("meld")["status"], "final");
    // Bilirubin, albumin, INR, prothrombin time, ascites, encephalopathy, the score itself, and the primary.
    assert_eq!(of("child_pugh")["basis"].as_array().unwrap().len(), 8);
    assert!(of("child_pugh")["prediction"][0]["qualitativeRisk"]["text"].is_string());
    assert_eq!(of("tokuhashi_2005")["status"], "preliminary");
    let notes = of("tokuhashi_2005")["note"].to_string();
    for said in ["as far as is known", "Missing, and still counting: "] {
        assert!(notes.contains(said), "{notes}");
    }
    assert!(of("sins")["note"].to_string().contains("Groups still possible: "));
}

/// Notes of the risk assessment by a system, and the value of its score.
fn result_of(findings: &Value, system: &str) -> (Vec<String>, Value, Value) {
    let bundle = saved(&Patient::from_json(findings.as_object().unwrap()).unwrap());
    let risk = resources(&bundle, "RiskAssessment")
        .find(|risk| risk["method"]["coding"][0]["code"] == system)
        .unwrap_or_else(|| panic!("no {system}"));
    let notes = risk["note"].as_array().unwrap().iter().map(|note| note["text"].as_str().unwrap().to_owned());
    let score =
        resources(&bundle, "Observation").find(|one| one["code"]["coding"][0]["code"] == system).unwrap();
    (notes.collect(), score.clone(), risk.clone())
}

#[test]
fn a_complete_total_is_one_number_with_its_prognosis() {
    let findings = json!({"primary_site": "hcc", "visceral_metastases": "none", "vertebral_metastases": 1, "extraspinal_bone_metastases": 0});
    let (notes, score, risk) = result_of(&findings, "tomita_2001");
    assert_eq!(notes, ["Tomita 2001: 5, on a scale from 2 to 10."]);
    assert_eq!(score["valueInteger"], 5);
    let tomita = CATALOGUE.system("tomita_2001").unwrap();
    let source = &CATALOGUE.source(&tomita.source).unwrap().citation;
    let rationale = risk["prediction"][0]["rationale"].as_str().unwrap();
    let expected = format!("Expected by the authors: mean 23.5 months ({source})");
    assert_eq!(rationale.strip_suffix(" Not verified against the publication."), Some(expected.as_str()));
}

#[test]
fn the_groups_still_possible_are_named_from_two_on() {
    let findings = json!({"primary_site": "hcc", "visceral_metastases": "none"});
    let (notes, ..) = result_of(&findings, "tomita_2001");
    let expected = [
        "Tomita 2001: 5 to 6, as far as is known, on a scale from 2 to 10.",
        "Groups still possible: 4-5; 6-7.",
        "Missing, and still counting: vertebral metastases, extraspinal bone metastases.",
    ];
    assert_eq!(notes, expected);
}

#[test]
fn the_result_of_a_formula_is_written_with_all_its_digits() {
    let (notes, score, _) = result_of(&json!({"primary_site": "hcc", "bilirubin": 5, "albumin": 2}), "albi");
    assert_eq!(score["status"], "final");
    assert!((score["valueQuantity"]["value"].as_f64().unwrap() + 0.424_902_36).abs() < 1e-8);
    assert!(notes[0].ends_with(": -0.42."), "{notes:?}");
}

#[test]
fn a_limit_leaves_a_range_and_a_preliminary_result() {
    let findings =
        json!({"primary_site": "hcc", "bilirubin": {"comparator": "<", "limit": 0.3}, "albumin": 4.2});
    let (notes, score, _) = result_of(&findings, "albi");
    assert_eq!(score["valueQuantity"], Value::Null);
    let [low, high] = ["low", "high"].map(|end| score["valueRange"][end]["value"].as_f64().unwrap());
    assert!(low < high && notes[0].contains(" to ") && notes[0].contains("as far as is known"), "{notes:?}");
    let bundle = saved(&Patient::from_json(findings.as_object().unwrap()).unwrap());
    assert_eq!(complaints(&bundle), Vec::<String>::new());
}

#[test]
fn an_emergency_is_a_risk_with_what_is_to_be_done() {
    let mut patient = Patient::default();
    patient.choose(Finding::Frankel, "D").unwrap();
    let bundle = saved(&patient);
    assert_eq!(complaints(&bundle), Vec::<String>::new());
    let urgent = |bundle: &Value| {
        let risks = resources(bundle, "RiskAssessment").filter(|risk| risk["code"]["text"] == "Emergency");
        risks.map(|risk| risk["mitigation"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let told = urgent(&bundle);
    assert!(told[0].starts_with("Possible compression of the spinal cord"), "{told:?}");
    assert!(told[0].contains("MRI of the whole spine") && told[0].contains("NG234"), "{told:?}");
    assert_eq!(open(&bundle.to_string(), TODAY).unwrap().patient, patient);
    patient.choose(Finding::Frankel, "E").unwrap();
    assert_eq!(urgent(&saved(&patient)), Vec::<String>::new());
}

#[test]
fn a_result_outside_of_its_derivation_says_so() {
    let findings = json!({"primary_site": "kidney", "visceral_metastases": "none", "kps": 80});
    let (notes, ..) = result_of(&findings, "van_der_linden_2005");
    assert!(notes.contains(&"This score was not derived in this primary.".to_owned()), "{notes:?}");
}

#[test]
fn only_laboratory_values_are_put_among_those() {
    let bundle = saved(&a_patient());
    let category = |finding: &str| {
        let observed = resources(&bundle, "Observation");
        let one = observed
            .into_iter()
            .find(|one| one["code"]["text"] == finding)
            .unwrap_or_else(|| panic!("no {finding}"));
        one["category"][0]["coding"][0]["code"].clone()
    };
    assert_eq!(category("bilirubin"), "laboratory");
    assert_eq!(category("ascites"), Value::Null);
    assert_eq!(category("ecog"), Value::Null);
}

#[test]
fn nothing_gives_a_result_for_a_patient_of_whom_nothing_is_known() {
    let bundle = saved(&Patient::default());
    assert_eq!(resources(&bundle, "RiskAssessment").count(), 0);
    assert_eq!(bundle["entry"].as_array().unwrap().len(), 1);
}

#[test]
fn findings_are_written_under_the_code_that_fits_their_unit() {
    let bundle = saved(&a_patient());
    let found = |code: &str| {
        let observed = resources(&bundle, "Observation");
        observed.into_iter().find(|resource| resource["code"]["coding"][0]["code"] == code).unwrap()
    };
    assert_eq!(
        found("14631-6")["valueQuantity"],
        json!({
            "value": 34, "unit": "umol/L", "system": "http://unitsofmeasure.org", "code": "umol/L"
        })
    );
    assert_eq!(found("26515-7")["valueQuantity"]["code"], "/uL");
    assert_eq!(found("89247-1")["valueInteger"], 2);
    assert_eq!(found("89243-0")["valueRange"], json!({"low": {"value": 50}, "high": {"value": 70}}));
    assert_eq!(found("vertebral_metastases")["valueRange"], json!({"low": {"value": 3}}));
    assert_eq!(found("dialysis")["valueBoolean"], false);
    let condition = resources(&bundle, "Condition").next().unwrap();
    assert_eq!(condition["code"]["coding"][0]["code"], "C22.0");
}

#[test]
fn nobody_is_named_in_a_bundle() {
    let bundle = saved(&a_patient());
    assert_eq!(
        resources(&bundle, "Patient").collect::<Vec<_>>(),
        [&json!({"resourceType": "Patient", "gender": "male"})]
    );
    for key in ["identifier", "name", "birthDate", "telecom", "address", "timestamp"] {
        assert!(!bundle.to_string().contains(&format!("\"{key}\"")), "{key}");
    }
}

#[test]
fn two_bundles_share_no_address() {
    let save_as = |random| {
        let occasion =
            fhir::Occasion { day: TODAY, random, program: "Spinemet", measured: &[], systems: None };
        fhir::save(&a_patient(), &systems::CATALOGUE, &occasion)
    };
    let (first, second) = (save_as(u128::MAX / 3), save_as(u128::MAX / 5));
    let addresses = |bundle: &Value| {
        let mut found = Vec::new();
        texts(bundle, "fullUrl", &mut found);
        found.into_iter().map(str::to_owned).collect::<BTreeSet<String>>()
    };
    assert_eq!(addresses(&first).len(), first["entry"].as_array().unwrap().len());
    assert!(addresses(&first).is_disjoint(&addresses(&second)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_patient_is_saved_as_fhir_and_comes_back_the_same(patient in patients()) {
        let bundle = saved(&patient);
        prop_assert_eq!(complaints(&bundle), Vec::<String>::new());

        let (mut addresses, mut references) = (Vec::new(), Vec::new());
        texts(&bundle, "fullUrl", &mut addresses);
        texts(&bundle, "reference", &mut references);
        let known: BTreeSet<&str> = addresses.iter().copied().collect();
        prop_assert_eq!(known.len(), addresses.len());
        for reference in references {
            prop_assert!(known.contains(reference), "{reference} leads nowhere");
        }

        let imported = open(&bundle.to_string(), TODAY).unwrap();
        prop_assert_eq!(&imported.patient, &patient);
        prop_assert_eq!(&imported.refused, &[]);
        prop_assert_eq!(&imported.unknown, &[]);
        prop_assert!(imported.taken.iter().all(|taken| taken.passed_over == 0 && taken.cautions.is_empty()));
    }
}

#[test]
fn every_site_comes_back_from_its_condition() {
    for site in Finding::PrimarySite.values() {
        let mut patient = Patient::default();
        patient.choose(Finding::PrimarySite, site).unwrap();
        assert_eq!(open(&saved(&patient).to_string(), TODAY).unwrap().patient, patient, "{site}");
    }
}

#[test]
fn a_value_has_its_day_a_result_was_asked_for_and_the_parts_alive_are_predictions() {
    let mut patient = Patient::default();
    for (finding, text) in [
        (Finding::PrimarySite, "breast"),
        (Finding::VisceralMetastases, "none"),
        (Finding::VertebralMetastases, "1"),
        (Finding::ExtraspinalBoneMetastases, "0"),
        (Finding::Ambulation, "independent"),
        (Finding::Albumin, "4.0"),
    ] {
        patient.set(finding, finding.parse(text, 0).unwrap().unwrap()).unwrap();
    }
    let day = clinical::Date::constant(2026, 11, 20);
    let occasion = fhir::Occasion {
        day: TODAY,
        random: 7,
        program: "Spinemet",
        measured: &[(Finding::Albumin, day)],
        systems: Some(&["nesms_2015"]),
    };
    let bundle = fhir::save(&patient, &systems::CATALOGUE, &occasion);
    let entries = bundle["entry"].as_array().unwrap();
    let resources: Vec<_> = entries.iter().map(|entry| &entry["resource"]).collect();
    let dated: Vec<_> = resources
        .iter()
        .filter(|resource| resource["effectiveDateTime"] == "2026-11-20")
        .map(|resource| resource["valueQuantity"]["value"].as_f64())
        .collect();
    assert_eq!(dated, [Some(4.0)]);
    let risks: Vec<_> =
        resources.iter().filter(|resource| resource["resourceType"] == "RiskAssessment").collect();
    assert_eq!(risks.len(), 1, "one system was chosen");
    let predictions = risks[0]["prediction"].as_array().unwrap();
    let alive: Vec<_> = predictions
        .iter()
        .filter(|prediction| prediction["outcome"]["text"] == "alive")
        .map(|prediction| {
            (prediction["whenRange"]["low"]["value"].as_f64(), prediction["probabilityDecimal"].as_f64())
        })
        .collect();
    assert_eq!(alive, [(Some(12.0), Some(33.3))]);
    let rationale = |prediction: &&Value| prediction["outcome"]["text"] == "alive";
    let rationale = &predictions.iter().find(rationale).unwrap()["rationale"];
    assert_eq!(*rationale, *CATALOGUE.source("yan_2022").unwrap().citation);
    let opened = fhir::open(&bundle.to_string(), TODAY).unwrap();
    let albumin = opened.taken.iter().find(|taken| taken.finding == Finding::Albumin);
    let when = albumin.and_then(|taken| taken.when.as_ref()).map(|when| when.day().to_owned());
    // A file of our own is taken whole; its days are those of its observations.
    assert!(when.is_none() || when.as_deref() == Some("2026-11-20"), "{when:?}");
}
