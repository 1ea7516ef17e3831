//! A line of CSV, cell by cell.

use std::fmt::Write as _;

/// Receiver of the cells of a row: a line of CSV, or a row of a workbook.
pub(crate) trait Cells {
    /// Writes a text.
    fn text(&mut self, text: &str);

    /// Writes a number.
    fn number(&mut self, number: f64);
}

/// A line being written.
pub(crate) struct Line<'a> {
    out: &'a mut String,
    first: bool,
}

impl<'a> Line<'a> {
    pub(crate) fn new(out: &'a mut String) -> Self {
        Self { out, first: true }
    }

    fn part(&mut self) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
    }

    pub(crate) fn end(self) {
        self.out.push_str("\r\n");
    }
}

impl Line<'_> {
    /// Writes a text of a displayed table. Every number in it remains a number, with either minus sign.
    pub(crate) fn shown(&mut self, text: &str) {
        self.put(text, signed_number(text));
    }

    /// A text that begins like a formula (CWE-1236) gets an apostrophe, which marks it as text in
    /// spreadsheets. A number gets a space and remains one.
    fn put(&mut self, text: &str, number: Option<(char, &str)>) {
        self.part();
        if let Some((sign, digits)) = number {
            self.out.extend([' ', sign]);
            self.out.push_str(digits);
            return;
        }
        let quoted = text.contains([',', '"', '\n', '\r']);
        if quoted {
            self.out.push('"');
        }
        // For readers with another delimiter, the cell may also begin after one of these.
        let mut may_begin = true;
        for (at, c) in text.char_indices() {
            if may_begin && BEGINS_A_FORMULA.contains(&c) && (at == 0 || !c.is_whitespace()) {
                self.out.push('\'');
            }
            may_begin = matches!(c, ';' | '\t' | '\r' | '\n') || (may_begin && matches!(c, '"' | ' '));
            if c == '"' {
                self.out.push('"');
            }
            self.out.push(c);
        }
        if quoted {
            self.out.push('"');
        }
    }
}

impl Cells for Line<'_> {
    /// Text of the file is written unchanged: `-2.6` is a number, `+82` and `-007` may be anything.
    fn text(&mut self, text: &str) {
        let is_number = |(sign, digits): &(char, &str)| {
            *sign == '-'
                && text.starts_with('-')
                && (!digits.starts_with('0') || *digits == "0" || digits.starts_with("0."))
        };
        self.put(text, signed_number(text).filter(is_number));
    }

    /// A negative one gets a leading space: it remains a number, and no cell begins with a sign.
    fn number(&mut self, number: f64) {
        self.part();
        let start = self.out.len();
        // Writing to a String cannot fail.
        let _ = write!(self.out, "{number}");
        if self.out[start..].starts_with('-') {
            self.out.insert(start, ' ');
        }
    }
}

/// Characters that begin a formula in a spreadsheet, including the wide ones of East Asian settings.
const BEGINS_A_FORMULA: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// Sign and digits of a plain signed number: `-2.6`, and nothing that a spreadsheet could execute.
fn signed_number(text: &str) -> Option<(char, &str)> {
    let (sign, digits) = match text.chars().next()? {
        '+' => ('+', &text[1..]),
        '-' => ('-', &text[1..]),
        TRUE_MINUS => ('-', &text[TRUE_MINUS.len_utf8()..]),
        _ => return None,
    };
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    (all_digits(whole) && all_digits(fraction)).then_some((sign, digits))
}

/// The minus of displayed tables.
pub(crate) const TRUE_MINUS: char = '\u{2212}';

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_cell_begins_as_a_formula_does_and_none_is_lost(cells in prop::collection::vec("[=+@\\-\t\r\n\"',a\u{ff1d}\u{ff0b}]{0,6}", 2..6)) {
            let mut out = String::new();
            let mut line = Line::new(&mut out);
            cells.iter().for_each(|cell| line.text(cell));
            line.end();
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_bytes());
            let read = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(read.len(), cells.len());
            for (read, cell) in read.iter().zip(&cells) {
                prop_assert!(!read.starts_with(BEGINS_A_FORMULA));
                prop_assert_eq!(read.replace('\'', ""), cell.replace('\'', ""));
            }
        }
    }

    #[test]
    fn no_cell_begins_as_a_formula_does_whatever_the_delimiter() {
        for (text, expected) in [
            ("x;=cmd", "x;'=cmd"),
            ("x\t@cmd", "x\t'@cmd"),
            ("x; =cmd", "x; '=cmd"),
            ("x;\"=cmd", "\"x;\"\"'=cmd\""),
            ("x\n=cmd", "\"x\n'=cmd\""),
            ("x;y=1", "x;y=1"),
            ("a = b", "a = b"),
        ] {
            written(|line, text| line.text(text), text, expected);
        }
    }

    #[track_caller]
    fn written(write: impl Fn(&mut Line<'_>, &str), text: &str, expected: &str) {
        let mut out = String::new();
        let mut line = Line::new(&mut out);
        write(&mut line, text);
        line.end();
        assert_eq!(out.trim_end_matches("\r\n"), expected);
    }

    #[test]
    fn a_number_of_a_table_stays_one_and_what_only_begins_so_does_not() {
        let shown = |text, expected| written(|line, text| line.shown(text), text, expected);
        shown("-12.3", " -12.3");
        shown("\u{2212}12.3", " -12.3");
        shown("+7", " +7");
        shown("7", "7");
        shown("-1+cmd", "'-1+cmd");
        shown("-1+1", "'-1+1");
        shown("+1.2.3", "'+1.2.3");
        shown("-", "'-");
        shown("-.5", "'-.5");
        shown("-5 to 30", "'-5 to 30");
        shown("\u{2212}5 to 30", "\u{2212}5 to 30");
    }

    #[test]
    fn what_a_file_held_stays_what_it_was() {
        let kept = |text, expected| written(|line, text| line.text(text), text, expected);
        kept("-2.6", " -2.6");
        kept("-0.5", " -0.5");
        kept("-007", "'-007");
        kept("+821012345678", "'+821012345678");
        kept("\u{2212}2", "\u{2212}2");
        kept("\u{ff1d}1+1", "'\u{ff1d}1+1");
    }

    #[test]
    fn a_number_below_zero_stays_a_number() {
        let mut out = String::new();
        let mut line = Line::new(&mut out);
        line.number(-2.6);
        line.number(7.0);
        line.end();
        assert_eq!(out, " -2.6,7\r\n");
    }
}
