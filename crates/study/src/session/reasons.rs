//! Converts refusals, doubts, issues and errors to messages. Each enum is matched exhaustively: a new case
//! does not compile until it has a message.

use clinical::{Finding, Problem};
use cohort::analysis::AnalysisError;
use cohort::{
    Cells, Consequence, Doubt, DoubtAbout, EventDoubt, MappingError, MissingRequirement, Reason, Refusal,
    RoleKey, SheetNote, TimeUnit,
};

use crate::localized_message::LocalizedMessage;

pub(super) fn refusal_message(refusal: &Refusal) -> LocalizedMessage {
    let said = LocalizedMessage::new("refusal", refusal.id());
    match refusal {
        Refusal::Empty | Refusal::Locked | Refusal::NoWorkbooks => said,
        Refusal::NotATable { kind } => said.with("kind", &kind.id()).with("advice", &kind.advice().id()),
        Refusal::TooLarge { bytes, most } => said.with("bytes", bytes).with("most", most),
        Refusal::UnpacksTooLarge { part, most } => said.with("part", part).with("most", most),
        Refusal::DamagedPart { part } => said.with("part", part),
        Refusal::BrokenWorkbook { problem } => said.with("problem", problem),
        Refusal::BrokenDataFile { kind, problem } => {
            said.with("kind", &kind.id()).with("problem", problem).with("advice", &kind.advice().id())
        }
        Refusal::NoSuchSheet { name, sheets } => said.with("name", name).with("sheets", &sheets.join(", ")),
        Refusal::TooManyColumns { line, most } | Refusal::CellTooLong { line, most } => {
            said.with("line", line).with("most", most)
        }
        Refusal::TooManyRows { most } => said.with("most", most),
        Refusal::OnlyAHeading { line, columns } => said.with("line", line).with("columns", columns),
    }
}

pub(super) fn note_message(note: &SheetNote, heading: &[String]) -> LocalizedMessage {
    let named = |id: &str| LocalizedMessage::new("note", id);
    let called = |column: usize| heading.get(column).map_or("", String::as_str);
    match note {
        SheetNote::AboveHeading { lines } => named("above-heading").with("lines", lines),
        SheetNote::SameHeading { column, heading } => {
            named("same-heading").with("heading", heading).with("column", &called(*column))
        }
        SheetNote::OneColumn => named("one-column"),
        SheetNote::HiddenColumns { columns } => {
            let names: Vec<&str> = columns.iter().map(|column| called(*column)).collect();
            named("hidden-columns").with("values", &names.join(", "))
        }
        SheetNote::WithoutHeading => named("without-heading"),
        SheetNote::NoHeading { column } => named("no-heading").with("column", &(column + 1)),
        SheetNote::Replaced { places } => named("replaced").with("places", places),
        SheetNote::Nulls { places } => named("nulls").with("places", places),
        SheetNote::FormulasWithoutValue { cells } => named("formulas-without-value").with("cells", cells),
        SheetNote::MergedCells { cells } => named("merged-cells").with("cells", cells),
        SheetNote::DataFile { kind, columns, cells } => {
            named("data-file").with("kind", &kind.id()).with("columns", columns).with("cells", cells)
        }
        SheetNote::Longitudinal { patients, rows, events, join } => {
            let id = if join.is_some() { "rows-joined" } else { "longitudinal" };
            named(id).with("patients", patients).with("rows", rows).with("values", &events.join(", "))
        }
        SheetNote::StruckCells { rows, lines } => numbered(named("struck-cells"), *rows, lines),
        SheetNote::SameHeadings { sheet, others } => {
            named("same-headings").with("name", sheet).with("values", &others.join(", "))
        }
        SheetNote::Rows { kind, rows, lines, .. } => numbered(named(kind.id()), *rows, lines),
    }
}

/// Adds the numbers of rows to a message, with the number of further ones.
fn numbered(said: LocalizedMessage, rows: usize, lines: &[u32]) -> LocalizedMessage {
    let shown: Vec<String> = lines.iter().map(u32::to_string).collect();
    let said = said.with("values", &shown.join(", "));
    let more = rows.saturating_sub(lines.len());
    if more > 0 { said.with("more", &more) } else { said }
}

pub(super) fn doubt_message(doubt: &Doubt, heading: &[String]) -> LocalizedMessage {
    let named = |id: &str| LocalizedMessage::new("doubt", id);
    match &doubt.about {
        DoubtAbout::DayOrMonth => named("day-or-month"),
        DoubtAbout::OrdersMixed { day_first, month_first, either } => {
            named("orders-mixed").with("day", day_first).with("month", month_first).with("either", either)
        }
        DoubtAbout::ShortYears(cells) => listed(named("short-years"), cells),
        DoubtAbout::Variants(cells) => listed(named("variants"), cells),
        DoubtAbout::TimeUnit => named("time-unit"),
        DoubtAbout::UnitOfHeading { unit } => named("unit-of-heading").with("time", &time_unit_id(*unit)),
        DoubtAbout::OtherOrigin => named("other-origin"),
        DoubtAbout::PartOfTime { other } => {
            named("part-of-time").with("by", &heading.get(*other).map_or("", String::as_str))
        }
        DoubtAbout::NumbersOfHospitals { other } => {
            named("numbers-of-hospitals").with("by", &heading.get(*other).map_or("", String::as_str))
        }
        DoubtAbout::ShownAsDates(cells) => listed(named("shown-as-dates"), cells),
        DoubtAbout::NotATime(cells) => listed(named("not-a-time"), cells),
        DoubtAbout::DatesNotTimes(cells) => listed(named("dates-not-times"), cells),
        DoubtAbout::ImpossibleTimes(cells) => listed(named("impossible-times"), cells),
        DoubtAbout::SameTime(value) => named("same-time").with("values", value),
        DoubtAbout::WithoutTimes => named("without-times"),
        DoubtAbout::LongTimes { unit, median, longest } => named("long-times")
            .with("time", &time_unit_id(*unit))
            .with("median", &rounded(*median))
            .with("longest", &rounded(*longest)),
        DoubtAbout::ShortTimes { median, longest } => {
            named("short-times").with("median", &rounded(*median)).with("longest", &rounded(*longest))
        }
        DoubtAbout::OnlyTheDead => named("only-the-dead"),
        DoubtAbout::Event(EventDoubt::Unknown { values }) => {
            named("event-unknown").with("values", &values.join(", "))
        }
        DoubtAbout::Causes(cells) => listed(named("event-causes"), cells),
        DoubtAbout::UnknownEvent(cells) => listed(named("event-unknown"), cells),
        DoubtAbout::Event(EventDoubt::MayBeSwapped) => named("event-may-be-swapped"),
        DoubtAbout::Event(EventDoubt::Unnamed) => named("event-unnamed"),
        DoubtAbout::Event(EventDoubt::Numbers) => named("event-numbers"),
        DoubtAbout::Event(EventDoubt::Marked) | DoubtAbout::Marked => named("marked"),
        DoubtAbout::Event(EventDoubt::OneSided) => named("event-one-sided"),
        DoubtAbout::Event(EventDoubt::AgainstDates) => named("event-against-dates"),
        DoubtAbout::EventUntil => named("event-until"),
        DoubtAbout::EventIsADate => named("event-is-a-date"),
        DoubtAbout::Taken { by } => named("taken").with("by", &heading.get(*by).map_or("", String::as_str)),
        DoubtAbout::NotUnderstood(cells) => listed(named("not-understood"), cells),
        DoubtAbout::Codes(cells) => listed(named("codes"), cells),
        DoubtAbout::PointsNotMeasured(cells) => listed(named("points"), cells),
        DoubtAbout::Unit { finding, perhaps, used } => named("unit")
            .with("finding", &finding.id())
            .with("unit", &unit(*finding, *perhaps))
            .with("used", &unit(*finding, *used)),
        DoubtAbout::UnitTaken { finding, unit: taken, instead_of } => named("unit-taken")
            .with("unit", &unit(*finding, *taken))
            .with("used", &unit(*finding, *instead_of)),
        DoubtAbout::UnknownUnit { finding, named: written, used } => {
            named("unknown-unit").with("given", written).with("used", &unit(*finding, *used))
        }
        DoubtAbout::Unusual { finding, unit: place, cells } => {
            listed(named("unusual").with("unit", &unit(*finding, *place)), cells)
        }
        DoubtAbout::UnknownPrimary(cells) => listed(named("unknown-primary"), cells),
        DoubtAbout::DecimalsOrThousands(cells) => listed(named("decimals-or-thousands"), cells),
    }
}

/// Adds values to a message, with the number of further ones.
pub(super) fn listed(said: LocalizedMessage, cells: &Cells) -> LocalizedMessage {
    let said = said.with("values", &cells.values.join(", "));
    if cells.more > 0 { said.with("more", &cells.more) } else { said }
}

/// Rounds to one decimal.
fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// Id by which the page translates a unit of time.
fn time_unit_id(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Days => "days",
        TimeUnit::Weeks => "weeks",
        TimeUnit::Months => "months",
        TimeUnit::Years => "years",
    }
}

pub(super) fn missing_requirement_message(lack: MissingRequirement) -> LocalizedMessage {
    LocalizedMessage::new(
        "lack",
        match lack {
            MissingRequirement::Time => "time",
            MissingRequirement::Origin => "origin",
            MissingRequirement::Event => "event",
        },
    )
}

pub(super) fn mapping_message(error: &MappingError) -> LocalizedMessage {
    let named = |id: &str| LocalizedMessage::new("mapping", id);
    match error {
        MappingError::NotAMapping { problem } => named("not-a-mapping").with("problem", problem),
        MappingError::Later { found } => named("later").with("found", found),
        MappingError::OtherSheet { mapping, sheet } => {
            named("other-sheet").with("mapping", mapping).with("sheet", sheet)
        }
        MappingError::Twice { first, second, what } => {
            named("twice").with("first", first).with("second", second).with("what", &what_id(*what))
        }
        MappingError::NoDateColumn { needed } => named("no-date-column").with("finding", &needed.id()),
        MappingError::NoSuchUnit { finding, unit } => {
            named("no-such-unit").with("finding", &finding.id()).with("unit", unit)
        }
    }
}

/// Role of a column: the id of a finding, or the suffix of a message id.
fn what_id(what: RoleKey) -> &'static str {
    match what {
        RoleKey::Patient => "patient",
        RoleKey::Time => "time",
        RoleKey::TimeToDeath => "time-to-death",
        RoleKey::Event => "event",
        RoleKey::DateOfDeath => "date-of-death",
        RoleKey::Entry => "entry",
        RoleKey::Finding(finding) => finding.id(),
    }
}

impl From<&Reason> for LocalizedMessage {
    fn from(reason: &Reason) -> Self {
        let said = Self::new("issue", reason.id());
        match reason {
            Reason::EmptyRow
            | Reason::UnclosedQuote
            | Reason::RowsInCell
            | Reason::NotAPatient(_)
            | Reason::HiddenRowUsed
            | Reason::StruckRowUsed
            | Reason::NoPatient
            | Reason::NoTime
            | Reason::NoEvent
            | Reason::TimeNotANumber
            | Reason::ImpossibleTime
            | Reason::UnknownEvent
            | Reason::EndBeforeStart
            | Reason::OperationNotBeforeEnd
            | Reason::NoEntry
            | Reason::EntryNotBeforeEnd
            | Reason::MomentNotANumber
            | Reason::ImpossibleMoment
            | Reason::NoDateOfZero
            | Reason::AliveWithDeath
            | Reason::DeathWithoutDay
            | Reason::ContactAfterDeath
            | Reason::AfterDeath
            | Reason::AfterLastContact
            | Reason::EndsInFuture
            | Reason::DayOfDeath(_)
            | Reason::Date(_) => said,
            Reason::TooFewCells { expected, found } | Reason::TooManyCells { expected, found } => {
                said.with("expected", expected).with("found", found)
            }
            Reason::Unusual { lowest, highest, unit } => {
                said.with("lowest", lowest).with("highest", highest).with("unit", unit)
            }
            Reason::LongTime { years } => said.with("years", &rounded(*years)),
            Reason::OtherThanDates { days } => said.with("days", days),
            Reason::OperatedAfterDeath { row } | Reason::SameAsRow { row } | Reason::OtherPatient { row } => {
                said.with("row", row)
            }
            Reason::NoDate { date } => said.with("finding", &date.id()),
            Reason::Answer(problem) => problem_message(said, problem),
        }
    }
}

fn problem_message(said: LocalizedMessage, problem: &Problem) -> LocalizedMessage {
    match problem {
        Problem::NotYesOrNo
        | Problem::NotANumber
        | Problem::AmbiguousSeparator { .. }
        | Problem::NotWhole
        | Problem::EmptyBand
        | Problem::NotADate
        | Problem::ImpossibleDate
        | Problem::WrongKind => said,
        Problem::NotAnOption { options } => said.with("options", &options.join(", ")),
        Problem::BetweenSteps { step } => said.with("step", step),
        Problem::OutOfRange { lowest, highest, unit, .. } => {
            said.with("lowest", lowest).with("highest", highest).with("unit", unit)
        }
        Problem::UnknownUnit { units } => said.with("units", units),
    }
}

impl From<Consequence> for LocalizedMessage {
    fn from(consequence: Consequence) -> Self {
        Self::new(
            "consequence",
            match consequence {
                Consequence::RowLeftOut => "row-left-out",
                Consequence::NoFollowUp => "no-follow-up",
                Consequence::CellMissing => "cell-missing",
                Consequence::Used => "used",
            },
        )
    }
}

impl From<&AnalysisError> for LocalizedMessage {
    fn from(error: &AnalysisError) -> Self {
        let named = |id: &str| Self::new("cannot", id);
        match error {
            AnalysisError::NoFollowUp => named("no-follow-up"),
            AnalysisError::NoColumn { name } => named("no-column").with("name", name),
            AnalysisError::NoSystem { system } => named("no-system").with("name", system),
            AnalysisError::TooManyGroups { groups, most } => {
                named("too-many-groups").with("groups", groups).with("most", most)
            }
            AnalysisError::NoRows => named("no-rows"),
            AnalysisError::DifferentValues => named("different-values"),
            AnalysisError::DifferentFindings => named("different-findings"),
            AnalysisError::DelayedEntry => named("delayed-entry"),
            AnalysisError::Method { .. } => other(error),
        }
    }
}

/// An error without its own message: a bug, or a limit of a method.
pub(super) fn other(problem: &dyn std::fmt::Display) -> LocalizedMessage {
    LocalizedMessage::new("cannot", "other").with("problem", problem)
}

fn unit(finding: Finding, place: u8) -> String {
    let unit = finding.measure().and_then(|measure| measure.units.get(usize::from(place)));
    unit.map_or_else(String::new, |unit| unit.id.to_owned())
}
