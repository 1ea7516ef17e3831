//! Putting a message together.
//!
//! This reads what `build.rs` made of a Fluent file: text, with marks where a value stands or a choice is made by
//! plural or by word. The tests hold it against `fluent-bundle` itself, for every message there is.

use std::borrow::Cow;
use std::marker::PhantomData;

use super::table::File;

/// Begins the name of a variable whose value stands here.
const VALUE: char = '\u{1}';
/// Begins a choice: the name of the variable, then for each variant its key and its text; the last one has no key.
const SELECT: char = '\u{2}';
/// Ends a name or a key.
const NAMED: char = '\u{3}';
/// Ends the text of a variant.
const CLOSE: char = '\u{4}';

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

/// A message of a file that needs `N` values.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Message<F, const N: usize>(u16, PhantomData<F>);

impl<F, const N: usize> Message<F, N> {
    /// The message with this number.
    pub(super) const fn at(number: u16) -> Self {
        Self(number, PhantomData)
    }
}

impl<F: File> Message<F, 0> {
    /// What it says.
    pub(crate) fn text(self) -> &'static str {
        F::table().text(self.0)
    }

    /// What it says in English, if that differs from what it says in the language of the moment.
    pub(crate) fn english(self) -> Option<&'static str> {
        let english = F::table().english(self.0);
        (english != self.text()).then_some(english)
    }
}

impl<F: File, const N: usize> Message<F, N> {
    /// What it says with these values; [`crate::i18n::say`] writes them more shortly.
    pub(crate) fn with(self, values: &[(&'static str, Value); N]) -> String {
        put_together(F::table().text(self.0), values)
    }
}

/// A packed text with its values.
pub(super) fn put_together(text: &str, values: &[(&str, Value)]) -> String {
    let mut out = String::new();
    put(text, values, true, &mut out);
    out
}

/// Goes through a text until a variant closes, and gives what follows. It is written down only if it is wanted.
fn put<'a>(text: &'a str, values: &[(&str, Value)], wanted: bool, out: &mut String) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find([VALUE, SELECT, CLOSE]) {
        let (before, marked) = rest.split_at(at);
        if wanted {
            out.push_str(before);
        }
        // The marks are single bytes.
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

/// A name or key, and what follows.
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

/// The plural category of a number in English. Korean, Japanese and Chinese have one category only, which their
/// messages have as the variant that is taken where no other one is.
fn plural(number: i64) -> &'static str {
    if number == 1 { "one" } else { "other" }
}
