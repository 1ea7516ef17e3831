//! Filters of rows, with the number of rows after each step, as in a CONSORT flow diagram.

use clinical::Finding;
use serde::{Deserialize, Serialize};

use crate::analysis::{AnalysisError, Division, Grouping, Level, RowsCounted, Study, finding_id, numbers};

/// A condition for a row to remain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "keep")]
pub enum Condition {
    /// The first operation of its patient, by date of operation, otherwise in the order of the file.
    FirstOperations,
    /// In one of these groups, given by key.
    Groups {
        /// The grouping.
        #[serde(rename = "stratum")]
        grouping: Grouping,
        /// The keys.
        keys: Vec<String>,
    },
    /// A number between two bounds, inclusive; a bound that is `None` is open.
    Range {
        /// The finding.
        #[serde(with = "finding_id")]
        finding: Finding,
        /// Lower bound.
        from: Option<f64>,
        /// Upper bound.
        to: Option<f64>,
    },
}

/// Result of a condition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The condition.
    pub condition: Condition,
    /// Rows before it.
    pub before: usize,
    /// Rows excluded, including unknown ones.
    pub left_out: usize,
    /// Rows with an unknown value, which are excluded.
    pub unknown: usize,
}

impl Step {
    /// Rows remaining.
    #[must_use]
    pub fn after(&self) -> usize {
        self.before - self.left_out
    }
}

/// Rows remaining after conditions.
#[derive(Debug, Clone, PartialEq)]
pub struct Filtered {
    /// Their indices.
    pub rows: Vec<usize>,
    /// Rows left out by each condition, in order.
    pub flow: Vec<Step>,
    /// The problem of each step; `None` for conditions chosen from these rows.
    pub problems: Vec<Option<FilterProblem>>,
}

/// A condition that does not fit the rows, as after another reading of the file.
#[derive(Debug, Clone, PartialEq)]
pub enum FilterProblem {
    /// It uses a column or a system that does not exist: its value is unknown for all rows, so none remains.
    CannotBeAsked(AnalysisError),
    /// No row is in these groups.
    NoSuchGroups(Vec<String>),
}

/// Applies all conditions, recording each step.
///
/// ```
/// use clinical::{Finding, Patient};
/// use cohort::analysis::Study;
/// use cohort::filter::{Condition, filter};
/// use cohort::Cohort;
///
/// let mut old = Patient::default();
/// old.measure(Finding::Age, 71.0, 0)?;
/// let cohort = Cohort::new(vec![2, 3]).with_patients_answers(&[old, Patient::default()])?;
/// let old = Condition::Range { finding: Finding::Age, from: Some(65.0), to: None };
/// let kept = filter(&Study::new(&cohort, Vec::new()), &[old]);
/// assert_eq!((kept.rows, kept.flow[0].left_out, kept.flow[0].unknown), (vec![0], 1, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn filter(study: &Study<'_>, conditions: &[Condition]) -> Filtered {
    let mut kept =
        Filtered { rows: (0..study.cohort().len()).collect(), flow: Vec::new(), problems: Vec::new() };
    for condition in conditions {
        let (holds, problem) = match holding(study, condition) {
            Ok((holds, gone)) => (holds, (!gone.is_empty()).then_some(FilterProblem::NoSuchGroups(gone))),
            Err(error) => (vec![None; study.cohort().len()], Some(FilterProblem::CannotBeAsked(error))),
        };
        let before = kept.rows.len();
        let unknown = kept.rows.iter().filter(|row| holds[**row].is_none()).count();
        kept.rows.retain(|row| holds[*row] == Some(true));
        let left_out = before - kept.rows.len();
        kept.flow.push(Step { condition: condition.clone(), before, left_out, unknown });
        kept.problems.push(problem);
    }
    kept
}

/// For each row, whether a condition is true; `None` if unknown.
type Holds = Vec<Option<bool>>;

/// Evaluates the condition for each row, and lists the keys of its groups without rows.
fn holding(study: &Study<'_>, condition: &Condition) -> Result<(Holds, Vec<String>), AnalysisError> {
    let all = 0..study.cohort().len();
    match condition {
        Condition::FirstOperations => {
            let first = study.counted(RowsCounted::FirstOperations);
            Ok((all.map(|row| Some(first.contains(row))).collect(), Vec::new()))
        }
        Condition::Groups { grouping, keys } => {
            let division = Division::new(study, grouping)?;
            let known: Vec<String> = division.levels().iter().map(Level::key).collect();
            let wanted: Vec<bool> = known.iter().map(|key| keys.contains(key)).collect();
            let gone = keys.iter().filter(|key| !known.contains(key)).cloned().collect();
            Ok((all.map(|row| division.place(row).map(|place| wanted[place])).collect(), gone))
        }
        Condition::Range { finding, from, to } => {
            let values = numbers(study, *finding)?;
            let holds = |value: f64| from.is_none_or(|from| value >= from) && to.is_none_or(|to| value <= to);
            Ok((values.into_iter().map(|value| value.map(holds)).collect(), Vec::new()))
        }
    }
}
