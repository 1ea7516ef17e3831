//! Comparing survival between groups: the log-rank test and its weighted relatives.
//!
//! At each event time the events in a group are compared with those expected if all groups had the same
//! hazard, given the numbers at risk; the sums of the differences have a hypergeometric variance (Mantel
//! 1966; Peto and Peto 1972). Variants differ in the weight of each time. In a stratified test the comparison
//! is made within each stratum, including weights, and then summed.

mod hazard_ratio;
mod pairwise;
mod quadratic_form;
mod risk_sets;
mod trend;
mod weights;

pub use hazard_ratio::HazardRatio;
pub use pairwise::{Pair, pairwise};
pub use trend::TrendTest;
pub use weights::RankWeights;

use crate::distribution::chi_squared_sf;
use crate::observations::same_length;
use crate::{Categories, Error, Observations};
use quadratic_form::quadratic_form;
use risk_sets::RiskSets;
use weights::RunningWeight;

/// Sorted rows, ready to be tested with any weights.
#[derive(Debug, Clone)]
pub struct LogRank {
    sets: RiskSets,
    groups: usize,
}

/// Result of a test between groups.
#[derive(Debug, Clone, PartialEq)]
pub struct RankTest {
    /// Weights used.
    pub weights: RankWeights,
    /// Weighted number of events in each group, in the order of the levels.
    pub observed: Vec<f64>,
    /// Weighted number of expected events in each group if all had the same hazard, in the same order.
    pub expected: Vec<f64>,
    /// The covariance matrix of `observed - expected`, groups by groups; its rows sum to 0.
    pub variance: Vec<Vec<f64>>,
    /// The quadratic form of `observed - expected` in the inverse of its variance.
    pub chi_squared: f64,
    /// Number of groups in which events can be expected, minus one; 0 if there was nothing to compare.
    pub degrees_of_freedom: usize,
    /// Upper tail of chi-squared, accurate even if very small.
    pub p: f64,
}

impl LogRank {
    /// Sorts the rows, with the strata and weights of the observations. A row of weight w counts as w
    /// patients.
    ///
    /// `groups` has one label for each row, and at least two levels, each with rows.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`], [`Error::OneGroupOnly`], [`Error::EmptyGroup`], [`Error::NoEvents`], or
    /// [`Error::EntryNotBeforeTime`] if R's tolerance for ties leaves a row without length.
    ///
    /// ```
    /// # use survival::{Categories, LogRank, Observations, RankWeights};
    /// let groups = Categories::from_labels(&["A", "A", "A", "B", "B", "B"]);
    /// let rows = Observations::new(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &[true; 6])?;
    /// assert!(LogRank::new(&rows, &groups).is_ok());
    /// assert!(LogRank::new(&rows, &Categories::from_labels(&["A"; 6])).is_err()); // one group only
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn new(rows: &Observations<'_>, groups: &Categories) -> Result<Self, Error> {
        same_length("groups", rows.len(), groups.len())?;
        if groups.levels().len() < 2 {
            return Err(Error::OneGroupOnly);
        }
        groups.check_no_level_is_empty()?;
        if !rows.event().contains(&true) {
            return Err(Error::NoEvents);
        }
        Ok(Self { sets: RiskSets::new(rows, groups)?, groups: groups.levels().len() })
    }

    /// The test with the given weights.
    ///
    /// A group in which no event can be expected is excluded, as in R's `survdiff`. If no event with positive
    /// weight occurred while two groups were at risk, the result has 0 degrees of freedom and a p-value of 1.
    ///
    /// R's `survdiff(Surv(time, event) ~ group)`, with `rho` as in [`RankWeights`] and `strata()` if the
    /// observations have strata.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for exponents of weights that are negative or not finite.
    pub fn test(&self, weights: RankWeights) -> Result<RankTest, Error> {
        self.test_of(&(0..self.groups).collect::<Vec<_>>(), weights)
    }

    /// The test between some of the groups, on their rows only.
    fn test_of(&self, groups: &[usize], weights: RankWeights) -> Result<RankTest, Error> {
        let sums = self.sums(groups, weights)?;
        let taking_part: Vec<usize> = (0..groups.len()).filter(|&g| sums.expected[g] > 0.0).collect();
        let others = taking_part.get(1..).unwrap_or_default();
        let difference: Vec<f64> = others.iter().map(|&g| sums.observed[g] - sums.expected[g]).collect();
        let variance: Vec<Vec<f64>> =
            others.iter().map(|&g| others.iter().map(|&h| sums.variance[g][h]).collect()).collect();
        let (chi_squared, rank) = quadratic_form(&variance, &difference);
        Ok(RankTest {
            weights,
            observed: sums.observed,
            expected: sums.expected,
            variance: sums.variance,
            chi_squared,
            degrees_of_freedom: rank,
            p: if rank == 0 { 1.0 } else { chi_squared_sf(chi_squared, rank as f64) },
        })
    }

    /// Weighted sums over the event times of all strata.
    fn sums(&self, groups: &[usize], weights: RankWeights) -> Result<Sums, Error> {
        weights.check()?;
        let mut sums = Sums::new(groups.len());
        for stratum in 0..self.sets.strata() {
            let mut weight = RunningWeight::new(weights);
            let add = |at_risk: &[f64], events: &[f64]| sums.add(at_risk, events, &mut weight);
            self.sets.for_each_event_time(stratum, groups, add);
        }
        for g in 0..groups.len() {
            for h in 0..g {
                sums.variance[g][h] = sums.variance[h][g];
            }
        }
        Ok(sums)
    }
}

struct Sums {
    observed: Vec<f64>,
    expected: Vec<f64>,
    variance: Vec<Vec<f64>>,
}

impl Sums {
    fn new(groups: usize) -> Self {
        Self {
            observed: vec![0.0; groups],
            expected: vec![0.0; groups],
            variance: vec![vec![0.0; groups]; groups],
        }
    }

    /// Adds one event time; only the upper triangle of the variance.
    fn add(&mut self, at_risk: &[f64], events: &[f64], weight: &mut RunningWeight) {
        let (n, d): (f64, f64) = (at_risk.iter().sum(), events.iter().sum());
        let w = weight.next(n, d);
        // At most one death is no tie, even if case weights make it a fraction.
        let ties = if d > 1.0 { (n - d) / (n - 1.0) } else { 1.0 };
        let spread = if n > d { w * w * d * ties } else { 0.0 };
        for g in 0..at_risk.len() {
            let share = at_risk[g] / n;
            self.observed[g] += w * events[g];
            self.expected[g] += w * d * share;
            if spread > 0.0 && share > 0.0 {
                self.variance[g][g] += spread * share * (n - at_risk[g]) / n;
                for (covariance, other) in self.variance[g].iter_mut().zip(at_risk).skip(g + 1) {
                    *covariance -= spread * share * other / n;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(time: &[f64], event: &[bool], labels: &[&str]) -> Result<LogRank, Error> {
        LogRank::new(&Observations::new(time, event)?, &Categories::from_labels(labels))
    }

    #[test]
    fn what_cannot_be_compared_is_refused() {
        assert_eq!(new(&[1.0, 2.0], &[true; 2], &["a", "a"]).unwrap_err(), Error::OneGroupOnly);
        assert_eq!(new(&[1.0, 2.0], &[false; 2], &["a", "b"]).unwrap_err(), Error::NoEvents);
    }

    #[test]
    fn groups_never_at_risk_together_have_nothing_to_compare() {
        let test = new(&[1.0, 2.0], &[false, true], &["a", "b"]).unwrap().test(RankWeights::LogRank).unwrap();
        assert_eq!((test.degrees_of_freedom, test.p), (0, 1.0));
    }

    #[test]
    fn a_group_without_expected_events_takes_no_part() {
        let (time, event) = ([1.0, 2.0, 3.0, 4.0, 5.0], [false, true, true, true, true]);
        let test =
            new(&time, &event, &["a", "b", "c", "b", "c"]).unwrap().test(RankWeights::LogRank).unwrap();
        assert_eq!(test.degrees_of_freedom, 1);
    }
}
