//! Every public item shows how it is used; `cargo test --doc` runs what is shown.

#![allow(clippy::unwrap_used, reason = "a source that cannot be read fails the test")]

use std::fs;
use std::path::Path;

/// The public items of a folder of sources whose documentation has no example.
fn without_example(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            without_example(&path, found);
            continue;
        }
        let mut documentation = String::new();
        for line in fs::read_to_string(&path).unwrap().lines().map(str::trim) {
            let items = ["pub fn ", "pub struct ", "pub enum ", "pub trait ", "pub const "];
            if line.starts_with("///") {
                documentation.push_str(line);
            } else if !line.starts_with("#[") {
                if items.iter().any(|item| line.starts_with(item)) && !documentation.contains("```") {
                    found.push(format!("{}: {line}", path.display()));
                }
                documentation.clear();
            }
        }
    }
}

#[test]
fn every_public_item_has_an_example() {
    let mut found = Vec::new();
    without_example(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
