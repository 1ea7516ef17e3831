//! The script in R prints the numbers that this program computed. Skipped, with a message, where R is not installed.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Output};

use cohort::analysis::{
    Adjustment, Band, Covariate, Grouping, MedianMethod, Penalty, RankTest, RowsCounted, Settings, Study,
    Ties, accuracy, before_after, compare, discriminate, pairs_of, partings, regress, survival_table,
};
use cohort::export::{ScriptResult, ScriptRows, r_script};
use cohort::{Cohort, English, Factor, Message, Start, TimeUnit};

const EXAMPLE: &str = include_str!("../../../examples/hcc-synthetic.csv");
const MADE_UP: &str = include_str!("data/made-up-124.csv");

/// The output of R for a script; `None` without R.
fn run(name: &str, script: &str) -> Option<Output> {
    let file = std::env::temp_dir().join(format!("spinemet-{}-{name}.R", std::process::id()));
    fs::write(&file, script).unwrap();
    let output = Command::new("Rscript").arg("--vanilla").arg(&file).output();
    fs::remove_file(&file).unwrap();
    match output {
        Err(error) => {
            eprintln!("SKIPPED: {name}, because Rscript cannot be run: {error}");
            None
        }
        Ok(output) => Some(output),
    }
}

/// Runs the script of all analyses of a study; R must agree with at least `least` numbers.
#[track_caller]
fn agrees(name: &str, study: &Study<'_>, covariates: &[Covariate], settings: &Settings, least: usize) {
    let step = &mut || {};
    let offered = partings(study);
    let groupings: Vec<Grouping> = offered.iter().map(|it| it.grouping.clone()).collect();
    let compared: Vec<_> = std::iter::once(&Grouping::None)
        .chain(&groupings)
        .map(|grouping| compare(study, grouping, &[], settings, step).unwrap())
        .collect();
    let wanted = groupings.iter().cloned().map(Into::into).collect();
    let table = survival_table(study, wanted, settings, step).unwrap();
    let mut results: Vec<_> = compared.iter().map(|found| (0, ScriptResult::Comparison(found))).collect();
    results.push((0, ScriptResult::Table(&table, Message::FactorsTitle)));
    let models: Vec<_> = [Penalty::None, Penalty::FirthWhereNeeded]
        .into_iter()
        .map(|penalty| regress(study, covariates, penalty, settings, step).unwrap())
        .collect();
    results.extend(models.iter().map(|found| (0, ScriptResult::Regression(found))));
    let discrimination =
        (!study.scores().is_empty()).then(|| discriminate(study, &[], settings, step).unwrap());
    results.extend(discrimination.iter().map(|found| (0, ScriptResult::Discrimination(found))));
    let is_on_time = study.cohort().entry_days().is_none();
    let half_a_year = settings.unit.of_days(180.0);
    let accurate = (!study.scores().is_empty() && is_on_time)
        .then(|| accuracy(study, &[], half_a_year, settings, step).unwrap());
    results.extend(accurate.iter().map(|found| (0, ScriptResult::Accuracy(found))));
    let changes: Vec<_> = pairs_of(study, &offered)
        .into_iter()
        .filter_map(|(first, second)| {
            before_after(study, &groupings[first], &groupings[second], settings).ok()
        })
        .collect();
    results.extend(changes.iter().map(|found| (0, ScriptResult::BeforeAfter(found))));
    let rows =
        ScriptRows { study: study.clone(), counted: RowsCounted::Operations, title: "all rows".into() };
    let script = r_script(name, false, &[rows], &results, &English).unwrap();
    assert!(script.is_ascii());
    let Some(output) = run(name, &script) else { return };
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let trouble = String::from_utf8_lossy(&output.stderr).into_owned();
    let differing: Vec<&str> = told.lines().filter(|line| line.contains("DIFFERS")).collect();
    assert!(output.status.success() && differing.is_empty(), "{}\n{trouble}", differing.join("\n"));
    let count: usize = told.lines().last().and_then(|line| line.split(' ').next()).unwrap().parse().unwrap();
    assert!(told.ends_with(" numbers compared, 0 differ.\n") && count >= least, "{count}");
}

/// The columns of a comma-separated file without quotes.
fn columns(file: &str) -> BTreeMap<String, Vec<String>> {
    let path = format!("{}/../../tests/fixtures/survival/data/{file}.csv", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let mut columns: Vec<(String, Vec<String>)> = Vec::new();
    for heading in lines.next().unwrap().split(',') {
        columns.push((heading.trim_matches('"').to_owned(), Vec::new()));
    }
    for line in lines {
        for (column, cell) in columns.iter_mut().zip(line.split(',')) {
            column.1.push(cell.trim_matches('"').to_owned());
        }
    }
    columns.into_iter().collect()
}

/// A public data set as a cohort, with these columns as factors.
fn public(file: &str, time: &str, event: (&str, &str), factors: &[&str]) -> Cohort {
    let columns = columns(file);
    let times: Vec<f64> = columns[time].iter().map(|cell| cell.parse().unwrap()).collect();
    let events = columns[event.0].iter().map(|cell| cell == event.1).collect();
    let mut cohort = Cohort::new((2..).take(times.len()).collect()).with_follow_up(times, events).unwrap();
    for name in factors {
        let labels = columns[*name].iter().map(|cell| (cell != "NA").then(|| cell.as_str().into())).collect();
        cohort = cohort.with_factor(Factor::new(name, labels)).unwrap();
    }
    cohort
}

fn groups(name: &str) -> Covariate {
    Covariate::Groups { grouping: Grouping::Factor { name: name.into() }, reference: None }
}

fn column(name: &str) -> Covariate {
    Covariate::Column { name: name.into(), per: 10.0 }
}

#[test]
fn r_agrees_with_every_number_of_the_example() {
    let cohort = support::cohort(EXAMPLE).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let covariates = [
        Covariate::Groups { grouping: Grouping::Score { system: "tomita_2001".into() }, reference: None },
        Covariate::Points { system: "tokuhashi_2005".into() },
        Covariate::Number { finding: clinical::Finding::Age, per: 10.0 },
    ];
    agrees("example-lee", &study, &covariates, &Settings::lee_2015(), 1000);
}

#[test]
fn r_agrees_with_every_number_of_patients_with_several_rows() {
    let cohort = support::cohort(MADE_UP).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let covariates = [Covariate::Number { finding: clinical::Finding::Kps, per: 10.0 }, groups("grade")];
    let settings =
        Settings { unit: TimeUnit::Months, adjustment: Adjustment::BenjaminiHochberg, ..Settings::default() };
    agrees("made-up", &study, &covariates, &settings, 500);
}

#[test]
fn r_agrees_about_public_data() {
    let veteran = public("veteran", "time", ("status", "1"), &["celltype", "trt", "age", "karno"]);
    let tests = vec![RankTest::TaroneWare, RankTest::PetoPeto, RankTest::Gehan];
    let settings = Settings {
        beside: tests,
        band: Band::Log,
        confidence: 0.9,
        restricted: Some(180.0),
        ..Settings::default()
    };
    let covariates = [groups("celltype"), column("age"), column("karno")];
    agrees("veteran", &Study::new(&veteran, Vec::new()), &covariates, &settings, 200);

    let ovarian = public("ovarian", "futime", ("fustat", "1"), &["rx", "resid.ds", "ecog.ps", "age"]);
    let settings = Settings { band: Band::Plain, ties: Ties::Breslow, ..Settings::default() };
    agrees("ovarian", &Study::new(&ovarian, Vec::new()), &[groups("rx"), column("age")], &settings, 100);

    let ids = columns("kidney")["id"].iter().map(|id| Some(id.as_str().into())).collect();
    let kidney =
        public("kidney", "time", ("status", "1"), &["sex", "disease", "age"]).with_patients(ids).unwrap();
    let settings = Settings { band: Band::Logit, adjustment: Adjustment::Bonferroni, ..Settings::default() };
    let covariates = [groups("disease"), groups("sex"), column("age")];
    agrees("kidney", &Study::new(&kidney, Vec::new()), &covariates, &settings, 200);
}

#[test]
fn r_agrees_about_delayed_entry() {
    let columns = columns("veteran");
    let number =
        |name: &str| columns[name].iter().map(|cell| cell.parse::<f64>().unwrap()).collect::<Vec<_>>();
    let entry: Vec<f64> = number("diagtime").iter().map(|months| months * 30.0).collect();
    let time: Vec<f64> = number("time").iter().zip(&entry).map(|(time, entry)| time + entry).collect();
    let cohort = public("veteran", "time", ("status", "1"), &["celltype", "trt", "karno"]);
    let event = cohort.event().to_vec();
    let cohort = cohort.with_follow_up(time, event).unwrap().with_entry(entry).unwrap();
    let settings = Settings {
        beside: vec![RankTest::PetoPeto],
        band: Band::Arcsin,
        median: MedianMethod::Spss,
        ..Settings::default()
    };
    agrees("entry", &Study::new(&cohort, Vec::new()), &[groups("celltype"), column("karno")], &settings, 150);
}

/// Two treatments that begin over time, beside groups and a number; deaths on day 0; several rows of a patient; and
/// the same with delayed entry.
#[test]
fn r_agrees_about_treatments_that_begin_over_time() {
    let columns = columns("veteran");
    let numbers: Vec<f64> = columns["time"].iter().map(|cell| cell.parse().unwrap()).collect();
    let mut cohort = public("veteran", "time", ("status", "1"), &["celltype", "karno"]);
    let mut time = cohort.time_days().to_vec();
    (time[3], time[20]) = (0.0, 0.0);
    cohort = cohort.clone().with_follow_up(time, cohort.event().to_vec()).unwrap();
    let start = |name: &str, every: usize, share: f64| {
        let day = |(row, time): (usize, &f64)| match row % every {
            0 => Some((time * share).floor() - 2.0),
            1 if row % 7 == 0 => None,
            _ => Some(f64::INFINITY),
        };
        Start { name: name.into(), days: numbers.iter().enumerate().map(day).collect() }
    };
    cohort = cohort.with_start(start("drug", 2, 0.3)).unwrap().with_start(start("rays", 3, 0.6)).unwrap();
    let began = |name: &str| Covariate::Start { name: name.into() };
    let covariates = [began("drug"), groups("celltype"), column("karno"), began("rays")];
    agrees("starts", &Study::new(&cohort, Vec::new()), &covariates, &Settings::default(), 150);
    let ids = (0..cohort.len()).map(|row| Some((row / 2).to_string().into())).collect();
    let again = cohort.clone().with_patients(ids).unwrap();
    let settings = Settings { ties: Ties::Breslow, ..Settings::default() };
    agrees("starts_of_patients", &Study::new(&again, Vec::new()), &covariates, &settings, 150);
    let later: Vec<usize> = (0..cohort.len()).filter(|row| cohort.time_days()[*row] > 5.0).collect();
    let later = cohort.select(&later);
    let entry = later.time_days().iter().map(|time| (time / 4.0).floor()).collect();
    let delayed = later.with_entry(entry).unwrap();
    agrees("starts_delayed", &Study::new(&delayed, Vec::new()), &covariates, &Settings::default(), 150);
}

/// Groups of which some rows have no stratum, several rows of a patient, and delayed entry.
#[test]
fn r_agrees_about_strata() {
    let strata = |name: &str| Some(Grouping::Factor { name: name.into() });
    let beside = vec![RankTest::PetoPeto, RankTest::TaroneWare, RankTest::Gehan];
    let settings = Settings { strata: strata("trt"), beside: beside.clone(), ..Settings::default() };
    let mut cohort = public("veteran", "time", ("status", "1"), &["celltype", "karno"]);
    let treated = columns("veteran")["trt"].clone();
    let known = |(row, trt): (usize, String)| (row % 9 > 0).then(|| trt.into());
    let labels = treated.into_iter().enumerate().map(known).collect();
    cohort = cohort.with_factor(Factor::new("trt", labels)).unwrap();
    let covariates = [groups("celltype"), column("karno")];
    agrees("strata", &Study::new(&cohort, Vec::new()), &covariates, &settings, 150);
    let ids = (0..cohort.len()).map(|row| Some((row / 2).to_string().into())).collect();
    let again = cohort.clone().with_patients(ids).unwrap();
    agrees("strata_of_patients", &Study::new(&again, Vec::new()), &covariates, &settings, 150);
    let later: Vec<usize> = (0..cohort.len()).filter(|row| cohort.time_days()[*row] > 5.0).collect();
    let later = cohort.select(&later);
    let entry = later.time_days().iter().map(|time| (time / 4.0).floor()).collect();
    let delayed = later.with_entry(entry).unwrap();
    agrees("strata_delayed", &Study::new(&delayed, Vec::new()), &covariates, &settings, 150);
    let separated = public("firth_sep2", "time", ("status", "1"), &["a", "z"]);
    let halves = (0..separated.len()).map(|row| Some((row % 2).to_string().into())).collect();
    let separated = separated.with_factor(Factor::new("half", halves)).unwrap();
    let settings = Settings { strata: strata("half"), ..Settings::default() };
    agrees("strata_firth", &Study::new(&separated, Vec::new()), &[groups("a")], &settings, 10);
}

#[test]
fn r_agrees_about_firths_penalty() {
    let cohort = public("firth_sep2", "time", ("status", "1"), &["a", "z"]);
    let covariates = [groups("a"), Covariate::Column { name: "z".into(), per: 1.0 }];
    agrees("firth", &Study::new(&cohort, Vec::new()), &covariates, &Settings::default(), 20);
}

/// Nobody or everybody dies, everybody at one time, a group of one row, a censoring at time 0, decimal times.
#[test]
fn r_agrees_at_the_edges() {
    let alone =
        ["all_censored", "last_event", "not_reached", "plateau_half", "single_event", "tie_event_censor"];
    for name in alone.into_iter().chain(["time_zero_cens"]) {
        let cohort = public(&format!("edge_{name}"), "time", ("status", "1"), &[]);
        for median in [MedianMethod::Spss, MedianMethod::BrookmeyerCrowley] {
            let settings = Settings { median, restricted: Some(3.0), ..Settings::default() };
            agrees(name, &Study::new(&cohort, Vec::new()), &[], &settings, 5);
        }
    }
    for name in ["disjoint", "same_times", "single_in_group"] {
        let cohort = public(&format!("edge_{name}"), "time", ("status", "1"), &["group"]);
        let settings = Settings { restricted: Some(2.0), ..Settings::default() };
        agrees(name, &Study::new(&cohort, Vec::new()), &[groups("group")], &settings, 20);
    }
    let cohort = public("larynx", "time", ("delta", "1"), &["stage", "age"]);
    let settings = Settings { unit: TimeUnit::Years, ..Settings::lee_2015() };
    agrees("larynx", &Study::new(&cohort, Vec::new()), &[groups("stage"), column("age")], &settings, 100);
}

/// A script with a changed number must say so.
#[test]
fn a_number_that_differs_is_named() {
    let cohort = public("ovarian", "futime", ("fustat", "1"), &["rx"]);
    let study = Study::new(&cohort, Vec::new());
    let grouping = Grouping::Factor { name: "rx".into() };
    let mut found = compare(&study, &grouping, &[], &Settings::default(), &mut || {}).unwrap();
    found.tests[0].p += 1e-4;
    let rows = ScriptRows { study: study.clone(), counted: RowsCounted::Operations, title: "all".into() };
    let results = [(0, ScriptResult::Comparison(&found))];
    let Some(output) = run("differs", &r_script("f", false, &[rows], &results, &English).unwrap()) else {
        return;
    };
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!output.status.success() && told.ends_with(", 1 differ.\n"), "{told}");
    let differing: Vec<&str> = told.lines().filter(|line| line.contains("DIFFERS")).collect();
    assert!(differing.len() == 1 && differing[0].contains("log-rank test, p"), "{differing:?}");
}
