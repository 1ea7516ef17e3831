//! The chi-squared distribution, by way of the incomplete gamma function.
//!
//! Tests have integer degrees of freedom, for which the upper tail is a finite sum of positive terms
//! (Abramowitz and Stegun 26.4.4 and 26.4.5) without cancellation. For other degrees of freedom, the series
//! below the mean and the continued fraction above it.

use std::f64::consts::PI;

use super::invert::quantile;
use super::is_shape;
use super::normal::erfc;
use super::saddle_point::poisson_term;

/// Degrees of freedom above which the finite sum is longer than the continued fraction.
const LONGEST_SUM: f64 = 200.0;

/// The finite sum is at most `e^h`, which is within the range of a double up to here.
const LARGEST_SUM: f64 = 700.0;

/// The probability of a chi-squared value above `x`, with `df > 0` degrees of freedom. R's
/// `pchisq(x, df, lower.tail = FALSE)`.
///
/// ```
/// # use survival::distribution::chi_squared_sf;
/// assert!((chi_squared_sf(300.0, 1.0) / 3.294362383314041e-67 - 1.0).abs() < 1e-13);
/// assert_eq!(chi_squared_sf(-1.0, 3.0), 1.0);
/// assert!(chi_squared_sf(1.0, 0.0).is_nan());
/// ```
#[must_use]
pub fn chi_squared_sf(x: f64, df: f64) -> f64 {
    tails(x, df).1
}

/// The probability of a chi-squared value at or below `x`, with `df > 0` degrees of freedom. R's
/// `pchisq(x, df)`.
#[must_use]
pub fn chi_squared_cdf(x: f64, df: f64) -> f64 {
    tails(x, df).0
}

/// The chi-squared quantile: `x` with `chi_squared_cdf(x, df) = p`. R's `qchisq(p, df)`.
#[must_use]
pub fn chi_squared_quantile(p: f64, df: f64) -> f64 {
    if !is_shape(df) {
        return f64::NAN;
    }
    quantile(p, |x| chi_squared_cdf(x, df), |x| chi_squared_sf(x, df))
}

/// Lower and upper tail.
fn tails(x: f64, df: f64) -> (f64, f64) {
    if x.is_nan() || !is_shape(df) {
        return (f64::NAN, f64::NAN);
    }
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if x == f64::INFINITY {
        return (1.0, 0.0);
    }
    let (a, h) = (df / 2.0, x / 2.0);
    let whole = df <= LONGEST_SUM && (df - libm::trunc(df)).abs() <= 0.0;
    if h < a + 1.0 {
        let lower = lower_series(a, h).min(1.0);
        // Near zero the continued fraction would need more steps than its limit.
        if lower < 0.5 || (h < 1.0 && !whole) {
            return (lower, 1.0 - lower);
        }
    }
    let upper =
        if whole && (h <= LARGEST_SUM || df <= 2.0) { finite_sum(df, h) } else { upper_fraction(a, h) };
    let upper = upper.clamp(0.0, 1.0);
    (1.0 - upper, upper)
}

/// The upper tail for integer degrees of freedom, `h = x / 2`.
///
/// Half the exponential is multiplied in at either end, so that neither it nor the sum leaves the range of a
/// double if their product is within it.
fn finite_sum(df: f64, h: f64) -> f64 {
    let half_exponential = libm::exp(-h / 2.0);
    let root = libm::sqrt(h);
    let odd = libm::fmod(df, 2.0) > 0.5;
    let (mut term, mut k) = if odd { (2.0 * root / libm::sqrt(PI), 1.5) } else { (1.0, 1.0) };
    let mut sum = 0.0;
    while k <= df / 2.0 {
        sum += term;
        term *= h / k;
        k += 1.0;
    }
    let polynomial = half_exponential * sum * half_exponential;
    if odd { polynomial + erfc(root, libm::fma(-root, root, h) / (2.0 * root)) } else { polynomial }
}

/// The regularised lower incomplete gamma function by its series; for `h < a + 1`.
fn lower_series(a: f64, h: f64) -> f64 {
    let (mut sum, mut term, mut k) = (1.0, 1.0, a);
    loop {
        k += 1.0;
        term *= h / k;
        sum += term;
        if term <= sum * f64::EPSILON / 4.0 {
            return sum * poisson_term(a, h);
        }
    }
}

/// The regularised upper incomplete gamma function by Legendre's continued fraction (Lentz's
/// method); for `h` at or above about `a`.
fn upper_fraction(a: f64, h: f64) -> f64 {
    const TINY: f64 = 1e-300;
    const MOST_STEPS: u32 = 1_000_000;
    let mut b = h + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / if b.abs() < TINY { TINY } else { b };
    let mut fraction = d;
    for step in 1..MOST_STEPS {
        let n = f64::from(step);
        let numerator = n * (a - n);
        b += 2.0;
        d = numerator * d + b;
        d = 1.0 / if d.abs() < TINY { TINY } else { d };
        c = b + numerator / c;
        if c.abs() < TINY {
            c = TINY;
        }
        let factor = c * d;
        fraction *= factor;
        if (factor - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    a * poisson_term(a, h) * fraction
}
