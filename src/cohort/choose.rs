//! Chooses a file: dropped, picked, or the example.

#![cfg(target_arch = "wasm32")]

use cohort::Opening;
use study::Request;
use study::protocol::Export;
use wasm_bindgen::JsCast;
use web_sys::{Blob, File, HtmlInputElement};
use yew::prelude::*;

use super::bar::TROUBLE;
use super::worker::Job;
use super::{Ask, Then};
use crate::i18n::say;

/// A chosen file and the settings to open it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chosen {
    pub(super) name: String,
    pub(super) file: Blob,
    pub(super) opening: Opening,
}

impl Chosen {
    fn new(file: File) -> Self {
        let opening = Opening { column_word: Some(say!(STUDY_COLUMN_WORD).to_owned()), ..Opening::default() };
        Self { name: file.name(), file: file.into(), opening }
    }

    /// The request to open the file.
    pub(super) fn job(self) -> Job {
        let request = Request::Open { name: self.name, opening: self.opening };
        Job { request, beside: Some(self.file), then: Then::Show }
    }
}

/// The area to drop or pick a file, with example and template.
pub(super) fn choose(onfile: &Callback<Chosen>, ask: &Callback<Ask>, refused: bool) -> Html {
    let example = ask.reform(|_: MouseEvent| Ask::show(Request::Example));
    let template = ask.reform(|_: MouseEvent| Ask::save(Export::Template));
    html! {
        <section class="choose">
            <h2>{ say!(STUDY_INTRO) }</h2>
            <label class="drop">
                <input
                    type="file"
                    accept={KINDS}
                    onchange={picked(onfile)}
                    aria-invalid={refused.then_some("true")}
                    aria-describedby={refused.then_some(TROUBLE)}
                />
                <b>{ say!(STUDY_DROP) }</b>
                <span class="soft">{ say!(STUDY_DROP_KINDS) }</span>
            </label>
            <p>{ say!(STUDY_PRIVATE) }</p>
            <div class="choices">
                <button type="button" onclick={example}>{ say!(STUDY_EXAMPLE) }</button>
                <button type="button" onclick={template}>{ say!(STUDY_TEMPLATE) }</button>
            </div>
            <p class="soft">{ say!(STUDY_EXAMPLE_SAID) }</p>
        </section>
    }
}

/// File types that a picker offers first; any other can be chosen too.
const KINDS: &str = ".csv,.tsv,.txt,.xlsx,.sav,.zsav,.dta,.json,text/csv,text/plain,application/json";

fn picked(onfile: &Callback<Chosen>) -> Callback<Event> {
    let onfile = onfile.clone();
    Callback::from(move |event: Event| {
        if let Some(file) = file_of(&event) {
            onfile.emit(Chosen::new(file));
        }
    })
}

/// The picked file; the same one can be picked again.
pub(super) fn file_of(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// Accepts a file dropped anywhere on the page.
pub(super) fn dropped(onfile: &Callback<Chosen>) -> Callback<DragEvent> {
    let onfile = onfile.clone();
    Callback::from(move |event: DragEvent| {
        // Otherwise the browser would navigate to the file.
        event.prevent_default();
        let file = event.data_transfer().and_then(|carried| carried.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            onfile.emit(Chosen::new(file));
        }
    })
}
