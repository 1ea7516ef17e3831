//! What the page and its workers asked for since it was opened, as the browser itself recorded it.

use gloo::utils::document;
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What a browser records of a request.
    type Entry;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Entry) -> String;

    #[wasm_bindgen(method, getter, js_name = transferSize)]
    fn transfer_size(this: &Entry) -> Option<f64>;

    #[wasm_bindgen(js_namespace = performance, js_name = getEntriesByType, catch)]
    fn entries(kind: &str) -> Result<Array, JsValue>;

    /// What workers said of theirs (`boot.js`), which is not among those of the page.
    #[wasm_bindgen(thread_local_v2, js_namespace = spinemet, js_name = asked)]
    static OF_WORKERS: Array;
}

/// What the page asked for.
pub(super) struct Requests {
    /// Where the page is from.
    pub(super) origin: String,
    /// What was asked for there, below the page's own folder.
    pub(super) own: Vec<Request>,
    /// What was asked for elsewhere.
    pub(super) others: Vec<Request>,
}

/// A request.
pub(super) struct Request {
    /// Within the page's folder, or in full.
    pub(super) address: String,
    /// What came over the network; none where a cache had it.
    pub(super) bytes: Option<u64>,
}

/// All of them, the page itself first; nothing where the browser does not tell.
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

/// The address of the page without its own name.
pub(super) fn folder() -> Option<String> {
    let page = document().base_uri().ok()??;
    let page = page.split(['#', '?']).next()?;
    Some(page.rsplit_once('/')?.0.to_owned() + "/")
}

fn whole(bytes: f64) -> Option<u64> {
    // Above 0, and no file of a page has as many bytes as a double could not count.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked just here")]
    (bytes > 0.0).then_some(bytes as u64)
}
