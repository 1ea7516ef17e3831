//! Broken files, each with its expected report. `tests/broken/make.py` generates them.

#![allow(clippy::unwrap_used, reason = "a helper of a test")]

use std::fs;
use std::path::PathBuf;

use archive::archive;
use cohort::{Reading, Refusal, Scores, no_progress, write_scored};
use told::{open, told};

mod archive;
mod told;

fn bytes(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/broken").join(name);
    fs::read(path).unwrap()
}

#[track_caller]
fn is_told(name: &str, expected: &[&str]) -> Reading {
    let (told, reading) = told(&open(bytes(name)).unwrap());
    assert_eq!(told.lines().collect::<Vec<_>>(), expected, "{name}");
    reading
}

#[track_caller]
fn is_refused(name: &str, expected: &str) {
    assert_eq!(open(bytes(name)).unwrap_err().to_string(), expected, "{name}");
}

const SAVE_AS_TABLE: &str = "not a table, whatever its name says; save the table as CSV or as .xlsx";

#[test]
fn a_file_without_anything_in_it_is_refused() {
    let empty = "the file is empty; save the table again and choose that file";
    is_refused("empty.csv", empty);
    is_refused("only_blank_lines.csv", empty);
}

#[test]
fn a_heading_without_a_row_is_refused() {
    is_refused(
        "only_a_heading.csv",
        "the file has a heading of 4 columns in line 1 and no row below it; add the patients",
    );
}

#[test]
fn a_picture_renamed_csv_is_a_picture() {
    is_refused("picture.csv", &format!("this is a picture, {SAVE_AS_TABLE}"));
}

#[test]
fn an_archive_without_a_workbook_is_no_workbook() {
    is_refused(
        "archive.csv",
        "this is a zip archive, not a table, whatever its name says; unpack it and choose the table in it",
    );
}

#[test]
fn an_old_workbook_renamed_xlsx_is_an_old_workbook() {
    is_refused(
        "old_excel.xlsx",
        "this is an Office file of before 2007, not a table, whatever its name says; \
         open it in Excel or LibreOffice and save it as .xlsx",
    );
}

#[test]
fn a_workbook_that_was_cut_off_is_refused() {
    is_refused(
        "cut_off.xlsx",
        "the workbook cannot be read (its directory is damaged or cut off); \
         open it in Excel and save it again, or save it as CSV",
    );
}

#[test]
fn ten_thousand_columns_are_refused() {
    is_refused(
        "ten_thousand_columns.csv",
        "line 1 has more than 1000 columns; delete those that are not needed, \
         and see that each patient is a row, not a column",
    );
}

#[test]
fn ragged_rows_are_left_out_and_listed() {
    is_told(
        "ragged.csv",
        &[
            "UTF-8, comma",
            "5 rows, 2 used, 2 died",
            "left out: 1 too-few-cells",
            "left out: 1 too-many-cells",
            "left out: 1 empty-row",
            "row 3: cells in the row: 3, in the heading: 4; a delimiter is missing, or the row ended early (\"B,90,0\")",
            "row 4: cells in the row: 5, in the heading: 4; a delimiter stands in a cell without quotes (\"C,30,1,70,extra\")",
            "row 6: no cell of the row holds anything",
        ],
    );
}

#[test]
fn a_quote_that_is_not_closed_costs_its_own_row_alone() {
    is_told(
        "unclosed_quote.csv",
        &[
            "UTF-8, comma",
            "3 rows, 2 used, 1 died",
            "left out: 1 unclosed-quote",
            "row 2: a quote is opened and not closed: close or delete it (\"A,180,1,\"Seoul\")",
        ],
    );
}

#[test]
fn a_quote_that_is_closed_late_does_not_swallow_rows_in_silence() {
    is_told(
        "quote_closed_late.csv",
        &[
            "UTF-8, comma",
            "4 rows, 2 used, 1 died",
            "left out: 1 unclosed-quote",
            "left out: 1 rows-in-cell",
            "row 2: a quote is opened and not closed: close or delete it (\"A,180,1,\"Seoul\")",
            "row 5: a cell in quotes holds what looks like whole rows: see where its quotes belong \
         (\"D,60,1,\"Ulsan\\nE,10,0,Jeju\"\")",
        ],
    );
}

#[test]
fn rows_by_other_delimiters_are_left_out_and_listed() {
    let few = "cells in the row: 1, in the heading: 4; a delimiter is missing, or the row ended early";
    is_told(
        "mixed_delimiters.csv",
        &[
            "UTF-8, comma",
            "doubt died: Event(OneSided)",
            "3 rows, 1 used, 1 died",
            "left out: 2 too-few-cells",
            &format!("row 3: {few} (\"B;90;0;70\")"),
            &format!("row 4: {few} (\"C\\t30\\t1\\t60\")"),
        ],
    );
}

#[test]
fn a_second_column_of_the_same_name_is_kept_under_another() {
    let reading = is_told(
        "same_headings.csv",
        &[
            "UTF-8, comma",
            "note SameHeading { column: 2, heading: \"kps\" }",
            "note NoHeading { column: 3 }",
            "doubt kps (2): Taken { by: 1 }",
            "2 rows, 2 used, 1 died",
        ],
    );
    let names: Vec<&str> = reading.cohort.factors().iter().map(|factor| factor.name.as_str()).collect();
    assert_eq!(names, ["kps (2)", "Column 4"]);
}

#[test]
fn encodings_are_found_out_and_shown() {
    is_told("cp949.csv", &["CP949 (EUC-KR), comma", "2 rows, 2 used, 1 died"]);
    is_told("utf16.csv", &["UTF-16 LE, tab", "2 rows, 2 used, 1 died"]);
    let latin = is_told("latin1.csv", &["Windows-1252 (Latin-1), semicolon", "2 rows, 2 used, 1 died"]);
    assert_eq!(&**latin.cohort.factor("hospital").unwrap().labels.get(0).unwrap(), "Köln");
    assert_eq!(latin.cohort.patient(0).quantity(clinical::Finding::Albumin), Some(3.4));
}

#[test]
fn a_broken_character_does_not_cost_the_file() {
    is_told("cut_off_utf8.csv", &["UTF-8, comma", "note Replaced { places: 1 }", "3 rows, 3 used, 2 died"]);
}

#[test]
fn nul_bytes_are_pointed_out() {
    is_told(
        "nul_bytes.csv",
        &[
            "UTF-8, comma",
            "note Nulls { places: 3 }",
            "doubt time_days: NotUnderstood(Cells { values: [\"\\0\\0\"], more: 0 })",
            "doubt kps: NotUnderstood(Cells { values: [\"80\\0\"], more: 0 })",
            "3 rows, 2 used, 2 died",
            "no follow-up: 1 time-not-a-number",
            "row 2, column 4: not a number (\"80\\u{0}\")",
            "row 3, column 2: the time is not a number (\"\\u{0}\\u{0}\")",
        ],
    );
}

#[test]
fn days_in_four_orders_are_read_and_the_mixed_column_is_pointed_out() {
    let reading = is_told(
        "dates_in_four_orders.csv",
        &[
            "UTF-8, comma",
            "doubt date_surgery: NotUnderstood(Cells { values: [\"2015-02-30\"], more: 0 })",
            "doubt date_last_followup: NotUnderstood(Cells { values: [\"1.2.15\"], more: 0 })",
            "doubt date_primary: OrdersMixed { day_first: 1, month_first: 1, either: 1 }",
            "doubt date_primary: NotUnderstood(Cells { values: [\"12/31/2014\"], more: 0 })",
            "3 rows, 2 used, 1 died",
            "no follow-up: 1 no-date",
            "row 2, column 5: a day that no calendar has, in the order chosen for the column (\"12/31/2014\")",
            "row 4, column 2: a day that no calendar has, in the order chosen for the column (\"2015-02-30\")",
            "row 4, column 2: no date_surgery, between which and another day the time runs (\"2015-02-30\")",
            "row 4, column 4: a year of two digits: write four (\"1.2.15\")",
        ],
    );
    // 4 March to 25 December 2015; 31 March 2015 to 4 January 2016.
    assert_eq!(reading.cohort.time_days(), [296.0, 279.0]);
}

#[test]
fn days_that_may_be_months_are_asked_about() {
    is_told(
        "day_or_month.csv",
        &[
            "UTF-8, comma",
            "doubt 수술일: DayOrMonth",
            "doubt 최종추적일: DayOrMonth",
            "2 rows, 2 used, 1 died",
        ],
    );
}

#[test]
fn times_that_cannot_be_are_listed_one_by_one() {
    is_told(
        "negative_times.csv",
        &[
            "UTF-8, comma",
            "doubt time_days: ImpossibleTimes(Cells { values: [\"-180\", \"1e300\"], more: 0 })",
            "doubt time_days: NotUnderstood(Cells { values: [\"soon\"], more: 0 })",
            "6 rows, 1 used, 0 died",
            "no follow-up: 2 impossible-time",
            "no follow-up: 1 time-not-a-number",
            "no follow-up: 1 no-time",
            "no follow-up: 1 no-event",
            "row 2, column 2: a time below zero or longer than a life (\"-180\")",
            "row 4, column 2: the time is not a number (\"soon\")",
            "row 5, column 2: no time",
            "row 6, column 2: a time below zero or longer than a life (\"1e300\")",
            "row 7, column 3: it does not say whether the patient died",
        ],
    );
}

#[test]
fn a_cohort_in_which_nobody_died_is_pointed_out() {
    is_told("all_censored.csv", &["UTF-8, comma", "doubt died: Event(OneSided)", "3 rows, 3 used, 0 died"]);
}

#[test]
fn events_coded_otherwise_are_asked_about_and_never_guessed() {
    let unknown = "a value that the coding of the event does not know: add it to one side";
    is_told(
        "unknown_events.csv",
        &[
            "UTF-8, comma",
            "doubt status: UnknownEvent(Cells { values: [\"2\", \"9\"], more: 0 })",
            "doubt status: Event(Numbers)",
            "doubt status: Causes(Cells { values: [\"1\", \"2\"], more: 0 })",
            "4 rows, 2 used, 1 died",
            "no follow-up: 2 unknown-event",
            &format!("row 4, column 3: {unknown} (\"2\")"),
            &format!("row 5, column 3: {unknown} (\"9\")"),
        ],
    );
}

#[test]
fn patients_with_two_operations_are_pointed_out() {
    let reading = is_told("two_operations.csv", &["UTF-8, comma", "3 rows, 3 used, 2 died"]);
    assert_eq!((reading.repeats.patients, reading.repeats.rows), (1, 2));
    assert_eq!(reading.repeats.named, [("A".to_owned(), vec![2, 4])]);
}

#[test]
fn cells_that_a_spreadsheet_would_run_leave_as_text() {
    let reading = is_told("formula_injection.csv", &["UTF-8, comma", "3 rows, 3 used, 2 died"]);
    let scores = Scores::of(&reading.cohort, &systems::CATALOGUE, &mut no_progress);
    let mut out = String::new();
    write_scored(&reading.cohort, &scores, &mut |piece| out.push_str(piece), &mut no_progress);
    let mut reader = csv::Reader::from_reader(out.trim_start_matches('\u{feff}').as_bytes());
    for row in reader.records().map(Result::unwrap) {
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
    }
    assert!(out.contains("'=cmd|'/c calc'!A1"));
}

#[test]
fn a_workbook_with_merged_headings_and_formulas_is_read() {
    let reading = is_told(
        "merged_and_formulas.xlsx",
        &[
            "sheet 환자",
            "note FormulasWithoutValue { cells: 1 }",
            "note AboveHeading { lines: 2 }",
            "doubt albumin: UnitTaken { finding: Albumin, unit: 1, instead_of: 0 }",
            "doubt albumin: NotUnderstood(Cells { values: [\"#DIV/0!\"], more: 0 })",
            "2 rows, 1 used, 1 died",
            "no follow-up: 1 no-time",
            "row 5, column 5: not a number (\"#DIV/0!\")",
            "row 7, column 2: no time",
        ],
    );
    assert_eq!(reading.cohort.time_days(), [180.0]);
    let Some(clinical::Answer::Date(day)) = reading.cohort.patient(0).get(clinical::Finding::DateSurgery)
    else {
        panic!("the workbook shows a day");
    };
    assert_eq!(day.to_string(), "2015-03-04");
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_unpacked() {
    let bomb = vec![b' '; 300 << 20];
    let bytes = archive(&[("xl/workbook.xml", Vec::new(), None), ("xl/sharedStrings.xml", bomb, None)]);
    assert!(bytes.len() < 400_000);
    let part = "xl/sharedStrings.xml".to_owned();
    assert_eq!(open(bytes).unwrap_err(), Refusal::UnpacksTooLarge { part, most: cohort::MOST_HELD });
}

#[test]
fn a_zip_bomb_that_declares_to_be_small_is_refused_too() {
    let bomb = vec![b' '; 64 << 20];
    let bytes = archive(&[("xl/workbook.xml", Vec::new(), None), ("xl/sharedStrings.xml", bomb, Some(1000))]);
    let part = "xl/sharedStrings.xml".to_owned();
    assert_eq!(open(bytes).unwrap_err(), Refusal::DamagedPart { part });
}
