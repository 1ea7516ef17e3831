//! Serialises the state, so that the programs of a release can exchange a patient.
//!
//! The bedside has no room for a reader of files; the program that has one asks for this text, and gives one back.
//! Both are of one release and agree on the order of systems and findings: the first line has a digit for each
//! switch and the label, each further line a finding (its unit, the day of measurement where there is one, a mark,
//! and what was chosen or typed), and the last lines a further level each. It is written nowhere.

use clinical::{Answer, Finding};

use super::State;
use super::levels;
use super::settings::Units;
use super::sheet::{Field, Sheet, read_day};

/// In the place of the digit of a system that is left to the primary.
const BY_PRIMARY: char = '-';
/// Marks typed text.
const TYPED: char = '"';
/// Marks a choice, in the notation of scoring files.
const CHOSEN: char = '=';
/// Mark before the day of measurement.
const DAY: char = '@';
/// The letters of a day, as in `2026-11-24`.
const DAY_LENGTH: usize = 10;
/// It was said not to be known.
const NOT_KNOWN: char = '?';

impl State {
    /// Serialises answers and settings, without undo.
    pub(crate) fn written(&self) -> String {
        let mut text = String::new();
        for on in self.settings.chosen() {
            text.push(on.map_or(BY_PRIMARY, digit));
        }
        for on in self.settings.switches() {
            text.push(digit(on));
        }
        text.push(digit(self.settings.units == Units::Si));
        text.push(digit(self.sheet.is_example()));
        text.push(TYPED);
        text.push_str(self.sheet.label());
        for finding in Finding::ALL {
            text.push('\n');
            text.push_str(&line(&self.sheet, *finding));
        }
        for level in self.sheet.levels() {
            text.push('\n');
            text.push_str(&levels::written(level));
        }
        text
    }

    /// Reads a state written by another program.
    pub(crate) fn read(&mut self, text: &str) {
        let mut lines = text.split('\n');
        let first = lines.next().unwrap_or_default();
        let (switches, label) = first.split_once(TYPED).unwrap_or((first, ""));
        let mut digits = switches.chars();
        for system in self.settings.chosen_mut() {
            match digits.next() {
                Some(BY_PRIMARY) => *system = None,
                Some(digit) => *system = Some(digit == '1'),
                None => {}
            }
        }
        let mut switches = digits.map(|digit| digit == '1');
        for switch in self.settings.switches_mut() {
            *switch = switches.next().unwrap_or(*switch);
        }
        if let Some(si) = switches.next() {
            self.settings.units = if si { Units::Si } else { Units::Conventional };
        }
        self.sheet = Sheet::default();
        self.sheet.set_label(label);
        for (finding, line) in Finding::ALL.iter().zip(lines.by_ref()) {
            read_line(&mut self.sheet, *finding, line);
        }
        self.sheet.set_levels(lines.map(levels::read).filter(|level| !level.is_empty()).collect());
        if switches.next() == Some(true) {
            self.sheet.mark_as_example();
        }
    }
}

fn digit(on: bool) -> char {
    if on { '1' } else { '0' }
}

fn line(sheet: &Sheet, finding: Finding) -> String {
    let field = sheet.field(finding);
    let (mark, text) = match sheet.patient().get(finding) {
        _ if field.not_known => (NOT_KNOWN, String::new()),
        Some(Answer::Choice(at)) => {
            (CHOSEN, finding.values().get(usize::from(at)).copied().unwrap_or_default().to_owned())
        }
        Some(Answer::Whole(band)) if field.typed.is_empty() => {
            (CHOSEN, format!("{}-{}", band.low, band.high))
        }
        _ => (TYPED, field.typed.clone()),
    };
    let day = field.day.map(|day| format!("{DAY}{day}")).unwrap_or_default();
    format!("{}{day}{mark}{text}", field.unit)
}

fn read_line(sheet: &mut Sheet, finding: Finding, line: &str) {
    let mut letters = line.chars();
    let unit = letters.next().and_then(|digit| digit.to_digit(10)).unwrap_or_default();
    let unit = u8::try_from(unit).unwrap_or_default();
    let day = letters.as_str().strip_prefix(DAY).and_then(|rest| rest.get(..DAY_LENGTH));
    if day.is_some() {
        letters = letters.as_str().get(1 + DAY_LENGTH..).unwrap_or_default().chars();
    }
    let mark = letters.next();
    let typed = if mark == Some(TYPED) { letters.as_str().to_owned() } else { String::new() };
    let settled = !typed.is_empty();
    sheet.read(finding, Field { typed, unit, settled, ..Field::default() });
    match mark {
        Some(CHOSEN) => sheet.adopt(finding, letters.as_str()),
        Some(NOT_KNOWN) => sheet.not_known(finding),
        _ => {}
    }
    sheet.measured(finding, day.and_then(read_day));
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use clinical::{Band, Date};

    use super::*;
    use crate::state::Action;
    use crate::state::settings::Extra;

    fn state() -> State {
        [
            Action::Units(Units::Si),
            Action::System(0, true),
            Action::System(1, false),
            Action::Extra(Extra::Compression, true),
            Action::Choose(Finding::PrimarySite, 0),
            Action::Choose(Finding::TargetedTherapy, 1),
            Action::Count(Finding::Kps, Band { low: 50, high: 70 }),
            Action::Type(Finding::VertebralMetastases, "2".to_owned()),
            Action::Type(Finding::Bilirubin, "34,5".to_owned()),
            Action::Type(Finding::Albumin, "x\"=?".to_owned()),
            Action::Measured(Finding::Bilirubin, Some(Date::constant(2026, 11, 20))),
            Action::Label("12B \"K.\"".to_owned()),
            Action::Type(Finding::DateSurgery, "2026-03-09".to_owned()),
            Action::NotKnown(Finding::Ecog),
        ]
        .into_iter()
        .fold(State::default(), |state, action| state.after(action))
    }

    fn settled(mut state: State) -> State {
        for finding in Finding::ALL {
            if !state.sheet.field(*finding).typed.is_empty() {
                state = state.after(Action::Settle(*finding));
            }
        }
        state
    }

    #[test]
    fn what_is_written_is_read_back_the_same() {
        let mut written = state();
        let mut level = clinical::Patient::default();
        level.choose(Finding::Level, "T7").unwrap();
        level.choose(Finding::SinsPosterolateral, "none").unwrap();
        written.sheet.set_levels(vec![level.clone(), level]);
        let mut read = State::default();
        read.read(&written.written());
        assert_eq!(read, settled(written));
    }

    #[test]
    fn an_example_stays_one() {
        let mut read = State::default();
        read.read(&State::default().after(Action::Example).written());
        assert!(read.sheet.is_example());
    }

    #[test]
    fn an_opened_patient_puts_away_what_was_entered_before() {
        let before = State::default().after(Action::Choose(Finding::PrimarySite, 1));
        let opened = before.after(Action::Open(state().written()));
        assert_eq!(opened.sheet.patient().chosen(Finding::PrimarySite), Some("hcc"));
        assert_eq!(opened.after(Action::Undo).sheet.patient().chosen(Finding::PrimarySite), Some("lung"));
    }

    #[test]
    fn any_text_is_read_without_a_word_and_a_wrong_answer_is_none() {
        for text in
            ["", "\n\n\n", "2\n9=cancer\n", "1é\n=\n?", "1\"é\n0@2026-11\n0@éééééééééé=", "\u{0}\n0=nonsense"]
        {
            let mut state = State::default();
            state.read(text);
            assert!(state.sheet.patient().is_empty(), "{text:?}");
        }
    }
}
