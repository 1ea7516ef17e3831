//! Pairwise comparisons of groups.

use super::{LogRank, RankTest, RankWeights};
use crate::{Categories, Error, Observations};

/// The comparison of two groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Index of the first group among the levels.
    pub first: usize,
    /// Index of the second group.
    pub second: usize,
    /// The test on the rows of these two groups, or the reason why there is none (for instance no events).
    pub test: Result<RankTest, Error>,
}

impl Pair {
    /// The p-value; NaN without a test, so that [`adjust`](crate::Adjustment::adjust) ignores it.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.test.as_ref().map_or(f64::NAN, |test| test.p)
    }
}

/// Tests every pair of groups: first with second, first with third, and so on. The rows are sorted
/// once for all pairs.
///
/// `k (k - 1) / 2` tests for `k` levels, with unadjusted p-values: see [`Adjustment`](crate::Adjustment). R's
/// `survdiff` on the rows of each two groups.
///
/// # Errors
/// [`Error::LengthsDiffer`], [`Error::OneGroupOnly`], [`Error::EmptyGroup`], or [`Error::EntryNotBeforeTime`]
/// if R's tolerance for ties leaves a row without length.
///
/// ```
/// use survival::log_rank::pairwise;
/// use survival::{Adjustment, Categories, Observations, RankWeights};
///
/// let rows = Observations::new(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &[true; 6])?;
/// let groups = Categories::from_labels(&["a", "a", "b", "b", "c", "c"]);
/// let pairs = pairwise(&rows, &groups, RankWeights::LogRank)?;
/// assert_eq!(pairs.len(), 3);
/// let p: Vec<f64> = pairs.iter().map(|pair| pair.p()).collect();
/// assert!(Adjustment::Bonferroni.adjust(&p)[0] >= p[0]);
/// # Ok::<(), survival::Error>(())
/// ```
pub fn pairwise(
    rows: &Observations<'_>,
    groups: &Categories,
    weights: RankWeights,
) -> Result<Vec<Pair>, Error> {
    crate::observations::same_length("groups", rows.len(), groups.len())?;
    if groups.levels().len() < 2 {
        return Err(Error::OneGroupOnly);
    }
    groups.check_no_level_is_empty()?;
    let mut events = vec![false; groups.levels().len()];
    for (&code, &event) in groups.codes().iter().zip(rows.event()) {
        events[code as usize] |= event;
    }
    let sets = if rows.event().contains(&true) { Some(LogRank::new(rows, groups)?) } else { None };
    let mut pairs = Vec::new();
    for first in 0..events.len() {
        for second in first + 1..events.len() {
            let test = match &sets {
                Some(sets) if events[first] || events[second] => sets.test_of(&[first, second], weights),
                _ => Err(Error::NoEvents),
            };
            pairs.push(Pair { first, second, test });
        }
    }
    Ok(pairs)
}
