//! Firth's penalised Cox regression, with Breslow's ties as R's `coxphf`.

use serde_json::{Value, json};
use survival::cox::{CoxModel, Ties};

use super::case::Case;
use super::cox::{covariate_columns, covariates};
use super::json::{matrix, number, numbers};

/// The answer to a case of kind `cox_firth`.
pub fn cox_firth(case: &Case) -> Result<Value, String> {
    let columns = case.survival()?;
    let rows = columns.observations().map_err(|error| error.to_string())?;
    let values = covariate_columns(case)?;
    let covariates = covariates(&values).map_err(|error| error.to_string())?;
    let fit = CoxModel::new(rows, covariates)
        .and_then(|model| model.ties(Ties::Breslow).fit_firth())
        .map_err(|error| error.to_string())?;
    let table = fit.table(case.confidence_level()).map_err(|error| error.to_string())?;
    let tests = table.iter().map(|line| {
        json!({ "chisq": number(line.test.statistic), "df": line.test.df, "p": number(line.test.p_value) })
    });
    Ok(json!({
        "coef": numbers(fit.coefficients().iter().copied()),
        "se_wald": numbers(fit.standard_errors()),
        "pen_loglik": number(fit.penalised_log_likelihood()),
        "pen_loglik_null": number(fit.null_penalised_log_likelihood()),
        "plr": tests.collect::<Vec<_>>(),
        "profile_ci95": matrix(table.iter().map(|line| [line.interval.0, line.interval.1])),
    }))
}
