//! A cursor over bytes, in the byte order of the file.

use crate::Error;

/// A position in bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bytes<'a> {
    bytes: &'a [u8],
    at: usize,
    /// True if the most significant byte comes first.
    pub(crate) is_big: bool,
}

macro_rules! number {
    ($name:ident, $type:ty, $size:literal) => {
        /// The next number of this type.
        pub(crate) fn $name(&mut self) -> Result<$type, Error> {
            let bytes: [u8; $size] = self.take($size)?.try_into().map_err(|_| Error::EndsEarly)?;
            Ok(if self.is_big { <$type>::from_be_bytes(bytes) } else { <$type>::from_le_bytes(bytes) })
        }
    };
}

impl<'a> Bytes<'a> {
    pub(crate) fn new(bytes: &'a [u8], is_big: bool) -> Self {
        Self { bytes, at: 0, is_big }
    }

    /// Position from the start.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Continues at another position.
    pub(crate) fn go_to(&mut self, at: usize) -> Result<(), Error> {
        if at > self.bytes.len() {
            return Err(Error::EndsEarly);
        }
        self.at = at;
        Ok(())
    }

    /// Everything that is left.
    pub(crate) fn rest(self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Returns whether nothing is left.
    pub(crate) fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// The next bytes.
    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], Error> {
        let end = self.at.checked_add(count).ok_or(Error::EndsEarly)?;
        let taken = self.bytes.get(self.at..end).ok_or(Error::EndsEarly)?;
        self.at = end;
        Ok(taken)
    }

    /// Skips a tag such as `<header>`.
    pub(crate) fn tag(&mut self, tag: &'static str) -> Result<(), Error> {
        if self.take(tag.len())? == tag.as_bytes() { Ok(()) } else { Err(Error::Damaged { part: tag }) }
    }

    /// A count or length.
    pub(crate) fn count(&mut self) -> Result<usize, Error> {
        usize::try_from(self.u32()?).map_err(|_| Error::EndsEarly)
    }

    number!(u8, u8, 1);
    number!(u16, u16, 2);
    number!(u32, u32, 4);
    number!(i32, i32, 4);
    number!(u64, u64, 8);
    number!(i16, i16, 2);
    number!(f32, f32, 4);
    number!(f64, f64, 8);
}

/// The bytes before the first zero.
pub(crate) fn before_zero(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == 0).next().unwrap_or_default()
}
