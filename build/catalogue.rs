//! The messages of one language, and the code and packs generated from them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Pattern};

use crate::fluent::{self, BETWEEN, Part};

/// File with the messages of the findings; all other files contain the page's own.
const FINDINGS: &str = "findings";

/// File with help texts of the findings.
pub(crate) const HELP: &str = "help";

/// File whose messages are looked up at run time by the names that the crate `cohort` uses, without
/// constants.
const ANALYSIS: &str = "analysis";

/// Files that are fetched when first needed, also in English.
pub(crate) const FETCHED: [&str; 1] = [HELP];

/// File with the messages of scripts; no program contains them.
pub(crate) const FOR_SCRIPTS: &str = "scripts";

/// A message and its position.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    /// File name without extension.
    pub(crate) file: String,
    /// The parsed text.
    pub(crate) parts: Vec<Part>,
    /// Index among the messages of its file.
    number: usize,
}

impl Message {
    /// Rust expression of the message.
    pub(crate) fn code(&self) -> String {
        format!("Message::at({})", self.number)
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
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
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
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (id, (file, pattern)) in patterns.iter().filter(|(id, _)| !id.starts_with('-')) {
            let parts =
                fluent::compile(pattern, &lookup, 0).map_err(|error| format!("{file}: {id} {error}"))?;
            let count = counts.entry(file).or_default();
            by_id.insert(id.clone(), Message { file: file.clone(), parts, number: *count });
            *count += 1;
        }
        Ok(Self { by_id })
    }

    /// The message with this id.
    pub(crate) fn get(&self, id: &str) -> Option<&Message> {
        self.by_id.get(id)
    }

    /// File names without extension.
    pub(crate) fn files(&self) -> BTreeSet<&str> {
        self.by_id.values().map(|message| message.file.as_str()).collect()
    }

    /// Messages of a file in the order of their numbers.
    fn of_file<'a>(&'a self, file: &'a str) -> impl Iterator<Item = (&'a String, &'a Message)> {
        self.by_id.iter().filter(move |(_, message)| message.file == file)
    }

    /// The ids of the findings' messages.
    pub(crate) fn finding_ids(&self) -> impl Iterator<Item = &str> {
        self.of_file(FINDINGS).chain(self.of_file(HELP)).map(|(id, _)| id.as_str())
    }

    /// Faults of a translation by message id: missing, exists only in the translation, in another file, or
    /// with other variables.
    pub(crate) fn faults(&self, translated: &Self) -> BTreeMap<String, &'static str> {
        let ids: BTreeSet<_> = self.by_id.keys().chain(translated.by_id.keys()).collect();
        let fault = |id: &String| match (self.by_id.get(id), translated.by_id.get(id)) {
            (Some(_), None) => Some("is not translated"),
            (None, _) => Some("exists in a translation only"),
            (Some(first), Some(other)) if first.file != other.file => Some("stands in another file"),
            (Some(first), Some(other)) => {
                let (known, used) = (fluent::variables(&first.parts), fluent::variables(&other.parts));
                let same = used.is_subset(&known) && fluent::shown(&first.parts).is_subset(&used);
                (!same).then_some("has other variables")
            }
        };
        ids.into_iter().filter_map(|id| Some((id.clone(), fault(id)?))).collect()
    }

    /// Removes the messages with faults.
    pub(crate) fn without(&mut self, faults: &BTreeMap<String, &'static str>) {
        self.by_id.retain(|id, _| !faults.contains_key(id));
    }

    /// Pack of a file's texts by number, in this language or, if not translated, in the reference language.
    /// It begins with the fingerprint, which shows whether program and pack agree on the numbers.
    pub(crate) fn pack(&self, file: &str, translated: &Self) -> String {
        let mut pack = self.fingerprint(file);
        for (id, message) in self.of_file(file) {
            pack.push(BETWEEN);
            pack.push_str(&fluent::packed(&translated.get(id).unwrap_or(message).parts));
        }
        pack
    }

    /// Texts of a file by id as a JSON object, in this language or, if not translated, in the reference
    /// language.
    ///
    /// # Errors
    /// A text has variables or variants, which scripts do not support.
    pub(crate) fn object(&self, file: &str, translated: &Self) -> Result<String, String> {
        let mut fields = Vec::new();
        for (id, message) in self.of_file(file) {
            match translated.get(id).unwrap_or(message).parts.as_slice() {
                [Part::Text(text)] => fields.push(format!("\"{id}\":{}", quoted(text))),
                _ => return Err(format!("{file}: {id} has variables; a script says it as it stands")),
            }
        }
        Ok(format!("{{{}}}", fields.join(",")))
    }

    /// Hash (FNV-1a) of the ids and variables of a file's messages.
    fn fingerprint(&self, file: &str) -> String {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for (id, message) in self.of_file(file) {
            let told = format!("{id}{:?};", fluent::variables(&message.parts));
            for byte in told.bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        format!("{hash:016x}")
    }

    /// Code with one constant for each message and one type for each file, so that a program contains only
    /// the files it names.
    pub(crate) fn constants(&self) -> String {
        let mut code = String::from(
            "/// The page's messages.\npub(crate) mod msg {\n    use super::{Message, file};\n\n",
        );
        let elsewhere =
            |message: &Message| [FINDINGS, HELP, FOR_SCRIPTS, ANALYSIS].contains(&message.file.as_str());
        for (id, message) in self.by_id.iter().filter(|(_, message)| !elsewhere(message)) {
            let name = id.to_uppercase().replace('-', "_");
            let count = fluent::variables(&message.parts).len();
            // Writing into a string cannot fail.
            let _ = writeln!(
                code,
                "    /// `{id}`\n    pub(crate) const {name}: Message<file::{}, {count}> = {};",
                camel(&message.file),
                message.code()
            );
        }
        code.push_str(
            "}\n\n/// The Fluent files.\npub(crate) mod file {\n    use super::table::{File, Table};\n",
        );
        for file in self.files().into_iter().filter(|file| *file != FOR_SCRIPTS) {
            let table = if FETCHED.contains(&file) {
                format!("Table::fetched({file:?}, {:?})", self.fingerprint(file))
            } else {
                format!(
                    r#"Table::new({file:?}, include_str!(concat!(env!("OUT_DIR"), "/words/words-en-{file}.txt")))"#
                )
            };
            let _ = writeln!(
                code,
                r#"
    /// `{file}.ftl`
    #[derive(Debug, Clone, Copy)]
    pub(crate) enum {name} {{}}

    impl File for {name} {{
        fn table() -> &'static Table {{
            static TABLE: Table = {table};
            &TABLE
        }}
    }}"#,
                name = camel(file)
            );
        }
        code.push_str("}\n");
        code
    }

    /// Code with the ids of the messages that are looked up at run time, in the order of their numbers.
    pub(crate) fn named_at_run_time(&self) -> String {
        let ids: Vec<_> = self.of_file(ANALYSIS).map(|(id, _)| id).collect();
        format!("\n/// The ids of `{ANALYSIS}.ftl`, by number.\nstatic ANALYSIS: &[&str] = &{ids:?};\n")
    }

    /// Code with the ids and variables of each file, for the tests.
    pub(crate) fn listed(&self) -> String {
        let mut code = String::from(
            "\n#[cfg(all(test, not(target_arch = \"wasm32\")))]\nstatic LISTED: &[(&str, &[ListedMessage])] = &[\n",
        );
        for file in self.files().into_iter().filter(|file| *file != FOR_SCRIPTS) {
            let _ = writeln!(code, "    ({file:?}, &[");
            for (id, message) in self.of_file(file) {
                let variables: Vec<_> = fluent::variables(&message.parts).into_iter().collect();
                let _ = writeln!(code, "        ({id:?}, &{variables:?}),");
            }
            code.push_str("    ]),\n");
        }
        code.push_str("];\n");
        code
    }
}

/// Quotes a text as JSON; the end of a line is the only control character that Fluent allows.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\"").replace('\n', r"\n"))
}

fn camel(file: &str) -> String {
    let mut name = String::new();
    for word in file.split(['-', '_']) {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "ftl"));
    files.sort();
    Ok(files)
}
