//! Test documents of every kind, and a passphrase.

use clinical::{Answer, Band, Comparator, Date, Finding, Kind, Patient, Quantity, QuantityBound};
use file_format::{
    Document, LockedFile, Opened, Passphrase, Randomness, SavedPatient, SavedStudy, Spreadsheet, Units, open,
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

pub(crate) fn passphrase(typed: &str) -> Passphrase {
    Passphrase::new(typed.to_owned(), str::to_owned).unwrap()
}

/// Not random, for reproducible files.
pub(crate) fn randomness() -> Randomness {
    let salt = std::array::from_fn(|at| u8::try_from(at).unwrap());
    let nonce = std::array::from_fn(|at| 0xf0 + u8::try_from(at).unwrap());
    Randomness { salt, nonce }
}

#[track_caller]
pub(crate) fn opened(file: &str) -> Document {
    match open(file) {
        Ok(Opened::Plain(document)) => document,
        other => panic!("a plain file is expected, not {other:?}"),
    }
}

#[track_caller]
pub(crate) fn locked(file: &str) -> LockedFile {
    match open(file) {
        Ok(Opened::Locked(locked)) => locked,
        other => panic!("a locked file is expected, not {other:?}"),
    }
}

/// The patient of the fixtures.
pub(crate) fn patient() -> Document {
    let mut patient = Patient::default();
    patient.choose(Finding::PrimarySite, "hcc").unwrap();
    patient.set(Finding::Kps, Answer::Whole(Band { low: 50, high: 70 })).unwrap();
    patient.set(Finding::VertebralMetastases, Answer::Whole(Band { low: 3, high: 33 })).unwrap();
    patient.measure(Finding::Bilirubin, 51.3, 1).unwrap();
    patient.choose(Finding::TargetedTherapy, "yes").unwrap();
    patient.set(Finding::DateSurgery, Answer::Date(Date::constant(2026, 3, 1))).unwrap();
    Document::from(SavedPatient {
        patient,
        not_known: [Finding::Albumin].into(),
        systems: Some(vec!["tokuhashi_2005".to_owned(), "of_a_later_release".to_owned()]),
        units: Some(Units::Si),
        unknown_findings: object(&json!({"shoe_size": 43})),
        unknown: object(&json!({"remark": {"text": "a \"quoted\"\nline", "colours": [1, 2.5, null]}})),
    })
}

/// The study of the fixtures.
pub(crate) fn study() -> Document {
    Document::from(SavedStudy {
        spreadsheet: None,
        mapping: json!({"Age at surgery": {"finding": "age"}, "사망": {"finding": "died", "yes": ["1", "예"]}}),
        settings: json!({"landmark": 1.5, "groups": ["tomita_2001"], "strata": []}),
        unknown: object(&json!({"name": "Seoul"})),
    })
}

pub(crate) fn object(value: &Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

/// Any valid answer of the finding.
fn answer(finding: Finding) -> BoxedStrategy<Answer> {
    match finding.kind() {
        Kind::Choice(_) | Kind::YesNo | Kind::Level => {
            let values = u8::try_from(finding.values().len()).unwrap();
            (0..values).prop_map(Answer::Choice).boxed()
        }
        Kind::Count { least, most } => band(least, most, 1),
        Kind::Scale { from, to, step } => band(from, to, step),
        Kind::Quantity(measure) => {
            let (low, high) = measure.possible;
            let units = u8::try_from(measure.units.len()).unwrap();
            let comparators = prop::option::weighted(0.2, prop::sample::select(&Comparator::ALL[..]));
            let quantity = move |(part, unit, comparator): (f64, u8, Option<Comparator>)| {
                let quantity = Quantity { value: (low + (high - low) * part) * measure.factor(unit), unit };
                comparator.map_or(Answer::Quantity(quantity), |comparator| {
                    Answer::Bounded(QuantityBound { comparator, limit: quantity })
                })
            };
            (0.001..0.999, 0..units, comparators).prop_map(quantity).boxed()
        }
        Kind::Date => {
            let date = |(year, month, day)| Answer::Date(Date::new(year, month, day).unwrap());
            (0_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(date).boxed()
        }
    }
}

fn band(least: u32, most: u32, step: u32) -> BoxedStrategy<Answer> {
    let steps = (most - least) / step;
    let band = move |(one, other): (u32, u32)| {
        let (low, high) = (least + step * one.min(other), least + step * one.max(other));
        Answer::Whole(Band { low, high })
    };
    (0..=steps, 0..=steps).prop_map(band).boxed()
}

/// Any JSON, a few levels deep.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        prop::num::f64::NORMAL.prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..5)
                .prop_map(|entries| Map::from_iter(entries).into()),
        ]
    })
}

/// Any values under keys that no release has used.
fn unknown() -> impl Strategy<Value = Map<String, Value>> {
    prop::collection::btree_map("x_.*", any_value(), 0..3).prop_map(Map::from_iter)
}

/// Any patient, with any unknown fields.
pub(crate) fn any_patient() -> impl Strategy<Value = Document> {
    let answers: Vec<_> =
        Finding::ALL.iter().map(|finding| prop::option::of(prop::option::of(answer(*finding)))).collect();
    let systems = prop::option::of(prop::collection::vec(any::<String>(), 0..6));
    let units = prop::option::of(prop::sample::select(Units::ALL.to_vec()));
    (answers, systems, units, unknown(), unknown()).prop_map(
        |(answers, systems, units, unknown_findings, unknown)| {
            let mut saved =
                SavedPatient { systems, units, unknown_findings, unknown, ..SavedPatient::default() };
            for (finding, answer) in Finding::ALL.iter().zip(answers) {
                match answer {
                    Some(Some(answer)) => saved.patient.set(*finding, answer).unwrap(),
                    Some(None) => drop(saved.not_known.insert(*finding)),
                    None => {}
                }
            }
            Document::from(saved)
        },
    )
}

/// Any patient or study.
pub(crate) fn any_document() -> impl Strategy<Value = Document> {
    let spreadsheet = any::<(String, Vec<u8>)>().prop_map(|(name, contents)| Spreadsheet { name, contents });
    let study = (prop::option::of(spreadsheet), any_value(), any_value(), unknown()).prop_map(
        |(spreadsheet, mapping, settings, unknown)| SavedStudy { spreadsheet, mapping, settings, unknown },
    );
    prop_oneof![any_patient(), study.prop_map(Document::from)]
}
