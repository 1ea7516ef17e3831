//! Multiple imputation by chained equations.
//!
//! Each column with missing values is predicted from all others, the event and the Nelson-Aalen estimate of
//! the cumulative hazard (White and Royston, Stat Med 28 (2009) 1982-1998), in turn and several times over.
//! Numbers are imputed by predictive mean matching, levels by Bayesian logistic regression, as R's `mice` does
//! (van Buuren and Groothuis-Oudshoorn, J Stat Softw 45 (2011) 3).

use survival::{Cholesky, SymmetricMatrix};

use crate::Error;
use crate::draws::Draws;
use crate::likelihood::RiskOrder;
use crate::table::{Column, Scale, Table};

/// Times that all columns are imputed in turn.
const ITERATIONS: usize = 10;

/// Rows from which predictive mean matching draws.
const DONORS: usize = 5;

/// Variance of the prior of a standardised coefficient of a logistic regression: wide, but enough for levels
/// that a predictor separates.
const PRIOR_VARIANCE: f64 = 25.0;

/// Imputes the missing values of a table once; a table without any is returned as it is.
pub(crate) fn impute(table: &Table, draws: &mut Draws) -> Result<Table, Error> {
    if table.columns().iter().all(|column| column.missing() == 0) {
        return Ok(table.clone());
    }
    let mut chain = Chain::new(table, draws)?;
    let mut order: Vec<usize> =
        (0..table.columns().len()).filter(|&at| table.columns()[at].missing() > 0).collect();
    order.sort_by_key(|&at| table.columns()[at].missing());
    for _ in 0..ITERATIONS {
        for &at in &order {
            chain.impute(at, &table.columns()[at], draws);
        }
    }
    Ok(table.with_columns(chain.columns))
}

/// The columns with their current imputations.
struct Chain {
    columns: Vec<Column>,
    /// Standardised predictors that each column gives to the others.
    predictors: Vec<Vec<Vec<f64>>>,
    /// The event and the cumulative hazard, standardised.
    outcome: Vec<Vec<f64>>,
}

impl Chain {
    /// Starts with values drawn from those observed in the same column.
    fn new(table: &Table, draws: &mut Draws) -> Result<Self, Error> {
        let event: Vec<f64> = table.event().iter().map(|&event| f64::from(u8::from(event))).collect();
        let order = RiskOrder::of(table);
        let hazard = order.nelson_aalen(table);
        let mut columns = table.columns().to_vec();
        for column in &mut columns {
            let observed: Vec<f64> = column.values.iter().copied().filter(|value| !value.is_nan()).collect();
            if observed.is_empty() {
                return Err(Error::Candidate {
                    candidate: "a column".to_owned(),
                    problem: "all values are missing",
                });
            }
            for value in column.values.iter_mut().filter(|value| value.is_nan()) {
                *value = observed[draws.below(observed.len())];
            }
        }
        let predictors = columns.iter().map(encoded).collect();
        Ok(Self { columns, predictors, outcome: vec![standardised(&event), standardised(&hazard)] })
    }

    fn impute(&mut self, at: usize, original: &Column, draws: &mut Draws) {
        let others = self.predictors.iter().enumerate().filter(|(other, _)| *other != at);
        let columns: Vec<&Vec<f64>> = others.flat_map(|(_, encoded)| encoded).chain(&self.outcome).collect();
        let rows = original.values.len();
        let matrix: Vec<Vec<f64>> = (0..rows)
            .map(|row| [1.0].into_iter().chain(columns.iter().map(|column| column[row])).collect())
            .collect();
        let observed: Vec<usize> = (0..rows).filter(|&row| !original.values[row].is_nan()).collect();
        let missing: Vec<usize> = (0..rows).filter(|&row| original.values[row].is_nan()).collect();
        let imputed = match original.scale {
            Scale::Number => matched(&matrix, &original.values, &observed, &missing, draws),
            Scale::Levels(levels) => chosen(&matrix, &original.values, &observed, &missing, levels, draws),
        };
        for (row, value) in missing.into_iter().zip(imputed) {
            self.columns[at].values[row] = value;
        }
        self.predictors[at] = encoded(&self.columns[at]);
    }
}

/// Standardised columns for a regression: a number is one, levels are one less than their number.
fn encoded(column: &Column) -> Vec<Vec<f64>> {
    match column.scale {
        Scale::Number => vec![standardised(&column.values)],
        Scale::Levels(levels) => (1..levels)
            .map(|level| {
                let is_level = |value: &f64| f64::from(u8::from(value.total_cmp(&(level as f64)).is_eq()));
                standardised(&column.values.iter().map(is_level).collect::<Vec<_>>())
            })
            .collect(),
    }
}

/// Mean 0 and variance 1; zeros for a constant.
fn standardised(values: &[f64]) -> Vec<f64> {
    let number = values.len() as f64;
    let mean = values.iter().sum::<f64>() / number;
    let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / number;
    let scale = if variance > 0.0 { 1.0 / libm::sqrt(variance) } else { 0.0 };
    values.iter().map(|value| (value - mean) * scale).collect()
}

/// Predictive mean matching: a missing value is that of a row whose prediction is near.
fn matched(
    matrix: &[Vec<f64>],
    values: &[f64],
    observed: &[usize],
    missing: &[usize],
    draws: &mut Draws,
) -> Vec<f64> {
    let width = matrix.first().map_or(0, Vec::len);
    let mut products = Products::new(width);
    for &row in observed {
        products.add(&matrix[row], 1.0, values[row]);
    }
    // A small part of the diagonal, as in mice, for predictors that depend on one another.
    let Some(factor) = products.factor(|diagonal| 1e-5 * diagonal + 1e-9) else {
        return missing.iter().map(|_| values[observed[draws.below(observed.len())]]).collect();
    };
    let fitted = factor.solve(&products.right);
    let predict = |row: usize, slopes: &[f64]| -> f64 {
        matrix[row].iter().zip(slopes).map(|(value, slope)| value * slope).sum()
    };
    let residual: f64 = observed
        .iter()
        .map(|&row| {
            let miss = values[row] - predict(row, &fitted);
            miss * miss
        })
        .sum();
    let freedom = (observed.len() as f64 - width as f64).max(1.0);
    let deviation = libm::sqrt(residual / draws.chi_squared(freedom));
    let noise: Vec<f64> = (0..width).map(|_| draws.normal()).collect();
    let drawn: Vec<f64> = fitted
        .iter()
        .zip(factor.backward(&noise))
        .map(|(fitted, noise)| fitted + deviation * noise)
        .collect();
    let mut donors: Vec<(f64, f64)> =
        observed.iter().map(|&row| (predict(row, &fitted), values[row])).collect();
    donors.sort_by(|a, b| a.0.total_cmp(&b.0));
    missing
        .iter()
        .map(|&row| {
            let wanted = predict(row, &drawn);
            let (mut from, mut to) = nearest(&donors, wanted);
            while to - from < DONORS.min(donors.len()) {
                let below = from.checked_sub(1).map(|at| wanted - donors[at].0);
                let above = donors.get(to).map(|donor| donor.0 - wanted);
                match (below, above) {
                    (Some(below), Some(above)) if above < below => to += 1,
                    (None, _) => to += 1,
                    (Some(_), _) => from -= 1,
                }
            }
            donors[from + draws.below(to - from)].1
        })
        .collect()
}

/// An empty range of the sorted donors, at the place of a prediction.
fn nearest(donors: &[(f64, f64)], wanted: f64) -> (usize, usize) {
    let place = donors.partition_point(|donor| donor.0 < wanted);
    (place, place)
}

/// Levels by logistic regressions, each of a level against the later ones.
fn chosen(
    matrix: &[Vec<f64>],
    values: &[f64],
    observed: &[usize],
    missing: &[usize],
    levels: usize,
    draws: &mut Draws,
) -> Vec<f64> {
    let mut imputed: Vec<Option<f64>> = vec![None; missing.len()];
    for level in 0..levels.saturating_sub(1) {
        let this = level as f64;
        let rows: Vec<(usize, bool)> = observed
            .iter()
            .filter(|&&row| values[row] >= this)
            .map(|&row| (row, values[row].total_cmp(&this).is_eq()))
            .collect();
        let slopes = logistic(matrix, &rows, draws);
        for (row, value) in missing.iter().zip(&mut imputed).filter(|(_, value)| value.is_none()) {
            let predictor: f64 = matrix[*row].iter().zip(&slopes).map(|(value, slope)| value * slope).sum();
            if draws.uniform() < expit(predictor) {
                *value = Some(this);
            }
        }
    }
    imputed.into_iter().map(|value| value.unwrap_or(levels.saturating_sub(1) as f64)).collect()
}

fn expit(value: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-value))
}

/// Coefficients of a logistic regression, drawn from their approximate posterior.
fn logistic(matrix: &[Vec<f64>], rows: &[(usize, bool)], draws: &mut Draws) -> Vec<f64> {
    let width = matrix.first().map_or(0, Vec::len);
    let mut slopes = vec![0.0; width];
    let mut factor = None;
    for _ in 0..25 {
        let mut products = Products::new(width);
        for &(row, is_level) in rows {
            let predictor: f64 = matrix[row].iter().zip(&slopes).map(|(value, slope)| value * slope).sum();
            let chance = expit(predictor);
            let weight = (chance * (1.0 - chance)).max(1e-10);
            let working = (f64::from(u8::from(is_level)) - chance) / weight;
            products.add(&matrix[row], weight, working);
        }
        for (right, slope) in products.right.iter_mut().zip(&slopes) {
            *right -= slope / PRIOR_VARIANCE;
        }
        let Some(found) = products.factor(|_| 1.0 / PRIOR_VARIANCE) else { return slopes };
        let mut step = found.solve(&products.right);
        let longest = step.iter().fold(0.0_f64, |longest, step| longest.max(step.abs()));
        if longest > 3.0 {
            step.iter_mut().for_each(|step| *step *= 3.0 / longest);
        }
        for (slope, step) in slopes.iter_mut().zip(&step) {
            *slope += step;
        }
        factor = Some(found);
        if longest < 1e-6 {
            break;
        }
    }
    let Some(factor) = factor else { return slopes };
    let noise: Vec<f64> = (0..width).map(|_| draws.normal()).collect();
    slopes.iter().zip(factor.backward(&noise)).map(|(slope, noise)| slope + noise).collect()
}

/// Weighted sums of products of a regression.
struct Products {
    width: usize,
    left: Vec<f64>,
    right: Vec<f64>,
}

impl Products {
    fn new(width: usize) -> Self {
        Self { width, left: vec![0.0; width * width], right: vec![0.0; width] }
    }

    fn add(&mut self, row: &[f64], weight: f64, value: f64) {
        for (at, &one) in row.iter().enumerate() {
            let weighted = weight * one;
            self.right[at] += weighted * value;
            let start = at * self.width;
            for (sum, other) in self.left[start..=start + at].iter_mut().zip(row) {
                *sum += weighted * other;
            }
        }
    }

    /// The factor of the matrix whose diagonal is increased by a function of itself.
    fn factor(&self, more: impl Fn(f64) -> f64) -> Option<Cholesky> {
        let matrix = SymmetricMatrix::from_fn(self.width, |row, column| {
            let value = self.left[row * self.width + column];
            if row == column { value + more(value) } else { value }
        });
        Cholesky::new(&matrix).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::{Simulation, simulate};

    fn some_missing(rows: usize) -> (Table, Table) {
        let simulation = Simulation {
            effects: vec![0.8, 0.5, 0.3],
            shares: vec![None, Some(0.4), None],
            ..Simulation::default()
        };
        let whole = simulate(&simulation, rows, 11);
        let missing = simulate(&Simulation { missing: 0.3, ..simulation }, rows, 11);
        (whole, missing)
    }

    #[test]
    fn observed_values_stay_and_no_value_is_missing() {
        let (_, table) = some_missing(120);
        let imputed = impute(&table, &mut Draws::new(1)).unwrap();
        for (before, after) in table.columns().iter().zip(imputed.columns()) {
            assert!(before.missing() > 10);
            assert_eq!(after.missing(), 0);
            for (before, after) in before.values.iter().zip(&after.values) {
                assert!(before.is_nan() || before == after);
            }
        }
        assert!(imputed.columns()[1].values.iter().all(|value| *value == 0.0 || *value == 1.0));
    }

    #[test]
    fn imputed_values_vary_between_imputations() {
        let (_, table) = some_missing(120);
        let impute = |seed| impute(&table, &mut Draws::new(seed)).unwrap();
        assert_ne!(impute(1), impute(2));
        assert_eq!(impute(1), impute(1));
    }

    /// Values that depend on another column are imputed with that dependence.
    #[test]
    fn the_correlation_of_two_numbers_survives() {
        let mut draws = Draws::new(4);
        let first: Vec<f64> = (0..2000).map(|_| draws.normal()).collect();
        let second: Vec<f64> = first
            .iter()
            .map(|one| if draws.uniform() < 0.4 { f64::NAN } else { 2.0 * one + draws.normal() })
            .collect();
        let column = |values| Column { scale: Scale::Number, values };
        let time: Vec<f64> = (0..2000).map(|row| 1.0 + row as f64).collect();
        let table = Table::new(&time, vec![true; 2000], vec![column(first), column(second)]).unwrap();
        let imputed = impute(&table, &mut draws).unwrap();
        let (x, y) = (&imputed.columns()[0].values, &imputed.columns()[1].values);
        let product: f64 =
            standardised(x).iter().zip(standardised(y)).map(|(x, y)| x * y).sum::<f64>() / 2000.0;
        // The correlation of the made-up columns is 2 / sqrt(5) = 0.894.
        assert!((product - 0.894).abs() < 0.02, "{product}");
    }
}
