//! Systems that are not chosen although every finding that they need is known.

use clinical::{Applicability, assess};
use systems::CATALOGUE;

use crate::state::State;

/// Indices of the systems that `next` makes possible and `current` did not, for the patient of `next`.
pub(crate) fn possible(current: &State, next: &State) -> Vec<usize> {
    let is_complete = |state: &State, at: usize| {
        let assessment =
            CATALOGUE.systems.get(at).map(|system| assess(state.sheet.patient(), system, &CATALOGUE));
        assessment.is_some_and(|assessment| {
            assessment.missing.is_empty()
                && assessment.left_out.is_none()
                && assessment.applicability == Applicability::Applies
        })
    };
    let is_new = |at: &usize| {
        !next.settings.system(*at, next.sheet.patient())
            && is_complete(next, *at)
            && !is_complete(current, *at)
    };
    (0..CATALOGUE.systems.len()).filter(is_new).collect()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use clinical::Finding;

    use super::*;

    fn with(state: &State, answers: &[(Finding, &str)]) -> State {
        let mut state = state.clone();
        for (finding, text) in answers {
            state.sheet.adopt(*finding, text);
        }
        state
    }

    fn names(current: &State, next: &State) -> Vec<&'static str> {
        possible(current, next).into_iter().map(|at| &*CATALOGUE.systems[at].id).collect()
    }

    #[test]
    fn a_system_is_offered_once_all_that_it_needs_is_there_and_not_before() {
        let before = with(&State::default(), &[(Finding::PrimarySite, "hcc")]);
        let albumin = with(&before, &[(Finding::Albumin, "3.4")]);
        assert_eq!(names(&before, &albumin), Vec::<&str>::new());
        let both = with(&albumin, &[(Finding::Bilirubin, "1.2")]);
        assert_eq!(names(&albumin, &both), ["albi"]);
        assert_eq!(names(&both, &both), Vec::<&str>::new(), "it was possible before");
    }

    #[test]
    fn a_chosen_system_is_not_offered() {
        let mut before = with(&State::default(), &[(Finding::PrimarySite, "hcc")]);
        let at = CATALOGUE.systems.iter().position(|system| &*system.id == "albi");
        before.settings.set_system(at.unwrap(), true);
        let next = with(&before, &[(Finding::Albumin, "3.4"), (Finding::Bilirubin, "1.2")]);
        assert_eq!(names(&before, &next), Vec::<&str>::new());
    }
}
