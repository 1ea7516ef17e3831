//! The emergency as one line, for note, table and print.

use systems::CATALOGUE;

use crate::i18n::{say, words};
use crate::state::reading::Reading;

/// The line with its source; `None` if nothing is urgent.
pub(crate) fn line(reading: &Reading) -> Option<String> {
    let note = reading.emergencies().next()?;
    let source = note.source.as_deref().and_then(|id| CATALOGUE.source(id)).map(words::short_citation);
    let text = words::defined(&note.text);
    Some(say!(COPY_EMERGENCY, text = text, source = source.unwrap_or_default()))
}
