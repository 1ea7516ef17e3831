//! A derivation, a step at a time: the score, then its optimism by bootstrap of all steps.

use serde::{Deserialize, Serialize};

use crate::Error;
use crate::draws::Draws;
use crate::group_outcome::{GroupOutcome, group_outcomes};
use crate::impute::impute;
use crate::measures::{Measures, Prediction, measure};
use crate::model::{Model, make};
use crate::plan::Plan;
use crate::score::Score;
use crate::selection::{Parsimony, parsimony, ranking, select};
use crate::table::Table;

/// A score being derived.
///
/// The score itself is ready at once. Each [`step`](Self::step) repeats the derivation on a resample, so that
/// a caller can show progress, and stop.
///
/// ```
/// use derivation::{Candidate, Cuts, Derivation, Plan, Simulation, simulate};
///
/// let table = simulate(&Simulation { effects: vec![0.8, 0.4], ..Simulation::default() }, 200, 1);
/// let candidate = |id| Candidate::number(id, Cuts::At(vec![-0.5, 0.5]));
/// let plan =
///     Plan { candidates: vec![candidate("a"), candidate("b")], resamples: 20, ..Plan::default() };
/// let mut derivation = Derivation::new(plan, table)?;
/// while derivation.step() {}
/// let result = derivation.finish()?;
/// assert!(result.corrected.concordance < result.apparent.concordance);
/// # Ok::<(), derivation::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Derivation {
    plan: Plan,
    table: Table,
    imputed: Vec<Table>,
    model: Model,
    apparent: Measures,
    resample: usize,
    excesses: Vec<Measures>,
    /// Concordance of each resample's score on its own rows.
    concordances: Vec<f64>,
}

/// A derived score with its measures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Derived {
    /// The plan.
    pub plan: Plan,
    /// The score.
    pub score: Score,
    /// Number of rows.
    pub rows: usize,
    /// Number of events.
    pub events: usize,
    /// Number of rows without a missing value.
    pub complete_rows: usize,
    /// Measures on the rows of the derivation, which are too good.
    pub apparent: Measures,
    /// Measures without their optimism.
    pub corrected: Measures,
    /// 95 % confidence interval of the corrected concordance.
    pub concordance_interval: (f64, f64),
    /// Number of resamples.
    pub resamples: usize,
    /// Number of resamples that gave a score; the others are excluded.
    pub fitted: usize,
    /// Log hazard ratio of a point, shrunk by the corrected slope.
    pub per_point: f64,
    /// Survival at each horizon of a patient without points.
    pub baseline_survival: Vec<f64>,
    /// Survival in each group of the score.
    pub groups: Vec<GroupOutcome>,
    /// Least and greatest value of each item's column; `None` for levels.
    pub ranges: Vec<Option<(f64, f64)>>,
}

/// A coefficient of the regression from which the points came.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coefficient {
    /// Index of the candidate.
    pub candidate: usize,
    /// The band, compared with the most frequent one; `None` for one unit of a number.
    pub band: Option<usize>,
    /// Log hazard ratio.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
}

impl Derived {
    /// Predicted survival at a horizon, by index; `None` for one that the plan has not.
    #[must_use]
    pub fn survival(&self, total: i32, horizon: usize) -> Option<f64> {
        let baseline = self.baseline_survival.get(horizon)?;
        Some(libm::pow(*baseline, libm::exp(self.per_point * f64::from(total))))
    }
}

impl Derivation {
    /// Makes the score.
    ///
    /// # Errors
    /// As [`Plan::check`]; [`Error::NoEffect`]; [`Error::Survival`] if the regression has no result.
    pub fn new(plan: Plan, table: Table) -> Result<Self, Error> {
        plan.check(&table)?;
        let mut draws = Draws::of_task(plan.seed, 0);
        let is_complete = table.complete_rows() == table.rows();
        let imputations = if is_complete { 1 } else { plan.imputations };
        let imputed = (0..imputations).map(|_| impute(&table, &mut draws)).collect::<Result<Vec<_>, _>>()?;
        let model = make_all(&plan, &imputed, &mut draws)?;
        let prediction = Prediction::new(&model.score, model.per_point, &imputed, &plan.horizons);
        let apparent = imputed
            .iter()
            .map(|table| measure(&model, &prediction, table, &plan.horizons))
            .collect::<Result<Vec<_>, _>>()?;
        let apparent = Measures::mean(&apparent).ok_or(Error::NoResample)?;
        Ok(Self {
            plan,
            table,
            imputed,
            model,
            apparent,
            resample: 0,
            excesses: Vec::new(),
            concordances: Vec::new(),
        })
    }

    /// The score.
    #[must_use]
    pub fn score(&self) -> &Score {
        &self.model.score
    }

    /// The scores that are nearly as good, from the best; only the score itself without a search.
    #[must_use]
    pub fn pool(&self) -> &[Score] {
        &self.model.pool
    }

    /// Indices of the candidates in the order of their contribution, and the cross-validated concordance of
    /// the first so many of them.
    ///
    /// # Errors
    /// [`Error::Survival`] if the rows cannot be compared.
    pub fn parsimony(&self) -> Result<(Vec<usize>, Vec<Parsimony>), Error> {
        let mut draws = Draws::of_task(self.plan.seed, 0);
        let first = self.imputed.first().unwrap_or(&self.table);
        Ok((ranking(&self.plan, first), parsimony(&self.plan, first, &mut draws)?))
    }

    /// Log hazard ratio of each band of each candidate that was in the regression, by the candidate's index.
    pub fn effects(&self) -> impl Iterator<Item = (usize, &[f64])> {
        self.model.coding.candidates().zip(self.model.effects.iter().map(Vec::as_slice))
    }

    /// The coefficients of the regression, pooled over the imputations.
    #[must_use]
    pub fn coefficients(&self) -> Vec<Coefficient> {
        let regression = &self.model.regression;
        let terms = self.model.coding.terms().zip(&regression.coefficients).enumerate();
        terms
            .map(|(at, ((candidate, band), estimate))| Coefficient {
                candidate,
                band,
                estimate: *estimate,
                standard_error: libm::sqrt(regression.variance.at(at, at)),
            })
            .collect()
    }

    /// Number of resamples done, and of all.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.resample, self.plan.resamples)
    }

    /// Repeats the derivation on one more resample; false if all are done.
    pub fn step(&mut self) -> bool {
        if self.resample >= self.plan.resamples {
            return false;
        }
        self.resample += 1;
        let mut draws = Draws::of_task(self.plan.seed, self.resample as u64);
        if let Ok((own, original)) = self.repeat(&mut draws) {
            self.concordances.push(own.concordance);
            self.excesses.push(own.combined(&original, |own, original| own - original));
        }
        true
    }

    /// Measures of the score of a resample: on the resample, and on the original rows.
    ///
    /// A resample is imputed once: over all resamples, imputations vary as they should (Brand, van Buuren, le
    /// Cessie and van den Hout, Stat Med 38 (2019) 210-220).
    fn repeat(&self, draws: &mut Draws) -> Result<(Measures, Measures), Error> {
        let drawn = [impute(&self.table.select(&draws.resample(self.table.rows())), draws)?];
        let model = make_all(&self.plan, &drawn, draws)?;
        let horizons = &self.plan.horizons;
        let prediction = Prediction::new(&model.score, model.per_point, &drawn, horizons);
        let own = measure(&model, &prediction, &drawn[0], horizons)?;
        let original = &self.imputed[self.resample % self.imputed.len()];
        Ok((own, measure(&model, &prediction, original, horizons)?))
    }

    /// The score with its measures, corrected by the resamples done so far.
    ///
    /// # Errors
    /// [`Error::NoResample`] if none gave a score.
    pub fn finish(&self) -> Result<Derived, Error> {
        let optimism = Measures::mean(&self.excesses).ok_or(Error::NoResample)?;
        let corrected = self.apparent.combined(&optimism, |apparent, optimism| apparent - optimism);
        let half = 1.96 * standard_deviation(&self.concordances);
        let centre = corrected.concordance;
        // Predictions that are too extreme are shrunk; they are never made more extreme.
        let per_point = self.model.per_point * corrected.slope.clamp(0.0, 1.0);
        let prediction = Prediction::new(&self.model.score, per_point, &self.imputed, &self.plan.horizons);
        Ok(Derived {
            plan: self.plan.clone(),
            score: self.model.score.clone(),
            rows: self.table.rows(),
            events: self.table.events(),
            complete_rows: self.table.complete_rows(),
            apparent: self.apparent.clone(),
            concordance_interval: ((centre - half).max(0.0), (centre + half).min(1.0)),
            corrected,
            resamples: self.resample,
            fitted: self.excesses.len(),
            per_point,
            groups: group_outcomes(&self.model.score, &self.imputed, &self.plan.horizons)?,
            ranges: self.model.score.items.iter().map(|item| self.table.range(item.candidate)).collect(),
            baseline_survival: prediction.hazard.iter().map(|hazard| libm::exp(-hazard)).collect(),
        })
    }
}

/// All steps for rows without missing values.
fn make_all(plan: &Plan, tables: &[Table], draws: &mut Draws) -> Result<Model, Error> {
    // Imputations differ little in what they rank first; the first one decides.
    let chosen = tables.first().map_or(Ok(Vec::new()), |table| select(plan, table, draws))?;
    make(plan, &chosen, tables, draws)
}

fn standard_deviation(values: &[f64]) -> f64 {
    let number = values.len() as f64;
    let mean = values.iter().sum::<f64>() / number;
    let squares = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>();
    libm::sqrt(squares / (number - 1.0).max(1.0))
}
