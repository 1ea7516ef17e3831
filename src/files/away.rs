//! What stands in the place of the page while nobody uses it: nothing of a patient, and a question.

#![cfg(target_arch = "wasm32")]

use web_sys::HtmlElement;
use yew::prelude::*;

use super::window;
use crate::i18n::say;

#[derive(Properties, PartialEq)]
pub(crate) struct AwayProps {
    /// For how long nobody was there.
    pub(crate) minutes: u32,
}

/// Whether to show the page again, or to clear it.
#[component]
pub(crate) fn Away(props: &AwayProps) -> Html {
    let button = use_node_ref();
    {
        let button = button.clone();
        use_effect_with((), move |()| {
            if let Some(button) = button.cast::<HtmlElement>() {
                // Were it refused, a tap would still do.
                let _ = button.focus();
            }
        });
    }
    let onshow = Callback::from(|_: MouseEvent| window::come_back());
    // Everything that the page holds in memory goes, of every program; what was kept on purpose stays kept.
    let onclear = Callback::from(|_: MouseEvent| drop(gloo::utils::window().location().reload()));
    html! {
        <main class="away">
            <h1>{ say!(IDLE_HIDDEN) }</h1>
            <p>{ say!(IDLE_WHY, minutes = props.minutes) }</p>
            <p class="buttons">
                <button type="button" class="main" ref={button} onclick={onshow}>{ say!(IDLE_SHOW) }</button>
                <button type="button" onclick={onclear}>{ say!(IDLE_CLEAR) }</button>
            </p>
        </main>
    }
}
