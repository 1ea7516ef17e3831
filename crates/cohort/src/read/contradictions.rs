//! Rows that contradict themselves: each is pointed out with its row and never used in silence.

use clinical::{Answer, Date, Finding, Kind};

use super::FollowUp;
use crate::cohort::Cohort;
use crate::issue::Reason;
use crate::mapping::Mapping;
use crate::role::RoleKey;

/// The columns of a cohort that can contradict one another.
pub(super) struct Contradictions<'a> {
    all: &'a Cohort,
    /// The columns of days of findings, but that of the last contact.
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

    /// What contradicts itself in a row, and in which column. `died` is its event, where it has one.
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
        // Who died without a day of death was last seen dead.
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
