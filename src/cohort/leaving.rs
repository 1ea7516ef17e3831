//! Asks for confirmation before an unsaved study is left; the browser asks if the page is closed or reloaded.

#![cfg(target_arch = "wasm32")]

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::choose::Chosen;
use crate::i18n::say;

/// The destination.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Leaving {
    /// Closes the file.
    Close,
    /// Replaces it by another file, or by the same one with other settings.
    Open(Chosen),
}

#[derive(Properties, PartialEq)]
pub(super) struct QuestionProps {
    /// Called with `true` to leave the study.
    pub(super) onanswer: Callback<bool>,
}

/// Asks whether to discard unsaved changes.
#[component]
pub(super) fn Question(props: &QuestionProps) -> Html {
    let stay = use_node_ref();
    {
        let stay = stay.clone();
        use_effect_with((), move |()| {
            if let Some(button) = stay.cast::<HtmlElement>() {
                // Without focus, the button still works.
                drop(button.focus());
            }
        });
    }
    let answer = |left: bool| props.onanswer.reform(move |_: MouseEvent| left);
    let escape = {
        let onanswer = props.onanswer.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                onanswer.emit(false);
            }
        })
    };
    html! {
        <div class="study-bar" role="alertdialog" aria-labelledby="study-leaving" onkeydown={escape}>
            <p id="study-leaving" role="alert">{ say!(STUDY_UNSAVED) }</p>
            <button type="button" ref={stay} onclick={answer(false)}>{ say!(STUDY_STAY) }</button>
            <button type="button" onclick={answer(true)}>{ say!(STUDY_LEAVE) }</button>
        </div>
    }
}

/// Hook: makes the browser ask before the page is closed or reloaded.
#[hook]
pub(super) fn use_question_before_unload(unsaved: bool) {
    use_effect_with(unsaved, |unsaved| {
        let listener = unsaved.then(|| {
            let window = gloo::utils::window();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "beforeunload", options, |event| {
                event.prevent_default();
                // Required by browsers before 2023; failure is harmless.
                drop(js_sys::Reflect::set(event, &"returnValue".into(), &JsValue::TRUE));
            })
        });
        move || drop(listener)
    });
}
