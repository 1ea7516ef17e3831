//! Fallback without rustup: Debian's compiler, and the wasm32 standard library built with it from Debian's
//! source.
//!
//! A compiler accepts only a standard library that it compiled itself, so Debian's cargo and compiler build
//! the whole page. A folder of links in `.tools/` puts them first on PATH for the page only; native code
//! keeps using the present toolchain.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::wasm_target::{PageRust, WASM32, holds_std};
use super::{Purpose, apt};
use crate::failure::{Failure, Result};
use crate::{program, project};

/// Names of Debian's packages.
const LIST: &str = "rustc-web cargo-web rust-web-src";

const BIN: &str = "/usr/bin";
const SOURCE: &str = "/usr/lib/rustlib/src/rust/library";

/// Installs and builds the missing parts.
pub(super) fn ensure(purpose: Purpose) -> Result<PageRust> {
    ensure_packages(purpose)?;
    let rustc = Path::new(BIN).join("rustc");
    let version = program::answer(Command::new(&rustc).arg("--version")).unwrap_or_default();
    let release = version.split_whitespace().nth(1).unwrap_or("unknown");

    // The version is part of the path: an upgrade of Debian's packages rebuilds the library.
    let home = project::tools().join("debian-rust").join(release);
    let links = home.join("bin");
    for name in ["cargo", "rustc", "rustdoc", "cargo-clippy", "clippy-driver"] {
        link(&Path::new(BIN).join(name), &links.join(name))?;
    }
    ensure_linker(&rustc, &links)?;

    let sysroot = home.join("sysroot");
    let libraries = sysroot.join("lib/rustlib").join(WASM32).join("lib");
    if !holds_std(&libraries) {
        build_std(&home, &links, &libraries)?;
    }

    let mut flags = std::ffi::OsString::from("--sysroot=");
    flags.push(&sysroot);
    Ok(PageRust {
        cargo: links.join("cargo"),
        variables: vec![
            ("RUSTC", links.join("rustc").into()),
            ("RUSTDOC", links.join("rustdoc").into()),
            ("CARGO", links.join("cargo").into()),
            ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags),
            // Two compilers that share a target folder would invalidate each other's work.
            ("CARGO_TARGET_DIR", project::root().join("target/debian").into()),
        ],
        folder: Some(links),
    })
}

fn ensure_packages(purpose: Purpose) -> Result {
    let mut packages = Vec::new();
    if !Path::new(BIN).join("rustc").is_file()
        || !Path::new(BIN).join("cargo").is_file()
        || !Path::new(SOURCE).is_dir()
    {
        packages.extend(LIST.split(' '));
    }
    if purpose == Purpose::Tests && !Path::new(BIN).join("cargo-clippy").is_file() {
        packages.push("rust-web-clippy");
    }
    if packages.is_empty() { Ok(()) } else { apt::install("Debian's Rust compiler", &packages) }
}

/// Links the wasm32 linker under the name that the compiler expects: rustup's, or Debian's of the compiler's
/// own LLVM.
fn ensure_linker(rustc: &Path, links: &Path) -> Result {
    let linker = links.join("rust-lld");
    let from_rustup = program::answer(Command::new("rustc").args(["--print", "sysroot"]))
        .zip(host(Path::new("rustc")))
        .map(|(sysroot, host)| PathBuf::from(sysroot).join("lib/rustlib").join(host).join("bin/rust-lld"));
    if let Some(found) = from_rustup.filter(|path| path.is_file()) {
        return link(&found, &linker);
    }
    let output = program::answer(Command::new(rustc).arg("-vV")).unwrap_or_default();
    let llvm = output.lines().find_map(|line| line.strip_prefix("LLVM version: ")?.split('.').next());
    let package = llvm.map_or_else(|| "lld".to_owned(), |major| format!("lld-{major}"));
    let found = Path::new(BIN).join(&package);
    if !found.is_file() {
        apt::install("the linker for wasm32", &[&package])?;
    }
    link(&found, &linker)
}

fn host(rustc: &Path) -> Option<String> {
    let output = program::answer(Command::new(rustc).arg("-vV"))?;
    output.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned)
}

/// Builds the standard library and the test harness once, and arranges them as a compiler expects.
fn build_std(home: &Path, links: &Path, libraries: &Path) -> Result {
    let package = home.join("std-for-wasm32");
    project::write(
        &package.join("Cargo.toml"),
        "[package]\nname = \"std-for-wasm32\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    project::write(&package.join("src/lib.rs"), "#![no_std]\n")?;
    let built = home.join("build");
    let mut cargo = Command::new(links.join("cargo"));
    cargo
        .args(["build", "--release", "-Zbuild-std=std,panic_abort,panic_unwind,test", "--target", WASM32])
        .current_dir(&package)
        .env("PATH", program::path_with([links])?)
        .env("RUSTC", links.join("rustc"))
        .env("RUSTC_BOOTSTRAP", "1") // lets a stable compiler build its standard library
        .env("CARGO_TARGET_DIR", &built)
        .env("RUSTFLAGS", "-Cembed-bitcode=yes"); // link-time optimisation of the page needs it
    program::run_quietly(
        "build the standard library for wasm32 (about two minutes, once)",
        "std",
        &mut cargo,
    )?;

    lay_out(&built.join(WASM32).join("release/deps"), libraries)
        .and_then(|()| fs::remove_dir_all(&built))
        .map_err(|why| Failure::new("lay out the standard library for wasm32", why))
}

/// Copies the libraries next to their destination and renames the folder, so that it is never incomplete.
fn lay_out(products: &Path, libraries: &Path) -> std::io::Result<()> {
    let beside = libraries.with_extension("unfinished");
    fs::create_dir_all(&beside)?;
    for file in products.read_dir()? {
        let file = file?;
        let name = file.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".rlib") && !text.starts_with("libstd_for_wasm32") {
            fs::copy(file.path(), beside.join(&name))?;
        }
    }
    fs::rename(&beside, libraries)
}

/// Creates a symbolic link at `at`, replacing what was there.
fn link(to: &Path, at: &Path) -> Result {
    if fs::read_link(at).is_ok_and(|there| there == to) {
        return Ok(());
    }
    project::make_folder(at.parent().unwrap_or(at))?;
    let _ = fs::remove_file(at); // it may not exist
    symlink(to, at).map_err(|why| Failure::new(format!("link {} to {}", at.display(), to.display()), why))
}
