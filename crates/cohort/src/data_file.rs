//! Reads data files of SPSS and Stata as sheets: value labels replace codes, and the label of a variable is its heading
//! unless its name says more.

use statfile::{Error, Options, Program, Reader, Variable};

use crate::decode::likely_table;
use crate::delimited::Delimiter;
use crate::heading::{Meaning, has_other_origin, recognise, time_unit};
use crate::progress::{Progress, ROWS_A_SLICE, Stage};
use crate::refusal::{MOST_BYTES, MOST_COLUMNS, Refusal};
use crate::sheet::{HeadingLine, Opening, Sheet, SheetNote, Source, Unsplit};
use crate::signature::FileKind;
use crate::xlsx::Written;

/// The kind of a data file by its first bytes; `None` for other files.
pub(crate) fn kind_of(bytes: &[u8]) -> Option<FileKind> {
    statfile::program_of(bytes).map(kind)
}

fn kind(program: Program) -> FileKind {
    match program {
        Program::Spss => FileKind::Spss,
        Program::Stata => FileKind::Stata,
    }
}

/// Reads all rows of a data file.
pub(crate) fn open(
    bytes: &[u8],
    kind: FileKind,
    opening: &Opening,
    progress: &mut Progress<'_>,
) -> Result<Sheet, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge { bytes: bytes.len(), most: MOST_BYTES });
    }
    progress(Stage::Decoding, 0, bytes.len());
    let refused = |error| match error {
        Error::Locked => Refusal::Locked,
        Error::TooLarge { most } => Refusal::TooLarge { bytes: bytes.len(), most },
        error => Refusal::BrokenDataFile { kind, problem: error.to_string() },
    };
    let mut reader =
        Reader::new(bytes, &Options { guess: &likely_table, most: MOST_BYTES }).map_err(refused)?;
    if reader.variables().len() > MOST_COLUMNS {
        return Err(Refusal::TooManyColumns { line: 1, most: MOST_COLUMNS });
    }
    let columns = reader.variables().iter().filter(|variable| variable.has_labels).count();
    let mut cells: Vec<String> = reader.variables().iter().map(heading_of).collect();
    let mut written = Written::default();
    written.row(1, &mut cells)?;
    let mut line = 1_u32;
    while reader.next_row(&mut cells).map_err(refused)? {
        line = line.saturating_add(1);
        written.row(line, &mut cells)?;
        if written.numbers.len() % ROWS_A_SLICE == 0 {
            progress(Stage::Decoding, 0, bytes.len());
        }
    }
    let Written { text, numbers, .. } = written;
    let text = Unsplit { numbers: Some(&numbers), ..Unsplit::of(text, 0, Delimiter::Comma) };
    let opening = Opening { heading: Some(HeadingLine::Line(1)), ..opening.clone() };
    let notes = vec![SheetNote::DataFile { kind, columns, cells: reader.missing() }];
    Sheet::split(text, &opening, Source::DataFile, notes, progress)
}

/// Heading of a column: its label, unless only its name is known.
fn heading_of(variable: &Variable) -> String {
    let (name, label) = (variable.name.as_str(), variable.label.as_str());
    let by_name = match (recognise(label), recognise(name)) {
        _ if label.is_empty() => true,
        (Some(Meaning::Time(None)), Some(Meaning::Time(Some(_)))) => true,
        // A label that names a unit or an origin must not be lost.
        (None, Some(Meaning::Time(_))) => time_unit(label).is_none() && !has_other_origin(label),
        (of_label, of_name) => of_label.is_none() && of_name.is_some(),
    };
    if by_name { name } else { label }.to_owned()
}
