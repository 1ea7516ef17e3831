//! Numbers and bands of numbers as written by people: `<=20`, `20-50`, `over 50`, `65세 이상`, `[0,20)`.

use crate::values::{DecimalSign, read_number};

/// Side of a number on which a band is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Side {
    Below,
    UpTo,
    From,
    Above,
}

/// Words around a number; longer ones come before those that they contain.
const SIDES: &[(&str, Side)] = &[
    ("less than or equal to", Side::UpTo),
    ("greater than or equal to", Side::From),
    ("more than or equal to", Side::From),
    ("less than", Side::Below),
    ("fewer than", Side::Below),
    ("lower than", Side::Below),
    ("younger than", Side::Below),
    ("more than", Side::Above),
    ("greater than", Side::Above),
    ("higher than", Side::Above),
    ("older than", Side::Above),
    ("at least", Side::From),
    ("at most", Side::UpTo),
    ("up to", Side::UpTo),
    ("and younger", Side::UpTo),
    ("or younger", Side::UpTo),
    ("and under", Side::UpTo),
    ("and below", Side::UpTo),
    ("or below", Side::UpTo),
    ("or under", Side::UpTo),
    ("or fewer", Side::UpTo),
    ("or less", Side::UpTo),
    ("and older", Side::From),
    ("or older", Side::From),
    ("and above", Side::From),
    ("and over", Side::From),
    ("and more", Side::From),
    ("or above", Side::From),
    ("or greater", Side::From),
    ("or higher", Side::From),
    ("or over", Side::From),
    ("or more", Side::From),
    ("or earlier", Side::UpTo),
    ("and earlier", Side::UpTo),
    ("or later", Side::From),
    ("and later", Side::From),
    ("before", Side::Below),
    ("until", Side::UpTo),
    ("since", Side::From),
    ("after", Side::Above),
    ("이전", Side::Below),
    ("이후", Side::From),
    ("以前", Side::UpTo),
    ("以降", Side::From),
    ("以后", Side::From),
    ("以後", Side::From),
    ("之前", Side::Below),
    ("之后", Side::Above),
    ("under", Side::Below),
    ("below", Side::Below),
    ("over", Side::Above),
    ("above", Side::Above),
    ("이상", Side::From),
    ("이하", Side::UpTo),
    ("미만", Side::Below),
    ("초과", Side::Above),
    ("及以上", Side::From),
    ("或以上", Side::From),
    ("及以下", Side::UpTo),
    ("或以下", Side::UpTo),
    ("以上", Side::From),
    ("以下", Side::UpTo),
    ("未満", Side::Below),
    ("未满", Side::Below),
    ("超過", Side::Above),
    ("超过", Side::Above),
    ("大于", Side::Above),
    ("小于", Side::Below),
    ("超", Side::Above),
    ("≤", Side::UpTo),
    ("≥", Side::From),
    ("<", Side::Below),
    (">", Side::Above),
    ("+", Side::From),
];

/// Words and signs between the two numbers of a band.
const BETWEEN: &[&str] = &["-", "to", "or", "and", "から", "到", "至", "에서", ",", "x"];

/// A parsed value: position, text before its first number and after its last, and whether it is a band.
struct Band<'a> {
    place: f64,
    before: &'a str,
    unit: String,
    is_band: bool,
}

/// Positions of values that are all numbers or bands of one unit, or that all begin with a distinct code.
pub(super) fn places(values: &[&str]) -> Option<Vec<f64>> {
    if values.is_empty() {
        return None;
    }
    same_unit(values).or_else(|| coded(values))
}

fn same_unit(values: &[&str]) -> Option<Vec<f64>> {
    let bands: Vec<Band<'_>> = values.iter().map(|value| band(value)).collect::<Option<_>>()?;
    let same = |part: &dyn Fn(&Band<'_>) -> String| {
        let mut given = bands.iter().map(part).filter(|part| !part.is_empty());
        let first = given.next();
        given.all(|other| Some(&other) == first.as_ref())
    };
    let any_band = bands.iter().any(|band| band.is_band);
    // "ward 2" is not a number: a word before it names the measure only if there are bands.
    let named = bands.iter().all(|band| band.before.is_empty());
    // "<1 year" and "1-2 years" are of one unit.
    let unit = |band: &Band<'_>| band.unit.strip_suffix('s').unwrap_or(&band.unit).to_owned();
    let fits = same(&unit) && same(&|band| band.before.to_owned()) && (named || any_band);
    fits.then(|| bands.iter().map(|band| band.place).collect())
}

/// "1: restricted", "0 (fully active)": the leading numbers of values, if they are distinct.
fn coded(values: &[&str]) -> Option<Vec<f64>> {
    let code = |value: &&str| {
        let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
        let (code, rest) = value.split_at(end);
        let rest = rest.trim_start();
        let parted = rest.strip_prefix([':', '.', '=', ')', '-', '(', ',', '、', '：'])?;
        parted.starts_with(|c: char| !c.is_ascii_digit()).then_some(())?;
        code.parse::<u32>().ok().map(f64::from)
    };
    let codes: Vec<f64> = values.iter().map(code).collect::<Option<_>>()?;
    let mut each = codes.clone();
    each.sort_by(f64::total_cmp);
    each.dedup();
    (each.len() == codes.len()).then_some(codes)
}

fn band(value: &str) -> Option<Band<'_>> {
    let plain = |place| Some(Band { place, before: "", unit: String::new(), is_band: false });
    if let Some(number) = read_number(value, DecimalSign::Point) {
        return plain(number);
    }
    if let Some(place) = interval(value) {
        return Some(Band { place, before: "", unit: String::new(), is_band: true });
    }
    let (first, first_end) = number_from(value, 0)?;
    let low = value[first..first_end].replace(',', ".").parse::<f64>().ok()?;
    let (before, side_before) = side(&value[..first]);
    match number_from(value, first_end) {
        None => {
            let (unit, side_behind) = side(&value[first_end..]);
            let found = side_before.or(side_behind);
            Some(Band {
                place: just_off(low, found),
                before: named(&before, &value[..first]),
                unit,
                is_band: found.is_some(),
            })
        }
        Some((second, second_end)) => {
            if number_from(value, second_end).is_some() {
                return None;
            }
            let high = value[second..second_end].replace(',', ".").parse::<f64>().ok()?;
            let (mut between, _) = side(&value[first_end..second]);
            let joint = BETWEEN.iter().find(|word| between.contains(**word))?;
            between = between.replacen(*joint, "", 1).trim().to_owned();
            let (unit, _) = side(&value[second_end..]);
            let before = before.trim_end_matches("between").trim().to_owned();
            let one_unit = between.is_empty() || between == unit;
            (one_unit && low <= high).then(|| Band {
                place: low.midpoint(high),
                before: named(&before, &value[..first]),
                unit,
                is_band: true,
            })
        }
    }
}

/// The words before a number that are part of the value.
fn named<'a>(words: &str, before: &'a str) -> &'a str {
    before.find(words).map_or("", |at| &before[at..at + words.len()])
}

/// A position just below or above a number.
fn just_off(number: f64, side: Option<Side>) -> f64 {
    let little = 1e-6 * (1.0 + number.abs());
    match side {
        None => number,
        Some(Side::Below) => number - 2.0 * little,
        Some(Side::UpTo) => number - little,
        Some(Side::From) => number + little,
        Some(Side::Above) => number + 2.0 * little,
    }
}

/// Parses `[0,20)` and `(20,50]`, as written by R's `cut`.
fn interval(value: &str) -> Option<f64> {
    let inner = value.strip_prefix(['[', '('])?.strip_suffix([']', ')'])?;
    let (low, high) = inner.split_once([',', ';'])?;
    let end = |text: &str| match text.trim() {
        "-inf" | "-∞" => Some(f64::NEG_INFINITY),
        "inf" | "+inf" | "∞" => Some(f64::INFINITY),
        number => number.parse().ok(),
    };
    let (low, high): (f64, f64) = (end(low)?, end(high)?);
    match (low.is_finite(), high.is_finite()) {
        (true, true) => Some(low.midpoint(high)),
        (true, false) => Some(just_off(low, Some(Side::From))),
        (false, true) => Some(just_off(high, Some(Side::Below))),
        (false, false) => None,
    }
}

/// Splits the words around a number into the rest and the side of the band.
fn side(words: &str) -> (String, Option<Side>) {
    match SIDES.iter().find(|(word, _)| words.contains(word)) {
        Some((word, side)) => (words.replacen(word, "", 1).trim().to_owned(), Some(*side)),
        None => (words.trim().to_owned(), None),
    }
}

/// Finds the start and end of the next number of a text.
fn number_from(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut start = (from..bytes.len()).find(|at| digit(*at))?;
    let mut end = start;
    while digit(end) || (matches!(bytes.get(end), Some(b'.' | b',')) && digit(end + 1)) {
        end += 1;
    }
    // A minus is a sign only if no number precedes it.
    if start > from && bytes[start - 1] == b'-' && text[from..start - 1].trim().is_empty() && from == 0 {
        start -= 1;
    }
    Some((start, end))
}
