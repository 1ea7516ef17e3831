//! Properties of all answer controls: the finding, its field, and callbacks.

use clinical::{Answer, Finding, Problem, Suggestion};
use yew::prelude::*;

use crate::state::sheet::Field;
use crate::state::{Action, State};

/// Dispatcher of the user's actions.
pub(crate) type Dispatch = UseReducerDispatcher<State>;

#[derive(Properties, PartialEq, Clone)]
pub(crate) struct AnswerProps {
    pub(crate) finding: Finding,
    /// The parsed answer.
    pub(crate) answer: Option<Answer>,
    /// Field with the typed text.
    pub(crate) field: Field,
    /// Error to show, if any.
    pub(crate) problem: Option<Problem>,
    /// Suggested interpretation.
    pub(crate) perhaps: Option<Suggestion>,
    /// True if the number is valid but unusual.
    pub(crate) unusual: bool,
    /// True if a chosen system needs to know more about the finding.
    pub(crate) undecided: bool,
    pub(crate) dispatch: Dispatch,
}

impl AnswerProps {
    /// A callback that dispatches an action.
    pub(crate) fn on<T: 'static>(&self, action: impl Fn(T) -> Action + 'static) -> Callback<T> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |input| dispatch.dispatch(action(input)))
    }

    /// Id of an element of this finding.
    pub(crate) fn id(&self, part: &str) -> AttrValue {
        id(self.finding, part)
    }

    /// Index of the chosen value.
    pub(crate) fn chosen(&self) -> Option<u8> {
        match self.answer {
            Some(Answer::Choice(at)) => Some(at),
            _ => None,
        }
    }
}

/// Id of an element of a finding.
pub(crate) fn id(finding: Finding, part: &str) -> AttrValue {
    format!("{}-{part}", finding.id()).into()
}
