//! Test of proportional hazards.
//!
//! The score test of one more coefficient `b(t) = b + c g(t)` at `c = 0`, for each covariate and for all
//! together, as in R since `survival` 3.0. Most other software reports the older approximation of Grambsch
//! and Therneau (Biometrika 81 (1994) 515-526), which assumes a variance constant over time; it can differ by
//! factors.

use super::CoxFit;
use super::death_order::Step;
use super::likelihood::{covariance, terms, total_and_mean};
use super::risk_sets::Reader;
use crate::linear_algebra::{Cholesky, SymmetricMatrix};
use crate::{ChiSquaredTest, Error};

/// The function of time, g, along which a coefficient may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimeTransform {
    /// One minus the Kaplan-Meier estimate just before the time; R's default, robust to outlying times.
    #[default]
    KaplanMeier,
    /// The rank of the time among the times of all rows.
    Rank,
    /// The time itself.
    Identity,
    /// Its logarithm.
    Log,
}

/// The result of [`CoxFit::proportional_hazards_test`].
#[derive(Debug, Clone, PartialEq)]
pub struct ProportionalHazardsTest {
    /// One test with one degree of freedom for each covariate, in their order.
    pub covariates: Vec<ChiSquaredTest>,
    /// The joint test, with one degree of freedom for each covariate; R's line `GLOBAL`.
    pub global: ChiSquaredTest,
}

impl CoxFit<'_> {
    /// Tests each covariate, and all jointly, for a coefficient that changes with a function of time.
    ///
    /// R's `cox.zph(fit, transform = , terms = FALSE)`.
    ///
    /// # Errors
    /// [`Error::Degenerate`] if the function is constant over the times of death, or is the logarithm and
    /// there is a time of 0.
    ///
    /// ```
    /// # use survival::cox::{Covariates, CoxModel, TimeTransform};
    /// # use survival::Observations;
    /// # let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0];
    /// # let event = [true, true, false, true, true, true, true];
    /// # let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0];
    /// # let rows = Observations::new(&time, &event)?;
    /// # let fit = CoxModel::new(rows, Covariates::new(&[("age", &age[..])])?)?.fit()?;
    /// let test = fit.proportional_hazards_test(TimeTransform::KaplanMeier)?;
    /// assert_eq!(test.covariates[0].df, 1);
    /// assert!((test.covariates[0].statistic - test.global.statistic).abs() < 1e-9);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn proportional_hazards_test(
        &self,
        transform: TimeTransform,
    ) -> Result<ProportionalHazardsTest, Error> {
        let along = self.transformed_steps(transform)?;
        let width = self.sets.width;
        let mut score = vec![0.0; 2 * width];
        let mut information = vec![0.0; 4 * width * width];
        let mut mean = vec![0.0; width];
        let mut index = 0;
        let mut reader = Reader::new(&self.sets);
        self.sets.walk(self.scaled(), 2, |step, living, dying| {
            let g = along[index];
            index += 1;
            for position in step.dying() {
                let weight = self.sets.weight_at(position);
                for (column, value) in reader.row(position).iter().enumerate() {
                    score[width + column] += g * weight * value;
                }
            }
            for term in terms(self.ties, step.death_count(), self.sets.death_weight(step)) {
                let total = total_and_mean(term, living, dying, &mut mean);
                for j in 0..width {
                    score[width + j] -= g * term.weight * mean[j];
                    for k in 0..=j {
                        let part = term.weight * covariance(term, total, &mean, living, dying, j, k);
                        information[j * 2 * width + k] += part;
                        information[(width + j) * 2 * width + k] += g * part;
                        information[(width + j) * 2 * width + width + k] += g * g * part;
                    }
                }
            }
        });
        let information = SymmetricMatrix::from_fn(2 * width, |row, column| {
            // Only the lower half of the block of covariates by g is computed; it is symmetric.
            let (row, column) = if row >= width && column < width && column > row - width {
                (column + width, row - width)
            } else {
                (row, column)
            };
            information[row * 2 * width + column]
        });
        let test = |columns: &[usize]| -> Result<ChiSquaredTest, Error> {
            let chosen: Vec<usize> = (0..width).chain(columns.iter().map(|column| width + column)).collect();
            let factor = Cholesky::new(&information.select(&chosen)).map_err(|_| UNTESTABLE)?;
            let score: Vec<f64> = chosen.iter().map(|&index| score[index]).collect();
            Ok(ChiSquaredTest::new(factor.inverse_quadratic_form(&score), columns.len()))
        };
        Ok(ProportionalHazardsTest {
            covariates: (0..width).map(|column| test(&[column])).collect::<Result<_, _>>()?,
            global: test(&(0..width).collect::<Vec<_>>())?,
        })
    }

    /// The function of time at each step, centred over the events.
    fn transformed_steps(&self, transform: TimeTransform) -> Result<Vec<f64>, Error> {
        let merged = self.observations.merge_ties()?;
        let rows = merged.observations();
        let steps: Vec<Step> = self.sets.order.steps().collect();
        let times = steps.iter().map(|step| self.sets.time(step));
        let mut along: Vec<f64> = match transform {
            TimeTransform::Identity => times.collect(),
            TimeTransform::Log => times.map(libm::log).collect(),
            TimeTransform::Rank => {
                let mut sorted = rows.time().to_vec();
                sorted.sort_unstable_by(f64::total_cmp);
                let rank = |time: f64| {
                    let below = sorted.partition_point(|&other| other < time);
                    let through = sorted.partition_point(|&other| other <= time);
                    (below + through + 1) as f64 / 2.0
                };
                times.map(rank).collect()
            }
            TimeTransform::KaplanMeier => {
                let curve = left_continuous_curve(rows.time(), rows.event(), rows.entry());
                times.map(|time| 1.0 - before(&curve, time)).collect()
            }
        };
        let events: usize = steps.iter().map(Step::death_count).sum();
        let total: f64 = along.iter().zip(&steps).map(|(g, step)| g * step.death_count() as f64).sum();
        let mean = total / events as f64;
        for g in &mut along {
            *g -= mean;
        }
        if along.iter().all(|g| g.is_finite()) { Ok(along) } else { Err(UNTESTABLE) }
    }
}

/// The function has no variation or is undefined.
const UNTESTABLE: Error =
    Error::Degenerate("the function of time is not finite, or does not vary, over the events");

/// Kaplan-Meier of all rows, unweighted: (time of death, survival after it), ascending.
fn left_continuous_curve(time: &[f64], event: &[bool], entry: Option<&[f64]>) -> Vec<(f64, f64)> {
    let sorted = |values: &[f64]| {
        let mut values = values.to_vec();
        values.sort_unstable_by(f64::total_cmp);
        values
    };
    let (ends, starts) = (sorted(time), entry.map(sorted));
    let deaths: Vec<f64> =
        time.iter().zip(event).filter(|&(_, &event)| event).map(|(&time, _)| time).collect();
    let deaths = sorted(&deaths);
    let mut curve = Vec::new();
    let mut survival = 1.0;
    for tied in deaths.chunk_by(|a, b| a.total_cmp(b).is_eq()) {
        let now = tied[0];
        let gone = ends.partition_point(|&end| end < now);
        let come = starts.as_ref().map_or(ends.len(), |starts| starts.partition_point(|&start| start < now));
        let at_risk = (come - gone) as f64;
        survival *= (at_risk - tied.len() as f64) / at_risk;
        curve.push((now, survival));
    }
    curve
}

/// The curve just before a time.
fn before(curve: &[(f64, f64)], time: f64) -> f64 {
    let earlier = curve.partition_point(|&(death, _)| death < time);
    if earlier == 0 { 1.0 } else { curve[earlier - 1].1 }
}
