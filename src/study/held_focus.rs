//! The focus is where it was once the work is done.
//!
//! A button rests while the worker is at something, and a browser takes the focus from a button that rests. Who works by
//! keyboard would begin at the top of the page again after every analysis.

#![cfg(target_arch = "wasm32")]

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::component::focus;

/// Holds the focus when it is told that work begins, and gives it back when that is done, where nothing else has taken it.
#[hook]
pub(super) fn use_held_focus(busy: bool) -> Callback<()> {
    let held = use_mut_ref(|| None::<HtmlElement>);
    let hold = {
        let held = held.clone();
        // Once the button rests it is too late: the browser has taken the focus already.
        Callback::from(move |()| *held.borrow_mut() = focused())
    };
    use_effect_with(busy, move |busy| {
        if !busy && focused().is_none() {
            focus::give_quietly(held.take().filter(|element| element.is_connected()));
        }
    });
    hold
}

fn focused() -> Option<HtmlElement> {
    let element = document().active_element()?.dyn_into::<HtmlElement>().ok()?;
    (element.tag_name() != "BODY").then_some(element)
}
