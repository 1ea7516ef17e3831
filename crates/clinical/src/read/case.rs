//! Worked cases: input and expected result.

use serde_json::{Map, Value};
use toml::Spanned;

use super::{File, ReadError, raw, text};
use crate::definition::{Case, Outcome};
use crate::patient::Patient;

pub(super) fn read(file: &File<'_>, spanned: &Spanned<raw::Case>) -> Result<Case, ReadError> {
    let (raw, at) = (spanned.get_ref(), spanned.span().start);
    let mut given = Map::new();
    for (id, value) in &raw.given {
        if crate::Finding::from_id(id).is_none() {
            return Err(file.error(at, format!("there is no finding \"{id}\"")));
        }
        given.insert(id.clone(), json(value));
    }
    let patient = Patient::from_json(&given).map_err(|error| file.error(at, error))?;
    let outcome = match (raw.total, raw.value, &raw.group) {
        (Some(total), None, _) => Outcome::Total(total),
        (None, Some(value), _) => Outcome::Value(value),
        (None, None, Some(_)) => Outcome::Group,
        _ => return Err(file.error(at, "a case comes to a total, a value or a group")),
    };
    let line = u32::try_from(file.error(at, "").line).unwrap_or(u32::MAX);
    Ok(Case { line, patient, outcome, group: text(raw.group.as_ref()) })
}

fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.clone().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(yes) => (*yes).into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(values) => values.iter().map(json).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.iter().map(|(key, value)| (key.clone(), json(value))).collect())
        }
    }
}
