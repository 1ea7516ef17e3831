//! Runs every test in one command, which the README gives and CI calls.

use std::process::Command;
use std::time::Instant;

use crate::failure::{Failure, Result};
use crate::server::Server;
use crate::setup::{self, TestTools, WASM32};
use crate::{audit, dist, program, project, serve, size};

/// The parts, quickest first, with the least number of tests that each must pass: a runner that finds no tests, or
/// whose summary is no longer understood, must not count as success.
const PARTS: [(&str, &str, Part, usize); 6] = [
    ("fmt", "Format", format, 0),
    ("lint", "Lints, native and wasm32", lint, 0),
    ("audit", "Licences, sources and known faults of dependencies", dependencies, 0),
    ("native", "Native tests", native, 1100),
    ("browser", "In-browser tests", browser, 8),
    ("e2e", "End-to-end tests on the release page", e2e, 650),
];

type Part = fn(&TestTools, &mut Count) -> Result;

/// `cargo xtask test`: runs all parts, or those named. Later parts run even if one fails.
pub(crate) fn test(named: &[&str]) -> Result {
    if let Some(unknown) = named.iter().find(|name| PARTS.iter().all(|(part, ..)| part != *name)) {
        let parts = PARTS.map(|(part, ..)| part).join(", ");
        return Err(Failure::new(format!("test {unknown:?}"), format!("the parts are: {parts}")));
    }
    let tools = setup::for_tests()?;
    let mut count = Count::default();
    let mut failed = Vec::new();
    for (name, title, part, least) in PARTS {
        if !named.is_empty() && !named.contains(&name) {
            continue;
        }
        println!("\n== {title} ==");
        let started = Instant::now();
        let before = (count.passed, count.failed);
        let outcome = part(&tools, &mut count).and_then(|()| enough(count.passed - before.0, least));
        if let Err(failure) = outcome {
            println!("{failure}");
            failed.push(name);
            count.failed += usize::from(count.failed == before.1); // a part that failed before any test ran
        }
        println!("-- {title}: {} s", started.elapsed().as_secs());
    }
    println!("\ntests: {} passed, {} failed, {} skipped", count.passed, count.failed, count.skipped);
    if failed.is_empty() {
        return Ok(());
    }
    Err(Failure::new("pass the tests", format!("these parts failed: {}", failed.join(", ")))
        .remedy(format!("cargo xtask test {}", failed.join(" "))))
}

/// Fails if fewer tests passed than the part has at least.
fn enough(passed: usize, least: usize) -> Result {
    if passed >= least {
        return Ok(());
    }
    Err(Failure::new(
        "run all tests of this part",
        format!("{passed} passed, but there are at least {least}"),
    ))
}

fn format(_: &TestTools, _: &mut Count) -> Result {
    program::run(
        "accept the format (mend it with `cargo fmt --all`)",
        native_cargo().args(["fmt", "--all", "--check"]),
    )
}

fn lint(tools: &TestTools, _: &mut Count) -> Result {
    let strict = ["--all-targets", "--", "-D", "warnings"];
    let native =
        program::run("accept the lints", native_cargo().args(["clippy", "--workspace"]).args(strict));
    let mut wasm32 = page_cargo(tools);
    wasm32.args(["clippy", "--package", "spinemet", "--target", WASM32]).args(strict);
    native.and(program::run("accept the lints of the page", &mut wasm32))
}

fn dependencies(tools: &TestTools, _: &mut Count) -> Result {
    audit::audit(tools)
}

fn native(_: &TestTools, count: &mut Count) -> Result {
    let mut cargo = native_cargo();
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    program::run_with_lines("pass the native tests", &mut cargo, |line| count.read_line(line))
}

fn browser(tools: &TestTools, count: &mut Count) -> Result {
    let mut cargo = page_cargo(tools);
    cargo
        .args([
            "test",
            "--package",
            "spinemet",
            "--tests",
            "--no-fail-fast",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &tools.test_runner)
        .env("CHROMEDRIVER", &tools.browser.chromedriver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", tools.browser.write_capabilities()?)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    program::run_with_lines("pass the in-browser tests", &mut cargo, |line| count.read_line(line))
}

fn e2e(tools: &TestTools, count: &mut Count) -> Result {
    dist::build(&tools.page)?;
    let small = size::check(&project::dist());
    dist::one_file(&project::dist())?;
    let server = Server::new(serve::listen(Some(0))?, &project::dist())?;
    let mut playwright = tools.page.command(&tools.node);
    playwright
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .current_dir(project::e2e())
        .env("SPINEMET_URL", server.address())
        .env("SPINEMET_DIST", project::dist())
        .env("SPINEMET_CHROMIUM", &tools.browser.chromium)
        .env("SPINEMET_FIREFOX", &tools.firefox);
    server.run_beside();
    let passed =
        program::run_with_lines("pass the end-to-end tests", &mut playwright, |line| count.read_line(line));
    // A failed test is printed already.
    small.and(passed)
}

/// Cargo of this machine, run in the project's root.
fn native_cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root());
    compile_once(&mut cargo);
    cargo
}

/// Cargo of the page's toolchain.
fn page_cargo(tools: &TestTools) -> Command {
    let mut cargo = tools.page.cargo();
    compile_once(&mut cargo);
    cargo
}

/// Turns off incremental compilation: a test run compiles each crate once, and the caches take about as much
/// disk as the build itself.
fn compile_once(cargo: &mut Command) {
    cargo.env("CARGO_INCREMENTAL", "0");
}

/// Numbers of tests, read from the runners' output.
#[derive(Default, Debug, PartialEq, Eq)]
struct Count {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Count {
    /// Reads cargo's summary ("test result: ok. 3 passed; 0 failed; 1 ignored; ..."), and Playwright's ("  4
    /// passed (2.1s)").
    fn read_line(&mut self, line: &str) {
        let plain = without_colours(line);
        let line = plain.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            let numbers = result.split(". ").nth(1).unwrap_or_default();
            for number in numbers.split("; ") {
                self.add(number);
            }
        } else if line.split(' ').count() <= 3 {
            self.add(line);
        }
    }

    /// Adds one number of a summary, such as "3 passed".
    fn add(&mut self, result: &str) {
        let mut words = result.split(' ');
        let Some(number) = words.next().and_then(|number| number.parse::<usize>().ok()) else { return };
        match words.next() {
            Some("passed" | "flaky") => self.passed += number,
            Some("failed" | "interrupted") => self.failed += number,
            Some("ignored" | "skipped") => self.skipped += number,
            _ => {}
        }
    }
}

/// Removes colour escapes from a line.
fn without_colours(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or("", |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::{Count, without_colours};

    #[track_caller]
    fn assert_counts(lines: &[&str], passed: usize, failed: usize, skipped: usize) {
        let mut count = Count::default();
        lines.iter().for_each(|line| count.read_line(line));
        assert_eq!(count, Count { passed, failed, skipped });
    }

    #[test]
    fn cargo_and_playwright_are_both_understood() {
        assert_counts(
            &[
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s",
            ],
            12,
            0,
            1,
        );
        assert_counts(
            &["test result: \u{1b}[31mFAILED\u{1b}[0m. 2 passed; 1 failed; 0 ignored; 0 measured"],
            2,
            1,
            0,
        );
        assert_counts(
            &["  1 failed", "    [phone] > page.spec.ts", "  2 skipped", "  4 passed (2.1s)"],
            4,
            1,
            2,
        );
        assert_counts(&["running 3 tests", "it passed", "3 passed the door and more"], 0, 0, 0);
        assert_eq!(without_colours("a\u{1b}[1;32mb\u{1b}[0mc"), "abc");
    }
}
