//! Random patients with the engine's own totals, as CSV, to compare with the SQL (`tests/in_duckdb.py`).
//!
//! `patients COUNT PERCENT_MISSING SEED` prints one patient a line: the findings used by the systems, then
//! for each system `<id>_total_engine`, `<id>_group_engine` and `<id>_derived_engine`, empty if several
//! values are possible.

#![allow(clippy::print_stdout, reason = "this program's output is what it prints")]

use std::io::{BufWriter, Write as _};
use std::process::ExitCode;

use clinical::{Answer, Applicability, Band, Finding, Kind, Patient, Quantity, System, assess};
use systems::CATALOGUE;

/// Random answers.
struct Random(fastrand::Rng);

impl Random {
    fn answer(&mut self, finding: Finding) -> Option<Answer> {
        match finding.kind() {
            Kind::Choice(_) | Kind::Level | Kind::YesNo => {
                let at = self.0.choice(0..finding.values().len())?;
                u8::try_from(at).ok().map(Answer::Choice)
            }
            Kind::Count { least, most } => Some(exactly(self.0.u32(least..=most.min(least + 5)))),
            Kind::Scale { from, to, step } => Some(exactly(from + step * self.0.u32(0..=(to - from) / step))),
            Kind::Quantity(measure) => {
                let (low, high) = measure.usual;
                let part = self.0.f64();
                // One decimal, so that values are often equal to a published limit.
                let value = ((low + part * (high - low)) * 10.0).round() / 10.0;
                Some(Answer::Quantity(Quantity { value: value.clamp(low, high), unit: 0 }))
            }
            Kind::Date => None,
        }
    }
}

fn exactly(value: u32) -> Answer {
    Answer::Whole(Band::exactly(value))
}

fn main() -> ExitCode {
    let arguments: Vec<u64> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let [count, percent_missing, seed] = arguments[..] else {
        eprintln!("usage: patients COUNT PERCENT_MISSING SEED");
        return ExitCode::from(2);
    };
    match print(count, u32::try_from(percent_missing).unwrap_or(100), seed) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the patients could not be written: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print(count: u64, percent_missing: u32, seed: u64) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let findings = sql::findings(&CATALOGUE);
    let names = findings.iter().map(|finding| finding.id().to_owned());
    let answers = CATALOGUE
        .systems
        .iter()
        .flat_map(|system| ["total", "group", "derived"].map(|name| format!("{}_{name}_engine", system.id)));
    writeln!(out, "{}", names.chain(answers).collect::<Vec<_>>().join(","))?;
    let mut random = Random(fastrand::Rng::with_seed(seed));
    for _ in 0..count {
        let mut patient = Patient::default();
        for finding in &findings {
            if random.0.u32(..100) >= percent_missing
                && let Some(answer) = random.answer(*finding)
            {
                // Every answer above is valid.
                let _ = patient.set(*finding, answer);
            }
        }
        let cells = findings.iter().map(|finding| cell(patient.get(*finding), *finding));
        let answers = CATALOGUE.systems.iter().flat_map(|system| results(&patient, system));
        writeln!(out, "{}", cells.chain(answers).collect::<Vec<_>>().join(","))?;
    }
    out.flush()
}

fn cell(answer: Option<Answer>, finding: Finding) -> String {
    match answer {
        Some(Answer::Choice(at)) => match finding.kind() {
            Kind::YesNo => (at == 1).to_string(),
            _ => finding.values().get(usize::from(at)).map_or_else(String::new, ToString::to_string),
        },
        Some(Answer::Whole(band)) => band.low.to_string(),
        Some(Answer::Quantity(quantity)) => quantity.value.to_string(),
        _ => String::new(),
    }
}

fn results(patient: &Patient, system: &System) -> [String; 3] {
    let found = assess(patient, system, &CATALOGUE);
    let settled = found.interval().filter(|(low, high)| low == high).map(|(low, _)| low.to_string());
    let total = settled.or_else(|| found.value().map(|value| value.to_string())).unwrap_or_default();
    let group = found.certain_group().and_then(|at| system.groups.get(at));
    let group = group.map(|group| format!("\"{}\"", group.name.replace('"', "\"\""))).unwrap_or_default();
    let derived = match found.applicability {
        _ if found.left_out.is_some() => "false",
        Applicability::DoesNotApply => "false",
        Applicability::Applies => "true",
        Applicability::MayApply => "",
    };
    [total, group, derived.to_owned()]
}
