//! Invariants of Cox regression for any data.

#![allow(clippy::unwrap_used, reason = "the rows that the strategies make are sound")]

use proptest::prelude::*;
use survival::cox::{Covariates, CoxFit, CoxModel, FirthFit, Ties, TimeTransform};
use survival::{Categories, Error, Observations};

/// Rows with ties in time, two covariates of different kinds, strata and late entries.
#[derive(Debug, Clone)]
struct Rows {
    time: Vec<f64>,
    event: Vec<bool>,
    entry: Vec<f64>,
    stratum: Vec<u8>,
    weight: Vec<u8>,
    age: Vec<f64>,
    treated: Vec<f64>,
}

fn rows() -> impl Strategy<Value = Rows> {
    let row = (2_u32..24, 0.0..1.0_f64, any::<bool>(), 0_u8..2, 1_u8..4, 30_u32..80, any::<bool>());
    prop::collection::vec(row, 25..60).prop_map(|rows| Rows {
        time: rows.iter().map(|row| f64::from(row.0) / 2.0).collect(),
        entry: rows.iter().map(|row| (f64::from(row.0) / 2.0 * row.1 * 0.6).floor()).collect(),
        event: rows.iter().map(|row| row.2).collect(),
        stratum: rows.iter().map(|row| row.3).collect(),
        weight: rows.iter().map(|row| row.4).collect(),
        age: rows.iter().map(|row| f64::from(row.5)).collect(),
        treated: rows.iter().map(|row| f64::from(u8::from(row.6))).collect(),
    })
}

fn ties() -> impl Strategy<Value = Ties> {
    prop_oneof![Just(Ties::Efron), Just(Ties::Breslow), Just(Ties::Exact)]
}

impl Rows {
    fn observations(&self) -> Observations<'_> {
        Observations::new(&self.time, &self.event).unwrap()
    }

    fn covariates(&self) -> Covariates<'_> {
        Covariates::new(&[("age", &self.age[..]), ("treated", &self.treated[..])]).unwrap()
    }

    fn strata(&self) -> Categories {
        Categories::from_labels(&self.stratum.iter().map(u8::to_string).collect::<Vec<_>>())
    }

    /// The rows at the indices given.
    fn at(&self, indices: &[usize]) -> Self {
        let numbers = |column: &[f64]| indices.iter().map(|&row| column[row]).collect();
        Self {
            time: numbers(&self.time),
            entry: numbers(&self.entry),
            age: numbers(&self.age),
            treated: numbers(&self.treated),
            event: indices.iter().map(|&row| self.event[row]).collect(),
            stratum: indices.iter().map(|&row| self.stratum[row]).collect(),
            weight: indices.iter().map(|&row| self.weight[row]).collect(),
        }
    }
}

fn fit<'a>(
    observations: Observations<'a>,
    covariates: Covariates<'a>,
    ties: Ties,
) -> Result<CoxFit<'a>, Error> {
    CoxModel::new(observations, covariates)?.ties(ties).fit()
}

#[track_caller]
fn close(found: f64, expected: f64) {
    let scale = 1.0 + expected.abs();
    assert!((found - expected).abs() <= 1e-7 * scale, "{found} for {expected}");
}

#[track_caller]
fn same(found: &CoxFit<'_>, expected: &CoxFit<'_>) {
    close(found.log_likelihood(), expected.log_likelihood());
    close(found.null_log_likelihood(), expected.null_log_likelihood());
    for (found, expected) in found.coefficients().iter().zip(expected.coefficients()) {
        close(*found, *expected);
    }
    for (found, expected) in found.standard_errors().into_iter().zip(expected.standard_errors()) {
        close(found, expected);
    }
}

/// Firth's fit.
fn firth(rows: &Rows) -> Result<FirthFit<'_>, Error> {
    CoxModel::new(rows.observations(), rows.covariates())?.fit_firth()
}

proptest! {
    #[test]
    fn the_order_of_the_rows_does_not_matter(
        (rows, order) in rows().prop_flat_map(|rows| {
            let order: Vec<usize> = (0..rows.time.len()).collect();
            (Just(rows), Just(order).prop_shuffle())
        }),
        ties in ties(),
    ) {
        let shuffled = rows.at(&order);
        if let Ok(expected) = fit(rows.observations(), rows.covariates(), ties) {
            same(&fit(shuffled.observations(), shuffled.covariates(), ties).unwrap(), &expected);
        }
    }

    #[test]
    fn a_coefficient_is_per_unit_of_its_covariate(rows in rows(), ties in ties(), factor in 0.001..1000.0_f64, shift in -1e4..1e4_f64) {
        let other = Rows { age: rows.age.iter().map(|age| age * factor + shift).collect(), ..rows.clone() };
        if let Ok(expected) = fit(rows.observations(), rows.covariates(), ties) {
            let found = fit(other.observations(), other.covariates(), ties).unwrap();
            close(found.coefficients()[0] * factor, expected.coefficients()[0]);
            close(found.coefficients()[1], expected.coefficients()[1]);
            close(found.log_likelihood(), expected.log_likelihood());
            close(found.wald_test().statistic, expected.wald_test().statistic);
            close(found.score_test().statistic, expected.score_test().statistic);
        }
    }

    #[test]
    fn the_unit_of_time_does_not_matter(rows in rows(), ties in ties(), factor in 0.01..100.0_f64) {
        let other = Rows { time: rows.time.iter().map(|time| time * factor).collect(), ..rows.clone() };
        if let Ok(expected) = fit(rows.observations(), rows.covariates(), ties) {
            same(&fit(other.observations(), other.covariates(), ties).unwrap(), &expected);
        }
    }

    /// A patient observed in two adjacent intervals is one patient.
    #[test]
    fn cutting_a_follow_up_in_two_changes_nothing(rows in rows(), ties in ties()) {
        let strata = rows.strata();
        let whole = rows.observations().with_strata(&strata).unwrap();
        let Ok(expected) = fit(whole, rows.covariates(), ties) else { return Ok(()) };
        let (mut pieces, mut entry) = (rows.clone(), vec![0.0; rows.time.len()]);
        let mut uncut: Vec<usize> = (0..rows.time.len()).collect();
        for row in 0..rows.time.len() {
            let cut = (rows.time[row] / 2.0).floor();
            if cut > 0.0 {
                uncut.push(row);
                entry.push(cut);
            }
        }
        pieces = pieces.at(&uncut);
        for row in 0..rows.time.len() {
            let cut = (rows.time[row] / 2.0).floor();
            if cut > 0.0 {
                pieces.time[row] = cut;
                pieces.event[row] = false;
            }
        }
        let strata = pieces.strata();
        let cut = pieces.observations().with_strata(&strata).unwrap().with_entry(&entry).unwrap();
        let found = fit(cut, pieces.covariates(), ties).unwrap();
        same(&found, &expected);
        for transform in [TimeTransform::Identity, TimeTransform::Log, TimeTransform::KaplanMeier] {
            if let Ok(expected) = expected.proportional_hazards_test(transform) {
                close(found.proportional_hazards_test(transform).unwrap().global.statistic, expected.global.statistic);
            }
        }
        let whole_rows = expected.martingale_residuals();
        let mut summed = vec![0.0; whole_rows.len()];
        for (residual, &row) in found.martingale_residuals().into_iter().zip(&uncut) {
            summed[row] += residual;
        }
        for (found, expected) in summed.into_iter().zip(whole_rows) {
            close(found, expected);
        }
        let mut summed = vec![[0.0; 2]; rows.time.len()];
        for (influence, &row) in found.dfbeta().into_iter().zip(&uncut) {
            summed[row][0] += influence[0];
            summed[row][1] += influence[1];
        }
        for (found, expected) in summed.iter().zip(expected.dfbeta()) {
            close(found[0], expected[0]);
            close(found[1], expected[1]);
        }
        if let Ok(expected) = expected.concordance() {
            close(found.concordance().unwrap().concordance, expected.concordance);
        }
    }

    #[test]
    fn a_weight_is_a_number_of_patients(rows in rows()) {
        let weight: Vec<f64> = rows.weight.iter().map(|&weight| f64::from(weight)).collect();
        let weighted = rows.observations().with_weights(&weight).unwrap().with_entry(&rows.entry).unwrap();
        let indices: Vec<usize> =
            (0..rows.time.len()).flat_map(|row| vec![row; usize::from(rows.weight[row])]).collect();
        let many = rows.at(&indices);
        let many_rows = many.observations().with_entry(&many.entry).unwrap();
        if let Ok(expected) = fit(many_rows, many.covariates(), Ties::Breslow) {
            let found = fit(weighted, rows.covariates(), Ties::Breslow).unwrap();
            same(&found, &expected);
            let last = rows.time.iter().copied().fold(0.0, f64::max);
            // With late entry R centres at means without weights, so that the centres differ.
            close(found.baseline_hazard_at_zero().at(0, last), expected.baseline_hazard_at_zero().at(0, last));
            close(found.concordance().unwrap().concordance, expected.concordance().unwrap().concordance);
        }
    }

    #[test]
    fn the_same_data_as_two_strata_say_the_same_twice(rows in rows(), ties in ties()) {
        let Ok(expected) = fit(rows.observations(), rows.covariates(), ties) else { return Ok(()) };
        let twice: Vec<usize> = (0..rows.time.len()).chain(0..rows.time.len()).collect();
        let doubled = rows.at(&twice);
        let labels: Vec<&str> = twice.iter().enumerate().map(|(i, _)| if i < rows.time.len() { "a" } else { "b" }).collect();
        let strata = Categories::from_labels(&labels);
        let found = fit(doubled.observations().with_strata(&strata).unwrap(), doubled.covariates(), ties).unwrap();
        close(found.log_likelihood(), 2.0 * expected.log_likelihood());
        for (found, expected) in found.coefficients().iter().zip(expected.coefficients()) {
            close(*found, *expected);
        }
        close(2.0 * found.variance().at(0, 0), expected.variance().at(0, 0));
        close(found.baseline_hazard_at_zero().at(1, 9.0), expected.baseline_hazard_at_zero().at(0, 9.0));
    }

    #[test]
    fn residuals_sum_to_nothing(rows in rows(), efron in any::<bool>()) {
        let strata = rows.strata();
        let weight: Vec<f64> = rows.weight.iter().map(|&weight| f64::from(weight)).collect();
        let observations = rows.observations().with_strata(&strata).unwrap();
        let observations = observations.with_entry(&rows.entry).unwrap().with_weights(&weight).unwrap();
        let ties = if efron { Ties::Efron } else { Ties::Breslow };
        if let Ok(fit) = fit(observations, rows.covariates(), ties) {
            let weighted: f64 = fit.martingale_residuals().iter().zip(&weight).map(|(m, w)| m * w).sum();
            prop_assert!(weighted.abs() < 1e-7);
            for column in 0..2 {
                let score: f64 = fit.score_residuals().iter().zip(&weight).map(|(r, w)| r[column] * w).sum();
                prop_assert!(score.abs() < 1e-5, "{score}");
            }
        }
    }

    #[test]
    fn without_ties_all_treatments_of_ties_agree(rows in rows()) {
        let distinct = Rows { time: (0..rows.time.len()).map(|row| (row + 1) as f64).collect(), ..rows.clone() };
        if let Ok(expected) = fit(distinct.observations(), distinct.covariates(), Ties::Efron) {
            same(&fit(distinct.observations(), distinct.covariates(), Ties::Breslow).unwrap(), &expected);
            same(&fit(distinct.observations(), distinct.covariates(), Ties::Exact).unwrap(), &expected);
        }
    }

    /// Rows that die have a covariate above all others': its hazard ratio is unbounded.
    #[test]
    fn a_separating_covariate_is_never_given_a_number(gaps in prop::collection::vec(0.001..10.0_f64, 4..40), scale in 1e-3..1e3_f64, other in any::<u64>()) {
        let mut level = 0.0;
        let risk: Vec<f64> = gaps.iter().map(|gap| { level += gap * scale; level }).collect();
        let time: Vec<f64> = (0..risk.len()).map(|row| (risk.len() - row) as f64).collect();
        let event = vec![true; time.len()];
        let noise: Vec<f64> = (0..risk.len()).map(|row| f64::from((other >> (row % 64)) as u8 % 7)).collect();
        let observations = Observations::new(&time, &event).unwrap();
        let alone = fit(observations, Covariates::new(&[("risk", &risk[..])]).unwrap(), Ties::Efron);
        prop_assert_eq!(alone.unwrap_err(), Error::MonotoneLikelihood { covariate: "risk".into() });
        let mixed: Vec<f64> = risk.iter().zip(&noise).map(|(risk, noise)| risk + scale * noise).collect();
        if let Ok(columns) = Covariates::new(&[("mixed", &mixed[..]), ("noise", &noise[..])]) {
            match fit(observations, columns, Ties::Efron) {
                Ok(_) | Err(Error::NotConverged { .. }) => prop_assert!(false, "a combination"),
                Err(_) => {}
            }
        }
    }

    /// The result does not depend on gaps of different orders of magnitude, ties, censoring, delayed entries,
    /// strata or another covariate.
    #[test]
    fn perfect_order_is_never_taken_for_slow_convergence(
        rows in prop::collection::vec((-8.0..8.0_f64, 0.0..1.0_f64, any::<bool>(), 0_u8..3, 0.0..1.0_f64), 5..60),
        ties in ties(),
        sign in prop_oneof![Just(1.0), Just(-1.0)],
    ) {
        let (mut level, mut now) = (0.0, rows.len() as f64 + 1.0);
        let (mut risk, mut time) = (Vec::new(), Vec::new());
        for &(magnitude, _, next, ..) in &rows {
            if next {
                (level, now) = (level + sign * 10.0_f64.powf(magnitude), now - 1.0);
            }
            risk.push(level);
            time.push(now);
        }
        let noise: Vec<f64> = rows.iter().map(|row| row.4).collect();
        let entry: Vec<f64> =
            rows.iter().zip(&time).map(|(row, time)| (time * row.1).floor().min(time - 1.0)).collect();
        let event: Vec<bool> = rows.iter().map(|row| row.3 != 1 || row.1 < 0.5).collect();
        let strata = Categories::from_labels(&rows.iter().map(|row| row.3.to_string()).collect::<Vec<_>>());
        let plain = Observations::new(&time, &event).unwrap();
        for observations in [plain, plain.with_entry(&entry).unwrap(), plain.with_strata(&strata).unwrap()] {
            for columns in [&[("risk", &risk[..])][..], &[("noise", &noise[..]), ("risk", &risk[..])]] {
                match fit(observations, Covariates::new(columns).unwrap(), ties) {
                    Ok(_) | Err(Error::NotConverged { .. }) => prop_assert!(false, "{columns:?}"),
                    Err(_) => {}
                }
            }
        }
    }

    #[test]
    fn a_combination_of_covariates_is_collinear(rows in rows(), a in 0.1..10.0_f64, b in -10.0..-0.1_f64) {
        let sum: Vec<f64> = rows.age.iter().zip(&rows.treated).map(|(age, treated)| a * age + b * treated).collect();
        let covariates =
            Covariates::new(&[("age", &rows.age[..]), ("treated", &rows.treated[..]), ("sum", &sum[..])]).unwrap();
        if fit(rows.observations(), rows.covariates(), Ties::Efron).is_ok() {
            let error = fit(rows.observations(), covariates, Ties::Efron).unwrap_err();
            prop_assert_eq!(error, Error::Collinear { covariate: "sum".into() });
        }
    }

    #[test]
    fn firths_estimate_follows_its_units(rows in rows(), factor in 0.01..100.0_f64) {
        let other = Rows { age: rows.age.iter().map(|age| age * factor - 7.0).collect(), ..rows.clone() };
        if let (Ok(expected), Ok(found)) = (firth(&rows), firth(&other)) {
            close(found.coefficients()[0] * factor, expected.coefficients()[0]);
            close(found.likelihood_ratio_test().statistic, expected.likelihood_ratio_test().statistic);
        }
    }

    /// Any input gives a result or an error.
    #[test]
    fn no_input_panics(
        time in prop::collection::vec(prop_oneof![Just(0.0), Just(1.0), 0.0..10.0_f64, any::<f64>()], 0..12),
        event in prop::collection::vec(any::<bool>(), 0..12),
        column in prop::collection::vec(prop_oneof![Just(0.0), Just(1.0), -1e3..1e3_f64, any::<f64>()], 0..12),
        ties in ties(),
    ) {
        let Ok(observations) = Observations::new(&time, &event) else { return Ok(()) };
        let Ok(covariates) = Covariates::new(&[("x", &column[..])]) else { return Ok(()) };
        let Ok(model) = CoxModel::new(observations, covariates) else { return Ok(()) };
        if let Ok(fit) = model.clone().ties(ties).fit() {
            prop_assert!(fit.coefficients()[0].is_finite() && fit.log_likelihood().is_finite());
            let _ = (fit.martingale_residuals(), fit.deviance_residuals(), fit.dfbeta(), fit.robust().wald_test());
            let _ = (fit.scaled_schoenfeld_residuals(), fit.concordance(), fit.predicted_risks(&[0.0, f64::NAN]));
            for transform in [TimeTransform::KaplanMeier, TimeTransform::Rank, TimeTransform::Identity, TimeTransform::Log] {
                let _ = fit.proportional_hazards_test(transform);
            }
        }
        if let Ok(firth) = model.fit_firth() {
            let _ = firth.table(0.95);
        }
    }
}

#[test]
fn one_indicator_without_ties_gives_the_log_rank_test() {
    let time = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
    let event = [true, true, false, true, true, true, false, true];
    let arm = [1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0];
    let observations = Observations::new(&time, &event).unwrap();
    let fit = fit(observations, Covariates::new(&[("arm", &arm[..])]).unwrap(), Ties::Efron).unwrap();
    // By hand: observed 3 in the arm against expected 2.1428571..., over the hypergeometric variance.
    let (mut observed, mut expected, mut variance) = (0.0, 0.0, 0.0);
    for (row, _) in event.iter().enumerate().filter(|&(_, &event)| event) {
        let (at_risk, in_arm) = ((8 - row) as f64, arm[row..].iter().sum::<f64>());
        observed += arm[row];
        expected += in_arm / at_risk;
        variance += in_arm * (at_risk - in_arm) / (at_risk * at_risk);
    }
    let statistic: f64 = (observed - expected) * (observed - expected) / variance;
    assert!((fit.score_test().statistic - statistic).abs() < 1e-12);
}

#[test]
fn equal_rows_have_equal_predictors_to_the_last_bit() {
    let time: Vec<f64> = (1..=30).map(f64::from).collect();
    let event = vec![true; 30];
    let x: Vec<f64> = (0..30).map(|row| f64::from(row % 3) * 0.1).collect();
    let y: Vec<f64> = (0..30).map(|row| f64::from(row % 2) / 3.0).collect();
    let covariates = Covariates::new(&[("x", &x[..]), ("y", &y[..])]).unwrap();
    let predictors =
        fit(Observations::new(&time, &event).unwrap(), covariates, Ties::Efron).unwrap().linear_predictors();
    let distinct: std::collections::BTreeSet<u64> = predictors.iter().map(|value| value.to_bits()).collect();
    assert_eq!(distinct.len(), 6);
}

/// Rounding leaves traces of information for such a covariate, from which Newton's method would estimate 0
/// with a standard error of a hundred million.
#[test]
fn a_covariate_that_is_constant_in_every_risk_set_tells_nothing() {
    let time: Vec<f64> = (1..=19).map(f64::from).collect();
    let event: Vec<bool> = (0..19).map(|row| row % 2 == 0).collect();
    let labels: Vec<&str> = (0..19).map(|row| if row % 3 == 0 { "a" } else { "b" }).collect();
    let strata = Categories::from_labels(&labels);
    let x: Vec<f64> = (0..19).map(|row| if row % 3 == 0 { 0.1 } else { 0.7 }).collect();
    let observations = Observations::new(&time, &event).unwrap().with_strata(&strata).unwrap();
    let covariates = Covariates::new(&[("x", &x[..])]).unwrap();
    let nothing = Error::Collinear { covariate: "x".into() };
    for ties in [Ties::Efron, Ties::Breslow, Ties::Exact] {
        assert_eq!(fit(observations, covariates.clone(), ties).unwrap_err(), nothing);
    }
    assert_eq!(CoxModel::new(observations, covariates).unwrap().fit_firth().unwrap_err(), nothing);
}
