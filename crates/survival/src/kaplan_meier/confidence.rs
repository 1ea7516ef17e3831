//! Pointwise confidence limits of the curve, for each transformation that R offers.

use super::{KaplanMeier, Step};
use crate::Error;
use crate::distribution::normal_quantile;

/// Transformation under which the limits are symmetric; see Kalbfleisch and Prentice (2002), section 1.4, and
/// R's `survfit_confint`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConfidenceType {
    /// None, truncated at 0 and 1; used by SPSS and textbooks.
    Plain,
    /// Log of the survival, truncated at 1. R's default.
    Log,
    /// Log of minus the log of the survival; the most accurate in small groups.
    LogLog,
    /// Logit of the survival.
    Logit,
    /// Arcsine of the root of the survival.
    Arcsin,
}

impl ConfidenceType {
    /// Every type, in the order of R's manual.
    pub const ALL: [Self; 5] = [Self::Log, Self::LogLog, Self::Plain, Self::Logit, Self::Arcsin];
}

/// Lower and upper limits, one for each time; NaN where the transformation is undefined: at a survival of 0
/// and, for log-log, logit and arcsine, also of 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Limits {
    /// The lower limits.
    pub lower: Vec<f64>,
    /// The upper limits.
    pub upper: Vec<f64>,
}

impl KaplanMeier {
    /// Pointwise limits at each time of the curve, for a level such as 0.95.
    ///
    /// Probabilities, one pair for each of [`time`](Self::time). R's `survfit(..., conf.type = ,
    /// conf.int = level)`.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a level not between 0 and 1.
    ///
    /// ```
    /// # use survival::{ConfidenceType, KaplanMeier, Observations};
    /// let curve = KaplanMeier::fit(&Observations::new(&[1.0, 2.0, 3.0, 4.0], &[true; 4])?)?;
    /// let limits = curve.limits(ConfidenceType::LogLog, 0.95)?;
    /// assert!((limits.lower[1] - 0.05784708299514463).abs() < 1e-12);
    /// assert!((limits.upper[1] - 0.844861281190374).abs() < 1e-12);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn limits(&self, kind: ConfidenceType, level: f64) -> Result<Limits, Error> {
        let z = two_sided_z(level)?;
        let limits = |step: Step| limits(kind, step.survival, step.standard_error_log(), z);
        let (lower, upper) = self.steps().map(limits).unzip();
        Ok(Limits { lower, upper })
    }
}

/// The normal quantile of a two-sided level.
pub(crate) fn two_sided_z(level: f64) -> Result<f64, Error> {
    if level > 0.0 && level < 1.0 {
        Ok(-normal_quantile((1.0 - level) / 2.0))
    } else {
        Err(Error::OutOfRange {
            name: "the confidence level",
            value: level,
            rule: "it must lie between 0 and 1",
        })
    }
}

/// Limits of a survival probability `s`, whose log has the standard error `se`.
pub(crate) fn limits(kind: ConfidenceType, s: f64, se: f64, z: f64) -> (f64, f64) {
    let undefined = match kind {
        ConfidenceType::Plain => se == f64::INFINITY,
        ConfidenceType::Log => s <= 0.0,
        ConfidenceType::LogLog | ConfidenceType::Logit | ConfidenceType::Arcsin => s <= 0.0 || s >= 1.0,
    };
    if undefined || s.is_nan() || se.is_nan() {
        return (f64::NAN, f64::NAN);
    }
    match kind {
        ConfidenceType::Plain => {
            let half = se * s * z;
            ((s - half).max(0.0), (s + half).min(1.0))
        }
        ConfidenceType::Log => {
            let log = libm::log(s);
            (libm::exp(log - z * se), libm::exp(log + z * se).min(1.0))
        }
        ConfidenceType::LogLog => {
            let log = libm::log(s);
            let (centre, half) = (libm::log(-log), z * se / log);
            (libm::exp(-libm::exp(centre - half)), libm::exp(-libm::exp(centre + half)))
        }
        ConfidenceType::Logit => {
            let (centre, half) = (libm::log(s / (1.0 - s)), z * se * (1.0 + s / (1.0 - s)));
            (1.0 - 1.0 / (1.0 + libm::exp(centre - half)), 1.0 - 1.0 / (1.0 + libm::exp(centre + half)))
        }
        ConfidenceType::Arcsin => {
            let (centre, half) = (libm::asin(libm::sqrt(s)), 0.5 * z * se * libm::sqrt(s / (1.0 - s)));
            let lower = libm::sin((centre - half).max(0.0));
            let upper = libm::sin((centre + half).min(std::f64::consts::FRAC_PI_2));
            (lower * lower, upper * upper)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_undefined_where_the_survival_is_zero() {
        let curve = KaplanMeier::fit(&crate::Observations::new(&[7.0], &[true]).unwrap()).unwrap();
        for kind in ConfidenceType::ALL {
            assert!(curve.limits(kind, 0.95).unwrap().upper[0].is_nan(), "{kind:?}");
        }
    }

    #[test]
    fn a_level_of_one_is_refused() {
        assert!(two_sided_z(1.0).is_err());
        assert!(two_sided_z(f64::NAN).is_err());
    }
}
