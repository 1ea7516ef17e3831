//! A file opened as on the page, and everything that is said about it.

use std::fmt::Write as _;

use cohort::{Opening, Reading, Refusal, Sheet, Source, no_progress, read, suggest};

pub(crate) fn open(bytes: Vec<u8>) -> Result<Sheet, Refusal> {
    Sheet::open(bytes, &Opening::default(), &mut no_progress)
}

/// Everything reported about a file, one line each.
pub(crate) fn told(sheet: &Sheet) -> (String, Reading) {
    let mut out = String::new();
    match sheet.source() {
        Source::Text { encoding, delimiter, .. } => writeln!(out, "{encoding}, {delimiter}").unwrap(),
        Source::Workbook { sheet, .. } => writeln!(out, "sheet {sheet}").unwrap(),
        Source::DataFile => writeln!(out, "data file").unwrap(),
    }
    let suggestion = suggest(sheet);
    sheet.notes().iter().for_each(|note| writeln!(out, "note {note:?}").unwrap());
    for doubt in &suggestion.doubts {
        writeln!(out, "doubt {}: {:?}", sheet.heading()[doubt.column], doubt.about).unwrap();
    }
    let reading = read(sheet, &suggestion.mapping, &mut no_progress).unwrap();
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
