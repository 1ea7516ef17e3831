//! Invariants over every combination of options of every point system.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;

use clinical::{Answer, Applicability, Extent, Finding, Item, Method, Patient, ResultSoFar, System, assess};
use systems::CATALOGUE;

type Answers = Vec<(Finding, Answer)>;

fn point_systems() -> impl Iterator<Item = &'static System> {
    CATALOGUE.systems.iter().filter(|system| matches!(system.method, Method::Points(_)))
}

fn patient(answers: &[(Finding, Answer)]) -> Patient {
    let mut patient = Patient::default();
    for (finding, answer) in answers {
        patient.set(*finding, *answer).unwrap();
    }
    patient
}

/// Items grouped by common findings.
fn clusters(system: &System) -> Vec<Vec<usize>> {
    let mut clusters: Vec<(Vec<Finding>, Vec<usize>)> = Vec::new();
    for (at, item) in system.items().iter().enumerate() {
        let (mut findings, mut places) = (deciding(item), vec![at]);
        let (touching, apart): (Vec<_>, Vec<_>) =
            clusters.into_iter().partition(|(others, _)| others.iter().any(|other| findings.contains(other)));
        for (others, items) in touching {
            findings.extend(others);
            places.extend(items);
        }
        clusters = apart;
        clusters.push((findings, places));
    }
    clusters.into_iter().map(|(_, items)| items).collect()
}

/// Findings that decide an item, including those of a system that it refers to, without replacements.
fn deciding(item: &Item) -> Vec<Finding> {
    let conditions: Vec<_> = item.options.iter().flat_map(|option| option.when.iter()).collect();
    let mut findings: Vec<Finding> = conditions.iter().flat_map(|condition| condition.findings()).collect();
    for system in conditions.iter().flat_map(|condition| condition.systems()) {
        findings.extend(CATALOGUE.system(system).unwrap().items().iter().flat_map(deciding));
    }
    findings.sort_unstable();
    findings.dedup();
    findings
}

/// For each combination of options of some items, answers that give it.
fn witnesses(system: &System, items: &[usize]) -> BTreeMap<Vec<usize>, Answers> {
    let mut findings: Vec<Finding> = items.iter().flat_map(|at| deciding(&system.items()[*at])).collect();
    findings.sort_unstable();
    findings.dedup();
    let mut found = BTreeMap::new();
    for answers in products(&findings) {
        let assessment = assess(&patient(&answers), system, &CATALOGUE);
        let ResultSoFar::Points { items: so_far, .. } = assessment.result else {
            panic!("{} has points", system.id)
        };
        let options = items.iter().map(|at| match so_far[*at].options[..] {
            [only] => only,
            _ => panic!("{}: {answers:?} leaves {} open", system.id, system.items()[*at].id),
        });
        found.entry(options.collect()).or_insert(answers);
    }
    found
}

fn products(findings: &[Finding]) -> Vec<Answers> {
    let mut all: Vec<Answers> = vec![Vec::new()];
    for finding in findings {
        let values = support::values(*finding);
        all = all
            .into_iter()
            .flat_map(|answers| {
                values.iter().map(move |value| [answers.clone(), vec![(*finding, *value)]].concat())
            })
            .collect();
    }
    all
}

/// Every combination of options of a system, with the sum of its points and answers that give it.
fn combinations(system: &System) -> Vec<(i32, Answers)> {
    let mut all = vec![(0, Vec::new())];
    for items in clusters(system) {
        let found = witnesses(system, &items);
        let points = |options: &[usize]| -> i32 {
            items
                .iter()
                .zip(options)
                .map(|(item, option)| system.items()[*item].options[*option].points)
                .sum()
        };
        all = all
            .iter()
            .flat_map(|(sum, answers)| {
                found.iter().map(move |(options, more)| {
                    (sum + points(options), [answers.clone(), more.clone()].concat())
                })
            })
            .collect();
    }
    all
}

#[test]
fn every_combination_has_its_sum_and_one_group_and_missing_one_finding_widens_it() {
    for system in point_systems() {
        let range = system.range.unwrap();
        for (sum, answers) in combinations(system) {
            let whole = patient(&answers);
            let assessment = assess(&whole, system, &CATALOGUE);
            assert_eq!(assessment.interval(), Some((sum, sum)), "{}: {answers:?}", system.id);
            assert!((range.0..=range.1).contains(&sum), "{}: {sum}", system.id);
            assert!(assessment.missing.is_empty(), "{}: {:?}", system.id, assessment.missing);
            if !system.groups.is_empty() {
                let group = assessment.certain_group().unwrap();
                let Extent::Totals(from, to) = system.groups[group].extent else { panic!("{}", system.id) };
                assert!((from..=to).contains(&sum), "{}", system.id);
            }
        }
    }
}

#[test]
fn leaving_out_one_answer_keeps_the_total_inside() {
    for system in point_systems() {
        // A sample of combinations, chosen so that all findings are covered.
        for (sum, answers) in combinations(system).into_iter().step_by(7) {
            for left_out in 0..answers.len() {
                let mut partial = patient(&answers);
                partial.clear(answers[left_out].0);
                let (lowest, highest) = assess(&partial, system, &CATALOGUE).interval().unwrap();
                assert!((lowest..=highest).contains(&sum), "{}: {sum} in {lowest}-{highest}", system.id);
            }
        }
    }
}

#[test]
fn the_number_of_combinations_is_that_of_the_published_tables() {
    let count = |id: &str| combinations(CATALOGUE.system(id).unwrap()).len();
    assert_eq!(count("sins"), 4 * 3 * 3 * 3 * 4 * 3);
    assert_eq!(count("tokuhashi_2005"), 3 * 3 * 3 * 3 * 6 * 3);
    assert_eq!(count("tokuhashi_1990"), 3_usize.pow(6));
    assert_eq!(count("tomita_2001"), 3 * 3 * 2);
    // Not lung, and breast, kidney, lymphoma or myeloma: three combinations, not four.
    assert_eq!(count("bauer_1995"), 2 * 2 * 2 * 3);
    assert_eq!(count("child_pugh"), 3_usize.pow(5));
}

#[test]
fn the_totals_of_every_system_fill_its_range() {
    for system in point_systems() {
        let (lowest, highest) = system.range.unwrap();
        let mut sums: Vec<i32> = combinations(system).into_iter().map(|(sum, _)| sum).collect();
        sums.sort_unstable();
        sums.dedup();
        assert_eq!((sums[0], sums[sums.len() - 1]), (lowest, highest), "{}", system.id);
    }
}

#[test]
fn hcc_reaches_what_the_sheet_says() {
    let mut hcc = Patient::default();
    hcc.choose(Finding::PrimarySite, "hcc").unwrap();
    for (id, reach) in [
        ("tokuhashi_2005", (1, 11)),
        ("tokuhashi_1990", (1, 11)),
        ("tomita_2001", (5, 10)),
        ("van_der_linden_2005", (0, 3)),
        ("katagiri_2014", (3, 10)),
        ("bauer_modified_2008", (1, 3)),
        ("bauer_1995", (1, 4)),
        ("rades_bsc", (8, 25)),
        ("chow_2008", (1, 3)),
        ("teachh_2014", (1, 6)),
    ] {
        let assessment = assess(&hcc, CATALOGUE.system(id).unwrap(), &CATALOGUE);
        assert_eq!(assessment.interval(), Some(reach), "{id}");
    }
    let bclc = assess(&hcc, CATALOGUE.system("bclc").unwrap(), &CATALOGUE);
    assert_eq!(bclc.groups.len(), 2);
}

#[test]
fn systems_for_hcc_do_not_apply_to_other_primaries() {
    for id in ["hcc_sm_gpa_2017", "bclc", "clip"] {
        let system = CATALOGUE.system(id).unwrap();
        let applicability = |site: Option<&str>| {
            let mut patient = Patient::default();
            if let Some(site) = site {
                patient.choose(Finding::PrimarySite, site).unwrap();
            }
            assess(&patient, system, &CATALOGUE).applicability
        };
        assert_eq!(applicability(Some("hcc")), Applicability::Applies, "{id}");
        assert_eq!(applicability(None), Applicability::MayApply, "{id}");
        assert_eq!(applicability(Some("unknown")), Applicability::DoesNotApply, "{id}");
    }
}
