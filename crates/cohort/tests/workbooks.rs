//! Workbooks made cell by cell: formats, merged cells, and limits.

#![allow(clippy::unwrap_used, reason = "a helper of a test")]

use archive::archive;
use cohort::{Opening, Refusal, RowKind, Sheet, SheetNote, no_progress, suggest};
use told::{open, told};

mod archive;
mod told;

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
    let without = Sheet::open(bytes, &opening, &mut no_progress).unwrap();
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
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
    assert_eq!(sheet.heading()[2..], ["Preop Frankel", "Postop Frankel", "Postop ECOG", "time_days", "died"]);
    // A title is no name of columns.
    let titled = "Survival after surgery,,,\npatient,KPS,time_days,died\na,80,100,1\nb,60,50,1\n";
    let sheet = Sheet::from_csv(titled.into(), &mut no_progress).unwrap();
    assert_eq!(sheet.heading(), ["patient", "KPS", "time_days", "died"]);
}

/// A workbook of these sheets, each with the XML of its cells.
fn workbook_of_sheets(sheets: &[(&str, String)]) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let types = "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
    let numbered = || sheets.iter().enumerate().map(|(at, (name, cells))| (at + 1, name, cells));
    let list: String = numbered()
        .map(|(at, name, _)| format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"r{at}\"/>"))
        .collect();
    let related: String = numbered()
        .map(|(at, ..)| {
            format!(
                "<Relationship Id=\"r{at}\" Type=\"{kind}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
            )
        })
        .collect();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), types.to_owned()),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships><Relationship Id=\"r\" Type=\"{kind}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        ("xl/workbook.xml".to_owned(), format!("<workbook><sheets>{list}</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{related}</Relationships>")),
        ("xl/styles.xml".to_owned(), "<styleSheet/>".to_owned()),
    ];
    parts.extend(numbered().map(|(at, _, cells)| {
        (
            format!("xl/worksheets/sheet{at}.xml"),
            format!("<worksheet><sheetData>{cells}</sheetData></worksheet>"),
        )
    }));
    let parts: Vec<_> =
        parts.iter().map(|(name, text)| (name.as_str(), text.clone().into_bytes(), None)).collect();
    archive(&parts)
}

/// Rows of texts as XML.
fn rows_of(rows: &[&[&str]]) -> String {
    let row = |cells: &&[&str]| {
        let cells = cells.iter().map(|cell| format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"));
        format!("<row>{}</row>", cells.collect::<String>())
    };
    rows.iter().map(row).collect()
}

#[test]
fn sheets_with_the_heading_of_the_one_that_is_read_are_named() {
    let heading: &[&str] = &["patient", "time_days", "died"];
    let sheet = open(workbook_of_sheets(&[
        ("codebook", rows_of(&[&["name", "meaning"], &["died", "1 = yes"]])),
        ("Seoul", rows_of(&[&["Patients of 2019"], heading, &["1", "30", "1"]])),
        ("Busan", rows_of(&[heading, &["1", "90", "1"], &["2", "9", "0"], &["3", "5", "1"]])),
    ]))
    .unwrap();
    assert_eq!(sheet.len(), 3);
    let note = SheetNote::SameHeadings { sheet: "Busan".to_owned(), others: vec!["Seoul".to_owned()] };
    assert_eq!(sheet.notes(), [note]);
    let alone = open(workbook_of_sheets(&[
        ("codebook", rows_of(&[&["name", "meaning"], &["died", "1 = yes"]])),
        ("Busan", rows_of(&[heading, &["1", "90", "1"], &["2", "9", "0"]])),
    ]));
    assert_eq!(alone.unwrap().notes(), []);
}
