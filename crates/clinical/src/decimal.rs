//! Reads decimal numbers.
//!
//! `str::parse::<f64>` brings a table of powers of 10 KB that does not compress, into every program of the
//! page. This module gives the same doubles without it.

/// Significant digits kept; a `u64` holds any 19.
const DIGITS: u32 = 19;
/// Largest power of ten whose product with a `u64` fits into a `u128`.
const MULTIPLIED: i32 = 19;
/// Largest power of ten whose quotient keeps more bits than a double has.
const DIVIDED: i32 = 21;
/// Powers beyond this change no double: it is infinite or zero.
const FARTHEST: i32 = 400;

/// Reads a decimal number: a sign, digits with a point, and an exponent, of which only digits are required.
///
/// The result is the nearest double for up to 19 digits, the last of which has a place value from 1e-21 to
/// 1e19, which includes every number that people type and programs print for such a value; others are exact to
/// 13 digits.
///
/// ```
/// assert_eq!(clinical::read_decimal("-1.25"), Some(-1.25));
/// assert_eq!(clinical::read_decimal("2.5e3"), Some(2500.0));
/// assert_eq!(clinical::read_decimal("1,5"), None);
/// ```
#[must_use]
pub fn read_decimal(text: &str) -> Option<f64> {
    let (sign, text) = match text.as_bytes().first()? {
        b'-' => (-1.0, &text[1..]),
        b'+' => (1.0, &text[1..]),
        _ => (1.0, text),
    };
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.len() + fraction.len() == 0 {
        return None;
    }
    let mut number = Decimal::default();
    for (digits, places) in [(whole, 0), (fraction, 1)] {
        for digit in digits.bytes() {
            number.push(char::from(digit).to_digit(10)?, places);
        }
    }
    number.power = number.power.saturating_add(exponent).clamp(-1000, 1000);
    Some(sign * number.nearest())
}

/// Rounds to this many digits after the first one.
pub fn round_digits(value: f64, after_first: usize) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    read_decimal(&format!("{value:.after_first$e}")).unwrap_or(value)
}

/// The number `digits` times ten to the `power`.
#[derive(Default)]
struct Decimal {
    digits: u64,
    power: i32,
    kept: u32,
}

impl Decimal {
    /// Appends a digit that stands `places` (0 or 1) behind the point.
    fn push(&mut self, digit: u32, places: i32) {
        if self.kept < DIGITS {
            self.digits = self.digits * 10 + u64::from(digit);
            self.kept += u32::from(self.digits > 0);
            self.power -= places;
        } else {
            self.power += 1 - places;
        }
    }

    fn nearest(self) -> f64 {
        if self.digits == 0 {
            return 0.0;
        }
        let digits = u128::from(self.digits);
        if self.power >= 0 {
            let product = digits * ten_to(self.power.min(MULTIPLIED));
            return far(product as f64, self.power - MULTIPLIED, |value| value * 10.0);
        }
        // The quotient has at least 58 bits; a last bit for the remainder makes the conversion round correctly.
        let shift = digits.leading_zeros();
        let (dividend, divisor) = (digits << shift, ten_to((-self.power).min(DIVIDED)));
        let quotient = dividend / divisor;
        let rest = quotient * divisor != dividend;
        let scale = f64::from_bits(u64::from(1023 - shift) << 52);
        far((quotient | u128::from(rest)) as f64 * scale, -self.power - DIVIDED, |value| value / 10.0)
    }
}

fn ten_to(power: i32) -> u128 {
    (0..power).fold(1, |product, _| product * 10)
}

/// Applies a step for each power that is left.
fn far(value: f64, powers: i32, step: fn(f64) -> f64) -> f64 {
    (0..powers.min(FARTHEST)).fold(value, |value, _| step(value))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn same(text: &str) {
        assert_eq!(read_decimal(text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text}");
    }

    #[test]
    fn numbers_are_read_as_the_standard_library_reads_them() {
        for text in [
            "0",
            "-0",
            "00",
            "5.",
            ".5",
            "+3",
            "0.1",
            "34.999999999999996",
            "0.30000000000000004",
            "1e3",
            "1E-3",
            "2.5e+3",
            "9007199254740993",
            "9007199254740992.5",
            "18446744073709551615",
            "0.000000000000000000001",
            "1e19",
            "1e400",
            "000000000000000000000000000000.5",
        ] {
            same(text);
        }
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in
            ["", ".", "-", "e5", "1e", "1e+", "1,5", "1 000", "--1", "+-1", "1.2.3", "0x10", "٣", "1e5.5"]
        {
            same(text);
        }
        assert_eq!(read_decimal("inf"), None);
        assert_eq!(read_decimal("NaN"), None);
    }

    #[test]
    fn numbers_far_from_one_are_close() {
        for text in [
            "1.5e-40",
            "7e-300",
            "3.3e45",
            "1e308",
            "123456789012345678901234567890",
            "50946453833017.3867199",
        ] {
            let (read, exact) = (read_decimal(text).unwrap(), text.parse::<f64>().unwrap());
            assert!((read / exact - 1.0).abs() < 1e-13, "{text}: {read}");
        }
        assert_eq!(read_decimal("1e-2147483648"), Some(0.0));
        assert_eq!(read_decimal("1e2147483647"), Some(f64::INFINITY));
    }

    #[test]
    fn rounding_keeps_so_many_digits() {
        assert_eq!(round_digits(1.988_304, 2).to_bits(), 1.99_f64.to_bits());
        assert_eq!(round_digits(-1234.5, 2).to_bits(), (-1230.0_f64).to_bits());
        assert_eq!(round_digits(0.0, 2).to_bits(), 0.0_f64.to_bits());
        assert!(round_digits(f64::INFINITY, 2).is_infinite());
    }

    proptest! {
        #[test]
        fn any_double_of_a_usual_size_is_read_back(value in 1e-4..1e15_f64) {
            same(&value.to_string());
            same(&format!("-{value}"));
        }

        #[test]
        fn any_digits_are_read_as_the_standard_library_reads_them(
            text in "[0-9]{0,15}\\.?[0-9]{0,4}|[0-9]{1,9}\\.[0-9]{0,12}(e-?[0-7])?|[0-9]{1,3}e[+-]?1?[0-9]|[0-9.+-]{0,8}"
        ) {
            same(&text);
        }
    }
}
