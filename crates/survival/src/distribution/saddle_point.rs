//! Poisson and binomial terms without cancellation: Loader's saddle-point expansion.
//!
//! `x^a e^-x / Gamma(a + 1)` by logarithms loses as many digits as the logarithms have. Loader (Fast and
//! Accurate Computation of Binomial Probabilities, 2000), as in R, splits it into a deviance and Stirling's
//! error, both small.

use std::f64::consts::TAU;

/// `x^a e^-x / Gamma(a + 1)` for `a > 0`, `x > 0`.
pub(super) fn poisson_term(a: f64, x: f64) -> f64 {
    libm::exp(-stirling_error(a) - deviance(a, x)) / libm::sqrt(TAU * a)
}

/// `Gamma(a + b) / (Gamma(a) Gamma(b)) x^a y^b` for `a, b > 0` and `y = 1 - x`.
pub(super) fn beta_term(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let (power, other) = (libm::pow(x, a), libm::pow(y, b));
    if n <= 160.0 && power.min(other) >= f64::MIN_POSITIVE {
        let constant = libm::tgamma(n) / libm::tgamma(a) / libm::tgamma(b);
        return power * constant * other;
    }
    let log_term =
        stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x) - deviance(b, n * y);
    libm::exp(log_term) * libm::sqrt(a * b / (TAU * n))
}

/// `ln(Gamma(n + 1)) - ((n + 1/2) ln n - n + ln(2 pi) / 2)`: the error of Stirling's formula.
fn stirling_error(n: f64) -> f64 {
    if n < 15.0 {
        return libm::lgamma(n + 1.0) - (n + 0.5) * libm::log(n) + n - 0.5 * libm::log(TAU);
    }
    let square = n * n;
    let series = [
        1.0 / 12.0,
        -1.0 / 360.0,
        1.0 / 1260.0,
        -1.0 / 1680.0,
        1.0 / 1188.0,
        -691.0 / 360_360.0,
        1.0 / 156.0,
    ];
    series.iter().rev().fold(0.0, |sum, term| sum / square + term) / n
}

/// `a ln(a / x) + x - a`, accurate where `a` and `x` are close.
fn deviance(a: f64, x: f64) -> f64 {
    let difference = a - x;
    if difference.abs() >= 0.1 * (a + x) {
        return a * libm::log(a / x) - difference;
    }
    let v = difference / (a + x);
    let mut sum = difference * v;
    let mut term = 2.0 * a * v;
    for odd in 1..1000 {
        term *= v * v;
        let next = sum + term / f64::from(2 * odd + 1);
        if (next - sum).abs() <= 0.0 {
            break;
        }
        sum = next;
    }
    sum
}
