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

/// The generator SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number from 0 to below `end`.
    fn below(&mut self, end: u32) -> u32 {
        u32::try_from(self.next() % u64::from(end.max(1))).unwrap_or(0)
    }

    fn answer(&mut self, finding: Finding) -> Option<Answer> {
        match finding.kind() {
            Kind::Choice(_) | Kind::Level | Kind::YesNo => {
                let count = u32::try_from(finding.values().len()).ok()?;
                u8::try_from(self.below(count)).ok().map(Answer::Choice)
            }
            Kind::Count { least, most } => Some(exactly(least + self.below((most - least + 1).min(6)))),
            Kind::Scale { from, to, step } => Some(exactly(from + step * self.below((to - from) / step + 1))),
            Kind::Quantity(measure) => {
                let (low, high) = measure.usual;
                let part = f64::from(self.below(100_001)) / 100_000.0;
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
    let mut random = Random(seed);
    for _ in 0..count {
        let mut patient = Patient::default();
        for finding in &findings {
            if random.below(100) >= percent_missing
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
