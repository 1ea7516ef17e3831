//! The event from which a time runs, according to its heading.

use super::unit::without_unit;
use super::when::OPERATION;
use super::{key, narrow};
use crate::time_unit::TimeUnit;

/// Words before the event from which a time runs.
const FROM: &[&str] = &["from", "since", "after", "post", "following"];

/// Words between those and the event, or for the start of follow-up.
const FILLING: &[&str] = &[
    "the", "of", "date", "day", "time", "first", "initial", "index", "baseline", "start", "spine", "spinal",
];

/// Words for the diagnosis.
const DIAGNOSIS: &[&str] = &["diagnosis", "diagnosed", "diagnostic", "dx", "diag"];

/// Words before the end of a time.
const UNTIL: &[&str] = &["to", "until", "till", "before", "at"];

/// Like [`DIAGNOSIS`], for scripts without spaces between words.
const DIAGNOSIS_WITHIN: &[&str] = &["진단", "診断", "诊断", "診斷", "确诊", "確診"];

/// Other events before or after the operation.
const EVENT_WITHIN: &[&str] = &[
    "전이",
    "발병",
    "증상",
    "입원",
    "방사선",
    "항암",
    "転移",
    "発症",
    "症状",
    "入院",
    "放射線",
    "化学療法",
    "转移",
    "轉移",
    "发病",
    "發病",
    "放疗",
    "放療",
    "化疗",
    "化療",
];

/// Words after the event from which a time runs.
const SINCE_WITHIN: &[&str] = &["부터", "이후", "후", "から", "より", "後", "后", "起", "以来", "至"];

/// Words for the operation.
const OPERATION_WITHIN: &[&str] = &["수술", "술후", "手術", "術後", "手术", "术后"];

/// Returns whether the heading of a time states that it runs from another event than the operation, such as the
/// diagnosis.
pub(crate) fn has_other_origin(heading: &str) -> bool {
    let name = narrow(&heading.to_lowercase()).replace("post-op", "postop");
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        if FROM.contains(word) {
            let event = rest.clone().find(|word| !FILLING.contains(word));
            let is_other = |event: &&&str| {
                !OPERATION.contains(*event)
                    && !event.starts_with(|c: char| c.is_ascii_digit())
                    && !is_unit(event)
            };
            return event.filter(is_other).is_some_and(|event| event.is_ascii());
        }
    }
    let is_end =
        |at: usize| at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|it| UNTIL.contains(it));
    let is_operation = |word: &&str| ["operation", "surgery", "op", "postop", "postoperative"].contains(word);
    if words.iter().enumerate().any(|(at, word)| DIAGNOSIS.contains(word) && !is_end(at)) {
        return !words.iter().any(is_operation);
    }
    let joined = key(without_unit(heading).0);
    let is_any = |list: &[&str]| list.iter().any(|word| joined.contains(word));
    let is_since = |event: &&&str| {
        let after = joined.split_once(**event).map_or("", |(_, after)| after);
        let after = ["일", "日", "時", "时", "시"]
            .iter()
            .fold(after, |after, word| after.strip_prefix(word).unwrap_or(after));
        SINCE_WITHIN.iter().any(|word| after.starts_with(word))
    };
    !is_any(OPERATION_WITHIN)
        && (is_any(DIAGNOSIS_WITHIN) || EVENT_WITHIN.iter().any(|event| is_since(&event)))
}

fn is_unit(word: &str) -> bool {
    super::time_unit_named(word).is_some_and(|unit| TimeUnit::ALL.contains(&unit))
}

#[cfg(test)]
mod tests {
    use super::has_other_origin;

    #[test]
    fn an_origin_other_than_the_operation_is_told_in_four_languages() {
        for heading in [
            "OS from diagnosis (months)",
            "Survival since dx",
            "OS from the date of diagnosis",
            "Months after metastasis",
            "os_dx_months",
            "Time from radiotherapy to death (days)",
            "진단 후 생존기간(개월)",
            "진단일부터 생존기간",
            "診断からの生存期間（月）",
            "診断日から死亡までの日数",
            "转移后生存时间",
            "诊断后生存期(月)",
            "確診後存活天數",
        ] {
            assert!(has_other_origin(heading), "{heading}");
        }
        for heading in [
            "OS (months)",
            "OS from surgery (months)",
            "Survival after the operation",
            "Postoperative survival (months)",
            "time_days",
            "Days since surgery",
            "Follow-up after 3 months",
            "Survival from index date",
            "수술 후 생존기간(개월)",
            "術後生存期間（月）",
            "手术后生存时间",
            "생존기간",
            "Time to diagnosis",
        ] {
            assert!(!has_other_origin(heading), "{heading}");
        }
    }
}
