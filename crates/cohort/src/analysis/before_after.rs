//! Did something change between two measurements of the same patients? Ordered levels by Wilcoxon's signed-rank
//! test, yes and no by McNemar's as well.

use clinical::Finding;
use serde::{Deserialize, Serialize};
use survival::{ContingencyTable, Continuity, McNemar, SignedRank, Zeros};

use super::AnalysisError;
use super::division::{Division, level_of};
use super::settings::RowsCounted;
use super::stratum::{Level, Stratum};
use super::study::Study;
use crate::values::{DecimalSign, read_answer};

/// What came of two measurements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BeforeAfter {
    /// What was measured before.
    pub before: Stratum,
    /// What was measured after.
    pub after: Stratum,
    /// The rows that have both.
    pub pairs: usize,
    /// The rows that lack one.
    pub without: usize,
    /// The levels, in order.
    pub levels: Vec<Level>,
    /// How many went from which level (row) to which (column).
    pub counts: Vec<Vec<u64>>,
    /// How many moved down the list of levels, and how many up; `None` where more than two levels have no order by
    /// nature, as texts.
    pub moved: Option<(usize, usize)>,
    /// Wilcoxon's test; `None` where nothing changed, or there is no order to rank by.
    pub signed_rank: Option<SignedRankResult>,
    /// McNemar's exact p; `None` unless there are two levels.
    pub mcnemar_p: Option<f64>,
}

/// Wilcoxon's signed-rank test, zeros dropped.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SignedRankResult {
    /// The z of the normal approximation, tie-corrected, without a correction for continuity: as in SPSS.
    pub z: f64,
    /// Its p.
    pub p: f64,
    /// The exact p, where there are few enough pairs.
    pub exact_p: Option<f64>,
}

/// Compares two columns that have the same levels by their keys: in the order that the levels have by nature, whichever
/// of the two columns they occur in, and else in the order of those before. Levels without an order are counted, not
/// ranked.
///
/// # Errors
/// Where a column is missing, no row has both, or they have no level in common.
pub fn before_after(
    study: &Study<'_>,
    before: &Stratum,
    after: &Stratum,
    rows: RowsCounted,
) -> Result<BeforeAfter, AnalysisError> {
    let (first, second) = (Division::new(study, before)?, Division::new(study, after)?);
    let (named_first, named_second) = (named(&first, after), named(&second, before));
    let Joined { levels, ranked } = joined(&named_first, &named_second)?;
    let keys: Vec<String> = levels.iter().map(Level::key).collect();
    let place = |division: &Division, named: &[Named], row: usize| {
        let key = named.get(division.place(row)?)?.1.key();
        keys.iter().position(|known| *known == key)
    };
    let counted = study.counted(rows);
    let (mut x, mut y) = (Vec::new(), Vec::new());
    let mut counts = vec![vec![0_u64; keys.len()]; keys.len()];
    for row in (0..study.cohort().len()).filter(|row| counted.contains(*row)) {
        let both = (place(&first, &named_first, row), place(&second, &named_second, row));
        if let (Some(from), Some(to)) = both {
            x.push(from as f64);
            y.push(to as f64);
            counts[from][to] += 1;
        }
    }
    if x.is_empty() {
        return Err(AnalysisError::NoRows);
    }
    let moved = |down: bool| x.iter().zip(&y).filter(|(x, y)| if down { y > x } else { y < x }).count();
    let mcnemar_p = if keys.len() == 2 {
        ContingencyTable::new(&counts).and_then(|table| McNemar::new(&table)).ok().map(|test| test.exact())
    } else {
        None
    };
    Ok(BeforeAfter {
        before: before.clone(),
        after: after.clone(),
        pairs: x.len(),
        without: counted.len() - x.len(),
        moved: ranked.then(|| (moved(true), moved(false))),
        // Where nothing changed there is nothing to rank.
        signed_rank: SignedRank::paired(&y, &x, 0.0, Zeros::Drop).ok().filter(|_| ranked).map(|test| {
            let normal = test.normal(Continuity::Uncorrected);
            SignedRankResult {
                z: normal.z,
                p: normal.p.two_sided,
                exact_p: test.exact().ok().map(|p| p.two_sided),
            }
        }),
        levels,
        counts,
        mcnemar_p,
    })
}

/// A level with its place in the order that it has by nature.
type Named = (Option<f64>, Level);

/// The levels of a division. Beside a finding a column that was kept as it stands says what the same words say there:
/// "보행불가" after is `none` before.
fn named(division: &Division, beside: &Stratum) -> Vec<Named> {
    let answer = |finding: Finding, text: &str| {
        let answer = read_answer(finding, text, 0, DecimalSign::Point).ok()??;
        level_of(finding, &answer)
    };
    let name = |level: &Level| match (beside, level) {
        (Stratum::Finding { finding }, Level::Text { text }) => answer(*finding, text),
        _ => None,
    };
    let own = division.orders().iter().zip(division.levels());
    own.map(|(order, level)| name(level).unwrap_or_else(|| (*order, level.clone()))).collect()
}

/// The levels of two columns, each once.
struct Joined {
    levels: Vec<Level>,
    /// Whether they stand in an order that can be ranked by; two levels always do.
    ranked: bool,
}

/// Where every level has its place by nature, and the two columns agree on it, that is the order; else one that agrees
/// with both where they agree.
fn joined(first: &[Named], second: &[Named]) -> Result<Joined, AnalysisError> {
    let place = |among: &[Named], level: &Level| among.iter().position(|known| known.1.key() == level.key());
    let common: Vec<(&Named, &Named)> =
        second.iter().filter_map(|other| Some((&first[place(first, &other.1)?], other))).collect();
    if common.is_empty() {
        return Err(AnalysisError::DifferentValues);
    }
    let mut levels: Vec<Named> = Vec::new();
    for one in first {
        if place(&levels, &one.1).is_none() {
            levels.push(one.clone());
        }
    }
    let mut at = 0;
    for other in second {
        match place(&levels, &other.1) {
            Some(place) => at = place + 1,
            None => {
                levels.insert(at, other.clone());
                at += 1;
            }
        }
    }
    let ordered =
        levels.iter().all(|level| level.0.is_some()) && common.iter().all(|(one, other)| one.0 == other.0);
    if ordered {
        let number = |level: &Named| level.0.unwrap_or(0.0);
        levels.sort_by(|one, other| number(one).total_cmp(&number(other)));
    }
    let ranked = ordered || levels.len() <= 2;
    Ok(Joined { levels: levels.into_iter().map(|level| level.1).collect(), ranked })
}
