//! Tools written in Rust: Trunk, wasm-bindgen at exactly the version that the page is compiled with, and
//! cargo-deny.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Result;
use crate::{program, project};

/// The newest Trunk that Rust 1.95 compiles.
const TRUNK: &str = "0.21.14";

/// The newest when it was chosen; `deny.toml` is written for it.
const CARGO_DENY: &str = "0.20.2";

/// Trunk, built without its network client: everything it calls is set up here, so it never downloads.
pub(super) fn trunk() -> Result<PathBuf> {
    let recipe = Recipe {
        package: "trunk",
        version: TRUNK,
        program: "trunk",
        // Trunk mostly waits for the compiler; optimising it would cost minutes and save nothing.
        opt_level: "0",
        arguments: &["--locked", "--no-default-features"],
    };
    Ok(recipe.folder()?.join("trunk"))
}

/// The folder of wasm-bindgen and its test runner.
pub(super) fn wasm_bindgen() -> Result<PathBuf> {
    let version = project::locked_version("wasm-bindgen")?;
    // Not --locked: its own lock file names a dependency that is no longer served.
    // It reads the whole page's code at every build, so a little optimisation pays.
    let recipe = Recipe {
        package: "wasm-bindgen-cli",
        version: &version,
        program: "wasm-bindgen",
        opt_level: "1",
        arguments: &[],
    };
    recipe.folder()
}

/// cargo-deny, built without its own fetcher: it calls `git`, and is not performance-critical.
pub(super) fn cargo_deny() -> Result<PathBuf> {
    let recipe = Recipe {
        package: "cargo-deny",
        version: CARGO_DENY,
        program: "cargo-deny",
        opt_level: "0",
        arguments: &["--locked", "--no-default-features"],
    };
    Ok(recipe.folder()?.join("cargo-deny"))
}

struct Recipe<'a> {
    package: &'a str,
    version: &'a str,
    program: &'a str,
    opt_level: &'a str,
    arguments: &'a [&'a str],
}

impl Recipe<'_> {
    /// Folder of the program: the project's own or PATH's if the version fits; otherwise installs it.
    fn folder(&self) -> Result<PathBuf> {
        let own = project::tools().join("bin");
        let on_path = program::on_path(self.program).and_then(|path| path.parent().map(PathBuf::from));
        if let Some(found) =
            [Some(own.clone()), on_path].into_iter().flatten().find(|folder| self.fits(folder))
        {
            return Ok(found);
        }
        self.install()?;
        Ok(own)
    }

    fn fits(&self, folder: &Path) -> bool {
        let output = program::answer(Command::new(folder.join(self.program)).arg("--version"));
        output.is_some_and(|output| output.split_whitespace().nth(1) == Some(self.version))
    }

    fn install(&self) -> Result {
        let Self { package, version, .. } = self;
        let build = project::tools().join("build").join(package);
        let mut cargo = Command::new("cargo");
        cargo
            .args(["install", package, "--version", version, "--force", "--root"])
            .arg(project::tools())
            .args(self.arguments)
            .current_dir(project::tools())
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level)
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env_remove("CARGO_BUILD_TARGET")
            .env_remove("RUSTFLAGS");
        let step = format!("build {package} {version} into .tools (some minutes, once)");
        program::run_quietly(&step, package, &mut cargo).map_err(|failure| {
            failure.remedy(format!(
                "see that this machine reaches the registry of Rust packages and has a C compiler, and run the command \
                 again; or put {} {version} on PATH yourself: cargo install {package} --version {version}",
                self.program
            ))
        })?;
        let _ = fs::remove_dir_all(build); // failure only wastes disk space
        Ok(())
    }
}
