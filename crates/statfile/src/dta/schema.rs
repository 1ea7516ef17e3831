//! Description of the data, and the parts beside the rows.

use std::collections::HashMap;

use encoding_rs::{Encoding, UTF_8};

use super::{Number, TAGGED};
use crate::bytes::{Bytes, before_zero};
use crate::labels::Labels;
use crate::{Error, Options};

/// Most columns of Stata.
const MOST_COLUMNS: usize = 120_000;

/// Storage of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Byte,
    Int,
    Long,
    Float,
    Double,
    /// A text of at most this many bytes.
    Text(usize),
    /// A reference to a text of any length.
    LongText,
}

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) format: String,
    /// Name of its set of labels.
    pub(super) labels: String,
    pub(super) label: String,
}

/// Description of the data.
#[derive(Debug)]
pub(super) struct Schema {
    version: u16,
    pub(super) is_big: bool,
    encoding: &'static Encoding,
    pub(super) rows: u64,
    pub(super) columns: Vec<Column>,
}

/// Positions of the parts in the file.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) data: usize,
    pub(super) long_texts: Option<usize>,
    /// Without it, labels follow the data.
    pub(super) labels: Option<usize>,
}

impl Schema {
    pub(super) fn read(bytes: &[u8], options: &Options<'_>) -> Result<(Self, Places), Error> {
        if bytes.starts_with(TAGGED) { Self::tagged(bytes, options) } else { Self::old(bytes, options) }
    }

    /// Versions from 117 on, whose parts are between tags.
    fn tagged(bytes: &[u8], options: &Options<'_>) -> Result<(Self, Places), Error> {
        let mut at = Bytes::new(bytes, false);
        at.tag("<stata_dta>")?;
        at.tag("<header>")?;
        at.tag("<release>")?;
        let release = String::from_utf8_lossy(at.take(3)?).into_owned();
        let version = match release.as_str() {
            "117" => 117,
            "118" => 118,
            "119" => 119,
            _ => return Err(Error::Version { version: release }),
        };
        at.tag("</release>")?;
        at.tag("<byteorder>")?;
        at.is_big = at.take(3)? == b"MSF";
        at.tag("</byteorder>")?;
        at.tag("<K>")?;
        let count = if version == 119 { at.count()? } else { usize::from(at.u16()?) };
        at.tag("</K>")?;
        at.tag("<N>")?;
        let rows = if version == 117 { u64::from(at.u32()?) } else { at.u64()? };
        at.tag("</N>")?;
        at.tag("<label>")?;
        let length = if version == 117 { usize::from(at.u8()?) } else { usize::from(at.u16()?) };
        at.take(length)?;
        at.tag("</label>")?;
        at.tag("<timestamp>")?;
        let length = usize::from(at.u8()?);
        at.take(length)?;
        at.tag("</timestamp>")?;
        at.tag("</header>")?;
        at.tag("<map>")?;
        let mut map = [0_usize; 14];
        for place in &mut map {
            *place = usize::try_from(at.u64()?).map_err(|_| Error::EndsEarly)?;
        }
        if count > MOST_COLUMNS {
            return Err(Error::Damaged { part: "<K>" });
        }
        let (name, format, label) = if version == 117 { (33, 49, 81) } else { (129, 57, 321) };
        let is_big = at.is_big;
        let part = |place: usize, tag: &'static str| {
            let mut at = Bytes::new(bytes, is_big);
            at.go_to(place)?;
            at.tag(tag)?;
            Ok::<_, Error>(at)
        };
        let mut types = part(map[2], "<variable_types>")?;
        let kinds: Vec<Kind> = (0..count).map(|_| Self::kind(types.u16()?)).collect::<Result<_, _>>()?;
        let fields = Fields {
            names: texts(&mut part(map[3], "<varnames>")?, count, name)?,
            formats: texts(&mut part(map[5], "<formats>")?, count, format)?,
            sets: texts(&mut part(map[6], "<value_label_names>")?, count, name)?,
            labels: texts(&mut part(map[7], "<variable_labels>")?, count, label)?,
        };
        let encoding = if version == 117 { fields.encoding(options) } else { UTF_8 };
        let columns = fields.columns(kinds, encoding);
        let places = Places {
            data: part(map[9], "<data>")?.at(),
            long_texts: Some(part(map[10], "<strls>")?.at()),
            labels: Some(part(map[11], "<value_labels>")?.at()),
        };
        Ok((Self { version, is_big, encoding, rows, columns }, places))
    }

    fn kind(code: u16) -> Result<Kind, Error> {
        Ok(match code {
            1..=2045 => Kind::Text(usize::from(code)),
            32_768 => Kind::LongText,
            65_526 => Kind::Double,
            65_527 => Kind::Float,
            65_528 => Kind::Long,
            65_529 => Kind::Int,
            65_530 => Kind::Byte,
            _ => return Err(Error::Damaged { part: "<variable_types>" }),
        })
    }

    /// Versions up to 115.
    fn old(bytes: &[u8], options: &Options<'_>) -> Result<(Self, Places), Error> {
        let mut at = Bytes::new(bytes, false);
        let version = u16::from(at.u8()?);
        if !(108..=115).contains(&version) {
            return Err(Error::Version { version: version.to_string() });
        }
        at.is_big = at.u8()? == 1;
        at.take(2)?;
        let count = usize::from(at.u16()?);
        let rows = u64::from(at.u32()?);
        at.take(81 + 18)?;
        let name = if version >= 110 { 33 } else { 9 };
        let format = if version >= 114 { 49 } else { 12 };
        let kinds = at.take(count)?.iter().map(|code| Self::old_kind(version, *code));
        let kinds: Vec<Kind> = kinds.collect::<Result<_, _>>()?;
        let names = texts(&mut at, count, name)?;
        at.take(2 * (count + 1))?;
        let formats = texts(&mut at, count, format)?;
        let sets = texts(&mut at, count, name)?;
        let labels = texts(&mut at, count, 81)?;
        loop {
            let kind = at.u8()?;
            let length = if version >= 110 { at.count()? } else { usize::from(at.u16()?) };
            if (kind, length) == (0, 0) {
                break;
            }
            at.take(length)?;
        }
        let fields = Fields { names, formats, sets, labels };
        let encoding = fields.encoding(options);
        let columns = fields.columns(kinds, encoding);
        let places = Places { data: at.at(), ..Places::default() };
        Ok((Self { version, is_big: at.is_big, encoding, rows, columns }, places))
    }

    fn old_kind(version: u16, code: u8) -> Result<Kind, Error> {
        Ok(match (version >= 113, code) {
            (true, 1..=244) => Kind::Text(usize::from(code)),
            (true, 251) | (false, b'b') => Kind::Byte,
            (true, 252) | (false, b'i') => Kind::Int,
            (true, 253) | (false, b'l') => Kind::Long,
            (true, 254) | (false, b'f') => Kind::Float,
            (true, 255) | (false, b'd') => Kind::Double,
            (false, 0x80..) => Kind::Text(usize::from(code - 0x7f)),
            _ => return Err(Error::Damaged { part: "the list of types" }),
        })
    }

    /// Number of bytes of a row.
    pub(super) fn width(&self) -> usize {
        let width = |column: &Column| match column.kind {
            Kind::Byte => 1,
            Kind::Int => 2,
            Kind::Long | Kind::Float => 4,
            Kind::Double | Kind::LongText => 8,
            Kind::Text(length) => length,
        };
        self.columns.iter().map(width).sum()
    }

    pub(super) fn text(&self, bytes: &[u8]) -> String {
        self.encoding.decode_without_bom_handling(bytes).0.into_owned()
    }

    /// The next number. The greatest values of each type are missing; until version 112 only one is.
    pub(super) fn number(&self, kind: Kind, at: &mut Bytes<'_>) -> Result<Number, Error> {
        let has_tags = self.version >= 113;
        let whole = |value: i32, missing: i32, old: i32| {
            let missing = if has_tags { missing } else { old };
            match value.cmp(&missing) {
                std::cmp::Ordering::Less => Number::Double(f64::from(value)),
                std::cmp::Ordering::Equal => Number::Missing,
                std::cmp::Ordering::Greater => Number::Tagged,
            }
        };
        Ok(match kind {
            Kind::Byte => whole(i32::from(i8::from_le_bytes([at.u8()?])), 101, 127),
            Kind::Int => whole(i32::from(at.i16()?), 32_741, 32_767),
            Kind::Long => whole(at.i32()?, 2_147_483_621, i32::MAX),
            Kind::Float => {
                const MISSING: f32 = f32::from_bits(0x7f00_0000);
                let value = at.f32()?;
                if value < MISSING {
                    Number::Single(value)
                } else if value.to_bits() == MISSING.to_bits() || !has_tags {
                    Number::Missing
                } else {
                    Number::Tagged
                }
            }
            Kind::Double | Kind::Text(_) | Kind::LongText => {
                const MISSING: f64 = f64::from_bits(0x7fe0_0000_0000_0000);
                let value = at.f64()?;
                if value < MISSING {
                    Number::Double(value)
                } else if value.to_bits() == MISSING.to_bits() || !has_tags {
                    Number::Missing
                } else {
                    Number::Tagged
                }
            }
        })
    }

    /// Reference of a cell to a long text: variable and observation.
    pub(super) fn long_text_key(&self, at: &mut Bytes<'_>) -> Result<(u64, u64), Error> {
        let bits = match self.version {
            117 => return Ok((u64::from(at.u32()?), u64::from(at.u32()?))),
            118 => 16,
            _ => 24,
        };
        let both = at.u64()?;
        Ok(if self.is_big {
            (both >> (64 - bits), both & (u64::MAX >> bits))
        } else {
            (both & ((1 << bits) - 1), both >> bits)
        })
    }

    /// Long texts by reference.
    pub(super) fn long_texts(&self, at: &mut Bytes<'_>) -> Result<HashMap<(u64, u64), String>, Error> {
        let mut found = HashMap::new();
        while at.take(3)? == b"GSO" {
            let variable = u64::from(at.u32()?);
            let observation = if self.version == 117 { u64::from(at.u32()?) } else { at.u64()? };
            at.u8()?;
            let length = at.count()?;
            let text = self.text(before_zero(at.take(length)?));
            found.insert((variable, observation), text);
        }
        Ok(found)
    }

    /// Sets of labels by name.
    pub(super) fn label_sets(&self, at: &mut Bytes<'_>) -> Result<HashMap<String, Labels>, Error> {
        let is_tagged = self.version >= 117;
        let mut found = HashMap::new();
        while is_tagged || !at.is_at_end() {
            if is_tagged {
                match at.take(5)? {
                    b"<lbl>" => {}
                    b"</val" => break,
                    _ => return Err(Error::Damaged { part: "<value_labels>" }),
                }
            }
            let length = at.count()?;
            let name_length = match self.version {
                118.. => 129,
                110.. => 33,
                _ => 9,
            };
            let name = self.text(before_zero(at.take(name_length)?));
            at.take(3)?;
            let mut table = Bytes::new(at.take(length)?, self.is_big);
            found.insert(name.trim().to_owned(), self.labels(&mut table)?);
            if is_tagged {
                at.tag("</lbl>")?;
            }
        }
        Ok(found)
    }

    fn labels(&self, table: &mut Bytes<'_>) -> Result<Labels, Error> {
        let count = table.count()?;
        let length = table.count()?;
        let mut numbers = |count: usize| {
            let bytes = table.take(count.checked_mul(4).ok_or(Error::EndsEarly)?)?;
            let mut at = Bytes::new(bytes, self.is_big);
            (0..count).map(|_| at.i32()).collect::<Result<Vec<i32>, Error>>()
        };
        let (places, values) = (numbers(count)?, numbers(count)?);
        let texts = table.take(length)?;
        let mut labels = Labels::default();
        for (place, value) in places.into_iter().zip(values) {
            let text = usize::try_from(place).ok().and_then(|place| texts.get(place..));
            let text = text.ok_or(Error::Damaged { part: "a value label" })?;
            labels.add(f64::from(value), self.text(before_zero(text)));
        }
        Ok(labels)
    }
}

/// Texts of all columns, one after another.
struct Fields<'a> {
    names: Vec<&'a [u8]>,
    formats: Vec<&'a [u8]>,
    sets: Vec<&'a [u8]>,
    labels: Vec<&'a [u8]>,
}

impl Fields<'_> {
    fn encoding(&self, options: &Options<'_>) -> &'static Encoding {
        (options.guess)(&[self.names.join(&b'\n'), self.labels.join(&b'\n')].join(&b'\n'))
    }

    fn columns(&self, kinds: Vec<Kind>, encoding: &'static Encoding) -> Vec<Column> {
        let text = |texts: &[&[u8]], at: usize| {
            let bytes = texts.get(at).copied().unwrap_or_default();
            encoding.decode_without_bom_handling(bytes).0.trim().to_owned()
        };
        let column = |(at, kind): (usize, Kind)| Column {
            kind,
            name: text(&self.names, at),
            format: text(&self.formats, at),
            labels: text(&self.sets, at),
            label: text(&self.labels, at),
        };
        kinds.into_iter().enumerate().map(column).collect()
    }
}

/// Texts of fixed length, as far as the first zero.
fn texts<'a>(at: &mut Bytes<'a>, count: usize, length: usize) -> Result<Vec<&'a [u8]>, Error> {
    (0..count).map(|_| Ok(before_zero(at.take(length)?))).collect()
}
