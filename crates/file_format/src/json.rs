//! JSON with unique keys: with duplicates, one of two answers would be lost silently.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::error::OpenError;

/// Parses a file that is one object. A leading byte order mark is skipped.
pub(crate) fn object(file: &str) -> Result<Map<String, Value>, OpenError> {
    let text = file.strip_prefix('\u{feff}').unwrap_or(file);
    match serde_json::from_str(text) {
        Ok(Unambiguous(Value::Object(object))) => Ok(object),
        Ok(_) => Err(OpenError::NotOurs { reason: "it is not a JSON object" }),
        Err(error) => Err(malformed(&error)),
    }
}

/// Describes a value for an error: its kind, or a short text verbatim.
pub(crate) fn describe(value: &Value) -> String {
    const SHORT: usize = 40;
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) if text.chars().nth(SHORT).is_none() => value.to_string(),
        Value::String(_) => "a longer text".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

fn malformed(error: &serde_json::Error) -> OpenError {
    let (line, column) = (error.line(), error.column());
    let text = error.to_string();
    let place = format!(" at line {line} column {column}");
    let reason = text.strip_suffix(place.as_str()).unwrap_or(&text).to_owned();
    OpenError::Malformed { line, column, reason }
}

struct Unambiguous(Value);

impl<'de> Deserialize<'de> for Unambiguous {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(Self)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("not a finite number"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Unambiguous(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some((key, Unambiguous(value))) = entries.next_entry::<String, _>()? {
            if object.contains_key(&key) {
                return Err(A::Error::custom(format_args!("the key {key:?} stands twice")));
            }
            object.insert(key, value);
        }
        Ok(object.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn any_json_is_read_as_serde_reads_it() {
        let value = json!({"a": [1, -2, 2.5, 51.3, 1e300, true, null, "µ\n"], "b": {"c": {}}, "": u64::MAX});
        assert_eq!(object(&value.to_string()).map(Value::Object), Ok(value));
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        assert_eq!(object("\u{feff}{}"), Ok(Map::new()));
    }

    #[test]
    fn a_key_that_stands_twice_is_refused_with_its_place() {
        let reason = "the key \"kps\" stands twice".to_owned();
        let error = OpenError::Malformed { line: 2, column: 22, reason };
        assert_eq!(object("{\"findings\":\n{\"kps\": 80, \"kps\": 40}}"), Err(error));
    }

    #[test]
    fn an_error_names_its_place_once() {
        let error = object("{\"kps\": 80,\n}").unwrap_err();
        assert_eq!(error.to_string(), "line 2, column 1: trailing comma");
    }

    #[test]
    fn a_file_nested_without_end_is_refused() {
        for deep in ["[".repeat(1_000_000), "{\"a\":".repeat(1_000_000)] {
            assert!(matches!(object(&deep), Err(OpenError::Malformed { .. })));
        }
    }
}
