//! What every kind of control needs: the finding, its field, and the way to say what was answered.

use clinical::{Answer, Finding, Problem, Suggestion};
use yew::prelude::*;

use crate::state::sheet::Field;
use crate::state::{Action, State};

/// The way to say what a user did.
pub(crate) type Dispatch = UseReducerDispatcher<State>;

#[derive(Properties, PartialEq, Clone)]
pub(crate) struct AnswerProps {
    pub(crate) finding: Finding,
    /// What is understood.
    pub(crate) answer: Option<Answer>,
    /// What was typed.
    pub(crate) field: Field,
    /// What is wrong with it, if that is to be shown.
    pub(crate) problem: Option<Problem>,
    /// What was perhaps meant.
    pub(crate) perhaps: Option<Suggestion>,
    /// Whether the number counts, but is unusual.
    pub(crate) unusual: bool,
    pub(crate) dispatch: Dispatch,
}

impl AnswerProps {
    /// A callback that says what was done.
    pub(crate) fn on<T: 'static>(&self, action: impl Fn(T) -> Action + 'static) -> Callback<T> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |input| dispatch.dispatch(action(input)))
    }

    /// An id on the page that belongs to this finding.
    pub(crate) fn id(&self, part: &str) -> AttrValue {
        id(self.finding, part)
    }

    /// The place of the value chosen.
    pub(crate) fn chosen(&self) -> Option<u8> {
        match self.answer {
            Some(Answer::Choice(at)) => Some(at),
            _ => None,
        }
    }
}

/// An id on the page that belongs to a finding.
pub(crate) fn id(finding: Finding, part: &str) -> AttrValue {
    format!("{}-{part}", finding.id()).into()
}
