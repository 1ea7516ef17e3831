//! The content of a file: a heading, rows of cells, and the number of each row in the file.
//!
//! A sheet has no interpretation. It stores the text and the start of each row, so that a million rows take
//! little more memory than their file; a workbook is converted to the same form.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::composed::composed;
use crate::converted::{Convert, Converted};
use crate::decode::{Encoding, decode};
use crate::delimited::{Delimiter, Records, blanks_to_tabs, cells};
use crate::derived::Computed;
use crate::progress::{Progress, ROWS_A_SLICE, Stage};
use crate::refusal::{MOST_COLUMNS, MOST_ROWS, Refusal};
use crate::signature::needs_conversion;

mod computed;
mod headed;
mod longitudinal;
mod note;
mod row_kind;
mod row_words;

use headed::{Headed, find_heading, find_units};
pub use longitudinal::Join;
pub use note::SheetNote;
pub use row_kind::RowKind;

/// Number of first records in which the heading is searched.
const RECORDS_LOOKED_AT: usize = 10_000;

/// Number of rows that a note names.
const LINES_SHOWN: usize = 12;

/// Choices that override detection.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Opening {
    /// Encoding of a text.
    pub encoding: Option<Encoding>,
    /// Delimiter of its cells.
    pub delimiter: Option<Delimiter>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Heading line.
    pub heading: Option<HeadingLine>,
    /// Kinds of rows that may not be patients, and whether they are used.
    pub rows: BTreeMap<RowKind, bool>,
    /// Joins the rows of each patient of a file with one row for each visit.
    pub join: Option<Join>,
    /// Word before the number of a column without a name, in the language of the user; by default "Column".
    pub column_word: Option<String>,
}

impl Opening {
    /// Returns whether rows of a kind are used.
    #[must_use]
    pub fn uses(&self, kind: RowKind) -> bool {
        self.rows.get(&kind).copied().unwrap_or_else(|| kind.is_used_unasked())
    }
}

/// The heading line chosen by the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadingLine {
    /// None: all lines are rows.
    Without,
    /// The line, or the row of a workbook, with this number. If it is not among the first lines, the heading
    /// is detected.
    Line(u32),
}

/// Source of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A text.
    Text {
        /// Encoding.
        encoding: Encoding,
        /// True if it had a byte order mark.
        marked: bool,
        /// Delimiter.
        delimiter: Delimiter,
    },
    /// A workbook.
    Workbook {
        /// The chosen sheet.
        sheet: String,
        /// All its sheets, in order.
        sheets: Vec<String>,
        /// Hidden sheets.
        #[serde(default)]
        hidden: Vec<String>,
    },
    /// A data file of SPSS or Stata.
    DataFile,
}

/// A text before splitting into rows.
pub(crate) struct Unsplit<'a> {
    /// The text.
    pub(crate) text: String,
    /// Byte offset of its first row.
    pub(crate) from: usize,
    /// The character between its cells.
    pub(crate) delimiter: Delimiter,
    /// Row numbers in the file, if lines are not rows.
    pub(crate) numbers: Option<&'a [u32]>,
    /// Numbers of the rows hidden by a workbook.
    pub(crate) hidden: &'a [u32],
    /// Numbers of the rows struck through in a workbook.
    pub(crate) struck: &'a [u32],
    /// True if a workbook counts days from 1904.
    pub(crate) from_1904: bool,
    /// Indices of the columns hidden by a workbook.
    pub(crate) hidden_columns: &'a [usize],
    /// Merged cells of a workbook: row, and indices of the first and last columns.
    pub(crate) merged: &'a [(u32, usize, usize)],
}

impl Unsplit<'_> {
    /// Creates a text whose lines are its rows.
    pub(crate) fn of(text: String, from: usize, delimiter: Delimiter) -> Self {
        Self {
            text,
            from,
            delimiter,
            numbers: None,
            hidden: &[],
            struck: &[],
            from_1904: false,
            hidden_columns: &[],
            merged: &[],
        }
    }
}

/// A table as in its file.
///
/// ```
/// use cohort::{Sheet, no_progress};
/// let sheet = Sheet::from_csv(b"age;sex\n61;male\n58\n".to_vec(), &mut no_progress)?;
/// assert_eq!(sheet.heading(), ["age", "sex"]);
/// assert_eq!((sheet.len(), sheet.line(1)), (2, 3));
/// assert_eq!(sheet.cells(0).collect::<Vec<_>>(), ["61", "male"]);
/// # Ok::<(), cohort::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    text: String,
    delimiter: Delimiter,
    heading: Vec<String>,
    heading_line: Option<u32>,
    starts: Vec<u32>,
    lines: Vec<u32>,
    unclosed: Vec<u32>,
    kinds: Vec<(u32, RowKind)>,
    used: BTreeMap<RowKind, bool>,
    source: Source,
    notes: Vec<SheetNote>,
    computed: Computed,
    /// True if plain numbers of days are counted from 1904, as in old workbooks of the Macintosh.
    pub(crate) from_1904: bool,
}

impl Sheet {
    /// Reads a file: a text of cells, a workbook, or a data file of SPSS or Stata.
    ///
    /// # Errors
    /// If the file as a whole cannot be used.
    pub fn open(bytes: Vec<u8>, opening: &Opening, progress: &mut Progress<'_>) -> Result<Self, Refusal> {
        #[cfg(feature = "readers")]
        return Self::open_by(bytes, opening, Some(crate::convert::convert), progress);
        #[cfg(not(feature = "readers"))]
        return Self::open_by(bytes, opening, None, progress);
    }

    /// Reads a file: a text of cells, or the result of [`Converted::to_bytes`]. Workbooks and data files are converted
    /// by `convert`.
    ///
    /// # Errors
    /// If the file as a whole cannot be used.
    pub fn open_by(
        bytes: Vec<u8>,
        opening: &Opening,
        convert: Option<Convert>,
        progress: &mut Progress<'_>,
    ) -> Result<Self, Refusal> {
        if let Some(converted) = Converted::from_bytes(&bytes) {
            drop(bytes);
            return converted?.sheet(opening, progress);
        }
        if needs_conversion(&bytes) {
            let convert = convert.ok_or(Refusal::NoWorkbooks)?;
            return convert(bytes, opening.sheet.as_deref(), progress)?.sheet(opening, progress);
        }
        let decoded = decode(bytes, opening.encoding, progress)?;
        let (said, from) = said_delimiter(&decoded.text);
        let delimiter =
            opening.delimiter.or(said).unwrap_or_else(|| Delimiter::likely(&decoded.text[from..]));
        let mut notes = Vec::new();
        if decoded.replaced > 0 {
            notes.push(SheetNote::Replaced { places: decoded.replaced });
        }
        let source = Source::Text { encoding: decoded.encoding, marked: decoded.marked, delimiter };
        if delimiter == Delimiter::Blanks {
            let tabbed = blanks_to_tabs(&decoded.text);
            let text = Unsplit::of(tabbed, 0, Delimiter::Tab);
            return Self::split(text, opening, source, notes, progress);
        }
        let text = Unsplit::of(decoded.text, from, delimiter);
        Self::split(text, opening, source, notes, progress)
    }

    /// Reads a text of cells, with everything detected.
    ///
    /// # Errors
    /// If the file as a whole cannot be used.
    pub fn from_csv(bytes: Vec<u8>, progress: &mut Progress<'_>) -> Result<Self, Refusal> {
        Self::open(bytes, &Opening::default(), progress)
    }

    /// Splits a text into rows below a heading, and joins those of a patient as chosen.
    pub(crate) fn split(
        unsplit: Unsplit<'_>,
        opening: &Opening,
        source: Source,
        notes: Vec<SheetNote>,
        progress: &mut Progress<'_>,
    ) -> Result<Self, Refusal> {
        Self::split_rows(unsplit, opening, source, notes, progress)?.longitudinal(opening, progress)
    }

    fn split_rows(
        unsplit: Unsplit<'_>,
        opening: &Opening,
        source: Source,
        mut notes: Vec<SheetNote>,
        progress: &mut Progress<'_>,
    ) -> Result<Self, Refusal> {
        let Unsplit { text, from, delimiter, numbers, hidden, struck, from_1904, hidden_columns, merged } =
            unsplit;
        let text = composed(text);
        let nulls = text.bytes().filter(|byte| *byte == 0).count();
        if nulls > 0 {
            notes.push(SheetNote::Nulls { places: nulls });
        }
        let skipped = if from > 0 { 1 } else { 0 };
        let number = |at: usize, line: u32| {
            numbers.map_or(line + skipped, |numbers| numbers.get(at).copied().unwrap_or(line))
        };
        let body = &text[from..];
        let first: Vec<_> = Records::new(body, delimiter).take(RECORDS_LOOKED_AT).collect();
        for (at, record) in first.iter().enumerate() {
            if cells(&body[record.start..record.end], delimiter).nth(MOST_COLUMNS).is_some() {
                let line = number(at, record.line);
                return Err(Refusal::TooManyColumns { line, most: MOST_COLUMNS });
            }
        }
        let of_line =
            |line: u32| first.iter().enumerate().position(|(at, record)| number(at, record.line) == line);
        let records: Vec<Vec<Cow<'_, str>>> =
            first.iter().map(|record| cells(&body[record.start..record.end], delimiter).collect()).collect();
        let at = match opening.heading {
            Some(HeadingLine::Without) => None,
            Some(HeadingLine::Line(line)) => of_line(line).or_else(|| find_heading(&records)),
            None => find_heading(&records),
        };
        let units = at.filter(|at| find_units(*at, &records));
        let named = units.filter(|_| !opening.uses(RowKind::Units)).and_then(|at| records.get(at + 1));
        let above = at.and_then(|at| at.checked_sub(1));
        let over = above.and_then(|above| Some(number(above, first.get(above)?.line)));
        let merged: Vec<(usize, usize)> =
            merged.iter().filter(|(row, ..)| Some(*row) == over).map(|it| (it.1, it.2)).collect();
        let word = opening.column_word.as_deref().unwrap_or("Column");
        let found = Headed::by(at, &records, named, word, &merged);
        notes.extend(found.notes);
        if found.heading.len() == 1 && matches!(source, Source::Text { .. }) {
            notes.push(SheetNote::OneColumn);
        }
        let hidden_columns: Vec<usize> =
            hidden_columns.iter().copied().filter(|column| *column < found.heading.len()).collect();
        if !hidden_columns.is_empty() {
            notes.push(SheetNote::HiddenColumns { columns: hidden_columns });
        }
        let (mut starts, mut lines, mut unclosed, mut heading_line) =
            (Vec::new(), Vec::new(), Vec::new(), None);
        for (at, record) in Records::new(body, delimiter).enumerate() {
            if found.at.is_some_and(|heading| at <= heading) {
                heading_line = Some(number(at, record.line));
                continue;
            }
            if starts.len() % ROWS_A_SLICE == 0 {
                progress(Stage::Splitting, record.start, body.len());
            }
            if starts.len() == MOST_ROWS {
                return Err(Refusal::TooManyRows { most: MOST_ROWS });
            }
            if record.unclosed {
                unclosed.push(u32::try_from(starts.len()).unwrap_or(u32::MAX));
            }
            // Texts of more than 4 GB were refused before.
            starts.push(u32::try_from(from + record.start).unwrap_or(u32::MAX));
            lines.push(number(at, record.line));
        }
        if starts.is_empty() {
            return Err(Refusal::OnlyAHeading {
                line: heading_line.unwrap_or(1),
                columns: found.heading.len(),
            });
        }
        progress(Stage::Splitting, body.len(), body.len());
        let mut sheet = Self {
            heading: found.heading,
            heading_line,
            text,
            delimiter,
            starts,
            lines,
            unclosed,
            kinds: Vec::new(),
            used: BTreeMap::new(),
            source,
            notes,
            computed: Computed::default(),
            from_1904,
        };
        sheet.kinds = row_kind::find(&sheet, units.is_some(), hidden, struck);
        sheet.point_out(opening);
        Ok(sheet)
    }

    /// Decides on rows that may not be patients, and adds notes.
    fn point_out(&mut self, opening: &Opening) {
        let mut found: BTreeMap<RowKind, Vec<u32>> = BTreeMap::new();
        for (row, kind) in &self.kinds {
            found.entry(*kind).or_default().push(*row);
        }
        for (kind, rows) in found {
            let used = opening.uses(kind);
            let line = |row: &u32| usize::try_from(*row).map_or(0, |row| self.line(row));
            let lines = rows.iter().take(LINES_SHOWN).map(line).collect();
            self.used.insert(kind, used);
            self.notes.push(SheetNote::Rows { kind, rows: rows.len(), lines, used });
        }
    }

    /// Adds a note, if any.
    pub(crate) fn with_note(mut self, note: Option<SheetNote>) -> Self {
        self.notes.extend(note);
        self
    }

    /// Kind of a row that may not be a patient, and whether it is used.
    #[must_use]
    pub fn row_kind(&self, row: usize) -> Option<(RowKind, bool)> {
        let row = u32::try_from(row).ok()?;
        let at = self.kinds.binary_search_by_key(&row, |(row, _)| *row).ok()?;
        let kind = self.kinds.get(at)?.1;
        Some((kind, self.used.get(&kind).copied().unwrap_or(true)))
    }

    /// Rows that are not excluded as other than patients.
    pub(crate) fn rows_of_patients(&self) -> impl Iterator<Item = usize> {
        (0..self.len()).filter(|row| !matches!(self.row_kind(*row), Some((_, false))))
    }

    /// Number of rows below the heading.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Returns whether it has no rows; a file without any is refused.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Unique names of the columns.
    #[must_use]
    pub fn heading(&self) -> &[String] {
        &self.heading
    }

    /// Number of the heading line in the file; `None` if there is none.
    #[must_use]
    pub fn heading_line(&self) -> Option<u32> {
        self.heading_line
    }

    /// Its source.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Notes for the user.
    #[must_use]
    pub fn notes(&self) -> &[SheetNote] {
        &self.notes
    }

    /// Number of a row in the file: its first line in a text, or the row of a workbook.
    #[must_use]
    pub fn line(&self, row: usize) -> u32 {
        self.lines.get(row).copied().unwrap_or(0)
    }

    /// Cells of a row, with those of computed columns.
    pub fn cells(&self, row: usize) -> impl Iterator<Item = Cow<'_, str>> {
        self.row_cells(row)
    }

    pub(crate) fn row_cells(&self, row: usize) -> impl Iterator<Item = Cow<'_, str>> {
        let (mut own, mut computed) = (usize::MAX, Vec::new());
        if !self.computed.columns.is_empty() {
            let of_file: Vec<Cow<'_, str>> = self.cells_of_file(row).take(self.own_columns()).collect();
            // A row with too few cells is left out.
            if of_file.len() == self.own_columns() {
                (own, computed) = (of_file.len(), self.computed.cells(&of_file));
            }
        }
        self.cells_of_file(row).take(own).chain(computed)
    }

    /// Original cells of a row.
    pub(crate) fn cells_of_file(&self, row: usize) -> impl Iterator<Item = Cow<'_, str>> {
        cells(self.row_text(row), self.delimiter)
    }

    /// Original text of a row.
    pub(crate) fn row_text(&self, row: usize) -> &str {
        let place = |row: usize| self.starts.get(row).and_then(|start| usize::try_from(*start).ok());
        let end = self.text.len();
        let raw = place(row).map_or("", |start| &self.text[start..place(row + 1).unwrap_or(end)]);
        if self.is_unclosed(row) {
            raw.trim_end_matches(['\n', '\r'])
        } else {
            Records::new(raw, self.delimiter).next().map_or("", |record| &raw[..record.end])
        }
    }

    /// Delimiter of the cells.
    pub(crate) fn delimiter(&self) -> Delimiter {
        self.delimiter
    }

    /// Returns whether a quote in this row is not closed.
    pub(crate) fn is_unclosed(&self, row: usize) -> bool {
        u32::try_from(row).is_ok_and(|row| self.unclosed.binary_search(&row).is_ok())
    }
}

/// The delimiter declared by a first line `sep=;`, as in Excel, and the offset of the table.
fn said_delimiter(text: &str) -> (Option<Delimiter>, usize) {
    let Some((first, _)) = text.split_once('\n') else { return (None, 0) };
    let said = match first.trim_end_matches('\r').trim_matches('"') {
        "sep=," => Delimiter::Comma,
        "sep=;" => Delimiter::Semicolon,
        "sep=\t" => Delimiter::Tab,
        "sep=|" => Delimiter::Pipe,
        _ => return (None, 0),
    };
    (Some(said), first.len() + 1)
}
