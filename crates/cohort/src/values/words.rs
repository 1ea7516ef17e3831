//! Common words for values.

use clinical::Finding;

use crate::lexicon::Lexicon;

/// Words by finding and value, in lower case.
const WORDS: Lexicon = Lexicon::new(include_str!("words.txt"), ";");

/// The value of a finding with this word, which is in lower case.
pub(super) fn value_named(finding: Finding, word: &str) -> Option<&'static str> {
    let of_finding = WORDS.entries().filter_map(|(group, words)| {
        let (findings, value) = group.rsplit_once(' ')?;
        findings.split(' ').any(|id| id == finding.id()).then_some((value, words))
    });
    of_finding.into_iter().find(|(_, words)| words.contains(word)).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_once_for_a_value_of_its_finding() {
        let mut seen: Vec<(&str, &str)> = Vec::new();
        for (group, words) in WORDS.entries() {
            let (findings, value) = group.rsplit_once(' ').unwrap();
            for id in findings.split(' ') {
                let finding = Finding::from_id(id).unwrap();
                assert!(finding.values().contains(&value), "{group}");
                for word in words.iter() {
                    assert_eq!(word, word.to_lowercase(), "words are written in lower case");
                    assert!(!seen.contains(&(id, word)), "{id}: {word} stands for two values");
                    seen.push((id, word));
                }
            }
        }
        assert!(seen.len() > 500);
    }
}
