//! Observations, each by its code, and each of its components by its own.

use clinical::Finding;

use super::{Candidate, Read, value};
use crate::codes::{self, FINDINGS, LOINC, LOINC_OID, SYSTEMS};
use crate::imported::{Code, Origin, Refusal, Status};
use crate::resource::{self, Resource, text};
use crate::units::Spelling;

const OBSERVATION: &str = "Observation";

/// Meaning of an observation's codes.
enum Meaning {
    /// A finding, with the units of its values and the decisive code.
    Finding(Finding, Vec<&'static Spelling>, Code),
    /// One of this program's scores, which is recomputed and never read.
    Score,
    /// Different findings.
    Ambiguous(Finding, Code),
    /// Unknown.
    Nothing,
}

pub(super) fn read(observation: &Resource, read: &mut Read) {
    let status = status(observation);
    let components: Vec<&Resource> = resource::objects(observation, "component").collect();
    for holder in [observation].into_iter().chain(components.iter().copied()) {
        let coded = resource::codes(holder, "code");
        let (finding, code, value) = match meaning(&coded) {
            Meaning::Finding(finding, units, code) => {
                let value = status.clone().and_then(|_| value::read(finding, holder, &units));
                (finding, code, value)
            }
            Meaning::Ambiguous(finding, code) => (finding, code, Err(Refusal::CodesDisagree)),
            Meaning::Score => continue,
            Meaning::Nothing => {
                // A panel is only a heading of its members.
                let heading =
                    !has_value(holder) && (!components.is_empty() || holder.contains_key("hasMember"));
                if !heading {
                    read.unknown(OBSERVATION, coded.into_iter().next().unwrap_or_default());
                }
                continue;
            }
        };
        let (when, issued) = (resource::measured(observation), resource::issued(observation));
        let (answer, printed_unit) = match value {
            Ok(value::Value { answer, printed_unit }) => (Ok(answer), printed_unit),
            Err(why) => (Err(why), None),
        };
        let (origin, status) = (Origin::Observation(code), status.clone().ok());
        read.candidates.push(Candidate { finding, origin, when, issued, status, printed_unit, answer });
    }
}

fn has_value(holder: &Resource) -> bool {
    holder.keys().any(|key| key.starts_with("value"))
}

/// Status of an observation, or the reason why it is refused.
fn status(observation: &Resource) -> Result<Status, Refusal> {
    match text(observation, "status") {
        "final" => Ok(Status::Final),
        "amended" | "appended" => Ok(Status::Amended),
        "corrected" => Ok(Status::Corrected),
        "preliminary" => Ok(Status::Preliminary),
        "registered" | "specimen-in-process" => Ok(Status::Registered),
        status @ ("cancelled" | "entered-in-error" | "cannot-be-obtained") => {
            Err(Refusal::Withdrawn(status.to_owned()))
        }
        _ => Ok(Status::Unknown),
    }
}

/// Meaning by the standard codes, otherwise by this program's own.
fn meaning(coded: &[Code]) -> Meaning {
    if coded.iter().any(|code| code.system == SYSTEMS) {
        return Meaning::Score;
    }
    let standard = || {
        let loinc = coded.iter().filter(|code| code.system == LOINC || code.system == LOINC_OID);
        loinc.filter_map(|code| Some((codes::test(&code.code)?, code)))
    };
    let Some((first, code)) = standard().next() else {
        let own = coded.iter().filter(|code| code.system == FINDINGS);
        let mut own = own.filter_map(|code| Some((Finding::from_id(&code.code)?, code)));
        return own.next().map_or(Meaning::Nothing, |(finding, code)| {
            Meaning::Finding(finding, codes::spellings(finding).collect(), code.clone())
        });
    };
    if standard().any(|(test, _)| test.finding != first.finding) {
        return Meaning::Ambiguous(first.finding, code.clone());
    }
    Meaning::Finding(first.finding, standard().flat_map(|(test, _)| test.units).collect(), code.clone())
}
