//! Cox regression with a penalty that few events need.

mod penalised;

use serde::{Deserialize, Serialize};
use survival::SymmetricMatrix;
use survival::cox::{Covariates, CoxModel};

pub(crate) use self::penalised::standardised_fit;
use self::penalised::{Norm, cross_validated};
use crate::Error;
use crate::draws::Draws;
use crate::table::Table;

/// Penalty of the coefficients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Penalty {
    /// None: the greatest partial likelihood, which need not exist.
    None,
    /// Firth's: half the log determinant of the information (Heinze and Schemper 2001).
    #[default]
    Firth,
    /// Squares of the standardised coefficients, with a cross-validated weight.
    Ridge,
    /// Absolute standardised coefficients, with a cross-validated weight; some coefficients become 0.
    Lasso,
}

/// Coefficients with their variance.
#[derive(Debug, Clone)]
pub(crate) struct Regression {
    pub(crate) coefficients: Vec<f64>,
    pub(crate) variance: SymmetricMatrix,
}

/// Fits Cox's model to columns that are not constant.
///
/// The times of the table have merged ties.
pub(crate) fn fit(
    table: &Table,
    columns: &[Vec<f64>],
    penalty: Penalty,
    draws: &mut Draws,
) -> Result<Regression, Error> {
    if columns.is_empty() {
        return Ok(Regression {
            coefficients: Vec::new(),
            variance: SymmetricMatrix::from_fn(0, |_, _| 0.0),
        });
    }
    match penalty {
        Penalty::None => {
            let fit = model(table, columns)?.fit()?;
            Ok(Regression { coefficients: fit.coefficients().to_vec(), variance: fit.variance().clone() })
        }
        Penalty::Firth => {
            let fit = model(table, columns)?.fit_firth()?;
            Ok(Regression { coefficients: fit.coefficients().to_vec(), variance: fit.variance().clone() })
        }
        Penalty::Ridge => cross_validated(table, columns, Norm::Squares, draws),
        Penalty::Lasso => cross_validated(table, columns, Norm::Absolute, draws),
    }
}

fn model<'a>(table: &'a Table, columns: &'a [Vec<f64>]) -> Result<CoxModel<'a>, Error> {
    let named: Vec<(String, &[f64])> =
        columns.iter().enumerate().map(|(at, column)| (at.to_string(), column.as_slice())).collect();
    Ok(CoxModel::new(table.observations()?, Covariates::new(&named)?)?)
}

/// Pools regressions of several imputations by Rubin's rules: the mean of the coefficients, and the mean of
/// their variances plus the variance between them, increased by one part in their number.
pub(crate) fn pooled(fits: &[Regression]) -> Regression {
    let number = fits.len() as f64;
    let width = fits.first().map_or(0, |fit| fit.coefficients.len());
    let coefficients: Vec<f64> =
        (0..width).map(|at| fits.iter().map(|fit| fit.coefficients[at]).sum::<f64>() / number).collect();
    let variance = SymmetricMatrix::from_fn(width, |row, column| {
        let within = fits.iter().map(|fit| fit.variance.at(row, column)).sum::<f64>() / number;
        let deviation = |fit: &Regression, at: usize| fit.coefficients[at] - coefficients[at];
        let between = fits.iter().map(|fit| deviation(fit, row) * deviation(fit, column)).sum::<f64>();
        within + (1.0 + 1.0 / number) * between / (number - 1.0).max(1.0)
    });
    Regression { coefficients, variance }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::{Simulation, simulate};

    #[test]
    fn rubins_rules_add_the_variance_between_imputations() {
        let one = |coefficient: f64, variance: f64| Regression {
            coefficients: vec![coefficient],
            variance: SymmetricMatrix::from_fn(1, |_, _| variance),
        };
        let pooled = pooled(&[one(1.0, 0.1), one(2.0, 0.2), one(3.0, 0.3)]);
        assert!((pooled.coefficients[0] - 2.0).abs() < 1e-12);
        // 0.2 within, 1 between, (1 + 1/3) times the latter.
        assert!((pooled.variance.at(0, 0) - (0.2 + 4.0 / 3.0)).abs() < 1e-12);
    }

    #[test]
    fn a_penalty_shrinks_and_the_lasso_drops_noise() {
        let simulation = Simulation { effects: vec![0.8, 0.0, 0.0, 0.0, 0.0, 0.0], ..Simulation::default() };
        let table = simulate(&simulation, 150, 3);
        let columns: Vec<Vec<f64>> = table.columns().iter().map(|column| column.values.clone()).collect();
        let fit = |penalty| fit(&table, &columns, penalty, &mut Draws::new(1)).unwrap().coefficients;
        let size = |fit: &[f64]| fit.iter().map(|one| one * one).sum::<f64>();
        let (plain, firth, ridge) = (fit(Penalty::None), fit(Penalty::Firth), fit(Penalty::Ridge));
        assert!(size(&ridge) < size(&plain) && size(&firth) < size(&plain));
        let lasso = fit(Penalty::Lasso);
        assert!(lasso[0] > 0.4, "{lasso:?}");
        assert!(lasso[1..].iter().filter(|one| one.abs() < 1e-9).count() >= 2, "{lasso:?}");
    }
}
