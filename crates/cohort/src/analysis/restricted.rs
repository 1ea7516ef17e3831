//! Restricted mean survival time of groups, and its differences.

use serde::{Deserialize, Serialize};
use survival::{Categories, KaplanMeier, Observations, distribution};

use super::AnalysisError;
use super::settings::Settings;

/// Restricted means of the groups of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Restricted {
    /// End of the time over which the mean is taken, in the unit of the settings.
    pub until: f64,
    /// The mean of each group; `None` for a group without rows, or whose curve ends before.
    pub means: Vec<Option<Mean>>,
    /// Differences of groups with means.
    pub differences: Vec<MeanDifference>,
}

/// The mean survival time of a group up to a horizon, in the unit of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
    /// Lower end of its interval.
    pub low: f64,
    /// Upper end of its interval.
    pub high: f64,
}

/// Difference of the means of two groups, in the unit of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MeanDifference {
    /// Index of the first group.
    pub first: usize,
    /// Index of the second group.
    pub second: usize,
    /// Mean of the first minus that of the second.
    pub difference: f64,
    /// Lower end of its interval.
    pub low: f64,
    /// Upper end of its interval.
    pub high: f64,
    /// p-value, from the same standard error as the interval; `None` without one.
    pub p: Option<f64>,
}

impl Restricted {
    /// The means of these groups, in days, by the normal approximation; the groups are independent. As R's
    /// `print(survfit(), rmean =)`, and `survRM2::rmst2` without covariates.
    pub(crate) fn new(
        rows: &Observations<'_>,
        categories: &Categories,
        places: &[usize],
        groups: usize,
        until: f64,
        settings: &Settings,
    ) -> Result<Self, AnalysisError> {
        let z = -distribution::normal_quantile((1.0 - settings.confidence) / 2.0);
        let (days, unit) = (until * settings.unit.days(), settings.unit);
        let mut means = vec![None; groups];
        for (place, rows) in places.iter().zip(rows.split(categories)?) {
            let curve = KaplanMeier::fit(&rows.observations())?;
            // After the last time the curve is known only if it has reached 0.
            let last = curve.steps().last().map_or(1.0, |step| step.survival);
            if days > curve.largest_time() * (1.0 + 1e-12) && last > 0.0 {
                continue;
            }
            let found = curve.restricted_mean(days)?;
            let (mean, error) = (unit.of_days(found.mean), unit.of_days(found.standard_error));
            means[*place] = Some(Mean { mean, error, low: mean - z * error, high: mean + z * error });
        }
        let known: Vec<(usize, Mean)> =
            means.iter().enumerate().filter_map(|(place, mean)| Some((place, (*mean)?))).collect();
        let pairs = known
            .iter()
            .enumerate()
            .flat_map(|(at, one)| known[at + 1..].iter().map(move |other| (one, other)));
        let difference = |(one, other): (&(usize, Mean), &(usize, Mean))| {
            let difference = one.1.mean - other.1.mean;
            let error = libm::hypot(one.1.error, other.1.error);
            MeanDifference {
                first: one.0,
                second: other.0,
                difference,
                low: difference - z * error,
                high: difference + z * error,
                p: (error > 0.0).then(|| distribution::normal_two_sided(difference / error)),
            }
        };
        let differences = pairs.map(difference).collect();
        Ok(Self { until, means, differences })
    }
}
