//! Times of measurement, to select the newest value.

use std::cmp::Ordering;
use std::fmt;

use clinical::Date;

/// A FHIR date: a year, a month, a day, or a time with its zone.
///
/// Two are compared by the instant at which they begin, so that times with different zones are ordered
/// correctly.
///
/// ```
/// use fhir::Moment;
/// let seoul = Moment::parse("2026-11-24T08:00:00+09:00").unwrap();
/// let london = Moment::parse("2026-11-23T23:30:00Z").unwrap();
/// assert!(seoul < london);
/// assert_eq!(seoul.day(), "2026-11-24");
/// assert!(Moment::parse("yesterday").is_none());
/// ```
#[derive(Debug, Clone)]
pub struct Moment {
    text: String,
    /// Seconds, and nanoseconds.
    begins: (i64, u32),
}

impl Moment {
    /// Parses a FHIR date.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
        let date = first_day(day)?;
        let (seconds, billionths) = time.map_or(Some((0, 0)), time_of_day)?;
        let begins = (date.duration_since(Date::constant(1970, 1, 1)).as_secs() + seconds, billionths);
        Some(Self { text: text.to_owned(), begins })
    }

    /// The date without the time, as written.
    #[must_use]
    pub fn day(&self) -> &str {
        self.text.split('T').next().unwrap_or_default()
    }

    pub(crate) fn of_day(date: Date) -> Option<Self> {
        Self::parse(&date.to_string())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.begins == other.begins
    }
}

impl Eq for Moment {}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> Ordering {
        self.begins.cmp(&other.begins)
    }
}

/// First and last day that a date covers: its year, its month, or the day itself.
pub(crate) fn days(text: &str) -> Option<(Date, Date)> {
    let mut parts = text.split('-');
    let year = i16::try_from(number(parts.next()?, 4)?).ok()?;
    let month = parts.next().map_or(Some(None), |month| number(month, 2).map(Some))?;
    let day = parts.next().map_or(Some(None), |day| number(day, 2).map(Some))?;
    if parts.next().is_some() {
        return None;
    }
    let date =
        |month: u32, day: u32| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    match (month, day) {
        (Some(month), Some(day)) => date(month, day).map(|only| (only, only)),
        (Some(month), None) => date(month, 1).map(|first| (first, first.last_of_month())),
        (None, _) => Some((date(1, 1)?, date(12, 31)?)),
    }
}

fn first_day(text: &str) -> Option<Date> {
    days(text).map(|(first, _)| first)
}

fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Seconds since midnight UTC, and nanoseconds.
fn time_of_day(text: &str) -> Option<(i64, u32)> {
    let zone_at = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = text.split_at(zone_at);
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut parts = whole.split(':').map(|part| number(part, 2));
    let (hours, minutes) = (parts.next()??, parts.next()??);
    let seconds = parts.next().map_or(Some(0), |seconds| seconds)?;
    let is_midnight = hours == 24 && (minutes, seconds) == (0, 0);
    if parts.next().is_some() || (hours > 23 && !is_midnight) || minutes > 59 || seconds > 60 {
        return None;
    }
    let offset = match zone.as_bytes().first() {
        None | Some(b'Z') => 0,
        Some(sign) => {
            let (hours, minutes) = zone.get(1..)?.split_once(':')?;
            let minutes = number(hours, 2)? * 60 + number(minutes, 2)?;
            if *sign == b'-' { -i64::from(minutes) } else { i64::from(minutes) }
        }
    };
    let since_midnight = i64::from(hours * 3600 + minutes * 60 + seconds) - offset * 60;
    Some((since_midnight, billionths(fraction)?))
}

fn billionths(fraction: &str) -> Option<u32> {
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    format!("{:0<9}", fraction.get(..9).unwrap_or(fraction)).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn before(earlier: &str, later: &str) {
        assert!(Moment::parse(earlier).unwrap() < Moment::parse(later).unwrap());
    }

    #[test]
    fn later_is_later_whatever_the_zone_and_the_precision() {
        before("2025", "2026");
        before("2026-01", "2026-02-01");
        before("2026-11-23", "2026-11-24");
        before("2026-11-24", "2026-11-24T00:00:01Z");
        before("2026-11-24T10:00:00+09:00", "2026-11-24T02:00:00Z");
        before("2026-11-24T10:00:00+05:30", "2026-11-24T04:45:00Z");
        before("2026-11-24T04:15:00Z", "2026-11-24T10:00:00+05:30");
        before("2026-11-24T23:00:00-01:00", "2026-11-25T00:00:01Z");
        before("2026-11-24T10:00:00.1Z", "2026-11-24T10:00:00.15Z");
    }

    /// Systems write midnight as 24:00, and a leap second as 60.
    #[test]
    fn the_last_moment_of_a_day_is_one() {
        let parsed = |time: &str| Moment::parse(&format!("2026-11-24T{time}Z"));
        assert_eq!(parsed("24:00:00"), Moment::parse("2026-11-25T00:00:00Z"));
        assert!(parsed("23:59:60").is_some() && parsed("23:59").is_some());
        for time in ["24:00:01", "24:30", "25:00", "23:60", "23:59:61", "9:00", "09:00:00:00"] {
            assert!(parsed(time).is_none(), "{time}");
        }
    }

    #[test]
    fn what_no_calendar_has_is_no_moment() {
        for text in [
            "",
            "26",
            "2026-13",
            "2026-02-30",
            "2026-1-1",
            "2026-01-01T",
            "2026-01-01T25:00:00Z",
            "2026-01-01-01",
            "T10:00",
        ] {
            assert!(Moment::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_month_may_mean_any_of_its_days() {
        assert_eq!(days("2024-02"), Some((Date::constant(2024, 2, 1), Date::constant(2024, 2, 29))));
        assert_eq!(days("1957"), Some((Date::constant(1957, 1, 1), Date::constant(1957, 12, 31))));
    }
}
