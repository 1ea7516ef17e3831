//! A table of words, ready for any kind of file.

use serde::{Deserialize, Serialize};

use crate::analysis::{Median, Settings};
use crate::time_unit::TimeUnit;
use crate::words::{Message, Words};
use crate::written::TRUE_MINUS;

/// A table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Table {
    /// Above it.
    pub title: String,
    /// Its column headings; the first is that of the row headings.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Below it: methods, and what was left out.
    pub notes: Vec<String>,
}

/// A row: its heading, then a cell for each other column.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Row {
    /// Its cells; missing ones at the end are empty.
    pub cells: Vec<String>,
    /// Whether it heads the rows below it.
    pub heading: bool,
}

impl Row {
    /// A row of cells.
    #[must_use]
    pub fn new(cells: Vec<String>) -> Self {
        Self { cells, heading: false }
    }

    /// A row that heads those below it.
    #[must_use]
    pub fn heading(cells: Vec<String>) -> Self {
        Self { cells, heading: true }
    }
}

/// A p-value for the cell of a table: three decimals, `<0.001` below them. Where three decimals would read 0.050, as
/// many more as show on which side of 0.05 the value lies. Empty where there is none.
pub(crate) fn p(p: Option<f64>) -> String {
    match p.filter(|p| !p.is_nan()) {
        None => String::new(),
        Some(p) if p < SMALLEST_P => format!("<{SMALLEST_P}"),
        Some(p) => decimals_of_p(p),
    }
}

/// A p-value in a sentence: "p = 0.023", "p < 0.001". A dash where there is none.
pub(crate) fn p_said(words: &dyn Words, value: Option<f64>) -> String {
    match value.filter(|p| !p.is_nan()) {
        None => words.say(Message::EqualP, &[("p", "\u{2013}")]),
        Some(p) if p < SMALLEST_P => words.say(Message::SmallP, &[("p", &SMALLEST_P.to_string())]),
        Some(p) => words.say(Message::EqualP, &[("p", &decimals_of_p(p))]),
    }
}

/// Smaller p-values are not told apart.
const SMALLEST_P: f64 = 0.001;

/// The level that a reader compares a p-value with.
const LEVEL: f64 = 0.05;

fn decimals_of_p(p: f64) -> String {
    let hides_the_side = |text: &String| p != LEVEL && text.parse() == Ok(LEVEL);
    let mut texts = (3..=17).map(|decimals| format!("{p:.decimals$}"));
    let three = texts.next().unwrap_or_default();
    if hides_the_side(&three) { texts.find(|text| !hides_the_side(text)).unwrap_or(three) } else { three }
}

/// A time: whole days, one decimal of other units. Below 0, where an interval may end, it has a true minus sign.
pub(crate) fn time(time: Option<f64>, unit: TimeUnit) -> String {
    let Some(time) = time else { return String::new() };
    let digits = usize::from(unit != TimeUnit::Days || (time - time.round()).abs() >= 0.05);
    signed(time, digits)
}

/// A number with so many decimals, with a true minus sign, which no spreadsheet takes for a formula. Nothing is
/// below 0 that is printed as 0.
pub(crate) fn signed(number: f64, decimals: usize) -> String {
    let size = format!("{:.decimals$}", number.abs());
    let below = number < 0.0 && size.bytes().any(|digit| (b'1'..=b'9').contains(&digit));
    if below { format!("{TRUE_MINUS}{size}") } else { size }
}

/// The median of a group of so many rows.
pub(crate) fn median(words: &dyn Words, median: &Median, n: usize, unit: TimeUnit) -> String {
    match median.estimate {
        None if n > 0 => words.word(Message::NotReached),
        estimate => time(estimate, unit),
    }
}

/// Both ends of an interval; an end that is not there is a dash.
pub(crate) fn interval(words: &dyn Words, low: Option<f64>, high: Option<f64>, unit: TimeUnit) -> String {
    if low.is_none() && high.is_none() {
        return String::new();
    }
    let end = |end: Option<f64>| if end.is_some() { time(end, unit) } else { "\u{2013}".to_owned() };
    words.say(Message::To, &[("low", &end(low)), ("high", &end(high))])
}

/// The heading of intervals, such as "95 % CI".
pub(crate) fn interval_heading(words: &dyn Words, settings: &Settings) -> String {
    let percent = settings.confidence * 100.0;
    let percent =
        if (percent - percent.round()).abs() < 1e-9 { format!("{percent:.0}") } else { format!("{percent}") };
    words.say(Message::Interval, &[("percent", &percent)])
}

/// The name of a unit of time.
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
            [p_said(&English, Some(0.0004)), p_said(&English, Some(0.0234))],
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
