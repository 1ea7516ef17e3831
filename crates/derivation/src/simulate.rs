//! Made-up studies with known effects, for tests of a whole derivation.

use crate::draws::Draws;
use crate::table::{Column, Scale, Table};

/// A made-up population: a patient's hazard is constant in time.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulation {
    /// Log hazard ratio of each of the columns: of one standard deviation of a number, or of the second of two
    /// levels.
    pub effects: Vec<f64>,
    /// Share of patients at the second level of each column with two levels; `None` for a standard normal
    /// number. Columns beyond its end are numbers.
    pub shares: Vec<Option<f64>>,
    /// Hazard of a patient whose columns are all 0, in a day.
    pub hazard: f64,
    /// Follow-up in days; censoring is uniform over it.
    pub follow_up: f64,
    /// Share of the values that are missing, completely at random.
    pub missing: f64,
}

impl Default for Simulation {
    /// Half of the patients die in 180 days, and follow-up is three years.
    fn default() -> Self {
        Self {
            effects: Vec::new(),
            shares: Vec::new(),
            hazard: core::f64::consts::LN_2 / 180.0,
            follow_up: 1096.0,
            missing: 0.0,
        }
    }
}

/// Makes up `rows` patients; the same seed makes the same ones.
#[must_use]
pub fn simulate(simulation: &Simulation, rows: usize, seed: u64) -> Table {
    let mut draws = Draws::new(seed);
    let scales: Vec<Option<f64>> =
        (0..simulation.effects.len()).map(|at| simulation.shares.get(at).copied().flatten()).collect();
    let mut columns: Vec<Column> = scales
        .iter()
        .map(|share| Column {
            scale: share.map_or(Scale::Number, |_| Scale::Levels(2)),
            values: Vec::with_capacity(rows),
        })
        .collect();
    let (mut time, mut event) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
    for _ in 0..rows {
        let mut log_risk = 0.0;
        for ((column, share), effect) in columns.iter_mut().zip(&scales).zip(&simulation.effects) {
            let value = match share {
                None => draws.normal(),
                Some(share) => f64::from(u8::from(draws.uniform() < *share)),
            };
            log_risk += effect * value;
            column.values.push(value);
        }
        let death = -libm::log(1.0 - draws.uniform()) / (simulation.hazard * libm::exp(log_risk));
        let end = draws.uniform() * simulation.follow_up;
        time.push(death.min(end));
        event.push(death <= end);
    }
    if simulation.missing > 0.0 {
        for value in columns.iter_mut().flat_map(|column| &mut column.values) {
            if draws.uniform() < simulation.missing {
                *value = f64::NAN;
            }
        }
    }
    // Times are finite and not negative, and every column has a value for each row.
    Table::of_made_up(time, event, columns)
}
