//! Covariates of a regression, from findings and groups.

use clinical::Finding;
use serde::{Deserialize, Serialize};

use super::AnalysisError;
use super::division::{Division, number};
use super::grouping::{Grouping, Level, finding_id};
use super::study::Study;
use crate::Factor;

/// A covariate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "as")]
pub enum Covariate {
    /// Groups, each compared with a reference.
    Groups {
        /// The grouping.
        #[serde(rename = "stratum")]
        grouping: Grouping,
        /// Key of the reference level; the largest group if `None` or missing.
        reference: Option<String>,
    },
    /// A number, per `per` of its unit.
    Number {
        /// A quantity, count or scale.
        #[serde(with = "finding_id")]
        finding: Finding,
        /// Difference of the hazard ratio, such as 10 for "age, 10 years".
        per: f64,
    },
    /// A numeric column of the file's own, per `per` of its values.
    Column {
        /// Name of the column.
        name: String,
        /// Difference of the hazard ratio, such as 1 for "size, 1".
        per: f64,
    },
    /// A treatment from its start on; the patient is untreated until then.
    Start {
        /// Name of its column.
        name: String,
    },
    /// The result of a system, per point, in rows where it is certain.
    Points {
        /// Id of the system.
        system: String,
    },
}

/// One line of a regression table: a level or a number, with its column unless it is the reference.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TermColumn {
    pub(crate) covariate: usize,
    pub(crate) level: Option<Level>,
    pub(crate) values: Option<Vec<f64>>,
    /// True if the values are starts of a treatment.
    pub(crate) is_start: bool,
    /// Its members among the rows used.
    pub(crate) members: Vec<usize>,
}

/// A covariate of all rows, before complete rows are selected.
pub(crate) enum Raw {
    Groups(Division, Option<String>),
    Numbers(Vec<Option<f64>>),
    /// Start of a treatment in days, infinite if it never began.
    Start(Vec<Option<f64>>),
}

impl Raw {
    pub(crate) fn new(study: &Study<'_>, covariate: &Covariate) -> Result<Self, AnalysisError> {
        let cohort = study.cohort();
        match covariate {
            Covariate::Groups { grouping, reference } => {
                Ok(Self::Groups(Division::new(study, grouping)?, reference.clone()))
            }
            Covariate::Number { finding, per } => {
                let values = numbers(study, *finding)?;
                Ok(Self::Numbers(values.into_iter().map(|value| Some(value? / per)).collect()))
            }
            Covariate::Column { name, per } => {
                let numbers = cohort.factor(name).and_then(Factor::numbers);
                let numbers = numbers.ok_or(AnalysisError::NoColumn { name: name.clone() })?;
                Ok(Self::Numbers(numbers.into_iter().map(|value| Some(value? / per)).collect()))
            }
            Covariate::Start { name } => {
                let start = cohort.start(name).ok_or(AnalysisError::NoColumn { name: name.clone() })?;
                Ok(Self::Start(start.days.clone()))
            }
            Covariate::Points { system } => {
                let scores = study.scores_of(system)?;
                Ok(Self::Numbers((0..cohort.len()).map(|row| scores.total(row)).collect()))
            }
        }
    }

    pub(crate) fn knows(&self, row: usize) -> bool {
        match self {
            Self::Groups(division, _) => division.place(row).is_some(),
            Self::Numbers(values) | Self::Start(values) => values.get(row).is_some_and(Option::is_some),
        }
    }

    /// Terms for these rows, all with known values. A number is one term, each group another. The values of a
    /// treatment are the days of its start.
    pub(crate) fn terms(&self, covariate: usize, rows: &[usize]) -> Vec<TermColumn> {
        match self {
            Self::Numbers(values) | Self::Start(values) => {
                let values = rows.iter().filter_map(|row| values[*row]).collect();
                let members = (0..rows.len()).collect();
                let is_start = matches!(self, Self::Start(_));
                vec![TermColumn { covariate, level: None, values: Some(values), is_start, members }]
            }
            Self::Groups(division, reference) => {
                let levels = division.levels();
                let mut members: Vec<Vec<usize>> = vec![Vec::new(); levels.len()];
                for (at, row) in rows.iter().enumerate() {
                    if let Some(place) = division.place(*row) {
                        members[place].push(at);
                    }
                }
                let named = levels.iter().position(|level| Some(level.key()) == *reference);
                let named = named.filter(|at| !members[*at].is_empty());
                // The first of the largest, in a tie.
                let largest = (0..levels.len()).rev().max_by_key(|at| members[*at].len());
                let reference = named.or(largest);
                let term = |(place, (level, members)): (usize, (&Level, Vec<usize>))| {
                    let values = (Some(place) != reference).then(|| indicator(&members, rows.len()));
                    TermColumn { covariate, level: Some(level.clone()), values, is_start: false, members }
                };
                let all = levels.iter().zip(members).enumerate();
                all.filter(|(_, (_, members))| !members.is_empty()).map(term).collect()
            }
        }
    }
}

/// A finding as numbers, one for each row.
pub(crate) fn numbers(study: &Study<'_>, finding: Finding) -> Result<Vec<Option<f64>>, AnalysisError> {
    let name = finding.id().to_owned();
    let answers = study.cohort().answers(finding).ok_or(AnalysisError::NoColumn { name })?;
    Ok((0..answers.len()).map(|row| number(finding, answers.get(row)?)).collect())
}

/// 1 for the members, 0 for others.
pub(crate) fn indicator(members: &[usize], rows: usize) -> Vec<f64> {
    let mut values = vec![0.0; rows];
    for at in members {
        values[*at] = 1.0;
    }
    values
}
