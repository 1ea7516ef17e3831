//! Broken files: each is refused or reported, and the session continues.

use std::path::Path;

use cohort::analysis::{Grouping, Settings};
use study::protocol::{Analysis, Export, Request, Response};

use crate::support::Conversation;

#[test]
fn every_broken_file_is_refused_or_reported_and_the_session_works_on() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/broken");
    let mut page = Conversation::new();
    let (mut refused, mut read) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "make.py" {
            continue;
        }
        match page.open(&name, std::fs::read(&path).unwrap()) {
            Response::Refused { said } => {
                refused += 1;
                assert!(said.id.starts_with("cohort-refusal-"), "{name}: {said:?}");
                assert_eq!(page.refused(Request::Export { export: Export::Issues }), "cohort-cannot-no-file");
            }
            Response::Opened(opened) => {
                read += 1;
                let readout = page.read(opened.previewed.mapping.clone());
                let parts = readout.tally.left_out.iter().chain(&readout.tally.without_follow_up);
                let sum: usize = parts.map(|part| part.rows).sum();
                assert_eq!(readout.tally.used + sum, readout.tally.rows, "{name}");
                let counted: usize = readout.issues.counts.iter().map(|count| count.count).sum();
                assert_eq!(counted, readout.issues.total, "{name}");
                let curves = Analysis::Compare { grouping: Grouping::None, times: Vec::new(), horizon: None };
                page.ask(Request::Analyse { analysis: curves, settings: Settings::default(), width: 358.0 });
                page.file(Export::Report);
            }
            other => panic!("{name}: {other:?}"),
        }
        assert!(matches!(page.ask(Request::Example), Response::Opened(_)), "after {name}");
    }
    assert_eq!((refused, read), (8, 18));
}

#[test]
fn a_workbook_lists_its_sheets_to_choose_from() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/broken");
    let bytes = std::fs::read(folder.join("merged_and_formulas.xlsx")).unwrap();
    let mut page = Conversation::new();
    let Response::Opened(opened) = page.open("a.xlsx", bytes.clone()) else { panic!("not opened") };
    let cohort::Source::Workbook { sheets, .. } = &opened.source else { panic!("{:?}", opened.source) };
    assert!(!sheets.is_empty());
    let opening = cohort::Opening { sheet: Some("no such".into()), ..cohort::Opening::default() };
    let (answer, _) = page.ask_with(Request::Open { name: "a.xlsx".into(), opening }, bytes);
    let Response::Refused { said } = answer else { panic!("{answer:?}") };
    assert_eq!((said.id.as_str(), said.values["name"].as_str()), ("cohort-refusal-no-such-sheet", "no such"));
}
