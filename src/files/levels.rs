//! SINS of several levels: each is scored, and the worst is entered.

use clinical::{Answer, Assessment, Finding, Patient, System, assess};
use systems::CATALOGUE;

use super::relief::result;
use crate::state::State;
use crate::state::reading::Reading;
use crate::state::settings::Settings;

/// The findings of a level, in the order of the score.
pub(crate) const ITEMS: [Finding; 6] = [
    Finding::Level,
    Finding::SinsPain,
    Finding::SinsLesion,
    Finding::SinsAlignment,
    Finding::SinsCollapse,
    Finding::SinsPosterolateral,
];

/// Id of the score.
const SINS: &str = "sins";

/// The level that is entered, as the first of the list.
pub(crate) fn entered(patient: &Patient) -> Patient {
    let mut level = Patient::default();
    for finding in ITEMS {
        if let Some(answer) = patient.get(finding) {
            set(&mut level, finding, answer);
        }
    }
    level
}

/// Changes a finding of a level; an answer that is not one of its values changes nothing.
pub(crate) fn set(level: &mut Patient, finding: Finding, answer: Answer) {
    // The list offers valid answers only.
    let _ = level.set(finding, answer);
}

/// Index of the worst level: that with the highest total which is certain so far, then with the highest possible
/// one; `None` without an answer.
pub(crate) fn worst(levels: &[Patient]) -> Option<usize> {
    let total = |level: &Patient| sins().and_then(|system| assessment(level, system).interval());
    let known = levels.iter().enumerate().filter(|(_, level)| !level.is_empty());
    // The first of several: `max_by_key` takes the last.
    known.rev().max_by_key(|(_, level)| total(level)).map(|(at, _)| at)
}

/// Total and group of a level, as its result is worded elsewhere.
pub(crate) fn scored(level: &Patient) -> String {
    let mut settings = Settings::default();
    let place = CATALOGUE.systems.iter().position(|system| &*system.id == SINS);
    if let Some(at) = place {
        settings.set_system(at, true);
    }
    let reading = Reading::of(level, &settings);
    let sins = reading.assessed.iter().find(|one| &*one.system.id == SINS);
    sins.map(|one| result(one)).unwrap_or_default()
}

/// The state after a level is entered: its findings replace those of SINS, and a location that stood in for the
/// level is no longer needed.
pub(crate) fn enter(state: &State, level: &Patient) -> State {
    let mut next = state.clone();
    for finding in ITEMS {
        if let Some(Answer::Choice(at)) = level.get(finding) {
            next.sheet.choose(finding, at);
        } else {
            next.sheet.not_known(finding);
        }
    }
    next
}

fn sins() -> Option<&'static System> {
    CATALOGUE.systems.iter().find(|system| &*system.id == SINS)
}

fn assessment(level: &Patient, system: &System) -> Assessment {
    assess(level, system, &CATALOGUE)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn level(answers: [&str; 6]) -> Patient {
        let mut level = Patient::default();
        for (finding, text) in ITEMS.into_iter().zip(answers).filter(|(_, text)| !text.is_empty()) {
            let Ok(Some(answer)) = finding.parse(text, 0) else { panic!("{text}") };
            set(&mut level, finding, answer);
        }
        level
    }

    #[test]
    fn the_worst_of_several_levels_is_found_and_the_first_of_two_alike() {
        let calm = level(["T7", "none", "blastic", "normal", "none", "none"]);
        let bad = level(["T12", "mechanical", "lytic", "deformity", "over_50", "bilateral"]);
        assert_eq!(worst(&[calm.clone(), bad.clone()]), Some(1));
        assert_eq!(worst(&[bad.clone(), bad.clone(), calm.clone()]), Some(0));
        assert_eq!(worst(&[Patient::default()]), None);
        assert!(scored(&bad).starts_with("16 of 18"), "{}", scored(&bad));
        assert!(scored(&calm).starts_with("1 of 18"), "{}", scored(&calm));
    }

    #[test]
    fn the_worst_level_replaces_the_findings_of_sins_and_nothing_else() {
        let mut state = State::default();
        state.sheet.adopt(Finding::Frankel, "E");
        state.sheet.adopt(Finding::SinsPosterolateral, "none");
        let next = enter(&state, &level(["L1", "mechanical", "lytic", "normal", "under_50", ""]));
        let patient = next.sheet.patient();
        assert_eq!(patient.chosen(Finding::Level), Some("L1"));
        assert_eq!(patient.chosen(Finding::Frankel), Some("E"));
        assert_eq!(patient.chosen(Finding::SinsPosterolateral), None);
        assert_eq!(entered(patient).get(Finding::Frankel), None);
        assert_eq!(entered(patient).chosen(Finding::SinsCollapse), Some("under_50"));
    }
}
