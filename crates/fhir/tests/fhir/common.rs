//! A date, resources and patients of every kind, shared by the tests.

use clinical::{Answer, Band, Comparator, Date, Finding, Kind, Patient, Quantity, QuantityBound};
use fhir::{Imported, Occasion, open, save};
use proptest::prelude::*;
use serde_json::{Value, json};

pub(crate) const TODAY: Date = Date::constant(2026, 11, 24);

pub(crate) fn saved(patient: &Patient) -> Value {
    let occasion = Occasion {
        day: TODAY,
        random: 0x5eed << 64,
        program: "Spinemet 0.1.0",
        measured: &[],
        systems: None,
    };
    save(patient, &systems::CATALOGUE, &occasion)
}

/// Opens a bundle of these resources.
#[track_caller]
pub(crate) fn opened(resources: &[Value]) -> Imported {
    let entries: Vec<Value> = resources.iter().map(|resource| json!({"resource": resource})).collect();
    let bundle = json!({"resourceType": "Bundle", "type": "searchset", "entry": entries});
    open(&bundle.to_string(), TODAY).unwrap()
}

/// A laboratory value, final, of patient 1.
pub(crate) fn lab(code: &str, when: &str, value: f64, unit: &str) -> Value {
    json!({
        "resourceType": "Observation", "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": code}]},
        "subject": {"reference": "Patient/1"},
        "effectiveDateTime": when,
        "valueQuantity": {"value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit},
    })
}

/// A diagnosis in ICD-10, of patient 1.
pub(crate) fn diagnosis(code: &str) -> Value {
    json!({
        "resourceType": "Condition",
        "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": code}]},
        "subject": {"reference": "Patient/1"},
    })
}

/// A resource with another value for a key.
pub(crate) fn with(mut resource: Value, key: &str, value: Value) -> Value {
    resource[key] = value;
    resource
}

/// Any valid answer of a finding.
fn answers(finding: Finding) -> BoxedStrategy<Answer> {
    let bands = |from: u32, to: u32, step: u32| {
        let steps = (to - from) / step;
        let ends = (0..=steps, 0..=steps);
        ends.prop_map(move |(a, b)| Band { low: from + a.min(b) * step, high: from + a.max(b) * step })
    };
    match finding.kind() {
        Kind::Choice(_) | Kind::YesNo | Kind::Level => {
            let count = u8::try_from(finding.values().len()).unwrap();
            (0..count).prop_map(Answer::Choice).boxed()
        }
        Kind::Count { least, most } => bands(least, most, 1).prop_map(Answer::Whole).boxed(),
        Kind::Scale { from, to, step } => bands(from, to, step).prop_map(Answer::Whole).boxed(),
        Kind::Quantity(measure) => {
            let units = u8::try_from(measure.units.len()).unwrap();
            let (low, high) = measure.possible;
            let comparators = prop::option::weighted(0.2, prop::sample::select(&Comparator::ALL[..]));
            (0..units, 0.0..=1.0, comparators)
                .prop_map(move |(unit, part, comparator)| {
                    let value = Quantity { value: low + part * (high - low), unit: 0 }.in_unit(measure, unit);
                    let quantity = Quantity { value: (value * 1000.0).round() / 1000.0, unit };
                    comparator.map_or(Answer::Quantity(quantity), |comparator| {
                        Answer::Bounded(QuantityBound { comparator, limit: quantity })
                    })
                })
                .prop_filter("rounded out of range", move |answer| finding.check(*answer).is_ok())
                .boxed()
        }
        Kind::Date => (1900_i16..=2100, 1_i8..=12, 1_i8..=28)
            .prop_map(|(year, month, day)| Answer::Date(Date::constant(year, month, day)))
            .boxed(),
    }
}

/// Any patient, with about half of the findings known.
pub(crate) fn patients() -> impl Strategy<Value = Patient> {
    let each: Vec<_> =
        Finding::ALL.iter().map(|finding| prop::option::of(answers(*finding)).boxed()).collect();
    each.prop_map(|answers| {
        let mut patient = Patient::default();
        for (finding, answer) in Finding::ALL.iter().zip(answers) {
            if let Some(answer) = answer {
                patient.set(*finding, answer).unwrap();
            }
        }
        patient
    })
}
