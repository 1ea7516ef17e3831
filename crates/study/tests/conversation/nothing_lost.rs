//! State survives: another reading keeps filters and results, and each result keeps its rows.

use clinical::Finding;
use cohort::analysis::{Grouping, RowsCounted, Settings};
use cohort::filter::Condition;
use cohort::{Mapping, Role};
use study::protocol::{Analysis, Drawn, Export, Kept, Readout, Request, Response, Selection, WholeStudy};

use crate::support::Conversation;

const TABLE: &str = "patient;time_days;died;kps;hospital;primary_site\n\
    A;180;1;80;X;hcc\nA;90;0;80;Y;lung\nB;33;1;70;X;hcc\nC;12;1;60;Y;hcc\nD;400;0;90;X;breast\n";

fn table() -> (Conversation, Mapping) {
    let mut page = Conversation::new();
    let Response::Opened(opened) = page.open("a.csv", TABLE.into()) else { panic!("not opened") };
    page.read(opened.previewed.mapping.clone());
    (page, opened.previewed.mapping)
}

fn curves() -> Analysis {
    Analysis::Compare { grouping: Grouping::None, times: vec![30.0], horizon: None }
}

fn by_hospital() -> Analysis {
    let grouping = Grouping::Factor { name: "hospital".into() };
    Analysis::Compare { grouping, times: vec![30.0], horizon: None }
}

fn primary(keys: &[&str]) -> Condition {
    let grouping = Grouping::Finding { finding: Finding::PrimarySite };
    Condition::Groups { grouping, keys: keys.iter().map(|key| (*key).to_owned()).collect() }
}

fn hospital(key: &str) -> Condition {
    Condition::Groups { grouping: Grouping::Factor { name: "hospital".into() }, keys: vec![key.into()] }
}

fn keep(page: &mut Conversation, conditions: Vec<Condition>) -> Box<Kept> {
    let selection = Selection { rows: RowsCounted::Operations, conditions };
    match page.ask(Request::Filter { selection }) {
        Response::Filtered(kept) => kept,
        other => panic!("{other:?}"),
    }
}

fn analyse(page: &mut Conversation, analysis: Analysis) -> Box<Drawn> {
    page.analyse(analysis, Settings::default())
}

fn draw(page: &mut Conversation, result: usize) -> Box<Drawn> {
    match page.ask(Request::Draw { result, width: 720.0 }) {
        Response::Drawn(drawn) => drawn,
        other => panic!("{other:?}"),
    }
}

fn without(mapping: &Mapping, heading: &str) -> Mapping {
    let mut meant = mapping.clone();
    for column in meant.columns.iter_mut().filter(|column| column.heading == heading) {
        column.role = Role::Ignored;
    }
    meant
}

fn counts(readout: &Readout) -> Vec<usize> {
    readout.results.iter().map(|drawn| drawn.rows).collect()
}

#[test]
fn a_filter_and_the_results_of_its_rows_outlive_another_reading() {
    let (mut page, mapping) = table();
    let whole = analyse(&mut page, curves());
    keep(&mut page, vec![primary(&["hcc"])]);
    let subgroup = analyse(&mut page, curves());
    assert_eq!((whole.rows, subgroup.rows), (5, 3));
    for meant in [without(&mapping, "kps"), mapping] {
        let readout = page.read(meant);
        assert_eq!((readout.kept.rows, readout.kept.flow.len()), (3, 1));
        assert_eq!(readout.kept.flow[0].problem, None);
        assert_eq!(readout.results, [*whole.clone(), *subgroup.clone()]);
    }
}

#[test]
fn another_reading_makes_results_of_the_rows_as_they_are_read_now() {
    let (mut page, mapping) = table();
    let conditions = vec![Condition::Range { finding: Finding::Kps, from: Some(70.0), to: None }];
    keep(&mut page, conditions);
    analyse(&mut page, curves());
    let mut meant = mapping;
    let Role::Event { coding, .. } = &mut meant.columns[2].role else { panic!("{meant:?}") };
    std::mem::swap(&mut coding.happened, &mut coding.censored);
    let readout = page.read(meant);
    assert_eq!((readout.results[0].rows, readout.results[0].events), (4, 2));
    assert_ne!(readout.results[0].tables, Vec::new());
    let again = draw(&mut page, 0);
    assert_eq!(again.tables, readout.results[0].tables);
}

#[test]
fn whole_cohort_and_subgroup_stand_in_one_report_each_with_its_rows() {
    let (mut page, _) = table();
    analyse(&mut page, curves());
    keep(&mut page, vec![primary(&["hcc"])]);
    let subgroup = analyse(&mut page, curves());
    assert_eq!((subgroup.made_of.as_str(), subgroup.rows, subgroup.events), ("primary site: hcc", 3, 3));
    let note = subgroup.tables[0].notes.last().unwrap();
    assert_eq!(note, "Rows chosen: primary site: hcc; n = 3, events = 3.");
    let figure = &subgroup.figures[0].svg;
    assert!(figure.contains("primary site: hcc") && figure.contains("(n = 3)"), "a figure travels alone");
    let report = String::from_utf8(page.file(Export::Report).1).unwrap();
    let whole = report.find("Rows chosen: All rows; n = 5, events = 3.");
    let part = report.find("Rows chosen: primary site: hcc; n = 3, events = 3.");
    assert!(whole.is_some() && whole < part, "{report}");
    let results: cohort::export::Results = serde_json::from_slice(&page.file(Export::Results).1).unwrap();
    let made_of: Vec<_> = results.made_of.iter().map(|of| (of.list.as_str(), of.place, of.rows)).collect();
    assert_eq!(made_of, [("comparisons", 0, 5), ("comparisons", 1, 3)]);
    assert_eq!(results.made_of[1].flow.len(), 1);
}

/// Fault 10: the card stated n = 121 above curves of 115 rows, as did the figure of a subgroup.
#[test]
fn a_card_and_its_figure_state_the_rows_analysed_and_not_those_chosen() {
    let mut page = Conversation::new();
    let table = TABLE.replace("400;0;90;X;breast", "400;0;90;;breast").replace("12;1;60;Y", "12;1;60;");
    let Response::Opened(opened) = page.open("a.csv", table.into()) else { panic!("not opened") };
    page.read(opened.previewed.mapping.clone());
    let whole = analyse(&mut page, by_hospital());
    keep(&mut page, vec![primary(&["hcc"])]);
    let subgroup = analyse(&mut page, by_hospital());
    for (drawn, chosen, said) in
        [(whole, 5, "Analysed: n = 3 of 5 rows."), (subgroup, 3, "Analysed: n = 2 of 3 rows.")]
    {
        assert_eq!((drawn.rows, drawn.analysed.as_str()), (chosen, said));
        assert!(drawn.tables.iter().all(|table| table.notes.iter().any(|note| note == said)));
        assert!(drawn.figures[0].svg.contains(said), "{}", drawn.figures[0].svg);
        assert!(!drawn.figures[0].svg.contains(&format!("n = {chosen},")));
    }
}

#[test]
fn a_filter_whose_column_is_gone_stays_and_says_so_and_no_row_is_analysed_meanwhile() {
    let (mut page, mapping) = table();
    keep(&mut page, vec![hospital("X")]);
    let made = analyse(&mut page, curves());
    let readout = page.read(without(&mapping, "hospital"));
    let step = &readout.kept.flow[0];
    assert_eq!(step.problem.as_ref().unwrap().id, "cohort-filter-gone");
    assert_eq!((readout.kept.rows, step.unknown), (0, 5));
    let result = &readout.results[0];
    assert_eq!(result.trouble.as_ref().unwrap().id, "cohort-filter-gone");
    assert!(result.tables.is_empty() && result.made_of.contains("hospital"));
    let asked = Request::Analyse { analysis: curves(), settings: Settings::default(), width: 300.0 };
    assert_eq!(page.refused(asked), "cohort-filter-gone");
    // Adding another filter, and removing this one, is allowed.
    assert_eq!(keep(&mut page, vec![hospital("X"), primary(&["hcc"])]).flow.len(), 2);
    assert_eq!(keep(&mut page, vec![primary(&["hcc"])]).rows, 3);
    keep(&mut page, vec![hospital("X")]);
    assert_eq!(page.read(mapping).results, [*made], "with its column the result is back");
}

#[test]
fn a_filter_that_names_groups_no_row_has_any_more_says_which() {
    let (mut page, mapping) = table();
    keep(&mut page, vec![hospital("X"), hospital("Z")]);
    let readout = page.read(mapping);
    let problems: Vec<_> = readout.kept.flow.iter().map(|step| step.problem.clone()).collect();
    assert_eq!(problems[0], None);
    let said = problems[1].clone().unwrap();
    assert_eq!((said.id.as_str(), said.values["groups"].as_str()), ("cohort-filter-groups-gone", "Z"));
}

#[test]
fn a_result_that_cannot_be_made_of_the_new_columns_stays_with_its_reason() {
    let (mut page, mapping) = table();
    analyse(&mut page, by_hospital());
    analyse(&mut page, curves());
    let readout = page.read(without(&mapping, "hospital"));
    assert_eq!(counts(&readout), [0, 5]);
    assert_eq!(readout.results[0].trouble.as_ref().unwrap().id, "cohort-cannot-no-column");
    let report = String::from_utf8(page.file(Export::Report).1).unwrap();
    assert!(report.contains("could not be computed"), "nothing is left out of the report without a word");
    assert_eq!(counts(&page.read(mapping)), [5, 5]);
}

#[test]
fn a_result_that_was_removed_comes_back_with_its_number_and_its_rows() {
    let (mut page, mapping) = table();
    keep(&mut page, vec![primary(&["hcc"])]);
    let first = analyse(&mut page, curves());
    let second = analyse(&mut page, by_hospital());
    page.ask(Request::Forget { result: first.result });
    keep(&mut page, Vec::new());
    assert_eq!(page.read(mapping).results, [*second.clone()]);
    assert_eq!(page.ask(Request::BringBack { result: first.result }), Response::Drawn(first));
    let third = analyse(&mut page, curves());
    assert_eq!((third.result, third.rows), (2, 5));
    assert_eq!(page.refused(Request::BringBack { result: 9 }), "cohort-cannot-no-result");
}

#[test]
fn first_operations_outlive_another_reading_as_the_page_asks_for_it() {
    let (mut page, mapping) = table();
    let selection = Selection { rows: RowsCounted::FirstOperations, conditions: vec![hospital("X")] };
    page.ask(Request::Filter { selection });
    let made = analyse(&mut page, curves());
    let Response::Read(readout) = page.ask(Request::Read { mapping, rows: RowsCounted::FirstOperations })
    else {
        panic!("not read")
    };
    assert_eq!((readout.kept.flow.len(), readout.kept.rows), (2, 3));
    assert_eq!(readout.results, [*made]);
}

#[test]
fn what_is_missing_by_a_word_is_told_and_an_unknown_primary_asked_about() {
    let mut page = Conversation::new();
    let csv = "time_days,died,arm,primary\n1,1,unknown,unknown\n2,0,-,hcc\n3,1,A,hcc\n";
    let Response::Opened(opened) = page.open("a.csv", csv.into()) else { panic!() };
    let words = |previewed: &study::protocol::Previewed| -> Vec<(String, Vec<(String, usize)>)> {
        previewed.missing.iter().map(|missing| (missing.word.clone(), missing.columns.clone())).collect()
    };
    let arm = |word: &str| (word.to_owned(), vec![("arm".to_owned(), 1)]);
    assert_eq!(words(&opened.previewed), [arm("-"), arm("unknown")]);
    let asked = opened.previewed.doubts.iter().find(|doubt| !doubt.values.is_empty()).unwrap();
    assert_eq!((asked.column, asked.values.as_slice()), (3, &["unknown".to_owned()][..]));
    let mut mapping = opened.previewed.mapping.clone();
    mapping.missing = cohort::MissingWords::new(["-"]);
    mapping.columns[3].values.insert("unknown".to_owned(), "unknown".to_owned());
    let Response::Previewed(previewed) = page.ask(Request::Preview { mapping }) else { panic!() };
    assert_eq!(words(&previewed), [arm("-")]);
    assert!(previewed.doubts.iter().all(|doubt| doubt.values.is_empty()));
}

/// Twelve values are named, and the number of the others is told.
#[test]
fn values_that_were_not_understood_are_all_counted() {
    let known: String = (0..60).map(|row| format!("{row},1,{}\n", 30 + row)).collect();
    let unknown: String = (0..20).map(|row| format!("{row},1,about {row}\n")).collect();
    let (mut page, table) = (Conversation::new(), format!("time_days,died,age\n{known}{unknown}"));
    let Response::Opened(opened) = page.open("a.csv", table.into()) else { panic!() };
    let doubts = &opened.previewed.doubts;
    let age = doubts.iter().find(|doubt| doubt.said.id == "cohort-doubt-not-understood").unwrap();
    assert_eq!(age.column, 2);
    assert_eq!(age.said.values["values"].split(", ").count(), 12);
    assert_eq!(age.said.values["more"], "8");
}

/// A typing error occurs once, so it is not among the values left out of a long list.
#[test]
fn the_rare_values_of_a_long_list_come_first() {
    let rows: String = (0..120).map(|row| format!("{row},1,ward {}\n", row % 60)).collect();
    let (mut page, table) = (Conversation::new(), format!("time_days,died,ward\n{rows}5,1,wrad 7\n"));
    let Response::Opened(opened) = page.open("a.csv", table.into()) else { panic!() };
    let mut mapping = opened.previewed.mapping.clone();
    mapping.columns[2].role = Role::Factor;
    let Response::Values(taken) = page.ask(Request::Values { mapping, column: 2 }) else { panic!() };
    assert_eq!((taken.values[0].cell.written.as_str(), taken.values[0].rows), ("wrad 7", 1));
    assert_eq!(taken.values.len(), 61);
}

/// A person states that a treatment began before the operation; saved, restored and taken back.
#[test]
fn a_statement_that_a_factor_was_known_at_time_zero_alters_the_warning_and_is_saved() {
    let table = "time_days,died,adjuvant chemo,hospital\n1,1,A,X\n2,0,B,Y\n3,1,A,X\n4,1,B,Y\n5,0,A,X\n";
    let mut page = Conversation::new();
    let Response::Opened(opened) = page.open("a.csv", table.into()) else { panic!("not opened") };
    let mapping = opened.previewed.mapping.clone();
    let names = |readout: &Readout| {
        let groupings = readout.kept.offered.groupings.iter().map(|it| it.name.clone());
        groupings.collect::<Vec<_>>()
    };
    let notes = |drawn: &Drawn| drawn.tables[0].notes.join("\n");
    let readout = page.read(mapping.clone());
    assert_eq!(names(&readout), ["hospital", "adjuvant chemo (may be known only after time zero)"]);
    let grouping = Grouping::Factor { name: "adjuvant chemo".into() };
    let made = analyse(&mut page, Analysis::Compare { grouping, times: vec![2.0], horizon: None });
    assert!(notes(&made).contains("immortal time"), "{}", notes(&made));

    let mut stated = mapping.clone();
    assert!(stated.columns[2].may_be_later() && !stated.columns[3].may_be_later());
    stated.columns[2].known_at_zero = true;
    let readout = page.read(stated.clone());
    assert_eq!(names(&readout), ["adjuvant chemo", "hospital"]);
    let said = notes(&readout.results[0]);
    assert!(!said.contains("immortal time"), "{said}");
    assert!(said.contains("adjuvant chemo was known at time zero, as stated for this study."), "{said}");

    let (Response::File { .. }, file) = page.ask_with(Request::Pack { lock: None }, table.into()) else {
        panic!("not packed")
    };
    let mut again = Conversation::new();
    let (Response::Whole(whole), _) = again.open_with(&file) else { panic!("not opened") };
    assert_eq!(names(&whole.readout.unwrap()), ["adjuvant chemo", "hospital"]);
    assert_eq!(whole.opened.unwrap().previewed.mapping, stated);
    assert!(notes(&draw(&mut again, 0)).contains("as stated for this study"));
    let readout = page.read(mapping);
    assert!(notes(&readout.results[0]).contains("immortal time"), "taken back");
}

/// A coding that nobody confirmed had turned 100 deaths into 20, and only the table of columns said so.
#[test]
fn a_result_says_which_columns_of_follow_up_were_not_confirmed() {
    let table = "patient,Survival (days),Vital status,Date of surgery\nA,180,1,4-Mar-15\nB,90,2,5-Mar-15\n\
                 C,33,1,6-Mar-15\nD,400,1,7-Mar-15\n";
    let mut page = Conversation::new();
    let Response::Opened(opened) = page.open("a.csv", table.into()) else { panic!("not opened") };
    let mut mapping = opened.previewed.mapping;
    let says = |page: &mut Conversation, mapping: &Mapping| {
        page.read(mapping.clone());
        let drawn = analyse(page, curves());
        let notes: Vec<&String> = drawn.tables.iter().flat_map(|table| &table.notes).collect();
        assert!(
            !notes.iter().any(|note| note.contains("Date of surgery")),
            "no time runs from it: {notes:?}"
        );
        notes.iter().any(|note| note.contains("“Vital status”"))
    };
    assert!(says(&mut page, &mapping));
    mapping.columns[2].confirmed = true;
    assert!(!says(&mut page, &mapping));
}

#[test]
fn another_language_words_everything_again_without_reading_the_file() {
    let mut page = Conversation::new();
    let Response::Whole(spoken) = page.ask(Request::Speak { language: "ko".into() }) else { panic!() };
    assert_eq!(*spoken, WholeStudy::default(), "nothing is open");

    let (mut page, mut mapping) = table();
    keep(&mut page, vec![hospital("X")]);
    let results = [analyse(&mut page, curves()), analyse(&mut page, by_hospital())];
    page.ask(Request::Forget { result: 0 });
    mapping.columns[1].confirmed = true;
    let Response::Previewed(previewed) = page.ask(Request::Preview { mapping }) else { panic!() };

    page.progress.clear();
    let Response::Whole(spoken) = page.ask(Request::Speak { language: "ja".into() }) else { panic!() };
    assert!(page.progress.is_empty(), "{:?}", page.progress);
    assert_eq!(spoken.opened.unwrap().previewed, *previewed);
    let readout = spoken.readout.unwrap();
    assert_eq!((readout.kept.rows, readout.kept.from), (3, 5));
    assert_eq!(readout.results, [(*results[1]).clone()]);
    let (_, report) = page.file(Export::Report);
    assert!(String::from_utf8_lossy(&report).contains("<html lang=\"ja\">"));
}

/// A new worker, started after the other was stopped.
#[test]
fn a_new_worker_has_every_result_of_its_own_rows_with_the_number_it_had() {
    let (mut page, mapping) = table();
    analyse(&mut page, curves());
    keep(&mut page, vec![primary(&["hcc"])]);
    analyse(&mut page, by_hospital());
    analyse(&mut page, curves());
    page.ask(Request::Forget { result: 0 });
    page.ask(Request::Forget { result: 2 });
    page.read(without(&mapping, "kps"));
    page.ask(Request::BringBack { result: 0 });
    page.ask(Request::Preview { mapping });
    let mut again = page.restored(TABLE.as_bytes());
    assert_eq!(again.study(), page.study());
    for result in 0..4 {
        let draw = || Request::Draw { result, width: 500.0 };
        assert_eq!(again.ask(draw()), page.ask(draw()), "{result}");
    }
    let back = || Request::BringBack { result: 2 };
    assert_eq!(again.ask(back()), page.ask(back()), "one that was removed can be brought back");
    assert_eq!(draw(&mut again, 0).rows, 5, "it was made before the filter");
    for export in [Export::Mapping, Export::Results] {
        assert_eq!(again.file(export.clone()), page.file(export));
    }
}

#[test]
fn a_new_worker_has_the_example_without_its_bytes() {
    let (mut page, _) = Conversation::with_example_read();
    let drawn = analyse(&mut page, curves());
    assert_eq!(draw(&mut page.restored(b""), 0), drawn);
}
