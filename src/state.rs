//! State of the bedside: one sheet of findings, settings, and undo.
//!
//! Nothing else is stored: every total, group and sentence is computed from these in one pass ([`reading`]).
//! Everything stays in memory; no value of a patient reaches an address, a storage or a console.

mod example;
pub(crate) mod levels;
pub(crate) mod local;
pub(crate) mod own;
pub(crate) mod reading;
pub(crate) mod settings;
pub(crate) mod sheet;
mod written;

use clinical::{Band, Date, Finding, Quantity};
use settings::{Extra, Preset, Settings, Units};
use sheet::Sheet;

/// The state of the bedside.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct State {
    /// Entered answers.
    pub(crate) sheet: Sheet,
    /// Display settings.
    pub(crate) settings: Settings,
    /// The sheet replaced by a reset, the example or an opened file.
    pub(crate) put_away: Option<Sheet>,
    /// The action that replaced it.
    pub(crate) put_away_by: PutAwayBy,
    /// Findings answered since, up to the second one, with which the sheet is another patient's.
    pub(crate) answered_since: Vec<Finding>,
}

/// The kind of action that replaced a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum PutAwayBy {
    /// The next patient was begun, or the example shown.
    #[default]
    Reset,
    /// A file was opened.
    File,
    /// An earlier sheet was brought back.
    Return,
}

/// Actions of the user.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Action {
    /// Chooses the value at an index of [`Finding::values`].
    Choose(Finding, u8),
    /// Answers a count or scale.
    Count(Finding, Band),
    /// Answers "not known".
    NotKnown(Finding),
    /// Types; every key stroke is parsed at once.
    Type(Finding, String),
    /// Leaves the field: an error may now be shown.
    Settle(Finding),
    /// A native date field contains an invalid date.
    BadDate(Finding),
    /// Reads the number as typed in another unit.
    Unit(Finding, u8),
    /// Says on which day a quantity was measured.
    Measured(Finding, Option<Date>),
    /// Gives the patient a label.
    Label(String),
    /// Takes a quantity that the page asked about.
    Take(Finding, Quantity),
    /// Accepts a suggested answer, in the notation of scoring files.
    Adopt(Finding, String),
    /// Replaces the patient by one opened in another program, as written by [`State::written`].
    Open(String),
    /// Fills the sheet with the example patient.
    Example,
    /// Empties the sheet.
    Reset,
    /// Undoes a reset.
    Undo,
    /// Discards the sheet replaced by a reset.
    Forget,
    /// Switches a system on or off, by its index in the catalogue.
    System(usize, bool),
    /// Switches optional questions on or off.
    Extra(Extra, bool),
    /// Chooses the systems of an occasion.
    Preset(Preset),
    /// Enters quantities in these units from now on.
    Units(Units),
    /// Shows the survival of other groups of patients of this hospital, as lines of [`local`].
    Compare(String),
}

impl State {
    /// Returns the state after an action.
    pub(crate) fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.note_answer(&action);
        let replaces_all = matches!(action, Action::Open(_) | Action::Example | Action::Reset | Action::Undo);
        match action {
            Action::Choose(finding, at) => next.sheet.choose(finding, at),
            Action::Count(finding, band) => next.sheet.count(finding, band),
            Action::NotKnown(finding) => next.sheet.not_known(finding),
            Action::Type(finding, text) => next.sheet.type_in(finding, text),
            Action::Settle(finding) => next.sheet.settle(finding),
            Action::BadDate(finding) => next.sheet.bad_date(finding),
            Action::Unit(finding, unit) => next.sheet.read_in_unit(finding, unit),
            Action::Measured(finding, day) => next.sheet.measured(finding, day),
            Action::Label(label) => next.sheet.set_label(&label),
            Action::Take(finding, quantity) => next.sheet.take(finding, quantity),
            Action::Adopt(finding, value) => next.sheet.adopt(finding, &value),
            Action::Open(text) => {
                next.put_away = self.to_put_away();
                next.put_away_by = PutAwayBy::File;
                next.read(&text);
            }
            Action::Example => {
                next.put_away = self.to_put_away();
                next.put_away_by = PutAwayBy::Reset;
                next.sheet = example::example(self.sheet.emptied());
            }
            Action::Reset => {
                next.put_away = self.to_put_away();
                next.put_away_by = PutAwayBy::Reset;
                next.sheet = self.sheet.emptied();
            }
            // The answers entered since the reset are stored in turn, so that nothing is lost either way.
            Action::Undo => {
                if let Some(sheet) = next.put_away.take() {
                    next.sheet = sheet;
                    next.put_away = self.to_put_away().filter(|_| !self.sheet.is_example());
                    next.put_away_by = PutAwayBy::Return;
                }
            }
            Action::Forget => next.put_away = None,
            Action::System(at, on) => next.settings.set_system(at, on),
            Action::Extra(extra, on) => next.settings.set_extra(extra, on),
            Action::Preset(preset) => next.settings.choose(preset),
            Action::Compare(lines) => next.settings.locals = local::Locals::read(&lines),
            Action::Units(units) => {
                next.settings.units = units;
                next.sheet.prefer(units);
            }
        }
        if !replaces_all {
            next.sheet.clear_dependents(self.sheet.patient());
        }
        next
    }

    /// Discards the sheet replaced by a reset with the second answer since, when the sheet is another
    /// patient's.
    fn note_answer(&mut self, action: &Action) {
        let finding = match action {
            Action::Choose(finding, _)
            | Action::Count(finding, _)
            | Action::NotKnown(finding)
            | Action::Type(finding, _)
            | Action::Take(finding, _)
            | Action::Adopt(finding, _) => *finding,
            Action::Open(_) | Action::Example | Action::Reset | Action::Undo => {
                self.answered_since.clear();
                return;
            }
            _ => return,
        };
        // The patient replaced by the example is the current one, however much of the example is changed.
        if self.put_away.is_none() || self.sheet.is_example() || self.answered_since.contains(&finding) {
            return;
        }
        self.answered_since.push(finding);
        if self.answered_since.len() > 1 {
            self.put_away = None;
            self.answered_since.clear();
        }
    }

    /// The sheet to store before it is emptied. A patient replaced by the example has priority over the
    /// example.
    fn to_put_away(&self) -> Option<Sheet> {
        let kept = self.put_away.as_ref().filter(|_| self.sheet.is_example());
        kept.or((!self.sheet.is_empty()).then_some(&self.sheet)).cloned()
    }
}

#[cfg(target_arch = "wasm32")]
impl yew::Reducible for State {
    type Action = Action;

    fn reduce(self: std::rc::Rc<Self>, action: Action) -> std::rc::Rc<Self> {
        self.after(action).into()
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        actions.into_iter().fold(State::default(), |state, action| state.after(action))
    }

    fn typed(finding: Finding, text: &str) -> Action {
        Action::Type(finding, text.to_owned())
    }

    #[test]
    fn a_reset_can_be_undone_and_what_was_entered_since_is_not_lost_either() {
        let albumin = typed(Finding::Albumin, "3,x");
        let reset = after([albumin, Action::Choose(Finding::PrimarySite, 0), Action::Reset]);
        assert!(reset.sheet.is_empty());
        let entered = reset.after(Action::Choose(Finding::PrimarySite, 1)).after(Action::Undo);
        assert_eq!(entered.sheet.patient().chosen(Finding::PrimarySite), Some("hcc"));
        assert_eq!(entered.sheet.field(Finding::Albumin).typed, "3,x");
        let back = entered.after(Action::Undo);
        assert_eq!(back.sheet.patient().chosen(Finding::PrimarySite), Some("lung"));
    }

    #[test]
    fn the_previous_patient_can_no_more_be_brought_back_after_the_second_answer_of_the_next() {
        let first = [Action::Choose(Finding::PrimarySite, 0), Action::Reset, typed(Finding::Albumin, "3")];
        let one = after(first).after(typed(Finding::Albumin, "3.5"));
        assert!(one.put_away.is_some(), "one answer, typed key by key");
        let two = one.after(Action::Choose(Finding::PrimarySite, 1));
        assert_eq!(two.put_away, None);
        assert_eq!(two.after(Action::Undo).sheet, two.sheet);
        let again = two.after(Action::Reset).after(Action::Choose(Finding::PrimarySite, 2));
        assert_eq!(again.put_away.as_ref(), Some(&two.sheet));
    }

    #[test]
    fn an_undo_on_an_empty_sheet_leaves_nothing_to_undo() {
        let state = after([Action::Choose(Finding::PrimarySite, 0), Action::Reset, Action::Undo]);
        assert_eq!(state.put_away, None);
        assert_eq!(state.after(Action::Undo), state);
    }

    #[test]
    fn a_sheet_that_is_put_away_says_by_what() {
        let reset = after([Action::Choose(Finding::PrimarySite, 0), Action::Reset]);
        assert_eq!(reset.put_away_by, PutAwayBy::Reset);
        let opened = after([Action::Choose(Finding::PrimarySite, 0)]);
        let opened = opened.after(Action::Open(opened.written()));
        assert_eq!((opened.put_away.is_some(), opened.put_away_by), (true, PutAwayBy::File));
        let returned = opened.after(Action::Undo);
        assert_eq!((returned.put_away.is_some(), returned.put_away_by), (true, PutAwayBy::Return));
    }

    #[test]
    fn resetting_an_empty_sheet_offers_no_undo() {
        assert_eq!(after([Action::Reset]), State::default());
    }

    #[test]
    fn the_example_is_marked_and_gives_way_to_what_it_put_away() {
        let shown = after([Action::Choose(Finding::PrimarySite, 1), Action::Example]);
        assert!(shown.sheet.is_example());
        assert_eq!(shown.sheet.patient().chosen(Finding::PrimarySite), Some("hcc"));
        let back = shown.after(Action::Undo);
        assert!(!back.sheet.is_example());
        assert_eq!(back.sheet.patient().chosen(Finding::PrimarySite), Some("lung"));
        assert_eq!(back.put_away, None);
        assert_eq!(shown.after(Action::Example).after(Action::Reset).after(Action::Undo).sheet, back.sheet);
    }

    #[test]
    fn an_example_that_was_changed_is_still_no_patient_until_the_sheet_is_emptied() {
        let changed = after([Action::Example, Action::NotKnown(Finding::Kps)]);
        assert!(changed.sheet.is_example());
        assert!(!changed.after(Action::Reset).sheet.is_example());
    }

    #[test]
    fn another_primary_clears_what_was_answered_of_the_first() {
        let site = |id: &str| {
            let at = Finding::PrimarySite.values().iter().position(|value| *value == id).unwrap();
            Action::Choose(Finding::PrimarySite, u8::try_from(at).unwrap())
        };
        let myeloma = after([site("myeloma"), Action::Choose(Finding::PrimaryGrowth, 0)]);
        let melanoma = myeloma.after(site("melanoma"));
        assert_eq!(melanoma.sheet.patient().get(Finding::PrimaryGrowth), None);
        let growth = |state: &State| state.sheet.field(Finding::PrimaryGrowth).cleared_by;
        assert_eq!(growth(&melanoma), Some(Finding::PrimarySite));
        assert_eq!(growth(&melanoma.after(Action::Choose(Finding::PrimaryGrowth, 2))), None);
        assert_eq!(myeloma.after(site("myeloma")), myeloma, "the same primary again");
        let unknown = myeloma.after(Action::NotKnown(Finding::PrimarySite));
        assert_eq!(unknown.sheet.patient().get(Finding::PrimaryGrowth), None);
        let late = after([Action::Choose(Finding::PrimaryGrowth, 0), site("melanoma")]);
        assert_eq!(late.sheet.patient().chosen(Finding::PrimaryGrowth), Some("slow"), "nothing was changed");
    }

    #[test]
    fn days_since_a_deficit_go_with_the_deficit() {
        let entered =
            after([Action::Choose(Finding::MotorDeficit, 1), typed(Finding::MotorDeficitOnsetDays, "3")]);
        let without = entered.after(Action::Choose(Finding::MotorDeficit, 0));
        assert_eq!(without.sheet.patient().get(Finding::MotorDeficitOnsetDays), None);
        assert_eq!(without.sheet.field(Finding::MotorDeficitOnsetDays).typed, "");
    }

    #[test]
    fn a_preference_for_units_touches_only_fields_without_a_number() {
        let state = after([typed(Finding::Bilirubin, "1.4"), Action::Units(Units::Si)]);
        assert_eq!(state.sheet.field(Finding::Bilirubin).unit, 0);
        assert_eq!(state.sheet.field(Finding::Albumin).unit, 1);
    }
}
