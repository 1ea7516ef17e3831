//! The parts of the release that the page loads when they are first needed.
//!
//! Trunk calls this (Trunk.toml) on what it has staged. It gives the names of its first program a hash, but not
//! those of further ones, for it cannot know who refers to them. Here they get theirs, and a list is written by
//! which `boot.js` finds each and checks it. The list is such a file too, so that the bedside does not carry it; the
//! page names it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256, Sha384};

use crate::failure::{Failure, Result};
use crate::{packs, project};

/// Where `index.html` names the list.
const PLACE: &str = r#"{"files":"later"}"#;

/// What the list is called before it has a hash.
const LIST: &str = "release.json";

/// `cargo xtask stage`, for Trunk only.
pub(crate) fn stage() -> Result {
    let Some(folder) = std::env::var_os("TRUNK_STAGING_DIR") else {
        return Err(Failure::new("stage the release", "Trunk calls this; it names the folder")
            .remedy("cargo xtask dist"));
    };
    let folder = PathBuf::from(folder);
    packs::copy_into(&folder)?;
    stage_in(&folder)
}

fn stage_in(folder: &Path) -> Result {
    let index = folder.join("index.html");
    let page = project::read(&index)?;
    if !page.contains(PLACE) {
        return Err(Failure::new("stage the release", format!("index.html has no {PLACE}")));
    }
    let mut list = String::from("{");
    for name in later(folder, &page)? {
        let comma = if list.len() > 1 { "," } else { "" };
        // Writing into a string cannot fail.
        let _ = write!(list, r#"{comma}"{name}":{}"#, rename(folder, &name)?);
    }
    list.push('}');
    project::write(&folder.join(LIST), &list)?;
    project::write(&index, &page.replace(PLACE, &rename(folder, LIST)?))
}

/// Gives a file its hash, and tells in JSON where it is then and what it must be.
fn rename(folder: &Path, name: &str) -> Result<String> {
    let fail = |why| Failure::new(format!("stage {name}"), why);
    let bytes = fs::read(folder.join(name)).map_err(fail)?;
    let named = hashed(name, &bytes);
    fs::rename(folder.join(name), folder.join(&named)).map_err(fail)?;
    let integrity = Base64::encode_string(&Sha384::digest(&bytes));
    Ok(format!(r#"{{"at":"{named}","integrity":"sha384-{integrity}"}}"#))
}

/// The scripts, programs, style sheets and packs of words that the page does not name, in the order of the alphabet.
fn later(folder: &Path, page: &str) -> Result<Vec<String>> {
    let there =
        fs::read_dir(folder).map_err(|why| Failure::new(format!("list {}", folder.display()), why))?;
    let mut names: Vec<String> = there
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .filter(|name| [".js", ".wasm", ".css", ".txt"].iter().any(|kind| name.ends_with(kind)))
        .filter(|name| !page.contains(name.as_str()))
        .collect();
    names.sort();
    Ok(names)
}

/// A name that changes with what the file holds, so that a browser can keep the file for ever.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let (stem, kind) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut hash = String::new();
    for byte in &Sha256::digest(bytes)[..8] {
        let _ = write!(hash, "{byte:02x}");
    }
    format!("{stem}-{hash}.{kind}")
}

#[cfg(test)]
mod tests {
    use super::{hashed, stage_in};

    #[test]
    fn what_the_page_does_not_name_gets_a_hash_and_is_listed() {
        let folder = std::env::temp_dir().join(format!("spinemet-stage-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
        write("index.html", r#"<script src=./boot-1.js></script><template>{"files":"later"}</template>"#);
        write("boot-1.js", "");
        write("study.js", "1");
        write("study_bg.wasm", "2");
        write("study.css", "3");
        stage_in(&folder).unwrap();

        let page = std::fs::read_to_string(folder.join("index.html")).unwrap();
        let (_, list) = page.split_once(r#"{"at":""#).unwrap();
        let list = std::fs::read_to_string(folder.join(list.split('"').next().unwrap())).unwrap();
        let named = hashed("study_bg.wasm", b"2");
        assert!(folder.join(&named).exists());
        assert!(
            list.contains(&format!(r#""study_bg.wasm":{{"at":"{named}","integrity":"sha384-"#)),
            "{list}"
        );
        assert!(list.contains(r#""study.js":"#) && list.contains(r#""study.css":"#), "{list}");
        assert!(!list.contains(r#""boot-1.js""#) && page.contains("boot-1.js"), "{list}");
        assert!(stage_in(&folder).is_err(), "a page that has its list already has no place for another");
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_name_changes_with_the_bytes_alone() {
        assert_eq!(hashed("a.js", b""), "a-e3b0c44298fc1c14.js");
        assert_ne!(hashed("a.js", b"x"), hashed("a.js", b""));
    }
}
