//! Opens a file of this program instead of a table: a study, or any other kind, which gets a message that
//! says where to open it.

use cohort::{Mapping, needs_conversion};
use file_format::{Document, LockedFile, OpenError, Opened, SavedStudy, UnlockError};
use serde_json::{Map, Value};

use super::analyse::MOST_NUMBER;
use super::packing::MOST_ANALYSES;
use super::{Heard, Listener, Session};
use crate::localized_message::LocalizedMessage;
use crate::protocol::{Response, Secret, StudySettings, StudySpec};

/// The format marker must occur within this number of bytes.
const SAID_WITHIN: usize = 80;

/// Content of a file of this program.
pub(super) enum Found {
    /// A study, and the bytes of its table.
    Study(Box<StudySpec>, Vec<u8>),
    /// A file that needs its passphrase.
    Locked,
    /// A file that cannot be opened, with the reason.
    NotOpened(LocalizedMessage),
}

impl Session {
    /// Opens a study; its table is attached to the answer.
    pub(super) fn open_study(
        &mut self,
        found: Found,
        heard: &mut Listener<'_>,
    ) -> Result<Response, LocalizedMessage> {
        match found {
            Found::Study(study, table) => {
                heard(Heard::Piece(&table));
                if self.convert.is_none() && needs_conversion(&table) {
                    return Ok(Response::ToConvert { study });
                }
                self.bring_to(*study, table, heard)
            }
            Found::Locked => Ok(Response::Locked),
            Found::NotOpened(said) => Ok(Response::NotOpened { said }),
        }
    }
}

/// Reads a file of this program; `None` for a table.
pub(super) fn of_ours(bytes: &[u8]) -> Option<Found> {
    let text = looks_like_json(bytes)?;
    match file_format::open(text) {
        Ok(Opened::Plain(document)) => Some(of_document(document)),
        Ok(Opened::Locked(_)) => Some(Found::Locked),
        // Cells that begin with a brace are not valid JSON as a whole, and may be a table.
        Err(OpenError::Malformed { .. }) if !says_that_it_is_ours(text) => None,
        Err(OpenError::NotOurs { .. }) if Mapping::from_json(text).is_ok() => {
            Some(Found::NotOpened(kept("mapping")))
        }
        Err(error) => Some(Found::NotOpened(open_message(&error))),
    }
}

/// Reads a locked file with its passphrase.
pub(super) fn unlocked(bytes: &[u8], passphrase: Secret) -> Found {
    unlock(bytes, passphrase).map_or_else(Found::NotOpened, of_document)
}

fn unlock(bytes: &[u8], passphrase: Secret) -> Result<Document, LocalizedMessage> {
    let locked = locked(bytes)?;
    let passphrase = passphrase.passphrase().map_err(|_| kept("wrong-passphrase"))?;
    locked.unlock(&passphrase).map_err(|error| match error {
        UnlockError::WrongPassphrase => kept("wrong-passphrase"),
        UnlockError::NotEnoughMemory => kept("no-memory"),
        UnlockError::Contents(error) => open_message(&error),
    })
}

fn locked(bytes: &[u8]) -> Result<LockedFile, LocalizedMessage> {
    let text = std::str::from_utf8(bytes).map_err(|_| kept("not-ours"))?;
    match file_format::open(text) {
        Ok(Opened::Locked(locked)) => Ok(locked),
        Ok(Opened::Plain(_)) => Err(kept("damaged").with("key", &"kind")),
        Err(error) => Err(open_message(&error)),
    }
}

fn of_document(document: Document) -> Found {
    match document {
        Document::Patient(_) => Found::NotOpened(kept("patient")),
        Document::Study(study) => unpacked(study).unwrap_or_else(Found::NotOpened),
    }
}

fn unpacked(study: SavedStudy) -> Result<Found, LocalizedMessage> {
    let spreadsheet = study.spreadsheet.ok_or_else(|| kept("without-table"))?;
    let damaged = |key: &str| kept("damaged").with("key", &key);
    // Parsed from text, to distinguish a mapping of a later version from a damaged one.
    let mapping = Mapping::from_json(&study.mapping.to_string()).map_err(|_| damaged("mapping"))?;
    let mut settings = study.settings;
    migrate(&mut settings);
    let settings: StudySettings = serde_json::from_value(settings).map_err(|_| damaged("settings"))?;
    if of_ours(&spreadsheet.contents).is_some() {
        return Err(damaged("spreadsheet"));
    }
    let results = settings.reading.as_ref().map_or(&[][..], |reading| &reading.results);
    let ascends = results.windows(2).all(|pair| pair[0].id < pair[1].id);
    if results.len() > MOST_ANALYSES || !ascends || results.last().is_some_and(|it| it.id >= MOST_NUMBER) {
        return Err(damaged("settings.reading.results"));
    }
    let spec = StudySpec { name: spreadsheet.name, synthetic: false, mapping, settings };
    Ok(Found::Study(Box::new(spec), spreadsheet.contents))
}

/// Brings the settings of earlier formats to the present one. In the first format all results were of the
/// selected rows, and listed elsewhere; in the second they had no numbers.
fn migrate(settings: &mut Value) {
    let Some(reading) = settings.get_mut("reading").and_then(Value::as_object_mut) else { return };
    let selected: Map<String, Value> = ["rows", "conditions"]
        .into_iter()
        .filter_map(|key| Some((key.to_owned(), reading.get(key)?.clone())))
        .collect();
    if let Some(first) = reading.remove("analyses") {
        reading.insert("results".to_owned(), first);
    }
    let results = reading.get_mut("results").and_then(Value::as_array_mut);
    for (id, result) in results.into_iter().flatten().enumerate() {
        if let Some(result) = result.as_object_mut() {
            result.entry("id").or_insert_with(|| id.into());
            result.entry("of").or_insert_with(|| selected.clone().into());
        }
    }
}

/// Text of bytes that may be one JSON object; truncated within a character, the text before it.
fn looks_like_json(bytes: &[u8]) -> Option<&str> {
    let unmarked = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let first = unmarked.iter().find(|byte| !byte.is_ascii_whitespace())?;
    if *first != b'{' {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&bytes[..error.valid_up_to()]).ok(),
        Err(_) => None,
    }
}

fn says_that_it_is_ours(text: &str) -> bool {
    text.char_indices()
        .take_while(|(at, _)| *at < SAID_WITHIN)
        .any(|(at, _)| text[at..].starts_with("\"spinemet\""))
}

fn kept(id: &str) -> LocalizedMessage {
    LocalizedMessage::new("keep", id)
}

fn open_message(error: &OpenError) -> LocalizedMessage {
    match error {
        OpenError::TooNew { file, known } => kept("too-new").with("file", file).with("known", known),
        OpenError::NotOurs { .. } => kept("not-ours"),
        OpenError::Malformed { line, column, .. } => kept("broken").with("line", line).with("column", column),
        OpenError::Missing { key }
        | OpenError::Unexpected { key, .. }
        | OpenError::Cost { key, .. }
        | OpenError::Unprotected { key } => kept("damaged").with("key", key),
        error => kept("damaged").with("key", error),
    }
}
