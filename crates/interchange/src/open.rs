//! Opening a file: every resource offers candidates for findings, and the newest of each finding is taken.

mod condition;
mod gather;
mod observation;
mod person;
mod value;

use std::collections::BTreeMap;

use clinical::{Answer, Date, Finding};

use crate::imported::{
    Caution, Code, Imported, OpenError, Origin, Refusal, Refused, Status, Taken, UnknownCode,
};
use crate::moment::Moment;
use crate::resource::text;

/// Something that a finding may be taken from.
struct Candidate {
    finding: Finding,
    origin: Origin,
    when: Option<Moment>,
    issued: Option<Moment>,
    status: Option<Status>,
    /// A unit printed with it that is not known here, where another is coded.
    printed_unit: Option<String>,
    answer: Result<Answer, Refusal>,
}

/// What the resources of a file come to, before the newest are chosen.
#[derive(Default)]
struct Read {
    candidates: Vec<Candidate>,
    unknown: BTreeMap<(&'static str, Code), usize>,
}

impl Read {
    fn unknown(&mut self, resource: &'static str, code: Code) {
        *self.unknown.entry((resource, code)).or_default() += 1;
    }
}

/// Reads laboratory values, performance, diagnoses, sex and age from a file.
///
/// The file may be a Bundle, a single resource, a list of them, or one resource a line, as bulk exports have it.
/// Of several values of one finding the newest is taken. `today` is the day for which the age is worked out.
///
/// # Errors
/// Where the file is no FHIR, or holds data of more than one patient. What is wrong with a single value stands
/// in [`Imported::refused`] instead.
///
/// ```
/// use clinical::{Date, Finding};
/// let file = r#"
///     {"resourceType": "Patient", "gender": "female", "birthDate": "1957-03-02"}
///     {"resourceType": "Condition", "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "C50.9"}]}}
/// "#;
/// let imported = interchange::open(file, Date::constant(2026, 11, 24)).unwrap();
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
    imported.unknown = read
        .unknown
        .into_iter()
        .map(|((resource, code), times)| UnknownCode { resource, code, times })
        .collect();
    imported.others = others.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    Ok(imported)
}

/// Takes the newest candidate of each finding.
fn chosen(candidates: Vec<Candidate>) -> Imported {
    let mut imported = Imported::default();
    let mut by_finding = BTreeMap::<Finding, Vec<(Candidate, Answer)>>::new();
    for candidate in candidates {
        // The record itself is asked whether it could hold the answer: nothing else may decide that.
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
        // Stable: of equals the later in the file stands last. An undated value is older than any dated one.
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
