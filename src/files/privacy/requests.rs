//! Requests of the page and its workers since it was opened, as recorded by the browser.

use gloo::utils::document;
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A browser's record of a request.
    type Entry;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Entry) -> String;

    #[wasm_bindgen(method, getter, js_name = transferSize)]
    fn transfer_size(this: &Entry) -> Option<f64>;

    #[wasm_bindgen(js_namespace = performance, js_name = getEntriesByType, catch)]
    fn entries(kind: &str) -> Result<Array, JsValue>;

    /// Records sent by workers (`boot.js`), which the page's own do not include.
    #[wasm_bindgen(thread_local_v2, js_namespace = spinemet, js_name = asked)]
    static OF_WORKERS: Array;
}

/// Requests by origin.
pub(super) struct Requests {
    /// URL of the page's folder.
    pub(super) origin: String,
    /// Requests within the page's folder.
    pub(super) own: Vec<Request>,
    /// Requests to other addresses.
    pub(super) others: Vec<Request>,
}

/// A request.
pub(super) struct Request {
    /// URL, relative to the page's folder if within it.
    pub(super) address: String,
    /// Bytes transferred; `None` if cached.
    pub(super) bytes: Option<u64>,
}

/// All requests, the page first; `None` if the browser does not record them.
pub(super) fn all() -> Option<Requests> {
    let folder = folder()?;
    let mut requests = Requests { origin: folder.clone(), own: Vec::new(), others: Vec::new() };
    let of_workers = OF_WORKERS.with(Array::clone);
    for entry in entries("navigation").ok()?.iter().chain(entries("resource").ok()?).chain(of_workers) {
        let entry: Entry = entry.unchecked_into();
        let (address, bytes) = (entry.name(), entry.transfer_size().and_then(whole));
        match address.strip_prefix(&folder) {
            Some(file) => {
                let file = file.split('#').next().unwrap_or_default();
                let address = if file.is_empty() { "./" } else { file }.to_owned();
                requests.own.push(Request { address, bytes });
            }
            None => requests.others.push(Request { address, bytes }),
        }
    }
    (!requests.own.is_empty()).then_some(requests)
}

/// URL of the page without its file name.
pub(super) fn folder() -> Option<String> {
    let page = document().base_uri().ok()??;
    let page = page.split(['#', '?']).next()?;
    Some(page.rsplit_once('/')?.0.to_owned() + "/")
}

fn whole(bytes: f64) -> Option<u64> {
    // Positive, and far below the integers that a double cannot represent.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked just here")]
    (bytes > 0.0).then_some(bytes as u64)
}
