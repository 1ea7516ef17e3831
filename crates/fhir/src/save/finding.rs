//! A finding as an Observation, with a standard code if one is certain, and always with this program's own.

use clinical::{Answer, Band, Finding, Kind, Quantity, QuantityBound, Section};
use serde_json::{Map, Value, json};

use super::words;
use crate::codes::{self, FINDINGS, LOINC, Test, UCUM};

/// The observation, without its subject.
pub(super) fn observation(finding: Finding, answer: Answer) -> Value {
    let mut observation = json!({
        "resourceType": "Observation",
        "status": "final",
        "code": code(finding, answer),
    });
    if is_laboratory(finding) {
        observation["category"] = json!([{"coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "laboratory"
        }]}]);
    }
    let (key, value) = value(finding, answer);
    observation[key] = value;
    observation
}

fn is_laboratory(finding: Finding) -> bool {
    matches!(finding.section(), Section::Liver | Section::Blood)
        && matches!(finding.kind(), Kind::Quantity(_))
}

fn code(finding: Finding, answer: Answer) -> Value {
    let standard =
        test(finding, answer).map(|test| json!({"system": LOINC, "code": test.code, "display": test.name}));
    let own = json!({"system": FINDINGS, "code": finding.id()});
    let coding: Vec<Value> = standard.into_iter().chain([own]).collect();
    json!({"coding": coding, "text": words(finding.id())})
}

fn test(finding: Finding, answer: Answer) -> Option<&'static Test> {
    match answer {
        Answer::Quantity(quantity) | Answer::Bounded(QuantityBound { limit: quantity, .. }) => {
            codes::test_for(finding, unit(finding, quantity)?)
        }
        Answer::Whole(_) => codes::test_for(finding, ""),
        Answer::Choice(_) | Answer::Date(_) => None,
    }
}

fn unit(finding: Finding, quantity: Quantity) -> Option<&'static str> {
    finding.measure()?.units.get(usize::from(quantity.unit)).map(|unit| unit.id)
}

fn value(finding: Finding, answer: Answer) -> (&'static str, Value) {
    match answer {
        Answer::Choice(at) if finding.kind() == Kind::YesNo => ("valueBoolean", Value::Bool(at == 1)),
        Answer::Choice(at) => {
            let value = finding.values().get(usize::from(at)).copied().unwrap_or_default();
            let coding = json!({"system": format!("{FINDINGS}/{}", finding.id()), "code": value});
            ("valueCodeableConcept", json!({"coding": [coding], "text": words(value)}))
        }
        Answer::Whole(band) => band
            .exact()
            .map_or_else(|| ("valueRange", range(finding, band)), |number| ("valueInteger", number.into())),
        Answer::Quantity(quantity) => ("valueQuantity", Value::Object(measured(finding, quantity))),
        Answer::Bounded(QuantityBound { comparator, limit }) => {
            let mut object = measured(finding, limit);
            object.insert("comparator".to_owned(), comparator.sign().into());
            ("valueQuantity", Value::Object(object))
        }
        Answer::Date(date) => ("valueDateTime", date.to_string().into()),
    }
}

fn measured(finding: Finding, quantity: Quantity) -> Map<String, Value> {
    let own = unit(finding, quantity).unwrap_or_default();
    let mut object =
        Map::from_iter([("value".to_owned(), decimal(quantity.value)), ("unit".to_owned(), own.into())]);
    if let Some(code) = codes::ucum(finding, own) {
        object.extend([("system".to_owned(), UCUM.into()), ("code".to_owned(), code.into())]);
    }
    object
}

/// A band as a range; "3 or more" has no upper end.
fn range(finding: Finding, band: Band) -> Value {
    let mut range = json!({"low": {"value": band.low}});
    let most = match finding.kind() {
        Kind::Count { most, .. } => most,
        Kind::Scale { to, .. } => to,
        Kind::Choice(_) | Kind::YesNo | Kind::Level | Kind::Quantity(_) | Kind::Date => 0,
    };
    if band.high < most {
        range["high"] = json!({"value": band.high});
    }
    range
}

/// A number as JSON, an integer without a decimal point.
pub(super) fn decimal(value: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole, and within what a double holds exactly"
        )]
        return Value::from(value as i64);
    }
    Value::from(value)
}
