//! Select lists and labelled controls.

#![cfg(target_arch = "wasm32")]

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A select list; `onpick` receives the index of the picked entry.
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

/// A select list of names, each with whether it is selected.
pub(super) fn list_of(id: AttrValue, names: &[(bool, &str)], onpick: &Callback<usize>) -> Html {
    html! {
        <select class="list" {id} onchange={picked(onpick)}>
            for (at, (chosen, name)) in names.iter().enumerate() {
                <option value={at.to_string()} selected={*chosen}>{ *name }</option>
            }
        </select>
    }
}

/// Callback that passes on the index of the picked entry.
fn picked(onpick: &Callback<usize>) -> Callback<Event> {
    let onpick = onpick.clone();
    Callback::from(move |event: Event| {
        if let Some(at) = value_of(&event).and_then(|value| value.parse().ok()) {
            onpick.emit(at);
        }
    })
}

/// Value of the list that changed.
pub(super) fn value_of(event: &Event) -> Option<String> {
    let list: HtmlSelectElement = event.target()?.dyn_into().ok()?;
    Some(list.value())
}

/// A control after its label.
pub(super) fn labelled(name: &str, control: Html) -> Html {
    html! { <label class="labelled"><span>{ name }</span>{ control }</label> }
}
