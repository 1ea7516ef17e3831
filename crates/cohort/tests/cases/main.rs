//! Small files as written by hospitals, registries and statistics programs, each with its expected
//! interpretation.
//!
//! The inputs are in `files/`. A row of a table below names one and lists lines that its [`report`] must
//! contain. To add a case: put the file into `files/` and a row into the table of its subject.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper of a test")]

use std::fs;
use std::path::PathBuf;

use cohort::{Opening, Sheet, Source, no_progress, read, suggest};

mod chosen;
mod coding;
mod columns;
mod follow_up;
mod mapping;
mod reading;

/// A file, and lines that its report must contain. A line that begins with `never ` must not occur, not even
/// as a prefix.
type Case = (&'static str, &'static [&'static str]);

/// The bytes of a file in `files/`.
fn bytes(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/files").join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Interpretation of a file without any choices, one line each.
fn report(name: &str) -> Vec<String> {
    report_of(bytes(name), &Opening::default())
}

/// Like [`report`], for bytes opened with choices.
fn report_of(bytes: Vec<u8>, opening: &Opening) -> Vec<String> {
    let sheet = match Sheet::open(bytes, opening, &mut no_progress) {
        Ok(sheet) => sheet,
        Err(refusal) => return vec![format!("refused: {refusal}")],
    };
    let mut lines = vec![match sheet.source() {
        Source::Text { encoding, delimiter, .. } => format!("{encoding}, {delimiter}"),
        Source::Workbook { sheet, .. } => format!("sheet {sheet}"),
        Source::DataFile => "data file".to_owned(),
    }];
    lines.push(format!("heading: {}", sheet.heading().join(" | ")));
    lines.extend(sheet.notes().iter().map(|note| format!("note {note:?}")));
    let suggestion = suggest(&sheet);
    for column in &suggestion.mapping.columns {
        lines.push(format!("column {}: {:?}", column.heading, column.role));
    }
    for doubt in &suggestion.doubts {
        lines.push(format!("doubt {}: {:?}", sheet.heading()[doubt.column], doubt.about));
    }
    let reading = read(&sheet, &suggestion.mapping, &mut no_progress).unwrap();
    assert!(reading.tally.adds_up());
    let (tally, cohort) = (&reading.tally, &reading.cohort);
    lines.push(format!("{} rows, {} used, {} died", tally.rows, tally.used, cohort.events()));
    lines.push(format!(
        "days: {}",
        cohort.time_days().iter().map(|days| format!("{days:.1}")).collect::<Vec<_>>().join(" ")
    ));
    lines.extend(
        tally.without_follow_up.iter().map(|count| format!("no follow-up: {} {}", count.rows, count.reason)),
    );
    if reading.repeats.spread > 0 {
        lines.push(format!("spread over rows: {} patients", reading.repeats.spread));
    }
    lines.extend(tally.left_out.iter().map(|count| format!("left out: {} {}", count.rows, count.reason)));
    lines.extend(reading.issues.kept().iter().map(ToString::to_string));
    lines
}

/// Checks every case, and lists all that fail.
#[track_caller]
fn check(cases: &[Case]) {
    let wrong: Vec<String> =
        cases.iter().filter_map(|(name, expected)| differs(name, &report(name), expected)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Lines that a report lacks, or must not contain.
fn differs(name: &str, report: &[String], expected: &[&str]) -> Option<String> {
    let holds = |line: &&&str| match line.strip_prefix("never ") {
        Some(unwanted) => !report.iter().any(|line| line.starts_with(unwanted)),
        None => report.iter().any(|known| known == *line),
    };
    let wrong: Vec<&str> = expected.iter().filter(|line| !holds(line)).copied().collect();
    (!wrong.is_empty()).then(|| {
        format!(
            "{name}\n  expected: {}\n  report: {}",
            wrong.join("\n            "),
            report.join("\n          ")
        )
    })
}

#[test]
fn each_file_stands_in_a_test() {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests");
    let sources = [
        include_str!("coding.rs"),
        include_str!("columns.rs"),
        include_str!("mapping.rs"),
        include_str!("reading.rs"),
        include_str!("../printed_numbers.rs"),
    ];
    let names = fs::read_dir(tests.join("cases/files")).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let named = |name: &String| sources.iter().any(|source| source.contains(&format!("{name}\"")));
    assert_eq!(names.filter(|name| !named(name)).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn a_case_that_differs_is_noticed() {
    let report = ["4 rows, 4 used, 3 died".to_owned()];
    assert_eq!(differs("a", &report, &["4 rows, 4 used, 3 died", "never refused"]), None);
    assert!(differs("a", &report, &["4 rows, 4 used, 2 died"]).is_some());
    assert!(differs("a", &report, &["never 4 rows"]).is_some());
}
