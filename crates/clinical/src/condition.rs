//! Conditions under which an option, a group or a note applies to a patient.
//!
//! In the scoring files they are sentences ("kps from 10 to 40"), which [`crate::condition_text`] parses.
//! This module evaluates them for a patient with missing findings.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::answer::{Answer, Band};
use crate::finding::Finding;
use crate::sort_dedup::sort_dedup;
use crate::unit::Measure;

/// A list that is compiled in or read at run time.
pub type List<T> = Cow<'static, [T]>;
/// A text that is compiled in or read at run time.
pub type Text = Cow<'static, str>;

/// One end of a [`Range`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bound {
    /// Value of the end.
    pub value: f64,
    /// True if the end is part of the range.
    pub included: bool,
}

/// A range of numbers; an end that is `None` is open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The lower end.
    pub low: Option<Bound>,
    /// The upper end.
    pub high: Option<Bound>,
}

impl Range {
    /// Returns whether `value` is within the range.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        let above = |bound: Bound| if bound.included { value >= bound.value } else { value > bound.value };
        let below = |bound: Bound| if bound.included { value <= bound.value } else { value < bound.value };
        self.low.is_none_or(above) && self.high.is_none_or(below)
    }

    /// Tests every value of `values`: `Some` if all or none are within the range, otherwise `None`.
    #[must_use]
    pub fn holds_all(&self, values: Self) -> Option<bool> {
        let above = |own: Bound, other: Bound| {
            own.value < other.value || (own.value <= other.value && (own.included || !other.included))
        };
        let within_low = self.low.is_none_or(|own| values.low.is_some_and(|low| above(own, low)));
        let within_high = self.high.is_none_or(|own| {
            values.high.is_some_and(|high| {
                high.value < own.value || (high.value <= own.value && (own.included || !high.included))
            })
        });
        if within_low && within_high {
            return Some(true);
        }
        let apart = |upper: Option<Bound>, lower: Option<Bound>| {
            upper.zip(lower).is_some_and(|(upper, lower)| {
                upper.value < lower.value
                    || (upper.value <= lower.value && !(upper.included && lower.included))
            })
        };
        if apart(values.high, self.low) || apart(self.high, values.low) { Some(false) } else { None }
    }

    /// Its finite ends.
    pub fn ends(&self) -> impl Iterator<Item = f64> {
        self.low.into_iter().chain(self.high).map(|bound| bound.value)
    }
}

/// A range in one unit of a finding's measure. A condition with two has two published tables.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnitRange {
    /// Index of the unit in the measure; 0 for counts and scales.
    pub unit: u8,
    /// The range in that unit.
    pub range: Range,
}

/// A condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Always true.
    Otherwise,
    /// All of these are true.
    All(List<Condition>),
    /// At least one of these is true.
    Any(List<Condition>),
    /// The finding has one of these values (or, negated, none of them).
    Is {
        /// The finding.
        finding: Finding,
        /// Indices in [`Finding::values`].
        values: List<u8>,
        /// True if it must *not* be one of them.
        negated: bool,
    },
    /// The finding's number is within a range.
    Number {
        /// The finding.
        finding: Finding,
        /// The range in each unit that has a published table; the first is used for every other unit, by
        /// conversion.
        ranges: List<UnitRange>,
    },
    /// The total of another point system is within a range.
    Total {
        /// Id of that system.
        system: Text,
        /// The range.
        range: Range,
    },
    /// The number of days from one date to another is within a range.
    Days {
        /// The earlier date.
        from: Finding,
        /// The later one.
        to: Finding,
        /// Range of days.
        range: Range,
    },
}

/// Known data, against which a condition is evaluated.
pub trait Known {
    /// The answer to a finding, if known.
    fn answer(&self, finding: Finding) -> Option<Answer>;
    /// Lowest and highest total still possible for another system; `None` if nothing is known.
    fn total(&self, system: &str) -> Option<(i32, i32)>;
}

impl Condition {
    /// Evaluates the condition; `None` if the known data do not decide it.
    #[must_use]
    pub fn holds(&self, known: &impl Known) -> Option<bool> {
        match self {
            Self::Otherwise => Some(true),
            Self::All(parts) => all(parts.iter().map(|part| part.holds(known))),
            Self::Any(parts) => {
                all(parts.iter().map(|part| part.holds(known).map(|holds| !holds))).map(|none| !none)
            }
            Self::Is { finding, values, negated } => match known.answer(*finding)? {
                Answer::Choice(at) => Some(values.contains(&at) != *negated),
                _ => None,
            },
            Self::Number { finding, ranges } => match known.answer(*finding)? {
                Answer::Whole(band) => ranges.first().and_then(|first| band_within(band, first.range)),
                Answer::Quantity(quantity) => {
                    let (measure, table) = table(*finding, quantity.unit, ranges)?;
                    Some(table.range.contains(quantity.in_unit(measure, table.unit)))
                }
                Answer::Bounded(bound) => {
                    let (measure, table) = table(*finding, bound.limit.unit, ranges)?;
                    table.range.holds_all(bound.range(measure, table.unit))
                }
                Answer::Choice(_) | Answer::Date(_) => None,
            },
            Self::Total { system, range } => {
                let (lowest, highest) = known.total(system)?;
                span_within(f64::from(lowest), f64::from(highest), *range)
            }
            Self::Days { from, to, range } => match (known.answer(*from)?, known.answer(*to)?) {
                (Answer::Date(from), Answer::Date(to)) => Some(range.contains(days_between(from, to))),
                _ => None,
            },
        }
    }

    /// Findings used in the condition itself, without duplicates, in the order of the form.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        self.visit(&mut |part| match part {
            Self::Is { finding, .. } | Self::Number { finding, .. } => found.push(*finding),
            Self::Days { from, to, .. } => found.extend([*from, *to]),
            Self::Otherwise | Self::All(_) | Self::Any(_) | Self::Total { .. } => {}
        });
        sort_dedup(found)
    }

    /// Other systems whose totals it uses.
    #[must_use]
    pub fn systems(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.visit(&mut |part| {
            if let Self::Total { system, .. } = part {
                found.push(system.as_ref());
            }
        });
        sort_dedup(found)
    }

    /// Calls `look` with this condition and every part of it.
    pub fn visit<'a>(&'a self, look: &mut impl FnMut(&'a Self)) {
        look(self);
        if let Self::All(parts) | Self::Any(parts) = self {
            parts.iter().for_each(|part| part.visit(look));
        }
    }
}

/// Kleene's "and": false decides, otherwise unknown remains unknown.
fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut settled = Some(true);
    for part in parts {
        match part {
            Some(false) => return Some(false),
            Some(true) => {}
            None => settled = None,
        }
    }
    settled
}

fn band_within(band: Band, range: Range) -> Option<bool> {
    span_within(f64::from(band.low), f64::from(band.high), range)
}

/// Tests the numbers from `lowest` to `highest` against a range: `Some` if all or none are within it,
/// otherwise `None`.
fn span_within(lowest: f64, highest: f64, range: Range) -> Option<bool> {
    let end = |value| Some(Bound { value, included: true });
    range.holds_all(Range { low: end(lowest), high: end(highest) })
}

/// The published table for a quantity in the unit at `unit`: that unit's own, otherwise the first, by
/// conversion.
pub(crate) fn table(
    finding: Finding,
    unit: u8,
    ranges: &[UnitRange],
) -> Option<(&'static Measure, UnitRange)> {
    let own = ranges.iter().find(|table| table.unit == unit);
    Some((finding.measure()?, *own.or_else(|| ranges.first())?))
}

/// Counts the days from one day to another.
#[must_use]
pub fn days_between(from: Date, to: Date) -> f64 {
    f64::from(day_number(to) - day_number(from))
}

/// Days since 1 March of the year 0 in the Gregorian calendar. Years begin in March here, so that the leap
/// day is the last of a year.
fn day_number(date: Date) -> i32 {
    let (year, month) = (i32::from(date.year()), i32::from(date.month()));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (153 * month + 2) / 5 + i32::from(date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_holds_all_values_or_none_or_that_is_not_settled() {
        let end = |value, included| Some(Bound { value, included });
        let from = |value, included| Range { low: end(value, included), high: None };
        let to = |value, included| Range { low: None, high: end(value, included) };
        let span = |low, low_in, high, high_in| Range { low: end(low, low_in), high: end(high, high_in) };
        let below_two = span(0.0, true, 2.0, false);
        let to_two = span(0.0, true, 2.0, true);
        assert_eq!(to(2.0, false).holds_all(below_two), Some(true));
        assert_eq!(to(2.0, false).holds_all(to_two), None);
        assert_eq!(to(2.0, true).holds_all(to_two), Some(true));
        assert_eq!(from(2.0, true).holds_all(below_two), Some(false));
        assert_eq!(from(2.0, true).holds_all(to_two), None);
        assert_eq!(from(2.0, false).holds_all(to_two), Some(false));
        assert_eq!(from(1.0, true).holds_all(below_two), None);
        assert_eq!(from(2.0, false).holds_all(span(2.0, false, 9.0, true)), Some(true));
        assert_eq!(from(2.0, false).holds_all(span(2.0, true, 9.0, true)), None);
        assert_eq!(to(2.0, true).holds_all(span(2.0, false, 9.0, true)), Some(false));
        assert_eq!(to(2.0, true).holds_all(from(1.0, true)), None, "an open end reaches beyond every limit");
    }

    #[test]
    fn days_are_counted_as_the_calendar_counts_them() {
        let mut day = Date::constant(1899, 12, 27);
        let first = day;
        for count in 0..80_000 {
            assert_eq!(days_between(first, day).to_string(), count.to_string(), "{day}");
            assert_eq!(first.until(day).unwrap().get_days(), count, "{day}");
            day = day.tomorrow().unwrap();
        }
    }
}
