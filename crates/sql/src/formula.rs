//! The formulas of [`clinical::Formula`] as SQL; tests/in_duckdb.py compares them with the engine.

use clinical::Formula;

/// The formula's value, in the first units of its inputs.
pub(crate) fn formula(formula: Formula) -> String {
    match formula {
        Formula::Albi => "(0.66E0 * LOG10(bilirubin * 17.1E0) - 0.085E0 * (albumin * 10E0))".to_owned(),
        Formula::Meld => score(&meld()),
        Formula::MeldNa2016 => {
            let initial = format!("FLOOR({} + 0.5E0)", meld());
            let lack = format!("(137E0 - {})", clamped("sodium", Some("125"), Some("137")));
            let sodium = format!("1.32E0 * {lack} - 0.033E0 * {initial} * {lack}");
            score(&format!(
                "({initial} + CASE WHEN {initial} > 11 THEN {sodium} WHEN {lack} IS NOT NULL THEN 0E0 END)"
            ))
        }
        Formula::Meld3 => {
            let bilirubin = ln("bilirubin");
            let creatinine = creatinine("3");
            let sodium = format!("(137E0 - {})", clamped("sodium", Some("125"), Some("137")));
            let albumin = format!("(3.5E0 - {})", clamped("albumin", Some("1.5"), Some("3.5")));
            score(&format!(
                "(CASE WHEN sex = 'female' THEN 1.33E0 WHEN sex IS NOT NULL THEN 0E0 END + 4.56E0 * {bilirubin} \
                 + 0.82E0 * {sodium} - 0.24E0 * {sodium} * {bilirubin} + 9.09E0 * {} + 11.14E0 * {creatinine} \
                 + 1.85E0 * {albumin} - 1.83E0 * {albumin} * {creatinine} + 6E0)",
                ln("inr")
            ))
        }
    }
}

/// 10 (0.957 ln Cr + 0.378 ln bilirubin + 1.120 ln INR + 0.643).
fn meld() -> String {
    let (creatinine, bilirubin, inr) = (creatinine("4"), ln("bilirubin"), ln("inr"));
    format!("(9.57E0 * {creatinine} + 3.78E0 * {bilirubin} + 11.2E0 * {inr} + 6.43E0)")
}

/// The natural logarithm of a value, which is at least 1.
fn ln(column: &str) -> String {
    format!("LN({})", clamped(column, Some("1"), None))
}

/// The logarithm of creatinine, clamped to 1 to `most`; on dialysis it is `most`, whatever was measured.
fn creatinine(most: &str) -> String {
    let measured = clamped("creatinine", Some("1"), Some(most));
    format!("LN(CASE WHEN dialysis THEN {most}E0 WHEN NOT dialysis THEN {measured} END)")
}

fn clamped(column: &str, least: Option<&str>, most: Option<&str>) -> String {
    let least = least.map(|end| format!("WHEN {column} < {end} THEN {end}E0 ")).unwrap_or_default();
    let most = most.map(|end| format!("WHEN {column} > {end} THEN {end}E0 ")).unwrap_or_default();
    format!("CASE {least}{most}ELSE {column} END")
}

/// Rounds, halves up, and clamps to 6-40.
fn score(sum: &str) -> String {
    format!(
        "CASE WHEN {sum} < 6 THEN 6 WHEN {sum} > 40 THEN 40 ELSE CAST(FLOOR({sum} + 0.5E0) AS INTEGER) END"
    )
}
