//! Time of a hundred resamples of ten candidates on a thousand rows, by method.

#![allow(clippy::print_stdout, reason = "a program of the command line")]

use std::time::Instant;

use derivation::{
    Candidate, Cuts, Derivation, Error, ItemCount, Penalty, Plan, PointMethod, Simulation, simulate,
};

fn main() -> Result<(), Error> {
    let effects = vec![0.8, 0.6, 0.4, 0.3, 0.2, 0.1, 0.0, 0.0, 0.0, 0.0];
    let table = |missing| {
        simulate(&Simulation { effects: effects.clone(), missing, ..Simulation::default() }, 1000, 1)
    };
    let candidate =
        |at: usize| Candidate::number(&format!("number_{at}"), Cuts::Quantiles(vec![0.25, 0.5, 0.75]));
    let (sullivan, search) = (PointMethod::Sullivan { most: 10 }, PointMethod::Search { most: 5 });
    for (penalty, points, items, missing) in [
        (Penalty::None, sullivan, ItemCount::All, 0.0),
        (Penalty::Firth, sullivan, ItemCount::All, 0.0),
        (Penalty::Ridge, sullivan, ItemCount::All, 0.0),
        (Penalty::Lasso, sullivan, ItemCount::All, 0.0),
        (Penalty::None, search, ItemCount::All, 0.0),
        (Penalty::Ridge, sullivan, ItemCount::CrossValidated, 0.0),
        (Penalty::Ridge, sullivan, ItemCount::All, 0.1),
    ] {
        let plan = Plan {
            horizons: vec![90.0, 180.0, 365.0],
            candidates: (0..10).map(candidate).collect(),
            penalty,
            items,
            points,
            resamples: 100,
            ..Plan::default()
        };
        let start = Instant::now();
        let mut derivation = Derivation::new(plan, table(missing))?;
        let first = start.elapsed().as_secs_f64();
        while derivation.step() {}
        let derived = derivation.finish()?;
        println!(
            "{penalty:?}, {points:?}, {items:?}, {missing} missing: {first:.2} s, then {:.2} s; C {:.3} corrected {:.3}",
            start.elapsed().as_secs_f64() - first,
            derived.apparent.concordance,
            derived.corrected.concordance,
        );
    }
    Ok(())
}
