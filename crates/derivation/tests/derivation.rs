//! Whole derivations from made-up rows with known effects.

#![allow(clippy::unwrap_used, reason = "the helpers of tests are tests")]

use derivation::{
    Bands, Candidate, Cuts, Derivation, Derived, Frozen, ItemCount, Level, OpenError, Penalty, Plan,
    PointMethod, Shape, Simulation, Table, simulate,
};

fn number(at: usize) -> Candidate {
    let bands = Bands::Number { cuts: Cuts::Quantiles(vec![0.25, 0.75]), shape: Shape::Linear };
    Candidate {
        id: format!("number_{at}"),
        name: format!("Number {at}"),
        unit: String::new(),
        levels: Vec::new(),
        bands,
    }
}

fn yes_no(at: usize) -> Candidate {
    let level = |id: &str| Level { id: id.to_owned(), name: id.to_owned() };
    Candidate {
        id: format!("sign_{at}"),
        name: format!("Sign {at}"),
        unit: String::new(),
        levels: vec![level("no"), level("yes")],
        bands: Bands::Levels(vec![vec![0], vec![1]]),
    }
}

fn plan(candidates: Vec<Candidate>, resamples: usize) -> Plan {
    Plan {
        population: "made up".to_owned(),
        horizons: vec![90.0, 180.0, 365.0],
        candidates,
        penalty: Penalty::Firth,
        resamples,
        ..Plan::default()
    }
}

fn run(plan: Plan, table: Table) -> Derived {
    let mut derivation = Derivation::new(plan, table).unwrap();
    while derivation.step() {}
    derivation.finish().unwrap()
}

/// Four signs of known effects.
fn signs() -> Simulation {
    Simulation {
        effects: vec![0.4, 0.8, 1.2, -0.8],
        shares: vec![Some(0.5), Some(0.4), Some(0.3), Some(0.5)],
        ..Simulation::default()
    }
}

#[test]
fn points_have_the_order_and_the_size_of_the_effects() {
    let table = simulate(&signs(), 3000, 7);
    let derived = run(plan((0..4).map(yes_no).collect(), 20), table);
    let points: Vec<Vec<i32>> = derived.score.items.iter().map(|item| item.points.clone()).collect();
    assert_eq!(points, [vec![0, 1], vec![0, 2], vec![0, 3], vec![2, 0]]);
    // A point is a log hazard ratio of 0.4.
    assert!((derived.per_point - 0.4).abs() < 0.05, "{}", derived.per_point);
}

/// The search may give up proportion for likelihood, but not order; its pool is nearly as good by concordance.
#[test]
fn searched_points_have_the_order_of_the_effects() {
    let table = simulate(&signs(), 1500, 7);
    let search = Plan { points: PointMethod::Search { most: 6 }, ..plan((0..4).map(yes_no).collect(), 20) };
    let derivation = Derivation::new(search.clone(), table.clone()).unwrap();
    assert!((1..=10).contains(&derivation.pool().len()));
    assert_eq!(derivation.pool()[0], *derivation.score());
    let derived = run(search, table.clone());
    let span = |at: usize| derived.score.items[at].points[1] - derived.score.items[at].points[0];
    assert!(0 < span(0) && span(0) < span(1) && span(1) < span(2) && span(3) < 0);
    let sullivan = run(plan((0..4).map(yes_no).collect(), 20), table);
    assert!(derived.apparent.concordance > sullivan.apparent.concordance - 0.003);
}

#[test]
fn cross_validation_leaves_out_noise() {
    let simulation = Simulation { effects: vec![0.9, 0.0, 0.0, 0.6, 0.0], ..Simulation::default() };
    let few = Plan { items: ItemCount::CrossValidated, ..plan((0..5).map(number).collect(), 10) };
    let derivation = Derivation::new(few, simulate(&simulation, 600, 4)).unwrap();
    let items: Vec<usize> = derivation.score().items.iter().map(|item| item.candidate).collect();
    assert_eq!(items, [0, 3]);
    assert_eq!(derivation.parsimony().unwrap().0[..2], [0, 3]);
}

#[test]
fn predicted_survival_is_that_of_the_simulation() {
    let derived = run(plan((0..4).map(yes_no).collect(), 20), simulate(&signs(), 3000, 7));
    // A patient with the first two signs and without the others: a hazard of exp(0.4 + 0.8) times the baseline.
    let total = derived.score.total(&[1.0, 1.0, 0.0, 0.0]);
    let hazard = core::f64::consts::LN_2 / 180.0 * libm::exp(1.2);
    for (at, horizon) in derived.plan.horizons.iter().enumerate() {
        let predicted = derived.survival(total, at).unwrap();
        let expected = libm::exp(-hazard * horizon);
        assert!((predicted - expected).abs() < 0.05, "{horizon}: {predicted} for {expected}");
    }
}

/// Intervals of 95 % miss now and then: of a hundred studies, `examples/coverage.rs` counted 94 that covered.
#[test]
fn noise_has_a_corrected_concordance_whose_interval_covers_one_half() {
    let noise = Simulation { effects: vec![0.0; 6], ..Simulation::default() };
    let mut covered = 0;
    for seed in 0..10 {
        let derived = run(plan((0..6).map(number).collect(), 50), simulate(&noise, 150, seed));
        let (low, high) = derived.concordance_interval;
        covered += usize::from(low < 0.5 && 0.5 < high);
        assert!(derived.apparent.concordance > derived.corrected.concordance);
        assert!(derived.corrected.slope < 0.85, "{seed}: {}", derived.corrected.slope);
    }
    assert!(covered >= 8, "{covered} of 10");
}

#[test]
fn missing_values_change_the_points_little() {
    let simulation = Simulation { missing: 0.2, ..signs() };
    let derived = run(plan((0..4).map(yes_no).collect(), 5), simulate(&simulation, 2000, 9));
    assert!(derived.complete_rows < 1000);
    let spans: Vec<i32> = derived.score.items.iter().map(|item| item.points[1] - item.points[0]).collect();
    assert_eq!(spans, [1, 2, 3, -2]);
}

#[test]
fn the_same_seed_gives_the_same_file_and_another_does_not() {
    let table = simulate(&signs(), 200, 3);
    let frozen = |seed| Frozen {
        name: "Made up".to_owned(),
        made: "2026-11-30".to_owned(),
        program: "test".to_owned(),
        derived: run(Plan { seed, ..plan((0..4).map(yes_no).collect(), 10) }, table.clone()),
    };
    assert_eq!(frozen(1).save(), frozen(1).save());
    assert_ne!(frozen(1).hash(), frozen(2).hash());
}

#[test]
fn a_frozen_score_opens_as_it_was_and_a_changed_one_does_not() {
    let derived = run(plan(vec![yes_no(0), yes_no(1), yes_no(2), number(3)], 10), {
        let numbers = Simulation { shares: vec![Some(0.5), Some(0.4), Some(0.3)], ..signs() };
        simulate(&numbers, 200, 3)
    });
    let frozen = Frozen {
        name: "Made \"up\"".to_owned(),
        made: "2026-11-30".to_owned(),
        program: "test".to_owned(),
        derived,
    };
    let saved = frozen.save();
    assert_eq!(Frozen::open(&saved).unwrap(), frozen);
    let points = saved.find("\"points\": [").unwrap();
    let digit = points + saved[points..].find(|letter: char| letter.is_ascii_digit()).unwrap();
    let mut changed = saved.clone();
    changed.replace_range(digit..=digit, "9");
    assert_eq!(Frozen::open(&changed), Err(OpenError::Changed));
    assert!(matches!(Frozen::open(&saved[..saved.len() / 2]), Err(OpenError::Malformed { .. })));
    let later = saved.replacen("\"version\": 1", "\"version\": 2", 1);
    assert_eq!(Frozen::open(&later), Err(OpenError::Version(2)));
    assert_eq!(Frozen::open("{}"), Err(OpenError::NotAScore));
}

#[test]
fn a_plan_that_does_not_suit_the_columns_is_refused() {
    let table = simulate(&signs(), 50, 3);
    let candidates = || (0..4).map(yes_no).collect::<Vec<_>>();
    let refused = |plan: Plan| Derivation::new(plan, table.clone()).unwrap_err().to_string();
    assert_eq!(refused(plan(candidates()[..3].to_vec(), 5)), "the plan has 3 candidates for 4 columns");
    let mut wrong = candidates();
    wrong[2] = number(2);
    assert_eq!(refused(plan(wrong, 5)), "Number 2: it is not a number");
    let late = Plan { horizons: vec![180.0, 90.0], ..plan(candidates(), 5) };
    assert_eq!(refused(late), "horizons must be positive and ascending");
}
