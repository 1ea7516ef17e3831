//! Edge cases of the methods, against R 4.2.2 and survival 3.5-3.

#![allow(clippy::unwrap_used, reason = "the rows are sound")]

use survival::cox::{Covariates, CoxModel, Ties, TimeTransform};
use survival::distribution::{beta_cdf, chi_squared_cdf, chi_squared_quantile, chi_squared_sf};
use survival::performance::{area_under_curve, brier_score};
use survival::{
    Categories, ConcordanceOptions, ContingencyTable, Continuity, Error, KaplanMeier, LogRank, MannWhitney,
    McNemar, Observations, RankWeights, SignTest, TimeWeight, concordance, fisher_simulated,
};

#[track_caller]
fn close(found: f64, expected: f64, relative: f64) {
    assert!((found - expected).abs() <= relative * expected.abs(), "{found} for {expected}");
}

#[test]
fn chi_squared_tails_hold_for_many_degrees_of_freedom() {
    let quantiles = [
        (7.0, 14.067_140_449_340_2),
        (10.0, 18.307_038_053_275_1),
        (57.0, 75.623_748_469_376_1),
        (196.0, 229.663_226_447_109),
    ];
    for (df, expected) in quantiles {
        close(chi_squared_quantile(0.95, df), expected, 1e-12);
    }
    let log_tails = [(1400.5, 9.0, -679.768_702_062_487), (1499.0, 196.0, -457.233_337_067_333)];
    for (x, df, expected) in log_tails {
        close(chi_squared_sf(x, df).ln(), expected, 1e-13);
    }
    let small = [
        (1e-3, 0.1, 0.297_574_446_625_222),
        (0.5, 0.02, 0.010_448_418_226_994_9),
        (1.9, 0.05, 0.006_114_375_659_481_54),
    ];
    for (x, df, expected) in small {
        close(chi_squared_sf(x, df), expected, 1e-9);
    }
    for df in 1..=400 {
        let df = f64::from(df);
        for p in [1e-10, 0.05, 0.5, 0.95, 1.0 - 1e-10] {
            close(chi_squared_cdf(chi_squared_quantile(p, df), df), p, 1e-9);
        }
        for x in [1e3, 1e4, 1e5, 1e154, f64::MAX] {
            let p = chi_squared_sf(x, df);
            assert!((0.0..=1.0).contains(&p) && (x < 1e5 || p <= 0.0), "{p} for {x}, {df}");
        }
    }
}

#[test]
fn distribution_functions_hold_far_out() {
    close(beta_cdf(5e-4, 100.0, 60.0), 1.744_301_186_098_11e-286, 1e-11);
    close(SignTest { positive: 1_000_000_000, negative: 1_000_200_000 }.p(), 7.753_130_458_242_04e-6, 1e-5);
    close(McNemar { first: 1_000_000_000, second: 1_000_200_000 }.exact(), 7.753_130_458_242_04e-6, 1e-5);
    let same = MannWhitney::new(&[1.0; 4], &[1.0; 5]).unwrap();
    assert!(same.normal(Continuity::Uncorrected).p.two_sided.is_nan());
}

/// After merging, the mean of the distinct times is smaller, and so is the tolerance.
#[test]
fn ties_are_merged_once() {
    let time = [1e9, 1e9 + 8.0, 1.0, 1.005];
    let rows = Observations::new(&time, &[true, false, false, false]).unwrap();
    let risk = [0.9, 0.2, 0.4, 0.1];
    for until in [0.5, 1.0, 2.0, 1e9, 2e9] {
        for value in
            [area_under_curve(&rows, &risk, until), brier_score(&rows, &risk, until)].into_iter().flatten()
        {
            assert!(value.value.is_finite());
        }
    }
}

#[test]
fn negative_zero_is_the_time_zero() {
    let (time, event) = ([0.0, -0.0, 1.0, 2.0, 3.0, 4.0, 5.0], [true, true, true, true, false, true, true]);
    let x = [0.3, 1.2, 0.1, 0.8, 0.5, 1.0, 0.2];
    let rows = Observations::new(&time, &event).unwrap();
    let model = CoxModel::new(rows, Covariates::new(&[("x", &x)]).unwrap()).unwrap();
    let test = model.fit().unwrap().proportional_hazards_test(TimeTransform::KaplanMeier).unwrap();
    close(test.global.statistic, 0.096_765_471_999_566_5, 1e-7);
    let equal = ConcordanceOptions { weight: TimeWeight::Equal, ..ConcordanceOptions::default() };
    let zeros = time.map(|time| time + 0.0);
    let expected = concordance(&Observations::new(&zeros, &event).unwrap(), &x, &equal).unwrap();
    assert_eq!(concordance(&rows, &x, &equal).unwrap(), expected);
    assert!((expected.concordance.min(1.0 - expected.concordance) - 0.425_051_334_702_259).abs() < 1e-12);
}

/// Case weights in another unit scale observed, expected and variance.
#[test]
fn the_unit_of_weights_multiplies_the_log_rank_sums() {
    let time: Vec<f64> = (0..60).map(|row| f64::from(row * 23 % 61 + 1)).collect();
    let event: Vec<bool> = (0..60).map(|row| row % 4 != 1).collect();
    let groups = Categories::from_labels(&(0..60).map(|row| ["a", "b"][row % 2]).collect::<Vec<_>>());
    let test = |weight: f64| {
        let weights = [weight; 60];
        let rows = Observations::new(&time, &event).unwrap().with_weights(&weights).unwrap();
        LogRank::new(&rows, &groups).unwrap().test(RankWeights::LogRank).unwrap()
    };
    let plain = test(1.0);
    for weight in [1e-4, 0.01, 0.5] {
        let found = test(weight);
        assert_eq!(found.degrees_of_freedom, 1);
        close(found.chi_squared, weight * plain.chi_squared, 1e-9);
    }
}

#[test]
fn fractional_weights_under_late_entry_end_at_zero() {
    let rows = Observations::new(&[2.0, 1.0, 4.0], &[true; 3]).unwrap();
    let rows = rows.with_entry(&[1.5, 0.5, 3.0]).unwrap();
    let rows = rows.with_weights(&[0.98, 0.65, 1.0]).unwrap();
    let curve = KaplanMeier::fit(&rows).unwrap();
    assert!(curve.survival_at(1.0).abs() < f64::MIN_POSITIVE);
    assert_eq!(curve.quantile(0.5), Some(1.0));
    assert!(curve.steps().all(|step| step.greenwood > 0.0));
    assert!(curve.survival_at(f64::NAN).is_nan() && curve.survival_before(f64::NAN).is_nan());
}

/// R's `survmean(survfit(Surv(entry, time, event) ~ 1, weights = weight), rmean = until)`.
#[test]
fn restricted_means_with_late_entry_and_weights_agree_with_r() {
    let time: Vec<f64> = (0..30).map(|row| f64::from(row * 7 % 13) / 2.0 + 1.0).collect();
    let event: Vec<bool> = (0..30).map(|row| row % 4 != 1).collect();
    let entry: Vec<f64> =
        time.iter().enumerate().map(|(row, time)| if row % 3 == 0 { time * 0.4 } else { 0.0 }).collect();
    let weight: Vec<f64> = (0..30).map(|row| 0.3 + f64::from(row % 5) * 0.7).collect();
    let plain = Observations::new(&time, &event).unwrap();
    let late = plain.with_entry(&entry).unwrap();
    let expected = [
        (late, 3.2, 2.673_987_012_987_01, 0.166_035_120_424_61),
        (late, 7.0, 4.170_492_678_993_07, 0.425_811_647_710_36),
        (plain.with_weights(&weight).unwrap(), 6.0, 4.242_855_570_619_5, 0.244_026_875_950_87),
        (late.with_weights(&weight).unwrap(), 3.2, 2.724_325_152_021_1, 0.117_808_973_443_9),
        (late.with_weights(&weight).unwrap(), 7.0, 4.195_798_420_014_88, 0.324_628_812_590_46),
    ];
    for (rows, until, mean, standard_error) in expected {
        let found = KaplanMeier::fit(&rows).unwrap().restricted_mean(until).unwrap();
        close(found.mean, mean, 1e-12);
        close(found.standard_error, standard_error, 1e-12);
    }
}

#[test]
fn a_trend_needs_scores_that_differ_and_takes_them_from_any_origin() {
    let time: Vec<f64> = (0..60).map(|row| f64::from(row * 23 % 61 + 1)).collect();
    let groups = Categories::from_labels(&(0..60).map(|row| ["a", "b", "c"][row % 3]).collect::<Vec<_>>());
    let rows = Observations::new(&time, &[true; 60]).unwrap();
    let test = LogRank::new(&rows, &groups).unwrap();
    for equal in [[0.1; 3], [7.0; 3], [1e7; 3]] {
        assert!(matches!(test.trend(RankWeights::LogRank, &equal), Err(Error::Degenerate(_))));
    }
    let z = |origin: f64| test.trend(RankWeights::LogRank, &[origin, origin + 1.0, origin + 2.0]).unwrap().z;
    close(z(1e7), z(0.0), 1e-12);
}

#[test]
fn pikes_ratio_needs_both_groups_at_risk() {
    let rows = Observations::new(&[1.0, 2.0, 3.0], &[false, true, true]).unwrap();
    let test = LogRank::new(&rows, &Categories::from_labels(&["a", "b", "b"])).unwrap();
    assert!(matches!(test.test(RankWeights::LogRank).unwrap().pike(0.95), Err(Error::Degenerate(_))));
}

#[test]
fn a_time_that_is_no_number_has_no_answer() {
    let (time, event) = ([1.0, 2.0, 3.0, 4.0, 5.0], [true; 5]);
    let x = [0.3, 1.2, 0.1, 0.8, 0.5];
    let rows = Observations::new(&time, &event).unwrap();
    let model = CoxModel::new(rows, Covariates::new(&[("x", &x)]).unwrap()).unwrap();
    assert!(model.fit().unwrap().predicted_risks(&[f64::NAN]).iter().all(|risks| risks[0].is_nan()));
    let until = ConcordanceOptions { until: Some(f64::NAN), ..ConcordanceOptions::default() };
    assert!(matches!(concordance(&rows, &x, &until), Err(Error::OutOfRange { .. })));
    assert!(concordance(&rows, &x, &ConcordanceOptions::uno(f64::NAN)).is_err());
}

#[test]
fn case_weights_have_no_exact_partial_likelihood() {
    let (time, event) = ([1.0, 2.0, 3.0, 4.0, 5.0], [true; 5]);
    let x = [0.3, 1.2, 0.1, 0.8, 0.5];
    let rows = Observations::new(&time, &event).unwrap().with_weights(&[1.0, 2.0, 1.0, 1.0, 2.0]).unwrap();
    let model = CoxModel::new(rows, Covariates::new(&[("x", &x)]).unwrap()).unwrap();
    assert!(matches!(model.ties(Ties::Exact).fit(), Err(Error::Degenerate(_))));
}

#[test]
fn a_simulated_p_has_the_standard_error_of_a_share() {
    let table = ContingencyTable::new(&[vec![5, 2, 1], vec![1, 3, 4]]).unwrap();
    let simulated = fisher_simulated(&table, 2000, 1).unwrap();
    close(simulated.standard_error, (simulated.p * (1.0 - simulated.p) / 2000.0).sqrt(), 1e-12);
}

#[test]
fn a_confidence_level_lies_between_0_and_1() {
    for level in [0.0, 1.0, 1.5, -0.5, f64::NAN] {
        let error = SignTest { positive: 3, negative: 1 }.share_interval(level).unwrap_err();
        assert!(matches!(error, Error::OutOfRange { .. }), "{level}");
    }
}

/// R's `wilcox.test` rounds the level reached to two digits for pairs only, not for two groups.
#[test]
fn a_level_that_two_small_groups_cannot_reach_is_reported_as_r_does() {
    let one_and_two = MannWhitney::new(&[1.0], &[3.1, 5.2]).unwrap();
    for (asked, reported) in [(0.56, 1.0 / 3.0), (0.95, 1.0 / 3.0), (0.33, 0.33)] {
        let found = one_and_two.hodges_lehmann_interval(asked).unwrap();
        close(found.level, reported, 1e-12);
        assert_eq!((found.lower, found.upper), (-4.2, -2.1));
    }
    let three_and_three = MannWhitney::new(&[1.0, 2.5, 4.7], &[3.1, 5.2, 6.6]).unwrap();
    let found = three_and_three.hodges_lehmann_interval(0.95).unwrap();
    close(found.level, 0.9, 1e-12);
    // One of the six orders lies on each side of the interval.
    let exactly =
        MannWhitney::new(&[1.0, 2.5], &[3.1, 5.2]).unwrap().hodges_lehmann_interval(1.0 / 3.0).unwrap();
    assert_eq!((exactly.lower, exactly.upper), (-4.2, -0.6));
}

/// R's `coxph(...)$iter` is 3 here; one more step moves no linear predictor by 1e-8.
#[test]
fn iterations_are_counted() {
    let time: Vec<f64> = (0..60).map(|row| f64::from(row * 23 % 61 + 1)).collect();
    let x: Vec<f64> = (0..60).map(|row| f64::from(50 + row * 17 % 23)).collect();
    let rows = Observations::new(&time, &[true; 60]).unwrap();
    let fit = CoxModel::new(rows, Covariates::new(&[("x", &x)]).unwrap()).unwrap().fit().unwrap();
    assert_eq!(fit.iterations(), 4);
}
