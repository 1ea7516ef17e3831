//! Cases of kinds `contingency` and `contingency_paired`: a table in the `ask` itself.

use serde_json::{Value, json};
use survival::contingency::{OddsRatio, TableTest};
use survival::{ContingencyTable, Error, Fisher2x2, McNemar, fisher_exact};

use super::case::Case;
use super::json::{at, matrix, number, text};

pub fn contingency(case: &Case) -> Result<Value, String> {
    let table = ContingencyTable::new(&counts(case)?).map_err(text)?;
    let expected = table.expected();
    let least = expected.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    let pearson = table.pearson();
    let g = table.g();
    let mut results = json!({
        "pearson": {
            "chisq": number(pearson.chi_squared),
            "df": pearson.degrees_of_freedom,
            "p": number(pearson.p),
            "expected": matrix(expected),
            "min_expected": number(least),
        },
        "g_test": { "g": number(g.chi_squared), "df": g.degrees_of_freedom, "p": number(g.p) },
    });
    match Fisher2x2::new(&table) {
        Ok(fisher) => two_by_two(&table, &fisher, case.confidence_level(), &mut results)?,
        Err(_) => match fisher_exact(&table) {
            Ok(p) => results["fisher"] = json!({ "p_two_sided": number(p) }),
            // Omitted, so that the question counts as unanswered.
            Err(Error::TooLarge { .. }) => {}
            Err(error) => return Err(text(error)),
        },
    }
    Ok(results)
}

fn two_by_two(
    table: &ContingencyTable,
    fisher: &Fisher2x2,
    level: f64,
    results: &mut Value,
) -> Result<(), String> {
    let p = fisher.p();
    let odds = fisher.odds_ratio_of_r(level).map_err(text)?;
    results["fisher"] = json!({
        "p_two_sided": number(p.two_sided),
        "p_greater": number(p.greater),
        "p_less": number(p.less),
        "or_cmle": number(odds.estimate),
        "or_lower": number(odds.lower),
        "or_upper": number(odds.upper),
    });
    let yates = table.yates().map_err(text)?;
    results["yates"] = json!({ "chisq": number(yates.chi_squared), "p": number(yates.p) });
    let OddsRatio { estimate, lower, upper } = fisher.wald(level).map_err(text)?;
    results["odds_ratio_wald"] =
        json!({ "or": number(estimate), "lower": number(lower), "upper": number(upper) });
    let mcnemar = McNemar::new(table).map_err(text)?;
    let statistic =
        |test: Result<TableTest, Error>| test.map_or((f64::NAN, f64::NAN), |test| (test.chi_squared, test.p));
    let (plain, corrected) = (statistic(mcnemar.chi_squared()), statistic(mcnemar.corrected()));
    results["mcnemar"] = json!({
        "chisq": number(plain.0),
        "p": number(plain.1),
        "chisq_cc": number(corrected.0),
        "p_cc": number(corrected.1),
        "p_exact": number(mcnemar.exact()),
        "p_midp": number(mcnemar.mid_p()),
    });
    Ok(())
}

fn counts(case: &Case) -> Result<Vec<Vec<u64>>, String> {
    let table = [at(case.ask(), &["table"]), case.setting(&["table"])].into_iter().find_map(Value::as_array);
    let count = |value: &Value| {
        value.as_u64().or_else(|| value.as_f64().filter(|n| *n >= 0.0 && n.fract() == 0.0).map(|n| n as u64))
    };
    let row =
        |row: &Value| row.as_array().and_then(|row| row.iter().map(count).collect::<Option<Vec<u64>>>());
    table
        .and_then(|rows| rows.iter().map(row).collect())
        .ok_or_else(|| "the case has no table of counts".to_owned())
}
