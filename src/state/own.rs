//! Systems that the user opened, as text that the programs of a release exchange.
//!
//! The dialog for files has the reader of scoring files; the bedside takes what it has checked, as packed bytes
//! in hexadecimal digits.

use systems::CATALOGUE;

/// Writes a packed system.
#[must_use]
pub(crate) fn written(packed: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    packed.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Opens a written system; its index in the catalogue, or `None` if it is refused.
pub(crate) fn read(written: &str) -> Option<usize> {
    let digits: Vec<u8> =
        written.chars().map(|digit| digit.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
    let packed: Vec<u8> = digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
    CATALOGUE.open(&packed)
}
