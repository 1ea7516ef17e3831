//! A study from a spreadsheet, wholly in memory: bytes in; typed columns, scores and results out.
//!
//! A researcher drops a file. What the file says, what was understood of it, and what could not be used and why,
//! are three different things, and this crate keeps them apart: a sheet is what the file says, a mapping
//! is how it is understood (and can be changed), and a [`Cohort`] is what follows from both. Nothing is left
//! out in silence: the rows used and the rows left out, by reason, always add up to the rows of the file.
//!
//! The library is pure: no browser, no clock, no input or output, and no panic on any bytes.

pub mod analysis;
mod coded;
mod codes;
mod cohort;

pub use coded::{Coded, CodedBuilder, Labels};
pub use codes::Codes;
pub use cohort::{Answers, Cohort, ColumnError, Factor};
