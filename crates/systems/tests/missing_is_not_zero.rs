//! Intervals with missing findings: they include every completion, and nothing else.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/totals.rs"]
mod totals;

mod support;

use std::collections::BTreeSet;

use clinical::{Answer, Finding, Patient, assess};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use systems::CATALOGUE;
use totals::totals;

/// Findings used by scores.
fn scored() -> Vec<Finding> {
    Finding::ALL.iter().copied().filter(|finding| !support::values(*finding).is_empty()).collect()
}

/// A value for every finding, and which of them are known.
fn whole_and_known() -> impl Strategy<Value = (Vec<(Finding, Answer)>, Vec<bool>)> {
    let findings = scored();
    let count = findings.len();
    let values = proptest::collection::vec(any::<Index>(), count).prop_map(move |picks| {
        let pick = |(finding, index): (&Finding, Index)| (*finding, *index.get(&support::values(*finding)));
        findings.iter().zip(picks).map(pick).collect::<Vec<_>>()
    });
    (values, proptest::collection::vec(proptest::bool::weighted(0.6), count))
}

fn partial(answers: &[(Finding, Answer)], known: &[bool]) -> Patient {
    let mut patient = Patient::default();
    for ((finding, answer), known) in answers.iter().zip(known) {
        if *known {
            patient.set(*finding, *answer).unwrap();
        }
    }
    patient
}

/// Fills in every missing finding, except those replaced by a known one: seconds of prothrombin time replace
/// the INR, and the location the level, while these are missing.
fn completed(patient: &Patient, answers: &[(Finding, Answer)]) -> Patient {
    let mut whole = patient.clone();
    let stands_in = [(Finding::Inr, Finding::PtProlongation), (Finding::Level, Finding::SinsLocation)];
    for (finding, answer) in answers {
        let spoken_for = stands_in.iter().any(|(for_, by)| finding == for_ && patient.get(*by).is_some());
        if patient.get(*finding).is_none() && !spoken_for {
            whole.set(*finding, *answer).unwrap();
        }
    }
    whole
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_completion_lands_inside((answers, known) in whole_and_known()) {
        let patient = partial(&answers, &known);
        let whole = completed(&patient, &answers);
        for system in CATALOGUE.systems {
            let (before, after) = (assess(&patient, system, &CATALOGUE), assess(&whole, system, &CATALOGUE));
            for total in totals(&whole, system) {
                prop_assert!(totals(&patient, system).contains(&total), "{}: {total}", system.id);
            }
            for group in after.groups {
                prop_assert!(before.groups.contains(&group), "{}: group {group}", system.id);
            }
        }
    }

    #[test]
    fn every_total_that_is_called_possible_is_attained((answers, _) in whole_and_known(), open in any::<[Index; 3]>(), system in select(CATALOGUE.systems.to_vec())) {
        let whole = partial(&answers, &vec![true; answers.len()]);
        let findings: Vec<Finding> = system.findings(&CATALOGUE);
        let mut patient = whole;
        let missing: BTreeSet<Finding> = open.iter().map(|index| *index.get(&findings)).collect();
        // A known replacement would leave nothing open.
        patient.clear(Finding::PtProlongation);
        patient.clear(Finding::SinsLocation);
        missing.iter().for_each(|finding| patient.clear(*finding));
        let mut completions = vec![patient.clone()];
        for finding in missing {
            completions = completions.into_iter().flat_map(|patient| {
                support::values(finding).into_iter().map(move |value| {
                    let mut with = patient.clone();
                    with.set(finding, value).unwrap();
                    with
                })
            }).collect();
        }
        let attained: BTreeSet<i32> = completions.iter().flat_map(|whole| totals(whole, &system)).collect();
        prop_assert_eq!(totals(&patient, &system), attained.into_iter().collect::<Vec<_>>(), "{}", system.id);
    }

    #[test]
    fn answering_what_would_narrow_most_never_widens((answers, known) in whole_and_known()) {
        let patient = partial(&answers, &known);
        for system in CATALOGUE.systems {
            let before = assess(&patient, system, &CATALOGUE);
            let Some(next) = before.next else { continue };
            prop_assert!(before.missing.contains(&next));
            let mut after = patient.clone();
            let answer = answers.iter().find(|(finding, _)| *finding == next).unwrap().1;
            after.set(next, answer).unwrap();
            let after = totals(&after, system);
            prop_assert!(after.iter().all(|total| totals(&patient, system).contains(total)), "{}", system.id);
        }
    }
}

#[test]
fn a_stand_in_decides_while_what_it_stands_in_for_is_missing() {
    let mut patient = Patient::default();
    patient.choose(Finding::SinsLocation, "rigid").unwrap();
    let sins = CATALOGUE.system("sins").unwrap();
    assert_eq!(assess(&patient, sins, &CATALOGUE).interval(), Some((0, 15)));
    patient.choose(Finding::Level, "T12").unwrap();
    assert_eq!(assess(&patient, sins, &CATALOGUE).interval(), Some((3, 18)));
    patient.measure(Finding::PtProlongation, 7.0, 0).unwrap();
    let child_pugh = CATALOGUE.system("child_pugh").unwrap();
    assert_eq!(assess(&patient, child_pugh, &CATALOGUE).interval(), Some((7, 15)));
    patient.measure(Finding::Inr, 1.0, 0).unwrap();
    assert_eq!(assess(&patient, child_pugh, &CATALOGUE).interval(), Some((5, 13)));
}

#[test]
fn a_finding_that_serves_two_items_has_one_value() {
    // Lung costs Bauer's point for "no lung cancer"; breast gains the one for its primary. While unknown, the
    // two cannot be lost and gained at once: 0, 1 or 2 points.
    let mut patient = Patient::default();
    patient.choose(Finding::VisceralMetastases, "treatable").unwrap();
    patient.count(Finding::VertebralMetastases, 2).unwrap();
    let bauer = CATALOGUE.system("bauer_modified_2008").unwrap();
    assert_eq!(totals(&patient, bauer), [0, 1, 2]);
    patient.choose(Finding::PrimarySite, "lung").unwrap();
    assert_eq!(totals(&patient, bauer), [0]);
}

#[test]
fn nothing_known_spans_the_whole_range() {
    for system in CATALOGUE.systems {
        let assessment = assess(&Patient::default(), system, &CATALOGUE);
        if let Some(interval) = assessment.interval() {
            assert_eq!(Some(interval), system.range, "{}", system.id);
        }
        assert_eq!(assessment.groups.len(), system.groups.iter().filter(|group| !group.unreachable).count());
        assert!(assessment.next.is_some(), "{}", system.id);
    }
}
