//! References of hospitals that are open: survival of earlier patients, shown beside published survival.
//!
//! They are in memory, and stored on the device only if the user chose to. They contain no single patients.

#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;

use gloo::utils::window;
use reference::Reference;
use web_sys::{HtmlInputElement, Storage};
use yew::prelude::*;

use super::bedside;
use super::reference_lines::lines;
use crate::i18n::say;
use crate::state::local::Local;

/// Storage key: a file on each line. `later.js` looks for it when the page opens.
pub(crate) const KEY: &str = "spinemet-references";

thread_local! {
    static OPEN: RefCell<Vec<Reference>> = const { RefCell::new(Vec::new()) };
}

/// Opens a reference; one of the same place and years is replaced.
pub(crate) fn add(reference: Reference) {
    let key = |reference: &Reference| (reference.labels().place.clone(), reference.labels().years.clone());
    OPEN.with_borrow_mut(|open| {
        let new = key(&reference);
        open.retain(|known| key(known) != new);
        open.push(reference);
    });
    changed();
}

/// Number of open references.
pub(crate) fn count() -> usize {
    OPEN.with_borrow(Vec::len)
}

/// Opens the stored references. Lines that do not open are ignored.
pub(crate) fn restore() {
    let text = stored().unwrap_or_default();
    let found = text.lines().filter_map(|line| reference::open(line).ok());
    OPEN.with_borrow_mut(|open| open.extend(found));
    show();
}

fn remove(at: usize) {
    OPEN.with_borrow_mut(|open| {
        if at < open.len() {
            open.remove(at);
        }
    });
    changed();
}

/// Shows them at the bedside, and stores them if others are stored.
fn changed() {
    if stored().is_some() {
        // The form shows whether they are stored.
        let _ = store();
    }
    show();
}

fn show() {
    let lines: Vec<String> =
        OPEN.with_borrow(|open| open.iter().flat_map(lines).map(|local: Local| local.line()).collect());
    bedside::compare(&lines.join("\n"));
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn stored() -> Option<String> {
    storage()?.get_item(KEY).ok()?
}

/// Stores all open references; none if the browser refuses.
fn store() -> Option<()> {
    let files: Vec<String> = OPEN.with_borrow(|open| open.iter().map(reference::save).collect());
    if files.is_empty() {
        return erase();
    }
    storage()?.set_item(KEY, &files.join("\n")).ok()
}

fn erase() -> Option<()> {
    storage()?.remove_item(KEY).ok()
}

#[derive(Properties, PartialEq)]
pub(crate) struct ReferencesProps {
    /// Number of open references.
    pub(crate) count: usize,
}

/// The open references.
#[component]
pub(crate) fn References(props: &ReferencesProps) -> Html {
    let update = use_force_update();
    let refused = use_state_eq(|| false);
    let onkeep = {
        let (update, refused) = (update.clone(), refused.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            refused.set(if input.checked() { store() } else { erase() }.is_none());
            update.force_update();
        })
    };
    let onremove = |at: usize| {
        let update = update.clone();
        Callback::from(move |_: MouseEvent| {
            remove(at);
            update.force_update();
        })
    };
    let all = OPEN.with_borrow(|open| open.iter().map(name).collect::<Vec<_>>());
    html! {
        <section class="part" aria-labelledby="references-title" data-count={props.count.to_string()}>
            <h3 id="references-title">{ say!(REFERENCES_TITLE) }</h3>
            <p class="soft">{ say!(REFERENCES_NOTE) }</p>
            if !all.is_empty() {
                <ul class="open-references">
                    for (at, name) in all.iter().enumerate() {
                        <li key={at}>
                            { name }{ " " }
                            <button type="button" aria-label={say!(REFERENCES_REMOVE_NAMED, place = name)} onclick={onremove(at)}>
                                { say!(REFERENCES_REMOVE) }
                            </button>
                        </li>
                    }
                </ul>
                <label class="check">
                    <input type="checkbox" checked={stored().is_some()} onchange={onkeep} />
                    <span>{ say!(REFERENCES_KEEP) }</span>
                </label>
                <p class="error" role="alert">
                    if *refused {
                        { say!(REFERENCES_DENIED) }
                    }
                </p>
            }
        </section>
    }
}

/// Place, years and number of patients.
fn name(reference: &Reference) -> String {
    let labels = reference.labels();
    let (place, years, n) = (&labels.place, &labels.years, reference.patients().to_string());
    if labels.made_up {
        say!(REFERENCES_MADE_UP, place = place, years = years, n = n)
    } else {
        say!(REFERENCES_NAME, place = place, years = years, n = n)
    }
}
