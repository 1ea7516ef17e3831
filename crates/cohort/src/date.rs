//! Days, in whatever order a hospital writes them. 3/4/2015 is in March or in April: where a column does not
//! settle which, this says so, and the reader chooses.

use clinical::Date;
use serde::{Deserialize, Serialize};

/// The order of a day's parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 2015-03-04, 2015/3/4, 2015. 3. 4., 2015년 3월 4일, 20150304. Days written so are read in every order.
    YearMonthDay,
    /// 4.3.2015, 4/3/2015.
    DayMonthYear,
    /// 3/4/2015.
    MonthDayYear,
}

impl DateOrder {
    /// All, to choose from.
    pub const ALL: [Self; 3] = [Self::YearMonthDay, Self::DayMonthYear, Self::MonthDayYear];
}

/// Why a cell is not read as a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DateProblem {
    /// It is not written as a day.
    NotADate,
    /// A year of two digits: it may lie in either century.
    TwoDigitYear,
    /// The calendar has no such day, at least not in the order chosen.
    ImpossibleDate,
    /// The year comes last, and the order chosen is year, month, day.
    YearLast,
}

/// A number that Excel shows as a day: from 1927 to 2119, so that an age is not taken for one.
const SERIALS: std::ops::RangeInclusive<i32> = 10_000..=80_000;

/// Reads a day. Years of four digits that come first are read so in any order, and so are Excel's serial numbers.
///
/// # Errors
/// Why it is none.
///
/// ```
/// use cohort::{DateOrder, read_date};
/// let day = read_date("2015년 3월 4일", DateOrder::DayMonthYear).unwrap();
/// assert_eq!(read_date("4.3.2015", DateOrder::DayMonthYear), Ok(day));
/// assert_eq!(read_date("3/4/2015", DateOrder::MonthDayYear), Ok(day));
/// assert_eq!(read_date("42067", DateOrder::DayMonthYear), Ok(day));
/// ```
pub fn read_date(cell: &str, order: DateOrder) -> Result<Date, DateProblem> {
    let parts = Parts::of(cell).ok_or(DateProblem::NotADate)?;
    let (year, month, day) = match parts {
        Parts::Serial(days) => return from_serial(days),
        Parts::YearFirst(year, month, day) => (year, month, day),
        Parts::YearLast(first, second, year) => match order {
            DateOrder::YearMonthDay => return Err(DateProblem::YearLast),
            DateOrder::DayMonthYear => (year, second, first),
            DateOrder::MonthDayYear => (year, first, second),
        },
        Parts::ShortYear => return Err(DateProblem::TwoDigitYear),
    };
    let small = |part: i16| i8::try_from(part).map_err(|_| DateProblem::ImpossibleDate);
    Date::new(year, small(month)?, small(day)?).map_err(|_| DateProblem::ImpossibleDate)
}

/// Excel's day 1 is the first of January 1900, and it believes in a 29th of February of that year.
fn from_serial(days: i32) -> Result<Date, DateProblem> {
    let span = jiff::Span::new().try_days(i64::from(days)).map_err(|_| DateProblem::ImpossibleDate)?;
    Date::new(1899, 12, 30).and_then(|epoch| epoch.checked_add(span)).map_err(|_| DateProblem::ImpossibleDate)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    YearFirst(i16, i16, i16),
    YearLast(i16, i16, i16),
    ShortYear,
    Serial(i32),
}

impl Parts {
    fn of(cell: &str) -> Option<Self> {
        let cell = cell.trim();
        let whole = cell.strip_suffix(".0").unwrap_or(cell);
        if !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit()) {
            return match (whole.len(), whole.parse::<i32>()) {
                (8, Ok(_)) => {
                    let part = |range: std::ops::Range<usize>| whole[range].parse().ok();
                    Some(Self::YearFirst(part(0..4)?, part(4..6)?, part(6..8)?))
                }
                (6, _) => Some(Self::ShortYear),
                (_, Ok(days)) if SERIALS.contains(&days) => Some(Self::Serial(days)),
                _ => None,
            };
        }
        // The time of day, where one follows, is left off.
        let is_part = |c: char| c.is_ascii_digit() || " -/.년월일".contains(c);
        let day = cell.split_once(['T', ':']).map_or(cell, |(before, after)| {
            if cell.contains(':') && !cell.contains('T') {
                before.trim_end_matches(|c: char| c.is_ascii_digit())
            } else if after.is_empty() {
                cell
            } else {
                before
            }
        });
        if !day.chars().all(is_part) {
            return None;
        }
        let numbers: Vec<&str> =
            day.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let [first, second, third] = numbers[..] else { return None };
        let number = |part: &str| part.parse::<i16>().ok();
        let (a, b, c) = (number(first)?, number(second)?, number(third)?);
        match (first.len(), second.len(), third.len()) {
            (4, 1..=2, 1..=2) => Some(Self::YearFirst(a, b, c)),
            (1..=2, 1..=2, 4) => Some(Self::YearLast(a, b, c)),
            (1..=2, 1..=2, 1..=2) => Some(Self::ShortYear),
            _ => None,
        }
    }
}

/// How the days of a column are written, as far as they tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DatesSeen {
    /// Cells that are written as days.
    pub days: usize,
    /// Days with the year first, and serial numbers: the same in every order.
    pub settled: usize,
    /// Days of which the first part cannot be a month.
    pub day_first: usize,
    /// Days of which the second part cannot be a month.
    pub month_first: usize,
    /// Whether points stand between the parts of any.
    pub with_points: bool,
}

impl DatesSeen {
    /// Looks at one more cell.
    pub fn look(&mut self, cell: &str) {
        match Parts::of(cell) {
            None | Some(Parts::ShortYear) => {}
            Some(Parts::YearFirst(..) | Parts::Serial(_)) => {
                self.days += 1;
                self.settled += 1;
            }
            Some(Parts::YearLast(first, second, _)) => {
                self.days += 1;
                self.day_first += usize::from(first > 12);
                self.month_first += usize::from(second > 12);
                self.with_points |= cell.contains('.');
            }
        }
    }

    /// The order that most cells fit, and whether that is certain.
    ///
    /// ```
    /// use cohort::{DateOrder, DatesSeen};
    /// let mut seen = DatesSeen::default();
    /// seen.look("03/04/2015");
    /// assert_eq!(seen.order(), (DateOrder::DayMonthYear, false));
    /// seen.look("03/25/2015");
    /// assert_eq!(seen.order(), (DateOrder::MonthDayYear, true));
    /// ```
    #[must_use]
    pub fn order(&self) -> (DateOrder, bool) {
        if self.days == self.settled {
            return (DateOrder::YearMonthDay, true);
        }
        match (self.day_first, self.month_first) {
            (0, 0) => (DateOrder::DayMonthYear, self.with_points),
            (day, month) if day >= month => (DateOrder::DayMonthYear, month == 0),
            (day, _) => (DateOrder::MonthDayYear, day == 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_are_read_in_the_orders_in_use() {
        let day = Date::new(2015, 3, 4).unwrap();
        for cell in [
            "2015-03-04",
            "2015/3/4",
            "2015. 3. 4.",
            "20150304",
            "2015-03-04 13:05",
            "2015-03-04T13:05:00",
            "42067",
            "42067.0",
        ] {
            assert_eq!(read_date(cell, DateOrder::YearMonthDay), Ok(day), "{cell}");
        }
    }

    #[test]
    fn what_is_no_day_says_why() {
        for (cell, problem) in [
            ("15-03-04", DateProblem::TwoDigitYear),
            ("2015-02-30", DateProblem::ImpossibleDate),
            ("25/12/2015", DateProblem::ImpossibleDate),
            ("spring", DateProblem::NotADate),
            ("61", DateProblem::NotADate),
        ] {
            assert_eq!(read_date(cell, DateOrder::MonthDayYear), Err(problem), "{cell}");
        }
        assert_eq!(read_date("4.3.2015", DateOrder::YearMonthDay), Err(DateProblem::YearLast));
    }

    proptest! {
        #[test]
        fn a_day_is_read_from_each_order_that_writes_it(year in 1900_i16..2100, month in 1_i8..13, day in 1_i8..29) {
            let date = Date::new(year, month, day).unwrap();
            prop_assert_eq!(read_date(&format!("{year}/{month}/{day}"), DateOrder::YearMonthDay), Ok(date));
            prop_assert_eq!(read_date(&format!("{day}.{month}.{year}"), DateOrder::DayMonthYear), Ok(date));
            prop_assert_eq!(read_date(&format!("{month}/{day}/{year}"), DateOrder::MonthDayYear), Ok(date));
        }

        #[test]
        fn no_cell_makes_it_panic(cell in ".{0,30}") {
            let _ = read_date(&cell, DateOrder::MonthDayYear);
            DatesSeen::default().look(&cell);
        }
    }
}
