//! What is known of every system, as a program of its own: it is loaded when its page is first opened.

#![allow(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

fn main() {}

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::*;

    /// Draws the page in `place` and keeps it there.
    #[wasm_bindgen]
    pub fn mount(place: web_sys::Element) {
        spinemet::evidence::mount(place);
    }
}
