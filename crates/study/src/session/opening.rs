//! A file is opened, and how it may be understood is shown.

use cohort::{
    Column, Doubt as FoundDoubt, Mapping, Opening, PreviewCell as FoundCell, PreviewRow as FoundRow, Role,
    Sheet, Words, preview, suggest, values_of,
};

use super::reasons::{doubt_said, lack_said, mapping_said, note_said, refusal_said};
use super::{File, Listener, Session, telling};
use crate::protocol::{Doubt, Opened, PreviewCell, PreviewRow, Previewed, Response, ValueTaken, ValuesTaken};
use crate::said::Said;

/// The synthetic example.
pub(super) const EXAMPLE: &[u8] = include_bytes!("../../../../examples/hcc-synthetic.csv");
/// What it is called.
pub(super) const EXAMPLE_NAME: &str = "hcc-synthetic.csv";
/// How many rows a preview shows.
const ROWS_SHOWN: usize = 12;

impl Session {
    pub(super) fn open_example(&mut self, heard: &mut Listener<'_>) -> Result<Response, Said> {
        self.open(EXAMPLE_NAME.to_owned(), EXAMPLE.to_vec(), &Opening::default(), heard)
    }

    pub(super) fn open(
        &mut self,
        name: String,
        bytes: Vec<u8>,
        opening: &Opening,
        heard: &mut Listener<'_>,
    ) -> Result<Response, Said> {
        // What is open makes room for what comes.
        (self.file, self.mapping, self.read) = (None, None, None);
        let synthetic = bytes == EXAMPLE;
        let sheet = Sheet::open(bytes, opening, &mut telling(heard)).map_err(|it| refusal_said(&it))?;
        let suggestion = suggest(&sheet);
        let doubts = suggestion.doubts.iter().map(|doubt| doubt_shown(doubt, &sheet)).collect();
        let opened = Opened {
            name: name.clone(),
            synthetic,
            source: sheet.source().clone(),
            notes: sheet.notes().iter().map(|note| note_said(note, sheet.heading())).collect(),
            rows: sheet.len(),
            previewed: previewed(&sheet, suggestion.mapping.clone(), doubts, &*self.words),
        };
        self.file = Some(File { name, synthetic, sheet });
        self.mapping = Some(suggestion.mapping);
        Ok(Response::Opened(Box::new(opened)))
    }

    pub(super) fn preview(&mut self, mapping: Mapping) -> Result<Response, Said> {
        let shown = previewed(&self.file()?.sheet, mapping.clone(), Vec::new(), &*self.words);
        self.mapping = Some(mapping);
        Ok(Response::Previewed(Box::new(shown)))
    }

    pub(super) fn use_mapping(&mut self, json: &[u8]) -> Result<Response, Said> {
        let sheet = &self.file()?.sheet;
        let text = String::from_utf8_lossy(json);
        let saved = Mapping::from_json(&text).map_err(|error| mapping_said(&error))?;
        let (mapping, gone) = saved.fitted(&suggest(sheet).mapping);
        let shown = Previewed { gone, ..previewed(sheet, mapping.clone(), Vec::new(), &*self.words) };
        self.mapping = Some(mapping);
        Ok(Response::Previewed(Box::new(shown)))
    }

    pub(super) fn values(&self, mapping: &Mapping, column: usize) -> Result<Response, Said> {
        let sheet = &self.file()?.sheet;
        let missing = || Said::new("cannot", "no-column").with("name", &column);
        let meant = mapping.columns.get(column).ok_or_else(missing)?;
        let value = |(written, rows): (String, usize)| {
            let cell = FoundCell::of(meant, &written, mapping.decimal);
            ValueTaken { cell: cell_shown(&cell, meant, &*self.words), rows }
        };
        let values = values_of(sheet, column).into_iter().map(value).collect();
        Ok(Response::Values(ValuesTaken { column, values }))
    }
}

fn previewed(sheet: &Sheet, mapping: Mapping, doubts: Vec<Doubt>, words: &dyn Words) -> Previewed {
    Previewed {
        doubts,
        rows: preview(sheet, &mapping, ROWS_SHOWN)
            .iter()
            .map(|row| row_shown(row, &mapping, words))
            .collect(),
        lacks: mapping.lacks().into_iter().map(lack_said).collect(),
        trouble: mapping.check(sheet).err().map(|error| mapping_said(&error)),
        gone: Vec::new(),
        mapping,
    }
}

fn doubt_shown(doubt: &FoundDoubt, sheet: &Sheet) -> Doubt {
    Doubt { column: doubt.column, said: doubt_said(doubt, sheet.heading()) }
}

fn row_shown(row: &FoundRow, mapping: &Mapping, words: &dyn Words) -> PreviewRow {
    let cells = row.cells.iter().zip(&mapping.columns);
    PreviewRow {
        row: row.row,
        left_out: row.left_out.as_ref().map(Said::from),
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
    PreviewCell { written: cell.written.clone(), taken, trouble: cell.said.as_ref().err().map(Said::from) }
}
