//! Patients of a surgeon's visit: totals worked out by hand, urgency, marks and contradictions.

use clinical::{Finding, NoteKind, Patient};

use super::{copy, verdict};
use crate::state::reading::{Assessed, Reading};
use crate::state::settings::{Preset, Settings};

/// The patient with these answers, in words of the scoring files: `kps 90, frankel E`.
#[track_caller]
fn patient(answers: &str) -> Patient {
    let mut patient = Patient::default();
    for pair in answers.split(", ") {
        let Some((id, text)) = pair.split_once(' ') else { panic!("{pair}") };
        let Some(finding) = Finding::from_id(id) else { panic!("{pair}") };
        let Ok(Some(answer)) = finding.parse(text, 0) else { panic!("{pair}") };
        assert_eq!(patient.set(finding, answer), Ok(()), "{pair}");
    }
    patient
}

fn reading(patient: &Patient) -> Reading {
    let mut settings = Settings::default();
    settings.choose(Preset::All);
    Reading::of(patient, &settings)
}

#[track_caller]
fn assessed<'a>(reading: &'a Reading, id: &str) -> &'a Assessed {
    let Some(one) = reading.assessed.iter().find(|one| *one.system.id == *id) else {
        panic!("no system {id}")
    };
    one
}

/// Checks totals, whether it is an emergency, and the systems that are marked and contradictions by their ids.
#[track_caller]
fn expect(answers: &str, totals: &[(&str, i32)], urgent: bool, marked: &[&str], contradictions: &[&str]) {
    let patient = patient(answers);
    let reading = reading(&patient);
    for (id, total) in totals {
        let one = assessed(&reading, id);
        assert_eq!(one.assessment.interval(), Some((*total, *total)), "{id}: {answers}");
    }
    assert_eq!(reading.emergencies().next().is_some(), urgent, "{answers}");
    let note = copy::note(&patient, &reading, &super::context::Context::default(), "today");
    assert_eq!(note.contains("EMERGENCY: Possible compression"), urgent, "{note}");
    for id in marked {
        let one = assessed(&reading, id);
        assert!(verdict::left_out(one.system, &one.assessment).is_some(), "{id}: {answers}");
    }
    let all = reading.assessed.iter().filter(|one| verdict::left_out(one.system, &one.assessment).is_some());
    assert_eq!(all.count(), marked.len(), "{answers}");
    let found = reading.notes.iter().filter(|note| note.kind == NoteKind::Contradiction);
    let mut found: Vec<_> = found.map(|note| &*note.id).collect();
    found.sort_unstable();
    assert_eq!(found, contradictions, "{answers}");
}

const TOKUHASHI_AND_TOMITA: [&str; 5] =
    ["tokuhashi_2005", "tokuhashi_kim2014", "tokuhashi_1990", "tomita_2001", "tomita_kim2014"];

#[test]
fn breast_in_one_vertebra_is_calm_and_at_its_best() {
    expect(
        "primary_site breast, visceral_metastases none, vertebral_metastases 1, extraspinal_bone_metastases 0, \
         kps 90, frankel E, motor_deficit no, pathological_fracture no, level T7, sins_pain occasional, \
         sins_lesion lytic, sins_alignment normal, sins_collapse involved_over_50, sins_posterolateral none",
        &[
            ("tokuhashi_2005", 15),
            ("tomita_2001", 2),
            ("sins", 5),
            ("bauer_1995", 5),
            ("van_der_linden_2005", 6),
        ],
        false,
        &[],
        &[],
    );
}

#[test]
fn a_paretic_patient_with_lung_cancer_is_an_emergency() {
    expect(
        "primary_site lung, targeted_therapy no, visceral_metastases untreatable, vertebral_metastases 2, \
         extraspinal_bone_metastases 1, kps 30, frankel C, level T12, sins_pain mechanical, sins_lesion lytic, \
         sins_alignment deformity, sins_collapse over_50, sins_posterolateral bilateral",
        &[("tokuhashi_2005", 3), ("tomita_2001", 10), ("sins", 16)],
        true,
        &["van_der_linden_2005"],
        &[],
    );
}

#[test]
fn kidney_is_marked_where_it_was_left_out_and_a_collapse_is_a_fracture() {
    expect(
        "primary_site kidney, visceral_metastases none, vertebral_metastases 1, kps 80, frankel E, \
         sins_collapse under_50, pathological_fracture no",
        &[],
        false,
        &["van_der_linden_2005"],
        &["collapse_without_fracture"],
    );
}

#[test]
fn myeloma_with_a_deficit_is_urgent_and_marked_in_every_system_without_it() {
    let marked = [&TOKUHASHI_AND_TOMITA[..], &["van_der_linden_2005"]].concat();
    expect("primary_site myeloma, frankel D, kps 60, visceral_metastases none", &[], true, &marked, &[]);
}

#[test]
fn an_unknown_primary_leaves_intervals() {
    let patient = patient("primary_site unknown");
    let reading = reading(&patient);
    let tokuhashi = assessed(&reading, "tokuhashi_2005");
    assert_eq!(tokuhashi.assessment.interval(), Some((1, 11)));
    assert!(reading.emergencies().next().is_none());
}

#[test]
fn contradictions_are_told_and_change_no_answer() {
    expect(
        "frankel A, kps 90, ambulation independent",
        &[],
        true,
        &["van_der_linden_2005"],
        &["active_without_useful_power", "walking_with_frankel_a_b"],
    );
    expect(
        "pathological_fracture no, sins_collapse over_50, visceral_metastases none, \
         visceral_pattern disseminated, hypercalcaemia no, calcium 12.4",
        &[],
        false,
        &[],
        &["calcium_without_hypercalcaemia", "collapse_without_fracture", "visceral_none_with_pattern"],
    );
    expect("motor_deficit yes, frankel E", &[], true, &["van_der_linden_2005"], &["deficit_with_frankel_e"]);
    expect("ambulation none, kps 90, ecog 0", &[], true, &[], &["no_walking_with_activity"]);
}
