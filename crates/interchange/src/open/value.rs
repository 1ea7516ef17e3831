//! The value of an observation as an answer to a finding.
//!
//! Whether a finding can have an answer is decided by the findings themselves: values are handed to the reader of
//! saved patients, so that its errors are the same everywhere.

use clinical::{Answer, AnswerError, Comparator, Finding, Kind, Patient};
use serde_json::{Map, Value, json};

use crate::codes::{ECOG_ANSWERS, FINDINGS, LOINC, LOINC_OID, UCUM};
use crate::imported::Refusal;
use crate::resource::{Resource, codes, object, text};
use crate::units::{self, Spelling};

/// Reads a value, whose unit must be one of `units`.
pub(super) fn read(
    finding: Finding,
    holder: &Resource,
    units: &[&'static Spelling],
) -> Result<Answer, Refusal> {
    let value = match finding.kind() {
        Kind::Quantity(_) => quantity(holder, units)?,
        Kind::Count { .. } | Kind::Scale { .. } => whole(finding, holder, units)?,
        Kind::Choice(_) | Kind::Level => chosen(finding, holder)?.into(),
        Kind::YesNo => {
            holder.get("valueBoolean").filter(|value| value.is_boolean()).cloned().ok_or(Refusal::NoValue)?
        }
        Kind::Date => match text(holder, "valueDateTime") {
            "" => return Err(Refusal::NoValue),
            date => date.into(),
        },
    };
    answer(finding, value)
}

/// An answer as a saved patient would have it.
pub(super) fn answer(finding: Finding, value: Value) -> Result<Answer, Refusal> {
    let object = Map::from_iter([(finding.id().to_owned(), value)]);
    let patient = Patient::from_json(&object).map_err(|error: AnswerError| error)?;
    patient.get(finding).ok_or(Refusal::NoValue)
}

fn quantity(holder: &Resource, units: &[&'static Spelling]) -> Result<Value, Refusal> {
    let Measured { comparator, value, spelling } = measured(holder, units)?;
    let (number, unit) = (spelling.convert(value), spelling.own);
    Ok(match comparator {
        Some(comparator) => json!({"comparator": comparator.sign(), "limit": number, "unit": unit}),
        None => json!({"value": number, "unit": unit}),
    })
}

fn whole(finding: Finding, holder: &Resource, units: &[&'static Spelling]) -> Result<Value, Refusal> {
    if let Some(number) = holder.get("valueInteger") {
        return Ok(number.clone());
    }
    if let Some(range) = object(holder, "valueRange") {
        let end =
            |key: &str| object(range, key).and_then(|end| end.get("value")).cloned().unwrap_or_default();
        return match (end("low"), end("high")) {
            (Value::Null, Value::Null) => Err(Refusal::NoValue),
            (low, high) => Ok(json!({"from": low, "to": high})),
        };
    }
    if finding == Finding::Ecog && holder.contains_key("valueCodeableConcept") {
        let concepts = codes(holder, "valueCodeableConcept");
        let grade = concepts.iter().filter(|code| code.system == LOINC || code.system == LOINC_OID).find_map(
            |code| ECOG_ANSWERS.iter().find(|(known, _)| *known == code.code).map(|(_, grade)| *grade),
        );
        return grade.map(Value::from).ok_or(Refusal::NoValue);
    }
    let Measured { comparator, value, .. } = measured(holder, units)?;
    match comparator {
        Some(comparator) => Ok(format!("{}{value}", comparator.sign()).into()),
        None => Ok(value.into()),
    }
}

/// A number with its unit, or a limit.
struct Measured {
    comparator: Option<Comparator>,
    value: f64,
    spelling: &'static Spelling,
}

fn measured(holder: &Resource, units: &[&'static Spelling]) -> Result<Measured, Refusal> {
    let Some(quantity) = object(holder, "valueQuantity") else {
        // A whole number without a unit: enough where a ratio is meant.
        let value = holder.get("valueInteger").and_then(Value::as_f64).ok_or(Refusal::NoValue)?;
        return Ok(Measured { comparator: None, value, spelling: known_unit("", units)? });
    };
    let value = quantity.get("value").and_then(Value::as_f64).ok_or(Refusal::NoValue)?;
    let code = text(quantity, "code");
    let printed = text(quantity, "unit");
    let unit = match text(quantity, "system") {
        UCUM if !code.is_empty() => code,
        _ if !printed.is_empty() => printed,
        _ => code,
    };
    let comparator =
        match text(quantity, "comparator") {
            "" => None,
            sign => Some(Comparator::from_sign(sign).ok_or_else(|| Refusal::Bound {
                given: format!("{sign} {value} {unit}").trim().to_owned(),
            })?),
        };
    Ok(Measured { comparator, value, spelling: known_unit(unit, units)? })
}

fn known_unit(given: &str, units: &[&'static Spelling]) -> Result<&'static Spelling, Refusal> {
    units::read(given, units.iter().copied()).ok_or_else(|| {
        let names: Vec<&str> =
            units.iter().map(|spelling| spelling.ucum).filter(|name| !name.is_empty()).collect();
        Refusal::Unit { given: given.to_owned(), known: names.join(", ") }
    })
}

/// The choice among our own codes.
fn chosen(finding: Finding, holder: &Resource) -> Result<String, Refusal> {
    let own = format!("{FINDINGS}/{}", finding.id());
    let concepts = codes(holder, "valueCodeableConcept");
    concepts.into_iter().find(|code| code.system == own).map(|code| code.code).ok_or(Refusal::NoValue)
}
