//! Formats messages.
//!
//! Reads the format that `build.rs` generates from a Fluent file: text with markers for values and for
//! selections by plural or word. Tests compare the result with `fluent-bundle` for every message.

use std::borrow::Cow;
use std::marker::PhantomData;

use super::table::File;

/// Begins the name of a variable that is replaced by its value.
const VALUE: char = '\u{1}';
/// Begins a selection: the name of the variable, then key and text of each variant; the last one has no key.
const SELECT: char = '\u{2}';
/// Ends a name or a key.
const NAMED: char = '\u{3}';
/// Ends the text of a variant.
const CLOSE: char = '\u{4}';

/// Value of a variable.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// An integer, which has a plural category.
    Whole(i64),
    /// A text, or a formatted number.
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

/// A message of file `F` with `N` variables.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Message<F, const N: usize>(u16, PhantomData<F>);

impl<F, const N: usize> Message<F, N> {
    /// The message with this number.
    pub(super) const fn at(number: u16) -> Self {
        Self(number, PhantomData)
    }
}

impl<F: File> Message<F, 0> {
    /// Text in the current language.
    pub(crate) fn text(self) -> &'static str {
        F::table().text(self.0)
    }

    /// English text, if it differs from that in the current language.
    pub(crate) fn english(self) -> Option<&'static str> {
        let english = F::table().english(self.0);
        (english != self.text()).then_some(english)
    }
}

impl<F: File, const N: usize> Message<F, N> {
    /// Text with the given values; see [`crate::i18n::say`].
    pub(crate) fn with(self, values: &[(&'static str, Value); N]) -> String {
        put_together(F::table().text(self.0), values)
    }
}

/// Formats a packed text.
pub(super) fn put_together(text: &str, values: &[(&str, Value)]) -> String {
    let mut out = String::new();
    put(text, values, true, &mut out);
    out
}

/// Appends `text` up to the end of the variant (if `wanted`), and returns the rest.
fn put<'a>(text: &'a str, values: &[(&str, Value)], wanted: bool, out: &mut String) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find([VALUE, SELECT, CLOSE]) {
        let (before, marked) = rest.split_at(at);
        if wanted {
            out.push_str(before);
        }
        // The markers are single bytes.
        let (mark, after) = marked.split_at(1);
        if mark.starts_with(CLOSE) {
            return after;
        }
        let (name, after) = named(after);
        let value = value(values, name);
        rest = after;
        if mark.starts_with(VALUE) {
            match value {
                _ if !wanted => {}
                Some(Value::Whole(number)) => out.push_str(&number.to_string()),
                Some(Value::Words(words)) => out.push_str(words),
                None => {}
            }
            continue;
        }
        let mut open = wanted;
        loop {
            let (key, variant) = named(rest);
            let chosen = open && (key.is_empty() || value.is_some_and(|value| matches(key, value)));
            open &= !chosen;
            rest = put(variant, values, chosen, out);
            if key.is_empty() {
                break;
            }
        }
    }
    if wanted {
        out.push_str(rest);
    }
    ""
}

/// Splits a name or key from the rest.
fn named(text: &str) -> (&str, &str) {
    text.split_once(NAMED).unwrap_or_default()
}

fn value<'a>(values: &'a [(&str, Value)], name: &str) -> Option<&'a Value> {
    let found = values.iter().find(|(given, _)| *given == name).map(|(_, value)| value);
    debug_assert!(found.is_some(), "a message asks for {name}, which was not given");
    found
}

fn matches(key: &str, value: &Value) -> bool {
    match value {
        Value::Whole(number) => key == plural(*number),
        Value::Words(words) => key == words,
    }
}

/// English plural category of a number. Korean, Japanese and Chinese have one category, which is the default
/// variant of their messages.
fn plural(number: i64) -> &'static str {
    if number == 1 { "one" } else { "other" }
}
