//! Starts the page in a browser. Outside one there is nothing to start.

fn main() {
    #[cfg(target_arch = "wasm32")]
    spinemet::start();
}
