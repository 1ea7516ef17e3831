//! Invariants for any data.

#![allow(clippy::unwrap_used, reason = "the rows are made valid")]

use proptest::prelude::*;
use survival::{
    Categories, ConfidenceType, HazardEstimator, KaplanMeier, LogRank, Observations, RankWeights,
};

#[derive(Debug, Clone)]
struct Rows {
    time: Vec<f64>,
    event: Vec<bool>,
    group: Vec<u8>,
}

impl Rows {
    fn labels(&self) -> Categories {
        Categories::from_labels(&self.group.iter().map(u8::to_string).collect::<Vec<_>>())
    }

    fn observations(&self) -> Observations<'_> {
        Observations::new(&self.time, &self.event).unwrap()
    }

    fn permuted(&self, order: &[usize]) -> Self {
        Self {
            time: order.iter().map(|&row| self.time[row]).collect(),
            event: order.iter().map(|&row| self.event[row]).collect(),
            group: order.iter().map(|&row| self.group[row]).collect(),
        }
    }
}

/// Whole days or decimals, many ties, two groups that both have rows, at least one event.
fn rows() -> impl Strategy<Value = Rows> {
    let row = (0_u16..60, any::<bool>(), 0_u8..2);
    (prop::collection::vec(row, 4..60), prop::sample::select(vec![1.0, 0.1, 30.4375])).prop_map(
        |(rows, unit)| {
            let mut time: Vec<f64> = rows.iter().map(|row| f64::from(row.0) * unit).collect();
            let mut event: Vec<bool> = rows.iter().map(|row| row.1).collect();
            let mut group: Vec<u8> = rows.iter().map(|row| row.2).collect();
            (time[0], event[0], group[0], group[1]) = (7.0 * unit, true, 0, 1);
            Rows { time, event, group }
        },
    )
}

fn shuffled() -> impl Strategy<Value = (Rows, Vec<usize>)> {
    rows().prop_flat_map(|rows| {
        let order: Vec<usize> = (0..rows.time.len()).collect();
        (Just(rows), Just(order).prop_shuffle())
    })
}

fn every_weight() -> [RankWeights; 7] {
    [
        RankWeights::LogRank,
        RankWeights::GehanBreslow,
        RankWeights::TaroneWare,
        RankWeights::PetoPeto,
        RankWeights::ModifiedPeto,
        RankWeights::FlemingHarrington { rho: 1.0, gamma: 0.0 },
        RankWeights::FlemingHarrington { rho: 0.5, gamma: 0.5 },
    ]
}

fn close(a: f64, b: f64) -> bool {
    (a.is_nan() && b.is_nan())
        || a.total_cmp(&b).is_eq()
        || (a - b).abs() <= 1e-10 * a.abs().max(b.abs()).max(1e-3)
}

fn all_close(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(&a, &b)| close(a, b))
}

proptest! {
    #[test]
    fn the_order_of_rows_does_not_matter((rows, order) in shuffled()) {
        let other = rows.permuted(&order);
        let (curve, same) = (KaplanMeier::fit(&rows.observations()).unwrap(), KaplanMeier::fit(&other.observations()).unwrap());
        prop_assert_eq!(curve, same);
        for weights in every_weight() {
            let test = LogRank::new(&rows.observations(), &rows.labels()).unwrap().test(weights).unwrap();
            let same = LogRank::new(&other.observations(), &other.labels()).unwrap().test(weights).unwrap();
            prop_assert_eq!(test, same);
        }
    }

    #[test]
    fn a_change_of_unit_scales_times_and_nothing_else(rows in rows(), factor in prop::sample::select(vec![2.0, 0.5, 4.0, 1024.0])) {
        let scaled = Rows { time: rows.time.iter().map(|time| time * factor).collect(), ..rows.clone() };
        let (curve, other) = (KaplanMeier::fit(&rows.observations()).unwrap(), KaplanMeier::fit(&scaled.observations()).unwrap());
        prop_assert!(all_close(&curve.survival(), &other.survival()));
        prop_assert!(all_close(&curve.standard_error(), &other.standard_error()));
        prop_assert_eq!(curve.quantile(0.5).map(|median| median * factor), other.quantile(0.5));
        let (mean, scaled_mean) = (
            curve.restricted_mean(curve.largest_time()).unwrap(),
            other.restricted_mean(other.largest_time()).unwrap(),
        );
        prop_assert!(close(mean.mean * factor, scaled_mean.mean));
        prop_assert!(close(mean.standard_error * factor, scaled_mean.standard_error));
        let (test, same) = (
            LogRank::new(&rows.observations(), &rows.labels()).unwrap().test(RankWeights::LogRank).unwrap(),
            LogRank::new(&scaled.observations(), &scaled.labels()).unwrap().test(RankWeights::LogRank).unwrap(),
        );
        prop_assert!(close(test.chi_squared, same.chi_squared));
    }

    #[test]
    fn a_weight_counts_as_that_many_rows(rows in rows(), weights in prop::collection::vec(1_u8..4, 60)) {
        let weight: Vec<f64> = rows.time.iter().zip(&weights).map(|(_, &weight)| f64::from(weight)).collect();
        let order: Vec<usize> =
            (0..rows.time.len()).flat_map(|row| std::iter::repeat_n(row, usize::from(weights[row]))).collect();
        let split = rows.permuted(&order);
        let weighted = rows.observations().with_weights(&weight).unwrap();
        let (curve, same) = (KaplanMeier::fit(&weighted).unwrap(), KaplanMeier::fit(&split.observations()).unwrap());
        prop_assert!(all_close(&curve.number_at_risk(), &same.number_at_risk()));
        prop_assert!(all_close(&curve.survival(), &same.survival()));
        prop_assert!(all_close(&curve.standard_error(), &same.standard_error()));
        let nelson_aalen = |curve: &KaplanMeier| curve.cumulative_hazard(HazardEstimator::NelsonAalen).hazard;
        prop_assert!(all_close(&nelson_aalen(&curve), &nelson_aalen(&same)));
        for weights in every_weight() {
            let test = LogRank::new(&weighted, &rows.labels()).unwrap().test(weights).unwrap();
            let same = LogRank::new(&split.observations(), &split.labels()).unwrap().test(weights).unwrap();
            prop_assert!(close(test.chi_squared, same.chi_squared), "{test:?} {same:?}");
            prop_assert!(all_close(&test.expected, &same.expected));
        }
    }

    #[test]
    fn two_groups_alike_have_nothing_between_them(rows in rows()) {
        let twice: Vec<usize> = (0..rows.time.len()).chain(0..rows.time.len()).collect();
        let mut doubled = rows.permuted(&twice);
        for (row, group) in doubled.group.iter_mut().enumerate() {
            *group = u8::from(row >= rows.time.len());
        }
        let curves = KaplanMeier::by_group(&doubled.observations(), &doubled.labels()).unwrap();
        prop_assert_eq!(&curves[0], &curves[1]);
        prop_assert_eq!(&curves[0], &KaplanMeier::fit(&rows.observations()).unwrap());
        let test = LogRank::new(&doubled.observations(), &doubled.labels()).unwrap().test(RankWeights::LogRank).unwrap();
        prop_assert!(test.chi_squared < 1e-20 && test.p > 1.0 - 1e-9);
    }

    #[test]
    fn the_curve_never_rises_and_its_limits_hold_it(rows in rows()) {
        let curve = KaplanMeier::fit(&rows.observations()).unwrap();
        prop_assert!(curve.survival().windows(2).all(|pair| pair[1] <= pair[0]));
        prop_assert!(curve.survival().iter().all(|survival| (0.0..=1.0).contains(survival)));
        for kind in ConfidenceType::ALL {
            let limits = curve.limits(kind, 0.95).unwrap();
            for ((lower, upper), survival) in limits.lower.iter().zip(&limits.upper).zip(curve.survival()) {
                prop_assert!(lower.is_nan() || (*lower <= survival + 1e-12 && survival <= upper + 1e-12));
            }
        }
    }

    #[test]
    fn the_log_rank_test_does_not_know_which_group_is_first(rows in rows()) {
        let swapped = Rows { group: rows.group.iter().map(|group| 1 - group).collect(), ..rows.clone() };
        for weights in every_weight() {
            let test = LogRank::new(&rows.observations(), &rows.labels()).unwrap().test(weights).unwrap();
            let other = LogRank::new(&swapped.observations(), &swapped.labels()).unwrap().test(weights).unwrap();
            prop_assert!(close(test.chi_squared, other.chi_squared));
            prop_assert!(close(test.observed[0], other.observed[1]) && close(test.expected[0], other.expected[1]));
            prop_assert!(close(test.observed.iter().sum(), test.expected.iter().sum()));
        }
    }

    #[test]
    fn without_censoring_the_curve_is_the_empirical_distribution(rows in rows()) {
        let uncensored = Rows { event: vec![true; rows.time.len()], ..rows };
        let curve = KaplanMeier::fit(&uncensored.observations()).unwrap();
        let count = uncensored.time.len() as f64;
        for (time, survival) in curve.steps().map(|step| (step.time, step.survival)) {
            let later = uncensored.time.iter().filter(|&&other| other > time + 1e-6).count() as f64;
            prop_assert!((survival - later / count).abs() < 1e-12);
        }
        let mean = uncensored.time.iter().sum::<f64>() / count;
        prop_assert!((curve.restricted_mean(curve.largest_time()).unwrap().mean - mean).abs() < 1e-9 * mean.max(1.0));
    }

    #[test]
    fn an_entry_at_zero_is_no_late_entry(rows in rows()) {
        let later = Rows { time: rows.time.iter().map(|time| time + 0.5).collect(), ..rows };
        let entry = vec![0.0; later.time.len()];
        let truncated = later.observations().with_entry(&entry).unwrap();
        let (curve, same) = (KaplanMeier::fit(&truncated).unwrap(), KaplanMeier::fit(&later.observations()).unwrap());
        prop_assert_eq!(curve.survival(), same.survival());
        prop_assert_eq!(curve.number_at_risk(), same.number_at_risk());
        let test = LogRank::new(&truncated, &later.labels()).unwrap().test(RankWeights::LogRank).unwrap();
        let same = LogRank::new(&later.observations(), &later.labels()).unwrap().test(RankWeights::LogRank).unwrap();
        prop_assert!(close(test.chi_squared, same.chi_squared));
    }

    #[test]
    fn one_stratum_is_no_stratum(rows in rows()) {
        let strata = Categories::from_labels(&vec!["all"; rows.time.len()]);
        let stratified = rows.observations().with_strata(&strata).unwrap();
        for weights in every_weight() {
            let test = LogRank::new(&stratified, &rows.labels()).unwrap().test(weights).unwrap();
            let same = LogRank::new(&rows.observations(), &rows.labels()).unwrap().test(weights).unwrap();
            prop_assert!(close(test.chi_squared, same.chi_squared));
        }
    }

    #[test]
    fn cutting_a_row_in_two_by_late_entry_changes_nothing(rows in rows(), share in 0.1_f64..0.9) {
        let whole = Rows { time: rows.time.iter().map(|time| time + 1.0).collect(), ..rows };
        let cuts: Vec<f64> = whole.time.iter().map(|time| time * share).collect();
        let time: Vec<f64> = cuts.iter().chain(&whole.time).copied().collect();
        let entry: Vec<f64> = std::iter::repeat_n(0.0, cuts.len()).chain(cuts.iter().copied()).collect();
        let event: Vec<bool> = std::iter::repeat_n(false, cuts.len()).chain(whole.event.iter().copied()).collect();
        let cut = Observations::new(&time, &event).unwrap().with_entry(&entry).unwrap();
        let (curve, same) = (KaplanMeier::fit(&cut).unwrap(), KaplanMeier::fit(&whole.observations()).unwrap());
        for (time, survival) in same.steps().map(|step| (step.time, step.survival)) {
            prop_assert!(close(curve.survival_at(time), survival));
        }
    }
}
