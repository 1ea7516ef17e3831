//! Ambiguities of a column of times, and reasons why it cannot be used.

use super::{Cells, DoubtAbout, Looked, is_day};
use crate::heading::{has_other_origin, time_subject, time_unit};
use crate::profile::ColumnSeen;
use crate::suggest::are_years;
use crate::time_cell::TimeCell;
use crate::time_unit::TimeUnit;
use crate::understand::{DAYS_OF_YEAR, LONG_DAYS, LONGEST_DAYS};
use crate::values::read_number;

/// Median follow-up above which the unit of a time is in doubt, in years.
const LONG_MEDIAN_YEARS: f64 = 10.0;

/// Longest follow-up below which days are in doubt, in days: a study of survival lasts longer.
const SHORT_DAYS: f64 = 120.0;

/// Minimum number of rows for a doubt about short times.
const FEWEST_SHORT_TIMES: usize = 10;

impl Looked<'_> {
    pub(super) fn of_time(&self, at: usize, unit: TimeUnit) -> Vec<DoubtAbout> {
        let times: Vec<(&str, TimeCell)> = self
            .seen
            .known(&self.mapping.missing)
            .filter_map(|cell| Some((cell, TimeCell::of(cell, self.mapping.decimal)?)))
            .collect();
        if times.is_empty() && self.seen.known(&self.mapping.missing).next().is_none() {
            return vec![DoubtAbout::WithoutTimes];
        }
        let mut doubts = Vec::new();
        let numbers: Vec<f64> = times
            .iter()
            .filter_map(|(_, time)| if let TimeCell::Number(number) = time { Some(*number) } else { None })
            .collect();
        match time_unit(&self.seen.heading) {
            Some(named) if named != unit && !numbers.is_empty() => {
                doubts.push(DoubtAbout::UnitOfHeading { unit: named });
            }
            None if unit == TimeUnit::Days && !numbers.is_empty() => doubts.push(DoubtAbout::TimeUnit),
            _ => {}
        }
        doubts.extend(self.part_of_time(at).map(|other| DoubtAbout::PartOfTime { other }));
        if has_other_origin(&self.seen.heading) {
            doubts.push(DoubtAbout::OtherOrigin);
        }
        let is_asked = doubts.contains(&DoubtAbout::TimeUnit);
        let is_new = |doubt: &DoubtAbout| !(is_asked && matches!(doubt, DoubtAbout::ShortTimes { .. }));
        doubts.extend(self.unusual_times(unit).filter(is_new));
        doubts.extend(self.missing_codes());
        let is_code = |number: &f64| [0.0, 1.0, 2.0].contains(number);
        let are_codes = numbers.iter().all(is_code)
            && numbers.len() >= 2
            && self.seen.rows_known(&self.mapping.missing) >= 5;
        if are_codes || are_years(self.seen, self.mapping) {
            doubts
                .extend(Cells::of(self.seen.known(&self.mapping.missing)).map(DoubtAbout::PointsNotMeasured));
        }
        let serials = times.iter().filter(|(_, time)| matches!(time, TimeCell::Serial(_)));
        doubts.extend(Cells::of(serials.map(|(cell, _)| *cell)).map(DoubtAbout::ShownAsDates));
        doubts.extend(self.decimals_or_thousands());
        let (dates, others): (Vec<&str>, Vec<&str>) = self.unread().partition(|cell| is_day(cell));
        let is_time = |cell: &&str| TimeCell::of(cell, self.mapping.decimal).is_some();
        let (impossible, others): (Vec<&str>, Vec<&str>) = others.into_iter().partition(is_time);
        doubts.extend(Cells::of(dates).map(DoubtAbout::DatesNotTimes));
        doubts.extend(Cells::of(impossible).map(DoubtAbout::ImpossibleTimes));
        doubts.extend(Cells::of(others).map(DoubtAbout::NotUnderstood));
        if let [(cell, _)] = times[..]
            && self.seen.known(&self.mapping.missing).count() == 1
            && self.seen.rows_known(&self.mapping.missing) > 1
        {
            doubts.push(DoubtAbout::SameTime(cell.to_owned()));
        }
        doubts
    }

    /// Reason why a column with the heading of a time is no time.
    pub(super) fn of_unusable_time(&self) -> Option<DoubtAbout> {
        let known = || self.seen.known(&self.mapping.missing);
        if known().next().is_none() {
            return Some(DoubtAbout::WithoutTimes);
        }
        let is_none = |cell: &&str| TimeCell::of(cell, self.mapping.decimal).is_none();
        let (dates, others): (Vec<&str>, Vec<&str>) = known().filter(is_none).partition(|cell| is_day(cell));
        if dates.len() > others.len() {
            return Cells::of(dates).map(DoubtAbout::DatesNotTimes);
        }
        Cells::of(others).map(DoubtAbout::NotATime)
    }

    /// The column with the same heading in another unit, if the one in the smaller unit has remainders only.
    fn part_of_time(&self, at: usize) -> Option<usize> {
        let unit = time_unit(&self.seen.heading)?;
        let subject = time_subject(&self.seen.heading);
        let are_whole_below = |seen: &ColumnSeen, most: f64| {
            let numbers =
                seen.known(&self.mapping.missing).map(|cell| read_number(cell, self.mapping.decimal));
            let numbers: Option<Vec<f64>> = numbers.collect();
            numbers.is_some_and(|numbers| {
                let is_part = |number: &f64| number.fract() == 0.0 && (0.0..most).contains(number);
                numbers.len() > 1 && numbers.iter().all(is_part)
            })
        };
        let is_part = |other: &ColumnSeen| {
            let Some(of_other) = time_unit(&other.heading).filter(|it| *it != unit) else { return false };
            let is_larger = unit.days() > of_other.days();
            let (larger, smaller) = if is_larger { (self.seen, other) } else { (other, self.seen) };
            let units = if is_larger { [unit, of_other] } else { [of_other, unit] };
            let fitting = (units[0].days() / units[1].days() + 0.5).ceil();
            time_subject(&other.heading) == subject
                && are_whole_below(smaller, fitting)
                && are_whole_below(larger, f64::INFINITY)
        };
        self.profile
            .columns
            .iter()
            .enumerate()
            .find(|(place, seen)| *place != at && is_part(seen))
            .map(|it| it.0)
    }

    /// A median above 10 years, or a time above 30; or days, all of them few: the unit may be another one.
    fn unusual_times(&self, unit: TimeUnit) -> Option<DoubtAbout> {
        let missing = &self.mapping.missing;
        let mut days: Vec<(f64, usize)> = self
            .seen
            .values
            .iter()
            .filter(|value| !missing.holds(&value.text))
            .filter_map(|value| match TimeCell::of(&value.text, self.mapping.decimal)? {
                TimeCell::Number(number) => Some((number * unit.days(), value.rows)),
                TimeCell::Days(_) | TimeCell::Serial(_) => None,
            })
            .collect();
        // Impossible times are listed one by one.
        days.retain(|(days, _)| (0.0..=LONGEST_DAYS).contains(days));
        days.sort_by(|a, b| a.0.total_cmp(&b.0));
        let rows: usize = days.iter().map(|(_, rows)| rows).sum();
        let mut below = 0;
        let middle = |(_, with_it): &&(f64, usize)| {
            below += with_it;
            below * 2 >= rows
        };
        let median = days.iter().find(middle)?.0;
        let longest = days.last()?.0;
        if median > LONG_MEDIAN_YEARS * DAYS_OF_YEAR || longest > LONG_DAYS {
            let (median, longest) = (median / DAYS_OF_YEAR, longest / DAYS_OF_YEAR);
            return Some(DoubtAbout::LongTimes { unit, median, longest });
        }
        let are_short = unit == TimeUnit::Days && rows >= FEWEST_SHORT_TIMES && longest < SHORT_DAYS;
        are_short.then_some(DoubtAbout::ShortTimes { median, longest })
    }
}
