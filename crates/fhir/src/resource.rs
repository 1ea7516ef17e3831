//! Access to elements of FHIR resources.

use serde_json::{Map, Value};

use crate::imported::Code;
use crate::moment::Moment;

pub(crate) type Resource = Map<String, Value>;

/// The text of an element; empty if it is missing.
pub(crate) fn text<'a>(object: &'a Resource, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The object of an element.
pub(crate) fn object<'a>(object: &'a Resource, key: &str) -> Option<&'a Resource> {
    object.get(key).and_then(Value::as_object)
}

/// The objects of a list.
pub(crate) fn objects<'a>(object: &'a Resource, key: &str) -> impl Iterator<Item = &'a Resource> {
    object.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

/// The codes of a concept; without any, its text only.
pub(crate) fn codes(resource: &Resource, key: &str) -> Vec<Code> {
    let Some(concept) = object(resource, key) else {
        return Vec::new();
    };
    let words = text(concept, "text");
    let coded: Vec<Code> = objects(concept, "coding")
        .map(|coding| {
            let display = text(coding, "display");
            Code {
                system: text(coding, "system").to_owned(),
                code: text(coding, "code").to_owned(),
                display: if display.is_empty() { words } else { display }.to_owned(),
            }
        })
        .collect();
    if coded.is_empty() && !words.is_empty() {
        return vec![Code { display: words.to_owned(), ..Code::default() }];
    }
    coded
}

/// The code of a status: a concept in later releases of FHIR, text in earlier ones.
pub(crate) fn status<'a>(resource: &'a Resource, key: &str) -> &'a str {
    let coded = || objects(object(resource, key)?, "coding").map(|coding| text(coding, "code")).next();
    resource.get(key).and_then(Value::as_str).or_else(coded).unwrap_or_default()
}

/// Time of measurement of a resource.
pub(crate) fn measured(resource: &Resource) -> Option<Moment> {
    let moment = |key: &str| Moment::parse(text(resource, key));
    let period = || {
        let period = object(resource, "effectivePeriod")?;
        Moment::parse(text(period, "end")).or_else(|| Moment::parse(text(period, "start")))
    };
    moment("effectiveDateTime").or_else(|| moment("effectiveInstant")).or_else(period)
}

/// Time at which a resource was issued or last changed: of two with the same time of measurement, the later
/// corrects the other.
pub(crate) fn issued(resource: &Resource) -> Option<Moment> {
    let updated = || Moment::parse(text(object(resource, "meta")?, "lastUpdated"));
    Moment::parse(text(resource, "issued")).or_else(updated)
}
