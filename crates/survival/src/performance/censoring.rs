//! The probability of remaining uncensored, and the effect of its estimation on a standard error.

use crate::risk_table::RiskTable;
use crate::{Error, Observations};

/// The Kaplan-Meier curve of the censorings, in which deaths at a time precede its censorings.
#[derive(Debug, Clone)]
pub(super) struct Censoring {
    time: Vec<f64>,
    uncensored: Vec<f64>,
    at_risk: Vec<f64>,
    /// Up to each time, the sum of `n c / Y^2`: the part of a patient's influence on the censoring hazard
    /// from being at risk.
    compensator: Vec<f64>,
    rows: f64,
}

/// Status of a patient at the time of interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Had the event by then.
    Case,
    /// Was alive after it.
    Control,
    /// Was censored before.
    Unknown,
}

pub(super) fn outcome(time: f64, event: bool, until: f64) -> Outcome {
    if time > until {
        Outcome::Control
    } else if event {
        Outcome::Case
    } else {
        Outcome::Unknown
    }
}

impl Censoring {
    /// Rows must have exact ties.
    pub(super) fn new(rows: &Observations<'_>) -> Result<Self, Error> {
        // Merging again, with another mean of the distinct times, could add ties.
        let table = RiskTable::of_merged(rows)?;
        let count = rows.len() as f64;
        let mut censoring = Self {
            time: Vec::new(),
            uncensored: Vec::new(),
            at_risk: Vec::new(),
            compensator: Vec::new(),
            rows: count,
        };
        let (mut uncensored, mut compensator) = (1.0, 0.0);
        for step in table.lines() {
            let (at_risk, events, censored) = (step.at_risk, step.events, step.censored);
            if censored > 0.0 {
                uncensored *= (at_risk - events - censored) / (at_risk - events);
                compensator += count * censored / (at_risk * at_risk);
            }
            censoring.time.push(step.time);
            censoring.at_risk.push(at_risk);
            censoring.uncensored.push(uncensored);
            censoring.compensator.push(compensator);
        }
        Ok(censoring)
    }

    /// The inverse probability of remaining uncensored until the outcome was known; 0 if it is unknown.
    pub(super) fn weight(&self, time: f64, event: bool, until: f64) -> f64 {
        match outcome(time, event, until) {
            Outcome::Case => 1.0 / self.value(&self.uncensored, self.steps_before(time), 1.0),
            Outcome::Control => 1.0 / self.value(&self.uncensored, self.steps_through(until), 1.0),
            Outcome::Unknown => 0.0,
        }
    }

    fn steps_before(&self, time: f64) -> usize {
        self.time.partition_point(|&step| step < time)
    }

    fn steps_through(&self, time: f64) -> usize {
        self.time.partition_point(|&step| step <= time)
    }

    fn value(&self, values: &[f64], steps: usize, start: f64) -> f64 {
        if steps == 0 { start } else { values[steps - 1] }
    }

    /// Each patient's influence, through the estimated G, on a mean of weighted terms: `term(row)` is the
    /// term including its weight. It is the mean over the rows of the term times the influence on the
    /// censoring hazard just before the row's event, or at the time of interest for survivors.
    pub(super) fn influence(
        &self,
        rows: &Observations<'_>,
        until: f64,
        term: impl Fn(usize) -> f64,
    ) -> Vec<f64> {
        let (time, event) = (rows.time(), rows.event());
        let mut controls = 0.0;
        // For each step: the sum of the cases' terms, and the same with the compensator before them.
        let mut cases = vec![0.0; self.time.len()];
        for row in 0..rows.len() {
            match outcome(time[row], event[row], until) {
                Outcome::Case => cases[self.steps_before(time[row])] += term(row),
                Outcome::Control => controls += term(row),
                Outcome::Unknown => {}
            }
        }
        let mut through = Vec::with_capacity(cases.len());
        let mut sums = (0.0, 0.0);
        for (step, &case) in cases.iter().enumerate() {
            sums.0 += case;
            sums.1 += case * self.value(&self.compensator, step, 0.0);
            through.push(sums);
        }
        let influence = |row: usize| {
            let own = self.steps_before(time[row]);
            let (met, met_compensated) = through[own];
            let now = if time[row] > until {
                -self.value(&self.compensator, self.steps_through(until), 0.0)
            } else {
                let jump = if event[row] { 0.0 } else { self.rows / self.at_risk[own] };
                jump - self.compensator[own]
            };
            ((sums.0 - met) * now - met_compensated + controls * now) / self.rows
        };
        (0..rows.len()).map(influence).collect()
    }
}
