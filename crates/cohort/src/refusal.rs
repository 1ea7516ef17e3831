//! Why a whole file cannot be used: what is wrong, where, and what to do about it.
//!
//! A row or a cell that cannot be used is never a refusal but an [`crate::Issue`].

use crate::progress::Cancelled;
use crate::signature::FileKind;

/// The most bytes that a file, or the text made of it, may have.
pub const MOST_BYTES: usize = 400 << 20;
/// The most bytes that a workbook may unpack to, its cells being read as a stream.
pub const MOST_UNPACKED: u64 = 2 << 30;
/// The most bytes that the parts of a workbook may unpack to which have to be held in memory.
pub const MOST_HELD: u64 = 256 << 20;
/// The most columns.
pub const MOST_COLUMNS: usize = 1000;
/// The most rows.
pub const MOST_ROWS: usize = 2_000_000;

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is nothing in it.
    #[error("the file is empty; save the table again and choose that file")]
    Empty,
    /// It is not a table, whatever its name says.
    #[error("this is {kind}, not a table, whatever its name says; save the table as CSV or as .xlsx")]
    NotATable {
        /// What it looks like.
        kind: FileKind,
    },
    /// It is too large for a browser's memory.
    #[error("the file has {bytes} bytes, and {most} can be read; leave out columns or split it")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        most: usize,
    },
    /// A workbook that unpacks to more than memory holds: a zip bomb, or pictures in it.
    #[error(
        "\"{part}\" in the workbook unpacks to more than {most} bytes, which no table needs; \
         copy the table alone into a new workbook, or save it as CSV"
    )]
    UnpacksTooLarge {
        /// The part of the workbook.
        part: String,
        /// The limit.
        most: u64,
    },
    /// A part of a workbook does not unpack to the size that it declares.
    #[error("\"{part}\" in the workbook is damaged; open it in Excel and save it again, or save it as CSV")]
    DamagedPart {
        /// The part of the workbook.
        part: String,
    },
    /// A workbook that cannot be read.
    #[error("the workbook cannot be read ({problem}); open it in Excel and save it again, or save it as CSV")]
    BrokenWorkbook {
        /// What the reader of workbooks says.
        problem: String,
    },
    /// A workbook locked with a password.
    #[error("the workbook is locked with a password; save it without one, or save the table as CSV")]
    Locked,
    /// The workbook has no such sheet.
    #[error("the workbook has no sheet \"{name}\"; it has: {}", sheets.join(", "))]
    NoSuchSheet {
        /// The sheet asked for.
        name: String,
        /// The sheets that it has.
        sheets: Vec<String>,
    },
    /// More columns than a study has.
    #[error(
        "line {line} has more than {most} columns; delete those that are not needed, \
         and see that each patient is a row, not a column"
    )]
    TooManyColumns {
        /// The line in the file.
        line: u32,
        /// The limit.
        most: usize,
    },
    /// A cell of a workbook with a longer text than Excel allows.
    #[error("row {line} of the workbook has a cell of more than {most} characters; shorten it")]
    CellTooLong {
        /// The row in the workbook.
        line: u32,
        /// The limit.
        most: usize,
    },
    /// More rows than can be held.
    #[error("the file has more than {most} rows; split it")]
    TooManyRows {
        /// The limit.
        most: usize,
    },
    /// A heading, and no row below it.
    #[error(
        "the file has a heading of {columns} columns in line {line} and no row below it; add the patients"
    )]
    OnlyAHeading {
        /// The line of the heading.
        line: u32,
        /// How many columns it names.
        columns: usize,
    },
    /// A program built without the reader of workbooks met one.
    #[error("workbooks cannot be read here; save the table as CSV")]
    NoWorkbooks,
    /// Whoever watched said that it should stop.
    #[error("reading was stopped, as asked")]
    Cancelled,
}

impl Refusal {
    /// The id that its message ends with.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotATable { .. } => "not-a-table",
            Self::TooLarge { .. } => "too-large",
            Self::UnpacksTooLarge { .. } => "unpacks-too-large",
            Self::DamagedPart { .. } => "damaged-part",
            Self::BrokenWorkbook { .. } => "broken-workbook",
            Self::Locked => "locked",
            Self::NoSuchSheet { .. } => "no-such-sheet",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::CellTooLong { .. } => "cell-too-long",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::OnlyAHeading { .. } => "only-a-heading",
            Self::NoWorkbooks => "no-workbooks",
            Self::Cancelled => "cancelled",
        }
    }
}

impl From<Cancelled> for Refusal {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}
