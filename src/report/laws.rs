//! Laws over many patients: a warning is in every place where a result is shown.

use clinical::{Answer, Band, Finding, Kind, Patient, Quantity};
use systems::CATALOGUE;

use super::context::Context;
use super::summary::Summary;
use super::{alive, copy, paper, survival};
use crate::state::reading::Reading;
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
    let occasion = interchange::Occasion {
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
        ("FHIR", interchange::save(patient, &CATALOGUE, &occasion).to_string()),
    ]
}

fn all() -> Settings {
    let mut settings = Settings::default();
    settings.choose(Preset::All);
    settings
}

#[test]
fn whoever_was_left_out_is_marked_wherever_the_result_is_shown() {
    let (mut chance, mut marked) = (Chance(1), 0);
    for _ in 0..PATIENTS {
        let patient = patient(&mut chance);
        let reading = Reading::of(&patient, &all());
        let records = records(&patient, &reading);
        let axis = survival::axis(&reading, "a", 500.0);
        let alive = alive::of_systems(&reading);
        for one in reading.assessed.iter().filter(|one| one.applies() && one.has_begun()) {
            let Some(reason) = one.assessment.left_out.and_then(|at| one.system.left_out.get(at)) else {
                continue;
            };
            marked += 1;
            let mark = &*reason.text;
            for (place, text) in &records {
                // The note is plain ASCII; the reasons are too.
                let has = text.lines().any(|line| line.contains(mark) && line.contains(&*one.system.short));
                let has = has || *place == "FHIR" && text.contains(mark);
                assert!(has, "{place}: {} is not marked\n{text}", one.system.id);
            }
            if let Some(row) =
                axis.iter().flat_map(|axis| &axis.rows).find(|row| row.label == *one.system.short)
            {
                assert!(row.detail.contains(mark), "figure: {row:?}");
            }
            if let Some(shown) = alive.iter().find(|shown| shown.short == *one.system.short) {
                assert!(shown.title.contains(mark), "{shown:?}");
            }
        }
    }
    assert!(marked > PATIENTS / 10, "only {marked} results were outside of their population");
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
