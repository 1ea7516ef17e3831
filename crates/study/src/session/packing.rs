//! A whole study as one file: the spreadsheet as it came, how it is understood, which rows are kept, and what was
//! analysed. No result stands in it: whoever opens it calculates them again, and has the same numbers.

use cohort::analysis::{RowsCounted, Settings};
use cohort::filter::Condition;
use cohort::{Mapping, Opening};
use keep::{LockError, Randomness, SavedStudy, Spreadsheet};
use serde::{Deserialize, Serialize};

use super::files::{JSON, Made, file};
use super::opening::{EXAMPLE, EXAMPLE_NAME};
use super::reasons::other;
use super::{Heard, Listener, Session};
use crate::protocol::{Analysis, Lock, Progress, Request};
use crate::said::Said;

/// The largest spreadsheet that is packed. The file is made in memory, several times over while it is locked.
const MOST_PACKED: usize = 64 << 20;
/// Nobody makes more results by hand, and each costs time when the study is opened.
pub(super) const MOST_ANALYSES: usize = 500;

/// What was chosen, beside the mapping.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Chosen {
    /// How the spreadsheet is opened.
    #[serde(default)]
    pub(super) opening: Opening,
    /// How its rows were read, if they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reading: Option<Reading>,
}

/// How all rows were read, and what was made of them.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Reading {
    /// By which mapping, where the columns have got another meaning since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) mapping: Option<Mapping>,
    /// Whether a patient's operations all count.
    #[serde(default)]
    pub(super) rows: RowsCounted,
    /// Which rows are kept.
    #[serde(default)]
    pub(super) conditions: Vec<Condition>,
    /// What was analysed and not left out since, in order.
    #[serde(default)]
    pub(super) analyses: Vec<Analysed>,
}

/// What was analysed, and how.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Analysed {
    pub(super) what: Analysis,
    #[serde(default)]
    pub(super) how: Settings,
}

impl Session {
    pub(super) fn pack(
        &self,
        steps: &[Request],
        spreadsheet: Vec<u8>,
        lock: Option<Lock>,
        heard: &mut Listener<'_>,
    ) -> Made {
        let stem = self.stem()?;
        let mapping = self.mapping.as_ref().ok_or_else(|| Said::new("cannot", "no-file"))?;
        let (name, contents, opening) = match steps.first() {
            Some(Request::Open { name, opening }) => (name.as_str(), spreadsheet, opening.clone()),
            Some(Request::Example) => (EXAMPLE_NAME, EXAMPLE.to_vec(), Opening::default()),
            _ => return Err(Said::new("cannot", "no-file")),
        };
        if contents.len() > MOST_PACKED {
            return Err(Said::new("keep", "too-large")
                .with("bytes", &contents.len())
                .with("most", &MOST_PACKED));
        }
        heard(Heard::Progress(Progress { stage: "cohort-stage-writing".to_owned(), done: 0, of: 0 }));
        let reading = reading(steps, mapping);
        if reading.as_ref().is_some_and(|reading| reading.analyses.len() > MOST_ANALYSES) {
            return Err(Said::new("keep", "too-many-analyses").with("most", &MOST_ANALYSES));
        }
        let chosen = Chosen { opening, reading };
        let study = SavedStudy {
            spreadsheet: Some(Spreadsheet { name: name.to_owned(), contents }),
            mapping: serde_json::to_value(mapping).map_err(|error| other(&error))?,
            settings: serde_json::to_value(&chosen).map_err(|error| other(&error))?,
            ..SavedStudy::default()
        };
        let text = match lock {
            None => keep::save(&study.into()),
            Some(lock) => locked(study, lock)?,
        };
        // As JSON, and locked, it is longer than the table: what came in need not come in again.
        if text.len() > self.most_bytes {
            return Err(Said::new("keep", "file-too-large")
                .with("bytes", &text.len())
                .with("most", &self.most_bytes));
        }
        Ok(file(format!("{stem}-study.json"), JSON, text))
    }
}

/// What the requests say of the reading; `meant` is how the columns are understood now.
fn reading(steps: &[Request], meant: &Mapping) -> Option<Reading> {
    let mut reading = None;
    // By their numbers; one that is left out keeps its place.
    let mut analyses: Vec<Option<Analysed>> = Vec::new();
    for step in steps {
        match step {
            Request::Read { mapping, rows } => {
                let mapping = (mapping != meant).then(|| mapping.clone());
                analyses.clear();
                reading =
                    Some(Reading { mapping, rows: *rows, conditions: Vec::new(), analyses: Vec::new() });
            }
            Request::Filter { rows, conditions } => {
                analyses.clear();
                if let Some(reading) = &mut reading {
                    (reading.rows, reading.conditions) = (*rows, conditions.clone());
                }
            }
            Request::Analyse { analysis, settings, .. } => {
                analyses.push(Some(Analysed { what: analysis.clone(), how: settings.clone() }));
            }
            Request::Forget { result } => {
                if let Some(analysed) = analyses.get_mut(*result) {
                    *analysed = None;
                }
            }
            _ => {}
        }
    }
    let analyses = analyses.into_iter().flatten().collect();
    reading.map(|reading| Reading { analyses, ..reading })
}

fn locked(study: SavedStudy, lock: Lock) -> Result<String, Said> {
    let Lock { passphrase, salt, nonce } = lock;
    let passphrase = passphrase.passphrase().map_err(|error| other(&error))?;
    keep::lock(&study.into(), &passphrase, Randomness { salt, nonce }).map_err(|error| match error {
        LockError::NotEnoughMemory => Said::new("keep", "no-memory"),
        LockError::TooLong => other(&error),
    })
}
