//! Browser functions: date, randomness, downloads.

#![cfg(target_arch = "wasm32")]

use clinical::Date;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, Url};

#[wasm_bindgen]
extern "C" {
    /// The same function on the page and in a worker.
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
    fn fill_randomly(bytes: &Uint8Array) -> Result<(), JsValue>;
}

/// Local date.
pub(crate) fn today() -> Date {
    let now = js_sys::Date::new_0();
    let part = |part: u32| i8::try_from(part).unwrap_or_default();
    let year = i16::try_from(now.get_full_year()).unwrap_or_default();
    Date::new(year, part(now.get_month() + 1), part(now.get_date())).unwrap_or_default()
}

/// The day and the minute where the user is.
pub(crate) fn now() -> String {
    let clock = js_sys::Date::new_0();
    format!("{} {:02}:{:02}", today(), clock.get_hours(), clock.get_minutes())
}

/// Random bytes, unless the browser gives none.
pub(crate) fn random<const N: usize>() -> Option<[u8; N]> {
    let bytes = Uint8Array::new_with_length(u32::try_from(N).ok()?);
    fill_randomly(&bytes).ok()?;
    bytes.to_vec().try_into().ok()
}

/// Saves a file as a download; returns whether it succeeded.
pub(crate) fn hand_over(name: &str, text: &str) -> bool {
    let handed = || {
        let kind = BlobPropertyBag::new();
        kind.set_type("application/json");
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let link: HtmlAnchorElement = gloo::utils::document().create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // Entered data are not lost any more when the page is left (trap.js).
        gloo::utils::window().dispatch_event(&Event::new("spinemet-saved")?)?;
        Url::revoke_object_url(&address)
    };
    handed().is_ok()
}
