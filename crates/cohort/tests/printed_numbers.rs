//! Numbers of the cohort page that a visitor found wrong, each with its correct value. The values are R's
//! (4.2.2, survival 3.5-3); `printed_numbers.R` in this folder computes them.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

mod support;

use clinical::Finding;
use cohort::analysis::{
    Comparison, Covariate, Grouping, MedianMethod, Penalty, Settings, Study, Ties, compare, correct_optimism,
    discriminate, regress, survival_table,
};
use cohort::export::{
    Table, counts_table, csv, curves_table, differences_table, discrimination_table, forest, kaplan_meier,
    pairs_table, regression_table, survival_table as table_of,
};
use cohort::{Cohort, English, Factor, Message};

const EXAMPLE: &str = include_str!("../../../examples/hcc-synthetic.csv");
const MADE_UP: &str = include_str!("data/made-up-124.csv");
/// R: `summary(coxph(Surv(time_days, event) ~ factor(grade), made_up, cluster = patient))$robscore`.
const GRADE_ROBUST_P: f64 = 0.112_911_726_485_348;
/// R: the same for Tomita's groups in the example.
const TOMITA_ROBUST_P: f64 = 0.031_058_738_381_201;
const TIES: &str = include_str!("cases/files/72-ties-censor-death.csv");
const NEAR_THE_LEVEL: &str = include_str!("cases/files/75-p-near-005.csv");

fn compared(cohort: &Cohort, grouping: &Grouping, times: &[f64]) -> Comparison {
    let study = Study::new(cohort, Vec::new());
    compare(&study, grouping, times, &Settings::default(), &mut || {}).unwrap()
}

/// The cells of the first row with this heading.
#[track_caller]
fn row(table: &Table, heading: &str) -> String {
    let found = table.rows.iter().find(|row| row.cells.first().is_some_and(|cell| cell == heading));
    found.unwrap().cells[1..].join(" ")
}

fn factor(name: &str, labels: &[&str]) -> Factor {
    Factor::new(name, labels.iter().map(|label| Some((*label).into())).collect())
}

/// Fault 11, in the example: 16 deaths up to and including day 180, where the page counted 15.
#[test]
fn events_in_the_risk_table_are_cumulative_and_include_the_day_itself() {
    let cohort = support::cohort(EXAMPLE).unwrap();
    let table = counts_table(&compared(&cohort, &Grouping::None, &[90.0, 180.0]), &English);
    assert_eq!(row(&table, "Alive (%)"), "77.0 51.6");
    assert_eq!(row(&table, "At risk"), "25 17");
    assert_eq!(row(&table, "Events so far"), "8 16");
    assert!(table.notes[0].contains("up to and including this time"));
}

/// Fault 11, with deaths and censorings on one day.
#[test]
fn a_column_of_the_risk_table_refers_to_one_time() {
    let cohort = support::cohort(TIES).unwrap();
    let found = compared(&cohort, &Grouping::None, &[24.0, 36.0, 48.0, 60.0]);
    let table = counts_table(&found, &English);
    assert_eq!(row(&table, "Alive (%)"), "71.4 47.6 0.0 0.0");
    assert_eq!(row(&table, "At risk"), "7 3 1 0");
    assert_eq!(row(&table, "Events so far"), "2 3 4 4");
    assert_eq!(row(&table, "Censored so far"), "2 3 3 3");
    let figure = kaplan_meier(&found, &English, figure::Frame::default());
    let events: Vec<u64> = figure.series[0].counts.iter().map(|counts| counts.events).collect();
    assert_eq!((events, figure.labels.events.as_str()), (vec![2, 3, 4, 4], "Events so far"));
}

/// R's log-rank tests give 0.049648 and 0.050043; both were printed as 0.050.
#[test]
fn p_values_on_either_side_of_the_level_are_told_apart_wherever_they_stand() {
    let cohort = support::cohort(NEAR_THE_LEVEL).unwrap();
    for (name, printed) in [("low", "0.0496"), ("high", "0.05004")] {
        let grouping = Grouping::Factor { name: name.into() };
        let found = compared(&cohort, &grouping, &[]);
        let said = format!("p = {printed}");
        assert!(curves_table(&found, &English).notes[0].ends_with(&said));
        assert!(kaplan_meier(&found, &English, figure::Frame::default()).labels.note.ends_with(&said));
        let study = Study::new(&cohort, Vec::new());
        let table = survival_table(&study, vec![grouping.into()], &Settings::default(), &mut || {});
        let table = table_of(&table.unwrap(), Message::FactorsTitle, &English);
        assert!(table.rows[0].cells.contains(&printed.to_owned()), "{:?}", table.rows[0]);
    }
}

/// Fault 17: "p = <0.001".
#[test]
fn a_small_p_is_said_without_an_equals_sign() {
    let time: Vec<f64> = (1..=40).map(f64::from).collect();
    let labels: Vec<&str> = (0..40).map(|row| if row < 20 { "a" } else { "b" }).collect();
    let cohort = Cohort::new((2..42).collect())
        .with_follow_up(time, vec![true; 40])
        .unwrap()
        .with_factor(factor("arm", &labels))
        .unwrap();
    let found = compared(&cohort, &Grouping::Factor { name: "arm".into() }, &[]);
    let table = csv(&curves_table(&found, &English));
    assert!(table.contains("p < 0.001") && !table.contains("= <"), "{table}");
}

/// Fault 4: the page printed "44 to 44" for ALBI grade 3, which had one row.
#[test]
fn a_group_of_one_row_has_no_interval() {
    let cohort = Cohort::new((2..9).collect())
        .with_follow_up(vec![44.0, 10.0, 20.0, 60.0, 70.0, 90.0, 95.0], vec![true; 7])
        .unwrap()
        .with_factor(factor("grade", &["3", "1", "1", "1", "2", "2", "2"]))
        .unwrap();
    for median in [MedianMethod::Spss, MedianMethod::BrookmeyerCrowley] {
        let settings = Settings { median, ..Settings::default() };
        let study = Study::new(&cohort, Vec::new());
        let grade = Grouping::Factor { name: "grade".into() };
        let found = compare(&study, &grade, &[], &settings, &mut || {}).unwrap();
        assert_eq!(row(&curves_table(&found, &English), "3"), "1 1 44 ");
    }
}

/// Fault 4: ALBI's "p, by patient" was <0.001 from one patient in grade 3; here Wald's robust test gives 1e-13.
#[test]
fn p_by_patient_is_the_robust_score_test() {
    let cohort = support::cohort(MADE_UP).unwrap();
    let grade = Grouping::Factor { name: "grade".into() };
    let found = compared(&cohort, &grade, &[]);
    let p = found.repeated.and_then(|repeated| repeated.robust_p).unwrap();
    assert!((p - GRADE_ROBUST_P).abs() < 1e-9, "{p}");
    let said = curves_table(&found, &English).notes.join("\n");
    assert!(said.contains("p, by patient: p = 0.113 (robust score test"), "{said}");
}

/// Fault 5: Tomita's was 0.042 in the table and 0.043 on the card of curves.
#[test]
fn p_by_patient_is_the_same_in_a_table_and_beside_curves_whatever_the_ties() {
    let cohort = support::cohort(EXAMPLE).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let tomita = Grouping::Score { system: "tomita_2001".into() };
    let mut found = Vec::new();
    for ties in [Ties::Breslow, Ties::Efron] {
        let settings = Settings { ties, ..Settings::default() };
        let step = &mut || {};
        found.push(compare(&study, &tomita, &[], &settings, step).unwrap().repeated);
        let table = survival_table(&study, vec![tomita.clone().into()], &settings, step).unwrap();
        found.push(table.blocks[0].repeated);
        let notes = table_of(&table, Message::ScoresTitle, &English).notes.join("\n");
        assert!(notes.contains("p, by patient: robust score test"), "{notes}");
    }
    let p: Vec<f64> = found.into_iter().map(|repeated| repeated.unwrap().robust_p.unwrap()).collect();
    assert!(p.iter().all(|p| (p - TOMITA_ROBUST_P).abs() < 1e-9), "{p:?}");
}

/// Two patients in four groups give the test no result, which is reported.
#[test]
fn p_by_patient_that_cannot_be_computed_is_said() {
    let cohort = Cohort::new((2..8).collect())
        .with_follow_up(vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0], vec![true; 6])
        .unwrap()
        .with_patients(["a", "a", "a", "b", "b", "b"].map(|name| Some(name.into())).into_iter().collect())
        .unwrap()
        .with_factor(factor("arm", &["w", "x", "y", "z", "w", "x"]))
        .unwrap();
    let study = Study::new(&cohort, Vec::new());
    let arm = Grouping::Factor { name: "arm".into() };
    let found = compared(&cohort, &arm, &[]);
    assert_eq!(found.repeated.unwrap().robust_p, None);
    assert!(curves_table(&found, &English).notes.iter().any(|note| note.contains("cannot be computed")));
    let table = survival_table(&study, vec![arm.into()], &Settings::default(), &mut || {});
    let table = table_of(&table.unwrap(), Message::FactorsTitle, &English);
    assert_eq!(table.rows[0].cells.last().unwrap(), "cannot be computed");
}

/// Fault 14: hazard ratios had no unit, and "by point" was lost in the table.
#[test]
fn a_hazard_ratio_states_what_it_is_for() {
    let cohort = support::cohort(MADE_UP).unwrap();
    let number = |finding, per| Covariate::Number { finding, per };
    let groups =
        |grouping, reference: &str| Covariate::Groups { grouping, reference: Some(reference.into()) };
    let covariates = [
        number(Finding::Age, 1.0),
        number(Finding::Age, 10.0),
        number(Finding::Albumin, 1.0),
        number(Finding::Kps, 10.0),
        groups(Grouping::Factor { name: "grade".into() }, "1"),
    ];
    let step = &mut || {};
    let study = Study::new(&cohort, Vec::new());
    let found = regress(&study, &covariates, Penalty::None, &Settings::default(), step).unwrap();
    let table = csv(&regression_table(&found, false, &English));
    let figure = forest(&found, false, &English, figure::Frame::default());
    let names = [
        "age (per year)",
        "age (per 10 years)",
        "albumin (per 1 g/dL)",
        "kps (per 10 points)",
        "grade (against: 1)",
    ];
    for name in names {
        assert!(table.contains(name), "{name} in {table}");
        assert!(figure.rows.iter().any(|row| row.label == name), "{name}");
    }
    // A group with one event has its own interval, but none by patient.
    let lone = &found.univariable[4].terms[2];
    assert!(lone.ratio.is_some_and(|ratio| ratio.robust.is_none()) && lone.events == 1);
}

/// Fault 14: points of a score, and the stages of one.
#[test]
fn a_hazard_ratio_of_a_score_is_by_point_or_by_stage() {
    let cohort = support::cohort(EXAMPLE).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let covariates = ["tokuhashi_2005", "bclc"].map(|system| Covariate::Points { system: system.into() });
    let step = &mut || {};
    let found = regress(&study, &covariates, Penalty::None, &Settings::default(), step).unwrap();
    let table = csv(&regression_table(&found, false, &English));
    assert!(table.contains("(per point)") && table.contains("(per stage)"), "{table}");
}

/// Fault 10: the card stated n = 121 over curves of 115 rows.
#[test]
fn tables_and_figures_state_the_rows_that_were_analysed() {
    let cohort = support::cohort(&example_with_gaps("sins_pain", 9)).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let step = &mut || {};
    let sins = Grouping::Score { system: "sins".into() };
    let found = compare(&study, &sins, &[90.0], &Settings::default(), step).unwrap();
    let n = found.groups.iter().map(cohort::analysis::GroupResult::n).sum::<usize>();
    assert!(n < 36, "{n}");
    let said = format!("Analysed: n = {n} of 36 rows.");
    let tables =
        [curves_table(&found, &English), counts_table(&found, &English), pairs_table(&found, &English)];
    for table in tables {
        assert!(table.notes.contains(&said), "{:?}", table.notes);
    }
    let walking = Grouping::Walking;
    let wanted = vec![sins.clone().into(), walking.into()];
    let table = survival_table(&study, wanted, &Settings::default(), step).unwrap();
    let notes = table_of(&table, Message::ScoresTitle, &English).notes;
    assert!(notes.contains(&format!("Analysed: n = {n} to 36 of 36 rows.")), "{notes:?}");
    let covariates =
        [Covariate::Points { system: "sins".into() }, Covariate::Points { system: "tomita_2001".into() }];
    let found = regress(&study, &covariates, Penalty::None, &Settings::default(), step).unwrap();
    let rows = found.multivariable.as_ref().unwrap().rows;
    assert_eq!(rows, 9);
    for (together, said) in
        [(false, "Analysed: n = 9 to 36 of 36 rows."), (true, "Analysed: n = 9 of 36 rows.")]
    {
        assert!(regression_table(&found, together, &English).notes.contains(&said.to_owned()));
        assert_eq!(forest(&found, together, &English, figure::Frame::default()).rows[0].label, said);
    }
}

/// Fault 17: Lee's patients with liver cancer were next to R's lung trial.
#[test]
fn published_numbers_name_their_population_and_who_is_outside_it() {
    let none =
        "Outside the published population: of these 36 rows, 0 have another primary and 36 have no primary";
    let lung =
        "Outside the published population: of these 36 rows, 36 have another primary and 0 have no primary";
    for (site, outside) in [("hcc", None), ("lung", Some(lung)), ("", Some(none))] {
        let cohort = support::cohort(&example_with_site(site)).unwrap();
        let scores = support::scores(&cohort);
        let study = support::study(&cohort, &scores);
        let wanted = cohort::published::table_two().into_iter().map(Into::into).collect();
        let found = survival_table(&study, wanted, &Settings::lee_2015(), &mut || {}).unwrap();
        let table = table_of(&found, Message::ScoresTitle, &English);
        let elsewhere = table.head.iter().any(|head| head.ends_with("published (another population)"));
        assert_eq!(elsewhere, outside.is_some());
        assert!(table.notes[0].contains("36 operations on 33 patients with hepatocellular carcinoma"));
        assert_eq!(outside.is_some(), table.notes[1].starts_with(outside.unwrap_or("Outside")));
    }
    // A comparison without published results.
    let cohort = support::cohort(EXAMPLE).unwrap();
    let study = Study::new(&cohort, Vec::new());
    let wanted = vec![Grouping::Walking.into()];
    let found = survival_table(&study, wanted, &Settings::default(), &mut || {}).unwrap();
    let notes = table_of(&found, Message::FactorsTitle, &English).notes;
    assert!(!notes.iter().any(|note| note.contains("ublished")), "{notes:?}");
}

/// Fault 14: only the concordance on the rows of the fit was shown. R: `concordance(fit)`, and the optimism
/// of `optimism.R` in crates/survival/tests, by patient.
#[test]
fn the_concordance_of_a_model_is_called_apparent_and_can_be_corrected() {
    let cohort = support::cohort(MADE_UP).unwrap();
    let study = Study::new(&cohort, Vec::new());
    let number = |finding| Covariate::Number { finding, per: 1.0 };
    let mut covariates: Vec<Covariate> = [Finding::Age, Finding::Albumin, Finding::Kps].map(number).into();
    covariates
        .push(Covariate::Groups { grouping: Grouping::Factor { name: "walks".into() }, reference: None });
    let step = &mut || {};
    let mut found = regress(&study, &covariates, Penalty::None, &Settings::default(), step).unwrap();
    let before = csv(&regression_table(&found, true, &English));
    assert!(before.contains("apparent concordance 0.621"), "{before}");
    assert!(!before.contains("corrected for optimism"), "{before}");
    let mut steps = 0;
    correct_optimism(&study, &mut found, &mut || steps += 1).unwrap();
    assert_eq!(steps, cohort::analysis::RESAMPLES);
    let optimism = found.multivariable.as_ref().unwrap().optimism.unwrap();
    // Four standard errors of 500 resamples.
    assert!((optimism.optimism - 0.014_85).abs() < 4.0 * 0.0316 / 500_f64.sqrt(), "{optimism:?}");
    let after = csv(&regression_table(&found, true, &English));
    let said = format!("Concordance corrected for optimism: {:.3} (optimism", optimism.corrected);
    assert!(after.contains(&said) && after.contains("500 of 500 resamples"), "{after}");
}

/// The example with this primary in every row.
fn example_with_site(site: &str) -> String {
    let mut lines = EXAMPLE.lines();
    let heading = lines.next().unwrap();
    let place = heading.split(',').position(|name| name == "primary_site").unwrap();
    let line = |line: &str| {
        let mut cells: Vec<&str> = line.split(',').collect();
        cells[place] = site;
        cells.join(",") + "\n"
    };
    format!("{heading}\n") + &lines.map(line).collect::<String>()
}

/// "6-7" of a scored file turned into a date in Excel.
#[test]
fn groups_of_points_in_a_scored_file_are_no_dates() {
    let cohort = support::cohort(EXAMPLE).unwrap();
    let scores = support::scores(&cohort);
    let mut scored = String::new();
    cohort::write_scored(&cohort, &scores, &mut |piece| scored.push_str(piece), &mut cohort::no_progress);
    let mut lines =
        scored.trim_start_matches('\u{feff}').lines().map(|line| line.split(',').collect::<Vec<_>>());
    let place = lines.next().unwrap().iter().position(|name| *name == "tomita_2001_groups").unwrap();
    let groups: Vec<&str> = lines.map(|line| line[place]).collect();
    assert!(groups.contains(&"4\u{2013}5") && !groups.iter().any(|group| group.contains('-')), "{groups:?}");
}

/// The example with empty cells in this column except in the first `known` rows.
fn example_with_gaps(column: &str, known: usize) -> String {
    let heading = EXAMPLE.lines().next().unwrap();
    let place = heading.split(',').position(|name| name == column).unwrap();
    let line = |(at, line): (usize, &str)| {
        let mut cells: Vec<&str> = line.split(',').collect();
        if at > known {
            cells[place] = "";
        }
        cells.join(",") + "\n"
    };
    EXAMPLE.lines().enumerate().map(line).collect()
}

/// Fault 3: scores that are certain for few rows were dropped without notice.
#[test]
fn concordance_names_the_scores_that_are_not_compared_and_why() {
    let cohort = support::cohort(&example_with_gaps("sins_pain", 9)).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let found = discriminate(&study, &[], &Settings::default(), &mut || {}).unwrap();
    let sins = found.dropped.iter().find(|it| it.system == "sins").unwrap();
    assert_eq!(sins.own.rows, 9);
    let offered = study.scores().iter().filter(|it| (0..36).any(|row| it.total(row).is_some())).count();
    let table = discrimination_table(&found, &English);
    assert_eq!((table.rows.len(), found.systems.len() + found.dropped.len()), (offered, offered));
    let said = table.notes.join("\n");
    assert!(said.contains("points of the scores, not their groups") && said.contains("are a selection"));
    assert!(said.contains("Spinal Instability Neoplastic Score is not compared"), "{said}");
    assert!(said.contains("certain in only 9 of 36 rows"), "{said}");
    assert!(said.contains(&format!("{} of 36 rows: those whose points", found.rows)), "{said}");
    // If chosen explicitly it is compared, on the rows with certain points.
    let chosen = ["sins", "tomita_2001"].map(str::to_owned);
    let chosen = discriminate(&study, &chosen, &Settings::default(), &mut || {}).unwrap();
    assert_eq!((chosen.rows, chosen.without, chosen.dropped.len()), (9, 27, 0));
}

/// Fault 16: rows that are certain of a group although an item is missing fall mostly into the widest one, and
/// nothing said so.
#[test]
fn rows_certain_of_a_group_although_an_item_is_missing_are_counted_by_group() {
    let gaps = example_with_gaps("visceral_metastases", 9);
    let cohort = support::cohort(&gaps).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let step = &mut || {};
    let tokuhashi = Grouping::Score { system: "tokuhashi_2005".into() };
    let found = compare(&study, &tokuhashi, &[90.0], &Settings::default(), step).unwrap();
    let of = study.scores().iter().find(|it| it.system().id == "tokuhashi_2005").unwrap();
    let open_in =
        |group| (0..36).filter(|row| of.group(*row) == Some(group) && of.total(*row).is_none()).count();
    let expected: Vec<usize> = (0..found.groups.len()).map(open_in).collect();
    assert_eq!(found.groups.iter().map(|group| group.open).collect::<Vec<_>>(), expected);
    let open: usize = expected.iter().sum();
    assert!(open > 0 && expected[0] > open / 2, "{expected:?}");
    let n: usize = found.groups.iter().map(cohort::analysis::GroupResult::n).sum();
    let said = format!("{open} of the {n} rows in a group lack an item");
    let named = format!("{}/{}", expected[0], found.groups[0].n());
    let holds = |notes: &[String]| {
        notes
            .iter()
            .any(|note| note.contains(&said) && note.contains(&named) && note.contains("are a selection"))
    };
    assert!(holds(&curves_table(&found, &English).notes), "{said} {named}");
    let table = survival_table(&study, vec![tokuhashi.into()], &Settings::default(), step).unwrap();
    assert!(holds(&table_of(&table, Message::ScoresTitle, &English).notes));
    let complete = support::cohort(EXAMPLE).unwrap();
    let scores = support::scores(&complete);
    let study = support::study(&complete, &scores);
    let tomita = Grouping::Score { system: "tomita_2001".into() };
    let found = compare(&study, &tomita, &[90.0], &Settings::default(), step).unwrap();
    assert!(found.groups.iter().all(|group| group.open == 0));
    assert!(!curves_table(&found, &English).notes.iter().any(|note| note.contains("lack an item")));
}

/// Fault 16: "Tomita" and "Tomita, Kim" have the same points, and counted twice in Holm's adjustment.
#[test]
fn two_copies_of_one_score_count_once_in_the_adjustment() {
    let cohort = support::cohort(EXAMPLE).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let of = |systems: &[&str]| {
        let systems: Vec<String> = systems.iter().map(|id| (*id).to_owned()).collect();
        discriminate(&study, &systems, &Settings::default(), &mut || {}).unwrap()
    };
    let without = of(&["tomita_2001", "tokuhashi_2005", "sins"]);
    let with = of(&["tomita_2001", "tokuhashi_2005", "sins", "tomita_kim2014", "tokuhashi_kim2014"]);
    assert_eq!(with.differences, without.differences);
    let same: Vec<Option<usize>> = with.systems.iter().map(|it| it.same_order_as).collect();
    assert_eq!(same, [None, None, None, Some(0), Some(1)]);
    assert_eq!(with.systems[3].harrell, with.systems[0].harrell);
    let said = discrimination_table(&with, &English).notes.join("\n");
    assert!(
        said.contains("Tomita, Kim 2014 groups puts these rows in the same order as Tomita 2001"),
        "{said}"
    );
    assert!(differences_table(&with, &English).notes[0].starts_with("36 of 36 rows"));
}
