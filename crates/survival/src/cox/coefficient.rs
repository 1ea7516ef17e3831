//! The table of coefficients (estimates, Wald tests, hazard ratios) of any kind of fit.

use crate::Error;
use crate::distribution::{normal_quantile, normal_two_sided};

/// One line of the table of coefficients.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// The covariate.
    pub name: String,
    /// The log hazard ratio for one unit of the covariate.
    pub estimate: f64,
    /// Its standard error, on the log scale.
    pub standard_error: f64,
    /// Wald's z, the estimate over its standard error.
    pub z: f64,
    /// The two-sided p-value of z.
    pub p_value: f64,
    /// The hazard ratio, `exp(estimate)`.
    pub hazard_ratio: f64,
    /// Wald's confidence interval of the hazard ratio (not of its log), lower limit first.
    pub interval: (f64, f64),
}

/// One line for each coefficient.
pub(super) fn coefficient_table(
    names: &[String],
    estimates: &[f64],
    standard_errors: &[f64],
    confidence: f64,
) -> Result<Vec<Coefficient>, Error> {
    let factor = normal_factor(confidence)?;
    let line = |((name, &estimate), &standard_error): ((&String, &f64), &f64)| {
        let z = estimate / standard_error;
        Coefficient {
            name: name.clone(),
            estimate,
            standard_error,
            z,
            p_value: normal_two_sided(z),
            hazard_ratio: libm::exp(estimate),
            interval: (
                libm::exp(estimate - factor * standard_error),
                libm::exp(estimate + factor * standard_error),
            ),
        }
    };
    Ok(names.iter().zip(estimates).zip(standard_errors).map(line).collect())
}

/// The factor of the standard error for a two-sided interval.
fn normal_factor(confidence: f64) -> Result<f64, Error> {
    if confidence > 0.0 && confidence < 1.0 {
        Ok(-normal_quantile((1.0 - confidence) / 2.0))
    } else {
        Err(Error::OutOfRange { name: "confidence", value: confidence, rule: "must lie between 0 and 1" })
    }
}
