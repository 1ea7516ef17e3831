//! Subgroups, with how many rows each step leaves: a flow like CONSORT's.

use clinical::Finding;
use serde::{Deserialize, Serialize};

use crate::analysis::{AnalysisError, Division, Level, RowsCounted, Stratum, Study, finding_id, numbers};

/// What a row must be like to stay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "keep")]
pub enum Condition {
    /// The first operation of its patient, by date of operation, or else in the order of the file.
    FirstOperations,
    /// In one of these groups, by their keys.
    Groups {
        /// What parts the rows.
        stratum: Stratum,
        /// The keys.
        keys: Vec<String>,
    },
    /// A number from one bound to the other, both included; a bound that is `None` is open.
    Range {
        /// Which.
        #[serde(with = "finding_id")]
        finding: Finding,
        /// The least.
        from: Option<f64>,
        /// The most.
        to: Option<f64>,
    },
}

/// What a condition left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The condition.
    pub condition: Condition,
    /// The rows before it.
    pub before: usize,
    /// The rows it left out, those not known included.
    pub left_out: usize,
    /// The rows of which it is not known; they are left out.
    pub unknown: usize,
}

impl Step {
    /// The rows that stayed.
    #[must_use]
    pub fn after(&self) -> usize {
        self.before - self.left_out
    }
}

/// The rows that conditions leave.
#[derive(Debug, Clone, PartialEq)]
pub struct Filtered {
    /// Their places.
    pub rows: Vec<usize>,
    /// Rows left out by each condition, in order.
    pub flow: Vec<Step>,
    /// The problem of each step; a condition that was chosen from these very rows has none.
    pub problems: Vec<Option<FilterProblem>>,
}

/// A condition does not fit the rows any more, as after another reading of the file.
#[derive(Debug, Clone, PartialEq)]
pub enum FilterProblem {
    /// It asks for a column or a system that is not there: it is not known of any row, and none stays.
    CannotBeAsked(AnalysisError),
    /// No row is in these groups, by their keys.
    NoSuchGroups(Vec<String>),
}

/// The rows that all conditions leave, and what each step did.
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

/// For each row, `Some` if a condition is known to hold or not to hold, else `None`.
type Holds = Vec<Option<bool>>;

/// Tests the condition on each row, and lists the keys of its groups that no row has.
fn holding(study: &Study<'_>, condition: &Condition) -> Result<(Holds, Vec<String>), AnalysisError> {
    let all = 0..study.cohort().len();
    match condition {
        Condition::FirstOperations => {
            let first = study.counted(RowsCounted::FirstOperations);
            Ok((all.map(|row| Some(first.contains(row))).collect(), Vec::new()))
        }
        Condition::Groups { stratum, keys } => {
            let division = Division::new(study, stratum)?;
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
