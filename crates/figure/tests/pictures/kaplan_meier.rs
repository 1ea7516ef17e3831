//! Survival curves over their risk table.

use figure::Figure;
use figure::kaplan_meier::{Counts, KaplanMeier, Labels, Series, Step};
use proptest::prelude::*;

use crate::common::{attributes, by_line, check, frame};

fn step(time: f64, survival: f64) -> Step {
    Step { time, survival, low: Some(survival * 0.7), high: Some((survival * 1.3).min(1.0)) }
}

fn labels() -> Labels {
    Labels {
        time: "Months".into(),
        survival: "Alive (%)".into(),
        at_risk: "At risk".into(),
        censored: "Censored".into(),
        events: "Events".into(),
        note: "log-rank p = 0.023".into(),
    }
}

fn study(width: f64) -> KaplanMeier {
    let counts = |at_risk, censored, events| Counts { at_risk, censored, events };
    let first = Series {
        label: "Group A".into(),
        count: String::new(),
        steps: vec![step(2.0, 0.8), step(4.0, 0.6), step(7.0, 0.3)],
        censored: vec![5.0, 9.0],
        median: Some(7.0),
        until: 9.0,
        counts: vec![counts(5, 0, 0), counts(2, 1, 2)],
    };
    let second = Series {
        label: "Group B".into(),
        count: String::new(),
        steps: vec![step(1.0, 0.5), Step { time: 3.0, survival: 0.0, low: None, high: None }],
        censored: vec![],
        median: Some(2.0),
        until: 3.0,
        counts: vec![counts(2, 0, 0), counts(0, 0, 2)],
    };
    KaplanMeier {
        frame: frame("km", width),
        series: vec![first, second],
        times: vec![0.0, 6.0],
        longest: 10.0,
        labels: labels(),
        bands: true,
        medians: true,
    }
}

#[test]
fn a_long_name_is_truncated_and_keeps_its_n() {
    let mut long = study(340.0);
    long.series[1].count = "(n = 2)".into();
    long.series[1].label =
        "a treatment group whose name goes on for more than a hundred characters ".repeat(2);
    let figure = long.draw().unwrap();
    let texts: Vec<&str> =
        figure.svg.split("</text>").filter_map(|text| Some(text.rsplit_once('>')?.1)).collect();
    let named = texts.iter().filter(|text| text.starts_with("a treatment")).collect::<Vec<_>>();
    assert_eq!(named.len(), 2, "{texts:?}");
    assert!(named.iter().all(|name| name.ends_with("… (n = 2)")), "{named:?}");
    // The table for those who cannot see the figure has the whole name.
    assert!(figure.rows.iter().any(|row| row.label.contains(&long.series[1].title())));
}

#[test]
fn a_long_note_goes_on_in_further_lines_above_the_plot() {
    let mut long = study(340.0);
    long.labels.note = "log-rank p = 0.023; primary site: hcc; Analysed: n = 115 of 121 rows.".into();
    let figure = long.draw().unwrap();
    let texts = figure.svg.split("</text>").filter_map(|text| Some(text.rsplit_once('>')?.1));
    let lines: Vec<&str> = texts.filter(|text| long.labels.note.contains(text) && text.len() > 6).collect();
    assert!(lines.len() > 1 && lines.join(" ") == long.labels.note, "{lines:?}");
    let lower = long.plot().top - study(340.0).plot().top;
    assert!((lower - 17.0 * (lines.len() - 1) as f64).abs() < 1e-9, "{lower}");
}

/// Positions of the texts equal to `word`.
fn positions(figure: &Figure, word: &str) -> Vec<String> {
    let wanted = format!(">{word}</text>");
    let texts = figure.svg.split("<text").filter(|text| text.contains(&wanted));
    texts.filter_map(|text| text.split(" x=\"").nth(1)?.split('"').next().map(str::to_owned)).collect()
}

#[test]
fn curves_bands_marks_and_table_stand_in_one_picture() {
    let figure = study(358.0).draw().unwrap();
    check(&figure);
    insta::assert_snapshot!(by_line(&figure));
}

#[test]
fn a_count_stands_exactly_under_its_tick() {
    let figure = study(520.0).draw().unwrap();
    let tick = positions(&figure, "6");
    assert_eq!(tick.len(), 1);
    assert!(positions(&figure, "2").contains(&tick[0]));
}

#[test]
fn groups_differ_without_colour() {
    let svg = study(520.0).draw().unwrap().svg;
    assert!(svg.contains(
        "fig-series-2\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"7 4\""
    ));
}

#[test]
fn the_text_rows_give_curves_and_table() {
    let rows = study(520.0).draw().unwrap().rows;
    assert_eq!(rows[0].cells, ["0", "6"]);
    assert_eq!(rows[1].label, "Group A, Alive (%)");
    assert_eq!(rows[1].cells, ["100.0", "60.0 (42.0–78.0)"]);
    assert_eq!(rows[2].label, "Group A, At risk");
    assert_eq!(rows[4].cells, ["0", "2"]);
    // Every patient of this group had died before six months.
    assert_eq!(rows[5].cells, ["100.0", "0.0"]);
    assert_eq!(rows.len(), 9);
}

#[test]
fn at_risk_censored_and_events_stand_under_each_group_in_this_order() {
    let figure = study(520.0).draw().unwrap();
    let heights = |word: &str| -> Vec<f64> {
        let wanted = format!(">{word}</text>");
        let texts = figure.svg.split("<text").filter(|text| text.contains(&wanted));
        texts
            .map(|text| text.split(" y=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap())
            .collect()
    };
    let rows = ["At risk", "Censored", "Events"].map(heights);
    assert!(rows.iter().all(|row| row.len() == 2), "{rows:?}");
    for group in 0..2 {
        assert!(rows[0][group] < rows[1][group] && rows[1][group] < rows[2][group], "{rows:?}");
    }
    assert!(rows[2][0] < rows[0][1], "the second group stands below the first: {rows:?}");
}

#[test]
fn in_black_and_white_six_groups_have_six_lines_in_curve_and_key() {
    let mut many = study(520.0);
    many.series = (0..6).map(|_| many.series[0].clone()).collect();
    let svg = many.draw().unwrap().svg;
    let mut dashes = std::collections::BTreeMap::new();
    for line in svg.split("<path").filter(|line| line.contains("stroke-width=\"2\"")) {
        let dash = line.split("stroke-dasharray=\"").nth(1).and_then(|rest| rest.split('"').next());
        *dashes.entry(dash.unwrap_or("solid").to_owned()).or_insert(0) += 1;
    }
    // Each occurs in the curve, the key and the table.
    assert_eq!((dashes.len(), dashes.values().all(|count| *count == 3)), (6, true), "{dashes:?}");
}

#[test]
fn a_file_of_its_own_needs_no_style_sheet() {
    let file = study(520.0).draw().unwrap().standalone();
    roxmltree::Document::parse(&file).unwrap();
    assert!(!file.contains("currentColor") && !file.contains("class="), "{file}");
}

#[test]
fn without_words_there_is_no_table() {
    let bare = KaplanMeier { labels: Labels::default(), ..study(520.0) };
    let figure = bare.draw().unwrap();
    assert!(figure.height < study(520.0).draw().unwrap().height - 100.0);
}

#[test]
fn a_pixel_gives_the_time_back_that_it_stands_for() {
    let plot = study(520.0).plot();
    assert!((plot.time_at(f64::midpoint(plot.left, plot.right)) - 5.0).abs() < 1e-9);
    assert!(plot.time_at(-50.0).abs() < 1e-9 && plot.time_at(f64::NAN).abs() < 1e-9);
}

#[test]
fn a_hundred_thousand_deaths_make_a_small_picture() {
    let n = 100_000;
    let steps =
        (1..n).map(|one| step(10.0 * f64::from(one) / f64::from(n), 1.0 - f64::from(one) / f64::from(n)));
    let mut large = study(520.0);
    large.series[0].steps = steps.collect();
    large.series[0].censored = large.series[0].steps.iter().map(|step| step.time).collect();
    let figure = large.draw().unwrap();
    check(&figure);
    assert!(figure.svg.len() < 60_000, "{} bytes", figure.svg.len());
    assert!(attributes(&figure, "text", "x").len() < 60);
}

fn any_step() -> impl Strategy<Value = Step> {
    (any::<f64>(), any::<f64>(), proptest::option::of(any::<f64>()), proptest::option::of(any::<f64>()))
        .prop_map(|(time, survival, low, high)| Step { time, survival, low, high })
}

proptest! {
    #[test]
    fn whatever_is_given_the_picture_is_sound(
        width in any::<f64>(),
        steps in proptest::collection::vec(any_step(), 0..20),
        plausible in proptest::collection::vec((0.0..10.0_f64, 0.0..1.0_f64), 0..20),
        censored in proptest::collection::vec(any::<f64>(), 0..5),
        (longest, until) in (any::<f64>(), any::<f64>()),
        median in proptest::option::of(any::<f64>()),
        times in proptest::collection::vec(any::<f64>(), 0..4),
        label in ".{0,60}",
        at_risk in any::<u64>(),
    ) {
        let mut study = study(width);
        study.series[0] = Series {
            label,
            count: "(n = 9)".into(),
            steps,
            censored: censored.clone(),
            median,
            until,
            counts: vec![Counts { at_risk, censored: 0, events: 0 }; times.len()],
        };
        study.series[1].steps = plausible.into_iter().map(|(time, survival)| step(time, survival)).collect();
        study.series[1].censored = censored;
        study.longest = longest;
        study.times = times;
        check(&study.draw().unwrap());
    }
}
