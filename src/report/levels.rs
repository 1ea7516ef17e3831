//! SINS of the levels besides the entered one, for page, note and print.

use clinical::{Finding, Patient, System, assess, primary_alone};
use systems::CATALOGUE;

use crate::files::relief::result;
use crate::i18n::say;
use crate::state::levels::of;
use crate::state::reading::Assessed;
use crate::state::settings::Settings;

/// Line of the further levels, with a warning if one of them is worse than the entered level; `None` without
/// further levels.
pub(crate) fn line(patient: &Patient, levels: &[Patient]) -> Option<String> {
    if levels.is_empty() {
        return None;
    }
    let line = say!(LEVELS_FURTHER, levels = list(levels));
    let worse = worse(patient, levels).map(|level| say!(LEVELS_WORSE, level = name(level)));
    Some([Some(line), worse].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// Levels with their totals and groups, such as `T7: 1 of 18 · 0–6`.
pub(crate) fn list(levels: &[Patient]) -> String {
    let text = levels.iter().map(|level| format!("{}: {}", name(level), scored(level)));
    text.collect::<Vec<_>>().join(say!(JOINT_CLAUSES))
}

/// The worst of the further levels, if it is worse than the entered one.
pub(crate) fn worse<'a>(patient: &Patient, levels: &'a [Patient]) -> Option<&'a Patient> {
    let worst = levels.get(worst(levels)?)?;
    (total(worst) > total(&of(patient))).then_some(worst)
}

/// Index of the worst level: that with the highest total which is certain so far, then with the highest possible
/// one; the first of two alike. `None` without an answer.
pub(crate) fn worst(levels: &[Patient]) -> Option<usize> {
    let known = levels.iter().enumerate().filter(|(_, level)| !level.is_empty());
    // The first of several: `max_by_key` takes the last.
    known.rev().max_by_key(|(_, level)| total(level)).map(|(at, _)| at)
}

/// Total and group of a level, as its result is worded elsewhere.
pub(crate) fn scored(level: &Patient) -> String {
    let one = |system| Assessed::of(level, &primary_alone(level), system, &Settings::default());
    sins().map(|system| result(&one(system))).unwrap_or_default()
}

fn name(level: &Patient) -> &'static str {
    level.chosen(Finding::Level).unwrap_or(say!(TOTAL_OPEN))
}

fn total(level: &Patient) -> Option<(i32, i32)> {
    assess(level, sins()?, &CATALOGUE).interval()
}

fn sins() -> Option<&'static System> {
    CATALOGUE.system("sins")
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::state::levels::ITEMS;

    fn level(answers: [&str; 7]) -> Patient {
        let mut level = Patient::default();
        for (finding, text) in ITEMS.into_iter().zip(answers).filter(|(_, text)| !text.is_empty()) {
            level.choose(finding, text).unwrap();
        }
        level
    }

    #[test]
    fn the_worst_of_several_levels_is_found_and_the_first_of_two_alike() {
        let calm = level(["T7", "", "none", "blastic", "normal", "none", "none"]);
        let bad = level(["T12", "", "mechanical", "lytic", "deformity", "over_50", "bilateral"]);
        assert_eq!(worst(&[calm.clone(), bad.clone()]), Some(1));
        assert_eq!(worst(&[bad.clone(), bad.clone(), calm.clone()]), Some(0));
        assert_eq!(worst(&[Patient::default()]), None);
        assert!(scored(&bad).starts_with("16 of 18"), "{}", scored(&bad));
        assert!(scored(&calm).starts_with("1 of 18"), "{}", scored(&calm));
    }

    #[test]
    fn further_levels_are_listed_and_one_that_is_worse_than_the_entered_one_is_pointed_out() {
        let calm = level(["T7", "", "none", "blastic", "normal", "none", "none"]);
        let bad = level(["T12", "", "mechanical", "lytic", "deformity", "over_50", "bilateral"]);
        assert_eq!(line(&bad, &[]), None);
        let text = line(&bad, std::slice::from_ref(&calm)).unwrap();
        assert!(text.ends_with("T7: 1 of 18 · 0–6"), "{text}");
        let text = line(&calm, &[calm.clone(), bad.clone()]).unwrap();
        assert!(
            text.contains("T7: 1 of 18") && text.contains("T12 is worse than the entered level"),
            "{text}"
        );
        assert!(line(&Patient::default(), &[bad]).unwrap().contains("T12 is worse"));
    }
}
