//! From bytes to a table with a heading: encodings, delimiters, headings, rows that are no patients, workbooks.

use cohort::{HeadingLine, Opening, Sheet, unheard};

use crate::{Case, bytes, check};

const CASES: &[Case] = &[
    (
        "01-shift-jis.csv",
        &[
            "Shift_JIS (CP932), comma",
            "heading: 患者番号 | 年齢 | 性別 | 生存期間(日) | 転帰",
            "4 rows, 4 used, 3 died",
        ],
    ),
    (
        "10-pipe.csv",
        &["UTF-8, vertical bar", "heading: patient | time_days | died | kps", "3 rows, 3 used, 2 died"],
    ),
    (
        "15-cbioportal.txt",
        &[
            "heading: PATIENT_ID | OS_MONTHS | OS_STATUS | SEX | AGE",
            "note AboveHeading { lines: 4 }",
            "5 rows, 5 used, 3 died",
        ],
    ),
    (
        "33-no-heading.csv",
        &["heading: Column 1 | Column 2 | Column 3", "note WithoutHeading", "never note NoHeading"],
    ),
    ("43-hidden-first-sheet.xlsx", &["sheet Data"]),
    (
        "72-ties-censor-death.csv",
        &["UTF-8, comma", "7 rows, 7 used, 4 died", "days: 24.0 24.0 24.0 24.0 36.0 36.0 48.0"],
    ),
    (
        "90-adtte-cnsr.csv",
        &["heading: STUDYID | USUBJID | TRTP | PARAMCD | PARAM | AVAL | AVALU | CNSR", "never note"],
    ),
    ("abort-unique-count.xlsx", &[DAMAGED_TEXTS]),
    ("overflow-1.xlsx", &[DAMAGED_SHEET]),
    ("overflow-2.xlsx", &[DAMAGED_SHEET]),
];

const DAMAGED_TEXTS: &str = "refused: \"xl/sharedStrings.xml\" in the workbook is damaged; open it in Excel and save it \
                             again, or save it as CSV";
const DAMAGED_SHEET: &str = "refused: \"xl/worksheets/sheet1.xml\" in the workbook is damaged; open it in Excel and save \
                             it again, or save it as CSV";

#[test]
fn files_become_the_tables_that_they_are() {
    check(CASES);
}

#[test]
fn a_file_without_heading_keeps_its_first_patient() {
    let sheet = Sheet::from_csv(bytes("33-no-heading.csv"), &mut unheard).unwrap();
    assert_eq!((sheet.len(), sheet.line(0), sheet.heading_line()), (6, 1, None));
    let adtte = Sheet::from_csv(bytes("90-adtte-cnsr.csv"), &mut unheard).unwrap();
    assert_eq!((adtte.len(), adtte.heading_line()), (60, Some(1)));
}

#[test]
fn the_heading_can_be_chosen() {
    let text = b"a,b\nx,y\n1,2\n3,4\n".to_vec();
    let opened = |heading| {
        let opening = Opening { heading: Some(heading), ..Opening::default() };
        let sheet = Sheet::open(text.clone(), &opening, &mut unheard).unwrap();
        (sheet.heading().join("|"), sheet.len(), sheet.heading_line())
    };
    assert_eq!(opened(HeadingLine::Line(1)), ("a|b".to_owned(), 3, Some(1)));
    assert_eq!(opened(HeadingLine::Line(2)), ("x|y".to_owned(), 2, Some(2)));
    assert_eq!(opened(HeadingLine::Without), ("Column 1|Column 2".to_owned(), 4, None));
    // A line that the file does not have is not taken.
    assert_eq!(opened(HeadingLine::Line(99)), ("a|b".to_owned(), 3, Some(1)));
}
