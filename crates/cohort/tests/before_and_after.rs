//! Levels that occur in one of two columns only still have their place: what is ranked by them depends on it.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

use clinical::{Answer, Finding};
use cohort::analysis::{BeforeAfter, RowsCounted, Stratum, Study, before_after};
use cohort::{Cohort, Factor};

fn column(name: &str, values: &[&str]) -> Factor {
    Factor { name: name.into(), labels: values.iter().map(|value| Some((*value).into())).collect() }
}

fn compared(before: &[&str], after: &[&str]) -> BeforeAfter {
    let rows = u32::try_from(before.len()).unwrap();
    let cohort = Cohort::new((2..2 + rows).collect()).with_factor(column("before", before)).unwrap();
    let cohort = cohort.with_factor(column("after", after)).unwrap();
    let study = Study::new(&cohort, Vec::new());
    let factor = |name: &str| Stratum::Factor { name: name.into() };
    before_after(&study, &factor("before"), &factor("after"), RowsCounted::Operations).unwrap()
}

fn keys(found: &BeforeAfter) -> Vec<String> {
    found.levels.iter().map(cohort::analysis::Level::key).collect()
}

#[test]
fn a_number_that_occurs_after_only_stands_in_its_place() {
    let found = compared(&["50", "70", "50"], &["60", "70", "60"]);
    assert_eq!(keys(&found), ["50", "60", "70"]);
    assert_eq!(found.moved, Some((2, 0)));
    assert!(found.signed_rank.unwrap().z > 0.0);
}

#[test]
fn an_answer_that_occurs_after_only_stands_in_its_place() {
    let before = [Some(Answer::Choice(0)), Some(Answer::Choice(2)), Some(Answer::Choice(2))];
    let after = column("after", &["with_aid", "with_aid", "none"]);
    let cohort =
        Cohort::new(vec![2, 3, 4]).with_answers(Finding::Ambulation, before.into_iter().collect()).unwrap();
    let cohort = cohort.with_factor(after).unwrap();
    let study = Study::new(&cohort, Vec::new());
    let (before, after) =
        (Stratum::Finding { finding: Finding::Ambulation }, Stratum::Factor { name: "after".into() });
    let found = before_after(&study, &before, &after, RowsCounted::Operations).unwrap();
    assert_eq!(keys(&found), ["independent", "with_aid", "none"]);
    assert_eq!(found.moved, Some((1, 1)));
}

#[test]
fn texts_without_an_order_are_counted_and_not_ranked() {
    let found = compared(&["good", "fair", "poor"], &["fair", "good", "good"]);
    assert_eq!(found.pairs, 3);
    assert_eq!((found.moved, found.signed_rank), (None, None));
}

#[test]
fn two_texts_need_no_order_to_be_compared() {
    let found = compared(&["left", "left", "right"], &["right", "left", "left"]);
    assert_eq!(found.moved, Some((1, 1)));
    assert!(found.mcnemar_p.is_some());
}
