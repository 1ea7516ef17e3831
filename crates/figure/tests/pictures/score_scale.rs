//! A score's scale.

use figure::score_scale::{Band, ScoreScale, Tone};
use proptest::prelude::*;

use crate::common::{attributes, by_line, check, frame};

fn tokuhashi() -> ScoreScale {
    let band = |low, high, tone, text: &str| Band {
        low,
        high,
        tone,
        label: format!("{low} to {high}"),
        text: text.into(),
    };
    ScoreScale {
        frame: frame("scale", 358.0),
        low: 0,
        high: 15,
        bands: vec![
            band(0, 8, Tone::Bad, "less than 6 months"),
            band(9, 11, Tone::Mid, "6 months or more"),
            band(12, 15, Tone::Good, "a year or more"),
        ],
        possible: Some((6, 8)),
        reachable: Some((0, 11)),
        low_label: "0 worse".into(),
        high_label: "15 better".into(),
    }
}

#[test]
fn a_scale_shows_groups_what_is_possible_and_what_cannot_be_reached() {
    let figure = tokuhashi().draw().unwrap();
    check(&figure);
    insta::assert_snapshot!(by_line(&figure));
}

#[test]
fn the_text_rows_name_every_group() {
    let rows = tokuhashi().draw().unwrap().rows;
    assert_eq!(rows[1].label, "9 to 11");
    assert_eq!(rows[1].cells, ["6 months or more"]);
}

#[test]
fn a_label_without_room_is_left_out_of_the_picture_but_not_of_the_rows() {
    let mut scale = tokuhashi();
    scale.bands[1].label = "a label far longer than three cells".into();
    let figure = scale.draw().unwrap();
    assert!(!figure.svg.contains("far longer"));
    assert_eq!(figure.rows[1].label, "a label far longer than three cells");
}

#[test]
fn a_scale_of_hundreds_is_drawn_as_bands_instead_of_cells() {
    let scale = ScoreScale { high: 400, reachable: None, ..tokuhashi() };
    assert!(attributes(&scale.draw().unwrap(), "rect", "x").len() <= 5);
}

proptest! {
    #[test]
    fn whatever_is_given_the_picture_is_sound(
        width in any::<f64>(),
        (low, high) in (any::<i32>(), any::<i32>()),
        bands in proptest::collection::vec((any::<i32>(), any::<i32>(), ".{0,20}"), 0..6),
        possible in proptest::option::of((any::<i32>(), any::<i32>())),
        reachable in proptest::option::of((any::<i32>(), any::<i32>())),
    ) {
        let band = |(low, high, label)| Band { low, high, label, ..Band::default() };
        let bands = bands.into_iter().map(band).collect();
        let frame = frame("scale", width);
        let scale = ScoreScale { frame, low, high, bands, possible, reachable, ..tokuhashi() };
        check(&scale.draw().unwrap());
    }
}
