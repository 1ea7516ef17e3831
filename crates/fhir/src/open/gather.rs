//! Collects the resources of a file from any wrapping, and checks that they belong to one patient.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::imported::OpenError;
use crate::resource::{Resource, object, objects, text};

/// Parses a file as one JSON value, or as one for each line.
pub(super) fn parse(file: &str) -> Result<Vec<Value>, OpenError> {
    let file = file.trim_start_matches('\u{feff}');
    if file.trim().is_empty() {
        return Err(OpenError::Empty);
    }
    let whole = match serde_json::from_str(file) {
        Ok(value) => return Ok(vec![value]),
        Err(error) => OpenError::NotJson { line: error.line(), column: error.column() },
    };
    let mut values = Vec::new();
    for (at, line) in file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(value) => values.push(value),
            // If the first line is not a value by itself, the file is not line-delimited.
            Err(_) if values.is_empty() => return Err(whole),
            Err(error) => return Err(OpenError::NotJson { line: at + 1, column: error.column() }),
        }
    }
    Ok(values)
}

/// All resources of a file, including nested ones.
pub(super) fn gather(values: &[Value]) -> Result<Vec<&Resource>, OpenError> {
    let mut gathered = Gathered::default();
    values.iter().for_each(|value| gathered.walk(value, ""));
    if gathered.resources.is_empty() {
        return Err(if gathered.health_card { OpenError::HealthCard } else { OpenError::NotFhir });
    }
    match gathered.patients() {
        0 | 1 => Ok(gathered.resources),
        count => Err(OpenError::SeveralPatients { count }),
    }
}

#[derive(Default)]
struct Gathered<'a> {
    resources: Vec<&'a Resource>,
    /// Addresses of patient resources.
    addresses: BTreeMap<usize, &'a str>,
    health_card: bool,
}

impl<'a> Gathered<'a> {
    fn walk(&mut self, value: &'a Value, address: &'a str) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.walk(value, "")),
            Value::Object(resource) => self.walk_object(resource, address),
            _ => {}
        }
    }

    fn walk_object(&mut self, resource: &'a Resource, address: &'a str) {
        match text(resource, "resourceType") {
            "" => self.unwrap_card(resource),
            "Bundle" => self.walk_each(resource, "entry"),
            "Parameters" => self.walk_each(resource, "parameter"),
            _ => {
                self.addresses.insert(self.resources.len(), address);
                self.resources.push(resource);
                resource.get("contained").into_iter().for_each(|contained| self.walk(contained, ""));
            }
        }
    }

    fn walk_each(&mut self, resource: &'a Resource, key: &str) {
        for entry in objects(resource, key) {
            if let Some(inner) = entry.get("resource") {
                self.walk(inner, text(entry, "fullUrl"));
            }
        }
    }

    /// A SMART Health Card: as issued it cannot be read, but its decoded payload contains a Bundle.
    fn unwrap_card(&mut self, card: &'a Resource) {
        self.health_card |= card.contains_key("verifiableCredential");
        let subject = object(card, "vc").and_then(|vc| object(vc, "credentialSubject"));
        if let Some(bundle) = subject.and_then(|subject| subject.get("fhirBundle")) {
            self.walk(bundle, "");
        }
    }

    /// Number of patients to whom the resources belong.
    fn patients(&self) -> usize {
        let mut patients = BTreeSet::new();
        let mut names = BTreeMap::new();
        for (at, resource) in self.resources.iter().enumerate() {
            if text(resource, "resourceType") != "Patient" {
                continue;
            }
            let address = self.addresses.get(&at).map_or("", |address| last_part(address));
            let known_by = [text(resource, "id"), address].into_iter().filter(|name| !name.is_empty());
            let known_by: Vec<&str> = known_by.collect();
            // A patient that cannot be referenced is identified by its content.
            let own = known_by
                .first()
                .map_or_else(|| Value::from((*resource).clone()).to_string(), |name| (*name).to_owned());
            names.extend(known_by.into_iter().map(|name| (name, own.clone())));
            patients.insert(own);
        }
        let unnamed = !patients.is_empty() && names.is_empty();
        let mut strangers = BTreeSet::new();
        for resource in &self.resources {
            let subject = object(resource, "subject").or_else(|| object(resource, "patient"));
            let reference = subject.map_or("", |subject| text(subject, "reference"));
            if reference.is_empty() || reference.starts_with('#') || is_of_another_kind(reference) {
                continue;
            }
            let name = last_part(reference);
            if !names.contains_key(name) {
                strangers.insert(name);
            }
        }
        // Resources may refer to a patient who is in the file without an id, but only to one.
        let of_unnamed = usize::from(unnamed && !strangers.is_empty());
        patients.len() + strangers.len() - of_unnamed
    }
}

/// Id in a reference, without its server, type and version.
fn last_part(reference: &str) -> &str {
    let unversioned = reference.split("/_history/").next().unwrap_or_default();
    unversioned.rsplit(['/', ':']).next().unwrap_or_default()
}

/// Returns whether a reference is to another type than a patient: a device, a location.
fn is_of_another_kind(reference: &str) -> bool {
    let mut parts = reference.rsplit('/').skip(1);
    parts.next().is_some_and(|kind| {
        !matches!(kind, "Patient" | "_history") && kind.starts_with(|c: char| c.is_ascii_uppercase())
    })
}
