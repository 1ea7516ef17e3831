//! Emptying the sheet, and the way back.

use yew::prelude::*;

use super::answer::Dispatch;
use crate::i18n::say;
use crate::state::Action;

#[derive(Properties, PartialEq)]
pub(crate) struct UndoProps {
    /// Whether something was put away.
    pub(crate) offered: bool,
    pub(crate) dispatch: Dispatch,
}

/// The bar that offers to undo a reset.
#[component]
pub(crate) fn Undo(props: &UndoProps) -> Html {
    let on = |action: fn() -> Action| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action()))
    };
    html! {
        <div role="status">
            if props.offered {
                <p class="undo">
                    <span>{ say!(RESET_DONE) }</span>
                    <button type="button" onclick={on(|| Action::Undo)}>{ say!(UNDO) }</button>
                    <button type="button" class="plain" onclick={on(|| Action::Forget)}>{ say!(FORGET) }</button>
                </p>
            }
        </div>
    }
}
