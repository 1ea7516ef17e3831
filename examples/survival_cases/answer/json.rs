//! Numbers in and out of JSON, and an `ask` filled from a tree of results.

use serde_json::{Map, Number, Value};

/// A number in the format of the cases: `null` if undefined, text if infinite.
pub fn number(value: f64) -> Value {
    match Number::from_f64(value) {
        Some(number) => Value::Number(number),
        None if value.is_nan() => Value::Null,
        None => Value::from(if value > 0.0 { "Inf" } else { "-Inf" }),
    }
}

/// A number that may be missing.
pub fn optional(value: Option<f64>) -> Value {
    value.map_or(Value::Null, number)
}

/// A list of numbers.
pub fn numbers(values: impl IntoIterator<Item = f64>) -> Value {
    values.into_iter().map(number).collect()
}

/// A list of rows of numbers.
pub fn matrix<R: IntoIterator<Item = f64>>(rows: impl IntoIterator<Item = R>) -> Value {
    rows.into_iter().map(numbers).collect()
}

/// An error as text.
#[expect(clippy::needless_pass_by_value, reason = "made for map_err")]
pub fn text(error: survival::Error) -> String {
    error.to_string()
}

/// The value at a path of keys, `null` if there is none.
pub fn at<'a>(tree: &'a Value, path: &[&str]) -> &'a Value {
    path.iter().fold(tree, |node, key| node.get(key).unwrap_or(&Value::Null))
}

/// A number, including the texts "NaN", "Inf" and "-Inf".
pub fn to_number(value: &Value) -> Option<f64> {
    match value.as_str() {
        Some("NaN") => Some(f64::NAN),
        Some("Inf") => Some(f64::INFINITY),
        Some("-Inf") => Some(f64::NEG_INFINITY),
        _ => value.as_f64(),
    }
}

/// A list of numbers; a single number is a list of one, and other values are omitted.
pub fn to_numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().filter_map(to_number).collect(),
        single => to_number(single).into_iter().collect(),
    }
}

/// The `ask` with each `null` replaced by the result at its path.
///
/// A path without a result is added to `unanswered`: an unanswered question must not look like an undefined
/// result.
pub fn fill(ask: &Value, results: &Value, path: &str, unanswered: &mut Vec<String>) -> Value {
    match (ask, results) {
        (Value::Null, found) => found.clone(),
        (Value::Object(asked), Value::Object(found)) => {
            let mut filled = Map::new();
            for (key, value) in asked {
                let path = format!("{path}/{key}");
                let value = match found.get(key) {
                    Some(found) => fill(value, found, &path, unanswered),
                    None => keep(value, path, unanswered),
                };
                filled.insert(key.clone(), value);
            }
            Value::Object(filled)
        }
        (Value::Array(asked), Value::Array(found)) if asked.len() == found.len() => {
            let items = asked.iter().zip(found).enumerate();
            items
                .map(|(index, (ask, found))| fill(ask, found, &format!("{path}/{index}"), unanswered))
                .collect()
        }
        (asked, Value::Null) => asked.clone(),
        (asked, _) => keep(asked, path.to_owned(), unanswered),
    }
}

/// A part of the `ask` without a result: correct for an input, an error for a question.
fn keep(ask: &Value, path: String, unanswered: &mut Vec<String>) -> Value {
    if asks(ask) {
        unanswered.push(path);
    }
    ask.clone()
}

/// Returns whether the tree contains a `null`.
fn asks(tree: &Value) -> bool {
    match tree {
        Value::Null => true,
        Value::Array(items) => items.iter().any(asks),
        Value::Object(members) => members.values().any(asks),
        _ => false,
    }
}

/// JSON with 17 significant digits, enough to reproduce a double.
pub fn to_text(value: &Value) -> String {
    match value {
        Value::Number(number) if number.is_f64() => format!("{:.16e}", number.as_f64().unwrap_or(f64::NAN)),
        Value::Array(items) => format!("[{}]", items.iter().map(to_text).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let member = |(key, value): (&String, &Value)| {
                format!("{}: {}", Value::from(key.as_str()), to_text(value))
            };
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(",\n"))
        }
        other => other.to_string(),
    }
}
