//! Compares the time of a row with its dates, if a file has both. The time column is used; rows in which the
//! dates give another time are pointed out.

use clinical::{Answer, Date, Finding};

use super::{FollowUp, between};
use crate::cohort::Cohort;
use crate::issue::Reason;
use crate::mapping::{Mapping, TimeFrom};
use crate::role::Role;
use crate::time_zero::OriginBy;

/// Differences of up to this many days, or this share of the time, are not reported.
const FEW_DAYS: f64 = 3.0;
const SMALL_SHARE: f64 = 0.05;

/// Dates beside a time column.
pub(super) struct BesideDates<'a> {
    all: &'a Cohort,
    /// Date from which the time runs, as far as the file tells.
    origin: Finding,
    /// Unit of the time column, days.
    unit: f64,
    today: Option<Date>,
    /// Numbers of rows that agree and that were compared, if at least half of them agree.
    agreement: Option<(usize, usize)>,
}

impl<'a> BesideDates<'a> {
    /// `None` if the time is that between two dates, or no starting date has a column.
    pub(super) fn new(
        all: &'a Cohort,
        mapping: &Mapping,
        rows: &[FollowUp],
        today: Option<Date>,
    ) -> Option<Self> {
        if mapping.time.origin().is_some() {
            return None;
        }
        let unit = mapping.columns.iter().find_map(|column| match column.role {
            Role::Time { unit } | Role::TimeToDeath { unit } => Some(unit.days()),
            _ => None,
        })?;
        let with = |origin: Finding| Self { all, origin, unit, today, agreement: None };
        // The origin on which most rows agree. If none fits half of them, it is the operation.
        let fits = |it: &Self| {
            let compared = rows.iter().enumerate().filter_map(|(row, follow_up)| {
                let days = follow_up.days.or(follow_up.days_to_death)?;
                Some(it.agrees(days, it.by_dates(row, follow_up)?))
            });
            let (all, agree) =
                compared.fold((0_usize, 0_usize), |(all, agree), it| (all + 1, agree + usize::from(it)));
            (all > 0 && agree * 2 >= all).then_some((agree, all))
        };
        let known = |origin: &Finding| all.answers(*origin).is_some();
        let origins =
            [Finding::DateSurgery, Finding::DateMetastasis, Finding::DatePrimary].into_iter().filter(known);
        let all_origins: Vec<Self> = origins.map(with).collect();
        let best = all_origins.iter().filter_map(|it| Some((fits(it)?, it.origin))).rev();
        let best = best.max_by_key(|((agree, _), _)| *agree);
        let found = best.map(|(agreement, origin)| Self { agreement: Some(agreement), ..with(origin) });
        found.or_else(|| all_origins.first().map(|it| with(it.origin)))
    }

    /// The date from which most times run, if at least half of them agree with the dates.
    pub(super) fn origin(&self) -> Option<OriginBy> {
        let (agree, rows) = self.agreement?;
        let from = TimeFrom::ALL.into_iter().find(|from| from.origin() == Some(self.origin))?;
        Some(OriginBy::Dates { from, agree, rows })
    }

    /// Date of time zero in a row, as far as the file tells.
    pub(super) fn zero(&self, row: usize) -> Option<Date> {
        self.day(row, self.origin)
    }

    /// The issue of a row with this time, if its dates differ or its time would end in the future.
    pub(super) fn of(&self, row: usize, follow_up: &FollowUp, days: f64) -> Option<Reason> {
        match self.by_dates(row, follow_up) {
            Some(by_dates) if !self.agrees(days, by_dates) => Some(Reason::OtherThanDates { days: by_dates }),
            Some(_) => None,
            None => {
                let left = between(self.day(row, self.origin)?, self.today?);
                (days > left && !self.agrees(days, left)).then_some(Reason::EndsInFuture)
            }
        }
    }

    fn agrees(&self, days: f64, by_dates: f64) -> bool {
        let units = days / self.unit;
        let is_whole = (units - units.round()).abs() < 1e-6;
        // A time in whole months may be cut or rounded.
        let rounding = if is_whole { self.unit } else { self.unit / 10.0 };
        let tolerance = (days.max(by_dates) * SMALL_SHARE).max(FEW_DAYS).max(rounding);
        (days - by_dates).abs() <= tolerance
    }

    fn by_dates(&self, row: usize, follow_up: &FollowUp) -> Option<f64> {
        let end = follow_up.death.or_else(|| self.day(row, Finding::DateLastFollowup))?;
        // Dates in the wrong order are reported as such.
        Some(between(self.day(row, self.origin)?, end)).filter(|days| *days >= 0.0)
    }

    fn day(&self, row: usize, finding: Finding) -> Option<Date> {
        match self.all.answers(finding)?.get(row)? {
            Answer::Date(day) => Some(*day),
            _ => None,
        }
    }
}
