//! Hazard ratios.

use figure::forest::{Forest, Row};
use proptest::prelude::*;

use crate::common::{attributes, by_line, check, frame};

fn row(label: &str, ratio: f64, low: f64, high: f64) -> Row {
    let text = format!("{ratio} ({low} to {high})");
    Row { label: label.into(), ratio: Some(ratio), low: Some(low), high: Some(high), text, ..Row::default() }
}

fn forest(width: f64, rows: Vec<Row>) -> Forest {
    Forest {
        frame: frame("forest", width),
        rows,
        label: "Hazard ratio".into(),
        below_one: "longer survival".into(),
        above_one: "shorter survival".into(),
    }
}

fn rows() -> Vec<Row> {
    vec![
        Row { label: "Child-Pugh".into(), heading: true, ..Row::default() },
        Row { label: "A".into(), text: "reference".into(), ..Row::default() },
        row("B or C", 2.4, 1.1, 5.2),
        row("Visceral metastases, whether removable or not", 0.8, 0.004, 1.7),
    ]
}

#[test]
fn a_desk_has_labels_left_and_numbers_right() {
    let figure = forest(520.0, rows()).draw().unwrap();
    check(&figure);
    insta::assert_snapshot!(by_line(&figure));
}

#[test]
fn a_long_name_is_cut_and_its_number_of_rows_is_not() {
    let long = "very long name of a treatment group that goes on and on for more than a hundred characters until it ends";
    for width in [320.0, 520.0] {
        let rows = vec![Row { count: "(n = 36)".into(), ..row(long, 0.8, 0.4, 1.7) }];
        let figure = forest(width, rows).draw().unwrap();
        check(&figure);
        assert!(figure.svg.contains("… (n\u{a0}=\u{a0}36)"), "{}", figure.svg);
        assert_eq!(figure.rows[0].label, format!("{long} (n = 36)"));
    }
}

#[test]
fn a_half_is_as_far_from_one_as_two() {
    let rows = vec![row("a", 0.5, 0.5, 0.5), row("b", 1.0, 1.0, 1.0), row("c", 2.0, 2.0, 2.0)];
    let squares = attributes(&forest(520.0, rows).draw().unwrap(), "rect", "x");
    assert!((squares[1] - squares[0] - (squares[2] - squares[1])).abs() < 0.25, "{squares:?}");
}

proptest! {
    #[test]
    fn whatever_is_given_the_picture_is_sound(
        width in any::<f64>(),
        rows in proptest::collection::vec((".{0,40}", any::<f64>(), any::<f64>(), any::<f64>(), any::<bool>()), 0..8),
    ) {
        let rows = rows.into_iter().map(|(label, ratio, low, high, heading)| {
            Row { heading, ..row(&label, ratio, low, high) }
        });
        check(&forest(width, rows.collect()).draw().unwrap());
    }
}
