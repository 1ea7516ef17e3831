//! The release page in `dist/`, which is served, tested and measured.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Result;
use crate::setup::{self, PageTools, WASM32};
use crate::{program, project, single};

/// `cargo xtask dist`.
pub(crate) fn dist() -> Result {
    build(&setup::for_page()?)?;
    println!("The release page is in {}", project::dist().display());
    one_file(&project::dist())
}

/// `cargo xtask dist --built`.
pub(crate) fn one_file(folder: &Path) -> Result {
    let checksum = single::write(folder)?;
    println!("The whole of it in one file is {}\nsha256 {checksum}", folder.join(single::NAME).display());
    Ok(())
}

/// Builds the release page. There is no quicker variant for tests: they run on the published files.
pub(crate) fn build(tools: &PageTools) -> Result {
    // Compiled here first: Trunk keeps cargo offline, and wraps compiler messages in its own.
    let mut cargo = nameless(tools.cargo());
    cargo.args(["build", "--profile", "page", "--bins", "--package", "spinemet", "--target", WASM32]);
    program::run("compile the page", &mut cargo)?;

    let mut trunk = nameless(tools.command(&tools.trunk));
    trunk
        .args(["build", "--release"])
        .env("RUST_LOG", "error") // silences a warning at every build that it cannot minify the newest JavaScript
        .env_remove("RUST_BACKTRACE")
        .env_remove("NO_COLOR"); // it reads this as its own option and rejects the usual value
    program::run("build the page", &mut trunk)
}

/// Environment variable with the compiler flags of the page.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Remaps paths of this machine in the compiled page, for privacy and reproducible builds.
fn nameless(mut command: Command) -> Command {
    let mut flags = command
        .get_envs()
        .find(|(name, _)| *name == FLAGS)
        .and_then(|(_, flags)| flags)
        .map_or_else(|| std::env::var_os(FLAGS).unwrap_or_default(), OsString::from);
    for (folder, name) in folders().iter().filter(|(folder, _)| !folder.to_string_lossy().contains(' ')) {
        flags.push(" --remap-path-prefix=");
        flags.push(folder);
        flags.push("=");
        flags.push(name);
    }
    command.env(FLAGS, flags);
    command
}

/// Source folders, each with its name in the page.
fn folders() -> Vec<(PathBuf, &'static str)> {
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = std::env::home_dir()?;
        Some(home.join(".cargo"))
    });
    let registries = cargo.and_then(|cargo| fs::read_dir(cargo.join("registry/src")).ok());
    let mut folders: Vec<_> =
        registries.into_iter().flatten().flatten().map(|folder| (folder.path(), "crates")).collect();
    folders.push((project::root(), "spinemet"));
    folders
}
