//! What-if scores: the performance after relief of palsy or pain.

use std::rc::Rc;

use clinical::{Answer, Band, Finding, Kind, Patient};
use systems::CATALOGUE;

use crate::i18n::{say, words};
use crate::report::{total, verdict};
use crate::state::State;
use crate::state::reading::{Assessed, Reading};

/// Id of the note that offers it: performance may be reversible.
pub(crate) const REVERSIBLE: &str = "performance_may_be_reversible";

/// Findings of performance, which relief may improve.
const PERFORMANCE: [Finding; 4] = [Finding::Kps, Finding::Ecog, Finding::Ambulation, Finding::Frankel];

/// An entered finding that could improve.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Lowered {
    pub(crate) finding: Finding,
    pub(crate) entered: Answer,
    /// Possible better answers, the least change first.
    pub(crate) better: Vec<Answer>,
}

/// Entered findings that could improve.
pub(crate) fn lowered(patient: &Patient) -> Vec<Lowered> {
    let lowered = |finding: Finding| {
        let entered = patient.get(finding)?;
        let better = better(finding, entered);
        (!better.is_empty()).then_some(Lowered { finding, entered, better })
    };
    PERFORMANCE.into_iter().filter_map(lowered).collect()
}

fn better(finding: Finding, entered: Answer) -> Vec<Answer> {
    let exactly = |value| Answer::Whole(Band::exactly(value));
    match (finding.kind(), entered) {
        // Only steps above the entered band are better.
        (Kind::Scale { to, step, .. }, Answer::Whole(band)) if finding == Finding::Kps => {
            (band.high + step..=to).step_by(step as usize).map(exactly).collect()
        }
        (Kind::Scale { from, .. }, Answer::Whole(band)) => (from..band.low).rev().map(exactly).collect(),
        // Frankel's letters are ordered from worst to best, walking from best to worst.
        (_, Answer::Choice(at)) if finding == Finding::Frankel => {
            (0_u8..).take(finding.values().len()).skip(usize::from(at) + 1).map(Answer::Choice).collect()
        }
        (_, Answer::Choice(at)) => (0..at).rev().map(Answer::Choice).collect(),
        _ => Vec::new(),
    }
}

/// Total and group of a system as entered, and after relief.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Compared {
    pub(crate) system: String,
    pub(crate) entered: String,
    pub(crate) relieved: String,
}

/// Results of the chosen systems that use performance.
pub(crate) fn compared(state: &State, relieved: &Patient) -> Vec<Compared> {
    let [entered, relieved] =
        [state.sheet.patient(), relieved].map(|patient| Reading::of(patient, &state.settings).assessed);
    let both = entered.into_iter().zip(relieved);
    let counts = both.filter(|(one, _)| {
        let findings = one.system.findings(&CATALOGUE);
        PERFORMANCE.iter().any(|finding| findings.contains(finding))
    });
    let compared = |(entered, relieved): (Rc<Assessed>, Rc<Assessed>)| Compared {
        system: verdict::named(&relieved, &words::defined(&entered.system.name)),
        entered: result(&entered),
        relieved: result(&relieved),
    };
    counts.map(compared).collect()
}

/// Total and groups of a system; a dash if nothing is known.
pub(crate) fn result(one: &Assessed) -> String {
    if !(one.applies() && one.has_begun()) {
        return say!(TOTAL_NONE).to_owned();
    }
    let groups = words::groups(one.system, &one.assessment.groups);
    match total::total_of_scale(one) {
        Some(total) if total != groups && !groups.is_empty() => format!("{total} · {groups}"),
        Some(total) => total,
        None => say!(TOTAL_OPEN).to_owned(),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::state::sheet::Sheet;

    fn state(fill: impl FnOnce(&mut Sheet)) -> State {
        let mut state = State::default();
        fill(&mut state.sheet);
        state
    }

    #[test]
    fn only_what_was_entered_and_is_not_the_best_could_be_better() {
        let state = state(|sheet| {
            sheet.count(Finding::Kps, Band { low: 50, high: 70 });
            sheet.count(Finding::Ecog, Band::exactly(2));
            sheet.adopt(Finding::Frankel, "C");
            sheet.adopt(Finding::Ambulation, "independent");
        });
        let lowered = lowered(state.sheet.patient());
        let said: Vec<Vec<String>> = lowered
            .iter()
            .map(|one| one.better.iter().map(|better| words::answer(one.finding, *better)).collect())
            .collect();
        assert_eq!(said[0], ["80", "90", "100"]);
        assert_eq!(said[1], ["1", "0"]);
        assert_eq!(said[2], ["D", "E"]);
        assert_eq!(said.len(), 3);
    }

    #[test]
    fn both_totals_stand_side_by_side_and_what_was_entered_stays() {
        let state = state(|sheet| {
            sheet.adopt(Finding::PrimarySite, "hcc");
            sheet.count(Finding::Kps, Band::exactly(40));
            sheet.adopt(Finding::Frankel, "E");
            sheet.count(Finding::VertebralMetastases, Band::exactly(1));
            sheet.count(Finding::ExtraspinalBoneMetastases, Band::exactly(0));
            sheet.adopt(Finding::VisceralMetastases, "none");
        });
        let mut relieved = state.sheet.patient().clone();
        relieved.set(Finding::Kps, Answer::Whole(Band::exactly(80))).unwrap();
        let compared = compared(&state, &relieved);
        let tokuhashi = compared.iter().find(|row| row.system.contains("Tokuhashi")).unwrap();
        assert!(tokuhashi.entered.starts_with("9 of 15"), "{tokuhashi:?}");
        assert!(tokuhashi.relieved.starts_with("11 of 15"), "{tokuhashi:?}");
        // SINS and Tomita do not use performance.
        let of_performance =
            |row: &Compared| ["Tokuhashi", "Katagiri"].iter().any(|name| row.system.contains(name));
        assert!(compared.iter().all(of_performance), "{compared:?}");
    }

    #[test]
    fn the_note_that_offers_it_exists() {
        assert!(CATALOGUE.notes.iter().any(|note| &*note.id == REVERSIBLE));
    }
}
