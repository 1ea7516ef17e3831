//! Converts workbooks and data files of statistics programs to text of cells.

use crate::converted::Converted;
use crate::progress::Progress;
use crate::refusal::{MOST_BYTES, Refusal};
use crate::signature::{FileKind, is_locked_office};

mod data_file;
mod records;
mod scan;
mod strikes;
mod struck;
mod unpacked;
mod workbook;

/// Converts a workbook or a data file. Without the name of a sheet, the visible one with most rows is read.
///
/// # Errors
/// If the file cannot be read.
pub fn convert(
    bytes: Vec<u8>,
    sheet: Option<&str>,
    progress: &mut Progress<'_>,
) -> Result<Converted, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge { bytes: bytes.len(), most: MOST_BYTES });
    }
    if let Some(kind) = data_file::kind_of(&bytes) {
        return data_file::convert(&bytes, kind, progress);
    }
    if is_locked_office(&bytes) {
        return Err(Refusal::Locked);
    }
    match FileKind::of(&bytes) {
        Some(FileKind::Zip) => workbook::convert_archive(bytes, sheet, progress),
        Some(FileKind::OldOffice) => workbook::convert_old(bytes, sheet, progress),
        kind => Err(Refusal::NotATable { kind: kind.unwrap_or(FileKind::Unknown) }),
    }
}
