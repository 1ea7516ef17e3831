//! The messages of one language, and what becomes of them in code.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Pattern};

use crate::fluent::{self, Part};

/// The file whose messages are those of the findings; all other files hold the page's own.
const FINDINGS: &str = "findings.ftl";

/// A message: where it stands and what it says.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    /// The file.
    pub(crate) file: String,
    /// Its parts.
    pub(crate) parts: Vec<Part>,
    number: usize,
}

impl Message {
    /// The message as an expression in Rust.
    pub(crate) fn code(&self) -> String {
        format!("Message({})", self.number)
    }
}

/// All messages of a language by id.
#[derive(Debug, Clone)]
pub(crate) struct Messages {
    by_id: BTreeMap<String, Message>,
}

impl Messages {
    /// Reads every file of a language.
    pub(crate) fn read(folder: &Path) -> Result<Self, String> {
        let mut patterns: BTreeMap<String, (String, Pattern<String>)> = BTreeMap::new();
        for file in files(folder)? {
            let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let resource = fluent_syntax::parser::parse(text)
                .map_err(|(_, errors)| format!("{}: not readable as Fluent: {errors:?}", file.display()))?;
            for entry in resource.body {
                let (id, pattern) = match entry {
                    Entry::Message(message) => {
                        let value =
                            message.value.ok_or_else(|| format!("{name}: {} is empty", message.id.name))?;
                        (message.id.name, value)
                    }
                    Entry::Term(term) => (format!("-{}", term.id.name), term.value),
                    _ => continue,
                };
                if let Some((other, _)) = patterns.insert(id.clone(), (name.clone(), pattern)) {
                    return Err(format!("{name}: {id} stands in {other} already"));
                }
            }
        }
        let lookup = |id: &str| patterns.get(id).map(|(_, pattern)| pattern);
        let mut by_id = BTreeMap::new();
        for (id, (file, pattern)) in patterns.iter().filter(|(id, _)| !id.starts_with('-')) {
            let parts =
                fluent::compile(pattern, &lookup, 0).map_err(|error| format!("{file}: {id} {error}"))?;
            by_id.insert(id.clone(), Message { file: file.clone(), parts, number: by_id.len() });
        }
        Ok(Self { by_id })
    }

    /// The message with this id.
    pub(crate) fn get(&self, id: &str) -> Option<&Message> {
        self.by_id.get(id)
    }

    /// The ids of the findings' messages.
    pub(crate) fn finding_ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.iter().filter(|(_, message)| message.file == FINDINGS).map(|(id, _)| id.as_str())
    }

    /// Fails where a translation lacks a message, has one too many, or leaves a variable out.
    pub(crate) fn must_match(&self, translated: &Self) -> Result<(), String> {
        for (id, message) in &self.by_id {
            let other =
                translated.get(id).ok_or_else(|| format!("{}: {id} is not translated", message.file))?;
            if fluent::variables(&message.parts) != fluent::variables(&other.parts) {
                return Err(format!("{}: {id} has other variables in a translation", message.file));
            }
        }
        match translated.by_id.iter().find(|(id, _)| !self.by_id.contains_key(*id)) {
            Some((id, message)) => Err(format!("{}: {id} exists in a translation only", message.file)),
            None => Ok(()),
        }
    }

    /// One constant a message of the page.
    pub(crate) fn constants(&self) -> String {
        let mut code =
            String::from("/// The page's messages.\npub(crate) mod msg {\n    use super::Message;\n");
        let own = self.by_id.iter().filter(|(_, message)| message.file != FINDINGS);
        for (id, message) in own {
            let name = id.to_uppercase().replace('-', "_");
            let count = fluent::variables(&message.parts).len();
            // Writing into a string cannot fail.
            let _ = writeln!(
                code,
                "    /// `{id}`\n    pub(crate) const {name}: Message<{count}> = {};",
                message.code()
            );
        }
        code.push_str("}\n");
        code
    }
}

fn files(folder: &Path) -> Result<Vec<std::path::PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "ftl"));
    files.sort();
    Ok(files)
}

/// The texts of every language by number, and for the tests the id and variables of each.
pub(crate) fn languages(first: &Messages, languages: &[(String, Messages)]) -> String {
    let mut code =
        String::from("/// Every message by number, per language.\nstatic LANGUAGES: &[&[&[Part]]] = &[\n");
    for (name, messages) in languages {
        let _ = writeln!(code, "    // {name}\n    &[");
        for id in first.by_id.keys() {
            let parts = messages.get(id).map_or(&[][..], |message| &message.parts);
            let _ = writeln!(code, "        {},", fluent::code(parts));
        }
        code.push_str("    ],\n");
    }
    code.push_str(
        "];\n#[cfg(all(test, not(target_arch = \"wasm32\")))]\nstatic IDS: &[(&str, &[&str])] = &[\n",
    );
    for (id, message) in &first.by_id {
        let variables: Vec<_> = fluent::variables(&message.parts).into_iter().collect();
        let _ = writeln!(code, "    ({id:?}, &{variables:?}),");
    }
    code.push_str("];\n");
    code
}
