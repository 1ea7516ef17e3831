//! Data files of SPSS: uncompressed, compressed (`.sav`) and compressed by zlib (`.zsav`).

mod cases;
mod dictionary;

use crate::bytes::Bytes;
use crate::calendar::of_spss;
use crate::{Error, Options, Variable};
use cases::Cases;
use dictionary::{Column, Dictionary, ELEMENT, Kind};

/// Returns whether the bytes begin like such a file.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"$FL2") || bytes.starts_with(b"$FL3")
}

/// Returns whether the bytes begin like an encrypted file.
pub(crate) fn is_locked(bytes: &[u8]) -> bool {
    bytes.get(8..20).is_some_and(|mark| mark == b"ENCRYPTEDSAV")
}

/// Reader of the rows.
#[derive(Debug)]
pub(crate) struct Rows<'a> {
    dictionary: Dictionary,
    cases: Cases<'a>,
    /// Cases that are left; `None` if the file does not tell.
    left: Option<u32>,
    elements: Vec<[u8; ELEMENT]>,
}

/// Reads everything before the rows.
pub(crate) fn open<'a>(bytes: &'a [u8], options: &Options<'_>) -> Result<(Vec<Variable>, Rows<'a>), Error> {
    if is_locked(bytes) {
        return Err(Error::Locked);
    }
    let (dictionary, data) = Dictionary::read(bytes, options)?;
    let cases = Cases::new(data, dictionary.compression, dictionary.bias, options.most)?;
    let variable = |column: &Column| Variable {
        name: column.name.clone(),
        label: column.label.clone(),
        has_labels: !column.labels.is_empty() || !column.text_labels.is_empty(),
    };
    let variables = dictionary.columns.iter().map(variable).collect();
    let left = u32::try_from(dictionary.cases).ok();
    Ok((variables, Rows { dictionary, cases, left, elements: Vec::new() }))
}

impl Rows<'_> {
    pub(crate) fn next_row(&mut self, row: &mut Vec<String>, missing: &mut usize) -> Result<bool, Error> {
        if self.left == Some(0) {
            return Ok(false);
        }
        self.elements.clear();
        for at in 0..self.dictionary.elements {
            let Some(element) = self.cases.next(self.dictionary.is_big)? else {
                // The end of the data, unless it is within a case.
                return if at == 0 && self.left.is_none() { Ok(false) } else { Err(Error::EndsEarly) };
            };
            self.elements.push(element);
        }
        self.left = self.left.map(|left| left - 1);
        for column in &self.dictionary.columns {
            row.push(match &column.kind {
                Kind::Number => self.number(column, missing),
                Kind::Text { segments } => self.text(column, segments, missing),
            });
        }
        Ok(true)
    }

    fn number(&self, column: &Column, missing: &mut usize) -> String {
        let bytes = self.elements.get(column.element).copied().unwrap_or_default();
        let value =
            if self.dictionary.is_big { f64::from_be_bytes(bytes) } else { f64::from_le_bytes(bytes) };
        let is_missing =
            [self.dictionary.system_missing, f64::MIN].iter().any(|it| it.to_bits() == value.to_bits());
        if is_missing || !value.is_finite() {
            return String::new();
        }
        if column.missing.iter().any(|range| range.contains(&value)) {
            *missing += 1;
            return String::new();
        }
        if let Some(label) = column.labels.get(value) {
            return label.to_owned();
        }
        // DATE, ADATE, JDATE, EDATE and SDATE; DATETIME and YMDHMS.
        let date = match column.format {
            20 | 23 | 24 | 38 | 39 => of_spss(value, false),
            22 | 41 => of_spss(value, true),
            _ => None,
        };
        date.unwrap_or_else(|| value.to_string())
    }

    fn text(&self, column: &Column, segments: &[(usize, usize)], missing: &mut usize) -> String {
        let mut bytes: Vec<u8> = Vec::new();
        for (element, width) in segments {
            let elements = self.elements.iter().skip(*element).flatten().copied();
            bytes.extend(elements.take(*width));
        }
        let end = bytes.iter().rposition(|byte| !matches!(byte, b' ' | 0)).map_or(0, |last| last + 1);
        bytes.truncate(end);
        if column.missing_texts.contains(&bytes) {
            *missing += 1;
            return String::new();
        }
        if let Some((_, label)) = column.text_labels.iter().find(|(value, _)| *value == bytes) {
            return label.clone();
        }
        self.dictionary.encoding.decode_without_bom_handling(&bytes).0.into_owned()
    }
}

/// Returns a cursor at the start of the bytes, in their byte order: the layout code is 2 or 3.
fn in_order(bytes: &[u8]) -> Result<Bytes<'_>, Error> {
    const LAYOUT: usize = 64;
    for is_big in [false, true] {
        let mut at = Bytes::new(bytes, is_big);
        at.go_to(LAYOUT)?;
        if matches!(at.u32()?, 2 | 3) {
            return Ok(at);
        }
    }
    Err(Error::Damaged { part: "the header" })
}
