//! Patients outside a system's derivation are marked, and their results are not compared with other systems.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/written.rs"]
mod written;

use clinical::{assess, disagreements};
use systems::CATALOGUE;
use written::patient;

fn mark(system: &str, answers: &str) -> Option<&'static str> {
    let system = CATALOGUE.system(system).unwrap();
    let at = assess(&patient(answers), system, &CATALOGUE).left_out?;
    Some(&system.left_out[at].text)
}

#[test]
fn whom_a_study_left_out_is_marked() {
    let primary = Some("not derived in this primary");
    let deficit = Some("not derived in patients with a neurological deficit");
    for (answers, expected) in [
        ("primary_site kidney", primary),
        ("primary_site breast, frankel D", deficit),
        ("primary_site breast, asia C", deficit),
        ("motor_deficit yes", deficit),
        ("primary_site breast, frankel E", None),
        ("kps 80", None),
    ] {
        assert_eq!(mark("van_der_linden_2005", answers), expected, "{answers}");
    }
    for system in ["tokuhashi_1990", "tokuhashi_2005", "tokuhashi_kim2014", "tomita_2001", "tomita_kim2014"] {
        assert!(mark(system, "primary_site myeloma").unwrap().starts_with("not derived in this primary"));
        assert_eq!(mark(system, "primary_site kidney"), None, "{system}");
    }
    assert_eq!(mark("katagiri_2014", "primary_site myeloma"), None);
}

/// Pairs of systems that disagree about patients of all kinds.
fn disagreeing(answers: &str) -> Vec<(String, String)> {
    let patient = patient(answers);
    let assessed: Vec<_> =
        CATALOGUE.systems.iter().map(|system| (system, assess(&patient, system, &CATALOGUE))).collect();
    let pairs: Vec<_> = assessed.iter().map(|(system, assessment)| (*system, assessment)).collect();
    let id = |at: usize| pairs[at].0.id.to_string();
    disagreements(&patient, &pairs).iter().map(|found| (id(found.shorter), id(found.longer))).collect()
}

const PRIMARIES: [&str; 8] = ["breast", "lung", "prostate", "kidney", "hcc", "myeloma", "thyroid", "colon"];

/// Patients with every primary, from the best to the worst.
fn everybody() -> impl Iterator<Item = String> {
    let courses = [
        "visceral_metastases none, vertebral_metastases 1, extraspinal_bone_metastases 0, kps 90, frankel E, ecog 0, visceral_pattern none",
        "visceral_metastases untreatable, vertebral_metastases 3-33, extraspinal_bone_metastases 3-200, kps 30, frankel A, ecog 4, visceral_pattern disseminated",
        "visceral_metastases none, vertebral_metastases 3-33, extraspinal_bone_metastases 3-200, kps 30, frankel E, ecog 3, visceral_pattern none",
        "visceral_metastases treatable, vertebral_metastases 1, extraspinal_bone_metastases 0, kps 90, frankel C, ecog 1, visceral_pattern nodular",
    ];
    PRIMARIES.iter().flat_map(move |site| courses.map(|course| format!("primary_site {site}, primary_growth rapid, hormone_dependent no, targeted_therapy no, previous_chemotherapy yes, {course}")))
}

#[test]
fn whoever_was_left_out_takes_no_part_in_comparisons() {
    for answers in everybody() {
        for (shorter, longer) in disagreeing(&answers) {
            for system in [shorter, longer] {
                assert_eq!(mark(&system, &answers), None, "{system}: {answers}");
            }
        }
    }
}

/// Systems that agree in rank do not disagree: best with best, worst with worst.
#[test]
fn only_different_places_among_the_groups_are_a_disagreement() {
    let place = |system: &str, answers: &str| {
        let system = CATALOGUE.system(system).unwrap();
        let at = assess(&patient(answers), system, &CATALOGUE).certain_group().unwrap();
        (at == 0, at + 1 == system.groups.len(), system)
    };
    for answers in everybody() {
        for (shorter, longer) in disagreeing(&answers) {
            let ((first, last, one), (other_first, other_last, other)) =
                (place(&shorter, &answers), place(&longer, &answers));
            let better_is_up =
                |system: &clinical::System| system.direction == clinical::Direction::HigherIsBetter;
            let best = |first: bool, last: bool, system| if better_is_up(system) { last } else { first };
            let worst = |first: bool, last: bool, system| if better_is_up(system) { first } else { last };
            assert!(!best(first, last, one), "{shorter} is at its best: {answers}");
            assert!(!worst(other_first, other_last, other), "{longer} is at its worst: {answers}");
        }
    }
}

/// The invariant is not vacuous: systems disagree about some of these patients.
#[test]
fn some_systems_disagree() {
    assert!(everybody().any(|answers| !disagreeing(&answers).is_empty()));
}
