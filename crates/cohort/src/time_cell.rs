//! Parses cells of time columns.

use clinical::Date;

use crate::date::{DAYS_TO_1904, DateOrder, read_date};
use crate::heading::time_unit_named;
use crate::time_unit::TimeUnit;
use crate::values::{DecimalSign, number_and_unit, read_number};

/// Format of a time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum TimeCell {
    /// A number in the unit of its column.
    Number(f64),
    /// Days, from numbers with units: "7 months", "1 year 2 months".
    Days(f64),
    /// A number that a spreadsheet displays as a date: 296 as 1900-10-22.
    Serial(f64),
}

/// Latest year of a date that may be a number: 50 years of follow-up.
const LAST_YEAR: i16 = 1949;

impl TimeCell {
    /// Parses a cell; `None` if it is no time.
    pub(crate) fn of(cell: &str, decimal: DecimalSign) -> Option<Self> {
        let cell = cell.trim();
        if let Some(number) = read_number(cell, decimal) {
            return Some(Self::Number(number));
        }
        with_units(cell, decimal).map(Self::Days).or_else(|| serial(cell).map(Self::Serial))
    }

    /// Converts to days; `unit` is that of the column. `from_1904`: the workbook counts days from 1904.
    pub(crate) fn days(self, unit: TimeUnit, from_1904: bool) -> f64 {
        match self {
            Self::Days(days) => days,
            Self::Serial(number) if from_1904 => (number - f64::from(DAYS_TO_1904)) * unit.days(),
            Self::Number(number) | Self::Serial(number) => number * unit.days(),
        }
    }
}

/// Sum of numbers with units of time, in days.
fn with_units(cell: &str, decimal: DecimalSign) -> Option<f64> {
    let mut rest = cell;
    let mut days = 0.0;
    while !rest.is_empty() {
        let (number, after) = number_and_unit(rest);
        let after = after.trim_start();
        let end = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
        let (unit, next) = after.split_at(end);
        days += read_number(number, decimal)? * time_unit_named(unit)?.days();
        rest = next;
    }
    (!cell.is_empty()).then_some(days)
}

/// Serial number of a date created by a spreadsheet.
fn serial(cell: &str) -> Option<f64> {
    let day = read_date(cell, DateOrder::YearMonthDay).ok().filter(|day| day.year() <= LAST_YEAR)?;
    let days = f64::from(Date::new(1899, 12, 30).ok()?.until(day).ok()?.get_days());
    // Excel's calendar has a 29 February 1900, so that its numbers before it are lower by one.
    let days = if day < Date::new(1900, 3, 1).ok()? { days - 1.0 } else { days };
    let (hour, minute) = match cell.split_once(':') {
        None => (0.0, 0.0),
        Some((before, after)) => {
            let minute = after.split(':').next()?.trim().parse::<f64>().ok()?;
            (before.rsplit([' ', 'T']).next()?.parse::<f64>().ok()?, minute)
        }
    };
    (days >= 0.0).then_some(days + hour / 24.0 + minute / 1440.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn days(cell: &str, expected: f64) {
        let time = TimeCell::of(cell, DecimalSign::Point).map(|time| time.days(TimeUnit::Days, false));
        assert!(time.is_some_and(|time| (time - expected).abs() < 0.01), "{cell}: {time:?}");
    }

    #[test]
    fn a_time_may_bring_its_own_unit() {
        days("120", 120.0);
        days("120 days", 120.0);
        days("120d", 120.0);
        days("365 D", 365.0);
        days("7 months", 213.06);
        days("12 mo", 365.25);
        days("1.5 years", 547.875);
        days("7개월", 213.06);
        days("120일", 120.0);
        days("3ヶ月", 91.31);
        days("3か月", 91.31);
        days("7个月", 213.06);
        days("300天", 300.0);
        days("1 year 2 months", 426.125);
        days("1년 2개월", 426.125);
        for cell in ["about 3 months", ">12 months", "12 apples", "months", "", "lost", "-", "3 4 months"] {
            assert_eq!(TimeCell::of(cell, DecimalSign::Point), None, "{cell}");
        }
    }

    #[test]
    fn a_number_that_is_shown_as_a_day_is_the_number() {
        days("1900-10-22", 296.0);
        days("1900-02-14", 45.0);
        days("1900-01-09 16:48", 9.7);
        assert_eq!(TimeCell::of("2015-03-04", DecimalSign::Point), None);
        // Estimators compare the bits of times.
        for zero in ["-0", "-0.0", "0"] {
            let time =
                TimeCell::of(zero, DecimalSign::Point).map(|time| time.days(TimeUnit::Days, false).to_bits());
            assert_eq!(time, Some(0), "{zero}");
        }
    }
}
