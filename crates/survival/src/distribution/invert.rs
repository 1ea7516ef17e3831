//! Quantiles of a distribution on the positive half-line, by bisection over the floats themselves.
//!
//! The bit patterns of the positive floats are ordered as their values are, so halving an interval
//! of bit patterns finds the last bit in 64 steps, whatever the scale, with no tolerance to choose.

/// The `x > 0` where the distribution's lower tail is `p`: the tail below one half is the one that
/// keeps its digits, so that one is compared.
pub(super) fn quantile(p: f64, cdf: impl Fn(f64) -> f64, sf: impl Fn(f64) -> f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    let at_or_past = |x: f64| if p <= 0.5 { cdf(x) >= p } else { sf(x) <= 1.0 - p };
    first_positive(at_or_past)
}

/// The smallest float at or above zero where a monotone condition holds; infinity if nowhere.
pub(crate) fn first_positive(holds: impl Fn(f64) -> bool) -> f64 {
    if holds(0.0) {
        return 0.0;
    }
    let (mut fails, mut passes) = (0_u64, f64::INFINITY.to_bits());
    while passes - fails > 1 {
        let middle = fails + (passes - fails) / 2;
        if holds(f64::from_bits(middle)) {
            passes = middle;
        } else {
            fails = middle;
        }
    }
    f64::from_bits(passes)
}
