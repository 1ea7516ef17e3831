//! Laws over many patients: a warning is in every place where a result is shown.

use std::collections::BTreeMap;

use clinical::{Answer, Band, Finding, Kind, Patient, Quantity};
use systems::CATALOGUE;

use super::context::Context;
use super::summary::Summary;
use super::{alive, bar, copy, paper, survival, verdict};
use crate::files::relief;
use crate::state::State;
use crate::state::reading::{Assessed, Reading};
use crate::state::settings::{Preset, Settings};

/// Number of patients tried.
const PATIENTS: usize = 120;

/// Pseudo-random numbers, the same in every run.
struct Chance(u64);

impl Chance {
    /// A whole number from 0 up to, not including, `end`.
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(end.max(1))).unwrap_or(0)
    }

    fn answer(&mut self, finding: Finding) -> Option<Answer> {
        let exactly = |value| Some(Answer::Whole(Band::exactly(value)));
        match finding.kind() {
            Kind::Count { least, .. } => exactly(least + self.below(4)),
            Kind::Scale { from, to, step } => exactly(from + step * self.below((to - from) / step + 1)),
            Kind::Choice(_) | Kind::YesNo | Kind::Level => {
                let count = u32::try_from(finding.values().len()).ok()?;
                u8::try_from(self.below(count)).ok().map(Answer::Choice)
            }
            Kind::Quantity(measure) => Some(Answer::Quantity(Quantity { value: measure.usual.0, unit: 0 })),
            Kind::Date => None,
        }
    }
}

/// A patient with half of the findings known.
fn patient(chance: &mut Chance) -> Patient {
    let mut patient = Patient::default();
    for finding in Finding::ALL.iter().copied() {
        if chance.below(2) == 1
            && let Some(answer) = chance.answer(finding)
        {
            assert_eq!(patient.set(finding, answer), Ok(()));
        }
    }
    patient
}

/// Every text in which results leave the page, by name.
fn records(patient: &Patient, reading: &Reading) -> Vec<(&'static str, String)> {
    let context = Context::default();
    let summary = Summary::of(patient, reading);
    let occasion = fhir::Occasion {
        day: clinical::Date::constant(2026, 11, 29),
        random: 7,
        program: "Spinemet",
        measured: &[],
        systems: None,
    };
    vec![
        ("note", copy::note(patient, reading, &context, "today")),
        ("short note", copy::short(patient, reading, &context, "today")),
        ("table for a spreadsheet", summary.tab_separated()),
        ("table", summary.html()),
        ("paper", paper::head(patient, reading, &context)),
        ("FHIR", fhir::save(patient, &CATALOGUE, &occasion).to_string()),
    ]
}

fn all() -> Settings {
    let mut settings = Settings::default();
    settings.choose(Preset::All);
    settings
}

/// Every place in which the result of a system is shown, with the text there. A place without the result has
/// no text.
fn places(patient: &Patient, reading: &Reading, one: &Assessed) -> Vec<(&'static str, String)> {
    let short = &*one.system.short;
    // Results of several systems share a line of the short note, but not a clause.
    let clauses = |text: String, until: &[char]| -> Vec<(&'static str, String)> {
        let clauses = text.split(until).map(str::to_owned);
        // Notes and contradictions may name a system, and show no result.
        let shown = clauses
            .filter(|clause| clause.contains(short) && !NO_RESULT.iter().any(|no| clause.contains(no)));
        shown.map(|clause| ("record", clause)).collect()
    };
    let mut places = Vec::new();
    for (name, text) in records(patient, reading) {
        let found = match name {
            "FHIR" => fhir(&text, &one.system.id),
            "note" => clauses(unfolded(&text), &['\n']),
            "short note" => clauses(text, &['\n', ';']),
            // The figure of the paper is looked at below.
            "table" | "paper" => {
                let table = text.split_once("<table").map_or("", |(_, table)| table);
                clauses(table.replace("<tr>", "\n"), &['\n'])
            }
            _ => clauses(text, &['\n']),
        };
        places.extend(found.into_iter().map(|(_, clause)| (name, clause)));
    }
    let axis = survival::axis(reading, "a", 500.0);
    let rows = axis.into_iter().flat_map(|axis| axis.rows).filter(|row| row.label == short);
    places.extend(rows.flat_map(|row| {
        let marks = row.estimates.into_iter().map(|estimate| ("mark of the figure", estimate.text));
        marks.chain([("figure", row.detail)]).collect::<Vec<_>>()
    }));
    let alive = alive::of_systems(reading).into_iter().filter(|shown| shown.short == short);
    places.extend(alive.map(|shown| ("table of survival", shown.title)));
    places.push(("card", verdict::named(one, short)));
    places.push(("bar", bar::total(one)));
    places.extend(bar::spoken(one).map(|said| ("screen reader", said)));
    let state = State { settings: all(), ..State::default() };
    let relieved =
        relief::compared(&state, patient).into_iter().filter(|row| row.system.starts_with(&*one.system.name));
    places.extend(relieved.map(|row| ("as if relieved", row.system)));
    places
}

/// The note with the indented lines of a system in the line of its name. Each line of the table of survival has
/// a name of its own.
fn unfolded(note: &str) -> String {
    let (own, alive) = note.split_once("\nAlive at ").unwrap_or((note, ""));
    format!("{}\n{alive}", own.replace("\n  ", " "))
}

/// Texts with the name of a system that are no results of it.
const NO_RESULT: [&str; 3] = ["Caution: ", "Contradiction: ", "Still open: "];

/// The resources with the result of a system.
fn fhir(bundle: &str, id: &str) -> Vec<(&'static str, String)> {
    let Ok(bundle) = serde_json::from_str::<serde_json::Value>(bundle) else { return Vec::new() };
    let entries = bundle["entry"].as_array().cloned().unwrap_or_default();
    let of_system = |resource: &serde_json::Value| {
        ["code", "method"].iter().any(|key| resource[key]["coding"][0]["code"] == id)
    };
    let found = entries.into_iter().map(|entry| entry["resource"].clone()).filter(of_system);
    found.map(|resource| ("resource", resource["note"].to_string())).collect()
}

#[test]
fn whoever_was_left_out_is_marked_wherever_the_result_is_shown() {
    let (mut chance, mut marked) = (Chance(1), BTreeMap::new());
    for _ in 0..PATIENTS {
        let patient = patient(&mut chance);
        let reading = Reading::of(&patient, &all());
        for one in reading.assessed.iter().filter(|one| one.applies() && one.has_begun()) {
            let Some(reason) = one.assessment.left_out.and_then(|at| one.system.left_out.get(at)) else {
                continue;
            };
            for (place, text) in places(&patient, &reading, one) {
                // The bar has no room for the reason.
                let mark = if place == "bar" { "not derived" } else { &*reason.text };
                assert!(text.contains(mark), "{place}: {} is not marked: {text}", one.system.id);
                *marked.entry(place).or_insert(0_usize) += 1;
            }
        }
    }
    assert_eq!(marked.len(), 13, "{marked:?}");
    assert!(marked.values().all(|count| *count > PATIENTS / 10), "{marked:?}");
}

#[test]
fn an_emergency_is_in_every_record_whatever_else_is_known() {
    let urgent = [
        (Finding::Frankel, "C"),
        (Finding::MotorDeficit, "yes"),
        (Finding::Ambulation, "none"),
        (Finding::BladderBowel, "yes"),
        (Finding::Escc, "2"),
    ];
    let mut chance = Chance(2);
    for _ in 0..PATIENTS / 10 {
        for (finding, value) in urgent {
            let mut patient = patient(&mut chance);
            assert_eq!(patient.choose(finding, value), Ok(()));
            let reading = Reading::of(&patient, &Settings::default());
            assert!(reading.emergencies().next().is_some(), "{finding:?}");
            for (place, text) in records(&patient, &reading) {
                assert!(text.contains("ossible compression of the spinal cord"), "{place}: {text}");
            }
        }
    }
}
