//! Tables like Table 1 (factors) and Table 2 (scores) of Lee 2015.

use clinical::{Answer, Finding};
use serde::{Deserialize, Serialize};

use super::AnalysisError;
use super::comparison::{PairResult, Repeated, TestResult, TrendResult, compare};
use super::curves::Median;
use super::grouping::{Grouping, Level};
use super::settings::Settings;
use super::study::Study;
use crate::published::PublishedGrouping;

/// Survival by each of several factors or scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SurvivalTable {
    /// One for each factor or score, in the order requested.
    pub blocks: Vec<Block>,
    /// Number of rows that counted.
    #[serde(default)]
    pub rows: usize,
    /// Number of these with a primary other than hepatocellular carcinoma, the only one of Lee 2015.
    #[serde(default)]
    pub other_primary: usize,
    /// Number of these without a recorded primary.
    #[serde(default)]
    pub unrecorded_primary: usize,
    /// Settings.
    pub settings: Settings,
}

impl SurvivalTable {
    /// Returns whether any factor or score has published numbers.
    #[must_use]
    pub fn has_published(&self) -> bool {
        self.blocks.iter().any(|block| block.published.is_some())
    }

    /// Returns whether the rows are, or may be, of another population than the published numbers.
    #[must_use]
    pub fn is_another_population(&self) -> bool {
        self.has_published() && self.other_primary + self.unrecorded_primary > 0
    }

    /// For each factor or score that could be analysed, the number of rows in a group, and of all that
    /// counted.
    pub fn analysed(&self) -> impl Iterator<Item = (usize, usize)> {
        let analysed = self.blocks.iter().filter(|block| block.trouble.is_none());
        analysed.map(|block| (block.rows - block.without, block.rows))
    }
}

/// Survival by one factor or score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// The grouping.
    #[serde(rename = "stratum")]
    pub grouping: Grouping,
    /// Number of rows that counted.
    pub rows: usize,
    /// Number of these in no group.
    pub without: usize,
    /// Its groups.
    pub levels: Vec<LevelRow>,
    /// The tests over all groups.
    pub tests: Vec<TestResult>,
    /// The test for trend, if its groups are ordered and at least three.
    pub trend: Option<TrendResult>,
    /// Pairs of groups, if there are at least three.
    pub pairs: Vec<PairResult>,
    /// Information about repeated rows, if patients have several.
    pub repeated: Option<Repeated>,
    /// Published results for comparison.
    pub published: Option<PublishedGrouping>,
    /// Reason why there are no results.
    pub trouble: Option<AnalysisError>,
}

/// A group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LevelRow {
    /// The group.
    pub level: Level,
    /// Number of rows.
    pub n: usize,
    /// Number of events.
    pub events: usize,
    /// Its median.
    pub median: Median,
    /// Number of rows that lack an item of the score, although only this group is possible.
    #[serde(default)]
    pub open: usize,
}

impl Block {
    /// The p-value of the log-rank test over all groups.
    #[must_use]
    pub fn p(&self) -> Option<f64> {
        self.tests.first().map(|test| test.p)
    }
}

/// A requested block of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wanted {
    /// The grouping.
    #[serde(rename = "stratum")]
    pub grouping: Grouping,
    /// Published results.
    pub published: Option<PublishedGrouping>,
}

impl From<Grouping> for Wanted {
    fn from(grouping: Grouping) -> Self {
        Self { grouping, published: None }
    }
}

impl From<PublishedGrouping> for Wanted {
    fn from(published: PublishedGrouping) -> Self {
        Self { grouping: published.grouping.clone(), published: Some(published) }
    }
}

/// Computes a table. A factor that cannot be analysed has a block with the reason.
///
/// # Errors
/// If the cohort has no follow-up.
pub fn survival_table(
    study: &Study<'_>,
    wanted: Vec<Wanted>,
    settings: &Settings,
    step: &mut dyn FnMut(),
) -> Result<SurvivalTable, AnalysisError> {
    study.observations()?;
    let settings = &Settings { restricted: None, ..settings.clone() };
    let mut blocks = Vec::new();
    for Wanted { grouping, published } in wanted {
        let mut block = match compare(study, &grouping, &[], settings, step) {
            Ok(found) => Block {
                grouping,
                rows: found.rows,
                without: found.without,
                levels: found.groups.into_iter().map(LevelRow::from).collect(),
                tests: found.tests,
                trend: found.trend,
                pairs: found.pairs,
                repeated: found.repeated,
                published: None,
                trouble: None,
            },
            Err(error) => Block::without_result(grouping, study.cohort().len(), error),
        };
        block.published = published;
        blocks.push(block);
    }
    let counted = study.counted(settings.rows);
    let sites = study.cohort().answers(Finding::PrimarySite);
    let (mut other_primary, mut unrecorded_primary) = (0, 0);
    for row in (0..study.cohort().len()).filter(|row| counted.contains(*row)) {
        match sites.and_then(|sites| sites.get(row)) {
            Some(Answer::Choice(place)) if is_hepatocellular(*place) => {}
            Some(_) => other_primary += 1,
            None => unrecorded_primary += 1,
        }
    }
    let rows = counted.len();
    Ok(SurvivalTable { blocks, rows, other_primary, unrecorded_primary, settings: study.settled(settings) })
}

fn is_hepatocellular(place: u8) -> bool {
    Finding::PrimarySite.values().get(usize::from(place)) == Some(&"hcc")
}

impl Block {
    fn without_result(grouping: Grouping, rows: usize, error: AnalysisError) -> Self {
        Self {
            grouping,
            rows,
            without: rows,
            levels: Vec::new(),
            tests: Vec::new(),
            trend: None,
            pairs: Vec::new(),
            repeated: None,
            published: None,
            trouble: Some(error),
        }
    }
}

impl From<super::comparison::GroupResult> for LevelRow {
    fn from(group: super::comparison::GroupResult) -> Self {
        let curve = group.curve.as_ref();
        Self {
            n: curve.map_or(0, |curve| curve.n),
            events: curve.map_or(0, |curve| curve.events),
            median: curve.map(|curve| curve.median).unwrap_or_default(),
            level: group.level,
            open: group.open,
        }
    }
}
