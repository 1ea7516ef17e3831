//! Reads data files of SPSS and Stata: value labels replace codes.

use statfile::{Error, Options, Program, Reader};

use crate::converted::{Converted, Origin, Written};
use crate::decode::likely_table;
use crate::progress::{Progress, ROWS_A_SLICE, Stage};
use crate::refusal::{MOST_BYTES, MOST_COLUMNS, Refusal};
use crate::signature::FileKind;

/// The kind of a data file by its first bytes; `None` for other files.
pub(super) fn kind_of(bytes: &[u8]) -> Option<FileKind> {
    statfile::program_of(bytes).map(|program| match program {
        Program::Spss => FileKind::Spss,
        Program::Stata => FileKind::Stata,
    })
}

/// Reads all rows of a data file.
pub(super) fn convert(
    bytes: &[u8],
    kind: FileKind,
    progress: &mut Progress<'_>,
) -> Result<Converted, Refusal> {
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
    let labelled = reader.variables().iter().filter(|variable| variable.has_labels).count();
    let variables = reader.variables().iter().map(|it| (it.name.clone(), it.label.clone())).collect();
    let mut cells = Vec::new();
    let mut written = Written::default();
    let mut line = 1_u32;
    while reader.next_row(&mut cells).map_err(refused)? {
        line = line.saturating_add(1);
        written.row(line, &mut cells)?;
        if written.numbers.len() % ROWS_A_SLICE == 0 {
            progress(Stage::Decoding, 0, bytes.len());
        }
    }
    let origin = Origin::DataFile { kind, variables, labelled, missing: reader.missing() };
    Ok(Converted::of(origin, written))
}
