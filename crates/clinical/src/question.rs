//! Questions of the chosen systems, and notes and suggestions for a patient.

use crate::assess::{Applicability, Assessment, WithCatalogue, can_be_asked};
use crate::completion::{self};
use crate::condition::Condition;
use crate::definition::{Catalogue, Method, Note, NoteKind, Suggested, System};
use crate::finding::Finding;
use crate::patient::Patient;
use crate::sort_dedup::sort_dedup;

impl System {
    /// All findings that may affect it, including those that replace another; in the order of the form.
    #[must_use]
    pub fn findings(&self, catalogue: &Catalogue) -> Vec<Finding> {
        let mut found: Vec<Finding> = match &self.method {
            Method::Formula { formula, .. } => formula.findings().to_vec(),
            Method::Points(_) | Method::Stages => completion::conditions(self, catalogue)
                .into_iter()
                .flat_map(|condition| condition.findings())
                .collect(),
        };
        found.extend(self.applies.iter().flat_map(|applies| applies.when.findings()));
        sort_dedup(found)
    }

    /// Findings that replace a missing one: seconds of prothrombin time for the INR.
    fn stand_ins(&self, patient: &Patient, catalogue: &Catalogue) -> Vec<Finding> {
        let named: Vec<&System> = completion::conditions(self, catalogue)
            .into_iter()
            .flat_map(|condition| condition.systems())
            .filter_map(|id| catalogue.system(id))
            .collect();
        let items = self.items().iter().chain(named.into_iter().flat_map(|system| system.items()));
        let open =
            items.filter(|item| item.main_findings().iter().any(|finding| patient.get(*finding).is_none()));
        open.flat_map(|item| item.instead_findings()).collect()
    }
}

/// Questions of the systems for a patient, in the order of the form.
///
/// A question is asked if its answer can still matter, or has been given. A system that does not apply asks only
/// for what decides that it applies. A question with prerequisites waits for them. `assessed` pairs each chosen
/// system with its assessment of the patient.
#[must_use]
pub fn questions(
    patient: &Patient,
    assessed: &[(&System, &Assessment)],
    catalogue: &Catalogue,
) -> Vec<Finding> {
    let mut asked = Vec::new();
    for (system, assessment) in assessed {
        if assessment.applicability != Applicability::DoesNotApply {
            asked.extend(assessment.missing.iter().copied());
            asked.extend(system.stand_ins(patient, catalogue));
        }
        asked.extend(system.applies.iter().flat_map(|applies| applies.when.findings()));
        asked
            .extend(system.findings(catalogue).into_iter().filter(|finding| patient.get(*finding).is_some()));
    }
    asked.retain(|finding| patient.get(*finding).is_some() || can_be_asked(*finding, patient));
    sort_dedup(asked)
}

/// Notes that apply to a patient: emergencies first, then contradictions, cautions and facts.
#[must_use]
pub fn notes(patient: &Patient, catalogue: &Catalogue) -> Vec<&'static Note> {
    let judged = WithCatalogue { patient, catalogue };
    let of_kind = |kind| catalogue.notes.iter().filter(move |note| note.kind == kind);
    let kinds = [NoteKind::Emergency, NoteKind::Contradiction, NoteKind::Caution, NoteKind::Fact];
    kinds.into_iter().flat_map(of_kind).filter(|note| note.when.holds(&judged) == Some(true)).collect()
}

/// Answered findings that make a note apply: those in the alternatives of its condition that hold.
#[must_use]
pub fn reasons(patient: &Patient, note: &Note, catalogue: &Catalogue) -> Vec<Finding> {
    let judged = WithCatalogue { patient, catalogue };
    let alternatives = match &note.when {
        Condition::Any(parts) => parts.as_ref(),
        whole => std::slice::from_ref(whole),
    };
    let holding = alternatives.iter().filter(|part| part.holds(&judged) == Some(true));
    sort_dedup(holding.flat_map(Condition::findings).filter(|finding| patient.get(*finding).is_some()))
}

/// Suggested answers for missing findings.
#[must_use]
pub fn suggestions(patient: &Patient, catalogue: &Catalogue) -> Vec<&'static Suggested> {
    let judged = WithCatalogue { patient, catalogue };
    let offered =
        |offer: &&Suggested| patient.get(offer.finding).is_none() && offer.when.holds(&judged) == Some(true);
    catalogue.suggestions.iter().filter(offered).collect()
}

/// A patient with only the primary known, to determine the results possible for it.
#[must_use]
pub fn primary_alone(patient: &Patient) -> Patient {
    let mut alone = Patient::default();
    if let Some(site) = patient.get(Finding::PrimarySite) {
        // An answer of a patient is valid.
        let _ = alone.set(Finding::PrimarySite, site);
    }
    alone
}
