//! The optimism of a Cox model's concordance, by bootstrap.
//!
//! The apparent concordance, on the rows of the fit, is too high. The same model is fitted to rows drawn with
//! replacement; the mean excess of its concordance on the rows drawn over that on the original rows is the
//! optimism (Harrell, Lee and Mark, Stat Med 15 (1996) 361-387; R's `rms::validate`).

use crate::concordance::concordance_value;
use crate::cox::{Covariates, CoxModel, Ties};
use crate::random::SplitMix64;
use crate::{ConcordanceOptions, Error, Observations};

/// Minimum number of resamples; with fewer the correction varies visibly between seeds.
pub const FEWEST_RESAMPLES: usize = 200;

/// The concordance of a Cox model with its optimism; from [`optimism`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Optimism {
    /// Concordance on the rows of the fit.
    pub apparent: f64,
    /// Excess of the apparent concordance: the mean over the resamples.
    pub optimism: f64,
    /// Number of resamples.
    pub resamples: usize,
    /// Number of resamples in which the model had a maximum; the others are excluded.
    pub fitted: usize,
}

impl Optimism {
    /// Apparent concordance minus optimism.
    #[must_use]
    pub fn corrected(&self) -> f64 {
        self.apparent - self.optimism
    }
}

/// Computes the optimism of the concordance of a Cox model by bootstrap.
///
/// Draws clusters if the observations have them, otherwise rows, each time as many as there are. A resample
/// whose likelihood has no maximum (for instance without a rare group) is excluded and counted. The same seed
/// gives the same result on every machine. `go_on` is called after each resample, and cancels by returning
/// `false`.
///
/// # Errors
/// As [`CoxModel::fit`] for the rows themselves; [`Error::OutOfRange`] for fewer than [`FEWEST_RESAMPLES`];
/// [`Error::Degenerate`] if no two rows can be compared, no resample could be fitted, or `go_on` cancelled.
///
/// ```
/// use survival::Observations;
/// use survival::cox::Ties;
/// use survival::performance::optimism;
///
/// let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0, 3.0, 5.0, 12.0];
/// let event = [true, true, false, true, true, true, true, true, false, true];
/// let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0, 66.0, 49.0, 60.0];
/// let rows = Observations::new(&time, &event)?;
/// let found = optimism(&rows, &[("age", &age[..])], Ties::Efron, 200, 1, &mut || true)?;
/// assert!(found.fitted > 150 && found.corrected() < 1.0);
/// # Ok::<(), survival::Error>(())
/// ```
pub fn optimism(
    observations: &Observations<'_>,
    covariates: &[(&str, &[f64])],
    ties: Ties,
    resamples: usize,
    seed: u64,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Optimism, Error> {
    if resamples < FEWEST_RESAMPLES {
        let value = resamples as f64;
        return Err(Error::OutOfRange { name: "resamples", value, rule: "must be at least 200" });
    }
    let merged = observations.merge_ties()?;
    let rows = merged.observations();
    let all = CoxModel::new(rows, Covariates::new(covariates)?)?.ties(ties).fit()?;
    let apparent = value(&rows, &risk(covariates, all.coefficients()))
        .ok_or(Error::Degenerate("no two rows can be compared"))?;
    let units = rows.clusters().map_or_else(
        || (0..rows.len()).map(|row| vec![row]).collect(),
        |clusters| clusters.rows_by_level().into_iter().filter(|unit| !unit.is_empty()).collect::<Vec<_>>(),
    );
    let mut random = SplitMix64::new(seed);
    let (mut sum, mut fitted) = (0.0, 0_usize);
    let mut drawn = Vec::with_capacity(rows.len());
    for _ in 0..resamples {
        drawn.clear();
        for _ in 0..units.len() {
            drawn.extend_from_slice(&units[random.below(units.len() as u64) as usize]);
        }
        if let Some(excess) = excess(&rows, covariates, ties, &drawn) {
            sum += excess;
            fitted += 1;
        }
        if !go_on() {
            return Err(Error::Degenerate("the bootstrap was stopped"));
        }
    }
    if fitted == 0 {
        return Err(Error::Degenerate("the model has no maximum in any resample"));
    }
    Ok(Optimism { apparent, optimism: sum / fitted as f64, resamples, fitted })
}

/// Concordance of the model fitted to the rows drawn, on these rows minus that on all rows. `None` if there
/// is no maximum.
fn excess(
    rows: &Observations<'_>,
    covariates: &[(&str, &[f64])],
    ties: Ties,
    drawn: &[usize],
) -> Option<f64> {
    let subset = rows.select(drawn).ok()?;
    let subset = subset.observations();
    let columns: Vec<Vec<f64>> =
        covariates.iter().map(|(_, values)| drawn.iter().map(|&row| values[row]).collect()).collect();
    let named: Vec<(&str, &[f64])> =
        covariates.iter().zip(&columns).map(|((name, _), values)| (*name, values.as_slice())).collect();
    let fit = CoxModel::new(subset, Covariates::new(&named).ok()?).ok()?.ties(ties).fit().ok()?;
    let on_drawn = value(&subset, &risk(&named, fit.coefficients()))?;
    Some(on_drawn - value(rows, &risk(covariates, fit.coefficients()))?)
}

fn value(rows: &Observations<'_>, risk: &[f64]) -> Option<f64> {
    concordance_value(rows, risk, &ConcordanceOptions::default())
}

/// The linear predictor of each row.
fn risk(covariates: &[(&str, &[f64])], coefficients: &[f64]) -> Vec<f64> {
    let rows = covariates.first().map_or(0, |(_, values)| values.len());
    let mut risk = vec![0.0; rows];
    for ((_, values), coefficient) in covariates.iter().zip(coefficients) {
        for (risk, value) in risk.iter_mut().zip(*values) {
            *risk += coefficient * value;
        }
    }
    risk
}
