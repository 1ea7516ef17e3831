//! Which score puts patients best in the order in which they die: the systems side by side, on the same rows.

use clinical::Direction;
use serde::{Deserialize, Serialize};
use survival::{Concordance, ConcordanceOptions, Observations, concordance, distribution};

use super::settings::{Adjustment, Settings};
use super::study::{Scored, Study};
use super::{AnalysisError, Continue};

/// The concordances of systems and their differences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Discrimination {
    /// The rows whose result is certain by every system.
    pub rows: usize,
    /// The rows left out, for some system's result is not.
    pub without: usize,
    /// The time up to which Uno's concordance looks: the last event, in the unit of the settings.
    pub uno_until: Option<f64>,
    /// The systems, in the order asked for.
    pub systems: Vec<SystemConcordance>,
    /// Each pair of them.
    pub differences: Vec<Difference>,
    /// The methods.
    pub settings: Settings,
}

/// How well a system orders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SystemConcordance {
    /// Its id.
    pub system: String,
    /// Harrell's concordance.
    pub harrell: Share,
    /// Uno's, which does not depend on how patients were censored; `None` where it is not defined.
    pub uno: Option<Share>,
}

/// A share with its interval, which is the normal approximation cut at 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// The share, from 0 to 1.
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Two systems compared by Harrell's concordance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The place of the first system.
    pub first: usize,
    /// The place of the second.
    pub second: usize,
    /// The concordance of the first minus that of the second.
    pub difference: f64,
    /// The lower end of its interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Its p-value, of the same standard error as the interval; `None` where the two never differ.
    pub p: Option<f64>,
    /// The same, adjusted for the number of pairs.
    pub adjusted: Option<f64>,
}

/// Compares systems on the rows of which all of them are certain.
///
/// # Errors
/// Where the cohort was not scored by one of them, no row is certain by all, or `go_on` says to stop.
pub fn discriminate(
    study: &Study<'_>,
    systems: &[String],
    settings: &Settings,
    go_on: &mut Continue<'_>,
) -> Result<Discrimination, AnalysisError> {
    let scores: Vec<&dyn Scored> = systems.iter().map(|id| study.scores_of(id)).collect::<Result<_, _>>()?;
    let counted = study.counted(settings.rows);
    let certain = |row: &usize| counted.contains(*row) && scores.iter().all(|it| it.total(*row).is_some());
    let rows: Vec<usize> = (0..study.cohort().len()).filter(certain).collect();
    let chosen = study.observations()?.select(&rows).map_err(|_| AnalysisError::NoRows)?;
    let clusters = study.clusters(&rows)?;
    let mut chosen = chosen.observations();
    if let Some(clusters) = &clusters {
        chosen = chosen.with_clusters(clusters)?;
    }
    let risks: Vec<Vec<f64>> = scores.iter().map(|scores| risk(*scores, &rows)).collect();
    // Weights by the censoring curve have no meaning under delayed entry: no concordance of Uno's then.
    let last_event = last_event(&chosen).filter(|_| chosen.entry().is_none());
    let confidence = settings.confidence;
    if !(confidence > 0.0 && confidence < 1.0) {
        let rule = "must lie between 0 and 1";
        return Err(survival::Error::OutOfRange { name: "confidence", value: confidence, rule }.into());
    }
    let z = -distribution::normal_quantile((1.0 - confidence) / 2.0);
    let share = |result: &Concordance| {
        let (value, half) = (result.concordance, z * result.standard_error);
        Share { value, low: (value - half).max(0.0), high: (value + half).min(1.0) }
    };
    let (mut found, mut harrells) = (Vec::new(), Vec::new());
    for (system, risk) in systems.iter().zip(&risks) {
        let harrell = concordance(&chosen, risk, &ConcordanceOptions::default())?;
        go_on.step()?;
        // Where everybody left early there are no weights for the late: no concordance of Uno's then.
        let uno =
            last_event.and_then(|until| concordance(&chosen, risk, &ConcordanceOptions::uno(until)).ok());
        found.push(SystemConcordance {
            system: system.clone(),
            harrell: share(&harrell),
            uno: uno.as_ref().map(share),
        });
        harrells.push(harrell);
        go_on.step()?;
    }
    Ok(Discrimination {
        rows: rows.len(),
        without: counted.len() - rows.len(),
        uno_until: last_event.map(|days| settings.unit.of_days(days)),
        systems: found,
        differences: differences(&harrells, z, settings.adjustment),
        settings: study.settled(settings),
    })
}

/// Results as risks: more is worse.
fn risk(scores: &dyn Scored, rows: &[usize]) -> Vec<f64> {
    let sign = match scores.system().direction {
        Direction::HigherIsWorse => 1.0,
        Direction::HigherIsBetter => -1.0,
    };
    rows.iter().filter_map(|row| scores.total(*row)).map(|total| sign * total).collect()
}

fn last_event(rows: &Observations<'_>) -> Option<f64> {
    let events = rows.time().iter().zip(rows.event()).filter(|(_, event)| **event).map(|(time, _)| *time);
    events.reduce(f64::max)
}

/// Differences by Wald's method: their variance is the sum of the squared differences of influences, as in R's
/// `concordance` of two scores. Interval and p share it, for an interval of another method can contradict its p.
fn differences(concordances: &[Concordance], z: f64, adjustment: Adjustment) -> Vec<Difference> {
    let difference = |(first, second): (usize, usize)| {
        let (one, other) = (&concordances[first], &concordances[second]);
        let squares = one.influence.iter().zip(&other.influence).map(|(a, b)| (a - b) * (a - b));
        let error = libm::sqrt(squares.sum());
        let difference = one.concordance - other.concordance;
        let p = Some(distribution::normal_two_sided(difference / error)).filter(|p| p.is_finite());
        let (low, high) = (difference - z * error, difference + z * error);
        Difference { first, second, difference, low, high, p, adjusted: None }
    };
    let mut found: Vec<Difference> = pairs(concordances.len()).map(difference).collect();
    let p: Vec<Option<f64>> = found.iter().map(|it| it.p).collect();
    for (difference, adjusted) in found.iter_mut().zip(adjustment.adjust(&p)) {
        difference.adjusted = adjusted;
    }
    found
}

fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |first| (first + 1..count).map(move |second| (first, second)))
}
