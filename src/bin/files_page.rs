//! The window in which a patient is saved and opened, as a program of its own: it is loaded when it is first asked
//! for. Started as a worker, the same program locks and unlocks files beside the page.

#![allow(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

fn main() {
    #[cfg(target_arch = "wasm32")]
    spinemet::files::serve_if_worker();
}

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::*;

    /// Opens the window at this part.
    #[wasm_bindgen]
    pub fn open(part: &str) {
        spinemet::files::open(part);
    }

    /// Offers the patient who was kept on this device.
    #[wasm_bindgen]
    pub fn offer() {
        spinemet::files::offer();
    }

    /// Stands in the place of the page after so many minutes without anybody; `back` shows it again.
    #[wasm_bindgen]
    pub fn away(minutes: u32, back: js_sys::Function) {
        spinemet::files::away(minutes, back);
    }
}
