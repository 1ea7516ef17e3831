//! A column being read. Each distinct text is interpreted once and cached: a million rows have few of them.

use clinical::{Answer, Date, Quantity};
use rustc_hash::FxHashMap;

use super::moments::MomentSeen;
use crate::coded::{Coded, Labels};
use crate::codes::Codes;
use crate::date::DateProblem;
use crate::event::normal;
use crate::issue::Reason;
use crate::mapping::{Column, Mapping};
use crate::role::Role;
use crate::understand::{Said, is_never, understand, visible};

/// Code of a text that cannot be used.
const BAD: u32 = u32::MAX;
const CENSORED: u32 = 1;
const HAPPENED: u32 = 2;

/// Follow-up data of a row, to which columns contribute.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct FollowUp {
    /// Index of the row in the sheet.
    pub(super) row: usize,
    pub(super) days: Option<f64>,
    /// Time to death, if it has its own column.
    pub(super) days_to_death: Option<f64>,
    pub(super) event: Option<bool>,
    pub(super) death: Option<Date>,
    /// Reason why the follow-up cannot be used: the first one found.
    pub(super) reason: Option<&'static str>,
}

/// A column being read.
pub(super) struct Store<'a> {
    column: &'a Column,
    mapping: &'a Mapping,
    today: Option<Date>,
    known: FxHashMap<Box<str>, u32>,
    /// Codes of patient ids without regard to case and width.
    patients: FxHashMap<Box<str>, u32>,
    codes: Codes,
    answers: Vec<Answer>,
    names: Vec<Box<str>>,
    moments: Vec<MomentSeen>,
}

impl<'a> Store<'a> {
    pub(super) fn new(mapping: &'a Mapping, column: &'a Column, today: Option<Date>, rows: usize) -> Self {
        let kept =
            matches!(column.role, Role::Factor | Role::After { .. } | Role::Patient | Role::Finding { .. });
        let codes = Codes::with_capacity(if kept { rows } else { 0 });
        Self {
            column,
            mapping,
            today,
            known: FxHashMap::default(),
            patients: FxHashMap::default(),
            codes,
            answers: Vec::new(),
            names: Vec::new(),
            moments: Vec::new(),
        }
    }

    /// Reads a cell of the next row.
    pub(super) fn push(&mut self, cell: &str, follow_up: &mut FollowUp) -> Result<(), Reason> {
        match self.column.role {
            Role::Ignored => Ok(()),
            // Times are rarely repeated: caching would cost more than parsing.
            Role::Time { .. } | Role::TimeToDeath { .. } => {
                if let Said::Days(days) = self.says(cell)? {
                    let is_death = matches!(self.column.role, Role::TimeToDeath { .. });
                    *(if is_death { &mut follow_up.days_to_death } else { &mut follow_up.days }) = Some(days);
                }
                Ok(())
            }
            Role::Start { .. } | Role::Entry { .. } => {
                let (moment, problem) = self.moment(cell);
                self.moments.push(moment);
                problem.map_or(Ok(()), Err)
            }
            Role::Event { .. } => {
                let code = self.code(cell);
                follow_up.event = match code {
                    HAPPENED => Some(true),
                    CENSORED => Some(false),
                    _ => None,
                };
                self.complaint(code, cell)
            }
            Role::DateOfDeath { .. } => {
                let code = self.code(cell);
                let death = self.answer(code);
                follow_up.death = death.and_then(|answer| match answer {
                    Answer::Date(day) => Some(day),
                    _ => None,
                });
                self.complaint(code, cell)
            }
            Role::Factor | Role::After { .. } | Role::Patient | Role::Finding { .. } => {
                let code = self.code(cell);
                self.codes.push(if code == BAD { 0 } else { code });
                self.complaint(code, cell)?;
                self.unusual(code).map_or(Ok(()), Err)
            }
        }
    }

    /// Interprets a cell of a column of moments.
    fn moment(&self, cell: &str) -> (MomentSeen, Option<Reason>) {
        match self.says(cell) {
            Ok(Said::Day(day)) => (MomentSeen::Day(day), None),
            Ok(Said::Days(days)) => (MomentSeen::Days(days), None),
            Ok(_) if is_never(self.column.stands_for(cell)) && !self.column.leaves_open(cell) => {
                (MomentSeen::Never, None)
            }
            Ok(_) => (MomentSeen::Unknown, None),
            Err(reason) => (MomentSeen::Unknown, Some(reason)),
        }
    }

    /// Interprets a cell; a date in the future is invalid.
    fn says(&self, cell: &str) -> Result<Said, Reason> {
        match understand(self.mapping, self.column, cell)? {
            Said::Day(day) if self.today.is_some_and(|today| day > today) => {
                let is_death = matches!(self.column.role, Role::DateOfDeath { .. });
                let reason = if is_death { Reason::DayOfDeath } else { Reason::Date };
                Err(reason(DateProblem::InFuture))
            }
            said => Ok(said),
        }
    }

    /// The issue of an unusual measurement, in its own unit.
    fn unusual(&self, code: u32) -> Option<Reason> {
        let (Role::Finding { finding, .. }, Answer::Quantity(quantity)) =
            (&self.column.role, self.answer(code)?)
        else {
            return None;
        };
        let measure = finding.measure().filter(|measure| !measure.is_usual(quantity))?;
        let unit = measure.units.get(usize::from(quantity.unit))?;
        let (lowest, highest) = measure.usual;
        let in_unit = |limit: f64| Quantity { value: limit, unit: 0 }.in_unit(measure, quantity.unit);
        Some(Reason::Unusual { lowest: in_unit(lowest), highest: in_unit(highest), unit: unit.id })
    }

    fn complaint(&self, code: u32, cell: &str) -> Result<(), Reason> {
        if code == BAD { self.says(cell).map(|_| ()) } else { Ok(()) }
    }

    fn code(&mut self, cell: &str) -> u32 {
        if cell.is_empty() && self.column.values.is_empty() {
            return 0;
        }
        if let Some(code) = self.known.get(cell) {
            return *code;
        }
        let next = |count: usize| u32::try_from(count).unwrap_or(BAD);
        let code = match self.says(cell) {
            Ok(Said::Nothing | Said::Days(_)) => 0,
            Ok(Said::Text) => self.name(cell),
            Ok(Said::Event(happened)) => {
                if happened {
                    HAPPENED
                } else {
                    CENSORED
                }
            }
            Ok(Said::Answer(answer)) => {
                self.answers.push(answer);
                next(self.answers.len())
            }
            Ok(Said::Day(day)) => {
                self.answers.push(Answer::Date(day));
                next(self.answers.len())
            }
            Err(_) => BAD,
        };
        self.known.insert(cell.into(), code);
        code
    }

    /// Code of a text: cells that look alike, or have the same meaning, are equal.
    fn name(&mut self, cell: &str) -> u32 {
        let name = visible(self.column.stands_for(cell));
        if self.column.role == Role::Patient {
            return self.patient(&name);
        }
        if name.len() < cell.len() || !self.column.values.is_empty() {
            if let Some(at) = self.names.iter().position(|known| **known == *name) {
                return u32::try_from(at + 1).unwrap_or(BAD);
            }
            self.known.insert(name.as_ref().into(), u32::try_from(self.names.len() + 1).unwrap_or(BAD));
        }
        self.names.push(name.as_ref().into());
        u32::try_from(self.names.len()).unwrap_or(BAD)
    }

    /// Code of a patient id: "h09" and "H09" are the same patient, named as first written.
    fn patient(&mut self, name: &str) -> u32 {
        let next = u32::try_from(self.names.len() + 1).unwrap_or(BAD);
        let code = *self.patients.entry(normal(name).into()).or_insert(next);
        if code == next {
            self.names.push(name.into());
        }
        code
    }

    fn answer(&self, code: u32) -> Option<Answer> {
        let place = usize::try_from(code).ok()?.checked_sub(1)?;
        self.answers.get(place).copied()
    }

    /// Takes the moments out of a column of them.
    pub(super) fn take_moments(&mut self) -> Vec<MomentSeen> {
        std::mem::take(&mut self.moments)
    }

    /// Returns the column of answers.
    pub(super) fn answers(self) -> Coded<Answer> {
        Coded::from_codes(self.codes, self.answers)
    }

    /// Returns the column of labels.
    pub(super) fn labels(self) -> Labels {
        Coded::from_codes(self.codes, self.names)
    }
}
