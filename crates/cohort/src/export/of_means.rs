//! Table of restricted mean survival times.

use super::table::{Row, Table, interval_heading, p, signed, time, unit};
use super::texts::{analysed, follow_up_said, repeated_text};
use crate::TimeUnit;
use crate::analysis::Comparison;
use crate::words::{Message, Words};

/// Restricted means of the groups of a comparison and their differences; `None` unless requested.
#[must_use]
pub fn restricted_table(comparison: &Comparison, words: &dyn Words) -> Option<Table> {
    let (found, settings) = (comparison.restricted.as_ref()?, &comparison.settings);
    let decimals = if settings.unit == TimeUnit::Days { 1 } else { 2 };
    let number = |value: f64| signed(value, decimals);
    let between =
        |low: f64, high: f64| words.say(Message::To, &[("low", &number(low)), ("high", &number(high))]);
    let name =
        |place: usize| comparison.groups.get(place).map_or_else(String::new, |it| words.level(&it.level));
    let unit = unit(words, settings.unit);
    let until = time(Some(found.until), settings.unit);
    let (mut rows, mut notes) = (Vec::new(), Vec::new());
    notes.push(words.say(Message::RestrictedSaid, &[("time", &until), ("unit", &unit)]));
    for (place, group) in comparison.groups.iter().enumerate() {
        let mut cells = vec![name(place), group.n().to_string()];
        match found.means.get(place).copied().flatten() {
            Some(mean) => cells.extend([number(mean.mean), between(mean.low, mean.high), String::new()]),
            None if group.n() > 0 => {
                notes.push(words.say(Message::RestrictedEnds, &[("group", &name(place))]));
            }
            None => {}
        }
        rows.push(Row::new(cells));
    }
    let mean = words.say(Message::RestrictedMean, &[("unit", &unit)]);
    if !found.differences.is_empty() {
        rows.push(Row::heading(vec![words.say(Message::Difference, &[("what", &mean)])]));
    }
    for it in &found.differences {
        let pair = words.say(Message::Pair, &[("first", &name(it.first)), ("second", &name(it.second))]);
        rows.push(Row::new(vec![
            pair,
            String::new(),
            number(it.difference),
            between(it.low, it.high),
            p(it.p),
        ]));
    }
    notes.extend(analysed(words, [comparison.analysed()]));
    notes.extend(comparison.repeated.map(|repeated| repeated_text(words, &repeated)));
    notes.extend(follow_up_said(words, settings));
    let title = words.say(Message::RestrictedTitle, &[("grouping", &words.grouping(&comparison.grouping))]);
    let head = vec![
        words.word(Message::Group),
        words.word(Message::N),
        mean,
        interval_heading(words, settings),
        words.word(Message::P),
    ];
    Some(Table { title, head, rows, notes })
}
