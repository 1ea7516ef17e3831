//! Compiles the messages under `locales/` into the page, and into packs for the languages that are fetched.
//!
//! Every word on the page comes from a Fluent file. Parsing Fluent in the browser would cost 50 KB (gzip) and
//! time at every start; here it costs nothing, and a missing message stops the build: the page's own messages
//! become constants (`header-title` is `msg::HEADER_TITLE`), those of the findings a table that must be
//! complete. A constant that nobody uses is dead code.
//!
//! English is compiled in. Every other language becomes one pack for each Fluent file,
//! `words/words-ko-page.txt`, in the output folder; packs are released with the program and fetched when the
//! language is chosen. Messages of scripts (`scripts.ftl`) are in no program: they become a JSON object for
//! each language, English included.

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
#[path = "build/terms.rs"]
mod terms;

use catalogue::{FOR_SCRIPTS, Messages};

/// The reference language, which all others must match message for message.
const FIRST: &str = "en";

/// Makes a missing or faulty translation stop the build; otherwise the English message is used.
const MUST_BE_TRANSLATED: bool = true;

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let locales = root.join("locales");
    for watched in ["locales", "build", "build.rs", "src/form/bands.rs"] {
        println!("cargo:rerun-if-changed={watched}");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let packs = out.join("words");
    // A pack of a removed file must not be released.
    let _ = fs::remove_dir_all(&packs);
    fs::create_dir_all(&packs)?;

    let messages = Messages::read(&locales.join(FIRST))?;
    write_packs(&packs, FIRST, &messages, &messages)?;
    let known = terms::of(&systems::CATALOGUE, &systems::PROVENANCES);
    for language in others(&locales)? {
        let folder = locales.join(&language);
        let mut translated = Messages::read(&folder)?;
        let faults = messages.faults(&translated);
        if !faults.is_empty() {
            let told: Vec<_> = faults.iter().map(|(id, fault)| format!("{id} {fault}")).collect();
            if MUST_BE_TRANSLATED {
                return Err(format!("locales/{language}: {}", told.join("; ")).into());
            }
            println!("cargo:warning=locales/{language}: {} messages stand in English for now", told.len());
            translated.without(&faults);
        }
        write_packs(&packs, &language, &messages, &translated)?;
        let terms = terms::pack(&folder.join("systems.toml"), &known)?;
        fs::write(packs.join(format!("words-{language}-systems.txt")), terms)?;
    }

    let mut code = messages.constants();
    code.push_str(&findings::table(&messages)?);
    code.push_str(&messages.named_at_run_time());
    code.push_str(&messages.listed());
    fs::write(out.join("messages.rs"), code)?;
    Ok(())
}

fn write_packs(
    packs: &Path,
    language: &str,
    first: &Messages,
    translated: &Messages,
) -> Result<(), Box<dyn Error>> {
    for file in first.files() {
        if file == FOR_SCRIPTS {
            let object = first.object(file, translated)?;
            fs::write(packs.join(format!("words-{language}-{file}.json")), object)?;
        } else {
            fs::write(packs.join(format!("words-{language}-{file}.txt")), first.pack(file, translated))?;
        }
    }
    Ok(())
}

/// The other languages, sorted.
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
