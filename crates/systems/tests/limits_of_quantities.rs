//! Limits such as "< 0.3" and "> 60500" count if all values they allow give one result; otherwise they leave
//! an interval.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/totals.rs"]
mod totals;

#[path = "support/typed.rs"]
mod typed;

mod support;

use std::collections::BTreeSet;

use clinical::{Answer, Comparator, Finding, Kind, Patient, Quantity, QuantityBound, assess};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use systems::CATALOGUE;
use totals::totals;
use typed::patient;

#[track_caller]
fn group_and_missing(system: &str, answers: &[(Finding, &str)]) -> (Vec<String>, Vec<Finding>) {
    let system = CATALOGUE.system(system).unwrap();
    let assessment = assess(&patient(answers), system, &CATALOGUE);
    let groups = assessment.groups.iter().map(|at| system.groups[*at].name.to_string()).collect();
    (groups, assessment.missing)
}

const CHILD_PUGH: [(Finding, &str); 4] = [
    (Finding::Albumin, "4"),
    (Finding::Inr, "1.1"),
    (Finding::Ascites, "none"),
    (Finding::Encephalopathy, "none"),
];

#[test]
fn a_limit_on_one_side_of_every_threshold_counts() {
    for bilirubin in ["<0.3", "≤ 0.3 mg/dL", "< 5 µmol/L", "＜０．３", "< 2"] {
        let answers = [&CHILD_PUGH[..], &[(Finding::Bilirubin, bilirubin)]].concat();
        let (groups, missing) = group_and_missing("child_pugh", &answers);
        assert_eq!((groups.len(), missing), (1, vec![]), "{bilirubin}");
    }
}

#[test]
fn a_limit_between_thresholds_leaves_the_question_open() {
    let answers = [&CHILD_PUGH[..], &[(Finding::Bilirubin, "> 1.5")]].concat();
    let system = CATALOGUE.system("child_pugh").unwrap();
    let assessment = assess(&patient(&answers), system, &CATALOGUE);
    assert_eq!(assessment.interval(), Some((5, 7)));
    assert_eq!(assessment.missing, [Finding::Bilirubin]);
    assert_eq!(assessment.next, Some(Finding::Bilirubin));
}

#[test]
fn the_table_of_the_unit_entered_is_read_for_limits_too() {
    // Child-Pugh's table has 2 mg/dL and 34 umol/L, which are not the same.
    let of = |bilirubin| {
        let answers = [&CHILD_PUGH[..], &[(Finding::Bilirubin, bilirubin)]].concat();
        assess(&patient(&answers), CATALOGUE.system("child_pugh").unwrap(), &CATALOGUE).interval()
    };
    assert_eq!(of("< 34 umol/L"), Some((5, 5)));
    assert_eq!(of("< 34.1 umol/L"), Some((5, 6)));
    assert_eq!(of("< 2 mg/dL"), Some((5, 5)));
}

#[test]
fn an_albi_grade_can_be_certain_without_the_value() {
    let certain = [(Finding::Bilirubin, "<0.3"), (Finding::Albumin, "4.2")];
    let (groups, missing) = group_and_missing("albi", &certain);
    assert_eq!((groups.len(), missing), (1, vec![Finding::Bilirubin]));
    let open = [(Finding::Bilirubin, ">2"), (Finding::Albumin, "3.2")];
    assert!(group_and_missing("albi", &open).0.len() > 1);
}

/// A limit that a value satisfies, by side and distance.
fn around(finding: Finding, value: Quantity, comparator: Comparator, distance: f64) -> Option<Answer> {
    let Kind::Quantity(measure) = finding.kind() else { return None };
    let (low, high) = measure.possible;
    let limit = match comparator {
        Comparator::Below => (value.value * (1.0 + distance)).min(high),
        Comparator::AtMost => (value.value * (1.0 + distance * 0.5)).min(high),
        Comparator::AtLeast => (value.value * (1.0 - distance * 0.5)).max(low),
        Comparator::Above => (value.value * (1.0 - distance)).max(low),
    };
    Some(Answer::Bounded(QuantityBound { comparator, limit: Quantity { value: limit, unit: 0 } }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_value_that_a_limit_allows_lands_inside(picks in proptest::collection::vec((any::<Index>(), any::<bool>(), 0.01..0.9_f64), Finding::COUNT), comparator in select(&Comparator::ALL[..])) {
        let mut whole = Patient::default();
        let mut limited = Patient::default();
        for (finding, (index, bounded, distance)) in Finding::ALL.iter().zip(picks) {
            let values = support::values(*finding);
            if values.is_empty() {
                continue;
            }
            let answer = *index.get(&values);
            whole.set(*finding, answer).unwrap();
            let limit = match answer {
                Answer::Quantity(value) if bounded => around(*finding, value, comparator, distance),
                _ => None,
            };
            limited.set(*finding, limit.unwrap_or(answer)).unwrap();
        }
        for system in CATALOGUE.systems {
            let (before, after) = (assess(&limited, system, &CATALOGUE), assess(&whole, system, &CATALOGUE));
            let possible = totals(&limited, system);
            prop_assert!(totals(&whole, system).iter().all(|total| possible.contains(total)), "{}", system.id);
            prop_assert!(after.groups.iter().all(|group| before.groups.contains(group)), "{}", system.id);
        }
    }

    #[test]
    fn every_total_that_a_limit_leaves_possible_is_attained(picks in proptest::collection::vec(any::<Index>(), Finding::COUNT), which in any::<Index>(), at in any::<Index>(), comparator in select(&Comparator::ALL[..])) {
        let mut whole = Patient::default();
        for (finding, index) in Finding::ALL.iter().zip(picks) {
            let values = support::values(*finding);
            if !values.is_empty() {
                whole.set(*finding, *index.get(&values)).unwrap();
            }
        }
        let counted = [Finding::Bilirubin, Finding::Albumin, Finding::Inr, Finding::Afp, Finding::Ldh, Finding::Crp, Finding::Platelets, Finding::Age];
        let finding = *which.get(&counted);
        let values = support::values(finding);
        let Answer::Quantity(limit) = *at.get(&values) else { panic!("a quantity") };
        let bound = QuantityBound { comparator, limit };
        let range = bound.range(finding.measure().unwrap(), 0);
        let mut limited = whole.clone();
        limited.set(finding, Answer::Bounded(bound)).unwrap();
        // The limit itself is among the values, and those next to it represent its whole side.
        let beside = [limit.value * 0.999_99, limit.value * 1.000_01].map(|value| Answer::Quantity(Quantity { value, unit: 0 }));
        for system in CATALOGUE.systems {
            let mut attained = BTreeSet::new();
            for value in values.iter().chain(&beside) {
                let Answer::Quantity(quantity) = value else { continue };
                let mut with = whole.clone();
                if range.contains(quantity.value) && with.set(finding, *value).is_ok() {
                    attained.extend(totals(&with, system));
                }
            }
            prop_assert_eq!(totals(&limited, system), attained.into_iter().collect::<Vec<_>>(), "{} {:?}", system.id, bound);
        }
    }
}
