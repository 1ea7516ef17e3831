//! Parses dates in any order. 3/4/2015 is in March or in April: if a column does not determine which, this is
//! reported, and the user chooses.

use clinical::Date;
use serde::{Deserialize, Serialize};

/// Order of the parts of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 2015-03-04, 2015/3/4, 2015. 3. 4., 2015년 3월 4일, 2015年3月4日, 20150304. Such dates are accepted with any
    /// order, as are dates whose month is a name.
    YearMonthDay,
    /// 4.3.2015, 4/3/2015.
    DayMonthYear,
    /// 3/4/2015.
    MonthDayYear,
}

impl DateOrder {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::YearMonthDay, Self::DayMonthYear, Self::MonthDayYear];
}

/// Reasons why a cell is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DateProblem {
    /// It is not written as a date.
    NotADate,
    /// The year has two digits, so the century is unknown.
    TwoDigitYear,
    /// The date does not exist, at least in the chosen order.
    ImpossibleDate,
    /// The date is in the future.
    InFuture,
    /// The year comes last, but the chosen order is year, month, day.
    YearLast,
}

/// A number that Excel displays as a date: from 1927 to 2119, so that an age does not match.
const SERIALS: std::ops::RangeInclusive<i32> = 10_000..=80_000;

/// Parses a date. With a leading year of four digits, a month by name (`04-Mar-2015`, `March 4, 2015`,
/// `04MAR2015`) or Excel's serial number, `order` has no effect. A following time is ignored.
///
/// # Errors
/// The reason why it is no date.
///
/// ```
/// use cohort::{DateOrder, read_date};
/// let day = read_date("2015년 3월 4일", DateOrder::DayMonthYear).unwrap();
/// assert_eq!(read_date("4.3.2015", DateOrder::DayMonthYear), Ok(day));
/// assert_eq!(read_date("3/4/2015", DateOrder::MonthDayYear), Ok(day));
/// assert_eq!(read_date("42067", DateOrder::DayMonthYear), Ok(day));
/// assert_eq!(read_date("H27.3.4", DateOrder::DayMonthYear), Ok(day));
/// assert_eq!(read_date("平成27年3月4日", DateOrder::DayMonthYear), Ok(day));
/// assert_eq!(read_date("04MAR2015", DateOrder::MonthDayYear), Ok(day));
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
        Parts::NamedMonth(year, month, day) => (in_full(year), month, day),
    };
    let small = |part: i16| i8::try_from(part).map_err(|_| DateProblem::ImpossibleDate);
    Date::new(year, small(month)?, small(day)?).map_err(|_| DateProblem::ImpossibleDate)
}

/// A year of two digits in full, from 1950 to 2049.
fn in_full(year: i16) -> i16 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

/// Returns whether a cell is a date with the name of a month and a year of two digits, such as `19-Aug-15`, which Excel
/// writes.
pub(crate) fn has_short_year(cell: &str) -> bool {
    matches!(Parts::of(cell), Some(Parts::NamedMonth(..)))
}

/// Days between the beginnings of Excel's two systems of dates.
pub(crate) const DAYS_TO_1904: i32 = 1462;

/// Parses a date of a workbook that counts days from 1904 or from 1900, as [`read_date`] does.
pub(crate) fn read_date_of(cell: &str, order: DateOrder, from_1904: bool) -> Result<Date, DateProblem> {
    match Parts::of(cell) {
        Some(Parts::Serial(days)) if from_1904 => from_serial(days + DAYS_TO_1904),
        _ => read_date(cell, order),
    }
}

/// Excel's day 1 is 1 January 1900, and its calendar has a 29 February 1900.
fn from_serial(days: i32) -> Result<Date, DateProblem> {
    let span = jiff::Span::new().try_days(i64::from(days)).map_err(|_| DateProblem::ImpossibleDate)?;
    Date::new(1899, 12, 30).and_then(|epoch| epoch.checked_add(span)).map_err(|_| DateProblem::ImpossibleDate)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    YearFirst(i16, i16, i16),
    YearLast(i16, i16, i16),
    ShortYear,
    /// Year of two digits, month by name, day.
    NamedMonth(i16, i16, i16),
    Serial(i32),
}

impl Parts {
    fn of(cell: &str) -> Option<Self> {
        let narrow = narrowed(cell);
        let in_our_era = of_era(narrow.trim());
        let cell = in_our_era.as_deref().unwrap_or(narrow.trim());
        let whole = cell.strip_suffix(".0").unwrap_or(cell);
        if !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit()) {
            return Self::of_digits(whole);
        }
        if let Some(named) = Self::with_month_name(cell) {
            return Some(named);
        }
        let (numbers, rest) = leading_numbers(cell)?;
        if !is_time_of_day(rest) {
            return None;
        }
        let number = |part: &str| part.parse::<i16>().ok();
        let (a, b, c) = (number(numbers[0])?, number(numbers[1])?, number(numbers[2])?);
        match numbers.map(str::len) {
            [4, 1..=2, 1..=2] => Some(Self::YearFirst(a, b, c)),
            [1..=2, 1..=2, 4] => Some(Self::YearLast(a, b, c)),
            [1..=2, 1..=2, 1..=2] => Some(Self::ShortYear),
            _ => None,
        }
    }

    /// Parses 20150304, 150304 and the serial number 42067.
    fn of_digits(digits: &str) -> Option<Self> {
        match (digits.len(), digits.parse::<i32>()) {
            (8, Ok(_)) => {
                let part = |range: std::ops::Range<usize>| digits[range].parse().ok();
                Some(Self::YearFirst(part(0..4)?, part(4..6)?, part(6..8)?))
            }
            (6, _) => Some(Self::ShortYear),
            (_, Ok(days)) if SERIALS.contains(&days) => Some(Self::Serial(days)),
            _ => None,
        }
    }

    /// Parses a date whose month is a name: before the day, between day and year, or between year and day.
    fn with_month_name(cell: &str) -> Option<Self> {
        let mut rest = cell;
        let mut numbers: Vec<&str> = Vec::new();
        let mut month = None;
        let mut place = 0;
        while numbers.len() + usize::from(month.is_some()) < 3 {
            rest = rest.trim_start_matches(|c: char| " -/.,'()".contains(c));
            let alike = |kind: fn(&char) -> bool| rest.chars().take_while(kind).map(char::len_utf8).sum();
            let digits: usize = alike(char::is_ascii_digit);
            let letters: usize = alike(|c| c.is_alphabetic());
            if digits > 0 {
                numbers.push(&rest[..digits]);
                rest = &rest[digits..];
            } else {
                let word = rest.get(..letters).filter(|word| !word.is_empty())?.to_lowercase();
                let is_ordinal = ["st", "nd", "rd", "th"].contains(&word.as_str()) && numbers.len() == 1;
                match month_named(&word) {
                    Some(named) if month.is_none() => {
                        month = Some(named);
                        place = numbers.len();
                    }
                    _ if is_ordinal || is_weekday(&word) || matches!(word.as_str(), "of" | "de") => {}
                    _ => return None,
                }
                rest = &rest[letters..];
            }
        }
        let ([first, second], month) = (numbers.as_slice().try_into().ok()?, month?);
        let number = |part: &str| part.parse::<i16>().ok();
        if !is_time_of_day(rest) {
            return None;
        }
        match (place, first.len(), second.len()) {
            (0 | 1, 1..=2, 4) => Some(Self::YearFirst(number(second)?, month, number(first)?)),
            (1, 4, 1..=2) => Some(Self::YearFirst(number(first)?, month, number(second)?)),
            (0 | 1, 1..=2, 2) => Some(Self::NamedMonth(number(second)?, month, number(first)?)),
            _ => None,
        }
    }
}

/// Converts a year of a Japanese era, or of the Republic of China: "H21.8.20", "平成24年8月24日", "令和元年5月1日".
/// `None` for other dates.
fn of_era(cell: &str) -> Option<String> {
    /// The year before the first of an era.
    const ERAS: [(&str, i32); 12] = [
        ("大正", 1911),
        ("昭和", 1925),
        ("平成", 1988),
        ("令和", 2018),
        ("民國", 1911),
        ("民国", 1911),
        ("S", 1925),
        ("s", 1925),
        ("H", 1988),
        ("h", 1988),
        ("R", 2018),
        ("r", 2018),
    ];
    let (rest, before) = ERAS.iter().find_map(|(era, before)| Some((cell.strip_prefix(era)?, *before)))?;
    let rest = rest.trim_start_matches(['.', ' ']);
    let (year, rest) = match rest.strip_prefix('元') {
        Some(rest) => (1, rest),
        None => {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (year, rest) = rest.split_at(digits);
            (year.parse().ok().filter(|_| digits <= 3)?, rest)
        }
    };
    let parted = rest.starts_with(['.', '/', '-', '年']);
    parted.then(|| format!("{}{rest}", before + year))
}

/// Converts full-width digits and marks to ASCII.
pub(crate) fn narrowed(cell: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        other => other,
    };
    cell.chars().map(narrow).collect()
}

/// The first three numbers of a cell, separated only by characters of dates, and the rest.
fn leading_numbers(cell: &str) -> Option<([&str; 3], &str)> {
    let mut rest = cell;
    let mut numbers = [""; 3];
    for (at, number) in numbers.iter_mut().enumerate() {
        if at > 0 {
            rest = rest.trim_start_matches(|c: char| " -/.,년월年月".contains(c));
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        (*number, rest) = rest.split_at(digits);
        if digits == 0 {
            return None;
        }
    }
    Some((numbers, rest))
}

/// Returns whether the rest after a date is empty, a weekday in brackets, or a time.
fn is_time_of_day(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['일', '日', '.', ' ', ',']);
    let after_weekday = rest
        .strip_prefix('(')
        .and_then(|inside| inside.split_once(')'))
        .filter(|(weekday, _)| weekday.chars().count() <= 3 && weekday.chars().all(char::is_alphabetic));
    let rest = after_weekday.map_or(rest, |(_, rest)| rest).trim();
    let time = rest.trim_start_matches(['T', ':']);
    rest.is_empty() || (time.contains(':') && time.starts_with(|c: char| c.is_ascii_digit()))
}

/// Names of the months in English, German, French, Spanish, Italian, Portuguese and Dutch, with the abbreviations used
/// by programs.
const MONTHS: [&str; 12] = [
    "january jan januar janvier janv enero ene gennaio gen janeiro januari",
    "february feb februar février fevrier févr fevr febrero febbraio fevereiro fev februari",
    "march mar märz maerz mrz mars marzo março marco maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aout agosto ago augustus",
    "september sep sept septembre septiembre setiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro",
];

/// A month by its name or common abbreviation.
fn month_named(word: &str) -> Option<i16> {
    let at = MONTHS.iter().position(|names| names.split(' ').any(|name| name == word))?;
    i16::try_from(at + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    NAMES.iter().any(|name| *name == word || (word.len() >= 3 && name.starts_with(word)))
}

/// Statistics about the format of a column's dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DatesSeen {
    /// Number of cells that are dates.
    pub days: usize,
    /// Number of dates with a leading year, and serial numbers: the same in every order.
    pub settled: usize,
    /// Number of dates whose first part cannot be a month.
    pub day_first: usize,
    /// Number of dates whose second part cannot be a month.
    pub month_first: usize,
    /// True if any has points between its parts.
    pub with_points: bool,
}

impl DatesSeen {
    /// Adds a cell.
    pub fn look(&mut self, cell: &str) {
        match Parts::of(cell) {
            None | Some(Parts::ShortYear) => {}
            Some(Parts::YearFirst(..) | Parts::NamedMonth(..) | Parts::Serial(_)) => {
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

    /// The order that fits most cells, and whether it is certain.
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
            "2015年3月4日",
            "2015년 03월 04일",
            "2015年3月4日(水)",
            "２０１５年３月４日",
            "２０１５／０３／０４",
            "平成27年3月4日",
            "平成２７年３月４日",
            "H27.3.4",
            "民國104年3月4日",
        ] {
            assert_eq!(read_date(cell, DateOrder::YearMonthDay), Ok(day), "{cell}");
        }
    }

    #[test]
    fn the_first_year_of_an_era_is_year_one() {
        let first_of_may = Date::new(2019, 5, 1).unwrap();
        for cell in ["令和元年5月1日", "令和1年5月1日", "R1.5.1", "平成31年5月1日"] {
            assert_eq!(read_date(cell, DateOrder::YearMonthDay), Ok(first_of_may), "{cell}");
        }
        for cell in ["H2015.3.4", "R1", "S1-S2", "平成", "X27.3.4"] {
            assert_eq!(read_date(cell, DateOrder::YearMonthDay), Err(DateProblem::NotADate), "{cell}");
        }
    }

    #[test]
    fn no_word_names_two_months() {
        let mut words: Vec<&str> = MONTHS.iter().flat_map(|names| names.split(' ')).collect();
        words.sort_unstable();
        assert!(words.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn months_by_name_leave_no_choice_of_order() {
        let march = Date::new(2015, 3, 4).unwrap();
        for cell in [
            "04-Mar-2015",
            "4-MAR-2015",
            "04MAR2015",
            "04mar2015:13:05:00",
            "04-Mar-2015 13:05",
            "4 March 2015",
            "4th of March, 2015",
            "March 4, 2015",
            "Mar. 4, 2015",
            "4. März 2015",
            "04-Mrz-2015",
            "4 mars 2015",
            "4 de marzo de 2015",
            "04/mar/2015",
            "4 maart 2015",
            "Wed, 04 Mar 2015",
            "Wednesday, March 4, 2015",
            "2015-Mar-04",
            "2015 March 4",
        ] {
            for order in DateOrder::ALL {
                assert_eq!(read_date(cell, order), Ok(march), "{cell}");
            }
        }
        for (cell, month) in [("1-Oct-2015", 10), ("01SEPT2015", 9), ("1 Aug 2015", 8), ("01-May-2015", 5)] {
            assert_eq!(
                read_date(cell, DateOrder::YearMonthDay),
                Ok(Date::new(2015, month, 1).unwrap()),
                "{cell}"
            );
        }
        for (cell, year) in [("04-Mar-15", 2015), ("Mar 4, 15", 2015), ("4-Mar-49", 2049), ("04MAR50", 1950)]
        {
            assert!(has_short_year(cell), "{cell}");
            assert_eq!(
                read_date(cell, DateOrder::DayMonthYear),
                Ok(Date::new(year, 3, 4).unwrap()),
                "{cell}"
            );
        }
        assert!(!has_short_year("04-Mar-2015"));
        let mut seen = DatesSeen::default();
        seen.look("04-Mar-2015");
        assert_eq!(seen.order(), (DateOrder::YearMonthDay, true));
    }

    #[test]
    fn what_is_no_day_says_why() {
        for (cell, problem) in [
            ("15-03-04", DateProblem::TwoDigitYear),
            ("2015-02-30", DateProblem::ImpossibleDate),
            ("25/12/2015", DateProblem::ImpossibleDate),
            ("spring", DateProblem::NotADate),
            ("31-Feb-2015", DateProblem::ImpossibleDate),
            ("Mar-2015", DateProblem::NotADate),
            ("2015年3月", DateProblem::NotADate),
            ("4 Foo 2015", DateProblem::NotADate),
            ("March 2015", DateProblem::NotADate),
            ("4 Mar 2015 to 6 Mar 2015", DateProblem::NotADate),
            ("2015-03-04 or later", DateProblem::NotADate),
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
