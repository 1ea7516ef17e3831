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
pub(super) struct Line<'a> {
    out: &'a mut String,
    first: bool,
}

impl<'a> Line<'a> {
    pub(super) fn new(out: &'a mut String) -> Self {
        Self { out, first: true }
    }

    fn part(&mut self) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
    }

    pub(super) fn end(self) {
        self.out.push_str("\r\n");
    }
}

impl Cells for Line<'_> {
    /// One that begins as a formula does (CWE-1236) has an apostrophe put before it, by which
    /// spreadsheets take it for text.
    fn text(&mut self, text: &str) {
        self.part();
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
