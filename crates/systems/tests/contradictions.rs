//! Contradictory answers are reported, whatever else is missing; compatible ones are not.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/written.rs"]
mod written;

use clinical::{Finding, NoteKind, System, assess, notes};
use systems::CATALOGUE;
use written::patient;

fn contradictions(answers: &str) -> Vec<&'static str> {
    let found = notes(&patient(answers), &CATALOGUE);
    found.into_iter().filter(|note| note.kind == NoteKind::Contradiction).map(|note| &*note.id).collect()
}

#[test]
fn answers_that_cannot_both_be_true_are_pointed_out() {
    for (answers, expected) in [
        ("pathological_fracture no, sins_collapse over_50", "collapse_without_fracture"),
        ("pathological_fracture no, sins_collapse under_50", "collapse_without_fracture"),
        ("motor_deficit yes, frankel E", "deficit_with_frankel_e"),
        ("motor_deficit yes, asia E", "deficit_with_asia_e"),
        ("motor_deficit no, frankel D", "frankel_without_motor_deficit"),
        ("motor_deficit no, asia C", "asia_without_motor_deficit"),
        ("motor_deficit no, motor_deficit_onset_days 3", "onset_without_motor_deficit"),
        ("ambulation none, kps 80", "no_walking_with_activity"),
        ("ambulation none, kps 80-100", "no_walking_with_activity"),
        ("ambulation none, ecog 0", "no_walking_with_activity"),
        ("ambulation none, ecog 1", "no_walking_with_activity"),
        ("ambulation independent, ecog 4", "walking_while_bedbound"),
        ("ambulation independent, kps 20", "walking_while_bedbound"),
        ("ambulation with_aid, asia B", "walking_with_asia_a_b"),
        ("ambulation independent, frankel C", "walking_alone_with_frankel_c"),
        ("asia A, frankel E", "frankel_and_asia_far_apart"),
        ("asia D, frankel E", "frankel_and_asia_far_apart"),
        ("asia E, frankel D", "frankel_and_asia_far_apart"),
        ("asia A, frankel C", "frankel_and_asia_far_apart"),
        ("kps 90, frankel C", "active_without_useful_power"),
        ("ecog 0, asia A", "active_without_useful_power"),
        ("visceral_metastases none, visceral_removable yes", "removable_without_visceral"),
        ("visceral_metastases untreatable, visceral_removable yes", "untreatable_but_removable"),
        ("primary_site colon, visceral_metastases none, liver_metastases yes", "liver_without_visceral"),
        ("previous_chemotherapy no, palliative_chemotherapy_courses 1", "courses_without_chemotherapy"),
    ] {
        assert_eq!(contradictions(answers), [expected], "{answers}");
    }
}

#[test]
fn answers_that_can_both_be_true_are_not() {
    for answers in [
        "primary_site hcc, visceral_metastases none, liver_metastases yes",
        "previous_chemotherapy no, palliative_chemotherapy_courses 0",
        "pathological_fracture yes, sins_collapse over_50",
        "pathological_fracture yes, sins_collapse none",
        "pathological_fracture no, sins_collapse involved_over_50",
        "motor_deficit yes, frankel D",
        "motor_deficit no, frankel E",
        "motor_deficit yes, motor_deficit_onset_days 3",
        "ambulation none, kps 50-70",
        "ambulation none, kps 70-80",
        "ambulation none, ecog 2",
        "ambulation with_aid, frankel C",
        "asia B, frankel A",
        "asia D, frankel D",
        "kps 50-100, frankel C",
        "ambulation none, frankel E",
        "visceral_metastases treatable, visceral_removable yes",
    ] {
        assert_eq!(contradictions(answers), Vec::<&str>::new(), "{answers}");
    }
}

#[test]
fn what_cannot_be_treated_need_not_be_asked_whether_it_can_be_removed() {
    let uses = |system: &&System| system.findings(&CATALOGUE).contains(&Finding::VisceralRemovable);
    for system in CATALOGUE.systems.iter().filter(uses) {
        let missing = |answers| assess(&patient(answers), system, &CATALOGUE).missing;
        assert!(
            !missing("visceral_metastases untreatable").contains(&Finding::VisceralRemovable),
            "{}",
            system.id
        );
        assert!(
            missing("visceral_metastases treatable").contains(&Finding::VisceralRemovable),
            "{}",
            system.id
        );
    }
}

#[test]
fn a_deficit_without_compression_and_scores_out_of_their_time_or_organ_are_cautioned() {
    let cautions = |answers: &str| -> Vec<&str> {
        let found = notes(&patient(answers), &CATALOGUE);
        found.into_iter().filter(|note| note.kind == NoteKind::Caution).map(|note| &*note.id).collect()
    };
    assert!(cautions("escc 0, frankel A").contains(&"deficit_without_compression"));
    assert!(cautions("escc 0, motor_deficit yes").contains(&"deficit_without_compression"));
    assert_eq!(cautions("escc 0, frankel E"), [""; 0]);
    assert_eq!(cautions("primary_site lung, targeted_therapy yes"), ["targeted_therapy_is_newer"]);
    let liver = "bilirubin 4, albumin 2.7, inr 1, ascites slight, encephalopathy none";
    let without = "liver_scores_without_liver_disease";
    assert!(cautions(&format!("primary_site breast, {liver}")).contains(&without));
    assert!(!cautions(&format!("primary_site hcc, {liver}")).contains(&without));
}
