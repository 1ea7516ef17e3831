//! A line of CSV, cell by cell.

use std::fmt::Write as _;

/// What the cells of a row are put into: a line of CSV, or a row of a workbook.
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

impl Cells for Line<'_> {
    /// One that begins as a formula does (CWE-1236) has an apostrophe put before it, by which
    /// spreadsheets take it for text. One that is a number stays a number.
    fn text(&mut self, text: &str) {
        self.part();
        if let Some((sign, digits)) = signed_number(text) {
            self.out.extend([' ', sign]);
            self.out.push_str(digits);
            return;
        }
        let quoted = text.contains([',', '"', '\n', '\r']);
        if quoted {
            self.out.push('"');
        }
        if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
            self.out.push('\'');
        }
        if quoted {
            text.split('"').enumerate().for_each(|(at, part)| {
                if at > 0 {
                    self.out.push_str("\"\"");
                }
                self.out.push_str(part);
            });
            self.out.push('"');
        } else {
            self.out.push_str(text);
        }
    }

    /// One below zero has a space put before it: it stays a number to whoever reads it, and no
    /// cell begins with a sign.
    fn number(&mut self, number: f64) {
        self.part();
        let start = self.out.len();
        // Writing into a String does not fail.
        let _ = write!(self.out, "{number}");
        if self.out[start..].starts_with('-') {
            self.out.insert(start, ' ');
        }
    }
}

/// The sign and the digits of a plain number that has a sign: `-2.6`, and nothing that a spreadsheet could run.
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

/// The minus of tables that are read by people.
pub(crate) const TRUE_MINUS: char = '\u{2212}';

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_cell_begins_as_a_formula_does_and_none_is_lost(cells in prop::collection::vec("[=+@\\-\t\r\n\"',a]{0,6}", 2..6)) {
            let mut out = String::new();
            let mut line = Line::new(&mut out);
            cells.iter().for_each(|cell| line.text(cell));
            line.end();
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_bytes());
            let read = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(read.len(), cells.len());
            for (read, cell) in read.iter().zip(&cells) {
                prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
                prop_assert!(read == cell || read.strip_prefix('\'') == Some(cell));
            }
        }
    }

    #[track_caller]
    fn written(text: &str, expected: &str) {
        let mut out = String::new();
        let mut line = Line::new(&mut out);
        line.text(text);
        line.end();
        assert_eq!(out.trim_end_matches("\r\n"), expected);
    }

    #[test]
    fn a_text_that_is_a_number_stays_one_and_one_that_only_begins_so_does_not() {
        written("-12.3", " -12.3");
        written("\u{2212}12.3", " -12.3");
        written("+7", " +7");
        written("7", "7");
        written("-1+cmd", "'-1+cmd");
        written("-1+1", "'-1+1");
        written("+1.2.3", "'+1.2.3");
        written("-", "'-");
        written("-.5", "'-.5");
        written("-5 to 30", "'-5 to 30");
        written("\u{2212}5 to 30", "\u{2212}5 to 30");
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
