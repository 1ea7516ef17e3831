//! Notes about a sheet.

use super::{Join, LINES_SHOWN, RowKind};
use crate::signature::FileKind;

/// A note for the user about a sheet whose rows can all be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetNote {
    /// Lines above the heading, such as a title, were skipped.
    AboveHeading {
        /// Number of lines.
        lines: usize,
    },
    /// Two columns have the same name; a number was appended to the later one.
    SameHeading {
        /// Index of the later column.
        column: usize,
        /// Name of both.
        heading: String,
    },
    /// There is no heading: all lines are rows, and columns are named by number.
    WithoutHeading,
    /// Each line is a single cell: no known delimiter occurs.
    OneColumn,
    /// A column has no name.
    NoHeading {
        /// Index of the column.
        column: usize,
    },
    /// Sequences that are invalid in the encoding, replaced by U+FFFD.
    Replaced {
        /// Number of sequences.
        places: usize,
    },
    /// Null characters in the text, which no program writes into a table on purpose.
    Nulls {
        /// Number of characters.
        places: usize,
    },
    /// Formulas without a stored value; their cells are empty.
    FormulasWithoutValue {
        /// Number of cells.
        cells: usize,
    },
    /// Cells merged over several rows below the heading; each of these rows gets their value.
    MergedCells {
        /// Number of cells.
        cells: usize,
    },
    /// The file is one of SPSS or Stata: value labels replace codes, and values defined as missing are empty.
    DataFile {
        /// Kind of the file.
        kind: FileKind,
        /// Number of columns with value labels.
        columns: usize,
        /// Number of cells with a value defined as missing.
        cells: usize,
    },
    /// Cells struck through, whose values are used, or texts of which a part is struck through and left out.
    StruckCells {
        /// Number of rows with such cells.
        rows: usize,
        /// Numbers of the first ones in the file.
        lines: Vec<u32>,
    },
    /// Patients have rows of several events, which can be joined.
    Longitudinal {
        /// Number of patients.
        patients: usize,
        /// Number of their rows.
        rows: usize,
        /// Names of the events.
        events: Vec<String>,
        /// The rule by which the rows are joined, if they are.
        join: Option<Join>,
    },
    /// Other sheets of the workbook have the same headings; they are not read.
    SameHeadings {
        /// Name of the sheet that is read.
        sheet: String,
        /// Names of the others.
        others: Vec<String>,
    },
    /// Columns hidden by the workbook; they are read like the others.
    HiddenColumns {
        /// Indices of the columns.
        columns: Vec<usize>,
    },
    /// Rows that may not be patients.
    Rows {
        /// Kind of the rows.
        kind: RowKind,
        /// Number of rows.
        rows: usize,
        /// Numbers of the first ones in the file.
        lines: Vec<u32>,
        /// True if the rows are used.
        used: bool,
    },
}

impl SheetNote {
    /// Note of the rows with these numbers that have cells struck through; `None` without any.
    pub(crate) fn of_struck_cells(rows: &[u32]) -> Option<Self> {
        let lines = rows.iter().take(LINES_SHOWN).copied().collect();
        (!rows.is_empty()).then_some(Self::StruckCells { rows: rows.len(), lines })
    }
}
