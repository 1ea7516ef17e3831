//! Analyses of the example and of R's own data, compared with independent values.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

mod support;

use clinical::Finding;
use cohort::analysis::{
    Adjustment, Covariate, Grouping, MedianMethod, NoEstimate, Penalty, RankTest, Regression, Settings,
    Study, compare, discriminate, groupings_of, regress,
};
use cohort::export::{
    Captioned, Results, Section, counts_table, csv, curves_table, differences_table, discrimination_table,
    html, regression_table, report,
};
use cohort::filter::{Condition, FilterProblem, filter};
use cohort::{Cohort, English, Factor, TimeUnit};

const EXAMPLE: &str = include_str!("../../../examples/hcc-synthetic.csv");

/// Remission under 6-MP or placebo (Freireich 1963), in weeks, here called days.
const TREATED: [(f64, bool); 21] = [
    (6., true),
    (6., true),
    (6., true),
    (6., false),
    (7., true),
    (9., false),
    (10., true),
    (10., false),
    (11., false),
    (13., true),
    (16., true),
    (17., false),
    (19., false),
    (20., false),
    (22., true),
    (23., true),
    (25., false),
    (32., false),
    (32., false),
    (34., false),
    (35., false),
];
const PLACEBO: [f64; 21] =
    [1., 1., 2., 2., 3., 4., 4., 5., 5., 8., 8., 8., 8., 11., 11., 12., 12., 15., 17., 22., 23.];

fn freireich() -> Cohort {
    let rows = TREATED.iter().copied().chain(PLACEBO.iter().map(|time| (*time, true)));
    let (time, event): (Vec<f64>, Vec<bool>) = rows.unzip();
    let arm = |row: usize| Some(if row < 21 { "6-MP" } else { "placebo" }.into());
    let patient = |row: usize| Some(row.to_string().into());
    Cohort::new((2..44).collect())
        .with_follow_up(time, event)
        .unwrap()
        .with_patients((0..42).map(patient).collect())
        .unwrap()
        .with_factor(Factor::new("arm", (0..42).map(arm).collect()))
        .unwrap()
}

fn arm() -> Grouping {
    Grouping::Factor { name: "arm".into() }
}

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6 * expected.abs().max(1.0), "{found} is not {expected}");
}

#[test]
fn two_arms_compare_as_in_r() {
    let cohort = freireich();
    let study = Study::new(&cohort, Vec::new());
    let beside = vec![RankTest::PetoPeto, RankTest::TaroneWare];
    let settings = Settings { beside, ..Settings::default() };
    let found = compare(&study, &arm(), &[0.0, 10.0], &settings, &mut || {}).unwrap();
    // survdiff: chisq 16.79294 on 1 df.
    close(found.tests[0].chi_squared, 16.792_941_1);
    assert_eq!(found.tests.iter().map(|test| test.test).collect::<Vec<_>>().len(), 3);
    let medians: Vec<_> =
        found.groups.iter().map(|group| group.curve.as_ref().unwrap().median.estimate).collect();
    assert_eq!(medians, [Some(23.0), Some(8.0)]);
    assert!(found.pairs.is_empty() && found.repeated.is_none());
    let at_ten = found.groups[1].curve.as_ref().unwrap().counts[1];
    assert_eq!((at_ten.at_risk, at_ten.censored, at_ten.events), (8, 0, 13));
}

#[test]
fn times_come_in_the_unit_that_was_asked_for() {
    let cohort = freireich();
    let study = Study::new(&cohort, Vec::new());
    let settings = Settings { unit: TimeUnit::Weeks, median: MedianMethod::Spss, ..Settings::default() };
    let found = compare(&study, &arm(), &[], &settings, &mut || {}).unwrap();
    close(found.groups[1].curve.as_ref().unwrap().median.estimate.unwrap(), 8.0 / 7.0);
    assert!(found.times.last().is_some_and(|last| *last <= 5.0));
}

fn of_arm(cohort: &Cohort, settings: &Settings) -> Regression {
    let covariates = [Covariate::Groups { grouping: arm(), reference: Some("6-MP".into()) }];
    regress(&Study::new(cohort, Vec::new()), &covariates, Penalty::None, settings, &mut || {}).unwrap()
}

#[test]
fn the_hazard_ratio_of_an_arm_is_that_of_r() {
    let found = of_arm(&freireich(), &Settings::default());
    let model = &found.univariable[0];
    let ratio = model.terms.iter().find_map(|term| term.ratio).unwrap();
    // coxph with Efron's ties: coef 1.572125, se 0.412397.
    close(ratio.ratio, 1.572_125_2_f64.exp());
    close(ratio.low, (1.572_125_2_f64 - 1.959_963_985 * 0.412_396_7).exp());
    assert!(model.trouble.is_none() && found.multivariable.is_none() && ratio.robust.is_none());
}

#[test]
fn a_factor_known_only_later_is_warned_of_in_curves_and_regression() {
    let (time, event) = ((1..=20).map(f64::from).collect::<Vec<_>>(), vec![true; 20]);
    let arm_of = |row: usize| Some(if row.is_multiple_of(2) { "yes" } else { "no" }.into());
    let warned = |name: &str| {
        let cohort = Cohort::new((2..22).collect())
            .with_follow_up(time.clone(), event.clone())
            .unwrap()
            .with_factor(Factor::new(name, (0..20).map(arm_of).collect()))
            .unwrap();
        let study = Study::new(&cohort, Vec::new());
        let grouping = Grouping::Factor { name: name.into() };
        let settings = Settings::default();
        let curves = compare(&study, &grouping, &[], &settings, &mut || {}).unwrap();
        let covariates = [Covariate::Groups { grouping, reference: None }];
        let cox = regress(&study, &covariates, Penalty::None, &settings, &mut || {}).unwrap();
        let notes = [curves_table(&curves, &English).notes, regression_table(&cox, false, &English).notes];
        notes.map(|notes| notes.iter().any(|note| note.contains("immortal time")))
    };
    assert_eq!(warned("walking_after"), [true, true]);
    assert_eq!(warned("walking"), [false, false]);
}

#[test]
fn a_factor_that_separates_the_dead_is_said_to_and_firth_helps() {
    let time = vec![1.0, 2.0, 3.0, 4.0, 50.0, 60.0, 70.0, 80.0];
    let arm_of = |row: usize| Some(if row < 4 { "a" } else { "b" }.into());
    let cohort = Cohort::new((2..10).collect())
        .with_follow_up(time, vec![true; 8])
        .unwrap()
        .with_factor(Factor::new("arm", (0..8).map(arm_of).collect()))
        .unwrap();
    let study = Study::new(&cohort, Vec::new());
    let covariates = [Covariate::Groups { grouping: arm(), reference: None }];
    let fit = |penalty| regress(&study, &covariates, penalty, &Settings::default(), &mut || {}).unwrap();
    let plain = &fit(Penalty::None).univariable[0];
    assert_eq!(plain.trouble, Some(NoEstimate::Monotone { term: 1 }));
    assert!(plain.terms.iter().all(|term| term.ratio.is_none()));
    let firth = fit(Penalty::FirthWhereNeeded);
    let ratio = firth.univariable[0].terms[1].ratio.unwrap();
    assert!(firth.univariable[0].penalised && ratio.ratio < 0.2 && ratio.low > 0.0);
    insta::assert_snapshot!(csv(&regression_table(&firth, false, &English)).replace('\r', ""));
}

#[test]
fn filters_tell_what_each_left_out() {
    let cohort = support::cohort(EXAMPLE).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let conditions = [
        Condition::Groups { grouping: Grouping::SpinePart, keys: vec!["thoracic".into(), "lumbar".into()] },
        Condition::Range { finding: Finding::Age, from: None, to: Some(64.0) },
    ];
    let kept = filter(&study, &conditions);
    assert_eq!((kept.flow[0].before, kept.flow[0].after()), (36, 26));
    assert_eq!((kept.flow[1].before, kept.flow[1].after()), (26, kept.rows.len()));
    assert_eq!(kept.problems, [None, None]);
}

#[test]
fn a_filter_that_does_not_fit_the_rows_says_so_and_keeps_none_by_guess() {
    let cohort = support::cohort(EXAMPLE).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let gone = Grouping::Factor { name: "hospital".into() };
    let conditions = [
        Condition::Groups { grouping: Grouping::SpinePart, keys: vec!["thoracic".into(), "tail".into()] },
        Condition::Groups { grouping: gone, keys: vec!["X".into()] },
    ];
    let kept = filter(&study, &conditions);
    assert_eq!(kept.problems[0], Some(FilterProblem::NoSuchGroups(vec!["tail".into()])));
    assert!(matches!(kept.problems[1], Some(FilterProblem::CannotBeAsked(_))));
    assert!(kept.flow[0].after() > 0 && kept.rows.is_empty());
    assert_eq!(kept.flow[1].unknown, kept.flow[0].after());
}

#[test]
fn the_share_alive_at_chosen_times_is_that_of_r_and_stays_at_nought() {
    let cohort = support::cohort(EXAMPLE).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let times = [0.0, 90.0, 180.0, 360.0, 1351.0, 1400.0];
    let all = compare(&study, &Grouping::None, &times, &Settings::default(), &mut || {});
    let table = counts_table(&all.unwrap(), &English);
    let row = |place: usize| table.rows[place].cells.join(" ");
    // summary(survfit(Surv(time_days, died) ~ 1, conf.type = "log-log"), times = c(90, 180, 360))
    assert_eq!(row(1), "Alive (%) 100.0 77.0 51.6 24.2 0.0 0.0");
    assert!(row(2).contains("59.2\u{2013}87.8 33.4\u{2013}67.1 10.9\u{2013}40.3"), "{}", row(2));
    assert_eq!(row(3), "At risk 36 25 17 7 1 0");
}

#[test]
fn every_stratum_that_is_offered_can_be_compared() {
    let cohort = support::cohort(EXAMPLE).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let groupings = groupings_of(&study);
    assert!(groupings.len() > 20, "{}", groupings.len());
    for grouping in &groupings {
        compare(&study, grouping, &[], &Settings::default(), &mut || {}).unwrap();
    }
}

#[test]
fn a_trend_over_ordered_groups_is_that_of_r_and_groups_without_an_order_have_none() {
    let cohort = support::cohort(EXAMPLE).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let of = |grouping: &Grouping| compare(&study, grouping, &[], &Settings::default(), &mut || {}).unwrap();
    let at = |at: &[f64]| Grouping::Cut { finding: Finding::Kps, at: at.to_vec() };
    // s <- survdiff(Surv(time_days, died == "yes") ~ cut(kps, c(-Inf, 50, 70, Inf), right = FALSE));
    // w <- 1:3; z <- sum(w * (s$obs - s$exp)) / sqrt(t(w) %*% s$var %*% w)
    let trend = of(&at(&[50.0, 70.0])).trend.unwrap();
    close(trend.z, 0.463_013_918_2);
    close(trend.p, 0.643_354_390_7);
    assert_eq!(of(&at(&[70.0])).trend, None, "two groups: that is the log-rank test");
    assert_eq!(of(&Grouping::SpinePart).trend, None);
    assert_eq!(of(&Grouping::Finding { finding: Finding::Frankel }).trend, None);
}

#[test]
fn a_score_that_does_not_foretell_survival_says_so_below_its_curves() {
    let cohort = support::cohort(EXAMPLE).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let notes = |system: &str| {
        let grouping = Grouping::Score { system: system.into() };
        let found = compare(&study, &grouping, &[], &Settings::default(), &mut || {});
        curves_table(&found.unwrap(), &English).notes.join("\n")
    };
    assert!(notes("sins").contains("it is not a survival score"), "{}", notes("sins"));
    assert!(notes("child_pugh").contains("grades the liver"), "{}", notes("child_pugh"));
    assert!(!notes("tomita_2001").contains("grades"), "{}", notes("tomita_2001"));
}

#[test]
fn groups_of_fewer_than_ten_rows_are_pointed_out() {
    let noted = |small: usize| {
        let arm_of = |row: usize| Some(if row < small { "a" } else { "b" }.into());
        let cohort = Cohort::new((2..42).collect())
            .with_follow_up((1..41).map(f64::from).collect(), vec![true; 40])
            .unwrap()
            .with_factor(Factor::new("arm", (0..40).map(arm_of).collect()))
            .unwrap();
        let study = Study::new(&cohort, Vec::new());
        let found = compare(&study, &arm(), &[], &Settings::default(), &mut || {}).unwrap();
        curves_table(&found, &English).notes.iter().any(|note| note.contains("fewer than 10 rows"))
    };
    assert!(noted(9) && !noted(10));
}

/// All analyses of the example that the page offers.
fn everything() -> Results {
    let cohort = support::cohort(EXAMPLE).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let settings = Settings { adjustment: Adjustment::Holm, ..Settings::lee_2015() };
    let step = &mut || {};
    let tomita = Grouping::Score { system: "tomita_2001".into() };
    let covariates = [
        Covariate::Groups { grouping: tomita.clone(), reference: None },
        Covariate::Number { finding: Finding::Age, per: 10.0 },
        Covariate::Groups { grouping: Grouping::Walking, reference: Some("yes".into()) },
    ];
    let systems = ["tomita_2001", "tokuhashi_2005", "sins"].map(str::to_owned);
    let mut results = Results::of_file("hcc-synthetic.csv", cohort.len(), &settings);
    results.synthetic = true;
    results.comparisons.push(compare(&study, &tomita, &[], &settings, step).unwrap());
    results.regressions.push(regress(&study, &covariates, Penalty::None, &settings, step).unwrap());
    results.discrimination.push(discriminate(&study, &systems, &settings, step).unwrap());
    results
}

#[test]
fn results_come_back_from_their_file() {
    let results = everything();
    let json = results.json().unwrap();
    let read: Results = serde_json::from_str(&json).unwrap();
    assert_eq!(read, results);
    assert!(json.contains("\"made_by\": \"Spinemet ") && json.contains("\"median\": \"spss\""));
}

#[test]
fn scores_are_ordered_by_concordance_with_their_differences() {
    let found = everything().discrimination.remove(0);
    assert_eq!((found.rows, found.without, found.differences.len()), (36, 0, 3));
    // R's concordance of two coxph fits, clustered by patient, gives the same differences, intervals and
    // p-values.
    let tables = [discrimination_table(&found, &English), differences_table(&found, &English)];
    insta::assert_snapshot!(tables.map(|table| csv(&table)).concat().replace('\r', ""));
}

#[test]
fn the_interval_of_a_difference_of_concordances_never_contradicts_its_p() {
    let cohort = support::cohort(EXAMPLE).unwrap();
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let systems = ["tomita_2001", "tokuhashi_2005", "sins"].map(str::to_owned);
    let found = |confidence| {
        let settings = Settings { confidence, ..Settings::default() };
        discriminate(&study, &systems, &settings, &mut || {}).unwrap().differences
    };
    for difference in found(0.95) {
        // The interval with confidence 1 - p ends at zero.
        let p = difference.p.unwrap();
        let same = found(1.0 - p)
            .into_iter()
            .find(|it| (it.first, it.second) == (difference.first, difference.second));
        let same = same.unwrap();
        assert!(same.low.abs().min(same.high.abs()) < 1e-9, "{same:?}");
        assert!(difference.adjusted.unwrap() >= p);
    }
}

#[test]
fn the_regression_is_a_table_with_results_by_patient_beside() {
    let results = everything();
    insta::assert_snapshot!(
        csv(&regression_table(&results.regressions[0], true, &English)).replace('\r', "")
    );
}

#[test]
fn the_report_is_one_file_that_fetches_and_runs_nothing() {
    let results = everything();
    let table = curves_table(&results.comparisons[0], &English);
    let figure = Section {
        figures: vec![Captioned { title: "a < b".into(), svg: "<svg></svg>".into() }],
        tables: vec![table.clone()],
        ..Section::default()
    };
    let report = report(&results, &[figure], &English, "en");
    assert!(report.starts_with("<!doctype html>") && report.contains("SYNTHETIC"));
    assert!(!report.contains("<script") && !report.contains("src=") && !report.contains("href="));
    assert!(
        report.contains("<figcaption>a &lt; b</figcaption><svg></svg>") && report.contains(&html(&table))
    );
    insta::assert_snapshot!(html(&table).replace("</tr>", "</tr>\n"));
}

#[test]
fn no_value_of_a_message_is_left_out() {
    let results = everything();
    let mut tables = vec![curves_table(&results.comparisons[0], &English)];
    tables.extend([false, true].map(|all| regression_table(&results.regressions[0], all, &English)));
    tables.push(discrimination_table(&results.discrimination[0], &English));
    let said = tables.iter().map(csv).collect::<String>();
    assert!(!said.contains("{ $"), "{said}");
}
