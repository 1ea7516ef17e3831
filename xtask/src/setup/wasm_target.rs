//! A compiler for wasm32: the present one with the standard library from rustup, or Debian's.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Purpose, debian_rust};
use crate::failure::{Failure, Result};
use crate::program;

/// Name of the target.
pub(crate) const WASM32: &str = "wasm32-unknown-unknown";

/// Set (to anything) to build without rustup's wasm32 standard library, if its server cannot be reached.
const WITHOUT_RUSTUP: &str = "SPINEMET_NO_RUSTUP_TARGET";

/// The compiler that builds the page.
pub(crate) struct PageRust {
    /// Path of its `cargo`.
    pub(crate) cargo: PathBuf,
    /// Folder that must come first on PATH.
    pub(super) folder: Option<PathBuf>,
    /// Environment variables that it needs.
    pub(super) variables: Vec<(&'static str, OsString)>,
}

impl PageRust {
    /// Sets PATH and variables for a command that calls this compiler.
    pub(super) fn prepare(&self, command: &mut Command) {
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
    }
}

/// Finds or installs the compiler.
pub(super) fn ensure(purpose: Purpose) -> Result<PageRust> {
    let forced = env::var_os(WITHOUT_RUSTUP).is_some();
    if !forced && (has_std(Path::new("rustc")) || add_with_rustup()) {
        return Ok(PageRust { cargo: "cargo".into(), folder: None, variables: Vec::new() });
    }
    println!("setup: no standard library for {WASM32} from rustup; the page takes Debian's compiler");
    debian_rust::ensure(purpose).map_err(|failure| failure.remedy(format!("rustup target add {WASM32}")))
}

/// rustfmt and clippy, which a minimal toolchain lacks.
pub(super) fn ensure_checkers() -> Result {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let works = || program::answer(Command::new("cargo").args([subcommand, "--version"])).is_some();
        if works() {
            continue;
        }
        let step = format!("add {component} to the toolchain (rustup component add)");
        let added = program::run_quietly(
            &step,
            "rustup",
            Command::new("rustup").args(["component", "add", component]),
        );
        if !works() {
            let why = added.err().map_or_else(|| "it does not run".to_owned(), |failure| failure.to_string());
            return Err(Failure::new(format!("use cargo {subcommand}"), why).remedy(format!(
                "rustup component add {component}; or, on Debian: sudo apt-get install {component}"
            )));
        }
    }
    Ok(())
}

/// Returns whether a compiler has the wasm32 standard library.
pub(super) fn has_std(rustc: &Path) -> bool {
    let folder = program::answer(Command::new(rustc).args(["--print", "target-libdir", "--target", WASM32]));
    folder.is_some_and(|folder| holds_std(Path::new(&folder)))
}

/// Returns whether a folder of libraries contains the standard library.
pub(super) fn holds_std(folder: &Path) -> bool {
    folder.read_dir().is_ok_and(|files| {
        files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

fn add_with_rustup() -> bool {
    if program::on_path("rustup").is_none() {
        return false;
    }
    let step = format!("add the target {WASM32} (rustup target add)");
    let mut rustup = Command::new("rustup");
    // One retry distinguishes an unreachable server from a transient failure.
    rustup.args(["target", "add", WASM32]).env("RUSTUP_MAX_RETRIES", "1");
    program::run_quietly(&step, "rustup", &mut rustup).is_ok() && has_std(Path::new("rustc"))
}
