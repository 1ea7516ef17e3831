//! Calls regression, concordance and performance functions with any rows.

use std::hint::black_box;

use survival::cox::{Covariates, CoxFit, CoxModel, Ties, TimeTransform};
use survival::performance::{
    Bootstrap, FEWEST_RESAMPLES, area_under_curve, brier_score, calibration, concordance_difference,
    null_brier_score, observed_to_expected, optimism, quantile_cuts,
};
use survival::{ConcordanceOptions, Direction, Observations, TimeWeight, concordance};

/// Calls each of these functions with rows and two numeric columns.
pub(crate) fn everything(rows: &Observations<'_>, x: &[f64], y: &[f64]) {
    let times = [x.first().copied().unwrap_or(1.0), y.first().copied().unwrap_or(f64::NAN), 5.0];
    for columns in [vec![("x", x)], vec![("x", x), ("y", y)]] {
        let Ok(covariates) = Covariates::new(&columns) else { continue };
        let Ok(model) = CoxModel::new(*rows, covariates) else { continue };
        for ties in [Ties::Efron, Ties::Breslow, Ties::Exact] {
            let model = model.clone().ties(ties);
            black_box(model.clone().most_iterations(0).fit()).ok();
            black_box(model.robust_score_test()).ok();
            if let Ok(fit) = model.fit() {
                regression(&fit, &times);
            }
            if let Ok(fit) = model.fit_firth() {
                black_box((fit.names(), fit.coefficients(), fit.standard_errors(), fit.variance().size()));
                black_box((fit.penalised_log_likelihood(), fit.null_penalised_log_likelihood()));
                black_box((
                    fit.table(0.95).is_ok(),
                    fit.table(times[0]).is_ok(),
                    fit.likelihood_ratio_test(),
                ));
            }
        }
    }
    scores(rows, x, y, &times);
}

fn regression(fit: &CoxFit<'_>, times: &[f64]) {
    black_box((fit.table(0.95).is_ok(), fit.table(times[0]).is_ok(), fit.aic(), fit.concordance().is_ok()));
    for test in [fit.likelihood_ratio_test(), fit.wald_test(), fit.score_test()] {
        assert!(test.p_value.is_nan() || (0.0..=1.0).contains(&test.p_value));
    }
    black_box((fit.rows(), fit.events(), fit.ties(), fit.means(), fit.iterations()));
    black_box((fit.log_likelihood(), fit.null_log_likelihood(), fit.standard_errors()));
    let variance = fit.variance();
    black_box((variance.at(0, usize::MAX), variance.at(usize::MAX, 1), variance.size(), variance.diagonal()));
    black_box(variance.rows().count());
    let covariates = fit.covariates();
    black_box((covariates.names(), covariates.columns(), covariates.rows(), covariates.width()));
    black_box((covariates.row(0), covariates.row(usize::MAX)));
    let robust = fit.robust();
    black_box((robust.clusters(), robust.variance().size(), robust.standard_errors()));
    black_box((robust.table(0.95).is_ok(), robust.wald_test().is_ok()));
    black_box((fit.martingale_residuals(), fit.deviance_residuals(), fit.score_residuals(), fit.dfbeta()));
    black_box((fit.schoenfeld_residuals(), fit.scaled_schoenfeld_residuals(), fit.linear_predictors()));
    for transform in
        [TimeTransform::KaplanMeier, TimeTransform::Rank, TimeTransform::Identity, TimeTransform::Log]
    {
        black_box(fit.proportional_hazards_test(transform)).ok();
    }
    for baseline in [fit.baseline_hazard_at_zero(), fit.baseline_hazard_centred()] {
        black_box((baseline.times(0).len(), baseline.hazards(0).len(), baseline.at(0, times[0])));
    }
    let width = fit.coefficients().len();
    for (covariates, stratum) in
        [(vec![times[0]; width], 0), (vec![1.0; width + 1], 0), (vec![1.0; width], 99)]
    {
        if let Ok(curve) = fit.predicted_survival(&covariates, stratum) {
            black_box(curve.at(times[1]));
        }
    }
    black_box(fit.predicted_risks(times));
}

fn scores(rows: &Observations<'_>, x: &[f64], y: &[f64], times: &[f64]) {
    for weight in [
        TimeWeight::AtRisk,
        TimeWeight::Survival,
        TimeWeight::SurvivalOverCensoring,
        TimeWeight::AtRiskOverCensoringSquared,
        TimeWeight::Equal,
    ] {
        for direction in [Direction::HigherIsWorse, Direction::HigherIsBetter] {
            for until in [None, Some(times[0])] {
                let options = ConcordanceOptions { direction, weight, until };
                if let Ok(found) = concordance(rows, x, &options) {
                    black_box((found.counts.comparable(), found));
                }
            }
        }
    }
    black_box(concordance(rows, y, &ConcordanceOptions::uno(times[0]))).ok();
    for replicates in [0, 5] {
        let bootstrap = Bootstrap { replicates, ..Bootstrap::default() };
        let options = ConcordanceOptions::default();
        black_box(concordance_difference(rows, x, y, &options, &bootstrap)).ok();
    }
    for resamples in [0, FEWEST_RESAMPLES] {
        let found = optimism(rows, &[("x", x), ("y", y)], Ties::Efron, resamples, 1, &mut || false);
        black_box(found.map(|found| found.corrected())).ok();
    }
    for &time in times {
        black_box((
            area_under_curve(rows, x, time).is_ok(),
            brier_score(rows, x, time).is_ok(),
            null_brier_score(rows, time).is_ok(),
            observed_to_expected(rows, x, time).is_ok(),
        ));
        for groups in [0, 1, 3, usize::MAX] {
            let Ok(cuts) = quantile_cuts(x, groups) else { continue };
            for group in calibration(rows, x, time, &cuts).into_iter().flatten() {
                black_box(group.interval_of_observed(0.95)).ok();
            }
        }
        black_box(calibration(rows, x, time, y)).ok();
    }
}
