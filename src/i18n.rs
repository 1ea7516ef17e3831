//! All words of the page, in the reader's language.
//!
//! `build.rs` compiles the Fluent files under `locales/` into constants ([`msg`]) and into the table of the
//! findings' words ([`words`]). Each file is a separate table ([`table`]), so that a program contains only
//! those it uses. Texts of scoring systems come from the scoring files; see [`words::defined`].

pub(crate) mod analysis;
pub(crate) mod language;
mod message;
pub(crate) mod number;
pub(crate) mod table;
pub(crate) mod words;

pub(crate) use message::{Message, Value};
use table::Table;

/// The words of a finding.
#[derive(Debug)]
pub(crate) struct FindingWords {
    pub(crate) label: Message<file::Findings, 0>,
    pub(crate) question: Message<file::Findings, 0>,
    /// `None` until its file is fetched.
    pub(crate) help: Option<Message<file::Help, 0>>,
    choices: &'static [ChoiceWords],
    steps: &'static [ChoiceWords],
    bands: &'static [ChoiceWords],
}

/// The words of an answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChoiceWords {
    pub(crate) name: Message<file::Findings, 0>,
    pub(crate) hint: Option<Message<file::Findings, 0>>,
}

/// The id of a message and its variables.
#[cfg(all(test, not(target_arch = "wasm32")))]
type ListedMessage = (&'static str, &'static [&'static str]);

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// Texts of the scoring files, translated from English to the current language.
pub(crate) fn systems() -> &'static Table {
    static TABLE: Table = Table::of_pairs("systems");
    &TABLE
}

/// Formats a message with its values: `say!(TOTAL_OF, total = 6, most = 15)`.
macro_rules! say {
    ($message:ident) => { $crate::i18n::msg::$message.text() };
    ($message:ident, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::msg::$message.with(&[$((stringify!($name), $crate::i18n::Value::from($value))),+])
    };
}
pub(crate) use say;

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::language::Language;
    use super::table::File as _;
    use super::*;
    use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

    fn fluent(language: Language) -> FluentBundle<FluentResource> {
        let mut bundle = FluentBundle::new(vec![language.tag().parse().unwrap()]);
        bundle.set_use_isolating(false);
        for (file, _) in LISTED {
            let path = format!("locales/{}/{file}.ftl", language.id());
            let text =
                fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default();
            bundle.add_resource(FluentResource::try_new(text).unwrap()).unwrap();
        }
        bundle
    }

    fn pack(language: Language, file: &str) -> Vec<String> {
        let path = format!("{}/words/words-{}-{file}.txt", env!("OUT_DIR"), language.id());
        fs::read_to_string(path).unwrap().split('\0').map(str::to_owned).collect()
    }

    #[test]
    fn every_message_in_every_language_reads_as_fluent_itself_puts_it() {
        let english = fluent(Language::English);
        for language in Language::ALL {
            let translated = fluent(language);
            for (file, messages) in LISTED {
                let pack = pack(language, file);
                assert_eq!(pack.len(), messages.len() + 1, "{language:?} {file}");
                for ((id, variables), text) in messages.iter().zip(&pack[1..]) {
                    // Messages not translated yet are English.
                    let bundle = if translated.has_message(id) { &translated } else { &english };
                    for value in [Value::Whole(1), Value::Whole(0), Value::Whole(7), Value::from("words")] {
                        let mut arguments = FluentArgs::new();
                        let mut values = Vec::new();
                        for name in *variables {
                            arguments.set(
                                *name,
                                match &value {
                                    Value::Whole(number) => FluentValue::from(*number),
                                    Value::Words(words) => FluentValue::from(words.clone().into_owned()),
                                },
                            );
                            values.push((*name, value.clone()));
                        }
                        let pattern = bundle.get_message(id).and_then(|message| message.value()).unwrap();
                        let mut errors = Vec::new();
                        let theirs = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
                        let ours = message::put_together(text, &values);
                        assert_eq!((&*ours, errors.len()), (&*theirs, 0), "{language:?} {id}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_pack_fits_the_table_of_the_program() {
        for language in Language::ALL.into_iter().skip(1) {
            let tables = [
                file::Page::table(),
                file::Files::table(),
                file::Findings::table(),
                file::Study::table(),
                file::Pool::table(),
                file::Cohort::table(),
                file::Analysis::table(),
                file::Help::table(),
                systems(),
            ];
            for table in tables {
                let path = format!("{}/words/{}", env!("OUT_DIR"), table.file(language.id()));
                assert!(table.read(fs::read(&path).unwrap()).is_some(), "{path}");
            }
        }
    }
}
