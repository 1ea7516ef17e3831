//! Stages, grades and classes: `T2` before `T10`, `IA` before `IB` and `II`, `2기` before `10기`.

/// Words before the number of a stage; longer ones come before their own prefixes. Any single letter is also
/// accepted.
const PREFIXES: &[&str] = &[
    "ecog ps", "ecog", "stage", "grade", "class", "level", "phase", "tier", "step", "score", "isup",
    "fuhrman", "nyha", "figo", "ajcc", "asa", "who", "ypt", "ypn", "pt", "pn", "pm", "ct", "cn", "cm", "gr",
    "ps", "제", "第", "병기", "등급",
];

/// Words after the number of a stage without meaning.
const TAILS: &[&str] =
    &["등급", "단계", "기", "급", "도", "期", "級", "级", "度", "st", "nd", "rd", "th", "。", ".", ")"];

/// Positions of values that are all stages with the same word before their number.
pub(super) fn places(values: &[&str]) -> Option<Vec<f64>> {
    let prefix = prefix(values)?;
    let place =
        |value: &&str| stage(value.strip_prefix(prefix)?.trim_start_matches([' ', '-', '.', ':']), prefix);
    values.iter().map(place).collect()
}

fn prefix<'a>(values: &[&'a str]) -> Option<&'a str> {
    let first = *values.first()?;
    let letter = first.chars().next().filter(char::is_ascii_alphabetic).map(char::len_utf8);
    let named = PREFIXES.iter().find(|word| first.starts_with(**word)).map(|word| word.len());
    // A Roman number begins with a letter too: without a prefix, all values must be numbers by themselves.
    let bare = values.iter().all(|value| stage(value, "").is_some()).then_some(0);
    let length = bare.or(named).or(letter)?;
    first.get(..length).filter(|prefix| values.iter().all(|value| value.starts_with(prefix)))
}

fn stage(value: &str, prefix: &str) -> Option<f64> {
    if prefix.ends_with('t') {
        // A tumour that does not invade precedes one that does.
        match value {
            "a" => return Some(0.2),
            "is" => return Some(0.4),
            _ => {}
        }
    }
    let (number, rest) = digits(value).or_else(|| roman(value)).or_else(|| chinese(value))?;
    let rest = TAILS.iter().find_map(|tail| rest.strip_suffix(tail)).unwrap_or(rest);
    let rest = rest.trim_matches([' ', '-', '(', ')']);
    Some(number + part(rest)?)
}

/// Parts of a stage, such as "a" of "2a", "1" and "2" of "IIIA1", each a small increment.
fn part(rest: &str) -> Option<f64> {
    match rest.as_bytes() {
        [] => Some(0.0),
        b"mi" => Some(-0.1),
        [letter @ b'a'..=b'e'] => Some(f64::from(letter - b'a' + 1) * 0.1),
        [letter @ b'a'..=b'e', digit @ b'0'..=b'9'] => {
            Some(f64::from(letter - b'a' + 1) * 0.1 + f64::from(digit - b'0') * 0.01)
        }
        _ => None,
    }
}

fn digits(value: &str) -> Option<(f64, &str)> {
    let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    Some((value[..end].parse().ok()?, &value[end..]))
}

fn roman(value: &str) -> Option<(f64, &str)> {
    const SIGNS: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    // One character, as used by East Asian programs.
    if let Some(sign @ 'ⅰ'..='ⅻ') = value.chars().next() {
        return Some((f64::from(sign as u32 - 'ⅰ' as u32 + 1), &value[sign.len_utf8()..]));
    }
    let end = value.find(|c: char| !matches!(c, 'i' | 'v' | 'x')).unwrap_or(value.len());
    let place = SIGNS.iter().position(|sign| *sign == &value[..end])?;
    Some((place as f64 + 1.0, &value[end..]))
}

fn chinese(value: &str) -> Option<(f64, &str)> {
    let sign = value.chars().next()?;
    let place = "一二三四五六七八九十".chars().position(|known| known == sign)?;
    Some((place as f64 + 1.0, &value[sign.len_utf8()..]))
}
