//! Rank tests for paired measurements and for two groups.
//!
//! Decimals break ties in binary: 14.0 - 13.2 and 8.8 - 8.0 differ in their last bit. Differences are
//! therefore rounded to 12 decimals before ranking; R, by default, ranks the raw doubles.

mod mann_whitney;
mod midranks;
mod sign;
mod signed_rank;

pub use mann_whitney::{GroupSums, MannWhitney};
pub use sign::SignTest;
pub use signed_rank::{SignedRank, Zeros};

use crate::Error;
use crate::distribution::{normal_cdf, normal_sf, normal_two_sided};

/// p-values of the two-sided and one-sided alternatives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PValues {
    /// Alternative: a difference in either direction.
    pub two_sided: f64,
    /// Alternative: a larger first group, or a positive difference.
    pub greater: f64,
    /// Alternative: a smaller first group, or a negative difference.
    pub less: f64,
}

/// A test by the normal approximation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NormalTest {
    /// The standardised statistic of the two-sided test.
    pub z: f64,
    /// Its p-values.
    pub p: PValues,
}

/// Continuity correction: moves the statistic by one half towards its expectation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Continuity {
    /// None, as in SPSS.
    Uncorrected,
    /// Applied; R's default if there is no exact p-value.
    Corrected,
}

impl NormalTest {
    fn new(difference: f64, variance: f64, continuity: Continuity) -> Self {
        let half = match continuity {
            Continuity::Uncorrected => 0.0,
            Continuity::Corrected => 0.5,
        };
        let deviation = libm::sqrt(variance);
        let sign = if difference > 0.0 {
            1.0
        } else if difference < 0.0 {
            -1.0
        } else {
            0.0
        };
        let z = (difference - half * sign) / deviation;
        let greater = normal_sf((difference - half) / deviation);
        let less = normal_cdf((difference + half) / deviation);
        Self { z, p: PValues { two_sided: normal_two_sided(z).clamp(0.0, 1.0), greater, less } }
    }
}

/// An estimate with the interval of the corresponding test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShiftEstimate {
    /// Hodges and Lehmann's estimate.
    pub estimate: f64,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
    /// The requested level or, if so few values cannot reach it, the level reached, as reported by R.
    pub level: f64,
}

/// The interval between order statistics of `sorted` averages or differences, as in R's `wilcox.test`:
/// `tail(q)` is the probability of a statistic at or below `q`. If so few values cannot reach the level, the
/// level reported is 1 minus `report` of the probability outside the interval.
fn order_statistic_interval(
    sorted: &[f64],
    level: f64,
    tail: impl Fn(usize) -> f64,
    report: fn(f64) -> f64,
) -> Result<ShiftEstimate, Error> {
    if !(level > 0.0 && level < 1.0) {
        let rule = "it must lie between 0 and 1";
        return Err(Error::OutOfRange { name: "the confidence level", value: level, rule });
    }
    let alpha = 1.0 - level;
    // As in R's `qwilcox` and `qsignrank`, for a level that is reached exactly.
    let sought = alpha / 2.0 - 10.0 * f64::EPSILON;
    let quantile = (0..sorted.len()).find(|&q| tail(q) >= sought).unwrap_or(0).max(1);
    let (Some(&lower), Some(&upper)) =
        (sorted.get(quantile - 1), sorted.get(sorted.len().wrapping_sub(quantile)))
    else {
        return Err(Error::NoRows);
    };
    let reached = 2.0 * tail(quantile - 1);
    let level = if reached - alpha > alpha / 2.0 { 1.0 - report(reached) } else { level };
    Ok(ShiftEstimate { estimate: median_of_sorted(sorted), lower, upper, level })
}

/// Rounds to two significant digits.
fn two_digits(value: f64) -> f64 {
    let scale = libm::pow(10.0, 1.0 - libm::floor(libm::log10(value)));
    libm::rint(value * scale) / scale
}

/// The median of ascending values; NaN if there are none.
fn median_of_sorted(sorted: &[f64]) -> f64 {
    match (sorted.len(), sorted.len() / 2) {
        (0, _) => f64::NAN,
        (count, middle) if count % 2 == 1 => sorted[middle],
        (_, middle) => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

/// The difference rounded as decimals.
fn decimal_difference(a: f64, b: f64) -> f64 {
    const DECIMALS: f64 = 1e12;
    let difference = a - b;
    let rounded = libm::round(difference * DECIMALS) / DECIMALS;
    if rounded.is_finite() { rounded } else { difference }
}

fn check_finite(values: &[f64], name: &'static str) -> Result<(), Error> {
    match values.iter().position(|value| !value.is_finite()) {
        Some(row) => Err(Error::NotFinite { row, name }),
        None => Ok(()),
    }
}
