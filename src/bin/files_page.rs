//! The dialog to save and open a patient, a separate program that is loaded when first needed. As a worker,
//! the same program locks and unlocks files.

#![allow(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

fn main() {
    #[cfg(target_arch = "wasm32")]
    spinemet::files::serve_if_worker();
}

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::*;

    /// Opens the dialog at this section.
    #[wasm_bindgen]
    pub fn open(part: &str) {
        spinemet::files::open(part);
    }

    /// Offers the patient stored on this device.
    #[wasm_bindgen]
    pub fn offer() {
        spinemet::files::offer();
    }

    /// Opens the references stored on this device.
    #[wasm_bindgen]
    pub fn restore() {
        spinemet::files::restore();
    }

    /// Shows the idle screen after this many minutes of inactivity; `back` shows the page again.
    #[wasm_bindgen]
    pub fn away(minutes: u32, back: js_sys::Function) {
        spinemet::files::away(minutes, back);
    }
}
