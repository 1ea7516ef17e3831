//! The optimism of the concordance of a Cox model, by bootstrap.

use survival::performance::optimism;

use super::AnalysisError;
use super::covariates::{Covariate, Raw};
use super::model::{Optimism, Regression};
use super::regression::complete_rows;
use super::strata::Strata;
use super::study::Study;

/// Number of resamples.
pub const RESAMPLES: usize = 500;

/// Seed of the resampling: the same file gives the same numbers.
const SEED: u64 = 1;

/// Adds the optimism to the multivariable model, if it has a concordance and no treatment that begins over time.
/// Each resample is a step of
/// progress.
///
/// # Errors
/// If a column or system does not exist, no resample can be fitted.
pub fn correct_optimism(
    study: &Study<'_>,
    regression: &mut Regression,
    step: &mut dyn FnMut(),
) -> Result<(), AnalysisError> {
    let Some(model) = regression.multivariable.as_mut().filter(|model| model.concordance.is_some()) else {
        return Ok(());
    };
    if regression.covariates.iter().any(|covariate| matches!(covariate, Covariate::Start { .. })) {
        return Ok(());
    }
    let settings = &regression.settings;
    let covariates = regression.covariates.iter();
    let raw: Vec<Raw> = covariates.map(|covariate| Raw::new(study, covariate)).collect::<Result<_, _>>()?;
    let places: Vec<usize> = (0..raw.len()).collect();
    let strata = Strata::new(study, settings)?;
    let (rows, columns) = complete_rows(study, &raw, &places, &strata, settings);
    let named: Vec<(&str, &[f64])> =
        columns.iter().filter_map(|it| Some(("", it.values.as_deref()?))).collect();
    let chosen = study.observations()?.select(&rows)?;
    let clusters = study.clusters(&rows)?;
    let mut chosen = chosen.observations();
    let strata = strata.of(&rows)?;
    if let Some(strata) = &strata {
        chosen = chosen.with_strata(strata)?;
    }
    if let Some(clusters) = &clusters {
        chosen = chosen.with_clusters(clusters)?;
    }
    let mut go_on = || {
        step();
        true
    };
    let found = optimism(&chosen, &named, settings.ties.into(), RESAMPLES, SEED, &mut go_on)?;
    model.optimism = Some(Optimism {
        corrected: found.corrected(),
        optimism: found.optimism,
        resamples: found.resamples,
        fitted: found.fitted,
        seed: SEED,
    });
    Ok(())
}
