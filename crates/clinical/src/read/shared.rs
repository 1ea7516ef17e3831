//! Files that do not belong to one system: `sources.toml` and `notes.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{File, ReadError, one_of, text};
use crate::condition::Text;
use crate::definition::{Note, NoteKind, Source, Suggested, Treatment};
use crate::finding::Finding;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSources {
    source: BTreeMap<String, RawSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSource {
    citation: String,
    short: Option<String>,
    doi: Option<String>,
    n: Option<u32>,
    population: Option<String>,
    years: Option<String>,
    treatment: Option<Spanned<String>>,
    #[serde(default)]
    notes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNotes {
    #[serde(default)]
    note: Vec<RawNote>,
    #[serde(default)]
    suggestion: Vec<RawSuggestion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNote {
    id: String,
    kind: Spanned<String>,
    when: Spanned<String>,
    text: String,
    source: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSuggestion {
    finding: Spanned<String>,
    value: Spanned<toml::Value>,
    when: Spanned<String>,
    text: String,
    source: Option<Spanned<String>>,
}

/// Reads the publications.
///
/// # Errors
/// If the file is not TOML, a key is missing or unknown, or the treatment is not one of the known words.
pub(super) fn read_sources(file: File<'_>) -> Result<Vec<Source>, ReadError> {
    let raw: RawSources = file.parse()?;
    let treatments = [
        ("surgery", Treatment::Surgery),
        ("radiotherapy", Treatment::Radiotherapy),
        ("mixed", Treatment::Mixed),
    ];
    let read = |(id, raw): (String, RawSource)| {
        let treatment = raw.treatment.map(|word| one_of(&file, &word, &treatments)).transpose()?;
        Ok(Source {
            id: id.into(),
            citation: raw.citation.into(),
            short: raw.short.map(Text::from),
            doi: raw.doi.map(Text::from),
            n: raw.n,
            population: raw.population.map(Text::from),
            years: raw.years.map(Text::from),
            treatment,
            notes: raw.notes.into_iter().map(Text::from).collect::<Vec<_>>().into(),
        })
    };
    raw.source.into_iter().map(read).collect()
}

/// Reads the notes and suggested answers. `systems` are the point systems that conditions may use.
///
/// # Errors
/// If the file is not TOML, a key is missing or unknown, a condition cannot be parsed, or a source or finding
/// does not exist.
pub(super) fn read_notes(
    file: File<'_>,
    systems: &[&str],
    sources: &[Source],
) -> Result<(Vec<Note>, Vec<Suggested>), ReadError> {
    let raw: RawNotes = file.parse()?;
    let known = |source: &Option<Spanned<String>>| match source {
        Some(key) if !sources.iter().any(|source| source.id == *key.get_ref()) => {
            Err(file.error(key.span().start, format!("there is no source \"{}\"", key.get_ref())))
        }
        key => Ok(text(key.as_ref().map(Spanned::get_ref))),
    };
    let kinds = [
        ("emergency", NoteKind::Emergency),
        ("contradiction", NoteKind::Contradiction),
        ("caution", NoteKind::Caution),
        ("fact", NoteKind::Fact),
    ];
    let note = |raw: &RawNote| {
        Ok(Note {
            id: raw.id.clone().into(),
            kind: one_of(&file, &raw.kind, &kinds)?,
            when: file.condition(&raw.when, systems)?,
            text: raw.text.clone().into(),
            source: known(&raw.source)?,
        })
    };
    let suggestion = |raw: &RawSuggestion| {
        let id = raw.finding.get_ref();
        let unknown = || file.error(raw.finding.span().start, format!("there is no finding \"{id}\""));
        let finding = Finding::from_id(id).ok_or_else(unknown)?;
        let value = match raw.value.get_ref() {
            toml::Value::String(text) => text.clone(),
            toml::Value::Boolean(yes) => (if *yes { "yes" } else { "no" }).to_owned(),
            toml::Value::Integer(number) => number.to_string(),
            toml::Value::Float(number) => number.to_string(),
            _ => {
                return Err(
                    file.error(raw.value.span().start, "a value is a word, a number, or true or false")
                );
            }
        };
        finding.parse(&value, 0).map_err(|error| file.error(raw.value.span().start, error))?;
        Ok(Suggested {
            finding,
            value: value.into(),
            when: file.condition(&raw.when, systems)?,
            text: raw.text.clone().into(),
            source: known(&raw.source)?,
        })
    };
    let notes = raw.note.iter().map(note).collect::<Result<_, ReadError>>()?;
    let suggestions = raw.suggestion.iter().map(suggestion).collect::<Result<_, ReadError>>()?;
    Ok((notes, suggestions))
}
