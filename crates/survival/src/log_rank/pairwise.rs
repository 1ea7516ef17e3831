//! Each pair of groups compared on its own rows.

use super::{LogRank, RankTest, RankWeights};
use crate::{Categories, Error, Observations};

/// The comparison of two groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The index of the first group among the levels.
    pub first: usize,
    /// The index of the second.
    pub second: usize,
    /// The test on the rows of these two groups, or why there is none (no events, for instance).
    pub test: Result<RankTest, Error>,
}

impl Pair {
    /// The p-value; NaN where there is no test, so that [`adjust`](crate::Adjustment::adjust) passes it by.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.test.as_ref().map_or(f64::NAN, |test| test.p)
    }
}

/// Tests every pair of groups: first with second, first with third, and so on.
///
/// # Errors
/// [`Error::LengthsDiffer`], [`Error::OneGroupOnly`], or [`Error::EmptyGroup`].
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
    let members = groups.rows_by_level();
    let mut pairs = Vec::new();
    for first in 0..members.len() {
        for second in first + 1..members.len() {
            let both: Vec<usize> = members[first].iter().chain(&members[second]).copied().collect();
            let subset = rows.select(&both)?;
            let codes = both.iter().map(|&row| u32::from(groups.codes()[row] as usize == second)).collect();
            let levels = vec![groups.levels()[first].clone(), groups.levels()[second].clone()];
            let two = Categories::from_codes(levels, codes)?;
            let test = LogRank::new(&subset.observations(), &two).and_then(|pair| pair.test(weights));
            pairs.push(Pair { first, second, test });
        }
    }
    Ok(pairs)
}
