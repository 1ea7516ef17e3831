//! Contents of a file: a patient with the page's choices, or a study with its spreadsheet.

use std::collections::BTreeSet;

use clinical::{Finding, Patient};
use serde_json::{Map, Value};

/// Contents of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Document {
    /// One patient.
    Patient(Box<SavedPatient>),
    /// A study.
    Study(SavedStudy),
}

/// A patient and the user's display choices.
///
/// Fields unknown to this release are preserved and written again, so that a file survives a round trip
/// through an older release.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SavedPatient {
    /// Known answers.
    pub patient: Patient,
    /// Findings that the user marked as not known (`null` in the file). An answer takes precedence.
    pub not_known: BTreeSet<Finding>,
    /// Ids of the chosen systems, if stored. This release may not know them.
    pub systems: Option<Vec<String>>,
    /// The chosen units, if stored.
    pub units: Option<Units>,
    /// Findings unknown to this release.
    pub unknown_findings: Map<String, Value>,
    /// Other fields unknown to this release.
    pub unknown: Map<String, Value>,
}

/// A study: spreadsheet, mapping and analysis settings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SavedStudy {
    /// The spreadsheet; `None` if the file does not embed it.
    pub spreadsheet: Option<Spreadsheet>,
    /// Meaning of each column, in the format of the crate that reads the spreadsheet.
    pub mapping: Value,
    /// Settings of the analysis and its display.
    pub settings: Value,
    /// Other fields unknown to this release.
    pub unknown: Map<String, Value>,
}

/// The exact bytes of a spreadsheet's file, so that it is read identically every time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spreadsheet {
    /// File name.
    pub name: String,
    /// File content.
    pub contents: Vec<u8>,
}

/// Units in which quantities are entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Units {
    /// mg/dL and g/dL.
    Conventional,
    /// µmol/L and g/L.
    Si,
}

impl Units {
    /// All units.
    pub const ALL: [Self; 2] = [Self::Conventional, Self::Si];

    /// Identifier in a file.
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
