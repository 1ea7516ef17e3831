//! Tests of the settings of the next analysis.

use cohort::analysis::{RowsCounted, Settings};
use study::protocol::{Request, Response};
use study::{Heard, Session};

use super::*;
use crate::cohort::words::OfThePage;

/// A session with the example read, and its available choices.
fn example() -> (Session, Offered) {
    let mut session = Session::new(Box::new(OfThePage), "en");
    let mut ask = |request: Request| session.handle(request, Vec::new(), &mut |_: Heard<'_>| {}).0;
    let Response::Opened(opened) = ask(Request::Example) else { panic!("not opened") };
    let mapping = opened.previewed.mapping.clone();
    let Response::Read(readout) = ask(Request::Read { mapping, rows: RowsCounted::default() }) else {
        panic!("not read")
    };
    (session, readout.kept.offered)
}

#[test]
fn every_kind_of_analysis_is_answered_as_it_stands_but_cox_which_needs_a_factor() {
    let (mut session, offered) = example();
    for kind in Kind::ALL {
        let mut choice = Choice { kind, ..Choice::default() };
        if kind == Kind::Cox {
            choice.toggle(&offered.covariates[0].covariate);
        }
        let analysis = choice.analysis(&offered).unwrap();
        assert_eq!(Kind::of(&analysis), kind);
        let asked = Request::Analyse { analysis, settings: Settings::default(), width: 500.0 };
        let (answer, _) = session.handle(asked, Vec::new(), &mut |_| {});
        assert!(matches!(answer, Response::Drawn(_)), "{kind:?}: {answer:?}");
    }
}

#[test]
fn a_number_is_cut_where_it_is_typed_in_any_order_and_with_either_decimal_sign() {
    let (_, offered) = example();
    let mut choice = Choice { cuts: "70; 60,5 70".to_owned(), ..Choice::default() };
    choice.set_by(By::Cut(Finding::Age), &offered);
    let Ok(Analysis::Compare { grouping, .. }) = choice.analysis(&offered) else { panic!() };
    assert_eq!(grouping, Grouping::Cut { finding: Finding::Age, at: vec![60.5, 70.0] });
    choice.cuts = "old".to_owned();
    assert_eq!(choice.analysis(&offered), Err(NotNumbers));
    choice.cuts.clear();
    assert!(choice.analysis(&offered).is_err(), "a number that is cut nowhere parts nothing");
}

#[test]
fn only_pairs_of_one_finding_can_be_chosen_and_nothing_is_proposed_without_one() {
    let (_, offered) = example();
    let mut choice = Choice { kind: Kind::BeforeAfter, ..Choice::default() };
    let grouping = |place: Option<usize>| place.map(|place| offered.groupings[place].grouping.clone());
    let [before, after] = choice.pair(&offered).map(grouping);
    assert_eq!((before.unwrap(), after.unwrap()), offered.before_after[0]);
    let [first, _] = choice.measurements(&offered);
    for before in first {
        choice.set_measured(false, Some(before), &offered);
        let [_, second] = choice.measurements(&offered);
        for after in second {
            assert!(offered.pairs.contains(&(before, after)));
            choice.set_measured(true, Some(after), &offered);
            assert!(choice.analysis(&offered).is_ok());
        }
    }
    let unsure = Offered { before_after: Vec::new(), ..offered };
    let mut choice = Choice { kind: Kind::BeforeAfter, ..Choice::default() };
    assert_eq!((choice.pair(&unsure), choice.analysis(&unsure)), ([None, None], Err(NotNumbers)));
    choice.set_measured(false, Some(unsure.pairs[0].0), &unsure);
    choice.set_measured(true, Some(unsure.pairs[0].1), &unsure);
    assert!(choice.analysis(&unsure).is_ok());
}

#[test]
fn a_covariate_keeps_its_place_and_may_be_compared_with_another_group() {
    let (_, offered) = example();
    let groups = |it: &&OfferedCovariate| matches!(it.covariate, Covariate::Groups { .. });
    let first = offered.covariates.iter().find(groups).unwrap();
    let mut choice = Choice { kind: Kind::Cox, ..Choice::default() };
    choice.toggle(&first.covariate);
    let Covariate::Groups { grouping, .. } = &first.covariate else { panic!() };
    choice.refer(grouping, "b");
    let Some(Covariate::Groups { reference, .. }) = choice.chosen(first) else { panic!() };
    assert_eq!(reference.as_deref(), Some("b"));
    choice.toggle(&first.covariate);
    assert!(choice.chosen(first).is_none());
}

#[test]
fn how_sure_intervals_are_is_typed_in_percent() {
    let (_, offered) = example();
    let typed = |text: &str| {
        Choice { confidence: text.to_owned(), ..Choice::default() }.settings(Kind::Curves, &offered)
    };
    assert_eq!(typed(""), Ok(Settings::default()));
    assert_eq!(typed("90"), Ok(Settings { confidence: 0.9, ..Settings::default() }));
    assert_eq!(typed("90 %"), typed("90"));
    assert_eq!(typed("99,5"), Ok(Settings { confidence: 0.995, ..Settings::default() }));
    assert!(["0", "100", "high", "-95"].iter().all(|text| typed(text).is_err()));
}

#[test]
fn a_field_that_is_not_shown_is_not_read() {
    let choice = Choice { landmark: "30".to_owned(), restricted: "1 year".to_owned(), ..Choice::default() };
    let (_, offered) = example();
    assert!(choice.settings(Kind::Curves, &offered).is_err());
    let days = |kind| choice.settings(kind, &offered).unwrap().landmark.map(|landmark| landmark.days);
    assert_eq!([Kind::Cox, Kind::Published].map(days), [Some(30.0), None]);
}

#[test]
fn strata_apply_to_tests_and_models_while_they_are_offered() {
    let (_, offered) = example();
    let strata = Some(offered.groupings[0].grouping.clone());
    let methods = Settings { strata: strata.clone(), ..Settings::default() };
    let choice = Choice { methods, ..Choice::default() };
    let of = |kind, offered: &Offered| choice.settings(kind, offered).unwrap().strata;
    assert_eq!([of(Kind::Cox, &offered), of(Kind::Discrimination, &offered)], [strata, None]);
    let fewer = Offered { groupings: offered.groupings[1..].to_vec(), ..offered.clone() };
    assert_eq!(of(Kind::Cox, &fewer), None);
}

#[test]
fn no_two_strata_are_called_the_same() {
    let (_, mut offered) = example();
    let double = OfferedGrouping { grouping: Grouping::Walking, ..offered.groupings[0].clone() };
    offered.groupings.push(OfferedGrouping { levels: double.levels[..1].to_vec(), ..double });
    let mut names: Vec<String> = offered.groupings.iter().map(|it| told_apart(it, &offered)).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), offered.groupings.len());
}

#[test]
fn what_is_not_offered_any_more_is_passed_over() {
    let (_, offered) = example();
    let mut choice = Choice { kind: Kind::BeforeAfter, ..Choice::default() };
    choice.set_by(By::Offered(0), &offered);
    let nothing = Offered {
        groupings: Vec::new(),
        covariates: Vec::new(),
        ranges: Vec::new(),
        before_after: Vec::new(),
        pairs: Vec::new(),
        systems: Vec::new(),
        columns: Vec::new(),
        unused: Vec::new(),
    };
    let whole = Analysis::Compare { grouping: Grouping::None, times: Vec::new(), horizon: None };
    assert_eq!(choice.analysis(&nothing), Ok(whole));
    assert_eq!(Kind::of(&choice.analysis(&offered).unwrap()), Kind::BeforeAfter);
}
