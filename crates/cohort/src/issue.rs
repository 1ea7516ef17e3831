//! What could not be used, and why: by row, column, value and reason.

use std::collections::BTreeMap;
use std::fmt;

use clinical::{AnswerError, Finding, Problem};

use crate::date::DateProblem;
use crate::sheet::RowKind;

/// How many issues are kept one by one; beyond, they are only counted. The counts are always exact.
pub const MOST_ISSUES: usize = 10_000;

/// Something that cannot be used as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// The row's number in the file.
    pub row: u32,
    /// The place of the column, from 0; `None` where it is the whole row.
    pub column: Option<usize>,
    /// What stands there; long texts are cut.
    pub value: String,
    /// Why it cannot be used.
    pub reason: Reason,
}

/// Why something cannot be used.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// No cell of the row holds anything.
    EmptyRow,
    /// The row has fewer cells than the heading: they may stand in the wrong columns.
    TooFewCells {
        /// The columns.
        expected: usize,
        /// The cells.
        found: usize,
    },
    /// The row has more cells than the heading: they may stand in the wrong columns.
    TooManyCells {
        /// The columns.
        expected: usize,
        /// The cells.
        found: usize,
    },
    /// A quote that is not closed.
    UnclosedQuote,
    /// A cell of several lines that look like rows of their own: its quote was closed too late.
    RowsInCell,
    /// The row is taken for one of no patient.
    NotAPatient(RowKind),
    /// The workbook hides the row, which is used.
    HiddenRowUsed,
    /// The row does not say whose it is, as below cells that were merged.
    NoPatient,
    /// The row has no time.
    NoTime,
    /// The row does not say whether the patient died.
    NoEvent,
    /// A time that is not a number.
    TimeNotANumber,
    /// A time below zero or longer than a life.
    ImpossibleTime,
    /// A value that the coding of the event does not know.
    UnknownEvent,
    /// One of the two days between which the time runs is missing.
    NoDate {
        /// Which.
        date: Finding,
    },
    /// The last day lies before the first.
    EndBeforeStart,
    /// Time runs from an earlier day and the operation is not before the end of the time: the row was never at risk.
    OperationNotBeforeEnd,
    /// A day of death that is not read as one: whether the patient died is then not known.
    DayOfDeath(DateProblem),
    /// A cell that is not read as a day.
    Date(DateProblem),
    /// A cell that is not read as an answer.
    Answer(Problem),
    /// The event says that the patient lives, and there is a day of death or a time to death.
    AliveWithDeath,
    /// The patient died, and the column of the days of death has none.
    DeathWithoutDay,
    /// The last contact is after the death.
    ContactAfterDeath,
    /// A day after the death.
    AfterDeath,
    /// A day after the last contact.
    AfterLastContact,
    /// A measurement that is possible and not usual: the value or its unit may be wrong.
    Unusual {
        /// The lowest usual value.
        lowest: f64,
        /// The highest usual value.
        highest: f64,
        /// The unit of both.
        unit: &'static str,
    },
    /// The row has the same patient and the same cells as an earlier row: it may have been pasted twice.
    SameAsRow {
        /// The number of the earlier row in the file.
        row: u32,
    },
}

/// What follows from an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consequence {
    /// The row is left out altogether.
    RowLeftOut,
    /// The row is scored but has no part in analyses of survival.
    NoFollowUp,
    /// The cell counts as missing.
    CellMissing,
    /// It is used as it stands, and should be checked.
    Used,
}

impl Reason {
    /// The id that its message ends with; reasons of one id differ in their numbers only.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::EmptyRow => "empty-row",
            Self::TooFewCells { .. } => "too-few-cells",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::UnclosedQuote => "unclosed-quote",
            Self::RowsInCell => "rows-in-cell",
            Self::NotAPatient(kind) => kind.id(),
            Self::HiddenRowUsed => "hidden-row-used",
            Self::NoPatient => "no-patient",
            Self::NoTime => "no-time",
            Self::NoEvent => "no-event",
            Self::TimeNotANumber => "time-not-a-number",
            Self::ImpossibleTime => "impossible-time",
            Self::UnknownEvent => "unknown-event",
            Self::NoDate { .. } => "no-date",
            Self::EndBeforeStart => "end-before-start",
            Self::OperationNotBeforeEnd => "operation-not-before-end",
            Self::DayOfDeath(_) => "day-of-death",
            Self::Date(DateProblem::NotADate) | Self::Answer(Problem::NotADate) => "not-a-date",
            Self::Date(DateProblem::TwoDigitYear) => "two-digit-year",
            Self::Date(DateProblem::ImpossibleDate) | Self::Answer(Problem::ImpossibleDate) => {
                "impossible-date"
            }
            Self::Date(DateProblem::YearLast) => "year-last",
            Self::Date(DateProblem::InFuture) => "in-future",
            Self::Answer(Problem::NotAnOption { .. }) => "not-an-option",
            Self::Answer(Problem::NotYesOrNo) => "not-yes-or-no",
            Self::Answer(Problem::NotANumber) => "not-a-number",
            Self::Answer(Problem::AmbiguousSeparator { .. }) => "ambiguous-comma",
            Self::Answer(Problem::NotWhole) => "not-whole",
            Self::Answer(Problem::BetweenSteps { .. }) => "between-steps",
            Self::Answer(Problem::OutOfRange { .. }) => "out-of-range",
            Self::Answer(Problem::UnknownUnit { .. }) => "unknown-unit",
            Self::Answer(Problem::EmptyBand) => "empty-band",
            Self::Answer(Problem::WrongKind) => "wrong-kind",
            Self::AliveWithDeath => "alive-with-death",
            Self::DeathWithoutDay => "death-without-day",
            Self::ContactAfterDeath => "contact-after-death",
            Self::AfterDeath => "after-death",
            Self::AfterLastContact => "after-last-contact",
            Self::Unusual { .. } => "unusual",
            Self::SameAsRow { .. } => "same-as-row",
        }
    }

    /// The day that is missing, where that is the reason.
    pub(crate) fn missing_day(&self) -> Option<Finding> {
        if let Self::NoDate { date } = self { Some(*date) } else { None }
    }

    /// What follows from it.
    #[must_use]
    pub fn consequence(&self) -> Consequence {
        match self {
            Self::EmptyRow
            | Self::TooFewCells { .. }
            | Self::TooManyCells { .. }
            | Self::UnclosedQuote
            | Self::RowsInCell
            | Self::NotAPatient(_) => Consequence::RowLeftOut,
            Self::NoTime
            | Self::NoEvent
            | Self::TimeNotANumber
            | Self::ImpossibleTime
            | Self::UnknownEvent
            | Self::NoDate { .. }
            | Self::EndBeforeStart
            | Self::OperationNotBeforeEnd
            | Self::AliveWithDeath
            | Self::DayOfDeath(_) => Consequence::NoFollowUp,
            Self::Date(_) | Self::Answer(_) | Self::AfterDeath => Consequence::CellMissing,
            Self::HiddenRowUsed
            | Self::NoPatient
            | Self::DeathWithoutDay
            | Self::ContactAfterDeath
            | Self::AfterLastContact
            | Self::Unusual { .. }
            | Self::SameAsRow { .. } => Consequence::Used,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyRow => write!(f, "no cell of the row holds anything"),
            Self::TooFewCells { expected, found } => write!(
                f,
                "cells in the row: {found}, in the heading: {expected}; a delimiter is missing, or the row ended early"
            ),
            Self::TooManyCells { expected, found } => write!(
                f,
                "cells in the row: {found}, in the heading: {expected}; a delimiter stands in a cell without quotes"
            ),
            Self::UnclosedQuote => write!(f, "a quote is opened and not closed: close or delete it"),
            Self::RowsInCell => {
                write!(f, "a cell in quotes holds what looks like whole rows: see where its quotes belong")
            }
            Self::NotAPatient(RowKind::Summary) => {
                write!(f, "a total, a mean or another summary, not a patient")
            }
            Self::NotAPatient(RowKind::Remark) => write!(f, "a remark, not a patient"),
            Self::NotAPatient(RowKind::Units) => write!(f, "units or names below the heading, not a patient"),
            Self::NotAPatient(RowKind::HeadingAgain) => write!(f, "the heading once more, not a patient"),
            Self::NotAPatient(RowKind::Hidden) => write!(f, "a row that the workbook hides"),
            Self::NotAPatient(RowKind::Copy) => write!(f, "equal to an earlier row in every cell"),
            Self::HiddenRowUsed => write!(f, "a row that the workbook hides: see whether it belongs"),
            Self::NoPatient => write!(
                f,
                "it does not say whose the row is, and counts as another patient; write it into every row"
            ),
            Self::NoTime => write!(f, "no time"),
            Self::NoEvent => write!(f, "it does not say whether the patient died"),
            Self::TimeNotANumber => write!(f, "the time is not a number"),
            Self::ImpossibleTime => write!(f, "a time below zero or longer than a life"),
            Self::UnknownEvent => {
                write!(f, "a value that the coding of the event does not know: add it to one side")
            }
            Self::NoDate { date } => {
                write!(f, "no {}, between which and another day the time runs", date.id())
            }
            Self::EndBeforeStart => write!(f, "the last day lies before the first"),
            Self::OperationNotBeforeEnd => write!(
                f,
                "the operation is not before death or the last follow-up: nothing was observed after it"
            ),
            Self::DayOfDeath(problem) => write!(f, "day of death: {}", Self::Date(*problem)),
            Self::Date(DateProblem::NotADate) => write!(f, "not a date"),
            Self::Date(DateProblem::TwoDigitYear) => write!(f, "a year of two digits: write four"),
            Self::Date(DateProblem::ImpossibleDate) => {
                write!(f, "a day that no calendar has, in the order chosen for the column")
            }
            Self::Date(DateProblem::InFuture) => write!(f, "a day in the future"),
            Self::Date(DateProblem::YearLast) => {
                write!(f, "the year comes last: choose whether the day or the month comes first")
            }
            Self::Answer(problem) => write!(f, "{problem}"),
            Self::AliveWithDeath => write!(f, "a death is given, and the event says that the patient lives"),
            Self::DeathWithoutDay => write!(f, "the patient died, and the day of death is missing"),
            Self::ContactAfterDeath => {
                write!(f, "the last contact is after the death; time ends at the death")
            }
            Self::AfterDeath => write!(f, "a day after the death"),
            Self::AfterLastContact => write!(f, "a day after the last contact"),
            Self::SameAsRow { row } => {
                write!(
                    f,
                    "the same patient and the same cells as row {row}: delete one if it was pasted twice"
                )
            }
            Self::Unusual { lowest, highest, unit } => {
                write!(f, "unusual: most patients have {lowest} to {highest} {unit}")
            }
        }
    }
}

impl fmt::Display for Consequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::RowLeftOut => "the row is left out",
            Self::NoFollowUp => "the row is scored and has no part in survival",
            Self::CellMissing => "the cell counts as missing",
            Self::Used => "used as it stands: check it",
        })
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}", self.row)?;
        if let Some(column) = self.column {
            write!(f, ", column {}", column + 1)?;
        }
        write!(f, ": {}", self.reason)?;
        if self.value.is_empty() { Ok(()) } else { write!(f, " (\"{}\")", self.value) }
    }
}

impl From<AnswerError> for Reason {
    fn from(error: AnswerError) -> Self {
        Self::Answer(error.problem)
    }
}

/// How many issues there are of one kind in one column.
#[derive(Debug, Clone, PartialEq)]
pub struct IssueCount {
    /// The place of the column; `None` where it is the whole row.
    pub column: Option<usize>,
    /// The first reason of this kind that was met.
    pub reason: Reason,
    /// How many.
    pub count: usize,
    /// The first row of the file that has it.
    pub first_row: u32,
}

/// All that could not be used: counted exactly, and the first ones kept.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Issues {
    kept: Vec<Issue>,
    counts: BTreeMap<(Option<usize>, &'static str), IssueCount>,
    total: usize,
}

impl Issues {
    /// Those kept, by row: the first [`MOST_ISSUES`] that were met.
    #[must_use]
    pub fn kept(&self) -> &[Issue] {
        &self.kept
    }

    /// How many there are, kept or not.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// How many there are of each kind in each column, whole rows first.
    pub fn counts(&self) -> impl Iterator<Item = &IssueCount> {
        self.counts.values()
    }

    pub(crate) fn add(&mut self, row: u32, column: Option<usize>, value: &str, reason: Reason) {
        self.total += 1;
        if let Some(count) = self.counts.get_mut(&(column, reason.id())) {
            count.count += 1;
        } else {
            let first = IssueCount { column, reason: reason.clone(), count: 1, first_row: row };
            self.counts.insert((column, reason.id()), first);
        }
        if self.kept.len() < MOST_ISSUES {
            self.kept.push(Issue { row, column, value: shown(value), reason });
        }
    }

    pub(crate) fn sort(&mut self) {
        self.kept.sort_by_key(|issue| (issue.row, issue.column));
    }
}

/// A value as it is shown: control characters are named, and a long text is cut.
fn shown(value: &str) -> String {
    const LONGEST: usize = 120;
    let mut shown: String = value
        .chars()
        .take(LONGEST)
        .flat_map(|c| {
            let escape = c.is_control();
            escape.then(|| c.escape_default()).into_iter().flatten().chain((!escape).then_some(c))
        })
        .collect();
    if value.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}
