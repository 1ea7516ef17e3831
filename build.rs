//! Compiles the messages under `locales/` into the page.
//!
//! Every word on the page stands in a Fluent file. Reading Fluent in the browser would cost 50 KB (gzip) and every
//! start of the page; read here it costs nothing, and a message that is missing stops the build: the page's own
//! messages become constants (`header-title` is `msg::HEADER_TITLE`), those of the findings a table that must be
//! complete. A constant that nobody uses is a warning of the compiler, as any dead code is.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/form/bands.rs"]
mod bands;
#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/findings.rs"]
mod findings;
#[path = "build/fluent.rs"]
mod fluent;

use catalogue::Messages;

/// The language that every other one must match, message for message.
const FIRST: &str = "en";

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let locales = root.join("locales");
    for watched in ["locales", "build", "build.rs", "src/form/bands.rs"] {
        println!("cargo:rerun-if-changed={watched}");
    }

    let messages = Messages::read(&locales.join(FIRST))?;
    let mut languages = vec![(FIRST.to_owned(), messages.clone())];
    for language in others(&locales)? {
        let translated = Messages::read(&locales.join(&language))?;
        messages.must_match(&translated)?;
        languages.push((language, translated));
    }

    let mut code = messages.constants();
    code.push_str(&findings::table(&messages)?);
    code.push_str(&catalogue::languages(&messages, &languages));
    fs::write(Path::new(&env::var("OUT_DIR")?).join("messages.rs"), code)?;
    Ok(())
}

/// The other languages there are, in the order of the alphabet.
fn others(locales: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(locales)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name != FIRST {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}
