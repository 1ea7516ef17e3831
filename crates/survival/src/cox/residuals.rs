//! Residuals: what each patient did beyond what the model expected.
//!
//! Therneau and Grambsch, "Modeling Survival Data" (Springer 2000), chapter 4 and, for Efron's ties,
//! its appendix on the residuals under tied times.

use super::CoxFit;
use super::step_sums::{StepSums, cumulative};
use crate::linear_algebra::dot;

/// The Schoenfeld residual of one event: how far the covariates of the patient who died lie from
/// the mean of those at risk.
#[derive(Debug, Clone, PartialEq)]
pub struct SchoenfeldResidual {
    /// The row that ends in the event.
    pub row: usize,
    /// When it does.
    pub time: f64,
    /// One residual for each covariate, in its units.
    pub residual: Vec<f64>,
}

impl CoxFit<'_> {
    /// Events observed minus events expected, per row: at most 1, negative for those who outlive
    /// the model's expectation. They sum to 0.
    #[must_use]
    pub fn martingale_residuals(&self) -> Vec<f64> {
        let sums = StepSums::new(self);
        let predictors = self.scaled_predictors();
        let until = cumulative(&self.sets.steps, 1, |step, _| sums.hazard[step]);
        let mut residuals = vec![0.0; self.sets.order.len()];
        for (position, span) in self.sets.spans().into_iter().enumerate() {
            let dies = self.dies_at(position, span.start);
            let own = if dies { sums.hazard_of_dying[span.start] - sums.hazard[span.start] } else { 0.0 };
            let met =
                if span.is_empty() { 0.0 } else { until[span.start] - self.before(&until, 1, span.end, 0) };
            let expected = (met + own) * libm::exp(predictors[position]);
            residuals[self.sets.order[position] as usize] = f64::from(u8::from(dies)) - expected;
        }
        residuals
    }

    /// Martingale residuals transformed to look normal under the model.
    #[must_use]
    pub fn deviance_residuals(&self) -> Vec<f64> {
        let transform = |(martingale, &event): (f64, &bool)| {
            let expected = f64::from(u8::from(event)) - martingale;
            let log = if event { libm::log(expected) } else { 0.0 };
            let deviance = -2.0 * (martingale + log);
            libm::copysign(libm::sqrt(deviance.max(0.0)), martingale)
        };
        self.martingale_residuals().into_iter().zip(self.observations.event()).map(transform).collect()
    }

    /// Each row's part of the score, `residuals[row][covariate]`, before its case weight. Weighted,
    /// they sum to 0.
    #[must_use]
    pub fn score_residuals(&self) -> Vec<Vec<f64>> {
        let (sets, width) = (&self.sets, self.sets.width);
        let sums = StepSums::new(self);
        let predictors = self.scaled_predictors();
        let hazard = cumulative(&sets.steps, 1, |step, _| sums.hazard[step]);
        let moments = cumulative(&sets.steps, width, |step, column| sums.hazard_mean(step)[column]);
        let mut residuals = vec![Vec::new(); sets.order.len()];
        for (position, span) in sets.spans().into_iter().enumerate() {
            let risk = libm::exp(predictors[position]);
            let dies = self.dies_at(position, span.start);
            let residual = (0..width).map(|column| {
                if span.is_empty() {
                    return 0.0;
                }
                let value = sets.row_values(position)[column];
                let mut met = hazard[span.start] - self.before(&hazard, 1, span.end, 0);
                let mut moment =
                    moments[span.start * width + column] - self.before(&moments, width, span.end, column);
                let mut own = 0.0;
                if dies {
                    met += sums.hazard_of_dying[span.start] - sums.hazard[span.start];
                    moment +=
                        sums.hazard_mean_of_dying(span.start)[column] - sums.hazard_mean(span.start)[column];
                    own = value - sums.mean(span.start)[column];
                }
                (own - risk * (value * met - moment)) * sets.scale[column]
            });
            residuals[sets.order[position] as usize] = residual.collect();
        }
        residuals
    }

    /// About how much each coefficient owes to each row, `influence[row][covariate]`: the
    /// coefficients with the row minus those without it (R's `dfbeta`), the row's weight included.
    #[must_use]
    pub fn dfbeta(&self) -> Vec<Vec<f64>> {
        let influence = |(row, residual): (usize, Vec<f64>)| {
            let weight = self.observations.weight_of(row);
            self.variance.rows().map(|variance| weight * dot(variance, &residual)).collect()
        };
        self.score_residuals().into_iter().enumerate().map(influence).collect()
    }

    /// One residual for each event, by stratum, time and row. They sum to 0 in each covariate.
    ///
    /// ```
    /// # use survival::cox::{Covariates, CoxModel};
    /// # use survival::Observations;
    /// # let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0];
    /// # let event = [true, true, false, true, true, true, true];
    /// # let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0];
    /// # let rows = Observations::new(&time, &event)?;
    /// # let fit = CoxModel::new(rows, Covariates::new(&[("age", &age[..])])?)?.fit()?;
    /// let residuals = fit.schoenfeld_residuals();
    /// assert_eq!(residuals.len(), 6);
    /// assert!(residuals.iter().map(|event| event.residual[0]).sum::<f64>().abs() < 1e-9);
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn schoenfeld_residuals(&self) -> Vec<SchoenfeldResidual> {
        let sets = &self.sets;
        let sums = StepSums::new(self);
        let mut residuals: Vec<(u32, SchoenfeldResidual)> = Vec::new();
        for (index, step) in sets.steps.iter().enumerate() {
            for position in step.dying() {
                let values = sets.row_values(position).iter().zip(sums.mean(index));
                let residual =
                    values.zip(&sets.scale).map(|((value, mean), scale)| (value - mean) * scale).collect();
                let row = sets.order[position] as usize;
                residuals.push((step.stratum, SchoenfeldResidual { row, time: step.time, residual }));
            }
        }
        residuals.sort_by(|(a_stratum, a), (b_stratum, b)| {
            a_stratum.cmp(b_stratum).then(a.time.total_cmp(&b.time)).then(a.row.cmp(&b.row))
        });
        residuals.into_iter().map(|(_, residual)| residual).collect()
    }

    /// Schoenfeld residuals times the number of events and the variance, plus the coefficients: their
    /// course over time is the course of a coefficient (Grambsch and Therneau, Biometrika 81 (1994)
    /// 515-526; R's `residuals(fit, "scaledsch")`).
    #[must_use]
    pub fn scaled_schoenfeld_residuals(&self) -> Vec<SchoenfeldResidual> {
        let mut residuals = self.schoenfeld_residuals();
        let events = residuals.len() as f64;
        for event in &mut residuals {
            let scaled = self.variance.times(&event.residual);
            let scaled = scaled.iter().zip(&self.coefficients).map(|(value, slope)| events * value + slope);
            event.residual = scaled.collect();
        }
        residuals
    }

    /// Whether the row at a position dies, which can only be at its first step.
    fn dies_at(&self, position: usize, first: usize) -> bool {
        self.sets.steps.get(first).is_some_and(|step| step.dying().contains(&position))
    }

    /// A cumulative sum over the times before a row entered: none if it was there from the start of
    /// its stratum's times.
    fn before(&self, sums: &[f64], width: usize, end: usize, column: usize) -> f64 {
        let same = |step: usize| self.sets.steps.get(step).map(|step| step.stratum);
        if end > 0 && same(end - 1) == same(end) { sums[end * width + column] } else { 0.0 }
    }
}
