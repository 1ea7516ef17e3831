//! Form for the passphrase of a locked file. The open file remains until it is unlocked.

#![cfg(target_arch = "wasm32")]

use study::protocol::Secret;
use yew::prelude::*;

use super::messages::sentence;
use super::state::Waiting;
use crate::component::focus;
use crate::component::passphrase::{Passphrase, composed, typed};
use crate::i18n::say;

#[derive(Properties, PartialEq)]
pub(super) struct UnlockingProps {
    pub(super) waiting: Waiting,
    pub(super) busy: bool,
    pub(super) onunlock: Callback<Secret>,
    pub(super) onleft: Callback<()>,
}

/// Asks for the passphrase.
#[component]
pub(super) fn Unlocking(props: &UnlockingProps) -> Html {
    let field = use_node_ref();
    let onsubmit = {
        let (onunlock, field) = (props.onunlock.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            onunlock.emit(Secret::from(composed(&typed(&field))));
        })
    };
    use_effect_with((), |()| focus::go_to_part("study-locked"));
    html! {
        <section class="card" id="study-locked" tabindex="-1">
            <form autocomplete="off" {onsubmit}>
                <h2>{ say!(OPEN_LOCKED) }</h2>
                <Passphrase
                    id="study-unlock"
                    label={say!(OPEN_PASSPHRASE)}
                    {field}
                    problem={props.waiting.problem.as_ref().map(sentence)}
                />
                <div class="choices">
                    <button disabled={props.busy}>{ say!(OPEN_UNLOCK) }</button>
                    <button type="button" onclick={props.onleft.reform(|_: MouseEvent| ())}>{ say!(STUDY_LEAVE_LOCKED) }</button>
                </div>
            </form>
        </section>
    }
}
