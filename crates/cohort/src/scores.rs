//! Scores every row of a cohort with every system.
//!
//! An assessment enumerates all completions of missing findings, too slow for a million rows and every
//! system. But a system only compares an answer with a few numbers. Rows for which all comparisons are equal
//! have the same result, so each kind of row is assessed once; a test compares the outcome with assessing
//! every row.

use clinical::{Applicability, Catalogue, Finding, Formula, Method, Patient, System, assess};
use rustc_hash::FxHashMap;

use crate::analysis::Scored;
use crate::coded::{Coded, Labels};
use crate::codes::Codes;
use crate::cohort::Cohort;
use crate::progress::{Progress, ROWS_A_SLICE, Stage};

mod kinds;

use kinds::Kinds;

/// Result of a system for a row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Outcome {
    /// Applicability of the system to this patient.
    pub applicability: Applicability,
    /// The lowest and highest total still possible; `None` for formulas and stages.
    pub totals: Option<(i32, i32)>,
    /// Indices of the system's groups that are still possible, ascending.
    pub groups: Vec<usize>,
}

/// Scores of every row by every system.
///
/// ```
/// use clinical::{Finding, Patient};
/// use cohort::{Cohort, Scores, no_progress};
/// let mut patient = Patient::default();
/// patient.choose(Finding::PrimarySite, "hcc")?;
/// patient.choose(Finding::VisceralMetastases, "none")?;
/// let cohort = Cohort::new(vec![2]).with_patients_answers(&[patient])?;
/// let scores = Scores::of(&cohort, &systems::CATALOGUE, &mut no_progress);
/// let tomita = scores.by("tomita_2001").ok_or("known")?;
/// assert_eq!(tomita.interval(0), Some((5.0, 6.0)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    systems: Vec<SystemScores>,
}

/// Scores of every row by one system.
#[derive(Debug, Clone, PartialEq)]
pub struct SystemScores {
    system: &'static System,
    outcomes: Coded<Outcome>,
    /// Values of a formula, NaN if an input is missing; empty for other systems.
    values: Vec<f64>,
}

impl Scores {
    /// Scores every row with every system of a catalogue.
    pub fn of(cohort: &Cohort, catalogue: &Catalogue, progress: &mut Progress<'_>) -> Self {
        let total = catalogue.systems.len() * cohort.len();
        let mut systems = Vec::with_capacity(catalogue.systems.len());
        for system in catalogue.systems {
            let before = systems.len() * cohort.len();
            let mut heard = |row: usize| progress(Stage::Scoring, before + row, total);
            systems.push(SystemScores::of(cohort, system, catalogue, &mut heard));
        }
        progress(Stage::Scoring, total, total);
        Self { systems }
    }

    /// Scores by system, in the order of the catalogue.
    #[must_use]
    pub fn systems(&self) -> &[SystemScores] {
        &self.systems
    }

    /// Scores by the system with this id.
    #[must_use]
    pub fn by(&self, id: &str) -> Option<&SystemScores> {
        self.systems.iter().find(|scores| scores.system.id == id)
    }

    /// Scores of a selection of rows by index, in the given order.
    #[must_use]
    pub fn select(&self, rows: &[usize]) -> Self {
        let chosen = |scores: &SystemScores| SystemScores {
            system: scores.system,
            outcomes: scores.outcomes.select(rows),
            values: rows.iter().filter_map(|row| scores.values.get(*row).copied()).collect(),
        };
        Self { systems: self.systems.iter().map(chosen).collect() }
    }

    /// Scores as read by analyses.
    #[must_use]
    pub fn for_analysis(&self) -> Vec<&dyn Scored> {
        self.systems.iter().map(|scores| scores as &dyn Scored).collect()
    }
}

impl SystemScores {
    fn of(
        cohort: &Cohort,
        system: &'static System,
        catalogue: &Catalogue,
        heard: &mut dyn FnMut(usize),
    ) -> Self {
        let formula = match system.method {
            Method::Formula { formula, .. } => Some(formula),
            Method::Points(_) | Method::Stages => None,
        };
        let kinds = Kinds::of(cohort, system, catalogue);
        let mut known: FxHashMap<Box<[u32]>, u32> = FxHashMap::default();
        let mut places: FxHashMap<Outcome, u32> = FxHashMap::default();
        let (mut outcomes, mut codes) = (Vec::new(), Codes::with_capacity(cohort.len()));
        let mut values = Vec::with_capacity(if formula.is_some() { cohort.len() } else { 0 });
        let mut kind = Vec::with_capacity(kinds.len() + 1);
        let mut inputs = Patient::default();
        for row in 0..cohort.len() {
            if row % ROWS_A_SLICE == 0 {
                heard(row);
            }
            kind.clear();
            kind.extend(kinds.of_row(row));
            if let Some(formula) = formula {
                let value = value(formula, cohort, row, &mut inputs);
                values.push(value.unwrap_or(f64::NAN));
                kind.push(value.map_or(0, |value| group_code(system, value)));
            }
            let code = match known.get(kind.as_slice()) {
                Some(code) => *code,
                None => {
                    let assessment = assess(&cohort.patient(row), system, catalogue);
                    let outcome = Outcome {
                        applicability: assessment.applicability,
                        totals: assessment.interval(),
                        groups: assessment.groups,
                    };
                    let code = *places.entry(outcome.clone()).or_insert_with(|| {
                        outcomes.push(outcome);
                        u32::try_from(outcomes.len()).unwrap_or(u32::MAX)
                    });
                    known.insert(kind.as_slice().into(), code);
                    code
                }
            };
            codes.push(code);
        }
        Self { system, outcomes: Coded::from_codes(codes, outcomes), values }
    }

    /// The system.
    #[must_use]
    pub fn system(&self) -> &'static System {
        self.system
    }

    /// Result of a row; `None` after the last.
    #[must_use]
    pub fn outcome(&self, row: usize) -> Option<&Outcome> {
        self.outcomes.get(row)
    }

    /// Distinct outcomes, with their rows.
    #[must_use]
    pub fn outcomes(&self) -> &Coded<Outcome> {
        &self.outcomes
    }

    /// The value of a formula, if no input is missing.
    #[must_use]
    pub fn value(&self, row: usize) -> Option<f64> {
        self.values.get(row).copied().filter(|value| !value.is_nan())
    }

    /// Lowest and highest total or value; `None` for stages, formulas with a missing input, and patients to
    /// whom the system does not apply.
    #[must_use]
    pub fn interval(&self, row: usize) -> Option<(f64, f64)> {
        let outcome = self.outcome(row)?;
        if outcome.applicability == Applicability::DoesNotApply {
            return None;
        }
        let totals = outcome.totals.map(|(lowest, highest)| (f64::from(lowest), f64::from(highest)));
        totals.or_else(|| self.value(row).map(|value| (value, value)))
    }

    /// Index of the group, if only one is possible and the system is known to apply.
    #[must_use]
    pub fn certain_group(&self, row: usize) -> Option<usize> {
        self.outcome(row)?.certain_group()
    }

    /// Number of rows with a certain group.
    #[must_use]
    pub fn certain(&self) -> usize {
        let certain: Vec<bool> =
            self.outcomes.values().iter().map(|outcome| outcome.certain_group().is_some()).collect();
        let counts = self.outcomes.counts();
        counts.iter().zip(certain).filter(|(_, certain)| *certain).map(|(count, _)| count).sum()
    }

    /// Number of rows certainly in each group of the system.
    #[must_use]
    pub fn group_counts(&self) -> Vec<usize> {
        let mut found = vec![0; self.system.groups.len()];
        for (outcome, count) in self.outcomes.values().iter().zip(self.outcomes.counts()) {
            if let Some(rows) = outcome.certain_group().and_then(|at| found.get_mut(at)) {
                *rows += count;
            }
        }
        found
    }

    /// Certain groups by name, as a factor.
    #[must_use]
    pub fn labels(&self) -> Labels {
        let groups: Vec<u32> = self
            .outcomes
            .values()
            .iter()
            .map(|outcome| outcome.certain_group().and_then(|at| u32::try_from(at + 1).ok()).unwrap_or(0))
            .collect();
        let group = |row| self.outcomes.place(row).and_then(|place| groups.get(place).copied()).unwrap_or(0);
        let codes = (0..self.outcomes.len()).map(group).collect();
        Coded::from_codes(codes, self.system.groups.iter().map(|group| group.name.as_ref().into()).collect())
    }
}

impl Outcome {
    /// Index of the group, if only one is possible and the system is known to apply.
    #[must_use]
    pub fn certain_group(&self) -> Option<usize> {
        match self.groups[..] {
            [only] if self.applicability == Applicability::Applies => Some(only),
            _ => None,
        }
    }
}

impl Scored for SystemScores {
    fn system(&self) -> &System {
        self.system
    }

    fn group(&self, row: usize) -> Option<usize> {
        self.certain_group(row)
    }

    fn total(&self, row: usize) -> Option<f64> {
        self.outcome(row).filter(|outcome| outcome.applicability == Applicability::Applies)?;
        match self.interval(row) {
            Some((lowest, highest)) => (lowest >= highest).then_some(lowest),
            None if matches!(self.system.method, Method::Stages) => {
                self.certain_group(row).and_then(|place| u32::try_from(place).ok()).map(f64::from)
            }
            None => None,
        }
    }
}

/// The group of a value, as part of the kind of a row.
fn group_code(system: &System, value: f64) -> u32 {
    system.group_of(value).and_then(|at| u32::try_from(at + 2).ok()).unwrap_or(1)
}

/// The value of a formula. `inputs` is a record whose inputs of the formula are overwritten.
fn value(formula: Formula, cohort: &Cohort, row: usize, inputs: &mut Patient) -> Option<f64> {
    for finding in formula.findings() {
        let answer = cohort.answers(*finding).and_then(|answers| answers.get(row));
        // An invalid answer is missing, as in `Cohort::patient`.
        if answer.is_none_or(|answer| inputs.set(*finding, *answer).is_err()) {
            inputs.clear(*finding);
        }
    }
    let missing = |finding: &Finding| inputs.get(*finding).is_none();
    if formula.findings().iter().all(missing) { None } else { formula.work(inputs).value }
}
