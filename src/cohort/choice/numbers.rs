//! Numbers as typed.

use super::NotNumbers;

pub(super) fn parts(typed: &str) -> impl Iterator<Item = &str> {
    typed.split([' ', ';', '\t', '\u{a0}']).filter(|part| !part.is_empty())
}

/// Parses a positive number; a comma is a decimal sign.
fn number(part: &str) -> Option<f64> {
    let number = clinical::read_decimal(&part.replace(',', "."));
    number.filter(|it| it.is_finite() && *it >= 0.0)
}

/// The first part of a text that is not a number.
pub(crate) fn no_number(typed: &str) -> Option<&str> {
    parts(typed).find(|part| number(part).is_none())
}

/// Parses numbers separated by spaces or semicolons; sorted, without duplicates.
pub(super) fn rising(typed: &str) -> Result<Vec<f64>, NotNumbers> {
    let mut numbers: Vec<f64> =
        parts(typed).map(|part| number(part).ok_or(NotNumbers)).collect::<Result<_, _>>()?;
    numbers.sort_by(f64::total_cmp);
    numbers.dedup();
    Ok(numbers)
}

/// Parses one positive number; `None` for an empty text or 0.
pub(crate) fn one_time(typed: &str) -> Result<Option<f64>, NotNumbers> {
    match rising(typed)?.as_slice() {
        [] => Ok(None),
        [one] => Ok((*one > 0.0).then_some(*one)),
        _ => Err(NotNumbers),
    }
}
