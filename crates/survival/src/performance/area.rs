//! Discrimination at a time: the area under the time-dependent ROC curve.

use super::censoring::{Censoring, Outcome, outcome};
use super::{Performance, check};
use crate::{Error, Observations};

/// The probability that a patient with the event by `time` was given a higher risk than one who survives
/// beyond it, equal risks counting half (cumulative/dynamic AUC; Blanche, Dartigues and Jacqmin-Gadda, Stat
/// Med 32 (2013) 5381-5397), with the standard error of `riskRegression`.
///
/// `risk[row]` may be on any scale whose higher values are worse.
///
/// One risk for each row; `time` is in the unit of the observations. R's `riskRegression::Score(..., metrics
/// = "auc", cens.model = "km")`.
///
/// # Errors
/// [`Error::LengthsDiffer`], [`Error::NotFinite`], [`Error::OutOfRange`]; [`Error::Degenerate`] if nobody has
/// the event by then, nobody survives beyond, or for delayed entry or case weights.
///
/// ```
/// use survival::Observations;
/// use survival::performance::area_under_curve;
///
/// let rows = Observations::new(&[1.0, 2.0, 3.0, 4.0], &[true; 4])?;
/// assert_eq!(area_under_curve(&rows, &[4.0, 3.0, 2.0, 1.0], 2.5)?.value, 1.0);
/// # Ok::<(), survival::Error>(())
/// ```
pub fn area_under_curve(
    observations: &Observations<'_>,
    risk: &[f64],
    time: f64,
) -> Result<Performance, Error> {
    check(observations, risk, time)?;
    let merged = observations.merge_ties()?;
    let rows = merged.observations();
    let censoring = Censoring::new(&rows)?;
    let count = rows.len() as f64;
    let outcomes: Vec<Outcome> =
        rows.time().iter().zip(rows.event()).map(|(&end, &event)| outcome(end, event, time)).collect();
    let weights: Vec<f64> = rows
        .time()
        .iter()
        .zip(rows.event())
        .map(|(&end, &event)| censoring.weight(end, event, time))
        .collect();
    let cases = Side::new(Outcome::Case, &outcomes, risk, &weights);
    let controls = Side::new(Outcome::Control, &outcomes, risk, &weights);
    if cases.total() <= 0.0 || controls.total() <= 0.0 {
        return Err(Error::Degenerate("the area needs events by the time and patients who live beyond it"));
    }
    // Sums of both sides per patient, and won and played pairs of each row with the other side.
    let pairs = cases.total() / count * (controls.total() / count);
    let won = |row: usize| match outcomes[row] {
        Outcome::Case => weights[row] * controls.below(risk[row]) / count,
        Outcome::Control => weights[row] * (cases.total() - cases.below(risk[row])) / count,
        Outcome::Unknown => 0.0,
    };
    let played = |row: usize| match outcomes[row] {
        Outcome::Case => weights[row] * controls.total() / count,
        Outcome::Control => weights[row] * cases.total() / count,
        Outcome::Unknown => 0.0,
    };
    let case_rows = (0..rows.len()).filter(|&row| outcomes[row] == Outcome::Case);
    let area = case_rows.map(won).sum::<f64>() / count / pairs;
    let term = |row: usize| (won(row) - area * played(row)) / pairs;
    let mut influence = censoring.influence(&rows, time, term);
    for (row, influence) in influence.iter_mut().enumerate() {
        *influence += term(row);
    }
    Ok(Performance::from_influence(area, &influence))
}

/// Weighted risks of the cases, or of the controls, ascending.
struct Side {
    risk: Vec<f64>,
    /// Weight of the first `i`.
    weight: Vec<f64>,
}

impl Side {
    fn new(side: Outcome, outcomes: &[Outcome], risk: &[f64], weights: &[f64]) -> Self {
        let mut members: Vec<(f64, f64)> = outcomes
            .iter()
            .zip(risk.iter().zip(weights))
            .filter(|&(&outcome, _)| outcome == side)
            .map(|(_, (&risk, &weight))| (risk, weight))
            .collect();
        members.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut weight = vec![0.0];
        let mut total = 0.0;
        for &(_, part) in &members {
            total += part;
            weight.push(total);
        }
        Self { risk: members.into_iter().map(|(risk, _)| risk).collect(), weight }
    }

    fn total(&self) -> f64 {
        self.weight[self.risk.len()]
    }

    /// Weight of those with lower risk, and half the weight of those with equal risk.
    fn below(&self, risk: f64) -> f64 {
        let less = self.risk.partition_point(|&other| other < risk);
        let through = self.risk.partition_point(|&other| other <= risk);
        f64::midpoint(self.weight[less], self.weight[through])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_risk_for_all_is_a_coin() {
        let rows = Observations::new(&[1.0, 2.0, 3.0, 4.0], &[true, false, true, true]).unwrap();
        assert!((area_under_curve(&rows, &[0.3; 4], 2.5).unwrap().value - 0.5).abs() < 1e-15);
    }

    #[test]
    fn an_area_needs_cases_and_controls() {
        let rows = Observations::new(&[1.0, 2.0], &[true, true]).unwrap();
        assert!(matches!(area_under_curve(&rows, &[0.3, 0.4], 0.5), Err(Error::Degenerate(_))));
        assert!(matches!(area_under_curve(&rows, &[0.3, 0.4], 2.5), Err(Error::Degenerate(_))));
    }
}
