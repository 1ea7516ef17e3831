//! The note for a patient's record: short, plain, and without data that identify the patient.
//!
//! Old record systems support only ASCII, so the note uses `6-8`, `umol/L`, `-2.16`.

use clinical::{Finding, Kind, NoteKind, Patient};

use super::emergency;
use super::entered::entered;
use super::verdict::{self, Verdict};
use super::{prognosis, total};
use crate::i18n::{say, words};
use crate::state::reading::{Assessed, Reading};

/// The whole note.
pub(crate) fn note(patient: &Patient, reading: &Reading) -> String {
    let mut lines = vec![say!(COPY_TITLE, version = env!("CARGO_PKG_VERSION"))];
    lines.extend(emergency::line(patient, reading));
    let (mut open, mut others) = (Vec::new(), Vec::new());
    for one in &reading.assessed {
        let name = || words::defined(&one.system.name);
        match (one.applies(), one.has_begun()) {
            (false, _) => others.push(name()),
            (true, false) => open.push(name()),
            (true, true) => lines.extend(system(one, patient.chosen(Finding::PrimarySite))),
        }
    }
    if !open.is_empty() {
        lines.push(say!(COPY_NOT_BEGUN, systems = open.join(say!(JOINT_CLAUSES))));
    }
    if !others.is_empty() {
        lines.push(say!(COPY_NOT_APPLICABLE, systems = others.join(say!(JOINT_CLAUSES))));
    }
    for note in &reading.notes {
        let text = words::defined(&note.text);
        match note.kind {
            NoteKind::Contradiction => lines.push(say!(COPY_CONTRADICTION, text = text)),
            NoteKind::Caution => lines.push(say!(COPY_CAUTION, text = text)),
            NoteKind::Emergency | NoteKind::Fact => {}
        }
    }
    lines.push(say!(COPY_FINDINGS, findings = findings(patient)));
    lines.push(say!(COPY_LIMITS).to_owned());
    ascii(&lines.join("\n"))
}

fn system(one: &Assessed, primary: Option<&str>) -> Vec<String> {
    let total = total::total_of_scale(one).unwrap_or_else(|| say!(TOTAL_OPEN).to_owned());
    let proviso = verdict::proviso(one.system, &one.assessment).map(|proviso| format!(" ({proviso})"));
    let name = words::defined(&one.system.name) + &proviso.unwrap_or_default();
    let verdict = match Verdict::of(one) {
        Verdict::Certain { group, meaning, unverified, .. } => {
            let unverified =
                if unverified { [say!(JOINT_LIST), say!(UNVERIFIED)].concat() } else { String::new() };
            let meaning = meaning.map(|meaning| format!(" ({meaning}{unverified})")).unwrap_or_default();
            say!(COPY_GROUP, group = group + &meaning)
        }
        Verdict::Open(groups) => say!(COPY_GROUPS, groups = groups),
        Verdict::NotForThisPatient(_) | Verdict::NotBegun | Verdict::Ungrouped(_) => String::new(),
    };
    let line = say!(COPY_SYSTEM, name = name, total = total, verdict = verdict);
    let mut lines = vec![line.trim_end().to_owned()];
    if one.assessment.certain_group().is_some() {
        let facts = prognosis::facts(one, primary).into_iter().flat_map(|facts| facts.observed);
        for fact in facts {
            let unverified = if fact.unverified { format!(" ({})", say!(UNVERIFIED)) } else { String::new() };
            lines.push(format!("  {}{unverified}", fact.text));
        }
    }
    if !one.assessment.missing.is_empty() {
        let missing = words::labels(&one.assessment.missing);
        lines.push(format!("  {}", say!(COPY_MISSING, missing = missing)));
    }
    lines
}

/// Entered findings without dates, which could identify the patient and are not scored.
fn findings(patient: &Patient) -> String {
    let told = entered(patient).filter(|(finding, _)| finding.kind() != Kind::Date);
    let told = told.map(|(finding, answer)| format!("{} {answer}", words::label(finding)));
    told.collect::<Vec<_>>().join(say!(JOINT_CLAUSES))
}

/// Replaces characters that an old record system would garble.
fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '–' | '−' | '—' => out.push('-'),
            'µ' | 'μ' => out.push('u'),
            '⁹' => out.push_str("^9"),
            '≥' => out.push_str(">="),
            '≤' => out.push_str("<="),
            '“' | '”' => out.push('"'),
            '’' | '‘' => out.push('\''),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::state::settings::Settings;
    use clinical::{Answer, Band};

    fn note_of(fill: impl FnOnce(&mut Patient)) -> String {
        let mut patient = Patient::default();
        fill(&mut patient);
        note(&patient, &Reading::of(&patient, &Settings::default()))
    }

    #[test]
    fn a_note_names_totals_groups_what_is_missing_and_both_units_and_is_plain_ascii() {
        let note = note_of(|patient| {
            patient.choose(Finding::PrimarySite, "hcc").unwrap();
            patient.choose(Finding::VisceralMetastases, "none").unwrap();
            patient.set(Finding::Kps, Answer::Whole(Band { low: 50, high: 70 })).unwrap();
            patient.count(Finding::VertebralMetastases, 2).unwrap();
            patient.choose(Finding::Frankel, "D").unwrap();
            patient.measure(Finding::Bilirubin, 34.0, 1).unwrap();
        });
        assert!(note.contains("Tomita 2001: 6 of 10. Group 6-7"), "{note}");
        assert!(note.contains("Tokuhashi 2005 (revised): 6-8 of 15. Group 0-8"), "{note}");
        assert!(note.contains("Missing: Bone metastases outside the spine"), "{note}");
        assert!(note.contains("HCC: median 180 days (95 % CI 137-223), n = 15"), "{note}");
        assert!(note.contains("Bilirubin, total 34 umol/L (1.99 mg/dL)"), "{note}");
        assert!(note.is_ascii(), "{note}");
    }

    #[test]
    fn an_emergency_is_the_first_line_after_the_title_with_its_source() {
        let note = note_of(|patient| patient.choose(Finding::Escc, "2").unwrap());
        let second = note.lines().nth(1).unwrap();
        assert!(second.starts_with("EMERGENCY: ") && second.ends_with("(NICE NG234, QS56)"), "{note}");
        assert!(!note_of(|patient| patient.choose(Finding::Escc, "1c").unwrap()).contains("EMERGENCY"));
    }

    #[test]
    fn a_result_outside_of_its_derivation_is_marked_in_note_table_and_figure() {
        let mut patient = Patient::default();
        patient.choose(Finding::PrimarySite, "kidney").unwrap();
        patient.choose(Finding::VisceralMetastases, "untreatable").unwrap();
        patient.set(Finding::Kps, Answer::Whole(Band::exactly(30))).unwrap();
        let mut settings = Settings::default();
        let at = systems::CATALOGUE.systems.iter().position(|system| system.id == "van_der_linden_2005");
        settings.set_system(at.unwrap(), true);
        let reading = Reading::of(&patient, &settings);
        let mark = "not derived in this primary";
        let told = note(&patient, &reading);
        assert!(
            told.lines().any(|line| line.starts_with("van der Linden 2005") && line.contains(mark)),
            "{told}"
        );
        let summary = crate::report::summary::Summary::of(&patient, &reading);
        for table in
            [summary.tab_separated(), summary.html(), crate::report::paper::head(&patient, &reading, false)]
        {
            assert!(table.contains(&format!("van der Linden 2005 ({mark})")), "{table}");
        }
        let axis = crate::report::survival::axis(&reading, "a", 500.0).unwrap();
        let row = axis.rows.iter().find(|row| row.label == "van der Linden").unwrap();
        assert!(row.detail.contains(mark) && row.estimates.iter().all(|one| one.unverified), "{row:?}");
        assert!(axis.key.unverified.contains("not derived"), "{:?}", axis.key);
        let alive = crate::report::alive::of_systems(&reading);
        assert!(alive.iter().any(|one| one.title.contains(mark)), "{alive:?}");
    }

    #[test]
    fn a_note_holds_no_date_and_points_contradictions_out() {
        let note = note_of(|patient| {
            patient.set(Finding::DateSurgery, Answer::Date(clinical::Date::constant(2026, 11, 30))).unwrap();
            patient.choose(Finding::Ambulation, "independent").unwrap();
            patient.choose(Finding::Frankel, "A").unwrap();
        });
        assert!(!note.contains("2026"), "{note}");
        assert!(note.contains("Contradiction: The patient walks"), "{note}");
    }
}
