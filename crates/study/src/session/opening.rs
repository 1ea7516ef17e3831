//! Opens a file and previews its interpretation.

use std::collections::BTreeMap;

use clinical::Answer;
use cohort::{
    Addition, Column, ColumnSeen, Doubt as FoundDoubt, DoubtAbout, Mapping, Opening,
    PreviewCell as FoundCell, PreviewRow as FoundRow, Profile, Role, Said as Understood, Sheet, SheetNote,
    Words, preview,
};

use super::analyse::Outcome;
use super::reasons::{
    doubt_message, mapping_message, missing_requirement_message, note_message, refusal_message,
};
use super::{File, Listener, Session, telling};
use crate::localized_message::LocalizedMessage;
use crate::protocol::{
    CodedAs, Coding, Doubt, MissingWord, Noted, Opened, PreviewCell, PreviewRow, Previewed, Response,
    StudySpec, ValueTaken, ValuesTaken, WholeStudy,
};

/// The synthetic example.
pub(super) const EXAMPLE: &[u8] = include_bytes!("../../../../examples/hcc-synthetic.csv");
/// Its file name.
pub(super) const EXAMPLE_NAME: &str = "hcc-synthetic.csv";
/// Number of rows in a preview.
const ROWS_SHOWN: usize = 12;
/// Number of values up to which the most frequent come first.
const FREQUENT_FIRST: usize = 40;
/// Maximum number of distinct values of a column that are sent.
const MOST_VALUES: usize = 400;

/// A note, with the choice that it offers, if any.
fn noted(note: &SheetNote, heading: &[String]) -> Noted {
    let rows = if let SheetNote::Rows { kind, used, .. } = note { Some((*kind, *used)) } else { None };
    let join = match note {
        SheetNote::Longitudinal { events, join, .. } => Some((events.clone(), join.clone())),
        _ => None,
    };
    Noted { said: note_message(note, heading), rows, join }
}

impl Session {
    pub(super) fn open_example(&mut self, heard: &mut Listener<'_>) -> Result<Response, LocalizedMessage> {
        self.open(EXAMPLE_NAME.to_owned(), EXAMPLE.to_vec(), &Opening::default(), heard)
    }

    pub(super) fn open(
        &mut self,
        name: String,
        bytes: Vec<u8>,
        opening: &Opening,
        heard: &mut Listener<'_>,
    ) -> Result<Response, LocalizedMessage> {
        // Closes the current file.
        (self.file, self.mapping, self.read) = (None, None, None);
        let synthetic = bytes == EXAMPLE;
        let sheet = Sheet::open_by(bytes, opening, self.convert, &mut telling(heard));
        let sheet = sheet.map_err(|it| refusal_message(&it))?;
        let profile = Profile::of(&sheet);
        let mapping = profile.suggestion().mapping;
        let file = File { name, opening: opening.clone(), synthetic, sheet, profile };
        let opened = file.opened(mapping.clone(), &*self.words);
        (self.file, self.mapping) = (Some(file), Some(mapping));
        Ok(Response::Opened(Box::new(opened)))
    }

    /// Switches to another language, and words everything known in it.
    pub(super) fn speak(
        &mut self,
        language: String,
        heard: &mut Listener<'_>,
    ) -> Result<Response, LocalizedMessage> {
        self.language = language;
        if let Some(read) = &mut self.read {
            read.word_again(&*self.words, heard);
        }
        self.whole(None)
    }

    /// Opens a table as this study.
    pub(super) fn bring_to(
        &mut self,
        study: StudySpec,
        bytes: Vec<u8>,
        heard: &mut Listener<'_>,
    ) -> Result<Response, LocalizedMessage> {
        let StudySpec { name, synthetic, mapping, settings } = study;
        let bytes = if synthetic { EXAMPLE.to_vec() } else { bytes };
        self.open(name, bytes, &settings.opening, heard)?;
        let read = settings.reading.map(|reading| {
            let results = reading.results.into_iter().map(Outcome::saved).collect();
            let used = reading.mapping.unwrap_or_else(|| mapping.clone());
            self.read_rows(used, reading.selection, results, heard)
        });
        self.derive(&mapping);
        self.mapping = Some(mapping);
        self.whole(read.and_then(Result::err))
    }

    fn whole(&self, trouble: Option<LocalizedMessage>) -> Result<Response, LocalizedMessage> {
        let opened = self.file.as_ref().zip(self.mapping.clone());
        Ok(Response::Whole(Box::new(WholeStudy {
            opened: opened.map(|(file, mapping)| file.opened(mapping, &*self.words)),
            readout: if self.read.is_some() { Some(self.readout()?) } else { None },
            changed: self.read.as_ref().is_some_and(|read| Some(&read.mapping) != self.mapping.as_ref()),
            trouble,
        })))
    }

    /// Gives the sheet the computed columns of a mapping.
    pub(super) fn derive(&mut self, mapping: &Mapping) {
        if let Some(file) = self.file.as_mut().filter(|file| file.sheet.derived() != mapping.derived) {
            file.sheet.derive(&mapping.derived);
            file.profile = Profile::of(&file.sheet);
        }
    }

    /// Adds a computed column, and shows the first rows.
    pub(super) fn add(
        &mut self,
        mut mapping: Mapping,
        addition: Addition,
    ) -> Result<Response, LocalizedMessage> {
        self.derive(&mapping);
        let addition = addition.settled(&self.file()?.profile, &mapping);
        let mut with_it = mapping.clone();
        with_it.derived.push(addition.derived.clone());
        self.derive(&with_it);
        mapping.add(&addition, &self.file()?.profile);
        self.preview(mapping)
    }

    pub(super) fn preview(&mut self, mapping: Mapping) -> Result<Response, LocalizedMessage> {
        self.derive(&mapping);
        let File { sheet, profile, .. } = self.file()?;
        let shown = previewed(sheet, profile, mapping.clone(), &*self.words);
        self.mapping = Some(mapping);
        Ok(Response::Previewed(Box::new(shown)))
    }

    /// Determines the settings of a column for the role chosen by the user, from its heading and cells.
    pub(super) fn choose(
        &mut self,
        mut mapping: Mapping,
        column: usize,
    ) -> Result<Response, LocalizedMessage> {
        self.derive(&mapping);
        let role = mapping.columns.get(column).map(|chosen| chosen.role.clone());
        let settled = match role {
            Some(role) => self.file()?.profile.column_as(column, &role, &mapping),
            None => None,
        };
        if let (Some(chosen), Some(settled)) = (mapping.columns.get_mut(column), settled) {
            *chosen = settled;
        }
        self.preview(mapping)
    }

    pub(super) fn use_mapping(&mut self, json: &[u8]) -> Result<Response, LocalizedMessage> {
        let text = String::from_utf8_lossy(json);
        let saved = Mapping::from_json(&text).map_err(|error| mapping_message(&error))?;
        let derived = self.file()?.sheet.derivable(&saved.derived);
        self.derive(&Mapping { derived, ..saved.clone() });
        let File { sheet, profile, .. } = self.file()?;
        let (mapping, gone) = saved.fitted(&profile.suggestion().mapping);
        let shown = Previewed { gone, ..previewed(sheet, profile, mapping.clone(), &*self.words) };
        self.mapping = Some(mapping);
        Ok(Response::Previewed(Box::new(shown)))
    }

    pub(super) fn values(&mut self, mapping: &Mapping, column: usize) -> Result<Response, LocalizedMessage> {
        self.derive(mapping);
        let File { profile, .. } = self.file()?;
        let missing = || LocalizedMessage::new("cannot", "no-column").with("name", &column);
        let meant = mapping.columns.get(column).ok_or_else(missing)?;
        let seen = profile.column(column).ok_or_else(missing)?;
        let value = |(written, rows): (String, usize)| {
            let cell = FoundCell::of(mapping, meant, &written);
            ValueTaken { cell: cell_shown(&cell, meant, &*self.words), rows }
        };
        let empty = (seen.empty > 0 && seen.empty < sheet_rows(seen)).then(|| (String::new(), seen.empty));
        let mut values: Vec<ValueTaken> = seen.counts().into_iter().chain(empty).map(value).collect();
        // Values that are not recognised come first, then rare ones if there are many, because errors are
        // rare.
        if values.len() > FREQUENT_FIRST {
            values.sort_by_key(|value| value.rows);
        }
        // Sorts by the default interpretation, so that a value keeps its position when its meaning is
        // changed.
        let untold = Column { values: BTreeMap::new(), ..meant.clone() };
        values.sort_by_key(|value| FoundCell::of(mapping, &untold, &value.cell.written).said.is_ok());
        values.truncate(MOST_VALUES);
        Ok(Response::Values(ValuesTaken { column, values, order: profile.groups(mapping, column) }))
    }
}

impl File {
    /// The file, with its rows as interpreted by a mapping.
    fn opened(&self, mapping: Mapping, words: &dyn Words) -> Opened {
        let Self { name, synthetic, sheet, profile, .. } = self;
        Opened {
            name: name.clone(),
            synthetic: *synthetic,
            source: sheet.source().clone(),
            heading_line: sheet.heading_line(),
            notes: sheet.notes().iter().map(|note| noted(note, sheet.heading())).collect(),
            rows: sheet.len(),
            previewed: previewed(sheet, profile, mapping, words),
        }
    }
}

/// Number of rows of a column.
fn sheet_rows(seen: &ColumnSeen) -> usize {
    seen.empty + seen.values.iter().map(|value| value.rows).sum::<usize>()
}

fn previewed(sheet: &Sheet, profile: &Profile, mapping: Mapping, words: &dyn Words) -> Previewed {
    Previewed {
        doubts: profile.doubts(&mapping).iter().map(|doubt| doubt_shown(doubt, sheet, &mapping)).collect(),
        codings: codings(profile, &mapping),
        missing: missing_words(sheet, profile, &mapping),
        rows: preview(sheet, &mapping, ROWS_SHOWN)
            .iter()
            .map(|row| row_shown(row, &mapping, words))
            .collect(),
        lacks: mapping.lacks().into_iter().map(missing_requirement_message).collect(),
        trouble: mapping.check(sheet).err().map(|error| mapping_message(&error)),
        gone: Vec::new(),
        later: later(&mapping),
        mapping,
    }
}

/// Indices of the columns whose values may be known only after time zero.
fn later(mapping: &Mapping) -> Vec<usize> {
    let columns = mapping.columns.iter().enumerate();
    columns.filter(|(_, column)| column.may_be_later()).map(|(at, _)| at).collect()
}

/// Interpretation of every value of event columns, and of columns of answers that contain codes.
pub(super) fn codings(profile: &Profile, mapping: &Mapping) -> Vec<Coding> {
    let columns = mapping.columns.iter().enumerate();
    columns.filter_map(|(at, column)| coding(at, profile.column(at)?, mapping, column)).collect()
}

fn coding(at: usize, seen: &ColumnSeen, mapping: &Mapping, column: &Column) -> Option<Coding> {
    let is_event = matches!(column.role, Role::Event { .. });
    let finding = match column.role {
        Role::Event { .. } => None,
        Role::Finding { finding, .. } | Role::After { finding } if !finding.values().is_empty() => {
            Some(finding)
        }
        _ => return None,
    };
    if !is_event && seen.values.len() > MOST_VALUES {
        return None;
    }
    // A column measured after the operation keeps its texts, which mean answers as before it.
    let role = finding.map_or_else(|| column.role.clone(), Role::finding);
    let read_as = Column { role, ..column.clone() };
    let mut groups =
        if is_event { vec![(CodedAs::Died, Vec::new()), (CodedAs::Alive, Vec::new())] } else { Vec::new() };
    let empty = (seen.empty > 0).then(|| (String::new(), seen.empty));
    let mut has_codes = is_event;
    for (value, rows) in seen.counts().into_iter().chain(empty) {
        let meaning = match FoundCell::of(mapping, &read_as, &value).said {
            Ok(Understood::Event(true)) => CodedAs::Died,
            Ok(Understood::Event(false)) => CodedAs::Alive,
            Ok(Understood::Answer(Answer::Choice(place))) => CodedAs::Answer(place),
            _ => CodedAs::NotKnown,
        };
        has_codes |= is_code(&value) || column.values.contains_key(&value);
        match groups.iter_mut().find(|(of, _)| *of == meaning) {
            Some((_, values)) => values.push((value, rows)),
            None => groups.push((meaning, vec![(value, rows)])),
        }
    }
    groups.sort_by_key(|(meaning, _)| match meaning {
        CodedAs::Died => 0,
        CodedAs::Alive => 1,
        CodedAs::Answer(place) => u16::from(*place),
        CodedAs::NotKnown => u16::MAX,
    });
    has_codes.then_some(Coding { column: at, groups })
}

/// Returns whether a value says nothing by itself: digits, or a mark.
fn is_code(value: &str) -> bool {
    !value.is_empty() && !value.chars().any(char::is_alphabetic)
}

/// Words for missing values, with the headings of the columns that contain them.
fn missing_words(sheet: &Sheet, profile: &Profile, mapping: &Mapping) -> Vec<MissingWord> {
    let headed = |(at, cells): (usize, usize)| Some((sheet.heading().get(at)?.clone(), cells));
    let found = profile.missing_cells(mapping).into_iter();
    found
        .map(|missing| MissingWord {
            word: missing.word,
            columns: missing.columns.into_iter().filter_map(headed).collect(),
        })
        .collect()
}

fn doubt_shown(doubt: &FoundDoubt, sheet: &Sheet, mapping: &Mapping) -> Doubt {
    Doubt {
        column: doubt.column,
        said: doubt_message(doubt, sheet.heading()),
        can_be_confirmed: doubt.about.can_be_confirmed(),
        values: match &doubt.about {
            DoubtAbout::UnknownPrimary(cells) => cells.values.clone(),
            _ => Vec::new(),
        },
        addition: doubt.addition(mapping),
    }
}

fn row_shown(row: &FoundRow, mapping: &Mapping, words: &dyn Words) -> PreviewRow {
    let cells = row.cells.iter().zip(&mapping.columns);
    PreviewRow {
        row: row.row,
        left_out: row.left_out.as_ref().map(LocalizedMessage::from),
        cells: cells.map(|(cell, column)| cell_shown(cell, column, words)).collect(),
    }
}

fn cell_shown(cell: &FoundCell, column: &Column, words: &dyn Words) -> PreviewCell {
    let taken = cell.shown(&column.role);
    let taken = match &column.role {
        Role::Finding { finding, .. } if finding.values().contains(&taken.as_str()) => {
            words.answer(*finding, &taken)
        }
        Role::Event { .. } if !taken.is_empty() => {
            words.word(if taken == "yes" { cohort::Message::Yes } else { cohort::Message::No })
        }
        _ => taken,
    };
    PreviewCell {
        written: cell.written.clone(),
        taken,
        trouble: cell.said.as_ref().err().map(LocalizedMessage::from),
    }
}
