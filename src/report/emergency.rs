//! The emergency as one line, for note, table and print.

use clinical::{Finding, Patient};
use systems::CATALOGUE;

use crate::i18n::{say, words};
use crate::state::reading::Reading;

/// Neurological findings; while all are unknown, an emergency is not excluded.
const NEUROLOGY: [Finding; 5] =
    [Finding::Frankel, Finding::Asia, Finding::MotorDeficit, Finding::Ambulation, Finding::BladderBowel];

/// Line of the emergency with its source, or the warning that it is not excluded; `None` if neither applies.
pub(crate) fn line(patient: &Patient, reading: &Reading) -> Option<String> {
    let Some(note) = reading.emergencies().next() else { return not_excluded(patient).map(str::to_owned) };
    let source = note.source.as_deref().and_then(|id| CATALOGUE.source(id)).map(words::short_citation);
    let text = words::defined(&note.text);
    Some(say!(COPY_EMERGENCY, text = text, source = source.unwrap_or_default()))
}

/// Warning that an emergency is not excluded, if answers but no neurological findings are known.
pub(crate) fn not_excluded(patient: &Patient) -> Option<&'static str> {
    let unknown = NEUROLOGY.iter().all(|finding| patient.get(*finding).is_none());
    (unknown && !patient.is_empty()).then(|| say!(EMERGENCY_NOT_EXCLUDED))
}

/// Line with the answers that make it an emergency.
pub(crate) fn because(patient: &Patient, findings: &[Finding]) -> String {
    let answered = findings.iter().filter_map(|finding| Some((*finding, patient.get(*finding)?)));
    let answers = answered
        .map(|(finding, answer)| format!("{} {}", words::label(finding), words::answer(finding, answer)));
    say!(EMERGENCY_BECAUSE, findings = answers.collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use clinical::reasons;

    use super::*;
    use crate::state::settings::Settings;

    fn line_of(patient: &Patient) -> Option<String> {
        line(patient, &Reading::of(patient, &Settings::default()))
    }

    #[test]
    fn an_unknown_neurology_is_no_all_clear() {
        let mut patient = Patient::default();
        assert_eq!(line_of(&patient), None, "nobody is entered");
        patient.choose(Finding::SinsPain, "mechanical").unwrap();
        patient.choose(Finding::Escc, "1c").unwrap();
        assert_eq!(line_of(&patient).as_deref(), not_excluded(&patient));
        assert!(not_excluded(&patient).is_some());
        patient.choose(Finding::MotorDeficit, "no").unwrap();
        assert_eq!(line_of(&patient), None);
    }

    #[test]
    fn the_answers_behind_an_emergency_are_named() {
        let mut patient = Patient::default();
        patient.choose(Finding::Frankel, "E").unwrap();
        patient.choose(Finding::Escc, "3").unwrap();
        patient.choose(Finding::BladderBowel, "yes").unwrap();
        let reading = Reading::of(&patient, &Settings::default());
        let note = reading.emergencies().next().unwrap();
        let found = reasons(&patient, note, &CATALOGUE);
        assert_eq!(found, [Finding::BladderBowel, Finding::Escc]);
        let text = because(&patient, &found);
        assert!(text.contains("Yes; ") && text.ends_with('3'), "{text}");
    }
}
