//! Labels of values.

use std::collections::HashMap;

/// Labels of the numbers of a variable.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Labels(HashMap<u64, String>);

impl Labels {
    /// Adds a label, unless it is empty.
    pub(crate) fn add(&mut self, value: f64, label: String) {
        if !label.trim().is_empty() {
            self.0.insert(key(value), label);
        }
    }

    /// Label of a number.
    pub(crate) fn get(&self, value: f64) -> Option<&str> {
        if self.0.is_empty() { None } else { self.0.get(&key(value)).map(String::as_str) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The bits of a number; 0 and -0 are one.
fn key(value: f64) -> u64 {
    (value + 0.0).to_bits()
}
