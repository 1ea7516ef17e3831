//! The page's names of findings and answers, in each of its languages.

use clinical::Finding;

use crate::event::normal;
use crate::heading::key;

include!(concat!(env!("OUT_DIR"), "/labels.rs"));

/// The finding with this name on the page; `None` if there is none, or two.
pub(crate) fn finding_called(heading_key: &str) -> Option<Finding> {
    let mut called = FINDING_LABELS.iter().filter(|(_, label)| key(label) == heading_key).map(|(id, _)| *id);
    let first = called.next()?;
    called.all(|id| id == first).then(|| Finding::from_id(first)).flatten()
}

/// The answer to a finding with this name on the page, with or without text in brackets after it.
pub(crate) fn answer_called(finding: Finding, word: &str) -> Option<&'static str> {
    let is_so = |label: &str| {
        let label = normal(label);
        label == word || label.split_once(" (").is_some_and(|(plain, _)| plain == word)
    };
    let found = ANSWER_LABELS.iter().find(|(id, _, label)| *id == finding.id() && is_so(label));
    found.map(|(_, value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_belongs_to_a_finding_and_every_answer_to_one_of_its_values() {
        assert!(FINDING_LABELS.len() > 200 && ANSWER_LABELS.len() > 300);
        for (id, label) in FINDING_LABELS {
            assert!(Finding::from_id(id).is_some(), "{id} = {label}");
        }
        for (id, value, label) in ANSWER_LABELS {
            let finding = Finding::from_id(id).unwrap();
            assert!(finding.values().contains(value), "{id} {value} = {label}");
        }
    }

    #[test]
    fn the_words_of_the_page_are_answers() {
        assert_eq!(answer_called(Finding::SinsLesion, "골용해성"), Some("lytic"));
        assert_eq!(answer_called(Finding::PrimarySite, "肝細胞癌"), Some("hcc"));
        assert_eq!(answer_called(Finding::SinsAlignment, "new deformity"), Some("deformity"));
        assert_eq!(answer_called(Finding::SinsAlignment, "lytic"), None);
    }
}
