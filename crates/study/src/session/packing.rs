//! Saves a whole study as one file: the original spreadsheet, its mapping, the selection of rows, and the
//! analyses. It contains no results: opening it computes them again, with the same numbers.

use file_format::{LockError, Randomness, SavedStudy, Spreadsheet};

use super::files::{JSON, Made, file};
use super::opening::EXAMPLE;
use super::reasons::other;
use super::{Heard, Listener, Session};
use crate::localized_message::LocalizedMessage;
use crate::protocol::{Lock, Progress, ReadingSpec, StudySpec};

/// Maximum size of a spreadsheet in bytes. The file is built in memory, and locking needs several copies.
const MOST_PACKED: usize = 64 << 20;
/// Maximum number of results, each of which takes time when the study is opened.
pub(super) const MOST_ANALYSES: usize = 500;

impl Session {
    pub(super) fn pack(&self, spreadsheet: Vec<u8>, lock: Option<Lock>, heard: &mut Listener<'_>) -> Made {
        let stem = self.stem()?;
        let StudySpec { name, synthetic, mapping, mut settings } =
            self.study().ok_or_else(|| LocalizedMessage::new("cannot", "no-file"))?;
        let contents = if synthetic { EXAMPLE.to_vec() } else { spreadsheet };
        if contents.len() > MOST_PACKED {
            return Err(LocalizedMessage::new("keep", "too-large")
                .with("bytes", &contents.len())
                .with("most", &MOST_PACKED));
        }
        heard(Heard::Progress(Progress { stage: "cohort-stage-writing".to_owned(), done: 0, of: 0 }));
        if let Some(ReadingSpec { results, .. }) = &mut settings.reading {
            results.retain(|result| !result.removed);
            results.iter_mut().for_each(|result| result.width = None);
            if results.len() > MOST_ANALYSES {
                return Err(LocalizedMessage::new("keep", "too-many-analyses").with("most", &MOST_ANALYSES));
            }
        }
        let study = SavedStudy {
            spreadsheet: Some(Spreadsheet { name, contents }),
            mapping: serde_json::to_value(&mapping).map_err(|error| other(&error))?,
            settings: serde_json::to_value(&settings).map_err(|error| other(&error))?,
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

fn locked(study: SavedStudy, lock: Lock) -> Result<String, LocalizedMessage> {
    let Lock { passphrase, salt, nonce } = lock;
    let passphrase = passphrase.passphrase().map_err(|error| other(&error))?;
    file_format::lock(&study.into(), &passphrase, Randomness { salt, nonce }).map_err(|error| match error {
        LockError::NotEnoughMemory => LocalizedMessage::new("keep", "no-memory"),
        LockError::TooLong => other(&error),
    })
}
