//! From bytes to a table with a heading: encodings, delimiters, headings, rows other than patients,
//! workbooks.

use cohort::{HeadingLine, Opening, RowKind, Sheet, SheetNote, no_progress, suggest};

use crate::chosen::Chosen;
use crate::{Case, bytes, check, report_of};

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
    (
        "28-totals-footnotes.csv",
        &[
            "note Rows { kind: Summary, rows: 2, lines: [6, 7], used: false }",
            "note Rows { kind: Remark, rows: 1, lines: [9], used: false }",
            "8 rows, 4 used, 3 died",
            "left out: 2 summary-row",
            "left out: 1 remark-row",
            "left out: 1 empty-row",
            "never no follow-up",
            "never doubt",
        ],
    ),
    (
        "29-total-row-one-death.csv",
        &[
            "4 rows, 3 used, 1 died",
            "row 5: a total, a mean or another summary, not a patient (\"Total,465,1,189\")",
            "never doubt",
        ],
    ),
    (
        "45-hidden-rows.xlsx",
        &["note Rows { kind: Hidden, rows: 2, lines: [6, 7], used: true }", "6 rows, 6 used, 5 died"],
    ),
    (
        "82-redcap-events.csv",
        &["6 rows, 0 used, 0 died", "spread over rows: 3 patients", "no follow-up: 3 no-date"],
    ),
    ("abort-unique-count.xlsx", &[DAMAGED_TEXTS]),
    ("overflow-1.xlsx", &[DAMAGED_SHEET]),
    ("overflow-2.xlsx", &[DAMAGED_SHEET]),
];

const DAMAGED_TEXTS: &str = "refused: \"xl/sharedStrings.xml\" in the workbook is damaged; open it in Excel and save it \
                             again, or save it as CSV";
const DAMAGED_SHEET: &str = "refused: \"xl/worksheets/sheet1.xml\" in the workbook is damaged; open it in Excel and save \
                             it again, or save it as CSV";

/// Reads a text: number of rows used, and kinds of the reported ones.
fn rows(text: &str) -> (usize, Vec<(RowKind, Vec<u32>, bool)>) {
    let sheet = Sheet::from_csv(text.as_bytes().to_vec(), &mut no_progress).unwrap();
    let reading = cohort::read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap();
    let noted = sheet.notes().iter().filter_map(|note| match note {
        SheetNote::Rows { kind, lines, used, .. } => Some((*kind, lines.clone(), *used)),
        _ => None,
    });
    (reading.tally.used, noted.collect())
}

#[test]
fn rows_of_no_patient_are_left_out_and_pointed_out() {
    use RowKind::{HeadingAgain, Remark, Summary, Units};
    let table = "patient,time_days,died,age\nA,120,1,61\nB,300,0,58\nC,45,1,70\n";
    for (below, kind, lines) in [
        ("합 계,465,2,189\n", Summary, vec![5]),
        ("평균,155,0.67,63\n", Summary, vec![5]),
        ("总计,465,2,189\n", Summary, vec![5]),
        ("Total (n = 3),465,2,189\n", Summary, vec![5]),
        ("Mean ± SD,155,,63\nSD,130,,6\nMax,300,1,70\n", Summary, vec![5, 6, 7]),
        ("Number of patients,3,,\n", Summary, vec![5]),
        (
            "D,90,1,66\nArm A total,555,3,255\nE,10,1,50\nF,20,0,60\nArm B total,30,1,110\nTotal,585,4,365\n",
            Summary,
            vec![6, 9, 10],
        ),
        ("Subtotal,465,2,189\nD,90,1,66\nTotal,555,3,255\n", Summary, vec![5, 7]),
        // Subtotals in the column of patients that are right for few rows, or mix sums and means.
        ("Subtotal Seoul,465,1,189\nD,90,1,66\n서울 소계,99,1,66\n", Summary, vec![5, 7]),
        ("Arm A average,155,1,63\nD,90,1,66\n", Summary, vec![5]),
        ("N=3,465,1,189\n", Summary, vec![5]),
        ("N,3,3,3\n", Summary, vec![5]),
        ("Valid N (listwise),3,3,3\n", Summary, vec![5]),
        ("All,465,2,189\n", Summary, vec![5]),
        ("3 patients,465,2,189\n", Summary, vec![5]),
        ("Mean (SD),155 (130),0.67,63.0 (6.2)\n", Summary, vec![5]),
        ("\"Median [IQR]\",120 [45-300],,61\n", Summary, vec![5]),
        ("合計,465,1,189\n", Summary, vec![5]),
        ("합계,465,1,189\n", Summary, vec![5]),
        ("計,400,2,180\n", Summary, vec![5]),
        ("계,400,2,180\n", Summary, vec![5]),
        // Sums of groups without a name.
        (",465,2,189\nD,90,1,66\nE,10,1,50\n,100,2,116\n", Summary, vec![5, 8]),
        ("Σ,465,2,189\n", Summary, vec![5]),
        // Sums without a label.
        ("4,465,2,189\n", Summary, vec![5]),
        ("Seoul,155,0.67,63.00\n", Summary, vec![5]),
        (",465,2,189\n", Summary, vec![5]),
        (",155,0.67,63\n", Summary, vec![5]),
        ("* died in hospital,,,\n", Remark, vec![5]),
        ("Data as of March 2016\n", Remark, vec![5]),
        ("비고: 2016년 3월 기준,,,\n", Remark, vec![5]),
        ("patient,time_days,died,age\nD,90,0,66\n", HeadingAgain, vec![5]),
    ] {
        let (used, kinds) = rows(&format!("{table}{below}"));
        assert_eq!(kinds, [(kind, lines, false)], "{below}");
        let more = ["D,90", "E,10", "F,20"].iter().filter(|row| below.contains(*row)).count();
        assert_eq!(used, 3 + more, "{below}");
    }
    // "N" beside "Y" is an answer, though a number of its row is the least or the number of the rows above.
    for column in
        ["Y,30\nY,45\nN,30\nY,90\nN,4\nN,90\n", "yes,30\nN,30\nN,2\nyes,9\nN,9\n", "P,1\nN,1\nP,7\nN,4\n"]
    {
        let (used, kinds) = rows(&format!("diabetes,time_days\n{column}"));
        assert_eq!((used, kinds), (column.lines().count(), vec![]), "{column}");
    }
    for units in [
        ",days,,years",
        "(unit),day,0/1,yr",
        "Patient code,Time since surgery,Dead at last visit,Age in years",
    ] {
        let with_units = table.replacen("age\n", &format!("age\n{units}\n"), 1);
        assert_eq!(rows(&with_units), (3, vec![(Units, vec![2], false)]), "{units}");
    }
}

#[test]
fn patients_are_not_taken_for_anything_else() {
    for text in [
        // Subtotal resection, a patient called Max, initials S.D., equal rows without a name.
        "time_days,died,resection\n120,1,total\n300,0,subtotal\n45,1,total\n90,0,subtotal\n60,1,total\n",
        "patient,time_days,died,age\nAnna,120,1,61\nMax,200,0,58\nS.D.,45,1,70\n",
        "time_days,died,stage\n6,1,2\n6,1,2\n7,0,1\n",
        "patient,time_days,died,sex\nA,120,1,M\nB,300,0,F\nC,45,1,M\n",
        "patient,sex,died,time_days\n,M,1,12\nB,F,0,14\nC,M,1,16\n",
        "patient,time_days,died\nMean Sok,120,1\nKim Sum,90,0\nLee,45,1\n",
        "patient,hospital\nA,Seoul National University\nB,Total Care Hospital\n",
        "name,time_days,died\nKim Min Su,120,1\nLee Seo Yeon,90,0\n",
        // Initials, a last patient near the mean, and one whose times are the sum of two.
        "patient,time_days,died,age\nN,120,1,61\nAll,200,0,58\nN,45,1,70\n",
        "patient,time_days,died,age\nA,120,1,61\nB,300,0,58\nC,45,1,70\nD,155,1,63\n",
        "patient,time_days,died\nA,120,1\nB,300,0\nC,420,1\n",
        "patient,time_days,died,age\nA,120,1,61\nB,300,0,58\nC,45,1,70\n,80,0,66\n",
    ] {
        assert_eq!(rows(text), (text.lines().count() - 1, vec![]), "{text}");
    }
}

#[test]
fn a_row_of_units_gives_the_columns_their_units() {
    let text = "patient,time,albumin,died\n,months,g/L,\nA,12,38,1\nB,30,41,0\n";
    let sheet = Sheet::from_csv(text.as_bytes().to_vec(), &mut no_progress).unwrap();
    assert_eq!(sheet.heading(), ["patient", "time (months)", "albumin (g/L)", "died"]);
    assert_eq!(suggest(&sheet).doubts, []);
}

#[test]
fn a_person_decides_on_rows_that_may_be_of_no_patient() {
    let text = b"patient,time_days,died,age\nA,120,1,61\nB,300,0,58\nB,300,0,58\nTotal,720,1,177\n".to_vec();
    let used = |choices: &[(RowKind, bool)]| {
        let opening = Opening { rows: choices.iter().copied().collect(), ..Opening::default() };
        let sheet = Sheet::open(text.clone(), &opening, &mut no_progress).unwrap();
        let reading = cohort::read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap();
        let told: Vec<_> = reading.issues.kept().iter().map(|issue| (issue.row, issue.reason.id())).collect();
        (reading.tally.used, told)
    };
    assert_eq!(used(&[]), (3, vec![(4, "same-as-row"), (5, "summary-row")]));
    assert_eq!(used(&[(RowKind::Copy, false)]), (2, vec![(4, "copied-row"), (5, "summary-row")]));
    assert_eq!(used(&[(RowKind::Summary, true)]).0, 4);
}

#[test]
fn a_row_without_a_patient_below_one_that_has_one_is_pointed_out() {
    let text = "patient,time_days,died\nA,120,1\n,60,1\nB,300,0\n";
    let sheet = Sheet::from_csv(text.as_bytes().to_vec(), &mut no_progress).unwrap();
    let reading = cohort::read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap();
    let told: Vec<_> = reading.issues.kept().iter().map(|issue| (issue.row, issue.reason.id())).collect();
    assert_eq!((told, reading.tally.used), (vec![(3, "no-patient")], 3));
}

#[test]
fn a_table_of_r_has_one_name_less_than_columns() {
    for text in [
        "patient,time_days,died\n1,A,120,1\n2,B,300,0\n3,C,45,1\n",
        "\"patient\" \"time_days\" \"died\"\n\"1\" \"A\" 120 1\n\"2\" \"B\" 300 0\n\"3\" \"C\" 45 1\n",
    ] {
        let report = report_of(text.as_bytes().to_vec(), &Opening::default());
        for line in [
            "heading: Column 1 | patient | time_days | died",
            "3 rows, 3 used, 2 died",
            "days: 120.0 300.0 45.0",
        ] {
            assert!(report.iter().any(|known| known == line), "{line}: {report:?}");
        }
    }
}

#[test]
fn names_merged_over_columns_tell_those_of_one_name_apart() {
    let text = "patient,preop,,postop,\n,KPS,Frankel,KPS,Frankel\nA,80,C,90,D\nB,70,D,80,E\n";
    let sheet = Sheet::from_csv(text.into(), &mut no_progress).unwrap();
    assert_eq!(sheet.heading(), ["patient", "preop KPS", "preop Frankel", "postop KPS", "postop Frankel"]);
    let after = suggest(&sheet).mapping.columns[3].role.clone();
    assert_eq!(after, cohort::Role::After { finding: clinical::Finding::Kps });
}

#[test]
fn a_table_of_one_column_is_pointed_out_whatever_parts_its_cells() {
    let lines = "patient,time_days,died\nA,120,1\nB,300,0\n";
    for between in ["^", ":", "~", "#", "，", "、", "/"] {
        let sheet = Sheet::from_csv(lines.replace(',', between).into(), &mut no_progress).unwrap();
        assert!(sheet.notes().contains(&SheetNote::OneColumn), "{between}");
    }
    let quoted = "\"patient,time_days\"\n\"A,120\"\n\"B,300\"\n";
    assert!(
        Sheet::from_csv(quoted.into(), &mut no_progress).unwrap().notes().contains(&SheetNote::OneColumn)
    );
    assert_eq!(Sheet::from_csv(lines.into(), &mut no_progress).unwrap().notes(), []);
}

#[test]
fn columns_without_names_are_named_in_the_language_of_the_reader() {
    let opening = Opening { column_word: Some("열".to_owned()), ..Opening::default() };
    let sheet = Sheet::open(bytes("33-no-heading.csv"), &opening, &mut no_progress).unwrap();
    assert_eq!(sheet.heading(), ["열 1", "열 2", "열 3"]);
}

#[test]
fn a_text_is_read_in_the_encodings_of_east_asia() {
    let japanese = "患者番号,年齢,性別,生存期間(日),転帰\n1,61,男,120,死亡\n2,58,女,300,生存\n";
    let korean = "환자번호,나이,성별,생존기간(일),사망여부\n1,61,남,120,사망\n2,58,여,300,생존\n";
    let simplified = "患者编号,年龄,性别,生存时间(天),结局\n1,61,男,120,死亡\n2,58,女,300,存活\n";
    let traditional = "病歷號,年齡,性別,存活時間(天),結局\n1,61,男,120,死亡\n2,58,女,300,存活\n";
    for (text, encoding, name) in [
        (japanese, encoding_rs::EUC_JP, "EUC-JP, comma"),
        (japanese, encoding_rs::ISO_2022_JP, "ISO-2022-JP, comma"),
        (japanese, encoding_rs::SHIFT_JIS, "Shift_JIS (CP932), comma"),
        (korean, encoding_rs::EUC_KR, "CP949 (EUC-KR), comma"),
        (simplified, encoding_rs::GB18030, "GB18030 (GBK), comma"),
        (traditional, encoding_rs::BIG5, "Big5, comma"),
    ] {
        let report = report_of(encoding.encode(text).0.into_owned(), &Opening::default());
        assert!(report.contains(&"days: 120.0 300.0".to_owned()), "{report:?}");
        assert!(report.contains(&"2 rows, 2 used, 1 died".to_owned()) && report[0] == name, "{report:?}");
    }
    for text in [japanese, korean, simplified, traditional] {
        for mark in ["", "\u{feff}"] {
            let units = mark.encode_utf16().chain(text.encode_utf16());
            let report = report_of(units.flat_map(u16::to_le_bytes).collect(), &Opening::default());
            assert!(report.contains(&"2 rows, 2 used, 1 died".to_owned()), "{report:?}");
        }
    }
}

#[test]
fn files_become_the_tables_that_they_are() {
    check(CASES);
}

#[test]
fn a_file_without_heading_keeps_its_first_patient() {
    let sheet = Sheet::from_csv(bytes("33-no-heading.csv"), &mut no_progress).unwrap();
    assert_eq!((sheet.len(), sheet.line(0), sheet.heading_line()), (6, 1, None));
    let adtte = Sheet::from_csv(bytes("90-adtte-cnsr.csv"), &mut no_progress).unwrap();
    assert_eq!((adtte.len(), adtte.heading_line()), (60, Some(1)));
}

#[test]
fn the_heading_can_be_chosen() {
    let text = b"a,b\nx,y\n1,2\n3,4\n".to_vec();
    let opened = |heading| {
        let opening = Opening { heading: Some(heading), ..Opening::default() };
        let sheet = Sheet::open(text.clone(), &opening, &mut no_progress).unwrap();
        (sheet.heading().join("|"), sheet.len(), sheet.heading_line())
    };
    assert_eq!(opened(HeadingLine::Line(1)), ("a|b".to_owned(), 3, Some(1)));
    assert_eq!(opened(HeadingLine::Line(2)), ("x|y".to_owned(), 2, Some(2)));
    assert_eq!(opened(HeadingLine::Without), ("Column 1|Column 2".to_owned(), 4, None));
    // A line that does not exist is ignored.
    assert_eq!(opened(HeadingLine::Line(99)), ("a|b".to_owned(), 3, Some(1)));
}

/// Without patient ids, equal rows are copies only where so many cells hardly agree by chance.
#[test]
fn rows_without_ids_that_are_equal_in_rare_cells_are_copies() {
    let table = |heading: &str, row: &dyn Fn(usize) -> String| {
        let rows: Vec<String> = (0..60).map(row).collect();
        let csv = format!("{heading}\n{}\n{}\n", rows.join("\n"), rows[7]);
        let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
        (0..sheet.len())
            .filter(|row| matches!(sheet.row_kind(*row), Some((RowKind::Copy, _))))
            .collect::<Vec<_>>()
    };
    let rare =
        |at: usize| format!("{},1,{},2015-{:02}-{:02}", 30 + at * 7, 41 + at % 30, 1 + at % 12, 1 + at % 28);
    assert_eq!(table("Survival (days),Died,Age,Date of surgery", &rare), [60]);
    let few = "수술일,최종추적일,사망,나이,성별\n2015-03-01,2015-06-01,1,56,남\n2015-04-11,2015-09-01,1,61,여\n\
               2015-04-11,2015-09-01,1,61,여\n2015-10-01,2016-08-01,0,71,남\n2015-11-01,2016-08-01,0,44,남\n";
    let few = Sheet::from_csv(few.into(), &mut no_progress).unwrap();
    assert!(matches!(few.row_kind(2), Some((RowKind::Copy, _))));
    let common = |at: usize| format!("{},1,{}", 30 + at, 40 + at % 3 * 10);
    assert_eq!(table("Survival (days),Died,KPS", &common), Vec::<usize>::new());
}

/// Seven patients were operated on ten days after their death, without a word.
#[test]
fn an_operation_after_a_death_in_another_row_is_pointed_out() {
    let csv = "patient,date_surgery,time_days,died\nA,2015-01-01,30,1\nA,2015-02-10,400,0\nB,2015-01-01,30,1\n\
               B,2014-12-01,61,1\nC,2015-01-01,30,0\nC,2015-02-10,90,1\n";
    let issues = Chosen::csv(csv).read().issues;
    let told: Vec<(u32, &str)> = issues.kept().iter().map(|issue| (issue.row, issue.reason.id())).collect();
    assert_eq!(told, [(3, "operated-after-death")]);
}
