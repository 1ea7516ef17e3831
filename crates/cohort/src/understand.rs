//! Interprets single cells by the role of their column, for both the preview and the reading of a whole
//! sheet.

use std::borrow::Cow;

use clinical::{Answer, Date, Finding, Kind};

use crate::date::{DateOrder, DateProblem, read_date_of};
use crate::delimited::Delimiter;
use crate::event::{normal, yes_or_no};
use crate::issue::Reason;
use crate::mapping::{Column, Mapping};
use crate::missing::MissingWords;
use crate::role::{Moment, Role};
use crate::sheet::Sheet;
use crate::time_cell::TimeCell;
use crate::values::{DecimalSign, read_answer};

/// Meaning of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Said {
    /// None: it is empty or missing, or its column is ignored.
    Nothing,
    /// A text that is used unchanged.
    Text,
    /// A time in days.
    Days(f64),
    /// Death or censoring.
    Event(bool),
    /// A date.
    Day(Date),
    /// An answer to the finding of its column.
    Answer(Answer),
}

/// Days of a year.
pub(crate) const DAYS_OF_YEAR: f64 = 365.25;

/// Follow-up above which a row is pointed out, days: 30 years.
pub(crate) const LONG_DAYS: f64 = 30.0 * DAYS_OF_YEAR;

/// Maximum follow-up, days.
pub(crate) const LONGEST_DAYS: f64 = 40_000.0;

/// The name of a group as a reader sees it: without outer, double and non-breaking spaces, and without characters of
/// no width.
pub(crate) fn visible(name: &str) -> Cow<'_, str> {
    let is_unseen = |c: char| matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}');
    if !name.contains(|c: char| is_unseen(c) || (c.is_whitespace() && c != ' ')) && !name.contains("  ") {
        return Cow::Borrowed(name.trim());
    }
    let seen: String = name.chars().filter(|c| !is_unseen(*c)).collect();
    Cow::Owned(seen.split_whitespace().collect::<Vec<_>>().join(" "))
}

pub(crate) fn understand(mapping: &Mapping, column: &Column, cell: &str) -> Result<Said, Reason> {
    let (decimal, missing) = (mapping.decimal, &mapping.missing);
    let settled = column.settles(cell);
    let cell = column.stands_for(cell).trim();
    if cell.is_empty() || (!settled && missing.comes_first(cell)) {
        return Ok(Said::Nothing);
    }
    let is_missing = |cell: &str| !settled && missing.holds(cell);
    match &column.role {
        Role::Ignored => Ok(Said::Nothing),
        Role::Factor | Role::Patient if is_missing(cell) => Ok(Said::Nothing),
        Role::Factor | Role::Patient => Ok(Said::Text),
        Role::After { finding } => match read_answer(*finding, cell, 0, decimal, missing) {
            Ok(None) => Ok(Said::Nothing),
            Err(error) if !is_measured_after(*finding, cell, missing) => Err(error.into()),
            Ok(Some(_)) | Err(_) => Ok(Said::Text),
        },
        Role::Time { unit } | Role::TimeToDeath { unit } => match TimeCell::of(cell, decimal) {
            Some(time) if (0.0..=LONGEST_DAYS).contains(&time.days(*unit, mapping.from_1904)) => {
                Ok(Said::Days(time.days(*unit, mapping.from_1904)))
            }
            Some(_) => Err(Reason::ImpossibleTime),
            None if is_missing(cell) => Ok(Said::Nothing),
            None => Err(Reason::TimeNotANumber),
        },
        Role::Start { at: Moment::Time(unit) } | Role::Entry { at: Moment::Time(unit) } => {
            match TimeCell::of(cell, decimal).map(|time| time.days(*unit, mapping.from_1904)) {
                Some(days) if days.abs() <= LONGEST_DAYS => Ok(Said::Days(days)),
                Some(_) => Err(Reason::ImpossibleMoment),
                None if is_missing(cell) || is_never(cell) => Ok(Said::Nothing),
                None => Err(Reason::MomentNotANumber),
            }
        }
        Role::Start { at: Moment::Date(order) } | Role::Entry { at: Moment::Date(order) } => {
            let is_none = |cell: &str| is_missing(cell) || is_never(cell);
            day(cell, *order, mapping.from_1904, is_none).map_err(Reason::Date)
        }
        Role::Event { coding } => match coding.reads(cell) {
            Some(happened) => Ok(Said::Event(happened)),
            None if is_missing(cell) => Ok(Said::Nothing),
            None => Err(Reason::UnknownEvent),
        },
        Role::DateOfDeath { order } => {
            day(cell, *order, mapping.from_1904, is_missing).map_err(Reason::DayOfDeath)
        }
        Role::Finding { finding, order, .. } if finding.kind() == Kind::Date => {
            day(cell, order.unwrap_or(DateOrder::YearMonthDay), mapping.from_1904, is_missing)
                .map_err(Reason::Date)
        }
        Role::Finding { finding, unit, .. } => {
            let answer = read_answer(*finding, cell, *unit, decimal, missing)?;
            Ok(answer.map_or(Said::Nothing, Said::Answer))
        }
    }
}

/// Marks of a treatment that was not given. Other words for missing mean that it is unknown whether it was.
const NEVER: &[&str] = &[
    "-",
    ".",
    "/",
    "na",
    "n/a",
    "n.a.",
    "#n/a",
    "nan",
    "null",
    "never",
    "none given",
    "not done",
    "not given",
    "not applicable",
    "nd",
    "n.d.",
    "미시행",
    "未施行",
    "未実施",
    "未做",
    "해당없음",
    "해당 없음",
    "該当なし",
    "不适用",
];

/// Returns whether a cell of a treatment's start means that it was never given.
pub(crate) fn is_never(cell: &str) -> bool {
    let cell = normal(cell);
    cell.is_empty() || yes_or_no(&cell) == Some(false) || NEVER.contains(&cell.as_str())
}

/// Returns whether a cell contains a finding after the operation. Walking may be yes or no.
pub(crate) fn is_measured_after(finding: Finding, cell: &str, missing: &MissingWords) -> bool {
    let walking = finding == Finding::Ambulation && yes_or_no(cell).is_some();
    walking || read_answer(finding, cell, 0, DecimalSign::Point, missing).is_ok()
}

fn day(
    cell: &str,
    order: DateOrder,
    from_1904: bool,
    is_missing: impl Fn(&str) -> bool,
) -> Result<Said, DateProblem> {
    match read_date_of(cell, order, from_1904) {
        Ok(day) => Ok(Said::Day(day)),
        Err(_) if is_missing(cell) => Ok(Said::Nothing),
        Err(problem) => Err(problem),
    }
}

/// A row of the preview.
#[derive(Debug, Clone, PartialEq)]
pub struct PreviewRow {
    /// Row number in the file.
    pub row: u32,
    /// Fault of the whole row.
    pub left_out: Option<Reason>,
    /// Cells, one for each column.
    pub cells: Vec<PreviewCell>,
}

/// A cell of the preview.
#[derive(Debug, Clone, PartialEq)]
pub struct PreviewCell {
    /// Original text.
    pub written: String,
    /// Its meaning, or the reason why it cannot be used.
    pub said: Result<Said, Reason>,
}

impl PreviewCell {
    /// Interprets a cell of a column.
    #[must_use]
    pub fn of(mapping: &Mapping, column: &Column, written: &str) -> Self {
        Self { written: written.to_owned(), said: understand(mapping, column, written) }
    }

    /// The meaning as text: an id, a number, a date year-month-day; empty for none.
    #[must_use]
    pub fn shown(&self, role: &Role) -> String {
        match (&self.said, role) {
            (Err(_) | Ok(Said::Nothing), _) => String::new(),
            (Ok(Said::Text), _) => self.written.clone(),
            (Ok(Said::Days(days)), _) => format!("{}", (days * 10.0).round() / 10.0),
            (Ok(Said::Event(happened)), _) => if *happened { "yes" } else { "no" }.to_owned(),
            (Ok(Said::Day(day)), _) => day.to_string(),
            (Ok(Said::Answer(answer)), Role::Finding { finding, .. }) => answer_text(*finding, *answer),
            (Ok(Said::Answer(_)), _) => String::new(),
        }
    }
}

/// Formats an answer for a cell: an id, a number, a band, a date. The unit is in the heading.
pub(crate) fn answer_text(finding: Finding, answer: Answer) -> String {
    match answer {
        Answer::Choice(at) => finding.values().get(usize::from(at)).copied().unwrap_or_default().to_owned(),
        Answer::Whole(band) => match (band.exact(), finding.kind()) {
            (Some(value), _) => value.to_string(),
            (None, Kind::Count { most, .. } | Kind::Scale { to: most, .. }) if band.high == most => {
                format!("{}+", band.low)
            }
            (None, _) => format!("{}-{}", band.low, band.high),
        },
        Answer::Quantity(quantity) => {
            match finding.measure().and_then(|it| it.units.get(usize::from(quantity.unit))) {
                Some(unit) if quantity.unit > 0 => format!("{} {}", quantity.value, unit.id),
                _ => quantity.value.to_string(),
            }
        }
        Answer::Bounded(bound) => {
            format!("{} {}", bound.comparator.sign(), answer_text(finding, Answer::Quantity(bound.limit)))
        }
        Answer::Date(date) => date.to_string(),
    }
}

/// Interprets the first rows.
///
/// ```
/// use cohort::{Sheet, preview, suggest, no_progress};
/// let sheet = Sheet::from_csv("성별,kps\n여,80\n남,85\n".into(), &mut no_progress)?;
/// let mapping = suggest(&sheet).mapping;
/// let rows = preview(&sheet, &mapping, 10);
/// assert_eq!(rows[0].cells[0].shown(&mapping.columns[0].role), "female");
/// assert!(rows[1].cells[1].said.is_err());
/// # Ok::<(), cohort::Refusal>(())
/// ```
#[must_use]
pub fn preview(sheet: &Sheet, mapping: &Mapping, rows: usize) -> Vec<PreviewRow> {
    let row = |row: usize| {
        let written: Vec<_> = sheet.row_cells(row).collect();
        let left_out = shape(sheet, row, &written);
        let cell = |(place, column): (usize, &Column)| {
            let written = written.get(place).map_or("", |cell| cell);
            PreviewCell::of(mapping, column, written)
        };
        PreviewRow {
            row: sheet.line(row),
            left_out,
            cells: mapping.columns.iter().enumerate().map(cell).collect(),
        }
    };
    (0..sheet.len().min(rows)).map(row).collect()
}

/// Structural fault of a row.
pub(crate) fn shape(sheet: &Sheet, row: usize, cells: &[Cow<'_, str>]) -> Option<Reason> {
    let expected = sheet.own_columns();
    let of_file: Vec<Cow<'_, str>>;
    let cells = if sheet.derived().is_empty() {
        cells
    } else {
        of_file = sheet.cells_of_file(row).collect();
        &of_file
    };
    let found = cells.len();
    let is_blank = |cell: &Cow<'_, str>| cell.trim().is_empty();
    if sheet.is_unclosed(row) {
        return Some(Reason::UnclosedQuote);
    }
    if cells.iter().any(|cell| holds_rows(cell, expected, sheet.delimiter())) {
        return Some(Reason::RowsInCell);
    }
    if found > expected && !cells[expected..].iter().all(is_blank) {
        return Some(Reason::TooManyCells { expected, found });
    }
    if cells.iter().all(is_blank) {
        return Some(Reason::EmptyRow);
    }
    if let Some((kind, used)) = sheet.row_kind(row)
        && !used
    {
        return Some(Reason::NotAPatient(kind));
    }
    (found < expected).then_some(Reason::TooFewCells { expected, found })
}

/// Returns whether a line within a cell has as many parts as the table has columns. Tables of two columns are
/// excluded, because any remark would match.
fn holds_rows(cell: &str, columns: usize, delimiter: Delimiter) -> bool {
    let parts = |line: &str| line.bytes().filter(|byte| *byte == delimiter.byte()).count() + 1;
    columns > 2 && cell.contains('\n') && cell.lines().skip(1).any(|line| parts(line) == columns)
}
