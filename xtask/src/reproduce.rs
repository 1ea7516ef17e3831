//! Checks that the same commit and tools build the same bytes twice, so that anybody can verify a release.
//!
//! Two clones in folders of different names are compiled from scratch: a dependence on paths, time or earlier
//! builds shows as a difference.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::setup::{self, PageTools};
use crate::{program, project, single};

/// The checksum of each file, by its path below the folder.
type Checksums = BTreeMap<String, String>;

/// `cargo xtask reproduce`.
pub(crate) fn reproduce() -> Result {
    let tools = setup::for_page()?;
    let place = std::env::temp_dir().join(format!("spinemet-reproduce-{}", std::process::id()));
    let folders = ["one", "another"].map(|name| place.join(name));
    let made = built(&tools, &folders);
    // The builds are removed whether or not they succeeded.
    let _ = fs::remove_dir_all(&place);
    let [one, another] = made?;
    let differences = differences(&one, &another);
    if !differences.is_empty() {
        return Err(Failure::new(
            "make the same bytes twice",
            format!("not alike: {}", differences.join(", ")),
        ));
    }
    let page = one.get(single::NAME).map_or("", String::as_str);
    println!("Both builds are alike: {} files.\nsha256 {page}  {}", one.len(), single::NAME);
    Ok(())
}

/// Checksums of both builds.
fn built(tools: &PageTools, [one, another]: &[PathBuf; 2]) -> Result<[Checksums; 2]> {
    // Copied before the builds: a commit may arrive meanwhile.
    copy(one)?;
    copy(another)?;
    Ok([build(tools, one)?, build(tools, another)?])
}

/// Clones the last commit into a folder.
fn copy(folder: &Path) -> Result {
    let mut git = Command::new("git");
    git.args(["clone", "--quiet", "--no-hardlinks"]).arg(project::root()).arg(folder);
    program::run("copy the last commit", &mut git)
}

/// Builds the release page in `folder` and returns the checksums of its files.
fn build(tools: &PageTools, folder: &Path) -> Result<Checksums> {
    let mut cargo = tools.cargo();
    cargo.current_dir(folder).env("CARGO_TARGET_DIR", folder.join("target")).args(["xtask", "dist"]);
    program::run("build the copy", &mut cargo)?;
    let dist = folder.join("dist");
    let mut sums = Checksums::new();
    sum(&dist, &dist, &mut sums)?;
    // Frees space for the other build.
    let _ = fs::remove_dir_all(folder.join("target"));
    Ok(sums)
}

/// Adds the checksums of all files below a folder.
fn sum(root: &Path, folder: &Path, sums: &mut Checksums) -> Result {
    let fail = |path: &Path, why| Failure::new(format!("read {}", path.display()), why);
    for entry in fs::read_dir(folder).map_err(|why| fail(folder, why))? {
        let path: PathBuf = entry.map_err(|why| fail(folder, why))?.path();
        if path.is_dir() {
            sum(root, &path, sums)?;
            continue;
        }
        let bytes = fs::read(&path).map_err(|why| fail(&path, why))?;
        let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        sums.insert(name, single::checksum(&bytes));
    }
    Ok(())
}

/// Files that only one build has, or that differ.
fn differences(one: &Checksums, another: &Checksums) -> Vec<String> {
    let differs = |name: &&String| one.get(*name) != another.get(*name);
    let mut names: Vec<&String> = one.keys().chain(another.keys()).filter(differs).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(files: &[(&str, &str)]) -> Checksums {
        files.iter().map(|(name, sum)| ((*name).to_owned(), (*sum).to_owned())).collect()
    }

    #[test]
    fn a_file_that_is_missing_or_not_alike_is_named_once() {
        let one = sums(&[("a", "1"), ("b", "2"), ("c", "3")]);
        assert_eq!(differences(&one, &one), Vec::<String>::new());
        assert_eq!(differences(&one, &sums(&[("a", "1"), ("b", "9"), ("d", "3")])), ["b", "c", "d"]);
    }

    #[test]
    fn every_file_of_a_folder_is_summed_by_its_path() {
        let mut found = Checksums::new();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        sum(folder, folder, &mut found).unwrap();
        assert!(found.contains_key("Cargo.toml") && found.contains_key("src/reproduce.rs"));
        let text = fs::read(folder.join("Cargo.toml")).unwrap();
        assert_eq!(found["Cargo.toml"], single::checksum(&text));
    }
}
