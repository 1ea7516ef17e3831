//! Splits lines into cells: delimited by commas, semicolons, tabs, bars or spaces, with quotes around cells
//! that contain one.
//!
//! Cells are borrowed from the text, not copied. Quotes are interpreted as by the crate `csv`, with which a
//! test compares; in addition, unclosed quotes are detected, including those that only the next quoted cell,
//! lines later, would close, so that an error does not silently swallow the rows between.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Delimiter of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    /// A comma.
    Comma,
    /// A semicolon, common where a comma is the decimal sign.
    Semicolon,
    /// A tab.
    Tab,
    /// A vertical bar.
    Pipe,
    /// One or more spaces, as in tables printed by R and SAS. A sheet stores such a text with tabs instead.
    Blanks,
}

impl Delimiter {
    /// All delimiters.
    pub const ALL: [Self; 5] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe, Self::Blanks];

    pub(crate) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
            Self::Blanks => b' ',
        }
    }

    /// The delimiter that splits the first lines of a text into the most rows of equal width.
    ///
    /// ```
    /// use cohort::Delimiter;
    /// assert_eq!(Delimiter::likely("age;bilirubin\n61;1,4\n58;0,9\n"), Delimiter::Semicolon);
    /// ```
    #[must_use]
    pub fn likely(text: &str) -> Self {
        let of_one = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];
        let scored = of_one.map(|delimiter| (evenness(text, delimiter), delimiter));
        let best = scored.into_iter().reduce(|best, next| if next.0 > best.0 { next } else { best });
        let (found, delimiter) = best.unwrap_or(((0, 0), Self::Comma));
        // Cells may contain spaces: they are delimiters only if nothing else is.
        if found.0 < 60 {
            let blanks = evenness(&blanks_to_tabs(head(text)), Self::Tab);
            if blanks.0 >= 90 {
                return Self::Blanks;
            }
        }
        delimiter
    }
}

/// The part of a text from which its delimiter is detected.
fn head(text: &str) -> &str {
    let mut end = text.len().min(1 << 18);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Percentage of the first records with the most common number of cells, and that number; (0, 0) for one cell.
fn evenness(text: &str, delimiter: Delimiter) -> (usize, usize) {
    let mut widths: Vec<usize> = Records::new(text, delimiter)
        .take(100)
        .take_while(|record| record.start < (1 << 18))
        .map(|record| cells(&text[record.start..record.end], delimiter).count())
        .collect();
    // A heading written by R has no cell above the row names.
    if let [heading, below, ..] = widths.as_mut_slice()
        && *heading > 1
        && *heading + 1 == *below
    {
        *heading = *below;
    }
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
    let alike = widths.iter().filter(|width| **width == usual).count();
    if usual < 2 { (0, 0) } else { (alike * 100 / widths.len(), usual) }
}

/// Replaces each run of spaces outside quotes by one tab; spaces at the ends of lines are removed.
pub(crate) fn blanks_to_tabs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (body, end) = line.find(['\r', '\n']).map_or((line, ""), |at| line.split_at(at));
        let (mut quoted, mut pending) = (false, false);
        for c in body.trim().chars() {
            if !quoted && (c == ' ' || c == '\t') {
                pending = true;
                continue;
            }
            if std::mem::take(&mut pending) {
                out.push('\t');
            }
            quoted ^= c == '"';
            out.push(c);
        }
        out.push_str(end);
    }
    out
}

impl fmt::Display for Delimiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Pipe => "vertical bar",
            Self::Blanks => "blanks",
        })
    }
}

/// Position of a record in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Record {
    /// First byte.
    pub(crate) start: usize,
    /// End of its last byte, without the end of the line.
    pub(crate) end: usize,
    /// Line on which it begins, from 1.
    pub(crate) line: u32,
    /// True if a quote in it is not closed: it then ends with its line.
    pub(crate) unclosed: bool,
}

/// Iterator over the records of a text, without empty lines.
pub(crate) struct Records<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    at: usize,
    line: u32,
}

impl<'a> Records<'a> {
    pub(crate) fn new(text: &'a str, delimiter: Delimiter) -> Self {
        Self { bytes: text.as_bytes(), delimiter: delimiter.byte(), at: 0, line: 1 }
    }

    /// End of the line that contains `from`.
    fn line_end(&self, from: usize) -> usize {
        let ends = |byte: &u8| matches!(byte, b'\n' | b'\r');
        self.bytes[from..].iter().position(ends).map_or(self.bytes.len(), |at| from + at)
    }

    /// Position after one end of a line at `at`.
    fn after_line_end(&self, at: usize) -> usize {
        let pair = self.bytes[at..].starts_with(b"\r\n");
        (at + if pair { 2 } else { 1 }).min(self.bytes.len())
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        while let Some(b'\n' | b'\r') = self.bytes.get(self.at) {
            self.at = self.after_line_end(self.at);
            self.line += 1;
        }
        if self.at >= self.bytes.len() {
            return None;
        }
        let (start, line) = (self.at, self.line);
        let mut lines = 0;
        let mut at = start;
        let mut cell_begins = true;
        loop {
            match self.bytes.get(at) {
                None | Some(b'\n' | b'\r') => break,
                Some(b'"') if cell_begins => match self.closing_quote(at + 1) {
                    Some((close, inside)) if inside == 0 || self.ends_cell(close + 1) => {
                        at = close + 1;
                        lines += inside;
                        cell_begins = false;
                    }
                    _ => {
                        let end = self.line_end(at);
                        self.at = end;
                        return Some(Record { start, end, line, unclosed: true });
                    }
                },
                Some(byte) => {
                    cell_begins = *byte == self.delimiter;
                    at += 1;
                }
            }
        }
        self.at = at;
        self.line += lines;
        Some(Record { start, end: at, line, unclosed: false })
    }
}

impl Records<'_> {
    /// Returns whether a cell may end before the byte at `at`.
    fn ends_cell(&self, at: usize) -> bool {
        self.bytes.get(at).is_none_or(|byte| *byte == self.delimiter || matches!(byte, b'\n' | b'\r'))
    }

    /// Position of the closing quote of a cell whose text begins at `at`, and number of line ends in it.
    fn closing_quote(&self, mut at: usize) -> Option<(usize, u32)> {
        let mut lines = 0;
        loop {
            match (self.bytes.get(at)?, self.bytes.get(at + 1)) {
                (b'"', Some(b'"')) => at += 2,
                (b'"', _) => return Some((at, lines)),
                (b'\r', Some(b'\n')) => at += 1,
                (b'\n' | b'\r', _) => {
                    lines += 1;
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }
}

/// Cells of a record.
pub(crate) fn cells(record: &str, delimiter: Delimiter) -> Cells<'_> {
    Cells { rest: Some(record), delimiter: delimiter.byte() }
}

/// Iterator over the cells of a record.
pub(crate) struct Cells<'a> {
    rest: Option<&'a str>,
    delimiter: u8,
}

impl<'a> Iterator for Cells<'a> {
    type Item = Cow<'a, str>;

    fn next(&mut self) -> Option<Cow<'a, str>> {
        let rest = self.rest?;
        let Some(quoted) = rest.strip_prefix('"') else {
            return Some(Cow::Borrowed(self.up_to_delimiter(rest)));
        };
        let mut cell = Cow::Borrowed("");
        let mut rest = quoted;
        loop {
            let Some((inside, after)) = rest.split_once('"') else {
                // Never closed: the record ends here.
                self.rest = None;
                append(&mut cell, rest);
                return Some(cell);
            };
            append(&mut cell, inside);
            if let Some(more) = after.strip_prefix('"') {
                append(&mut cell, "\"");
                rest = more;
            } else {
                append(&mut cell, self.up_to_delimiter(after));
                return Some(cell);
            }
        }
    }
}

impl<'a> Cells<'a> {
    fn up_to_delimiter(&mut self, rest: &'a str) -> &'a str {
        match rest.bytes().position(|byte| byte == self.delimiter) {
            Some(at) => {
                self.rest = Some(&rest[at + 1..]);
                &rest[..at]
            }
            None => {
                self.rest = None;
                rest
            }
        }
    }
}

/// Borrows if the cell is empty so far, otherwise copies.
fn append<'a>(cell: &mut Cow<'a, str>, more: &'a str) {
    if cell.is_empty() {
        *cell = Cow::Borrowed(more);
    } else if !more.is_empty() {
        cell.to_mut().push_str(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str, delimiter: Delimiter) -> Vec<Vec<String>> {
        let row =
            |record: Record| cells(&text[record.start..record.end], delimiter).map(Cow::into_owned).collect();
        Records::new(text, delimiter).map(row).collect()
    }

    #[test]
    fn the_delimiter_is_the_one_by_which_lines_are_alike() {
        for (text, expected) in [
            ("patient|time_days|died\nA|120|1\nB|300|0\n", Delimiter::Pipe),
            ("patient;time;died\nA;0,750;1\nB;1,125;0\n", Delimiter::Semicolon),
            ("name|note\nA|x, y\nB|z, w\n", Delimiter::Pipe),
            ("patient time died\nA   120 1\nB    45 0\n", Delimiter::Blanks),
            ("\"id\" \"site of tumour\" \"t\"\nA \"lung left\" 1\nB liver 0\n", Delimiter::Blanks),
            ("\"id\" \"t\"\n\"1\" \"A\" 120\n\"2\" \"B\" 45\n", Delimiter::Blanks),
            ("remark\none two\nthree\nfour five six\n", Delimiter::Comma),
        ] {
            assert_eq!(Delimiter::likely(text), expected, "{text}");
        }
    }

    #[test]
    fn runs_of_blanks_become_one_tab() {
        assert_eq!(blanks_to_tabs("  a  b\r\n 1 \"x y\" \n"), "a\tb\r\n1\t\"x y\"\n");
    }

    #[test]
    fn a_quote_that_is_never_closed_ends_with_its_line() {
        let text = "a,b\n1,\"two\n3,4\n";
        let records: Vec<Record> = Records::new(text, Delimiter::Comma).collect();
        assert_eq!(records.iter().map(|record| record.unclosed).collect::<Vec<_>>(), [false, true, false]);
        assert_eq!(split(text, Delimiter::Comma)[2], ["3", "4"]);
    }

    #[test]
    fn a_quote_that_the_next_quoted_cell_would_close_ends_with_its_line() {
        let text = "a,b\n1,\"two\n3,4\n5,\"six\"\n";
        assert_eq!(split(text, Delimiter::Comma)[2..], [["3", "4"], ["5", "six"]]);
    }

    #[test]
    fn lines_are_counted_through_cells_of_several_lines() {
        let text = "a\r\n\r\n\"1\n2\"\r\n3";
        let lines: Vec<u32> = Records::new(text, Delimiter::Comma).map(|record| record.line).collect();
        assert_eq!(lines, [1, 3, 5]);
    }

    proptest! {
        #[test]
        fn cells_are_what_the_csv_crate_takes_them_for(text in "[a\",\n\r é]{0,40}") {
            let closed = Records::new(&text, Delimiter::Comma).all(|record| !record.unclosed);
            prop_assume!(closed);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let expected: Vec<Vec<String>> =
                reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
            prop_assert_eq!(split(&text, Delimiter::Comma), expected);
        }
    }
}
