//! Converts an Excel workbook to the same kind of sheet as a text of cells: cells are read as a stream and
//! written as text, so that neither the workbook's tables nor twenty million cells are in memory at once.

use std::fmt::Write as _;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetVisible, Xlsx, XlsxError};

use crate::delimited::{Delimiter, cells};
use crate::progress::{Progress, ROWS_A_SLICE, Stage};
use crate::refusal::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Refusal};
use crate::sheet::{HeadingLine, Opening, Sheet, SheetNote, Source, Unsplit};
use crate::signature::FileKind;

mod scan;
mod unpacked;

use scan::{Range, parts_of_sheets};

/// Maximum number of characters of a cell, as in Excel.
const LONGEST_CELL: usize = 32_767;

/// Number of first lines of a sheet in which a heading is compared.
const LINES_OF_HEADING: usize = 20;

/// Reads a sheet of a workbook: the one with this name or, without a name, the visible one with most rows.
pub(crate) fn open(bytes: Vec<u8>, opening: &Opening, progress: &mut Progress<'_>) -> Result<Sheet, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge { bytes: bytes.len(), most: MOST_BYTES });
    }
    progress(Stage::Decoding, 0, bytes.len());
    let mut parts = unpacked::check(&bytes, progress)?;
    if !parts.contains_key("xl/workbook.xml") {
        return Err(Refusal::NotATable { kind: FileKind::of_archive(|part| parts.contains_key(part)) });
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let sheets = workbook.sheet_names();
    let names: Vec<String> = match &opening.sheet {
        Some(name) if sheets.contains(name) => vec![name.clone()],
        Some(name) => return Err(Refusal::NoSuchSheet { name: name.clone(), sheets }),
        None => visible_first(&workbook),
    };
    let mut largest: Option<(String, Written)> = None;
    let mut begun: Vec<(String, String)> = Vec::new();
    for name in names {
        if largest.is_some() && is_hidden(&workbook, &name) {
            break;
        }
        let written = write_down(&mut workbook, &name, Vec::new(), progress)?;
        begun
            .push((name.clone(), written.text.lines().take(LINES_OF_HEADING).collect::<Vec<_>>().join("\n")));
        let rows = largest.as_ref().map_or(0, |(_, largest)| largest.numbers.len());
        if written.numbers.len() > rows {
            largest = Some((name, written));
        }
    }
    let Some((sheet, written)) = largest else { return Err(Refusal::Empty) };
    let hidden: Vec<String> = sheets.iter().filter(|name| is_hidden(&workbook, name)).cloned().collect();
    let paths = parts_of_sheets(parts.get("xl/workbook.xml"), parts.get("xl/_rels/workbook.xml.rels"));
    let of_sheet = sheets.iter().position(|name| *name == sheet);
    let part = of_sheet
        .and_then(|at| paths.get(at)?.as_ref())
        .and_then(|path| parts.remove(&path.to_ascii_lowercase()));
    let mut seen = part.unwrap_or_default();
    seen.hidden.sort_unstable();
    seen.struck.sort_unstable();
    let place = |column: u32| usize::try_from(column).ok()?.checked_sub(1);
    let over: Vec<(u32, usize, usize)> =
        seen.merged.iter().filter_map(|[from, to]| Some((from.1, place(from.0)?, place(to.0)?))).collect();
    let from_1904 = workbook.has_1904_epoch();
    let split =
        |written: Written, opening: &Opening, mut notes: Vec<SheetNote>, progress: &mut Progress<'_>| {
            if written.without_value > 0 {
                notes.push(SheetNote::FormulasWithoutValue { cells: written.without_value });
            }
            let source =
                Source::Workbook { sheet: sheet.clone(), sheets: sheets.clone(), hidden: hidden.clone() };
            let Written { text, numbers, .. } = written;
            let text = Unsplit {
                text,
                from: 0,
                delimiter: Delimiter::Comma,
                numbers: Some(&numbers),
                hidden: &seen.hidden,
                struck: &seen.struck,
                from_1904,
                hidden_columns: &seen.hidden_columns,
                merged: &over,
            };
            Sheet::split(text, opening, source, notes, progress)
        };
    let found = split(written, opening, Vec::new(), progress)?;
    // Cells merged above or in the heading are a title, or a name over several columns.
    let below = found.heading_line().unwrap_or(0);
    let merged: Vec<Range> =
        seen.merged.iter().copied().filter(|[from, to]| from.1 > below && to.1 > from.1).collect();
    if merged.is_empty() {
        let note = same_headings(&found, &sheet, &begun);
        return Ok(found.with_note(note));
    }
    let mut notes = vec![SheetNote::MergedCells { cells: merged.len() }];
    notes.extend(same_headings(&found, &sheet, &begun));
    let line = found.heading_line().map_or(HeadingLine::Without, HeadingLine::Line);
    let opening = Opening { heading: Some(line), ..opening.clone() };
    let written = write_down(&mut workbook, &sheet, merged, progress)?;
    split(written, &opening, notes, progress)
}

/// Note of the sheets that begin with the heading of the one that is read.
fn same_headings(found: &Sheet, sheet: &str, begun: &[(String, String)]) -> Option<SheetNote> {
    let is_heading = |line: &str| {
        let cells = cells(line, Delimiter::Comma).filter(|cell| !cell.trim().is_empty());
        cells.map(|cell| cell.trim().to_owned()).eq(found.heading().iter().map(|name| name.trim().to_owned()))
    };
    let same = begun.iter().filter(|(name, text)| name != sheet && text.lines().any(is_heading));
    let others: Vec<String> = same.map(|(name, _)| name.clone()).collect();
    (!others.is_empty()).then(|| SheetNote::SameHeadings { sheet: sheet.to_owned(), others })
}

/// Names of all sheets, visible ones first.
fn visible_first(workbook: &Xlsx<Cursor<Vec<u8>>>) -> Vec<String> {
    let mut names = workbook.sheet_names();
    names.sort_by_key(|name| is_hidden(workbook, name));
    names
}

fn is_hidden(workbook: &Xlsx<Cursor<Vec<u8>>>, name: &str) -> bool {
    let of_name = workbook.sheets_metadata().iter().find(|sheet| sheet.name == name);
    of_name.is_some_and(|sheet| sheet.visible != SheetVisible::Visible)
}

/// A sheet as text, and the number of each row in the workbook.
#[derive(Default)]
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) numbers: Vec<u32>,
    without_value: usize,
    /// Merged cells whose value is copied to all their rows, in reverse order.
    merged: Vec<Range>,
    /// Those of them that extend further down, with their values.
    open: Vec<(Range, String)>,
}

impl Written {
    /// Writes a row, unless it is empty.
    pub(crate) fn row(&mut self, number: u32, cells: &mut Vec<String>) -> Result<(), Refusal> {
        self.fill(number, cells);
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        if self.numbers.len() > MOST_ROWS {
            return Err(Refusal::TooManyRows { most: MOST_ROWS });
        }
        for (column, cell) in cells.iter_mut().enumerate() {
            if column > 0 {
                self.text.push(',');
            }
            if cell.contains(['"', ',', '\n', '\r']) || (column == 0 && cell.is_empty()) {
                self.text.push('"');
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(cell);
            }
            cell.clear();
        }
        self.text.push('\n');
        self.numbers.push(number);
        if self.text.len() > MOST_BYTES {
            return Err(Refusal::TooLarge { bytes: self.text.len(), most: MOST_BYTES });
        }
        Ok(())
    }
}

impl Written {
    /// Copies the values of merged cells into a row.
    fn fill(&mut self, number: u32, cells: &mut Vec<String>) {
        let place = |range: &Range| usize::try_from(range[0].0).ok()?.checked_sub(1);
        self.open.retain(|([_, to], _)| number <= to.1);
        if cells.iter().any(|cell| !cell.is_empty()) {
            for (range, value) in &self.open {
                let Some(column) = place(range).filter(|column| *column < MOST_COLUMNS) else { continue };
                if cells.len() <= column {
                    cells.resize_with(column + 1, String::new);
                }
                if cells[column].is_empty() {
                    cells[column].clone_from(value);
                }
            }
        }
        while let Some(range) = self.merged.pop_if(|[from, _]| from.1 <= number) {
            let value = place(&range).and_then(|column| cells.get(column)).filter(|_| range[0].1 == number);
            self.open.extend(value.filter(|value| !value.is_empty()).map(|value| (range, value.clone())));
        }
    }
}

fn write_down(
    workbook: &mut Xlsx<Cursor<Vec<u8>>>,
    sheet: &str,
    mut merged: Vec<Range>,
    progress: &mut Progress<'_>,
) -> Result<Written, Refusal> {
    let mut reader = match workbook.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        // A chart sheet has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Written::default()),
        Err(error) => return Err(refusal(&error)),
    };
    let rows = usize::try_from(reader.dimensions().end.0).unwrap_or(0) + 1;
    merged.sort_unstable_by_key(|[from, _]| std::cmp::Reverse(from.1));
    let mut written = Written { merged, ..Written::default() };
    let mut row: Vec<String> = Vec::new();
    let mut current = None;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|error| refusal(&error))? {
        let (at, column) = cell.pos;
        if current != Some(at) {
            if let Some(number) = current {
                written.row(number + 1, &mut row)?;
            }
            current = Some(at);
            let done = written.numbers.len();
            if done.is_multiple_of(ROWS_A_SLICE) {
                progress(Stage::Decoding, done, rows.max(done));
            }
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        let empty = matches!(cell.value, DataRef::Empty);
        if empty && cell.formula.is_some() {
            written.without_value += 1;
        }
        if empty {
            continue;
        }
        if column >= MOST_COLUMNS {
            return Err(Refusal::TooManyColumns { line: at.saturating_add(1), most: MOST_COLUMNS });
        }
        if row.len() <= column {
            row.resize_with(column + 1, String::new);
        }
        row[column].clear();
        write_value(&mut row[column], &cell.value);
        // A character has at least one byte, so short texts are not counted.
        if row[column].len() > LONGEST_CELL && row[column].chars().count() > LONGEST_CELL {
            return Err(Refusal::CellTooLong { line: at.saturating_add(1), most: LONGEST_CELL });
        }
    }
    if let Some(number) = current {
        written.row(number.saturating_add(1), &mut row)?;
    }
    Ok(written)
}

fn write_value(cell: &mut String, value: &DataRef<'_>) {
    // Writing to a String cannot fail.
    let _ = match value {
        DataRef::Int(number) => write!(cell, "{number}"),
        DataRef::Float(number) => write!(cell, "{number}"),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            cell.push_str(text);
            Ok(())
        }
        DataRef::SharedString(text) => {
            cell.push_str(text);
            Ok(())
        }
        DataRef::Bool(yes) => write!(cell, "{}", if *yes { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(day) => write_day(cell, *day),
        DataRef::Error(error) => write!(cell, "{error}"),
        DataRef::Empty => Ok(()),
    };
}

/// Writes a date, with the time if any; a duration is written as number of days.
fn write_day(cell: &mut String, day: ExcelDateTime) -> std::fmt::Result {
    let number = day.as_f64();
    if day.is_duration() || !(1.0..2_958_466.0).contains(&number) {
        return write!(cell, "{number}");
    }
    let (year, month, day, hour, minute, ..) = day.to_ymd_hms_milli();
    write!(cell, "{year:04}-{month:02}-{day:02}")?;
    if (hour, minute) == (0, 0) { Ok(()) } else { write!(cell, " {hour:02}:{minute:02}") }
}

fn refusal(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Locked,
        error => Refusal::BrokenWorkbook { problem: error.to_string() },
    }
}
