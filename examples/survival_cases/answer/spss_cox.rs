//! Cases of kind `spss_cox`: SPSS's COXREG with all covariates entered, which means Breslow's ties.
//!
//! Each result has the names used in SPSS's tables and R's summaries, for the model, as a list over the
//! covariates, and by covariate.

use serde_json::{Map, Value, json};
use survival::ChiSquaredTest;
use survival::cox::{Coefficient, CoxFit, CoxModel, Ties};

use super::case::Case;
use super::cox::{chi_squared, covariate_columns, covariates};
use super::json::{number, text};

/// Reads one value of a coefficient.
type Figure = fn(&Coefficient) -> f64;

/// Names of the parts of a line of "Variables in the Equation".
const LINE: [(&[&str], Figure); 8] = [
    (&["b", "B", "coef", "beta", "estimate"], |line| line.estimate),
    (&["se", "SE", "std_error"], |line| line.standard_error),
    (&["wald", "Wald", "chisq"], |line| line.z * line.z),
    (&["z"], |line| line.z),
    (&["p", "sig", "Sig", "Sig."], |line| line.p_value),
    (&["exp_b", "expb", "exp_B", "ExpB", "Exp(B)", "hr", "exp_coef"], |line| line.hazard_ratio),
    (&["lower", "lower95", "ci_lower", "exp_b_lower", "exp_lower", "hr_lower", "hr_lower95"], |line| {
        line.interval.0
    }),
    (&["upper", "upper95", "ci_upper", "exp_b_upper", "exp_upper", "hr_upper", "hr_upper95"], |line| {
        line.interval.1
    }),
];

pub fn spss_cox(case: &Case) -> Result<Value, String> {
    let columns = case.survival()?;
    let rows = columns.observations().map_err(text)?;
    let values = covariate_columns(case)?;
    let fit = covariates(&values)
        .and_then(|covariates| CoxModel::new(rows, covariates))
        .and_then(|model| model.ties(Ties::Breslow).fit())
        .map_err(text)?;
    let table = fit.table(case.confidence_level()).map_err(text)?;
    let mut results = model(&fit);
    let by_covariate: Vec<(String, Value)> =
        table.iter().map(|coefficient| (coefficient.name.clone(), line(coefficient))).collect();
    for (names, part) in LINE {
        let list: Value = table.iter().map(|line| number(part(line))).collect();
        for name in names {
            results.insert((*name).to_owned(), list.clone());
        }
    }
    results.insert("df".to_owned(), table.iter().map(|_| json!(1)).collect());
    for name in ["coefficients", "variables", "covariates", "terms", "equation"] {
        let asked = case.ask().get(name).is_some_and(Value::is_array);
        let list = by_covariate.iter().map(|(_, line)| line.clone()).collect();
        let tree = Value::Object(by_covariate.iter().cloned().collect());
        results.insert(name.to_owned(), if asked { list } else { tree });
    }
    results.extend(by_covariate);
    Ok(Value::Object(results))
}

/// One covariate's line.
fn line(coefficient: &Coefficient) -> Value {
    let mut line = Map::new();
    for (names, part) in LINE {
        for name in names {
            line.insert((*name).to_owned(), number(part(coefficient)));
        }
    }
    line.insert("df".to_owned(), json!(1));
    line.insert("name".to_owned(), json!(coefficient.name));
    Value::Object(line)
}

/// Counts, likelihoods and the "Omnibus Tests of Model Coefficients".
fn model(fit: &CoxFit<'_>) -> Map<String, Value> {
    let mut results = Map::new();
    let mut insert = |names: &[&str], value: &Value| {
        for name in names {
            results.insert((*name).to_owned(), value.clone());
        }
    };
    insert(&["n"], &json!(fit.rows()));
    insert(&["events", "n_events"], &json!(fit.events()));
    insert(&["censored", "n_censored"], &json!(fit.rows() - fit.events()));
    insert(&["loglik"], &number(fit.log_likelihood()));
    insert(&["loglik_null"], &number(fit.null_log_likelihood()));
    let twice = [-2.0 * fit.log_likelihood(), -2.0 * fit.null_log_likelihood()];
    insert(&["minus2ll", "minus2_loglik", "minus2loglik", "neg2ll", "m2ll", "-2LL"], &number(twice[0]));
    insert(
        &[
            "minus2ll_null",
            "minus2_loglik_null",
            "minus2loglik_null",
            "neg2ll_null",
            "m2ll_null",
            "-2LL_null",
        ],
        &number(twice[1]),
    );
    let mut tests = |names: &[&str], test: ChiSquaredTest| {
        insert(names, &chi_squared(test));
        for name in names {
            insert(&[&format!("{name}_chisq")], &number(test.statistic));
            insert(&[&format!("{name}_df")], &json!(test.df));
            insert(&[&format!("{name}_p")], &number(test.p_value));
        }
    };
    tests(&["score", "overall", "omnibus", "overall_score"], fit.score_test());
    tests(
        &["lr", "change", "change_from_previous", "change_from_previous_step"],
        fit.likelihood_ratio_test(),
    );
    tests(&["wald_test"], fit.wald_test());
    results
}
