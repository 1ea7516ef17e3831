//! Comparison of groups: curves, tests, and pairwise tests.

use serde::{Deserialize, Serialize};
use survival::log_rank::pairwise;
use survival::{Categories, KaplanMeier, LogRank, Observations};

use super::AnalysisError;
use super::curves::Curve;
use super::division::Division;
use super::grouping::{Grouping, Level};
use super::regression::robust_test;
use super::restricted::Restricted;
use super::settings::{RankTest, Settings};
use super::strata::Strata;
use super::study::Study;

/// Result of comparing the groups of a grouping.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The grouping.
    #[serde(rename = "stratum")]
    pub grouping: Grouping,
    /// Number of rows that counted.
    pub rows: usize,
    /// Number of these in no group: the finding is missing, or no group is certain.
    pub without: usize,
    /// Groups with rows or, for a system, all.
    pub groups: Vec<GroupResult>,
    /// The log-rank test over all groups, then the requested additional ones. Empty if there is one group.
    pub tests: Vec<TestResult>,
    /// Test for trend along the groups; `None` unless an ordered grouping has three or more groups with rows.
    pub trend: Option<TrendResult>,
    /// Log-rank test of each pair of groups; empty unless there are three or more.
    pub pairs: Vec<PairResult>,
    /// Times of the risk table, ascending, in the unit of the settings.
    pub times: Vec<f64>,
    /// Restricted means of the groups, if requested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restricted: Option<Restricted>,
    /// Median follow-up by the reverse curve, of all rows in a group, in the unit of the settings.
    pub follow_up: Option<f64>,
    /// Information about repeated rows, if patients have several.
    pub repeated: Option<Repeated>,
    /// Settings.
    pub settings: Settings,
}

/// A group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupResult {
    /// The group.
    pub level: Level,
    /// Its curve; `None` if it has no rows.
    pub curve: Option<Curve>,
    /// Number of rows that lack an item of the score, although only this group is possible.
    #[serde(default)]
    pub open: usize,
}

impl Comparison {
    /// Number of rows in a group, and of all that counted.
    #[must_use]
    pub fn analysed(&self) -> (usize, usize) {
        (self.rows - self.without, self.rows)
    }
}

impl GroupResult {
    /// Number of its rows.
    #[must_use]
    pub fn n(&self) -> usize {
        self.curve.as_ref().map_or(0, |curve| curve.n)
    }
}

/// A test over all groups.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TestResult {
    /// The test.
    pub test: RankTest,
    /// Its statistic.
    pub chi_squared: f64,
    /// Its degrees of freedom.
    pub degrees_of_freedom: usize,
    /// p-value, from 0 to 1, unadjusted.
    pub p: f64,
}

/// Log-rank test for trend, with scores 1, 2, 3 for the groups in order.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TrendResult {
    /// Positive if later groups die sooner.
    pub z: f64,
    /// p-value.
    pub p: f64,
}

/// Comparison of two groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairResult {
    /// Index of the first group in `groups`.
    pub first: usize,
    /// Index of the second group, after the first.
    pub second: usize,
    /// p-value of the log-rank test; `None` if there was nothing to compare.
    pub p: Option<f64>,
    /// p-value adjusted for the number of pairs.
    pub adjusted: Option<f64>,
}

/// Patients with several rows, which are not independent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Repeated {
    /// Number of rows.
    pub rows: usize,
    /// Number of patients.
    pub patients: usize,
    /// p-value over all groups that accounts for it: the robust score test by patient of a Cox model of the
    /// groups with Efron's ties. `None` if it cannot be computed.
    pub robust_p: Option<f64>,
}

/// Compares the groups of a grouping.
///
/// `times` are those of the risk table, in the unit of the settings; empty chooses round ones.
///
/// # Errors
/// As [`Division::new`]; if no row is in a group.
pub fn compare(
    study: &Study<'_>,
    grouping: &Grouping,
    times: &[f64],
    settings: &Settings,
    step: &mut dyn FnMut(),
) -> Result<Comparison, AnalysisError> {
    let counted = study.counted(settings.rows);
    let strata = Strata::new(study, settings)?;
    let counts = |row: usize| counted.contains(row) && strata.knows(row);
    let division = Division::new(study, grouping)?.restricted(counts);
    let rows = division.rows();
    let all = study.observations()?;
    let chosen = all.select(&rows).map_err(|_| AnalysisError::NoRows)?;
    let chosen = chosen.observations();
    let strata = strata.of(&rows)?;
    let stratified = match &strata {
        Some(strata) => chosen.with_strata(strata)?,
        None => chosen,
    };
    let times = if times.is_empty() { round_times(&chosen, settings) } else { times.to_vec() };
    let present: Vec<usize> = (0..division.levels().len()).filter(|at| division.counts()[*at] > 0).collect();
    let categories = categories(&division, &present, &rows)?;
    step();

    let scores = match grouping {
        Grouping::Score { system } => Some(study.scores_of(system)?),
        _ => None,
    };
    let open_in = |group: usize| {
        let in_group = |row: &&usize| division.place(**row) == Some(group);
        let is_open = |row: &&usize| scores.is_some_and(|scores| scores.total(**row).is_none());
        rows.iter().filter(in_group).filter(is_open).count()
    };
    let mut curves = chosen.split(&categories)?.into_iter();
    let mut groups = Vec::new();
    for (group, (level, count)) in division.levels().iter().zip(division.counts()).enumerate() {
        let subset = if *count > 0 { curves.next() } else { None };
        let curve = subset.map(|rows| Curve::new(&rows.observations(), &times, settings)).transpose()?;
        groups.push(GroupResult { level: level.clone(), curve, open: open_in(group) });
        step();
    }
    let (tests, trend) = tests(&stratified, &categories, division.is_ranked(grouping), settings, step)?;
    let pairs = pairs(&stratified, &categories, &present, settings, step)?;
    let restricted = settings.restricted.map(|until| {
        Restricted::new(&chosen, &categories, &present, division.levels().len(), until, settings)
    });
    let follow_up = KaplanMeier::reverse(&chosen)?.quantile(0.5).map(|days| settings.unit.of_days(days));
    Ok(Comparison {
        grouping: grouping.clone(),
        rows: counted.len(),
        without: counted.len() - rows.len(),
        groups,
        tests,
        trend,
        pairs,
        times,
        restricted: restricted.transpose()?,
        follow_up,
        repeated: repeated(study, &rows, &stratified, &categories)?,
        settings: study.settled(settings),
    })
}

/// Groups with rows, for the rows of the division.
pub(crate) fn categories(
    division: &Division,
    present: &[usize],
    rows: &[usize],
) -> Result<Categories, AnalysisError> {
    let mut places = vec![0_u32; division.levels().len()];
    for (code, place) in (0_u32..).zip(present) {
        places[*place] = code;
    }
    let names = present.iter().map(|at| division.levels()[*at].key()).collect();
    let codes = rows.iter().filter_map(|row| division.place(*row)).map(|place| places[place]).collect();
    Ok(Categories::from_codes(names, codes)?)
}

fn round_times(rows: &Observations<'_>, settings: &Settings) -> Vec<f64> {
    let longest = settings.unit.of_days(rows.time().iter().copied().fold(0.0, f64::max));
    figure::kaplan_meier::table_times(longest, settings.unit.into(), 520.0, rows.len() as u64)
}

fn tests(
    rows: &Observations<'_>,
    categories: &Categories,
    ranked: bool,
    settings: &Settings,
    step: &mut dyn FnMut(),
) -> Result<(Vec<TestResult>, Option<TrendResult>), AnalysisError> {
    let groups = categories.levels().len();
    if groups < 2 || rows.events() == 0 {
        return Ok((Vec::new(), None));
    }
    let sorted = LogRank::new(rows, categories)?;
    let mut wanted = vec![RankTest::LogRank];
    wanted.extend(settings.beside.iter().copied().filter(|test| *test != RankTest::LogRank));
    let mut results = Vec::new();
    for test in wanted {
        let result = sorted.test(test.into())?;
        if result.degrees_of_freedom > 0 {
            results.push(TestResult {
                test,
                chi_squared: result.chi_squared,
                degrees_of_freedom: result.degrees_of_freedom,
                p: result.p,
            });
        }
        step();
    }
    // With two groups it equals the log-rank test.
    let ordered = groups > 2 && ranked;
    Ok((results, if ordered { trend(&sorted, groups) } else { None }))
}

/// Test for trend; `None` if no event distinguishes the groups.
fn trend(sorted: &LogRank, groups: usize) -> Option<TrendResult> {
    let scores: Vec<f64> = (1..=groups).map(|place| place as f64).collect();
    let found = sorted.trend(RankTest::LogRank.into(), &scores).ok()?;
    Some(TrendResult { z: found.z, p: found.p })
}

fn pairs(
    rows: &Observations<'_>,
    categories: &Categories,
    present: &[usize],
    settings: &Settings,
    step: &mut dyn FnMut(),
) -> Result<Vec<PairResult>, AnalysisError> {
    if present.len() < 3 || rows.events() == 0 {
        return Ok(Vec::new());
    }
    let found = pairwise(rows, categories, RankTest::LogRank.into())?;
    step();
    let p_of = |pair: &survival::log_rank::Pair| {
        pair.test.as_ref().ok().filter(|test| test.degrees_of_freedom > 0).map(|test| test.p)
    };
    let p: Vec<Option<f64>> = found.iter().map(p_of).collect();
    let adjusted = settings.adjustment.adjust(&p);
    let pair = |((pair, p), adjusted): ((&survival::log_rank::Pair, Option<f64>), Option<f64>)| PairResult {
        first: present[pair.first],
        second: present[pair.second],
        p,
        adjusted,
    };
    Ok(found.iter().zip(p).zip(adjusted).map(pair).collect())
}

fn repeated(
    study: &Study<'_>,
    rows: &[usize],
    chosen: &Observations<'_>,
    categories: &Categories,
) -> Result<Option<Repeated>, AnalysisError> {
    let Some(clusters) = study.clusters(rows)? else { return Ok(None) };
    let patients = clusters.levels().len();
    let robust_p = robust_test(chosen.with_clusters(&clusters)?, categories);
    Ok(Some(Repeated { rows: rows.len(), patients, robust_p }))
}
