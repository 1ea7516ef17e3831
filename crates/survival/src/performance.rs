//! Performance of predicted risks.
//!
//! A predictive score can fail in two ways: it may order patients wrongly (discrimination:
//! [`area_under_curve`], [`concordance()`](crate::concordance())), or predict too high or too low risks
//! (calibration: [`calibration`], [`observed_to_expected`]); the [`brier_score`] measures both. Patients
//! censored before the time of interest have no known outcome; those with a known outcome also represent
//! them, weighted by the inverse probability of not having been censored (IPCW: inverse probability of
//! censoring weighting; Graf, Schmoor, Sauerbrei and Schumacher, Stat Med 18 (1999) 2529-2545).
//!
//! Conventions are those of R's `riskRegression::Score` with `cens.model = "km"`: an event at T is weighted
//! by 1/G(T-), a survivor of t by 1/G(t), with G the Kaplan-Meier curve of the censorings, in which events
//! precede censorings at the same time; standard errors are based on influence functions and account for the
//! estimation of G. (scikit-survival weights events by G(T), which differs slightly if events and censorings
//! tie.) Delayed entry and case weights are not supported; strata and clusters are ignored.
//!
//! ```
//! use survival::Observations;
//! use survival::performance::{area_under_curve, brier_score};
//!
//! let time = [2.0, 3.0, 5.0, 7.0, 8.0, 9.0];
//! let event = [true, true, false, true, false, true];
//! let risk = [0.9, 0.4, 0.3, 0.6, 0.2, 0.1];
//! let rows = Observations::new(&time, &event)?;
//! let auc = area_under_curve(&rows, &risk, 6.0)?;
//! assert!((auc.value - 5.0 / 6.0).abs() < 1e-12);
//! assert!(brier_score(&rows, &risk, 6.0)?.value < 0.25);
//! # Ok::<(), survival::Error>(())
//! ```

mod area;
mod brier;
mod calibration;
mod censoring;
mod comparison;
mod optimism;

pub use area::area_under_curve;
pub use brier::{brier_score, null_brier_score};
pub use calibration::{CalibrationGroup, calibration, observed_to_expected, quantile, quantile_cuts};
pub use comparison::{Bootstrap, ConcordanceDifference, concordance_difference};
pub use optimism::{FEWEST_RESAMPLES, Optimism, optimism};

use crate::observations::same_length;
use crate::{Error, Observations};

/// A measure of performance with its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Performance {
    /// The measure.
    pub value: f64,
    /// Its standard error, on the same scale; NaN with a single patient.
    pub standard_error: f64,
}

impl Performance {
    /// A value with the standard error of the mean of its influence function.
    fn from_influence(value: f64, influence: &[f64]) -> Self {
        let count = influence.len() as f64;
        let mean = influence.iter().sum::<f64>() / count;
        let squares: f64 = influence.iter().map(|part| (part - mean) * (part - mean)).sum();
        Self { value, standard_error: libm::sqrt(squares / (count - 1.0) / count) }
    }
}

/// Checks rows, predictions and time.
fn check(observations: &Observations<'_>, risk: &[f64], time: f64) -> Result<(), Error> {
    same_length("risk", observations.len(), risk.len())?;
    if let Some(row) = risk.iter().position(|value| !value.is_finite()) {
        return Err(Error::NotFinite { row, name: "risk" });
    }
    if !(time >= 0.0 && time.is_finite()) {
        return Err(Error::OutOfRange {
            name: "time",
            value: time,
            rule: "must be a finite time, not below 0",
        });
    }
    if observations.entry().is_some() {
        return Err(Error::Degenerate(
            "performance by weighting for censoring is not defined under late entry",
        ));
    }
    if observations.weight().is_some() {
        return Err(Error::Degenerate("performance by weighting for censoring takes no case weights"));
    }
    Ok(())
}
