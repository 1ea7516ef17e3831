//! Detects contradictions within rows: each is reported with its row.

use clinical::{Answer, Date, Finding, Kind};

use super::FollowUp;
use crate::cohort::Cohort;
use crate::issue::Reason;
use crate::mapping::Mapping;
use crate::role::RoleKey;

/// Columns of a cohort that can contradict each other.
pub(super) struct Contradictions<'a> {
    all: &'a Cohort,
    /// Columns of dates, except the last contact.
    days: Vec<(usize, Finding)>,
    last: Option<usize>,
    death: Option<usize>,
}

impl<'a> Contradictions<'a> {
    pub(super) fn new(all: &'a Cohort, mapping: &Mapping) -> Self {
        let is_event =
            |finding: &Finding| finding.kind() == Kind::Date && *finding != Finding::DateLastFollowup;
        let dates = Finding::ALL.iter().copied().filter(is_event);
        let place = |finding| mapping.place(RoleKey::Finding(finding));
        Self {
            all,
            days: dates.filter_map(|finding| Some((place(finding)?, finding))).collect(),
            last: place(Finding::DateLastFollowup),
            death: mapping.place(RoleKey::DateOfDeath),
        }
    }

    /// Contradictions in a row with their columns. `died` is its event, if known.
    pub(super) fn of(&self, row: usize, follow_up: &FollowUp, died: Option<bool>) -> Vec<(usize, Reason)> {
        let mut found = Vec::new();
        let last = self.day(row, Finding::DateLastFollowup);
        if let (Some(death), Some(last), Some(column)) = (follow_up.death, last, self.last)
            && last > death
        {
            found.push((column, Reason::ContactAfterDeath));
        }
        if let (Some(true), None, Some(column)) = (died, follow_up.death, self.death) {
            found.push((column, Reason::DeathWithoutDay));
        }
        // For a death without date, the last contact is the date of death.
        let death = follow_up.death.or_else(|| last.filter(|_| died == Some(true)));
        for (column, finding) in &self.days {
            let Some(day) = self.day(row, *finding) else { continue };
            if death.is_some_and(|death| day > death) {
                found.push((*column, Reason::AfterDeath));
            } else if death.is_none() && last.is_some_and(|last| day > last) {
                found.push((*column, Reason::AfterLastContact));
            }
        }
        found
    }

    fn day(&self, row: usize, finding: Finding) -> Option<Date> {
        match self.all.answers(finding)?.get(row)? {
            Answer::Date(day) => Some(*day),
            _ => None,
        }
    }
}
