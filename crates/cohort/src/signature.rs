//! What a file is by its first bytes: a picture renamed `.csv` is a picture.

use std::fmt;

/// A kind of file that is told by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// PNG, JPEG, GIF, BMP, TIFF or WebP.
    Picture,
    /// A PDF.
    Pdf,
    /// A zip archive; an `.xlsx` workbook is one.
    Zip,
    /// An old Office file (`.xls`, `.doc`), or a locked workbook.
    OldOffice,
    /// Packed by gzip, 7-zip, RAR, xz or bzip2.
    Archive,
    /// A data file of a statistics package (SPSS, Stata, SAS).
    Statistics,
    /// A web page, which some hospital systems save as `.xls`.
    WebPage,
    /// A text with formatting (RTF).
    FormattedText,
    /// No text, and nothing known.
    Unknown,
}

impl FileKind {
    /// The id that its message ends with.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Pdf => "pdf",
            Self::Zip => "zip",
            Self::OldOffice => "old-office",
            Self::Archive => "archive",
            Self::Statistics => "statistics",
            Self::WebPage => "web-page",
            Self::FormattedText => "formatted-text",
            Self::Unknown => "unknown",
        }
    }

    /// What these bytes begin like, if not like a text.
    ///
    /// ```
    /// use cohort::FileKind;
    /// assert_eq!(FileKind::of(b"%PDF-1.7"), Some(FileKind::Pdf));
    /// assert_eq!(FileKind::of(b"age,sex\n"), None);
    /// ```
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let known = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning));
        if let Some((_, kind)) = known {
            return Some(*kind);
        }
        let start = bytes.get(..bytes.len().min(512)).unwrap_or_default();
        let lower = start.trim_ascii_start().to_ascii_lowercase();
        [&b"<!doctype html"[..], b"<html"].iter().any(|tag| lower.starts_with(tag)).then_some(Self::WebPage)
    }
}

const BEGINNINGS: &[(&[u8], FileKind)] = &[
    (b"\x89PNG", FileKind::Picture),
    (b"\xff\xd8\xff", FileKind::Picture),
    (b"GIF8", FileKind::Picture),
    (b"RIFF", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"MM\0*", FileKind::Picture),
    (b"%PDF", FileKind::Pdf),
    (b"PK\x03\x04", FileKind::Zip),
    (b"PK\x05\x06", FileKind::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::OldOffice),
    (b"\x1f\x8b", FileKind::Archive),
    (b"7z\xbc\xaf", FileKind::Archive),
    (b"Rar!", FileKind::Archive),
    (b"\xfd7zXZ", FileKind::Archive),
    (b"BZh", FileKind::Archive),
    (b"$FL2@(#)", FileKind::Statistics),
    (b"<stata_dta>", FileKind::Statistics),
    (b"{\\rtf", FileKind::FormattedText),
];

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Picture => "a picture",
            Self::Pdf => "a PDF",
            Self::Zip => "a zip archive",
            Self::OldOffice => "an old Excel or Word file, or a workbook locked with a password",
            Self::Archive => "a packed archive",
            Self::Statistics => "a data file of a statistics package",
            Self::WebPage => "a web page",
            Self::FormattedText => "a formatted text",
            Self::Unknown => "a file of an unknown kind",
        })
    }
}
