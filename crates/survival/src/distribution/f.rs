//! Fisher's F distribution.

use super::beta::regularized;
use super::invert::quantile;
use super::is_shape;

/// The probability of an F value above `x`, with `df1` and `df2` degrees of freedom. R's `pf(x,
/// df1, df2, lower.tail = FALSE)`.
#[must_use]
pub fn f_sf(x: f64, df1: f64, df2: f64) -> f64 {
    if x <= 0.0 {
        return if is_shape(df1) && is_shape(df2) { 1.0 } else { f64::NAN };
    }
    let total = df2 + df1 * x;
    regularized(df2 / total, 1.0 / (1.0 + df2 / (df1 * x)), df2 / 2.0, df1 / 2.0)
}

/// The probability of an F value at or below `x`. R's `pf(x, df1, df2)`.
#[must_use]
pub fn f_cdf(x: f64, df1: f64, df2: f64) -> f64 {
    if x <= 0.0 {
        return if is_shape(df1) && is_shape(df2) { 0.0 } else { f64::NAN };
    }
    let total = df2 + df1 * x;
    regularized(1.0 / (1.0 + df2 / (df1 * x)), df2 / total, df1 / 2.0, df2 / 2.0)
}

/// The F quantile: `x` with `f_cdf(x, df1, df2) = p`. R's `qf(p, df1, df2)`.
#[must_use]
pub fn f_quantile(p: f64, df1: f64, df2: f64) -> f64 {
    if !(is_shape(df1) && is_shape(df2)) {
        return f64::NAN;
    }
    quantile(p, |x| f_cdf(x, df1, df2), |x| f_sf(x, df1, df2))
}
