//! Builds a Bundle, every entry of which has an address for references.

use serde_json::{Map, Value, json};

/// Entries, numbered from a random start.
pub(super) struct Bundle {
    random: u128,
    entries: Vec<Value>,
}

impl Bundle {
    pub(super) fn new(random: u128) -> Self {
        Self { random, entries: Vec::new() }
    }

    /// Adds a resource, and returns its address.
    pub(super) fn add(&mut self, resource: Value) -> String {
        let number = u128::try_from(self.entries.len()).unwrap_or_default();
        let address = format!("urn:uuid:{}", uuid(self.random.wrapping_add(number)));
        let entry = [("fullUrl".to_owned(), address.as_str().into()), ("resource".to_owned(), resource)];
        self.entries.push(Value::Object(Map::from_iter(entry)));
        address
    }

    /// Returns the Bundle.
    pub(super) fn close(self) -> Value {
        json!({"resourceType": "Bundle", "type": "collection", "entry": self.entries})
    }
}

/// A number as a random UUID: version 4, variant 1, replacing those bits.
fn uuid(number: u128) -> String {
    let number = number & !(0xf << 76) & !(0x3 << 62) | (0x4 << 76) | (0x2 << 62);
    let digits = format!("{number:032x}");
    [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_says_that_it_is_random() {
        assert_eq!(uuid(0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
