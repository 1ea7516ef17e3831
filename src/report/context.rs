//! Data of a record besides the answers: the label of the patient and the dates of the values.

use clinical::{Date, Finding, Patient, days_between};

use crate::i18n::say;
use crate::state::sheet::Sheet;

/// Values older than this are marked, in days.
const RECENT: f64 = 7.0;

/// Label, dates and status of the patient being written.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Context {
    /// The label of the patient; often empty.
    pub(crate) label: String,
    /// True for the example.
    pub(crate) example: bool,
    /// The day of today.
    pub(crate) today: Date,
    /// The days on which values were measured.
    pub(crate) days: Vec<(Finding, Date)>,
    /// Levels besides the entered one, each with its findings of SINS.
    pub(crate) levels: Vec<Patient>,
}

impl Context {
    /// Takes what a sheet says, looked at today.
    pub(crate) fn of(sheet: &Sheet, today: Date) -> Self {
        Self {
            label: sheet.label().to_owned(),
            example: sheet.is_example(),
            today,
            days: sheet.days(),
            levels: sheet.levels().to_vec(),
        }
    }

    /// Says when a finding was measured, and how old that is after more than a week.
    pub(crate) fn measured(&self, finding: Finding) -> Option<String> {
        let (_, day) = *self.days.iter().find(|(dated, _)| *dated == finding)?;
        let age = old(day, self.today).map(|age| [say!(JOINT_LIST), &age].concat());
        Some(format!("{day}{}", age.unwrap_or_default()))
    }

    /// Puts the label before a text.
    pub(crate) fn labelled(&self, text: &str) -> String {
        if self.label.is_empty() { text.to_owned() } else { format!("{}: {text}", self.label) }
    }
}

/// Says how old a value is, where it is older than a week.
pub(crate) fn old(day: Date, today: Date) -> Option<String> {
    let age = days_between(day, today);
    (age > RECENT).then(|| say!(MEASURED_OLD, days = age.to_string()))
}
