//! Which values of a column say that the patient died. Swapping them turns every curve upside down, so the coding
//! is found by rule, shown with its counts, and never guessed where the values do not settle it.

use serde::{Deserialize, Serialize};

use crate::heading::{Meaning, recognise};

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
    /// The heading speaks of the living or the censored, so that 1 or yes may mean either.
    MayBeSwapped,
    /// All values say the same, so that the other side of the coding was not seen.
    OneSided,
}

/// What a heading says of 1 and yes, or of the higher of 1 and 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HeadingSays {
    /// It speaks of the event or of death, and so do they.
    #[default]
    Died,
    /// It speaks of being alive or censored, and so do 1 and yes.
    Alive,
    /// It speaks of both and does not say which is which.
    Both,
    /// It spells out which number stands for what.
    Spelled {
        /// The number of those who died.
        died: Option<char>,
        /// The number of those who live or were censored.
        alive: Option<char>,
    },
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
    "死亡",
    "死",
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
    "生存",
    "存活",
    "打ち切り",
    "打切り",
    "追跡不能",
    "删失",
    "刪失",
    "截尾",
    "失访",
    "失訪",
];
const YES: &[&str] = &[
    "1", "1.0", "yes", "y", "true", "t", "예", "네", "유", "있음", "o", "+", "はい", "有", "有り", "あり",
    "是",
];
const NO: &[&str] = &[
    "0",
    "0.0",
    "no",
    "n",
    "false",
    "f",
    "아니오",
    "아니요",
    "무",
    "없음",
    "x",
    "-",
    "いいえ",
    "無",
    "無し",
    "なし",
    "无",
    "否",
];
const ONE: &[&str] = &["1", "1.0"];
const TWO: &[&str] = &["2", "2.0"];

pub(crate) fn is_yes(word: &str) -> bool {
    YES.contains(&word)
}

pub(crate) fn is_no(word: &str) -> bool {
    NO.contains(&word)
}

impl EventCoding {
    /// The coding of a column of this heading with these values, for whoever says that it tells who died.
    ///
    /// ```
    /// use cohort::EventCoding;
    /// let coding = EventCoding::under("censored", ["0", "1"]);
    /// assert_eq!((coding.reads("0"), coding.reads("1")), (Some(true), Some(false)));
    /// ```
    #[must_use]
    pub fn under<'a>(heading: &str, values: impl IntoIterator<Item = &'a str>) -> Self {
        let says = match recognise(heading) {
            Some(Meaning::Event { says }) => says,
            _ => HeadingSays::Died,
        };
        Self::of(values, says).0
    }

    /// The coding of a column with these values, and what is doubtful about it.
    ///
    /// ```
    /// use cohort::{EventCoding, HeadingSays};
    /// // As in R's `lung`: 1 censored, 2 dead.
    /// let (coding, doubt) = EventCoding::of(["1", "2"], HeadingSays::Died);
    /// assert_eq!((coding.reads("2"), coding.reads("1")), (Some(true), Some(false)));
    /// assert_eq!(doubt, None);
    /// ```
    #[must_use]
    pub fn of<'a>(
        values: impl IntoIterator<Item = &'a str>,
        heading: HeadingSays,
    ) -> (Self, Option<EventDoubt>) {
        let values: Vec<String> = values.into_iter().map(normal).filter(|value| !value.is_empty()).collect();
        let is_any = |words: &[&str]| values.iter().any(|value| words.contains(&value.as_str()));
        let ones_and_twos =
            values.iter().all(|value| ONE.contains(&value.as_str()) || TWO.contains(&value.as_str()));
        let (lower, higher) = if ones_and_twos && is_any(TWO) { (ONE, TWO) } else { (NO, YES) };
        let (swapped, settled) = heading.of_pair(lower, higher);
        let (happened, censored) = if swapped { (lower, higher) } else { (higher, lower) };
        let with =
            |plain: &[&str], words: &[&str]| [plain, words].concat().into_iter().map(str::to_owned).collect();
        let coding = Self { happened: with(happened, DEAD), censored: with(censored, ALIVE) };
        let unknown: Vec<String> =
            values.iter().filter(|value| coding.reads(value).is_none()).cloned().collect();
        let any = |happened: bool| values.iter().any(|value| coding.reads(value) == Some(happened));
        let doubt = if !unknown.is_empty() {
            Some(EventDoubt::Unknown { values: unknown })
        } else if !settled && (is_any(lower) || is_any(higher)) {
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

impl HeadingSays {
    /// Whether the lower of two kinds of values stands for death, and whether that is beyond doubt.
    fn of_pair(self, lower: &[&str], higher: &[&str]) -> (bool, bool) {
        let among = |digit: Option<char>, words: &[&str]| {
            digit.is_some_and(|digit| words.iter().any(|word| word.chars().eq([digit])))
        };
        match self {
            Self::Died => (false, true),
            // 1 for censored and 2 for dead is a convention of its own, whatever the heading.
            Self::Alive => (higher == YES, false),
            Self::Both => (false, false),
            Self::Spelled { died, alive } => {
                let swapped = among(died, lower) || among(alive, higher);
                (swapped, swapped || among(died, higher) || among(alive, lower))
            }
        }
    }
}

/// Whether a word says that a patient died; `None` for one that says neither.
pub(crate) fn word_says_died(word: &str) -> Option<bool> {
    let word = normal(word);
    if DEAD.contains(&word.as_str()) {
        return Some(true);
    }
    ALIVE.contains(&word.as_str()).then_some(false)
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
        let (coding, doubt) = EventCoding::of(values, HeadingSays::Died);
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
        let (coding, doubt) = EventCoding::of(["yes", "no"], HeadingSays::Alive);
        assert_eq!((coding.reads("no"), doubt), (Some(true), Some(EventDoubt::MayBeSwapped)));
        assert_eq!(EventCoding::of(["사망", "생존"], HeadingSays::Alive).1, None);
        let (coding, doubt) = EventCoding::of(["1", "2"], HeadingSays::Alive);
        assert_eq!((coding.reads("2"), doubt), (Some(true), Some(EventDoubt::MayBeSwapped)));
    }

    #[test]
    fn numbers_that_the_heading_spells_out_are_read_so_and_not_doubted() {
        let spelled = |died, alive| HeadingSays::Spelled { died, alive };
        let (coding, doubt) = EventCoding::of(["0", "1"], spelled(Some('0'), None));
        assert_eq!((coding.reads("0"), coding.reads("1"), doubt), (Some(true), Some(false), None));
        let (coding, doubt) = EventCoding::of(["1", "2"], spelled(Some('1'), Some('2')));
        assert_eq!((coding.reads("1"), coding.reads("2"), doubt), (Some(true), Some(false), None));
        let (_, doubt) = EventCoding::of(["0", "1"], spelled(Some('2'), None));
        assert_eq!(doubt, Some(EventDoubt::MayBeSwapped));
    }

    #[test]
    fn what_cannot_be_known_is_not_guessed() {
        let (coding, doubt) = EventCoding::of(["0", "1", "2"], HeadingSays::Died);
        assert_eq!(coding.reads("2"), None);
        assert_eq!(doubt, Some(EventDoubt::Unknown { values: vec!["2".to_owned()] }));
        assert_eq!(EventCoding::of(["0"], HeadingSays::Died).1, Some(EventDoubt::OneSided));
    }
}
