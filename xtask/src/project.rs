//! Paths that more than one command uses.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};

/// The project's root folder, whatever the working directory.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Tools installed for this project; ignored by git.
pub(crate) fn tools() -> PathBuf {
    root().join(".tools")
}

/// The built page; ignored by git.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The end-to-end tests and their npm manifest.
pub(crate) fn e2e() -> PathBuf {
    root().join("tests/e2e")
}

/// The Lighthouse script and its npm manifest.
pub(crate) fn lighthouse() -> PathBuf {
    root().join("tests/lighthouse")
}

/// Reads a text file of the project.
pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|why| Failure::new(format!("read {}", path.display()), why))
}

/// Writes a file, making its folder.
pub(crate) fn write(path: &Path, text: &str) -> Result {
    make_folder(path.parent().unwrap_or(path))?;
    fs::write(path, text).map_err(|why| Failure::new(format!("write {}", path.display()), why))
}

/// Makes a folder and those above it.
pub(crate) fn make_folder(path: &Path) -> Result {
    fs::create_dir_all(path).map_err(|why| Failure::new(format!("make the folder {}", path.display()), why))
}

/// The version of a package in `Cargo.lock`.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    version_in_lock(&read(&root().join("Cargo.lock"))?, package).ok_or_else(|| {
        Failure::new(format!("find the version of {package}"), "Cargo.lock does not name it")
            .remedy("cargo generate-lockfile")
    })
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn the_locked_version_is_that_of_exactly_this_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "bindgen"), None);
    }
}
