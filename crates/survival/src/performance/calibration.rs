//! Calibration of predicted risks.

use super::check;
use crate::distribution::normal_quantile;
use crate::{Error, KaplanMeier, Observations};

/// Patients with similar predicted risks, and their observed risk.
#[derive(Debug, Clone, PartialEq)]
pub struct CalibrationGroup {
    /// Interval between cuts, from 0.
    pub interval: usize,
    /// The rows.
    pub rows: Vec<usize>,
    /// Their mean predicted risk, from 0 to 1.
    pub predicted: f64,
    /// The risk observed by the time, from 0 to 1: one minus Kaplan-Meier.
    pub observed: f64,
    /// The standard error of the observed risk (Greenwood); NaN if nobody survives.
    pub standard_error: f64,
}

impl CalibrationGroup {
    /// The confidence interval of the observed risk by the normal approximation, truncated to 0 to 1.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] unless the confidence is between 0 and 1.
    pub fn interval_of_observed(&self, confidence: f64) -> Result<(f64, f64), Error> {
        if !(confidence > 0.0 && confidence < 1.0) {
            let rule = "must lie between 0 and 1";
            return Err(Error::OutOfRange { name: "confidence", value: confidence, rule });
        }
        let reach = -normal_quantile((1.0 - confidence) / 2.0) * self.standard_error;
        Ok(((self.observed - reach).max(0.0), (self.observed + reach).min(1.0)))
    }
}

/// Compares predicted with observed risks by groups of patients: group k contains the risks above cut k up to
/// cut k + 1, the first also its lower cut. Empty groups are omitted, as are patients outside the cuts.
///
/// One risk for each row, from 0 to 1; `time` is in the unit of the observations; `cuts` ascend.
///
/// # Errors
/// [`Error::LengthsDiffer`], [`Error::NotFinite`], [`Error::OutOfRange`]; [`Error::Degenerate`] for cuts that
/// do not ascend, or for delayed entry or case weights.
///
/// ```
/// use survival::Observations;
/// use survival::performance::{calibration, quantile_cuts};
///
/// let rows = Observations::new(&[1.0, 2.0, 3.0, 4.0], &[true; 4])?;
/// let risk = [0.8, 0.6, 0.2, 0.4];
/// let groups = calibration(&rows, &risk, 2.5, &quantile_cuts(&risk, 2)?)?;
/// assert_eq!(groups[1].rows, [0, 1]);
/// assert_eq!((groups[1].predicted, groups[1].observed), (0.7, 1.0));
/// # Ok::<(), survival::Error>(())
/// ```
pub fn calibration(
    observations: &Observations<'_>,
    risk: &[f64],
    time: f64,
    cuts: &[f64],
) -> Result<Vec<CalibrationGroup>, Error> {
    check(observations, risk, time)?;
    if cuts.len() < 2 || !cuts.is_sorted_by(|a, b| a < b) {
        return Err(Error::Degenerate("calibration needs at least two cuts, ascending"));
    }
    let mut members = vec![Vec::new(); cuts.len() - 1];
    for (row, &value) in risk.iter().enumerate() {
        let above = cuts.partition_point(|&cut| cut < value);
        if above < cuts.len() && value >= cuts[0] {
            members[above.max(1) - 1].push(row);
        }
    }
    let merged = observations.merge_ties()?;
    let mut groups = Vec::with_capacity(members.len());
    for (interval, rows) in members.into_iter().enumerate().filter(|(_, rows)| !rows.is_empty()) {
        let curve = KaplanMeier::fit(&merged.observations().select(&rows)?.observations())?;
        let last = curve.steps().take_while(|step| step.time <= time).last();
        let (survival, standard_error) =
            last.map_or((1.0, 0.0), |step| (step.survival, step.standard_error()));
        groups.push(CalibrationGroup {
            interval,
            predicted: rows.iter().map(|&row| risk[row]).sum::<f64>() / rows.len() as f64,
            observed: 1.0 - survival,
            standard_error,
            rows,
        });
    }
    Ok(groups)
}

/// Maximum number of groups.
const MOST_GROUPS: usize = 10_000;

/// Cuts for groups of equal size, as far as ties allow: the distinct quantiles of the risks at 0, 1/groups,
/// ..., 1 (R's default, type 7). At most one more than `groups`, ascending.
///
/// # Errors
/// [`Error::NoRows`]; [`Error::NotFinite`]; [`Error::OutOfRange`] for no groups or more than 10,000;
/// [`Error::Degenerate`] if all risks are equal.
pub fn quantile_cuts(risk: &[f64], groups: usize) -> Result<Vec<f64>, Error> {
    if !(1..=MOST_GROUPS).contains(&groups) {
        let rule = "must be from 1 to 10,000";
        return Err(Error::OutOfRange { name: "groups", value: groups as f64, rule });
    }
    if let Some(row) = risk.iter().position(|value| !value.is_finite()) {
        return Err(Error::NotFinite { row, name: "risk" });
    }
    let mut sorted = risk.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut cuts: Vec<f64> = Vec::with_capacity(groups + 1);
    for index in 0..=groups {
        let cut = quantile(&sorted, index as f64 / groups as f64).ok_or(Error::NoRows)?;
        if cuts.last().is_none_or(|&last| last < cut) {
            cuts.push(cut);
        }
    }
    if cuts.len() < 2 { Err(Error::Degenerate("all predicted risks are equal")) } else { Ok(cuts) }
}

/// A quantile of sorted values, by R's type 7: linear between order statistics.
#[must_use]
pub fn quantile(sorted: &[f64], level: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    // R's slack, so that 0.6 * 25 is 15.
    let place = level * last as f64;
    let below = libm::floor(place + 4.0 * f64::EPSILON).clamp(0.0, last as f64);
    let low = sorted[below as usize];
    let rest = place - below;
    if rest <= 4.0 * f64::EPSILON {
        return Some(low);
    }
    let high = sorted[(below as usize + 1).min(last)];
    Some((1.0 - rest) * low + rest * high)
}

/// Observed events (one minus Kaplan-Meier) over expected events (mean predicted risk) by a time: 1 if
/// predictions are correct on average, above 1 if they are too optimistic. One risk for each row, from 0 to
/// 1; `time` is in the unit of the observations.
///
/// # Errors
/// [`Error::LengthsDiffer`], [`Error::NotFinite`], [`Error::OutOfRange`]; [`Error::Degenerate`] if no events
/// are expected, or for delayed entry or case weights.
///
/// ```
/// use survival::Observations;
/// use survival::performance::observed_to_expected;
///
/// let rows = Observations::new(&[1.0, 2.0, 3.0, 4.0], &[true; 4])?;
/// assert_eq!(observed_to_expected(&rows, &[0.25; 4], 2.5)?, 2.0);
/// # Ok::<(), survival::Error>(())
/// ```
pub fn observed_to_expected(observations: &Observations<'_>, risk: &[f64], time: f64) -> Result<f64, Error> {
    check(observations, risk, time)?;
    let expected = risk.iter().sum::<f64>() / risk.len() as f64;
    if expected <= 0.0 {
        return Err(Error::Degenerate("no events are expected"));
    }
    Ok((1.0 - KaplanMeier::fit(observations)?.survival_at(time)) / expected)
}
