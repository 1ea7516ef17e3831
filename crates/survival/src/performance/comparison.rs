//! Compares two scores on the same patients.
//!
//! The two concordances have the patients in common, and so most of their error; the difference must be
//! assessed as one number. Its standard error is based on the patients' influences on both, and its interval
//! on a bootstrap of patients, which does not need the normal approximation.

use super::calibration::quantile;
use crate::concordance::concordance_value;
use crate::distribution::normal_two_sided;
use crate::random::SplitMix64;
use crate::{Concordance, ConcordanceOptions, Error, Observations, concordance};

/// Options of the bootstrap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bootstrap {
    /// Number of resamples, about 1,000 to 10,000.
    pub replicates: usize,
    /// Seed; the same one gives the same interval on every machine.
    pub seed: u64,
    /// Confidence level, such as 0.95.
    pub confidence: f64,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self { replicates: 2000, seed: 1, confidence: 0.95 }
    }
}

/// Two scores compared; from [`concordance_difference`].
#[derive(Debug, Clone, PartialEq)]
pub struct ConcordanceDifference {
    /// The concordance of the first score.
    pub first: Concordance,
    /// The concordance of the second score.
    pub second: Concordance,
    /// The first minus the second.
    pub difference: f64,
    /// The standard error of the difference, from the influences of the patients.
    pub standard_error: f64,
    /// The two-sided p-value of the difference over its standard error; NaN if both are 0.
    pub p_value: f64,
    /// The bootstrap percentile interval of the difference.
    pub interval: (f64, f64),
    /// Number of replicates with comparable patients.
    pub replicates: usize,
}

/// The difference in concordance between two scores of the same patients.
///
/// Patients (or clusters, if the observations have them) are drawn with replacement, each time as many as
/// there are. Both scores use the same direction and weights.
///
/// Each score has one finite value for each row. The standard error is that of R's `concordance` with two
/// scores.
///
/// # Errors
/// As [`concordance()`]; [`Error::OutOfRange`] for a confidence not between 0 and 1, or fewer than 2
/// replicates.
///
/// ```
/// use survival::performance::{Bootstrap, concordance_difference};
/// use survival::{ConcordanceOptions, Observations};
///
/// let time = [2.0, 3.0, 5.0, 7.0, 8.0, 9.0];
/// let event = [true, true, false, true, false, true];
/// let rows = Observations::new(&time, &event)?;
/// let (good, poor) = ([6.0, 5.0, 4.0, 3.0, 2.0, 1.0], [1.0, 6.0, 2.0, 5.0, 3.0, 4.0]);
/// let bootstrap = Bootstrap { replicates: 200, ..Bootstrap::default() };
/// let result = concordance_difference(&rows, &good, &poor, &ConcordanceOptions::default(), &bootstrap)?;
/// assert!(result.difference > 0.0 && result.interval.0 <= result.difference);
/// # Ok::<(), survival::Error>(())
/// ```
pub fn concordance_difference(
    observations: &Observations<'_>,
    first: &[f64],
    second: &[f64],
    options: &ConcordanceOptions,
    bootstrap: &Bootstrap,
) -> Result<ConcordanceDifference, Error> {
    if !(bootstrap.confidence > 0.0 && bootstrap.confidence < 1.0) {
        let rule = "must lie between 0 and 1";
        return Err(Error::OutOfRange { name: "confidence", value: bootstrap.confidence, rule });
    }
    if bootstrap.replicates < 2 {
        let value = bootstrap.replicates as f64;
        return Err(Error::OutOfRange { name: "replicates", value, rule: "must be at least 2" });
    }
    let on_all = (concordance(observations, first, options)?, concordance(observations, second, options)?);
    let difference = on_all.0.concordance - on_all.1.concordance;
    let squares = on_all.0.influence.iter().zip(&on_all.1.influence).map(|(a, b)| (a - b) * (a - b));
    let standard_error = libm::sqrt(squares.sum());
    let mut differences = replicate(observations, (first, second), options, bootstrap)?;
    differences.sort_by(f64::total_cmp);
    let tail = (1.0 - bootstrap.confidence) / 2.0;
    let limit = |level| quantile(&differences, level).unwrap_or(f64::NAN);
    Ok(ConcordanceDifference {
        difference,
        standard_error,
        p_value: normal_two_sided(difference / standard_error),
        interval: (limit(tail), limit(1.0 - tail)),
        replicates: differences.len(),
        first: on_all.0,
        second: on_all.1,
    })
}

/// Differences in the replicates with comparable patients.
fn replicate(
    observations: &Observations<'_>,
    scores: (&[f64], &[f64]),
    options: &ConcordanceOptions,
    bootstrap: &Bootstrap,
) -> Result<Vec<f64>, Error> {
    let merged = observations.merge_ties()?;
    let rows = merged.observations();
    let units = rows.clusters().map_or_else(
        || (0..rows.len()).map(|row| vec![row]).collect(),
        |clusters| clusters.rows_by_level().into_iter().filter(|unit| !unit.is_empty()).collect::<Vec<_>>(),
    );
    let mut random = SplitMix64::new(bootstrap.seed);
    let mut differences = Vec::with_capacity(bootstrap.replicates);
    let mut drawn = Vec::with_capacity(rows.len());
    for _ in 0..bootstrap.replicates {
        drawn.clear();
        for _ in 0..units.len() {
            drawn.extend_from_slice(&units[random.below(units.len() as u64) as usize]);
        }
        let subset = rows.select(&drawn)?;
        let value = |score: &[f64]| {
            let score: Vec<f64> = drawn.iter().map(|&row| score[row]).collect();
            concordance_value(&subset.observations(), &score, options)
        };
        if let (Some(first), Some(second)) = (value(scores.0), value(scores.1)) {
            differences.push(first - second);
        }
    }
    Ok(differences)
}
