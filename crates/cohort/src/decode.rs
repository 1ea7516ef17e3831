//! Decodes text. Excel writes CSV in the encoding of its country (Shift_JIS, GB18030, CP949, Windows-125x),
//! some exports are UTF-16. The encoding is detected and shown, and the user can choose another one.

use std::fmt;

use encoding_rs::{DecoderResult, Encoding as Table, UTF_8};
use serde::{Deserialize, Serialize};

use crate::progress::{BYTES_A_SLICE, Progress, Stage};
use crate::refusal::{MOST_BYTES, Refusal};
use crate::signature::{FileKind, is_locked_office};

mod detect;

/// Declares the encodings: name in Rust and in saved files, table of `encoding_rs`, name on the page.
macro_rules! encodings {
    ($count:literal; $($(#[$about:meta])* $name:ident $table:ident $shown:literal;)+) => {
        /// Encoding of a text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Encoding {
            $($(#[$about])* $name,)+
        }

        impl Encoding {
            /// All encodings, in the order of the list to choose from.
            pub const ALL: [Self; $count] = [$(Self::$name),+];

            fn table(self) -> &'static Table {
                match self {
                    $(Self::$name => encoding_rs::$table,)+
                }
            }
        }

        impl fmt::Display for Encoding {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$name => $shown,)+
                })
            }
        }
    };
}

encodings! { 23;
    /// UTF-8, with or without a byte order mark.
    Utf8 UTF_8 "UTF-8";
    /// UTF-16 little endian, as written by Windows.
    Utf16Le UTF_16LE "UTF-16 LE";
    /// UTF-16 big endian.
    Utf16Be UTF_16BE "UTF-16 BE";
    /// CP949, the Windows variant of EUC-KR.
    Cp949 EUC_KR "CP949 (EUC-KR)";
    /// CP932, the Windows variant of Shift_JIS.
    ShiftJis SHIFT_JIS "Shift_JIS (CP932)";
    /// EUC-JP, of Japanese Unix systems.
    EucJp EUC_JP "EUC-JP";
    /// ISO-2022-JP, of Japanese mail.
    Iso2022Jp ISO_2022_JP "ISO-2022-JP";
    /// GB18030, a superset of GBK and GB 2312: simplified Chinese.
    Gb18030 GB18030 "GB18030 (GBK)";
    /// Big5: traditional Chinese.
    Big5 BIG5 "Big5";
    /// Windows-1252, a superset of Latin-1: western Europe.
    Windows1252 WINDOWS_1252 "Windows-1252 (Latin-1)";
    /// Windows-1250: central Europe.
    Windows1250 WINDOWS_1250 "Windows-1250";
    /// ISO 8859-2: central Europe on Unix.
    Iso8859Part2 ISO_8859_2 "ISO 8859-2";
    /// Windows-1251: Cyrillic.
    Windows1251 WINDOWS_1251 "Windows-1251";
    /// KOI8-U, a superset of KOI8-R: Cyrillic on Unix.
    Koi8U KOI8_U "KOI8-U";
    /// Code page 866: Cyrillic of DOS.
    Ibm866 IBM866 "IBM866";
    /// Windows-1253: Greek.
    Windows1253 WINDOWS_1253 "Windows-1253";
    /// Windows-1254: Turkish.
    Windows1254 WINDOWS_1254 "Windows-1254";
    /// Windows-1255: Hebrew.
    Windows1255 WINDOWS_1255 "Windows-1255";
    /// Windows-1256: Arabic.
    Windows1256 WINDOWS_1256 "Windows-1256";
    /// Windows-1257: Baltic.
    Windows1257 WINDOWS_1257 "Windows-1257";
    /// Windows-1258: Vietnamese.
    Windows1258 WINDOWS_1258 "Windows-1258";
    /// Windows-874: Thai.
    Windows874 WINDOWS_874 "Windows-874";
    /// Mac Roman, as written by Excel for Mac as CSV.
    MacRoman MACINTOSH "Mac Roman";
}

/// A text with its encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Its encoding.
    pub encoding: Encoding,
    /// True if it had a byte order mark.
    pub marked: bool,
    /// Number of invalid sequences, replaced by U+FFFD.
    pub replaced: usize,
}

/// Decodes bytes in the chosen encoding or, without one, in the most likely one.
///
/// # Errors
/// If it is not text: empty, a picture, an archive.
///
/// ```
/// use cohort::{Encoding, decode, no_progress};
/// let korean_excel = b"\xb3\xaa\xc0\xcc,\xbc\xba\xba\xb0\n61,\xb3\xb2\n".to_vec();
/// let decoded = decode(korean_excel, None, &mut no_progress)?;
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
    if is_locked_office(&bytes) {
        return Err(Refusal::Locked);
    }
    if let Some(kind) = FileKind::of(&bytes) {
        return Err(Refusal::NotATable { kind });
    }
    progress(Stage::Decoding, 0, bytes.len());
    let mark = Table::for_bom(&bytes);
    let of_mark = mark.and_then(|(table, _)| Encoding::ALL.into_iter().find(|known| known.table() == table));
    let encoding = chosen.or(of_mark).unwrap_or_else(|| detect::likely(&bytes));
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
    if let Some(kind) = FileKind::of(text.as_bytes()).filter(|_| encoding != Encoding::Utf8) {
        return Err(Refusal::NotATable { kind });
    }
    if looks_binary(&text, chosen.is_some()) {
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

/// The most likely encoding of texts of a data file.
#[cfg(feature = "readers")]
pub(crate) fn likely_table(bytes: &[u8]) -> &'static Table {
    detect::likely(bytes).table()
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
        progress(Stage::Decoding, read, bytes.len());
    }
    Ok((text, replaced))
}

/// Returns whether more characters than occasional errors are ones that no keyboard produces. If the user
/// chose the encoding, invalid characters are displayed and do not count, so that the choice can be changed.
fn looks_binary(text: &str, is_chosen: bool) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(1 << 16) {
        all += 1;
        let does_not_fit = c == '\u{fffd}' && !is_chosen;
        odd += usize::from((c.is_control() && !c.is_ascii_whitespace()) || does_not_fit);
    }
    odd * 5 > all || (odd > 16 && odd * 20 > all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::no_progress;

    fn decoded(bytes: &[u8]) -> Result<Decoded, Refusal> {
        decode(bytes.to_vec(), None, &mut no_progress)
    }

    #[test]
    fn control_characters_beyond_a_slip_make_no_text() {
        let text = |controls: usize, all: usize| [vec![1_u8; controls], vec![b'a'; all - controls]].concat();
        let refused = Err(Refusal::NotATable { kind: FileKind::Unknown });
        assert_eq!(decoded(&text(3, 10)), refused);
        assert_eq!(decoded(&text(100, 1000)), refused);
        // A fifth of a short text, and a twentieth of a long one, are tolerated.
        assert!(decoded(&text(2, 10)).is_ok());
        assert!(decoded(&text(50, 1000)).is_ok());
        assert!(decoded(&text(16, 100)).is_ok());
    }

    #[test]
    fn a_stray_byte_does_not_cost_utf_8() {
        let mut bytes = "나이성별주소병원환자번".as_bytes().to_vec();
        bytes.extend(b"\xff,1\n");
        let decoded = decoded(&bytes).unwrap();
        assert_eq!((decoded.encoding, decoded.replaced), (Encoding::Utf8, 1));
    }

    #[test]
    fn a_chosen_encoding_that_does_not_fit_is_shown_and_not_refused() {
        let bytes = b"\x8a\xb3\x8e\xd2,\x94N\x97\xee\n".to_vec();
        let decoded = decode(bytes, Some(Encoding::Utf8), &mut no_progress).unwrap();
        assert!(decoded.replaced > 0);
    }
}
