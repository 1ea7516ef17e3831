//! The release page in `dist/`: the very files that are served, tested and measured.

use crate::failure::Result;
use crate::setup::{self, PageTools, WASM32};
use crate::{program, project};

/// `cargo xtask dist`.
pub(crate) fn dist() -> Result {
    build(&setup::for_page()?)?;
    println!("The release page is in {}", project::dist().display());
    Ok(())
}

/// Builds the release page. There is no quicker variant for tests: what is tested is what is published.
pub(crate) fn build(tools: &PageTools) -> Result {
    // Compiled here first: Trunk keeps cargo off the network, and wraps a compiler's message in its own.
    let mut cargo = tools.cargo();
    cargo.args(["build", "--profile", "page", "--bins", "--package", "spinemet", "--target", WASM32]);
    program::run("compile the page", &mut cargo)?;

    let mut trunk = tools.command(&tools.trunk);
    trunk
        .args(["build", "--release"])
        .env("RUST_LOG", "error") // it warns at every build that it cannot shorten the newest JavaScript
        .env_remove("RUST_BACKTRACE")
        .env_remove("NO_COLOR"); // it takes this for an option of its own and refuses its usual value
    program::run("build the page", &mut trunk)
}
