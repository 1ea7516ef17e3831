//! Formats numbers for readers, with a true minus sign and an en dash in ranges.

use clinical::round_digits;

/// A number with up to six decimals, without trailing zeros.
pub(crate) fn plain(value: f64) -> String {
    let text = format!("{value:.6}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    signed(text)
}

/// A number with this many decimals.
pub(crate) fn decimals(value: f64, count: usize) -> String {
    signed(&format!("{value:.count$}"))
}

/// A number with three significant digits, for conversions.
pub(crate) fn significant(value: f64) -> String {
    plain(round_digits(value, 2))
}

/// A range, or one number if both ends are equal.
pub(crate) fn range(low: i32, high: i32) -> String {
    if low == high { signed(&low.to_string()) } else { dashed(&format!("{low}-{high}")) }
}

/// Replaces a hyphen between two numbers (`6-8`) by an en dash.
pub(crate) fn dashed(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let between_digits = |at: usize| {
        let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
        digit(at.checked_sub(1)) && digit(at.checked_add(1))
    };
    let dash =
        |(at, letter): (usize, &char)| if *letter == '-' && between_digits(at) { '–' } else { *letter };
    letters.iter().enumerate().map(dash).collect()
}

fn signed(text: &str) -> String {
    match text.strip_prefix('-') {
        Some(digits) if digits.chars().any(|digit| matches!(digit, '1'..='9')) => format!("−{digits}"),
        Some(zero) => zero.to_owned(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_without_needless_zeros_and_never_as_minus_zero() {
        assert_eq!(plain(1.4), "1.4");
        assert_eq!(plain(34.0), "34");
        assert_eq!(plain(100.0), "100");
        assert_eq!(plain(-2.5), "−2.5");
        assert_eq!(significant(1.988_304), "1.99");
        assert_eq!(significant(1234.5), "1230");
        assert_eq!(decimals(-2.1612, 2), "−2.16");
        assert_eq!(decimals(-0.001, 2), "0.00");
    }

    #[test]
    fn a_hyphen_becomes_a_dash_between_numbers_only() {
        assert_eq!(dashed("6-8"), "6–8");
        assert_eq!(dashed("Child-Pugh A 5-6"), "Child-Pugh A 5–6");
        assert_eq!(range(6, 6), "6");
        assert_eq!(range(6, 8), "6–8");
    }
}
