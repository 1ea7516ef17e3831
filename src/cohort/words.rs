//! Names of findings, answers and systems in tables, figures and reports, the same as at the bedside.

use clinical::{Finding, System};
use cohort::analysis::AnalysisError;
use cohort::{Consequence, Message, Reason};
use study::LocalizedMessage;

use super::messages;
use crate::i18n::{analysis, words};

/// The page's words in the current language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OfThePage;

impl cohort::Words for OfThePage {
    fn say(&self, message: Message, arguments: &[(&str, &str)]) -> String {
        analysis::said(message, arguments)
    }

    fn finding(&self, finding: Finding) -> String {
        messages::finding(finding).to_owned()
    }

    fn answer(&self, finding: Finding, value: &str) -> String {
        let at = finding.values().iter().position(|known| *known == value);
        at.map_or_else(|| value.to_owned(), |at| messages::answer(finding, at).to_owned())
    }

    fn unit(&self, id: &'static str) -> String {
        words::unit(id).to_owned()
    }

    fn system(&self, system: &System) -> String {
        words::defined(&system.name)
    }

    fn group(&self, name: &str) -> String {
        words::defined(name)
    }

    fn published(&self, statement: &str) -> String {
        words::defined(statement)
    }

    fn reason(&self, reason: &Reason) -> String {
        messages::sentence(&LocalizedMessage::from(reason))
    }

    fn consequence(&self, consequence: Consequence) -> String {
        messages::sentence(&LocalizedMessage::from(consequence))
    }

    fn obstacle(&self, error: &AnalysisError) -> String {
        messages::sentence(&LocalizedMessage::from(error))
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use cohort::Words as _;

    use super::*;

    #[test]
    fn every_answer_and_every_group_of_a_system_has_a_name() {
        for finding in Finding::ALL {
            for value in finding.values() {
                assert!(!OfThePage.answer(*finding, value).is_empty(), "{finding:?} {value}");
            }
        }
        assert_eq!(OfThePage.answer(Finding::Sorafenib, "no"), "No");
        assert_eq!(OfThePage.answer(Finding::Operation, "fixation"), "Fixation");
        assert_eq!(OfThePage.group("4-5"), "4\u{2013}5");
    }

    #[test]
    fn what_stands_in_the_way_of_a_table_is_said_as_on_the_page() {
        let error = AnalysisError::TooManyGroups { groups: 90, most: 24 };
        assert!(OfThePage.obstacle(&error).contains("90 groups"), "{}", OfThePage.obstacle(&error));
        assert_eq!(OfThePage.consequence(Consequence::RowLeftOut), "row left out");
    }
}
