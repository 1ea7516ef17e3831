//! Values that could not be used, by row, column, value and reason.

use std::collections::BTreeMap;
use std::fmt;

use clinical::{AnswerError, Finding, Problem};

use crate::date::DateProblem;
use crate::sheet::RowKind;

/// Maximum number of issues stored individually; further ones are only counted. The counts are always exact.
pub const MOST_ISSUES: usize = 10_000;

/// A value that cannot be used.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// Row number in the file.
    pub row: u32,
    /// Index of the column; `None` for the whole row.
    pub column: Option<usize>,
    /// The value; long texts are truncated.
    pub value: String,
    /// Reason why it cannot be used.
    pub reason: Reason,
}

/// Reasons why a value cannot be used.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// All cells of the row are empty.
    EmptyRow,
    /// The row has fewer cells than the heading, so they may be in the wrong columns.
    TooFewCells {
        /// Number of columns.
        expected: usize,
        /// Number of cells.
        found: usize,
    },
    /// The row has more cells than the heading, so they may be in the wrong columns.
    TooManyCells {
        /// Number of columns.
        expected: usize,
        /// Number of cells.
        found: usize,
    },
    /// A quote that is not closed.
    UnclosedQuote,
    /// A cell with several lines that look like rows: its quote was closed too late.
    RowsInCell,
    /// The row is not a patient.
    NotAPatient(RowKind),
    /// The workbook hides the row, but it is used.
    HiddenRowUsed,
    /// The workbook strikes the row through, but it is used.
    StruckRowUsed,
    /// The row has no patient id, as below merged cells.
    NoPatient,
    /// The row has no time.
    NoTime,
    /// The row has no event status.
    NoEvent,
    /// A time that is not a number.
    TimeNotANumber,
    /// A negative time, or one longer than a lifetime.
    ImpossibleTime,
    /// A value that is not in the coding of the event.
    UnknownEvent,
    /// One of the two dates that define the time is missing.
    NoDate {
        /// The date.
        date: Finding,
    },
    /// The end date precedes the start date.
    EndBeforeStart,
    /// Time starts at an earlier date and the operation is not before its end: the row was never at risk.
    OperationNotBeforeEnd,
    /// The entry under observation is unknown.
    NoEntry,
    /// The entry under observation is not before the end of the time: the row was never at risk.
    EntryNotBeforeEnd,
    /// A moment that is not a time since time zero.
    MomentNotANumber,
    /// A time since time zero longer than a lifetime.
    ImpossibleMoment,
    /// A date in a file whose time runs from an unknown date.
    NoDateOfZero,
    /// An invalid date of death, so that it is unknown whether the patient died.
    DayOfDeath(DateProblem),
    /// An invalid date.
    Date(DateProblem),
    /// An invalid answer.
    Answer(Problem),
    /// The event says that the patient is alive, but there is a date of death or a time to death.
    AliveWithDeath,
    /// The patient died, but the date of death is missing.
    DeathWithoutDay,
    /// The last contact is after the death.
    ContactAfterDeath,
    /// A date after the death.
    AfterDeath,
    /// A date after the last contact.
    AfterLastContact,
    /// The time is more than 30 years.
    LongTime {
        /// The time, years.
        years: f64,
    },
    /// The dates of the row give another time than the time column, which is used.
    OtherThanDates {
        /// The time between the dates, days.
        days: f64,
    },
    /// Counted from its starting date, the time would end in the future.
    EndsInFuture,
    /// A measurement that is possible but unusual: the value or its unit may be wrong.
    Unusual {
        /// Lower end of the usual range.
        lowest: f64,
        /// Upper end of the usual range.
        highest: f64,
        /// Unit of both.
        unit: &'static str,
    },
    /// The same patient died before this operation, according to another row.
    OperatedAfterDeath {
        /// Number of the other row.
        row: u32,
    },
    /// The row has the patient id of an earlier row, and another sex, date of birth or hospital: two patients may have
    /// one id.
    OtherPatient {
        /// Number of the earlier row in the file.
        row: u32,
    },
    /// The row has the same patient and the same cells as an earlier row: it may have been pasted twice.
    SameAsRow {
        /// Number of the earlier row in the file.
        row: u32,
    },
}

/// Consequence of an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consequence {
    /// The row is excluded.
    RowLeftOut,
    /// The row is scored, but excluded from survival analyses.
    NoFollowUp,
    /// The cell counts as missing.
    CellMissing,
    /// It is used unchanged, and should be checked.
    Used,
}

impl Reason {
    /// Suffix of the message id; reasons with the same id differ only in their numbers.
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
            Self::StruckRowUsed => "struck-row-used",
            Self::NoPatient => "no-patient",
            Self::NoTime => "no-time",
            Self::NoEvent => "no-event",
            Self::TimeNotANumber => "time-not-a-number",
            Self::ImpossibleTime => "impossible-time",
            Self::UnknownEvent => "unknown-event",
            Self::NoDate { .. } => "no-date",
            Self::EndBeforeStart => "end-before-start",
            Self::OperationNotBeforeEnd => "operation-not-before-end",
            Self::NoEntry => "no-entry",
            Self::EntryNotBeforeEnd => "entry-not-before-end",
            Self::MomentNotANumber => "moment-not-a-number",
            Self::ImpossibleMoment => "impossible-moment",
            Self::NoDateOfZero => "no-date-of-zero",
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
            Self::LongTime { .. } => "long-time",
            Self::OtherThanDates { .. } => "other-than-dates",
            Self::EndsInFuture => "ends-in-future",
            Self::Unusual { .. } => "unusual",
            Self::OperatedAfterDeath { .. } => "operated-after-death",
            Self::OtherPatient { .. } => "other-patient",
            Self::SameAsRow { .. } => "same-as-row",
        }
    }

    /// The missing date, if that is the reason.
    pub(crate) fn missing_day(&self) -> Option<Finding> {
        if let Self::NoDate { date } = self { Some(*date) } else { None }
    }

    /// Consequence of the issue.
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
            | Self::NoEntry
            | Self::EntryNotBeforeEnd
            | Self::AliveWithDeath
            | Self::DayOfDeath(_) => Consequence::NoFollowUp,
            Self::Date(_)
            | Self::Answer(_)
            | Self::AfterDeath
            | Self::MomentNotANumber
            | Self::ImpossibleMoment
            | Self::NoDateOfZero => Consequence::CellMissing,
            Self::HiddenRowUsed
            | Self::StruckRowUsed
            | Self::NoPatient
            | Self::DeathWithoutDay
            | Self::ContactAfterDeath
            | Self::AfterLastContact
            | Self::LongTime { .. }
            | Self::OtherThanDates { .. }
            | Self::EndsInFuture
            | Self::Unusual { .. }
            | Self::OperatedAfterDeath { .. }
            | Self::OtherPatient { .. }
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
            Self::NotAPatient(RowKind::Struck) => write!(f, "a row struck through in the workbook"),
            Self::NotAPatient(RowKind::Hidden) => write!(f, "a row that the workbook hides"),
            Self::NotAPatient(RowKind::Copy) => write!(f, "equal to an earlier row in every cell"),
            Self::StruckRowUsed => write!(f, "a row struck through in the workbook: see whether it belongs"),
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
            Self::NoEntry => write!(f, "no entry under observation"),
            Self::EntryNotBeforeEnd => write!(
                f,
                "the entry is not before death or the last follow-up: nothing was observed after it"
            ),
            Self::MomentNotANumber => write!(f, "not a time since time zero"),
            Self::ImpossibleMoment => write!(f, "a time longer than a life"),
            Self::NoDateOfZero => {
                write!(f, "a date, and the file has no date from which the time runs")
            }
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
            Self::LongTime { years } => {
                write!(f, "a follow-up of {years:.1} years: check the time and its unit")
            }
            Self::OtherThanDates { days } => {
                write!(f, "the dates give {days} days; the time of this column is used")
            }
            Self::EndsInFuture => {
                write!(f, "counted from its starting date, the time would end in the future")
            }
            Self::OperatedAfterDeath { row } => write!(f, "the same patient died earlier, by row {row}"),
            Self::OtherPatient { row } => {
                write!(
                    f,
                    "the same patient number, but not the same here as in row {row}: two patients may share a number"
                )
            }
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

/// Number of issues of one kind in one column.
#[derive(Debug, Clone, PartialEq)]
pub struct IssueCount {
    /// Index of the column; `None` for the whole row.
    pub column: Option<usize>,
    /// The first reason of this kind.
    pub reason: Reason,
    /// Number.
    pub count: usize,
    /// First row of the file with it.
    pub first_row: u32,
}

/// All issues: counted exactly, and the first ones stored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Issues {
    kept: Vec<Issue>,
    counts: BTreeMap<(Option<usize>, &'static str), IssueCount>,
    total: usize,
}

impl Issues {
    /// Stored issues, by row: the first [`MOST_ISSUES`].
    #[must_use]
    pub fn kept(&self) -> &[Issue] {
        &self.kept
    }

    /// Total number, stored or not.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// Number of each kind in each column, whole rows first.
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

/// A value for display: control characters are named, and long texts truncated.
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
