//! Brent's root finder with the coarse tolerance of R's `fisher.test`.
//!
//! R searches the odds ratio `t`, or its reciprocal, on the interval from 0 to 1 and stops when `t` is known
//! to about 1.2e-4: far from 1, the printed ratio is wrong in its third digit. Agreement with R requires the
//! same steps.

/// R's default tolerance of `uniroot`, the fourth root of the machine epsilon.
const TOLERANCE: f64 = 1.220_703_125e-4;
const MOST_STEPS: u32 = 1000;

/// A root of `f` between `low` and `high` (Brent, Algorithms for Minimization without Derivatives, 1973,
/// chapter 4), with the steps of R's `uniroot`.
pub(super) fn root(low: f64, high: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (mut a, mut b) = (low, high);
    let (mut fa, mut fb) = (f(a), f(b));
    let (mut c, mut fc) = (a, fa);
    if fa.abs() <= 0.0 {
        return a;
    }
    for _ in 0..=MOST_STEPS {
        let previous = b - a;
        if fc.abs() < fb.abs() {
            (a, b, c) = (b, c, b);
            (fa, fb, fc) = (fb, fc, fb);
        }
        let tolerance = 2.0 * f64::EPSILON * b.abs() + TOLERANCE / 2.0;
        let mut step = (c - b) / 2.0;
        if step.abs() <= tolerance || fb.abs() <= 0.0 {
            return b;
        }
        if previous.abs() >= tolerance && fa.abs() > fb.abs() {
            let (p, q) = interpolate((a, fa), (b, fb), (c, fc));
            if p < 0.75 * (c - b) * q - (tolerance * q).abs() / 2.0 && p < (previous * q / 2.0).abs() {
                step = p / q;
            }
        }
        if step.abs() < tolerance {
            step = tolerance.copysign(if step > 0.0 { 1.0 } else { -1.0 });
        }
        (a, fa) = (b, fb);
        b += step;
        fb = f(b);
        if (fb > 0.0 && fc > 0.0) || (fb < 0.0 && fc < 0.0) {
            (c, fc) = (a, fa);
        }
    }
    b
}

/// The step from `b` as a fraction: by the secant of two points, or inverse quadratic interpolation of three.
fn interpolate((a, fa): (f64, f64), (b, fb): (f64, f64), (c, fc): (f64, f64)) -> (f64, f64) {
    let cb = c - b;
    let (p, q) = if (a - c).abs() <= 0.0 {
        let ratio = fb / fa;
        (cb * ratio, 1.0 - ratio)
    } else {
        let (q, t1, t2) = (fa / fc, fb / fc, fb / fa);
        (t2 * (cb * q * (q - t1) - (b - a) * (t1 - 1.0)), (q - 1.0) * (t1 - 1.0) * (t2 - 1.0))
    };
    if p > 0.0 { (p, -q) } else { (-p, q) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_is_found_to_the_tolerance() {
        assert!((root(0.0, 1.0, |t| t * t - 0.3) - 0.3f64.sqrt()).abs() < TOLERANCE);
    }
}
