//! Files of other programs: those that are not tables are named, with the step that makes a table.
//!
//! To add one: put it into `kinds/`, and a row into the table it belongs to.

#![allow(clippy::unwrap_used, reason = "a helper of a test")]

use std::fs;
use std::path::PathBuf;

use cohort::{Advice, FileKind, Opening, Refusal, Sheet, no_progress, read, suggest};

/// Files that are refused, each with its kind and the advice.
const REFUSED: &[(&str, FileKind, Advice)] = &[
    ("header.xpt", FileKind::Sas, Advice::ExportFromSas),
    ("sas.sas7bdat", FileKind::Sas, Advice::ExportFromSas),
    ("spss-portable.por", FileKind::Spss, Advice::ExportFromSpss),
    ("r-ascii.rda", FileKind::R, Advice::ExportFromR),
    ("r.R", FileKind::R, Advice::ExportFromR),
    ("r.rda", FileKind::R, Advice::ExportFromR),
    ("r.rds", FileKind::R, Advice::ExportFromR),
    ("hospital-html.xls", FileKind::WebPage, Advice::SaveInExcel),
    ("hospital-table-only.xls", FileKind::WebPage, Advice::SaveInExcel),
    ("table.html", FileKind::WebPage, Advice::SaveInExcel),
    // Its cells are in a short form that Excel does not write.
    ("table.xlsb", FileKind::BinaryWorkbook, Advice::SaveInExcel),
    // Its XML is indented, which the reader does not expect.
    ("table.ods", FileKind::OpenDocument, Advice::SaveInExcel),
    ("table.fods", FileKind::OpenDocument, Advice::SaveInExcel),
    ("table.dif", FileKind::OtherSpreadsheet, Advice::SaveInExcel),
    ("table.slk", FileKind::OtherSpreadsheet, Advice::SaveInExcel),
    ("table.xml", FileKind::OtherSpreadsheet, Advice::SaveInExcel),
    ("table.csv.gz", FileKind::Archive, Advice::Unpack),
    ("rows.json", FileKind::Json, Advice::SaveTable),
    ("weka.arff", FileKind::Weka, Advice::SaveTable),
];

/// Files that are read, each with its numbers of rows and deaths.
const READ: &[(&str, usize, usize)] = &[
    ("stata10.dta", 4, 3),
    ("table.csv", 4, 3),
    ("table.utf16.txt", 4, 3),
    ("table.xlsm", 4, 3),
    ("table.xls", 4, 3),
    // Text that a hospital system saved under the name of a workbook.
    ("hospital-tab.xls", 3, 2),
];

fn bytes(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/kinds").join(name)).unwrap()
}

fn open(bytes: Vec<u8>) -> Result<Sheet, Refusal> {
    Sheet::open(bytes, &Opening::default(), &mut no_progress)
}

#[test]
fn files_of_other_programs_are_named_with_what_to_do() {
    for (name, kind, advice) in REFUSED {
        assert_eq!(open(bytes(name)).unwrap_err(), Refusal::NotATable { kind: *kind }, "{name}");
        assert_eq!(kind.advice(), *advice, "{name}");
        let said = Refusal::NotATable { kind: *kind }.to_string();
        assert!(said.contains(&kind.to_string()) && said.ends_with(&advice.to_string()), "{said}");
    }
}

#[test]
fn tables_are_read_whatever_their_name_ends_with() {
    for (name, rows, died) in READ {
        let sheet = open(bytes(name)).unwrap();
        let cohort = read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap().cohort;
        assert_eq!((cohort.len(), cohort.events()), (*rows, *died), "{name}");
    }
}

#[test]
fn each_file_has_a_row_here() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/kinds");
    let mut files: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let refused = REFUSED.iter().map(|(name, ..)| (*name).to_owned());
    let mut named: Vec<String> = refused.chain(READ.iter().map(|(name, ..)| (*name).to_owned())).collect();
    files.sort();
    named.sort();
    assert_eq!(files, named);
}

#[test]
fn a_kind_is_told_in_other_encodings_and_behind_blank_lines() {
    let utf_16 = |text: &str| -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let page = "<html><body><table><tr><td>patient</td></tr></table></body></html>";
    for (bytes, kind) in [
        (utf_16(page), FileKind::WebPage),
        (format!("\r\n\r\n{page}").into_bytes(), FileKind::WebPage),
        (format!("<!-- made by a hospital system -->\n{page}").into_bytes(), FileKind::WebPage),
        (b"<meta http-equiv=\"Content-Type\" content=\"text/html\">\n<table>".to_vec(), FileKind::WebPage),
        (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n".to_vec(), FileKind::WebPage),
        (utf_16("[{\"patient\": 1, \"time\": 120}]"), FileKind::Json),
        (b"\xef\xbb\xbf<?xml version=\"1.0\"?><rows/>".to_vec(), FileKind::Xml),
    ] {
        assert_eq!(open(bytes).unwrap_err(), Refusal::NotATable { kind }, "{kind}");
    }
}

#[test]
fn a_heading_that_begins_like_another_format_is_a_heading() {
    for text in [
        "ID;Protocol;time_days;died\n1;A;120;1\n2;B;90;0\n",
        "table,time_days,died\n1,120,1\n2,90,0\n",
        "structure,time_days,died\nbone,120,1\nliver,90,0\n",
        "<50,time_days,died\n1,120,1\n0,90,0\n",
        "%,time_days,died\n1,120,1\n2,90,0\n",
        "frs,time_days,died\n1,120,1\n2,90,0\n",
    ] {
        let sheet = open(text.as_bytes().to_vec()).unwrap();
        assert_eq!(
            (sheet.len(), sheet.heading().len()),
            (2, text.split('\n').next().unwrap().split([',', ';']).count())
        );
    }
}
