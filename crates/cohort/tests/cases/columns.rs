//! Columns of the file's own: groups and missing values.

use cohort::analysis::{Continue, Division, Settings, Stratum, Study, compare};
use cohort::export::{counts_table, csv, html};
use cohort::{Cohort, English, Sheet, read, suggest, unheard};

use crate::{Case, bytes, check};

const CASES: &[Case] = &[("68-group-names.csv", &["column arm: Factor"])];

fn cohort(name: &str) -> Cohort {
    let sheet = Sheet::from_csv(bytes(name), &mut unheard).unwrap();
    read(&sheet, &suggest(&sheet).mapping, &mut unheard).unwrap().cohort
}

fn factor(name: &str) -> Stratum {
    Stratum::Factor { name: name.to_owned() }
}

#[test]
fn columns_of_ones_own_can_be_used() {
    check(CASES);
}

#[test]
fn groups_are_in_the_order_that_a_reader_expects() {
    let cohort = cohort("67-group-order.csv");
    let study = Study::new(&cohort, Vec::new());
    for (name, expected) in [
        ("size", &["<=20", "20-50", ">50"][..]),
        ("stage", &["I", "II", "III", "IV"]),
        ("tclass", &["T1", "T2", "T10"]),
        ("risk", &["low", "medium", "high"]),
        ("grade", &["1", "2", "10"]),
        ("nodes", &["<5", "5-10", ">10"]),
        ("year", &["2009", "2010", "2011"]),
    ] {
        let stratum = factor(name);
        let division = Division::new(&study, &stratum).unwrap();
        let found: Vec<String> = division.levels().iter().map(|level| level.key()).collect();
        assert_eq!(found, expected);
        assert!(division.is_ranked(&stratum), "{name}");
    }
}

#[test]
fn names_of_groups_are_as_written_and_never_markup() {
    let cohort = cohort("68-group-names.csv");
    let study = Study::new(&cohort, Vec::new());
    let found = compare(&study, &factor("arm"), &[], &Settings::default(), &mut Continue::always()).unwrap();
    let table = counts_table(&found, &English);
    let written = [
        "<b>bold</b>",
        "A & B, \"quoted\"",
        "=1+1",
        "Marker $\\geq 50\\%$",
        "very long name of a treatment group that goes on and on for more than a hundred characters until \
         nobody can read it any more",
        "한국어 그룹",
    ];
    for name in written {
        assert!(table.rows.iter().any(|row| row.cells.iter().any(|cell| cell.contains(name))), "{name}");
    }
    let html = html(&table);
    assert!(html.contains("&lt;b&gt;bold&lt;/b&gt;") && !html.contains("<b>"));
    assert!(html.contains("A &amp; B, "));
    let csv = csv(&table);
    assert!(csv.contains("\"A & B, \"\"quoted\"\"\""), "{csv}");
    assert!(!csv.lines().any(|line| line.split(',').any(|cell| cell.trim_matches('"').starts_with("=1"))));
}
