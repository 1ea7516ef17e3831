//! Reads a sheet with a mapping into a cohort, and lists everything that could not be used.
//!
//! Every row of the file is in exactly one of three places: in the cohort; among those scored without
//! follow-up; or excluded. The three add up to the rows of the file.

use std::borrow::Cow;

use clinical::{Answer, Date, Finding};

use crate::cohort::{Cohort, ColumnError, Factor, Start};
use crate::heading::has_other_origin;
use crate::issue::{Consequence, Issues, Reason};
use crate::mapping::{Mapping, MappingError};
use crate::progress::{Progress, ROWS_A_SLICE, Stage};
use crate::role::{Role, RoleKey};
use crate::sheet::{RowKind, Sheet};
use crate::time_zero::{ColumnOrigin, Entry, OriginBy, TimeZero};
use crate::understand::{DAYS_OF_YEAR, LONG_DAYS, LONGEST_DAYS, Said, shape, understand};

mod beside_dates;
mod contradictions;
mod moments;
mod repeats;
mod store;

use beside_dates::BesideDates;
use contradictions::Contradictions;
use moments::{Moments, radiotherapy};
pub use repeats::RepeatedPatients;
use repeats::{Parts, operated_after_death, other_patients, same_rows, spread};
use store::{FollowUp, Store};

/// Result of reading a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Rows that can be analysed. If the mapping has no time or no event: all rows, without follow-up.
    pub cohort: Cohort,
    /// Rows that can be scored, but lack follow-up that others have.
    pub without_follow_up: Cohort,
    /// Values that could not be used.
    pub issues: Issues,
    /// Tally of the rows of the file.
    pub tally: Tally,
    /// Patients with several rows.
    pub repeats: RepeatedPatients,
}

/// Tally of the rows of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Rows of the file below its heading, without empty lines.
    pub rows: usize,
    /// Rows in the cohort.
    pub used: usize,
    /// Rows that are scored without follow-up, by their first reason.
    pub without_follow_up: Vec<ReasonCount>,
    /// Rows excluded, by reason.
    pub left_out: Vec<ReasonCount>,
}

/// Number of rows for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReasonCount {
    /// The [`Reason::id`].
    pub reason: &'static str,
    /// The missing date, if any: rows without different dates are counted separately.
    pub date: Option<Finding>,
    /// Number of rows.
    pub rows: usize,
}

impl Tally {
    /// Returns whether the parts add up to the whole, which is an invariant.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        let sum = |counts: &[ReasonCount]| counts.iter().map(|count| count.rows).sum::<usize>();
        self.used + sum(&self.without_follow_up) + sum(&self.left_out) == self.rows
    }

    fn count(counts: &mut Vec<ReasonCount>, reason: &'static str, date: Option<Finding>) {
        match counts.iter_mut().find(|count| (count.reason, count.date) == (reason, date)) {
            Some(count) => count.rows += 1,
            None => counts.push(ReasonCount { reason, date, rows: 1 }),
        }
    }
}

/// Reasons why a sheet was not read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ReadError {
    /// The mapping cannot be used.
    #[error(transparent)]
    Mapping(#[from] MappingError),
    /// A column has another length than the others, which is a bug.
    #[error(transparent)]
    Column(#[from] ColumnError),
}

/// Reads every row of a sheet with a mapping.
///
/// # Errors
/// If the mapping cannot be used. Faults of rows and cells are no errors.
///
/// ```
/// use cohort::{Sheet, read, suggest, no_progress};
/// let csv = "patient,time_days,died,kps\nA,180,1,80\nB,-3,0,70\nC,90,1,85\nD,12\n";
/// let sheet = Sheet::from_csv(csv.into(), &mut no_progress)?;
/// let reading = read(&sheet, &suggest(&sheet).mapping, &mut no_progress)?;
/// assert_eq!((reading.cohort.len(), reading.cohort.events()), (2, 2));
/// assert_eq!(reading.without_follow_up.rows(), [3]);
/// assert_eq!((reading.tally.left_out[0].reason, reading.tally.adds_up()), ("too-few-cells", true));
/// assert_eq!(reading.issues.kept()[1].to_string(), "row 4, column 4: not a multiple of 10 (\"85\")");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(sheet: &Sheet, mapping: &Mapping, progress: &mut Progress<'_>) -> Result<Reading, ReadError> {
    read_on(sheet, mapping, None, progress)
}

/// Reads every row of a sheet with a mapping. Dates after `today` are invalid.
///
/// # Errors
/// As [`read`].
pub fn read_on(
    sheet: &Sheet,
    mapping: &Mapping,
    today: Option<Date>,
    progress: &mut Progress<'_>,
) -> Result<Reading, ReadError> {
    mapping.check(sheet)?;
    let mut stores: Vec<Store<'_>> =
        mapping.columns.iter().map(|column| Store::new(mapping, column, today, sheet.len())).collect();
    let mut issues = Issues::default();
    let mut tally = Tally { rows: sheet.len(), ..Tally::default() };
    let (mut rows, mut follow_ups) = (Vec::with_capacity(sheet.len()), Vec::with_capacity(sheet.len()));
    let mut cells = Vec::with_capacity(mapping.columns.len());
    for row in 0..sheet.len() {
        if row % ROWS_A_SLICE == 0 {
            progress(Stage::Understanding, row, sheet.len());
        }
        cells.clear();
        cells.extend(sheet.row_cells(row));
        let line = sheet.line(row);
        if let Some(reason) = shape(sheet, row, &cells) {
            Tally::count(&mut tally.left_out, reason.id(), None);
            let written = if reason == Reason::EmptyRow { "" } else { sheet.row_text(row) };
            issues.add(line, None, written, reason);
            continue;
        }
        match sheet.row_kind(row) {
            Some((RowKind::Hidden, _)) => issues.add(line, None, "", Reason::HiddenRowUsed),
            Some((RowKind::Struck, _)) => issues.add(line, None, "", Reason::StruckRowUsed),
            _ => {}
        }
        if let Some(column) = without_patient(mapping, &cells) {
            issues.add(line, Some(column), &cells[column], Reason::NoPatient);
        }
        let mut follow_up = FollowUp { row, ..FollowUp::default() };
        for (place, (cell, store)) in cells.iter().zip(&mut stores).enumerate() {
            if let Err(reason) = store.push(cell, &mut follow_up) {
                if reason.consequence() == Consequence::NoFollowUp {
                    follow_up.reason = follow_up.reason.or(Some(reason.id()));
                }
                issues.add(line, Some(place), cell, reason);
            }
        }
        rows.push(line);
        follow_ups.push(follow_up);
    }
    progress(Stage::Understanding, sheet.len(), sheet.len());
    let moments = Moments::new(mapping, &mut stores);
    let all = assemble(Cohort::new(rows), mapping, stores)?;
    let mut repeats = RepeatedPatients::of(&all);
    for (row, earlier) in same_rows(&all, sheet, mapping, &follow_ups) {
        let [line, earlier] = [row, earlier].map(|row| all.rows()[row]);
        issues.add(line, None, sheet.row_text(follow_ups[row].row), Reason::SameAsRow { row: earlier });
    }
    for (row, earlier, column) in other_patients(&all, sheet, mapping, &follow_ups) {
        let written = sheet.row_cells(follow_ups[row].row).nth(column);
        let reason = Reason::OtherPatient { row: all.rows()[earlier] };
        issues.add(all.rows()[row], Some(column), written.as_deref().unwrap_or(""), reason);
    }
    let (cohort, without_follow_up) = if mapping.lacks().is_empty() {
        repeats.spread = spread(&all, |row| parts(&all, mapping, row, follow_ups[row]));
        let seen = Seen { sheet, mapping, rows: &follow_ups, moments: &moments };
        let followed = Followed::of(&all, &seen, today, &mut issues, &mut tally);
        let (cohort, without) = followed.part(all)?;
        for (row, death) in operated_after_death(&cohort, mapping) {
            let reason = Reason::OperatedAfterDeath { row: cohort.rows()[death] };
            issues.add(cohort.rows()[row], mapping.place(RoleKey::Finding(Finding::DateSurgery)), "", reason);
        }
        (cohort, without)
    } else {
        let none = all.select(&[]);
        (all, none)
    };
    tally.used = cohort.len();
    issues.sort();
    Ok(Reading { cohort, without_follow_up, issues, tally, repeats })
}

/// The patient column, if it is empty in this row.
fn without_patient(mapping: &Mapping, cells: &[Cow<'_, str>]) -> Option<usize> {
    let place = mapping.place(RoleKey::Patient)?;
    let column = mapping.columns.get(place)?;
    let nothing = understand(mapping, column, cells.get(place)?) == Ok(Said::Nothing);
    nothing.then_some(place)
}

fn assemble(mut cohort: Cohort, mapping: &Mapping, stores: Vec<Store<'_>>) -> Result<Cohort, ColumnError> {
    for (column, store) in mapping.columns.iter().zip(stores) {
        let factor = |store: Store<'_>| {
            Factor::new(&column.heading, store.labels())
                .ordered(column.order.clone())
                .with_decimal(mapping.decimal)
        };
        cohort = match column.role {
            Role::Factor => cohort.with_factor(factor(store))?,
            Role::After { finding } => cohort.with_factor_after(factor(store), finding)?,
            Role::Patient => cohort.with_patients(store.labels())?,
            Role::Finding { finding, .. } => cohort.with_answers(finding, store.answers())?,
            Role::Ignored
            | Role::Time { .. }
            | Role::TimeToDeath { .. }
            | Role::Event { .. }
            | Role::DateOfDeath { .. }
            | Role::Start { .. }
            | Role::Entry { .. } => cohort,
        };
    }
    let stated = mapping.columns.iter().filter(|column| column.known_at_zero && column.may_be_later());
    let named = stated.map(|column| match column.role {
        Role::Finding { finding, .. } => finding.id().to_owned(),
        _ => column.heading.clone(),
    });
    Ok(cohort.with_known_at_zero(named.collect()))
}

/// A sheet as read.
struct Seen<'a> {
    sheet: &'a Sheet,
    mapping: &'a Mapping,
    rows: &'a [FollowUp],
    moments: &'a Moments,
}

/// Rows with time and event, and rows without.
struct Followed {
    with: Vec<usize>,
    without: Vec<usize>,
    time_days: Vec<f64>,
    event: Vec<bool>,
    entry_days: Vec<f64>,
    time_zero: TimeZero,
    /// Number of rows without follow-up whose patient is alive.
    living_left_out: usize,
    /// Cells that contradict their row and count as missing.
    not_used: Vec<(Finding, usize)>,
    /// Origin of the time column.
    origin: Option<ColumnOrigin>,
    /// Treatments of the rows with follow-up.
    starts: Vec<Start>,
}

impl Followed {
    fn of(
        all: &Cohort,
        seen: &Seen<'_>,
        today: Option<Date>,
        issues: &mut Issues,
        tally: &mut Tally,
    ) -> Self {
        let Seen { sheet, mapping, rows, moments } = *seen;
        let contradictions = Contradictions::new(all, mapping);
        let dates = BesideDates::new(all, mapping, rows, today);
        let mut followed = Self {
            with: Vec::new(),
            without: Vec::new(),
            time_days: Vec::new(),
            event: Vec::new(),
            entry_days: Vec::new(),
            time_zero: mapping.time_zero(),
            living_left_out: 0,
            not_used: Vec::new(),
            origin: origin(mapping, dates.as_ref()),
            starts: Vec::new(),
        };
        let mut placed = Vec::new();
        let mut add = |follow_up: &FollowUp, column: Option<usize>, reason| {
            let written = column.and_then(|column| sheet.row_cells(follow_up.row).nth(column));
            issues.add(sheet.line(follow_up.row), column, written.as_deref().unwrap_or(""), reason);
        };
        let zero_of = |row: usize| match mapping.time.origin() {
            Some(origin) => day_of(all, origin, row),
            None => dates.as_ref().and_then(|dates| dates.zero(row)),
        };
        for (row, follow_up) in rows.iter().enumerate() {
            let mut at_fault = None;
            let zero = zero_of(row);
            let outcome = match follow_up.reason {
                Some(reason) => Err((reason, None)),
                None => complete(all, mapping, row, *follow_up, Some((moments, zero))).map_err(|reason| {
                    let column = column_of(&reason, mapping, follow_up);
                    let told = (reason.id(), reason.missing_day());
                    at_fault = column;
                    add(follow_up, column, reason);
                    told
                }),
            };
            let event = outcome.as_ref().ok().map(|(_, _, event)| *event);
            for (column, reason) in contradictions.of(row, follow_up, event) {
                if reason.consequence() == Consequence::CellMissing
                    && let Some(Role::Finding { finding, .. }) =
                        mapping.columns.get(column).map(|it| &it.role)
                {
                    followed.not_used.push((*finding, row));
                }
                if Some(column) != at_fault {
                    add(follow_up, Some(column), reason);
                }
            }
            match outcome {
                Ok((days, entry, event)) => {
                    let column = column_of_time(mapping, follow_up, event);
                    let beside = dates.as_ref().and_then(|dates| dates.of(row, follow_up, days));
                    let long = (days > LONG_DAYS).then_some(Reason::LongTime { years: days / DAYS_OF_YEAR });
                    beside.into_iter().chain(long).for_each(|reason| add(follow_up, column, reason));
                    placed.push((row, zero, days, event));
                    followed.with.push(row);
                    followed.time_days.push(days);
                    followed.event.push(event);
                    followed.entry_days.push(entry);
                }
                Err((reason, date)) => {
                    Tally::count(&mut tally.without_follow_up, reason, date);
                    followed.without.push(row);
                    followed.living_left_out += usize::from(died(mapping, *follow_up) == Ok(false));
                }
            }
        }
        followed.starts = moments.starts(&placed, &mut |row, column, reason| {
            if let Some(follow_up) = rows.get(row) {
                add(follow_up, Some(column), reason);
            }
        });
        followed.starts.extend(radiotherapy(all, mapping, &placed));
        followed
    }

    fn part(self, mut all: Cohort) -> Result<(Cohort, Cohort), ColumnError> {
        for finding in Finding::ALL {
            let rows: Vec<usize> =
                self.not_used.iter().filter(|cell| cell.0 == *finding).map(|cell| cell.1).collect();
            if let Some(answers) = all.answers(*finding).filter(|_| !rows.is_empty()) {
                let answers = answers.without(&rows);
                all = all.with_answers(*finding, answers)?;
            }
        }
        let without = all.select(&self.without);
        let with = if self.without.is_empty() { all } else { all.select(&self.with) };
        let with = with.with_follow_up(self.time_days, self.event)?.with_time_zero(self.time_zero);
        let with = with.with_living_left_out(self.living_left_out).with_origin(self.origin);
        let late = self.time_zero.entry.is_delayed();
        let mut with = if late { with.with_entry(self.entry_days)? } else { with };
        for start in self.starts {
            with = with.with_start(start)?;
        }
        Ok((with, without))
    }
}

/// Origin of the time column by its heading or the dates, unless it is the page's own `time_days`.
fn origin(mapping: &Mapping, dates: Option<&BesideDates<'_>>) -> Option<ColumnOrigin> {
    if mapping.time.origin().is_some() {
        return None;
    }
    let column = &mapping.columns.get(mapping.place(RoleKey::Time)?)?.heading;
    let by_dates = || dates.and_then(BesideDates::origin).filter(|_| column != Finding::TimeDays.id());
    let by = if has_other_origin(column) { Some(OriginBy::Heading) } else { by_dates() };
    by.map(|by| ColumnOrigin { column: column.clone(), by })
}

/// The column that ends the time of a row.
fn column_of_time(mapping: &Mapping, follow_up: &FollowUp, died: bool) -> Option<usize> {
    if mapping.time.origin().is_some() {
        return column_of(&Reason::EndBeforeStart, mapping, follow_up);
    }
    let to_death = mapping.place(RoleKey::TimeToDeath).filter(|_| died);
    to_death.or_else(|| mapping.place(RoleKey::Time))
}

/// The column at fault for a row without follow-up.
fn column_of(reason: &Reason, mapping: &Mapping, follow_up: &FollowUp) -> Option<usize> {
    let (last, death) = (RoleKey::Finding(Finding::DateLastFollowup), RoleKey::DateOfDeath);
    match reason {
        Reason::NoTime if died(mapping, *follow_up) == Ok(true) => {
            mapping.place(RoleKey::TimeToDeath).or_else(|| mapping.place(RoleKey::Time))
        }
        Reason::NoTime => mapping.place(RoleKey::Time),
        Reason::AliveWithDeath => mapping.place(death).or_else(|| mapping.place(RoleKey::TimeToDeath)),
        Reason::NoEvent => mapping.place(RoleKey::Event),
        Reason::NoDate { date } => {
            let end = || (*date == Finding::DateLastFollowup).then(|| mapping.place(death)).flatten();
            mapping.place(RoleKey::Finding(*date)).or_else(end)
        }
        Reason::NoEntry | Reason::EntryNotBeforeEnd => mapping.place(RoleKey::Entry),
        Reason::OperationNotBeforeEnd => mapping.place(RoleKey::Finding(Finding::DateSurgery)),
        // A date of death ends the time before any other.
        Reason::EndBeforeStart | Reason::ImpossibleTime => {
            mapping.place(if follow_up.death.is_some() { death } else { last })
        }
        _ => None,
    }
}

/// Answer of a row to a finding that is a date.
fn day_of(all: &Cohort, finding: Finding, row: usize) -> Option<Date> {
    match all.answers(finding)?.get(row)? {
        Answer::Date(day) => Some(*day),
        _ => None,
    }
}

/// Time and entry of a row, both in days from time zero, and its event. `moments`, with the date of time zero, state
/// the entry.
fn complete(
    all: &Cohort,
    mapping: &Mapping,
    row: usize,
    follow_up: FollowUp,
    moments: Option<(&Moments, Option<Date>)>,
) -> Result<(f64, f64, bool), Reason> {
    let day = |finding: Finding| day_of(all, finding, row);
    let (days, entry) = match mapping.time.origin() {
        None => {
            let by_death = mapping.place(RoleKey::TimeToDeath).is_some() && died(mapping, follow_up)?;
            let days = if by_death { follow_up.days_to_death } else { follow_up.days };
            (days.ok_or(Reason::NoTime)?, 0.0)
        }
        Some(origin) => {
            let start = day(origin).ok_or(Reason::NoDate { date: origin })?;
            let last = Finding::DateLastFollowup;
            let end = follow_up.death.or_else(|| day(last)).ok_or(Reason::NoDate { date: last })?;
            let days = between(start, end);
            if days < 0.0 {
                return Err(Reason::EndBeforeStart);
            }
            if days > LONGEST_DAYS {
                return Err(Reason::ImpossibleTime);
            }
            (days, entry(mapping, start, days, day(Finding::DateSurgery))?)
        }
    };
    let recorded = moments.and_then(|(moments, zero)| moments.entry(row, zero, days));
    Ok((days, recorded.transpose()?.unwrap_or(entry), died(mapping, follow_up)?))
}

/// Parts of the follow-up in a row.
fn parts(all: &Cohort, mapping: &Mapping, row: usize, follow_up: FollowUp) -> Parts {
    let has = |finding: Finding| all.answers(finding).is_some_and(|answers| answers.get(row).is_some());
    let (start, end) = match mapping.time.origin() {
        None => {
            let has_time = follow_up.days.is_some() || follow_up.days_to_death.is_some();
            (has_time, has_time)
        }
        Some(origin) => (has(origin), follow_up.death.is_some() || has(Finding::DateLastFollowup)),
    };
    let has_death = follow_up.death.is_some() || follow_up.days_to_death.is_some();
    let event = follow_up.event.is_some() || has_death || mapping.place(RoleKey::Event).is_none();
    Parts { start, end, event, whole: complete(all, mapping, row, follow_up, None).is_ok() }
}

/// Returns whether the patient of a row died: by the event column or, without one, by a date of death or time
/// to death.
fn died(mapping: &Mapping, follow_up: FollowUp) -> Result<bool, Reason> {
    let has_death = follow_up.death.is_some() || follow_up.days_to_death.is_some();
    match follow_up.event {
        Some(false) if has_death => Err(Reason::AliveWithDeath),
        Some(died) => Ok(died),
        None if mapping.place(RoleKey::Event).is_some() => Err(Reason::NoEvent),
        None => Ok(has_death),
    }
}

/// Entry of a row, in days from time zero. A patient operated on before time zero is under observation at
/// time zero.
fn entry(mapping: &Mapping, start: Date, days: f64, operation: Option<Date>) -> Result<f64, Reason> {
    if mapping.time_zero().entry != Entry::AtOperation {
        return Ok(0.0);
    }
    let operation = operation.ok_or(Reason::NoDate { date: Finding::DateSurgery })?;
    let entry = between(start, operation).max(0.0);
    if entry < days { Ok(entry) } else { Err(Reason::OperationNotBeforeEnd) }
}

fn between(start: Date, end: Date) -> f64 {
    start.until(end).map_or(f64::NAN, |span| f64::from(span.get_days()))
}
