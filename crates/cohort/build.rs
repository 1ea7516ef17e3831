//! Collects the page's own names of findings and answers, in all its languages, so that a table with these
//! headings is recognised.

use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

const LANGUAGES: [&str; 4] = ["en", "ko", "ja", "zh"];

fn main() -> Result<(), Box<dyn Error>> {
    let locales = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../locales");
    let (mut findings, mut answers) = (Vec::new(), Vec::new());
    for language in LANGUAGES {
        for file in ["findings.ftl", "study.ftl"] {
            let path = locales.join(language).join(file);
            println!("cargo:rerun-if-changed={}", path.display());
            for line in fs::read_to_string(&path)?.lines() {
                let Some((id, label)) = line.split_once(" = ") else { continue };
                if let Some(finding) = finding_of(id) {
                    findings.push((finding, label.to_owned()));
                } else if let Some((finding, value)) = answer_of(id) {
                    answers.push((finding, value, label.to_owned()));
                }
            }
        }
    }
    let mut code = String::from("/// The id of a finding and what the page calls it.\n");
    writeln!(code, "pub(crate) const FINDING_LABELS: &[(&str, &str)] = &{findings:?};")?;
    code.push_str("/// The id of a finding, the id of an answer and what the page calls it.\n");
    writeln!(code, "pub(crate) const ANSWER_LABELS: &[(&str, &str, &str)] = &{answers:?};")?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("labels.rs"), code)?;
    Ok(())
}

/// The finding whose label a message is: `finding-sins_lesion`, `study-finding-date-last-followup`.
fn finding_of(id: &str) -> Option<String> {
    let (finding, is_study) = match id.strip_prefix("study-finding-") {
        Some(rest) => (rest.replace('-', "_"), true),
        None => (id.strip_prefix("finding-")?.to_owned(), false),
    };
    (is_study || !finding.contains('-')).then_some(finding)
}

/// The finding and the value whose label a message is: `choice-sex-male`, `study-operation-anterior`.
fn answer_of(id: &str) -> Option<(String, String)> {
    if let Some(value) = id.strip_prefix("study-operation-") {
        return Some(("operation".to_owned(), value.to_owned()));
    }
    let (finding, value) = id.strip_prefix("choice-")?.split_once('-')?;
    (finding != "level" && !value.contains('-')).then(|| (finding.to_owned(), value.to_owned()))
}
