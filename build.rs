//! Compiles the messages under `locales/` into the page, and into packs for the languages that are fetched.
//!
//! Every word on the page stands in a Fluent file. Reading Fluent in the browser would cost 50 KB (gzip) and every
//! start of the page; read here it costs nothing, and a message that is missing stops the build: the page's own
//! messages become constants (`header-title` is `msg::HEADER_TITLE`), those of the findings a table that must be
//! complete. A constant that nobody uses is dead code.
//!
//! English is compiled in. Every other language becomes one pack a Fluent file, `words/words-ko-page.txt`, in the
//! output folder; they are released beside the program and fetched when the language is chosen. What a script says
//! (`scripts.ftl`) is in no program: it becomes an object in JSON for each language, English too.

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

/// The language that every other one must match, message for message.
const FIRST: &str = "en";

/// Whether a message that is not translated, or not as it should be, stops the build; until then it stands in English.
const MUST_BE_TRANSLATED: bool = true;

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let locales = root.join("locales");
    for watched in ["locales", "build", "build.rs", "src/form/bands.rs"] {
        println!("cargo:rerun-if-changed={watched}");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let packs = out.join("words");
    // A pack of a file that is gone must not be released.
    let _ = fs::remove_dir_all(&packs);
    fs::create_dir_all(&packs)?;

    let messages = Messages::read(&locales.join(FIRST))?;
    write_packs(&packs, FIRST, &messages, &messages)?;
    let known = terms::of(&systems::CATALOGUE, &systems::DOSSIERS);
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
