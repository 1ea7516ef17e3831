//! Setting of the idle timeout, after which the page hides its contents. `later.js` applies it.

#![cfg(target_arch = "wasm32")]

use gloo::utils::document;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::kept::storages;
use crate::i18n::say;

/// Storage key of the timeout, in minutes.
const KEY: &str = "spinemet-idle";

/// Attribute of the page that applies the timeout even if nothing can be stored.
const HOLDS: &str = "data-idle";

/// Options in minutes; 0 is never.
const CHOICES: [u32; 6] = [2, 5, 15, 30, 60, 0];

/// Default in minutes, equal to that in `later.js`.
const AT_FIRST: u32 = 15;

/// List to choose the timeout.
#[component]
pub(crate) fn Idle() -> Html {
    let chosen = use_state_eq(chosen);
    let onchange = {
        let chosen = chosen.setter();
        Callback::from(move |event: Event| {
            let list: HtmlSelectElement = event.target_unchecked_into();
            if let Ok(minutes) = list.value().parse() {
                choose(minutes);
                chosen.set(minutes);
            }
        })
    };
    html! {
        <section class="part" aria-labelledby="idle-title">
            <h3 id="idle-title">{ say!(IDLE_TITLE) }</h3>
            <p class="buttons">
                <label for="idle">{ say!(IDLE_LABEL) }</label>
                <select id="idle" class="list" {onchange}>
                    for minutes in CHOICES {
                        <option value={minutes.to_string()} selected={minutes == *chosen}>
                            { if minutes == 0 { say!(IDLE_NEVER).to_owned() } else { say!(IDLE_MINUTES, minutes = minutes) } }
                        </option>
                    }
                </select>
            </p>
        </section>
    }
}

fn chosen() -> u32 {
    let holds = document().document_element().and_then(|page| page.get_attribute(HOLDS));
    let [_, browser] = storages();
    let kept = || browser.and_then(|storage| storage.get_item(KEY).ok()?);
    holds.or_else(kept).and_then(|minutes| minutes.parse().ok()).unwrap_or(AT_FIRST)
}

fn choose(minutes: u32) {
    let minutes = minutes.to_string();
    if let Some(page) = document().document_element() {
        // Setting an attribute with a valid name cannot fail.
        let _ = page.set_attribute(HOLDS, &minutes);
    }
    if let [_, Some(storage)] = storages() {
        // If it cannot be stored, the choice lasts until the page is closed.
        let _ = storage.set_item(KEY, &minutes);
    }
}
