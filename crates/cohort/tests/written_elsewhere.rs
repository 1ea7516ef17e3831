//! Workbooks written by other programs (`written/make.py`), and the form in which a reader hands them over.

#![allow(clippy::unwrap_used, reason = "a helper of a test")]

use std::fs;
use std::path::PathBuf;

use cohort::{
    Converted, Opening, Reading, Refusal, RowKind, Sheet, SheetNote, Source, convert, no_progress, read,
    suggest,
};

fn bytes(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/written").join(name)).unwrap()
}

fn open(name: &str) -> Sheet {
    Sheet::open(bytes(name), &Opening::default(), &mut no_progress).unwrap()
}

fn reading(sheet: &Sheet) -> Reading {
    read(sheet, &suggest(sheet).mapping, &mut no_progress).unwrap()
}

fn cells(sheet: &Sheet, row: usize) -> Vec<String> {
    sheet.cells(row).map(std::borrow::Cow::into_owned).collect()
}

#[test]
fn a_workbook_of_old_excel_is_read_from_its_largest_visible_sheet() {
    let sheet = open("xlwt.xls");
    let Source::Workbook { sheet: name, sheets, hidden } = sheet.source() else { panic!("no workbook") };
    assert_eq!((name.as_str(), sheets.len(), &hidden[..]), ("환자", 3, &["old list".to_owned()][..]));
    assert_eq!(cells(&sheet, 0), ["A-01", "폐암", "2015-03-04", "120", "1", "0.8", "TRUE"]);
    // The number of a patient is merged over two operations.
    assert_eq!(cells(&sheet, 5), ["A-05", "HCC", "2017-03-02", "90", "1", "1.1", "FALSE"]);
    assert!(sheet.notes().contains(&SheetNote::MergedCells { cells: 1 }));
    let reading = reading(&sheet);
    assert_eq!((reading.cohort.len(), reading.cohort.events()), (6, 4));
    assert_eq!(reading.repeats.patients, 1);
}

#[test]
fn an_open_document_is_read() {
    let sheet = open("pandas.ods");
    assert_eq!(cells(&sheet, 2), ["A-03", "신장암", "2016-01-31", "45", "1", "2.5", "TRUE"]);
    let cohort = reading(&sheet).cohort;
    assert_eq!((cohort.len(), cohort.events(), cohort.time_days()), (4, 2, &[120.0, 365.0, 45.0, 800.0][..]));
}

#[test]
fn a_binary_workbook_is_read() {
    let sheet = open("table.xlsb");
    assert_eq!(cells(&sheet, 1), ["B", "365.5", "0", "2016-12-01 12:00"]);
    let cohort = reading(&sheet).cohort;
    assert_eq!((cohort.len(), cohort.events(), cohort.time_days()), (3, 2, &[120.0, 365.5, 45.0][..]));
}

#[test]
fn a_part_of_a_text_that_is_struck_through_is_left_out_and_named() {
    let sheet = open("struck.xlsx");
    assert_eq!(cells(&sheet, 0), ["A", "HCC", "120", "1"]);
    assert_eq!(cells(&sheet, 2), ["C", "lung", "45", "1"]);
    assert_eq!(sheet.notes(), [SheetNote::StruckCells { rows: 2, lines: vec![2, 4] }]);
    assert_eq!(sheet.row_kind(2), None::<(RowKind, bool)>);
}

#[test]
fn a_converted_file_is_opened_like_the_file_itself() {
    for name in ["xlwt.xls", "pandas.ods", "table.xlsb", "struck.xlsx"] {
        let outcome = convert(bytes(name), None, &mut no_progress);
        let converted = Converted::to_bytes(&outcome);
        let sheet = Sheet::open_by(converted, &Opening::default(), None, &mut no_progress).unwrap();
        assert_eq!(sheet, open(name), "{name}");
    }
    let opening = Opening { sheet: Some("notes".into()), ..Opening::default() };
    let notes = Sheet::open(bytes("pandas.ods"), &opening, &mut no_progress).unwrap();
    assert_eq!((notes.heading(), cells(&notes, 0)), (&["note".to_owned()][..], vec!["made up".to_owned()]));
}

#[test]
fn a_refusal_of_the_reader_is_that_of_the_file() {
    for damaged in [b"PK\x03\x04 cut off".to_vec(), bytes("xlwt.xls")[..3000].to_vec()] {
        let refusal = convert(damaged.clone(), None, &mut no_progress).unwrap_err();
        assert!(matches!(refusal, Refusal::BrokenWorkbook { .. } | Refusal::NotATable { .. }), "{refusal}");
        let converted = Converted::to_bytes(&Err(refusal.clone()));
        let opened = Sheet::open_by(converted, &Opening::default(), None, &mut no_progress);
        assert_eq!(opened.unwrap_err(), refusal);
        let without_reader = Sheet::open_by(damaged, &Opening::default(), None, &mut no_progress);
        assert_eq!(without_reader.unwrap_err(), Refusal::NoWorkbooks);
    }
}

#[test]
fn a_converted_file_that_was_altered_is_refused_or_read_without_a_panic() {
    let converted = Converted::to_bytes(&convert(bytes("xlwt.xls"), None, &mut no_progress));
    for at in (0..converted.len().min(1500)).step_by(41) {
        let mut altered = converted.clone();
        altered[at] = altered[at].wrapping_add(7);
        let _ = Sheet::open_by(altered, &Opening::default(), None, &mut no_progress);
    }
}
