//! Result of an import: accepted and refused values, with reasons.

use std::fmt;

use clinical::{Answer, AnswerError, Finding, Patient};

use crate::moment::Moment;

/// Content of an imported file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Imported {
    /// Accepted findings.
    pub patient: Patient,
    /// Origin of each finding, in the order of the form.
    pub taken: Vec<Taken>,
    /// Unknown codes of observations and conditions, without duplicates.
    pub unknown: Vec<UnknownCode>,
    /// Values of findings that could not be accepted.
    pub refused: Vec<Refused>,
    /// Kinds of resources that were ignored, with their numbers.
    pub others: Vec<(String, usize)>,
    /// Name and date of birth in the file, to check whose it is; never part of [`Self::patient`].
    pub person: Person,
    /// True if a diagnosis names metastases of bone.
    pub bone_metastases: bool,
}

/// Identity of the patient in a file; an element that the file lacks is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Name as in the file.
    pub name: String,
    /// Date of birth as in the file.
    pub born: String,
}

/// An accepted finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// The finding.
    pub finding: Finding,
    /// Its answer, in the unit of the file if the finding supports it.
    pub answer: Answer,
    /// Its origin.
    pub origin: Origin,
    /// Time of measurement, if stated.
    pub when: Option<Moment>,
    /// Status of its observation; `None` for another origin.
    pub status: Option<Status>,
    /// Number of older values.
    pub passed_over: usize,
    /// Reasons to check it.
    pub cautions: Vec<Caution>,
}

/// Status of an observation whose value may be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Complete and verified.
    Final,
    /// Changed after it was final, by a correction or an addition.
    Amended,
    /// Changed after it was final, because it was wrong.
    Corrected,
    /// Not verified yet.
    Preliminary,
    /// The measurement is ordered or under way.
    Registered,
    /// Not stated, or not defined by FHIR.
    Unknown,
}

/// A reason to check a finding before use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caution {
    /// Another value differs, and the dates do not show which is newer: the last in the file was accepted.
    OrderUnknown,
    /// A newer or undated value was refused.
    NewerRefused,
    /// An unknown unit is printed in addition to the coded one, which was used.
    PrintedUnit(String),
}

/// Origin of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// An observation with this code.
    Observation(Code),
    /// A condition with this code.
    Condition(Code),
    /// An element of the patient, such as `birthDate`.
    Patient(&'static str),
}

/// A code as in the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Code {
    /// Code system; may be empty.
    pub system: String,
    /// Code; may be empty.
    pub code: String,
    /// Display text; may be empty.
    pub display: String,
}

/// An unknown code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCode {
    /// `Observation` or `Condition`.
    pub resource: &'static str,
    /// The code.
    pub code: Code,
    /// Number of occurrences.
    pub times: usize,
}

/// A value of a finding that could not be accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// The finding.
    pub finding: Finding,
    /// Its origin.
    pub origin: Origin,
    /// Time of measurement, if stated.
    pub when: Option<Moment>,
    /// Reason.
    pub why: Refusal,
}

/// Reasons why a value was not accepted.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// An invalid answer.
    #[error(transparent)]
    Answer(#[from] AnswerError),
    /// No value, or one of a kind that the finding does not support.
    #[error("no value that could be read")]
    NoValue,
    /// A unit that is not valid for this code.
    #[error("the unit \"{given}\" is not read under this code ({known})")]
    Unit {
        /// As given.
        given: String,
        /// Valid units, joined by commas.
        known: String,
    },
    /// The printed and the coded unit differ.
    #[error("printed as {printed}, but coded as {coded}")]
    UnitsDisagree {
        /// The value in the printed unit.
        printed: String,
        /// The value in the coded unit.
        coded: String,
    },
    /// A bound with an unknown comparator.
    #[error("a bound with an unknown comparator ({given})")]
    Bound {
        /// As given.
        given: String,
    },
    /// Cancelled, entered in error, refuted.
    #[error("marked as {0}")]
    Withdrawn(String),
    /// A diagnosis that is not confirmed, or that is past.
    #[error("a diagnosis marked as {0}")]
    NotCurrent(String),
    /// Its codes refer to different findings.
    #[error("its codes stand for different findings")]
    CodesDisagree,
    /// Diagnoses name more than one primary.
    #[error("the diagnoses name more than one primary")]
    SeveralPrimaries,
    /// A date of birth that does not determine the age.
    #[error("the date of birth leaves the age open")]
    AgeOpen,
}

/// Reasons why a file could not be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// Not JSON, neither as a whole nor line by line.
    #[error("line {line}, column {column} is not JSON")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// JSON without a resource of FHIR.
    #[error("there is no FHIR resource in the file")]
    NotFhir,
    /// A SMART Health Card or Link as issued: signed and compressed, or encrypted.
    #[error("a SMART Health Card is signed and compressed: open the FHIR Bundle that it holds")]
    HealthCard,
    /// Data of several patients, which must not be mixed.
    #[error("the file holds data of {count} patients: open a file of one")]
    SeveralPatients {
        /// Number of patients.
        count: usize,
    },
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.system.as_str() {
            crate::codes::LOINC => "LOINC",
            other => other,
        };
        let code =
            [name, &self.code].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        match (self.display.is_empty(), code.is_empty()) {
            (true, _) => f.write_str(&code),
            (false, true) => f.write_str(&self.display),
            (false, false) => write!(f, "{} ({code})", self.display),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Observation(code) | Self::Condition(code) => code.fmt(f),
            Self::Patient(element) => write!(f, "Patient.{element}"),
        }
    }
}
