//! The synthetic example has the margins published in Lee 2015, and the medians reported by its generator.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

mod support;

use cohort::Cohort;
use cohort::analysis::{Grouping, RowsCounted, Settings, before_after, compare};
use cohort::export::{before_after_table, csv, survival_table};
use cohort::published;
use cohort::{English, Message};

const FILE: &str = include_str!("../../../examples/hcc-synthetic.csv");
const README: &str = include_str!("../../../examples/hcc-synthetic.md");

fn example() -> Cohort {
    support::cohort(FILE).unwrap()
}

#[test]
fn every_margin_is_the_printed_one() {
    let cohort = example();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let settings = Settings::lee_2015();
    for printed in published::table_one().into_iter().chain(published::table_two()) {
        let found = compare(&study, &printed.grouping, &[], &settings, &mut || {}).unwrap();
        assert_eq!((found.rows, found.without), (36, 0), "{:?}", printed.grouping);
        for group in &found.groups {
            let n = printed.level(&group.level.key()).map(|level| level.n);
            assert_eq!(Some(group.n()), n, "{:?}", group.level);
        }
        assert_eq!(found.groups.len(), printed.levels.len());
    }
}

#[test]
fn sins_is_as_the_text_has_it_and_27_of_33_patients_died() {
    let cohort = example();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let sins = Grouping::Score { system: "sins".into() };
    let found = compare(&study, &sins, &[], &Settings::default(), &mut || {}).unwrap();
    assert_eq!(found.groups.iter().map(|group| group.n()).collect::<Vec<_>>(), [2, 29, 5]);
    assert_eq!(found.repeated.map(|repeated| (repeated.rows, repeated.patients)), Some((36, 33)));

    let first = Settings { rows: RowsCounted::FirstOperations, ..Settings::default() };
    let found = compare(&study, &sins, &[], &first, &mut || {}).unwrap();
    let curves: Vec<_> = found.groups.iter().filter_map(|group| group.curve.as_ref()).collect();
    assert_eq!(curves.iter().map(|curve| curve.n).sum::<usize>(), 33);
    assert_eq!(curves.iter().map(|curve| curve.events).sum::<usize>(), 27);
    assert_eq!(found.repeated, None);
}

#[test]
fn the_medians_are_those_that_the_generator_printed() {
    let cohort = example();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let settings = Settings::lee_2015();
    for printed in published::table_one().into_iter().chain(published::table_two()) {
        let found = compare(&study, &printed.grouping, &[], &settings, &mut || {}).unwrap();
        for group in found.groups.iter().filter(|group| group.n() > 0) {
            let median = group.curve.as_ref().and_then(|curve| curve.median.estimate).unwrap();
            let line = format!(" {} | {n} | {n} | {median} | ", group.level.key(), n = group.n());
            assert!(README.contains(&line), "not in the README: {line}");
        }
    }
}

fn table(title: Message) -> String {
    let cohort = example();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let printed =
        if title == Message::FactorsTitle { published::table_one() } else { published::table_two() };
    let wanted = printed.into_iter().map(Into::into).collect();
    let table = cohort::analysis::survival_table(&study, wanted, &Settings::lee_2015(), &mut || {});
    csv(&survival_table(&table.unwrap(), title, &English)).replace('\r', "")
}

#[test]
fn table_one_stands_beside_what_was_published() {
    insta::assert_snapshot!(table(Message::FactorsTitle));
}

#[test]
fn table_two_stands_beside_what_was_published() {
    insta::assert_snapshot!(table(Message::ScoresTitle));
}

#[test]
fn walking_was_restored_in_two_of_eleven() {
    let cohort = example();
    let study = cohort::analysis::Study::new(&cohort, Vec::new());
    let before = Grouping::Finding { finding: clinical::Finding::Ambulation };
    let after = Grouping::Factor { name: "ambulation_after".into() };
    let found = before_after(&study, &before, &after, &Settings::default()).unwrap();
    insta::assert_snapshot!(csv(&before_after_table(&found, &English)).replace('\r', ""));
}
