//! Putting a message together.
//!
//! This reads what `build.rs` made of a Fluent file: text, values, and choices by plural or by word. The tests
//! hold it against `fluent-bundle` itself, for every message there is.

use std::borrow::Cow;

/// A piece of a message.
#[derive(Debug)]
pub(crate) enum Part {
    /// Text as it stands.
    Text(&'static str),
    /// The value of a variable.
    Value(&'static str),
    /// One of several texts, by the value of a variable.
    Select {
        by: &'static str,
        /// Each with the word or the plural category that it is chosen by.
        variants: &'static [(&'static str, &'static [Part])],
        otherwise: &'static [Part],
    },
}

/// A value to be put into a message.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// A whole number; it has a plural.
    Whole(i64),
    /// Words, or a number that is already written out.
    Words(Cow<'static, str>),
}

impl From<&str> for Value {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned().into())
    }
}

impl From<&String> for Value {
    fn from(words: &String) -> Self {
        Self::Words(words.clone().into())
    }
}

impl From<String> for Value {
    fn from(words: String) -> Self {
        Self::Words(words.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Whole(number.into())
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Whole(number.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// A message that needs `N` values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Message<const N: usize>(pub(super) u16);

impl Message<0> {
    /// What it says.
    pub(crate) fn text(self) -> &'static str {
        match super::parts(self.0) {
            [Part::Text(text)] => text,
            _ => "",
        }
    }
}

impl<const N: usize> Message<N> {
    /// What it says with these values; [`crate::i18n::say`] writes them more shortly.
    pub(crate) fn with(self, values: &[(&'static str, Value); N]) -> String {
        let mut out = String::new();
        put_together(super::parts(self.0), values, &mut out);
        out
    }
}

pub(super) fn put_together(parts: &[Part], values: &[(&str, Value)], out: &mut String) {
    let value = |name: &str| {
        let found = values.iter().find(|(given, _)| *given == name).map(|(_, value)| value);
        debug_assert!(found.is_some(), "a message asks for {name}, which was not given");
        found
    };
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Value(name) => match value(name) {
                Some(Value::Whole(number)) => out.push_str(&number.to_string()),
                Some(Value::Words(words)) => out.push_str(words),
                None => {}
            },
            Part::Select { by, variants, otherwise } => {
                let chosen = value(by).and_then(|value| variants.iter().find(|(key, _)| matches(key, value)));
                put_together(chosen.map_or(*otherwise, |(_, parts)| *parts), values, out);
            }
        }
    }
}

fn matches(key: &str, value: &Value) -> bool {
    match value {
        Value::Whole(number) => key == plural(*number),
        Value::Words(words) => key == words,
    }
}

/// The plural category of a number in English. Korean, Japanese and Chinese have one category only, so the same
/// messages serve them without a rule of their own.
fn plural(number: i64) -> &'static str {
    if number == 1 { "one" } else { "other" }
}
