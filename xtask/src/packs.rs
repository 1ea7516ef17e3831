//! The packs of words that the page's build script made, one a language and Fluent file.
//!
//! They are released beside the program and fetched when their language is chosen. Cargo alone knows in which
//! folder a build script wrote, so it is asked: the build that Trunk has just done is done already and only told.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::program;
use crate::project;
use crate::setup::WASM32;

/// Copies the packs of every language that is fetched into a folder.
pub(crate) fn copy_into(folder: &Path) -> Result {
    let made = made_by(&told_by_cargo()?)?;
    let fail = |why| Failure::new("copy the packs of words", why);
    for entry in fs::read_dir(&made).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        let name = entry.file_name();
        let named = name.to_string_lossy();
        // The rest of English is compiled in; the last is what scripts say.
        if !named.starts_with("words-en-") || named == "words-en-help.txt" || named.ends_with(".json") {
            fs::copy(entry.path(), folder.join(&name)).map_err(fail)?;
        }
    }
    Ok(())
}

/// What cargo says of the build of the page, one JSON value a line.
fn told_by_cargo() -> Result<String> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(project::root());
    cargo.args(["build", "--offline", "--message-format=json", "--target", WASM32, "--bin", "spinemet"]);
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        cargo.args(["--profile", "page"]);
    }
    program::answer(&mut cargo).ok_or_else(|| {
        Failure::new("find the packs of words", "cargo could not build the page a second time")
            .remedy("cargo xtask dist")
    })
}

/// The folder of packs among the folders of all build scripts.
fn made_by(told: &str) -> Result<PathBuf> {
    let folders = told.lines().filter(|line| line.contains(r#""reason":"build-script-executed""#));
    let folders = folders.filter_map(|line| Some(line.split_once(r#""out_dir":""#)?.1.split_once('"')?.0));
    // In JSON a backslash, which paths on Windows have, is written twice.
    let mut folders = folders.map(|folder| Path::new(&folder.replace(r"\\", r"\")).join("words"));
    folders.find(|folder| folder.is_dir()).ok_or_else(|| {
        Failure::new("find the packs of words", "no build script made any").remedy("cargo clean -p spinemet")
    })
}

#[cfg(test)]
mod tests {
    use super::made_by;

    #[test]
    fn the_packs_are_where_the_page_s_own_build_script_wrote() {
        let out = std::env::temp_dir().join(format!("spinemet-packs-{}", std::process::id()));
        std::fs::create_dir_all(out.join("words")).unwrap();
        let executed = |folder: &str| format!(r#"{{"reason":"build-script-executed","out_dir":"{folder}"}}"#);
        let others = format!("{{\"reason\":\"compiler-artifact\"}}\n{}\n", executed("/nowhere/out"));
        let told = format!("{others}{}", executed(&out.display().to_string().replace('\\', r"\\")));
        assert_eq!(made_by(&told).unwrap(), out.join("words"));
        assert!(made_by(&others).is_err());
        std::fs::remove_dir_all(&out).unwrap();
    }
}
