//! All steps from rows without missing values to a score: bands, regression, points, groups.

use crate::Error;
use crate::banding::Banding;
use crate::draws::Draws;
use crate::likelihood::RiskOrder;
use crate::plan::{Bands, Candidate, GroupRule, Plan, PointMethod, Shape};
use crate::points::{span, sullivan};
use crate::regression::{Regression, fit, pooled};
use crate::score::{Score, ScoreItem, groups, quantile_starts};
use crate::search::search;
use crate::table::Table;

/// A score with the regression from which its points came.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub(crate) score: Score,
    /// The scores that are nearly as good, from the best, which is the score.
    pub(crate) pool: Vec<Score>,
    /// Log hazard ratio of a point of the total.
    pub(crate) per_point: f64,
    pub(crate) coding: Coding,
    pub(crate) regression: Regression,
    /// Log hazard ratio of each band of each item of the coding.
    pub(crate) effects: Vec<Vec<f64>>,
}

/// The columns of a regression for some candidates.
#[derive(Debug, Clone)]
pub(crate) struct Coding {
    items: Vec<CodedItem>,
    terms: Vec<Term>,
}

#[derive(Debug, Clone)]
struct CodedItem {
    candidate: usize,
    banding: Banding,
    /// Reference value of each band of a number.
    references: Vec<f64>,
}

/// A column of the regression.
#[derive(Debug, Clone, Copy)]
enum Term {
    /// The number of an item.
    Number(usize),
    /// Membership of a band of an item.
    Band(usize, usize),
}

impl Coding {
    /// Columns for some candidates, for rows without missing values; several tables are imputations of the
    /// same rows. Columns that are constant in any of them are left out.
    pub(crate) fn new(plan: &Plan, chosen: &[usize], tables: &[Table]) -> Self {
        let mut coding = Self { items: Vec::new(), terms: Vec::new() };
        for &candidate in chosen {
            coding.add(candidate, &plan.candidates[candidate], tables);
        }
        coding
    }

    fn add(&mut self, at: usize, candidate: &Candidate, tables: &[Table]) {
        let values: Vec<f64> =
            tables.iter().flat_map(|table| table.columns()[at].values.iter().copied()).collect();
        let banding = Banding::of(candidate, &values);
        let item = self.items.len();
        let is_linear = matches!(candidate.bands, Bands::Number { shape: Shape::Linear, .. });
        let references = if is_linear { banding.references(&values) } else { Vec::new() };
        let mut terms = Vec::new();
        if is_linear {
            terms.push(Term::Number(item));
        } else {
            let mut counts = vec![0_usize; banding.len()];
            for value in &values {
                counts[banding.band(*value)] += 1;
            }
            let most = (0..counts.len()).max_by_key(|&band| counts[band]).unwrap_or(0);
            terms.extend((0..banding.len()).filter(|&band| band != most).map(|band| Term::Band(item, band)));
        }
        self.items.push(CodedItem { candidate: at, banding, references });
        let varies = |term: &Term| {
            tables.iter().all(|table| {
                let column = self.column(*term, table);
                column.iter().any(|value| value.total_cmp(&column[0]).is_ne())
            })
        };
        let terms: Vec<Term> = terms.into_iter().filter(varies).collect();
        self.terms.extend(terms);
    }

    fn column(&self, term: Term, table: &Table) -> Vec<f64> {
        match term {
            Term::Number(item) => table.columns()[self.items[item].candidate].values.clone(),
            Term::Band(item, band) => {
                let item = &self.items[item];
                let values = table.columns()[item.candidate].values.iter();
                values.map(|value| f64::from(u8::from(item.banding.band(*value) == band))).collect()
            }
        }
    }

    /// The band of each item in some rows, `bands[item][place]`.
    pub(crate) fn bands(&self, table: &Table, rows: &[usize]) -> Vec<Vec<usize>> {
        let bands = |item: &CodedItem| {
            let values = &table.columns()[item.candidate].values;
            rows.iter().map(|&row| item.banding.band(values[row])).collect()
        };
        self.items.iter().map(bands).collect()
    }

    /// The columns for a table without missing values.
    pub(crate) fn columns(&self, table: &Table) -> Vec<Vec<f64>> {
        self.terms.iter().map(|term| self.column(*term, table)).collect()
    }

    /// Log hazard ratio of each band of each item, relative to the same patient for all bands.
    pub(crate) fn effects(&self, coefficients: &[f64]) -> Vec<Vec<f64>> {
        let mut effects: Vec<Vec<f64>> =
            self.items.iter().map(|item| vec![0.0; item.banding.len()]).collect();
        for (term, coefficient) in self.terms.iter().zip(coefficients) {
            match *term {
                Term::Number(item) => {
                    for (effect, reference) in effects[item].iter_mut().zip(&self.items[item].references) {
                        *effect = coefficient * reference;
                    }
                }
                Term::Band(item, band) => effects[item][band] = *coefficient,
            }
        }
        effects
    }

    /// The linear predictor of each row.
    pub(crate) fn predictors(&self, table: &Table, coefficients: &[f64]) -> Vec<f64> {
        let mut predictors = vec![0.0; table.rows()];
        for (term, coefficient) in self.terms.iter().zip(coefficients) {
            for (predictor, value) in predictors.iter_mut().zip(self.column(*term, table)) {
                *predictor += coefficient * value;
            }
        }
        predictors
    }

    /// The candidate of each column, with its band if the column is that of a band.
    pub(crate) fn terms(&self) -> impl Iterator<Item = (usize, Option<usize>)> {
        self.terms.iter().map(|term| match *term {
            Term::Number(item) => (self.items[item].candidate, None),
            Term::Band(item, band) => (self.items[item].candidate, Some(band)),
        })
    }

    /// The candidate of each item.
    pub(crate) fn candidates(&self) -> impl Iterator<Item = usize> {
        self.items.iter().map(|item| item.candidate)
    }

    /// A score of these points; items without points are left out.
    fn score(&self, points: &[Vec<i32>], plan: &Plan, tables: &[Table]) -> Result<Score, Error> {
        let items: Vec<ScoreItem> = self
            .items
            .iter()
            .zip(points)
            .filter(|(_, points)| points.iter().any(|one| *one != 0))
            .map(|(item, points)| ScoreItem {
                candidate: item.candidate,
                banding: item.banding.clone(),
                points: points.clone(),
            })
            .collect();
        if items.is_empty() {
            return Err(Error::NoEffect);
        }
        let mut score = Score { items, groups: Vec::new() };
        let starts = match &plan.groups {
            GroupRule::From(starts) => starts.clone(),
            GroupRule::Quantiles(number) => {
                let totals: Vec<i32> = tables.iter().flat_map(|table| score.totals(table)).collect();
                quantile_starts(&totals, *number)
            }
        };
        score.groups = groups(score.range(), &starts);
        Ok(score)
    }
}

/// Makes a score of some candidates; several tables are imputations of the same rows, and are pooled.
pub(crate) fn make(
    plan: &Plan,
    chosen: &[usize],
    tables: &[Table],
    draws: &mut Draws,
) -> Result<Model, Error> {
    let coding = Coding::new(plan, chosen, tables);
    let fits = tables
        .iter()
        .map(|table| fit(table, &coding.columns(table), plan.penalty, draws))
        .collect::<Result<Vec<_>, _>>()?;
    let regression = pooled(&fits);
    let effects = coding.effects(&regression.coefficients);
    if effects.iter().all(|bands| span(bands) <= 0.0) {
        return Err(Error::NoEffect);
    }
    let pool = match plan.points {
        PointMethod::Sullivan { most } => vec![sullivan(&effects, most)],
        PointMethod::Search { most } => {
            search(&coding, &effects, tables, most).into_iter().map(|found| found.points).collect()
        }
    };
    let pool: Vec<Score> =
        pool.iter().map(|points| coding.score(points, plan, tables)).collect::<Result<_, _>>()?;
    let score = pool.first().cloned().ok_or(Error::NoEffect)?;
    let slopes = tables.iter().map(|table| per_point(table, &score)).collect::<Result<Vec<_>, _>>()?;
    let per_point = slopes.iter().sum::<f64>() / slopes.len() as f64;
    Ok(Model { score, pool, per_point, coding, regression, effects })
}

const MOST_ITERATIONS: usize = 30;

/// Log hazard ratio of a point: Cox's regression on the total.
fn per_point(table: &Table, score: &Score) -> Result<f64, Error> {
    let order = RiskOrder::of(table);
    let totals: Vec<f64> = score.totals(table).into_iter().map(f64::from).collect();
    slope(&order, totals).ok_or(Error::NoEffect)
}

/// Coefficient of Cox's regression on one column; `None` if it is constant among the patients at risk.
pub(crate) fn slope(order: &RiskOrder, column: Vec<f64>) -> Option<f64> {
    let design = order.design(&[column]);
    let mut coefficient = 0.0;
    let mut evaluation = order.evaluate(&design, &[coefficient]);
    for _ in 0..MOST_ITERATIONS {
        let information = evaluation.information.at(0, 0);
        if information <= 1e-10 {
            return None;
        }
        let mut step = evaluation.gradient[0] / information;
        let before = evaluation.log_likelihood;
        loop {
            evaluation = order.evaluate(&design, &[coefficient + step]);
            if evaluation.log_likelihood >= before - 1e-12 * before.abs() || step.abs() < 1e-10 {
                break;
            }
            step /= 2.0;
        }
        coefficient += step;
        if step.abs() < 1e-9 * (1.0 + coefficient.abs()) {
            break;
        }
    }
    coefficient.is_finite().then_some(coefficient)
}
