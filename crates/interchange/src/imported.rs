//! What came out of a file: what was taken, what was not, and why.

use std::fmt;

use clinical::{Answer, AnswerError, Finding, Patient};

use crate::moment::Moment;

/// What a file held.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Imported {
    /// The findings that were taken.
    pub patient: Patient,
    /// Where each came from, in the order of the form.
    pub taken: Vec<Taken>,
    /// The codes of observations and conditions that are in no table, each once.
    pub unknown: Vec<UnknownCode>,
    /// What was meant for a finding and could not be taken.
    pub refused: Vec<Refused>,
    /// Kinds of resources that were not looked into, and how many of each.
    pub others: Vec<(String, usize)>,
}

/// A finding that was taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// The finding.
    pub finding: Finding,
    /// Its answer, in the unit of the file where the finding has it.
    pub answer: Answer,
    /// What it was read from.
    pub origin: Origin,
    /// When it was measured, where the file says.
    pub when: Option<Moment>,
    /// The status of its observation; `None` where it was read from something else.
    pub status: Option<Status>,
    /// How many other values there were, of which this is the newest.
    pub passed_over: usize,
    /// What to look at before it is relied upon.
    pub cautions: Vec<Caution>,
}

/// The status of an observation whose value may be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Complete and verified.
    Final,
    /// Changed after it was final, by a correction or an addition.
    Amended,
    /// Changed after it was final, because it was wrong.
    Corrected,
    /// Verification is still to come.
    Preliminary,
    /// The measurement is ordered or under way.
    Registered,
    /// Not stated, or a word that FHIR does not have.
    Unknown,
}

/// A reason to look at a finding before it is relied upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caution {
    /// Another value differs, and the dates do not tell which is newer: the later in the file was taken.
    OrderUnknown,
    /// A newer or undated value was refused.
    NewerRefused,
    /// Another unit is printed than coded, and the printed one is not known here: the coded one was used.
    PrintedUnit(String),
}

/// What something was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// An observation with this code.
    Observation(Code),
    /// A condition with this code.
    Condition(Code),
    /// An element of the patient, such as `birthDate`.
    Patient(&'static str),
}

/// A code as a file has it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Code {
    /// The code system; empty where there is none.
    pub system: String,
    /// The code; empty where there is none.
    pub code: String,
    /// The words beside it; empty where there are none.
    pub display: String,
}

/// A code that is in no table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCode {
    /// `Observation` or `Condition`.
    pub resource: &'static str,
    /// The code.
    pub code: Code,
    /// How often it occurs.
    pub times: usize,
}

/// Something that was meant for a finding and could not be taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// The finding.
    pub finding: Finding,
    /// What it was read from.
    pub origin: Origin,
    /// When it was measured, where the file says.
    pub when: Option<Moment>,
    /// Why.
    pub why: Refusal,
}

/// Why something was not taken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// An answer that the finding cannot have.
    #[error(transparent)]
    Answer(#[from] AnswerError),
    /// No value, or one of a kind that the finding does not take.
    #[error("no value that could be read")]
    NoValue,
    /// A unit that is not read under this code.
    #[error("the unit \"{given}\" is not read under this code ({known})")]
    Unit {
        /// As given.
        given: String,
        /// Those that are, joined by commas.
        known: String,
    },
    /// The unit that is printed and the unit that is coded differ.
    #[error("printed as {printed}, but coded as {coded}")]
    UnitsDisagree {
        /// The value in the printed unit.
        printed: String,
        /// The value in the coded unit.
        coded: String,
    },
    /// A bound with a comparator that is not known here.
    #[error("a bound with an unknown comparator ({given})")]
    Bound {
        /// As given.
        given: String,
    },
    /// Cancelled, entered in error, refuted.
    #[error("marked as {0}")]
    Withdrawn(String),
    /// A diagnosis that is not confirmed, or that is over.
    #[error("a diagnosis marked as {0}")]
    NotCurrent(String),
    /// Its codes stand for different findings.
    #[error("its codes stand for different findings")]
    CodesDisagree,
    /// Diagnoses name more than one primary.
    #[error("the diagnoses name more than one primary")]
    SeveralPrimaries,
    /// A date of birth that leaves the age open.
    #[error("the date of birth leaves the age open")]
    AgeOpen,
}

/// Why a file could not be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Nothing in it.
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
    /// Data of more than one patient, which must not be mixed.
    #[error("the file holds data of {count} patients: open a file of one")]
    SeveralPatients {
        /// How many.
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
