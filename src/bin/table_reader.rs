//! The reader of workbooks and data files, a separate program. If a browser cannot start workers, the page runs it
//! itself.

#![allow(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

fn main() {
    #[cfg(target_arch = "wasm32")]
    spinemet::table_reader::serve();
}

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::*;

    /// Converts files that arrive at this port.
    #[wasm_bindgen]
    pub fn serve_here(page: &web_sys::MessagePort) {
        spinemet::table_reader::serve_here(page);
    }
}
