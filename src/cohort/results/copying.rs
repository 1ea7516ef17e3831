//! Copies a table to the clipboard for Word.
//!
//! With the newer clipboard API, browsers parse the HTML within the page first, and its policy refuses the
//! styles that Word needs (and reports each in the console). The older API passes it unchanged.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlDocument};

/// Copies a text and its HTML; returns whether the browser accepted them.
pub(super) fn copy(text: String, html: String) -> bool {
    let Ok(document) = gloo::utils::document().dyn_into::<HtmlDocument>() else { return false };
    let taken = Rc::new(Cell::new(false));
    let listener = {
        let taken = taken.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, "copy", options, move |event| {
            let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            if let Some(data) = data {
                event.prevent_default();
                let both = [("text/plain", &text), ("text/html", &html)];
                taken.set(both.iter().all(|(kind, what)| data.set_data(kind, what).is_ok()));
            }
        })
    };
    let asked = document.exec_command("copy").unwrap_or(false);
    drop(listener);
    asked && taken.get()
}
