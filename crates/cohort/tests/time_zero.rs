//! Times from a diagnosis have delayed entry at the operation, as in R's `Surv(entry, time, event)`.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

use std::collections::BTreeMap;

use clinical::Finding;
use cohort::analysis::{
    Comparison, Covariate, Grouping, Penalty, Settings, Study, compare, discriminate, regress,
};
use cohort::export::{curves_table, discrimination_table, regression_table};
use cohort::{
    Cohort, English, Entry, Reading, Role, Scores, Sheet, TimeFrom, no_progress, read, suggest, write_scored,
};

const EXAMPLE: &str = include_str!("../../../examples/hcc-synthetic.csv");

fn reading(csv: &str, from: TimeFrom, without: &[&str]) -> Reading {
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
    let mut mapping = suggest(&sheet).mapping;
    mapping.time = from;
    for column in &mut mapping.columns {
        if without.contains(&column.heading.as_str()) {
            column.role = Role::Ignored;
        }
    }
    read(&sheet, &mapping, &mut no_progress).unwrap()
}

fn example(from: TimeFrom) -> Cohort {
    reading(EXAMPLE, from, &[]).cohort
}

fn curves(cohort: &Cohort, grouping: &Grouping, times: &[f64]) -> Comparison {
    let study = Study::new(cohort, Vec::new());
    compare(&study, grouping, times, &Settings::default(), &mut || {}).unwrap()
}

/// survfit(Surv(entry, time, died) ~ 1, conf.type = "log-log"): 261 (174, 362); without entry: 279 (212, 412).
#[test]
fn the_median_from_the_diagnosis_is_261_with_late_entry_and_279_naive() {
    let found = curves(&example(TimeFrom::Metastasis), &Grouping::None, &[]);
    let curve = found.groups[0].curve.as_ref().unwrap();
    let median = |it: cohort::analysis::Median| (it.estimate, it.low, it.high);
    assert_eq!(median(curve.median), (Some(261.0), Some(174.0), Some(362.0)));
    assert_eq!(median(curve.naive_median.unwrap()), (Some(279.0), Some(212.0), Some(412.0)));

    let table = curves_table(&found, &English);
    assert!(table.head[5].contains("naive"), "{:?}", table.head);
    assert_eq!(table.rows[0].cells[3..], ["261", "174 to 362", "279", "212 to 412"]);
    assert!(table.notes.iter().any(|note| note.contains("delayed entry")), "{:?}", table.notes);
}

#[test]
fn a_time_from_the_operation_has_no_late_entry_and_no_naive_estimate() {
    for from in [TimeFrom::Operation, TimeFrom::Column] {
        let found = curves(&example(from), &Grouping::None, &[]);
        let curve = found.groups[0].curve.as_ref().unwrap();
        assert_eq!((found.settings.time_zero.entry, curve.naive_median), (Entry::AtZero, None));
        assert_eq!(curves_table(&found, &English).head.len(), 5);
    }
}

/// sapply(c(20, 60, 90, 180, 360), function(t) sum(entry < t & time >= t)). If more rows enter between two
/// events, summary(survfit)$n.risk gives that of the next event.
#[test]
fn the_number_at_risk_rises_before_it_falls() {
    let found = curves(&example(TimeFrom::Metastasis), &Grouping::None, &[20.0, 60.0, 90.0, 180.0, 360.0]);
    let curve = found.groups[0].curve.as_ref().unwrap();
    let at_risk: Vec<u64> = curve.counts.iter().map(|counts| counts.at_risk).collect();
    assert_eq!(at_risk, [1, 12, 23, 22, 11]);
    assert_eq!((curve.left[0].time, curve.left[0].rows), (0.0, 0));
    assert_eq!(curve.left.last().map(|left| left.rows), Some(0));
    assert_eq!(curve.left.iter().map(|left| left.rows).max(), Some(31));
}

/// coxph(Surv(entry, time, died) ~ (kps >= 70)): 1.712421, p 0.177263; the log-rank test by hand: 1.800003.
#[test]
fn log_rank_and_cox_heed_late_entry() {
    let cohort = example(TimeFrom::Metastasis);
    let grouping = Grouping::Cut { finding: Finding::Kps, at: vec![70.0] };
    let test = curves(&cohort, &grouping, &[]).tests[0];
    assert!((test.chi_squared - 1.800_003_023).abs() < 1e-8, "{test:?}");

    let study = Study::new(&cohort, Vec::new());
    let covariates = [Covariate::Groups { grouping, reference: Some("<70".into()) }];
    let found = regress(&study, &covariates, Penalty::None, &Settings::default(), &mut || {}).unwrap();
    let ratio = found.univariable[0].terms.iter().find_map(|term| term.ratio).unwrap();
    assert!(
        (ratio.ratio - 1.712_420_575).abs() < 1e-8 && (ratio.p - 0.177_263_056).abs() < 1e-8,
        "{ratio:?}"
    );
    let notes = regression_table(&found, false, &English).notes;
    assert!(notes.iter().any(|note| note.contains("delayed entry")), "{notes:?}");
}

#[test]
fn a_method_without_late_entry_says_so() {
    let cohort = example(TimeFrom::Metastasis);
    let scores = Scores::of(&cohort, &systems::CATALOGUE, &mut no_progress);
    let study = Study::new(&cohort, scores.for_analysis());
    let systems = ["tomita_2001", "tokuhashi_2005"].map(str::to_owned);
    let found = discriminate(&study, &systems, &Settings::default(), &mut || {}).unwrap();
    assert!(found.uno_until.is_none() && found.systems.iter().all(|system| system.uno.is_none()));
    let notes = discrimination_table(&found, &English).notes;
    assert!(notes.iter().any(|note| note.contains("Uno's C is not defined")), "{notes:?}");
}

#[test]
fn without_a_date_of_operation_the_estimate_is_called_naive() {
    let cohort = reading(EXAMPLE, TimeFrom::Metastasis, &["date_surgery"]).cohort;
    assert_eq!(cohort.time_zero().entry, Entry::Unknown);
    let found = curves(&cohort, &Grouping::None, &[]);
    assert_eq!(found.groups[0].curve.as_ref().unwrap().median.estimate, Some(279.0));
    let notes = curves_table(&found, &English).notes;
    assert!(notes.iter().any(|note| note.contains("naive")), "{notes:?}");
}

const DATES: &str = "date_metastasis,date_surgery,date_last_followup,died\n\
    2015-01-01,2015-02-01,2015-12-01,yes\n\
    2015-01-01,2015-06-01,2015-05-01,yes\n\
    2015-01-01,2015-05-01,2015-05-01,yes\n\
    2015-01-01,,2015-12-01,yes\n\
    2015-03-01,2015-02-01,2015-12-01,no\n";

#[test]
fn a_row_whose_operation_is_not_before_its_end_is_left_out_with_a_word() {
    let found = reading(DATES, TimeFrom::Metastasis, &[]);
    assert_eq!(found.cohort.rows(), [2, 6]);
    // The last was operated on before the diagnosis: it was under observation at time zero.
    assert_eq!(found.cohort.entry_days(), Some(&[31.0, 0.0][..]));
    let issues: Vec<(u32, &str)> = found.issues.kept().iter().map(|it| (it.row, it.reason.id())).collect();
    assert_eq!(issues, [(3, "operation-not-before-end"), (4, "operation-not-before-end"), (5, "no-date")]);
    assert!(found.tally.adds_up());
}

#[test]
fn scored_rows_have_their_entry() {
    let cohort = reading(DATES, TimeFrom::Metastasis, &[]).cohort;
    let scores = Scores::of(&cohort, &systems::CATALOGUE, &mut no_progress);
    let mut csv = String::new();
    write_scored(&cohort, &scores, &mut |piece| csv.push_str(piece), &mut no_progress);
    assert!(csv.contains("row,entry_days,time_days,died,"), "{}", &csv[..60]);
    assert!(csv.contains("\r\n2,31,334,yes,"), "{csv}");
}

/// Notes of a curve of all rows.
fn notes(csv: &str) -> Vec<String> {
    curves_table(&curves(&reading(csv, TimeFrom::Column, &[]).cohort, &Grouping::None, &[]), &English).notes
}

#[test]
fn the_origin_of_a_column_of_times_is_said_under_the_result() {
    let rows = "120,1,2015-01-01,2015-03-01,2015-05-01\n61,0,2015-01-01,2015-03-01,2015-05-01\n31,1,2015-01-01,2015-04-01,2015-05-02\n";
    let csv = |time: &str| format!("{time},died,date_metastasis,date_surgery,date_last_followup\n{rows}");
    let said = |notes: &[String], text: &str| notes.iter().any(|note| note.contains(text));
    let by_dates = notes(&csv("OS (days)"));
    let expected = "Time is that of “OS (days)”. It agrees with the time from date surgery in 2 of 3 rows";
    assert!(said(&by_dates, expected) && !said(&by_dates, "look longer"), "{by_dates:?}");
    // The page's own column.
    assert!(!said(&notes(&csv("time_days")), "Time is that of"));
    let earlier = notes(&csv("OS (days)").replace("61,0", "120,0"));
    assert!(
        said(&earlier, "from date metastasis in 2 of 3 rows") && said(&earlier, "look longer"),
        "{earlier:?}"
    );

    let sheet = Sheet::from_csv(csv("OS from diagnosis (days)").into(), &mut no_progress).unwrap();
    let mut mapping = suggest(&sheet).mapping;
    mapping.time = TimeFrom::Column;
    mapping.columns[0].role = Role::Time { unit: cohort::TimeUnit::Days };
    let cohort = read(&sheet, &mapping, &mut no_progress).unwrap().cohort;
    let notes = curves_table(&curves(&cohort, &Grouping::None, &[]), &English).notes;
    assert!(said(&notes, "by its heading does not run from the operation"), "{notes:?}");
}

#[test]
fn a_doubted_unit_is_named_under_each_result_that_uses_it() {
    let doubted = BTreeMap::from([("albumin".to_owned(), "Alb".to_owned())]);
    let cohort = example(TimeFrom::Operation).with_doubted_units(doubted);
    let scores = Scores::of(&cohort, &systems::CATALOGUE, &mut no_progress);
    let study = Study::new(&cohort, scores.for_analysis());
    let said =
        |notes: &[String]| notes.iter().any(|note| note.starts_with("Not confirmed: how “Alb” was read"));
    for (grouping, expected) in [
        (Grouping::Cut { finding: Finding::Albumin, at: vec![3.5] }, true),
        (Grouping::Score { system: "albi".to_owned() }, true),
        (Grouping::Score { system: "tomita_2001".to_owned() }, false),
        (Grouping::None, false),
    ] {
        let found = compare(&study, &grouping, &[], &Settings::default(), &mut || {}).unwrap();
        assert_eq!(said(&curves_table(&found, &English).notes), expected, "{grouping:?}");
    }
    let covariates = [Covariate::Points { system: "albi".to_owned() }];
    let found = regress(&study, &covariates, Penalty::None, &Settings::default(), &mut || {}).unwrap();
    assert!(said(&regression_table(&found, false, &English).notes));
}
