//! Columns with the start of a treatment, and with the entry under observation.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

use cohort::analysis::{
    Covariate, Grouping, NoEstimate, Penalty, Settings, Study, compare, correct_optimism, regress, starts_of,
};
use cohort::export::{curves_table, regression_table};
use cohort::{
    DateOrder, English, Entry, Mapping, Moment, Reading, Role, Sheet, TimeUnit, no_progress, read, suggest,
};

/// Reads a table whose columns with these headings have these roles.
fn reading(csv: &str, roles: &[(&str, Role)]) -> Reading {
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
    let mut mapping = suggest(&sheet).mapping;
    for (heading, role) in roles {
        mapping.columns.iter_mut().find(|column| column.heading == *heading).unwrap().role = role.clone();
    }
    let mapping = Mapping::from_json(&mapping.to_json()).unwrap();
    read(&sheet, &mapping, &mut no_progress).unwrap()
}

fn start(at: Moment) -> Role {
    Role::Start { at }
}

const DATES: Moment = Moment::Date(DateOrder::YearMonthDay);
const DAYS: Moment = Moment::Time(TimeUnit::Days);

fn reasons(reading: &Reading) -> Vec<(u32, &str)> {
    reading.issues.kept().iter().map(|issue| (issue.row, issue.reason.id())).collect()
}

#[test]
fn a_date_of_start_counts_from_the_operation() {
    let csv = "date_surgery,date_last_followup,died,drug\n\
               2020-01-01,2020-06-01,1,2020-02-01\n\
               2020-01-01,2020-06-01,0,2019-12-01\n\
               2020-01-01,2020-06-01,0,\n\
               2020-01-01,2020-06-01,1,no\n\
               2020-01-01,2020-06-01,1,2020-07-01\n\
               2020-01-01,2020-06-01,0,2020-07-01\n\
               2020-01-01,2020-06-01,0,unknown\n\
               2020-01-01,2020-06-01,0,yes\n";
    let reading = reading(csv, &[("drug", start(DATES))]);
    let never = Some(f64::INFINITY);
    let expected = [Some(31.0), Some(-31.0), never, never, None, Some(182.0), None, None];
    assert_eq!(reading.cohort.start("drug").unwrap().days, expected);
    assert_eq!(reasons(&reading), [(6, "after-death"), (7, "after-last-contact"), (9, "not-a-date")]);
    assert_eq!(reading.cohort.select(&[1, 0]).start("drug").unwrap().days, [Some(-31.0), Some(31.0)]);
    assert_eq!(
        reading.cohort.after_landmark(30.0).start("drug").unwrap().days[..2],
        [Some(1.0), Some(-61.0)]
    );
}

#[test]
fn a_time_of_start_has_the_unit_of_its_column() {
    let csv = "time_days,died,drug\n300,1,2\n300,0,-1.5\n300,0,-\n300,1,2 weeks\n300,1,soon\n";
    let reading = reading(csv, &[("drug", start(Moment::Time(TimeUnit::Months)))]);
    let month = 365.25 / 12.0;
    let expected = [Some(2.0 * month), Some(-1.5 * month), Some(f64::INFINITY), Some(14.0), None];
    assert_eq!(reading.cohort.start("drug").unwrap().days, expected);
    assert_eq!(reasons(&reading), [(6, "moment-not-a-number")]);
}

#[test]
fn a_date_needs_the_date_from_which_the_time_runs() {
    let csv = "time_days,died,drug\n300,1,2020-02-01\n300,0,\n";
    let unplaced = reading(csv, &[("drug", start(DATES))]);
    assert_eq!(reasons(&unplaced), [(2, "no-date-of-zero")]);
    assert_eq!(unplaced.cohort.start("drug").unwrap().days, [None, Some(f64::INFINITY)]);
    let csv = "time_days,died,date_surgery,drug\n300,1,2020-01-01,2020-02-01\n300,0,2020-01-01,\n";
    assert_eq!(reading(csv, &[("drug", start(DATES))]).cohort.start("drug").unwrap().days[0], Some(31.0));
}

#[test]
fn the_start_of_a_later_treatment_is_suggested_by_its_heading_and_dates() {
    let role = |heading: &str, cells: [&str; 3]| {
        let csv =
            format!("time_days,died,\"{heading}\"\n9,1,{}\n9,0,{}\n9,1,{}\n", cells[0], cells[1], cells[2]);
        let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
        suggest(&sheet).mapping.columns[2].role.clone()
    };
    let dates = ["2020-02-01", "", "2020-03-01"];
    for heading in ["Sorafenib start", "RT start date", "소라페닙 시작일", "放射線治療開始日", "放疗开始日期"]
    {
        assert_eq!(role(heading, dates), start(DATES), "{heading}");
    }
    assert_eq!(role("sorafenib begun", ["20200201", "", "20200301"]), start(DATES));
    assert_eq!(
        role("sorafenib started", ["1.2.2020", "no", "25.3.2020"]),
        start(Moment::Date(DateOrder::DayMonthYear))
    );
    for (heading, cells) in
        [("Sorafenib start", ["yes", "no", "no"]), ("preoperative RT start", dates), ("start", dates)]
    {
        assert!(!matches!(role(heading, cells), Role::Start { .. }), "{heading}");
    }
}

fn waiting(rows: usize) -> String {
    // Everybody who lives long enough is treated on day 60, which does nothing.
    let mut csv = String::from("time_days,died,age,drug\n");
    let mut seed = 7_u64;
    for row in 0..rows {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let time = (seed >> 33) % 200 + 1;
        let drug = if time > 60 && row % 2 == 0 { "60" } else { "" };
        csv.push_str(&format!("{time},{},{},{drug}\n", u8::from(row % 5 != 0), 50 + row % 30));
    }
    csv
}

#[test]
fn a_treatment_without_effect_has_none_once_the_wait_counts_as_untreated() {
    let with = reading(&waiting(400), &[("drug", start(DAYS))]).cohort;
    let study = Study::new(&with, Vec::new());
    assert_eq!(starts_of(&study).len(), 1);
    let covariates = [Covariate::Start { name: "drug".into() }];
    let settings = Settings::default();
    let found = regress(&study, &covariates, Penalty::None, &settings, &mut || {}).unwrap();
    let model = &found.univariable[0];
    let ratio = model.terms[0].ratio.unwrap();
    assert!(ratio.low < 1.0 && ratio.high > 1.0, "{ratio:?}");
    let treated = with.start("drug").unwrap().days.iter().flatten().filter(|days| days.is_finite()).count();
    assert_eq!((model.rows, model.terms[0].n), (400, treated));
    assert!(model.terms[0].events < treated && model.events > model.terms[0].events);

    // Counted as treated from the beginning, those who lived to be treated seem to do better.
    let naive = waiting(400).replace(",60\n", ",yes\n").replace(",\n", ",no\n");
    let naive = reading(&naive, &[("drug", Role::Factor)]).cohort;
    let grouping = Grouping::Factor { name: "drug".into() };
    let groups = [Covariate::Groups { grouping, reference: Some("no".into()) }];
    let study = Study::new(&naive, Vec::new());
    let found = regress(&study, &groups, Penalty::None, &settings, &mut || {}).unwrap();
    let ratio = found.univariable[0].terms.iter().find_map(|term| term.ratio).unwrap();
    assert!(ratio.high < 1.0, "{ratio:?}");
}

#[test]
fn the_table_says_how_a_treatment_over_time_counts() {
    let cohort = reading(&waiting(60), &[("drug", start(DAYS))]).cohort;
    let study = Study::new(&cohort, Vec::new());
    let age = Covariate::Number { finding: clinical::Finding::Age, per: 10.0 };
    let covariates = [Covariate::Start { name: "drug".into() }, age];
    let settings = Settings::default();
    let mut found = regress(&study, &covariates, Penalty::None, &settings, &mut || {}).unwrap();
    let table = regression_table(&found, true, &English);
    assert_eq!(table.rows[0].cells[0], "drug (from its start)");
    assert!(table.notes.iter().any(|note| note.contains("time-dependent")), "{:?}", table.notes);
    // Resamples of rows would need the split of each.
    correct_optimism(&study, &mut found, &mut || {}).unwrap();
    assert_eq!(found.multivariable.unwrap().optimism, None);
}

#[test]
fn a_treatment_that_never_begins_is_no_covariate() {
    let cohort = reading("time_days,died,drug\n30,1,\n40,1,\n50,0,60\n", &[("drug", start(DAYS))]).cohort;
    let study = Study::new(&cohort, Vec::new());
    assert_eq!(starts_of(&study), []);
    let covariates = [Covariate::Start { name: "drug".into() }];
    let found = regress(&study, &covariates, Penalty::None, &Settings::default(), &mut || {}).unwrap();
    assert_eq!(found.univariable[0].trouble, Some(NoEstimate::Constant { covariate: 0 }));
}

/// survfit(Surv(c(0, 20, 40, 0, 10), c(50, 60, 90, 30, 80), c(1, 1, 0, 1, 1)) ~ 1): median 60.
#[test]
fn rows_are_at_risk_from_their_recorded_entry_on() {
    let csv = "time_days,died,came\n50,1,0\n60,1,20\n90,0,40\n30,1,-5\n80,1,10\n70,1,\n70,1,75\n70,0,later\n";
    let reading = reading(csv, &[("came", Role::Entry { at: DAYS })]);
    assert_eq!(reading.cohort.entry_days(), Some(&[0.0, 20.0, 40.0, 0.0, 10.0][..]));
    assert_eq!(reading.cohort.time_zero().entry, Entry::Recorded);
    let found = reasons(&reading);
    assert_eq!(
        found,
        [(7, "no-entry"), (8, "entry-not-before-end"), (9, "moment-not-a-number"), (9, "no-entry")]
    );
    assert!(reading.tally.adds_up());
    let study = Study::new(&reading.cohort, Vec::new());
    let found = compare(&study, &Grouping::None, &[], &Settings::default(), &mut || {}).unwrap();
    assert_eq!(found.groups[0].curve.as_ref().unwrap().median.estimate, Some(60.0));
    let table = curves_table(&found, &English);
    assert!(table.notes.iter().any(|note| note.contains("recorded entry")), "{:?}", table.notes);
}

#[test]
fn an_entry_by_date_replaces_the_operation() {
    let csv = "date_metastasis,date_surgery,date_last_followup,died,came\n\
               2020-01-01,2020-02-01,2020-06-01,1,2020-03-01\n\
               2020-01-01,2020-02-01,2020-06-01,0,2019-03-01\n";
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
    let mut mapping = suggest(&sheet).mapping;
    mapping.time = cohort::TimeFrom::Metastasis;
    mapping.columns[4].role = Role::Entry { at: DATES };
    let cohort = read(&sheet, &mapping, &mut no_progress).unwrap().cohort;
    assert_eq!(cohort.entry_days(), Some(&[60.0, 0.0][..]));
}
