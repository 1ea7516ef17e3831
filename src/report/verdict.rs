//! Which group it is, or which it may still be.

use clinical::{Applicability, Assessment, Finding, Grade, System};

use crate::i18n::{say, words};
use crate::state::reading::Assessed;

/// What can be said of the group.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Verdict {
    /// The system is for others: why.
    NotForThisPatient(String),
    /// No answer narrows it yet.
    NotBegun,
    /// One group, whatever is still missing.
    Certain {
        /// Its name.
        group: String,
        /// What it means, in the paper's own words.
        meaning: Option<String>,
        /// Whether that meaning was recalled and not checked.
        unverified: bool,
        /// That it is certain although these are not answered; empty where nothing is missing.
        though: String,
    },
    /// Several groups.
    Open(String),
    /// The system has no groups.
    Ungrouped(String),
}

impl Verdict {
    /// What can be said of a system's group.
    pub(crate) fn of(one: &Assessed) -> Self {
        let (system, assessment) = (one.system, &one.assessment);
        if assessment.applicability == Applicability::DoesNotApply {
            let why = system.applies.as_ref().map(|applies| words::defined(&applies.otherwise));
            return Self::NotForThisPatient(why.unwrap_or_default());
        }
        if !one.has_begun() {
            return Self::NotBegun;
        }
        if system.groups.is_empty() {
            return Self::Ungrouped(system.ungrouped.as_deref().map(words::defined).unwrap_or_default());
        }
        match assessment.certain_group().and_then(|at| system.groups.get(at)) {
            Some(group) => Self::Certain {
                group: words::group(group),
                meaning: group.expected.as_ref().map(|expected| words::defined(&expected.text)),
                unverified: group.expected.as_ref().is_some_and(|expected| expected.grade == Grade::C),
                though: though(assessment),
            },
            None => Self::Open(words::groups(system, &assessment.groups)),
        }
    }
}

fn though(assessment: &Assessment) -> String {
    match assessment.missing[..] {
        [] => String::new(),
        _ => say!(CERTAIN_THOUGH, missing = quoted(&assessment.missing), count = assessment.missing.len()),
    }
}

/// Labels as they are quoted in a sentence.
fn quoted(findings: &[Finding]) -> String {
    let quoted = findings.iter().map(|finding| say!(QUOTED, words = words::label(*finding)));
    quoted.collect::<Vec<_>>().join(say!(JOINT_LIST))
}

/// Words the caveat of a system: that it was not derived in such patients, or that it is not known yet whether it
/// applies.
pub(crate) fn proviso(system: &System, assessment: &Assessment) -> Option<String> {
    if let Some(reason) = left_out(system, assessment) {
        return Some(reason);
    }
    let applies = system.applies.as_ref()?;
    (assessment.applicability == Applicability::MayApply).then(|| words::defined(&applies.unknown))
}

/// Why a result is outside of what the system was derived in: "not derived in this primary".
pub(crate) fn left_out(system: &System, assessment: &Assessment) -> Option<String> {
    let reason = system.left_out.get(assessment.left_out?)?;
    (assessment.applicability != Applicability::DoesNotApply).then(|| words::defined(&reason.text))
}
