//! Migrates older files version by version to the current one.
//!
//! | version | content |
//! |---|---|
//! | 0 | the findings alone, as the command-line program reads a patient |
//! | 1 | an object with `format`, `version` and `kind` |

use clinical::Finding;
use serde_json::{Map, Value};

use crate::error::OpenError;
use crate::fields::Fields;
use crate::{FORMAT, VERSION};

/// Reads the header and returns the fields migrated to the current version, with the file's own version.
pub(crate) fn to_current(object: Map<String, Value>) -> Result<(Fields, u32), OpenError> {
    let version = version_of(&object)?;
    let object = (version..VERSION).fold(object, |object, from| match from {
        0 => findings_get_a_header(object),
        _ => object,
    });
    let mut fields = Fields::new(object);
    fields.optional("format");
    fields.optional("version");
    Ok((fields, version))
}

fn version_of(object: &Map<String, Value>) -> Result<u32, OpenError> {
    match object.get("format") {
        Some(Value::String(format)) if format == FORMAT => {}
        Some(_) => return Err(OpenError::NotOurs { reason: "it says that it has another format" }),
        // Without a known finding, any object would pass for a patient without answers.
        None if Finding::ALL.iter().any(|finding| object.contains_key(finding.id())) => return Ok(0),
        None => return Err(OpenError::NotOurs { reason: "it has neither a format nor a finding" }),
    }
    let found = object.get("version").ok_or_else(|| OpenError::Missing { key: "version".to_owned() })?;
    match found.as_u64() {
        Some(file) if file > u64::from(VERSION) => Err(OpenError::TooNew { file, known: VERSION }),
        Some(file @ 1..) => Ok(u32::try_from(file).unwrap_or(VERSION)),
        _ => Err(Fields::unexpected("version", "a whole number from 1", found)),
    }
}

/// From version 0 to 1.
fn findings_get_a_header(findings: Map<String, Value>) -> Map<String, Value> {
    let mut file = Map::new();
    file.insert("format".to_owned(), FORMAT.into());
    file.insert("version".to_owned(), 1.into());
    file.insert("kind".to_owned(), "patient".into());
    file.insert("findings".to_owned(), findings.into());
    file
}
