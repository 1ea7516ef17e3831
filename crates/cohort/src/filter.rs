//! Subgroups, with how many rows each step leaves: a flow like CONSORT's.

use clinical::Finding;
use serde::{Deserialize, Serialize};

use crate::analysis::{AnalysisError, Division, RowsCounted, Stratum, Study, finding_id, numbers};

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

/// The rows that all conditions leave, by place, and what each step did.
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
/// let (rows, flow) = filter(&Study::new(&cohort, Vec::new()), &[old])?;
/// assert_eq!((rows, flow[0].left_out, flow[0].unknown), (vec![0], 1, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where a condition asks for a column or a system that is not there.
pub fn filter(study: &Study<'_>, conditions: &[Condition]) -> Result<(Vec<usize>, Vec<Step>), AnalysisError> {
    let mut rows: Vec<usize> = (0..study.cohort().len()).collect();
    let mut flow = Vec::new();
    for condition in conditions {
        let holds = holding(study, condition)?;
        let before = rows.len();
        let unknown = rows.iter().filter(|row| holds[**row].is_none()).count();
        rows.retain(|row| holds[*row] == Some(true));
        flow.push(Step { condition: condition.clone(), before, left_out: before - rows.len(), unknown });
    }
    Ok((rows, flow))
}

/// Whether the condition holds of each row; `None` where that is not known.
fn holding(study: &Study<'_>, condition: &Condition) -> Result<Vec<Option<bool>>, AnalysisError> {
    let all = 0..study.cohort().len();
    match condition {
        Condition::FirstOperations => {
            let first = study.counted(RowsCounted::FirstOperations);
            Ok(all.map(|row| Some(first.contains(row))).collect())
        }
        Condition::Groups { stratum, keys } => {
            let division = Division::new(study, stratum)?;
            let wanted: Vec<bool> =
                division.levels().iter().map(|level| keys.contains(&level.key())).collect();
            Ok(all.map(|row| division.place(row).map(|place| wanted[place])).collect())
        }
        Condition::Range { finding, from, to } => {
            let values = numbers(study, *finding)?;
            let holds = |value: f64| from.is_none_or(|from| value >= from) && to.is_none_or(|to| value <= to);
            Ok(values.into_iter().map(|value| value.map(holds)).collect())
        }
    }
}
