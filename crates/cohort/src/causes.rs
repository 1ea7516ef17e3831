//! Causes of death among the values of an event. Survival by one cause has competing risks and is not offered: with the
//! other causes censored, Kaplan-Meier overestimates the risk.

use crate::event::normal;

/// Words that a value with a cause of death contains.
const DEATH: &[&str] = &["dead", "died", "death", "deceased", "사망", "死", "亡"];
/// Words that name a cause.
const CAUSE: &[&str] = &[
    "disease",
    "cancer",
    "tumor",
    "tumour",
    "carcinoma",
    "hcc",
    "progress",
    "cause",
    "liver",
    "infection",
    "surgery",
    "operati",
    "complication",
    "treatment",
    "cardiac",
    "암",
    "원인",
    "원병",
    "타병",
    "간",
    "감염",
    "합병증",
    "癌",
    "がん",
    "原病",
    "他病",
    "他因",
    "原因",
    "肿瘤",
    "腫瘍",
    "感染",
    "合併症",
    "并发症",
];
/// Abbreviations: dead of disease, dead of other causes.
const SHORT: &[&str] = &["dod", "doc", "dooc", "dop", "doid"];
/// Words by which a value does not tell a cause.
const NO_CAUSE: &[&str] = &["any cause", "all cause", "all-cause", "alive", "생존", "生存", "存活"];

/// Returns whether a value means death by a certain cause.
pub(crate) fn names_cause(value: &str) -> bool {
    let value = normal(value);
    let has = |words: &[&str]| words.iter().any(|word| value.contains(word));
    SHORT.contains(&value.as_str()) || (has(DEATH) && has(CAUSE) && !has(NO_CAUSE))
}

/// Returns whether these values may be codes of no event and of two causes.
pub(crate) fn may_be_codes<'a>(values: &(impl Iterator<Item = &'a str> + Clone)) -> bool {
    ["0", "1", "2"].iter().all(|code| values.clone().any(|value| value.trim() == *code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_are_known_by_their_words() {
        for value in
            ["DOD", "Dead of disease", "died, other cause", "cancer death", "사망(암)", "癌死", "他病死"]
        {
            assert!(names_cause(value), "{value}");
        }
        for value in
            ["dead", "사망", "死亡", "alive with disease", "AWD", "death from any cause", "lost", "1"]
        {
            assert!(!names_cause(value), "{value}");
        }
    }

    #[test]
    fn three_codes_from_nought_may_be_causes() {
        assert!(may_be_codes(&["0", "2", "1"].into_iter()));
        assert!(!may_be_codes(&["1", "2"].into_iter()) && !may_be_codes(&["0", "1", "9"].into_iter()));
    }
}
