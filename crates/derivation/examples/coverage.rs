//! Share of made-up studies in which the interval of the corrected concordance covers the score's concordance
//! among fresh patients, without and with effects.

#![allow(clippy::print_stdout, reason = "a program of the command line")]

use std::error::Error;

use derivation::{Candidate, Cuts, Derivation, Plan, Simulation, simulate};
use survival::{ConcordanceOptions, Observations, concordance};

const STUDIES: u64 = 100;
const FRESH: usize = 20_000;

fn main() -> Result<(), Box<dyn Error>> {
    for (name, effects, rows) in [
        ("noise", vec![0.0; 6], 150),
        ("noise", vec![0.0; 6], 400),
        ("effects", vec![0.8, 0.5, 0.3, 0.0, 0.0, 0.0], 150),
        ("effects", vec![0.8, 0.5, 0.3, 0.0, 0.0, 0.0], 400),
    ] {
        let simulation = Simulation { effects, ..Simulation::default() };
        let fresh = simulate(&simulation, FRESH, 1_000_000);
        let (mut covered, mut bias, mut apparent_bias, mut width) = (0, 0.0, 0.0, 0.0);
        for seed in 0..STUDIES {
            let mut derivation = Derivation::new(plan(6), simulate(&simulation, rows, seed))?;
            while derivation.step() {}
            let derived = derivation.finish()?;
            let totals: Vec<f64> = (0..FRESH)
                .map(|row| {
                    let values: Vec<f64> = fresh.columns().iter().map(|column| column.values[row]).collect();
                    f64::from(derived.score.total(&values))
                })
                .collect();
            let observations = Observations::new(fresh.time(), fresh.event())?;
            let truth = concordance(&observations, &totals, &ConcordanceOptions::default())?.concordance;
            let (low, high) = derived.concordance_interval;
            covered += usize::from(low <= truth && truth <= high);
            bias += (derived.corrected.concordance - truth) / STUDIES as f64;
            apparent_bias += (derived.apparent.concordance - truth) / STUDIES as f64;
            width += (high - low) / STUDIES as f64;
        }
        println!(
            "{name}, {rows} rows: covered {covered} of {STUDIES}, width {width:.3}, bias {bias:+.3} (apparent {apparent_bias:+.3})"
        );
    }
    Ok(())
}

fn plan(numbers: usize) -> Plan {
    let candidate = |at: usize| Candidate::number(&format!("number_{at}"), Cuts::Quantiles(vec![0.25, 0.75]));
    Plan {
        horizons: vec![180.0],
        candidates: (0..numbers).map(candidate).collect(),
        resamples: 100,
        ..Plan::default()
    }
}
