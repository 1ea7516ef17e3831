//! Reset, example patient, and undo.

use yew::prelude::*;

use super::answer::Dispatch;
use crate::i18n::say;
use crate::state::{Action, PutAwayBy, State};

/// Offer to undo a reset or the example, and the mark of the example.
pub(crate) fn undo(state: &State, dispatch: &Dispatch) -> Html {
    let on = |action: fn() -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action()))
    };
    let button = |class: &'static str, words: &'static str, action: fn() -> Action| {
        html! { <button type="button" {class} onclick={on(action)}>{ words }</button> }
    };
    let (offered, example) = (state.put_away.is_some(), state.sheet.is_example());
    let (message, back) = match state.put_away_by {
        PutAwayBy::Reset => (say!(RESET_DONE), say!(RESET_UNDO)),
        PutAwayBy::File => (say!(FILE_TAKEN), say!(FILE_UNDO)),
        PutAwayBy::Return => (say!(RETURNED), say!(RETURNED_UNDO)),
    };
    html! {
        <div role="status">
            if example {
                <p class="undo">
                    <span class="example">{ say!(PAPER_EXAMPLE) }</span>
                    if offered {
                        { button("", say!(EXAMPLE_BACK), || Action::Undo) }
                    } else {
                        { button("", say!(EXAMPLE_END), || Action::Reset) }
                    }
                </p>
            } else if offered {
                <p class="undo">
                    <span>{ message }</span>
                    { button("", back, || Action::Undo) }
                    { button("plain", say!(FORGET), || Action::Forget) }
                </p>
            }
        </div>
    }
}
