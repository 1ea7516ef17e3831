//! What a heading says of 1 and yes. A column of 0 and 1 that is headed "censored" or "alive" means the opposite of
//! one that is headed "died", and reading it the same way turns every curve upside down without a word.

use super::names::{ALIVE, DEATHS, EVENTS};
use crate::event::{HeadingSays, word_says_died};

/// Words that a heading has beside those that tell what it is about.
const BESIDE: &[&str] = &[
    "0",
    "1",
    "2",
    "yes",
    "no",
    "y",
    "n",
    "is",
    "was",
    "if",
    "or",
    "at",
    "last",
    "follow",
    "up",
    "followup",
    "fu",
    "patient",
    "status",
    "indicator",
    "flag",
    "code",
    "vital",
    "os",
    "survival",
    "여부",
    "상태",
    "유무",
    "최종",
    "환자",
];

/// What a heading says of those who died; `None` where it is about something else. `is` tells whether the heading,
/// with or without what stands in its brackets, is one of some names.
pub(super) fn vital(heading: &str, is: impl Fn(&[&str]) -> bool) -> Option<HeadingSays> {
    let lower = heading.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let any = |names: &[&str]| words.iter().any(|word| names.contains(word));
    let all_known =
        words.iter().all(|word| [ALIVE, DEATHS, EVENTS, BESIDE].iter().any(|names| names.contains(word)));
    let alive = is(ALIVE) || any(ALIVE);
    if !(is(EVENTS) || is(DEATHS) || is(ALIVE) || (all_known && alive)) {
        return None;
    }
    if let Some(spelled) = spelled_out(&lower) {
        return Some(spelled);
    }
    Some(match (alive, is(DEATHS) || any(DEATHS)) {
        (true, true) => HeadingSays::Both,
        (true, false) => HeadingSays::Alive,
        (false, _) => HeadingSays::Died,
    })
}

/// The coding that a heading spells out, as in "status (0 = alive, 1 = dead)" and "생존=1, 사망=0".
fn spelled_out(heading: &str) -> Option<HeadingSays> {
    const APART: [char; 14] = [',', ';', '/', '|', '(', ')', '[', ']', '（', '）', '，', '、', '；', ' '];
    let heading = heading.replace('＝', "=").replace('：', ":");
    let mark = if heading.contains('=') { '=' } else { ':' };
    let joined: Vec<&str> = heading.split(mark).map(str::trim).collect();
    let (mut died, mut alive) = (None, None);
    for part in joined.join("=").split(APART) {
        let Some((first, second)) = part.split_once('=') else { continue };
        let (digit, word) = if word_says_died(first).is_some() { (second, first) } else { (first, second) };
        let mut characters = digit.chars();
        if let (Some(digit @ '0'..='2'), None) = (characters.next(), characters.next()) {
            match word_says_died(word) {
                Some(true) => died = Some(digit),
                Some(false) => alive = Some(digit),
                None => {}
            }
        }
    }
    (died != alive).then_some(HeadingSays::Spelled { died, alive })
}

#[cfg(test)]
mod tests {
    use crate::event::HeadingSays;
    use crate::heading::{Meaning, recognise};

    #[track_caller]
    fn says(headings: &[&str], expected: HeadingSays) {
        for heading in headings {
            assert_eq!(recognise(heading), Some(Meaning::Event { says: expected }), "{heading}");
        }
    }

    #[test]
    fn a_heading_of_the_censored_or_the_living_is_told_from_one_of_the_dead() {
        let censored = [
            "censored",
            "Censor",
            "cens",
            "censoring",
            "status: censored",
            "Status (censored)",
            "is_censored",
        ];
        says(&censored, HeadingSays::Alive);
        says(
            &["중도절단", "중도절단 여부", "打ち切り", "打ち切りの有無", "删失", "是否删失", "截尾"],
            HeadingSays::Alive,
        );
        says(
            &["alive", "Alive at last follow-up", "생존", "생존여부", "生存", "存活", "是否存活"],
            HeadingSays::Alive,
        );
        says(
            &["event", "status", "died", "death", "사망", "사망여부", "死亡", "死亡の有無", "是否死亡"],
            HeadingSays::Died,
        );
        says(&["dead or alive", "사망/생존"], HeadingSays::Both);
    }

    #[test]
    fn a_heading_that_spells_its_coding_out_is_believed() {
        let spelled = |died, alive| HeadingSays::Spelled { died, alive };
        says(
            &["status (0 = dead, 1 = alive)", "생존=1, 사망=0", "사망여부（1：생존，0：사망）"],
            spelled(Some('0'), Some('1')),
        );
        says(&["status (0=alive 1=dead)", "event [1: death; 0: censored]"], spelled(Some('1'), Some('0')));
        says(&["status (1=censored)"], spelled(None, Some('1')));
    }

    #[test]
    fn a_time_or_a_day_of_censoring_is_not_whether_somebody_died() {
        for heading in
            ["censoring date", "time to censoring", "alive at 1 year with implant", "recurrence (censored)"]
        {
            assert_eq!(recognise(heading), None, "{heading}");
        }
    }
}
