//! Documents as plain files: important keys first, indented by two spaces.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use clinical::{Finding, Patient};
use serde_json::{Map, Value};

use crate::document::{Document, SavedPatient, SavedStudy, Units};
use crate::error::OpenError;
use crate::fields::Fields;
use crate::{FORMAT, VERSION, spreadsheet};

/// Writes a readable file. [`lock`](crate::lock) writes an encrypted one.
#[must_use]
pub fn save(document: &Document) -> String {
    match document {
        Document::Patient(saved) => {
            let systems = saved.systems.clone().map(|systems| ("systems", systems.into()));
            let units = saved.units.map(|units| ("units", units.id().into()));
            let findings = ("findings", findings(saved).into());
            let known: Vec<_> = systems.into_iter().chain(units).chain([findings]).collect();
            file("patient", &known, &saved.unknown)
        }
        Document::Study(saved) => {
            let how = [("mapping", saved.mapping.clone()), ("settings", saved.settings.clone())];
            let spreadsheet = saved.spreadsheet.as_ref().map(|it| (spreadsheet::KEY, spreadsheet::write(it)));
            // The rows are long, so the settings precede them.
            let known: Vec<_> = how.into_iter().chain(spreadsheet).collect();
            file("study", &known, &saved.unknown)
        }
    }
}

/// A file of a kind: the header, the known fields, and the preserved unknown ones.
pub(crate) fn file(kind: &str, known: &[(&str, Value)], unknown: &Map<String, Value>) -> String {
    let header = [("format", FORMAT.into()), ("version", VERSION.into()), ("kind", kind.into())];
    let known: Vec<_> = header.iter().chain(known).map(|(key, value)| (*key, value)).collect();
    let is_known = |key: &str| known.iter().any(|(name, _)| *name == key);
    let kept = unknown.iter().map(|(key, value)| (key.as_str(), value)).filter(|(key, _)| !is_known(key));
    let mut text = String::new();
    for (key, value) in known.iter().copied().chain(kept) {
        let start = if text.is_empty() { "{\n" } else { ",\n" };
        // A text in JSON contains no raw line break, so every break is between values.
        let value = format!("{value:#}").replace('\n', "\n  ");
        // Writing to a string cannot fail.
        let _ = write!(text, "{start}  {key}: {value}", key = Value::from(key));
    }
    text.push_str("\n}\n");
    text
}

fn findings(saved: &SavedPatient) -> Map<String, Value> {
    let kept = saved.unknown_findings.iter().filter(|(id, _)| Finding::from_id(id).is_none());
    // Collecting would sort, and sorting each key type costs the page 3 KB; extending inserts.
    let mut findings = Map::new();
    findings.extend(kept.map(|(id, value)| (id.clone(), value.clone())));
    findings.extend(saved.not_known.iter().map(|finding| (finding.id().to_owned(), Value::Null)));
    findings.extend(saved.patient.to_json());
    findings
}

pub(crate) fn patient(mut fields: Fields) -> Result<SavedPatient, OpenError> {
    let systems = fields.optional("systems").map(systems).transpose()?;
    let units = fields.optional("units").map(|value| units(&value)).transpose()?;
    let mut findings = fields.fields("findings")?.left();
    let patient = Patient::from_json(&findings)?;
    let null = |finding: &Finding| findings.get(finding.id()).is_some_and(Value::is_null);
    let mut not_known = BTreeSet::new();
    not_known.extend(Finding::ALL.iter().copied().filter(null));
    findings.retain(|id, _| Finding::from_id(id).is_none());
    Ok(SavedPatient {
        patient,
        not_known,
        systems,
        units,
        unknown_findings: findings,
        unknown: fields.left(),
    })
}

pub(crate) fn study(mut fields: Fields) -> Result<SavedStudy, OpenError> {
    let (mapping, settings) = (fields.value("mapping")?, fields.value("settings")?);
    let spreadsheet = spreadsheet::read(&mut fields)?;
    Ok(SavedStudy { spreadsheet, mapping, settings, unknown: fields.left() })
}

fn systems(value: Value) -> Result<Vec<String>, OpenError> {
    let Value::Array(ids) = value else {
        return Err(Fields::unexpected("systems", "a list of systems", &value));
    };
    let id = |(at, id)| match id {
        Value::String(id) => Ok(id),
        other => Err(Fields::unexpected(&format!("systems.{at}"), "a system's id", &other)),
    };
    ids.into_iter().enumerate().map(id).collect()
}

fn units(value: &Value) -> Result<Units, OpenError> {
    let named = Units::ALL.into_iter().find(|units| value.as_str() == Some(units.id()));
    named.ok_or_else(|| Fields::unexpected("units", "conventional or si", value))
}
