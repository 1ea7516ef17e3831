//! Files whose analyses once took minutes: each analysis offered for them ends within seconds.

use std::path::Path;
use std::time::{Duration, Instant};

use cohort::analysis::{Covariate, Grouping, Penalty, Settings};
use cohort::{EventCoding, Mapping, Role, TimeUnit};
use study::protocol::{Analysis, Offered, Request, Response};

use crate::support::Conversation;

/// Upper limit of one analysis. The slowest took 1.8 s with the profile of the tests; the limit allows for a
/// busy machine.
const LIMIT: Duration = Duration::from_secs(30);

/// Maps ignored columns: to time and event by their names if these are missing, otherwise to factors.
fn mapped(mut mapping: Mapping) -> Mapping {
    let has =
        |mapping: &Mapping, wanted: fn(&Role) -> bool| mapping.columns.iter().any(|it| wanted(&it.role));
    let (has_time, has_event) = (
        has(&mapping, |role| matches!(role, Role::Time { .. } | Role::TimeToDeath { .. })),
        has(&mapping, |role| matches!(role, Role::Event { .. })),
    );
    for column in mapping.columns.iter_mut().filter(|column| column.role == Role::Ignored) {
        column.role = match column.heading.as_str() {
            "time" if !has_time => Role::Time { unit: TimeUnit::Days },
            "status" | "생존여부" if !has_event => {
                Role::Event { coding: EventCoding { happened: vec!["1".into()], censored: vec!["0".into()] } }
            }
            _ => Role::Factor,
        };
    }
    mapping
}

/// Every analysis offered for these columns. The last regressions have all covariates, those that are columns
/// of numbers twice.
fn analyses(offered: &Offered) -> Vec<Analysis> {
    let groupings: Vec<Grouping> = offered.groupings.iter().map(|it| it.grouping.clone()).collect();
    let mut covariates: Vec<Covariate> = offered.covariates.iter().map(|it| it.covariate.clone()).collect();
    let columns = offered.columns.iter().map(|it| Covariate::Column { name: it.name.clone(), per: 1.0 });
    covariates.extend(columns);
    let mut analyses: Vec<Analysis> = [Grouping::None]
        .iter()
        .chain(&groupings)
        .map(|grouping| Analysis::Compare { grouping: grouping.clone(), times: vec![30.0], horizon: None })
        .collect();
    analyses.push(Analysis::Factors { groupings });
    analyses.push(Analysis::Scores { systems: Vec::new() });
    analyses.push(Analysis::Discrimination { systems: Vec::new() });
    for (before, after) in &offered.before_after {
        analyses.push(Analysis::BeforeAfter { before: before.clone(), after: after.clone() });
    }
    let alone = covariates.iter().map(|covariate| vec![covariate.clone()]);
    for covariates in alone.chain([covariates.clone()]) {
        for penalty in [Penalty::None, Penalty::FirthWhereNeeded, Penalty::Firth] {
            for corrected in [false, true] {
                analyses.push(Analysis::Cox { covariates: covariates.clone(), penalty, corrected });
            }
        }
    }
    analyses
}

#[test]
fn every_analysis_of_a_file_that_was_slow_ends() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/slow");
    let mut done = 0;
    for name in ["hang-22-rows.csv", "slow-1.csv", "slow-2.csv", "slow-3.csv"] {
        let mut page = Conversation::new();
        let Response::Opened(opened) = page.open(name, std::fs::read(folder.join(name)).unwrap()) else {
            panic!("{name} is not opened")
        };
        let readout = page.read(mapped(opened.previewed.mapping.clone()));
        assert!(readout.follow_up && readout.kept.events > 0, "{name}: {:?}", readout.tally);
        for analysis in analyses(&readout.kept.offered) {
            let start = Instant::now();
            let asked = format!("{analysis:?}");
            let answer = page.ask(Request::Analyse { analysis, settings: Settings::default(), width: 720.0 });
            let took = start.elapsed();
            assert!(matches!(answer, Response::Drawn(_) | Response::Refused { .. }), "{name}: {answer:?}");
            assert!(took < LIMIT, "{name}: {took:?} for {asked}");
            done += 1;
        }
    }
    assert_eq!(done, 188);
}
