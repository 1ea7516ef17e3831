//! The beta distribution: the regularised incomplete beta function by its continued fraction.
//!
//! Student's t, F and the exact binomial limits are computed from this function.

use super::invert::quantile;
use super::is_shape;
use super::saddle_point::beta_term;

/// The probability of a beta(a, b) value at or below `x`. R's `pbeta(x, a, b)`.
#[must_use]
pub fn beta_cdf(x: f64, a: f64, b: f64) -> f64 {
    regularized(x, 1.0 - x, a, b)
}

/// The probability of a beta(a, b) value above `x`. R's `pbeta(x, a, b, lower.tail = FALSE)`.
#[must_use]
pub fn beta_sf(x: f64, a: f64, b: f64) -> f64 {
    regularized(1.0 - x, x, b, a)
}

/// The beta quantile: `x` with `beta_cdf(x, a, b) = p`. R's `qbeta(p, a, b)`.
#[must_use]
pub fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    if !(is_shape(a) && is_shape(b)) {
        return f64::NAN;
    }
    quantile(p, |x| beta_cdf(x.min(1.0), a, b), |x| beta_sf(x.min(1.0), a, b)).min(1.0)
}

/// The regularised incomplete beta function at `x`, with `y = 1 - x` given separately for precision.
pub(super) fn regularized(x: f64, y: f64, a: f64, b: f64) -> f64 {
    if !(is_shape(a) && is_shape(b)) || x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    let value = if x < (a + 1.0) / (a + b + 2.0) {
        beta_term(a, b, x, y) / a * fraction(x, a, b)
    } else {
        1.0 - beta_term(b, a, y, x) / b * fraction(y, b, a)
    };
    value.clamp(0.0, 1.0)
}

/// The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by
/// Lentz's method.
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    const MOST_STEPS: u32 = 100_000;
    let away_from_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for step in 1..MOST_STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        let factor = d * c;
        value *= factor;
        if (factor - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    value
}
