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
    let names: Vec<(bool, AttrValue)> =
        names.iter().map(|(chosen, name)| (*chosen, AttrValue::from((*name).to_owned()))).collect();
    html! { <List {id} {names} onpick={onpick.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct ListProps {
    id: AttrValue,
    names: Vec<(bool, AttrValue)>,
    onpick: Callback<usize>,
}

/// A select list that shows the chosen entry until a picked one takes effect, which the user may refuse.
#[component]
fn List(props: &ListProps) -> Html {
    let list = use_node_ref();
    let chosen = props.names.iter().position(|(chosen, _)| *chosen);
    {
        let list = list.clone();
        // Attributes of the entries have no effect any more once one was picked.
        use_effect(move || {
            if let Some(list) = list.cast::<HtmlSelectElement>() {
                show(&list, chosen);
            }
        });
    }
    let onchange = {
        let onpick = props.onpick.clone();
        Callback::from(move |event: Event| {
            let Some(list) = target(&event) else { return };
            let picked = list.value().parse().ok();
            show(&list, chosen);
            if let Some(at) = picked {
                onpick.emit(at);
            }
        })
    };
    html! {
        <select class="list" id={props.id.clone()} ref={list} {onchange}>
            for (at, (chosen, name)) in props.names.iter().enumerate() {
                <option value={at.to_string()} selected={*chosen}>{ name }</option>
            }
        </select>
    }
}

fn show(list: &HtmlSelectElement, chosen: Option<usize>) {
    list.set_selected_index(chosen.and_then(|at| i32::try_from(at).ok()).unwrap_or(-1));
}

fn target(event: &Event) -> Option<HtmlSelectElement> {
    event.target()?.dyn_into().ok()
}

/// Value of the list that changed.
pub(super) fn value_of(event: &Event) -> Option<String> {
    Some(target(event)?.value())
}

/// A control after its label.
pub(super) fn labelled(name: &str, control: Html) -> Html {
    html! { <label class="labelled"><span>{ name }</span>{ control }</label> }
}
