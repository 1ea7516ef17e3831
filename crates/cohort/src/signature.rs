//! Detects the kind of a file by its first bytes: a picture renamed `.csv` is a picture.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A kind of file that is recognised by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FileKind {
    /// PNG, JPEG, GIF, BMP, TIFF or WebP.
    Picture,
    /// A PDF.
    Pdf,
    /// A zip archive; an `.xlsx` workbook is one.
    Zip,
    /// An Excel workbook (`.xls`), or another Office file, from before 2007.
    OldOffice,
    /// A binary Excel workbook (`.xlsb`).
    BinaryWorkbook,
    /// A sheet of another program or an old format: XML Spreadsheet 2003, SYLK, DIF.
    OtherSpreadsheet,
    /// An OpenDocument sheet (`.ods`, `.fods`).
    OpenDocument,
    /// A Word document, or formatted text (RTF).
    FormattedText,
    /// Compressed by gzip, 7-Zip, RAR, xz or bzip2.
    Archive,
    /// A SAS data file (`.sas7bdat`, `.xpt`).
    Sas,
    /// An SPSS data file (`.sav`, `.zsav`, `.por`).
    Spss,
    /// A Stata data file (`.dta`).
    Stata,
    /// R data (`.rds`, `.rda`, or `dput`).
    R,
    /// A Weka data file (`.arff`).
    Weka,
    /// JSON.
    Json,
    /// XML.
    Xml,
    /// A web page, which some hospital systems save as `.xls`.
    WebPage,
    /// Not text, and not recognised.
    Unknown,
}

/// Step that makes a table from a file that is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Advice {
    /// Save the table as CSV or `.xlsx`.
    SaveTable,
    /// Open it in Excel and save it as `.xlsx`.
    SaveInExcel,
    /// Decompress it.
    Unpack,
    /// Export with `PROC EXPORT` of SAS.
    ExportFromSas,
    /// Export from SPSS.
    ExportFromSpss,
    /// Export with `export delimited` of Stata.
    ExportFromStata,
    /// Export with `write.csv` of R.
    ExportFromR,
}

impl Advice {
    /// Suffix of the message id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::SaveTable => "save-table",
            Self::SaveInExcel => "save-in-excel",
            Self::Unpack => "unpack",
            Self::ExportFromSas => "export-from-sas",
            Self::ExportFromSpss => "export-from-spss",
            Self::ExportFromStata => "export-from-stata",
            Self::ExportFromR => "export-from-r",
        }
    }
}

impl FileKind {
    /// Suffix of the message id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Pdf => "pdf",
            Self::Zip => "zip",
            Self::OldOffice => "old-office",
            Self::BinaryWorkbook => "binary-workbook",
            Self::OtherSpreadsheet => "other-spreadsheet",
            Self::OpenDocument => "open-document",
            Self::FormattedText => "formatted-text",
            Self::Archive => "archive",
            Self::Sas => "sas",
            Self::Spss => "spss",
            Self::Stata => "stata",
            Self::R => "r",
            Self::Weka => "weka",
            Self::Json => "json",
            Self::Xml => "xml",
            Self::WebPage => "web-page",
            Self::Unknown => "unknown",
        }
    }

    /// Step that makes a table from it.
    #[must_use]
    pub fn advice(self) -> Advice {
        match self {
            Self::OldOffice
            | Self::BinaryWorkbook
            | Self::OtherSpreadsheet
            | Self::OpenDocument
            | Self::WebPage => Advice::SaveInExcel,
            Self::Zip | Self::Archive => Advice::Unpack,
            Self::Sas => Advice::ExportFromSas,
            Self::Spss => Advice::ExportFromSpss,
            Self::Stata => Advice::ExportFromStata,
            Self::R => Advice::ExportFromR,
            Self::Picture
            | Self::Pdf
            | Self::FormattedText
            | Self::Weka
            | Self::Json
            | Self::Xml
            | Self::Unknown => Advice::SaveTable,
        }
    }

    /// Kind of a file by its first bytes; `None` if it may be a text table.
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
            return Some(if *kind == Self::Archive { packed(bytes) } else { *kind });
        }
        if is_sas(bytes) {
            return Some(Self::Sas);
        }
        if is_old_stata(bytes) {
            return Some(Self::Stata);
        }
        let start = bytes.get(..bytes.len().min(2048)).unwrap_or_default();
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        Self::of_text(&String::from_utf8_lossy(start.trim_ascii_start()).to_ascii_lowercase())
    }

    /// Kind of a text by its start, in lower case.
    fn of_text(start: &str) -> Option<Self> {
        let begins = |with: &[&str]| with.iter().any(|with| start.starts_with(with));
        let second = start.lines().nth(1).unwrap_or_default();
        let after = |open: char| start.strip_prefix(open).map(str::trim_start);
        Some(match start {
            _ if begins(&[
                "<!doctype html",
                "<html",
                "<head",
                "<meta",
                "<style",
                "<table",
                "<body",
                "<div",
            ]) =>
            {
                Self::WebPage
            }
            // A web archive (MHTML), which Excel also writes.
            _ if begins(&["mime-version:"]) => Self::WebPage,
            _ if begins(&["<!--"]) => Self::of_text(start.split_once("-->")?.1.trim_start())?,
            _ if begins(&["<?xml", "<office:", "<workbook"]) => of_xml(start),
            _ if start.contains("spss port file") => Self::Spss,
            _ if begins(&["header record*******"]) => Self::Sas,
            _ if begins(&["rda2\n", "rda3\n", "structure(list("]) => Self::R,
            _ if begins(&["@relation"]) || (begins(&["%"]) && start.contains("\n@relation")) => Self::Weka,
            // A heading may start like this too; the next line decides.
            _ if begins(&["id;p"])
                && ["p;", "f;", "b;", "c;", "o;"].iter().any(|it| second.starts_with(it)) =>
            {
                Self::OtherSpreadsheet
            }
            _ if begins(&["table"]) && second.trim() == "0,1" => Self::OtherSpreadsheet,
            _ if after('{').is_some_and(|rest| rest.starts_with(['"', '}']))
                || after('[').is_some_and(|rest| rest.starts_with(['{', '[', ']'])) =>
            {
                Self::Json
            }
            _ => return None,
        })
    }

    /// Kind of a zip archive that is not a workbook, by the names of its parts.
    #[cfg(feature = "readers")]
    pub(crate) fn of_archive(has: impl Fn(&str) -> bool) -> Self {
        if has("content.xml") {
            Self::OpenDocument
        } else if has("xl/workbook.bin") {
            Self::BinaryWorkbook
        } else if has("word/document.xml") {
            Self::FormattedText
        } else if has("index/document.iwa") || has("index.zip") {
            Self::OtherSpreadsheet
        } else {
            Self::Zip
        }
    }
}

fn of_xml(start: &str) -> FileKind {
    let holds = |words: &[&str]| words.iter().any(|word| start.contains(word));
    if holds(&["opendocument", "<office:"]) {
        FileKind::OpenDocument
    } else if holds(&["urn:schemas-microsoft-com:office:spreadsheet", "excel.sheet", "<workbook"]) {
        FileKind::OtherSpreadsheet
    } else if holds(&["<html"]) {
        FileKind::WebPage
    } else {
        FileKind::Xml
    }
}

fn is_sas(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0; 12]) && bytes.get(12..16) == Some(b"\xc2\xea\x81\x60")
}

/// Returns whether a file that begins with these bytes is a workbook or a data file, which another program converts.
#[must_use]
pub fn needs_conversion(start: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 6] =
        [b"PK\x03\x04", b"PK\x05\x06", OLD_OFFICE, b"$FL2", b"$FL3", b"<stata_dta>"];
    BEGINNINGS.iter().any(|beginning| start.starts_with(beginning))
        || is_old_stata(start)
        || start.get(8..20) == Some(b"ENCRYPTEDSAV")
}

/// Returns whether this is a Stata file from before version 13: its version, byte order and 1.
fn is_old_stata(bytes: &[u8]) -> bool {
    matches!(bytes, [102..=115, 1 | 2, 1, ..])
}

/// Kind of a compressed file: R data, which R saves with gzip, or any archive.
fn packed(bytes: &[u8]) -> FileKind {
    #[cfg(feature = "readers")]
    if bytes.starts_with(b"\x1f\x8b") && is_packed_r(bytes) {
        return FileKind::R;
    }
    FileKind::Archive
}

#[cfg(feature = "readers")]
fn is_packed_r(bytes: &[u8]) -> bool {
    const FLAGS: usize = 3;
    const HEADER: usize = 10;
    // Flags mean more fields before the data; R sets none.
    let Some(data) = bytes.get(HEADER..).filter(|_| bytes.get(FLAGS) == Some(&0)) else { return false };
    let mut start = [0_u8; 32];
    let mut state = miniz_oxide::inflate::core::DecompressorOxide::new();
    let flags = miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (_, _, made) = miniz_oxide::inflate::core::decompress(&mut state, data, &mut start, 0, flags);
    let start = start.get(..made).unwrap_or_default();
    [&b"RDX"[..], b"RDA", b"X\n\0", b"A\n2\n", b"A\n3\n"].iter().any(|beginning| start.starts_with(beginning))
}

/// Returns whether an old Office file is locked with a password: a locked `.xlsx` is stored in one, and a
/// locked `.xls` has a `FILEPASS` record after its first record.
pub(crate) fn is_locked_office(bytes: &[u8]) -> bool {
    const NEW: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    const FIRST_RECORD: &[u8] = b"\x09\x08\x10\0\0\x06\x05\0";
    const LENGTH_OF_FIRST: usize = 20;
    if FileKind::of(bytes) != Some(FileKind::OldOffice) {
        return false;
    }
    let holds = |wanted: &[u8]| bytes.windows(wanted.len()).position(|part| part == wanted);
    let is_locked = |at: usize| bytes.get(at + LENGTH_OF_FIRST..at + LENGTH_OF_FIRST + 2) == Some(b"\x2f\0");
    holds(NEW).is_some() || holds(FIRST_RECORD).is_some_and(is_locked)
}

/// First bytes of an Office file from before 2007.
const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

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
    (OLD_OFFICE, FileKind::OldOffice),
    (b"\x1f\x8b", FileKind::Archive),
    (b"7z\xbc\xaf", FileKind::Archive),
    (b"Rar!", FileKind::Archive),
    (b"\xfd7zXZ", FileKind::Archive),
    (b"BZh", FileKind::Archive),
    (b"$FL2@(#)", FileKind::Spss),
    (b"$FL3@(#)", FileKind::Spss),
    (b"<stata_dta>", FileKind::Stata),
    (b"RDX2\n", FileKind::R),
    (b"RDX3\n", FileKind::R),
    (b"X\n\0\0", FileKind::R),
    (b"{\\rtf", FileKind::FormattedText),
];

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Picture => "a picture",
            Self::Pdf => "a PDF",
            Self::Zip => "a zip archive",
            Self::OldOffice => "an Office file of before 2007",
            Self::BinaryWorkbook => "a binary Excel workbook",
            Self::OtherSpreadsheet => "a sheet of another format",
            Self::OpenDocument => "an OpenDocument file",
            Self::FormattedText => "a formatted text",
            Self::Archive => "a packed archive",
            Self::Sas => "a data file of SAS",
            Self::Spss => "a data file of SPSS",
            Self::Stata => "a data file of Stata",
            Self::R => "a data file of R",
            Self::Weka => "a data file of Weka",
            Self::Json => "a JSON file",
            Self::Xml => "an XML file",
            Self::WebPage => "a web page",
            Self::Unknown => "a file of an unknown kind",
        })
    }
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SaveTable => "save the table as CSV or as .xlsx",
            Self::SaveInExcel => "open it in Excel or LibreOffice and save it as .xlsx",
            Self::Unpack => "unpack it and choose the table in it",
            Self::ExportFromSas => "in SAS, write PROC EXPORT with DBMS=CSV",
            Self::ExportFromSpss => "in SPSS, choose File, Export, CSV data",
            Self::ExportFromStata => "in Stata, write: export delimited using table.csv",
            Self::ExportFromR => "in R, write: write.csv(table, \"table.csv\", row.names = FALSE)",
        })
    }
}
