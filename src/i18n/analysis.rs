//! Texts of the tables, figures and reports of a study.
//!
//! The crate `cohort` knows no language and names messages at run time, so they are looked up by id instead
//! of by constant. A test checks that both lists are equal.

use cohort::Message;

use super::message::{Value, put_together};
use super::table::File as _;
use super::{ANALYSIS, file};

/// Formats a message in the current language.
pub(crate) fn said(message: Message, arguments: &[(&str, &str)]) -> String {
    let number = ANALYSIS.binary_search(&message.id()).ok().and_then(|at| u16::try_from(at).ok());
    let values: Vec<_> = arguments.iter().map(|(name, value)| (*name, Value::from(*value))).collect();
    number.map_or_else(String::new, |number| put_together(file::Analysis::table().text(number), &values))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::i18n::LISTED;

    #[test]
    fn every_message_of_tables_and_figures_is_in_the_file_with_its_values_and_no_other_is() {
        let mut ids: Vec<&str> = Message::ALL.iter().map(|message| message.id()).collect();
        ids.sort_unstable();
        assert_eq!(ids, ANALYSIS);
        let (_, listed) = LISTED.iter().find(|(file, _)| *file == "analysis").unwrap();
        for message in Message::ALL {
            let (_, values) = listed.iter().find(|(id, _)| *id == message.id()).unwrap();
            let values: Vec<(&str, &str)> = values.iter().map(|name| (*name, "7")).collect();
            assert_eq!(said(*message, &values), cohort::Words::say(&cohort::English, *message, &values));
        }
    }
}
