//! What a file holds: a patient as the page has them, or a study with its spreadsheet.

use std::collections::BTreeSet;

use clinical::{Finding, Patient};
use serde_json::{Map, Value};

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Document {
    /// One patient.
    Patient(Box<SavedPatient>),
    /// A study.
    Study(SavedStudy),
}

/// A patient, and what the user chose to see of them.
///
/// What a file says and this release does not know is held beside what it knows, and is written again:
/// a file that goes through an older release comes out whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SavedPatient {
    /// What is known.
    pub patient: Patient,
    /// The findings that the user said are not known (`null` in the file). One that is answered all the same counts as answered.
    pub not_known: BTreeSet<Finding>,
    /// The ids of the systems chosen, where the file says. They may be unknown to this release.
    pub systems: Option<Vec<String>>,
    /// The units chosen, where the file says.
    pub units: Option<Units>,
    /// Findings that this release does not know.
    pub unknown_findings: Map<String, Value>,
    /// Anything else that this release does not know.
    pub unknown: Map<String, Value>,
}

/// A study: its spreadsheet, how that is read, and what was analysed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SavedStudy {
    /// The spreadsheet, unless the file leaves it where it is.
    pub spreadsheet: Option<Spreadsheet>,
    /// What each column means, in the words of whoever reads the spreadsheet.
    pub mapping: Value,
    /// What was chosen to be computed and shown.
    pub settings: Value,
    /// Anything else that this release does not know.
    pub unknown: Map<String, Value>,
}

/// A spreadsheet as its own file has it, to the byte: what is read of it then is what was read of it before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spreadsheet {
    /// The name of its file.
    pub name: String,
    /// The bytes of its file.
    pub contents: Vec<u8>,
}

/// Which units quantities are entered in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Units {
    /// mg/dL and g/dL.
    Conventional,
    /// µmol/L and g/L.
    Si,
}

impl Units {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Conventional, Self::Si];

    /// As they are called in a file.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Conventional => "conventional",
            Self::Si => "si",
        }
    }
}

impl From<SavedPatient> for Document {
    fn from(patient: SavedPatient) -> Self {
        Self::Patient(Box::new(patient))
    }
}

impl From<SavedStudy> for Document {
    fn from(study: SavedStudy) -> Self {
        Self::Study(study)
    }
}
