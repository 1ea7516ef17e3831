//! A whole study as one file: the spreadsheet as it came, how it is understood, which rows are kept, and what was
//! analysed. No result stands in it: whoever opens it calculates them again, and has the same numbers.

use cohort::analysis::Settings;
use cohort::{Mapping, Opening};
use keep::{LockError, Randomness, SavedStudy, Spreadsheet};
use serde::{Deserialize, Serialize};

use super::analyse::Asked;
use super::files::{JSON, Made, file};
use super::opening::EXAMPLE;
use super::reasons::other;
use super::{Heard, Listener, Read, Session};
use crate::protocol::{Analysis, Lock, Progress, Selection};
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
    /// Which rows are kept.
    #[serde(flatten)]
    pub(super) selection: Selection,
    /// What was analysed and not left out since, in order.
    #[serde(default)]
    pub(super) results: Vec<Analysed>,
    /// The same in files of the time when all results were of the rows that are kept. It is not written any more, so
    /// that no program of that time takes a result to be of other rows.
    #[serde(default, skip_serializing)]
    pub(super) analyses: Vec<Analysed>,
}

/// An analysis, its settings, and the rows that it was made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Analysed {
    pub(super) what: Analysis,
    #[serde(default)]
    pub(super) how: Settings,
    /// The rows; those that are kept where it does not say.
    #[serde(default)]
    pub(super) of: Option<Selection>,
}

impl Session {
    pub(super) fn pack(&self, spreadsheet: Vec<u8>, lock: Option<Lock>, heard: &mut Listener<'_>) -> Made {
        let stem = self.stem()?;
        let file_open = self.file()?;
        let mapping = self.mapping.as_ref().ok_or_else(|| Said::new("cannot", "no-file"))?;
        let contents = if file_open.synthetic { EXAMPLE.to_vec() } else { spreadsheet };
        if contents.len() > MOST_PACKED {
            return Err(Said::new("keep", "too-large")
                .with("bytes", &contents.len())
                .with("most", &MOST_PACKED));
        }
        heard(Heard::Progress(Progress { stage: "cohort-stage-writing".to_owned(), done: 0, of: 0 }));
        let reading = self.read.as_ref().map(|read| reading(read, mapping));
        if reading.as_ref().is_some_and(|reading| reading.results.len() > MOST_ANALYSES) {
            return Err(Said::new("keep", "too-many-analyses").with("most", &MOST_ANALYSES));
        }
        let chosen = Chosen { opening: file_open.opening.clone(), reading };
        let study = SavedStudy {
            spreadsheet: Some(Spreadsheet { name: file_open.name.clone(), contents }),
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

/// Describes the reading of the rows; `meant` is the present mapping of the columns.
fn reading(read: &Read, meant: &Mapping) -> Reading {
    let analysed = |asked: &Asked| Analysed {
        what: asked.analysis.clone(),
        how: asked.settings.clone(),
        of: Some(asked.selection.clone()),
    };
    Reading {
        mapping: (read.mapping != *meant).then(|| read.mapping.clone()),
        selection: read.selected.selection.clone(),
        results: read.outcomes().map(|(_, outcome)| analysed(&outcome.asked)).collect(),
        analyses: Vec::new(),
    }
}

fn locked(study: SavedStudy, lock: Lock) -> Result<String, Said> {
    let Lock { passphrase, salt, nonce } = lock;
    let passphrase = passphrase.passphrase().map_err(|error| other(&error))?;
    keep::lock(&study.into(), &passphrase, Randomness { salt, nonce }).map_err(|error| match error {
        LockError::NotEnoughMemory => Said::new("keep", "no-memory"),
        LockError::TooLong => other(&error),
    })
}
