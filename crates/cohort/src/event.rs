//! Which values of a column say that the patient died. Swapping them turns every curve upside down, so the coding
//! is found by rule, shown with its counts, and never guessed where the values do not settle it.

use serde::{Deserialize, Serialize};

/// Which values say that the event happened, and which that the patient was censored. Case does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EventCoding {
    /// Values of those who died.
    pub happened: Vec<String>,
    /// Values of those who were alive when last seen.
    pub censored: Vec<String>,
}

/// What makes a coding doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventDoubt {
    /// These values are in neither list: they have to be put into one.
    Unknown {
        /// The values.
        values: Vec<String>,
    },
    /// The heading speaks of being alive, so that 1 or yes may mean either.
    MayBeSwapped,
    /// All values say the same, so that the other side of the coding was not seen.
    OneSided,
}

const DEAD: &[&str] = &[
    "dead",
    "died",
    "death",
    "deceased",
    "expired",
    "d",
    "event",
    "사망",
    "사망함",
    "사망자",
    "exitus",
    "dod",
];
const ALIVE: &[&str] = &[
    "alive",
    "living",
    "survived",
    "a",
    "censored",
    "censor",
    "lost",
    "lost to follow-up",
    "lost to follow up",
    "loss to follow-up",
    "ltfu",
    "생존",
    "생존함",
    "생존자",
    "중도절단",
    "절단",
    "추적소실",
    "추적 소실",
    "추적관찰 소실",
    "awd",
    "ned",
];
const YES: &[&str] = &["1", "1.0", "yes", "y", "true", "t", "예", "네", "유", "있음", "o", "+"];
const NO: &[&str] = &["0", "0.0", "no", "n", "false", "f", "아니오", "아니요", "무", "없음", "x", "-"];

pub(crate) fn is_yes(word: &str) -> bool {
    YES.contains(&word)
}

pub(crate) fn is_no(word: &str) -> bool {
    NO.contains(&word)
}

impl EventCoding {
    /// The usual coding: 1, yes or dead against 0, no or alive.
    #[must_use]
    pub fn usual() -> Self {
        let all = |words: [&[&str]; 2]| words.concat().into_iter().map(str::to_owned).collect();
        Self { happened: all([YES, DEAD]), censored: all([NO, ALIVE]) }
    }

    /// The coding of a column with these values, and what is doubtful about it.
    ///
    /// ```
    /// use cohort::EventCoding;
    /// // As in R's `lung`: 1 censored, 2 dead.
    /// let (coding, doubt) = EventCoding::of(["1", "2"], false);
    /// assert_eq!((coding.reads("2"), coding.reads("1")), (Some(true), Some(false)));
    /// assert_eq!(doubt, None);
    /// ```
    #[must_use]
    pub fn of<'a>(
        values: impl IntoIterator<Item = &'a str>,
        heading_says_alive: bool,
    ) -> (Self, Option<EventDoubt>) {
        let values: Vec<String> = values.into_iter().map(normal).filter(|value| !value.is_empty()).collect();
        let only = |allowed: &[&str]| values.iter().all(|value| allowed.contains(&value.as_str()));
        let has = |wanted: &str| values.iter().any(|value| value == wanted);
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        if only(&["1", "2", "1.0", "2.0"]) && (has("2") || has("2.0")) {
            let coding = Self { happened: owned(&["2", "2.0"]), censored: owned(&["1", "1.0"]) };
            let doubt = if !has("1") && !has("1.0") {
                Some(EventDoubt::OneSided)
            } else {
                heading_says_alive.then_some(EventDoubt::MayBeSwapped)
            };
            return (coding, doubt);
        }
        let mut coding = Self::usual();
        let plain = values.iter().any(|value| is_yes(value) || is_no(value));
        if heading_says_alive && plain {
            // "Alive: yes". Numbers may still be the status of somebody who codes death as 1.
            let (yes, no): (Vec<_>, Vec<_>) = (owned(YES), owned(NO));
            coding.happened = [no, owned(DEAD)].concat();
            coding.censored = [yes, owned(ALIVE)].concat();
        }
        let unknown: Vec<String> =
            values.iter().filter(|value| coding.reads(value).is_none()).cloned().collect();
        let any = |happened: bool| values.iter().any(|value| coding.reads(value) == Some(happened));
        let doubt = if !unknown.is_empty() {
            Some(EventDoubt::Unknown { values: unknown })
        } else if heading_says_alive && plain {
            Some(EventDoubt::MayBeSwapped)
        } else if any(true) && any(false) {
            None
        } else {
            Some(EventDoubt::OneSided)
        };
        (coding, doubt)
    }

    /// Whether a cell says that the event happened; `None` where it says neither.
    #[must_use]
    pub fn reads(&self, cell: &str) -> Option<bool> {
        let cell = normal(cell);
        let among = |words: &[String]| words.iter().any(|word| normal(word) == cell);
        if among(&self.happened) {
            return Some(true);
        }
        among(&self.censored).then_some(false)
    }
}

/// Case and outer blanks do not matter.
pub(crate) fn normal(value: &str) -> String {
    value.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn codes(values: [&str; 2], dead: &str, alive: &str) {
        let (coding, doubt) = EventCoding::of(values, false);
        assert_eq!((coding.reads(dead), coding.reads(alive)), (Some(true), Some(false)));
        assert_eq!(doubt, None);
    }

    #[test]
    fn the_codings_in_use_are_told_apart() {
        codes(["0", "1"], "1", "0");
        codes(["1", "2"], "2", "1");
        codes(["TRUE", "FALSE"], "TRUE", "false");
        codes(["Dead", "alive"], "dead", "Alive");
        codes(["사망", "생존"], "사망", "생존");
        codes(["yes", "no"], "YES", "No");
        codes(["died", "lost to follow-up"], "died", "lost to follow-up");
    }

    #[test]
    fn a_column_that_speaks_of_the_living_is_doubtful() {
        let (coding, doubt) = EventCoding::of(["yes", "no"], true);
        assert_eq!((coding.reads("no"), doubt), (Some(true), Some(EventDoubt::MayBeSwapped)));
        assert_eq!(EventCoding::of(["사망", "생존"], true).1, None);
    }

    #[test]
    fn what_cannot_be_known_is_not_guessed() {
        let (coding, doubt) = EventCoding::of(["0", "1", "2"], false);
        assert_eq!(coding.reads("2"), None);
        assert_eq!(doubt, Some(EventDoubt::Unknown { values: vec!["2".to_owned()] }));
        assert_eq!(EventCoding::of(["0"], false).1, Some(EventDoubt::OneSided));
    }
}
