//! Measures of a score's predictions.

use serde::{Deserialize, Serialize};
use survival::performance::{brier_score, null_brier_score, observed_to_expected};
use survival::{ConcordanceOptions, concordance};

use crate::Error;
use crate::likelihood::RiskOrder;
use crate::model::{Model, slope};
use crate::score::Score;
use crate::table::Table;

/// Accuracy of a score's predictions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measures {
    /// Harrell's concordance of the total.
    pub concordance: f64,
    /// Harrell's concordance of the regression's linear predictor, before it was rounded to points.
    pub unrounded_concordance: f64,
    /// Slope of Cox's regression on the predicted log hazard: 1 is right, below 1 predictions are too extreme.
    pub slope: f64,
    /// Slope of Cox's regression on the linear predictor, before it was rounded to points.
    pub unrounded_slope: f64,
    /// Calibration and accuracy at each horizon.
    pub horizons: Vec<AtHorizon>,
}

/// Accuracy of the predicted risk at a horizon.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AtHorizon {
    /// Observed (Kaplan-Meier) over expected events: 1 is right.
    pub observed_to_expected: f64,
    /// Brier score: 0 is perfect.
    pub brier: f64,
    /// Index of prediction accuracy: one minus the Brier score over that of a prediction without a score.
    pub accuracy: f64,
}

impl Measures {
    /// The same measures of two sources, combined one by one.
    pub(crate) fn combined(&self, other: &Self, with: impl Fn(f64, f64) -> f64) -> Self {
        Self {
            concordance: with(self.concordance, other.concordance),
            unrounded_concordance: with(self.unrounded_concordance, other.unrounded_concordance),
            slope: with(self.slope, other.slope),
            unrounded_slope: with(self.unrounded_slope, other.unrounded_slope),
            horizons: self
                .horizons
                .iter()
                .zip(&other.horizons)
                .map(|(a, b)| AtHorizon {
                    observed_to_expected: with(a.observed_to_expected, b.observed_to_expected),
                    brier: with(a.brier, b.brier),
                    accuracy: with(a.accuracy, b.accuracy),
                })
                .collect(),
        }
    }

    /// The mean of several; `None` of none.
    pub(crate) fn mean(all: &[Self]) -> Option<Self> {
        let (first, rest) = all.split_first()?;
        let sum = rest.iter().fold(first.clone(), |sum, one| sum.combined(one, |a, b| a + b));
        let number = all.len() as f64;
        Some(sum.combined(&sum, |sum, _| sum / number))
    }
}

/// A score with what it predicts: the log hazard ratio of a point, and the cumulative hazard of a patient
/// without points at each horizon.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Prediction {
    pub(crate) per_point: f64,
    pub(crate) hazard: Vec<f64>,
}

impl Prediction {
    /// The prediction of a model, whose baseline comes from the rows of its fit.
    pub(crate) fn new(score: &Score, per_point: f64, tables: &[Table], horizons: &[f64]) -> Self {
        let mut hazard = vec![0.0; horizons.len()];
        for table in tables {
            let order = RiskOrder::of(table);
            let totals = score.totals(table);
            let predictors: Vec<f64> =
                order.rows().iter().map(|&row| per_point * f64::from(totals[row])).collect();
            for (sum, one) in hazard.iter_mut().zip(order.baseline(table, &predictors, horizons)) {
                *sum += one / tables.len() as f64;
            }
        }
        Self { per_point, hazard }
    }

    /// The predicted risk at a horizon, by index.
    pub(crate) fn risk(&self, horizon: usize, total: i32) -> f64 {
        -libm::expm1(-self.hazard[horizon] * libm::exp(self.per_point * f64::from(total)))
    }
}

/// Measures a model on rows without missing values.
pub(crate) fn measure(
    model: &Model,
    prediction: &Prediction,
    table: &Table,
    horizons: &[f64],
) -> Result<Measures, Error> {
    let rows = table.observations()?;
    let totals = model.score.totals(table);
    let as_numbers: Vec<f64> = totals.iter().map(|&total| f64::from(total)).collect();
    let predicted: Vec<f64> = as_numbers.iter().map(|total| total * prediction.per_point).collect();
    let options = ConcordanceOptions::default();
    let unrounded = model.coding.predictors(table, &model.regression.coefficients);
    let order = RiskOrder::of(table);
    let at = |(index, &time): (usize, &f64)| -> Result<AtHorizon, Error> {
        let risks: Vec<f64> = totals.iter().map(|&total| prediction.risk(index, total)).collect();
        let brier = brier_score(&rows, &risks, time)?.value;
        Ok(AtHorizon {
            observed_to_expected: observed_to_expected(&rows, &risks, time)?,
            brier,
            accuracy: 1.0 - brier / null_brier_score(&rows, time)?.value,
        })
    };
    Ok(Measures {
        concordance: concordance(&rows, &as_numbers, &options)?.concordance,
        unrounded_concordance: concordance(&rows, &unrounded, &options)?.concordance,
        slope: slope(&order, predicted).ok_or(Error::NoEffect)?,
        unrounded_slope: slope(&order, unrounded).ok_or(Error::NoEffect)?,
        horizons: horizons.iter().enumerate().map(at).collect::<Result<_, _>>()?,
    })
}
