//! Tables as an Excel workbook.
//!
//! A workbook is a zip of a few XML files, and the reader of workbooks already depends on a zip library.
//! Established writers of workbooks need time and random numbers from the browser, which this crate does not
//! use; sheets of plain cells need neither. Every text is stored as text: nothing in it can be executed as a
//! formula.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use figure::escaped;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::table::Table;

/// Maximum number of rows of an Excel sheet, including the heading.
pub const MOST_SHEET_ROWS: u32 = 1_048_576;

/// Maximum number of characters of an Excel cell.
const MOST_LETTERS: usize = 32_767;

/// Size of the buffer of XML before compression, bytes.
const BUFFER: usize = 1 << 16;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// An empty cell.
    Empty,
    /// A number; empty if it is not finite.
    Number(f64),
    /// Text.
    Text(String),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

/// Reasons why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WorkbookError {
    /// There are more rows than a sheet allows.
    #[error("Excel holds {MOST_SHEET_ROWS} rows a sheet: save as CSV instead")]
    TooManyRows,
    /// Compression failed.
    #[error("the workbook could not be written: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// Writing failed.
    #[error("the workbook could not be written: {0}")]
    Write(#[from] std::io::Error),
}

/// Writes a workbook row by row, so that a million rows are never in memory as cells.
///
/// ```
/// use cohort::export::{Cell, Workbook};
/// let mut workbook = Workbook::default();
/// workbook.sheet("Cohort", &["patient".into(), "age".into()])?;
/// workbook.row(&["=cmd".into(), Cell::Number(61.0)])?;
/// assert!(workbook.finish()?.starts_with(b"PK"));
/// # Ok::<(), cohort::export::WorkbookError>(())
/// ```
pub struct Workbook {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    names: Vec<String>,
    rows: u32,
    xml: String,
}

impl Default for Workbook {
    fn default() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())), names: Vec::new(), rows: 0, xml: String::new() }
    }
}

impl Workbook {
    /// Starts a sheet with its headings, which are frozen.
    ///
    /// # Errors
    /// If compression fails.
    pub fn sheet(&mut self, name: &str, head: &[Cell]) -> Result<(), WorkbookError> {
        self.end_sheet()?;
        // Excel allows 31 characters, except these.
        let name: String =
            name.chars().map(|c| if "[]:*?/\\".contains(c) { ' ' } else { c }).take(31).collect();
        self.names.push(name);
        self.part(&format!("xl/worksheets/sheet{}.xml", self.names.len()))?;
        self.rows = 0;
        self.xml.push_str(DECLARATION);
        self.xml.push_str(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>\
             <sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
             </sheetView></sheetViews><sheetData>",
        );
        self.put_row(head, true)
    }

    /// Adds a row to the sheet.
    ///
    /// # Errors
    /// [`WorkbookError::TooManyRows`], or if compression fails.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), WorkbookError> {
        self.put_row(cells, false)
    }

    /// Adds a table as a new sheet.
    ///
    /// # Errors
    /// As [`Workbook::row`].
    pub fn table(&mut self, name: &str, table: &Table) -> Result<(), WorkbookError> {
        let text = |cells: &[String]| cells.iter().map(|cell| Cell::from(cell.as_str())).collect::<Vec<_>>();
        self.sheet(name, &text(&table.head))?;
        for row in &table.rows {
            self.put_row(&text(&row.cells), row.heading)?;
        }
        for note in &table.notes {
            self.row(&[Cell::from(note.as_str())])?;
        }
        Ok(())
    }

    /// Returns the file.
    ///
    /// # Errors
    /// If compression fails.
    pub fn finish(mut self) -> Result<Vec<u8>, WorkbookError> {
        self.end_sheet()?;
        let numbered: Vec<(usize, String)> = (1..).zip(self.names.iter().map(|name| escaped(name))).collect();
        let each = |part: &dyn Fn(&(usize, String)) -> String| numbered.iter().map(part).collect::<String>();
        let sheets = each(&|(n, name)| format!("<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>"));
        let relations = each(&|(n, _)| {
            format!(
                "<Relationship Id=\"rId{n}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
            )
        });
        let types = each(&|(n, _)| {
            format!(
                "<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{SPREADSHEET}.worksheet+xml\"/>"
            )
        });
        let parts = [
            (
                "[Content_Types].xml",
                format!(
                    "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{SPREADSHEET}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{SPREADSHEET}.styles+xml\"/>{types}</Types>"
                ),
            ),
            (
                "_rels/.rels",
                format!(
                    "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{sheets}</sheets></workbook>"
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    "<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}<Relationship Id=\"styles\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/styles.xml",
                format!(
                    "<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\"><font/><font><b/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf/><xf fontId=\"1\" applyFont=\"1\"/></cellXfs></styleSheet>"
                ),
            ),
        ];
        for (name, xml) in parts {
            self.part(name)?;
            self.zip.write_all(DECLARATION.as_bytes())?;
            self.zip.write_all(xml.as_bytes())?;
        }
        Ok(self.zip.finish()?.into_inner())
    }

    fn part(&mut self, name: &str) -> Result<(), WorkbookError> {
        // Dated 1980 by default, so that the same cohort gives the same file.
        let options =
            SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(false);
        Ok(self.zip.start_file(name, options)?)
    }

    fn end_sheet(&mut self) -> Result<(), WorkbookError> {
        if !self.names.is_empty() {
            self.xml.push_str("</sheetData></worksheet>");
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), WorkbookError> {
        self.zip.write_all(self.xml.as_bytes())?;
        self.xml.clear();
        Ok(())
    }

    fn put_row(&mut self, cells: &[Cell], bold: bool) -> Result<(), WorkbookError> {
        if self.rows >= MOST_SHEET_ROWS {
            return Err(WorkbookError::TooManyRows);
        }
        self.rows += 1;
        let style = if bold { " s=\"1\"" } else { "" };
        self.xml.push_str("<row>");
        for cell in cells {
            // Writing into a string cannot fail.
            let _ = match cell {
                Cell::Number(number) if number.is_finite() => {
                    write!(self.xml, "<c{style}><v>{number}</v></c>")
                }
                Cell::Number(_) | Cell::Empty => write!(self.xml, "<c{style}/>"),
                Cell::Text(text) => {
                    let text = escaped(&storable(text));
                    write!(
                        self.xml,
                        "<c{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
                    )
                }
            };
        }
        self.xml.push_str("</row>");
        if self.xml.len() > BUFFER { self.flush() } else { Ok(()) }
    }
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Removes characters that XML does not allow, and truncates to Excel's limit.
fn storable(text: &str) -> String {
    let allowed = |c: &char| matches!(c, '\t' | '\n' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(allowed).take(MOST_LETTERS / 2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader as _, Xlsx};

    fn read(bytes: Vec<u8>, sheet: &str) -> Vec<Vec<Data>> {
        let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
        workbook.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
    }

    #[test]
    fn what_is_written_can_be_read_and_no_formula_among_it() {
        let mut workbook = Workbook::default();
        workbook.sheet("Cohort", &["patient".into(), "age".into()]).unwrap();
        workbook.row(&["=1+1".into(), Cell::Number(61.5)]).unwrap();
        workbook.row(&[Cell::Empty, Cell::Number(f64::NAN)]).unwrap();
        workbook.row(&["\u{d64d}\u{1} <&>".into()]).unwrap();
        let rows = read(workbook.finish().unwrap(), "Cohort");
        assert_eq!(rows[1], [Data::String("=1+1".into()), Data::Float(61.5)]);
        assert_eq!(rows[3][0], Data::String("\u{d64d} <&>".into()));
    }

    #[test]
    fn several_sheets_and_their_names_are_kept() {
        let mut workbook = Workbook::default();
        workbook.sheet("a/b", &["x".into()]).unwrap();
        workbook
            .table(
                "Table 1",
                &Table { head: vec!["n".into()], notes: vec!["note".into()], ..Table::default() },
            )
            .unwrap();
        let bytes = workbook.finish().unwrap();
        assert_eq!(read(bytes.clone(), "a b"), [[Data::String("x".into())]]);
        assert_eq!(read(bytes, "Table 1").len(), 2);
    }

    #[test]
    fn the_same_cells_make_the_same_file() {
        let make = || {
            let mut workbook = Workbook::default();
            workbook.sheet("s", &["x".into()]).unwrap();
            workbook.finish().unwrap()
        };
        assert_eq!(make(), make());
    }
}
