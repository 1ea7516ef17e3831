//! The idle screen: hides the page after inactivity, and asks whether to continue.

#![cfg(target_arch = "wasm32")]

use web_sys::HtmlElement;
use yew::prelude::*;

use super::window;
use crate::i18n::say;

#[derive(Properties, PartialEq)]
pub(crate) struct AwayProps {
    /// Minutes of inactivity.
    pub(crate) minutes: u32,
}

/// Asks whether to show the page again or to clear it.
#[component]
pub(crate) fn Away(props: &AwayProps) -> Html {
    let button = use_node_ref();
    {
        let button = button.clone();
        use_effect_with((), move |()| {
            if let Some(button) = button.cast::<HtmlElement>() {
                // If focus is refused, a tap still works.
                let _ = button.focus();
            }
        });
    }
    let onshow = Callback::from(|_: MouseEvent| window::come_back());
    // Reloading clears the memory of all programs; data stored on purpose remain.
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
