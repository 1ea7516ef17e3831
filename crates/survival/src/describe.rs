//! Descriptive statistics for the tables of a report.

use crate::Error;

/// Five-number summary of a group of values, with mean and standard deviation.
///
/// All but the count are in the unit of the values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Description {
    /// Number of values.
    pub count: usize,
    /// The arithmetic mean.
    pub mean: f64,
    /// The standard deviation with `n - 1`; NaN for a single value.
    pub standard_deviation: f64,
    /// The smallest value.
    pub minimum: f64,
    /// The 25 % quantile, R's type 7.
    pub lower_quartile: f64,
    /// The middle value, or the mean of the two.
    pub median: f64,
    /// The 75 % quantile, R's type 7.
    pub upper_quartile: f64,
    /// The largest value.
    pub maximum: f64,
}

impl Description {
    /// Describes values in any order.
    ///
    /// At least one value, all finite. R's `mean`, `sd` and `quantile`.
    ///
    /// # Errors
    /// [`Error::NoRows`], or [`Error::NotFinite`].
    ///
    /// ```
    /// # use survival::Description;
    /// assert_eq!(Description::new(&[3.0, 1.0, 2.0])?.median, 2.0);
    /// assert!(Description::new(&[]).is_err());
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn new(values: &[f64]) -> Result<Self, Error> {
        if let Some(row) = values.iter().position(|value| !value.is_finite()) {
            return Err(Error::NotFinite { row, name: "value" });
        }
        let mut sorted = values.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let (Some(&minimum), Some(&maximum)) = (sorted.first(), sorted.last()) else {
            return Err(Error::NoRows);
        };
        let count = sorted.len();
        let mean = sorted.iter().map(|value| value / count as f64).sum::<f64>();
        let squares: f64 = sorted.iter().map(|value| (value - mean) * (value - mean)).sum();
        Ok(Self {
            count,
            mean,
            standard_deviation: libm::sqrt(squares / (count as f64 - 1.0)),
            minimum,
            lower_quartile: quantile(&sorted, 0.25),
            median: quantile(&sorted, 0.5),
            upper_quartile: quantile(&sorted, 0.75),
            maximum,
        })
    }
}

/// R's type 7: linear between order statistics, the first at 0 and the last at 1.
fn quantile(sorted: &[f64], probability: f64) -> f64 {
    let position = probability * (sorted.len() - 1) as f64;
    let below = libm::floor(position);
    let (low, high) = (sorted[below as usize], sorted[(below as usize + 1).min(sorted.len() - 1)]);
    low + (position - below) * (high - low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_value_has_no_deviation() {
        let one = Description::new(&[3.0]).unwrap();
        assert_eq!(one.median, 3.0);
        assert!(one.standard_deviation.is_nan());
    }
}
