//! The part before the rows: columns, labels, missing values and encoding.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use encoding_rs::{Encoding, UTF_8};

use super::in_order;
use crate::bytes::Bytes;
use crate::labels::Labels;
use crate::{Error, Options};

/// Number of bytes of an element: a number, or a part of a text.
pub(super) const ELEMENT: usize = 8;
/// Number of bytes of each part of a very long text.
const SEGMENT: usize = 255;
/// Number of bytes by which the parts of a very long text are counted.
const COUNTED_SEGMENT: usize = 252;

/// Compression of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compression {
    None,
    Bytes,
    Zlib,
}

/// Type of a column.
#[derive(Debug)]
pub(super) enum Kind {
    Number,
    /// A text: index of the first element, and number of bytes, of each of its parts.
    Text {
        segments: Vec<(usize, usize)>,
    },
}

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) kind: Kind,
    /// Index of its first element in a case.
    pub(super) element: usize,
    /// Format of display.
    pub(super) format: u8,
    pub(super) missing: Vec<RangeInclusive<f64>>,
    pub(super) missing_texts: Vec<Vec<u8>>,
    pub(super) labels: Labels,
    pub(super) text_labels: Vec<(Vec<u8>, String)>,
}

/// Everything before the rows.
#[derive(Debug)]
pub(super) struct Dictionary {
    pub(super) is_big: bool,
    pub(super) compression: Compression,
    pub(super) bias: f64,
    pub(super) cases: i32,
    pub(super) system_missing: f64,
    pub(super) encoding: &'static Encoding,
    /// Number of elements of a case.
    pub(super) elements: usize,
    pub(super) columns: Vec<Column>,
}

/// A column as its record states it.
struct Raw<'a> {
    element: usize,
    width: usize,
    name: &'a [u8],
    label: &'a [u8],
    format: u8,
    missing: Vec<[u8; ELEMENT]>,
    is_range: bool,
}

/// Labels of values.
struct LabelSet<'a> {
    /// Values, each with its label.
    labels: Vec<([u8; ELEMENT], &'a [u8])>,
    /// Elements of the columns to which they belong.
    elements: Vec<usize>,
}

/// Records whose texts can be decoded only when the encoding is known.
#[derive(Default)]
struct Records<'a> {
    raw: Vec<Raw<'a>>,
    elements: usize,
    labels: Vec<LabelSet<'a>>,
    long_names: &'a [u8],
    very_long: &'a [u8],
    long_labels: &'a [u8],
    long_missing: &'a [u8],
    encoding: &'a [u8],
    code_page: Option<i32>,
    system_missing: Option<f64>,
}

impl Dictionary {
    /// Reads the dictionary; the cursor is then at the rows.
    pub(super) fn read<'a>(bytes: &'a [u8], options: &Options<'_>) -> Result<(Self, Bytes<'a>), Error> {
        let mut at = in_order(bytes)?;
        at.take(4)?;
        let compression = match at.i32()? {
            0 => Compression::None,
            1 => Compression::Bytes,
            2 => Compression::Zlib,
            other => return Err(Error::Version { version: format!("compression {other}") }),
        };
        at.take(4)?;
        let cases = at.i32()?;
        let bias = at.f64()?;
        at.take(9 + 8 + 64 + 3)?;
        let mut records = Records::default();
        while records.read(&mut at)? {}
        if records.elements == 0 {
            return Err(Error::Damaged { part: "the list of columns" });
        }
        let encoding = records.encoding(options);
        let dictionary = Self {
            is_big: at.is_big,
            compression,
            bias,
            cases,
            system_missing: records.system_missing.unwrap_or(f64::MIN),
            encoding,
            elements: records.elements,
            columns: records.columns(encoding, at.is_big)?,
        };
        Ok((dictionary, at))
    }
}

impl<'a> Records<'a> {
    /// Reads a record, and returns whether others follow.
    fn read(&mut self, at: &mut Bytes<'a>) -> Result<bool, Error> {
        match at.u32()? {
            2 => self.column(at)?,
            3 => self.label_set(at)?,
            6 => {
                let lines = at.count()?;
                at.take(lines.checked_mul(80).ok_or(Error::EndsEarly)?)?;
            }
            7 => self.extension(at)?,
            999 => {
                at.take(4)?;
                return Ok(false);
            }
            _ => return Err(Error::Damaged { part: "a record" }),
        }
        Ok(true)
    }

    fn column(&mut self, at: &mut Bytes<'a>) -> Result<(), Error> {
        let width = at.i32()?;
        let has_label = at.i32()? == 1;
        let missing = at.i32()?;
        let format = at.u32()?;
        at.take(4)?;
        let name = at.take(ELEMENT)?;
        let label = if has_label {
            let length = at.count()?;
            let label = at.take(length)?;
            at.take(length.next_multiple_of(4) - length)?;
            label
        } else {
            &[]
        };
        if !(-3..=3).contains(&missing) {
            return Err(Error::Damaged { part: "a column" });
        }
        let values = (0..missing.unsigned_abs()).map(|_| element(at)).collect::<Result<_, _>>()?;
        // A text of several elements has a record without a name for each further one.
        if let Ok(width) = usize::try_from(width) {
            let format = format.to_be_bytes()[1];
            let (element, is_range) = (self.elements, missing < 0);
            self.raw.push(Raw { element, width, name, label, format, missing: values, is_range });
        }
        self.elements += 1;
        Ok(())
    }

    fn label_set(&mut self, at: &mut Bytes<'a>) -> Result<(), Error> {
        let count = at.count()?;
        let mut labels = Vec::new();
        for _ in 0..count {
            let value = element(at)?;
            let length = usize::from(at.u8()?);
            let label = at.take(length)?;
            at.take((length + 1).next_multiple_of(ELEMENT) - length - 1)?;
            labels.push((value, label));
        }
        if at.u32()? != 4 {
            return Err(Error::Damaged { part: "the columns of value labels" });
        }
        let count = at.count()?;
        let mut elements = Vec::new();
        for _ in 0..count {
            elements.extend(at.count()?.checked_sub(1));
        }
        self.labels.push(LabelSet { labels, elements });
        Ok(())
    }

    fn extension(&mut self, at: &mut Bytes<'a>) -> Result<(), Error> {
        let kind = at.u32()?;
        let (size, count) = (at.count()?, at.count()?);
        let content = at.take(size.checked_mul(count).ok_or(Error::EndsEarly)?)?;
        match kind {
            3 => {
                let mut numbers = Bytes::new(content, at.is_big);
                numbers.take(28)?;
                self.code_page = Some(numbers.i32()?);
            }
            4 => self.system_missing = Some(Bytes::new(content, at.is_big).f64()?),
            13 => self.long_names = content,
            14 => self.very_long = content,
            20 => self.encoding = content,
            21 => self.long_labels = content,
            22 => self.long_missing = content,
            _ => {}
        }
        Ok(())
    }

    /// The encoding that the file names, by name or number; otherwise the most likely one of its labels.
    fn encoding(&self, options: &Options<'_>) -> &'static Encoding {
        let by_number = || match self.code_page? {
            65_001 => Some(UTF_8),
            page @ 300.. => {
                let page = page.to_string();
                let names = match page.as_str() {
                    "949" | "51949" => "euc-kr".to_owned(),
                    "932" => "shift_jis".to_owned(),
                    "936" => "gbk".to_owned(),
                    "950" => "big5".to_owned(),
                    _ => format!("windows-{page}"),
                };
                Encoding::for_label(names.as_bytes())
            }
            _ => None,
        };
        let labels = || {
            let of_values = self.labels.iter().flat_map(|set| set.labels.iter().map(|(_, label)| *label));
            let all: Vec<&[u8]> = self.raw.iter().map(|raw| raw.label).chain(of_values).collect();
            (options.guess)(&[all.join(&b'\n'), self.long_names.to_vec()].join(&b'\n'))
        };
        let name = String::from_utf8_lossy(self.encoding).trim().to_lowercase();
        let name = name.strip_prefix("cp").map_or_else(|| name.clone(), |page| format!("windows-{page}"));
        let by_name = match name.as_str() {
            "windows-949" => Encoding::for_label(b"euc-kr"),
            "windows-932" => Encoding::for_label(b"shift_jis"),
            "windows-936" => Encoding::for_label(b"gbk"),
            "windows-950" => Encoding::for_label(b"big5"),
            name => Encoding::for_label(name.as_bytes()),
        };
        by_name.or_else(by_number).unwrap_or_else(labels)
    }

    fn columns(&self, encoding: &'static Encoding, is_big: bool) -> Result<Vec<Column>, Error> {
        let text =
            |bytes: &[u8]| encoding.decode_without_bom_handling(bytes).0.trim_matches([' ', '\0']).to_owned();
        let pairs = |bytes: &[u8]| -> HashMap<String, String> {
            let text = text(bytes);
            let pair = |pair: &str| {
                let (name, value) = pair.split_once('=')?;
                Some((name.trim().to_uppercase(), value.trim_matches([' ', '\0']).to_owned()))
            };
            text.split('\t').filter_map(pair).collect()
        };
        let (long_names, very_long) = (pairs(self.long_names), pairs(self.very_long));
        let mut columns: Vec<Column> = Vec::new();
        let mut raw = self.raw.iter();
        while let Some(first) = raw.next() {
            let short = text(first.name).to_uppercase();
            let width = very_long.get(&short).and_then(|width| width.parse::<usize>().ok());
            let width = width.filter(|width| *width > SEGMENT);
            let mut segments = vec![(first.element, width.map_or(first.width, |_| SEGMENT))];
            for at in 1..width.map_or(1, |width| width.div_ceil(COUNTED_SEGMENT)) {
                let next = raw.next().ok_or(Error::Damaged { part: "a long text" })?;
                let left = width.unwrap_or(0).saturating_sub(at * SEGMENT);
                segments.push((next.element, left.min(SEGMENT)));
            }
            let number = |bytes: &[u8; ELEMENT]| {
                if is_big { f64::from_be_bytes(*bytes) } else { f64::from_le_bytes(*bytes) }
            };
            let is_number = first.width == 0;
            let (range, single) =
                first.missing.split_at(if first.is_range { 2.min(first.missing.len()) } else { 0 });
            let mut missing: Vec<RangeInclusive<f64>> = Vec::new();
            if is_number {
                if let [low, high] = range {
                    missing.push(number(low)..=number(high));
                }
                missing.extend(single.iter().map(|value| number(value)..=number(value)));
            }
            let missing_texts =
                if is_number { Vec::new() } else { first.missing.iter().map(|it| trimmed(it)).collect() };
            let (mut labels, mut text_labels) = (Labels::default(), Vec::new());
            let of_column = self.labels.iter().filter(|set| set.elements.contains(&first.element));
            for (value, label) in of_column.flat_map(|set| &set.labels) {
                if is_number {
                    labels.add(number(value), text(label));
                } else {
                    text_labels.push((trimmed(value), text(label)));
                }
            }
            let name = long_names.get(&short).cloned().unwrap_or_else(|| text(first.name));
            let kind = if is_number { Kind::Number } else { Kind::Text { segments } };
            let (label, element, format) = (text(first.label), first.element, first.format);
            columns.push(Column {
                name,
                label,
                kind,
                element,
                format,
                missing,
                missing_texts,
                labels,
                text_labels,
            });
        }
        self.add_long_labels(&mut columns, encoding, is_big)?;
        self.add_long_missing(&mut columns, encoding, is_big)?;
        Ok(columns)
    }

    /// Labels of texts of more than eight bytes.
    fn add_long_labels(
        &self,
        columns: &mut [Column],
        encoding: &'static Encoding,
        is_big: bool,
    ) -> Result<(), Error> {
        let mut at = Bytes::new(self.long_labels, is_big);
        let text = |bytes: &[u8]| encoding.decode_without_bom_handling(bytes).0.trim().to_owned();
        while !at.is_at_end() {
            let name = text(counted(&mut at)?);
            at.take(4)?;
            for _ in 0..at.count()? {
                let value = trimmed(counted(&mut at)?);
                let label = text(counted(&mut at)?);
                if let Some(column) = columns.iter_mut().find(|column| column.name == name) {
                    column.text_labels.push((value, label));
                }
            }
        }
        Ok(())
    }

    /// Missing values of texts of more than eight bytes.
    fn add_long_missing(
        &self,
        columns: &mut [Column],
        encoding: &'static Encoding,
        is_big: bool,
    ) -> Result<(), Error> {
        let mut at = Bytes::new(self.long_missing, is_big);
        while !at.is_at_end() {
            let name = encoding.decode_without_bom_handling(counted(&mut at)?).0.trim().to_owned();
            let count = at.u8()?;
            let length = at.count()?;
            for _ in 0..count {
                let value = trimmed(at.take(length)?);
                if let Some(column) = columns.iter_mut().find(|column| column.name == name) {
                    column.missing_texts.push(value);
                }
            }
        }
        Ok(())
    }
}

/// A text with its length before it.
fn counted<'a>(at: &mut Bytes<'a>) -> Result<&'a [u8], Error> {
    let length = at.count()?;
    at.take(length)
}

fn element(at: &mut Bytes<'_>) -> Result<[u8; ELEMENT], Error> {
    at.take(ELEMENT)?.try_into().map_err(|_| Error::EndsEarly)
}

/// A text without blanks at its end.
fn trimmed(bytes: &[u8]) -> Vec<u8> {
    let end = bytes.iter().rposition(|byte| !matches!(byte, b' ' | 0)).map_or(0, |last| last + 1);
    bytes[..end].to_vec()
}
