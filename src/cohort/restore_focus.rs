//! Restores the focus after work.
//!
//! Disabled buttons lose focus; without this, keyboard users would start at the top of the page after every
//! analysis.

#![cfg(target_arch = "wasm32")]

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::component::focus;

/// Hook: the callback stores the focus before work begins; it is restored when `busy` ends, unless another
/// element has it.
#[hook]
pub(super) fn use_held_focus(busy: bool) -> Callback<()> {
    let held = use_mut_ref(|| None::<HtmlElement>);
    let hold = {
        let held = held.clone();
        // After the button is disabled it is too late: the browser has already moved the focus.
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
