//! The Brier score at a time.

use super::censoring::{Censoring, Outcome, outcome};
use super::{Performance, check};
use crate::{Error, KaplanMeier, Observations};

/// The mean squared difference between predicted risk and outcome (1 for an event by `time`, 0 for survival
/// beyond it), weighted for censoring, with the standard error of `riskRegression`.
///
/// `risk[row]` is the predicted probability of an event by `time`. 0 is perfect, 0.25 is the score of
/// predicting 0.5 for everybody; compare with [`null_brier_score`].
///
/// One risk for each row; `time` is in the unit of the observations. R's `riskRegression::Score(..., metrics
/// = "brier", cens.model = "km")`.
///
/// # Errors
/// [`Error::LengthsDiffer`], [`Error::NotFinite`], [`Error::OutOfRange`] for a risk outside 0 to 1 or a
/// negative time; [`Error::Degenerate`] for delayed entry or case weights.
///
/// ```
/// use survival::Observations;
/// use survival::performance::brier_score;
///
/// let rows = Observations::new(&[1.0, 2.0, 3.0, 4.0], &[true; 4])?;
/// assert_eq!(brier_score(&rows, &[0.5; 4], 2.5)?.value, 0.25);
/// # Ok::<(), survival::Error>(())
/// ```
pub fn brier_score(observations: &Observations<'_>, risk: &[f64], time: f64) -> Result<Performance, Error> {
    check(observations, risk, time)?;
    if let Some(&value) = risk.iter().find(|risk| !(0.0..=1.0).contains(*risk)) {
        return Err(Error::OutOfRange { name: "risk", value, rule: "must lie between 0 and 1" });
    }
    let merged = observations.merge_ties()?;
    let rows = merged.observations();
    let censoring = Censoring::new(&rows)?;
    let term = |row: usize| {
        let (end, event) = (rows.time()[row], rows.event()[row]);
        let miss = match outcome(end, event, time) {
            Outcome::Case => 1.0 - risk[row],
            Outcome::Control => risk[row],
            Outcome::Unknown => 0.0,
        };
        miss * miss * censoring.weight(end, event, time)
    };
    let score = (0..rows.len()).map(term).sum::<f64>() / rows.len() as f64;
    let mut influence = censoring.influence(&rows, time, term);
    for (row, influence) in influence.iter_mut().enumerate() {
        *influence += term(row) - score;
    }
    Ok(Performance::from_influence(score, &influence))
}

/// The Brier score of the null model: everybody's risk is that of Kaplan-Meier. R's line `Null model`.
///
/// # Errors
/// As [`brier_score`].
pub fn null_brier_score(observations: &Observations<'_>, time: f64) -> Result<Performance, Error> {
    let risk = 1.0 - KaplanMeier::fit(observations)?.survival_at(time);
    brier_score(observations, &vec![risk.clamp(0.0, 1.0); observations.len()], time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_risk_must_be_a_chance() {
        let rows = Observations::new(&[1.0, 2.0], &[true, true]).unwrap();
        assert!(matches!(brier_score(&rows, &[0.3, 1.4], 1.5), Err(Error::OutOfRange { .. })));
    }

    #[test]
    fn a_perfect_prediction_scores_zero() {
        let rows = Observations::new(&[1.0, 2.0, 3.0], &[true, true, false]).unwrap();
        let score = brier_score(&rows, &[1.0, 0.0, 0.0], 1.5).unwrap();
        assert_eq!((score.value, score.standard_error), (0.0, 0.0));
    }
}
