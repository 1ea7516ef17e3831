//! Loss of precision by coarsening.

use survival::Error;

use crate::counts::MONTHS;
use crate::{Coarsening, Counts};

/// Differences between the estimates from coarsened and from exact times.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cost {
    /// Largest difference of the survival estimate at 3, 6 and 12 months, from 0 to 1.
    pub at_months: f64,
    /// Largest difference at any day.
    pub at_any_day: f64,
    /// Difference of the median.
    pub median: Difference,
}

/// Difference of the median.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Difference {
    /// Neither estimate reaches one half.
    Neither,
    /// Number of days.
    Days(f64),
    /// Only one of the estimates reaches one half.
    OneOnly,
}

impl Cost {
    /// Compares the exact counts with the coarsened ones.
    pub(crate) fn of(exact: &Counts, coarse: &Counts) -> Result<Self, Error> {
        let pairs = exact.alive(&MONTHS)?.into_iter().zip(coarse.alive(&MONTHS)?);
        let at_months = pairs.map(|(one, other)| (one.survival - other.survival).abs()).fold(0.0, f64::max);
        let median = match (exact.median()?, coarse.median()?) {
            (None, None) => Difference::Neither,
            (Some(one), Some(other)) => Difference::Days((one - other).abs()),
            _ => Difference::OneOnly,
        };
        Ok(Self { at_months, at_any_day: at_any_day(exact, coarse)?, median })
    }

    /// The greater of two costs.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self {
            at_months: self.at_months.max(other.at_months),
            at_any_day: self.at_any_day.max(other.at_any_day),
            median: self.median.max(other.median),
        }
    }

    /// No loss.
    #[must_use]
    pub fn none() -> Self {
        Self { at_months: 0.0, at_any_day: 0.0, median: Difference::Neither }
    }
}

impl Difference {
    fn max(self, other: Self) -> Self {
        match (self, other) {
            (Self::OneOnly, _) | (_, Self::OneOnly) => Self::OneOnly,
            (Self::Days(one), Self::Days(other)) => Self::Days(one.max(other)),
            (Self::Neither, known) | (known, Self::Neither) => known,
        }
    }
}

/// Largest difference of two step functions: both are constant between the times of either.
fn at_any_day(one: &Counts, other: &Counts) -> Result<f64, Error> {
    let (one, other) = (one.curve()?, other.curve()?);
    let mut steps: Vec<(f64, bool, f64)> = one.steps().map(|step| (step.time, true, step.survival)).collect();
    steps.extend(other.steps().map(|step| (step.time, false, step.survival)));
    steps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut largest, mut heights) = (0.0_f64, (1.0, 1.0));
    for same in steps.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        for (_, first, survival) in same {
            *(if *first { &mut heights.0 } else { &mut heights.1 }) = *survival;
        }
        largest = largest.max((heights.0 - heights.1).abs());
    }
    Ok(largest)
}

impl Counts {
    /// Loss of precision if the times were rounded up.
    ///
    /// # Errors
    /// As [`curve`](Self::curve).
    pub fn cost(&self, to: Coarsening) -> Result<Cost, Error> {
        Cost::of(self, &self.coarsened(to))
    }
}
