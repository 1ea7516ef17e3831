//! Ridge and lasso: Newton's method on standardised columns, and the weight of the penalty by
//! cross-validation of the partial likelihood (Verweij and van Houwelingen, Stat Med 12 (1993) 2305-2314).

use survival::{Cholesky, SymmetricMatrix};

use super::Regression;
use crate::Error;
use crate::draws::Draws;
use crate::likelihood::{Design, Evaluation, RiskOrder};
use crate::table::Table;

/// Penalty of a standardised coefficient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Norm {
    /// Half its square.
    Squares,
    /// Its absolute value.
    Absolute,
}

const FOLDS: usize = 5;
const WEIGHTS: usize = 10;
const MOST_ITERATIONS: usize = 30;
const MOST_SWEEPS: usize = 200;

/// Fits with the weight whose cross-validated partial likelihood is greatest.
pub(super) fn cross_validated(
    table: &Table,
    columns: &[Vec<f64>],
    norm: Norm,
    draws: &mut Draws,
) -> Result<Regression, Error> {
    let order = RiskOrder::of(table);
    if order.events() == 0 {
        return Err(Error::Survival(survival::Error::NoEvents));
    }
    let (standard, scales) = standardised(columns);
    let design = order.design(&standard);
    let weights = weights(&order, &design, norm);
    let folds = draws.folds(table.rows(), FOLDS.min(table.rows()));
    let mut likelihood = vec![0.0; weights.len()];
    for fold in 0..FOLDS {
        let training: Vec<usize> = (0..table.rows()).filter(|&row| folds[row] != fold).collect();
        let part = RiskOrder::new(table, training);
        if part.events() == 0 {
            continue;
        }
        let part_design = part.design(&standard);
        let mut coefficients = vec![0.0; standard.len()];
        for (weight, likelihood) in weights.iter().zip(&mut likelihood) {
            coefficients = maximise(&part, &part_design, norm, *weight, coefficients).0;
            let all = order.log_likelihood(&design.predictors(&coefficients));
            *likelihood += all - part.log_likelihood(&part_design.predictors(&coefficients));
        }
    }
    let best = (0..weights.len()).max_by(|&a, &b| likelihood[a].total_cmp(&likelihood[b])).unwrap_or(0);
    let mut coefficients = vec![0.0; standard.len()];
    for weight in &weights[..best] {
        coefficients = maximise(&order, &design, norm, *weight, coefficients).0;
    }
    let (coefficients, evaluation) = maximise(&order, &design, norm, weights[best], coefficients);
    let ridge = if norm == Norm::Squares { weights[best] } else { 0.0 };
    let variance = variance(&evaluation.information, ridge);
    let unscaled = |at: usize| if scales[at] > 0.0 { 1.0 / scales[at] } else { 0.0 };
    Ok(Regression {
        coefficients: coefficients.iter().enumerate().map(|(at, one)| one * unscaled(at)).collect(),
        variance: SymmetricMatrix::from_fn(coefficients.len(), |row, column| {
            variance.at(row, column) * unscaled(row) * unscaled(column)
        }),
    })
}

/// Weights from the heaviest, on a logarithmic scale.
fn weights(order: &RiskOrder, design: &Design, norm: Norm) -> Vec<f64> {
    let (heaviest, ratio) = match norm {
        // Far more than the information of a standardised column, which is about the number of events.
        Norm::Squares => (10.0 * order.events() as f64, 1e-4),
        // The least weight at which all coefficients are 0.
        Norm::Absolute => {
            let slopes = order.evaluate(design, &vec![0.0; design.width()]).gradient;
            (slopes.iter().fold(0.0_f64, |most, slope| most.max(slope.abs())), 1e-3)
        }
    };
    (0..WEIGHTS).map(|at| heaviest * libm::pow(ratio, at as f64 / (WEIGHTS - 1) as f64)).collect()
}

/// The coefficients of the greatest penalised likelihood, with the derivatives there.
fn maximise(
    order: &RiskOrder,
    design: &Design,
    norm: Norm,
    weight: f64,
    start: Vec<f64>,
) -> (Vec<f64>, Evaluation) {
    let penalised = |value: f64, coefficients: &[f64]| value - penalty(norm, weight, coefficients);
    let mut coefficients = start;
    let mut evaluation = order.evaluate(design, &coefficients);
    let mut value = penalised(evaluation.log_likelihood, &coefficients);
    for _ in 0..MOST_ITERATIONS {
        let target = match norm {
            Norm::Squares => ridge_step(&evaluation, &coefficients, weight),
            Norm::Absolute => Some(lasso_step(&evaluation, &coefficients, weight)),
        };
        let Some(target) = target else { break };
        let mut share = 1.0;
        let next = loop {
            let tried: Vec<f64> =
                coefficients.iter().zip(&target).map(|(from, to)| from + share * (to - from)).collect();
            let found = order.evaluate(design, &tried);
            let found_value = penalised(found.log_likelihood, &tried);
            if found_value >= value - 1e-12 * value.abs() {
                break Some((tried, found, found_value));
            }
            share /= 2.0;
            if share < 1e-4 {
                break None;
            }
        };
        let Some((tried, found, found_value)) = next else { break };
        let gain = found_value - value;
        (coefficients, evaluation, value) = (tried, found, found_value);
        if gain < 1e-9 * (1.0 + value.abs()) {
            break;
        }
    }
    (coefficients, evaluation)
}

fn penalty(norm: Norm, weight: f64, coefficients: &[f64]) -> f64 {
    match norm {
        Norm::Squares => 0.5 * weight * coefficients.iter().map(|one| one * one).sum::<f64>(),
        Norm::Absolute => weight * coefficients.iter().map(|one| one.abs()).sum::<f64>(),
    }
}

fn ridge_step(evaluation: &Evaluation, coefficients: &[f64], weight: f64) -> Option<Vec<f64>> {
    let width = coefficients.len();
    let penalised = SymmetricMatrix::from_fn(width, |row, column| {
        evaluation.information.at(row, column) + if row == column { weight } else { 0.0 }
    });
    let slope: Vec<f64> =
        evaluation.gradient.iter().zip(coefficients).map(|(slope, one)| slope - weight * one).collect();
    let step = Cholesky::new(&penalised).ok()?.solve(&slope);
    Some(coefficients.iter().zip(step).map(|(one, step)| one + step).collect())
}

/// The greatest value of the quadratic approximation minus the penalty, by coordinate ascent (Simon, Friedman,
/// Hastie and Tibshirani, J Stat Softw 39 (2011) 5, with the full information instead of its diagonal).
fn lasso_step(evaluation: &Evaluation, coefficients: &[f64], weight: f64) -> Vec<f64> {
    let width = coefficients.len();
    let mut target = coefficients.to_vec();
    let mut slope = evaluation.gradient.clone();
    for _ in 0..MOST_SWEEPS {
        let mut moved = 0.0_f64;
        for at in 0..width {
            let curvature = evaluation.information.at(at, at);
            if curvature <= 1e-12 {
                continue;
            }
            let free = slope[at] + curvature * target[at];
            let next = free.signum() * (free.abs() - weight).max(0.0) / curvature;
            let change = next - target[at];
            if change.abs() > 0.0 {
                for (other, slope) in slope.iter_mut().enumerate() {
                    *slope -= evaluation.information.at(other, at) * change;
                }
                target[at] = next;
                moved = moved.max(change.abs());
            }
        }
        if moved < 1e-9 {
            break;
        }
    }
    target
}

/// The inverse of the information with the penalty of squares, 0 for a column without information.
fn variance(information: &SymmetricMatrix, ridge: f64) -> SymmetricMatrix {
    let width = information.size();
    // A column that is constant, or depends on others, would have no inverse without this part.
    let least = 1e-8 * information.diagonal().into_iter().fold(1.0, f64::max);
    let penalised = SymmetricMatrix::from_fn(width, |row, column| {
        information.at(row, column) + if row == column { ridge + least } else { 0.0 }
    });
    Cholesky::new(&penalised)
        .map_or_else(|_| SymmetricMatrix::from_fn(width, |_, _| 0.0), |factor| factor.inverse())
}

/// Columns of mean 0 and variance 1, or of zeros for a constant; with their standard deviations.
fn standardised(columns: &[Vec<f64>]) -> (Vec<Vec<f64>>, Vec<f64>) {
    let scales: Vec<f64> = columns.iter().map(|column| standard_deviation(column)).collect();
    let standard = columns.iter().zip(&scales).map(|(column, scale)| {
        let mean = column.iter().sum::<f64>() / column.len() as f64;
        column.iter().map(|value| if *scale > 0.0 { (value - mean) / scale } else { 0.0 }).collect()
    });
    (standard.collect(), scales)
}

/// Coefficients with a slight penalty of squares, so that they always exist: for ranking, not for points.
pub(crate) fn standardised_fit(order: &RiskOrder, columns: &[Vec<f64>]) -> Vec<f64> {
    let (standard, scales) = standardised(columns);
    let design = order.design(&standard);
    let weight = 1e-3 * order.events() as f64;
    let (coefficients, _) = maximise(order, &design, Norm::Squares, weight, vec![0.0; columns.len()]);
    coefficients
        .iter()
        .zip(&scales)
        .map(|(one, scale)| if *scale > 0.0 { one / scale } else { 0.0 })
        .collect()
}

fn standard_deviation(column: &[f64]) -> f64 {
    let number = column.len() as f64;
    let mean = column.iter().sum::<f64>() / number;
    libm::sqrt(column.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / number)
}
