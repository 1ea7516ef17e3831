//! Time of measurement according to a heading: before the operation, after it, or not stated.

use super::key;
use super::unit::without_unit;
use crate::date::narrowed;

/// Words of a heading that mean a measurement after the operation.
const AFTER: &[&str] = &[
    "after",
    "post",
    "postop",
    "postoperative",
    "postoperatively",
    "postsurgery",
    "postsurgical",
    "posttreatment",
    "postrt",
    "followup",
    "discharge",
    "후",
    "수술후",
    "술후",
    "치료후",
    "추적",
    "추적관찰",
    "퇴원",
    "퇴원시",
];

/// Like [`AFTER`], for scripts without spaces between words.
const AFTER_WITHIN: &[&str] = &[
    "수술후",
    "술후",
    "치료후",
    "퇴원시",
    "術後",
    "手術後",
    "治療後",
    "退院時",
    "术后",
    "手术后",
    "治疗后",
    "治療后",
    "出院时",
];

/// Words for a measurement shortly before the operation.
const PREOPERATIVE: &[&str] = &[
    "pre",
    "preop",
    "preoperative",
    "preoperatively",
    "baseline",
    "admission",
    "전",
    "수술전",
    "술전",
    "치료전",
    "입원시",
];

/// Like [`PREOPERATIVE`], for scripts without spaces between words.
const PREOPERATIVE_WITHIN: &[&str] =
    &["수술전", "술전", "치료전", "術前", "手術前", "治療前", "入院時", "术前", "手术前", "治疗前", "入院时"];

/// Other words for a time before the operation; most are about the history.
const HISTORY: &[&str] = &["before", "prior", "previous", "previously", "이전", "기왕력"];

/// Like [`HISTORY`], for scripts without spaces between words.
const HISTORY_WITHIN: &[&str] = &["既往"];

/// Words that make "3 months" a time before the operation, or a span.
const LOOKS_BACK: &[&str] =
    &["last", "past", "within", "previous", "prior", "preceding", "recent", "since", "최근", "지난", "이내"];

/// Units of time after a number.
const UNITS: &[&str] = &[
    "d", "day", "days", "w", "wk", "wks", "week", "weeks", "m", "mo", "mos", "mon", "mth", "mths", "month",
    "months", "y", "yr", "yrs", "year", "years",
];

/// Like [`UNITS`], for scripts without spaces between words; longer ones come first.
const UNITS_WITHIN: &[&str] = &[
    "개월", "ヶ月", "か月", "カ月", "ヵ月", "箇月", "个月", "個月", "週間", "주", "일", "년", "週", "日",
    "年", "月", "周", "天",
];

/// Units before a number: "month 3", "POD 7".
pub(super) const UNITS_BEFORE: &[&str] = &["day", "week", "month", "year", "pod", "pom"];

/// Returns whether a heading states a measurement after the operation.
#[must_use]
pub fn is_after(heading: &str) -> bool {
    says(heading, AFTER, AFTER_WITHIN)
}

/// Returns whether a heading states a measurement before the operation.
#[must_use]
pub fn is_before(heading: &str) -> bool {
    says(heading, PREOPERATIVE, PREOPERATIVE_WITHIN) || says(heading, HISTORY, HISTORY_WITHIN)
}

/// Returns whether a heading states a measurement shortly before the operation.
pub(crate) fn is_preoperative(heading: &str) -> bool {
    // "Frankel before" alone is one of a pair with "Frankel after".
    let before_operation = || {
        let parts = parts(heading);
        let is_any = |words: &[&str]| parts.iter().any(|part| words.contains(&part.as_str()));
        is_any(&["before"]) && is_any(&["surgery", "operation", "op", "treatment"])
    };
    says(heading, PREOPERATIVE, PREOPERATIVE_WITHIN) || before_operation()
}

pub(super) fn says(heading: &str, words: &[&str], within: &[&str]) -> bool {
    let joined = key(heading);
    parts(heading).iter().any(|part| words.contains(&part.as_str()))
        || within.iter().any(|word| joined.contains(word))
}

/// The words of a heading in lower case; "follow-up" and "F/U" are one word, and a time such as "3 mo",
/// "30-day" or "6개월" is the word "after".
fn parts(heading: &str) -> Vec<String> {
    let lower = heading.to_lowercase().replace("follow-up", "followup").replace("follow up", "followup");
    let lower = lower.replace("f/u", "followup").replace("post-op", "postop").replace("pre-op", "preop");
    let words = narrowed(&lower);
    let words: Vec<&str> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let looks_back = words.iter().any(|word| [LOOKS_BACK, PREOPERATIVE, HISTORY].concat().contains(word));
    if looks_back {
        return words.into_iter().map(str::to_owned).collect();
    }
    let mut parts = Vec::new();
    let mut rest = words.as_slice();
    while let Some((word, after)) = rest.split_first() {
        rest = after;
        let next = rest.first().copied().unwrap_or_default();
        let number =
            |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let left = number(word).then(|| after_unit(next)).flatten();
        if let Some(left) = left.or_else(|| (UNITS_BEFORE.contains(word) && number(next)).then_some("")) {
            rest = rest.get(1..).unwrap_or_default();
            parts.push(AFTER_WORD.to_owned());
            parts.extend((!left.is_empty()).then(|| left.to_owned()));
        } else if let Some((before, left)) = timed(word) {
            parts.extend((!before.is_empty()).then(|| before.to_owned()));
            parts.push(AFTER_WORD.to_owned());
            parts.extend((!left.is_empty()).then(|| left.to_owned()));
        } else {
            parts.push((*word).to_owned());
        }
    }
    parts
}

/// The word by which a time after the operation is replaced.
const AFTER_WORD: &str = "after";

/// The rest of a word that begins with a unit of time.
pub(super) fn after_unit(word: &str) -> Option<&str> {
    if UNITS.contains(&word) {
        return Some("");
    }
    let left = UNITS_WITHIN.iter().find_map(|unit| word.strip_prefix(unit))?;
    Some(left.trim_start_matches(['후', '째', '시', '後', '后', '時', '时', '目']))
}

/// Splits a word at a time in it: "3mo", "kps3개월", "術後3ヶ月kps", "pod7".
pub(super) fn timed(word: &str) -> Option<(&str, &str)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let start = word.find(is_digit)?;
    let (before, rest) = word.split_at(start);
    let (number, unit) = rest.split_at(rest.find(|c: char| !is_digit(c)).unwrap_or(rest.len()));
    if number.len() > 3 {
        return None;
    }
    if unit.is_empty() {
        return (UNITS_BEFORE.contains(&before) && before.starts_with("po")).then_some(("", ""));
    }
    let left = after_unit(unit)?;
    (before.is_empty() || !unit.is_ascii()).then_some((before, left))
}

/// Subject of a heading in the form of an id, without the word for after the operation; `None` without such a
/// word or subject.
///
/// ```
/// use cohort::stem_after;
/// assert_eq!(stem_after("ambulation_after").as_deref(), Some("ambulation"));
/// assert_eq!(stem_after("수술 후 보행").as_deref(), Some("보행"));
/// assert_eq!(stem_after("hereafter"), None);
/// ```
#[must_use]
pub fn stem_after(heading: &str) -> Option<String> {
    stem(heading, AFTER, AFTER_WITHIN)
}

/// Like [`stem_after`], for a word for before the operation.
#[must_use]
pub fn stem_before(heading: &str) -> Option<String> {
    stem(heading, &[PREOPERATIVE, HISTORY].concat(), &[PREOPERATIVE_WITHIN, HISTORY_WITHIN].concat())
}

/// Rest of a heading of a time that runs from the operation, such as "OS from surgery (months)" or "術後生存期間";
/// `None` for other headings. "Survival at 3 months" is none: it is a state at that time.
pub(crate) fn since_operation(heading: &str) -> Option<String> {
    const FROM: &[&str] = &["from", "since", "after", "post", "following"];
    const FILLING: &[&str] = &["the", "of", "date", "index"];
    const STATES_IT: &[&str] = &[
        "postop",
        "postoperative",
        "postsurgery",
        "postsurgical",
        "posttreatment",
        "수술후",
        "술후",
        "치료후",
    ];
    const STATES_IT_WITHIN: &[&str] =
        &["수술후", "술후", "치료후", "術後", "手術後", "治療後", "术后", "手术后", "治疗后", "治療后"];
    if heading.contains(|c: char| c.is_numeric()) {
        return None;
    }
    let lower = narrowed(&heading.to_lowercase()).replace("post-op", "postop");
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    if is_any(STATES_IT) || (is_any(FROM) && is_any(OPERATION)) {
        let is_rest = |word: &&&str| ![FROM, FILLING, STATES_IT, OPERATION].concat().contains(*word);
        return Some(words.iter().filter(is_rest).copied().collect::<Vec<_>>().join(" "));
    }
    let joined = key(without_unit(heading).0);
    let word =
        STATES_IT_WITHIN.iter().filter(|word| joined.contains(**word)).max_by_key(|word| word.len())?;
    Some(joined.replacen(word, "", 1))
}

/// Words next to one that states the time: "post operation", "after surgery", "수술 후".
pub(super) const OPERATION: &[&str] =
    &["op", "operation", "surgery", "operative", "treatment", "수술", "치료", "at", "last"];

fn stem(heading: &str, words: &[&str], within: &[&str]) -> Option<String> {
    let parts = parts(heading);
    if parts.iter().any(|part| words.contains(&part.as_str())) {
        let other = |part: &&String| !words.contains(&part.as_str()) && !OPERATION.contains(&part.as_str());
        let rest: Vec<&str> = parts.iter().filter(other).map(String::as_str).collect();
        return (!rest.is_empty()).then(|| rest.join("_"));
    }
    // In scripts without spaces, removes the longest word that states the time.
    let joined = key(heading);
    let ends = words.iter().filter(|word| !word.is_ascii());
    let at_an_end = ends.filter(|word| joined.starts_with(**word) || joined.ends_with(**word));
    let found = within.iter().filter(|word| joined.contains(**word)).chain(at_an_end);
    let word = found.max_by_key(|word| word.len())?;
    let rest = joined.replacen(word, "", 1);
    (!rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_tells_when_is_taken_off() {
        assert_eq!(stem_after("Post Frankel").as_deref(), Some("frankel"));
        assert_eq!(stem_after("Post-op KPS").as_deref(), Some("kps"));
        for heading in [
            "KPS 3mo",
            "KPS 3 mo",
            "KPS at 3 months",
            "KPS_6m",
            "3개월 KPS",
            "KPS3개월",
            "3ヶ月後KPS",
            "KPS POD7",
        ] {
            assert_eq!(stem_after(heading).as_deref(), Some("kps"), "{heading}");
        }
        assert_eq!(stem_after("KPS at last follow-up").as_deref(), Some("kps"));
        assert_eq!(stem_after("ECOG (after surgery)").as_deref(), Some("ecog"));
        for heading in ["보행_후", "수술후 보행", "보행(술후)", "수술후보행", "보행 수술 후"]
        {
            assert_eq!(stem_after(heading).as_deref(), Some("보행"), "{heading}");
        }
        assert_eq!(stem_after("術後歩行").as_deref(), Some("歩行"));
        assert_eq!(stem_after("术后行走").as_deref(), Some("行走"));
        assert_eq!(stem_before("수술전 보행").as_deref(), Some("보행"));
        assert_eq!(stem_before("child_pugh_class_before").as_deref(), Some("child_pugh_class"));
    }
}
