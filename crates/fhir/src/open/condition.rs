//! Conditions: diagnoses that may name the primary, or organs with metastases.

use clinical::{Answer, Finding};

use super::{Candidate, Read};
use crate::codes::FINDINGS;
use crate::diagnoses::{self, Spread};
use crate::imported::{Code, Origin, Refusal};
use crate::moment::Moment;
use crate::resource::{self, Resource, text};

pub(super) fn read(condition: &Resource, read: &mut Read) {
    let coded = resource::codes(condition, "code");
    let finding = Finding::PrimarySite;
    let own = format!("{FINDINGS}/{}", finding.id());
    let site = |code: &Code| {
        if code.system == own {
            return finding.choose(&code.code).ok();
        }
        diagnoses::site(&code.system, &code.code).and_then(|site| finding.choose(site).ok())
    };
    // This program's own code names the exact site; a standard one in addition may be less specific.
    let ours = coded.iter().filter(|code| code.system == own);
    let theirs = coded.iter().filter(|code| code.system != own);
    let named: Vec<(Answer, &Code)> =
        ours.chain(theirs).filter_map(|code| Some((site(code)?, code))).collect();
    let Some((answer, code)) = named.first() else {
        metastasis(condition, coded, read);
        return;
    };
    let disagree = code.system != own && named.iter().any(|(other, _)| other != answer);
    let answer = match not_current(condition) {
        Some(why) => Err(why),
        None if disagree => Err(Refusal::CodesDisagree),
        None => Ok(*answer),
    };
    offer(condition, finding, code, answer, read);
}

/// Reads a secondary tumour. Of bone metastases neither the vertebrae nor the number is known, so they answer
/// no question.
fn metastasis(condition: &Resource, coded: Vec<Code>, read: &mut Read) {
    let known = coded.iter().find_map(|code| Some((diagnoses::spread(&code.system, &code.code)?, code)));
    let answer = |finding: Finding| not_current(condition).map_or_else(|| Ok(finding.choose("yes")?), Err);
    match known {
        Some((Spread::Bone, _)) => read.bone_metastases |= not_current(condition).is_none(),
        Some((Spread::Liver, code)) => {
            offer(condition, Finding::LiverMetastases, code, answer(Finding::LiverMetastases), read);
        }
        Some((Spread::Elsewhere, code)) => {
            let finding = Finding::ExtrahepaticNonboneMetastases;
            offer(condition, finding, code, answer(finding), read);
        }
        None => read.unknown("Condition", coded.into_iter().next().unwrap_or_default()),
    }
}

fn offer(
    condition: &Resource,
    finding: Finding,
    code: &Code,
    answer: Result<Answer, Refusal>,
    read: &mut Read,
) {
    let date = |key: &str| Moment::parse(text(condition, key));
    let when = date("recordedDate").or_else(|| date("assertedDate")).or_else(|| date("onsetDateTime"));
    let origin = Origin::Condition(code.clone());
    let issued = resource::issued(condition);
    read.candidates.push(Candidate {
        finding,
        origin,
        when,
        issued,
        status: None,
        printed_unit: None,
        answer,
    });
}

fn not_current(condition: &Resource) -> Option<Refusal> {
    match resource::status(condition, "verificationStatus") {
        status @ ("refuted" | "entered-in-error") => return Some(Refusal::Withdrawn(status.to_owned())),
        status @ ("unconfirmed" | "provisional" | "differential") => {
            return Some(Refusal::NotCurrent(status.to_owned()));
        }
        _ => {}
    }
    match resource::status(condition, "clinicalStatus") {
        // A cancer in remission is still the primary.
        status @ ("inactive" | "resolved") => Some(Refusal::NotCurrent(status.to_owned())),
        _ => None,
    }
}

/// Refuses several primaries: the newer diagnosis is not necessarily the one that metastasised.
pub(super) fn refuse_several_primaries(candidates: &mut [Candidate]) {
    let sites = || candidates.iter().filter(|candidate| candidate.finding == Finding::PrimarySite);
    let mut answers = sites().filter_map(|candidate| candidate.answer.as_ref().ok());
    let Some(first) = answers.next() else { return };
    if answers.all(|answer| answer == first) {
        return;
    }
    let diagnosed = candidates.iter_mut().filter(|candidate| candidate.finding == Finding::PrimarySite);
    for candidate in diagnosed.filter(|candidate| candidate.answer.is_ok()) {
        candidate.answer = Err(Refusal::SeveralPrimaries);
    }
}
