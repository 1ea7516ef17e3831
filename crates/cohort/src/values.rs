//! Parses cells of findings as filled in by people: "Female", "여", "있음", "80 %", "1.4 mg/dL".

use std::borrow::Cow;

use clinical::{Answer, AnswerError, Band, Comparator, Finding, Kind, Problem, Quantity, QuantityBound};
use serde::{Deserialize, Serialize};

use crate::date::narrowed;
use crate::event::{is_no, is_yes, normal};
use crate::heading::measured;
use crate::labels::answer_called;
use crate::missing::MissingWords;

mod band;
mod words;

/// Meaning of a comma in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalSign {
    /// The decimal sign is a point; a comma separates thousands.
    #[default]
    Point,
    /// The decimal sign is a comma; a point separates thousands.
    Comma,
}

/// Parses a finite number.
///
/// ```
/// use cohort::{DecimalSign, read_number};
/// assert_eq!(read_number("1,234.5", DecimalSign::Point), Some(1234.5));
/// assert_eq!(read_number("1.234,5", DecimalSign::Comma), Some(1234.5));
/// assert_eq!(read_number("1,4", DecimalSign::Point), Some(1.4));
/// assert_eq!(read_number("150 000", DecimalSign::Point), Some(150_000.0));
/// assert_eq!(read_number("３．８", DecimalSign::Point), Some(3.8));
/// assert_eq!(read_number("12 days", DecimalSign::Point), None);
/// ```
#[must_use]
pub fn read_number(cell: &str, sign: DecimalSign) -> Option<f64> {
    let cell = cell.trim();
    if !cell.is_ascii() || cell.contains([' ', '\'']) {
        let plain = plain_number(cell);
        return if plain == cell { read_plain(cell, sign) } else { read_plain(&plain, sign) };
    }
    read_plain(cell, sign)
}

/// Converts full-width digits and removes blanks and apostrophes between thousands: "２０", "150 000", "305'000".
fn plain_number(cell: &str) -> String {
    let narrow = narrowed(cell);
    let between = |c: char| matches!(c, ' ' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}');
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = narrow.trim().split(between);
    let first = parts.next().unwrap_or("");
    let whole = |part: &str| part.find(['.', ',']).map_or(part.len(), |at| at);
    let grouped = (1..=3).contains(&first.trim_start_matches(['-', '+']).len())
        && is_digits(first.trim_start_matches(['-', '+']))
        && !first.starts_with('0')
        && parts.clone().all(|part| whole(part) == 3 && is_digits(&part[..whole(part)]));
    if grouped { narrow.replace(between, "") } else { narrow.trim().to_owned() }
}

fn read_plain(cell: &str, sign: DecimalSign) -> Option<f64> {
    let (decimal, thousands) = match sign {
        DecimalSign::Point => ('.', ','),
        DecimalSign::Comma => (',', '.'),
    };
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    let parse = |text: &str| -> Option<f64> {
        let begins =
            text.trim_start_matches(['-', '+']).starts_with(|c: char| c.is_ascii_digit() || c == '.');
        if !begins || !text.chars().all(digits) {
            return None;
        }
        // "-0" is 0: tests that compare bits would tell them apart.
        text.parse().ok().filter(|number: &f64| number.is_finite()).map(|number| number + 0.0)
    };
    if !cell.contains([',', '−']) && sign == DecimalSign::Point {
        return parse(cell);
    }
    let cell = cell.replace('−', "-");
    let (whole, fraction) = cell.split_once(decimal).map_or((cell.as_str(), None), |(a, b)| (a, Some(b)));
    let mut groups = whole.split(thousands);
    let first = groups.next().unwrap_or("").trim_start_matches(['-', '+']);
    let rest: Vec<&str> = groups.collect();
    // "0,750" is a decimal in any case: no thousands begin with 0.
    let grouped = !rest.is_empty()
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && rest.iter().all(|group| group.len() == 3);
    if rest.is_empty() || grouped {
        let whole = whole.replace(thousands, "");
        return parse(&fraction.map_or(whole.clone(), |fraction| format!("{whole}.{fraction}")));
    }
    // "1,4" with a point as decimal sign, or "1.4" with a comma: it cannot be thousands.
    if fraction.is_none() && rest.len() == 1 { parse(&whole.replace(thousands, ".")) } else { None }
}

/// Parses a cell of a finding other than a date; `None` if it is missing.
///
/// # Errors
/// The reason, as from [`Finding::parse`].
pub(crate) fn read_answer(
    finding: Finding,
    cell: &str,
    unit: u8,
    sign: DecimalSign,
    missing: &MissingWords,
) -> Result<Option<Answer>, AnswerError> {
    let written = cell.trim();
    if written.is_empty() {
        return Ok(None);
    }
    let narrow = if written.is_ascii() { Cow::Borrowed(written) } else { Cow::Owned(narrowed(written)) };
    let cell = narrow.trim();
    let read = match finding.kind() {
        Kind::Choice(_) | Kind::YesNo | Kind::Level => choice(finding, cell),
        Kind::Count { .. } | Kind::Scale { .. } => whole(finding, cell, sign),
        Kind::Quantity(_) => quantity(finding, cell, unit, sign),
        Kind::Date => finding.parse(cell, 0).map(|answer| answer.unwrap_or(Answer::Choice(0))),
    };
    match read {
        Ok(answer) => match finding.check(answer) {
            Ok(()) => Ok(Some(answer)),
            Err(error) => Err(AnswerError { given: written.to_owned(), ..error }),
        },
        Err(_) if missing.holds(cell) => Ok(None),
        Err(error) => Err(AnswerError { given: written.to_owned(), ..error }),
    }
}

/// Returns whether a cell is one of the answers to a finding.
pub(crate) fn is_choice(finding: Finding, cell: &str) -> bool {
    choice(finding, cell.trim()).is_ok()
}

fn choice(finding: Finding, cell: &str) -> Result<Answer, AnswerError> {
    let spelled = normal(cell);
    let same = |value: &&&str| value.eq_ignore_ascii_case(&spelled);
    if let Some(value) = finding.values().iter().find(same) {
        return finding.choose(value);
    }
    if finding.values() == ["no", "yes"] {
        if is_yes(&spelled) {
            return finding.choose("yes");
        }
        if is_no(&spelled) {
            return finding.choose("no");
        }
    }
    if finding.kind() == Kind::Level {
        return finding
            .choose(&vertebra(&spelled))
            .map_err(|error| AnswerError { given: cell.to_owned(), ..error });
    }
    let value = words::value_named(finding, &spelled).or_else(|| answer_called(finding, &spelled));
    let read = finding.choose(value.unwrap_or(cell));
    match finding.kind() {
        Kind::YesNo => read.map_err(|error| AnswerError { problem: Problem::NotYesOrNo, ..error }),
        _ => read,
    }
}

/// Normalises "Th12", "D 12" and "t-12" to T12.
fn vertebra(spelled: &str) -> String {
    let plain: String = spelled.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let number = plain.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = plain.strip_suffix(number).unwrap_or(&plain);
    let region = match letters {
        "c" => "C",
        "t" | "th" | "d" => "T",
        "l" => "L",
        "s" => "S",
        other => other,
    };
    format!("{region}{}", number.trim_start_matches('0').replace(' ', ""))
}

fn whole(finding: Finding, cell: &str, sign: DecimalSign) -> Result<Answer, AnswerError> {
    let plain = band::plain(cell);
    let plain = plain.as_str();
    match read_number(plain, sign) {
        // 80.0, as some programs write integers.
        Some(number) if number.fract() == 0.0 && (0.0..1e9).contains(&number) => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole and within u32"
            )]
            let number = number as u32;
            Ok(Answer::Whole(Band::exactly(number)))
        }
        _ => match finding.parse(plain, 0) {
            Ok(Some(answer)) => Ok(answer),
            Ok(None) => finding.parse(cell, 0).map(|answer| answer.unwrap_or(Answer::Choice(0))),
            Err(error) => Err(AnswerError { given: cell.to_owned(), ..error }),
        },
    }
}

fn quantity(finding: Finding, cell: &str, unit: u8, sign: DecimalSign) -> Result<Answer, AnswerError> {
    if let Some(value) = read_number(cell, sign) {
        return Ok(Answer::Quantity(Quantity { value, unit }));
    }
    if let Some(answer) = bound(finding, cell, unit, sign) {
        return Ok(answer);
    }
    // A unit in the cell itself has priority over the heading.
    let (number, own) = number_and_unit(cell);
    let place = measured(finding, own);
    match (read_number(number, sign), place) {
        (Some(value), Some(unit)) => Ok(Answer::Quantity(Quantity { value, unit })),
        _ => Err(AnswerError { finding, given: cell.to_owned(), problem: Problem::NotANumber }),
    }
}

/// Parses a limit of the laboratory: "<1.3", "> 1,210", "≤ 0.3 mg/dL".
fn bound(finding: Finding, cell: &str, unit: u8, sign: DecimalSign) -> Option<Answer> {
    const SIGNS: [(&str, Comparator); 8] = [
        ("<=", Comparator::AtMost),
        (">=", Comparator::AtLeast),
        ("≤", Comparator::AtMost),
        ("≦", Comparator::AtMost),
        ("≥", Comparator::AtLeast),
        ("≧", Comparator::AtLeast),
        ("<", Comparator::Below),
        (">", Comparator::Above),
    ];
    let found = SIGNS.iter().find_map(|(sign, comparator)| Some((cell.strip_prefix(sign)?, *comparator)));
    let (rest, comparator) = found?;
    let (number, own) = number_and_unit(rest.trim());
    let unit = if own.trim().is_empty() { unit } else { measured(finding, own)? };
    let limit = Quantity { value: read_number(number, sign)?, unit };
    Some(Answer::Bounded(QuantityBound { comparator, limit }))
}

/// Splits a cell after its number: "120 days" into "120" and " days".
pub(crate) fn number_and_unit(cell: &str) -> (&str, &str) {
    cell.split_at(cell.find(|c: char| !(c.is_ascii_digit() || ".,+-−".contains(c))).unwrap_or(cell.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn says(finding: Finding, cell: &str, value: &str) {
        let expected = finding.choose(value).unwrap();
        assert_eq!(
            read_answer(finding, cell, 0, DecimalSign::Point, &MissingWords::default()),
            Ok(Some(expected)),
            "{cell}"
        );
    }

    #[test]
    fn words_in_use_are_read_as_values() {
        says(Finding::Sex, "여", "female");
        says(Finding::Sex, "M", "male");
        says(Finding::PrimarySite, "간세포암", "hcc");
        says(Finding::PrimarySite, "Unknown", "unknown");
        says(Finding::Dialysis, "무", "no");
        says(Finding::Dialysis, "TRUE", "yes");
        says(Finding::Level, "Th 12", "T12");
        says(Finding::Frankel, "d", "D");
        says(Finding::Ascites, "moderate to severe", "severe");
        says(Finding::Escc, "1B", "1b");
        says(Finding::Encephalopathy, "Ⅰ～Ⅱ", "grade_1_2");
        says(Finding::Encephalopathy, "1-2도", "grade_1_2");
        says(Finding::VisceralMetastases, "切除不能", "untreatable");
        says(Finding::VisceralMetastases, "可切除", "treatable");
        says(Finding::Ambulation, "Y", "independent");
        says(Finding::Ambulation, "N", "none");
    }

    #[test]
    fn numbers_are_read_with_what_people_write_beside_them() {
        let read = |finding, cell| {
            read_answer(finding, cell, 0, DecimalSign::Point, &MissingWords::default()).unwrap().unwrap()
        };
        assert_eq!(read(Finding::Kps, "80 %"), Answer::Whole(Band::exactly(80)));
        assert_eq!(read(Finding::Kps, "80.0"), Answer::Whole(Band::exactly(80)));
        assert_eq!(read(Finding::VertebralMetastases, "3+"), Answer::Whole(Band { low: 3, high: 33 }));
        for cell in
            ["3개 이상", "3 이상", "3개이상", "3個以上", "3つ以上", "3个及以上", "≥3", "≧ 3개", "3 or more"]
        {
            let open = Answer::Whole(Band { low: 3, high: 33 });
            assert_eq!(read(Finding::VertebralMetastases, cell), open, "{cell}");
        }
        for cell in ["1~2개", "1～2", "1-2 個", "1개~2개"] {
            let two = Answer::Whole(Band { low: 1, high: 2 });
            assert_eq!(read(Finding::ExtraspinalBoneMetastases, cell), two, "{cell}");
        }
        assert_eq!(read(Finding::VertebralMetastases, "2개"), Answer::Whole(Band::exactly(2)));
        assert_eq!(read(Finding::Kps, "８０"), Answer::Whole(Band::exactly(80)));
        assert_eq!(read(Finding::Albumin, "３．８"), Answer::Quantity(Quantity { value: 3.8, unit: 0 }));
        for (cell, comparator, value) in [
            ("<1.3", Comparator::Below, 1.3),
            ("> 1,210", Comparator::Above, 1210.0),
            ("＞1210", Comparator::Above, 1210.0),
        ] {
            let limit = Quantity { value, unit: 0 };
            assert_eq!(
                read(Finding::Afp, cell),
                Answer::Bounded(QuantityBound { comparator, limit }),
                "{cell}"
            );
        }
        assert_eq!(read(Finding::Kps, "80점"), Answer::Whole(Band::exactly(80)));
        assert_eq!(read(Finding::Albumin, "38 g/L"), Answer::Quantity(Quantity { value: 38.0, unit: 1 }));
        assert_eq!(read(Finding::Platelets, "150"), Answer::Quantity(Quantity { value: 150.0, unit: 0 }));
    }

    #[test]
    fn numbers_are_read_in_full_width_and_with_blanks_between_thousands() {
        for (cell, number) in [
            ("１２０", Some(120.0)),
            ("－１．５", Some(-1.5)),
            ("1 234 567", Some(1_234_567.0)),
            ("150\u{a0}000", Some(150_000.0)),
            ("305'000.5", Some(305_000.5)),
            ("12 34", None),
            ("0 750", None),
            ("3 4 months", None),
            ("1 2", None),
        ] {
            assert_eq!(read_number(cell, DecimalSign::Point), number, "{cell}");
        }
        assert_eq!(read_number("98\u{202f}000,5", DecimalSign::Comma), Some(98_000.5));
    }

    #[test]
    fn a_cell_that_says_nothing_is_missing_and_one_that_is_wrong_says_why() {
        for cell in ["", " ", "NA", "미상", "-"] {
            assert_eq!(
                read_answer(Finding::Kps, cell, 0, DecimalSign::Point, &MissingWords::default()),
                Ok(None),
                "{cell}"
            );
        }
        let error = read_answer(Finding::Albumin, "high", 0, DecimalSign::Point, &MissingWords::default())
            .unwrap_err();
        assert_eq!((error.given.as_str(), error.problem), ("high", Problem::NotANumber));
        assert!(read_answer(Finding::Kps, "85", 0, DecimalSign::Point, &MissingWords::default()).is_err());
    }

    proptest! {
        #[test]
        fn no_cell_makes_it_panic(cell in "(.{0,20}|[0-9.,+-]{0,12})", place in 0..Finding::COUNT) {
            let _ = read_answer(Finding::ALL[place], &cell, 0, DecimalSign::Comma, &MissingWords::default());
            let _ = read_answer(Finding::ALL[place], &cell, 0, DecimalSign::Point, &MissingWords::default());
        }
    }
}
