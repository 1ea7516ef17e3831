//! The values of a column that mean death. Swapping them inverts every curve, so the coding is derived by
//! rule, shown with its counts, and never guessed if the values do not determine it.

use serde::{Deserialize, Serialize};

use crate::date::narrowed;
use crate::marks::Marks;
use crate::missing::is_missing_code;

/// Values that mean the event, and values that mean censoring. Case is ignored.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EventCoding {
    /// Values of the deceased.
    pub happened: Vec<String>,
    /// Values of those alive at last follow-up.
    pub censored: Vec<String>,
}

/// Ambiguities of a coding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventDoubt {
    /// Values in neither list, which must be assigned to one.
    Unknown {
        /// The values.
        values: Vec<String>,
    },
    /// The heading is about survivors or censoring, so 1 or yes may have either meaning.
    MayBeSwapped,
    /// The heading does not state the meaning of 1 or yes.
    Unnamed,
    /// Nothing states which number means death: 1 and 2 are in use both ways.
    Numbers,
    /// Rows are marked or empty: a mark is read as yes, an empty cell as no.
    Marked,
    /// All values have the same meaning, so the other side of the coding did not occur.
    OneSided,
    /// Most rows with a date of death count as alive.
    AgainstDates,
}

impl EventDoubt {
    /// Returns whether it is unknown which of two numbers, or of yes and no, means death.
    pub(crate) fn is_of_numbers(&self) -> bool {
        matches!(self, Self::MayBeSwapped | Self::Unnamed | Self::Numbers)
    }
}

/// Meaning of 1 and yes, or of the higher of 1 and 2, according to a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HeadingSays {
    /// It is about the event or death, and so are they.
    #[default]
    Died,
    /// It is about being alive or censored, and so are they.
    Alive,
    /// It mentions both without stating which is which.
    Both,
    /// It mentions neither, as "status" and "outcome".
    Unnamed,
    /// It states the meaning of the numbers.
    Spelled {
        /// Number of the deceased.
        died: Option<char>,
        /// Number of the living or censored.
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
    "doc",
    "dead of disease",
    "died of disease",
    "dead of other causes",
    "died of other causes",
    "사망(암)",
    "死亡",
    "死",
    "死去",
    "亡",
    "已死亡",
    "已故",
    "癌死",
    "原病死",
    "他因死",
    "他病死",
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
    "alive with disease",
    "alive without disease",
    "no evidence of disease",
    "lost to fu",
    "lost to f/u",
    "withdrawn",
    "추적중",
    "생존 중",
    "生存",
    "生存中",
    "存命",
    "存活",
    "在世",
    "活",
    "生",
    "带瘤生存",
    "无瘤生存",
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
    "1", "1.0", "yes", "y", "true", "t", "present", "positive", "예", "네", "유", "있음", "있다", "양성",
    "+", "はい", "有", "有り", "あり", "陽性", "是", "阳性",
];
const NO: &[&str] = &[
    "0",
    "0.0",
    "no",
    "n",
    "false",
    "f",
    "absent",
    "negative",
    "아니오",
    "아니요",
    "무",
    "없음",
    "없다",
    "음성",
    "-",
    "いいえ",
    "無",
    "無し",
    "なし",
    "陰性",
    "无",
    "否",
    "阴性",
];
const YES_IN_WORDS: &[&str] = &["yes", "y", "true", "예", "네", "유", "있음", "はい", "有", "あり", "是"];
const NO_IN_WORDS: &[&str] =
    &["no", "n", "false", "아니오", "무", "없음", "いいえ", "無", "なし", "无", "否"];
const ZERO: &[&str] = &["0", "0.0"];
const ONE: &[&str] = &["1", "1.0"];
const TWO: &[&str] = &["2", "2.0"];

pub(crate) fn is_yes(word: &str) -> bool {
    YES.contains(&word)
}

pub(crate) fn is_no(word: &str) -> bool {
    NO.contains(&word)
}

/// Meaning of a cell that is a word for yes or no.
pub(crate) fn yes_or_no(cell: &str) -> Option<bool> {
    let word = normal(cell);
    if is_yes(&word) { Some(true) } else { is_no(&word).then_some(false) }
}

impl EventCoding {
    /// The coding of a column with these distinct values, and its ambiguities.
    ///
    /// ```
    /// use cohort::{EventCoding, EventDoubt, HeadingSays};
    /// let (coding, doubts) = EventCoding::of(["0", "1"], HeadingSays::Died);
    /// assert_eq!((coding.reads("1"), coding.reads("0")), (Some(true), Some(false)));
    /// assert_eq!(doubts, []);
    /// // R's `lung` has 2 for death; a form with 1 = yes and 2 = no has 1.
    /// let (coding, doubts) = EventCoding::of(["1", "2"], HeadingSays::Died);
    /// assert_eq!((coding.reads("2"), coding.reads("1")), (Some(true), Some(false)));
    /// assert_eq!(doubts, [EventDoubt::Numbers]);
    /// ```
    #[must_use]
    pub fn of<'a>(
        values: impl IntoIterator<Item = &'a str>,
        heading: HeadingSays,
    ) -> (Self, Vec<EventDoubt>) {
        let plain = |value: &str| {
            let value = normal(value);
            whole_number(&value).map_or(value.clone(), str::to_owned)
        };
        let values: Vec<String> = values.into_iter().map(plain).filter(|value| !value.is_empty()).collect();
        let marks = Marks::of(values.iter().map(String::as_str));
        let (lower, higher) = if ones_and_twos(&values) { (ONE, TWO) } else { (NO, YES) };
        let (swapped, mut settled) = heading.of_pair(lower, higher);
        let (mut yes, mut no) = (words(higher), words(lower));
        if let Some(marks) = &marks {
            yes.extend(marks.yes.iter().cloned());
            no.extend(marks.no.iter().cloned());
        }
        let coded = values.iter().any(|value| yes.contains(value) || no.contains(value));
        let (mut happened, mut censored) = if swapped { (no, yes) } else { (yes, no) };
        happened.extend(words(DEAD));
        censored.extend(words(ALIVE));
        let coding = Self { happened, censored };
        let unknown: Vec<String> =
            values.iter().filter(|value| coding.reads(value).is_none()).cloned().collect();
        let any = |happened: bool| values.iter().any(|value| coding.reads(value) == Some(happened));
        let one_sided = !(any(true) && any(false));
        // If one number is unexplained, so are the others: 2 may be death, and 1 alive with disease.
        let spelled = matches!(heading, HeadingSays::Spelled { .. });
        let other_numbers = unknown.iter().any(|value| is_number(value) && !is_missing_code(value));
        settled &= spelled || !other_numbers;
        let mut doubts = Vec::new();
        if !unknown.is_empty() {
            doubts.push(EventDoubt::Unknown { values: unknown });
        }
        if !settled && coded {
            doubts.push(match heading {
                _ if lower == ONE || other_numbers => EventDoubt::Numbers,
                HeadingSays::Unnamed => EventDoubt::Unnamed,
                _ => EventDoubt::MayBeSwapped,
            });
        }
        if marks.is_some_and(|marks| marks.is_one_sided()) {
            doubts.push(EventDoubt::Marked);
        } else if one_sided && doubts.is_empty() {
            doubts.push(EventDoubt::OneSided);
        }
        (coding, doubts)
    }

    /// The digit of a value of a pair, among all values of its column: 1 and 2, or 0 and 1 for no and yes.
    pub(crate) fn digit<'a>(values: impl Iterator<Item = &'a str>, value: &str) -> Option<char> {
        let values: Vec<String> = values.map(normal).collect();
        let value = normal(value);
        let value = value.as_str();
        if ones_and_twos(&values) {
            return if ONE.contains(&value) { Some('1') } else { TWO.contains(&value).then_some('2') };
        }
        if is_yes(value) { Some('1') } else { is_no(value).then_some('0') }
    }

    /// Returns whether a cell means the event; `None` if it has no meaning. A number before a word, as in
    /// "1:DECEASED", is ignored.
    #[must_use]
    pub fn reads(&self, cell: &str) -> Option<bool> {
        let cell = normal(cell);
        let side = |cell: &str| {
            // A saved coding may contain capitals.
            let is_so = |word: &String| {
                word == cell || (word.chars().any(char::is_uppercase) && normal(word) == cell)
            };
            let among = |words: &[String]| words.iter().any(is_so);
            if among(&self.happened) {
                return Some(true);
            }
            among(&self.censored).then_some(false)
        };
        side(&cell).or_else(|| side(without_number(&cell)?)).or_else(|| side(whole_number(&cell)?))
    }
}

/// Returns whether the values are 1 and 2. A further code, such as 9 for unknown, does not change the pair.
fn ones_and_twos(values: &[String]) -> bool {
    let is_any = |words: &[&str]| values.iter().any(|value| words.contains(&value.as_str()));
    is_any(TWO) && !is_any(ZERO) && !is_any(YES_IN_WORDS) && !is_any(NO_IN_WORDS)
}

/// The word after a number of one digit: "1:deceased", "0 = alive", "2. dead", "1 (died)".
fn without_number(cell: &str) -> Option<&str> {
    let rest = cell.strip_prefix(|c: char| c.is_ascii_digit())?.trim_start();
    let word = rest.strip_prefix([':', '=', '.', ')', '-', '(', '：', '='])?;
    Some(word.trim_matches([' ', '(', ')'])).filter(|word| !word.is_empty())
}

/// The whole number that a cell of fixed decimals stands for: "1.00", "1,00", ".00".
fn whole_number(cell: &str) -> Option<&str> {
    let (whole, fraction) = cell.split_once(['.', ','])?;
    let digits = whole.bytes().all(|byte| byte.is_ascii_digit());
    let is_nought = !fraction.is_empty() && fraction.bytes().all(|byte| byte == b'0');
    (digits && is_nought).then_some(if whole.is_empty() { "0" } else { whole })
}

fn words(of: &[&str]) -> Vec<String> {
    of.iter().map(|word| (*word).to_owned()).collect()
}

impl HeadingSays {
    /// Returns whether the lower of two kinds of values means death, and whether this is certain.
    fn of_pair(self, lower: &[&str], higher: &[&str]) -> (bool, bool) {
        let among = |digit: Option<char>, words: &[&str]| {
            digit.is_some_and(|digit| words.iter().any(|word| word.chars().eq([digit])))
        };
        match self {
            // 2 for dead is one convention, 1 for yes and 2 for no another.
            Self::Died => (false, higher == YES),
            Self::Alive => (higher == YES, false),
            Self::Both | Self::Unnamed => (false, false),
            Self::Spelled { died, alive } => {
                let swapped = among(died, lower) || among(alive, higher);
                (swapped, swapped || among(died, higher) || among(alive, lower))
            }
        }
    }
}

/// Returns whether a word means death; `None` for an unknown one.
pub(crate) fn word_says_died(word: &str) -> Option<bool> {
    let word = normal(word);
    if DEAD.contains(&word.as_str()) {
        return Some(true);
    }
    ALIVE.contains(&word.as_str()).then_some(false)
}

/// Returns whether a cell of an event column is a number without a word.
fn is_number(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Normalises case, full-width characters, Roman numerals and outer spaces.
pub(crate) fn normal(value: &str) -> String {
    if value.is_ascii() {
        return value.trim().to_lowercase();
    }
    let mut normal = String::with_capacity(value.len());
    for c in narrowed(value).trim().to_lowercase().chars() {
        match c {
            'ⅰ' => normal.push('i'),
            'ⅱ' => normal.push_str("ii"),
            'ⅲ' => normal.push_str("iii"),
            'ⅳ' => normal.push_str("iv"),
            other => normal.push(other),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn codes(values: [&str; 2], dead: &str, alive: &str) {
        let (coding, doubts) = EventCoding::of(values, HeadingSays::Died);
        assert_eq!((coding.reads(dead), coding.reads(alive)), (Some(true), Some(false)));
        assert_eq!(doubts, []);
    }

    #[test]
    fn the_codings_in_use_are_told_apart() {
        codes(["0", "1"], "1", "0");
        codes(["TRUE", "FALSE"], "TRUE", "false");
        codes(["Dead", "alive"], "dead", "Alive");
        codes(["사망", "생존"], "사망", "생존");
        codes(["yes", "no"], "YES", "No");
        codes(["died", "lost to follow-up"], "died", "lost to follow-up");
    }

    #[test]
    fn a_column_that_speaks_of_the_living_is_doubtful() {
        let (coding, doubt) = EventCoding::of(["yes", "no"], HeadingSays::Alive);
        assert_eq!((coding.reads("no"), doubt), (Some(true), vec![EventDoubt::MayBeSwapped]));
        assert_eq!(EventCoding::of(["사망", "생존"], HeadingSays::Alive).1, []);
        let (coding, doubt) = EventCoding::of(["1", "2"], HeadingSays::Alive);
        assert_eq!((coding.reads("2"), doubt), (Some(true), vec![EventDoubt::Numbers]));
    }

    #[test]
    fn one_and_two_are_in_doubt_under_any_heading() {
        for heading in [HeadingSays::Died, HeadingSays::Alive, HeadingSays::Both, HeadingSays::Unnamed] {
            for values in [&["1", "2"][..], &["2", "1"], &["1", "2", "3"], &["1", "2", "9"], &["1.0", "2.0"]]
            {
                let (_, doubts) = EventCoding::of(values.iter().copied(), heading);
                assert!(doubts.contains(&EventDoubt::Numbers), "{heading:?} {values:?}");
            }
        }
    }

    #[test]
    fn numbers_that_the_heading_spells_out_are_read_so_and_not_doubted() {
        let spelled = |died, alive| HeadingSays::Spelled { died, alive };
        let (coding, doubt) = EventCoding::of(["0", "1"], spelled(Some('0'), None));
        assert_eq!((coding.reads("0"), coding.reads("1"), doubt), (Some(true), Some(false), vec![]));
        let (coding, doubt) = EventCoding::of(["1", "2"], spelled(Some('1'), Some('2')));
        assert_eq!((coding.reads("1"), coding.reads("2"), doubt), (Some(true), Some(false), vec![]));
        let (_, doubt) = EventCoding::of(["0", "1"], spelled(Some('2'), None));
        assert_eq!(doubt, [EventDoubt::MayBeSwapped]);
    }

    #[test]
    fn what_cannot_be_known_is_not_guessed() {
        let (coding, doubt) = EventCoding::of(["0", "1", "2"], HeadingSays::Died);
        assert_eq!(coding.reads("2"), None);
        assert_eq!(doubt, [EventDoubt::Unknown { values: vec!["2".to_owned()] }, EventDoubt::Numbers]);
        assert_eq!(EventCoding::of(["0"], HeadingSays::Died).1, [EventDoubt::OneSided]);
    }

    #[test]
    fn a_number_before_a_word_is_left_off() {
        let (coding, doubts) = EventCoding::of(["1:DECEASED", "0:LIVING"], HeadingSays::Died);
        assert_eq!((coding.reads("1:DECEASED"), coding.reads("0 = alive")), (Some(true), Some(false)));
        assert_eq!((coding.reads("2. dead"), coding.reads("1-2"), doubts), (Some(true), None, vec![]));
    }

    #[test]
    fn a_tick_is_yes_and_two_marks_are_told_apart() {
        for mark in ["x", "X", "✓", "✔", "●", "○", "v", "*"] {
            let (coding, doubts) = EventCoding::of([mark], HeadingSays::Died);
            assert_eq!((coding.reads(mark), doubts), (Some(true), vec![EventDoubt::Marked]), "{mark}");
        }
        let (coding, doubts) = EventCoding::of(["O", "X"], HeadingSays::Died);
        assert_eq!((coding.reads("o"), coding.reads("x"), doubts), (Some(true), Some(false), vec![]));
        let (coding, doubts) = EventCoding::of(["●", "○"], HeadingSays::Died);
        assert_eq!((coding.reads("●"), doubts.len()), (None, 1));
    }

    #[test]
    fn a_heading_that_names_nothing_leaves_the_coding_to_be_checked() {
        let (coding, doubts) = EventCoding::of(["0", "1"], HeadingSays::Unnamed);
        assert_eq!((coding.reads("1"), doubts), (Some(true), vec![EventDoubt::Unnamed]));
        assert_eq!(EventCoding::of(["dead", "alive"], HeadingSays::Unnamed).1, []);
    }
}
