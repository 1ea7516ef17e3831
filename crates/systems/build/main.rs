//! Reads and checks `scoring/` at build time, and writes it as bytes.
//!
//! The page therefore starts with checked systems: no file format is parsed in the browser, and no definition
//! can be malformed there.

#![allow(clippy::print_stdout, reason = "a build script speaks to cargo by printing")]

#[path = "../src/packed.rs"]
mod packed;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clinical::read::{File, ReadError, read_catalogue};

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
    let (catalogue, definitions) = checked.map_err(|error: ReadError| error.to_string())?;
    let bytes = packed::pack(&catalogue);
    let again =
        packed::unpack(bytes.clone().leak()).ok_or("the catalogue cannot be read from its own bytes")?;
    if (again.systems, again.sources) != (catalogue.systems, catalogue.sources)
        || (again.notes, again.suggestions) != (catalogue.notes, catalogue.suggestions)
    {
        return Err("the catalogue read from its own bytes is another one".to_owned());
    }
    write("catalogue.bin", &bytes)?;
    let provenances: Vec<_> = definitions.into_iter().map(|definition| definition.provenance).collect();
    let bytes = packed::pack_provenances(&provenances);
    if packed::unpack_provenances(bytes.clone().leak()) != Some(&provenances[..]) {
        return Err("the provenances read from their own bytes are others".to_owned());
    }
    write("provenances.bin", &bytes)
}

fn write(name: &str, bytes: &[u8]) -> Result<(), String> {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo gave no OUT_DIR")?).join(name);
    fs::write(&out, bytes).map_err(|error| format!("{}: {error}", out.display()))
}

/// Ids in the order of `order.toml`, which must list every scoring file.
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
