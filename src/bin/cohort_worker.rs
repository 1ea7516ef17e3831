//! What reads, scores and analyses a study beside the page, as a program of its own.

fn main() {
    #[cfg(target_arch = "wasm32")]
    spinemet::cohort_worker::serve();
}
