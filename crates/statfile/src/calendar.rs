//! Dates from counts of days.

/// Days from 14 October 1582, where SPSS starts to count, to 1 January 1970.
const SPSS_START: i64 = 141_428;
/// Days from 1 January 1960, where Stata starts to count, to 1 January 1970.
const STATA_START: i64 = 3653;
/// Seconds of a day.
const DAY: f64 = 86_400.0;
/// Maximum number of days from 1970 that is written as a date.
const MOST_DAYS: f64 = 3_000_000.0;

/// A date from the seconds of SPSS, with hours and minutes if `with_time`.
pub(crate) fn of_spss(seconds: f64, with_time: bool) -> Option<String> {
    written(seconds / DAY - SPSS_START as f64, with_time)
}

/// A date from the days of Stata.
pub(crate) fn of_stata_days(days: f64) -> Option<String> {
    written(days - STATA_START as f64, false)
}

/// A date and time from the milliseconds of Stata.
pub(crate) fn of_stata_milliseconds(milliseconds: f64) -> Option<String> {
    written(milliseconds / 1000.0 / DAY - STATA_START as f64, true)
}

/// Writes days from 1970 as `2015-03-04`, or `2015-03-04 13:05` if the time is not midnight.
#[expect(clippy::cast_possible_truncation, reason = "the number of days is limited")]
fn written(days: f64, with_time: bool) -> Option<String> {
    if !days.is_finite() || days.abs() > MOST_DAYS {
        return None;
    }
    let minutes = (days * 1440.0).round() as i64;
    let (whole, minutes) = (minutes.div_euclid(1440), minutes.rem_euclid(1440));
    let whole = if with_time { whole } else { days.floor() as i64 };
    let (year, month, day) = civil(whole);
    if !(1..=9999).contains(&year) {
        return None;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    Some(if with_time && minutes > 0 {
        format!("{date} {:02}:{:02}", minutes / 60, minutes % 60)
    } else {
        date
    })
}

/// Year, month and day from days since 1970, in the Gregorian calendar. The years of the calculation begin in March, so
/// that the leap day is the last.
fn civil(days: i64) -> (i64, i64, i64) {
    const DAYS_OF_400_YEARS: i64 = 146_097;
    let shifted = days + 719_468;
    let era = shifted.div_euclid(DAYS_OF_400_YEARS);
    let of_era = shifted.rem_euclid(DAYS_OF_400_YEARS);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_dates() {
        for (days, date) in
            [(0, (1970, 1, 1)), (59, (1970, 3, 1)), (11_016, (2000, 2, 29)), (-1, (1969, 12, 31))]
        {
            assert_eq!(civil(days), date);
        }
        assert_eq!(of_stata_days(0.0).as_deref(), Some("1960-01-01"));
        assert_eq!(of_spss(0.0, false).as_deref(), Some("1582-10-14"));
        assert_eq!(of_stata_milliseconds(46_800_000.0).as_deref(), Some("1960-01-01 13:00"));
        assert_eq!(of_stata_days(f64::NAN), None);
        assert_eq!(of_stata_days(1e300), None);
    }
}
