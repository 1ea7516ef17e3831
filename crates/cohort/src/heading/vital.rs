//! Meaning of 1 and yes according to a heading. A column of 0 and 1 with the heading "censored" or "alive"
//! has the opposite meaning of one with "died", and confusing them silently inverts every curve.

use super::names::names_of;
use super::narrow;
use crate::event::{HeadingSays, word_says_died, yes_or_no};

/// Words of a heading without meaning here.
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

/// Meaning of a heading about death or survival; `None` if it is about something else. `is` returns whether a
/// heading, with or without its brackets, is one of certain names.
pub(super) fn vital(heading: &str, is: impl Fn(&str) -> bool) -> Option<HeadingSays> {
    let lower = heading.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let named = ["alive", "death", "event", "state"].map(names_of);
    let all_known =
        words.iter().all(|word| BESIDE.contains(word) || named.iter().any(|names| names.contains(word)));
    let alive = words.iter().any(|word| named[0].contains(word));
    if !(is("event") || is("state") || is("death") || is("alive") || (all_known && alive)) {
        return None;
    }
    Some(says(heading))
}

/// Words of a heading about survivors or censoring.
const SPEAKS_OF_LIFE: &[&str] = &[
    "alive",
    "living",
    "lives",
    "lived",
    "survive",
    "survived",
    "survives",
    "survivor",
    "survivors",
    "survival",
    "surviving",
    "cnsr",
    "lost",
    "ltfu",
    "free",
];
/// Words of a heading about the event.
const SPEAKS_OF_DEATH: &[&str] = &[
    "death",
    "deaths",
    "dead",
    "died",
    "dies",
    "deceased",
    "mortality",
    "fatal",
    "expired",
    "exitus",
    "event",
    "relapse",
    "recurrence",
    "progression",
    "failure",
];
/// Like [`SPEAKS_OF_LIFE`], for languages without spaces between words.
const HOLDS_LIFE: &[&str] = &[
    "생존",
    "중도절단",
    "절단",
    "생사",
    "打ち切り",
    "打切",
    "生存",
    "存命",
    "存活",
    "生死",
    "删失",
    "刪失",
    "截尾",
    "失访",
];
const HOLDS_DEATH: &[&str] =
    &["사망", "생사", "재발", "사건", "死亡", "生死", "イベント", "再発", "复发", "事件"];

/// The coding that any heading suggests for a column that the user declares to be the event.
pub(crate) fn says(heading: &str) -> HeadingSays {
    let parted = camel_parted(heading).to_lowercase();
    let lower = heading.to_lowercase();
    let by_words = says_by_words(&parted);
    if let Some(spelled) = spelled_out(&lower, by_words) {
        return spelled;
    }
    // A coding in the heading that was not understood, as in "died, else 2".
    let coded = tokens(&lower).iter().any(|token| is_code(token));
    if coded && by_words == HeadingSays::Died { HeadingSays::Both } else { by_words }
}

/// The coding that the words of a heading suggest, in lower case.
fn says_by_words(parted: &str) -> HeadingSays {
    let words: Vec<&str> =
        parted.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let any = |names: &[&str]| words.iter().any(|word| names.contains(word));
    let named = |group: &str| words.iter().any(|word| names_of(group).contains(word));
    let holds = |names: &[&str]| names.iter().any(|name| parted.contains(name));
    let is_event = words.iter().any(|word| matches!(*word, "event" | "events"));
    let starts = words.iter().any(|word| word.starts_with("cens"));
    let alive = named("alive") || any(SPEAKS_OF_LIFE) || starts || holds(HOLDS_LIFE);
    let died = named("death") || named("event") || any(SPEAKS_OF_DEATH) || holds(HOLDS_DEATH);
    let names_death = named("death") || holds(HOLDS_DEATH);
    // "Event-free", "not dead" and "no death" are negations, "yes/no" is none.
    let denies = any(&["free", "not", "non", "without", "absence"])
        || (any(&["no"]) && !any(&["yes", "y"]) && words.first() == Some(&"no"));
    match (alive, died) {
        (_, true) if denies => HeadingSays::Alive,
        // "survival event" is the event; "survival status", "alive status" are ambiguous.
        (true, true) if is_event && !starts && !named("alive") => HeadingSays::Died,
        (true, true) if names_death => HeadingSays::Both,
        (true, _) => HeadingSays::Alive,
        (false, true) => HeadingSays::Died,
        (false, false) => HeadingSays::Unnamed,
    }
}

/// Splits camel case: "isCensored" gives "is Censored".
fn camel_parted(heading: &str) -> String {
    let mut parted = String::with_capacity(heading.len() + 4);
    let mut lower_before = false;
    for c in heading.chars() {
        if c.is_uppercase() && lower_before {
            parted.push(' ');
        }
        lower_before = c.is_lowercase();
        parted.push(c);
    }
    parted
}

/// The coding stated in a heading, as in "status (0 = alive, 1 = dead)", "생존=1, 사망=0" and "death (1: yes, 2: no)".
/// Yes and no refer to the other words of the heading.
fn spelled_out(heading: &str, by_words: HeadingSays) -> Option<HeadingSays> {
    const APART: [char; 14] = [',', ';', '/', '|', '(', ')', '[', ']', '（', '）', '，', '、', '；', ' '];
    let heading = narrow(heading);
    // Forms in use: "1=dead", "1: dead", "1. dead", "1-dead", "1 dead", "dead(1)".
    let mark = ['=', ':'].into_iter().find(|mark| heading.contains(*mark));
    let joined: Vec<String> = match mark {
        Some(mark) => {
            let whole: Vec<&str> = heading.split(mark).map(str::trim).collect();
            whole.join("=").split(APART).map(str::to_owned).collect()
        }
        None => digits_before_words(&heading),
    };
    let (mut died, mut alive) = (None, None);
    let of_word = |word: &str| {
        word_says_died(word).or_else(|| match by_words {
            HeadingSays::Died => yes_or_no(word),
            HeadingSays::Alive => yes_or_no(word).map(|yes| !yes),
            _ => None,
        })
    };
    for part in joined {
        let Some((first, second)) = part.split_once('=') else { continue };
        let (digit, word) = if is_code(first) { (first, second) } else { (second, first) };
        if is_code(digit) && !is_code(word) {
            match of_word(word) {
                Some(true) => died = digit.chars().next(),
                Some(false) => alive = digit.chars().next(),
                None => {}
            }
        }
    }
    (died != alive).then_some(HeadingSays::Spelled { died, alive })
}

/// Pairs of a digit and the word behind it, as "1=dead", from "1.dead 0.alive" or "0 dead 1 alive". If the words come
/// first there is none, unless each has its digit in brackets.
fn digits_before_words(heading: &str) -> Vec<String> {
    let tokens = tokens(heading);
    let bracketed =
        tokens.iter().filter(|token| is_code(token)).all(|digit| heading.contains(&format!("({digit})")));
    let mut pairs = Vec::new();
    for pair in tokens.windows(2) {
        match pair {
            [word, digit] if bracketed && is_code(digit) => pairs.push(format!("{digit}={word}")),
            [digit, word] if !bracketed && is_code(digit) => pairs.push(format!("{digit}={word}")),
            _ => {}
        }
    }
    // In "alive 1 dead 2" the words come first.
    let ends_in_digit = tokens.last().is_some_and(|last| is_code(last));
    if ends_in_digit && !bracketed { Vec::new() } else { pairs }
}

fn is_code(token: &str) -> bool {
    matches!(token, "0" | "1" | "2")
}

/// The words and numbers of a heading; "1yes" is split into "1" and "yes".
fn tokens(heading: &str) -> Vec<String> {
    let mut parted = String::with_capacity(heading.len() + 8);
    let mut before = ' ';
    for c in narrow(heading).chars() {
        if c.is_alphanumeric() && before.is_alphanumeric() && c.is_ascii_digit() != before.is_ascii_digit() {
            parted.push(' ');
        }
        parted.push(c);
        before = c;
    }
    let words = parted.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty());
    words.map(str::to_owned).collect()
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
            &["event", "died", "death", "사망", "사망여부", "死亡", "死亡の有無", "是否死亡", "Death status"],
            HeadingSays::Died,
        );
        // These name no side: 0 is as often death as life.
        says(
            &["status", "Vital status", "Outcome", "OS status", "최종상태", "転帰", "予後", "结局", "转归"],
            HeadingSays::Unnamed,
        );
        says(&["dead or alive", "사망/생존"], HeadingSays::Both);
    }

    #[test]
    fn any_heading_is_looked_at_for_words_of_life_and_death() {
        for (heading, says) in [
            ("CNSR", HeadingSays::Alive),
            ("CensorFlag", HeadingSays::Alive),
            ("censoring indicator for OS", HeadingSays::Alive),
            ("survival", HeadingSays::Alive),
            ("survival status", HeadingSays::Alive),
            ("LivingStatus", HeadingSays::Alive),
            ("1년 생존", HeadingSays::Alive),
            ("５年生存", HeadingSays::Alive),
            ("survival event", HeadingSays::Died),
            ("Death (any cause)", HeadingSays::Died),
            ("fstat event", HeadingSays::Died),
            ("생사 여부", HeadingSays::Both),
            ("生死状态", HeadingSays::Both),
            ("dead/alive", HeadingSays::Both),
            ("Event-free", HeadingSays::Alive),
            ("relapse free", HeadingSays::Alive),
            ("not dead", HeadingSays::Alive),
            ("No death", HeadingSays::Alive),
            ("vital status", HeadingSays::Unnamed),
            ("outcome", HeadingSays::Unnamed),
            ("転帰", HeadingSays::Unnamed),
            ("died, else 2", HeadingSays::Both),
            ("fstat", HeadingSays::Unnamed),
            ("delta", HeadingSays::Unnamed),
        ] {
            assert_eq!(super::says(heading), says, "{heading}");
        }
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
        says(
            &[
                "Death (1=yes, 2=no)",
                "사망여부 (1:예, 2:아니오)",
                "死亡（1=有，2=无）",
                "死亡（１＝有、２＝無）",
            ],
            spelled(Some('1'), Some('2')),
        );
        says(&["Alive at last FU (0 = yes, 1 = no)", "사망 (0-생존, 1-사망)"], spelled(Some('1'), Some('0')));
        says(
            &["생존여부 (0.사망 1.생존)", "dead(0)/alive(1)", "status 0 dead 1 alive"],
            spelled(Some('0'), Some('1')),
        );
        says(&["Death? (Y=0)"], spelled(Some('0'), None));
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
