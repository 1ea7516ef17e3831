//! Did something change between two measurements of the same patients? Ordered levels by Wilcoxon's signed-rank
//! test, two levels by McNemar's as well; who got better, who worse, and of how many walking was restored.

use serde::{Deserialize, Serialize};
use survival::distribution::beta_quantile;
use survival::{Continuity, McNemar, SignedRank, Zeros};

use super::AnalysisError;
use super::clinical_order::{Measure, Placed, placed};
use super::discrimination::Share;
use super::division::Division;
use super::settings::Settings;
use super::stratum::{Level, Stratum};
use super::study::Study;

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
    /// How many moved which way; `None` where more than two levels have no order.
    #[serde(default)]
    pub moved: Option<Moved>,
    /// Of how many who could not walk before walking was restored; `None` where the levels are not about walking.
    #[serde(default)]
    pub restored: Option<Restored>,
    /// Wilcoxon's test; `None` where nothing changed, or there is no order to rank by.
    pub signed_rank: Option<SignedRankResult>,
    /// McNemar's exact p; `None` unless there are two levels.
    pub mcnemar_p: Option<f64>,
    /// The methods.
    #[serde(default)]
    pub settings: Settings,
}

impl BeforeAfter {
    /// The rows that have both measurements, and the rows that counted.
    #[must_use]
    pub fn analysed(&self) -> (usize, usize) {
        (self.pairs, self.pairs + self.without)
    }
}

/// How many moved along the order of the levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Towards the first level.
    pub towards_first: usize,
    /// Towards the last level.
    pub towards_last: usize,
    /// Whether the last level is the worst; `None` where neither end is known to be.
    pub last_is_worst: Option<bool>,
}

impl Moved {
    /// How many improved and how many worsened; `None` where that is not known.
    #[must_use]
    pub fn improved_and_worsened(&self) -> Option<(usize, usize)> {
        self.last_is_worst.map(|worst| {
            if worst {
                (self.towards_first, self.towards_last)
            } else {
                (self.towards_last, self.towards_first)
            }
        })
    }
}

/// Of the patients who could not walk before, how many could after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Restored {
    /// The levels of those who could not.
    pub levels: Vec<Level>,
    /// How many could after.
    pub restored: usize,
    /// Of how many it is known.
    pub known: usize,
    /// How many could not before.
    pub all: usize,
    /// The share of those known, with the exact interval of Clopper and Pearson.
    pub of_known: Share,
    /// The share of all, who are not known after counting as not restored.
    pub of_all: Share,
}

/// Wilcoxon's signed-rank test, zeros dropped.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SignedRankResult {
    /// The z of the normal approximation, tie-corrected, without a correction for continuity: as in SPSS. Above 0 where
    /// rows moved towards the last level.
    pub z: f64,
    /// Its p.
    pub p: f64,
    /// The exact p, where there are few enough pairs.
    pub exact_p: Option<f64>,
}

/// Compares two columns that have the same levels by their keys: in the clinical order of what they measure, or else in
/// the order that the levels have by nature or by choice. Levels without an order are counted, not ranked.
///
/// # Errors
/// Where a column is missing, no row has both, or they have no level in common.
pub fn before_after(
    study: &Study<'_>,
    before: &Stratum,
    after: &Stratum,
    settings: &Settings,
) -> Result<BeforeAfter, AnalysisError> {
    let (first, second) = (Division::new(study, before)?, Division::new(study, after)?);
    let measure = Measure::of(study, before, after);
    let (mut placed_first, mut placed_second) = (placed(&first, measure), placed(&second, measure));
    let mut last_is_worst = measure.and_then(Measure::later_is_worse);
    let chosen = chosen_order(study, before, &first, &placed_first)
        .or_else(|| chosen_order(study, after, &second, &placed_second));
    if let Some(order) = chosen {
        let both = || placed_first.iter().chain(&placed_second);
        let by_meaning = order.iter().map(|key| both().find(|level| level.1.key() == *key)?.0);
        last_is_worst =
            last_is_worst.and_then(|worst| direction(worst, &by_meaning.collect::<Option<Vec<f64>>>()?));
        for level in placed_first.iter_mut().chain(&mut placed_second) {
            level.0 = order.iter().position(|key| *key == level.1.key()).map(|at| at as f64);
        }
    }
    let Joined { levels, ranked } = joined(&placed_first, &placed_second, measure.is_some())?;
    let keys: Vec<String> = levels.iter().map(Level::key).collect();
    let place = |division: &Division, placed: &[Placed], row: usize| {
        let key = placed.get(division.place(row)?)?.1.key();
        keys.iter().position(|known| *known == key)
    };
    let counted = study.counted(settings.rows);
    let (mut x, mut y) = (Vec::new(), Vec::new());
    let mut counts = vec![vec![0_u64; keys.len()]; keys.len()];
    let mut without_after = vec![0_u64; keys.len()];
    for row in (0..study.cohort().len()).filter(|row| counted.contains(*row)) {
        match (place(&first, &placed_first, row), place(&second, &placed_second, row)) {
            (Some(from), Some(to)) => {
                x.push(from as f64);
                y.push(to as f64);
                counts[from][to] += 1;
            }
            (Some(from), None) => without_after[from] += 1,
            (None, _) => {}
        }
    }
    if x.is_empty() {
        return Err(AnalysisError::NoRows);
    }
    let moved = Moved {
        towards_first: x.iter().zip(&y).filter(|(x, y)| y < x).count(),
        towards_last: x.iter().zip(&y).filter(|(x, y)| y > x).count(),
        last_is_worst,
    };
    // Not by a table: everybody may have ended in one class, and a table refuses an empty margin.
    let mcnemar = (keys.len() == 2).then(|| McNemar { first: counts[0][1], second: counts[1][0] }.exact());
    let restored =
        measure.and_then(|measure| restored(measure, &levels, &counts, &without_after, settings.confidence));
    Ok(BeforeAfter {
        before: before.clone(),
        after: after.clone(),
        pairs: x.len(),
        without: counted.len() - x.len(),
        moved: ranked.then_some(moved),
        restored,
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
        mcnemar_p: mcnemar,
        settings: study.settled(settings),
    })
}

/// The keys of a column's levels in the order that a person chose; `None` where nobody chose one.
fn chosen_order(
    study: &Study<'_>,
    stratum: &Stratum,
    division: &Division,
    placed: &[Placed],
) -> Option<Vec<String>> {
    let Stratum::Factor { name } = stratum else { return None };
    let factor = study.cohort().factor(name).filter(|factor| !factor.order.is_empty())?;
    let is_chosen = |level: &Level| factor.order.iter().any(|value| value.trim() == level.key().trim());
    let mut keys: Vec<String> = Vec::new();
    for (_, (_, level)) in division.levels().iter().zip(placed).filter(|(level, _)| is_chosen(level)) {
        if !keys.contains(&level.key()) {
            keys.push(level.key());
        }
    }
    Some(keys)
}

/// Returns whether the last level of a chosen order is the worst: the order by meaning, where the last is the worst or the best,
/// or its reverse. `None` for any other order.
fn direction(worst: bool, places: &[f64]) -> Option<bool> {
    if places.is_sorted() {
        return Some(worst);
    }
    places.iter().rev().is_sorted().then_some(!worst)
}

/// Of how many who could not walk before it was restored; `None` where nobody could not.
fn restored(
    measure: Measure,
    levels: &[Level],
    counts: &[Vec<u64>],
    without_after: &[u64],
    confidence: f64,
) -> Option<Restored> {
    let cannot: Vec<bool> = levels.iter().map(|level| measure.cannot_walk(level)).collect();
    let (mut restored, mut known, mut all) = (0, 0, 0);
    for from in (0..levels.len()).filter(|from| cannot[*from]) {
        known += counts[from].iter().sum::<u64>();
        all += without_after[from];
        let to = counts[from].iter().zip(&cannot).filter(|(_, cannot)| !**cannot);
        restored += to.map(|(count, _)| count).sum::<u64>();
    }
    all += known;
    (all > 0).then(|| Restored {
        levels: levels
            .iter()
            .zip(&cannot)
            .filter(|(_, cannot)| **cannot)
            .map(|(level, _)| level.clone())
            .collect(),
        restored: restored as usize,
        known: known as usize,
        all: all as usize,
        of_known: clopper_pearson(restored, known, confidence),
        of_all: clopper_pearson(restored, all, confidence),
    })
}

/// A share with the exact interval of Clopper and Pearson (Biometrika 26, 1934). R's `binom.test(count, of)`. Of none it
/// is not known: from 0 to 1.
fn clopper_pearson(count: u64, of: u64, confidence: f64) -> Share {
    let (yes, no, tail) = (count as f64, of.saturating_sub(count) as f64, (1.0 - confidence) / 2.0);
    Share {
        value: if of == 0 { 0.0 } else { yes / of as f64 },
        low: if count == 0 { 0.0 } else { beta_quantile(tail, yes, no + 1.0) },
        high: if count >= of { 1.0 } else { beta_quantile(1.0 - tail, yes + 1.0, no) },
    }
}

/// The levels of two columns, each once.
struct Joined {
    levels: Vec<Level>,
    /// Whether they stand in an order that can be ranked by; two levels always do.
    ranked: bool,
}

/// Where every level has its place by nature, and the two columns agree on it, that is the order; else one that agrees
/// with both where they agree.
fn joined(first: &[Placed], second: &[Placed], of_one_measure: bool) -> Result<Joined, AnalysisError> {
    let place = |among: &[Placed], level: &Level| among.iter().position(|known| known.1.key() == level.key());
    let common: Vec<(&Placed, &Placed)> =
        second.iter().filter_map(|other| Some((&first[place(first, &other.1)?], other))).collect();
    let all_placed = first.iter().chain(second).all(|level| level.0.is_some());
    // Levels of one measure belong together, also where everybody left the one and reached the other.
    if common.is_empty() && !(of_one_measure && all_placed) {
        return Err(AnalysisError::DifferentValues);
    }
    let mut levels: Vec<Placed> = Vec::new();
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
    let ordered = all_placed && common.iter().all(|(one, other)| one.0 == other.0);
    if ordered {
        let number = |level: &Placed| level.0.unwrap_or(0.0);
        levels.sort_by(|one, other| number(one).total_cmp(&number(other)));
    }
    let ranked = ordered || levels.len() <= 2;
    Ok(Joined { levels: levels.into_iter().map(|level| level.1).collect(), ranked })
}
