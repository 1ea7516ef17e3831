//! A workbook or a data file as text of cells.
//!
//! The readers of these formats are large and rarely needed, so the page fetches them as a program of its own, whose
//! result crosses to the worker in the form of [`Converted::to_bytes`].

use serde::{Deserialize, Serialize};

use crate::delimited::{Delimiter, Records, cells};
use crate::heading::{Meaning, has_other_origin, recognise, time_unit};
use crate::progress::Progress;
use crate::refusal::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Refusal};
use crate::sheet::{HeadingLine, Opening, Sheet, SheetNote, Source, Unsplit};
use crate::signature::FileKind;

/// First bytes of a converted file. No format of tables begins with them.
const MARK: &[u8] = b"\0spinemet table 1\n";

/// First and last column and row of a range, from 1.
pub(crate) type Range = [(u32, u32); 2];

/// Function that converts a file: its bytes, the name of the sheet to read, and the callback for progress.
pub type Convert = fn(Vec<u8>, Option<&str>, &mut Progress<'_>) -> Result<Converted, Refusal>;

/// A table of a workbook or a data file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Converted {
    /// Source of the table.
    pub(crate) origin: Origin,
    /// Numbers of the rows in the file, as first numbers and lengths of runs.
    pub(crate) runs: Vec<(u32, u32)>,
    /// The rows as comma-separated text.
    #[serde(skip)]
    pub(crate) text: String,
}

/// Source of a converted table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Origin {
    /// A sheet of a workbook.
    Workbook(Box<Properties>),
    /// A data file of SPSS or Stata, whose text has no heading.
    DataFile {
        /// Kind of the file.
        kind: FileKind,
        /// Name and label of each column.
        variables: Vec<(String, String)>,
        /// Number of columns with value labels.
        labelled: usize,
        /// Number of cells with a value defined as missing.
        missing: usize,
    },
}

/// Properties of a sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Properties {
    /// Name of the sheet.
    pub(crate) sheet: String,
    /// Names of all sheets, in order.
    pub(crate) sheets: Vec<String>,
    /// Names of the hidden ones.
    pub(crate) hidden_sheets: Vec<String>,
    /// Names of the sheets that were read, each with its first lines.
    pub(crate) begun: Vec<(String, String)>,
    /// Number of formulas without a stored value.
    pub(crate) without_value: usize,
    /// Numbers of hidden rows.
    pub(crate) hidden: Vec<u32>,
    /// Numbers of the rows with most cells struck through.
    pub(crate) struck: Vec<u32>,
    /// Numbers of other rows with cells, or parts of their texts, struck through.
    pub(crate) struck_cells: Vec<u32>,
    /// Indices of hidden columns.
    pub(crate) hidden_columns: Vec<usize>,
    /// Merged cells.
    pub(crate) merged: Vec<Range>,
    /// True if the workbook counts days from 1904.
    pub(crate) from_1904: bool,
}

impl Converted {
    /// Serialises the outcome of a conversion.
    #[must_use]
    pub fn to_bytes(outcome: &Result<Self, Refusal>) -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        bytes.extend(serde_json::to_vec(outcome).unwrap_or_default());
        if let Ok(converted) = outcome {
            bytes.push(b'\n');
            bytes.extend_from_slice(converted.text.as_bytes());
        }
        bytes
    }

    /// Parses the outcome of a conversion; `None` for any other file.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Result<Self, Refusal>> {
        let rest = bytes.strip_prefix(MARK)?;
        let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        let (outcome, text) = rest.split_at(end);
        let outcome: Result<Self, Refusal> = serde_json::from_slice(outcome).ok()?;
        Some(outcome.and_then(|converted| {
            let text = std::str::from_utf8(text.get(1..).unwrap_or_default());
            let damaged = |_| Refusal::BrokenWorkbook { problem: "its text is damaged".to_owned() };
            Ok(Self { text: text.map_err(damaged)?.to_owned(), ..converted })
        }))
    }

    pub(crate) fn of(origin: Origin, written: Written) -> Self {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for number in written.numbers {
            match runs.last_mut() {
                Some((first, length)) if first.saturating_add(*length) == number => *length += 1,
                _ => runs.push((number, 1)),
            }
        }
        Self { origin, runs, text: written.text }
    }

    /// Finds the heading, and splits the text into rows.
    pub(crate) fn sheet(self, opening: &Opening, progress: &mut Progress<'_>) -> Result<Sheet, Refusal> {
        let Self { origin, runs, text } = self;
        let mut numbers = Vec::new();
        for (first, length) in runs {
            let length = usize::try_from(length).unwrap_or(usize::MAX).min(MOST_ROWS + 1 - numbers.len());
            numbers.extend((first..=u32::MAX).take(length));
        }
        match origin {
            Origin::Workbook(properties) => of_workbook(&properties, text, &numbers, opening, progress),
            Origin::DataFile { kind, variables, labelled, missing } => {
                let mut written = Written::default();
                let mut headings =
                    variables.iter().map(|(name, label)| heading_of(name, label).to_owned()).collect();
                written.row(1, &mut headings)?;
                written.text.push_str(&text);
                numbers.insert(0, 1);
                let unsplit =
                    Unsplit { numbers: Some(&numbers), ..Unsplit::of(written.text, 0, Delimiter::Comma) };
                let opening = Opening { heading: Some(HeadingLine::Line(1)), ..opening.clone() };
                let notes = vec![SheetNote::DataFile { kind, columns: labelled, cells: missing }];
                Sheet::split(unsplit, &opening, Source::DataFile, notes, progress)
            }
        }
    }
}

fn of_workbook(
    properties: &Properties,
    text: String,
    numbers: &[u32],
    opening: &Opening,
    progress: &mut Progress<'_>,
) -> Result<Sheet, Refusal> {
    let place = |column: u32| usize::try_from(column).ok()?.checked_sub(1);
    let over = properties.merged.iter().filter_map(|[from, to]| Some((from.1, place(from.0)?, place(to.0)?)));
    let over: Vec<(u32, usize, usize)> = over.collect();
    let split = |text: String,
                 numbers: &[u32],
                 opening: &Opening,
                 mut notes: Vec<SheetNote>,
                 progress: &mut Progress<'_>| {
        if properties.without_value > 0 {
            notes.push(SheetNote::FormulasWithoutValue { cells: properties.without_value });
        }
        notes.extend(SheetNote::of_struck_cells(&properties.struck_cells));
        let source = Source::Workbook {
            sheet: properties.sheet.clone(),
            sheets: properties.sheets.clone(),
            hidden: properties.hidden_sheets.clone(),
        };
        let unsplit = Unsplit {
            numbers: Some(numbers),
            hidden: &properties.hidden,
            struck: &properties.struck,
            from_1904: properties.from_1904,
            hidden_columns: &properties.hidden_columns,
            merged: &over,
            ..Unsplit::of(text, 0, Delimiter::Comma)
        };
        Sheet::split(unsplit, opening, source, notes, progress)
    };
    // Cells merged above or in the heading are a title, or a name over several columns.
    let spans = |below: u32| {
        let is_below = |[from, to]: &&Range| from.1 > below && to.1 > from.1;
        properties.merged.iter().filter(is_below).copied().collect::<Vec<Range>>()
    };
    let is_merged = !spans(0).is_empty();
    let unfilled = if is_merged { text.clone() } else { String::new() };
    let found = split(text, numbers, opening, Vec::new(), progress)?;
    let merged = spans(found.heading_line().unwrap_or(0));
    let same = same_headings(&found, properties);
    if merged.is_empty() {
        return Ok(found.with_note(same));
    }
    let mut notes = vec![SheetNote::MergedCells { cells: merged.len() }];
    notes.extend(same);
    let line = found.heading_line().map_or(HeadingLine::Without, HeadingLine::Line);
    let opening = Opening { heading: Some(line), ..opening.clone() };
    let Written { text, numbers, .. } = filled(&unfilled, numbers, merged)?;
    split(text, &numbers, &opening, notes, progress)
}

/// Note of the sheets that begin with the heading of the one that is read.
fn same_headings(found: &Sheet, properties: &Properties) -> Option<SheetNote> {
    let is_heading = |line: &str| {
        let cells = cells(line, Delimiter::Comma).filter(|cell| !cell.trim().is_empty());
        cells.map(|cell| cell.trim().to_owned()).eq(found.heading().iter().map(|name| name.trim().to_owned()))
    };
    let Properties { sheet, begun, .. } = properties;
    let same = begun.iter().filter(|(name, text)| name != sheet && text.lines().any(is_heading));
    let others: Vec<String> = same.map(|(name, _)| name.clone()).collect();
    (!others.is_empty()).then(|| SheetNote::SameHeadings { sheet: sheet.clone(), others })
}

/// Copies the values of merged cells to all their rows.
fn filled(text: &str, numbers: &[u32], mut merged: Vec<Range>) -> Result<Written, Refusal> {
    merged.sort_unstable_by_key(|[from, _]| std::cmp::Reverse(from.1));
    let mut written = Written { merged, ..Written::default() };
    let records = Records::new(text, Delimiter::Comma).zip(numbers);
    for (record, number) in records {
        let cells = cells(&text[record.start..record.end], Delimiter::Comma);
        written.row(*number, &mut cells.map(std::borrow::Cow::into_owned).collect())?;
    }
    Ok(written)
}

/// Heading of a column of a data file: its label, unless only its name is known.
fn heading_of<'a>(name: &'a str, label: &'a str) -> &'a str {
    let by_name = match (recognise(label), recognise(name)) {
        _ if label.is_empty() => true,
        (Some(Meaning::Time(None)), Some(Meaning::Time(Some(_)))) => true,
        // A label that names a unit or an origin must not be lost.
        (None, Some(Meaning::Time(_))) => time_unit(label).is_none() && !has_other_origin(label),
        (of_label, of_name) => of_label.is_none() && of_name.is_some(),
    };
    if by_name { name } else { label }
}

/// Rows as comma-separated text, with the number of each in its file.
#[derive(Default)]
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) numbers: Vec<u32>,
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
