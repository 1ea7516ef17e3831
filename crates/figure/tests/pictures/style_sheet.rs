//! The style sheet must define all classes, with visible colours.

use figure::palette::{Role, SERIES};

const SHEET: &str = include_str!("../../../../styles/figure.css");
/// Background of pictures: light and print, and dark.
const CARDS: [&str; 2] = ["#ffffff", "#171f1c"];

fn roles() -> Vec<Role> {
    use Role::{Accent, AccentSoft, Bad, Card, Good, Grid, Ink, Mid, Plain, Series, Soft};
    let plain = [Ink, Soft, Grid, Card, Accent, AccentSoft, Good, Mid, Bad, Plain];
    plain.into_iter().chain((0..SERIES as u8).map(Series)).collect()
}

/// Values of a variable in the sheet: light, dark by preference, dark by choice, print.
fn values(variable: &str) -> Vec<&'static str> {
    SHEET.split(&format!("{variable}: ")).skip(1).map(|rest| rest.split(';').next().unwrap()).collect()
}

/// Linear red, green and blue, 0 to 1.
fn light(colour: &str) -> [f64; 3] {
    [1, 3, 5].map(|at| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

/// Contrast ratio as WCAG 2 defines it.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour| {
        let [red, green, blue] = light(colour);
        0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
    };
    let (one, other) = (luminance(one), luminance(other));
    one.max(other) / one.min(other)
}

/// Simulates deuteranopia, the commonest colour blindness (Machado 2009, severity 1).
fn without_green([red, green, blue]: [f64; 3]) -> [f64; 3] {
    [
        0.367_322 * red + 0.860_646 * green - 0.227_968 * blue,
        0.280_085 * red + 0.672_501 * green + 0.047_413 * blue,
        -0.011_820 * red + 0.042_940 * green + 0.968_881 * blue,
    ]
}

/// Perceptual distance of two linear colours (CIE76).
fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
    let lab = |[red, green, blue]: [f64; 3]| {
        let curve = |value: f64| if value > 0.008_856 { value.cbrt() } else { 7.787 * value + 16.0 / 116.0 };
        let x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
        let y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
        let z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    };
    let (one, other) = (lab(one), lab(other));
    one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn every_role_has_a_rule() {
    for role in roles() {
        assert!(SHEET.contains(&format!(".{} {{ color: ", role.class())), "{role:?}");
    }
}

#[test]
fn every_series_stands_out_from_the_card_in_every_theme() {
    for series in 1..=SERIES {
        let values = values(&format!("--series-{series}"));
        assert_eq!(values.len(), 4);
        for (value, card) in values.iter().zip([CARDS[0], CARDS[1], CARDS[1], CARDS[0]]) {
            assert!(contrast(value, card) >= 3.0, "{series}: {value} on {card}: {}", contrast(value, card));
        }
    }
}

#[test]
fn series_are_told_apart_by_the_colour_blind() {
    for theme in 0..2 {
        for series in 2..=SERIES {
            for earlier in 1..series {
                let colour = |number: usize| light(values(&format!("--series-{number}"))[theme]);
                let (one, other) = (colour(earlier), colour(series));
                let seen = distance(without_green(one), without_green(other));
                assert!(seen > 25.0, "theme {theme}: {earlier} and {series}: {seen}");
            }
        }
    }
}
