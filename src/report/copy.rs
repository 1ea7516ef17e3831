//! The note for a patient's record, in full or in short: plain, and without anything that tells who the patient is
//! but the label that the user gave.
//!
//! Old record systems support only ASCII, so the note uses `6-8`, `umol/L`, `-2.16`.

use clinical::{Finding, Kind, NoteKind, Patient, Purpose, Section};

use super::alive;
use super::context::Context;
use super::emergency;
use super::entered::entered;
use super::levels;
use super::prognosis::GroupFacts;
use super::verdict::{self, Verdict};
use super::{noms, prognosis, total};
use crate::i18n::{say, words};
use crate::state::reading::{Assessed, Reading};

/// The whole note.
pub(crate) fn note(patient: &Patient, reading: &Reading, context: &Context, when: &str) -> String {
    let mut lines = head(patient, reading, context, when);
    for section in Section::ALL {
        let found = findings(patient, context, |finding| finding.section() == section);
        if !found.is_empty() {
            lines.push(format!("{}: {}", words::section(section), found));
        }
    }
    let mut open = Vec::new();
    for one in reading.assessed.iter().filter(|one| one.applies()) {
        if one.has_begun() {
            lines.extend(system(one, patient.chosen(Finding::PrimarySite)));
        } else {
            open.push(name(one));
        }
    }
    if !open.is_empty() {
        lines.push(say!(COPY_NOT_BEGUN, systems = open.join(say!(JOINT_CLAUSES))));
    }
    lines.extend(levels::line(patient, &context.levels));
    lines.extend(noms::line(patient, reading));
    lines.extend(alive_in_full(reading));
    lines.extend(contradictions(reading));
    lines.extend(cautions(reading));
    lines.push(say!(COPY_LIMITS).to_owned());
    ascii(&lines.join("\n"))
}

/// The note in short: what was found, totals with their groups, who is alive at 3, 6 and 12 months, what is missing,
/// contradictions and cautions.
pub(crate) fn short(patient: &Patient, reading: &Reading, context: &Context, when: &str) -> String {
    let mut lines = head(patient, reading, context, when);
    lines.push(findings(patient, context, |_| true));
    lines.push(totals(reading));
    lines.extend(levels::line(patient, &context.levels));
    let alive: Vec<_> = alive::of_systems(reading)
        .into_iter()
        .filter_map(|system| {
            let row = system.rows.get(alive::most_telling(&system.rows)?)?;
            let about = [Some(row.source.clone()), system.left_out].into_iter().flatten().collect::<Vec<_>>();
            Some(format!("{} ({}) {}", system.short, about.join(say!(JOINT_LIST)), row.cells.join(" / ")))
        })
        .collect();
    if !alive.is_empty() {
        lines.push(format!("{}: {}", say!(ALIVE_TITLE), alive.join(say!(JOINT_CLAUSES))));
    }
    lines.extend(missing(reading));
    lines.extend(contradictions(reading));
    lines.extend(cautions(reading));
    lines.retain(|line| !line.is_empty());
    ascii(&lines.join("\n"))
}

/// Totals with their groups, in a line.
pub(crate) fn totals(reading: &Reading) -> String {
    let begun = reading.assessed.iter().filter(|one| one.applies() && one.has_begun());
    ascii(&begun.map(|one| in_short(one)).collect::<Vec<_>>().join(say!(JOINT_CLAUSES)))
}

/// The title, with the label and when it was scored, and what is urgent.
fn head(patient: &Patient, reading: &Reading, context: &Context, when: &str) -> Vec<String> {
    let title = say!(COPY_TITLE, when = when, version = env!("CARGO_PKG_VERSION"));
    [Some(context.labelled(&title)), emergency::line(patient, reading)].into_iter().flatten().collect()
}

fn contradictions(reading: &Reading) -> impl Iterator<Item = String> + '_ {
    let notes = reading.notes.iter().filter(|note| note.kind == NoteKind::Contradiction);
    notes.map(|note| say!(COPY_CONTRADICTION, text = words::defined(&note.text)))
}

fn cautions(reading: &Reading) -> impl Iterator<Item = String> + '_ {
    let notes = reading.notes.iter().filter(|note| note.kind == NoteKind::Caution);
    notes.map(|note| say!(COPY_CAUTION, text = words::defined(&note.text)))
}

/// Findings that a total in the note lacks, in the order of the form, as a line; `None` if all are known.
fn missing(reading: &Reading) -> Option<String> {
    let begun = || reading.assessed.iter().filter(|one| one.applies() && one.has_begun());
    let lacks = |finding: &&Finding| begun().any(|one| one.assessment.missing.contains(finding));
    let missing: Vec<_> = Finding::ALL.iter().filter(lacks).map(|finding| words::label(*finding)).collect();
    // Labels have commas of their own.
    (!missing.is_empty()).then(|| say!(COPY_MISSING, missing = missing.join(say!(JOINT_CLAUSES))))
}

/// The name of a system, with the short one by which it is known.
fn name(one: &Assessed) -> String {
    let (name, short) = (words::defined(&one.system.name), words::defined(&one.system.short));
    if name.contains(&short) { name } else { format!("{name} ({short})") }
}

/// The group that is certain, with what it means, or those that are still possible; empty where there is none.
fn groups(one: &Assessed) -> (bool, String) {
    match Verdict::of(one) {
        Verdict::Certain { group, meaning, unverified, .. } => {
            let unverified =
                if unverified { [say!(JOINT_LIST), say!(UNVERIFIED)].concat() } else { String::new() };
            let meaning = meaning.map(|meaning| format!(" ({meaning}{unverified})")).unwrap_or_default();
            (true, group + &meaning)
        }
        Verdict::Open(groups) => (false, groups),
        Verdict::NotForThisPatient(_) | Verdict::NotBegun | Verdict::Ungrouped(_) => (false, String::new()),
    }
}

fn in_short(one: &Assessed) -> String {
    let total = total::total(one).unwrap_or_else(|| say!(TOTAL_OPEN).to_owned());
    let (_, groups) = groups(one);
    // A stage is its own group.
    let groups = if groups.is_empty() || groups == total { groups } else { format!(": {groups}") };
    format!("{} {total}{groups}", verdict::named(one, &words::defined(&one.system.short)))
}

fn system(one: &Assessed, primary: Option<&str>) -> Vec<String> {
    let total = total::total_of_scale(one).unwrap_or_else(|| say!(TOTAL_OPEN).to_owned());
    let name = verdict::named(one, &name(one));
    let verdict = match groups(one) {
        (_, groups) if groups.is_empty() => groups,
        (true, group) => say!(COPY_GROUP, group = group),
        (false, groups) => say!(COPY_GROUPS, groups = groups),
    };
    let line = say!(COPY_SYSTEM, name = name, total = total, verdict = verdict);
    let mut lines = vec![line.trim_end().to_owned()];
    if one.assessment.certain_group().is_some() {
        let facts = prognosis::facts(one, primary);
        if one.system.purpose == Purpose::Survival && facts.iter().all(GroupFacts::is_silent) {
            lines.push(format!("  {}", say!(GROUP_SILENT)));
        }
        for fact in facts.into_iter().flat_map(|facts| facts.observed) {
            let unverified = if fact.unverified { format!(" ({})", say!(UNVERIFIED)) } else { String::new() };
            lines.push(format!("  {}{unverified}", fact.text));
        }
    }
    if !one.assessment.missing.is_empty() {
        // Labels have commas of their own.
        let missing: Vec<_> = one.assessment.missing.iter().map(|finding| words::label(*finding)).collect();
        lines.push(format!("  {}", say!(COPY_MISSING, missing = missing.join(say!(JOINT_CLAUSES)))));
    }
    lines
}

/// The table of who is alive, a line for each publication.
fn alive_in_full(reading: &Reading) -> Vec<String> {
    let systems = alive::of_systems(reading);
    let rows = systems.into_iter().flat_map(|system| {
        let rows = system.rows.into_iter().filter(alive::Row::says_something);
        let left_out = system.left_out;
        rows.map(move |row| {
            let patients = Some(row.patients).filter(|patients| !patients.is_empty());
            let unverified = row.unverified.then(|| say!(UNVERIFIED).to_owned());
            let about = [Some(row.source), left_out.clone(), patients, unverified]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>();
            format!("  {}, {}: {}", system.short, about.join(say!(JOINT_CLAUSES)), row.cells.join(" / "))
        })
    });
    let mut lines: Vec<String> = rows.collect();
    if !lines.is_empty() {
        lines.insert(0, format!("{}:", say!(ALIVE_TITLE)));
    }
    lines
}

/// The answers without dates, which could identify the patient and are counted by no score.
fn findings(patient: &Patient, context: &Context, wanted: impl Fn(Finding) -> bool) -> String {
    let told =
        entered(patient, context).filter(|(finding, _)| finding.kind() != Kind::Date && wanted(*finding));
    let told = told.map(|(finding, answer)| format!("{} {answer}", words::label(finding)));
    told.collect::<Vec<_>>().join(say!(JOINT_CLAUSES))
}

/// Replaces characters that an old record system would garble.
pub(crate) fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '–' | '−' | '—' => out.push('-'),
            'µ' | 'μ' => out.push('u'),
            '·' => out.push('|'),
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

    const WHEN: &str = "2026-11-29 13:40";

    fn note_of(fill: impl FnOnce(&mut Patient)) -> String {
        let mut patient = Patient::default();
        fill(&mut patient);
        note(&patient, &Reading::of(&patient, &Settings::default()), &Context::default(), WHEN)
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
        let context = Context::default();
        let told = note(&patient, &reading, &context, WHEN);
        assert!(
            told.lines().any(|line| line.starts_with("van der Linden 2005") && line.contains(mark)),
            "{told}"
        );
        let in_short = short(&patient, &reading, &context, WHEN);
        assert!(in_short.contains(&format!("van der Linden ({mark}) 0")), "{in_short}");
        let summary = crate::report::summary::Summary::of(&patient, &reading);
        for table in [
            summary.tab_separated(),
            summary.html(),
            crate::report::paper::head(&patient, &reading, &context),
        ] {
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
        assert!(!note.contains("2026-11-30"), "{note}");
        assert!(note.contains("Contradiction: The patient walks"), "{note}");
    }

    #[test]
    fn a_note_says_whose_it_is_when_it_was_scored_and_how_old_a_value_is() {
        let mut sheet = crate::state::sheet::Sheet::default();
        sheet.set_label("12B");
        for (finding, day) in [(Finding::Albumin, 20), (Finding::Bilirubin, 22)] {
            sheet.type_in(finding, "3".to_owned());
            sheet.measured(finding, Some(clinical::Date::constant(2026, 11, day)));
        }
        let context = Context::of(&sheet, clinical::Date::constant(2026, 11, 29));
        let reading = Reading::of(sheet.patient(), &Settings::default());
        for told in [
            note(sheet.patient(), &reading, &context, WHEN),
            short(sheet.patient(), &reading, &context, WHEN),
        ] {
            assert!(told.starts_with("12B: Spinal metastasis scores, 2026-11-29 13:40 (Spinemet "), "{told}");
            assert!(told.contains("Albumin 3 g/dL (30 g/L) [2026-11-20, 9 days old]"), "{told}");
            assert!(told.contains("[2026-11-22]"), "{told}");
        }
        let paper = crate::report::paper::head(sheet.patient(), &reading, &context);
        assert!(paper.starts_with("<h2>12B: ") && paper.contains("[2026-11-20, 9 days old]"), "{paper}");
    }

    #[test]
    fn the_short_note_has_findings_totals_with_groups_and_who_is_alive_on_a_line_each() {
        let mut patient = Patient::default();
        for (finding, text) in [
            (Finding::PrimarySite, "hcc"),
            (Finding::Kps, "50-70"),
            (Finding::VisceralMetastases, "untreatable"),
            (Finding::VertebralMetastases, "3-33"),
            (Finding::Frankel, "E"),
        ] {
            patient.set(finding, finding.parse(text, 0).unwrap().unwrap()).unwrap();
        }
        let reading = Reading::of(&patient, &Settings::default());
        let told = short(&patient, &reading, &Context::default(), WHEN);
        let lines: Vec<_> = told.lines().collect();
        assert!(
            lines[4].starts_with("Missing: ") && lines[4].contains("Bone metastases outside the spine"),
            "{told}"
        );
        assert!(lines[1].starts_with("Primary HCC; Visceral metastases Untreatable"), "{told}");
        assert!(lines[2].starts_with("Tokuhashi 4-6: 0-8 (less than 6 months)"), "{told}");
        assert!(lines[3].starts_with("Alive at 3, 6 and 12 months: Tokuhashi ("), "{told}");
        assert!(told.is_ascii(), "{told}");
    }

    #[test]
    fn the_short_note_has_every_caution_and_contradiction_of_the_long_one() {
        let mut patient = Patient::default();
        patient.choose(Finding::PrimarySite, "hcc").unwrap();
        patient.choose(Finding::Ambulation, "independent").unwrap();
        patient.choose(Finding::Frankel, "A").unwrap();
        patient.set(Finding::Kps, Answer::Whole(Band::exactly(40))).unwrap();
        let reading = Reading::of(&patient, &Settings::default());
        let [short, note] = [short, note].map(|write| write(&patient, &reading, &Context::default(), WHEN));
        let warnings = |text: &str| -> Vec<String> {
            let warns = |line: &&str| line.starts_with("Caution: ") || line.starts_with("Contradiction: ");
            text.lines().filter(warns).map(str::to_owned).collect()
        };
        assert_eq!(warnings(&short), warnings(&note));
        assert!(short.contains("\nCaution: ") && short.contains("\nContradiction: "), "{short}");
    }

    #[test]
    fn a_total_with_an_unusual_value_is_marked_wherever_it_is_shown() {
        let mut patient = Patient::default();
        patient.choose(Finding::PrimarySite, "hcc").unwrap();
        patient.measure(Finding::Bilirubin, 34.0, 0).unwrap();
        let of = |patient: &Patient| Reading::of(patient, &Settings::default());
        let reading = of(&patient);
        let mark = "to check: Bilirubin, total";
        for told in [short, note].map(|write| write(&patient, &reading, &Context::default(), WHEN)) {
            assert!(told.contains(&format!("Child-Pugh ({mark})")), "{told}");
        }
        let child = reading.assessed.iter().find(|one| one.system.id == "child_pugh").unwrap();
        assert!(crate::report::bar::total(child).ends_with("(check)"));
        assert!(crate::report::bar::spoken(child).unwrap().contains(mark));
        let table = crate::report::summary::Summary::of(&patient, &reading).tab_separated();
        assert!(table.contains(mark) && !table.contains(&format!("Tomita 2001 ({mark}")), "{table}");
        patient.measure(Finding::Bilirubin, 1.2, 0).unwrap();
        assert!(!note(&patient, &of(&patient), &Context::default(), WHEN).contains("to check"));
    }

    #[test]
    fn a_group_without_published_survival_says_so() {
        let mut patient = Patient::default();
        for (finding, text) in [
            (Finding::PrimarySite, "breast"),
            (Finding::Ecog, "1"),
            (Finding::MotorDeficit, "yes"),
            (Finding::MotorDeficitOnsetDays, "20"),
            (Finding::Ambulation, "independent"),
            (Finding::VisceralMetastases, "none"),
        ] {
            patient.set(finding, finding.parse(text, 0).unwrap().unwrap()).unwrap();
        }
        let mut settings = Settings::default();
        let at = systems::CATALOGUE.systems.iter().position(|system| system.id == "rades_bsc");
        settings.set_system(at.unwrap(), true);
        let reading = Reading::of(&patient, &settings);
        let told = note(&patient, &reading, &Context::default(), WHEN);
        let rades = told.split("Rades 2013").nth(1).unwrap();
        let line = rades.lines().nth(1).unwrap();
        assert!(rades.starts_with(", short life expectancy") && rades.contains("Group 6-18"), "{told}");
        assert_eq!(line, "  No survival is published for this group and primary.", "{told}");
        assert!(!told.split("Rades 2013").next().unwrap().contains("No survival"), "{told}");
    }

    #[test]
    fn sins_is_called_by_its_name_and_nothing_is_said_of_what_does_not_apply() {
        let mut patient = Patient::default();
        patient.choose(Finding::PrimarySite, "lung").unwrap();
        patient.choose(Finding::SinsPain, "mechanical").unwrap();
        let mut settings = Settings::default();
        for at in 0..systems::CATALOGUE.systems.len() {
            settings.set_system(at, true);
        }
        let told = note(&patient, &Reading::of(&patient, &settings), &Context::default(), WHEN);
        assert!(told.contains("Spinal Instability Neoplastic Score (SINS): "), "{told}");
        assert!(!told.contains("HCC") && !told.contains("CLIP"), "{told}");
    }
}
