//! The reader of workbooks and data files, a program that the cohort page fetches when such a file is opened.
//!
//! The page sends the name of a sheet, or null, and the file. The answer is the converted file, or null if the file
//! could not be read from its place; before it come reports of progress as JSON. Like the worker of the cohort page,
//! the program can run in the page itself.

#![cfg(target_arch = "wasm32")]

use cohort::{Converted, convert};
use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use study::Progress;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent, MessagePort};

use crate::cohort_worker::{Asker, MOST_BYTES_HERE, contents, opening};

/// Converts files for the page until terminated.
pub fn serve() {
    if let Ok(page) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        convert_all(page.unchecked_ref(), cohort::MOST_BYTES);
    }
}

/// Like [`serve`], in the page itself.
pub fn serve_here(page: &MessagePort) {
    convert_all(page.unchecked_ref(), MOST_BYTES_HERE);
    page.start();
}

fn convert_all(page: &Asker, most_bytes: usize) {
    let asker = page.clone();
    let listener = EventListener::new(page, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>().filter(|event| !event.data().is_null()) else {
            return;
        };
        let (page, asked) = (asker.clone(), Array::from(&event.data()));
        spawn_local(async move {
            let report = |progress: &Progress| {
                let text = serde_json::to_string(progress).unwrap_or_default();
                post(&page, &text.into());
            };
            let read = contents(&asked.get(1), most_bytes, &|done, of| report(&opening(done, of))).await;
            let converted = read.ok().and_then(|bytes| {
                let mut progress = |stage: cohort::Stage, done, of| {
                    report(&Progress { stage: format!("cohort-stage-{}", stage.id()), done, of });
                };
                let outcome = convert(bytes, asked.get(0).as_string().as_deref(), &mut progress);
                file(&Converted::to_bytes(&outcome))
            });
            post(&page, &converted.map_or(JsValue::NULL, JsValue::from));
        });
    });
    listener.forget();
    // Messages posted before the listener exists are lost, so the page waits for this.
    post(page, &JsValue::NULL);
}

fn file(bytes: &[u8]) -> Option<Blob> {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()
}

fn post(page: &Asker, message: &JsValue) {
    // Texts and files can always be sent, unless memory is exhausted, which the page notices.
    let _ = page.post(message, &Array::new());
}
