//! The calculator: findings are entered once, and every chosen system is computed at once.

use std::rc::Rc;

use yew::prelude::*;

use crate::component::emergency::emergency;
use crate::component::focus;
use crate::component::form::{self, Form};
use crate::component::label::label;
use crate::component::paper::Paper;
use crate::component::picker::picker;
use crate::component::progressive::use_progressive;
use crate::component::results::{self, Results};
use crate::component::spoken::Spoken;
use crate::component::totals::totals;
use crate::component::undo::undo;
use crate::files::browser::today;
use crate::i18n::say;
use crate::report::context::Context;
use crate::state::reading::Reading;
use crate::state::{Action, State};

#[derive(Properties, PartialEq)]
pub(crate) struct BedsideProps {
    pub(crate) state: UseReducerHandle<State>,
    /// The previous address.
    pub(crate) before: AttrValue,
}

/// The calculator.
#[component]
pub(crate) fn Bedside(props: &BedsideProps) -> Html {
    let state = &props.state;
    let dispatch = state.dispatcher();
    let reading = use_memo((state.sheet.patient().clone(), state.settings.clone()), |(patient, settings)| {
        Reading::of(patient, settings)
    });
    let on = |action: fn() -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action()))
    };
    let patient = Rc::new(state.sheet.patient().clone());
    let example = state.sheet.is_example();
    let context = Rc::new(Context::of(&state.sheet, today()));
    // The form first, then the results.
    let questions = form::parts(&reading);
    let drawn = use_progressive(questions + results::parts(&reading));
    // After visiting a system's page, returns to its card, once all cards are rendered.
    use_effect_with(drawn == usize::MAX, {
        let before = props.before.clone();
        move |&all| {
            if all && focus::is_lost() {
                focus::go_to_link(results::PLACE, &before);
            }
        }
    });
    html! {
        <>
            <h1 class="unseen">{ say!(BEDSIDE_TITLE) }</h1>
            { emergency(&patient, &reading) }
            <div class="bedside">
                <Paper patient={patient.clone()} reading={reading.clone()} context={context.clone()} />
                <div class="entry">
                    { undo(state, &dispatch) }
                    <div class="start">
                        { picker(&state.settings, &patient, &dispatch) }
                        <button type="button" onclick={on(|| Action::Example)} disabled={example}>{ say!(EXAMPLE) }</button>
                        // `later.js` opens the dialog.
                        <button type="button" data-opens="files" data-failed={say!(PAGE_FAILED)}>{ say!(FILES) }</button>
                        // Last, because the first control gets the focus after the example: a text field would open
                        // the keyboard of a phone.
                        { label(state.sheet.label(), &dispatch) }
                    </div>
                    <Form state={state.clone()} reading={reading.clone()} dispatch={dispatch.clone()} {drawn} />
                    if drawn >= questions {
                        <p class="actions">
                            <button type="button" onclick={on(|| Action::Reset)} disabled={state.sheet.is_empty()}>{ say!(RESET) }</button>
                        </p>
                    }
                </div>
                // On a phone they are below the form, which must not shift them.
                if drawn > questions {
                    <Results {patient} reading={reading.clone()} {context} drawn={drawn - questions} />
                }
            </div>
            { totals(&reading, state.sheet.label(), example) }
            <Spoken {reading} />
        </>
    }
}
