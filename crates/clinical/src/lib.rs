//! Findings of a patient with spinal metastases, and the scores that published systems give them.
//!
//! [`Finding::parse`] turns typed text into an answer of a [`Patient`], whose every field may be missing;
//! systems turn a patient into an assessment whose total is an interval until no relevant finding is missing.
//! The crate has no browser, clock or randomness.

mod alive;
mod answer;
mod assess;
mod completion;
mod condition;
mod condition_text;
mod decimal;
mod definition;
mod finding;
mod formula;
mod json;
mod parse;
mod patient;
mod prognosis;
mod question;
#[cfg(feature = "read")]
pub mod read;
mod sort_dedup;
mod unit;
mod written;

pub use alive::{ALIVE_MONTHS, AliveAt, AliveRow, alive};
pub use answer::{Answer, AnswerError, Band, Problem, Suggestion};
pub use assess::{Applicability, Assessment, ItemSoFar, ResultSoFar, assess};
pub use completion::conditions;
pub use condition::{Bound, Condition, Known, List, Range, Text, UnitRange, days_between};
pub use condition_text::{ConditionError, parse_condition};
pub use decimal::{read_decimal, round_digits};
pub use definition::{
    Alive, Applies, Case, Catalogue, Direction, Estimate, Expected, ExpectedMonths, Extent, Grade, Group,
    Item, ItemOption, Method, Note, NoteKind, Observed, Outcome, Provenance, Purpose, Remark, Source,
    Statement, Suggested, System, Term, TimeUnit, Treatment,
};
pub use finding::{Finding, Kind, LEVELS, Section};
pub use formula::{Counted, Formula, Worked};
pub use jiff::civil::Date;
pub use patient::Patient;
pub use prognosis::{Disagreement, Months, Origin, Prognosis, disagreements, prognosis, published};
pub use question::{notes, primary_alone, questions, reasons, suggestions};
pub use unit::{Comparator, Measure, Quantity, QuantityBound, Unit};
pub use written::{Digits, WrittenQuantity};
