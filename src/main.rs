//! Starts the page in a browser. Natively it does nothing.

#![allow(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

fn main() {
    #[cfg(target_arch = "wasm32")]
    spinemet::start();
}

/// Functions that programs loaded later call.
#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::*;

    /// Returns the entered state.
    #[wasm_bindgen]
    pub fn entered() -> String {
        spinemet::bridge::entered()
    }

    /// Shows the survival of patients of this hospital.
    #[wasm_bindgen]
    pub fn compare(lines: String) {
        spinemet::bridge::compare(lines);
    }

    /// Replaces the entered state, which can be undone.
    #[wasm_bindgen]
    pub fn enter(written: String) {
        spinemet::bridge::enter(written);
    }

    /// Returns the systems that the user opened.
    #[wasm_bindgen]
    pub fn own() -> String {
        spinemet::bridge::own()
    }

    /// Opens a system, and returns whether it was accepted.
    #[wasm_bindgen]
    pub fn open_own(written: &str) -> bool {
        spinemet::bridge::open_own(written)
    }
}
