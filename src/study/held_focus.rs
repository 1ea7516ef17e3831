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

/// Gives the focus back when the work is done, where nothing else has taken it.
#[hook]
pub(super) fn use_held_focus(busy: bool) {
    let held = use_mut_ref(|| None::<HtmlElement>);
    use_effect_with(busy, move |busy| {
        let now = document().active_element();
        if *busy {
            *held.borrow_mut() = now.and_then(|element| element.dyn_into().ok());
        } else if now.is_none_or(|element| element.tag_name() == "BODY") {
            focus::give_quietly(held.take().filter(|element| element.is_connected()));
        }
    });
}
