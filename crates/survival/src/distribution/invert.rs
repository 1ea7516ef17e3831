//! Quantiles of a distribution on the positive half-line, by bisection over the floats themselves.
//!
//! The bit patterns of positive floats are ordered like their values, so bisection of bit patterns finds the
//! last bit in 64 steps, at any scale and without a tolerance.

/// The `x > 0` at which the distribution's lower tail is `p`. Compares the smaller tail, which keeps its
/// relative precision.
pub(super) fn quantile(p: f64, cdf: impl Fn(f64) -> f64, sf: impl Fn(f64) -> f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    let at_or_past = |x: f64| if p <= 0.5 { cdf(x) >= p } else { sf(x) <= 1.0 - p };
    first_positive(at_or_past)
}

/// The smallest float at or above zero at which a monotone condition is true; infinity if none.
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
