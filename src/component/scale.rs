//! A total on its scale, with the groups as bands.

use clinical::{Direction, Extent, System};
use figure::Frame;
use figure::score_scale::{Band, ScoreScale, Tone};
use yew::prelude::*;

use super::svg::svg;
use crate::i18n::{number, say, words};
use crate::report::total;
use crate::state::reading::Assessed;

/// The scale of a point system, `width` pixels wide; nothing for others.
pub(crate) fn scale(one: &Assessed, width: f64) -> Html {
    let figure = scale_of(one, width).and_then(|scale| scale.draw().ok());
    html! { <div class="scale">{ figure.as_ref().map(svg) }</div> }
}

fn scale_of(one: &Assessed, width: f64) -> Option<ScoreScale> {
    let system = one.system;
    let (low, high) = system.range?;
    let interval = one.assessment.interval();
    let (worse, better) = match system.direction {
        Direction::HigherIsBetter => (low, high),
        Direction::HigherIsWorse => (high, low),
    };
    let (worse, better) = (say!(SCALE_WORSE, total = worse), say!(SCALE_BETTER, total = better));
    let (low_label, high_label) = match system.direction {
        Direction::HigherIsBetter => (worse, better),
        Direction::HigherIsWorse => (better, worse),
    };
    let reaches = one.reach.map(|(least, most)| say!(SCALE_REACHES, range = number::range(least, most)));
    let description = [total::total_of_scale(one), reaches]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(say!(JOINT_SENTENCES));
    Some(ScoreScale {
        frame: Frame {
            id: format!("scale-{}", system.id),
            width,
            title: words::defined(&system.name),
            description,
        },
        low,
        high,
        bands: bands(system),
        possible: interval.filter(|_| one.has_begun()),
        reachable: one.reach,
        low_label,
        high_label,
    })
}

fn bands(system: &System) -> Vec<Band> {
    let count = system.groups.len();
    let band = |(at, group): (usize, &clinical::Group)| match group.extent {
        Extent::Totals(low, high) => Some(Band {
            low,
            high,
            tone: tone(system.direction, at, count),
            label: words::group(group),
            text: group.expected.as_ref().map(|expected| words::defined(&expected.text)).unwrap_or_default(),
        }),
        Extent::AtMost(_) | Extent::Holds(_) => None,
    };
    system.groups.iter().enumerate().filter_map(band).collect()
}

/// The better end is good, the worse one bad, what lies between is in between.
fn tone(direction: Direction, at: usize, count: usize) -> Tone {
    let from_worst = match direction {
        Direction::HigherIsBetter => at,
        Direction::HigherIsWorse => count.saturating_sub(at + 1),
    };
    if from_worst == 0 {
        Tone::Bad
    } else if from_worst + 1 == count {
        Tone::Good
    } else {
        Tone::Mid
    }
}
