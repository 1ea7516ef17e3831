//! The plan of a derivation, which is part of its result.

use serde::{Deserialize, Serialize};

use crate::Error;
use crate::regression::Penalty;
use crate::table::{Scale, Table};

/// Everything that is decided before a score is made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The patients.
    pub population: String,
    /// The outcome, and the time from which it is counted.
    pub outcome: String,
    /// Times at which survival is predicted, ascending, in the unit of the rows.
    pub horizons: Vec<f64>,
    /// The candidates, in the order of the columns.
    pub candidates: Vec<Candidate>,
    /// The penalty of the regression.
    pub penalty: Penalty,
    /// The number of items.
    pub items: ItemCount,
    /// The method that makes points of coefficients.
    pub points: PointMethod,
    /// The groups of totals.
    pub groups: GroupRule,
    /// Number of imputations of missing values.
    pub imputations: usize,
    /// Number of bootstrap resamples.
    pub resamples: usize,
    /// Seed of all random draws.
    pub seed: u64,
}

/// No candidates; survival after 3, 6 and 12 months in days, no penalty, all items, up to ten points each, three groups.
impl Default for Plan {
    fn default() -> Self {
        Self {
            population: String::new(),
            outcome: "death".to_owned(),
            horizons: vec![91.3125, 182.625, 365.25],
            candidates: Vec::new(),
            penalty: Penalty::None,
            items: ItemCount::All,
            points: PointMethod::Sullivan { most: 10 },
            groups: GroupRule::Quantiles(3),
            imputations: FEWEST_IMPUTATIONS,
            resamples: 300,
            seed: 1,
        }
    }
}

/// A candidate for an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// Its id: that of a finding, for a score that is to be used at the bedside.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Unit of a number; empty without one.
    pub unit: String,
    /// Its levels; empty for a number.
    pub levels: Vec<Level>,
    /// The bands that get points.
    pub bands: Bands,
}

impl Candidate {
    /// A number without a unit, cut between bands of points only.
    #[must_use]
    pub fn number(id: &str, cuts: Cuts) -> Self {
        let bands = Bands::Number { cuts, shape: Shape::Linear };
        Self { id: id.to_owned(), name: id.to_owned(), unit: String::new(), levels: Vec::new(), bands }
    }
}

/// A level of a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Bands of a candidate's values; each gets its points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Bands {
    /// Of a number.
    Number {
        /// The cuts between the bands.
        cuts: Cuts,
        /// The effect of the number in the regression.
        shape: Shape,
    },
    /// Of levels: each band is a list of levels, and each level is in one band.
    Levels(Vec<Vec<usize>>),
}

/// Cuts between the bands of a number. A value at a cut belongs to the band above.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cuts {
    /// At these values, ascending.
    At(Vec<f64>),
    /// At these quantiles, ascending between 0 and 1; rounded to readable values, and found again in each
    /// resample.
    Quantiles(Vec<f64>),
}

/// Effect of a number in the regression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// One coefficient: the number is cut only when points are made.
    #[default]
    Linear,
    /// One coefficient for each band.
    Steps,
}

/// Number of items of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemCount {
    /// All candidates.
    #[default]
    All,
    /// The first so many of the ranking.
    Most(usize),
    /// The fewest whose cross-validated concordance is within one standard error of the best.
    CrossValidated,
}

/// Method that makes integer points of coefficients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PointMethod {
    /// Sullivan, Massaro and D'Agostino 2004: multiples of the smallest effect, rounded.
    Sullivan {
        /// Most points of an item.
        most: i32,
    },
    /// Integers with the greatest partial likelihood of the total.
    Search {
        /// Most points of an item.
        most: i32,
    },
}

impl PointMethod {
    /// Most points of an item.
    #[must_use]
    pub fn most(self) -> i32 {
        match self {
            Self::Sullivan { most } | Self::Search { most } => most,
        }
    }
}

/// Groups of totals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupRule {
    /// This many groups of nearly equal size.
    Quantiles(usize),
    /// The lowest total of each group but the first, ascending.
    From(Vec<i32>),
}

/// Fewest imputations of missing values.
pub const FEWEST_IMPUTATIONS: usize = 20;

/// Most points that a plan may give to one item.
pub const MOST_POINTS: i32 = 100;

impl Plan {
    /// Checks the settings, and that the candidates suit the columns.
    ///
    /// # Errors
    /// [`Error::Candidates`], [`Error::Candidate`] or [`Error::Setting`], with the first reason.
    pub fn check(&self, table: &Table) -> Result<(), Error> {
        let (candidates, columns) = (self.candidates.len(), table.columns().len());
        if candidates == 0 || candidates != columns {
            return Err(Error::Candidates { candidates, columns });
        }
        let rule = |holds: bool, setting, rule| {
            if holds { Ok(()) } else { Err(Error::Setting { setting, rule }) }
        };
        let ascending = self.horizons.is_sorted_by(|a, b| a < b);
        let positive = self.horizons.iter().all(|time| time.is_finite() && *time > 0.0);
        rule(
            !self.horizons.is_empty() && ascending && positive,
            "horizons",
            "must be positive and ascending",
        )?;
        let fewest = if table.complete_rows() < table.rows() { FEWEST_IMPUTATIONS } else { 1 };
        let imputations = (fewest..=200).contains(&self.imputations);
        rule(imputations, "imputations", "must be from 20 to 200 where values are missing")?;
        rule((1..=10_000).contains(&self.resamples), "resamples", "must be from 1 to 10,000")?;
        let most = self.points.most();
        rule((1..=MOST_POINTS).contains(&most), "points", "must be from 1 to 100 for an item")?;
        match &self.groups {
            GroupRule::Quantiles(groups) => {
                rule((1..=10).contains(groups), "groups", "must be from 1 to 10")?;
            }
            GroupRule::From(totals) => {
                let ascending = totals.is_sorted_by(|a, b| a < b);
                rule(
                    ascending && totals.iter().all(|total| *total > 0),
                    "groups",
                    "must be ascending, above 0",
                )?;
            }
        }
        for (candidate, column) in self.candidates.iter().zip(table.columns()) {
            candidate
                .check(column.scale)
                .map_err(|problem| Error::Candidate { candidate: candidate.name.clone(), problem })?;
            if column.missing() == table.rows() {
                let problem = "all values are missing";
                return Err(Error::Candidate { candidate: candidate.name.clone(), problem });
            }
        }
        Ok(())
    }
}

impl Candidate {
    fn check(&self, scale: Scale) -> Result<(), &'static str> {
        match (&self.bands, scale) {
            (Bands::Number { cuts, .. }, Scale::Number) => {
                let (values, possible) = match cuts {
                    Cuts::At(values) => (values, values.iter().all(|cut| cut.is_finite())),
                    Cuts::Quantiles(levels) => {
                        (levels, levels.iter().all(|level| *level > 0.0 && *level < 1.0))
                    }
                };
                let ascending = values.is_sorted_by(|a, b| a < b);
                if possible && ascending && !values.is_empty() {
                    Ok(())
                } else {
                    Err("its cuts are not ascending")
                }
            }
            (Bands::Levels(bands), Scale::Levels(levels)) => {
                let mut listed: Vec<usize> = bands.iter().flatten().copied().collect();
                listed.sort_unstable();
                let once = listed.iter().copied().eq(0..levels);
                if once && bands.len() > 1 && bands.iter().all(|band| !band.is_empty()) {
                    Ok(())
                } else {
                    Err("each level must be in one of at least two bands")
                }
            }
            (Bands::Number { .. }, Scale::Levels(_)) => Err("it is not a number"),
            (Bands::Levels(_), Scale::Number) => Err("it is a number"),
        }
    }
}

/// A plan with this many numbers, for tests of single steps.
#[cfg(test)]
pub(crate) fn test_plan(numbers: usize) -> Plan {
    let candidate = |at: usize| Candidate::number(&format!("number_{at}"), Cuts::Quantiles(vec![0.33, 0.67]));
    Plan {
        horizons: vec![180.0],
        candidates: (0..numbers).map(candidate).collect(),
        points: PointMethod::Sullivan { most: 5 },
        resamples: 10,
        ..Plan::default()
    }
}
