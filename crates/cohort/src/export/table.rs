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

/// A p-value: three decimals, `<0.001` below them. Empty where there is none.
pub(crate) fn p(p: Option<f64>) -> String {
    match p {
        None => String::new(),
        Some(p) if p < 0.001 => "<0.001".to_owned(),
        Some(p) => format!("{p:.3}"),
    }
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

    #[test]
    fn a_small_p_is_not_printed_as_nought() {
        assert_eq!([p(Some(0.0004)), p(Some(0.0234)), p(None)], ["<0.001", "0.023", ""]);
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
