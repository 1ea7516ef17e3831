//! Reads a JSON object key by key; the keys left at the end are unknown to this release.

use serde_json::{Map, Value};

use crate::error::OpenError;
use crate::json;

/// The unread keys of an object.
pub(crate) struct Fields {
    left: Map<String, Value>,
    /// Path of the object, ending with a dot unless empty.
    path: String,
}

impl Fields {
    pub(crate) fn new(object: Map<String, Value>) -> Self {
        Self { left: object, path: String::new() }
    }

    /// Takes the value of a key, if present.
    pub(crate) fn optional(&mut self, key: &str) -> Option<Value> {
        self.left.remove(key)
    }

    /// Takes the value of a required key.
    pub(crate) fn value(&mut self, key: &str) -> Result<Value, OpenError> {
        self.optional(key).ok_or_else(|| OpenError::Missing { key: self.name(key) })
    }

    pub(crate) fn text(&mut self, key: &str) -> Result<String, OpenError> {
        match self.value(key)? {
            Value::String(text) => Ok(text),
            other => Err(self.refuse(key, "a text", &other)),
        }
    }

    /// Checks that a text has the expected value.
    pub(crate) fn exactly(&mut self, key: &str, expected: &'static str) -> Result<(), OpenError> {
        match self.value(key)? {
            Value::String(text) if text == expected => Ok(()),
            other => Err(self.refuse(key, expected, &other)),
        }
    }

    pub(crate) fn whole(&mut self, key: &str) -> Result<u64, OpenError> {
        let value = self.value(key)?;
        value.as_u64().ok_or_else(|| self.refuse(key, "a whole number", &value))
    }

    pub(crate) fn fields(&mut self, key: &str) -> Result<Self, OpenError> {
        let value = self.value(key)?;
        self.inner(key, value)
    }

    /// Takes an optional object.
    pub(crate) fn optional_fields(&mut self, key: &str) -> Result<Option<Self>, OpenError> {
        self.optional(key).map(|value| self.inner(key, value)).transpose()
    }

    fn inner(&self, key: &str, value: Value) -> Result<Self, OpenError> {
        match value {
            Value::Object(left) => Ok(Self { left, path: format!("{}.", self.name(key)) }),
            other => Err(self.refuse(key, "an object", &other)),
        }
    }

    /// Returns the unread keys.
    pub(crate) fn left(self) -> Map<String, Value> {
        self.left
    }

    /// Fails if a key was not read.
    pub(crate) fn end(self) -> Result<(), OpenError> {
        match self.left.keys().next() {
            None => Ok(()),
            Some(key) => Err(OpenError::Unprotected { key: self.name(key) }),
        }
    }

    /// Full path of a key.
    pub(crate) fn name(&self, key: &str) -> String {
        format!("{}{key}", self.path)
    }

    /// Error for a wrong value of a key of this object.
    pub(crate) fn refuse(&self, key: &str, expected: &'static str, found: &Value) -> OpenError {
        Self::unexpected(&self.name(key), expected, found)
    }

    /// Like [`Self::refuse`], for a full path.
    pub(crate) fn unexpected(key: &str, expected: &'static str, found: &Value) -> OpenError {
        OpenError::Unexpected { key: key.to_owned(), expected, found: json::describe(found) }
    }
}
