//! The form: the questions of the chosen systems, by section.

use std::rc::Rc;

use clinical::{Finding, Section};
use yew::prelude::*;

use super::answer::{AnswerProps, Dispatch};
use super::field::Field;
use crate::form::stands_in_for;
use crate::i18n::{say, words};
use crate::state::State;
use crate::state::reading::Reading;

#[derive(Properties, PartialEq)]
pub(crate) struct FormProps {
    pub(crate) state: UseReducerHandle<State>,
    pub(crate) reading: Rc<Reading>,
    pub(crate) dispatch: Dispatch,
    /// Number of [`parts`] rendered so far.
    pub(crate) drawn: usize,
}

/// Number of questions rendered at once.
const AT_ONCE: usize = 3;

/// Number of parts in which the form is rendered.
pub(crate) fn parts(reading: &Reading) -> usize {
    reading.asked.len().div_ceil(AT_ONCE)
}

/// The questions.
#[component]
pub(crate) fn Form(props: &FormProps) -> Html {
    let shown = props.drawn.saturating_mul(AT_ONCE);
    let asked: Vec<Finding> = props
        .reading
        .asked
        .iter()
        .copied()
        .filter(|finding| is_shown(&props.state, *finding))
        .take(shown)
        .collect();
    html! {
        // The form is never submitted; the return key does nothing.
        <form autocomplete="off" onsubmit={|event: SubmitEvent| event.prevent_default()}>
            for section in Section::ALL.iter() {
                { of_section(props, *section, &asked) }
            }
        </form>
    }
}

/// A replacement for another finding is asked only if that one is not known.
fn is_shown(state: &State, finding: Finding) -> bool {
    let Some(main) = stands_in_for(finding) else { return true };
    let answered = |finding: Finding| state.sheet.patient().get(finding).is_some();
    state.sheet.field(main).not_known || (answered(finding) && !answered(main))
}

fn of_section(props: &FormProps, section: Section, asked: &[Finding]) -> Html {
    let own: Vec<Finding> = asked.iter().copied().filter(|finding| finding.section() == section).collect();
    if own.is_empty() {
        return Html::default();
    }
    html! {
        <section key={section.id()} class="questions">
            <h2>{ words::section(section) }</h2>
            for finding in own {
                { field(props, finding) }
            }
        </section>
    }
}

fn field(props: &FormProps, finding: Finding) -> Html {
    let sheet = &props.state.sheet;
    let answer = AnswerProps {
        finding,
        answer: sheet.patient().get(finding),
        field: sheet.field(finding).clone(),
        problem: sheet.shown_problem(finding).cloned(),
        perhaps: sheet.perhaps(finding),
        undecided: props.reading.is_undecided(finding),
        unusual: sheet.unusual(finding).is_some(),
        dispatch: props.dispatch.clone(),
    };
    let users: Vec<_> = props.reading.users(finding).map(|system| words::defined(&system.short)).collect();
    let contradictions: Vec<_> = props.reading.contradictions(finding).collect();
    let left_open = props.reading.left_open(sheet.patient(), finding);
    let left_open: Vec<_> = left_open.iter().map(|system| words::defined(&system.short)).collect();
    let left_open = Rc::<str>::from(left_open.join(say!(JOINT_LIST)));
    let suggested = props.reading.suggested.iter().copied().find(|offer| offer.finding == finding);
    html! { <Field key={finding.id()} {answer} users={Rc::<str>::from(users.join(" · "))} {left_open} {contradictions} {suggested} /> }
}
