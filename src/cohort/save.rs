//! Saves a file as a download.

#![cfg(target_arch = "wasm32")]

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Time until the object URL is revoked, so that the download can start, milliseconds.
const BEGUN_MS: u32 = 60_000;

/// Saves the bytes of a file, given in pieces.
pub(crate) fn save(name: &str, mime: &str, pieces: &[Uint8Array]) {
    // If the browser cannot create the file, nothing is saved; the page has no alternative.
    let _ = blob(mime, pieces).and_then(|blob| save_blob(name, &blob));
}

/// Creates a file in the browser's memory.
pub(crate) fn blob(mime: &str, pieces: &[Uint8Array]) -> Result<Blob, JsValue> {
    let properties = BlobPropertyBag::new();
    properties.set_type(mime);
    let pieces: Array = pieces.iter().collect();
    Blob::new_with_u8_array_sequence_and_options(&pieces, &properties)
}

/// Saves a file.
pub(crate) fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(BEGUN_MS, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
