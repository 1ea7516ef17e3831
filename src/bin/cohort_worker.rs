//! The worker of the cohort page, a separate program. If a browser cannot start workers, the page runs it
//! itself.

#![allow(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

fn main() {
    #[cfg(target_arch = "wasm32")]
    spinemet::cohort_worker::serve();
}

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::*;

    /// Answers requests from this port.
    #[wasm_bindgen]
    pub fn serve_here(page: &web_sys::MessagePort) {
        spinemet::cohort_worker::serve_here(page);
    }
}
