//! The word packs that the page's build script made, one for each language and Fluent file.
//!
//! They are released as files and fetched when their language is chosen. Only cargo knows the output folder
//! of a build script, so this repeats the build that Trunk has just done, which then only reports.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::program;
use crate::project;
use crate::setup::WASM32;

/// Copies the packs of every fetched language into a folder.
pub(crate) fn copy_into(folder: &Path) -> Result {
    let made = made_by(&cargo_messages()?)?;
    let fail = |why| Failure::new("copy the packs of words", why);
    for entry in fs::read_dir(&made).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        let name = entry.file_name();
        let named = name.to_string_lossy();
        // The rest of English is compiled in; the JSON files are for the scripts.
        if !named.starts_with("words-en-") || named == "words-en-help.txt" || named.ends_with(".json") {
            fs::copy(entry.path(), folder.join(&name)).map_err(fail)?;
        }
    }
    Ok(())
}

/// Messages of cargo about the build of the page, one JSON value a line.
fn cargo_messages() -> Result<String> {
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

/// Folder of the packs among the output folders of all build scripts.
fn made_by(messages: &str) -> Result<PathBuf> {
    let folders = messages.lines().filter(|line| line.contains(r#""reason":"build-script-executed""#));
    let folders = folders.filter_map(|line| Some(line.split_once(r#""out_dir":""#)?.1.split_once('"')?.0));
    // In JSON a backslash, as in Windows paths, is escaped.
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
        let messages = format!("{others}{}", executed(&out.display().to_string().replace('\\', r"\\")));
        assert_eq!(made_by(&messages).unwrap(), out.join("words"));
        assert!(made_by(&others).is_err());
        std::fs::remove_dir_all(&out).unwrap();
    }
}
