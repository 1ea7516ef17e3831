//! The robust variance and the robust score test.
//!
//! If a patient contributes several rows, or hazards are not quite proportional, the variance is estimated
//! from the rows' influences on the coefficients (Lin and Wei, J Am Stat Assoc 84 (1989) 1074-1078): the sum
//! over clusters of the squared sum of their influences.

use super::coefficient::coefficient_table;
use super::fit::explain;
use super::likelihood::derivatives;
use super::newton::{Failure, check_floor};
use super::residuals::score_rows;
use super::risk_sets::RiskSets;
use super::{Coefficient, CoxFit, CoxModel, Ties};
use crate::linear_algebra::{Cholesky, SymmetricMatrix, dot};
use crate::{Categories, ChiSquaredTest, Error, Observations};

/// A robust variance; from [`CoxFit::robust`].
#[derive(Debug, Clone, PartialEq)]
pub struct RobustVariance {
    names: Vec<String>,
    coefficients: Vec<f64>,
    variance: SymmetricMatrix,
    clusters: usize,
}

impl CoxFit<'_> {
    /// The variance by clusters, or by rows without clusters (R's `cluster(id)` and `robust = TRUE`).
    ///
    /// ```
    /// # use survival::cox::{Covariates, CoxModel};
    /// # use survival::{Categories, Observations};
    /// # let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0];
    /// # let event = [true, true, false, true, true, true, true];
    /// # let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0];
    /// let patient = Categories::from_labels(&["a", "a", "b", "c", "d", "d", "e"]);
    /// let rows = Observations::new(&time, &event)?.with_clusters(&patient)?;
    /// let fit = CoxModel::new(rows, Covariates::new(&[("age", &age[..])])?)?.fit()?;
    /// assert_eq!(fit.robust().clusters(), 5);
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn robust(&self) -> RobustVariance {
        let width = self.coefficients.len();
        let sums = cluster_sums(&self.observations, self.influences(), width);
        RobustVariance {
            names: self.covariates.names().to_vec(),
            coefficients: self.coefficients.clone(),
            variance: cross_products(&sums, width),
            clusters: cluster_count(&self.observations),
        }
    }
}

impl RobustVariance {
    /// The variances and covariances of the log hazard ratios, in the order of the coefficients.
    /// R's `fit$var`.
    #[must_use]
    pub fn variance(&self) -> &SymmetricMatrix {
        &self.variance
    }

    /// The standard errors, on the log scale, in the order of the coefficients. R's `robust se`.
    #[must_use]
    pub fn standard_errors(&self) -> Vec<f64> {
        self.variance.diagonal().into_iter().map(libm::sqrt).collect()
    }

    /// Number of clusters (or rows).
    #[must_use]
    pub fn clusters(&self) -> usize {
        self.clusters
    }

    /// The table of coefficients with these standard errors.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] if the confidence does not lie between 0 and 1.
    pub fn table(&self, confidence: f64) -> Result<Vec<Coefficient>, Error> {
        coefficient_table(&self.names, &self.coefficients, &self.standard_errors(), confidence)
    }

    /// Wald's test that all coefficients are zero, with one degree of freedom for each coefficient.
    ///
    /// # Errors
    /// [`Error::Degenerate`] unless there are more clusters than coefficients.
    pub fn wald_test(&self) -> Result<ChiSquaredTest, Error> {
        let factor = Cholesky::new(&self.variance).map_err(|_| TOO_FEW_CLUSTERS)?;
        let statistic = dot(&factor.solve(&self.coefficients), &self.coefficients);
        Ok(ChiSquaredTest::new(statistic, self.coefficients.len()))
    }
}

/// The robust score test that all coefficients are zero; see
/// [`CoxModel::robust_score_test`].
pub(super) fn score_test(model: &CoxModel<'_>) -> Result<ChiSquaredTest, Error> {
    if model.ties == Ties::Exact {
        return Err(Error::Degenerate("the robust score test is offered with Efron's or Breslow's ties"));
    }
    let sets = RiskSets::new(&model.observations, &model.covariates)?;
    let width = sets.width;
    let null = derivatives(&sets, model.ties, &vec![0.0; width]);
    // The model must have information, whatever the clusters.
    check_floor(&null.information, &sets.information_floor())
        .and_then(|()| Cholesky::new(&null.information).map_err(Failure::Collinear))
        .map_err(|failure| explain(failure, &model.covariates))?;
    let mut rows = score_rows(&sets, model.ties, &vec![0.0; width]);
    if model.observations.weight().is_some() {
        for (row, residuals) in rows.chunks_exact_mut(width).enumerate() {
            let weight = model.observations.weight_of(row);
            residuals.iter_mut().for_each(|residual| *residual *= weight);
        }
    }
    let sums = cluster_sums(&model.observations, rows, width);
    let mut score = vec![0.0; width];
    for cluster in sums.chunks_exact(width) {
        score.iter_mut().zip(cluster).for_each(|(score, part)| *score += part);
    }
    let factor = Cholesky::new(&cross_products(&sums, width)).map_err(|_| TOO_FEW_CLUSTERS)?;
    Ok(ChiSquaredTest::new(factor.inverse_quadratic_form(&score), width))
}

const TOO_FEW_CLUSTERS: Error =
    Error::Degenerate("there are too few clusters for a test of all coefficients");

/// Sums of the rows' values over each cluster as one vector; without clusters, the rows' values.
fn cluster_sums(observations: &Observations<'_>, rows: Vec<f64>, width: usize) -> Vec<f64> {
    let Some(clusters) = observations.clusters() else { return rows };
    let mut sums = vec![0.0; clusters.levels().len() * width];
    for (&cluster, values) in clusters.codes().iter().zip(rows.chunks_exact(width)) {
        let start = cluster as usize * width;
        for (sum, part) in sums[start..start + width].iter_mut().zip(values) {
            *sum += part;
        }
    }
    sums
}

/// Number of clusters with rows, or of rows without clusters.
fn cluster_count(observations: &Observations<'_>) -> usize {
    let present = |clusters: &Categories| clusters.counts().iter().filter(|&&count| count > 0).count();
    observations.clusters().map_or(observations.len(), present)
}

/// The sum over clusters of the products of their values, in one pass: the values of a million rows fit into
/// no cache.
fn cross_products(sums: &[f64], width: usize) -> SymmetricMatrix {
    let mut products = vec![0.0; width * width];
    for cluster in sums.chunks_exact(width) {
        for (value, products) in cluster.iter().zip(products.chunks_exact_mut(width)) {
            products.iter_mut().zip(cluster).for_each(|(product, other)| *product += value * other);
        }
    }
    SymmetricMatrix::from_fn(width, |j, k| products[j * width + k])
}
