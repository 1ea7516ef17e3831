//! Broken files, each with its expected report. `tests/broken/make.py` generates them.

#![allow(clippy::unwrap_used, reason = "a helper of a test")]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use archive::archive;
use cohort::{
    Opening, Reading, Refusal, RowKind, Scores, Sheet, Source, read, suggest, unheard, write_scored,
};

mod archive;

fn bytes(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/broken").join(name);
    fs::read(path).unwrap()
}

fn open(bytes: Vec<u8>) -> Result<Sheet, Refusal> {
    Sheet::open(bytes, &Opening::default(), &mut unheard)
}

/// Everything reported about a file, one line each.
fn told(sheet: &Sheet) -> (String, Reading) {
    let mut out = String::new();
    match sheet.source() {
        Source::Text { encoding, delimiter, .. } => writeln!(out, "{encoding}, {delimiter}").unwrap(),
        Source::Workbook { sheet, .. } => writeln!(out, "sheet {sheet}").unwrap(),
    }
    let suggestion = suggest(sheet);
    sheet.notes().iter().for_each(|note| writeln!(out, "note {note:?}").unwrap());
    for doubt in &suggestion.doubts {
        writeln!(out, "doubt {}: {:?}", sheet.heading()[doubt.column], doubt.about).unwrap();
    }
    let reading = read(sheet, &suggestion.mapping, &mut unheard).unwrap();
    assert!(reading.tally.adds_up());
    let tally = &reading.tally;
    writeln!(out, "{} rows, {} used, {} died", tally.rows, tally.used, reading.cohort.events()).unwrap();
    for count in &tally.without_follow_up {
        writeln!(out, "no follow-up: {} {}", count.rows, count.reason).unwrap();
    }
    for count in &tally.left_out {
        writeln!(out, "left out: {} {}", count.rows, count.reason).unwrap();
    }
    reading.issues.kept().iter().for_each(|issue| writeln!(out, "{issue}").unwrap());
    (out, reading)
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
            "doubt date_primary: OrdersMixed",
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
    let scores = Scores::of(&reading.cohort, &systems::CATALOGUE, &mut unheard).unwrap();
    let mut out = String::new();
    write_scored(&reading.cohort, &scores, &mut |piece| out.push_str(piece), &mut unheard).unwrap();
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

/// A workbook of one sheet, with the given XML of its cells.
fn workbook(cells: &str) -> Vec<u8> {
    workbook_of(cells, "", "<styleSheet/>")
}

/// The same with these properties and formats.
fn workbook_of(cells: &str, properties: &str, styles: &str) -> Vec<u8> {
    let types = "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relationships = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r\" Type=\"{office}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let parts = [
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", relationships("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook>{properties}<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r\"/></sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", relationships("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{cells}</sheetData></worksheet>")),
        // Behind the sheet, as LibreOffice orders the parts.
        ("xl/styles.xml", styles.to_owned()),
    ];
    archive(&parts.map(|(name, text)| (name, text.into_bytes(), None)))
}

#[test]
fn a_cell_longer_than_excel_allows_is_refused() {
    let text =
        |length: usize| format!("<row><c t=\"inlineStr\"><is><t>{}</t></is></c></row>", "환".repeat(length));
    let heading = "<row><c t=\"inlineStr\"><is><t>remark</t></is></c></row>";
    assert_eq!(open(workbook(&format!("{heading}{}", text(32_767)))).unwrap().len(), 1);
    let refused = open(workbook(&format!("{heading}{}", text(32_768)))).unwrap_err();
    assert_eq!(refused, Refusal::CellTooLong { line: 2, most: 32_767 });
}

#[test]
fn blanks_without_end_are_refused_before_they_are_held() {
    let blanks = " ".repeat(32 << 20);
    let part = "xl/worksheets/sheet1.xml".to_owned();
    assert_eq!(open(workbook(&blanks)).unwrap_err(), Refusal::DamagedPart { part });
}

#[test]
fn merged_cells_of_patients_count_in_each_of_their_rows() {
    let cell =
        |place: &str, text: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let rows = [
        format!("<row r=\"1\">{}</row>", cell("A1", "Patients of 2015")),
        format!(
            "<row r=\"3\">{}{}{}</row>",
            cell("A3", "patient"),
            cell("B3", "time_days"),
            cell("C3", "died")
        ),
        format!("<row r=\"4\">{}{}{}</row>", cell("A4", "A"), cell("B4", "120"), cell("C4", "1")),
        format!("<row r=\"5\" hidden=\"1\"><c r=\"A5\"/>{}{}</row>", cell("B5", "60"), cell("C5", "1")),
        format!("<row r=\"6\">{}{}{}</row>", cell("A6", "B"), cell("B6", "300"), cell("C6", "0")),
    ];
    let merged = "</sheetData><mergeCells><mergeCell ref=\"A1:C2\"/><mergeCell ref=\"A4:A5\"/></mergeCells><sheetData>";
    let (told, reading) = told(&open(workbook(&format!("{}{merged}", rows.concat()))).unwrap());
    assert!(told.contains("note MergedCells { cells: 1 }"), "{told}");
    assert!(told.contains("note Rows { kind: Hidden, rows: 1, lines: [5], used: true }"), "{told}");
    assert_eq!(reading.repeats.named, [("A".to_owned(), vec![4, 5])]);
    assert_eq!(reading.cohort.len(), 3);
}

#[test]
fn rows_struck_through_in_a_workbook_are_pointed_out_and_can_be_left_out() {
    let cell =
        |text: &str, format: u8| format!("<c s=\"{format}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row =
        |cells: [&str; 3], format| format!("<row>{}</row>", cells.map(|text| cell(text, format)).concat());
    let rows = [
        row(["patient", "time_days", "died"], 0),
        row(["A", "120", "1"], 0),
        row(["B", "60", "1"], 1),
        row(["C", "300", "0"], 0),
    ];
    let styles = "<styleSheet><fonts><font/><font><strike/></font></fonts>\
        <cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs></styleSheet>";
    let bytes = workbook_of(&rows.concat(), "", styles);
    let (said, reading) = told(&open(bytes.clone()).unwrap());
    assert!(said.contains("note Rows { kind: Struck, rows: 1, lines: [3], used: true }"), "{said}");
    assert!(said.contains("row 3: a row struck through in the workbook: see whether it belongs"), "{said}");
    assert_eq!(reading.cohort.len(), 3);
    let opening = Opening { rows: [(RowKind::Struck, false)].into(), ..Opening::default() };
    let without = Sheet::open(bytes, &opening, &mut unheard).unwrap();
    assert_eq!(told(&without).1.cohort.len(), 2);
}

/// Excel for Macintosh counted days from 1904: 40605 is 4 March 2015, and 296 shown as a day is still 296 days.
#[test]
fn plain_numbers_of_days_are_counted_from_1904_where_the_workbook_does() {
    let text = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let rows = [
        format!("<row>{}</row>", ["date_surgery", "time_days", "died"].map(text).concat()),
        format!("<row><c><v>40605</v></c><c s=\"1\"><v>296</v></c>{}</row>", text("1")),
    ];
    let styles = "<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    for (properties, day) in [("<workbookPr date1904=\"1\"/>", "2015-03-04"), ("", "2011-03-03")] {
        let (_, reading) = told(&open(workbook_of(&rows.concat(), properties, styles)).unwrap());
        let found = reading.cohort.patient(0).get(clinical::Finding::DateSurgery);
        let Some(clinical::Answer::Date(found)) = found else { panic!("a day: {found:?}") };
        assert_eq!((found.to_string().as_str(), reading.cohort.time_days()), (day, &[296.0][..]));
    }
}

/// Cells merged over columns in the line above the heading name those columns, and no others.
#[test]
fn a_heading_of_two_lines_names_what_was_measured_after() {
    let text =
        |place: &str, text: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |number: u32, cells: &[(&str, &str)]| {
        let cells: String =
            cells.iter().map(|(column, cell)| text(&format!("{column}{number}"), cell)).collect();
        format!("<row r=\"{number}\">{cells}</row>")
    };
    let rows = [
        row(1, &[("A", "Survival after surgery for spinal metastases")]),
        row(2, &[("B", "Before surgery"), ("D", "After surgery")]),
        row(
            3,
            &[
                ("A", "patient"),
                ("B", "KPS"),
                ("C", "Frankel"),
                ("D", "Frankel"),
                ("E", "ECOG"),
                ("F", "sex"),
                ("G", "time_days"),
                ("H", "died"),
            ],
        ),
        row(
            4,
            &[
                ("A", "a"),
                ("B", "80"),
                ("C", "D"),
                ("D", "E"),
                ("E", "1"),
                ("F", "M"),
                ("G", "100"),
                ("H", "1"),
            ],
        ),
        row(
            5,
            &[
                ("A", "b"),
                ("B", "60"),
                ("C", "C"),
                ("D", "C"),
                ("E", "3"),
                ("F", "F"),
                ("G", "50"),
                ("H", "1"),
            ],
        ),
    ];
    let merged = "</sheetData><mergeCells><mergeCell ref=\"A1:H1\"/><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"D2:E2\"/></mergeCells><sheetData>";
    let sheet = open(workbook(&format!("{}{merged}", rows.concat()))).unwrap();
    let named = [
        "patient",
        "KPS",
        "Before surgery Frankel",
        "After surgery Frankel",
        "After surgery ECOG",
        "sex",
        "time_days",
        "died",
    ];
    assert_eq!(sheet.heading(), named);
    let roles: Vec<cohort::Role> =
        suggest(&sheet).mapping.columns.into_iter().map(|column| column.role).collect();
    let finding = cohort::Role::finding;
    assert_eq!(roles[2], finding(clinical::Finding::Frankel));
    assert_eq!(roles[3], cohort::Role::After { finding: clinical::Finding::Frankel });
    assert_eq!(roles[4], cohort::Role::After { finding: clinical::Finding::Ecog });
    assert_eq!(roles[5], finding(clinical::Finding::Sex));
    // A text of cells does not say which are merged: a name holds until the next one.
    let csv = ",Preop,,Postop,,Outcome,\npatient,KPS,Frankel,Frankel,ECOG,time_days,died\na,80,D,E,1,100,1\nb,60,C,C,3,50,1\n";
    let sheet = Sheet::from_csv(csv.into(), &mut unheard).unwrap();
    assert_eq!(sheet.heading()[2..], ["Preop Frankel", "Postop Frankel", "Postop ECOG", "time_days", "died"]);
    // A title is no name of columns.
    let titled = "Survival after surgery,,,\npatient,KPS,time_days,died\na,80,100,1\nb,60,50,1\n";
    let sheet = Sheet::from_csv(titled.into(), &mut unheard).unwrap();
    assert_eq!(sheet.heading(), ["patient", "KPS", "time_days", "died"]);
}
