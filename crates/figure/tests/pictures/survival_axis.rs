//! The survival axis: its looks, and invariants for any input.

use figure::survival_axis::{Estimate, Key, Kind, Row, SurvivalAxis};
use proptest::prelude::*;

use crate::common::{attributes, by_line, check, frame};

fn axis(width: f64, rows: Vec<Row>) -> SurvivalAxis {
    let key = Key {
        median: "median".into(),
        mean: "mean".into(),
        interval: "95 % CI".into(),
        bound: "bound".into(),
        unverified: "not verified".into(),
        several: "several groups".into(),
    };
    SurvivalAxis { frame: frame("axis", width), rows, months: "months".into(), days: "days".into(), key }
}

fn estimate(value_months: f64, low: f64, high: f64) -> Estimate {
    let text = format!("{value_months} months ({low} to {high})");
    Estimate { value_months, low: Some(low), high: Some(high), text, ..Estimate::default() }
}

fn rows() -> Vec<Row> {
    let bound =
        Estimate { value_months: 12.0, kind: Kind::AtLeast, text: "> 12".into(), ..Estimate::default() };
    let mean = Estimate { value_months: 5.9, kind: Kind::Mean, unverified: true, ..Estimate::default() };
    let row = |label: &str, reading: &str, estimates| Row {
        label: label.into(),
        detail: "6 of 10".into(),
        reading: reading.into(),
        estimates,
    };
    vec![
        row("Tomita 2001", "5.9 (4.5 to 7.3)", vec![estimate(5.9, 4.5, 7.3)]),
        row("Tokuhashi, Kim 2014", "3.9 or 8", vec![estimate(3.9, 1.1, 6.7), estimate(8.0, 4.0, 12.0)]),
        row("Bauer 1995", "> 12", vec![bound]),
        row("Tomita, means", "5.9", vec![mean]),
        row("SINS", "stability, not survival", vec![]),
    ]
}

#[test]
fn on_a_phone_the_label_stands_above_its_mark() {
    let figure = axis(358.0, rows()).draw().unwrap();
    check(&figure);
    insta::assert_snapshot!(by_line(&figure));
}

#[test]
fn on_a_desk_the_label_stands_at_the_left_of_its_mark() {
    let figure = axis(520.0, rows()).draw().unwrap();
    check(&figure);
    insta::assert_snapshot!(by_line(&figure));
}

#[test]
fn a_reading_never_lies_over_what_heads_its_row() {
    let heights = |label: &str, detail: &str| {
        let row = Row {
            label: label.into(),
            detail: detail.into(),
            reading: "243 days (121.20 to 364.80)".into(),
            estimates: vec![estimate(8.0, 4.0, 12.0)],
        };
        axis(358.0, vec![row]).draw().unwrap().height
    };
    // If it does not fit next to the first line, the reading has its own line.
    let long = "posterior decompression with instrumentation";
    assert!(heights("", long) > heights("", "level"));
    assert!(heights(long, "level") > heights("Operation", "level"));
}

#[test]
fn the_text_rows_say_what_the_picture_shows() {
    let rows = axis(520.0, rows()).draw().unwrap().rows;
    assert_eq!(rows[0].label, "Tomita 2001, 6 of 10");
    assert_eq!(rows[1].cells, ["3.9 months (1.1 to 6.7)", "8 months (4 to 12)"]);
    assert_eq!(rows[4].cells, ["stability, not survival"]);
}

#[test]
fn longer_survival_lies_farther_right() {
    let figure = axis(520.0, vec![rows().remove(1)]).draw().unwrap();
    let discs = attributes(&figure, "circle", "cx");
    assert!(discs[0] < discs[1], "{discs:?}");
}

#[test]
fn a_picture_without_rows_is_an_empty_axis() {
    check(&axis(358.0, Vec::new()).draw().unwrap());
}

#[test]
fn the_key_explains_only_what_occurs() {
    let svg = axis(520.0, vec![rows().remove(0)]).draw().unwrap().svg;
    assert!(svg.contains(">median<") && svg.contains(">95 % CI<"));
    assert!(!svg.contains(">mean<") && !svg.contains(">bound<") && !svg.contains(">several groups<"));
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![8 => 0.0..60.0_f64, 1 => any::<f64>(), 1 => Just(f64::NAN), 1 => Just(f64::INFINITY)]
}

fn any_estimate() -> impl Strategy<Value = Estimate> {
    let kind = prop_oneof![Just(Kind::Median), Just(Kind::Mean), Just(Kind::AtLeast), Just(Kind::AtMost)];
    (
        any_number(),
        proptest::option::of(any_number()),
        proptest::option::of(any_number()),
        kind,
        any::<bool>(),
    )
        .prop_map(|(value_months, low, high, kind, unverified)| Estimate {
            value_months,
            low,
            high,
            kind,
            unverified,
            text: "text".into(),
        })
}

fn any_row() -> impl Strategy<Value = Row> {
    ("\\PC{0,40}", ".{0,40}", ".{0,30}", proptest::collection::vec(any_estimate(), 0..5))
        .prop_map(|(label, detail, reading, estimates)| Row { label, detail, reading, estimates })
}

proptest! {
    #[test]
    fn whatever_is_given_the_picture_is_sound(
        width in prop_oneof![200.0..1000.0_f64, any::<f64>()],
        rows in proptest::collection::vec(any_row(), 0..8),
    ) {
        check(&axis(width, rows).draw().unwrap());
    }
}
