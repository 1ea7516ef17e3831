//! Converts the value of an observation to an answer.
//!
//! The findings themselves validate answers: values are passed to the reader of saved patients, so that its
//! errors are the same everywhere.

use clinical::{Answer, AnswerError, Comparator, Digits, Finding, Kind, Patient, Problem, WrittenQuantity};
use serde_json::{Map, Value as Json, json};

use crate::codes::{self, ECOG_ANSWERS, FINDINGS, LOINC, LOINC_OID, UCUM};
use crate::imported::Refusal;
use crate::resource::{self, Resource, object, text};
use crate::units::{self, Spelling};

/// The value of an observation.
pub(super) struct Value {
    pub(super) answer: Answer,
    /// An unknown unit printed in addition to the coded one.
    pub(super) printed_unit: Option<String>,
}

/// Reads a value, whose unit must be one of `units`.
pub(super) fn read(
    finding: Finding,
    holder: &Resource,
    units: &[&'static Spelling],
) -> Result<Value, Refusal> {
    let mut printed_unit = None;
    let json = match finding.kind() {
        Kind::Quantity(_) => {
            let measured = measured(finding, holder, units)?;
            let (number, unit) = (measured.spelling.convert(measured.value), measured.spelling.own);
            printed_unit = measured.printed_unit;
            match measured.comparator {
                Some(comparator) => json!({"comparator": comparator.sign(), "limit": number, "unit": unit}),
                None => json!({"value": number, "unit": unit}),
            }
        }
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
    Ok(Value { answer: answer(finding, json)?, printed_unit })
}

/// Reads an answer in the format of a saved patient.
pub(super) fn answer(finding: Finding, value: Json) -> Result<Answer, Refusal> {
    let object = Map::from_iter([(finding.id().to_owned(), value)]);
    let patient = Patient::from_json(&object).map_err(|error: AnswerError| error)?;
    patient.get(finding).ok_or(Refusal::NoValue)
}

fn whole(finding: Finding, holder: &Resource, units: &[&'static Spelling]) -> Result<Json, Refusal> {
    if let Some(number) = holder.get("valueInteger") {
        return Ok(number.clone());
    }
    if let Some(range) = object(holder, "valueRange") {
        let end =
            |key: &str| object(range, key).and_then(|end| end.get("value")).cloned().unwrap_or_default();
        return match (end("low"), end("high")) {
            (Json::Null, Json::Null) => Err(Refusal::NoValue),
            (low, high) => Ok(json!({"from": low, "to": high})),
        };
    }
    if finding == Finding::Ecog && holder.contains_key("valueCodeableConcept") {
        let concepts = resource::codes(holder, "valueCodeableConcept");
        let grade = concepts.iter().filter(|code| code.system == LOINC || code.system == LOINC_OID).find_map(
            |code| ECOG_ANSWERS.iter().find(|(known, _)| *known == code.code).map(|(_, grade)| *grade),
        );
        return grade.map(Json::from).ok_or(Refusal::NoValue);
    }
    let Measured { comparator, value, .. } = measured(finding, holder, units)?;
    match comparator {
        Some(comparator) => Ok(format!("{}{value}", comparator.sign()).into()),
        None => Ok(value.into()),
    }
}

/// A number with its unit, optionally a limit.
struct Measured {
    comparator: Option<Comparator>,
    value: f64,
    spelling: &'static Spelling,
    printed_unit: Option<String>,
}

fn measured(finding: Finding, holder: &Resource, units: &[&'static Spelling]) -> Result<Measured, Refusal> {
    if let Some(quantity) = object(holder, "valueQuantity") {
        return of_quantity(finding, quantity, units);
    }
    let (comparator, value, unit) = match holder.get("valueString").and_then(Json::as_str) {
        Some(text) => written(finding, text)?,
        // An integer without a unit, which is sufficient for a ratio.
        None => {
            let value = holder.get("valueInteger").and_then(Json::as_f64).ok_or(Refusal::NoValue)?;
            (None, value, String::new())
        }
    };
    Ok(Measured { comparator, value, spelling: known_unit(finding, &unit, units)?, printed_unit: None })
}

/// Parses a value sent as text, such as "< 0.3 mg/dL".
fn written(finding: Finding, text: &str) -> Result<(Option<Comparator>, f64, String), Refusal> {
    let WrittenQuantity { comparator, digits, unit } = WrittenQuantity::read(text).ok_or(Refusal::NoValue)?;
    match digits {
        Digits::Number(value) => Ok((comparator, value, unit)),
        Digits::Ambiguous { decimal, thousands, .. } => Err(Refusal::Answer(AnswerError {
            finding,
            given: text.to_owned(),
            problem: Problem::AmbiguousSeparator { decimal, thousands },
        })),
    }
}

fn of_quantity(
    finding: Finding,
    quantity: &Resource,
    units: &[&'static Spelling],
) -> Result<Measured, Refusal> {
    let value = quantity.get("value").and_then(Json::as_f64).ok_or(Refusal::NoValue)?;
    let (code, printed) = (text(quantity, "code").trim(), text(quantity, "unit").trim());
    let is_ucum = text(quantity, "system") == UCUM && !code.is_empty();
    let unit = if is_ucum || printed.is_empty() { code } else { printed };
    let shown = |unit: &str| format!("{} {value} {unit}", text(quantity, "comparator")).trim().to_owned();
    let comparator = match text(quantity, "comparator") {
        "" => None,
        sign => Some(Comparator::from_sign(sign).ok_or_else(|| Refusal::Bound { given: shown(unit) })?),
    };
    let every: Vec<&'static Spelling> = codes::spellings(finding).collect();
    let [by_code, by_print] = [code, printed].map(|given| spelling(finding, given, &every));
    if let (false, false, Some(one), Some(other)) = (code.is_empty(), printed.is_empty(), by_code, by_print)
        && !one.is_same_unit(other)
    {
        return Err(Refusal::UnitsDisagree { printed: shown(printed), coded: shown(code) });
    }
    let is_unread =
        is_ucum && !printed.is_empty() && by_print.is_none() && !printed.eq_ignore_ascii_case(code);
    let printed_unit = is_unread.then(|| printed.to_owned());
    Ok(Measured { comparator, value, spelling: known_unit(finding, unit, units)?, printed_unit })
}

/// The spelling among `units` that matches `given`, directly or as a typed spelling of the same unit.
fn spelling(finding: Finding, given: &str, units: &[&'static Spelling]) -> Option<&'static Spelling> {
    units::read(given, units.iter().copied()).or_else(|| {
        let measure = finding.measure()?;
        let own = measure.units.get(usize::from(measure.unit_index(given)?))?.id;
        units.iter().copied().find(|spelling| spelling.own == own && spelling.is_plain())
    })
}

fn known_unit(
    finding: Finding,
    given: &str,
    units: &[&'static Spelling],
) -> Result<&'static Spelling, Refusal> {
    spelling(finding, given, units).ok_or_else(|| {
        let names: Vec<&str> =
            units.iter().map(|spelling| spelling.ucum).filter(|name| !name.is_empty()).collect();
        Refusal::Unit { given: given.to_owned(), known: names.join(", ") }
    })
}

/// The value chosen by one of this program's codes.
fn chosen(finding: Finding, holder: &Resource) -> Result<String, Refusal> {
    let own = format!("{FINDINGS}/{}", finding.id());
    let concepts = resource::codes(holder, "valueCodeableConcept");
    concepts.into_iter().find(|code| code.system == own).map(|code| code.code).ok_or(Refusal::NoValue)
}
