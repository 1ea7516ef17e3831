//! Dates of death as evidence of the coding of death: a row with a date of death is of a deceased patient.

use crate::date::{DateOrder, read_date};
use crate::doubt::is_day;
use crate::event::{EventCoding, HeadingSays};
use crate::heading::{Meaning, recognise, says};
use crate::mapping::{Column, Mapping};
use crate::profile::{ColumnSeen, Profile};
use crate::role::{Role, RoleKey};

/// Number of values of a column that are counted: a coding has few.
const VALUES: usize = 12;
/// Number of distinct values after which a column without any date is none of dates.
const LOOKED_AT: usize = 200;
/// Minimum share of rows with a date of death among the rows of a value that means death. Not every death needs
/// a date.
const LEAST_OF_DEAD: f64 = 0.3;
/// Maximum share among the rows of a value that means alive: a few rows may contradict themselves.
const MOST_OF_ALIVE: f64 = 0.1;
/// Minimum number of dated rows that decide a coding.
const FEWEST_DATED: u32 = 2;

/// Columns that may be the date of death, and rows that have one, by value of the other columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Deaths(Vec<Dated>);

#[derive(Debug, Clone, PartialEq, Default)]
struct Dated {
    column: usize,
    /// True if the heading is that of a date of death, so that plain numbers are dates.
    named: bool,
    /// Distinct values of the column that are dates.
    is_date: Vec<bool>,
    hopeless: bool,
    /// Number of rows with a date, by column and value.
    rows: Vec<[u32; VALUES]>,
}

impl Deaths {
    pub(crate) fn under(headings: &[String]) -> Self {
        let of = |(column, heading): (usize, &String)| {
            let named = match recognise(heading) {
                Some(Meaning::DateOfDeath | Meaning::Event { .. }) => true,
                None => false,
                Some(_) => return None,
            };
            Some(Dated { column, named, rows: vec![[0; VALUES]; headings.len()], ..Dated::default() })
        };
        Self(headings.iter().enumerate().filter_map(of).collect())
    }

    /// Counts a row; `places` are the positions of its cells among the values of their columns.
    pub(crate) fn look(&mut self, places: &[Option<usize>], columns: &[ColumnSeen]) {
        for dated in self.0.iter_mut().filter(|dated| !dated.hopeless) {
            let Some(place) = places.get(dated.column).copied().flatten() else { continue };
            if place == dated.is_date.len() {
                let cell = columns.get(dated.column).and_then(|seen| seen.values.get(place));
                let is_date = cell.is_some_and(|value| dated.is_date(&value.text));
                dated.is_date.push(is_date);
                dated.hopeless = dated.is_date.len() == LOOKED_AT && !dated.is_date.contains(&true);
            }
            if dated.is_date.get(place) == Some(&true) {
                for (rows, place) in dated.rows.iter_mut().zip(places) {
                    if let Some(rows) = place.and_then(|place| rows.get_mut(place)) {
                        *rows = rows.saturating_add(1);
                    }
                }
            }
        }
    }
}

impl Dated {
    fn is_date(&self, cell: &str) -> bool {
        is_day(cell) || (self.named && read_date(cell, DateOrder::YearMonthDay).is_ok())
    }
}

/// Rows with a value of the event, and those of them with a date of death.
struct Counted<'a> {
    value: &'a str,
    rows: f64,
    dated: u32,
}

impl Profile {
    /// Number of rows with each value of a column, and with a date of death among them; `None` without such a
    /// column.
    fn dated(&self, at: usize, mapping: &Mapping) -> Option<Vec<Counted<'_>>> {
        let death = mapping.place(RoleKey::DateOfDeath)?;
        let dated = self.deaths.0.iter().find(|dated| dated.column == death && !dated.hopeless)?;
        let (rows, seen) = (dated.rows.get(at)?, self.columns.get(at)?);
        if seen.values.len() > VALUES {
            return None;
        }
        let counted = seen.values.iter().zip(rows);
        let known = counted.filter(|(value, _)| !mapping.missing.holds(&value.text));
        Some(
            known
                .map(|(value, dated)| Counted { value: &value.text, rows: value.rows as f64, dated: *dated })
                .collect(),
        )
    }

    /// Meaning of the values of an event column, by its heading and the dates of death. Dates decide where the
    /// heading does not.
    pub(crate) fn event_says(&self, at: usize, mapping: &Mapping) -> HeadingSays {
        let Some(seen) = self.columns.get(at) else { return HeadingSays::default() };
        let heading = says(&seen.heading);
        let known = || seen.known(&mapping.missing);
        let (_, doubts) = EventCoding::of(known(), heading);
        if !doubts.iter().any(|doubt| doubt.is_of_numbers()) {
            return heading;
        }
        let Some(counted) = self.dated(at, mapping) else { return heading };
        let digits: Vec<(char, Option<bool>)> = counted
            .iter()
            .filter_map(|counted| Some((EventCoding::digit(known(), counted.value)?, died(counted))))
            .collect();
        let of = |wanted: bool| {
            let mut found = digits.iter().filter(|it| it.1 == Some(wanted)).map(|it| it.0);
            found.next().filter(|digit| found.all(|other| other == *digit))
        };
        let dated: u32 = counted.iter().filter(|it| died(it) == Some(true)).map(|it| it.dated).sum();
        match (of(true), of(false)) {
            (Some(died), Some(alive)) if died != alive && dated >= FEWEST_DATED => {
                HeadingSays::Spelled { died: Some(died), alive: Some(alive) }
            }
            _ => heading,
        }
    }

    /// Recodes an event column by the dates of death, where the heading does not decide.
    pub(crate) fn by_dates(&self, at: usize, column: &mut Column, mapping: &Mapping) {
        if let Role::Event { coding } = &mut column.role
            && let Some(seen) = self.columns.get(at)
            && let says @ HeadingSays::Spelled { .. } = self.event_says(at, mapping)
        {
            *coding = EventCoding::of(seen.known(&mapping.missing), says).0;
        }
    }

    /// Returns whether most rows with a date of death count as alive by a coding.
    pub(crate) fn dates_contradict(&self, at: usize, coding: &EventCoding, mapping: &Mapping) -> bool {
        let Some(counted) = self.dated(at, mapping) else { return false };
        let rows = |died: bool| -> u32 {
            counted.iter().filter(|it| coding.reads(it.value) == Some(died)).map(|it| it.dated).sum()
        };
        rows(false) >= FEWEST_DATED && rows(false) > rows(true)
    }
}

/// Meaning of a value by the share of its rows with a date of death; `None` if the share is in between.
fn died(counted: &Counted<'_>) -> Option<bool> {
    let share = f64::from(counted.dated) / counted.rows.max(1.0);
    if share >= LEAST_OF_DEAD {
        return Some(true);
    }
    (share <= MOST_OF_ALIVE).then_some(false)
}
