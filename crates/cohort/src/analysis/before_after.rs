//! Compares two measurements of the same patients: ordered levels by Wilcoxon's signed-rank test, two levels
//! also by McNemar's; numbers improved and worsened, and share with walking restored.

use serde::{Deserialize, Serialize};
use survival::distribution::beta_quantile;
use survival::{Continuity, McNemar, SignedRank, Zeros};

use super::AnalysisError;
use super::clinical_order::{Measure, Placed, placed};
use super::discrimination::Share;
use super::division::Division;
use super::grouping::{Grouping, Level};
use super::measured_twice::may_be_pair;
use super::settings::Settings;
use super::study::Study;

/// Result of comparing two measurements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BeforeAfter {
    /// Measurement before.
    pub before: Grouping,
    /// Measurement after.
    pub after: Grouping,
    /// Number of rows with both.
    pub pairs: usize,
    /// Numbers of rows with both and of their patients, if patients have several.
    #[serde(default)]
    pub repeated: Option<(usize, usize)>,
    /// Number of rows with one missing.
    pub without: usize,
    /// The levels, in order.
    pub levels: Vec<Level>,
    /// Number of rows by level before (row) and after (column).
    pub counts: Vec<Vec<u64>>,
    /// Numbers of changes by direction; `None` if more than two levels have no order.
    #[serde(default)]
    pub moved: Option<Moved>,
    /// Walking restored among patients who could not walk before; `None` if the levels are not about walking.
    #[serde(default)]
    pub restored: Option<Restored>,
    /// Wilcoxon's test; `None` if nothing changed, or the levels have no order.
    pub signed_rank: Option<SignedRankResult>,
    /// McNemar's exact p-value; `None` unless there are two levels.
    pub mcnemar_p: Option<f64>,
    /// Settings.
    #[serde(default)]
    pub settings: Settings,
}

impl BeforeAfter {
    /// Number of rows with both measurements, and of all that counted.
    #[must_use]
    pub fn analysed(&self) -> (usize, usize) {
        (self.pairs, self.pairs + self.without)
    }
}

/// Numbers of changes along the order of the levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Changes towards the first level.
    pub towards_first: usize,
    /// Changes towards the last level.
    pub towards_last: usize,
    /// True if the last level is the worst; `None` if neither end is known to be.
    pub last_is_worst: Option<bool>,
}

impl Moved {
    /// Numbers improved and worsened; `None` if unknown.
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

/// Patients able to walk after, among those who could not before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Restored {
    /// Levels that mean unable to walk.
    pub levels: Vec<Level>,
    /// Number able to walk after.
    pub restored: usize,
    /// Number with a known result.
    pub known: usize,
    /// Number unable to walk before.
    pub all: usize,
    /// Share of those with a known result, with the exact interval of Clopper and Pearson.
    pub of_known: Share,
    /// Share of all, unknown results counting as not restored.
    pub of_all: Share,
}

/// Wilcoxon's signed-rank test without zero differences.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SignedRankResult {
    /// The z of the normal approximation, tie-corrected, without continuity correction, as in SPSS. Positive
    /// if rows moved towards the last level.
    pub z: f64,
    /// p-value of the normal approximation.
    pub p: f64,
    /// The exact p-value, if there are few enough pairs.
    pub exact_p: Option<f64>,
}

/// Compares two columns whose levels have the same keys: in the clinical order of the measure, otherwise in
/// the natural or chosen order of the levels. Levels without an order are counted, not ranked.
///
/// # Errors
/// If a column is missing, the columns are of different findings, no row has both, or they have no level in common.
pub fn before_after(
    study: &Study<'_>,
    before: &Grouping,
    after: &Grouping,
    settings: &Settings,
) -> Result<BeforeAfter, AnalysisError> {
    let Paired { levels, ranked, measure, last_is_worst, first, second } = paired(study, before, after)?;
    let counted = study.counted(settings.rows);
    let (mut x, mut y, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    let mut counts = vec![vec![0_u64; levels.len()]; levels.len()];
    let mut without_after = vec![0_u64; levels.len()];
    for row in (0..study.cohort().len()).filter(|row| counted.contains(*row)) {
        match (first[row], second[row]) {
            (Some(from), Some(to)) => {
                rows.push(row);
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
    let mcnemar = (levels.len() == 2).then(|| McNemar { first: counts[0][1], second: counts[1][0] }.exact());
    let restored =
        measure.and_then(|measure| restored(measure, &levels, &counts, &without_after, settings.confidence));
    Ok(BeforeAfter {
        before: before.clone(),
        after: after.clone(),
        pairs: x.len(),
        repeated: study.clusters(&rows)?.map(|patients| (rows.len(), patients.levels().len())),
        without: counted.len() - x.len(),
        moved: ranked.then_some(moved),
        restored,
        // Without any change there is nothing to rank.
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

/// Rows by their level of two measurements.
pub(crate) struct Paired {
    /// Levels of both, in order.
    pub(crate) levels: Vec<Level>,
    /// True if their order allows ranking.
    ranked: bool,
    measure: Option<Measure>,
    last_is_worst: Option<bool>,
    /// Index of each row's level before; `None` if it is missing.
    pub(crate) first: Vec<Option<usize>>,
    /// Index of each row's level after.
    pub(crate) second: Vec<Option<usize>>,
}

/// Places the rows of a study among the levels of two measurements.
///
/// # Errors
/// If a column is missing, the columns are of different findings, or they have no level in common.
pub(crate) fn paired(
    study: &Study<'_>,
    before: &Grouping,
    after: &Grouping,
) -> Result<Paired, AnalysisError> {
    if !may_be_pair(study, before, after) {
        return Err(AnalysisError::DifferentFindings);
    }
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
    let places = |division: &Division, placed: &[Placed]| -> Vec<Option<usize>> {
        let of_level = |level: &Placed| keys.iter().position(|known| *known == level.1.key());
        let of_levels: Vec<Option<usize>> = placed.iter().map(of_level).collect();
        let of_row = |row: usize| of_levels.get(division.place(row)?).copied().flatten();
        (0..study.cohort().len()).map(of_row).collect()
    };
    let (first, second) = (places(&first, &placed_first), places(&second, &placed_second));
    Ok(Paired { levels, ranked, measure, last_is_worst, first, second })
}

/// Keys of a column's levels in the order chosen by the user; `None` if none was chosen.
fn chosen_order(
    study: &Study<'_>,
    grouping: &Grouping,
    division: &Division,
    placed: &[Placed],
) -> Option<Vec<String>> {
    let Grouping::Factor { name } = grouping else { return None };
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

/// Returns whether the last level of a chosen order is the worst: the order by meaning, in which the last is
/// the worst or the best, or its reverse. `None` for any other order.
fn direction(worst: bool, places: &[f64]) -> Option<bool> {
    if places.is_sorted() {
        return Some(worst);
    }
    places.iter().rev().is_sorted().then_some(!worst)
}

/// Walking restored among patients who could not walk before; `None` if there are none.
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

/// A share with the exact interval of Clopper and Pearson (Biometrika 26, 1934). R's `binom.test(count, of)`.
/// Without any cases the interval is 0 to 1.
fn clopper_pearson(count: u64, of: u64, confidence: f64) -> Share {
    let (yes, no, tail) = (count as f64, of.saturating_sub(count) as f64, (1.0 - confidence) / 2.0);
    Share {
        value: if of == 0 { 0.0 } else { yes / of as f64 },
        low: if count == 0 { 0.0 } else { beta_quantile(tail, yes, no + 1.0) },
        high: if count >= of { 1.0 } else { beta_quantile(1.0 - tail, yes + 1.0, no) },
    }
}

/// Levels of two columns without duplicates.
struct Joined {
    levels: Vec<Level>,
    /// True if their order allows ranking; two levels always do.
    ranked: bool,
}

/// If all levels have natural positions on which both columns agree, these are the order; otherwise an order
/// that is compatible with both.
fn joined(first: &[Placed], second: &[Placed], of_one_measure: bool) -> Result<Joined, AnalysisError> {
    let place = |among: &[Placed], level: &Level| among.iter().position(|known| known.1.key() == level.key());
    let common: Vec<(&Placed, &Placed)> =
        second.iter().filter_map(|other| Some((&first[place(first, &other.1)?], other))).collect();
    let all_placed = first.iter().chain(second).all(|level| level.0.is_some());
    // Levels of one measure belong together, even if everybody moved from one to the other.
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
