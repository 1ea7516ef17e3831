//! Node.js and what comes through npm: `wasm-opt` for the page, Playwright and axe for the tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::apt;
use crate::failure::{Failure, Result};
use crate::{program, project};

/// Oldest major version that the packages below support.
const OLDEST: u32 = 18;

/// Path of Node.js, installed with npm.
pub(super) fn ensure() -> Result<PathBuf> {
    if program::on_path("node").is_none() || program::on_path("npm").is_none() {
        apt::install("Node.js", &["nodejs", "npm"])?;
    }
    let version = program::answer(Command::new("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    match (program::on_path("node"), major) {
        (Some(node), Some(OLDEST..)) => Ok(node),
        _ => Err(Failure::new(
            "use Node.js",
            format!("it says it is {version:?}, and {OLDEST} or later is needed"),
        )
        .remedy(format!("install Node.js {OLDEST} or later with npm, and put it on PATH"))),
    }
}

/// Folder of `wasm-opt` at the version in the project's manifest; another would build a different page.
pub(super) fn wasm_opt() -> Result<PathBuf> {
    let manifest = project::root().join("xtask/wasm-opt");
    let home = project::tools().join("wasm-opt");
    let wanted = wanted_version(&project::read(&manifest.join("package.json"))?)?;
    let fits = |folder: &Path| {
        let output = program::answer(Command::new(folder.join("wasm-opt")).arg("--version"));
        output.is_some_and(|output| output.split_whitespace().nth(2) == Some(&wanted))
    };
    if let Some(folder) = program::on_path("wasm-opt").and_then(|path| path.parent().map(PathBuf::from))
        && fits(&folder)
    {
        return Ok(folder);
    }
    ensure()?;
    for file in ["package.json", "package-lock.json"] {
        project::write(&home.join(file), &project::read(&manifest.join(file))?)?;
    }
    ensure_packages(&home, "wasm-opt")?;
    let folder = home.join("node_modules/.bin");
    if fits(&folder) {
        return Ok(folder);
    }
    Err(Failure::new("use wasm-opt", format!("{} does not run as version {wanted}", folder.display()))
        .remedy(format!("rm -r {} and run the command again", home.display())))
}

/// Installs the packages of a folder's lock file, unless they are already installed.
pub(super) fn ensure_packages(folder: &Path, what: &str) -> Result {
    let lock = project::read(&folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read_to_string(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    program::run_quietly(&format!("install {what} (npm ci)"), "npm", &mut npm).map_err(|failure| {
        failure.remedy(format!(
            "see that this machine reaches the npm registry, then: cd {} && npm ci",
            folder.display()
        ))
    })?;
    project::write(&installed, &lock)
}

/// Version as `wasm-opt` reports it: package 132.0.0 is "132".
fn wanted_version(manifest: &str) -> Result<String> {
    let version = manifest.split("\"binaryen\": \"").nth(1).and_then(|rest| rest.split('.').next());
    version.map(str::to_owned).ok_or_else(|| {
        Failure::new("find the version of wasm-opt", "xtask/wasm-opt/package.json does not name `binaryen`")
    })
}

#[cfg(test)]
mod tests {
    use super::wanted_version;

    #[test]
    fn the_manifest_says_which_wasm_opt() {
        assert_eq!(wanted_version("{ \"binaryen\": \"132.0.0\" }").unwrap(), "132");
        assert!(wanted_version("{}").is_err());
    }
}
