//! Estimates from counts equal those from the rows, exactly or within the stated bounds.

#![allow(clippy::unwrap_used, reason = "a test")]

use proptest::collection::vec;
use proptest::prelude::*;
use reference::{Coarsening, Counts, Difference, MONTHS};
use survival::{ConfidenceType, KaplanMeier, Observations};

type Row = (f64, bool);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let time = prop_oneof![(0_u32..900).prop_map(f64::from), 0.0..900.0];
    vec((time, any::<bool>()), 1..60)
}

fn counts(rows: &[Row]) -> Counts {
    Counts::of_rows(rows.iter().copied()).unwrap()
}

fn curve(rows: &[Row]) -> KaplanMeier {
    let (time, event): (Vec<f64>, Vec<bool>) = rows.iter().copied().unzip();
    KaplanMeier::fit(&Observations::new(&time, &event).unwrap()).unwrap()
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 || (one.is_nan() && other.is_nan())
}

proptest! {
    #[test]
    fn pooling_any_split_equals_stacking(rows in rows(), hospital in vec(0_usize..4, 60)) {
        let parts: Vec<Counts> = (0..4)
            .filter_map(|place| {
                let own = rows.iter().zip(&hospital).filter(|(_, of)| **of == place);
                Counts::of_rows(own.map(|(row, _)| *row))
            })
            .collect();
        let pooled = Counts::pooled(&parts).unwrap();
        prop_assert_eq!(&pooled, &counts(&rows));
        let stacked = curve(&rows);
        let days: Vec<f64> = MONTHS.iter().map(|months| months * 365.25 / 12.0).collect();
        let expected = stacked.at_times(&days, ConfidenceType::LogLog, 0.95).unwrap();
        for (found, expected) in pooled.alive(&MONTHS).unwrap().iter().zip(expected) {
            let (lower, upper) = found.interval.unwrap_or((f64::NAN, f64::NAN));
            prop_assert!(near(found.survival, expected.survival));
            prop_assert!(near(lower, expected.lower) && near(upper, expected.upper));
            prop_assert!(near(found.at_risk as f64, expected.number_at_risk));
        }
        prop_assert_eq!(pooled.median().unwrap(), stacked.quantile(0.5));
    }

    #[test]
    fn exact_estimates_lie_within_the_bounds_of_coarsened_counts(
        rows in rows(), hospital in vec(any::<bool>(), 60), day in 0.0..900.0
    ) {
        for to in Coarsening::ALL {
            let of = |own: bool| {
                let own = rows.iter().zip(&hospital).filter(move |(_, of)| **of == own);
                Counts::of_rows(own.map(|(row, _)| *row)).map(|counts| counts.coarsened(to))
            };
            let parts: Vec<Counts> = [of(true), of(false)].into_iter().flatten().collect();
            let pooled = Counts::pooled(&parts).unwrap();
            let exact = curve(&rows).survival_at(day);
            let (lower, upper) = pooled.bounds(to, day);
            prop_assert!(lower - 1e-9 <= exact && exact <= upper + 1e-9, "{to:?} {lower} {exact} {upper}");
            if to == Coarsening::Days {
                prop_assert!(near(lower, exact) && near(upper, exact));
            }
        }
    }

    #[test]
    fn the_stated_cost_is_the_largest_difference(rows in rows(), day in 0.0..900.0) {
        let exact = counts(&rows);
        for to in Coarsening::ALL {
            let coarse = exact.coarsened(to);
            let cost = exact.cost(to).unwrap();
            let difference = (curve(&rows).survival_at(day) - coarse.curve().unwrap().survival_at(day)).abs();
            prop_assert!(difference <= cost.at_any_day + 1e-9);
            prop_assert!(cost.at_months <= cost.at_any_day + 1e-9);
            if to == Coarsening::Days {
                prop_assert!(cost.at_any_day <= 1e-12);
            }
        }
    }
}

#[test]
fn the_cost_of_a_small_group() {
    // Deaths on days 10, 20, 30 and a censoring on day 8: in months, all of the same one.
    let exact = counts(&[(8.0, false), (10.0, true), (20.0, true), (30.0, true)]);
    let cost = exact.cost(Coarsening::Months).unwrap();
    // Three deaths of four at risk, instead of three of three.
    assert!((cost.at_months - 0.25).abs() < 1e-12, "{cost:?}");
    assert!((cost.at_any_day - 1.0).abs() < 1e-12, "{cost:?}");
    assert_eq!(cost.median, Difference::Days(10.4375));
    assert_eq!(exact.cost(Coarsening::Days).unwrap().median, Difference::Days(0.0));
}
