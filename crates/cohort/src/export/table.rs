//! A table of texts, for any file format.

use serde::{Deserialize, Serialize};

use crate::analysis::{Median, Settings};
use crate::time_unit::TimeUnit;
use crate::words::{Message, Words};
use crate::written::TRUE_MINUS;

/// A table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Table {
    /// Title above it.
    pub title: String,
    /// Column headings, the first for the row headings.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Notes below it: methods, and exclusions.
    pub notes: Vec<String>,
}

/// A row: its heading, then a cell for each other column.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Row {
    /// Cells; missing ones at the end are empty.
    pub cells: Vec<String>,
    /// True for a heading of the following rows.
    pub heading: bool,
}

impl Row {
    /// A row of cells.
    #[must_use]
    pub fn new(cells: Vec<String>) -> Self {
        Self { cells, heading: false }
    }

    /// A heading of the following rows.
    #[must_use]
    pub fn heading(cells: Vec<String>) -> Self {
        Self { cells, heading: true }
    }
}

/// Formats a p-value for a table: three decimals, or `<0.001`. If three decimals would give 0.050, as many
/// more as show on which side of 0.05 the value is. Empty for `None`.
pub(crate) fn p(p: Option<f64>) -> String {
    match p.filter(|p| !p.is_nan()) {
        None => String::new(),
        Some(p) if p < SMALLEST_P => format!("<{SMALLEST_P}"),
        Some(p) => decimals_of_p(p),
    }
}

/// Formats a p-value for a sentence: "p = 0.023", "p < 0.001". A dash for `None`.
pub(crate) fn p_text(words: &dyn Words, value: Option<f64>) -> String {
    match value.filter(|p| !p.is_nan()) {
        None => words.say(Message::EqualP, &[("p", "\u{2013}")]),
        Some(p) if p < SMALLEST_P => words.say(Message::SmallP, &[("p", &SMALLEST_P.to_string())]),
        Some(p) => words.say(Message::EqualP, &[("p", &decimals_of_p(p))]),
    }
}

/// Smaller p-values are not distinguished.
const SMALLEST_P: f64 = 0.001;

/// The usual significance level.
const LEVEL: f64 = 0.05;

fn decimals_of_p(p: f64) -> String {
    let hides_the_side = |text: &String| p != LEVEL && text.parse() == Ok(LEVEL);
    let mut texts = (3..=17).map(|decimals| format!("{p:.decimals$}"));
    let three = texts.next().unwrap_or_default();
    if hides_the_side(&three) { texts.find(|text| !hides_the_side(text)).unwrap_or(three) } else { three }
}

/// Formats a time: whole days, one decimal of other units. Negative ones, as ends of an interval, have a true
/// minus sign.
pub(crate) fn time(time: Option<f64>, unit: TimeUnit) -> String {
    let Some(time) = time else { return String::new() };
    let digits = usize::from(unit != TimeUnit::Days || (time - time.round()).abs() >= 0.05);
    signed(time, digits)
}

/// Formats a number with a true minus sign, which spreadsheets do not take for a formula. A number that
/// rounds to 0 has no sign.
pub(crate) fn signed(number: f64, decimals: usize) -> String {
    let size = format!("{:.decimals$}", number.abs());
    let below = number < 0.0 && size.bytes().any(|digit| (b'1'..=b'9').contains(&digit));
    if below { format!("{TRUE_MINUS}{size}") } else { size }
}

/// Formats the median of a group with this number of rows.
pub(crate) fn median(words: &dyn Words, median: &Median, n: usize, unit: TimeUnit) -> String {
    match median.estimate {
        None if n > 0 => words.word(Message::NotReached),
        estimate => time(estimate, unit),
    }
}

/// Formats an interval; a missing end is a dash.
pub(crate) fn interval(words: &dyn Words, low: Option<f64>, high: Option<f64>, unit: TimeUnit) -> String {
    if low.is_none() && high.is_none() {
        return String::new();
    }
    let end = |end: Option<f64>| if end.is_some() { time(end, unit) } else { "\u{2013}".to_owned() };
    words.say(Message::To, &[("low", &end(low)), ("high", &end(high))])
}

/// Heading of intervals, such as "95 % CI".
pub(crate) fn interval_heading(words: &dyn Words, settings: &Settings) -> String {
    let percent = settings.confidence * 100.0;
    let percent =
        if (percent - percent.round()).abs() < 1e-9 { format!("{percent:.0}") } else { format!("{percent}") };
    words.say(Message::Interval, &[("percent", &percent)])
}

/// Name of a unit of time.
pub(crate) fn unit(words: &dyn Words, unit: TimeUnit) -> String {
    words.word(match unit {
        TimeUnit::Days => Message::Days,
        TimeUnit::Weeks => Message::Weeks,
        TimeUnit::Months => Message::Months,
        TimeUnit::Years => Message::Years,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::English;
    use proptest::prelude::*;

    #[test]
    fn a_small_p_is_not_printed_as_nought() {
        assert_eq!(
            [p(Some(0.0004)), p(Some(0.0234)), p(None), p(Some(f64::NAN))],
            ["<0.001", "0.023", "", ""]
        );
        assert_eq!(
            [p_text(&English, Some(0.0004)), p_text(&English, Some(0.0234))],
            ["p < 0.001", "p = 0.023"]
        );
    }

    #[test]
    fn a_p_near_the_level_shows_its_side() {
        let near = [0.049_648, 0.050_043, 0.049_996, 0.050_000_4, 0.0494, 0.0506, 0.05].map(|it| p(Some(it)));
        assert_eq!(near, ["0.0496", "0.05004", "0.049996", "0.0500004", "0.049", "0.051", "0.050"]);
    }

    proptest! {
        /// The printed value is on the same side of 0.05 as the value.
        #[test]
        fn no_p_is_printed_on_the_other_side_of_the_level(away in -0.05_f64..0.05, digits in 0_i32..12) {
            let value = 0.05 + away * 10_f64.powi(-digits);
            prop_assume!(value >= 0.001);
            let printed: f64 = p(Some(value)).parse().unwrap();
            prop_assert_eq!(printed.partial_cmp(&0.05), value.partial_cmp(&0.05));
        }
    }

    #[test]
    fn a_time_below_nought_has_a_true_minus_sign() {
        let times = [-12.34, -0.04, 12.0].map(|it| time(Some(it), TimeUnit::Days));
        assert_eq!(times, ["\u{2212}12.3", "0", "12"]);
    }

    #[test]
    fn an_interval_without_an_end_shows_a_dash() {
        assert_eq!(interval(&English, Some(13.0), None, TimeUnit::Days), "13 to \u{2013}");
    }
}
