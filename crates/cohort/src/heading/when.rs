//! Time of measurement according to a heading: before the operation, after it, or not stated.

use super::key;

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

/// Words of a heading that mean a measurement before the operation.
const BEFORE: &[&str] = &[
    "before",
    "pre",
    "preop",
    "preoperative",
    "preoperatively",
    "prior",
    "previous",
    "previously",
    "baseline",
    "admission",
    "전",
    "수술전",
    "술전",
    "치료전",
    "이전",
    "기왕력",
    "입원시",
];

/// Like [`BEFORE`], for scripts without spaces between words.
const BEFORE_WITHIN: &[&str] = &[
    "수술전",
    "술전",
    "치료전",
    "術前",
    "手術前",
    "治療前",
    "既往",
    "入院時",
    "术前",
    "手术前",
    "治疗前",
    "入院时",
];

/// Words for events after the operation, or treatments that may begin then.
const LATER: &[&str] = &[
    "adjuvant",
    "complication",
    "complications",
    "reoperation",
    "recurrence",
    "readmission",
    "los",
    "radiotherapy",
    "radiation",
    "rt",
    "sbrt",
    "radiosurgery",
    "sorafenib",
    "nexavar",
    "lenvatinib",
    "regorafenib",
    "immunotherapy",
    "tki",
];

/// Like [`LATER`], as parts of a heading without spaces.
const LATER_WITHIN: &[&str] = &[
    "lengthofstay",
    "hospitalstay",
    "합병증",
    "재수술",
    "재발",
    "재원기간",
    "방사선치료",
    "소라페닙",
    "넥사바",
    "렌바티닙",
    "면역치료",
    "合併症",
    "再手術",
    "再発",
    "在院日数",
    "放射線治療",
    "ソラフェニブ",
    "レンバチニブ",
    "免疫療法",
    "并发症",
    "併發症",
    "再次手术",
    "复发",
    "住院天数",
    "放疗",
    "放療",
    "索拉非尼",
    "仑伐替尼",
    "免疫治疗",
];

/// Returns whether a heading states a measurement after the operation.
#[must_use]
pub fn is_after(heading: &str) -> bool {
    says(heading, AFTER, AFTER_WITHIN)
}

/// Returns whether a heading states a measurement before the operation.
#[must_use]
pub fn is_before(heading: &str) -> bool {
    says(heading, BEFORE, BEFORE_WITHIN)
}

/// Returns whether a column may be known only after the operation, by its heading: it was measured then, or
/// it is a complication, or a treatment that may have begun then and is not stated to be earlier.
///
/// ```
/// use cohort::may_be_later;
/// assert!(may_be_later("Frankel (post-op)") && may_be_later("術後歩行") && may_be_later("Sorafenib"));
/// assert!(!may_be_later("Preoperative radiotherapy") && !may_be_later("Frankel"));
/// ```
#[must_use]
pub fn may_be_later(heading: &str) -> bool {
    is_after(heading) || (says(heading, LATER, LATER_WITHIN) && !is_before(heading))
}

fn says(heading: &str, words: &[&str], within: &[&str]) -> bool {
    let joined = key(heading);
    parts(heading).iter().any(|part| words.contains(&part.as_str()))
        || within.iter().any(|word| joined.contains(word))
}

/// The words of a heading in lower case; "follow-up" and "F/U" are one word.
fn parts(heading: &str) -> Vec<String> {
    let lower = heading.to_lowercase().replace("follow-up", "followup").replace("follow up", "followup");
    let lower = lower.replace("f/u", "followup").replace("post-op", "postop").replace("pre-op", "preop");
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
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
    stem(heading, BEFORE, BEFORE_WITHIN)
}

/// Words next to one that states the time: "post operation", "after surgery", "수술 후".
const OPERATION: &[&str] =
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

    #[test]
    fn what_is_known_only_after_the_operation_is_told_in_four_languages() {
        for heading in [
            "ambulation_after",
            "Post-op Frankel",
            "KPS at last follow-up",
            "수술 후 보행",
            "수술후 보행",
            "합병증",
            "術後PS",
            "術後合併症",
            "手術後のFrankel",
            "术后KPS",
            "Complications",
            "Length of stay",
            "Sorafenib",
            "Radiotherapy",
            "postoperative RT",
        ] {
            assert!(may_be_later(heading), "{heading}");
        }
        for heading in [
            "Frankel",
            "Preoperative radiotherapy",
            "previous RT",
            "수술 전 방사선치료",
            "術前放射線治療",
            "hospital",
            "Posterior approach",
            "hepatitis",
            "postcode",
            "전이",
            "start",
        ] {
            assert!(!may_be_later(heading), "{heading}");
        }
    }
}
