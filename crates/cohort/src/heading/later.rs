//! Headings of what may be known only after the operation.

use super::key;
use super::when::{UNITS_BEFORE, after_unit, is_after, is_before, says, timed};
use crate::date::narrowed;

/// Words for events after the operation, or treatments that may begin then.
const LATER: &[&str] = &[
    "adjuvant",
    "complication",
    "complications",
    "reoperation",
    "mortality",
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
    "infection",
    "icu",
    "discharged",
    "response",
    "responder",
    "completed",
    "completion",
    "referral",
    "targeted",
    "systemic",
    "bisphosphonate",
    "bisphosphonates",
    "denosumab",
    "zoledronate",
    "zoledronic",
    "chemotherapy",
    "chemo",
    "nivolumab",
    "pembrolizumab",
    "atezolizumab",
    "bevacizumab",
    "ebrt",
    "srs",
    "imrt",
    "salvage",
    "recist",
    "hospice",
    "dehiscence",
    "ssi",
    "pneumonia",
    "delirium",
    "dvt",
    "progression",
    "recovery",
    "recovered",
    "improvement",
    "improved",
    "regained",
    "restored",
    "os",
    "pfs",
    "dfs",
    "rfs",
    "efs",
    "ttp",
    "survival",
    "survived",
    "death",
    "died",
    "진행",
    "사인",
    "進行",
    "进展",
];

/// Like [`LATER`], as parts of a heading without spaces.
const LATER_WITHIN: &[&str] = &[
    "lengthofstay",
    "hospitalstay",
    "inhospital",
    "causeofdeath",
    "사망원인",
    "원내사망",
    "死因",
    "院内死亡",
    "住院死亡",
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
    "lastvisit",
    "lastcontact",
    "secondline",
    "adverseevent",
    "localcontrol",
    "localfailure",
    "implantfailure",
    "hardwarefailure",
    "screwloosening",
    "hormonetherapy",
    "hormonaltherapy",
    "endocrinetherapy",
    "항암치료",
    "화학요법",
    "표적치료",
    "호르몬치료",
    "호르몬요법",
    "추가치료",
    "입원기간",
    "재원일수",
    "무진행",
    "무병생존",
    "진행여부",
    "진행일",
    "질병진행",
    "생존기간",
    "사망",
    "회복",
    "호전",
    "化学療法",
    "分子標的",
    "ホルモン療法",
    "入院期間",
    "入院日数",
    "増悪",
    "死亡",
    "照射",
    "回復",
    "改善",
    "生存期間",
    "化疗",
    "化療",
    "靶向",
    "内分泌治疗",
    "激素治疗",
    "住院时间",
    "住院日",
    "无进展",
    "無進展",
    "疾病进展",
    "无病生存",
    "生存时间",
    "生存期",
    "好转",
    "恢复",
];

/// Words for a history, or for an estimate made before the operation.
const EARLIER: &[&str] = &[
    "history",
    "hx",
    "past",
    "naive",
    "predicted",
    "expected",
    "estimated",
    "prognosis",
    "prognostic",
    "score",
];

/// Like [`EARLIER`], as parts of a heading without spaces.
const EARLIER_WITHIN: &[&str] = &[
    "항암치료력",
    "화학요법력",
    "방사선치료력",
    "예상",
    "예측",
    "이전",
    "療法歴",
    "治療歴",
    "照射歴",
    "予測",
    "予想",
    "化疗史",
    "放疗史",
    "预计",
    "预测",
    "既往",
];

/// Returns whether a column may be known only after the operation, by its heading: it was measured then, or
/// it is a complication, an outcome such as survival or progression, or a treatment that may have begun then and is not
/// stated to be earlier.
///
/// ```
/// use cohort::may_be_later;
/// assert!(may_be_later("Frankel (post-op)") && may_be_later("術後歩行") && may_be_later("Sorafenib"));
/// assert!(!may_be_later("Preoperative radiotherapy") && !may_be_later("Frankel"));
/// ```
#[must_use]
pub fn may_be_later(heading: &str) -> bool {
    is_after(heading)
        || (says(heading, LATER, LATER_WITHIN)
            && !is_before(heading)
            && !says(heading, EARLIER, EARLIER_WITHIN))
}

/// Words for the start of a treatment.
const START: &[&str] =
    &["start", "started", "begin", "began", "begun", "initiation", "initiated", "commenced", "first"];

/// Like [`START`], for scripts without spaces between words.
const START_WITHIN: &[&str] = &["시작", "개시", "開始", "开始"];

/// Returns whether a heading states the start of a treatment that may begin after the operation.
pub(crate) fn is_later_start(heading: &str) -> bool {
    says(heading, START, START_WITHIN) && may_be_later(heading)
}

/// Words for a stay or a time around the operation.
const SHORT_STAY: &[&str] = &[
    "inhospital",
    "hospitalmortality",
    "hospitaldeath",
    "perioperative",
    "earlydeath",
    "earlymortality",
    "원내사망",
    "재원중",
    "수술사망",
    "院内死",
    "術死",
    "周術期",
    "围手术期",
    "圍手術期",
    "住院期间",
    "住院死亡",
    "早期死",
];

/// Returns whether a heading of death or survival is about a fixed time: "30-day mortality", "in-hospital death",
/// "1年生存".
pub(crate) fn is_within_a_time(heading: &str) -> bool {
    let lower = narrowed(&heading.to_lowercase());
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_time = |pair: &[&str]| {
        (number(pair[0]) && after_unit(pair[1]).is_some())
            || (UNITS_BEFORE.contains(&pair[0]) && number(pair[1]))
    };
    let joined = key(&lower);
    words.windows(2).any(is_time)
        || words.iter().any(|word| timed(word).is_some())
        || SHORT_STAY.iter().any(|stay| joined.contains(stay))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn death_within_a_fixed_time_is_told_from_death() {
        for heading in [
            "30-day mortality",
            "Death within 90 days",
            "In-hospital death",
            "1-year survival",
            "mortality_30d",
            "30일 사망",
            "院内死亡",
            "1年生存",
            "6个月死亡",
            "90日死亡",
        ] {
            assert!(is_within_a_time(heading), "{heading}");
        }
        for heading in
            ["died", "Death (0 = alive, 1 = dead)", "사망", "死亡", "Status", "vital_status", "event"]
        {
            assert!(!is_within_a_time(heading), "{heading}");
        }
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
            "KPS 3mo",
            "Frankel 3 mo",
            "30-day mortality",
            "Pain 6 months after",
            "In-hospital death",
            "Cause of death",
            "術後3ヶ月",
            "6개월 통증",
            "Chemotherapy",
            "Progression",
            "PFS (months)",
            "OS from diagnosis (mo)",
            "Local failure",
            "Adverse event",
            "KPS at last visit",
            "Neurological recovery",
            "Hormonal therapy",
            "항암치료",
            "무진행생존기간(개월)",
            "보행 회복",
            "재원일수",
            "사인",
            "化学療法",
            "無増悪生存期間",
            "歩行回復",
            "死亡場所",
            "化疗",
            "无进展生存",
            "死亡原因",
        ] {
            assert!(may_be_later(heading), "{heading}");
        }
        for heading in [
            "Frankel",
            "Preoperative radiotherapy",
            "previous RT",
            "Weight loss in the last 6 months",
            "Pain 3 months before surgery",
            "T1",
            "Ki67",
            "year 2015",
            "수술 전 방사선치료",
            "術前放射線治療",
            "hospital",
            "Posterior approach",
            "hepatitis",
            "postcode",
            "전이",
            "start",
            "History of chemotherapy",
            "Expected survival (months)",
            "previous_chemotherapy",
            "hormone_dependent",
            "항암치료력",
            "化学療法歴",
            "既往化疗",
            "진행성 암",
            "進行度",
        ] {
            assert!(!may_be_later(heading), "{heading}");
        }
    }
}
