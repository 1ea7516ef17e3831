//! Data files of SPSS and Stata, as other programs wrote them: labels and missing values are the coding.

#![allow(clippy::unwrap_used, reason = "a helper of a test")]

use std::fs;
use std::path::PathBuf;

use cohort::{
    FileKind, Opening, Refusal, Role, Sheet, SheetNote, Source, TimeUnit, no_progress, read, suggest,
};

fn bytes(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../statfile/tests/data").join(name)).unwrap()
}

fn open(bytes: Vec<u8>) -> Result<Sheet, Refusal> {
    Sheet::open(bytes, &Opening::default(), &mut no_progress)
}

#[test]
fn labels_and_missing_values_of_spss_are_the_coding() {
    for name in ["pyreadstat.sav", "pyreadstat-row-compressed.sav", "pyreadstat.zsav"] {
        let sheet = open(bytes(name)).unwrap();
        assert_eq!(sheet.source(), &Source::DataFile);
        let heading = ["환자번호", "Sex", "Age (years)", "Albumin (g/dL)", "Primary tumour", "수술일"];
        assert_eq!(sheet.heading()[..6], heading, "{name}");
        assert_eq!(sheet.notes(), [SheetNote::DataFile { kind: FileKind::Spss, columns: 3, cells: 3 }]);
        assert_eq!((sheet.len(), sheet.line(0)), (4, 2));
        let suggestion = suggest(&sheet);
        assert_eq!(suggestion.mapping.columns[6].role, Role::Time { unit: TimeUnit::Months });
        let asked: Vec<&str> =
            suggestion.doubts.iter().map(|doubt| sheet.heading()[doubt.column].as_str()).collect();
        assert_eq!(asked, Vec::<&str>::new(), "{:?}", suggestion.doubts);
        let reading = read(&sheet, &suggestion.mapping, &mut no_progress).unwrap();
        // The fourth has a status that the file defines as missing.
        assert_eq!((reading.cohort.len(), reading.cohort.events()), (3, 2), "{name}");
        assert_eq!(reading.cohort.time_days()[..1], [365.25]);
        let age = reading.cohort.answers(clinical::Finding::Age).unwrap();
        assert_eq!(age.missing(), 1);
    }
}

#[test]
fn files_of_stata_are_read_with_their_labels() {
    for version in [114, 117, 118, 119] {
        let sheet = open(bytes(&format!("pandas-{version}.dta"))).unwrap();
        assert!(matches!(sheet.notes(), [SheetNote::DataFile { kind: FileKind::Stata, columns: 2, .. }]));
        let suggestion = suggest(&sheet);
        assert_eq!(suggestion.mapping.columns[6].role, Role::Time { unit: TimeUnit::Months }, "{version}");
        let reading = read(&sheet, &suggestion.mapping, &mut no_progress).unwrap();
        // "unknown" is a word for missing.
        assert_eq!((reading.cohort.len(), reading.cohort.events()), (3, 2), "{version}");
    }
}

#[test]
fn a_damaged_file_is_refused_with_what_to_do() {
    for (name, kind) in [("pyreadstat.sav", FileKind::Spss), ("pandas-118.dta", FileKind::Stata)] {
        let whole = bytes(name);
        let refusal = open(whole[..whole.len() / 2].to_vec()).unwrap_err();
        let Refusal::BrokenDataFile { kind: found, .. } = &refusal else { panic!("{refusal}") };
        assert_eq!(*found, kind);
        assert!(refusal.to_string().ends_with(&kind.advice().to_string()), "{refusal}");
    }
}
