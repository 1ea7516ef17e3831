//! Order of the values of a column of the file's own: as set by the user, or as a reader expects.
//!
//! Numbers and bands are ordered by size (`<=20`, `20-50`, `>50`), stages by stage (`IA`, `IB`, `II`; `T1`,
//! `T2`, `T10`), and words by a known scale (low, medium, high). Other values are ordered by text and not
//! ranked, so that there is no test for trend.

mod bands;
mod stages;
mod words;

use std::cmp::Ordering;

use crate::cohort::Factor;

/// The order of the values of a column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scale {
    /// Position of each value: later is higher. Values of one kind have the same position in every column.
    places: Vec<f64>,
    ranked: bool,
}

impl Scale {
    /// Order of a factor's values.
    pub(crate) fn of(factor: &Factor) -> Self {
        let values: Vec<&str> = factor.labels.values().iter().map(|value| &**value).collect();
        Self::new(&factor.name, &values, &factor.order)
    }

    /// Order of values under a heading; `chosen` names values in the order set by the user.
    pub(crate) fn new(heading: &str, values: &[&str], chosen: &[String]) -> Self {
        let natural = Self::natural(heading, values);
        if chosen.is_empty() {
            return natural;
        }
        let at = |value: &str| chosen.iter().position(|known| known.trim() == value.trim());
        // Values that did not exist when the order was set follow, in their natural order.
        let mut rest: Vec<usize> = (0..values.len()).filter(|place| at(values[*place]).is_none()).collect();
        rest.sort_by(|a, b| natural.places[*a].total_cmp(&natural.places[*b]));
        let after = |place: usize| rest.iter().position(|known| *known == place).unwrap_or(0);
        let place = |place: usize| at(values[place]).unwrap_or_else(|| chosen.len() + after(place)) as f64;
        Self { places: (0..values.len()).map(place).collect(), ranked: rest.is_empty() }
    }

    /// Position of a value.
    pub(crate) fn place(&self, value: usize) -> f64 {
        self.places.get(value).copied().unwrap_or(f64::INFINITY)
    }

    /// Returns whether the positions have a meaning, and are not only alphabetical.
    pub(crate) fn is_ranked(&self) -> bool {
        self.ranked
    }

    fn natural(heading: &str, values: &[&str]) -> Self {
        let plain: Vec<String> = values.iter().map(|value| plain(value)).collect();
        let is_rest: Vec<bool> = plain.iter().map(|value| words::REST.contains(&value.as_str())).collect();
        let steps: Vec<&str> =
            plain.iter().zip(&is_rest).filter(|(_, rest)| !**rest).map(|(value, _)| value.as_str()).collect();
        let known = bands::places(&steps)
            .or_else(|| worded(&steps))
            .or_else(|| stages::places(&steps))
            .or_else(|| lettered(heading, &steps));
        let (found, ranked) = match known {
            Some(found) => (found, steps.len() == values.len() && !nominal(heading)),
            None => (alphabetical(&steps), false),
        };
        let mut found = found.into_iter();
        let place = |rest: &bool| if *rest { f64::INFINITY } else { found.next().unwrap_or(f64::INFINITY) };
        Self { places: is_rest.iter().map(place).collect(), ranked }
    }
}

/// Normalises a value: lower case, plain spaces, digits and signs.
fn plain(value: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '_' => ' ',
        '–' | '—' | '−' | '‐' | '‑' => '-',
        '~' | '〜' | '∼' => '-',
        '≦' | '⩽' => '≤',
        '≧' | '⩾' => '≥',
        other => other,
    };
    let narrow: String = value.chars().map(narrow).map(|c| if c == '~' { '-' } else { c }).collect();
    narrow
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace("<=", "≤")
        .replace(">=", "≥")
}

/// Positions on one scale of words; `None` if a value is on none.
fn worded(values: &[&str]) -> Option<Vec<f64>> {
    let step = |scale: &[&[&str]], value: &str| {
        let at = |word: &str| scale.iter().position(|step| step.contains(&word));
        let tail = || {
            words::TAILS.iter().find_map(|tail| at(value.strip_suffix(tail)?.trim_end_matches([' ', '-'])))
        };
        Some(at(value).or_else(tail)? as f64)
    };
    let fits = |scale: &&[&[&str]]| values.iter().map(|value| step(scale, value)).collect::<Option<Vec<_>>>();
    words::SCALES.iter().find_map(fits)
}

/// Returns whether the numbers of a column are identifiers.
pub(super) fn nominal(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    let word = |word: &&str| {
        if word.is_ascii() {
            heading.split(|c: char| !c.is_ascii_alphabetic()).any(|part| part == *word)
        } else {
            heading.contains(*word)
        }
    };
    words::NOMINAL.iter().any(word)
}

/// Positions of single letters, if the heading means ordered ones.
fn lettered(heading: &str, values: &[&str]) -> Option<Vec<f64>> {
    let heading = heading.to_lowercase();
    if !words::LETTERED.iter().any(|word| heading.contains(word)) {
        return None;
    }
    let letter = |value: &&str| match value.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(f64::from(letter - b'a')),
        _ => None,
    };
    values.iter().map(letter).collect()
}

/// Positions by text, with numbers within it by size.
fn alphabetical(values: &[&str]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| natural_order(values[*a], values[*b]));
    let mut places = vec![0.0; values.len()];
    for (place, value) in order.into_iter().enumerate() {
        places[value] = place as f64;
    }
    places
}

fn natural_order(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one, other);
    loop {
        let ((a, rest_a), (b, rest_b)) = (piece(one), piece(other));
        let by_size = a.parse::<u64>().ok().zip(b.parse::<u64>().ok()).map(|(a, b)| a.cmp(&b));
        let found = by_size.unwrap_or_else(|| a.cmp(b));
        if found != Ordering::Equal || (a.is_empty() && b.is_empty()) {
            return found;
        }
        (one, other) = (rest_a, rest_b);
    }
}

/// Splits a text after its leading digits, or leading other characters.
fn piece(text: &str) -> (&str, &str) {
    let digits = text.starts_with(|c: char| c.is_ascii_digit());
    let end = text.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that values are sorted into the expected order from its reverse, and whether they are ranked.
    #[track_caller]
    fn ordered(heading: &str, expected: &[&str], ranked: bool) {
        let mut values: Vec<&str> = expected.to_vec();
        values.reverse();
        let scale = Scale::new(heading, &values, &[]);
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|a, b| scale.place(*a).total_cmp(&scale.place(*b)));
        let found: Vec<&str> = order.into_iter().map(|at| values[at]).collect();
        assert_eq!(found, expected, "{heading}");
        assert_eq!(scale.is_ranked(), ranked, "{expected:?}");
    }

    #[test]
    fn numbers_and_bands_go_by_size() {
        for bands in [
            &["<=20", "20-50", ">50"][..],
            &["1", "2", "10"],
            &["0", "1-2", ">=3"],
            &["0", "1-2", "3+"],
            &["<5", "5-10", ">10"],
            &["≤ 5 cm", "5-10 cm", "> 10 cm"],
            &["under 50", "50 to 65", "over 65"],
            &["50세 미만", "50-64세", "65세 이상"],
            &["50歳未満", "50〜64歳", "65歳以上"],
            &["50岁以下", "51-64岁", "65岁以上"],
            &["less than 2", "2 or 3", "4 or more"],
            &["[0,20]", "(20,50]", "(50,110]"],
            &["0.5", "1.5", "10.25"],
            &["-5", "0", "5"],
            &["2009", "2010", "2011"],
            &["＜１０", "１０～２０", "＞２０"],
            &["<65", "≥65"],
            &["<1 year", "1-2 years", ">2 years"],
            &["before 2010", "2010-2014", "2015 or later"],
            &["2010년 이전", "2010-2014년", "2015년 이후"],
            &["2010年以前", "2011〜2014年", "2015年以降"],
            &["0 (fully active)", "1 (restricted)", "2 (ambulatory)"],
            &["1. low", "2. medium", "10. high"],
            &["0:LIVING", "1:DECEASED"],
            &["50%", "60%", "100%"],
        ] {
            ordered("size", bands, true);
        }
    }

    #[test]
    fn stages_go_by_stage() {
        for stages in [
            &["T1", "T2", "T10"][..],
            &["I", "II", "III", "IV"],
            &["IA", "IB", "IIA", "IIB", "IIIC", "IV"],
            &["Stage I", "Stage II", "Stage IX"],
            &["stage 1", "stage 2", "stage 3b", "stage 10"],
            &["Tis", "T1", "T1a", "T1b", "T2", "T4"],
            &["N0", "N1", "N2"],
            &["G1", "G2", "G3"],
            &["Grade 1", "Grade 2", "Grade 3"],
            &["ECOG 0", "ECOG 1", "ECOG 2"],
            &["1기", "2기", "3기", "4기"],
            &["제1기", "제2기", "제10기"],
            &["Ⅰ期", "Ⅱ期", "Ⅲ期", "Ⅳ期"],
            &["一期", "二期", "三期"],
            &["Q1", "Q2", "Q3", "Q4"],
            &["1st", "2nd", "3rd"],
        ] {
            ordered("stage", stages, true);
        }
    }

    #[test]
    fn words_go_by_their_scale_in_four_languages() {
        for words in [
            &["low", "medium", "high"][..],
            &["Low risk", "Intermediate risk", "High risk"],
            &["none", "slight", "moderate", "severe"],
            &["mild", "moderate", "severe"],
            &["never", "former", "current"],
            &["Never smoker", "Ex-smoker", "Smoker"],
            &["No", "Yes"],
            &["negative", "equivocal", "positive"],
            &["well differentiated", "moderately differentiated", "poorly differentiated"],
            &["CR", "PR", "SD", "PD"],
            &["good", "fair", "poor"],
            &["낮음", "중간", "높음"],
            &["하", "중", "상"],
            &["없음", "경도", "중등도", "중증"],
            &["비흡연", "과거흡연", "현재흡연"],
            &["음성", "양성"],
            &["低", "中", "高"],
            &["なし", "軽度", "中等度", "高度"],
            &["非喫煙", "過去喫煙", "現在喫煙"],
            &["高分化", "中分化", "低分化"],
            &["轻度", "中度", "重度"],
            &["低危", "中危", "高危"],
            &["从不", "既往", "目前"],
            &["early", "intermediate", "advanced", "terminal"],
        ] {
            ordered("risk", words, true);
        }
    }

    #[test]
    fn letters_are_steps_only_under_a_heading_that_says_so() {
        ordered("Child-Pugh", &["A", "B", "C"], true);
        ordered("Frankel after", &["A", "C", "D", "E"], true);
        ordered("hospital", &["A", "B", "C"], false);
        ordered("hospital", &["1", "2", "10"], false);
    }

    #[test]
    fn what_has_no_order_goes_by_its_text_and_the_rest_comes_last() {
        ordered("hospital", &["apple", "Banana", "cherry", "Other"], false);
        ordered("ward", &["ward 2 east", "ward 10 west"], false);
        ordered("risk", &["low", "high", "unknown"], false);
        ordered("arm", &["english", "日本語", "한국어"], false);
    }

    #[test]
    fn an_order_that_a_person_set_comes_before_any_other() {
        let order = ["high", "low"].map(str::to_owned);
        let scale = Scale::new("risk", &["low", "high"], &order);
        assert_eq!(([0, 1].map(|at| scale.place(at)), scale.is_ranked()), ([1.0, 0.0], true));
        let scale = Scale::new("risk", &["low", "high", "medium"], &order);
        assert_eq!(([0, 1, 2].map(|at| scale.place(at)), scale.is_ranked()), ([1.0, 0.0, 2.0], false));
    }

    #[test]
    fn one_value_has_one_place_in_two_columns() {
        let place = |values: &[&str], at| Scale::new("Child-Pugh after", values, &[]).place(at);
        assert_eq!(place(&["A", "B"], 1).to_bits(), place(&["C", "B"], 1).to_bits());
        let place = |values: &[&str], at| Scale::new("walking", values, &[]).place(at);
        assert_eq!(place(&["T2", "T3"], 0).to_bits(), place(&["T10", "T2"], 1).to_bits());
    }
}
