//! Parses typed answers.

use jiff::civil::Date;

use crate::answer::{Answer, AnswerError, Band, Problem};
use crate::finding::{Finding, Kind};
use crate::unit::{Comparator, Measure, Quantity, QuantityBound};
use crate::written::{self, Digits, WrittenQuantity};

impl Finding {
    /// Parses an answer; a quantity without a unit is in the unit at `unit`. Blank text is missing.
    ///
    /// A comma is a decimal sign, as on a Korean, German or French keypad, and full-width characters are read
    /// as plain ones. Bands are written `3+`, `>= 3`, `3 or more` or `1-2`, limits of a quantity `< 0.3`.
    ///
    /// # Errors
    /// [`AnswerError`] with the finding, the text and the reason. An ambiguous number is an error too, so
    /// that the user is asked about it.
    ///
    /// ```
    /// use clinical::{Answer, Finding, Quantity};
    /// let answer = Finding::Bilirubin.parse("1,4", 0).unwrap();
    /// assert_eq!(answer, Some(Answer::Quantity(Quantity { value: 1.4, unit: 0 })));
    /// assert_eq!(Finding::Bilirubin.parse("24 µmol/L", 0).unwrap(), Some(Answer::Quantity(Quantity { value: 24.0, unit: 1 })));
    /// assert_eq!(Finding::Bilirubin.parse("  ", 0).unwrap(), None);
    /// assert!(Finding::Bilirubin.parse("high", 0).is_err());
    /// ```
    pub fn parse(self, text: &str, unit: u8) -> Result<Option<Answer>, AnswerError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let answer = match self.kind() {
            Kind::Choice(_) | Kind::Level => self.choose(text)?,
            Kind::YesNo => self.choose(text).map_err(|_| self.error(text, Problem::NotYesOrNo))?,
            Kind::Count { .. } | Kind::Scale { .. } => Answer::Whole(self.parse_band(text)?),
            Kind::Quantity(measure) => self.parse_quantity(measure, text, unit)?,
            Kind::Date => Answer::Date(self.parse_date(text)?),
        };
        self.check(answer).map_err(|error| AnswerError { given: text.to_owned(), ..error })?;
        Ok(Some(answer))
    }

    fn parse_quantity(self, measure: &Measure, text: &str, unit: u8) -> Result<Answer, AnswerError> {
        let not_a_number = || self.error(text, Problem::NotANumber);
        let written = WrittenQuantity::read(text).ok_or_else(not_a_number)?;
        let unit = match &*written.unit {
            "" => unit,
            // Text that begins like a number is not an unknown unit: "1e5", "3 - 4".
            given => measure.unit_index(given).ok_or_else(|| {
                if looks_like_a_unit(given) { self.unknown_unit(text) } else { not_a_number() }
            })?,
        };
        let value = match written.digits {
            Digits::Number(value) => value,
            Digits::Ambiguous { comma, decimal, thousands } => {
                // Laboratories print three decimals after a point, so there both readings must be possible.
                let in_thousands = Answer::Quantity(Quantity { value: thousands, unit });
                if comma || self.check(in_thousands).is_ok() {
                    return Err(self.error(text, Problem::AmbiguousSeparator { decimal, thousands }));
                }
                decimal
            }
        };
        let quantity = Quantity { value, unit };
        Ok(written.comparator.map_or(Answer::Quantity(quantity), |comparator| {
            Answer::Bounded(QuantityBound { comparator, limit: quantity })
        }))
    }

    pub(crate) fn parse_band(self, text: &str) -> Result<Band, AnswerError> {
        let (least, most) = self.limits();
        let step = match self.kind() {
            Kind::Scale { step, .. } => step,
            _ => 1,
        };
        let plain = written::plain(text);
        let plain = plain.trim();
        let whole = |part: &str| self.parse_whole(part, text);
        let (comparator, rest) = match plain.strip_suffix('+') {
            Some(rest) => (Some(Comparator::AtLeast), rest),
            None => written::comparator(plain),
        };
        if let Some(comparator) = comparator {
            let limit = whole(rest)?;
            let beyond = |limit: Option<u32>| limit.ok_or_else(|| self.error(text, Problem::EmptyBand));
            let (low, high) = match comparator {
                Comparator::Below => (least, beyond(limit.checked_sub(step))?),
                Comparator::AtMost => (least, limit),
                Comparator::AtLeast => (limit, most.max(limit)),
                Comparator::Above => (beyond(limit.checked_add(step))?, most),
            };
            return Ok(Band { low, high });
        }
        let parts = plain.split_once(['-', '–', '~', '〜']).filter(|(low, _)| !low.trim().is_empty());
        if let Some((low, high)) = parts {
            return Ok(Band { low: whole(low)?, high: whole(high)? });
        }
        whole(plain).map(Band::exactly)
    }

    fn parse_whole(self, part: &str, given: &str) -> Result<u32, AnswerError> {
        let read = WrittenQuantity::read(part)
            .filter(|written| written.unit.is_empty() && written.comparator.is_none())
            .map(|written| written.digits);
        let number = match read {
            Some(Digits::Number(number) | Digits::Ambiguous { comma: false, decimal: number, .. }) => {
                Ok(number)
            }
            Some(Digits::Ambiguous { decimal, thousands, .. }) => {
                Err(Problem::AmbiguousSeparator { decimal, thousands })
            }
            None => Err(Problem::NotANumber),
        };
        number.and_then(|number| self.whole(number)).map_err(|problem| self.error(given, problem))
    }

    /// Converts a decimal number to an integer of this finding's kind.
    pub(crate) fn whole(self, number: f64) -> Result<u32, Problem> {
        let (least, most) = self.limits();
        if !number.is_finite() {
            return Err(Problem::NotANumber);
        }
        if number.fract() != 0.0 {
            return Err(Problem::NotWhole);
        }
        if number < 0.0 || number > f64::from(u32::MAX) {
            let (lowest, highest) = (f64::from(least), f64::from(most));
            return Err(Problem::OutOfRange { lowest, highest, unit: "", perhaps: None });
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and within u32, as just seen"
        )]
        let whole = number as u32;
        Ok(whole)
    }

    /// Smallest and largest integer of a count or scale.
    pub(crate) fn limits(self) -> (u32, u32) {
        match self.kind() {
            Kind::Count { least, most } => (least, most),
            Kind::Scale { from, to, .. } => (from, to),
            Kind::Choice(_) | Kind::YesNo | Kind::Level | Kind::Quantity(_) | Kind::Date => (0, 0),
        }
    }

    pub(crate) fn parse_date(self, text: &str) -> Result<Date, AnswerError> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts[..] else {
            return Err(self.error(text, Problem::NotADate));
        };
        let digits =
            |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return Err(self.error(text, Problem::NotADate));
        }
        let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
            return Err(self.error(text, Problem::NotADate));
        };
        Date::new(year, month, day).map_err(|_| self.error(text, Problem::ImpossibleDate))
    }
}

/// Returns whether the text after a number could be a unit: it contains letters, or means "per", and is not
/// an exponent.
fn looks_like_a_unit(text: &str) -> bool {
    let is_exponent = text.strip_prefix(['e', 'E']).is_some_and(|power| {
        !power.is_empty() && power.chars().all(|c| c.is_ascii_digit() || "+-".contains(c))
    });
    text.starts_with(|c: char| c.is_alphabetic() || "%/(×".contains(c)) && !is_exponent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(finding: Finding, text: &str, expected: Answer) {
        assert_eq!(finding.parse(text, 0), Ok(Some(expected)));
    }

    #[track_caller]
    fn refuses(finding: Finding, text: &str, expected: &Problem) {
        assert_eq!(&finding.parse(text, 0).unwrap_err().problem, expected);
    }

    #[test]
    fn bands_are_read_as_they_are_said() {
        for text in ["3+", "3 or more", ">= 3", ">=3", "≥3", "＞２", "> 2", "3이상", "３以上"] {
            reads(Finding::VertebralMetastases, text, Answer::Whole(Band { low: 3, high: 33 }));
        }
        reads(Finding::ExtraspinalBoneMetastases, "1-2", Answer::Whole(Band { low: 1, high: 2 }));
        for text in ["1~2", "1～2", "１－２", "1〜2"] {
            reads(Finding::ExtraspinalBoneMetastases, text, Answer::Whole(Band { low: 1, high: 2 }));
        }
        reads(Finding::ExtraspinalBoneMetastases, "<3", Answer::Whole(Band { low: 0, high: 2 }));
        reads(Finding::Kps, ">50", Answer::Whole(Band { low: 60, high: 100 }));
        reads(Finding::Kps, "≤40", Answer::Whole(Band { low: 10, high: 40 }));
        refuses(Finding::VertebralMetastases, "<1", &Problem::EmptyBand);
        refuses(Finding::VertebralMetastases, "<0", &Problem::EmptyBand);
        reads(Finding::Kps, "50–70", Answer::Whole(Band { low: 50, high: 70 }));
        reads(Finding::Kps, "80", Answer::Whole(Band::exactly(80)));
    }

    #[test]
    fn a_comma_that_can_only_be_decimal_is_a_point() {
        for (text, value) in [("1,4", 1.4), ("0,850", 0.85), ("12,25", 12.25), ("1,2345", 1.2345)] {
            reads(Finding::Creatinine, text, Answer::Quantity(Quantity { value, unit: 0 }));
        }
    }

    #[test]
    fn what_is_not_an_answer_is_refused_with_its_reason() {
        refuses(Finding::VertebralMetastases, "1.5", &Problem::NotWhole);
        refuses(Finding::ExtraspinalBoneMetastases, "3-1", &Problem::EmptyBand);
        refuses(Finding::Bilirubin, "1e3", &Problem::NotANumber);
        refuses(Finding::Bilirubin, "NaN", &Problem::NotANumber);
        refuses(Finding::Bilirubin, "3-4", &Problem::NotANumber);
        refuses(Finding::Bilirubin, "1.4 / 1.6", &Problem::UnknownUnit { units: "mg/dL, umol/L".to_owned() });
        refuses(Finding::DateSurgery, "2026-02-30", &Problem::ImpossibleDate);
        refuses(Finding::DateSurgery, "30.2.2026", &Problem::NotADate);
        refuses(Finding::DateSurgery, "26-02-03", &Problem::NotADate);
        for short in ["2026-2-3", "2026-2-03", "2026-02-3"] {
            refuses(Finding::DateSurgery, short, &Problem::NotADate);
        }
        refuses(
            Finding::Ecog,
            "2-5",
            &Problem::OutOfRange { lowest: 0.0, highest: 4.0, unit: "", perhaps: None },
        );
    }

    #[track_caller]
    fn bounded(finding: Finding, text: &str, comparator: Comparator, value: f64, unit: u8) {
        let bound = QuantityBound { comparator, limit: Quantity { value, unit } };
        reads(finding, text, Answer::Bounded(bound));
    }

    #[test]
    fn a_limit_as_laboratories_print_it_is_a_bound() {
        bounded(Finding::Crp, "<0.3", Comparator::Below, 0.3, 0);
        bounded(Finding::Crp, "< 3 mg/L", Comparator::Below, 3.0, 1);
        bounded(Finding::Afp, ">70000", Comparator::Above, 70_000.0, 0);
        bounded(Finding::Afp, "＞ ６０ ５００", Comparator::Above, 60_500.0, 0);
        bounded(Finding::Bilirubin, "≤０．３", Comparator::AtMost, 0.3, 0);
        refuses(Finding::Crp, "<", &Problem::NotANumber);
        refuses(Finding::Crp, "<<3", &Problem::NotANumber);
    }

    #[test]
    fn a_unit_beside_the_number_is_the_unit() {
        for (text, unit) in [("1.4 mg/dL", 0), ("1.4mg/dl", 0), ("24 µmol/L", 1), ("24umol/l", 1)] {
            let read = Finding::Bilirubin.parse(text, 1 - unit).unwrap().unwrap();
            assert!(matches!(read, Answer::Quantity(quantity) if quantity.unit == unit), "{text}: {read:?}");
        }
        let units = "mg/dL, umol/L".to_owned();
        refuses(Finding::Bilirubin, "1.4 g/dL", &Problem::UnknownUnit { units });
        refuses(Finding::Inr, "80 %", &Problem::UnknownUnit { units: "ratio".to_owned() });
        refuses(Finding::Calcium, "4.6 mEq/L", &Problem::UnknownUnit { units: "mg/dL, mmol/L".to_owned() });
    }

    #[test]
    fn a_sign_before_three_digits_is_asked_about_where_both_readings_are_possible() {
        let ambiguous = |decimal, thousands| Problem::AmbiguousSeparator { decimal, thousands };
        refuses(Finding::Afp, "1,400", &ambiguous(1.4, 1400.0));
        refuses(Finding::Afp, "88,000", &ambiguous(88.0, 88_000.0));
        refuses(Finding::Afp, "12.000", &ambiguous(12.0, 12_000.0));
        refuses(Finding::Afp, "> 12.000", &ambiguous(12.0, 12_000.0));
        refuses(Finding::Ldh, "1.234", &ambiguous(1.234, 1234.0));
        let decimal = |value| Answer::Quantity(Quantity { value, unit: 0 });
        reads(Finding::Creatinine, "1.400", decimal(1.4));
        reads(Finding::Sodium, "138.000", decimal(138.0));
        reads(Finding::Afp, "1,400,000", decimal(1_400_000.0));
        reads(Finding::Afp, "0.850", decimal(0.85));
        reads(Finding::VertebralMetastases, "2.000", Answer::Whole(Band::exactly(2)));
    }
}
