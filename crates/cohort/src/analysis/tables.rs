//! Tables in the shape of Lee 2015's: its Table 1 of factors and its Table 2 of scores.

use clinical::{Answer, Finding};
use serde::{Deserialize, Serialize};

use super::comparison::{PairResult, Repeated, TestResult, TrendResult, compare};
use super::curves::Median;
use super::settings::Settings;
use super::stratum::{Level, Stratum};
use super::study::Study;
use super::{AnalysisError, Continue};
use crate::published::PublishedStratum;

/// Survival by each of several factors or scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SurvivalTable {
    /// One for each factor or score, in the order asked for.
    pub blocks: Vec<Block>,
    /// The rows that counted.
    #[serde(default)]
    pub rows: usize,
    /// Those of them with a primary other than hepatocellular carcinoma, the only one of Lee 2015.
    #[serde(default)]
    pub other_primary: usize,
    /// Those of them without a recorded primary.
    #[serde(default)]
    pub unrecorded_primary: usize,
    /// The methods.
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

    /// The rows in a group of each factor or score that could be analysed, and the rows that counted.
    pub fn analysed(&self) -> impl Iterator<Item = (usize, usize)> {
        let analysed = self.blocks.iter().filter(|block| block.trouble.is_none());
        analysed.map(|block| (block.rows - block.without, block.rows))
    }
}

/// Survival by one factor or score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Which.
    pub stratum: Stratum,
    /// The rows that counted.
    pub rows: usize,
    /// Those of them in no group.
    pub without: usize,
    /// Its groups.
    pub levels: Vec<LevelRow>,
    /// The tests over all groups.
    pub tests: Vec<TestResult>,
    /// The test for trend, where its groups are ordered and three or more.
    pub trend: Option<TrendResult>,
    /// Its pairs of groups, where there are three or more.
    pub pairs: Vec<PairResult>,
    /// Where patients have several rows.
    pub repeated: Option<Repeated>,
    /// What was published of it, to stand beside.
    pub published: Option<PublishedStratum>,
    /// Why there is nothing.
    pub trouble: Option<AnalysisError>,
}

/// A group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LevelRow {
    /// Which.
    pub level: Level,
    /// Its rows.
    pub n: usize,
    /// Its events.
    pub events: usize,
    /// Its median.
    pub median: Median,
}

impl Block {
    /// The p-value of the log-rank test over all groups.
    #[must_use]
    pub fn p(&self) -> Option<f64> {
        self.tests.first().map(|test| test.p)
    }
}

/// What a table is to have a block of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wanted {
    /// What parts the rows.
    pub stratum: Stratum,
    /// What was published of it.
    pub published: Option<PublishedStratum>,
}

impl From<Stratum> for Wanted {
    fn from(stratum: Stratum) -> Self {
        Self { stratum, published: None }
    }
}

impl From<PublishedStratum> for Wanted {
    fn from(published: PublishedStratum) -> Self {
        Self { stratum: published.stratum.clone(), published: Some(published) }
    }
}

/// Makes a table. A factor that cannot be analysed leaves a block that says why.
///
/// # Errors
/// Where the cohort has no follow-up, or `go_on` says to stop.
pub fn survival_table(
    study: &Study<'_>,
    wanted: Vec<Wanted>,
    settings: &Settings,
    go_on: &mut Continue<'_>,
) -> Result<SurvivalTable, AnalysisError> {
    study.observations()?;
    let mut blocks = Vec::new();
    for Wanted { stratum, published } in wanted {
        let mut block = match compare(study, &stratum, &[], settings, go_on) {
            Ok(found) => Block {
                stratum,
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
            Err(AnalysisError::Cancelled) => return Err(AnalysisError::Cancelled),
            Err(error) => Block::without_result(stratum, study.cohort().len(), error),
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
    fn without_result(stratum: Stratum, rows: usize, error: AnalysisError) -> Self {
        Self {
            stratum,
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
        }
    }
}
