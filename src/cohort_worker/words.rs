//! The words of tables and figures: findings, answers and systems are called as at the bedside.

use clinical::{Finding, System};
use cohort::{English, Message};

use crate::i18n::words;
use crate::study::said;

/// The page's words; what only tables say stands in English.
#[derive(Debug, Clone, Copy)]
pub(super) struct OfThePage;

impl cohort::Words for OfThePage {
    fn say(&self, message: Message, arguments: &[(&str, &str)]) -> String {
        English.say(message, arguments)
    }

    fn finding(&self, finding: Finding) -> String {
        said::finding(finding).to_owned()
    }

    fn answer(&self, finding: Finding, value: &str) -> String {
        let at = finding.values().iter().position(|known| *known == value);
        match at.map(|at| words::choice(finding, at).name) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => English.answer(finding, value),
        }
    }

    fn system(&self, system: &System) -> String {
        words::defined(&system.name)
    }
}
