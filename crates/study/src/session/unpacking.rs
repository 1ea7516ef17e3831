//! Opens a file of this program instead of a table: a study becomes the requests that restore it; any other
//! kind gets a message that says where to open it.

use cohort::Mapping;
use file_format::{Document, LockedFile, OpenError, Opened, SavedStudy, UnlockError};

use super::packing::{Analysed, Chosen, MOST_ANALYSES};
use crate::localized_message::LocalizedMessage;
use crate::protocol::{Request, Response, Secret};

/// Width of figures until the page requests another.
const WIDTH: f64 = 720.0;
/// The format marker must occur within this number of bytes.
const SAID_WITHIN: usize = 80;

type Answer = (Response, Vec<u8>);

/// The answer for a file of this program; `None` for a table.
pub(super) fn of_ours(bytes: &[u8]) -> Option<Answer> {
    let text = looks_like_json(bytes)?;
    match file_format::open(text) {
        Ok(Opened::Plain(document)) => Some(of_document(document)),
        Ok(Opened::Locked(_)) => Some((Response::Locked, Vec::new())),
        // Cells that begin with a brace are not valid JSON as a whole, and may be a table.
        Err(OpenError::Malformed { .. }) if !says_that_it_is_ours(text) => None,
        Err(OpenError::NotOurs { .. }) if Mapping::from_json(text).is_ok() => {
            Some(not_opened(kept("mapping")))
        }
        Err(error) => Some(not_opened(open_message(&error))),
    }
}

/// The answer for a locked file with its passphrase.
pub(super) fn unlocked(bytes: &[u8], passphrase: Secret) -> Answer {
    unlock(bytes, passphrase).map_or_else(not_opened, of_document)
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

fn of_document(document: Document) -> Answer {
    match document {
        Document::Patient(_) => not_opened(kept("patient")),
        Document::Study(study) => unpacked(study).unwrap_or_else(not_opened),
    }
}

fn unpacked(study: SavedStudy) -> Result<Answer, LocalizedMessage> {
    let spreadsheet = study.spreadsheet.ok_or_else(|| kept("without-table"))?;
    let damaged = |key: &str| kept("damaged").with("key", &key);
    // Parsed from text, to distinguish a mapping of a later version from a damaged one.
    let mapping = Mapping::from_json(&study.mapping.to_string()).map_err(|_| damaged("mapping"))?;
    let chosen: Chosen = serde_json::from_value(study.settings).map_err(|_| damaged("settings"))?;
    if of_ours(&spreadsheet.contents).is_some() {
        return Err(damaged("spreadsheet"));
    }
    let mut steps = vec![Request::Open { name: spreadsheet.name, opening: chosen.opening }];
    let meant = Request::Preview { mapping: mapping.clone() };
    match chosen.reading {
        None => steps.push(meant),
        Some(reading) => {
            let results: Vec<Analysed> = reading.analyses.into_iter().chain(reading.results).collect();
            if results.len() > MOST_ANALYSES {
                return Err(damaged("settings.reading.results"));
            }
            let (changed, selection) = (reading.mapping.is_some(), reading.selection);
            let read = reading.mapping.unwrap_or(mapping);
            // The page shows the columns as they were read.
            steps.push(Request::Preview { mapping: read.clone() });
            steps.push(Request::Read { mapping: read, rows: selection.rows });
            if !selection.conditions.is_empty() {
                steps.push(Request::Filter { selection: selection.clone() });
            }
            steps.extend(results.into_iter().enumerate().map(|(result, analysed)| Request::AnalyseAgain {
                result,
                analysis: analysed.what,
                settings: analysed.how,
                selection: analysed.of.unwrap_or_else(|| selection.clone()),
                width: WIDTH,
            }));
            steps.extend(changed.then_some(meant));
        }
    }
    Ok((Response::Unpacked { steps }, spreadsheet.contents))
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

fn not_opened(said: LocalizedMessage) -> Answer {
    (Response::NotOpened { said }, Vec::new())
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
