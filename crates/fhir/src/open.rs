//! Opens a file: every resource gives candidates for findings, and the newest of each finding is accepted.

mod condition;
mod gather;
mod observation;
mod person;
mod value;

use std::collections::BTreeMap;

use clinical::{Answer, Date, Finding};

use crate::imported::{
    Caution, Code, Imported, OpenError, Origin, Person, Refusal, Refused, Status, Taken, UnknownCode,
};
use crate::moment::Moment;
use crate::resource::text;

/// A candidate value of a finding.
struct Candidate {
    finding: Finding,
    origin: Origin,
    when: Option<Moment>,
    issued: Option<Moment>,
    status: Option<Status>,
    /// An unknown unit printed in addition to the coded one.
    printed_unit: Option<String>,
    answer: Result<Answer, Refusal>,
}

/// Content of the resources, before selection of the newest.
#[derive(Default)]
struct Read {
    candidates: Vec<Candidate>,
    unknown: BTreeMap<(&'static str, Code), usize>,
    person: Person,
    bone_metastases: bool,
}

impl Read {
    fn unknown(&mut self, resource: &'static str, code: Code) {
        *self.unknown.entry((resource, code)).or_default() += 1;
    }
}

/// Reads laboratory values, performance, diagnoses, sex and age from a file.
///
/// The file may be a Bundle, a single resource, a list of them, or one resource a line, as in bulk exports.
/// Of several values of one finding the newest is accepted. `today` is used to compute the age.
///
/// # Errors
/// The file is not FHIR, or contains data of several patients. Errors of single values are in
/// [`Imported::refused`] instead.
///
/// ```
/// use clinical::{Date, Finding};
/// let file = r#"
///     {"resourceType": "Patient", "gender": "female", "birthDate": "1957-03-02"}
///     {"resourceType": "Condition", "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "C50.9"}]}}
/// "#;
/// let imported = fhir::open(file, Date::constant(2026, 11, 24)).unwrap();
/// assert_eq!(imported.patient.chosen(Finding::PrimarySite), Some("breast"));
/// assert_eq!(imported.patient.quantity(Finding::Age), Some(69.0));
/// ```
pub fn open(file: &str, today: Date) -> Result<Imported, OpenError> {
    let parsed = gather::parse(file)?;
    let gathered = gather::gather(&parsed)?;
    let mut read = Read::default();
    let mut others = BTreeMap::<&str, usize>::new();
    for resource in &gathered {
        match text(resource, "resourceType") {
            "Observation" => observation::read(resource, &mut read),
            "Condition" => condition::read(resource, &mut read),
            "Patient" => person::read(resource, today, &mut read),
            other => *others.entry(other).or_default() += 1,
        }
    }
    condition::refuse_several_primaries(&mut read.candidates);
    let mut imported = chosen(read.candidates);
    (imported.person, imported.bone_metastases) = (read.person, read.bone_metastases);
    imported.unknown = read
        .unknown
        .into_iter()
        .map(|((resource, code), times)| UnknownCode { resource, code, times })
        .collect();
    imported.others = others.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    Ok(imported)
}

/// Accepts the newest candidate of each finding.
fn chosen(candidates: Vec<Candidate>) -> Imported {
    let mut imported = Imported::default();
    let mut by_finding = BTreeMap::<Finding, Vec<(Candidate, Answer)>>::new();
    for candidate in candidates {
        // Only the record itself decides whether the answer is valid.
        let checked = candidate.answer.clone().and_then(|answer| {
            candidate.finding.check(answer)?;
            Ok(answer)
        });
        match checked {
            Ok(answer) => by_finding.entry(candidate.finding).or_default().push((candidate, answer)),
            Err(why) => {
                let Candidate { finding, origin, when, .. } = candidate;
                imported.refused.push(Refused { finding, origin, when, why });
            }
        }
    }
    for (finding, mut found) in by_finding {
        // Stable: of equals the later in the file comes last. An undated value is older than any dated one.
        found.sort_by(|(a, _), (b, _)| (&a.when, &a.issued).cmp(&(&b.when, &b.issued)));
        let Some((newest, answer)) = found.pop() else { continue };
        let unordered = |(other, its): &(Candidate, Answer)| {
            let tied = (&other.when, &other.issued) == (&newest.when, &newest.issued);
            *its != answer && (tied || other.when.is_none())
        };
        let of_this = imported.refused.iter().filter(|refused| refused.finding == finding);
        let newer_refused =
            of_this.into_iter().any(|refused| refused.when.is_none() || refused.when > newest.when);
        let cautions =
            [(found.iter().any(unordered), Caution::OrderUnknown), (newer_refused, Caution::NewerRefused)];
        let cautions = cautions.into_iter().filter_map(|(holds, caution)| holds.then_some(caution));
        let Candidate { origin, when, status, printed_unit, .. } = newest;
        let cautions = cautions.chain(printed_unit.map(Caution::PrintedUnit)).collect();
        if let Err(error) = imported.patient.set(finding, answer) {
            imported.refused.push(Refused { finding, origin, when, why: error.into() });
            continue;
        }
        let passed_over = found.len();
        imported.taken.push(Taken { finding, answer, origin, when, status, passed_over, cautions });
    }
    imported
}
