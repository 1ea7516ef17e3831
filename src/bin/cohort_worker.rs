//! What reads, scores and analyses a study beside the page, as a program of its own. Where a browser starts no worker
//! the page runs it itself.

#![allow(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

fn main() {
    #[cfg(target_arch = "wasm32")]
    spinemet::cohort_worker::serve();
}

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::*;

    /// Answers what comes through this port.
    #[wasm_bindgen]
    pub fn serve_here(page: &web_sys::MessagePort) {
        spinemet::cohort_worker::serve_here(page);
    }
}
