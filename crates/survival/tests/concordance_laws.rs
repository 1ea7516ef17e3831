//! Invariants of the concordance, and its counts compared with enumeration of all pairs.

#![allow(clippy::float_cmp, reason = "pairs are counted in whole numbers")]

use proptest::prelude::*;
use survival::{Categories, ConcordanceOptions, Direction, Error, Observations, TimeWeight, concordance};

#[derive(Debug, Clone)]
struct Rows {
    time: Vec<f64>,
    event: Vec<bool>,
    entry: Vec<f64>,
    weight: Vec<f64>,
    stratum: Vec<String>,
    score: Vec<f64>,
}

fn rows() -> impl Strategy<Value = Rows> {
    let row = (1_u32..15, any::<bool>(), 0.0..1.0_f64, 1_u8..4, 0_u8..2, 0_u8..8);
    prop::collection::vec(row, 2..40).prop_map(|rows| Rows {
        time: rows.iter().map(|row| f64::from(row.0)).collect(),
        event: rows.iter().map(|row| row.1).collect(),
        entry: rows.iter().map(|row| (f64::from(row.0) * row.2).floor()).collect(),
        weight: rows.iter().map(|row| f64::from(row.3)).collect(),
        stratum: rows.iter().map(|row| row.4.to_string()).collect(),
        score: rows.iter().map(|row| f64::from(row.5) / 3.0).collect(),
    })
}

/// (concordant, discordant, tied in score, tied in time, tied in both), pair by pair.
fn pair_by_pair(rows: &Rows) -> [f64; 5] {
    let mut counts = [0.0; 5];
    for i in 0..rows.time.len() {
        for j in 0..rows.time.len() {
            if i == j || rows.stratum[i] != rows.stratum[j] || !rows.event[i] {
                continue;
            }
            let weight = rows.weight[i] * rows.weight[j];
            if rows.time[i] == rows.time[j] && rows.event[j] {
                let both = rows.score[i] == rows.score[j];
                counts[if both { 4 } else { 3 }] += weight / 2.0;
            } else if rows.time[j] >= rows.time[i] && rows.entry[j] < rows.time[i] {
                let place = if rows.score[i] > rows.score[j] {
                    0
                } else if rows.score[i] < rows.score[j] {
                    1
                } else {
                    2
                };
                counts[place] += weight;
            }
        }
    }
    counts
}

fn weights() -> impl Strategy<Value = TimeWeight> {
    prop_oneof![
        Just(TimeWeight::AtRisk),
        Just(TimeWeight::Survival),
        Just(TimeWeight::SurvivalOverCensoring),
        Just(TimeWeight::AtRiskOverCensoringSquared),
        Just(TimeWeight::Equal),
    ]
}

proptest! {
    #[test]
    fn pairs_are_those_that_one_would_count(rows in rows()) {
        let strata = Categories::from_labels(&rows.stratum);
        let observations = Observations::new(&rows.time, &rows.event).unwrap().with_strata(&strata).unwrap();
        let observations = observations.with_entry(&rows.entry).unwrap().with_weights(&rows.weight).unwrap();
        let expected = pair_by_pair(&rows);
        match concordance(&observations, &rows.score, &ConcordanceOptions::default()) {
            Ok(found) => {
                let counts = found.counts;
                let found_counts =
                    [counts.concordant, counts.discordant, counts.tied_score, counts.tied_time, counts.tied_both];
                prop_assert_eq!(found_counts, expected);
                let comparable = expected[0] + expected[1] + expected[2];
                prop_assert!((found.concordance - (expected[0] + expected[2] / 2.0) / comparable).abs() < 1e-12);
                // The influences of all patients on a ratio sum to zero.
                prop_assert!(found.influence.iter().sum::<f64>().abs() < 1e-12);
            }
            Err(error) => {
                prop_assert!(matches!(error, Error::Degenerate(_)));
                prop_assert_eq!(expected[0] + expected[1] + expected[2], 0.0);
            }
        }
    }

    #[test]
    fn the_reversed_score_has_the_rest(rows in rows(), weight in weights(), until in prop::option::of(1.0..15.0_f64)) {
        let observations = Observations::new(&rows.time, &rows.event).unwrap();
        let reversed: Vec<f64> = rows.score.iter().map(|score| -score).collect();
        let options = ConcordanceOptions { weight, until, ..ConcordanceOptions::default() };
        let other = ConcordanceOptions { direction: Direction::HigherIsBetter, ..options };
        if let Ok(found) = concordance(&observations, &rows.score, &options) {
            let turned = concordance(&observations, &reversed, &options).unwrap();
            prop_assert!((found.concordance + turned.concordance - 1.0).abs() < 1e-12);
            prop_assert!((found.standard_error - turned.standard_error).abs() < 1e-12);
            let twice = concordance(&observations, &reversed, &other).unwrap();
            prop_assert!((found.concordance - twice.concordance).abs() < 1e-12);
        }
    }

    #[test]
    fn only_the_order_of_scores_and_times_matters(rows in rows(), weight in weights()) {
        let options = ConcordanceOptions { weight, ..ConcordanceOptions::default() };
        let observations = Observations::new(&rows.time, &rows.event).unwrap();
        let score: Vec<f64> = rows.score.iter().map(|score| libm::exp(*score) - 7.0).collect();
        let time: Vec<f64> = rows.time.iter().map(|time| time * time).collect();
        let other = Observations::new(&time, &rows.event).unwrap();
        if let Ok(expected) = concordance(&observations, &rows.score, &options) {
            let found = concordance(&other, &score, &options).unwrap();
            prop_assert!((found.concordance - expected.concordance).abs() < 1e-12);
            prop_assert!((found.standard_error - expected.standard_error).abs() < 1e-12);
        }
    }

    #[test]
    fn a_weight_is_a_number_of_patients(rows in rows()) {
        let weighted = Observations::new(&rows.time, &rows.event).unwrap().with_weights(&rows.weight).unwrap();
        let many: Vec<usize> = (0..rows.time.len()).flat_map(|row| vec![row; rows.weight[row] as usize]).collect();
        let copies = Observations::new(&rows.time, &rows.event).unwrap().select(&many).unwrap();
        let score: Vec<f64> = many.iter().map(|&row| rows.score[row]).collect();
        if let Ok(expected) = concordance(&copies.observations(), &score, &ConcordanceOptions::default()) {
            let found = concordance(&weighted, &rows.score, &ConcordanceOptions::default()).unwrap();
            prop_assert_eq!(found.counts.comparable(), expected.counts.comparable());
            prop_assert!((found.concordance - expected.concordance).abs() < 1e-12);
        }
    }

    #[test]
    fn a_perfect_order_is_certain(count in 3_usize..30) {
        let time: Vec<f64> = (0..count).map(|row| row as f64).collect();
        let score: Vec<f64> = time.iter().map(|time| -time).collect();
        let event = vec![true; count];
        let found = concordance(&Observations::new(&time, &event).unwrap(), &score, &ConcordanceOptions::default()).unwrap();
        prop_assert_eq!((found.concordance, found.standard_error), (1.0, 0.0));
    }
}
