//! Saves a whole study as one file: the original spreadsheet, its mapping, the selection of rows, and the
//! analyses. It contains no results: opening it computes them again, with the same numbers.

use cohort::analysis::Settings;
use cohort::{Mapping, Opening};
use file_format::{LockError, Randomness, SavedStudy, Spreadsheet};
use serde::{Deserialize, Serialize};

use super::analyse::Asked;
use super::files::{JSON, Made, file};
use super::opening::EXAMPLE;
use super::reasons::other;
use super::{Heard, Listener, Read, Session};
use crate::localized_message::LocalizedMessage;
use crate::protocol::{Analysis, Lock, Progress, Selection};

/// Maximum size of a spreadsheet in bytes. The file is built in memory, and locking needs several copies.
const MOST_PACKED: usize = 64 << 20;
/// Maximum number of results, each of which takes time when the study is opened.
pub(super) const MOST_ANALYSES: usize = 500;

/// Settings in addition to the mapping.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Chosen {
    /// Settings with which the spreadsheet is opened.
    #[serde(default)]
    pub(super) opening: Opening,
    /// Reading of its rows, if they were read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reading: Option<Reading>,
}

/// Reading of all rows, with selection and results.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Reading {
    /// The mapping used, if it was changed since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) mapping: Option<Mapping>,
    /// The selected rows.
    #[serde(flatten)]
    pub(super) selection: Selection,
    /// Analyses that were not removed, in order.
    #[serde(default)]
    pub(super) results: Vec<Analysed>,
    /// Analyses in files of the old format, in which all results were of the selected rows. It is no longer
    /// written, so that older programs do not assign results to other rows.
    #[serde(default, skip_serializing)]
    pub(super) analyses: Vec<Analysed>,
}

/// An analysis, its settings, and its rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Analysed {
    pub(super) what: Analysis,
    #[serde(default)]
    pub(super) how: Settings,
    /// The rows; `None` for those selected.
    #[serde(default)]
    pub(super) of: Option<Selection>,
}

impl Session {
    pub(super) fn pack(&self, spreadsheet: Vec<u8>, lock: Option<Lock>, heard: &mut Listener<'_>) -> Made {
        let stem = self.stem()?;
        let file_open = self.file()?;
        let mapping = self.mapping.as_ref().ok_or_else(|| LocalizedMessage::new("cannot", "no-file"))?;
        let contents = if file_open.synthetic { EXAMPLE.to_vec() } else { spreadsheet };
        if contents.len() > MOST_PACKED {
            return Err(LocalizedMessage::new("keep", "too-large")
                .with("bytes", &contents.len())
                .with("most", &MOST_PACKED));
        }
        heard(Heard::Progress(Progress { stage: "cohort-stage-writing".to_owned(), done: 0, of: 0 }));
        let reading = self.read.as_ref().map(|read| reading(read, mapping));
        if reading.as_ref().is_some_and(|reading| reading.results.len() > MOST_ANALYSES) {
            return Err(LocalizedMessage::new("keep", "too-many-analyses").with("most", &MOST_ANALYSES));
        }
        let chosen = Chosen { opening: file_open.opening.clone(), reading };
        let study = SavedStudy {
            spreadsheet: Some(Spreadsheet { name: file_open.name.clone(), contents }),
            mapping: serde_json::to_value(mapping).map_err(|error| other(&error))?,
            settings: serde_json::to_value(&chosen).map_err(|error| other(&error))?,
            ..SavedStudy::default()
        };
        let text = match lock {
            None => file_format::save(&study.into()),
            Some(lock) => locked(study, lock)?,
        };
        // As JSON, and locked, it is longer than the table, so it may exceed the limit even if the table did
        // not.
        if text.len() > self.most_bytes {
            return Err(LocalizedMessage::new("keep", "file-too-large")
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

fn locked(study: SavedStudy, lock: Lock) -> Result<String, LocalizedMessage> {
    let Lock { passphrase, salt, nonce } = lock;
    let passphrase = passphrase.passphrase().map_err(|error| other(&error))?;
    file_format::lock(&study.into(), &passphrase, Randomness { salt, nonce }).map_err(|error| match error {
        LockError::NotEnoughMemory => LocalizedMessage::new("keep", "no-memory"),
        LockError::TooLong => other(&error),
    })
}
