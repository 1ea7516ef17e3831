//! Concordance: how often a score orders two patients correctly.
//!
//! Of all pairs in which one patient is known to have outlived the other, the concordance is the share in
//! which the score agrees, pairs with equal scores counting half: 0.5 is chance, 1 perfect order (Harrell,
//! Califf, Pryor, Lee and Rosati, JAMA 247 (1982) 2543-2546). Pairs can be weighted by the time of the
//! earlier event; with weights n/G^2 the concordance does not depend on the censoring distribution (Uno, Cai,
//! Pencina, D'Agostino and Wei, Stat Med 30 (2011) 1105-1117).
//!
//! Conventions and standard error are those of R's `concordance`: a patient censored at the time of another's
//! death has outlived that patient; two deaths at the same time cannot be compared; the variance is the sum
//! of the squared influences of the patients (or clusters) on the concordance, with the time weights treated
//! as known. The work grows as `n log n`.
//!
//! ```
//! use survival::{ConcordanceOptions, Observations, concordance};
//!
//! let time = [5.0, 8.0, 12.0, 20.0];
//! let event = [true, true, false, true];
//! let score = [3.0, 1.0, 2.0, 0.0];
//! let result = concordance(&Observations::new(&time, &event)?, &score, &ConcordanceOptions::default())?;
//! assert_eq!(result.counts.concordant, 4.0);
//! assert_eq!(result.counts.discordant, 1.0);
//! assert_eq!(result.concordance, 0.8);
//! # Ok::<(), survival::Error>(())
//! ```

mod counting;
mod fenwick;
mod time_weights;

use self::counting::count_stratum;
use crate::observations::same_length;
use crate::{Categories, Error, Observations};

/// Meaning of a higher score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// Shorter survival, as for a risk score; R's `reverse = TRUE`.
    #[default]
    HigherIsWorse,
    /// Longer survival, as for a performance status in percent.
    HigherIsBetter,
}

/// Weight of a pair by the time t of its earlier event. n(t) is the number at risk, S the Kaplan-Meier curve
/// of the events and G that of the censorings, both just before t.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimeWeight {
    /// Equal weight for each pair, so that a time has weight n(t): Harrell's concordance.
    #[default]
    AtRisk,
    /// S(t): the Peto-Wilcoxon weights.
    Survival,
    /// S(t)/G(t): Schemper's weights.
    SurvivalOverCensoring,
    /// n(t)/G(t)^2: Uno's weights.
    AtRiskOverCensoringSquared,
    /// Equal weight for each event, whatever the number at risk.
    Equal,
}

/// Options of [`concordance()`].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ConcordanceOptions {
    /// Meaning of a higher score.
    pub direction: Direction,
    /// Weights of pairs.
    pub weight: TimeWeight,
    /// Restricts the earlier event of a pair to times up to this one, in the unit of the observations (Uno's
    /// tau; R's `ymax`); `None` for no limit.
    pub until: Option<f64>,
}

impl ConcordanceOptions {
    /// Uno's concordance up to a time, for a score whose higher values are worse.
    ///
    /// `tau` is in the unit of the observations. R's `concordance(..., timewt = "n/G2", ymax = tau,
    /// reverse = TRUE)`.
    #[must_use]
    pub fn uno(tau: f64) -> Self {
        Self {
            direction: Direction::HigherIsWorse,
            weight: TimeWeight::AtRiskOverCensoringSquared,
            until: Some(tau),
        }
    }
}

/// Numbers of pairs by agreement with the score; weighted if patients or times are.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PairCounts {
    /// The score agrees with the order of survival.
    pub concordant: f64,
    /// The score disagrees.
    pub discordant: f64,
    /// Survival can be ordered, but the scores are equal.
    pub tied_score: f64,
    /// Both died at the same time, with different scores.
    pub tied_time: f64,
    /// Both died at the same time, with equal scores.
    pub tied_both: f64,
}

impl PairCounts {
    /// Weight of all pairs whose survival can be ordered.
    #[must_use]
    pub fn comparable(&self) -> f64 {
        self.concordant + self.discordant + self.tied_score
    }

    fn add(&mut self, other: &Self) {
        self.concordant += other.concordant;
        self.discordant += other.discordant;
        self.tied_score += other.tied_score;
        self.tied_time += other.tied_time;
        self.tied_both += other.tied_both;
    }
}

/// A concordance with its standard error; from [`concordance()`].
#[derive(Debug, Clone, PartialEq)]
pub struct Concordance {
    /// The concordance, from 0 to 1.
    pub concordance: f64,
    /// Its standard error, on the same scale; R's root of `var`.
    pub standard_error: f64,
    /// The pairs behind it.
    pub counts: PairCounts,
    /// Influence of each cluster (or row, without clusters) on the concordance, in the order of the clusters'
    /// levels or of the rows. The variance of a difference of two concordances of the same patients is the
    /// sum of the squared differences of their influences.
    pub influence: Vec<f64>,
}

/// Pairs of a row, weighted by its partners.
#[derive(Debug, Clone, Copy, Default)]
struct RowPairs {
    concordant: f64,
    discordant: f64,
    tied_score: f64,
}

/// The concordance of a score with survival; within strata, if the observations have them.
///
/// `score` has one finite value for each row, on any scale: only its order counts. R's
/// `concordance(Surv(time, event) ~ score + strata(s))`, whose argument `reverse` is [`Direction`] and
/// `timewt` is [`TimeWeight`].
///
/// # Errors
/// [`Error::LengthsDiffer`], [`Error::NotFinite`] for a score; [`Error::OutOfRange`] for the time limit;
/// [`Error::Degenerate`] if no two patients can be compared, or for weights by censoring under delayed entry,
/// where the censoring curve has no such meaning.
///
/// ```
/// # use survival::{ConcordanceOptions, Observations, concordance};
/// let rows = Observations::new(&[1.0, 2.0, 3.0], &[true; 3])?;
/// let harrell = concordance(&rows, &[3.0, 1.0, 2.0], &ConcordanceOptions::default())?;
/// assert!((harrell.concordance - 2.0 / 3.0).abs() < 1e-15);
/// # Ok::<(), survival::Error>(())
/// ```
pub fn concordance(
    observations: &Observations<'_>,
    score: &[f64],
    options: &ConcordanceOptions,
) -> Result<Concordance, Error> {
    same_length("score", observations.len(), score.len())?;
    if let Some(row) = score.iter().position(|value| !value.is_finite()) {
        return Err(Error::NotFinite { row, name: "score" });
    }
    if let Some(value) = options.until.filter(|until| until.is_nan()) {
        return Err(Error::OutOfRange { name: "the time limit", value, rule: "it must be a number" });
    }
    let by_censoring =
        matches!(options.weight, TimeWeight::SurvivalOverCensoring | TimeWeight::AtRiskOverCensoringSquared);
    if by_censoring && observations.entry().is_some() {
        return Err(Error::Degenerate("weights by the censoring curve have no meaning under delayed entry"));
    }
    let merged = observations.merge_ties()?;
    let rows = merged.observations();
    let mut counts = PairCounts::default();
    let mut pairs = vec![RowPairs::default(); rows.len()];
    let mut rank = vec![0; rows.len()];
    for members in strata(&rows) {
        counts.add(&count_stratum(&rows, &members, score, options, Some(&mut pairs), &mut rank));
    }
    let comparable = counts.comparable();
    if comparable <= 0.0 {
        return Err(Error::Degenerate("no two patients can be compared"));
    }
    let somers = (counts.concordant - counts.discordant) / comparable;
    let influence = pairs.iter().enumerate().map(|(row, pairs)| {
        let own = pairs.concordant - pairs.discordant;
        let all = pairs.concordant + pairs.discordant + pairs.tied_score;
        rows.weight_of(row) * (own - somers * all) / (2.0 * comparable)
    });
    let influence = by_cluster(&rows, influence);
    Ok(Concordance {
        concordance: f64::midpoint(1.0, somers),
        standard_error: libm::sqrt(influence.iter().map(|part| part * part).sum()),
        counts,
        influence,
    })
}

/// Concordance without standard error, for rows with merged ties and finite scores; `None` if no two can be
/// compared. Used by the bootstrap.
pub(crate) fn concordance_value(
    rows: &Observations<'_>,
    score: &[f64],
    options: &ConcordanceOptions,
) -> Option<f64> {
    let mut counts = PairCounts::default();
    let mut rank = vec![0; rows.len()];
    for members in strata(rows) {
        counts.add(&count_stratum(rows, &members, score, options, None, &mut rank));
    }
    let comparable = counts.comparable();
    (comparable > 0.0).then(|| f64::midpoint(1.0, (counts.concordant - counts.discordant) / comparable))
}

/// The rows of each stratum.
fn strata(rows: &Observations<'_>) -> Vec<Vec<usize>> {
    rows.strata().map_or_else(|| vec![(0..rows.len()).collect()], Categories::rows_by_level)
}

/// Sums over clusters, or the values of the rows if there are none.
fn by_cluster(rows: &Observations<'_>, influence: impl Iterator<Item = f64>) -> Vec<f64> {
    match rows.clusters() {
        None => influence.collect(),
        Some(clusters) => {
            let mut sums = vec![0.0; clusters.levels().len()];
            for (&cluster, part) in clusters.codes().iter().zip(influence) {
                sums[cluster as usize] += part;
            }
            let with_rows = sums.into_iter().zip(clusters.counts()).filter(|&(_, &count)| count > 0);
            with_rows.map(|(sum, _)| sum).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn harrell(time: &[f64], event: &[bool], score: &[f64]) -> Result<Concordance, Error> {
        concordance(&Observations::new(time, event).unwrap(), score, &ConcordanceOptions::default())
    }

    #[test]
    fn one_who_is_censored_at_anothers_death_has_outlived_him() {
        let result = harrell(&[3.0, 3.0], &[true, false], &[2.0, 1.0]).unwrap();
        assert_eq!(result.counts.concordant, 1.0);
    }

    #[test]
    fn two_who_die_at_the_same_time_cannot_be_compared() {
        let error = harrell(&[3.0, 3.0], &[true, true], &[2.0, 1.0]).unwrap_err();
        assert!(matches!(error, Error::Degenerate(_)));
    }

    #[test]
    fn equal_scores_count_half() {
        let result = harrell(&[3.0, 4.0], &[true, true], &[1.0, 1.0]).unwrap();
        assert_eq!((result.concordance, result.counts.tied_score), (0.5, 1.0));
    }

    #[test]
    fn a_patient_who_enters_after_a_death_is_not_compared_with_it() {
        let rows = Observations::new(&[3.0, 5.0, 9.0], &[true, true, true]).unwrap();
        let rows = rows.with_entry(&[0.0, 0.0, 4.0]).unwrap();
        let result = concordance(&rows, &[1.0, 2.0, 3.0], &ConcordanceOptions::default()).unwrap();
        assert_eq!(result.counts.discordant, 2.0);
        assert_eq!(result.counts.comparable(), 2.0);
    }

    #[test]
    fn strata_are_not_compared_with_each_other() {
        let strata = crate::Categories::from_labels(&["a", "b", "a"]);
        let rows = Observations::new(&[3.0, 5.0, 9.0], &[true; 3]).unwrap().with_strata(&strata).unwrap();
        let result = concordance(&rows, &[2.0, 5.0, 1.0], &ConcordanceOptions::default()).unwrap();
        assert_eq!(result.counts.comparable(), 1.0);
    }
}
