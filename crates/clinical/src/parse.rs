//! Reading what a person types.

use jiff::civil::Date;

use crate::answer::{Answer, AnswerError, Band, Problem};
use crate::finding::{Finding, Kind};
use crate::unit::Quantity;

impl Finding {
    /// Reads an answer from text as typed, in the unit at `unit` where the finding is a quantity; blank is missing.
    ///
    /// A comma is taken for a decimal point, as on a Korean, German or French keypad it may be. Bands are
    /// written `3+`, `3 or more` or `1-2`.
    ///
    /// # Errors
    /// What is wrong with the text; it names the finding and what was typed.
    ///
    /// ```
    /// use clinical::{Answer, Finding, Quantity};
    /// let answer = Finding::Bilirubin.parse("1,4", 0).unwrap();
    /// assert_eq!(answer, Some(Answer::Quantity(Quantity { value: 1.4, unit: 0 })));
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
            Kind::Quantity(_) => Answer::Quantity(Quantity { value: self.parse_number(text)?, unit }),
            Kind::Date => Answer::Date(self.parse_date(text)?),
        };
        self.check(answer).map_err(|error| AnswerError { given: text.to_owned(), ..error })?;
        Ok(Some(answer))
    }

    fn parse_number(self, text: &str) -> Result<f64, AnswerError> {
        let not_a_number = || self.error(text, Problem::NotANumber);
        if has_ambiguous_comma(text) {
            return Err(self.error(text, Problem::AmbiguousComma));
        }
        let digits_only = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
        let plain = text.replace(',', ".").replace('−', "-");
        // `parse` alone would also take "1e5", "inf" and "nan", which nobody types at a bedside.
        if !plain.chars().all(digits_only) {
            return Err(not_a_number());
        }
        plain.parse().map_err(|_| not_a_number())
    }

    pub(crate) fn parse_band(self, text: &str) -> Result<Band, AnswerError> {
        let most = self.limits().1;
        let whole = |part: &str| self.parse_whole(part, text);
        let open = text
            .strip_suffix('+')
            .or_else(|| text.strip_suffix("or more"))
            .or_else(|| text.strip_prefix(">="));
        if let Some(low) = open {
            let low = whole(low)?;
            return Ok(Band { low, high: most.max(low) });
        }
        if let Some((low, high)) = text.split_once(['-', '–']).filter(|(low, _)| !low.trim().is_empty()) {
            return Ok(Band { low: whole(low)?, high: whole(high)? });
        }
        whole(text).map(Band::exactly)
    }

    fn parse_whole(self, part: &str, given: &str) -> Result<u32, AnswerError> {
        let number = self
            .parse_number(part.trim())
            .map_err(|error| AnswerError { given: given.to_owned(), ..error })?;
        self.whole(number).map_err(|problem| self.error(given, problem))
    }

    /// A whole number of this finding's kind from a decimal one.
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

    /// The smallest and largest whole number of a count or scale.
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

/// "1,400" is fourteen hundred to one reader and less than two to another; "0,850" and "1,40" are decimals to all.
fn has_ambiguous_comma(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(',').is_some_and(|(before, after)| {
        (1..=3).contains(&before.len())
            && after.len() == 3
            && digits(before)
            && digits(after)
            && !before.starts_with('0')
    })
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
        for text in ["3+", "3 or more", ">= 3", ">=3"] {
            reads(Finding::VertebralMetastases, text, Answer::Whole(Band { low: 3, high: 33 }));
        }
        reads(Finding::ExtraspinalBoneMetastases, "1-2", Answer::Whole(Band { low: 1, high: 2 }));
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
        refuses(Finding::Afp, "1,400", &Problem::AmbiguousComma);
        refuses(Finding::Afp, "1,400,000", &Problem::NotANumber);
        refuses(Finding::DateSurgery, "2026-02-30", &Problem::ImpossibleDate);
        refuses(Finding::DateSurgery, "30.2.2026", &Problem::NotADate);
        refuses(
            Finding::Ecog,
            "2-5",
            &Problem::OutOfRange { lowest: 0.0, highest: 4.0, unit: "", perhaps: None },
        );
    }
}
