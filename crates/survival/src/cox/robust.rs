//! A variance that does not believe the model.
//!
//! Where a patient contributes several rows, or the hazards are not quite proportional, the spread
//! of the rows' own influences on the coefficients is the honest variance (Lin and Wei, J Am Stat
//! Assoc 84 (1989) 1074-1078): the sum over clusters of the squared sum of their influences.

use super::coefficient::coefficient_table;
use super::{Coefficient, CoxFit};
use crate::linear_algebra::{Cholesky, SymmetricMatrix, dot};
use crate::{ChiSquaredTest, Error};

/// A robust variance; from [`CoxFit::robust`].
///
/// ```
/// # use survival::cox::{Covariates, CoxModel};
/// # use survival::Observations;
/// # let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0];
/// # let event = [true, true, false, true, true, true, true];
/// # let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0];
/// # let rows = Observations::new(&time, &event)?;
/// # let model = CoxModel::new(rows, Covariates::new(&[("age", &age[..])])?)?;
/// let robust = model.fit()?.robust();
/// assert_eq!(robust.clusters(), 7); // every row by itself
/// # Ok::<(), survival::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct RobustVariance {
    names: Vec<String>,
    coefficients: Vec<f64>,
    variance: SymmetricMatrix,
    clusters: usize,
}

impl CoxFit<'_> {
    /// The variance by clusters, if the observations have them, and by rows if not (R's
    /// `cluster(id)` and `robust = TRUE`).
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
        let (influences, width) = (self.influences(), self.coefficients.len());
        let (sums, count) = match self.observations.clusters() {
            None => (influences, self.observations.len()),
            Some(clusters) => {
                let mut sums = vec![0.0; clusters.levels().len() * width];
                for (&cluster, influence) in clusters.codes().iter().zip(influences.chunks_exact(width)) {
                    let start = cluster as usize * width;
                    for (sum, part) in sums[start..start + width].iter_mut().zip(influence) {
                        *sum += part;
                    }
                }
                (sums, clusters.counts().iter().filter(|&&count| count > 0).count())
            }
        };
        let product =
            |j: usize, k: usize| sums.chunks_exact(width).map(|influence| influence[j] * influence[k]).sum();
        RobustVariance {
            names: self.covariates.names().to_vec(),
            coefficients: self.coefficients.clone(),
            variance: SymmetricMatrix::from_fn(width, product),
            clusters: count,
        }
    }
}

impl RobustVariance {
    /// The variances and covariances of the log hazard ratios, in the order of the coefficients.
    /// R's `fit$var`.
    ///
    /// ```
    /// # use survival::cox::{Covariates, CoxModel};
    /// # use survival::Observations;
    /// # let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0];
    /// # let event = [true, true, false, true, true, true, true];
    /// # let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0];
    /// # let rows = Observations::new(&time, &event)?;
    /// # let model = CoxModel::new(rows, Covariates::new(&[("age", &age[..])])?)?;
    /// let robust = model.fit()?.robust();
    /// assert!(robust.variance().at(0, 0) > 0.0);
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn variance(&self) -> &SymmetricMatrix {
        &self.variance
    }

    /// The standard errors, on the log scale, in the order of the coefficients. R's `robust se`.
    ///
    /// ```
    /// # use survival::cox::{Covariates, CoxModel};
    /// # use survival::Observations;
    /// # let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0];
    /// # let event = [true, true, false, true, true, true, true];
    /// # let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0];
    /// # let rows = Observations::new(&time, &event)?;
    /// # let model = CoxModel::new(rows, Covariates::new(&[("age", &age[..])])?)?;
    /// let robust = model.fit()?.robust();
    /// assert!((robust.standard_errors()[0] - robust.variance().at(0, 0).sqrt()).abs() < 1e-15);
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn standard_errors(&self) -> Vec<f64> {
        self.variance.diagonal().into_iter().map(libm::sqrt).collect()
    }

    /// How many clusters (or rows) there were.
    ///
    /// ```
    /// # use survival::cox::{Covariates, CoxModel};
    /// # use survival::Observations;
    /// # let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0];
    /// # let event = [true, true, false, true, true, true, true];
    /// # let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0];
    /// # let rows = Observations::new(&time, &event)?;
    /// # let model = CoxModel::new(rows, Covariates::new(&[("age", &age[..])])?)?;
    /// let robust = model.fit()?.robust();
    /// assert_eq!(robust.clusters(), 7);
    /// # Ok::<(), survival::Error>(())
    /// ```
    #[must_use]
    pub fn clusters(&self) -> usize {
        self.clusters
    }

    /// The table of coefficients with these standard errors.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] if the confidence does not lie between 0 and 1.
    ///
    /// ```
    /// # use survival::cox::{Covariates, CoxModel};
    /// # use survival::Observations;
    /// # let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0];
    /// # let event = [true, true, false, true, true, true, true];
    /// # let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0];
    /// # let rows = Observations::new(&time, &event)?;
    /// # let model = CoxModel::new(rows, Covariates::new(&[("age", &age[..])])?)?;
    /// let robust = model.fit()?.robust();
    /// assert_eq!(robust.table(0.95)?[0].standard_error, robust.standard_errors()[0]);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn table(&self, confidence: f64) -> Result<Vec<Coefficient>, Error> {
        coefficient_table(&self.names, &self.coefficients, &self.standard_errors(), confidence)
    }

    /// Wald's test that all coefficients are zero. One degree of freedom a coefficient.
    ///
    /// # Errors
    /// [`Error::Degenerate`] if there are not more clusters than coefficients.
    ///
    /// ```
    /// # use survival::cox::{Covariates, CoxModel};
    /// # use survival::Observations;
    /// # let time = [6.0, 7.0, 9.0, 10.0, 1.0, 2.0, 8.0];
    /// # let event = [true, true, false, true, true, true, true];
    /// # let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0];
    /// # let rows = Observations::new(&time, &event)?;
    /// # let model = CoxModel::new(rows, Covariates::new(&[("age", &age[..])])?)?;
    /// let robust = model.fit()?.robust();
    /// let z = robust.table(0.95)?[0].z;
    /// assert!((robust.wald_test()?.statistic - z * z).abs() < 1e-9);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn wald_test(&self) -> Result<ChiSquaredTest, Error> {
        let factor = Cholesky::new(&self.variance)
            .map_err(|_| Error::Degenerate("there are too few clusters for a test of all coefficients"))?;
        let statistic = dot(&factor.solve(&self.coefficients), &self.coefficients);
        Ok(ChiSquaredTest::new(statistic, self.coefficients.len()))
    }
}
