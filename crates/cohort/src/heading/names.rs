//! Common names of columns.

use clinical::Finding;

use crate::lexicon::{Lexicon, Words};

/// Common headings by role or id of a finding.
const NAMES: Lexicon = Lexicon::new(include_str!("names.txt"), " ");

/// Common headings of a group; empty for an unknown one.
pub(super) fn names_of(group: &str) -> Words {
    NAMES.entries().find(|(name, _)| *name == group).map(|(_, words)| words).unwrap_or_default()
}

/// The finding with such a heading.
pub(super) fn finding_named(is: impl Fn(Words) -> bool) -> Option<Finding> {
    NAMES.entries().find_map(|(group, words)| Finding::from_id(group).filter(|_| is(words)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::heading::key;

    #[test]
    fn no_name_stands_for_two_things() {
        const ROLES: [&str; 12] = [
            "patient",
            "of_one_patient",
            "hospital",
            "numbering",
            "personal",
            "time",
            "time_to_death",
            "event",
            "state",
            "death",
            "alive",
            "date_of_death",
        ];
        let mut seen: Vec<&str> = Vec::new();
        for (group, words) in NAMES.entries() {
            assert!(ROLES.contains(&group) || Finding::from_id(group).is_some(), "{group}");
            for name in words.iter() {
                assert_eq!(key(name), name, "names are written as keys");
                assert!(!seen.contains(&name), "{name} stands for two things");
                seen.push(name);
            }
        }
        assert!(seen.len() > 600);
    }
}
