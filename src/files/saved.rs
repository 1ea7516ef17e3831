//! Converts between the page's state and a saved file.

use std::collections::BTreeSet;

use clinical::{Answer, Date, Finding, Kind, Patient, Quantity};
use file_format::{Document, Opened, SavedPatient};
use serde_json::Value;
use systems::CATALOGUE;

use super::round::Aside;
use crate::form::bands::bands;
use crate::state::State;
use crate::state::levels as level;
use crate::state::reading::Reading;
use crate::state::settings::{Extra, Units};

/// Key of a file that marks an example.
const EXAMPLE: &str = "example";
/// The key of the label.
const LABEL: &str = "label";
/// The key of the days on which findings were measured.
const MEASURED: &str = "measured";
/// The key of the levels besides the entered one.
const LEVELS: &str = "levels";
/// The key of an earlier assessment.
const EARLIER: &str = "earlier";
/// The key of the day and the minute at which it was scored.
pub(crate) const SCORED: &str = "scored";

/// The chosen systems.
pub(crate) fn chosen(state: &State) -> impl Iterator<Item = &'static clinical::System> + '_ {
    CATALOGUE
        .systems
        .iter()
        .enumerate()
        .filter(|(at, _)| state.settings.system(*at, state.sheet.patient()))
        .map(|(_, system)| system)
}

/// The name of a file without its ending: the label, as far as every disk takes it, and the day.
pub(crate) fn file_name(state: &State, day: Date) -> String {
    let mut label = String::new();
    for letter in state.sheet.label().chars() {
        if letter.is_alphanumeric() {
            label.push(letter);
        } else if !label.is_empty() && !label.ends_with('-') {
            label.push('-');
        }
    }
    let label = label.trim_end_matches('-');
    if label.is_empty() { format!("spinemet-{day}") } else { format!("spinemet-{label}-{day}") }
}

/// Saved form of a state.
pub(crate) fn save(state: &State) -> SavedPatient {
    let not_known = |finding: &Finding| state.sheet.field(*finding).not_known;
    let mut saved = SavedPatient {
        patient: state.sheet.patient().clone(),
        not_known: Finding::ALL.iter().copied().filter(not_known).collect::<BTreeSet<_>>(),
        systems: Some(chosen(state).map(|system| system.id.to_string()).collect()),
        units: Some(match state.settings.units {
            Units::Conventional => file_format::Units::Conventional,
            Units::Si => file_format::Units::Si,
        }),
        ..SavedPatient::default()
    };
    if !state.sheet.label().is_empty() {
        saved.unknown.insert(LABEL.to_owned(), state.sheet.label().into());
    }
    let days = state.sheet.days();
    if !days.is_empty() {
        let days = days.iter().map(|(finding, day)| (finding.id().to_owned(), day.to_string().into()));
        saved.unknown.insert(MEASURED.to_owned(), Value::Object(days.collect()));
    }
    if !state.sheet.levels().is_empty() {
        saved.unknown.insert(LEVELS.to_owned(), state.sheet.levels().iter().map(saved_level).collect());
    }
    if state.sheet.is_example() {
        saved.unknown.insert(EXAMPLE.to_owned(), true.into());
    }
    saved
}

/// A level as an object, such as `{"level": "T7", "sins_pain": "none"}`.
fn saved_level(level: &Patient) -> Value {
    let findings = level::ITEMS.into_iter().filter_map(|finding| Some((finding, level.chosen(finding)?)));
    Value::Object(findings.map(|(finding, value)| (finding.id().to_owned(), value.into())).collect())
}

/// Reads [`saved_level`]; a wrong answer is none.
fn opened_level(saved: &Value) -> Patient {
    let mut level = Patient::default();
    for finding in level::ITEMS {
        let value = saved.get(finding.id()).and_then(Value::as_str).unwrap_or_default();
        if let Ok(Some(answer)) = finding.parse(value, 0) {
            level::set(&mut level, finding, answer);
        }
    }
    level
}

/// Adds an earlier assessment to a saved patient, as a file within the file.
pub(crate) fn add_earlier(saved: &mut SavedPatient, earlier: &Aside, state: &State) {
    let mut patient = save(&State { sheet: earlier.sheet.clone(), ..state.clone() });
    patient.unknown.insert(SCORED.to_owned(), earlier.when.clone().into());
    if let Ok(file) = serde_json::from_str(&file_format::save(&patient.into())) {
        saved.unknown.insert(EARLIER.to_owned(), file);
    }
}

/// The earlier assessment in a saved patient, if it holds one that can be read.
pub(crate) fn earlier(saved: &SavedPatient, current: &State) -> Option<Aside> {
    let file = saved.unknown.get(EARLIER)?.to_string();
    let Ok(Opened::Plain(Document::Patient(earlier))) = file_format::open(&file) else { return None };
    let when = earlier.unknown.get(SCORED).and_then(Value::as_str).unwrap_or_default().to_owned();
    Some(Aside::new(open(&earlier, current).0.sheet, &when))
}

/// Findings whose typed text is invalid; a file cannot contain them.
pub(crate) fn not_understood(state: &State) -> Vec<Finding> {
    Finding::ALL.iter().copied().filter(|finding| state.sheet.field(*finding).problem.is_some()).collect()
}

/// State after opening a file, and names of its parts that this release does not know.
pub(crate) fn open(saved: &SavedPatient, current: &State) -> (State, Vec<String>) {
    let mut state = State { sheet: current.sheet.emptied(), ..current.clone() };
    let mut unknown: Vec<String> = saved
        .unknown_findings
        .keys()
        .chain(saved.unknown.keys())
        .filter(|key| ![EXAMPLE, LABEL, MEASURED, LEVELS, EARLIER, SCORED].contains(&key.as_str()))
        .cloned()
        .collect();
    if let Some(chosen) = &saved.systems {
        for (at, system) in CATALOGUE.systems.iter().enumerate() {
            let on = chosen.iter().any(|id| *id == system.id);
            // Systems that the primary chooses anyway stay with the primary.
            if state.settings.system(at, &saved.patient) != on {
                state.settings.set_system(at, on);
            }
        }
        let is_known = |id: &String| CATALOGUE.systems.iter().any(|system| *id == system.id);
        unknown.extend(chosen.iter().filter(|id| !is_known(id)).cloned());
    }
    if let Some(units) = saved.units {
        state.settings.units = match units {
            file_format::Units::Conventional => Units::Conventional,
            file_format::Units::Si => Units::Si,
        };
        state.sheet.prefer(state.settings.units);
    }
    for finding in &saved.not_known {
        state.sheet.not_known(*finding);
    }
    let answers: Vec<_> = saved.patient.answered().collect();
    take(&mut state, &answers);
    state.sheet.set_label(saved.unknown.get(LABEL).and_then(Value::as_str).unwrap_or_default());
    for (id, day) in saved.unknown.get(MEASURED).and_then(Value::as_object).into_iter().flatten() {
        let day = day.as_str().and_then(|day| day.parse::<Date>().ok());
        if let Some(finding) = Finding::from_id(id) {
            state.sheet.measured(finding, day);
        }
    }
    let levels = saved.unknown.get(LEVELS).and_then(Value::as_array).into_iter().flatten();
    state.sheet.set_levels(levels.map(opened_level).filter(|level| !level.is_empty()).collect());
    if saved.unknown.get(EXAMPLE) == Some(&Value::Bool(true)) {
        state.sheet.mark_as_example();
    }
    (state, unknown)
}

/// Enters answers, replacing existing ones, and shows optional fields that are answered.
pub(crate) fn take(state: &mut State, answers: &[(Finding, Answer)]) {
    for (finding, answer) in answers {
        enter(state, *finding, *answer);
    }
    let asked = Reading::of(state.sheet.patient(), &state.settings).asked;
    for extra in Extra::ALL {
        let is_hidden =
            |finding: &Finding| state.sheet.patient().get(*finding).is_some() && !asked.contains(finding);
        if extra.findings().iter().any(is_hidden) {
            state.settings.set_extra(extra, true);
        }
    }
}

fn enter(state: &mut State, finding: Finding, answer: Answer) {
    match answer {
        Answer::Choice(at) => state.sheet.choose(finding, at),
        Answer::Whole(band) => match (finding.kind(), band.exact()) {
            // A large count is entered in the number field, where it is visible.
            (Kind::Count { .. }, Some(number))
                if bands(finding).last().is_some_and(|open| open.low <= number) =>
            {
                state.sheet.type_in(finding, number.to_string());
                state.sheet.settle(finding);
            }
            _ => state.sheet.count(finding, band),
        },
        Answer::Quantity(Quantity { value, unit }) => state.sheet.take(finding, Quantity { value, unit }),
        Answer::Bounded(bound) => state.sheet.limit(finding, bound),
        Answer::Date(date) => {
            state.sheet.type_in(finding, date.to_string());
            state.sheet.settle(finding);
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use clinical::Band;
    use file_format::{Document, Opened};

    use super::*;
    use crate::state::Action;

    fn state() -> State {
        [
            Action::Units(Units::Si),
            Action::System(0, true),
            Action::Choose(Finding::PrimarySite, 1),
            Action::Count(Finding::Kps, Band { low: 50, high: 70 }),
            Action::Type(Finding::Bilirubin, "34,5".to_owned()),
            Action::Type(Finding::Afp, ">70000".to_owned()),
            Action::Measured(Finding::Bilirubin, Some(Date::constant(2026, 3, 2))),
            Action::Label("Bed 12/B".to_owned()),
            Action::Type(Finding::DateSurgery, "2026-03-09".to_owned()),
            Action::NotKnown(Finding::Ecog),
        ]
        .into_iter()
        .fold(State::default(), |state, action| state.after(action))
    }

    #[track_caller]
    fn reopened(state: &State, current: &State) -> State {
        let file = file_format::save(&Document::from(save(state)));
        let Ok(Opened::Plain(Document::Patient(saved))) = file_format::open(&file) else { panic!("{file}") };
        let (opened, unknown) = open(&saved, current);
        assert_eq!(unknown, Vec::<String>::new());
        opened
    }

    #[test]
    fn a_patient_comes_back_with_units_systems_and_what_is_not_known() {
        let mut saved = state();
        let mut level = Patient::default();
        level.choose(Finding::Level, "T7").unwrap();
        level.choose(Finding::SinsCollapse, "over_50").unwrap();
        saved.sheet.set_levels(vec![level.clone()]);
        let opened = reopened(&saved, &State::default());
        assert_eq!(opened.sheet.levels(), [level]);
        assert_eq!(opened.sheet.patient(), saved.sheet.patient());
        assert_eq!(opened.sheet.field(Finding::Bilirubin).unit, 1);
        assert!(opened.sheet.field(Finding::Ecog).not_known);
        assert_eq!(opened.settings.units, Units::Si);
        assert_eq!(opened.sheet.days(), [(Finding::Bilirubin, Date::constant(2026, 3, 2))]);
        assert_eq!(opened.sheet.label(), "Bed 12/B");
        assert_eq!(file_name(&opened, Date::constant(2026, 3, 9)), "spinemet-Bed-12-B-2026-03-09");
        assert_eq!(file_name(&State::default(), Date::constant(2026, 3, 9)), "spinemet-2026-03-09");
        assert!(opened.settings.system(0, opened.sheet.patient()));
        assert_eq!(opened.sheet.field(Finding::DateSurgery).typed, "2026-03-09");
    }

    #[test]
    fn a_large_count_is_seen_under_its_band() {
        let twelve = State::default().after(Action::Count(Finding::VertebralMetastases, Band::exactly(12)));
        let opened = reopened(&twelve, &State::default());
        assert_eq!(opened.sheet.patient(), twelve.sheet.patient());
        assert_eq!(opened.sheet.field(Finding::VertebralMetastases).typed, "12");
        let two = State::default().after(Action::Count(Finding::VertebralMetastases, Band::exactly(2)));
        let opened = reopened(&two, &State::default());
        assert_eq!(opened.sheet.field(Finding::VertebralMetastases).typed, "", "a button says it already");
    }

    #[test]
    fn nothing_of_an_earlier_patient_stays() {
        let before = State::default().after(Action::Count(Finding::VertebralMetastases, Band::exactly(2)));
        assert_eq!(reopened(&state(), &before).sheet.patient(), state().sheet.patient());
    }

    #[test]
    fn an_answer_that_no_chosen_system_asks_for_is_shown() {
        let escc = State::default().after(Action::Choose(Finding::Escc, 2));
        assert!(reopened(&escc, &State::default()).settings.extra(Extra::Compression));
    }

    #[test]
    fn an_example_is_no_patient_after_it_was_saved_either() {
        let example = State::default().after(Action::Example);
        assert!(reopened(&example, &State::default()).sheet.is_example());
    }

    #[test]
    fn what_cannot_be_understood_is_named_and_not_saved() {
        let typed = State::default().after(Action::Type(Finding::Albumin, "38".to_owned()));
        assert_eq!(not_understood(&typed), [Finding::Albumin]);
        assert!(save(&typed).patient.is_empty());
    }

    #[test]
    fn what_this_release_does_not_know_is_named() {
        let mut saved = save(&state());
        saved.unknown_findings.insert("shoe_size".to_owned(), 43.into());
        saved.systems = Some(vec!["sins".to_owned(), "of_tomorrow".to_owned()]);
        let (opened, unknown) = open(&saved, &State::default());
        assert_eq!(unknown, ["shoe_size", "of_tomorrow"]);
        assert!(!opened.settings.system(0, opened.sheet.patient()));
    }

    #[test]
    fn an_earlier_assessment_is_in_the_file_and_comes_back_from_it() {
        let (before, now) = (state(), state().after(Action::Choose(Finding::Frankel, 4)));
        let aside = Aside::new(before.sheet.clone(), "2026-11-20 08:00");
        let mut file = save(&now);
        add_earlier(&mut file, &aside, &now);
        let text = file_format::save(&file.into());
        let Ok(Opened::Plain(Document::Patient(read))) = file_format::open(&text) else { panic!("{text}") };
        let (opened, unknown) = open(&read, &State::default());
        assert_eq!(unknown, Vec::<String>::new());
        assert_eq!(opened.sheet.patient(), now.sheet.patient());
        let Some(found) = earlier(&read, &State::default()) else { panic!("{text}") };
        assert_eq!(found.when, aside.when);
        assert_eq!(found.sheet.patient(), before.sheet.patient());
        assert!(earlier(&save(&now), &State::default()).is_none());
    }
}
