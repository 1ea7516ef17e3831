//! A catalogue of one system, read from a text.

use clinical::Catalogue;
use clinical::read::{File, read_catalogue};

/// Reads `text` as the only scoring file, with one source, `paper`. The error names the file and the line.
pub(crate) fn read_system(text: &str) -> Result<Catalogue, String> {
    let file = File { name: "scoring/toy.toml", text };
    let sources = File { name: "scoring/sources.toml", text: "[source.paper]\ncitation = \"A paper.\"\n" };
    let notes = File { name: "scoring/notes.toml", text: "" };
    let (catalogue, _) = read_catalogue(&[file], sources, notes).map_err(|error| error.to_string())?;
    Ok(catalogue)
}
