//! Observed survival in the groups of a score.

use serde::{Deserialize, Serialize};
use survival::{ConfidenceType, KaplanMeier};

use crate::Error;
use crate::score::Score;
use crate::table::Table;

/// Observed survival of the patients of a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupOutcome {
    /// Number of patients; the mean over imputations, rounded.
    pub rows: usize,
    /// Number of events; the mean over imputations, rounded.
    pub events: usize,
    /// Survival at each horizon.
    pub survival: Vec<SurvivalAt>,
}

/// Survival at a time, with its 95 % confidence interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurvivalAt {
    /// The Kaplan-Meier estimate.
    pub estimate: f64,
    /// Its lower limit.
    pub lower: f64,
    /// Its upper limit.
    pub upper: f64,
}

/// Survival in each group. Over several imputations, survival is the mean, and its limits are the mean limits
/// widened by the spread between imputations.
pub(crate) fn group_outcomes(
    score: &Score,
    tables: &[Table],
    horizons: &[f64],
) -> Result<Vec<GroupOutcome>, Error> {
    let totals: Vec<Vec<i32>> = tables.iter().map(|table| score.totals(table)).collect();
    let mut outcomes = Vec::with_capacity(score.groups.len());
    for &(from, to) in &score.groups {
        let (mut rows, mut events) = (0, 0);
        let mut estimates: Vec<Vec<SurvivalAt>> = Vec::new();
        for (table, totals) in tables.iter().zip(&totals) {
            let members: Vec<usize> =
                (0..totals.len()).filter(|&row| (from..=to).contains(&totals[row])).collect();
            if members.is_empty() {
                continue;
            }
            let part = table.select(&members);
            rows += part.rows();
            events += part.events();
            let curve = KaplanMeier::fit(&part.observations()?)?;
            let at = curve.at_times(horizons, ConfidenceType::LogLog, 0.95)?;
            estimates.push(
                at.iter()
                    .map(|at| SurvivalAt { estimate: at.survival, lower: at.lower, upper: at.upper })
                    .collect(),
            );
        }
        let mean = |count: usize| libm::round(count as f64 / tables.len() as f64) as usize;
        outcomes.push(GroupOutcome { rows: mean(rows), events: mean(events), survival: pooled(&estimates) });
    }
    Ok(outcomes)
}

fn pooled(estimates: &[Vec<SurvivalAt>]) -> Vec<SurvivalAt> {
    let number = estimates.len() as f64;
    let horizons = estimates.first().map_or(0, Vec::len);
    (0..horizons)
        .map(|at| {
            let mean = |value: fn(&SurvivalAt) -> f64| {
                estimates.iter().map(|one| value(&one[at])).sum::<f64>() / number
            };
            let estimate = mean(|one| one.estimate);
            let between = estimates
                .iter()
                .map(|one| (one[at].estimate - estimate) * (one[at].estimate - estimate))
                .sum::<f64>()
                / (number - 1.0).max(1.0);
            let spread = 1.96 * 1.96 * (1.0 + 1.0 / number) * between;
            let (below, above) = (estimate - mean(|one| one.lower), mean(|one| one.upper) - estimate);
            SurvivalAt {
                estimate,
                lower: (estimate - libm::hypot(below, libm::sqrt(spread))).max(0.0),
                upper: (estimate + libm::hypot(above, libm::sqrt(spread))).min(1.0),
            }
        })
        .collect()
}
