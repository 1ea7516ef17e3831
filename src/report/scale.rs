//! The groups of a point system as bands of its scale.

use clinical::{Direction, Extent, Group, ResultSoFar, System};
use figure::Frame;
use figure::score_scale::{Band, ScoreScale, Tone};

use crate::i18n::{say, words};
use crate::state::reading::Assessed;

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

/// Lowest and highest total still possible, for the mark of the patient; `None` before the first answer.
pub(crate) fn possible(one: &Assessed) -> Option<(i32, i32)> {
    let whole = |value: f64| format!("{value:.0}").parse::<i32>().ok();
    let (low, high) = match &one.assessment.result {
        ResultSoFar::Points { .. } => one.assessment.interval()?,
        ResultSoFar::Formula(worked) => {
            let (low, high) = worked.value.map(|value| (value, value)).or(worked.between)?;
            (whole(low)?, whole(high)?)
        }
        ResultSoFar::Stage => return None,
    };
    one.has_begun().then_some((low, high))
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

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use clinical::{ExpectedMonths, Finding, Patient};

    use super::*;
    use crate::state::reading::Reading;
    use crate::state::settings::{Preset, Settings};

    #[test]
    fn a_formula_marks_the_patient_on_its_bar_as_points_do() {
        let mut patient = Patient::default();
        for (finding, value) in [(Finding::Bilirubin, 2.0), (Finding::Inr, 1.5), (Finding::Creatinine, 1.0)] {
            assert_eq!(patient.measure(finding, value, 0), Ok(()));
        }
        assert_eq!(patient.choose(Finding::Dialysis, "no"), Ok(()));
        let mut settings = Settings::default();
        settings.choose(Preset::All);
        let reading = Reading::of(&patient, &settings);
        let mark = |id: &str| {
            let one = reading.assessed.iter().find(|one| &*one.system.id == id);
            one.and_then(|one| possible(one).zip(one.assessment.value()))
        };
        let Some(((low, high), value)) = mark("meld") else { panic!("no mark") };
        assert!(low == high && (f64::from(low) - value).abs() <= 0.5, "{low} {high} {value}");
        assert_eq!(mark("clip"), None);
    }

    /// Months that a group may expect, for comparison with those of other groups.
    fn months(group: &Group) -> Option<f64> {
        match group.expected.as_ref()?.months? {
            ExpectedMonths::Median(months) | ExpectedMonths::Mean(months) => Some(months),
            ExpectedMonths::Between(low, high) => low.or(high),
        }
    }

    #[test]
    fn the_end_of_a_scale_that_is_called_worse_is_that_of_the_shorter_survival() {
        let mut compared = 0;
        for system in systems::CATALOGUE.systems.iter() {
            let frame =
                Frame { id: String::new(), width: 400.0, title: String::new(), description: String::new() };
            let Some(scale) = of_system(system, frame) else { continue };
            let worse_is_low = scale.low_label == say!(SCALE_WORSE, total = scale.low);
            let (worse, better) =
                if worse_is_low { (scale.low, scale.high) } else { (scale.high, scale.low) };
            let labels = [say!(SCALE_WORSE, total = worse), say!(SCALE_BETTER, total = better)];
            assert!(labels.contains(&scale.low_label) && labels.contains(&scale.high_label), "{}", system.id);
            let [Some(first), .., Some(last)] = &system.groups.iter().map(months).collect::<Vec<_>>()[..]
            else {
                continue;
            };
            assert_eq!(first < last, worse_is_low, "{}: {first} and {last} months", system.id);
            let tones: Vec<Tone> = scale.bands.iter().map(|band| band.tone).collect();
            let ends = if worse_is_low { (Tone::Bad, Tone::Good) } else { (Tone::Good, Tone::Bad) };
            assert_eq!((tones[0], tones[tones.len() - 1]), ends, "{}", system.id);
            compared += 1;
        }
        assert!(compared >= 8, "{compared} systems");
    }
}
