//! Starts the page in a browser. Outside one there is nothing to start.

#![allow(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

fn main() {
    #[cfg(target_arch = "wasm32")]
    spinemet::start();
}

/// What programs that are loaded later ask of this one.
#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::*;

    /// What is entered.
    #[wasm_bindgen]
    pub fn entered() -> String {
        spinemet::bridge::entered()
    }

    /// Takes the place of what is entered, which can be had back.
    #[wasm_bindgen]
    pub fn enter(written: String) {
        spinemet::bridge::enter(written);
    }
}
