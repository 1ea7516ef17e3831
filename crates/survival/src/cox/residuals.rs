//! Residuals: differences between patients and the model's expectation.
//!
//! Therneau and Grambsch, "Modeling Survival Data" (Springer 2000), chapter 4 and, for Efron's ties, its
//! appendix on residuals under tied times.

use super::risk_sets::{Reader, RiskSets};
use super::step_sums::{StepSums, cumulative};
use super::{CoxFit, Ties};
use crate::linear_algebra::dot;

/// The Schoenfeld residual of one event: covariates of the patient who died minus the mean of those at risk.
#[derive(Debug, Clone, PartialEq)]
pub struct SchoenfeldResidual {
    /// Row that ends in the event.
    pub row: usize,
    /// Time of the event, in the unit of the observations.
    pub time: f64,
    /// One residual for each covariate, in its units.
    pub residual: Vec<f64>,
}

impl CoxFit<'_> {
    /// Observed minus expected events of each row: at most 1, negative for patients who outlive the
    /// expectation. They sum to 0. R's `residuals(fit, "martingale")`.
    ///
    /// ```
    /// # use survival::cox::{Covariates, CoxModel};
    /// # use survival::Observations;
    /// # let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0];
    /// # let event = [true, true, false, true, true, true, true];
    /// # let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0];
    /// # let rows = Observations::new(&time, &event)?;
    /// # let model = CoxModel::new(rows, Covariates::new(&[("age", &age[..])])?)?;
    /// let fit = model.fit()?;
    /// let residuals = fit.martingale_residuals();
    /// assert!(residuals.iter().sum::<f64>().abs() < 1e-9);
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn martingale_residuals(&self) -> Vec<f64> {
        let sums = StepSums::new(&self.sets, self.ties, self.scaled());
        let (order, mut reader) = (&self.sets.order, Reader::new(&self.sets));
        let until = cumulative(&sums.steps, 1, |step, _| sums.hazard[step]);
        let mut residuals = vec![0.0; order.len()];
        for (position, span) in self.sets.spans(&sums.steps).into_iter().enumerate() {
            let dies = order.dies(position);
            let own = if dies { sums.hazard_of_dying[span.start] - sums.hazard[span.start] } else { 0.0 };
            let met =
                if span.is_empty() { 0.0 } else { until[span.start] - sums.before(&until, 1, span.end, 0) };
            let expected = (met + own) * libm::exp(dot(reader.row(position), self.scaled()));
            residuals[order.row(position)] = f64::from(u8::from(dies)) - expected;
        }
        residuals
    }

    /// Martingale residuals transformed towards normality, one for each row. R's `residuals(fit,
    /// "deviance")`.
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

    /// Contribution of each row to the score, `residuals[row][covariate]`, without its case weight. The
    /// weighted sum is 0. R's `residuals(fit, "score")`.
    #[must_use]
    pub fn score_residuals(&self) -> Vec<Vec<f64>> {
        score_rows(&self.sets, self.ties, self.scaled())
            .chunks_exact(self.sets.width)
            .map(<[f64]>::to_vec)
            .collect()
    }

    /// Approximate influence of each row on each coefficient, `influence[row][covariate]`: the coefficients
    /// with the row minus those without it (R's `dfbeta`), including the row's weight.
    #[must_use]
    pub fn dfbeta(&self) -> Vec<Vec<f64>> {
        self.influences().chunks_exact(self.sets.width).map(<[f64]>::to_vec).collect()
    }

    /// [`Self::dfbeta`] as one vector, row after row.
    pub(super) fn influences(&self) -> Vec<f64> {
        let mut rows = score_rows(&self.sets, self.ties, self.scaled());
        let mut influence = vec![0.0; self.sets.width];
        for (row, residual) in rows.chunks_exact_mut(self.sets.width).enumerate() {
            let weight = self.observations.weight_of(row);
            for (influence, variance) in influence.iter_mut().zip(self.variance.rows()) {
                *influence = weight * dot(variance, residual);
            }
            residual.copy_from_slice(&influence);
        }
        rows
    }

    /// One residual for each event, by stratum, time and row. They sum to 0 in each covariate. R's
    /// `residuals(fit, "schoenfeld")`.
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
        let (sets, scale) = (&self.sets, self.sets.scale());
        let (sums, mut reader) = (StepSums::new(&self.sets, self.ties, self.scaled()), Reader::new(sets));
        let mut residuals: Vec<(u32, SchoenfeldResidual)> = Vec::new();
        for (index, step) in sums.steps.iter().enumerate() {
            for position in step.dying() {
                let values = reader.row(position).iter().zip(sums.mean(index));
                let residual =
                    values.zip(&scale).map(|((value, mean), scale)| (value - mean) * scale).collect();
                let row = sets.order.row(position);
                residuals.push((step.stratum, SchoenfeldResidual { row, time: sets.time(step), residual }));
            }
        }
        residuals.sort_by(|(a_stratum, a), (b_stratum, b)| {
            a_stratum.cmp(b_stratum).then(a.time.total_cmp(&b.time)).then(a.row.cmp(&b.row))
        });
        residuals.into_iter().map(|(_, residual)| residual).collect()
    }

    /// Schoenfeld residuals times the number of events and the variance, plus the coefficients: their trend
    /// over time is that of a coefficient (Grambsch and Therneau, Biometrika 81 (1994) 515-526; R's
    /// `residuals(fit, "scaledsch")`).
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
}

/// Score residuals at scaled coefficients as one vector, row after row, without the rows' weights.
pub(super) fn score_rows(sets: &RiskSets<'_>, ties: Ties, scaled: &[f64]) -> Vec<f64> {
    let width = sets.width;
    let (order, mut reader, scale) = (&sets.order, Reader::new(sets), sets.scale());
    let sums = StepSums::new(sets, ties, scaled);
    let hazard = cumulative(&sums.steps, 1, |step, _| sums.hazard[step]);
    let moments = cumulative(&sums.steps, width, |step, column| sums.hazard_mean(step)[column]);
    let mut residuals = vec![0.0; order.len() * width];
    for (position, span) in sets.spans(&sums.steps).into_iter().enumerate() {
        if span.is_empty() {
            continue;
        }
        let (values, dies) = (reader.row(position), order.dies(position));
        let risk = libm::exp(dot(values, scaled));
        let row = order.row(position) * width;
        for (column, residual) in residuals[row..row + width].iter_mut().enumerate() {
            let value = values[column];
            let mut met = hazard[span.start] - sums.before(&hazard, 1, span.end, 0);
            let mut moment =
                moments[span.start * width + column] - sums.before(&moments, width, span.end, column);
            let mut own = 0.0;
            if dies {
                met += sums.hazard_of_dying[span.start] - sums.hazard[span.start];
                moment +=
                    sums.hazard_mean_of_dying(span.start)[column] - sums.hazard_mean(span.start)[column];
                own = value - sums.mean(span.start)[column];
            }
            *residual = (own - risk * (value * met - moment)) * scale[column];
        }
    }
    residuals
}
