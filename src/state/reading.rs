//! Everything computed from the sheet, in one pass after each change.

use std::rc::Rc;

use clinical::{
    AliveRow, Answer, Applicability, Assessment, Disagreement, Finding, Note, NoteKind, Patient, Prognosis,
    Purpose, ResultSoFar, Suggested, System, alive, assess, disagreements, notes, primary_alone, prognosis,
    questions, suggestions,
};
use systems::CATALOGUE;

use super::local::Local;
use super::settings::Settings;

/// A chosen system with its assessment of the patient.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Assessed {
    /// The system.
    pub(crate) system: &'static System,
    /// The assessment.
    pub(crate) assessment: Assessment,
    /// Totals possible with this primary, if fewer than the range of the scale.
    pub(crate) reach: Option<(i32, i32)>,
    /// Survival of patients of this hospital, for the groups that are still possible.
    pub(crate) local: Vec<Local>,
    /// Findings that it uses whose number is unusual, so that the form asks to check it.
    pub(crate) doubted: Vec<Finding>,
}

impl Assessed {
    /// Assesses a patient by a system; `alone` has only the patient's primary.
    pub(crate) fn of(
        patient: &Patient,
        alone: &Patient,
        system: &'static System,
        settings: &Settings,
    ) -> Self {
        let assessment = assess(patient, system, &CATALOGUE);
        let known = alone.get(Finding::PrimarySite).is_some();
        let reach = assess(alone, system, &CATALOGUE)
            .interval()
            .filter(|reach| known && Some(*reach) != system.range);
        let local = settings.locals.of(system, &assessment);
        let doubted = system.findings(&CATALOGUE).into_iter().filter(|it| is_unusual(patient, *it)).collect();
        Self { system, assessment, reach, local, doubted }
    }

    /// Returns whether the system applies to this patient.
    pub(crate) fn applies(&self) -> bool {
        self.assessment.applicability != Applicability::DoesNotApply
    }

    /// Returns whether it predicts this patient's survival from any answer.
    pub(crate) fn foretells_survival(&self) -> bool {
        self.system.purpose == Purpose::Survival && self.applies() && self.has_begun()
    }

    /// Returns whether a relevant answer is known. A total that is only bounded by its scale has none.
    pub(crate) fn has_begun(&self) -> bool {
        match (self.assessment.interval(), &self.assessment.result) {
            (Some(interval), _) => Some(interval) != self.system.range,
            (None, ResultSoFar::Formula(worked)) if worked.between.is_some() => true,
            (None, _) => {
                self.assessment.missing.is_empty() || self.assessment.groups.len() < self.system.groups.len()
            }
        }
    }
}

/// Returns whether the number of a finding is outside its usual range.
pub(crate) fn is_unusual(patient: &Patient, finding: Finding) -> bool {
    match (patient.get(finding), finding.measure()) {
        (Some(Answer::Quantity(quantity)), Some(measure)) => !measure.is_usual(quantity),
        _ => false,
    }
}

/// Everything that the page shows about a patient.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reading {
    /// The chosen systems, in the order of the catalogue.
    pub(crate) assessed: Vec<Rc<Assessed>>,
    /// Predictions of each.
    pub(crate) prognoses: Vec<Vec<Prognosis<'static>>>,
    /// Rows of the table of patients alive at 3, 6 and 12 months, for each of them.
    pub(crate) alive: Vec<Vec<AliveRow<'static>>>,
    /// Pairs that disagree.
    pub(crate) disagreements: Vec<Disagreement>,
    /// The questions, in the order of the form.
    pub(crate) asked: Vec<Finding>,
    /// Notes.
    pub(crate) notes: Vec<&'static Note>,
    /// Suggested answers.
    pub(crate) suggested: Vec<&'static Suggested>,
}

impl Reading {
    /// Assesses a patient by the chosen systems.
    pub(crate) fn of(patient: &Patient, settings: &Settings) -> Self {
        let alone = primary_alone(patient);
        let chosen = CATALOGUE.systems.iter().enumerate().filter(|(at, _)| settings.system(*at, patient));
        let assessed: Vec<_> =
            chosen.map(|(_, system)| Rc::new(Assessed::of(patient, &alone, system, settings))).collect();
        let pairs: Vec<_> = assessed.iter().map(|one| (one.system, &one.assessment)).collect();
        let needed = questions(patient, &pairs, &CATALOGUE);
        let extra: Vec<Finding> = settings.extra_findings(patient).collect();
        // A question about a finding that was answered "no" makes no sense.
        let makes_sense = |finding: Finding| {
            let before = finding.asked_after().iter();
            before.map(|it| patient.chosen(*it)).all(|it| it.is_some_and(|answer| answer != "no"))
        };
        // An answer that is known is shown, even if the system that asked for it is off with this primary.
        let is_asked = |finding: &Finding| {
            patient.get(*finding).is_some()
                || needed.contains(finding)
                || (extra.contains(finding) && makes_sense(*finding))
        };
        let asked = Finding::ALL.iter().copied().filter(is_asked).collect();
        let prognoses =
            pairs.iter().map(|(system, assessment)| prognosis(patient, system, assessment)).collect();
        let alive = pairs.iter().map(|(system, assessment)| alive(patient, system, assessment)).collect();
        let disagreements = disagreements(patient, &pairs);
        let (notes, suggested) = (notes(patient, &CATALOGUE), suggestions(patient, &CATALOGUE));
        Self { assessed, prognoses, alive, disagreements, asked, notes, suggested }
    }

    /// The chosen systems, without those that only regroup the points of an earlier one.
    pub(crate) fn distinct(&self) -> impl Iterator<Item = &Rc<Assessed>> {
        let all = &self.assessed;
        let same = |one: &System, other: &System| !one.items().is_empty() && one.items() == other.items();
        let first =
            move |at: usize, one: &Assessed| !all.iter().take(at).any(|other| same(one.system, other.system));
        all.iter().enumerate().filter(move |(at, one)| first(*at, one)).map(|(_, one)| one)
    }

    /// The chosen systems that use a finding.
    pub(crate) fn users(&self, finding: Finding) -> impl Iterator<Item = &'static System> + '_ {
        let systems = self.distinct().map(|assessed| assessed.system);
        systems.filter(move |system| system.findings(&CATALOGUE).contains(&finding))
    }

    /// The chosen systems that a finding does not determine because only a limit of it is known.
    pub(crate) fn left_open(&self, patient: &Patient, finding: Finding) -> Vec<&'static System> {
        if !matches!(patient.get(finding), Some(Answer::Bounded(_))) {
            return Vec::new();
        }
        let open = |one: &&Rc<Assessed>| one.applies() && one.assessment.missing.contains(&finding);
        self.distinct().filter(open).map(|one| one.system).collect()
    }

    /// Returns whether a chosen system needs to know more about a finding.
    pub(crate) fn is_undecided(&self, finding: Finding) -> bool {
        self.distinct().any(|one| one.applies() && one.assessment.missing.contains(&finding))
    }

    /// Lists the emergencies, which come before any score.
    pub(crate) fn emergencies(&self) -> impl Iterator<Item = &'static Note> + '_ {
        self.notes.iter().copied().filter(|note| note.kind == NoteKind::Emergency)
    }

    /// Contradictions that involve a finding.
    pub(crate) fn contradictions(&self, finding: Finding) -> impl Iterator<Item = &'static Note> + '_ {
        let notes = self.notes.iter().copied().filter(|note| note.kind == NoteKind::Contradiction);
        notes.filter(move |note| note.when.findings().contains(&finding))
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::state::settings::Preset;

    /// The questions that are asked of a patient with a primary, with every system chosen.
    fn asked(primary: &str, more: &[(Finding, &str)]) -> Vec<Finding> {
        let mut patient = Patient::default();
        for (finding, value) in [(Finding::PrimarySite, primary)].iter().chain(more) {
            assert_eq!(patient.choose(*finding, value), Ok(()));
        }
        let mut settings = Settings::default();
        settings.choose(Preset::All);
        Reading::of(&patient, &settings).asked
    }

    #[test]
    fn what_only_systems_of_another_primary_need_is_not_asked() {
        let of_hcc = [Finding::PortalVeinThrombosis, Finding::LiverMorphology, Finding::Afp];
        for finding in of_hcc {
            assert!(asked("hcc", &[]).contains(&finding), "{finding:?}");
            for primary in ["kidney", "myeloma", "breast"] {
                assert!(!asked(primary, &[]).contains(&finding), "{primary}: {finding:?}");
            }
        }
        let kept = asked("kidney", &[(Finding::PortalVeinThrombosis, "no")]);
        assert!(kept.contains(&Finding::PortalVeinThrombosis), "an answer is shown");
    }

    #[test]
    fn what_tells_an_emergency_is_asked_whatever_the_primary() {
        for primary in Finding::PrimarySite.values() {
            let mut patient = Patient::default();
            assert_eq!(patient.choose(Finding::PrimarySite, primary), Ok(()));
            let asked = Reading::of(&patient, &Settings::default()).asked;
            for finding in [Finding::Frankel, Finding::MotorDeficit, Finding::BladderBowel, Finding::Escc] {
                assert!(asked.contains(&finding), "{primary}: {finding:?}");
            }
        }
    }
}
