//! Any requests in any order, with any small file: each gets an answer that can be serialised.

use clinical::Finding;
use cohort::TimeUnit;
use cohort::analysis::{Covariate, Grouping, Penalty, RowsCounted, Settings};
use cohort::filter::Condition;
use cohort::{Mapping, Sheet, no_progress, suggest};
use proptest::prelude::*;
use study::protocol::{Analysis, Export, Request, ScoredFormat, Selection, TableFormat};

use crate::support::Conversation;

const FILES: [&str; 5] = [
    "patient,time_days,died,kps,hospital,primary_site\nA,180,1,80,X,hcc\nA,90,0,85,Y,lung\nB,,1,70,X,hcc\nC,12,1,60,Y,hcc\n",
    "time_days,died\n5,0\n7,0\n",
    "kps,sex\n80,male\n70,female\n",
    "a;b\n1;2\n3;4\n\"x\n",
    "",
];

fn mapping(place: usize) -> Mapping {
    let sheet = Sheet::from_csv(FILES[place % 3].into(), &mut no_progress).unwrap();
    suggest(&sheet).mapping
}

fn grouping() -> impl Strategy<Value = Grouping> {
    prop_oneof![
        Just(Grouping::None),
        Just(Grouping::Finding { finding: Finding::Kps }),
        Just(Grouping::Factor { name: "hospital".into() }),
        Just(Grouping::Factor { name: "a".into() }),
        Just(Grouping::Score { system: "tomita_2001".into() }),
        Just(Grouping::Score { system: "none".into() }),
        Just(Grouping::Cut { finding: Finding::Age, at: vec![65.0, 10.0] }),
        Just(Grouping::Radiotherapy),
    ]
}

fn analysis() -> impl Strategy<Value = Analysis> {
    let covariate = prop_oneof![
        grouping().prop_map(|grouping| Covariate::Groups { grouping, reference: None }),
        Just(Covariate::Number { finding: Finding::Kps, per: 0.0 }),
        Just(Covariate::Points { system: "tomita_2001".into() }),
    ];
    let penalty = prop_oneof![Just(Penalty::None), Just(Penalty::FirthWhereNeeded), Just(Penalty::Firth)];
    prop_oneof![
        (grouping(), prop::collection::vec(-5.0_f64..400.0, 0..3), prop::option::of(-1.0_f64..100.0))
            .prop_map(|(grouping, times, horizon)| Analysis::Compare { grouping, times, horizon }),
        prop::collection::vec(grouping(), 0..3).prop_map(|groupings| Analysis::Factors { groupings }),
        Just(Analysis::Scores { systems: Vec::new() }),
        Just(Analysis::Discrimination { systems: Vec::new() }),
        Just(Analysis::Discrimination { systems: vec!["tomita_2001".into(), "none".into()] }),
        (prop::collection::vec(covariate, 0..3), penalty).prop_map(|(covariates, penalty)| Analysis::Cox {
            covariates,
            penalty,
            corrected: false
        }),
        (grouping(), grouping()).prop_map(|(before, after)| Analysis::BeforeAfter { before, after }),
        Just(Analysis::Published),
    ]
}

fn settings() -> impl Strategy<Value = Settings> {
    let unit = prop_oneof![Just(TimeUnit::Days), Just(TimeUnit::Months), Just(TimeUnit::Years)];
    let confidence = prop_oneof![Just(0.95), Just(0.0), Just(1.0), Just(-3.0)];
    (unit, confidence, any::<bool>()).prop_map(|(unit, confidence, lee)| Settings {
        unit,
        confidence,
        ..if lee { Settings::lee_2015() } else { Settings::default() }
    })
}

fn export() -> impl Strategy<Value = Export> {
    prop_oneof![
        Just(Export::Issues),
        Just(Export::Mapping),
        Just(Export::Template),
        (0_usize..3, 0_usize..3).prop_map(|(result, table)| Export::Table {
            result,
            table,
            format: TableFormat::Csv
        }),
        (0_usize..3, 0_usize..2).prop_map(|(result, figure)| Export::Figure { result, figure, width: 10.0 }),
        Just(Export::Results),
        Just(Export::Report),
        Just(Export::Scored { format: ScoredFormat::Csv }),
        Just(Export::Scored { format: ScoredFormat::Xlsx }),
    ]
}

/// A request, and the index of the attached file.
fn request() -> impl Strategy<Value = (Request, usize)> {
    let rows = || prop_oneof![Just(RowsCounted::Operations), Just(RowsCounted::FirstOperations)];
    let condition = prop_oneof![
        Just(Condition::FirstOperations),
        (grouping(), prop::collection::vec("[XY]|hcc", 0..2))
            .prop_map(|(grouping, keys)| Condition::Groups { grouping, keys }),
        Just(Condition::Range { finding: Finding::Kps, from: Some(75.0), to: None }),
        Just(Condition::Range { finding: Finding::Age, from: None, to: None }),
    ];
    let asked = prop_oneof![
        1 => Just(Request::Open { name: "a.csv".into(), opening: cohort::Opening::default() }),
        1 => (0_usize..5).prop_map(|place| Request::Preview { mapping: mapping(place) }),
        1 => Just(Request::UseMapping),
        1 => (0_usize..5, 0_usize..9)
            .prop_map(|(place, column)| Request::Values { mapping: mapping(place), column }),
        3 => (0_usize..5, rows()).prop_map(|(place, rows)| Request::Read { mapping: mapping(place), rows }),
        1 => (rows(), prop::collection::vec(condition, 0..3))
            .prop_map(|(rows, conditions)| Request::Filter { selection: Selection { rows, conditions } }),
        4 => (analysis(), settings(), -10.0_f64..3000.0)
            .prop_map(|(analysis, settings, width)| Request::Analyse { analysis, settings, width }),
        1 => (0_usize..3).prop_map(|result| Request::Draw { result, width: 200.0 }),
        1 => (0_usize..3).prop_map(|result| Request::Forget { result }),
        1 => (0_usize..3).prop_map(|result| Request::BringBack { result }),
        2 => export().prop_map(|export| Request::Export { export }),
        1 => Just(Request::Speak { language: "ko".into() }),
    ];
    (asked, 0_usize..FILES.len())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn every_request_is_answered_whatever_went_before(
        first in 0_usize..3,
        requests in prop::collection::vec(request(), 1..12),
    ) {
        let mut page = Conversation::new();
        page.open("a.csv", FILES[first].into());
        page.ask(Request::Read { mapping: mapping(first), rows: RowsCounted::Operations });
        for (request, file) in requests {
            page.ask_with(request, FILES[file].into());
        }
    }
}
