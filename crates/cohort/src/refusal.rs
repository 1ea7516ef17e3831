//! Reasons why a whole file cannot be used, with remedies.
//!
//! A row or a cell that cannot be used is an [`crate::Issue`] instead.

use serde::{Deserialize, Serialize};

use crate::signature::FileKind;

/// Maximum size of a file, or its text, bytes.
pub const MOST_BYTES: usize = 400 << 20;
/// Maximum size of an unpacked workbook, whose cells are read as a stream, bytes.
pub const MOST_UNPACKED: u64 = 2 << 30;
/// Maximum size of the unpacked parts of a workbook that must be kept in memory, bytes.
pub const MOST_HELD: u64 = 256 << 20;
/// Maximum number of columns.
pub const MOST_COLUMNS: usize = 1000;
/// Maximum number of rows.
pub const MOST_ROWS: usize = 2_000_000;

/// Reasons why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Refusal {
    /// It is empty.
    #[error("the file is empty; save the table again and choose that file")]
    Empty,
    /// It is not a table, whatever its name says.
    #[error("this is {kind}, not a table, whatever its name says; {}", kind.advice())]
    NotATable {
        /// Detected kind of file.
        kind: FileKind,
    },
    /// It exceeds a browser's memory.
    #[error("the file has {bytes} bytes, and {most} can be read; leave out columns or split it")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        most: usize,
    },
    /// A workbook that unpacks to more than memory allows: a zip bomb, or pictures.
    #[error(
        "\"{part}\" in the workbook unpacks to more than {most} bytes, which no table needs; \
         copy the table alone into a new workbook, or save it as CSV"
    )]
    UnpacksTooLarge {
        /// Part of the workbook.
        part: String,
        /// The limit.
        most: u64,
    },
    /// A part of a workbook does not have its declared size when unpacked.
    #[error("\"{part}\" in the workbook is damaged; open it in Excel and save it again, or save it as CSV")]
    DamagedPart {
        /// Part of the workbook.
        part: String,
    },
    /// A workbook that cannot be read.
    #[error("the workbook cannot be read ({problem}); open it in Excel and save it again, or save it as CSV")]
    BrokenWorkbook {
        /// Message of the reader of workbooks.
        problem: String,
    },
    /// A data file of SPSS or Stata that cannot be read.
    #[error("this is {kind}, and it cannot be read ({problem}); {}", kind.advice())]
    BrokenDataFile {
        /// Kind of file.
        kind: FileKind,
        /// Message of the reader.
        problem: String,
    },
    /// A workbook locked with a password.
    #[error("the workbook is locked with a password; save it without one, or save the table as CSV")]
    Locked,
    /// The workbook has no such sheet.
    #[error("the workbook has no sheet \"{name}\"; it has: {}", sheets.join(", "))]
    NoSuchSheet {
        /// The requested sheet.
        name: String,
        /// Existing sheets.
        sheets: Vec<String>,
    },
    /// There are too many columns.
    #[error(
        "line {line} has more than {most} columns; delete those that are not needed, \
         and see that each patient is a row, not a column"
    )]
    TooManyColumns {
        /// Line in the file.
        line: u32,
        /// The limit.
        most: usize,
    },
    /// A cell of a workbook exceeds Excel's limit.
    #[error("row {line} of the workbook has a cell of more than {most} characters; shorten it")]
    CellTooLong {
        /// Row in the workbook.
        line: u32,
        /// The limit.
        most: usize,
    },
    /// There are too many rows.
    #[error("the file has more than {most} rows; split it")]
    TooManyRows {
        /// The limit.
        most: usize,
    },
    /// There is a heading without rows.
    #[error(
        "the file has a heading of {columns} columns in line {line} and no row below it; add the patients"
    )]
    OnlyAHeading {
        /// Line of the heading.
        line: u32,
        /// Number of columns.
        columns: usize,
    },
    /// The file is a workbook or data file, but the program has no reader of them.
    #[error("workbooks cannot be read here; save the table as CSV")]
    NoWorkbooks,
}

impl Refusal {
    /// Suffix of the message id.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotATable { .. } => "not-a-table",
            Self::TooLarge { .. } => "too-large",
            Self::UnpacksTooLarge { .. } => "unpacks-too-large",
            Self::DamagedPart { .. } => "damaged-part",
            Self::BrokenWorkbook { .. } => "broken-workbook",
            Self::BrokenDataFile { .. } => "broken-data-file",
            Self::Locked => "locked",
            Self::NoSuchSheet { .. } => "no-such-sheet",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::CellTooLong { .. } => "cell-too-long",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::OnlyAHeading { .. } => "only-a-heading",
            Self::NoWorkbooks => "no-workbooks",
        }
    }
}
