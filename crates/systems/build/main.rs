//! Reads and checks `scoring/` when the program is built, and writes it as Rust data.
//!
//! The page then starts with the systems in place: no file format is read in the browser, and no definition can be
//! malformed there.

#![allow(clippy::print_stdout, reason = "a build script speaks to cargo by printing")]

mod emit;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clinical::Catalogue;
use clinical::read::{File, ReadError, read_catalogue};
use emit::Emit;

fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            println!("cargo::error={problem}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    let scoring = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scoring");
    println!("cargo::rerun-if-changed={}", scoring.display());
    let order = order(&scoring)?;
    let texts = order.iter().map(|id| read(&scoring, id)).collect::<Result<Vec<_>, _>>()?;
    let files: Vec<File<'_>> = texts.iter().map(|(name, text)| File { name, text }).collect();
    let (sources, notes) = (read(&scoring, "sources")?, read(&scoring, "notes")?);
    let file = |(name, text)| File { name, text };
    let checked = read_catalogue(&files, file((&sources.0, &sources.1)), file((&notes.0, &notes.1)));
    let (catalogue, _) = checked.map_err(|error: ReadError| error.to_string())?;
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo gave no OUT_DIR")?).join("catalogue.rs");
    fs::write(&out, rust(&catalogue)).map_err(|error| format!("{}: {error}", out.display()))
}

/// The ids in the order of `order.toml`, which has to name every scoring file.
fn order(scoring: &Path) -> Result<Vec<String>, String> {
    let (name, text) = read(scoring, "order")?;
    let table: toml::Table = text.parse().map_err(|error| format!("{name}: {error}"))?;
    let listed =
        table.get("systems").and_then(toml::Value::as_array).ok_or(format!("{name}: no list of systems"))?;
    let ids: Vec<String> = listed.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect();
    for entry in fs::read_dir(scoring).map_err(|error| format!("{}: {error}", scoring.display()))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let id = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let is_system = path.extension().is_some_and(|end| end == "toml")
            && !["order", "sources", "notes"].contains(&&*id);
        if is_system && !ids.contains(&id) {
            return Err(format!("{name}: \"{id}\" is missing, though scoring/{id}.toml is there"));
        }
    }
    Ok(ids)
}

fn read(scoring: &Path, id: &str) -> Result<(String, String), String> {
    let path = scoring.join(format!("{id}.toml"));
    let text = fs::read_to_string(&path).map_err(|error| format!("scoring/{id}.toml: {error}"))?;
    Ok((format!("scoring/{id}.toml"), text))
}

fn rust(catalogue: &Catalogue) -> String {
    let mut out = String::new();
    let mut list = |name: &str, kind: &str, write: &dyn Fn(&mut String)| {
        out.push_str(&format!("static {name}: &[clinical::{kind}] = &["));
        write(&mut out);
        out.push_str("];\n");
    };
    list("SYSTEMS", "System", &|out| emit::each(catalogue.systems, out));
    list("SOURCES", "Source", &|out| emit::each(catalogue.sources, out));
    list("NOTES", "Note", &|out| emit::each(catalogue.notes, out));
    list("SUGGESTIONS", "Suggested", &|out| emit::each(catalogue.suggestions, out));
    out
}

impl<T: Emit + ?Sized> Emit for &T {
    fn emit(&self, out: &mut String) {
        (**self).emit(out);
    }
}
