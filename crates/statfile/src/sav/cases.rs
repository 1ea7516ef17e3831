//! The data, element by element, whatever their compression.

use std::borrow::Cow;

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::dictionary::{Compression, ELEMENT};
use crate::Error;
use crate::bytes::Bytes;

/// Elements of the data.
#[derive(Debug)]
pub(super) struct Cases<'a> {
    data: Cow<'a, [u8]>,
    at: usize,
    is_compressed: bool,
    bias: f64,
    /// Commands of compressed data that are left.
    commands: [u8; ELEMENT],
    next: usize,
}

impl<'a> Cases<'a> {
    pub(super) fn new(
        mut data: Bytes<'a>,
        compression: Compression,
        bias: f64,
        most: usize,
    ) -> Result<Self, Error> {
        let is_compressed = compression != Compression::None;
        let data = match compression {
            Compression::Zlib => Cow::Owned(unpacked(&mut data, most)?),
            Compression::None | Compression::Bytes => Cow::Borrowed(data.rest()),
        };
        Ok(Self { data, at: 0, is_compressed, bias, commands: [0; ELEMENT], next: ELEMENT })
    }

    /// The next element; `None` at the end of the data.
    pub(super) fn next(&mut self, is_big: bool) -> Result<Option<[u8; ELEMENT]>, Error> {
        if !self.is_compressed {
            return Ok(self.literal());
        }
        loop {
            if self.next == ELEMENT {
                let Some(commands) = self.literal() else { return Ok(None) };
                (self.commands, self.next) = (commands, 0);
            }
            let command = self.commands.get(self.next).copied().unwrap_or_default();
            self.next += 1;
            return Ok(Some(match command {
                0 => continue,
                252 => {
                    // Nothing follows the end.
                    (self.at, self.next) = (self.data.len(), ELEMENT);
                    return Ok(None);
                }
                253 => self.literal().ok_or(Error::EndsEarly)?,
                254 => [b' '; ELEMENT],
                255 => in_bytes(f64::MIN, is_big),
                code => in_bytes(f64::from(code) - self.bias, is_big),
            }));
        }
    }

    fn literal(&mut self) -> Option<[u8; ELEMENT]> {
        let bytes = self.data.get(self.at..self.at.checked_add(ELEMENT)?)?;
        self.at += ELEMENT;
        bytes.try_into().ok()
    }
}

fn in_bytes(value: f64, is_big: bool) -> [u8; ELEMENT] {
    if is_big { value.to_be_bytes() } else { value.to_le_bytes() }
}

/// Unpacks the blocks of a `.zsav` file, which a list at its end describes.
fn unpacked(data: &mut Bytes<'_>, most: usize) -> Result<Vec<u8>, Error> {
    const PART: Error = Error::Damaged { part: "the list of blocks" };
    let mut place = || usize::try_from(data.u64()?).map_err(|_| PART);
    let (_, trailer, _) = (place()?, place()?, place()?);
    data.go_to(trailer)?;
    data.take(20)?;
    let blocks = data.count()?;
    let mut list = *data;
    let mut all = Vec::new();
    for _ in 0..blocks {
        list.u64()?;
        let from = usize::try_from(list.u64()?).map_err(|_| PART)?;
        let (_, packed) = (list.count()?, list.count()?);
        data.go_to(from)?;
        let left = most.saturating_sub(all.len());
        let block = decompress_to_vec_zlib_with_limit(data.take(packed)?, left).map_err(|error| {
            if error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput {
                Error::TooLarge { most }
            } else {
                Error::Damaged { part: "a block" }
            }
        })?;
        all.extend(block);
    }
    Ok(all)
}
