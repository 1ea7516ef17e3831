//! Compiles a Fluent pattern to a text with a few markers, which the page can fill in without a Fluent
//! parser.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;

/// A piece of a message.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    /// Literal text.
    Text(String),
    /// The value of a variable.
    Value(String),
    /// One of several texts, selected by the value of a variable.
    Select { by: String, variants: Vec<(String, Vec<Part>)>, otherwise: Vec<Part> },
}

/// Looks up the pattern of another message or, with a leading `-`, of a term.
pub(crate) type Lookup<'a> = dyn Fn(&str) -> Option<&'a Pattern<String>> + 'a;

/// Compiles a pattern, replacing references to messages and terms by their text.
pub(crate) fn compile(
    pattern: &Pattern<String>,
    lookup: &Lookup<'_>,
    depth: usize,
) -> Result<Vec<Part>, String> {
    if depth > 8 {
        return Err("refers to itself".to_owned());
    }
    let mut parts = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => push_text(&mut parts, value),
            PatternElement::Placeable { expression } => {
                for part in expression_parts(expression, lookup, depth)? {
                    match part {
                        Part::Text(text) => push_text(&mut parts, &text),
                        other => parts.push(other),
                    }
                }
            }
        }
    }
    Ok(parts)
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    if let Some(Part::Text(before)) = parts.last_mut() {
        before.push_str(text);
    } else {
        parts.push(Part::Text(text.to_owned()));
    }
}

fn expression_parts(
    expression: &Expression<String>,
    lookup: &Lookup<'_>,
    depth: usize,
) -> Result<Vec<Part>, String> {
    match expression {
        Expression::Inline(inline) => inline_parts(inline, lookup, depth),
        Expression::Select { selector, variants } => {
            let InlineExpression::VariableReference { id } = selector else {
                return Err("selects by something other than a variable".to_owned());
            };
            let mut compiled = Vec::new();
            let mut otherwise = Vec::new();
            for variant in variants {
                let parts = compile(&variant.value, lookup, depth + 1)?;
                let VariantKey::Identifier { name } = &variant.key else {
                    return Err(
                        "chooses by a number; the page knows words and plural categories only".to_owned()
                    );
                };
                if variant.default {
                    otherwise = parts;
                } else {
                    compiled.push((name.clone(), parts));
                }
            }
            Ok(vec![Part::Select { by: id.name.clone(), variants: compiled, otherwise }])
        }
    }
}

fn inline_parts(
    inline: &InlineExpression<String>,
    lookup: &Lookup<'_>,
    depth: usize,
) -> Result<Vec<Part>, String> {
    let of = |id: &str| {
        let pattern = lookup(id).ok_or_else(|| format!("refers to {id}, which does not exist"))?;
        compile(pattern, lookup, depth + 1)
    };
    match inline {
        InlineExpression::StringLiteral { value } => {
            Ok(vec![Part::Text(unescape_unicode_to_string(value).into_owned())])
        }
        InlineExpression::NumberLiteral { value } => Ok(vec![Part::Text(value.clone())]),
        InlineExpression::VariableReference { id } => Ok(vec![Part::Value(id.name.clone())]),
        InlineExpression::MessageReference { id, attribute: None } => of(&id.name),
        InlineExpression::TermReference { id, attribute: None, arguments: None } => {
            of(&format!("-{}", id.name))
        }
        InlineExpression::Placeable { expression } => expression_parts(expression, lookup, depth),
        _ => {
            Err("uses a part of Fluent that the page does not read (function, attribute or argument)"
                .to_owned())
        }
    }
}

/// Variables of a message, sorted.
pub(crate) fn variables(parts: &[Part]) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Value(name) => {
                found.insert(name.as_str());
            }
            Part::Select { by, variants, otherwise } => {
                found.insert(by.as_str());
                found.extend(variables(otherwise));
                found.extend(variants.iter().flat_map(|(_, parts)| variables(parts)));
            }
        }
    }
    found
}

/// Variables whose value is displayed. The others only select variants, which not every language needs.
pub(crate) fn shown(parts: &[Part]) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Value(name) => {
                found.insert(name.as_str());
            }
            Part::Select { variants, otherwise, .. } => {
                found.extend(shown(otherwise));
                found.extend(variants.iter().flat_map(|(_, parts)| shown(parts)));
            }
        }
    }
    found
}

/// Begins the name of a variable that is replaced by its value.
const VALUE: char = '\u{1}';
/// Begins a selection: the name of the variable, then key and parts of each variant.
const SELECT: char = '\u{2}';
/// Ends a name or a key.
const NAMED: char = '\u{3}';
/// Ends the parts of a variant.
const CLOSE: char = '\u{4}';
/// Separates the records of a pack; occurs in no text.
pub(crate) const BETWEEN: char = '\0';

/// Serialises the parts for `src/i18n/message.rs`. The variant without a key is last; it is the default.
pub(crate) fn packed(parts: &[Part]) -> String {
    let mut out = String::new();
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Value(name) => out.extend([VALUE.to_string(), name.clone(), NAMED.to_string()]),
            Part::Select { by, variants, otherwise } => {
                out.extend([SELECT.to_string(), by.clone(), NAMED.to_string()]);
                let keyed = variants.iter().map(|(key, parts)| (key.as_str(), parts));
                for (key, parts) in keyed.chain([("", otherwise)]) {
                    out.extend([key.to_owned(), NAMED.to_string(), packed(parts), CLOSE.to_string()]);
                }
            }
        }
    }
    out
}
