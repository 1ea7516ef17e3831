//! Every word on the page comes from here, so that a clinician can read it in another language.
//!
//! `build.rs` compiles the Fluent files under `locales/` into constants ([`msg`]) and into the table of the
//! findings' words ([`words`]). The texts of scoring systems stand in the scoring files; see [`words::defined`].

mod message;
pub(crate) mod number;
pub(crate) mod words;

use message::Part;
pub(crate) use message::{Message, Value};

/// The words of a finding.
#[derive(Debug)]
pub(crate) struct FindingWords {
    pub(crate) label: Message<0>,
    pub(crate) question: Message<0>,
    pub(crate) help: Option<Message<0>>,
    choices: &'static [ChoiceWords],
    steps: &'static [ChoiceWords],
    bands: &'static [ChoiceWords],
}

/// The words of an answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChoiceWords {
    pub(crate) name: Message<0>,
    pub(crate) hint: Option<Message<0>>,
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The parts of a message in the language of the page.
fn parts(number: u16) -> &'static [Part] {
    LANGUAGES[0][usize::from(number)]
}

/// A message of the page with its values: `say!(TOTAL_OF, total = 6, most = 15)`.
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
    use super::*;
    use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

    fn fluent() -> FluentBundle<FluentResource> {
        let mut bundle = FluentBundle::new(vec!["en".parse().unwrap()]);
        bundle.set_use_isolating(false);
        for file in [include_str!("../locales/en/findings.ftl"), include_str!("../locales/en/page.ftl")] {
            bundle.add_resource(FluentResource::try_new(file.to_owned()).unwrap()).unwrap();
        }
        bundle
    }

    #[test]
    fn every_message_reads_as_fluent_itself_puts_it() {
        let bundle = fluent();
        for (number, (id, variables)) in IDS.iter().enumerate() {
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
                let mut ours = String::new();
                message::put_together(LANGUAGES[0][number], &values, &mut ours);
                assert_eq!((ours.as_str(), errors.len()), (&*theirs, 0), "{id}");
            }
        }
    }
}
