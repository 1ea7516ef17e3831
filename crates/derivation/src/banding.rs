//! Bands of a candidate's values, as found in the rows.

use serde::{Deserialize, Serialize};
use survival::performance::quantile;

use crate::plan::{Bands, Candidate, Cuts};

/// The bands of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Banding {
    /// Bands of a number, between these ascending cuts; a value at a cut belongs to the band above.
    Cuts(Vec<f64>),
    /// Bands of levels, each a list of levels.
    Levels(Vec<Vec<usize>>),
}

impl Banding {
    /// The bands of a candidate for rows with these values, none of which is missing.
    pub(crate) fn of(candidate: &Candidate, values: &[f64]) -> Self {
        match &candidate.bands {
            Bands::Levels(bands) => Self::Levels(bands.clone()),
            Bands::Number { cuts: Cuts::At(cuts), .. } => Self::Cuts(cuts.clone()),
            Bands::Number { cuts: Cuts::Quantiles(levels), .. } => {
                let mut sorted = values.to_vec();
                sorted.sort_by(f64::total_cmp);
                let step = readable_step(&sorted);
                let mut cuts: Vec<f64> = Vec::new();
                for level in levels {
                    let Some(cut) = quantile(&sorted, *level) else { continue };
                    let cut = rounded(cut, step);
                    // A cut at or below the least value would have an empty band below it.
                    let is_first = sorted.first().is_some_and(|least| cut <= *least);
                    if !is_first && cuts.last().is_none_or(|last| cut > *last) {
                        cuts.push(cut);
                    }
                }
                Self::Cuts(cuts)
            }
        }
    }

    /// The number of bands.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Cuts(cuts) => cuts.len() + 1,
            Self::Levels(bands) => bands.len(),
        }
    }

    /// Always false: values without a cut form one band.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Index of the band of a value.
    #[must_use]
    pub fn band(&self, value: f64) -> usize {
        match self {
            Self::Cuts(cuts) => cuts.partition_point(|cut| *cut <= value),
            Self::Levels(bands) => bands
                .iter()
                .position(|band| band.iter().any(|level| value.total_cmp(&(*level as f64)).is_eq()))
                .unwrap_or(0),
        }
    }

    /// Reference value of each band of a number, as Sullivan, Massaro and D'Agostino chose them: the middle of
    /// its ends, where the 1st and the 99th percentile end the outer bands.
    pub(crate) fn references(&self, values: &[f64]) -> Vec<f64> {
        let Self::Cuts(cuts) = self else { return Vec::new() };
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (first, last) = (cuts.first().copied().unwrap_or(0.0), cuts.last().copied().unwrap_or(0.0));
        let low = quantile(&sorted, 0.01).unwrap_or(first).min(first);
        let high = quantile(&sorted, 0.99).unwrap_or(last).max(last);
        let ends: Vec<f64> = [low].into_iter().chain(cuts.iter().copied()).chain([high]).collect();
        ends.windows(2).map(|ends| f64::midpoint(ends[0], ends[1])).collect()
    }
}

/// A power of ten, about a hundredth of the spread of the middle half.
fn readable_step(sorted: &[f64]) -> f64 {
    let spread = quantile(sorted, 0.75).zip(quantile(sorted, 0.25)).map_or(0.0, |(high, low)| high - low);
    if spread > 0.0 { libm::pow(10.0, libm::floor(libm::log10(spread)) - 1.0) } else { 1.0 }
}

/// The nearest multiple of a power of ten, with the double that its decimals denote.
fn rounded(value: f64, step: f64) -> f64 {
    let multiple = libm::round(value / step);
    if step < 1.0 { multiple / libm::round(1.0 / step) } else { multiple * libm::round(step) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Shape;

    fn number(cuts: Cuts) -> Candidate {
        let bands = Bands::Number { cuts, shape: Shape::Linear };
        Candidate { id: String::new(), name: String::new(), unit: String::new(), levels: Vec::new(), bands }
    }

    #[test]
    fn a_value_at_a_cut_is_in_the_band_above() {
        let banding = Banding::Cuts(vec![50.0, 65.0]);
        let bands: Vec<usize> = [49.9, 50.0, 64.9, 65.0].into_iter().map(|age| banding.band(age)).collect();
        assert_eq!(bands, [0, 1, 1, 2]);
    }

    #[test]
    fn quantiles_become_readable_cuts_without_empty_bands() {
        let ages: Vec<f64> = (0..201).map(|at| 40.013 + 0.2 * f64::from(at)).collect();
        assert_eq!(
            Banding::of(&number(Cuts::Quantiles(vec![0.25, 0.5])), &ages),
            Banding::Cuts(vec![50.0, 60.0])
        );
        let albumin: Vec<f64> = (0..101).map(|at| 2.5 + 0.0113 * f64::from(at)).collect();
        assert_eq!(Banding::of(&number(Cuts::Quantiles(vec![0.5])), &albumin), Banding::Cuts(vec![3.07]));
        let mostly_zero = [0.0, 0.0, 0.0, 0.0, 1.0];
        assert_eq!(
            Banding::of(&number(Cuts::Quantiles(vec![0.2, 0.5])), &mostly_zero),
            Banding::Cuts(Vec::new())
        );
    }

    #[test]
    fn the_reference_of_a_band_is_its_middle() {
        let values: Vec<f64> = (0..=100).map(f64::from).collect();
        assert_eq!(Banding::Cuts(vec![40.0, 60.0]).references(&values), [20.5, 50.0, 79.5]);
        // A cut beyond the percentile is itself the end.
        assert_eq!(Banding::Cuts(vec![40.0, 120.0]).references(&values), [20.5, 80.0, 120.0]);
    }
}
