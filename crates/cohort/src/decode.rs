//! Bytes become text. Korean Excel writes CP949, older programs Latin-1, some exports UTF-16: the encoding is
//! found out, shown, and can be chosen otherwise.

use std::fmt;

use encoding_rs::{DecoderResult, EUC_KR, Encoding as Table, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};

use crate::progress::{BYTES_A_SLICE, Progress, Stage, report};
use crate::refusal::{MOST_BYTES, Refusal};
use crate::signature::FileKind;

/// How a text is written in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, the lower byte first, as Windows writes it.
    Utf16Le,
    /// UTF-16, the upper byte first.
    Utf16Be,
    /// CP949, the Windows form of EUC-KR.
    Cp949,
    /// Windows-1252, which holds Latin-1.
    Windows1252,
}

impl Encoding {
    /// All, to choose from.
    pub const ALL: [Self; 5] = [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Cp949, Self::Windows1252];

    fn table(self) -> &'static Table {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Cp949 => EUC_KR,
            Self::Windows1252 => WINDOWS_1252,
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Cp949 => "CP949 (EUC-KR)",
            Self::Windows1252 => "Windows-1252 (Latin-1)",
        })
    }
}

/// A text, and how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a mark at its beginning.
    pub text: String,
    /// How it was written.
    pub encoding: Encoding,
    /// Whether a mark at its beginning said so.
    pub marked: bool,
    /// How many places were not in this encoding and stand as U+FFFD.
    pub replaced: usize,
}

/// Reads bytes as text in the encoding given or, without one, in the one that they are most likely in.
///
/// # Errors
/// Where there is no text: nothing at all, a picture, an archive.
///
/// ```
/// use cohort::{Encoding, decode, unheard};
/// let korean_excel = b"\xb3\xaa\xc0\xcc,\xbc\xba\xba\xb0\n61,\xb3\xb2\n".to_vec();
/// let decoded = decode(korean_excel, None, &mut unheard)?;
/// assert_eq!(decoded.text, "나이,성별\n61,남\n");
/// assert_eq!(decoded.encoding, Encoding::Cp949);
/// # Ok::<(), cohort::Refusal>(())
/// ```
pub fn decode(
    bytes: Vec<u8>,
    chosen: Option<Encoding>,
    progress: &mut Progress<'_>,
) -> Result<Decoded, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge { bytes: bytes.len(), most: MOST_BYTES });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    if let Some(kind) = FileKind::of(&bytes) {
        return Err(Refusal::NotATable { kind });
    }
    report(progress, Stage::Decoding, 0, bytes.len())?;
    let mark = Table::for_bom(&bytes);
    let of_mark = mark.and_then(|(table, _)| Encoding::ALL.into_iter().find(|known| known.table() == table));
    let encoding = chosen.or(of_mark).unwrap_or_else(|| likely(&bytes));
    let marked = of_mark == Some(encoding);
    let skipped = mark.filter(|_| marked).map_or(0, |(_, length)| length);
    let (text, replaced) = match encoding {
        Encoding::Utf8 => match String::from_utf8(bytes) {
            Ok(mut text) => {
                text.drain(..skipped);
                (text, 0)
            }
            Err(error) => in_slices(&error.as_bytes()[skipped..], UTF_8, progress)?,
        },
        other => in_slices(&bytes[skipped..], other.table(), progress)?,
    };
    if looks_binary(&text) {
        return Err(Refusal::NotATable { kind: FileKind::Unknown });
    }
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if text.len() > MOST_BYTES {
        return Err(Refusal::TooLarge { bytes: text.len(), most: MOST_BYTES });
    }
    Ok(Decoded { text, encoding, marked, replaced })
}

fn in_slices(
    bytes: &[u8],
    table: &'static Table,
    progress: &mut Progress<'_>,
) -> Result<(String, usize), Refusal> {
    let mut decoder = table.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 4);
    let (mut read, mut replaced) = (0, 0);
    while read < bytes.len() {
        let end = bytes.len().min(read + BYTES_A_SLICE);
        while read < end {
            text.reserve(4 * (end - read).min(BYTES_A_SLICE / 4) + 16);
            let (result, used) = decoder.decode_to_string_without_replacement(
                &bytes[read..end],
                &mut text,
                end == bytes.len(),
            );
            read += used;
            if let DecoderResult::Malformed(..) = result {
                text.push('\u{fffd}');
                replaced += 1;
            }
        }
        report(progress, Stage::Decoding, read, bytes.len())?;
    }
    Ok((text, replaced))
}

/// What the bytes are most likely written in, where no mark says so.
fn likely(bytes: &[u8]) -> Encoding {
    let head = &bytes[..bytes.len().min(1 << 12)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 5 > head.len() && even * 20 < head.len() {
        return Encoding::Utf16Le;
    }
    if even * 5 > head.len() && odd * 20 < head.len() {
        return Encoding::Utf16Be;
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Encoding::Utf8,
        Err(error) => {
            let around = error.valid_up_to().saturating_sub(BYTES_A_SLICE / 2);
            likely_beyond_utf8(&bytes[around..bytes.len().min(around + BYTES_A_SLICE)])
        }
    }
}

/// Tells damaged UTF-8, CP949 and Latin-1 apart by a stretch around the first byte that is not UTF-8.
fn likely_beyond_utf8(sample: &[u8]) -> Encoding {
    let read = |table: &'static Table| {
        let (text, _) = table.decode_without_bom_handling(sample);
        let count = |wanted: fn(&char) -> bool| text.chars().filter(wanted).count();
        let hangul = count(|c| ('\u{ac00}'..='\u{d7a3}').contains(c));
        (count(|c| *c == '\u{fffd}'), count(|c| !c.is_ascii() && *c != '\u{fffd}'), hangul)
    };
    let (broken, foreign, _) = read(UTF_8);
    if broken * 10 < foreign {
        return Encoding::Utf8;
    }
    // In Latin-1 a letter with an accent mostly stands before a plain one, which is no pair of CP949.
    let (broken, foreign, hangul) = read(EUC_KR);
    if hangul > 0 && broken * 10 <= foreign && hangul * 4 >= foreign {
        Encoding::Cp949
    } else {
        Encoding::Windows1252
    }
}

/// Whether more characters than a slip explains are such as no keyboard types.
fn looks_binary(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(1 << 16) {
        all += 1;
        odd += usize::from((c.is_control() && !c.is_ascii_whitespace()) || c == '\u{fffd}');
    }
    odd * 5 > all || (odd > 16 && odd * 20 > all)
}
