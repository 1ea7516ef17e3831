//! Parses quantities as typed by people and printed by laboratories: "1,4", "< 0.3 mg/dL", "60 500", "１．４".

use crate::decimal::read_decimal;
use crate::unit::Comparator;

/// A parsed quantity: an optional comparator, a number, an optional unit.
///
/// ```
/// use clinical::{Comparator, Digits, WrittenQuantity};
/// let written = WrittenQuantity::read("≤ 0,3 mg/dL").unwrap();
/// assert_eq!(written.comparator, Some(Comparator::AtMost));
/// assert_eq!(written.digits, Digits::Number(0.3));
/// assert_eq!(written.unit, "mg/dL");
/// assert!(WrittenQuantity::read("high").is_none());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenQuantity {
    /// The comparator of a bound.
    pub comparator: Option<Comparator>,
    /// The number.
    pub digits: Digits,
    /// Everything after the number, in plain characters; may be empty.
    pub unit: String,
}

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Digits {
    /// An unambiguous number.
    Number(f64),
    /// One comma or point before exactly three digits: a decimal sign or a thousands separator.
    Ambiguous {
        /// True for a comma, false for a point.
        comma: bool,
        /// The number if it is the decimal sign.
        decimal: f64,
        /// The number if it is the thousands separator.
        thousands: f64,
    },
}

/// Comparators before a number. A sign precedes its own prefixes.
const BEFORE: &[(&str, Comparator)] = &[
    ("<=", Comparator::AtMost),
    ("=<", Comparator::AtMost),
    (">=", Comparator::AtLeast),
    ("=>", Comparator::AtLeast),
    ("<", Comparator::Below),
    (">", Comparator::Above),
    ("less than", Comparator::Below),
    ("below", Comparator::Below),
    ("more than", Comparator::Above),
    ("above", Comparator::Above),
    ("小于", Comparator::Below),
    ("低于", Comparator::Below),
    ("大于", Comparator::Above),
    ("高于", Comparator::Above),
];

/// Comparators after a number and its unit.
const AFTER: &[(&str, Comparator)] = &[
    ("or less", Comparator::AtMost),
    ("or more", Comparator::AtLeast),
    ("以下", Comparator::AtMost),
    ("이하", Comparator::AtMost),
    ("以上", Comparator::AtLeast),
    ("이상", Comparator::AtLeast),
    ("未満", Comparator::Below),
    ("未满", Comparator::Below),
    ("미만", Comparator::Below),
    ("초과", Comparator::Above),
];

impl WrittenQuantity {
    /// Parses a text; `None` unless it has exactly one number, at its start.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = plain(text);
        let (comparator, rest) = comparator(text.trim());
        let (number, unit) = rest.split_at(number_length(rest));
        Some(Self { comparator, digits: digits(number)?, unit: unit.trim().to_owned() })
    }
}

/// Removes the comparator from a text in plain characters, at either end.
pub(crate) fn comparator(text: &str) -> (Option<Comparator>, &str) {
    let before = BEFORE.iter().find_map(|(sign, meaning)| Some((*meaning, text.strip_prefix(sign)?)));
    let found = before
        .or_else(|| AFTER.iter().find_map(|(sign, meaning)| Some((*meaning, text.strip_suffix(sign)?))));
    found.map_or((None, text), |(meaning, rest)| (Some(meaning), rest.trim()))
}

/// Converts to plain characters: full-width forms, variants of spaces, minus signs, comparators and unit
/// symbols of East Asian fonts become ASCII.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{ff01}'..='\u{ff5e}' => {
                out.extend(char::from_u32(u32::from(letter) - 0xfee0));
            }
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            _ if letter.is_whitespace() => out.push(' '),
            '−' | '‐' | '‑' => out.push('-'),
            '·' | '٫' => out.push('.'),
            '’' => out.push('\''),
            '≤' | '≦' | '⩽' => out.push_str("<="),
            '≥' | '≧' | '⩾' => out.push_str(">="),
            '㎎' => out.push_str("mg"),
            '㎍' => out.push_str("ug"),
            '㎗' => out.push_str("dL"),
            '㎖' => out.push_str("mL"),
            '㎕' => out.push_str("uL"),
            'ℓ' => out.push('L'),
            _ => out.push(letter),
        }
    }
    out
}

/// Length in bytes of the number at the start of a text. A space belongs to the number if exactly three
/// digits follow.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    while let Some(byte) = bytes.get(at) {
        let belongs = match byte {
            b'0'..=b'9' | b'.' | b',' | b'\'' => true,
            b' ' => (1..=3).all(|after| is_digit(at + after)) && !is_digit(at + 4),
            _ => false,
        };
        if !belongs {
            break;
        }
        at += 1;
    }
    at
}

/// Parses digits with decimal signs and thousands separators.
fn digits(text: &str) -> Option<Digits> {
    let (sign, text) = text.strip_prefix('-').map_or((1.0, text), |text| (-1.0, text));
    let is_separator = |c: char| !c.is_ascii_digit();
    let number = |text: &str| read_decimal(text).map(|value| sign * value);
    let Some(last) = text.rfind(is_separator) else { return number(text).map(Digits::Number) };
    let (whole, fraction) = (&text[..last], &text[last + 1..]);
    let separator = text[last..].chars().next()?;
    let others: Vec<char> = whole.chars().filter(|c| is_separator(*c)).collect();
    let joined: String = whole.chars().filter(char::is_ascii_digit).collect();
    let in_thousands = || {
        let mut groups = whole.split(is_separator);
        groups.next().is_some_and(|first| (1..=3).contains(&first.len()))
            && groups.all(|group| group.len() == 3)
            && others.iter().all(|other| Some(other) == others.first())
    };
    if matches!(separator, ' ' | '\'') || others.first() == Some(&separator) {
        let repeated = others.iter().all(|other| *other == separator);
        let grouped = repeated && fraction.len() == 3 && in_thousands();
        return grouped.then(|| number(&format!("{joined}{fraction}")).map(Digits::Number))?;
    }
    if !others.is_empty() && !in_thousands() {
        return None;
    }
    let decimal = number(&format!("{joined}.{fraction}"))?;
    let may_be_thousands =
        others.is_empty() && fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if may_be_thousands {
        let thousands = number(&format!("{whole}{fraction}"))?;
        return Some(Digits::Ambiguous { comma: separator == ',', decimal, thousands });
    }
    Some(Digits::Number(decimal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, comparator: Option<Comparator>, number: f64, unit: &str) {
        let expected = WrittenQuantity { comparator, digits: Digits::Number(number), unit: unit.to_owned() };
        assert_eq!(WrittenQuantity::read(text), Some(expected), "{text}");
    }

    #[test]
    fn numbers_are_read_in_every_spelling() {
        for text in ["0.3", "０．３", "0,3", "0·3", "\u{2009}0.3\u{a0}", "０，３"] {
            reads(text, None, 0.3, "");
        }
        for text in ["60 500", "60\u{2009}500", "60\u{202f}500", "60'500", "60’500", "60500", "６０５００"]
        {
            reads(text, None, 60_500.0, "");
        }
        reads("1,400,000", None, 1_400_000.0, "");
        reads("1.400.000", None, 1_400_000.0, "");
        reads("1,400.5", None, 1400.5, "");
        reads("1.400,5", None, 1400.5, "");
        reads("1 400,25", None, 1400.25, "");
        reads("−3", None, -3.0, "");
        reads(".5", None, 0.5, "");
        reads("5.", None, 5.0, "");
    }

    #[test]
    fn comparators_are_read_before_and_after_the_number() {
        for text in ["<0.3", "< 0.3", "＜０．３", "less than 0.3", "0.3 未満", "0.3미만"] {
            reads(text, Some(Comparator::Below), 0.3, "");
        }
        for text in ["≤0.3", "<=0.3", "≦ 0.3", "0.3以下", "0.3 이하", "0.3 or less"] {
            reads(text, Some(Comparator::AtMost), 0.3, "");
        }
        reads(">70000", Some(Comparator::Above), 70_000.0, "");
        reads("> 60 500 ng/mL", Some(Comparator::Above), 60_500.0, "ng/mL");
        reads("≥3", Some(Comparator::AtLeast), 3.0, "");
        reads("3 mg/dL 이상", Some(Comparator::AtLeast), 3.0, "mg/dL");
    }

    #[test]
    fn what_follows_the_number_is_its_unit() {
        reads("1.4 mg/dL", None, 1.4, "mg/dL");
        reads("1.4㎎/㎗", None, 1.4, "mg/dL");
        reads("１．４ｍｇ／ｄＬ", None, 1.4, "mg/dL");
        reads("150 10^9/L", None, 150.0, "10^9/L");
        reads("150x10^9/L", None, 150.0, "x10^9/L");
    }

    #[test]
    fn one_sign_before_three_digits_is_ambiguous() {
        for (text, comma) in [("12.000", false), ("12,000", true), ("１２．０００", false)] {
            let digits = Digits::Ambiguous { comma, decimal: 12.0, thousands: 12_000.0 };
            assert_eq!(WrittenQuantity::read(text).unwrap().digits, digits, "{text}");
        }
        reads("0.850", None, 0.85, "");
        reads("1234.567", None, 1234.567, "");
    }

    #[test]
    fn what_is_no_single_number_is_not_read() {
        for text in ["", "high", "<", "1.2.3", "1,00,000", "1.4,5,6", "12,3456,789", "-", ".", "1 4000 5 ,"] {
            let read = WrittenQuantity::read(text);
            assert!(read.as_ref().is_none_or(|read| !read.unit.is_empty()), "{text}: {read:?}");
        }
    }
}
