//! An object that is read key by key. What is left at the end is what this release does not know.

use serde_json::{Map, Value};

use crate::error::OpenError;
use crate::json;

/// The keys of an object that are not read yet.
pub(crate) struct Fields {
    left: Map<String, Value>,
    /// The keys that lead to the object, each with a dot behind it.
    path: String,
}

impl Fields {
    pub(crate) fn new(object: Map<String, Value>) -> Self {
        Self { left: object, path: String::new() }
    }

    /// What stands under a key.
    pub(crate) fn optional(&mut self, key: &str) -> Option<Value> {
        self.left.remove(key)
    }

    /// What has to stand under a key.
    pub(crate) fn value(&mut self, key: &str) -> Result<Value, OpenError> {
        self.optional(key).ok_or_else(|| OpenError::Missing { key: self.name(key) })
    }

    pub(crate) fn text(&mut self, key: &str) -> Result<String, OpenError> {
        match self.value(key)? {
            Value::String(text) => Ok(text),
            other => Err(self.refuse(key, "a text", &other)),
        }
    }

    /// A text that can only be this one.
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

    /// An object that may be missing.
    pub(crate) fn optional_fields(&mut self, key: &str) -> Result<Option<Self>, OpenError> {
        self.optional(key).map(|value| self.inner(key, value)).transpose()
    }

    fn inner(&self, key: &str, value: Value) -> Result<Self, OpenError> {
        match value {
            Value::Object(left) => Ok(Self { left, path: format!("{}.", self.name(key)) }),
            other => Err(self.refuse(key, "an object", &other)),
        }
    }

    /// What was not read.
    pub(crate) fn left(self) -> Map<String, Value> {
        self.left
    }

    /// Refuses whatever was not read.
    pub(crate) fn end(self) -> Result<(), OpenError> {
        match self.left.keys().next() {
            None => Ok(()),
            Some(key) => Err(OpenError::Unprotected { key: self.name(key) }),
        }
    }

    /// The whole way to a key.
    pub(crate) fn name(&self, key: &str) -> String {
        format!("{}{key}", self.path)
    }

    /// The error for something else than may stand under a key of this object.
    pub(crate) fn refuse(&self, key: &str, expected: &'static str, found: &Value) -> OpenError {
        Self::unexpected(&self.name(key), expected, found)
    }

    /// The same where the whole way to the key is known.
    pub(crate) fn unexpected(key: &str, expected: &'static str, found: &Value) -> OpenError {
        OpenError::Unexpected { key: key.to_owned(), expected, found: json::describe(found) }
    }
}
