//! No content of a file makes reading panic, and its rows always add up.

#![allow(clippy::unwrap_used, reason = "a helper of a test: a suggested mapping can always be used")]

use cohort::{
    English, Mapping, Opening, Scores, Sheet, Stage, issues_csv, no_progress, preview, read, suggest,
    values_of, write_scored,
};
use proptest::prelude::*;

fn all_the_way(bytes: Vec<u8>) {
    let Ok(sheet) = Sheet::open(bytes, &Opening::default(), &mut no_progress) else { return };
    let mapping = suggest(&sheet).mapping;
    let _ = preview(&sheet, &mapping, 5);
    let _ = values_of(&sheet, 0);
    let reading = read(&sheet, &mapping, &mut no_progress).unwrap();
    assert!(reading.tally.adds_up());
    assert_eq!(reading.tally.rows, sheet.len());
    assert!(reading.tally.used + reading.without_follow_up.len() <= sheet.len());
    let _ = issues_csv(&reading.issues, sheet.heading(), &English);
    let scores = Scores::of(&reading.cohort, &systems::CATALOGUE, &mut no_progress);
    write_scored(&reading.cohort, &scores, &mut |_| {}, &mut no_progress);
}

/// Tables with known headings and cells of all kinds.
fn table() -> impl Strategy<Value = String> {
    let heading = prop::sample::select(vec![
        "patient",
        "OS (months)",
        "time_days",
        "died",
        "alive",
        "생존여부",
        "사망일",
        "수술일",
        "최종추적일",
        "kps",
        "age",
        "sex",
        "level",
        "bilirubin (umol/L)",
        "primary_site",
        "vertebral_metastases",
        "hospital",
        "",
    ]);
    let cell = prop_oneof![
        "[0-9]{0,4}",
        "[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}",
        "(yes|no|NA|사망|생존|male|여|hcc|T12|3\\+|-5)",
        ".{0,6}",
    ];
    let row = prop::collection::vec(cell, 0..7);
    (
        prop::collection::vec(heading, 1..7),
        prop::collection::vec(row, 0..12),
        prop::sample::select(vec![",", ";", "\t"]),
    )
        .prop_map(|(heading, rows, delimiter)| {
            let mut lines = vec![heading.join(delimiter)];
            lines.extend(rows.into_iter().map(|row| row.join(delimiter)));
            lines.join("\n")
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        all_the_way(bytes);
    }

    #[test]
    fn no_damaged_workbook_makes_it_panic(at in any::<prop::sample::Index>(), byte: u8, cut in any::<prop::sample::Index>()) {
        let mut bytes = include_bytes!("../../../tests/broken/merged_and_formulas.xlsx").to_vec();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        if byte % 4 == 0 {
            bytes.truncate(cut.index(bytes.len()));
        }
        all_the_way(bytes);
    }

    #[test]
    fn no_altered_mapping_makes_it_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<char>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let csv = "patient,time_days,died,kps,bilirubin\nA,30,1,80,1.2\nB,60,0,70,3\n";
        let sheet = Sheet::from_csv(csv.as_bytes().to_vec(), &mut no_progress).unwrap();
        let suggested = suggest(&sheet).mapping;
        let mut letters: Vec<char> = suggested.to_json().chars().collect();
        for (at, letter) in changes {
            let place = at.index(letters.len());
            letters[place] = letter;
        }
        letters.truncate(letters.len() - cut.index(letters.len()) / 100);
        if let Ok(mapping) = Mapping::from_json(&letters.into_iter().collect::<String>()) {
            let (fitted, _) = mapping.fitted(&suggested);
            if let Ok(reading) = read(&sheet, &fitted, &mut no_progress) {
                prop_assert!(reading.tally.adds_up());
            }
        }
    }

    #[test]
    fn no_table_makes_it_panic_and_rows_add_up(text in table()) {
        all_the_way(text.into_bytes());
    }
}

#[test]
fn each_stage_reports_its_progress_to_the_end() {
    let csv = format!("kps,died\n{}", "80,1\n".repeat(50_000));
    let mut reports = Vec::new();
    let mut progress = |stage: Stage, done: usize, total: usize| reports.push((stage, done, total));
    let sheet = Sheet::from_csv(csv.into_bytes(), &mut progress).unwrap();
    let reading = read(&sheet, &suggest(&sheet).mapping, &mut progress).unwrap();
    Scores::of(&reading.cohort, &systems::CATALOGUE, &mut progress);
    assert_eq!(reports.first().map(|it| it.0), Some(Stage::Decoding));
    for wanted in [Stage::Splitting, Stage::Understanding, Stage::Scoring] {
        let done: Vec<usize> = reports.iter().filter(|it| it.0 == wanted).map(|it| it.1).collect();
        let totals: Vec<usize> = reports.iter().filter(|it| it.0 == wanted).map(|it| it.2).collect();
        assert!(done.is_sorted() && done.len() > 1, "{wanted:?}: {done:?}");
        assert!(done.iter().zip(&totals).all(|(done, total)| done <= total), "{wanted:?}");
        assert_eq!(done.last(), totals.last(), "{wanted:?}");
    }
}
