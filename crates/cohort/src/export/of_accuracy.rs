//! Tables and charts of the accuracy of scores at a time.

use figure::Frame;
use figure::chart::{Axis, Chart, Joined, Mark, Series};

use super::table::{Row, Table, interval_heading, signed, time, unit};
use super::texts::{doubted_units, follow_up_said};
use crate::analysis::{Accuracy, Calibrated, Share, SystemAccuracy, THRESHOLDS};
use crate::words::{Message, Words};

/// The time of a result with its unit, such as "180 days".
fn at(found: &Accuracy, words: &dyn Words) -> String {
    let unit = unit(words, found.settings.unit);
    format!("{} {unit}", time(Some(found.time), found.settings.unit))
}

fn interval(words: &dyn Words, share: &Share) -> String {
    let [low, high] = [share.low, share.high].map(|end| format!("{end:.3}"));
    words.say(Message::To, &[("low", &low), ("high", &high)])
}

/// Discrimination and Brier score of the systems.
#[must_use]
pub fn accuracy_table(found: &Accuracy, words: &dyn Words) -> Table {
    let share = |share: Option<&Share>| match share {
        None => [String::new(), String::new()],
        Some(share) => [format!("{:.3}", share.value), interval(words, share)],
    };
    let row = |it: &SystemAccuracy| {
        let mut cells = vec![words.system_by_id(&it.system)];
        cells.extend(share(it.area.as_ref()).into_iter().chain(share(it.brier.as_ref())));
        cells.push(it.gain(&found.null_brier).map_or_else(String::new, |gain| signed(gain, 3)));
        Row::new(cells)
    };
    let [null, null_interval] = share(Some(&found.null_brier));
    let null = vec![words.word(Message::NoScore), String::new(), String::new(), null, null_interval];
    let rows = found.systems.iter().map(row).chain([Row::new(null)]).collect();
    let counts = [found.rows, found.rows + found.without, found.events].map(|count| count.to_string());
    let [n, of, events] = counts.each_ref().map(String::as_str);
    let mut notes = vec![
        words.say(Message::AccuracyRows, &[("n", n), ("of", of), ("events", events)]),
        words.word(Message::AccuracySaid),
    ];
    for it in &found.dropped {
        let (system, certain) = (words.system_by_id(&it.system), it.own.rows.to_string());
        let message = if it.own.rows == 0 { Message::NeverCertain } else { Message::SeldomCertain };
        notes.push(words.say(message, &[("system", &system), ("certain", &certain), ("of", of)]));
    }
    notes.extend(follow_up_said(words, &found.settings));
    let systems = found.systems.iter().map(|system| system.system.as_str());
    notes.extend(doubted_units(words, &found.settings, [], systems));
    let interval = interval_heading(words, &found.settings);
    Table {
        title: words.say(Message::AccuracyTitle, &[("time", &at(found, words))]),
        head: vec![
            words.word(Message::Group),
            words.word(Message::Area),
            interval.clone(),
            words.word(Message::Brier),
            interval,
            words.word(Message::Gain),
        ],
        rows,
        notes,
    }
}

/// Predicted and observed risks by group of points.
#[must_use]
pub fn calibration_table(found: &Accuracy, words: &dyn Words) -> Table {
    let percent = |share: f64| format!("{:.1}", share * 100.0);
    let row = |group: &Calibrated| {
        let (least, most) = group.points;
        let [least, most] = [least.abs().min(most.abs()), least.abs().max(most.abs())].map(points);
        let name = if least == most { least } else { format!("{least}\u{2013}{most}") };
        let [low, high] = [group.observed.low, group.observed.high].map(percent);
        let ends = words.say(Message::To, &[("low", &low), ("high", &high)]);
        let cells =
            [name, group.n.to_string(), percent(group.predicted), percent(group.observed.value), ends];
        Row::new(cells.into())
    };
    let rows = found.systems.iter().filter(|it| !it.groups.is_empty()).flat_map(|it| {
        let heading = Row::heading(vec![words.system_by_id(&it.system)]);
        std::iter::once(heading).chain(it.groups.iter().map(row)).collect::<Vec<_>>()
    });
    Table {
        title: words.say(Message::CalibrationTitle, &[("time", &at(found, words))]),
        head: vec![
            words.word(Message::Points),
            words.word(Message::N),
            words.word(Message::PredictedRisk),
            words.word(Message::ObservedRisk),
            interval_heading(words, &found.settings),
        ],
        rows: rows.collect(),
        notes: vec![words.word(Message::CalibrationSaid)],
    }
}

/// A number of points, or the value of a formula.
fn points(value: f64) -> String {
    format!("{}", (value * 100.0).round() / 100.0)
}

/// Net benefit by threshold.
#[must_use]
pub fn benefit_table(found: &Accuracy, words: &dyn Words) -> Table {
    let known: Vec<&SystemAccuracy> = benefits(found).collect();
    let row = |(at, threshold): (usize, &f64)| {
        let all = found.treat_all.get(at).copied();
        let of = known.iter().map(|it| it.net_benefit.get(at).copied());
        let cells = [all].into_iter().chain(of).map(|it| it.map_or_else(String::new, |it| signed(it, 3)));
        Row::new(std::iter::once(format!("{:.0} %", threshold * 100.0)).chain(cells).collect())
    };
    let mut head = vec![words.word(Message::Threshold), words.word(Message::TreatAll)];
    head.extend(known.iter().map(|it| words.system_by_id(&it.system)));
    Table {
        title: words.say(Message::BenefitTitle, &[("time", &at(found, words))]),
        head,
        rows: THRESHOLDS.iter().enumerate().map(row).collect(),
        notes: vec![words.word(Message::BenefitSaid)],
    }
}

fn benefits(found: &Accuracy) -> impl Iterator<Item = &SystemAccuracy> {
    found.systems.iter().filter(|it| !it.net_benefit.is_empty())
}

/// Chart of the calibration of all systems.
#[must_use]
pub fn calibration_chart(found: &Accuracy, words: &dyn Words, frame: Frame) -> Chart {
    let mark = |group: &Calibrated| Mark {
        x: group.predicted * 100.0,
        y: group.observed.value * 100.0,
        interval: Some((group.observed.low * 100.0, group.observed.high * 100.0)),
    };
    let series = found.systems.iter().filter(|it| !it.groups.is_empty()).map(|it| Series {
        label: words.system_by_id(&it.system),
        marks: it.groups.iter().map(mark).collect(),
        joined: Joined::Both,
    });
    let axis = |message| Axis { label: words.word(message), limits: Some((0.0, 100.0)) };
    Chart {
        frame,
        series: series.collect(),
        x: axis(Message::PredictedRisk),
        y: axis(Message::ObservedRisk),
        diagonal: true,
        levels: Vec::new(),
    }
}

/// Chart of the net benefit of all systems, of treating everybody, and of treating nobody.
#[must_use]
pub fn benefit_chart(found: &Accuracy, words: &dyn Words, frame: Frame) -> Chart {
    let series = |label: String, benefit: &[f64]| {
        let mark = |(at, benefit): (&f64, &f64)| Mark { x: at * 100.0, y: *benefit, interval: None };
        Series { label, marks: THRESHOLDS.iter().zip(benefit).map(mark).collect(), joined: Joined::Lines }
    };
    let all = series(words.word(Message::TreatAll), &found.treat_all);
    let of = benefits(found).map(|it| series(words.system_by_id(&it.system), &it.net_benefit));
    let all_series: Vec<Series> = of.chain([all]).collect();
    let most = all_series.iter().flat_map(|it| &it.marks).map(|mark| mark.y).fold(0.1, f64::max);
    Chart {
        frame,
        series: all_series,
        x: Axis { label: words.word(Message::Threshold), limits: Some((0.0, 100.0)) },
        // Treating everybody falls without limit; the useful part is above a small loss.
        y: Axis { label: words.word(Message::Benefit), limits: Some((-0.1, (most * 10.0).ceil() / 10.0)) },
        diagonal: false,
        levels: vec![0.0],
    }
}
