//! The page that pools hospitals, a separate program that is loaded when first opened.

#![allow(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

fn main() {}

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::*;

    /// Renders the page in `place` and keeps it there.
    #[wasm_bindgen]
    pub fn mount(place: web_sys::Element) {
        spinemet::pool::mount(place);
    }
}
