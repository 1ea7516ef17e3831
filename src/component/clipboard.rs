//! Copies text to the clipboard, which requires a secure context and may be refused.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardItem};

/// Content to copy.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Copied {
    /// As plain text.
    pub(crate) text: String,
    /// HTML for word processors.
    pub(crate) html: Option<String>,
}

/// Copies the content; returns whether the browser accepted it.
pub(crate) async fn hand_over(copied: &Copied) -> bool {
    let Some(clipboard) = clipboard() else { return false };
    // Browsers that support only plain text get that.
    let promise = copied.html.as_ref().and_then(|html| rich(&clipboard, &copied.text, html).ok());
    let promise = promise.unwrap_or_else(|| clipboard.write_text(&copied.text));
    JsFuture::from(promise).await.is_ok()
}

fn rich(clipboard: &Clipboard, text: &str, html: &str) -> Result<Promise, JsValue> {
    let kinds = Object::new();
    for (kind, text) in [("text/plain", text), ("text/html", html)] {
        let properties = BlobPropertyBag::new();
        properties.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &properties)?;
        Reflect::set(&kinds, &kind.into(), &blob)?;
    }
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&kinds)?;
    Ok(clipboard.write(&Array::of1(&item)))
}

fn clipboard() -> Option<Clipboard> {
    let navigator = gloo::utils::window().navigator();
    let has = Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
    has.then(|| navigator.clipboard())
}
