//! Scores patients from a file, one JSON object a line, with every system, using the same code as the page.
//!
//! `cargo run --release --example score -- FILE` prints one JSON object a line. The ids of findings and
//! systems, the choice values and the output are those of the scoring files and of
//! `crates/clinical/src/finding.rs`. A line that cannot be parsed gives an error in its place, and the exit
//! status is then 1.

#![allow(clippy::print_stdout, reason = "this program's output is what it prints")]

use std::fs;
use std::io::{BufWriter, Write as _};
use std::process::ExitCode;

use clinical::{
    AnswerError, Applicability, Assessment, Finding, Method, NoteKind, Patient, ResultSoFar, System, assess,
    notes,
};
use serde_json::{Map, Value, json};
use systems::CATALOGUE;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: score FILE\nFILE holds patients, one JSON object a line.");
        return ExitCode::from(2);
    };
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            return ExitCode::from(2);
        }
    };
    match answer_all(&bytes) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("the answers could not be written: {error}");
            ExitCode::from(2)
        }
    }
}

/// Scores every line; returns whether all of them could be parsed.
fn answer_all(bytes: &[u8]) -> std::io::Result<bool> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut all_read = true;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    for line in text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()) {
        let answer = match answer(line) {
            Ok(answer) => answer,
            Err(error) => {
                all_read = false;
                error
            }
        };
        writeln!(out, "{answer}")?;
    }
    out.flush()?;
    Ok(all_read)
}

fn answer(line: &[u8]) -> Result<Value, Value> {
    let object = match serde_json::from_slice(line) {
        Ok(Value::Object(object)) => object,
        Ok(other) => {
            return Err(refusal(&Value::Null, None, &format!("a JSON object is expected, not {other}")));
        }
        Err(error) => return Err(refusal(&Value::Null, None, &error.to_string())),
    };
    let id = object.get("id").cloned().unwrap_or(Value::Null);
    let read = Patient::from_json(&object);
    let patient = read.map_err(|error: AnswerError| refusal(&id, Some(error.finding), &error.to_string()))?;
    // Remarks of a score are contradictions and cautions, not facts.
    let cautions = notes(&patient, &CATALOGUE).into_iter().filter(|note| note.kind != NoteKind::Fact);
    let mut remarks: Vec<&str> = cautions.map(|note| note.text.as_ref()).collect();
    let mut scores = Map::new();
    for system in CATALOGUE.systems {
        let assessment = assess(&patient, system, &CATALOGUE);
        if assessment.applicability != Applicability::DoesNotApply {
            remarks.extend(assessment.remarks.iter().map(|at| system.remarks[*at].text.as_ref()));
        }
        scores.insert(system.id.to_string(), score(system, &assessment));
    }
    let mut answer = Map::new();
    answer.insert("id".to_owned(), id);
    answer.insert("systems".to_owned(), scores.into());
    if !remarks.is_empty() {
        remarks.dedup();
        answer.insert("notes".to_owned(), remarks.into());
    }
    Ok(Value::Object(answer))
}

fn refusal(id: &Value, finding: Option<Finding>, message: &str) -> Value {
    json!({"id": id, "error": {"finding": finding.map(Finding::id), "message": message}})
}

fn score(system: &System, assessment: &Assessment) -> Value {
    let applies = system.applies.as_ref();
    if let (Applicability::DoesNotApply, Some(applies)) = (assessment.applicability, applies) {
        return json!({"not_applicable": applies.otherwise});
    }
    let (lowest, highest) = match &assessment.result {
        ResultSoFar::Points { .. } => {
            let (lowest, highest) = assessment.interval().unzip();
            (json!(lowest), json!(highest))
        }
        ResultSoFar::Formula(worked) => {
            let value = worked.value.map_or(Value::Null, |value| number(system, value));
            (value.clone(), value)
        }
        ResultSoFar::Stage => (Value::Null, Value::Null),
    };
    let groups: Vec<&str> = assessment.groups.iter().map(|at| system.groups[*at].name.as_ref()).collect();
    let mut score = json!({"lowest": lowest, "highest": highest, "groups": groups});
    if let (Applicability::MayApply, Some(applies)) = (assessment.applicability, applies) {
        score["label"] = json!(applies.unknown);
    }
    score
}

/// A formula's value; the MELD family has integer points.
#[expect(clippy::cast_possible_truncation, reason = "a system with a range keeps its value within it")]
fn number(system: &System, value: f64) -> Value {
    match (&system.method, system.range) {
        (Method::Formula { .. }, Some(_)) => json!(value as i64),
        _ => json!(value),
    }
}
