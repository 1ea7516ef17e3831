//! Cox models that are hard to fit, against R's `coxph` (survival 3.5-3): an existing maximum is found, a
//! missing one is reported.

#![allow(clippy::unwrap_used, reason = "the rows are sound")]

use survival::cox::{Covariates, CoxModel, Ties};
use survival::{Error, Observations};

/// R's coefficients and standard errors.
type Expected<'a> = &'a [(f64, f64)];

#[track_caller]
fn agrees(rows: Observations<'_>, columns: &[(&str, &[f64])], ties: Ties, expected: Expected<'_>) {
    let model = CoxModel::new(rows, Covariates::new(columns).unwrap()).unwrap();
    let fit = model.ties(ties).fit().unwrap();
    for ((found, error), expected) in fit.coefficients().iter().zip(fit.standard_errors()).zip(expected) {
        assert!((found - expected.0).abs() <= 1e-6 * expected.1, "{found} for {}", expected.0);
        assert!((error / expected.1 - 1.0).abs() <= 1e-6, "{error} for {}", expected.1);
    }
}

const EFRON_AND_EXACT: [Ties; 2] = [Ties::Efron, Ties::Exact];

#[test]
fn one_quantity_in_two_units_has_estimates() {
    let time = [7.0, 6.0, 10.0, 11.0, 8.0, 4.0, 9.0, 2.0, 1.0, 13.0, 3.0, 12.0, 5.0];
    let kg = [100.0, 97.0, 51.0, 65.0, 61.0, 97.0, 68.0, 81.0, 63.0, 71.0, 87.0, 105.0, 77.0];
    let lb = [220.0, 214.0, 112.0, 143.0, 134.0, 214.0, 150.0, 179.0, 139.0, 157.0, 192.0, 231.0, 170.0];
    let rows = Observations::new(&time, &[true; 13]).unwrap();
    for ties in EFRON_AND_EXACT {
        let expected = [(-0.983_385_560_8, 1.734_264_391), (0.449_713_386_1, 0.788_758_625_3)];
        agrees(rows, &[("kg", &kg), ("lb", &lb)], ties, &expected);
    }
}

/// Hemoglobin in g/dL and in mmol/L, rounded to two decimals.
#[test]
fn a_converted_column_beside_its_source_has_estimates() {
    let dl = [
        7.1, 9.4, 10.2, 11.8, 8.3, 12.6, 9.9, 13.1, 10.7, 8.8, 11.1, 12.2, 9.0, 10.4, 7.7, 13.5, 11.4, 9.6,
        12.9, 8.1,
    ];
    let litre = dl.map(|value: f64| (value * 62.06).round() / 100.0);
    let time = [
        5.0, 9.0, 14.0, 22.0, 7.0, 31.0, 12.0, 27.0, 16.0, 6.0, 19.0, 24.0, 11.0, 13.0, 4.0, 36.0, 20.0, 8.0,
        33.0, 10.0,
    ];
    let event: Vec<bool> = (0..20).map(|row| ![2, 5, 10, 15].contains(&row)).collect();
    let rows = Observations::new(&time, &event).unwrap();
    let expected = [(212.201_595_6, 96.937_614_32), (-346.256_754_3, 156.950_836_3)];
    agrees(rows, &[("dl", &dl), ("litre", &litre)], Ties::Efron, &expected);
}

/// Of 100,000 patients 5 are exposed, and 4 of them die: the last steps gain a millionth of the rounding
/// error of the total log likelihood.
#[test]
fn a_rare_exposure_in_a_large_cohort_has_an_estimate() {
    let rows = 0..100_000_u32;
    let time: Vec<f64> =
        rows.clone().map(|row| f64::from((u64::from(row) * 7919 % 100_000) as u32 + 1)).collect();
    let event: Vec<bool> = rows.clone().map(|row| row % 3 != 0).collect();
    let exposed: Vec<f64> = rows.clone().map(|row| f64::from(u8::from(row % 20_000 == 17))).collect();
    let age: Vec<f64> = rows.map(|row| f64::from((row * 37) % 50)).collect();
    let expected = [(0.056_986_514_76, 0.500_019_059_4), (6.500_857_269e-6, 2.684_040_638e-4)];
    let rows = Observations::new(&time, &event).unwrap();
    agrees(rows, &[("exposed", &exposed), ("age", &age)], Ties::Efron, &expected);
}

/// Sixty rows with distinct times, three quarters of them deaths.
fn sixty() -> (Vec<f64>, Vec<bool>, Vec<f64>) {
    let rows = 0..60_u32;
    let time = rows.clone().map(|row| f64::from(row * 23 % 61 + 1)).collect();
    let event = rows.clone().map(|row| row % 4 != 1).collect();
    (time, event, rows.map(|row| f64::from(50 + row * 17 % 23)).collect())
}

#[test]
fn an_outlying_value_does_not_make_a_likelihood_monotone() {
    let (time, event, mut value) = sixty();
    value[7] = 10_000.0;
    let rows = Observations::new(&time, &event).unwrap();
    for ties in EFRON_AND_EXACT {
        agrees(rows, &[("value", &value)], ties, &[(2.426_708_565e-5, 1.023_020_2e-4)]);
    }
    let entry: Vec<f64> =
        time.iter().enumerate().map(|(row, time)| if row % 3 == 0 { time / 2.0 } else { 0.0 }).collect();
    let late = rows.with_entry(&entry).unwrap();
    agrees(late, &[("value", &value)], Ties::Efron, &[(8.045_166_56e-6, 1.022_108_74e-4)]);
}

#[test]
fn the_unit_of_case_weights_changes_no_coefficient() {
    let (time, event, value) = sixty();
    let arm: Vec<f64> = (0..60).map(|row| f64::from(row % 2)).collect();
    for weight in [1e-8, 1e8] {
        let weights = [weight; 60];
        let rows = Observations::new(&time, &event).unwrap().with_weights(&weights).unwrap();
        let model = CoxModel::new(rows, Covariates::new(&[("value", &value), ("arm", &arm)]).unwrap());
        let fit = model.unwrap().fit().unwrap();
        for (found, expected) in fit.coefficients().iter().zip([0.013_593_615_19, -0.955_671_775_1]) {
            assert!((found - expected).abs() < 1e-9, "{found} for {expected}");
        }
    }
}

#[test]
fn a_monotone_likelihood_is_reported_whatever_the_scale() {
    let (time, mut event, value) = sixty();
    let marker: Vec<f64> = (0..60).map(|row| f64::from(row % 5)).collect();
    let never: Vec<f64> = (0..60).map(|row| f64::from(u8::from(row % 7 == 3))).collect();
    for row in (0..60).filter(|row| row % 7 == 3) {
        event[row] = false;
    }
    for unit in [1e-6, 1.0, 1e6] {
        let never: Vec<f64> = never.iter().map(|value| unit * value).collect();
        for ties in [Ties::Efron, Ties::Breslow, Ties::Exact] {
            let columns: [(&str, &[f64]); 3] = [("value", &value), ("never", &never), ("marker", &marker)];
            let rows = Observations::new(&time, &event).unwrap();
            let model = CoxModel::new(rows, Covariates::new(&columns).unwrap()).unwrap();
            assert_eq!(
                model.ties(ties).fit().unwrap_err(),
                Error::MonotoneLikelihood { covariate: "never".into() }
            );
        }
    }
}

/// Patients with higher values die first, at gaps that differ by a factor of a million.
#[test]
fn perfect_order_is_monotone_under_every_treatment_of_ties() {
    let time: Vec<f64> = (1..=30).rev().map(f64::from).collect();
    let value: Vec<f64> = (0..30).map(|row| (f64::from(row) * 0.5).exp()).collect();
    let rows = Observations::new(&time, &[true; 30]).unwrap();
    for ties in [Ties::Efron, Ties::Breslow, Ties::Exact] {
        let model = CoxModel::new(rows, Covariates::new(&[("value", &value)]).unwrap()).unwrap();
        let error = model.ties(ties).fit().unwrap_err();
        assert_eq!(error, Error::MonotoneLikelihood { covariate: "value".into() });
    }
}

/// Gaps from 0.5 to 5,000: before the smallest separates the hazards, the likelihood is closer to 0 than its
/// rounding errors, and increasing steps cannot be recognised.
#[test]
fn perfect_order_with_one_narrow_gap_is_monotone() {
    let gaps = [
        7.288388672560305,
        7.108404676806379,
        1.901707206493,
        2.0438035619058046,
        6.014911407972898,
        7.119203996127885,
        4.506039687819371,
        5.143650151715768,
        4.515319958316212,
        7.600535277070677,
        6.2370736815522845,
        8.609708464963369,
        6.7586031034783165,
        8.510229618979446,
        4.205923262106473,
        8.30210411321981,
        2.451120912000403,
        2.5087567689973005,
        0.005940283327744225,
        1.3308956609256009,
        0.001,
        8.10044570968431,
        1.256631383841077,
        1.0544323488584788,
        8.051500794291893,
        9.882880446281021,
        9.775218398835502,
        7.633077429233733,
        2.265274188514328,
        9.017118751392749,
        6.808703990398198,
        5.56404809121305,
        7.520959988960081,
        1.7092582815347426,
        5.789515949921526,
        8.739182238168073,
        4.270834451230575,
    ];
    let value: Vec<f64> = gaps
        .iter()
        .scan(0.0, |level, gap| {
            *level += gap * 513.053_827_455_188_9;
            Some(*level)
        })
        .collect();
    let time: Vec<f64> = (1..=37).rev().map(f64::from).collect();
    let rows = Observations::new(&time, &[true; 37]).unwrap();
    for ties in [Ties::Efron, Ties::Breslow, Ties::Exact] {
        let model = CoxModel::new(rows, Covariates::new(&[("value", &value)]).unwrap()).unwrap();
        let error = model.ties(ties).fit().unwrap_err();
        assert_eq!(error, Error::MonotoneLikelihood { covariate: "value".into() });
    }
}

/// The number of ways to choose 1,498 of 3,000 is beyond the range of doubles.
#[test]
fn the_exact_likelihood_bears_many_deaths_at_one_time() {
    let time = vec![1.0; 3000];
    let event: Vec<bool> = (0..3000).map(|row| row % 2 == 0 && row != 0 && row != 2).collect();
    let value: Vec<f64> = (0..3000).map(|row| f64::from(row * 7 % 11)).collect();
    let rows = Observations::new(&time, &event).unwrap();
    let model = CoxModel::new(rows, Covariates::new(&[("value", &value)]).unwrap()).unwrap();
    let fit = model.ties(Ties::Exact).fit().unwrap();
    assert!(fit.coefficients()[0].abs() < 0.01);
    // At zero all choices are equally likely: minus the logarithm of 3,000 choose 1,498.
    let ways: f64 = (1..=1498).map(|index| (f64::from(1502 + index) / f64::from(index)).ln()).sum();
    assert!((fit.null_log_likelihood() + ways).abs() < 1e-8 * ways);
}

/// R: `fit$means`, `fit$linear.predictors` and `basehaz(fit)$hazard` of `coxph(Surv(entry, time, event) ~ age + man,
/// weights = w, control = coxph.control(eps = 1e-14))`, and of the same without `entry`: means are weighted only
/// without it.
#[test]
fn a_model_is_centred_where_r_centres_it() {
    let entry = [1.0, 2.0, 0.0, 4.0, 1.0, 3.0, 5.0, 2.0];
    let time = [6.0, 5.0, 9.0, 8.0, 3.0, 12.0, 14.0, 7.0];
    let event = [true, true, false, true, true, false, true, true];
    let age = [50.0, 61.0, 42.0, 55.0, 70.0, 44.0, 57.0, 66.0];
    let man = [1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0];
    let weight = [0.5, 2.0, 1.0, 1.5, 3.0, 0.25, 1.0, 0.75];
    let rows = Observations::new(&time, &event).unwrap();
    let late = rows.with_entry(&entry).unwrap();
    for (rows, mean, predictors, hazards) in [
        (
            late.with_weights(&weight).unwrap(),
            55.625,
            [-1.591_921_967_536_894, 0.742_578_775_357_58, 1.433_349_729_178_585],
            [0.102_128_852_906_414, 3.684_339_067_640_71],
        ),
        (
            rows.with_weights(&weight).unwrap(),
            59.9,
            [-2.543_749_012_863_406, 0.155_463_378_351_858, 0.862_115_098_133_028],
            [0.174_847_325_100_686, 8.869_941_284_921_008],
        ),
        (
            late,
            55.625,
            [-0.664_269_115_650_133, 0.664_195_046_983_375_7, 1.282_050_904_642_330_7],
            [0.082_228_244_388_090_7, 1.728_098_092_070_101],
        ),
    ] {
        let covariates = Covariates::new(&[("age", &age[..]), ("man", &man[..])]).unwrap();
        let fit = CoxModel::new(rows, covariates).unwrap().fit().unwrap();
        let close = |found: f64, expected: f64| {
            assert!((found / expected - 1.0).abs() < 1e-9, "{found} for {expected}");
        };
        close(fit.means()[0], mean);
        assert!(fit.means()[1] == 0.0);
        let found = fit.linear_predictors();
        [found[0], found[1], found[7]].into_iter().zip(predictors).for_each(|(found, it)| close(found, it));
        let hazard = fit.baseline_hazard_centred();
        let hazard = hazard.hazards(0);
        [hazard[0], hazard[hazard.len() - 1]]
            .into_iter()
            .zip(hazards)
            .for_each(|(found, it)| close(found, it));
    }
}

/// Both were called the same in every row.
#[test]
fn large_values_that_differ_are_not_constant() {
    let time = [7.0, 6.0, 10.0, 11.0, 8.0, 4.0, 9.0, 2.0];
    let arm = [0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0];
    let fit = |column: &[f64]| {
        let rows = Observations::new(&time, &[true; 8]).unwrap();
        let covariates = Covariates::new(&[("arm", column)]).unwrap();
        CoxModel::new(rows, covariates).unwrap().fit().map(|fit| fit.coefficients()[0])
    };
    let (far, near) = (fit(&arm.map(|arm: f64| 1e15 + arm)).unwrap(), fit(&arm).unwrap());
    assert!((far - near).abs() < 1e-9, "{far} for {near}");
    let error = fit(&arm.map(|arm: f64| (2.0 * arm - 1.0) * 1.7e308)).unwrap_err();
    assert!(!matches!(error, Error::ConstantCovariate { .. }), "{error}");
}
