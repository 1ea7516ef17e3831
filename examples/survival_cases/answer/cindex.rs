//! Concordance: R's `concordance(..., reverse = TRUE)` with its time weights, and Uno's.

use serde_json::{Value, json};
use survival::{ConcordanceOptions, Direction, Observations, TimeWeight, concordance};

use super::case::Case;
use super::cox::with_counts;
use super::json::{at, number, to_number};

/// The answer to a case of kind `cindex`.
pub fn cindex(case: &Case) -> Result<Value, String> {
    let columns = case.survival()?;
    let rows = columns.observations().map_err(|error| error.to_string())?;
    let marker = case.numbers("marker")?;
    let with = |weight, until| {
        let options = ConcordanceOptions { direction: Direction::HigherIsWorse, weight, until };
        result(&rows, &marker, &options)
    };
    let uno = at(case.ask(), &["uno"]).as_array().map_or(&[][..], Vec::as_slice);
    let uno = uno.iter().map(|asked| {
        let tau = to_number(at(asked, &["tau"]));
        let mut result = with(TimeWeight::AtRiskOverCensoringSquared, tau);
        result["tau"] = tau.map_or(Value::Null, number);
        result
    });
    Ok(json!({
        "harrell": with(TimeWeight::AtRisk, None),
        "timewt": {
            "n": with(TimeWeight::AtRisk, None),
            "S": with(TimeWeight::Survival, None),
            "S/G": with(TimeWeight::SurvivalOverCensoring, None),
            "n/G2": with(TimeWeight::AtRiskOverCensoringSquared, None),
            "I": with(TimeWeight::Equal, None),
        },
        "uno": uno.collect::<Vec<_>>(),
    }))
}

fn result(rows: &Observations<'_>, marker: &[f64], options: &ConcordanceOptions) -> Value {
    // If no two patients can be compared there is no result.
    concordance(rows, marker, options)
        .map_or_else(|_| json!({ "c": null, "se": null, "counts": null }), |c| with_counts(&c))
}
