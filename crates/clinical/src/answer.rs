//! Answers to findings, and their validation.

use std::fmt;

use jiff::civil::Date;

use crate::finding::{Finding, Kind};
use crate::unit::{Quantity, QuantityBound};

/// An integer known exactly, or only as a band ("3 or more").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// Smallest possible value.
    pub low: u32,
    /// Largest possible value.
    pub high: u32,
}

impl Band {
    /// A band of one number.
    #[must_use]
    pub const fn exactly(value: u32) -> Self {
        Self { low: value, high: value }
    }

    /// The number, if known exactly.
    #[must_use]
    pub fn exact(self) -> Option<u32> {
        (self.low == self.high).then_some(self.low)
    }
}

/// The answer to a finding. Its variant follows from the finding's [`Kind`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Answer {
    /// Index in [`Finding::values`]: choices, yes/no, levels.
    Choice(u8),
    /// Counts and scales.
    Whole(Band),
    /// Quantities, in the unit entered.
    Quantity(Quantity),
    /// A limit of a quantity, in the unit entered.
    Bounded(QuantityBound),
    /// Dates.
    Date(Date),
}

/// An invalid answer, with the finding and the reason.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{finding}: {problem} (given: {given})", finding = finding.id())]
pub struct AnswerError {
    /// The finding.
    pub finding: Finding,
    /// The answer as given.
    pub given: String,
    /// The reason.
    pub problem: Problem,
}

/// Reasons why an answer is invalid.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// Not one of the finding's values.
    NotAnOption {
        /// Valid values.
        options: &'static [&'static str],
    },
    /// Not `true` or `false` (`yes` or `no` in a cohort).
    NotYesOrNo,
    /// Not a number.
    NotANumber,
    /// A comma or point before three digits, which may be the thousands separator or the decimal sign:
    /// "1,400", "12.000".
    AmbiguousSeparator {
        /// The number if it is the decimal sign.
        decimal: f64,
        /// The number if it is the thousands separator.
        thousands: f64,
    },
    /// A fraction where an integer is expected.
    NotWhole,
    /// Between two steps of a scale.
    BetweenSteps {
        /// The scale's step.
        step: u32,
    },
    /// Outside the possible range.
    OutOfRange {
        /// The lowest possible value, in `unit`.
        lowest: f64,
        /// The highest.
        highest: f64,
        /// Unit of the number; empty for counts and scales.
        unit: &'static str,
        /// The same number in another unit that would be plausible, converted to the finding's first unit.
        perhaps: Option<Suggestion>,
    },
    /// Not a unit of this finding.
    UnknownUnit {
        /// Valid units, joined by commas.
        units: String,
    },
    /// A band whose lower end exceeds its upper end.
    EmptyBand,
    /// Not a date in the form year-month-day.
    NotADate,
    /// A date that does not exist.
    ImpossibleDate,
    /// A variant that does not match the finding's kind.
    WrongKind,
}

/// An interpretation of a number that is plausible where the given one is not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Suggestion {
    /// The suggested quantity.
    pub quantity: Quantity,
    /// Its unit.
    pub unit: &'static str,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnOption { options } => write!(f, "not one of {}", options.join(", ")),
            Self::NotYesOrNo => write!(f, "neither true nor false"),
            Self::NotANumber => write!(f, "not a number"),
            Self::AmbiguousSeparator { decimal, thousands } => {
                write!(
                    f,
                    "either {thousands} or {decimal}: write it without a separator, or with fewer decimals"
                )
            }
            Self::NotWhole => write!(f, "not a whole number"),
            Self::BetweenSteps { step } => write!(f, "not a multiple of {step}"),
            Self::OutOfRange { lowest, highest, unit, perhaps } => {
                write!(f, "outside {lowest} to {highest}")?;
                if !unit.is_empty() {
                    write!(f, " {unit}")?;
                }
                match perhaps {
                    Some(suggestion) => {
                        write!(
                            f,
                            ", which a body cannot have; perhaps {} {}",
                            suggestion.quantity.value, suggestion.unit
                        )
                    }
                    None => write!(f, ", which a body cannot have"),
                }
            }
            Self::UnknownUnit { units } => write!(f, "not in a known unit ({units})"),
            Self::EmptyBand => write!(f, "a band whose lower end lies above its upper one"),
            Self::NotADate => write!(f, "not a date as year-month-day"),
            Self::ImpossibleDate => write!(f, "a day that no calendar has"),
            Self::WrongKind => write!(f, "not the kind of answer that this finding takes"),
        }
    }
}

impl Finding {
    /// The answer with this value's id, for findings with a list of values.
    ///
    /// # Errors
    /// [`Problem::NotAnOption`] if the finding has no such value.
    ///
    /// ```
    /// use clinical::Finding;
    /// assert!(Finding::Frankel.choose("D").is_ok());
    /// assert!(Finding::Frankel.choose("F").is_err());
    /// ```
    pub fn choose(self, value: &str) -> Result<Answer, AnswerError> {
        let place = self.values().iter().position(|known| *known == value);
        match place.and_then(|at| u8::try_from(at).ok()) {
            Some(at) => Ok(Answer::Choice(at)),
            None => Err(self.error(value, Problem::NotAnOption { options: self.values() })),
        }
    }

    /// Checks whether `answer` is valid for this finding.
    ///
    /// # Errors
    /// The reason why it is invalid.
    pub fn check(self, answer: Answer) -> Result<(), AnswerError> {
        match (self.kind(), answer) {
            (Kind::Choice(_) | Kind::YesNo | Kind::Level, Answer::Choice(at)) => {
                if usize::from(at) < self.values().len() {
                    Ok(())
                } else {
                    Err(self.error(&at.to_string(), Problem::NotAnOption { options: self.values() }))
                }
            }
            (Kind::Count { least, most }, Answer::Whole(band)) => self.check_band(band, least, most, 1),
            (Kind::Scale { from, to, step }, Answer::Whole(band)) => self.check_band(band, from, to, step),
            (Kind::Quantity(_), Answer::Quantity(quantity)) => self.check_quantity(quantity),
            (Kind::Quantity(_), Answer::Bounded(bound)) => self.check_quantity(bound.limit),
            (Kind::Date, Answer::Date(_)) => Ok(()),
            _ => Err(self.error("", Problem::WrongKind)),
        }
    }

    fn check_band(self, band: Band, least: u32, most: u32, step: u32) -> Result<(), AnswerError> {
        let given =
            || band.exact().map_or_else(|| format!("{}-{}", band.low, band.high), |value| value.to_string());
        if band.low > band.high {
            return Err(self.error(&given(), Problem::EmptyBand));
        }
        if band.low < least || band.high > most {
            let (lowest, highest) = (f64::from(least), f64::from(most));
            return Err(
                self.error(&given(), Problem::OutOfRange { lowest, highest, unit: "", perhaps: None })
            );
        }
        if !(band.low - least).is_multiple_of(step) || !(band.high - least).is_multiple_of(step) {
            return Err(self.error(&given(), Problem::BetweenSteps { step }));
        }
        Ok(())
    }

    fn check_quantity(self, quantity: Quantity) -> Result<(), AnswerError> {
        let Some(measure) = self.measure() else {
            return Err(self.error(&quantity.value.to_string(), Problem::WrongKind));
        };
        let Some(unit) = measure.units.get(usize::from(quantity.unit)) else {
            return Err(self.unknown_unit(&quantity.value.to_string()));
        };
        if !quantity.value.is_finite() {
            return Err(self.error(&quantity.value.to_string(), Problem::NotANumber));
        }
        let (low, high) = measure.possible;
        let value = quantity.in_unit(measure, 0);
        if (low..=high).contains(&value) {
            return Ok(());
        }
        let convert = |limit: f64| Quantity { value: limit, unit: 0 }.in_unit(measure, quantity.unit);
        let problem = Problem::OutOfRange {
            lowest: convert(low),
            highest: convert(high),
            unit: unit.id,
            perhaps: self.perhaps(quantity),
        };
        Err(self.error(&format!("{} {}", quantity.value, unit.id), problem))
    }

    /// Another unit for a quantity that is unusual as entered but usual in that unit, to ask about.
    ///
    /// ```
    /// use clinical::{Finding, Quantity};
    /// let in_mg_dl = Quantity { value: 34.0, unit: 0 };
    /// let perhaps = Finding::Bilirubin.perhaps(in_mg_dl).unwrap();
    /// assert_eq!((perhaps.quantity.value, perhaps.unit), (34.0, "umol/L"));
    /// assert_eq!(Finding::Bilirubin.perhaps(Quantity { value: 1.4, unit: 0 }), None);
    /// ```
    #[must_use]
    pub fn perhaps(self, quantity: Quantity) -> Option<Suggestion> {
        let measure = self.measure()?;
        let usual = |quantity: Quantity| measure.is_usual(quantity);
        if usual(quantity) {
            return None;
        }
        let in_another_unit = (0_u8..)
            .zip(measure.units)
            .map(|(unit, named)| Suggestion { quantity: Quantity { unit, ..quantity }, unit: named.id })
            .find(|reading| usual(reading.quantity));
        in_another_unit.or_else(|| self.perhaps_misplaced_point(quantity, usual))
    }

    fn perhaps_misplaced_point(
        self,
        quantity: Quantity,
        usual: impl Fn(Quantity) -> bool,
    ) -> Option<Suggestion> {
        let unit = self.measure()?.units.get(usize::from(quantity.unit))?.id;
        [0.1, 10.0, 0.01, 100.0, 0.001, 1000.0]
            .into_iter()
            .map(|factor| Quantity { value: round_to_micro(quantity.value * factor), ..quantity })
            .find(|reading| usual(*reading))
            .map(|quantity| Suggestion { quantity, unit })
    }

    pub(crate) fn unknown_unit(self, given: &str) -> AnswerError {
        let units = self.measure().map_or_else(String::new, |measure| {
            measure.units.iter().map(|unit| unit.id).collect::<Vec<_>>().join(", ")
        });
        self.error(given, Problem::UnknownUnit { units })
    }

    pub(crate) fn error(self, given: &str, problem: Problem) -> AnswerError {
        AnswerError { finding: self, given: given.to_owned(), problem }
    }
}

fn round_to_micro(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_albumin_of_38_g_dl_is_refused_and_38_g_l_suggested() {
        let answer = Answer::Quantity(Quantity { value: 38.0, unit: 0 });
        let error = Finding::Albumin.check(answer).unwrap_err();
        assert_eq!(
            error.to_string(),
            "albumin: outside 0.5 to 8 g/dL, which a body cannot have; perhaps 38 g/L (given: 38 g/dL)"
        );
    }

    #[test]
    fn a_karnofsky_between_two_steps_is_refused() {
        let error = Finding::Kps.check(Answer::Whole(Band::exactly(75))).unwrap_err();
        assert_eq!(error.problem, Problem::BetweenSteps { step: 10 });
        for (low, high) in [(70, 75), (75, 80)] {
            let error = Finding::Kps.check(Answer::Whole(Band { low, high })).unwrap_err();
            assert_eq!(error.problem, Problem::BetweenSteps { step: 10 });
        }
    }

    #[test]
    fn the_ends_of_what_is_possible_are_possible() {
        let albumin = |value: f64| Finding::Albumin.check(Answer::Quantity(Quantity { value, unit: 0 }));
        assert_eq!([albumin(0.5), albumin(8.0)], [Ok(()), Ok(())]);
        for (value, not_a_number) in [(0.49, false), (8.01, false), (f64::NAN, true), (f64::INFINITY, true)] {
            let problem = albumin(value).unwrap_err().problem;
            assert_eq!(problem == Problem::NotANumber, not_a_number, "{value}: {problem:?}");
        }
    }

    #[test]
    fn an_answer_of_another_kind_is_refused() {
        assert!(Finding::Kps.check(Answer::Choice(0)).is_err());
        assert!(Finding::Frankel.check(Answer::Choice(4)).is_ok());
        assert!(Finding::Frankel.check(Answer::Choice(5)).is_err(), "one beyond the last");
    }

    #[test]
    fn a_misplaced_decimal_point_is_asked_about() {
        let perhaps = Finding::Sodium.perhaps(Quantity { value: 1380.0, unit: 0 }).unwrap();
        assert_eq!(perhaps.quantity.value.to_string(), "138");
    }
}
