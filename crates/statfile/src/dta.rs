//! Data files of Stata: versions 108 to 115, and 117 to 119.

mod schema;

use std::collections::HashMap;

use crate::bytes::{Bytes, before_zero};
use crate::calendar::{of_stata_days, of_stata_milliseconds};
use crate::labels::Labels;
use crate::{Error, Options, Variable};
use schema::{Kind, Schema};

/// First bytes of versions from 117 on.
const TAGGED: &[u8] = b"<stata_dta>";

/// Returns whether the bytes begin like such a file.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(TAGGED) || matches!(bytes, [102..=115, 1 | 2, 1, 0, ..])
}

/// Reader of the rows.
#[derive(Debug)]
pub(crate) struct Rows<'a> {
    bytes: Bytes<'a>,
    schema: Schema,
    labels: Vec<Labels>,
    /// Long texts by variable and observation.
    texts: HashMap<(u64, u64), String>,
    left: u64,
}

/// Reads everything but the rows.
pub(crate) fn open<'a>(bytes: &'a [u8], options: &Options<'_>) -> Result<(Vec<Variable>, Rows<'a>), Error> {
    let (schema, places) = Schema::read(bytes, options)?;
    let mut at = Bytes::new(bytes, schema.is_big);
    at.go_to(places.data)?;
    let data = at;
    let width = u64::try_from(schema.width()).unwrap_or(u64::MAX);
    let end =
        u64::try_from(places.data).unwrap_or(u64::MAX).saturating_add(width.saturating_mul(schema.rows));
    let end = usize::try_from(end).map_err(|_| Error::EndsEarly)?;
    at.go_to(end)?;
    let texts = match places.long_texts {
        Some(place) => {
            at.go_to(place)?;
            schema.long_texts(&mut at)?
        }
        None => HashMap::new(),
    };
    at.go_to(places.labels.unwrap_or(end))?;
    let sets = schema.label_sets(&mut at)?;
    let labels: Vec<Labels> =
        schema.columns.iter().map(|column| sets.get(&column.labels).cloned().unwrap_or_default()).collect();
    let variables = schema.columns.iter().zip(&labels);
    let variables = variables.map(|(column, labels)| Variable {
        name: column.name.clone(),
        label: column.label.clone(),
        has_labels: !labels.is_empty(),
    });
    let variables = variables.collect();
    let left = schema.rows;
    Ok((variables, Rows { bytes: data, schema, labels, texts, left }))
}

impl Rows<'_> {
    pub(crate) fn next_row(&mut self, row: &mut Vec<String>, missing: &mut usize) -> Result<bool, Error> {
        if self.left == 0 {
            return Ok(false);
        }
        self.left -= 1;
        for (column, labels) in self.schema.columns.iter().zip(&self.labels) {
            let bytes = &mut self.bytes;
            row.push(match column.kind {
                Kind::Text(length) => {
                    self.schema.text(before_zero(bytes.take(length)?)).trim_end().to_owned()
                }
                Kind::LongText => {
                    let key = self.schema.long_text_key(bytes)?;
                    self.texts.get(&key).cloned().unwrap_or_default()
                }
                kind => {
                    let number = self.schema.number(kind, bytes)?;
                    if let Number::Tagged = number {
                        *missing += 1;
                    }
                    number.written(&column.format, labels)
                }
            });
        }
        Ok(true)
    }
}

/// A number of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Number {
    Missing,
    /// One of the 26 further missing values, `.a` to `.z`.
    Tagged,
    /// A number of single precision.
    Single(f32),
    Double(f64),
}

impl Number {
    fn written(self, format: &str, labels: &Labels) -> String {
        let value = match self {
            Self::Missing | Self::Tagged => return String::new(),
            Self::Single(value) => f64::from(value),
            Self::Double(value) => value,
        };
        if let Some(label) = labels.get(value) {
            return label.to_owned();
        }
        let format = format.trim_start_matches(['%', '-', '0']);
        let date = if format.starts_with("td") || format.starts_with('d') {
            of_stata_days(value)
        } else if format.starts_with("tc") || format.starts_with("tC") {
            of_stata_milliseconds(value)
        } else {
            None
        };
        date.unwrap_or_else(|| match self {
            // The shortest digits of single precision: 1.4, not 1.399999976.
            Self::Single(value) => value.to_string(),
            _ => value.to_string(),
        })
    }
}
