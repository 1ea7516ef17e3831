//! Tails of the binomial distribution with a share of one half.

use crate::distribution::beta_cdf;

/// The probability of at most `count` heads in `all` tosses.
pub(crate) fn binomial_half_tail(count: u64, all: u64) -> f64 {
    if count >= all { 1.0 } else { beta_cdf(0.5, (all - count) as f64, count as f64 + 1.0) }
}

/// The probability of exactly `count` heads in `all` tosses.
pub(super) fn binomial_half(count: u64, all: u64) -> f64 {
    let below = if count == 0 { 0.0 } else { binomial_half_tail(count - 1, all) };
    binomial_half_tail(count, all) - below
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_tosses_are_counted_right() {
        assert!((binomial_half_tail(2, 10) - 56.0 / 1024.0).abs() < 1e-16);
        assert!((binomial_half(2, 10) - 45.0 / 1024.0).abs() < 1e-16);
    }
}
