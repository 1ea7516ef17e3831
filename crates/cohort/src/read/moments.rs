//! Columns of moments: the entry under observation, and the starts of treatments.

use clinical::{Answer, Date, Finding};

use super::between;
use super::store::Store;
use crate::cohort::{Cohort, Start};
use crate::issue::Reason;
use crate::mapping::Mapping;
use crate::role::{Role, RoleKey};

/// A cell of a column of moments.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum MomentSeen {
    /// Empty, or a mark of a treatment that was not given.
    Never,
    /// Not recorded, or not understood.
    Unknown,
    /// A date.
    Day(Date),
    /// Days since time zero.
    Days(f64),
}

/// A column of moments, with one cell for each row.
pub(super) struct Column {
    /// Index in the sheet.
    pub(super) place: usize,
    name: String,
    cells: Vec<MomentSeen>,
}

/// All columns of moments of a sheet.
pub(super) struct Moments {
    entry: Option<Column>,
    starts: Vec<Column>,
}

impl Moments {
    /// Takes them from the columns that were read.
    pub(super) fn new(mapping: &Mapping, stores: &mut [Store<'_>]) -> Self {
        let (mut entry, mut starts) = (None, Vec::new());
        for (place, (column, store)) in mapping.columns.iter().zip(stores).enumerate() {
            let mut taken = || Column { place, name: column.heading.clone(), cells: store.take_moments() };
            match column.role {
                Role::Entry { .. } => entry = Some(taken()),
                Role::Start { .. } => starts.push(taken()),
                _ => {}
            }
        }
        Self { entry, starts }
    }

    /// Entry of a row in days from time zero, if a column states it; `zero` is the date of time zero.
    pub(super) fn entry(&self, row: usize, zero: Option<Date>, days: f64) -> Option<Result<f64, Reason>> {
        let cell = self.entry.as_ref()?.cells.get(row)?;
        Some(match days_of(*cell, zero).map(|entry| entry.max(0.0)) {
            None => Err(Reason::NoEntry),
            Some(entry) if entry < days => Ok(entry),
            Some(_) => Err(Reason::EntryNotBeforeEnd),
        })
    }

    /// Starts of the treatments of each of these rows, which are indices with the date of time zero, the days until
    /// the end and the event. A start after the death, or without a date of time zero, is unknown; `problem` receives
    /// the row, the column and the reason.
    pub(super) fn starts(
        &self,
        rows: &[(usize, Option<Date>, f64, bool)],
        problem: &mut dyn FnMut(usize, usize, Reason),
    ) -> Vec<Start> {
        let start = |column: &Column| {
            let mut days = |(row, zero, end, died): &(usize, Option<Date>, f64, bool)| {
                let cell = column.cells.get(*row).copied().unwrap_or(MomentSeen::Unknown);
                if cell == MomentSeen::Never {
                    return Some(f64::INFINITY);
                }
                let days = days_of(cell, *zero);
                match days {
                    None if matches!(cell, MomentSeen::Day(_)) => {
                        problem(*row, column.place, Reason::NoDateOfZero);
                    }
                    Some(days) if days > *end => {
                        let reason = if *died { Reason::AfterDeath } else { Reason::AfterLastContact };
                        problem(*row, column.place, reason);
                        return (!died).then_some(days);
                    }
                    _ => {}
                }
                days
            };
            Start { name: column.name.clone(), days: rows.iter().map(&mut days).collect() }
        };
        self.starts.iter().map(start).collect()
    }
}

/// The dates of the last radiotherapy as starts of a treatment, for the rows given as in [`Moments::starts`].
pub(super) fn radiotherapy(
    all: &Cohort,
    mapping: &Mapping,
    rows: &[(usize, Option<Date>, f64, bool)],
) -> Option<Start> {
    let place = mapping.place(RoleKey::Finding(Finding::DateLastRadiotherapy))?;
    let answers = all.answers(Finding::DateLastRadiotherapy)?;
    let days = |(row, zero, end, died): &(usize, Option<Date>, f64, bool)| match answers.get(*row) {
        Some(Answer::Date(date)) => {
            days_of(MomentSeen::Day(*date), *zero).filter(|days| !*died || days <= end)
        }
        _ => Some(f64::INFINITY),
    };
    let name = mapping.columns.get(place)?.heading.clone();
    Some(Start { name, days: rows.iter().map(days).collect() })
}

fn days_of(cell: MomentSeen, zero: Option<Date>) -> Option<f64> {
    match cell {
        MomentSeen::Never | MomentSeen::Unknown => None,
        MomentSeen::Days(days) => Some(days),
        MomentSeen::Day(date) => Some(between(zero?, date)),
    }
}
