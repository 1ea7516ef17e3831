//! Answers every case of a folder of survival reference cases.
//!
//! `cargo run --release --example survival_cases -- DIR OUT` reads `DIR/index.json`, `DIR/cases/<id>.json`
//! and `DIR/data/*.csv`, fills in each case's `ask` without reading its `expect`, and writes the filled tree
//! to `OUT/<id>.json`. The exit status is 1 if any case failed; the others are still answered.
//!
//! `survival_cases --compare DIR` compares the answers with the expected values, and prints a table with the
//! number of values compared for each kind of case. The exit status is 1 if any value differs by more than
//! the tolerance of its case.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program on the command line")]

mod answer;
mod compare;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use answer::{Case, answer, to_text};
use serde_json::Value;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--compare", directory] => return compare_with_expected(Path::new(directory)),
        [directory, out] => run_all(Path::new(directory), Path::new(out)),
        _ => Err("usage: survival_cases DIR OUT, or survival_cases --compare DIR".to_owned()),
    };
    match outcome {
        Ok((answered, 0)) => {
            println!("{answered} cases answered");
            ExitCode::SUCCESS
        }
        Ok((answered, failed)) => {
            eprintln!("{answered} cases answered, {failed} could not be run");
            ExitCode::FAILURE
        }
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the table of comparisons and the values that differ.
fn compare_with_expected(directory: &Path) -> ExitCode {
    let comparisons = match compare::compare_all(directory) {
        Ok(comparisons) => comparisons,
        Err(reason) => {
            eprintln!("{reason}");
            return ExitCode::FAILURE;
        }
    };
    println!("| kind of case | cases | values compared | largest relative difference |");
    println!("|---|---|---|---|");
    let mut total = 0;
    for (kind, (cases, compared, largest)) in compare::by_kind(&comparisons) {
        println!("| {kind} | {cases} | {compared} | {largest:.1e} |");
        total += compared;
    }
    println!("| all | {} | {total} | |", comparisons.len());
    let different: Vec<_> =
        comparisons.iter().filter(|(_, comparison)| !comparison.misses.is_empty()).collect();
    for (id, comparison) in &different {
        eprintln!("{id}: {} of {} differ", comparison.misses.len(), comparison.compared);
        comparison.misses.iter().take(4).for_each(|miss| eprintln!("  {miss}"));
    }
    if different.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs every case of the index; returns the numbers of answered and failed ones.
fn run_all(directory: &Path, out: &Path) -> Result<(usize, usize), String> {
    let index: Value =
        serde_json::from_str(&read(&directory.join("index.json"))?).map_err(|error| error.to_string())?;
    let entries = index.as_array().ok_or("index.json is not a list of cases")?;
    fs::create_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    let (mut answered, mut failed) = (0, 0);
    for entry in entries {
        let id = entry.get("id").and_then(Value::as_str).ok_or("a case of index.json has no id")?;
        match run(directory, out, id) {
            Ok(()) => answered += 1,
            Err(reason) => {
                eprintln!("{id}: {reason}");
                failed += 1;
            }
        }
    }
    Ok((answered, failed))
}

fn run(directory: &Path, out: &Path, id: &str) -> Result<(), String> {
    let case = Case::parse(&read(&directory.join("cases").join(format!("{id}.json")))?)?;
    let data = match case.dataset() {
        Some(file) => Some(read(&directory.join("data").join(file))?),
        None => None,
    };
    let (filled, unanswered) = answer(&case.with_data(data.as_deref())?)?;
    let path = out.join(format!("{id}.json"));
    fs::write(&path, to_text(&filled)).map_err(|error| format!("{}: {error}", path.display()))?;
    if unanswered.is_empty() { Ok(()) } else { Err(format!("no answer to {}", unanswered.join(", "))) }
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
