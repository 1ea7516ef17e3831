//! Reads the data files of SPSS (`.sav`, `.zsav`) and Stata (`.dta`, versions 108 to 119) as rows of text.
//!
//! Value labels replace the codes that they explain, values that the file defines as missing are empty, and dates
//! are written as `2015-03-04`. The library is pure and does not panic on any bytes.
//!
//! The formats are described in the PSPP Developers Guide, "System File Format", and in Stata's `help dta`.

mod bytes;
mod calendar;
mod dta;
mod labels;
mod sav;

use encoding_rs::Encoding;

/// A program that writes data files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Program {
    /// SPSS, and PSPP.
    Spss,
    /// Stata.
    Stata,
}

/// A column of a data file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Variable {
    /// Name, such as `os_mo`.
    pub name: String,
    /// Description, such as "Overall survival (months)"; often empty.
    pub label: String,
    /// True if any of its values has a label.
    pub has_labels: bool,
}

/// Reasons why a data file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The bytes are not those of a known format.
    #[error("it is not a data file of SPSS or Stata")]
    Unknown,
    /// A version of the format that is not supported.
    #[error("version {version} of the format is not supported")]
    Version {
        /// The version.
        version: String,
    },
    /// The file is encrypted.
    #[error("it is locked by a password")]
    Locked,
    /// The file ends before its content.
    #[error("the file ends early")]
    EndsEarly,
    /// A part of the file is invalid.
    #[error("{part} is damaged")]
    Damaged {
        /// The part.
        part: &'static str,
    },
    /// The content is larger than the limit.
    #[error("it unpacks to more than {most} bytes")]
    TooLarge {
        /// The limit in bytes.
        most: usize,
    },
}

/// Choices of a reader.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Finds the encoding of texts if the file does not name it.
    pub guess: &'a dyn Fn(&[u8]) -> &'static Encoding,
    /// Maximum number of bytes to which the file may unpack.
    pub most: usize,
}

/// A reader of the rows of a data file.
#[derive(Debug)]
pub struct Reader<'a> {
    program: Program,
    variables: Vec<Variable>,
    missing: usize,
    rows: Rows<'a>,
}

#[derive(Debug)]
enum Rows<'a> {
    Sav(Box<sav::Rows<'a>>),
    Dta(Box<dta::Rows<'a>>),
}

/// The program that wrote a file, by its first bytes.
#[must_use]
pub fn program_of(bytes: &[u8]) -> Option<Program> {
    if sav::is_one(bytes) || sav::is_locked(bytes) {
        Some(Program::Spss)
    } else {
        dta::is_one(bytes).then_some(Program::Stata)
    }
}

impl<'a> Reader<'a> {
    /// Reads the description of the columns.
    ///
    /// # Errors
    /// If the file is not supported or damaged.
    pub fn new(bytes: &'a [u8], options: &Options<'_>) -> Result<Self, Error> {
        let program = program_of(bytes).ok_or(Error::Unknown)?;
        let (variables, rows) = match program {
            Program::Spss => {
                let (variables, rows) = sav::open(bytes, options)?;
                (variables, Rows::Sav(Box::new(rows)))
            }
            Program::Stata => {
                let (variables, rows) = dta::open(bytes, options)?;
                (variables, Rows::Dta(Box::new(rows)))
            }
        };
        Ok(Self { program, variables, missing: 0, rows })
    }

    /// The program that writes such files.
    #[must_use]
    pub fn program(&self) -> Program {
        self.program
    }

    /// The columns.
    #[must_use]
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// Number of cells read so far whose value the file defines as missing. Empty cells do not count.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.missing
    }

    /// Reads the next row, one text for each variable, and returns whether there was one.
    ///
    /// # Errors
    /// If the data are damaged.
    pub fn next_row(&mut self, row: &mut Vec<String>) -> Result<bool, Error> {
        row.clear();
        match &mut self.rows {
            Rows::Sav(rows) => rows.next_row(row, &mut self.missing),
            Rows::Dta(rows) => rows.next_row(row, &mut self.missing),
        }
    }
}
