//! The survival methods beside those of other libraries, on the same rows, in one run.

use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::setup::{self, WASM32};
use crate::{program, project};

/// Seconds after which a library is not timed on more rows.
const LIMIT: &str = "20";

/// Markers of the table in `docs/performance.md`.
const BEGIN: &str = "<!-- cargo xtask bench --peers: begin -->\n";
const END: &str = "<!-- cargo xtask bench --peers: end -->";

/// Our own native program, by which the others are divided.
const NATIVE: &str = "native";
/// The method that is the floor of the others.
const FLOOR: &str = "floor";

/// Difference of two results that are called equal: relative, and absolute below 1.
const EQUAL: f64 = 1e-6;

/// `cargo xtask bench --peers`: times ours natively and as WebAssembly, R's `survival`, lifelines,
/// scikit-survival and SciPy, and rewrites the table in `docs/performance.md`. A library that is not
/// installed is skipped with a word.
pub(crate) fn peers() -> Result {
    let tools = setup::for_tests()?;
    let folder = project::root().join("target/peers");
    project::make_folder(&folder)?;
    let mut lines = Vec::new();
    let mut time = |step: &str, command: &mut Command| {
        program::run_with_lines(step, command, |line| lines.extend(Line::read(line)))
    };

    let mut native = Command::new("cargo");
    native.args(["run", "--release", "--quiet", "--package", "peers", "--"]).arg(&folder);
    time("time the methods natively", native.current_dir(project::root()))?;

    let mut cargo = tools.page.cargo();
    cargo.args(["build", "--profile", "page", "--package", "peers", "--lib", "--target", WASM32]);
    program::run("compile the methods for Node.js", &mut cargo)?;
    let mut bindgen = tools.page.command("wasm-bindgen");
    bindgen.args(["--target", "nodejs", "--out-dir"]).arg(folder.join("node"));
    bindgen.arg(project::root().join(format!("target/{WASM32}/page/peers.wasm")));
    program::run("make the script for Node.js", &mut bindgen)?;
    let mut node = Command::new(&tools.node);
    node.arg(script("ours.mjs")).arg(folder.join("node/peers.js")).arg("WebAssembly");
    time("time the methods in Node.js", &mut node)?;

    let own = project::tools().join("peers/bin/python3");
    let python = own.is_file().then_some(own).or_else(|| program::on_path("python3"));
    for (program, name) in [(program::on_path("Rscript"), "peers.R"), (python, "peers.py")] {
        let Some(program) = program else {
            println!("skipped\t{name}: its language is not installed");
            continue;
        };
        let mut peer = Command::new(program);
        // A library that is missing does not end the others.
        if let Err(failure) = time("time a peer", peer.arg(script(name)).arg(&folder).arg(LIMIT)) {
            println!("skipped\t{failure}");
        }
    }
    write_table(&table(&lines))
}

fn script(name: &str) -> PathBuf {
    project::root().join("tools/peers").join(name)
}

/// A measurement.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    peer: String,
    method: String,
    times: String,
    rows: usize,
    seconds: f64,
    result: f64,
}

impl Line {
    /// Reads peer, method, times, rows, seconds and result between tabs; `None` for other lines.
    fn read(line: &str) -> Option<Self> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [peer, method, times, rows, seconds, result] = cells[..] else { return None };
        Some(Self {
            peer: peer.to_owned(),
            method: method.to_owned(),
            times: times.to_owned(),
            rows: rows.parse().ok()?,
            seconds: seconds.parse().ok()?,
            result: result.parse().ok()?,
        })
    }

    fn is_of(&self, other: &Self) -> bool {
        (&self.method, &self.times, self.rows) == (&other.method, &other.times, other.rows)
    }

    fn agrees(&self, other: &Self) -> bool {
        let close = (self.result - other.result).abs() <= EQUAL * other.result.abs().max(1.0);
        close || self.result.is_nan()
    }
}

/// A table in Markdown: a row for each case, a column for each peer.
fn table(lines: &[Line]) -> String {
    let mut peers: Vec<&str> = Vec::new();
    for line in lines.iter().filter(|line| line.peer != NATIVE) {
        if !peers.contains(&line.peer.as_str()) {
            peers.push(&line.peer);
        }
    }
    let mut out = format!("| Method | Times | Rows | native | over the floor | {} |\n", peers.join(" | "));
    out += &format!("|---|---|---|---|---|{}\n", "---|".repeat(peers.len()));
    for ours in lines.iter().filter(|line| line.peer == NATIVE && line.method != FLOOR) {
        let floor = lines.iter().find(|line| {
            line.method == FLOOR
                && line.peer == NATIVE
                && (&line.times, line.rows) == (&ours.times, ours.rows)
        });
        let over = floor.map_or_else(String::new, |floor| ratio(ours.seconds / floor.seconds));
        out += &format!(
            "| {} | {} | {} | {} | {over} |",
            ours.method,
            ours.times,
            ours.rows,
            duration(ours.seconds)
        );
        for peer in &peers {
            let theirs = lines.iter().find(|line| line.peer == *peer && line.is_of(ours));
            let cell = theirs.map_or_else(
                || "-".to_owned(),
                |theirs| {
                    let mark = if theirs.agrees(ours) { "" } else { " *" };
                    format!("{}{mark}", ratio(theirs.seconds / ours.seconds))
                },
            );
            out += &format!(" {cell} |");
        }
        out.push('\n');
    }
    out
}

/// A ratio with two digits.
fn ratio(value: f64) -> String {
    if value < 9.95 { format!("{value:.1}") } else { format!("{value:.0}") }
}

fn duration(seconds: f64) -> String {
    if seconds < 1e-3 {
        format!("{:.0} µs", seconds * 1e6)
    } else if seconds < 1.0 {
        format!("{:.1} ms", seconds * 1e3)
    } else {
        format!("{seconds:.2} s")
    }
}

fn write_table(table: &str) -> Result {
    let path = project::root().join("docs/performance.md");
    let text = project::read(&path)?;
    let parts = text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = parts.ok_or_else(|| {
        Failure::new(format!("write the table to {}", path.display()), "its markers are missing")
    })?;
    print!("{table}");
    project::write(&path, &format!("{before}{BEGIN}{table}{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_a_row_with_ratios_to_ours() {
        let output = "native\tfloor\twhole days\t1000\t1e-5\t3\nnative\tCox\twhole days\t1000\t2e-5\t5\n\
                    R survival\tCox\twhole days\t1000\t0.004\t5.0000001\nlifelines\tCox\twhole days\t1000\t0.1\t6\n\
                    skipped\tSciPy is not installed";
        let lines: Vec<Line> = output.lines().filter_map(Line::read).collect();
        assert_eq!(lines.len(), 4);
        assert_eq!(
            table(&lines),
            "| Method | Times | Rows | native | over the floor | R survival | lifelines |\n\
             |---|---|---|---|---|---|---|\n\
             | Cox | whole days | 1000 | 20 µs | 2.0 | 200 | 5000 * |\n"
        );
    }

    #[test]
    fn a_result_that_is_not_given_differs_from_none() {
        let line = |result: &str| Line::read(&format!("p\tm\tt\t1\t1\t{result}")).unwrap();
        assert!(line("nan").agrees(&line("5")) && line("0").agrees(&line("0")));
        assert!(!line("5.1").agrees(&line("5")));
    }
}
