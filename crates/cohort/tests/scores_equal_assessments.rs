//! Scores of a cohort equal the assessments of its patients.

#![allow(clippy::unwrap_used, reason = "a helper of a test")]

use clinical::{Answer, Band, Finding, Kind, Patient, Quantity, assess};
use cohort::{Cohort, Scores, no_progress};
use proptest::prelude::*;
use proptest::sample::Index;
use systems::CATALOGUE;

/// A valid answer of the finding, determined by three numbers.
fn answer(finding: Finding, at: u32, span: u32, fraction: f64) -> Answer {
    match finding.kind() {
        Kind::Choice(_) | Kind::YesNo | Kind::Level => {
            Answer::Choice(u8::try_from(at as usize % finding.values().len()).unwrap())
        }
        Kind::Count { least, most } => band(least, most.min(least + 7), 1, at, span),
        Kind::Scale { from, to, step } => band(from, to, step, at, span),
        Kind::Quantity(measure) => {
            let unit = u8::try_from(at as usize % measure.units.len()).unwrap();
            let (low, high) = measure.usual;
            // Integers and halves are on the boundaries of published tables.
            let value = (low + fraction * fraction * (high - low)) * measure.factor(unit);
            let value = if span.is_multiple_of(2) { (value * 2.0).round() / 2.0 } else { value };
            Answer::Quantity(Quantity { value, unit })
        }
        Kind::Date => Answer::Date(clinical::Date::new(2015, 3, 1 + i8::try_from(at % 28).unwrap()).unwrap()),
    }
}

fn band(from: u32, to: u32, step: u32, at: u32, span: u32) -> Answer {
    let steps = (to - from) / step + 1;
    let low = from + at % steps * step;
    let high = if span.is_multiple_of(3) { (low + span / 3 % 4 * step).min(to) } else { low };
    Answer::Whole(Band { low, high })
}

fn patient() -> impl Strategy<Value = Patient> {
    let given = (prop::bool::weighted(0.8), any::<u32>(), any::<u32>(), 0.0..1.0);
    (prop::collection::vec(given, Finding::COUNT), any::<Index>()).prop_map(|(given, hcc)| {
        let mut patient = Patient::default();
        for (finding, (known, at, span, fraction)) in Finding::ALL.iter().zip(given) {
            if known {
                // Values near the ends of the range may be rounded out of it: those stay missing.
                let _ = patient.set(*finding, answer(*finding, at, span, fraction));
            }
        }
        if hcc.index(2) == 0 {
            patient.choose(Finding::PrimarySite, "hcc").unwrap();
        }
        patient
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn scores_are_those_of_assessing_each_patient(patients in prop::collection::vec(patient(), 1..8)) {
        let rows = (2..).take(patients.len()).collect();
        let cohort = Cohort::new(rows).with_patients_answers(&patients).unwrap();
        let scores = Scores::of(&cohort, &CATALOGUE, &mut no_progress);
        for scored in scores.systems() {
            for (row, patient) in patients.iter().enumerate() {
                prop_assert_eq!(&cohort.patient(row), patient);
                let expected = assess(patient, scored.system(), &CATALOGUE);
                let outcome = scored.outcome(row).unwrap();
                prop_assert_eq!(outcome.applicability, expected.applicability, "{}", &scored.system().id);
                prop_assert_eq!(outcome.totals, expected.interval(), "{}", &scored.system().id);
                prop_assert_eq!(scored.value(row), expected.value(), "{}", &scored.system().id);
                prop_assert_eq!(&outcome.groups, &expected.groups, "{}", &scored.system().id);
            }
        }
    }
}
