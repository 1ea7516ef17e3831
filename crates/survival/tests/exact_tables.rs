//! Fisher's exact test of tables of any size against R.
//!
//! `fixtures/fisher_exact.R` generated the tables and computed R's p-values.

#![allow(clippy::unwrap_used, reason = "a fixture that cannot be read fails the test")]

use survival::{ContingencyTable, Fisher2x2, fisher_exact};

#[track_caller]
fn agrees(counts: &[Vec<u64>], expected: f64, tolerance: f64) {
    let found = fisher_exact(&ContingencyTable::new(counts).unwrap()).unwrap();
    assert!((found / expected - 1.0).abs() < tolerance, "{counts:?}: {found} where R has {expected}");
}

#[test]
fn tables_of_more_than_300_counts_agree_with_r() {
    agrees(&[vec![60, 50], vec![58, 62], vec![65, 59]], 0.621656711998, 1e-11);
    agrees(&[vec![80, 70], vec![78, 82], vec![85, 79]], 0.701236584447, 1e-11);
    agrees(&[vec![149, 161], vec![181, 123], vec![147, 168]], 0.002141380356, 1e-9);
    agrees(&[vec![60, 40, 50], vec![56, 64, 40], vec![50, 58, 62]], 0.033698806341, 1e-10);
}

#[test]
fn random_tables_from_12_to_5000_counts_agree_with_r() {
    let file = include_str!("fixtures/fisher_exact.csv");
    let mut compared = 0;
    for line in file.lines().skip(1) {
        let (table, p) = line.split_once(',').unwrap();
        let row = |row: &str| row.split(' ').map(|count| count.parse().unwrap()).collect();
        let counts: Vec<Vec<u64>> = table.split('/').map(row).collect();
        // R treats paths as equally likely that agree to about 3e-7.
        agrees(&counts, p.parse().unwrap(), 1e-5);
        compared += 1;
    }
    assert_eq!(compared, 137);
}

/// A 2x2 table has the same test by another method, up to a million counts.
#[test]
fn large_tables_of_two_by_two_agree_with_the_hypergeometric_sum() {
    for counts in
        [[[300, 310], [280, 350]], [[2000, 2100], [1900, 2200]], [[100_000, 99_000], [98_800, 99_900]]]
    {
        let counts = counts.map(|row: [u64; 2]| row.to_vec());
        let expected = Fisher2x2::new(&ContingencyTable::new(&counts).unwrap()).unwrap().p().two_sided;
        agrees(&counts, expected, 1e-8);
    }
}

/// For so many counts the sample odds ratio and Woolf's interval are the limit; nine million counts a margin
/// took 36 s.
#[test]
fn the_odds_ratio_of_millions_of_counts_is_found() {
    let counts = [vec![4_500_000, 4_490_000], vec![4_480_000, 4_510_000]];
    let fisher = Fisher2x2::new(&ContingencyTable::new(&counts).unwrap()).unwrap();
    let (odds, wald) = (fisher.odds_ratio(0.95).unwrap(), fisher.wald(0.95).unwrap());
    for (found, expected) in
        [(odds.estimate, wald.estimate), (odds.lower, wald.lower), (odds.upper, wald.upper)]
    {
        assert!((found / expected - 1.0).abs() < 1e-5, "{odds:?} against {wald:?}");
    }
}
