//! NOMS, the framework of four questions: each is filled from the findings at hand, without a verdict.

use clinical::{Finding, Patient};
use systems::CATALOGUE;

use super::total;
use super::verdict::Verdict;
use crate::i18n::{say, words};
use crate::state::reading::Reading;

const NEUROLOGIC: [Finding; 5] =
    [Finding::Escc, Finding::Frankel, Finding::Asia, Finding::MotorDeficit, Finding::BladderBowel];

const SYSTEMIC: [Finding; 5] = [
    Finding::Kps,
    Finding::Ecog,
    Finding::VisceralMetastases,
    Finding::ExtraspinalBoneMetastases,
    Finding::SystemicControlled,
];

/// Id of the note of radiosensitive tumours; those of resistant ones begin with [`RESISTANT`].
const SENSITIVE: &str = "radiosensitive";
const RESISTANT: &str = "radioresistant";

/// One of the four questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) name: &'static str,
    /// Findings at hand; `None` if the question is open.
    pub(crate) known: Option<String>,
    /// Source of what is said about the primary.
    pub(crate) source: Option<String>,
}

/// The four questions.
pub(crate) fn parts(patient: &Patient, reading: &Reading) -> [Part; 4] {
    let part = |name, known| Part { name, known, source: None };
    [
        part(say!(NOMS_NEUROLOGIC), answers(patient, &NEUROLOGIC)),
        oncologic(patient, reading),
        part(say!(NOMS_MECHANICAL), mechanical(reading)),
        part(say!(NOMS_SYSTEMIC), answers(patient, &SYSTEMIC)),
    ]
}

/// The four questions in a line, for note and print; `None` for a patient without answers.
pub(crate) fn line(patient: &Patient, reading: &Reading) -> Option<String> {
    let told = parts(patient, reading).map(|part| {
        let source = part.source.map(|source| format!(" ({source})")).unwrap_or_default();
        let known = part.known.unwrap_or_else(|| say!(NOMS_OPEN).to_owned());
        format!("{} {known}{source}", part.name)
    });
    (!patient.is_empty()).then(|| format!("{}: {}", say!(NOMS_TITLE), told.join(say!(JOINT_CLAUSES))))
}

fn answers(patient: &Patient, findings: &[Finding]) -> Option<String> {
    let known = findings.iter().filter_map(|finding| {
        let answer = words::answer(*finding, patient.get(*finding)?);
        Some(format!("{} {answer}", words::label(*finding)))
    });
    Some(known.collect::<Vec<_>>().join(say!(JOINT_LIST))).filter(|known| !known.is_empty())
}

/// The primary, with its radiosensitivity as far as a source tells it.
fn oncologic(patient: &Patient, reading: &Reading) -> Part {
    let site = patient
        .get(Finding::PrimarySite)
        .filter(|_| patient.chosen(Finding::PrimarySite).is_some_and(|site| site != "unknown"));
    let note = reading.notes.iter().find(|note| &*note.id == SENSITIVE || note.id.starts_with(RESISTANT));
    let class = match note {
        Some(note) if &*note.id == SENSITIVE => say!(NOMS_SENSITIVE),
        Some(_) => say!(NOMS_RESISTANT),
        None => say!(NOMS_UNCLASSED),
    };
    let source = note.and_then(|note| CATALOGUE.source(note.source.as_deref()?));
    Part {
        name: say!(NOMS_ONCOLOGIC),
        known: site.map(|site| [&*words::answer(Finding::PrimarySite, site), class].join(say!(JOINT_LIST))),
        source: source.map(words::short_citation),
    }
}

/// The total of SINS with its group.
fn mechanical(reading: &Reading) -> Option<String> {
    let sins = reading.assessed.iter().find(|one| &*one.system.id == "sins").filter(|one| one.has_begun())?;
    let groups = match Verdict::of(sins) {
        Verdict::Certain { group, meaning, .. } => meaning.unwrap_or(group),
        Verdict::Open(groups) => groups,
        Verdict::NotForThisPatient(_) | Verdict::NotBegun | Verdict::Ungrouped(_) => return None,
    };
    let total = total::total_of_scale(sins)?;
    Some(format!("{} {total} ({groups})", words::defined(&sins.system.short)))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::state::settings::Settings;

    fn of(answers: &[(Finding, &str)]) -> (Patient, Reading) {
        let mut patient = Patient::default();
        for (finding, text) in answers {
            let Ok(Some(answer)) = finding.parse(text, 0) else { panic!("{text}") };
            assert_eq!(patient.set(*finding, answer), Ok(()));
        }
        let reading = Reading::of(&patient, &Settings::default());
        (patient, reading)
    }

    #[test]
    fn every_question_is_filled_from_the_findings_at_hand_and_open_otherwise() {
        let (patient, reading) = of(&[
            (Finding::PrimarySite, "kidney"),
            (Finding::Escc, "2"),
            (Finding::Frankel, "D"),
            (Finding::SinsPain, "mechanical"),
        ]);
        let [neurologic, oncologic, mechanical, systemic] = parts(&patient, &reading).map(|part| part.known);
        assert_eq!(neurologic.as_deref(), Some("Cord compression (ESCC) 2, Palsy (Frankel) D"));
        assert_eq!(oncologic.as_deref(), Some("Kidney, radioresistant"));
        assert!(mechanical.is_some_and(|known| known.starts_with("SINS 3–")), "the pain has 3 points");
        assert_eq!(systemic, None);
        let Some(line) = line(&patient, &reading) else { panic!("no line") };
        assert!(line.contains("Kidney, radioresistant (AO Surgery Reference); Mechanical SINS"), "{line}");
        assert!(line.ends_with("; Systemic open"), "{line}");
    }

    #[test]
    fn radiosensitivity_has_a_source_or_is_not_told() {
        for (site, class, source) in [
            ("myeloma", "radiosensitive", Some("AO Surgery Reference")),
            ("hcc", "radioresistant", Some("Lee 2015")),
            ("melanoma", "radioresistant", Some("AO Surgery Reference")),
            ("lung", "not classified by our source", None),
        ] {
            let (patient, reading) = of(&[(Finding::PrimarySite, site)]);
            let part = oncologic(&patient, &reading);
            assert!(part.known.is_some_and(|known| known.ends_with(class)), "{site}");
            assert_eq!(part.source.as_deref(), source, "{site}");
        }
        let (patient, reading) = of(&[(Finding::PrimarySite, "unknown")]);
        assert_eq!(oncologic(&patient, &reading).known, None);
        assert_eq!(line(&Patient::default(), &Reading::of(&Patient::default(), &Settings::default())), None);
    }
}
