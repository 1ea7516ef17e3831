//! Patients of this tab besides the entered one. They are in memory only, and gone when the tab is closed.

use clinical::{Answer, Finding, NoteKind, Patient, notes};
use systems::CATALOGUE;

use super::relief::{Compared, result};
use crate::i18n::{say, words};
use crate::report::context::Context;
use crate::report::{copy, levels};
use crate::state::reading::Reading;
use crate::state::settings::Settings;
use crate::state::sheet::Sheet;

/// A patient who was put aside, or an earlier assessment.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Aside {
    pub(crate) sheet: Sheet,
    /// The day and the minute at which it was put aside.
    pub(crate) when: String,
    /// True for a copy for a later comparison, which remains in the list when its patient is brought back.
    pub(crate) copy: bool,
}

impl Aside {
    /// A patient, put aside at this minute.
    pub(crate) fn new(sheet: Sheet, when: &str) -> Self {
        Self { sheet, when: when.to_owned(), copy: false }
    }

    /// The label, or the primary of a patient without one.
    pub(crate) fn name(&self) -> String {
        if !self.sheet.label().is_empty() {
            return self.sheet.label().to_owned();
        }
        let primary = self.sheet.patient().get(Finding::PrimarySite);
        let primary = primary.map(|answer| words::answer(Finding::PrimarySite, answer));
        [Some(say!(PATIENTS_NAMELESS).to_owned()), primary]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(say!(JOINT_LIST))
    }

    /// Name for the list, which begins with a mark if the patient is an emergency.
    pub(crate) fn listed_name(&self) -> String {
        if self.is_emergency() { format!("{}: {}", say!(EMERGENCY), self.name()) } else { self.name() }
    }

    /// Returns whether the findings are an emergency.
    pub(crate) fn is_emergency(&self) -> bool {
        notes(self.sheet.patient(), &CATALOGUE).iter().any(|note| note.kind == NoteKind::Emergency)
    }

    /// Totals of the chosen systems with their groups, in a line.
    pub(crate) fn totals(&self, settings: &Settings) -> String {
        copy::totals(&Reading::of(self.sheet.patient(), settings))
    }

    /// The lines of the short note, for the printed list.
    pub(crate) fn lines(&self, settings: &Settings) -> Vec<String> {
        let patient = self.sheet.patient();
        let context = Context {
            label: self.name(),
            days: self.sheet.days(),
            levels: self.sheet.levels().to_vec(),
            ..Context::default()
        };
        let note = copy::short(patient, &Reading::of(patient, settings), &context, &self.when);
        note.lines().map(str::to_owned).collect()
    }
}

/// The patients who were put aside, in the order of the list.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Round(Vec<Aside>);

impl Round {
    /// The list.
    pub(crate) fn listed(&self) -> &[Aside] {
        &self.0
    }

    /// Returns whether a sheet holds a patient who is not in the list yet.
    pub(crate) fn lacks(&self, sheet: &Sheet) -> bool {
        let is_patient = !sheet.is_empty() && !sheet.is_example();
        is_patient && !self.0.iter().any(|aside| aside.sheet == *sheet)
    }

    /// Adds a sheet, unless it is empty, the example or in the list.
    pub(crate) fn put_aside(&mut self, sheet: &Sheet, when: &str) {
        if self.lacks(sheet) {
            self.0.push(Aside::new(sheet.clone(), when));
        }
    }

    /// Adds a copy of a sheet that goes on being edited.
    pub(crate) fn keep_copy(&mut self, sheet: &Sheet, when: &str) {
        if self.lacks(sheet) {
            self.0.push(Aside { copy: true, ..Aside::new(sheet.clone(), when) });
        }
    }

    /// Takes a patient out of the list, and puts the entered one in the same place. A copy remains, and the
    /// entered patient is added.
    pub(crate) fn bring_back(&mut self, at: usize, entered: &Sheet, when: &str) -> Option<Sheet> {
        let stays = self.lacks(entered);
        let place = self.0.get_mut(at)?;
        if place.copy {
            let sheet = place.sheet.clone();
            self.put_aside(entered, when);
            return Some(sheet);
        }
        if stays {
            return Some(std::mem::replace(place, Aside::new(entered.clone(), when)).sheet);
        }
        Some(self.0.remove(at).sheet)
    }

    /// Removes a patient from the list.
    pub(crate) fn remove(&mut self, at: usize) {
        if at < self.0.len() {
            self.0.remove(at);
        }
    }
}

/// Answers that differ between two patients or assessments.
pub(crate) fn changed(before: &Patient, now: &Patient) -> Vec<Compared> {
    let told = |finding: Finding, answer: Option<Answer>| {
        answer.map_or_else(|| say!(TOTAL_NONE).to_owned(), |answer| words::answer(finding, answer))
    };
    let answers = Finding::ALL.iter().filter_map(|finding| {
        let [earlier, later] = [before, now].map(|patient| patient.get(*finding));
        (earlier != later).then(|| Compared {
            system: words::label(*finding).to_owned(),
            entered: told(*finding, earlier),
            relieved: told(*finding, later),
        })
    });
    answers.collect()
}

/// Answers that changed between two assessments, then the results of both.
pub(crate) fn compared(before: &Sheet, now: &Sheet, settings: &Settings) -> Vec<Compared> {
    let none = || say!(TOTAL_NONE).to_owned();
    let answers = changed(before.patient(), now.patient());
    let [earlier, later] = [before, now].map(|sheet| Reading::of(sheet.patient(), settings).assessed);
    let in_both = later.iter().map(|one| {
        let of_before = earlier.iter().find(|other| other.system.id == one.system.id);
        Compared {
            system: words::defined(&one.system.name),
            entered: of_before.map_or_else(none, |other| result(other)),
            relieved: result(one),
        }
    });
    let further = (before.levels() != now.levels()).then(|| Compared {
        system: say!(LEVELS_TITLE).to_owned(),
        entered: levels::list(before.levels()),
        relieved: levels::list(now.levels()),
    });
    answers.into_iter().chain(in_both).chain(further).collect()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn sheet(label: &str, answers: &[(Finding, &str)]) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.set_label(label);
        for (finding, value) in answers {
            sheet.adopt(*finding, value);
        }
        sheet
    }

    #[test]
    fn patients_change_places_and_none_is_lost_or_listed_twice() {
        let (first, second) =
            (sheet("12A", &[(Finding::PrimarySite, "lung")]), sheet("12B", &[(Finding::PrimarySite, "hcc")]));
        let mut round = Round::default();
        round.put_aside(&Sheet::default(), "08:00");
        assert!(round.listed().is_empty(), "an empty sheet is no patient");
        round.put_aside(&first, "08:10");
        round.put_aside(&first, "08:11");
        assert_eq!(round.listed().len(), 1);
        assert_eq!(round.bring_back(0, &second, "08:20"), Some(first.clone()));
        assert_eq!(round.listed()[0], Aside::new(second.clone(), "08:20"));
        assert_eq!(round.bring_back(0, &Sheet::default(), "08:30"), Some(second));
        assert_eq!(
            round.bring_back(0, &first, "08:40"),
            None,
            "the list is empty, the patient stays entered"
        );
    }

    #[test]
    fn a_copy_remains_when_its_patient_is_brought_back() {
        let before = sheet("12A", &[(Finding::PrimarySite, "lung"), (Finding::Frankel, "D")]);
        let other = sheet("12B", &[(Finding::PrimarySite, "hcc")]);
        let mut round = Round::default();
        round.keep_copy(&before, "08:00");
        round.put_aside(&before, "08:10");
        assert_eq!(round.bring_back(0, &other, "08:20"), Some(before.clone()));
        assert!(!round.lacks(&before) && !round.lacks(&other), "{round:?}");
        assert_eq!(round.listed().len(), 2);
    }

    #[test]
    fn the_example_is_not_put_aside() {
        let mut example = sheet("", &[(Finding::PrimarySite, "hcc")]);
        example.mark_as_example();
        let mut round = Round::default();
        round.put_aside(&example, "08:00");
        assert!(round.listed().is_empty());
    }

    #[test]
    fn a_patient_is_listed_by_the_label_or_the_primary_with_totals_and_the_emergency() {
        let answers = [(Finding::PrimarySite, "lung"), (Finding::Frankel, "C"), (Finding::Kps, "40")];
        let of = |label| Aside::new(sheet(label, &answers), "2026-11-29 08:00");
        assert_eq!(of("Bed 4").name(), "Bed 4");
        assert_eq!(of("").name(), "no label, Lung");
        let settings = Settings::default();
        assert!(of("").totals(&settings).starts_with("Tokuhashi 1-"), "{}", of("").totals(&settings));
        let lines = of("Bed 4").lines(&settings);
        assert!(lines[0].starts_with("Bed 4: ") && lines[0].contains("2026-11-29 08:00"), "{lines:?}");
        assert!(lines[1].starts_with("EMERGENCY: "), "{lines:?}");
        assert_eq!(of("Bed 4").listed_name(), "Emergency: Bed 4");
        let calm = Aside::new(sheet("Bed 5", &[(Finding::Frankel, "E")]), "2026-11-29 08:00");
        assert_eq!(calm.listed_name(), "Bed 5");
    }

    #[test]
    fn two_assessments_show_what_changed_and_both_totals() {
        let spread = [
            (Finding::PrimarySite, "hcc"),
            (Finding::Frankel, "E"),
            (Finding::VertebralMetastases, "1"),
            (Finding::ExtraspinalBoneMetastases, "0"),
            (Finding::VisceralMetastases, "none"),
        ];
        let with = |kps| sheet("", &[&spread[..], &[(Finding::Kps, kps)]].concat());
        let rows = compared(&with("40"), &with("80"), &Settings::default());
        let [changed, tokuhashi, ..] = &rows[..] else { panic!("{rows:?}") };
        assert_eq!((&*changed.entered, &*changed.relieved), ("40", "80"));
        assert!(tokuhashi.entered.starts_with("9 of 15"), "{rows:?}");
        assert!(tokuhashi.relieved.starts_with("11 of 15"), "{rows:?}");
        let same = compared(&with("80"), &with("80"), &Settings::default());
        assert!(same.iter().all(|row| row.entered == row.relieved), "{same:?}");
    }
}
