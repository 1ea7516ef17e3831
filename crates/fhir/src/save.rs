//! Saves a patient's findings and the results of each system as one Bundle.
//!
//! It is anonymous. The subject is a Patient with at most a sex; the age is an observation. Only the date is
//! written, because the time serves no reader and could help to identify the patient.

mod assessed;
mod bundle;
mod finding;

use clinical::{Answer, Applicability, Catalogue, Date, Finding, Note, NoteKind, Patient, assess, notes};
use serde_json::{Value, json};

use self::bundle::Bundle;
use crate::codes::FINDINGS;
use crate::diagnoses;

/// Context of saving: date, random number and program.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    /// Date.
    pub day: Date,
    /// A random number, so that entries of different Bundles are never confused.
    pub random: u128,
    /// Program and version, such as `Spinemet 1.0.0`.
    pub program: &'a str,
    /// The days on which findings were measured, as far as they are known.
    pub measured: &'a [(Finding, Date)],
    /// The ids of the systems whose results are saved; of all where there is none.
    pub systems: Option<&'a [&'a str]>,
}

/// Writes a patient as a Bundle of FHIR R4.
///
/// A system has a result if it applies or may apply, and if the answers narrow it.
///
/// ```
/// use clinical::{Date, Finding, Patient};
/// let mut patient = Patient::default();
/// patient.choose(Finding::PrimarySite, "hcc").unwrap();
/// let occasion = fhir::Occasion { day: Date::constant(2026, 11, 24), random: 7, program: "Spinemet 0.1.0", measured: &[], systems: None };
/// let bundle = fhir::save(&patient, &systems::CATALOGUE, &occasion);
/// assert_eq!(bundle["type"], "collection");
/// assert_eq!(fhir::open(&bundle.to_string(), occasion.day).unwrap().patient, patient);
/// ```
#[must_use]
pub fn save(patient: &Patient, catalogue: &Catalogue, occasion: &Occasion<'_>) -> Value {
    let mut bundle = Bundle::new(occasion.random);
    let subject = bundle.add(match patient.chosen(Finding::Sex) {
        Some(sex) => json!({"resourceType": "Patient", "gender": sex}),
        None => json!({"resourceType": "Patient"}),
    });
    let mut saved = Saved { subject, ..Saved::default() };
    for (finding, answer) in patient.answered() {
        match finding {
            Finding::Sex => {}
            Finding::PrimarySite => {
                saved.primary =
                    patient.chosen(finding).map(|site| bundle.add(condition(site, &saved.subject)));
            }
            _ => {
                let address = bundle.add(observation(finding, answer, occasion, &saved.subject));
                saved.observations.push((finding, address));
            }
        }
    }
    for note in notes(patient, catalogue).into_iter().filter(|note| note.kind == NoteKind::Emergency) {
        bundle.add(emergency(note, catalogue, &saved.subject));
    }
    let nothing = Patient::default();
    let is_wanted = |id: &str| occasion.systems.is_none_or(|wanted| wanted.contains(&id));
    for system in catalogue.systems.iter().filter(|system| is_wanted(&system.id)) {
        let assessment = assess(patient, system, catalogue);
        if assessment.applicability == Applicability::DoesNotApply {
            continue;
        }
        let at_first = assess(&nothing, system, catalogue);
        if assessed::tells_more(&assessment, &at_first) {
            let result = assessed::Result { patient, system, assessment: &assessment, catalogue };
            result.add(&saved, occasion, &mut bundle);
        }
    }
    bundle.close()
}

/// Addresses of saved resources, for references.
#[derive(Default)]
struct Saved {
    subject: String,
    primary: Option<String>,
    observations: Vec<(Finding, String)>,
}

fn observation(finding: Finding, answer: Answer, occasion: &Occasion<'_>, subject: &str) -> Value {
    let mut observation = finding::observation(finding, answer);
    observation["subject"] = reference(subject);
    // The age is that of this day. Other findings were known on it, and measured on days that were said or not.
    let measured = occasion.measured.iter().find(|(dated, _)| *dated == finding).map(|(_, day)| *day);
    if let Some(day) = measured.or_else(|| (finding == Finding::Age).then_some(occasion.day)) {
        observation["effectiveDateTime"] = day.to_string().into();
    }
    observation
}

/// An urgent risk, independent of the scores.
fn emergency(note: &Note, catalogue: &Catalogue, subject: &str) -> Value {
    let source = note.source.as_deref().and_then(|id| catalogue.source(id));
    let source = source.map_or_else(String::new, |source| format!(" ({})", source.citation));
    json!({
        "resourceType": "RiskAssessment",
        "status": "final",
        "code": {"text": "Emergency"},
        "subject": reference(subject),
        "mitigation": format!("{}{source}", note.text),
    })
}

fn condition(site: &str, subject: &str) -> Value {
    let own = json!({"system": format!("{FINDINGS}/{}", Finding::PrimarySite.id()), "code": site});
    let standard = diagnoses::icd10(site).map(|code| json!({"system": diagnoses::ICD10, "code": code}));
    let coding: Vec<Value> = standard.into_iter().chain([own]).collect();
    json!({
        "resourceType": "Condition",
        "clinicalStatus": {
            "coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]
        },
        "code": {"coding": coding, "text": format!("primary tumour: {}", words(site))},
        "subject": reference(subject),
    })
}

fn reference(address: &str) -> Value {
    json!({"reference": address})
}

/// An id as words.
fn words(id: &str) -> String {
    id.replace('_', " ")
}
