//! Cases of kind `distribution`: under a function's name, rows of its arguments and its value.

use serde_json::{Map, Value};
use survival::distribution::{
    beta_cdf, beta_quantile, beta_sf, chi_squared_cdf, chi_squared_quantile, chi_squared_sf, f_cdf,
    f_quantile, f_sf, normal_cdf, normal_quantile, normal_sf, student_t_cdf, student_t_quantile,
    student_t_sf,
};

use super::case::Case;
use super::json::{number, to_number};

pub fn distribution(case: &Case) -> Result<Value, String> {
    let mut results = Map::new();
    for (name, rows) in case.ask().as_object().into_iter().flatten() {
        let rows = rows.as_array().ok_or_else(|| format!("{name} is not a list"))?;
        let answered = rows.iter().map(|row| answer(name, row));
        results.insert(name.clone(), answered.collect::<Result<Value, _>>()?);
    }
    Ok(Value::Object(results))
}

/// A row with its value at the end.
fn answer(name: &str, row: &Value) -> Result<Value, String> {
    let items = row.as_array().ok_or_else(|| format!("{name}: {row} is not a list"))?;
    let arguments: Vec<f64> = items.iter().filter_map(to_number).collect();
    let value = value(name, &arguments)
        .ok_or_else(|| format!("{name} of {} arguments is unknown", arguments.len()))?;
    Ok(items.iter().map(|item| if item.is_null() { number(value) } else { item.clone() }).collect())
}

fn value(name: &str, arguments: &[f64]) -> Option<f64> {
    let (family, what) = name.rsplit_once('_')?;
    Some(match (family, what, arguments) {
        ("normal" | "norm", "sf", &[x]) => normal_sf(x),
        ("normal" | "norm", "cdf", &[x]) => normal_cdf(x),
        ("normal" | "norm", "quantile" | "ppf", &[p]) => normal_quantile(p),
        ("normal" | "norm", "isf", &[p]) => -normal_quantile(p),
        ("chi2" | "chi_squared" | "chisq", "sf", &[x, df]) => chi_squared_sf(x, df),
        ("chi2" | "chi_squared" | "chisq", "cdf", &[x, df]) => chi_squared_cdf(x, df),
        ("chi2" | "chi_squared" | "chisq", "quantile" | "ppf", &[p, df]) => chi_squared_quantile(p, df),
        ("t" | "student_t", "sf", &[x, df]) => student_t_sf(x, df),
        ("t" | "student_t", "cdf", &[x, df]) => student_t_cdf(x, df),
        ("t" | "student_t", "quantile" | "ppf", &[p, df]) => student_t_quantile(p, df),
        ("t" | "student_t", "isf", &[p, df]) => -student_t_quantile(p, df),
        ("f", "sf", &[x, df1, df2]) => f_sf(x, df1, df2),
        ("f", "cdf", &[x, df1, df2]) => f_cdf(x, df1, df2),
        ("f", "quantile" | "ppf", &[p, df1, df2]) => f_quantile(p, df1, df2),
        ("beta", "sf", &[x, a, b]) => beta_sf(x, a, b),
        ("beta", "cdf", &[x, a, b]) => beta_cdf(x, a, b),
        ("beta", "quantile" | "ppf", &[p, a, b]) => beta_quantile(p, a, b),
        _ => return None,
    })
}
