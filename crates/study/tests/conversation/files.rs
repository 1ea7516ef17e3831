//! Exports.

use cohort::analysis::{Covariate, Grouping, Penalty, Settings};
use cohort::export::Results;
use study::protocol::{Analysis, CodedAs, Export, Request, Response, ScoredFormat, TableFormat};

use crate::support::Conversation;

fn text(file: (String, Vec<u8>)) -> (String, String) {
    (file.0, String::from_utf8(file.1).unwrap())
}

fn curves() -> Analysis {
    let grouping = Grouping::Score { system: "tomita_2001".into() };
    Analysis::Compare { grouping, times: Vec::new(), horizon: None }
}

#[test]
fn every_file_comes_out_of_the_example() {
    let (mut page, _) = Conversation::with_example_read();
    page.analyse(Analysis::Published, Settings::lee_2015());
    page.analyse(curves(), Settings::default());
    let covariates = vec![Covariate::Number { finding: clinical::Finding::Age, per: 10.0 }];
    page.analyse(Analysis::Cox { covariates, penalty: Penalty::None, corrected: false }, Settings::default());

    let (name, csv) = text(page.file(Export::Table { result: 0, table: 1, format: TableFormat::Csv }));
    assert_eq!(name, "hcc-synthetic-published-1-2.csv");
    assert!(csv.contains("SYNTHETIC") && csv.starts_with("\u{feff}Table 2"));
    let (_, html) = text(page.file(Export::Table { result: 0, table: 0, format: TableFormat::Html }));
    assert!(html.starts_with("<table") && html.contains("SYNTHETIC"));
    let (name, svg) = text(page.file(Export::Figure { result: 1, figure: 0, width: 900.0 }));
    assert_eq!(name, "hcc-synthetic-survival-2-1.svg");
    assert!(svg.contains("width=\"900\"") && svg.contains("synthetic patients") && !svg.contains("class="));
    let (_, json) = text(page.file(Export::Results));
    let results: Results = serde_json::from_str(&json).unwrap();
    assert!(results.synthetic && results.made_by.starts_with("Spinemet "));
    let found = (results.comparisons.len(), results.regressions.len(), !results.factors.is_empty());
    assert_eq!(found, (1, 1, true));
    let coding = results.coding.unwrap();
    let rows = |values: &[(String, usize)]| values.iter().map(|(_, rows)| rows).sum::<usize>();
    assert_eq!((coding.heading.as_str(), rows(&coding.died) + rows(&coding.alive)), ("died", 36));
    let (_, report) = text(page.file(Export::Report));
    assert!(
        report.contains(&format!("Coding of “died”: died “{}” ({})", coding.died[0].0, coding.died[0].1))
    );
    assert!(report.contains("SYNTHETIC") && report.matches("<svg").count() == 2);
    assert!(!report.contains("<script") && !report.contains("http-equiv=\"refresh"));
    let (name, script) = text(page.file(Export::RScript));
    assert!(name == "hcc-synthetic-study.R" && script.contains("SYNTHETIC"), "{name}");
    // One data frame for the three results of the same rows.
    assert_eq!(script.matches(" <- read.csv(").count(), 1);
    assert_eq!(["check_cox(d1", "check_times(d1"].map(|call| script.contains(call)), [false, true]);
    assert!(script.contains("check_cox(complete_rows(d1, \"x"), "{script}");
    let (_, scored) = text(page.file(Export::Scored { format: ScoredFormat::Csv }));
    assert_eq!(scored.lines().count(), 37);
    let (_, workbook) = page.file(Export::Scored { format: ScoredFormat::Xlsx });
    assert!(workbook.starts_with(b"PK"));
    let (_, issues) = text(page.file(Export::Issues));
    assert!(issues.starts_with("\u{feff}row,column,value,reason,consequence"));
}

/// Figures of the report, as SVG.
fn figures_of_report(page: &mut Conversation) -> Vec<String> {
    let (_, report) = text(page.file(Export::Report));
    report.split("<svg").skip(1).filter_map(|it| Some(it.split_once("</svg>")?.0.to_owned())).collect()
}

#[test]
fn the_report_has_the_figures_of_the_page_each_factor_alone_and_the_chosen_end_of_the_axis() {
    let (mut page, _) = Conversation::with_example_read();
    let cut = Analysis::Compare { grouping: Grouping::None, times: Vec::new(), horizon: Some(200.0) };
    page.analyse(cut, Settings::default());
    page.analyse(curves(), Settings::default());
    let covariates = vec![
        Covariate::Number { finding: clinical::Finding::Age, per: 10.0 },
        Covariate::Groups { grouping: Grouping::Walking, reference: None },
    ];
    page.analyse(Analysis::Cox { covariates, penalty: Penalty::None, corrected: false }, Settings::default());
    let figures = figures_of_report(&mut page);
    let titled = |title: &str| figures.iter().filter(|figure| figure.contains(title)).count();
    assert_eq!(figures.len(), 4);
    assert_eq!((titled("each factor alone"), titled("all factors together")), (1, 1));
    let shows = |figure: &str, time: &str| figure.contains(&format!(">{time}</text>"));
    assert!(shows(&figures[0], "180") && !shows(&figures[0], "1260"));
    assert!(shows(&figures[1], "1260"));
    let (_, report) = text(page.file(Export::Report));
    let (curves, forest) = (report.find("Survival by Tomita"), report.find("each factor alone"));
    assert!(curves.is_some() && curves < forest, "results stand in the order in which they were made");
}

#[test]
fn a_forgotten_result_is_not_in_the_report_and_others_keep_their_numbers() {
    let (mut page, _) = Conversation::with_example_read();
    page.analyse(curves(), Settings::default());
    page.analyse(Analysis::Published, Settings::lee_2015());
    assert_eq!(page.ask(Request::Forget { result: 0 }), Response::Forgotten { result: 0 });
    assert_eq!(page.refused(Request::Forget { result: 0 }), "cohort-cannot-no-result");
    assert!(matches!(page.ask(Request::Draw { result: 1, width: 300.0 }), Response::Drawn(_)));
    let results: Results = serde_json::from_slice(&page.file(Export::Results).1).unwrap();
    assert!(results.comparisons.is_empty() && !results.factors.is_empty());
}

#[test]
fn a_saved_mapping_is_used_again_and_columns_that_are_gone_are_named() {
    let mut page = Conversation::new();
    page.open("a.csv", b"id;OS (months);death;clinic\n1;3;1;A\n2;5;0;B\n".to_vec());
    let (name, saved) = page.file(Export::Mapping);
    assert_eq!(name, "a-mapping.json");
    page.open("b.csv", b"death;OS (months);id\n1;3;1\n0;5;2\n".to_vec());
    let (answer, _) = page.ask_with(Request::UseMapping, saved);
    let Response::Previewed(shown) = answer else { panic!("{answer:?}") };
    assert_eq!(shown.gone, ["clinic"]);
    assert!(shown.trouble.is_none() && shown.lacks.is_empty());
    let (answer, _) = page.ask_with(Request::UseMapping, b"not one".to_vec());
    let Response::Refused { said } = answer else { panic!("{answer:?}") };
    assert_eq!(said.id, "cohort-mapping-not-a-mapping");
}

#[test]
fn rows_without_follow_up_are_scored_and_taken_away_too() {
    let mut page = Conversation::new();
    let file = "patient,time_days,died,kps\nA,180,1,80\nB,,0,70\nC,90,0,90\n";
    let Response::Opened(opened) = page.open("a.csv", file.into()) else { panic!("not opened") };
    let readout = page.read(opened.previewed.mapping.clone());
    assert_eq!((readout.tally.used, readout.tally.without_follow_up[0].rows), (2, 1));
    let results: Results = serde_json::from_slice(&page.file(Export::Results).1).unwrap();
    assert_eq!((results.rows_of_file, results.rows), (3, 2));
    assert!(text(page.file(Export::Report)).1.contains("Rows of the file"));
    let (_, scored) = text(page.file(Export::Scored { format: ScoredFormat::Csv }));
    let rows: Vec<&str> = scored.lines().collect();
    assert!(rows[1].starts_with("2,A,180,yes,80,") && rows[3].starts_with("3,B,,,70,"), "{rows:?}");
    let cells = |row: &str| row.matches(',').count();
    assert!(rows.iter().all(|row| cells(row) == cells(rows[0])));
}

#[test]
fn the_template_needs_no_file_and_reads_as_a_heading() {
    let (name, csv) = text(Conversation::new().file(Export::Template));
    assert_eq!(name, "spinemet-template.csv");
    assert!(csv.lines().nth(1).unwrap().starts_with("patient,time_days,died,"));
}

/// Codes, marks, missing words, empty cells and values that nothing explains: each stands under a meaning.
#[test]
fn every_value_of_a_coded_column_stands_under_a_meaning() {
    let mut page = Conversation::new();
    let rows = ["1,1,no,Y,M,1", "2,0,yes,N,F,2", "9,9,1,?,M,", "N/A,,0,Y,F,3", "x,unk,-,,M,2"];
    let csv = format!("died,dialysis,ascites,walking after,sex,nodes\n{}\n", rows.join("\n"));
    let Response::Opened(opened) = page.open("own.csv", csv.into_bytes()) else { panic!("a table") };
    let codings = &opened.previewed.codings;
    let columns: Vec<usize> = codings.iter().map(|coding| coding.column).collect();
    assert_eq!(columns, [0, 1, 2, 3], "words and own columns explain themselves");
    for coding in codings {
        let rows_of: usize = coding.groups.iter().flat_map(|(_, values)| values).map(|(_, rows)| rows).sum();
        assert_eq!(rows_of, rows.len(), "{coding:?}");
    }
    let open: Vec<&str> =
        codings[0].values(CodedAs::NotKnown).iter().map(|(value, _)| value.as_str()).collect();
    assert_eq!(open, ["9", "N/A", "x"]);
}
