//! Concordance of scores with survival: several systems compared on the same rows.

use clinical::Direction;
use serde::{Deserialize, Serialize};
use survival::{Concordance, ConcordanceOptions, Observations, concordance, distribution};

use super::AnalysisError;
use super::settings::{Adjustment, Settings};
use super::study::{Counted, Scored, Study};

/// Concordances of systems and their differences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Discrimination {
    /// Number of rows with certain points in all compared systems.
    pub rows: usize,
    /// Number of rows excluded because points of a system are uncertain.
    pub without: usize,
    /// Upper limit of time of Uno's concordance: the last event, in the unit of the settings.
    pub uno_until: Option<f64>,
    /// Compared systems, in the order requested.
    pub systems: Vec<SystemConcordance>,
    /// Requested systems whose points are certain for too few rows.
    #[serde(default)]
    pub dropped: Vec<Dropped>,
    /// Pairs of systems that order the rows differently. A system with the same order as an earlier one is in
    /// no pair, so that it does not count twice in the adjustment.
    pub differences: Vec<Difference>,
    /// Settings.
    pub settings: Settings,
}

impl Discrimination {
    /// Number of rows compared, and of all that counted.
    #[must_use]
    pub fn analysed(&self) -> (usize, usize) {
        (self.rows, self.rows + self.without)
    }
}

/// A system on all rows with certain points, independent of the others.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct OwnRows {
    /// Number of rows.
    pub rows: usize,
    /// Harrell's concordance on them; `None` if no two can be compared.
    pub harrell: Option<Share>,
}

/// A requested system that is not compared, because its points are certain for too few rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dropped {
    /// Id of the system.
    pub system: String,
    /// The system on its own rows.
    pub own: OwnRows,
}

/// Concordance of a system.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SystemConcordance {
    /// Id of the system.
    pub system: String,
    /// Harrell's concordance.
    pub harrell: Share,
    /// Uno's concordance, which does not depend on the censoring distribution; `None` if undefined.
    pub uno: Option<Share>,
    /// The system on its own rows.
    #[serde(default)]
    pub own: OwnRows,
    /// Index of the first system with the same order of all rows, including ties; `None` if there is none
    /// before.
    #[serde(default)]
    pub same_order_as: Option<usize>,
}

/// A share with its confidence interval by the normal approximation, truncated at 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// The share, from 0 to 1.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Comparison of two systems by Harrell's concordance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// Index of the first system.
    pub first: usize,
    /// Index of the second system.
    pub second: usize,
    /// Concordance of the first minus that of the second.
    pub difference: f64,
    /// Lower end of its interval.
    pub low: f64,
    /// Upper end of its interval.
    pub high: f64,
    /// p-value, from the same standard error as the interval; `None` if the two never differ.
    pub p: Option<f64>,
    /// p-value adjusted for the number of pairs.
    pub adjusted: Option<f64>,
}

/// Compares systems on the rows with certain points in all of them.
///
/// Empty `systems` means all that are certain for some row; of these, systems certain for fewer than nine
/// tenths of the rows of the most certain one are dropped, because few rows would remain. Of chosen systems,
/// only those certain for no row are dropped.
///
/// # Errors
/// If the cohort was not scored by one of them, no row is certain in all.
pub fn discriminate(
    study: &Study<'_>,
    systems: &[String],
    settings: &Settings,
    step: &mut dyn FnMut(),
) -> Result<Discrimination, AnalysisError> {
    let z = z_of(settings.confidence)?;
    let asked: Vec<&dyn Scored> = if systems.is_empty() {
        study.scores().to_vec()
    } else {
        systems.iter().map(|id| study.scores_of(id)).collect::<Result<_, _>>()?
    };
    let counted = study.counted(settings.rows);
    let mut own = Vec::new();
    for scores in &asked {
        own.push(on_own_rows(study, *scores, &counted, z)?);
        step();
    }
    let most = own.iter().map(|own| own.rows).max().unwrap_or(0);
    let is_compared = |own: &OwnRows| own.rows > 0 && (!systems.is_empty() || own.rows * 10 >= most * 9);
    let name = |scores: &dyn Scored| scores.system().id.to_string();
    let asked = asked.into_iter().zip(own).filter(|(_, own)| own.rows > 0 || !systems.is_empty());
    let (compared, dropped): (Vec<_>, Vec<_>) = asked.partition(|(_, own)| is_compared(own));
    let dropped = dropped.into_iter().map(|(scores, own)| Dropped { system: name(scores), own });
    let (scores, own): (Vec<&dyn Scored>, Vec<OwnRows>) = compared.into_iter().unzip();
    if scores.is_empty() {
        return Err(AnalysisError::NoRows);
    }
    let certain = |row: &usize| counted.contains(*row) && scores.iter().all(|it| it.total(*row).is_some());
    let rows: Vec<usize> = (0..study.cohort().len()).filter(certain).collect();
    let chosen = study.observations()?.select(&rows).map_err(|_| AnalysisError::NoRows)?;
    let clusters = study.clusters(&rows)?;
    let mut chosen = chosen.observations();
    if let Some(clusters) = &clusters {
        chosen = chosen.with_clusters(clusters)?;
    }
    let risks: Vec<Vec<f64>> = scores.iter().map(|scores| risk(*scores, &rows)).collect();
    // Weights by the censoring curve are undefined with delayed entry, so there is no Uno's concordance.
    let last_event = last_event(&chosen).filter(|_| chosen.entry().is_none());
    let orders: Vec<Vec<u32>> = risks.iter().map(|risk| order_of(risk)).collect();
    let (mut found, mut harrells) = (Vec::new(), Vec::new());
    for (place, risk) in risks.iter().enumerate() {
        let harrell = concordance(&chosen, risk, &ConcordanceOptions::default())?;
        step();
        // If everybody was censored early, late weights are undefined, so there is no Uno's concordance.
        let uno =
            last_event.and_then(|until| concordance(&chosen, risk, &ConcordanceOptions::uno(until)).ok());
        found.push(SystemConcordance {
            system: name(scores[place]),
            harrell: share(&harrell, z),
            uno: uno.as_ref().map(|uno| share(uno, z)),
            own: own[place],
            same_order_as: orders[..place].iter().position(|order| *order == orders[place]),
        });
        harrells.push(harrell);
        step();
    }
    Ok(Discrimination {
        rows: rows.len(),
        without: counted.len() - rows.len(),
        uno_until: last_event.map(|days| settings.unit.of_days(days)),
        differences: differences(&harrells, &found, z, settings.adjustment),
        systems: found,
        dropped: dropped.collect(),
        settings: study.settled(settings),
    })
}

/// Normal quantile of intervals at this confidence level.
pub(super) fn z_of(confidence: f64) -> Result<f64, AnalysisError> {
    if confidence > 0.0 && confidence < 1.0 {
        return Ok(-distribution::normal_quantile((1.0 - confidence) / 2.0));
    }
    let rule = "must lie between 0 and 1";
    Err(survival::Error::OutOfRange { name: "confidence", value: confidence, rule }.into())
}

fn share(result: &Concordance, z: f64) -> Share {
    let (value, half) = (result.concordance, z * result.standard_error);
    Share { value, low: (value - half).max(0.0), high: (value + half).min(1.0) }
}

/// A system on all counted rows with certain points.
fn on_own_rows(
    study: &Study<'_>,
    scores: &dyn Scored,
    counted: &Counted,
    z: f64,
) -> Result<OwnRows, AnalysisError> {
    let certain = |row: &usize| counted.contains(*row) && scores.total(*row).is_some();
    let rows: Vec<usize> = (0..study.cohort().len()).filter(certain).collect();
    if rows.is_empty() {
        return Ok(OwnRows::default());
    }
    let chosen = study.observations()?.select(&rows)?;
    let clusters = study.clusters(&rows)?;
    let mut chosen = chosen.observations();
    if let Some(clusters) = &clusters {
        chosen = chosen.with_clusters(clusters)?;
    }
    let found = concordance(&chosen, &risk(scores, &rows), &ConcordanceOptions::default());
    Ok(OwnRows { rows: rows.len(), harrell: found.ok().map(|found| share(&found, z)) })
}

/// Rank of each value among the distinct values: two scores with the same ranks order the rows identically.
fn order_of(risk: &[f64]) -> Vec<u32> {
    let mut places: Vec<usize> = (0..risk.len()).collect();
    places.sort_by(|a, b| risk[*a].total_cmp(&risk[*b]));
    let (mut order, mut rank, mut last) = (vec![0; risk.len()], 0, None);
    for place in places {
        rank += u32::from(last.is_some_and(|last: f64| last < risk[place]));
        last = Some(risk[place]);
        order[place] = rank;
    }
    order
}

/// Results as risks: higher is worse.
pub(super) fn risk(scores: &dyn Scored, rows: &[usize]) -> Vec<f64> {
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

/// Differences by Wald's method: their variance is the sum of the squared differences of influences, as in
/// R's `concordance` of two scores. Interval and p-value use the same one, because an interval of another
/// method can contradict the p-value.
fn differences(
    concordances: &[Concordance],
    systems: &[SystemConcordance],
    z: f64,
    adjustment: Adjustment,
) -> Vec<Difference> {
    let difference = |(first, second): (usize, usize)| {
        let (one, other) = (&concordances[first], &concordances[second]);
        let squares = one.influence.iter().zip(&other.influence).map(|(a, b)| (a - b) * (a - b));
        let error = libm::sqrt(squares.sum());
        let difference = one.concordance - other.concordance;
        let p = Some(distribution::normal_two_sided(difference / error)).filter(|p| p.is_finite());
        let (low, high) = (difference - z * error, difference + z * error);
        Difference { first, second, difference, low, high, p, adjusted: None }
    };
    let is_first = |place: usize| systems.get(place).is_some_and(|system| system.same_order_as.is_none());
    let pairs = pairs(concordances.len()).filter(|pair| is_first(pair.0) && is_first(pair.1));
    let mut found: Vec<Difference> = pairs.map(difference).collect();
    let p: Vec<Option<f64>> = found.iter().map(|it| it.p).collect();
    for (difference, adjusted) in found.iter_mut().zip(adjustment.adjust(&p)) {
        difference.adjusted = adjusted;
    }
    found
}

fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |first| (first + 1..count).map(move |second| (first, second)))
}
