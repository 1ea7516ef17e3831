//! Emptying the sheet, and the way back.

use yew::prelude::*;

use super::answer::Dispatch;
use crate::i18n::say;
use crate::state::Action;

/// The bar that offers to undo a reset, where something was put away.
pub(crate) fn undo(offered: bool, dispatch: &Dispatch) -> Html {
    let on = |action: fn() -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action()))
    };
    html! {
        <div role="status">
            if offered {
                <p class="undo">
                    <span>{ say!(RESET_DONE) }</span>
                    <button type="button" onclick={on(|| Action::Undo)}>{ say!(UNDO) }</button>
                    <button type="button" class="plain" onclick={on(|| Action::Forget)}>{ say!(FORGET) }</button>
                </p>
            }
        </div>
    }
}
