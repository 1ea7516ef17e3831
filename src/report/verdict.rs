//! The patient's group in a system, or the groups still possible.

use clinical::{Applicability, Assessment, Finding, Grade, System};

use crate::i18n::{say, words};
use crate::state::reading::Assessed;

/// Statement about the group.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Verdict {
    /// The system does not apply to this patient, with the reason.
    NotForThisPatient(String),
    /// No answer that the system uses.
    NotBegun,
    /// One group, even if answers are missing.
    Certain {
        /// Name.
        group: String,
        /// Prognosis in the paper's words.
        meaning: Option<String>,
        /// True if the prognosis was recalled and not checked.
        unverified: bool,
        /// Clause naming the missing answers; empty if none is missing.
        though: String,
    },
    /// Several possible groups.
    Open(String),
    /// The system has no groups.
    Ungrouped(String),
}

impl Verdict {
    /// Statement about a system's group.
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

/// Labels in quotation marks, as a list.
fn quoted(findings: &[Finding]) -> String {
    let quoted = findings.iter().map(|finding| say!(QUOTED, words = words::label(*finding)));
    quoted.collect::<Vec<_>>().join(say!(JOINT_LIST))
}

/// Caveat of a result: the system is not published or not derived in such patients, it is not known yet whether it
/// applies, or a value is unusual.
pub(crate) fn proviso(one: &Assessed) -> Option<String> {
    let (system, assessment) = (one.system, &one.assessment);
    let unknown = || {
        let applies = system.applies.as_ref()?;
        (assessment.applicability == Applicability::MayApply).then(|| words::defined(&applies.unknown))
    };
    let caveats = [unpublished(system), left_out(system, assessment).or_else(unknown), doubt(one)];
    caveats.into_iter().flatten().reduce(|one, other| [one, other].join(say!(JOINT_CLAUSES)))
}

/// Origin of a system that the user opened.
fn unpublished(system: &System) -> Option<String> {
    systems::is_own(system).then(|| match systems::CATALOGUE.source(&system.source).and_then(|it| it.n) {
        Some(n) => say!(OWN_DERIVED, n = n),
        None => say!(OWN_UNPUBLISHED).to_owned(),
    })
}

/// A name of the system, with its caveat: "van der Linden (not derived in this primary)".
pub(crate) fn named(one: &Assessed, name: &str) -> String {
    match proviso(one) {
        Some(proviso) => format!("{name} ({proviso})"),
        None => name.to_owned(),
    }
}

/// Warning that a value of the total is unusual and to be checked: "to check: Bilirubin, total".
pub(crate) fn doubt(one: &Assessed) -> Option<String> {
    let doubted = one.applies() && !one.doubted.is_empty();
    doubted.then(|| say!(TOTAL_DOUBTED, findings = words::labels(&one.doubted)))
}

/// Reason why the patient is outside the population of the system: "not derived in this primary".
pub(crate) fn left_out(system: &System, assessment: &Assessment) -> Option<String> {
    let reason = system.left_out.get(assessment.left_out?)?;
    (assessment.applicability != Applicability::DoesNotApply).then(|| words::defined(&reason.text))
}
