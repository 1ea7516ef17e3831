//! Covariates of a regression, validated once.

use crate::Error;
use crate::observations::same_length;

/// Named columns of numbers, one value per row of the observations.
///
/// A yes/no answer is a column of 0 and 1; a category of k levels is k - 1 such columns, created by the
/// caller, who knows the reference level.
#[derive(Debug, Clone)]
pub struct Covariates<'a> {
    names: Vec<String>,
    columns: Vec<&'a [f64]>,
}

impl<'a> Covariates<'a> {
    /// Takes named columns of equal length.
    ///
    /// One column for each covariate, in the order of the coefficients; finite values in the caller's units,
    /// one for each row of the observations.
    ///
    /// # Errors
    /// [`Error::NoCovariates`], [`Error::LengthsDiffer`], or [`Error::CovariateNotFinite`] for the first
    /// value that is not finite: drop or impute such rows before.
    ///
    /// ```
    /// # use survival::cox::Covariates;
    /// let error = Covariates::new(&[("age", &[61.0, f64::NAN][..])]).unwrap_err();
    /// assert_eq!(error.row(), Some(1));
    /// ```
    pub fn new<S: AsRef<str>>(columns: &[(S, &'a [f64])]) -> Result<Self, Error> {
        let rows = columns.first().ok_or(Error::NoCovariates)?.1.len();
        for (name, column) in columns {
            same_length("covariate", rows, column.len())?;
            if let Some(row) = column.iter().position(|value| !value.is_finite()) {
                return Err(Error::CovariateNotFinite { row, covariate: name.as_ref().to_owned() });
            }
        }
        Ok(Self {
            names: columns.iter().map(|(name, _)| name.as_ref().to_owned()).collect(),
            columns: columns.iter().map(|&(_, column)| column).collect(),
        })
    }

    /// The names, in the order of the coefficients.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The columns, in the order of the coefficients.
    #[must_use]
    pub fn columns(&self) -> &[&'a [f64]] {
        &self.columns
    }

    /// Values of one row; empty for a row that does not exist.
    #[must_use]
    pub fn row(&self, row: usize) -> Vec<f64> {
        self.columns.iter().filter_map(|column| column.get(row).copied()).collect()
    }

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.len())
    }

    /// The number of columns, which is the number of coefficients.
    #[must_use]
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// Linear predictor of each row. The columns are added in a fixed order, so that equal rows get equal
    /// bits: a concordance counts ties.
    pub(super) fn linear_predictors(&self, coefficients: &[f64], offset: f64) -> Vec<f64> {
        let mut predictors = vec![0.0; self.rows()];
        for (column, coefficient) in self.columns.iter().zip(coefficients) {
            for (predictor, value) in predictors.iter_mut().zip(*column) {
                *predictor += coefficient * value;
            }
        }
        for predictor in &mut predictors {
            *predictor -= offset;
        }
        predictors
    }

    /// The (weighted) means at which R centres linear predictors: 0 for a column of only -1, 0 and 1, because
    /// the mean of an indicator describes no patient (R's `nocenter`).
    #[expect(clippy::float_cmp, reason = "an indicator is exactly -1, 0 or 1")]
    pub(super) fn means(&self, weight: Option<&[f64]>) -> Vec<f64> {
        let mean = |column: &&[f64]| {
            if column.iter().all(|&value| value == 0.0 || value == 1.0 || value == -1.0) {
                return 0.0;
            }
            match weight {
                None => column.iter().sum::<f64>() / column.len() as f64,
                Some(weight) => {
                    let total: f64 = weight.iter().sum();
                    column.iter().zip(weight).map(|(value, weight)| value * weight).sum::<f64>() / total
                }
            }
        };
        self.columns.iter().map(mean).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_value_is_named_by_row_and_column() {
        let error = Covariates::new(&[("age", &[1.0, f64::NAN][..])]).unwrap_err();
        assert_eq!(error, Error::CovariateNotFinite { row: 1, covariate: "age".into() });
        assert_eq!(error.row(), Some(1));
    }

    #[test]
    fn columns_must_be_there_and_of_one_length() {
        assert_eq!(Covariates::new::<&str>(&[]).unwrap_err(), Error::NoCovariates);
        let ragged: [(&str, &[f64]); 2] = [("a", &[1.0, 2.0]), ("b", &[1.0])];
        assert!(matches!(Covariates::new(&ragged), Err(Error::LengthsDiffer { .. })));
    }
}
