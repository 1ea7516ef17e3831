//! Writes every picture into one page, for a visual check.
//!
//! `cargo run -p figure --example gallery -- light > gallery.html`; `dark`, or `standalone` for exported
//! files, instead of `light`. Widths in pixels may follow.

use figure::forest::{self, Forest};
use figure::kaplan_meier::{Counts, KaplanMeier, Labels, Series, Step, Unit, table_times};
use figure::score_scale::{Band, ScoreScale, Tone};
use figure::spine::SpinePicture;
use figure::survival_axis::{Estimate, Key, Kind, Row, SurvivalAxis};
use figure::{DrawError, Figure, Frame};

const TOKENS: &str = "
:root{--bg:#f6f7f5;--card:#fff;--ink:#16211d;--soft:#5b6a64;--line:#d9dfdb;--accent:#0f6b57;--accent-soft:#e2f1ec;
--good-soft:#dcefe4;--mid-soft:#f6e8cd;--bad-soft:#f5dcdc}
:root[data-theme=dark]{--bg:#0f1513;--card:#171f1c;--ink:#e8efeb;--soft:#9fb0a8;--line:#2b3632;--accent:#6fd0b3;
--accent-soft:#17352c;--good-soft:#1d3a2b;--mid-soft:#3b3018;--bad-soft:#432020}
body{margin:0;padding:16px;background:var(--bg);color:var(--ink);font:16px/1.45 ui-sans-serif,system-ui,'Noto Sans',sans-serif}
section{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:14px 16px;margin:0 0 16px;width:max-content;float:left;margin-right:16px}
h2{font-size:13px;margin:0 0 8px;color:var(--soft)}
";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let theme = arguments.next().unwrap_or_else(|| "light".to_owned());
    let widths: Vec<f64> = arguments.map(|width| width.parse()).collect::<Result<_, _>>()?;
    let widths = if widths.is_empty() { vec![358.0, 520.0] } else { widths };
    let style = concat!(env!("CARGO_MANIFEST_DIR"), "/../../styles/figure.css");
    let mut page = format!(
        "<!doctype html><html lang=en data-theme={theme}><meta charset=utf-8><title>Gallery</title><style>{TOKENS}{}</style>",
        if theme == "standalone" { String::new() } else { std::fs::read_to_string(style)? }
    );
    for width in widths {
        for figure in pictures(width)? {
            let svg = if theme == "standalone" { figure.standalone() } else { figure.svg };
            page.push_str(&format!("<section><h2>{}, {width} px</h2>{svg}</section>", figure.title));
        }
    }
    use std::io::Write as _;
    std::io::stdout().write_all(page.as_bytes())?;
    Ok(())
}

fn pictures(width: f64) -> Result<Vec<Figure>, DrawError> {
    Ok(vec![
        survival(width).draw()?,
        many(width).draw()?,
        scale(width, Some((6, 8)), Some((0, 11))).draw()?,
        scale(width, Some((15, 15)), None).draw()?,
        spine(width).draw(),
        forest(width).draw()?,
        curves(width, &[(11, 16.0), (15, 7.0), (10, 3.0)], Unit::Months).draw()?,
        curves(
            width,
            &[(4000, 20.0), (30000, 12.0), (500, 9.0), (900, 7.0), (700, 5.0), (60, 3.0)],
            Unit::Months,
        )
        .draw()?,
    ])
}

fn frame(id: &str, width: f64, title: &str) -> Frame {
    Frame { id: format!("{id}-{width}"), width, title: title.into(), description: format!("{title}.") }
}

fn days(value: f64, low: f64, high: f64) -> Estimate {
    let month = figure::survival_axis::DAYS_PER_MONTH;
    Estimate {
        value_months: value / month,
        low: Some(low / month),
        high: Some(high / month),
        text: format!("{value} days ({low} to {high})"),
        ..Estimate::default()
    }
}

fn row(label: &str, detail: &str, reading: &str, estimates: Vec<Estimate>) -> Row {
    Row { label: label.into(), detail: detail.into(), reading: reading.into(), estimates }
}

fn key() -> Key {
    Key {
        median: "median".into(),
        mean: "mean".into(),
        interval: "95 % CI".into(),
        bound: "at least or at most".into(),
        unverified: "not verified".into(),
        several: "group not certain yet".into(),
    }
}

fn survival(width: f64) -> SurvivalAxis {
    let rows = vec![
        row("Tomita 2001", "6 of 10: group 6–7", "5.9 (4.5–7.3)", vec![days(180.0, 136.6, 223.4)]),
        row("Tomita, Kim 2014", "6: group 6–8", "5.9 (4.4–7.4)", vec![days(180.0, 133.6, 226.4)]),
        row("Tokuhashi 2005", "6–8 of 15: group 0–8", "5.7 (1.8–9.5)", vec![days(172.0, 55.57, 288.43)]),
        row(
            "Tokuhashi, Kim 2014",
            "4–8: groups 0–5, 6–9",
            "3.9 or 8.0",
            vec![days(118.0, 32.27, 203.73), days(243.0, 121.2, 364.8)],
        ),
    ];
    SurvivalAxis {
        frame: frame("survival", width, "Survival in HCC, as published for each group"),
        rows,
        months: "months".into(),
        days: "days".into(),
        key: key(),
    }
}

fn many(width: f64) -> SurvivalAxis {
    let one =
        |value_months, kind, unverified| Estimate { value_months, kind, unverified, ..Estimate::default() };
    let rows = vec![
        row("Tokuhashi 1990", "5 of 12", "at most 3", vec![one(3.0, Kind::AtMost, false)]),
        row(
            "Tomita 2001",
            "6 of 10: 6–7, wide excision no longer advised",
            "15",
            vec![one(15.0, Kind::Mean, true)],
        ),
        row("Bauer 1995", "4 of 5", "more than 12", vec![one(12.0, Kind::AtLeast, false)]),
        row(
            "Modified Bauer",
            "1–3 of 4",
            "4.8, 18.2 or 28.4",
            vec![one(4.8, Kind::Median, true), one(18.2, Kind::Median, true), one(28.4, Kind::Median, true)],
        ),
        row("van der Linden 2005", "3 of 6: group A", "3", vec![one(3.0, Kind::Median, false)]),
        row(
            "HCC-SM GPA",
            "1–2",
            "4.8 (3.1, upper end not reached)",
            vec![Estimate { low: Some(3.1), ..one(4.8, Kind::Median, false) }],
        ),
        row("SINS", "12 of 18", "measures stability, not survival", vec![]),
        row("토쿠하시 2005 수정판", "15점 중 8점: 0–8점 군", "5.7개월", vec![days(172.0, 55.57, 288.43)]),
        row("新片桐スコア（2014年）", "7点：高リスク群", "6.0か月", vec![one(6.0, Kind::Median, false)]),
    ];
    SurvivalAxis {
        frame: frame("many", width, "Survival by many systems"),
        rows,
        months: "months".into(),
        days: "days".into(),
        key: key(),
    }
}

fn scale(width: f64, possible: Option<(i32, i32)>, reachable: Option<(i32, i32)>) -> ScoreScale {
    let band =
        |low, high, tone| Band { low, high, tone, label: format!("{low}–{high}"), text: String::new() };
    ScoreScale {
        frame: frame(&format!("scale-{possible:?}"), width, "Tokuhashi 2005"),
        low: 0,
        high: 15,
        bands: vec![band(0, 8, Tone::Bad), band(9, 11, Tone::Mid), band(12, 15, Tone::Good)],
        possible,
        reachable,
        low_label: "0 worse".into(),
        high_label: "15 better (HCC reaches 11)".into(),
    }
}

fn spine(width: f64) -> SpinePicture {
    SpinePicture {
        frame: frame("spine", width, "Spine"),
        heads: ["Cervical".into(), "Thoracic".into(), "Lumbar and sacral".into()],
        marked: vec![
            ("C5".into(), Tone::Mid, "mobile".into()),
            ("T11".into(), Tone::Bad, "junction".into()),
            ("L3".into(), Tone::Plain, "mobile".into()),
            ("S3".into(), Tone::Good, "rigid".into()),
        ],
    }
}

/// Groups of `n` patients with roughly exponential survival of the given mean, every fifth censored.
fn curves(width: f64, groups: &[(u32, f64)], unit: Unit) -> KaplanMeier {
    let longest = 24.0;
    let largest = groups.iter().map(|group| u64::from(group.0)).max().unwrap_or(0);
    let times = table_times(longest, unit, width, largest);
    let series = groups.iter().enumerate().map(|(index, group)| group_of(index, *group, longest, &times));
    KaplanMeier {
        frame: frame(&format!("km-{}", groups.len()), width, "Survival by Tomita's groups (synthetic)"),
        series: series.collect(),
        times,
        longest,
        labels: Labels {
            time: "Months from operation".into(),
            survival: "Alive (%)".into(),
            at_risk: "At risk".into(),
            censored: "Censored".into(),
            events: "Events".into(),
            note: "log-rank p = 0.023".into(),
        },
        bands: groups.len() < 4,
        medians: true,
    }
}

fn group_of(index: usize, (n, mean): (u32, f64), longest: f64, times: &[f64]) -> Series {
    let patients: Vec<(f64, bool)> = (0..n)
        .map(|one| {
            let time = -mean * (1.0 - (f64::from(one) + 0.5) / f64::from(n)).ln();
            (time.min(longest), time < longest && one % 5 != 3)
        })
        .collect();
    let mut survival = 1.0;
    let mut variance = 0.0;
    let mut steps = Vec::new();
    for (index, (time, event)) in patients.iter().enumerate() {
        let at_risk = f64::from(n) - index as f64;
        if *event && at_risk > 1.0 {
            survival *= 1.0 - 1.0 / at_risk;
            variance += 1.0 / (at_risk * (at_risk - 1.0));
            let spread = (1.96 * f64::sqrt(variance)).exp();
            let (low, high) = (survival / spread, (survival * spread).min(1.0));
            steps.push(Step { time: *time, survival, low: Some(low), high: Some(high) });
        }
    }
    let count = |at: f64, wanted: bool| {
        patients.iter().filter(|(time, event)| *time < at && *event == wanted).count() as u64
    };
    Series {
        label: format!("Group {}", index + 1),
        count: format!("(n = {n})"),
        median: steps.iter().find(|step| step.survival <= 0.5).map(|step| step.time),
        censored: patients.iter().filter(|patient| !patient.1).map(|patient| patient.0).collect(),
        until: patients.last().map_or(0.0, |patient| patient.0),
        counts: times
            .iter()
            .map(|at| {
                let (events, censored) = (count(*at, true), count(*at, false));
                Counts { at_risk: u64::from(n) - events - censored, censored, events }
            })
            .collect(),
        steps,
    }
}

fn forest(width: f64) -> Forest {
    let row = |label: &str, ratio: f64, low: f64, high: f64| forest::Row {
        label: label.into(),
        ratio: Some(ratio),
        low: Some(low),
        high: Some(high),
        text: format!("{ratio} ({low}–{high})"),
        ..forest::Row::default()
    };
    let heading = |label: &str| forest::Row { label: label.into(), heading: true, ..forest::Row::default() };
    Forest {
        frame: frame("forest", width, "Cox regression (synthetic)"),
        rows: vec![
            heading("Child-Pugh"),
            forest::Row { label: "A".into(), text: "reference".into(), ..forest::Row::default() },
            row("B or C", 2.41, 1.12, 5.2),
            row("KPS, per 10 points", 0.78, 0.61, 0.99),
            row("Visceral metastases, removable or not", 1.3, 0.41, 4.13),
            row("Denosumab", 0.06, 0.0004, 0.9),
        ],
        label: "Hazard ratio (95 % CI, log scale)".into(),
        below_one: "longer survival".into(),
        above_one: "shorter survival".into(),
    }
}
