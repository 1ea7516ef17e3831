//! Meta-analysis of one estimate from each hospital.
//!
//! The conventions are those of R's `metafor::rma`: the between-hospital variance by DerSimonian and Laird
//! (Controlled Clinical Trials 7, 1986) or by restricted maximum likelihood, and intervals by the normal
//! distribution or by Hartung and Knapp (Statistics in Medicine 20, 2001), without the ad-hoc correction.

use survival::distribution::{
    chi_squared_sf, normal_quantile, normal_two_sided, student_t_quantile, student_t_sf,
};

/// Level of all intervals, as the probability of the upper end.
const UPPER: f64 = 0.975;

/// Largest number of iterations of the restricted likelihood.
const MOST_ITERATIONS: usize = 10_000;

/// Change of the variance at which the iterations end, relative to the mean variance of the estimates.
const CONVERGED: f64 = 1e-13;

/// Estimate of the variance between hospitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Between {
    /// None: one common effect.
    Fixed,
    /// By moments, after DerSimonian and Laird.
    DerSimonianLaird,
    /// Restricted maximum likelihood.
    #[default]
    Reml,
}

/// Distribution of the mean for its interval and test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MeanInterval {
    /// Normal.
    Normal,
    /// Student's t with Hartung and Knapp's variance.
    #[default]
    HartungKnapp,
}

/// An estimate of one hospital.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// The estimate, such as a log hazard ratio.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// Result of a meta-analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct MetaAnalysis {
    /// The mean effect.
    pub mean: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Its 95 % interval.
    pub interval: (f64, f64),
    /// Two-sided p of a mean of 0.
    pub p: f64,
    /// The 95 % interval of the effect in a new hospital; `None` with a common effect.
    pub prediction: Option<(f64, f64)>,
    /// Variance between hospitals.
    pub tau_squared: f64,
    /// Cochran's Q.
    pub q: f64,
    /// Its upper tail of chi-squared, with one degree of freedom less than hospitals.
    pub q_p: f64,
    /// Part of the variance that lies between hospitals, from 0 to 1.
    pub i_squared: f64,
    /// Weight of each hospital, which sum to 1.
    pub weights: Vec<f64>,
}

/// Combines the estimates of at least two hospitals.
///
/// R's `rma(value, sei = standard_error, method = , test = )`. `None` with fewer, or if a value is not finite
/// or a standard error not positive.
///
/// ```
/// use reference::{Between, Effect, MeanInterval, meta_analysis};
///
/// let effect = |value, standard_error| Effect { value, standard_error };
/// let effects = [effect(0.2, 0.1), effect(0.4, 0.1)];
/// let found = meta_analysis(&effects, Between::Fixed, MeanInterval::Normal).ok_or("too few")?;
/// assert!((found.mean - 0.3).abs() < 1e-12 && (found.q - 2.0).abs() < 1e-9);
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn meta_analysis(effects: &[Effect], between: Between, interval: MeanInterval) -> Option<MetaAnalysis> {
    let usable =
        |it: &Effect| it.value.is_finite() && it.standard_error.is_finite() && it.standard_error > 0.0;
    if effects.len() < 2 || !effects.iter().all(usable) {
        return None;
    }
    let df = effects.len() as f64 - 1.0;
    let fixed = Weighted::of(effects, 0.0);
    let q = fixed.squares;
    let tau_squared = match between {
        Between::Fixed => 0.0,
        Between::DerSimonianLaird => ((q - df) / fixed.trace()).max(0.0),
        Between::Reml => reml(effects)?,
    };
    let random = Weighted::of(effects, tau_squared);
    let (variance, critical, p_of): (f64, f64, fn(f64, f64) -> f64) = match interval {
        MeanInterval::Normal => (1.0 / random.sum, normal_quantile(UPPER), |z, _| normal_two_sided(z)),
        MeanInterval::HartungKnapp => {
            let p_of = |t: f64, df: f64| (2.0 * student_t_sf(t.abs(), df)).min(1.0);
            (random.squares / df / random.sum, student_t_quantile(UPPER, df), p_of)
        }
    };
    let standard_error = variance.sqrt();
    let around = |half: f64| (random.mean - half, random.mean + half);
    // Typical variance within hospitals, of Higgins and Thompson.
    let within = df / fixed.trace();
    let i_squared = match between {
        Between::Fixed if q > df => (q - df) / q,
        Between::Fixed => 0.0,
        Between::DerSimonianLaird | Between::Reml => tau_squared / (tau_squared + within),
    };
    Some(MetaAnalysis {
        mean: random.mean,
        standard_error,
        interval: around(critical * standard_error),
        p: p_of(random.mean / standard_error, df),
        prediction: (between != Between::Fixed).then(|| around(critical * (variance + tau_squared).sqrt())),
        tau_squared,
        q,
        q_p: chi_squared_sf(q, df),
        i_squared,
        weights: random.weights.iter().map(|weight| weight / random.sum).collect(),
    })
}

/// Estimates weighted by their inverse variances.
struct Weighted {
    weights: Vec<f64>,
    /// Sums of the weights, of their squares, and of their cubes.
    sum: f64,
    sum2: f64,
    sum3: f64,
    mean: f64,
    /// Weighted sum of squares about the mean.
    squares: f64,
    /// The same with squared weights.
    squares2: f64,
}

impl Weighted {
    fn of(effects: &[Effect], tau_squared: f64) -> Self {
        let weight = |it: &Effect| 1.0 / (it.standard_error * it.standard_error + tau_squared);
        let weights: Vec<f64> = effects.iter().map(weight).collect();
        let power = |exponent: i32| weights.iter().map(|weight| weight.powi(exponent)).sum::<f64>();
        let (sum, sum2, sum3) = (power(1), power(2), power(3));
        let mean = weights.iter().zip(effects).map(|(weight, it)| weight * it.value).sum::<f64>() / sum;
        let squared = |exponent: i32| {
            let pairs = weights.iter().zip(effects);
            pairs.map(|(weight, it)| weight.powi(exponent) * (it.value - mean).powi(2)).sum()
        };
        Self { sum, sum2, sum3, mean, squares: squared(1), squares2: squared(2), weights }
    }

    /// Trace of the projection.
    fn trace(&self) -> f64 {
        self.sum - self.sum2 / self.sum
    }

    /// Trace of its square.
    fn trace2(&self) -> f64 {
        self.sum2 - 2.0 * self.sum3 / self.sum + (self.sum2 / self.sum).powi(2)
    }
}

/// Variance between hospitals by restricted maximum likelihood, by Fisher scoring.
fn reml(effects: &[Effect]) -> Option<f64> {
    let n = effects.len() as f64;
    let typical = effects.iter().map(|it| it.standard_error * it.standard_error).sum::<f64>() / n;
    let mean = effects.iter().map(|it| it.value).sum::<f64>() / n;
    let spread = effects.iter().map(|it| (it.value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    // Hedges' estimate.
    let mut tau_squared = (spread - typical).max(0.0);
    for _ in 0..MOST_ITERATIONS {
        let at = Weighted::of(effects, tau_squared);
        let next = (tau_squared + (at.squares2 - at.trace()) / at.trace2()).max(0.0);
        let change = (next - tau_squared).abs();
        tau_squared = next;
        if change <= CONVERGED * (typical + tau_squared) {
            return Some(tau_squared);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_few_or_impossible_estimates_have_no_mean() {
        let effect = |value, standard_error| Effect { value, standard_error };
        let of = |effects: &[Effect]| meta_analysis(effects, Between::Reml, MeanInterval::HartungKnapp);
        assert_eq!(of(&[effect(0.1, 0.2)]), None);
        assert_eq!(of(&[effect(0.1, 0.2), effect(f64::NAN, 0.2)]), None);
        assert_eq!(of(&[effect(0.1, 0.2), effect(0.3, 0.0)]), None);
    }

    #[test]
    fn equal_estimates_have_no_variance_between() {
        let effects = [Effect { value: 0.5, standard_error: 0.2 }; 4];
        for between in [Between::DerSimonianLaird, Between::Reml] {
            let found = meta_analysis(&effects, between, MeanInterval::Normal).unwrap();
            assert!(found.tau_squared <= 0.0 && (found.mean - 0.5).abs() < 1e-12, "{found:?}");
            assert!((found.standard_error - 0.1).abs() < 1e-12 && found.q < 1e-12, "{found:?}");
        }
    }
}
