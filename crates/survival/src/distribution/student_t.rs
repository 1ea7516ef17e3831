//! Student's t distribution.

use super::LARGEST_SHAPE;
use super::beta::regularized;
use super::invert::first_positive;
use super::normal::{normal_quantile, normal_sf};

/// The probability of a t value above `t`, with `df > 0` degrees of freedom (normal past 1e8). R's
/// `pt(t, df, lower.tail = FALSE)`.
#[must_use]
pub fn student_t_sf(t: f64, df: f64) -> f64 {
    if t < 0.0 {
        return 1.0 - student_t_sf(-t, df);
    }
    if df > LARGEST_SHAPE {
        return normal_sf(t);
    }
    let square = t * t;
    if square == f64::INFINITY {
        return far_tail(t, df);
    }
    let total = df + square;
    0.5 * regularized(df / total, square / total, df / 2.0, 0.5)
}

/// The leading term of the tail where the square of `t` overflows.
fn far_tail(t: f64, df: f64) -> f64 {
    let log_beta = libm::lgamma(df / 2.0) + libm::lgamma(0.5) - libm::lgamma((df + 1.0) / 2.0);
    libm::exp(df * (0.5 * libm::log(df) - libm::log(t)) - log_beta) / df
}

/// The probability of a t value at or below `t`. R's `pt(t, df)`.
#[must_use]
pub fn student_t_cdf(t: f64, df: f64) -> f64 {
    student_t_sf(-t, df)
}

/// The t quantile: `t` with `student_t_cdf(t, df) = p`. R's `qt(p, df)`.
#[must_use]
pub fn student_t_quantile(p: f64, df: f64) -> f64 {
    if df > LARGEST_SHAPE {
        return normal_quantile(p);
    }
    if !(df > 0.0 && (0.0..=1.0).contains(&p)) {
        return f64::NAN;
    }
    let tail = if p < 0.5 { p } else { 1.0 - p };
    let magnitude = first_positive(|t| student_t_sf(t, df) <= tail);
    if p < 0.5 { -magnitude } else { magnitude }
}
