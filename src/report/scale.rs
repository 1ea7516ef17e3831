//! The groups of a point system as bands of its scale.

use clinical::{Direction, Extent, Group, System};
use figure::Frame;
use figure::score_scale::{Band, ScoreScale, Tone};

use crate::i18n::{say, words};

/// The scale of a point system with its groups, before any answer; `None` for other systems.
pub(crate) fn of_system(system: &System, frame: Frame) -> Option<ScoreScale> {
    let (low, high) = system.range?;
    let (worse, better) = match system.direction {
        Direction::HigherIsBetter => (low, high),
        Direction::HigherIsWorse => (high, low),
    };
    let (worse, better) = (say!(SCALE_WORSE, total = worse), say!(SCALE_BETTER, total = better));
    let (low_label, high_label) = match system.direction {
        Direction::HigherIsBetter => (worse, better),
        Direction::HigherIsWorse => (better, worse),
    };
    Some(ScoreScale {
        frame,
        low,
        high,
        bands: bands(system),
        possible: None,
        reachable: None,
        low_label,
        high_label,
    })
}

fn bands(system: &System) -> Vec<Band> {
    let count = system.groups.len();
    let band = |(at, group): (usize, &Group)| match group.extent {
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

/// Tone of a group by rank: the better end is good, the worse end bad, others in between.
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
