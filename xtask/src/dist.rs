//! The release page in `dist/`: the very files that are served, tested and measured.

use std::process::Command;

use crate::failure::Result;
use crate::setup::{self, PageTools};
use crate::{program, project};

/// `cargo xtask dist`.
pub(crate) fn dist() -> Result {
    build(&setup::for_page()?)?;
    println!("The release page is in {}", project::dist().display());
    Ok(())
}

/// Builds the release page. There is no quicker variant for tests: what is tested is what is published.
pub(crate) fn build(tools: &PageTools) -> Result {
    // Trunk keeps cargo off the network (it was told to download nothing), so what cargo needs is fetched before.
    let host = program::answer(Command::new("rustc").arg("-vV"))
        .and_then(|said| said.lines().find_map(|line| line.strip_prefix("host: ").map(str::to_owned)));
    let mut fetch = tools.cargo();
    fetch.args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown"]);
    if let Some(host) = host {
        fetch.args(["--target", &host]);
    }
    program::run("fetch the packages that the page is built from", &mut fetch)?;

    let mut trunk = tools.command(&tools.trunk);
    // Trunk takes NO_COLOR for an option of its own and refuses its usual value.
    trunk.args(["build", "--release"]).env_remove("NO_COLOR");
    program::run("build the page", &mut trunk)
}
