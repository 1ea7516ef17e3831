//! Accuracy of scores at a time: discrimination, calibration and net benefit on the same rows.
//!
//! A score is a number of points, not a probability. Its risk is that of a Cox model with the points as the only
//! covariate, fitted on the same rows, so that calibration, Brier score and net benefit are apparent.

use serde::{Deserialize, Serialize};
use survival::cox::{Covariates, CoxModel};
use survival::performance::{Performance, area_under_curve, brier_score, null_brier_score, quantile_cuts};
use survival::{KaplanMeier, Observations};

use super::AnalysisError;
use super::discrimination::{Dropped, OwnRows, Share, risk, z_of};
use super::settings::Settings;
use super::study::{Scored, Study};

/// Risks at which a treatment may be chosen: net benefit is computed at each.
pub const THRESHOLDS: [f64; 9] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/// Number of groups of similar points, of about equal size.
const GROUPS: usize = 4;

/// Accuracy of systems at a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Accuracy {
    /// The time, in the unit of the settings.
    pub time: f64,
    /// Number of rows with certain points in all compared systems.
    pub rows: usize,
    /// Number of rows excluded because points of a system are uncertain.
    pub without: usize,
    /// Number of deaths by the time.
    pub events: usize,
    /// Brier score of the Kaplan-Meier risk, which is the same for all.
    pub null_brier: Share,
    /// Compared systems, in the order requested.
    pub systems: Vec<SystemAccuracy>,
    /// Requested systems whose points are certain for too few rows.
    pub dropped: Vec<Dropped>,
    /// Net benefit of treating everybody, at each of [`THRESHOLDS`].
    pub treat_all: Vec<f64>,
    /// Settings.
    pub settings: Settings,
}

/// Accuracy of a system.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SystemAccuracy {
    /// Id of the system.
    pub system: String,
    /// Area under the curve at the time; `None` without deaths by then or survivors beyond.
    pub area: Option<Share>,
    /// Brier score of its risks; `None` if no Cox model of the points can be fitted, as the following.
    pub brier: Option<Share>,
    /// Groups of similar points, from the lowest risk.
    pub groups: Vec<Calibrated>,
    /// Net benefit at each of [`THRESHOLDS`].
    pub net_benefit: Vec<f64>,
}

/// Predicted and observed risk of rows with similar points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Calibrated {
    /// Points of the group: the least and the greatest, higher ones being worse.
    pub points: (f64, f64),
    /// Number of rows.
    pub n: usize,
    /// Mean predicted risk.
    pub predicted: f64,
    /// Observed risk, one minus Kaplan-Meier, with its interval.
    pub observed: Share,
}

impl Accuracy {
    /// Number of rows compared, and of all that counted.
    #[must_use]
    pub fn analysed(&self) -> (usize, usize) {
        (self.rows, self.rows + self.without)
    }
}

impl SystemAccuracy {
    /// Share of the Brier score of the Kaplan-Meier risk that the risks of the system remove (index of prediction
    /// accuracy).
    #[must_use]
    pub fn gain(&self, null_brier: &Share) -> Option<f64> {
        let brier = self.brier.as_ref()?.value;
        (null_brier.value > 0.0).then(|| 1.0 - brier / null_brier.value)
    }
}

/// Computes the accuracy of systems at a time, in the unit of the settings, on the rows with certain points in all of
/// them. A system certain for fewer than nine tenths of the rows of the most certain one is dropped, unless it was
/// chosen; empty `systems` chooses all.
///
/// # Errors
/// If the cohort was not scored by one of them, no row is certain in all, or rows enter late.
pub fn accuracy(
    study: &Study<'_>,
    systems: &[String],
    time: f64,
    settings: &Settings,
    step: &mut dyn FnMut(),
) -> Result<Accuracy, AnalysisError> {
    let z = z_of(settings.confidence)?;
    let days = time * settings.unit.days();
    let asked: Vec<&dyn Scored> = if systems.is_empty() {
        study.scores().to_vec()
    } else {
        systems.iter().map(|id| study.scores_of(id)).collect::<Result<_, _>>()?
    };
    let counted = study.counted(settings.rows);
    let certain = |scores: &dyn Scored, row: usize| counted.contains(row) && scores.total(row).is_some();
    let known = |scores: &dyn Scored| (0..study.cohort().len()).filter(|row| certain(scores, *row)).count();
    let asked: Vec<(&dyn Scored, usize)> = asked.into_iter().map(|scores| (scores, known(scores))).collect();
    let most = asked.iter().map(|it| it.1).max().unwrap_or(0);
    let is_compared = |known: usize| known > 0 && (!systems.is_empty() || known * 10 >= most * 9);
    let (compared, dropped): (Vec<_>, Vec<_>) = asked.into_iter().partition(|it| is_compared(it.1));
    if compared.is_empty() {
        return Err(AnalysisError::NoRows);
    }
    let is_certain = |row: &usize| compared.iter().all(|(scores, _)| certain(*scores, *row));
    let rows: Vec<usize> = (0..study.cohort().len()).filter(is_certain).collect();
    let chosen = study.observations()?.select(&rows).map_err(|_| AnalysisError::NoRows)?;
    let chosen = chosen.observations();
    if chosen.entry().is_some() {
        return Err(AnalysisError::DelayedEntry);
    }
    let survival = KaplanMeier::fit(&chosen)?.survival_at(days);
    let mut found = Vec::new();
    for (scores, _) in &compared {
        found.push(system(*scores, &chosen, &risk(*scores, &rows), days, settings, z)?);
        step();
    }
    let name = |scores: &dyn Scored| scores.system().id.to_string();
    let dropped = dropped.into_iter().filter(|it| it.1 > 0 || !systems.is_empty());
    let own = |rows: usize| OwnRows { rows, harrell: None };
    let event = chosen.time().iter().zip(chosen.event());
    Ok(Accuracy {
        time,
        rows: rows.len(),
        without: counted.len() - rows.len(),
        events: event.filter(|(time, event)| **event && **time <= days).count(),
        null_brier: share(null_brier_score(&chosen, days)?, z),
        systems: found,
        dropped: dropped.map(|it| Dropped { system: name(it.0), own: own(it.1) }).collect(),
        treat_all: THRESHOLDS.map(|at| benefit(1.0, survival, at)).to_vec(),
        settings: study.settled(settings),
    })
}

fn system(
    scores: &dyn Scored,
    rows: &Observations<'_>,
    points: &[f64],
    days: f64,
    settings: &Settings,
    z: f64,
) -> Result<SystemAccuracy, AnalysisError> {
    let area = area_under_curve(rows, points, days).ok().map(|found| share(found, z));
    let mut found = SystemAccuracy {
        system: scores.system().id.to_string(),
        area,
        brier: None,
        groups: Vec::new(),
        net_benefit: Vec::new(),
    };
    let model = CoxModel::new(*rows, Covariates::new(&[("points", points)])?)?;
    let Ok(fit) = model.ties(settings.ties.into()).fit() else { return Ok(found) };
    let risks = fit.predicted_risks(&[days]);
    let risks: Vec<f64> = risks.iter().filter_map(|risk| Some(risk.first()?.clamp(0.0, 1.0))).collect();
    found.brier = Some(share(brier_score(rows, &risks, days)?, z));
    found.groups = groups(rows, points, &risks, days, z)?;
    for at in THRESHOLDS {
        let treated: Vec<usize> = (0..risks.len()).filter(|row| risks[*row] >= at).collect();
        found.net_benefit.push(match rows.select(&treated) {
            Err(_) => 0.0,
            Ok(chosen) => {
                let survival = KaplanMeier::fit(&chosen.observations())?.survival_at(days);
                benefit(treated.len() as f64 / risks.len() as f64, survival, at)
            }
        });
    }
    Ok(found)
}

/// Net benefit of treating a share of the rows with this survival, at a threshold of risk (Vickers, Cronin, Elkin and
/// Gonen, BMC Med Inform Decis Mak 8 (2008) 53).
fn benefit(share: f64, survival: f64, threshold: f64) -> f64 {
    share * ((1.0 - survival) - survival * threshold / (1.0 - threshold))
}

/// Rows by quartile of their points; equal points are in one group.
fn groups(
    rows: &Observations<'_>,
    points: &[f64],
    risks: &[f64],
    days: f64,
    z: f64,
) -> Result<Vec<Calibrated>, AnalysisError> {
    let Ok(cuts) = quantile_cuts(points, GROUPS) else { return Ok(Vec::new()) };
    let mut members = vec![Vec::new(); cuts.len()];
    for (row, value) in points.iter().enumerate() {
        members[cuts.partition_point(|cut| cut < value).min(cuts.len() - 1)].push(row);
    }
    // The lowest cut is the least of the points, which belong to the first group.
    let lowest = members.remove(0);
    if let Some(first) = members.first_mut() {
        first.extend(lowest);
    }
    let mut found = Vec::new();
    for members in members.iter().filter(|members| !members.is_empty()) {
        let curve = KaplanMeier::fit(&rows.select(members)?.observations())?;
        let last = curve.steps().take_while(|step| step.time <= days).last();
        let (survival, error) = last.map_or((1.0, 0.0), |step| (step.survival, step.standard_error()));
        let ends = members.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), row| {
            (least.min(points[*row]), most.max(points[*row]))
        });
        found.push(Calibrated {
            points: ends,
            n: members.len(),
            predicted: members.iter().map(|row| risks[*row]).sum::<f64>() / members.len() as f64,
            observed: share(Performance { value: 1.0 - survival, standard_error: error }, z),
        });
    }
    Ok(found)
}

/// A measure with its interval by the normal approximation, truncated at 0 and 1.
fn share(found: Performance, z: f64) -> Share {
    let half = if found.standard_error.is_finite() { z * found.standard_error } else { 0.0 };
    Share { value: found.value, low: (found.value - half).max(0.0), high: (found.value + half).min(1.0) }
}
