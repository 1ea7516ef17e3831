//! Reads workbooks: `.xlsx` and `.xlsb` as a stream of cells, so that twenty million cells are never in memory at once,
//! `.xls` and `.ods` as a whole.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Cell, Data, DataRef, ExcelDateTime, Ods, OdsError, Range as Cells, Reader, SheetVisible, Xls, XlsError,
    Xlsb, XlsbError, Xlsx, XlsxError,
};

use super::scan::{Seen, parts_of_sheets};
use super::unpacked;
use crate::converted::{Converted, Origin, Properties, Written};
use crate::progress::{Progress, ROWS_A_SLICE, Stage};
use crate::refusal::{MOST_COLUMNS, Refusal};
use crate::signature::FileKind;

/// Maximum number of characters of a cell, as in Excel.
const LONGEST_CELL: usize = 32_767;

/// Number of first lines of a sheet in which a heading is compared.
const LINES_OF_HEADING: usize = 20;

type Bytes = Cursor<Vec<u8>>;

/// A sheet as text.
#[derive(Default)]
struct Lines {
    written: Written,
    /// Number of formulas without a stored value.
    without_value: usize,
    /// Numbers of rows with texts of which a part is struck through.
    struck_cells: Vec<u32>,
}

/// Reads a workbook in a zip archive: `.xlsx`, `.xlsb` or `.ods`.
pub(super) fn convert_archive(
    bytes: Vec<u8>,
    sheet: Option<&str>,
    progress: &mut Progress<'_>,
) -> Result<Converted, Refusal> {
    progress(Stage::Decoding, 0, bytes.len());
    let parts = unpacked::check(&bytes, progress)?;
    let has = |part: &str| parts.contains_key(part);
    if has("xl/workbook.xml") {
        return of_xlsx(bytes, parts, sheet, progress);
    }
    match FileKind::of_archive(has) {
        FileKind::BinaryWorkbook if parts.values().any(|seen| seen.has_short_cells) => {
            Err(Refusal::NotATable { kind: FileKind::BinaryWorkbook })
        }
        FileKind::BinaryWorkbook => guarded(|| {
            let mut workbook: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|it| of_xlsb(&it))?;
            let from_1904 = workbook.has_1904_epoch();
            let (lines, properties) = largest(&mut workbook, sheet, progress, lines_of_xlsb)?;
            Ok(converted(lines, Properties { from_1904, ..properties }))
        }),
        FileKind::OpenDocument => guarded(|| {
            let mut workbook: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|it| of_ods(&it))?;
            let (lines, properties) = largest(&mut workbook, sheet, progress, |workbook, name, progress| {
                lines_of_range(&workbook.worksheet_range(name).map_err(|it| of_ods(&it))?, progress)
            })?;
            Ok(converted(lines, properties))
        }),
        kind => Err(Refusal::NotATable { kind }),
    }
}

/// Reads a workbook of Excel 97 to 2003 (`.xls`).
pub(super) fn convert_old(
    bytes: Vec<u8>,
    sheet: Option<&str>,
    progress: &mut Progress<'_>,
) -> Result<Converted, Refusal> {
    if !is_old_workbook(&bytes) {
        return Err(Refusal::NotATable { kind: FileKind::OldOffice });
    }
    progress(Stage::Decoding, 0, bytes.len());
    guarded(|| {
        let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|it| of_xls(&it))?;
        let (lines, properties) = largest(&mut workbook, sheet, progress, |workbook, name, progress| {
            lines_of_range(&workbook.worksheet_range(name).map_err(|it| of_xls(&it))?, progress)
        })?;
        let merged = workbook.merge_cells_by_sheet_name(&properties.sheet).unwrap_or_default();
        let place = |(row, column): (u32, u32)| (column.saturating_add(1), row.saturating_add(1));
        let merged = merged.iter().map(|it| [place(it.start), place(it.end)]).collect();
        let from_1904 = workbook.has_1904_epoch();
        Ok(converted(lines, Properties { merged, from_1904, ..properties }))
    })
}

/// Returns whether an old Office file contains a workbook, by the name of its stream.
fn is_old_workbook(bytes: &[u8]) -> bool {
    let names = [&b"W\0o\0r\0k\0b\0o\0o\0k\0\0\0"[..], b"B\0o\0o\0k\0\0\0"];
    names.iter().any(|name| bytes.windows(name.len()).any(|part| part == *name))
}

/// Runs a reader that may panic on a damaged file. In a browser the panic ends its program instead.
fn guarded(read: impl FnOnce() -> Result<Converted, Refusal>) -> Result<Converted, Refusal> {
    let damaged = || Refusal::BrokenWorkbook { problem: "a record is damaged".to_owned() };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged()))
}

fn converted(lines: Lines, properties: Properties) -> Converted {
    Converted::of(Origin::Workbook(Box::new(properties)), lines.written)
}

fn of_xlsx(
    bytes: Vec<u8>,
    mut parts: HashMap<String, Seen>,
    sheet: Option<&str>,
    progress: &mut Progress<'_>,
) -> Result<Converted, Refusal> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| of_xlsx_error(&error))?;
    let texts = parts.values_mut().find(|seen| !seen.struck_texts.is_empty());
    let struck_texts: HashMap<String, String> =
        texts.map_or_else(HashMap::new, |seen| std::mem::take(&mut seen.struck_texts).into_iter().collect());
    let (lines, properties) = largest(&mut workbook, sheet, progress, |workbook, name, progress| {
        lines_of_xlsx(workbook, name, &struck_texts, progress)
    })?;
    let paths = parts_of_sheets(parts.get("xl/workbook.xml"), parts.get("xl/_rels/workbook.xml.rels"));
    let of_sheet = properties.sheets.iter().position(|name| *name == properties.sheet);
    let part = of_sheet
        .and_then(|at| paths.get(at)?.as_ref())
        .and_then(|path| parts.remove(&path.to_ascii_lowercase()));
    let Seen { mut hidden, mut struck, struck_cells, hidden_columns, merged, .. } = part.unwrap_or_default();
    let mut struck_cells = [struck_cells, lines.struck_cells.clone()].concat();
    struck_cells.retain(|row| !struck.contains(row));
    struck_cells.sort_unstable();
    struck_cells.dedup();
    hidden.sort_unstable();
    struck.sort_unstable();
    let from_1904 = workbook.has_1904_epoch();
    Ok(converted(
        lines,
        Properties { hidden, struck, struck_cells, hidden_columns, merged, from_1904, ..properties },
    ))
}

/// Reads the wanted sheet or, without a name, the visible one with most rows.
fn largest<R: Reader<Bytes>>(
    workbook: &mut R,
    wanted: Option<&str>,
    progress: &mut Progress<'_>,
    read: impl Fn(&mut R, &str, &mut Progress<'_>) -> Result<Lines, Refusal>,
) -> Result<(Lines, Properties), Refusal> {
    let sheets = workbook.sheet_names();
    let hidden = workbook.sheets_metadata().iter().filter(|it| it.visible != SheetVisible::Visible);
    let hidden_sheets: Vec<String> = hidden.map(|sheet| sheet.name.clone()).collect();
    let is_hidden = |name: &String| hidden_sheets.contains(name);
    let mut names: Vec<String> = match wanted {
        Some(name) if sheets.iter().any(|known| known == name) => vec![name.to_owned()],
        Some(name) => return Err(Refusal::NoSuchSheet { name: name.to_owned(), sheets }),
        None => sheets.clone(),
    };
    names.sort_by_key(is_hidden);
    let mut found: Option<(String, Lines)> = None;
    let mut begun = Vec::new();
    for name in names {
        if found.is_some() && is_hidden(&name) {
            break;
        }
        let lines = read(workbook, &name, progress)?;
        let first = lines.written.text.lines().take(LINES_OF_HEADING).collect::<Vec<_>>().join("\n");
        begun.push((name.clone(), first));
        let rows = found.as_ref().map_or(0, |(_, found)| found.written.numbers.len());
        if lines.written.numbers.len() > rows {
            found = Some((name, lines));
        }
    }
    let Some((sheet, lines)) = found else { return Err(Refusal::Empty) };
    let without_value = lines.without_value;
    Ok((lines, Properties { sheet, sheets, hidden_sheets, begun, without_value, ..Properties::default() }))
}

fn lines_of_xlsx(
    workbook: &mut Xlsx<Bytes>,
    sheet: &str,
    struck_texts: &HashMap<String, String>,
    progress: &mut Progress<'_>,
) -> Result<Lines, Refusal> {
    let mut reader = match workbook.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        // A chart sheet has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Lines::default()),
        Err(error) => return Err(of_xlsx_error(&error)),
    };
    let rows = usize::try_from(reader.dimensions().end.0).unwrap_or(0) + 1;
    let mut writer = Writer::new(rows);
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|it| of_xlsx_error(&it))? {
        let is_empty = matches!(cell.value, DataRef::Empty);
        writer.without_value += usize::from(is_empty && cell.formula.is_some());
        let left = match &cell.value {
            DataRef::SharedString(text) if !struck_texts.is_empty() => struck_texts.get(*text),
            _ => None,
        };
        writer.struck_cells.extend(left.map(|_| cell.pos.0.saturating_add(1)));
        writer.cell(cell.pos, !is_empty, progress, |text| match left {
            Some(left) => text.push_str(left.trim()),
            None => write_value(text, &cell.value),
        })?;
    }
    writer.end()
}

fn lines_of_xlsb(
    workbook: &mut Xlsb<Bytes>,
    sheet: &str,
    progress: &mut Progress<'_>,
) -> Result<Lines, Refusal> {
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(|it| of_xlsb(&it))?;
    let rows = usize::try_from(reader.dimensions().end.0).unwrap_or(0) + 1;
    let mut writer = Writer::new(rows);
    while let Some(cell) = reader.next_cell().map_err(|it| of_xlsb(&it))? {
        write_cell(&mut writer, &cell, progress)?;
    }
    writer.end()
}

fn write_cell(
    writer: &mut Writer,
    cell: &Cell<DataRef<'_>>,
    progress: &mut Progress<'_>,
) -> Result<(), Refusal> {
    let value = cell.get_value();
    let is_filled = !matches!(value, DataRef::Empty);
    writer.cell(cell.get_position(), is_filled, progress, |text| write_value(text, value))
}

fn lines_of_range(range: &Cells<Data>, progress: &mut Progress<'_>) -> Result<Lines, Refusal> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut writer = Writer::new(range.height());
    for (row, column, value) in range.used_cells() {
        let at = |first: u32, place: usize| {
            u32::try_from(place).map_or(u32::MAX, |place| first.saturating_add(place))
        };
        let position = (at(first_row, row), at(first_column, column));
        writer.cell(position, !matches!(value, Data::Empty), progress, |text| write_owned(text, value))?;
    }
    writer.end()
}

/// Writes cells in the order of the rows.
struct Writer {
    written: Written,
    row: Vec<String>,
    current: Option<u32>,
    /// Expected number of rows.
    rows: usize,
    without_value: usize,
    struck_cells: Vec<u32>,
}

impl Writer {
    fn new(rows: usize) -> Self {
        Self {
            written: Written::default(),
            row: Vec::new(),
            current: None,
            rows,
            without_value: 0,
            struck_cells: Vec::new(),
        }
    }

    fn cell(
        &mut self,
        (at, column): (u32, u32),
        is_filled: bool,
        progress: &mut Progress<'_>,
        write: impl FnOnce(&mut String),
    ) -> Result<(), Refusal> {
        if self.current != Some(at) {
            if let Some(number) = self.current {
                self.written.row(number.saturating_add(1), &mut self.row)?;
            }
            self.current = Some(at);
            let done = self.written.numbers.len();
            if done.is_multiple_of(ROWS_A_SLICE) {
                progress(Stage::Decoding, done, self.rows.max(done));
            }
        }
        if !is_filled {
            return Ok(());
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= MOST_COLUMNS {
            return Err(Refusal::TooManyColumns { line: at.saturating_add(1), most: MOST_COLUMNS });
        }
        if self.row.len() <= column {
            self.row.resize_with(column + 1, String::new);
        }
        let text = &mut self.row[column];
        text.clear();
        write(text);
        // A character has at least one byte, so short texts are not counted.
        if text.len() > LONGEST_CELL && text.chars().count() > LONGEST_CELL {
            return Err(Refusal::CellTooLong { line: at.saturating_add(1), most: LONGEST_CELL });
        }
        Ok(())
    }

    fn end(mut self) -> Result<Lines, Refusal> {
        if let Some(number) = self.current {
            self.written.row(number.saturating_add(1), &mut self.row)?;
        }
        let Self { written, without_value, struck_cells, .. } = self;
        Ok(Lines { written, without_value, struck_cells })
    }
}

fn write_value(cell: &mut String, value: &DataRef<'_>) {
    match value {
        DataRef::SharedString(text) => cell.push_str(text),
        DataRef::String(text) => cell.push_str(text),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => write_iso(cell, text),
        DataRef::Int(number) => write_number(cell, number),
        DataRef::Float(number) => write_number(cell, number),
        DataRef::Bool(yes) => cell.push_str(truth(*yes)),
        DataRef::DateTime(day) => write_day(cell, *day),
        DataRef::Error(error) => write_number(cell, error),
        DataRef::Empty => {}
    }
}

fn write_owned(cell: &mut String, value: &Data) {
    match value {
        Data::String(text) => cell.push_str(text),
        Data::DateTimeIso(text) | Data::DurationIso(text) => write_iso(cell, text),
        Data::Int(number) => write_number(cell, number),
        Data::Float(number) => write_number(cell, number),
        Data::Bool(yes) => cell.push_str(truth(*yes)),
        Data::DateTime(day) => write_day(cell, *day),
        Data::Error(error) => write_number(cell, error),
        Data::Empty => {}
    }
}

fn write_number(cell: &mut String, number: impl std::fmt::Display) {
    // Writing to a String cannot fail.
    let _ = write!(cell, "{number}");
}

fn truth(yes: bool) -> &'static str {
    if yes { "TRUE" } else { "FALSE" }
}

/// Writes a date without a time of midnight.
fn write_iso(cell: &mut String, text: &str) {
    let day = text.split_once('T').filter(|(_, time)| time.bytes().all(|c| matches!(c, b'0' | b':' | b'.')));
    cell.push_str(day.map_or(text, |(day, _)| day));
}

/// Writes a date, with the time if any; a duration is written as number of days.
fn write_day(cell: &mut String, day: ExcelDateTime) {
    let number = day.as_f64();
    if day.is_duration() || !(1.0..2_958_466.0).contains(&number) {
        return write_number(cell, number);
    }
    let (year, month, day, hour, minute, ..) = day.to_ymd_hms_milli();
    write_number(cell, format_args!("{year:04}-{month:02}-{day:02}"));
    if (hour, minute) != (0, 0) {
        write_number(cell, format_args!(" {hour:02}:{minute:02}"));
    }
}

fn of_xlsx_error(error: &XlsxError) -> Refusal {
    if matches!(error, XlsxError::Password) { Refusal::Locked } else { broken(error) }
}

fn of_xlsb(error: &XlsbError) -> Refusal {
    if matches!(error, XlsbError::Password) { Refusal::Locked } else { broken(error) }
}

fn of_xls(error: &XlsError) -> Refusal {
    if matches!(error, XlsError::Password) { Refusal::Locked } else { broken(error) }
}

fn of_ods(error: &OdsError) -> Refusal {
    match error {
        OdsError::Password => Refusal::Locked,
        // Such as indented XML, which LibreOffice does not write.
        OdsError::Mismatch { .. } => Refusal::NotATable { kind: FileKind::OpenDocument },
        error => broken(error),
    }
}

fn broken(error: &impl ToString) -> Refusal {
    Refusal::BrokenWorkbook { problem: error.to_string() }
}
