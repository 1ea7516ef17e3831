//! Lists to choose from, with what they are called.

#![cfg(target_arch = "wasm32")]

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A list of which one is chosen; its place is told when another one is.
pub(super) fn list<Value: PartialEq + Copy>(
    id: impl Into<AttrValue>,
    all: &[(Value, impl AsRef<str>)],
    chosen: Value,
    onpick: &Callback<usize>,
) -> Html {
    let names: Vec<(bool, &str)> =
        all.iter().map(|(value, name)| (*value == chosen, name.as_ref())).collect();
    list_of(id.into(), &names, onpick)
}

/// A list of names, one of which is chosen.
pub(super) fn list_of(id: AttrValue, names: &[(bool, &str)], onpick: &Callback<usize>) -> Html {
    html! {
        <select class="list" {id} onchange={picked(onpick)}>
            for (at, (chosen, name)) in names.iter().enumerate() {
                <option value={at.to_string()} selected={*chosen}>{ *name }</option>
            }
        </select>
    }
}

/// The place of what was picked.
fn picked(onpick: &Callback<usize>) -> Callback<Event> {
    let onpick = onpick.clone();
    Callback::from(move |event: Event| {
        if let Some(at) = value_of(&event).and_then(|value| value.parse().ok()) {
            onpick.emit(at);
        }
    })
}

/// The value of the list that changed.
pub(super) fn value_of(event: &Event) -> Option<String> {
    let list: HtmlSelectElement = event.target()?.dyn_into().ok()?;
    Some(list.value())
}

/// A control with its name before it.
pub(super) fn labelled(name: &str, control: Html) -> Html {
    html! { <label class="labelled"><span>{ name }</span>{ control }</label> }
}
