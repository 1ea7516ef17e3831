//! Enters the worst of several levels; the others stay as further levels.

use clinical::{Answer, Patient};

use crate::report::levels::worst;
use crate::state::State;
use crate::state::levels::ITEMS;

/// The state after several levels are entered: the findings of the worst replace those of SINS, and the other
/// levels with an answer become the further ones.
pub(crate) fn enter(state: &State, levels: &[Patient]) -> State {
    let mut next = state.clone();
    let Some(level) = worst(levels).and_then(|at| levels.get(at)) else { return next };
    for finding in ITEMS {
        match level.get(finding) {
            Some(Answer::Choice(at)) => next.sheet.choose(finding, at),
            _ => next.sheet.not_known(finding),
        }
    }
    let further = levels.iter().filter(|other| !std::ptr::eq(*other, level) && !other.is_empty());
    next.sheet.set_levels(further.cloned().collect());
    next
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use clinical::Finding;

    use super::*;
    use crate::state::levels::of;

    fn level(answers: &[(Finding, &str)]) -> Patient {
        let mut level = Patient::default();
        for (finding, value) in answers {
            level.choose(*finding, value).unwrap();
        }
        level
    }

    #[test]
    fn the_worst_level_replaces_the_findings_of_sins_and_the_others_stay() {
        let mut state = State::default();
        state.sheet.adopt(Finding::Frankel, "E");
        state.sheet.adopt(Finding::SinsLocation, "rigid");
        state.sheet.adopt(Finding::SinsPosterolateral, "none");
        let first = of(state.sheet.patient());
        let worst = level(&[
            (Finding::Level, "L1"),
            (Finding::SinsPain, "mechanical"),
            (Finding::SinsLesion, "lytic"),
            (Finding::SinsCollapse, "under_50"),
        ]);
        let next = enter(&state, &[first.clone(), Patient::default(), worst.clone()]);
        let patient = next.sheet.patient();
        assert_eq!(patient.chosen(Finding::Frankel), Some("E"));
        assert_eq!(of(patient), worst, "nothing of the first level is left");
        assert_eq!(next.sheet.levels(), [first], "an empty level is none");
        let alone = enter(&next, &[of(patient)]);
        assert!(alone.sheet.levels().is_empty(), "removed levels are gone");
    }
}
