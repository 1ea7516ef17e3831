//! The steps of a curve.

use crate::risk_table::Lines;

/// A curve at one of its times; counts are sums of weights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The time, in the unit of the input.
    pub time: f64,
    /// Number at risk just before it.
    pub number_at_risk: f64,
    /// Number of events at it.
    pub events: f64,
    /// Number censored at it.
    pub censored: f64,
    /// Survival probability from this time to the next.
    pub survival: f64,
    /// Greenwood's sum of `d / (n (n - d))`, the variance of the log of the estimate; infinite once
    /// the curve has reached 0.
    pub greenwood: f64,
}

impl Step {
    /// Greenwood's standard error of the estimate, on the scale of the survival; NaN, as in R, once
    /// the curve has reached 0.
    #[must_use]
    pub fn standard_error(&self) -> f64 {
        self.survival * libm::sqrt(self.greenwood)
    }

    /// The standard error of the log of the estimate, `sqrt(greenwood)`; infinite once the curve
    /// has reached 0.
    #[must_use]
    pub fn standard_error_log(&self) -> f64 {
        libm::sqrt(self.greenwood)
    }
}

/// The steps of a curve by ascending time; from [`KaplanMeier::steps`](super::KaplanMeier::steps).
#[derive(Debug, Clone)]
pub struct Steps<'a> {
    lines: Lines<'a>,
    survival: f64,
    greenwood: f64,
}

impl<'a> Steps<'a> {
    pub(super) fn new(lines: Lines<'a>) -> Self {
        Self { lines, survival: 1.0, greenwood: 0.0 }
    }
}

impl Iterator for Steps<'_> {
    type Item = Step;

    #[inline]
    fn next(&mut self) -> Option<Step> {
        let line = self.lines.next()?;
        let (n, d) = (line.at_risk, line.events);
        if d > 0.0 {
            self.survival *= (n - d) / n;
            self.greenwood += d / (n * (n - d));
        }
        Some(Step {
            time: line.time,
            number_at_risk: n,
            events: d,
            censored: line.censored,
            survival: self.survival,
            greenwood: self.greenwood,
        })
    }
}
