//! Findings of a patient with spinal metastases, and the scores that published systems give them.
//!
//! A finding travels from the keyboard through [`Finding::parse`] into a [`Patient`], whose every field may be
//! missing; systems turn a patient into an assessment whose total is an interval until nothing that
//! counts is missing. There is no browser here, no clock and no randomness.

mod answer;
mod finding;
mod json;
mod parse;
mod patient;
mod unit;

pub use answer::{Answer, AnswerError, Band, Problem, Suggestion};
pub use finding::{Finding, Kind, LEVELS, Section};
pub use jiff::civil::Date;
pub use patient::Patient;
pub use unit::{Measure, Quantity, Unit};
