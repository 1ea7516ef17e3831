//! Audits third-party code against `deny.toml`: licences, sources, bans and known vulnerabilities.
//!
//! Licences, sources and bans are checked offline. Vulnerabilities are looked up in databases that must be
//! fetched; an unreachable database is reported but is no failure, because a test must not depend on a
//! network.

use std::process::{Command, Stdio};

use crate::failure::{Failure, Result};
use crate::setup::TestTools;
use crate::{program, project};

/// Folders of the npm packages that the project installs. None of them reaches the page.
const NPM_FOLDERS: [&str; 2] = ["tests/e2e", "xtask/wasm-opt"];

/// `cargo xtask test audit`.
pub(crate) fn audit(tools: &TestTools) -> Result {
    let licences = program::run(
        "accept the dependencies",
        deny(tools).args(["--workspace", "--locked", "check", "bans", "licenses", "sources"]),
    );
    let crates = faults_of_crates(tools);
    let packages = NPM_FOLDERS.map(faults_of_packages).into_iter().collect();
    licences.and(crates).and(packages)
}

fn faults_of_crates(tools: &TestTools) -> Result {
    if program::answer(deny(tools).args(["fetch", "db"])).is_none() {
        println!("advisories of crates: NOT checked, the advisory database cannot be reached from here");
        return Ok(());
    }
    program::run(
        "find the crates free of known faults",
        deny(tools).args(["--workspace", "--locked", "--offline", "check", "advisories"]),
    )
}

fn faults_of_packages(folder: &str) -> Result {
    let mut npm = Command::new("npm");
    npm.args(["audit", "--package-lock-only", "--json"])
        .current_dir(project::root().join(folder))
        .stderr(Stdio::null());
    let output = npm.output().map_err(|why| Failure::new("run npm audit", why))?;
    match verdict(output.status.success(), &String::from_utf8_lossy(&output.stdout)) {
        Verdict::Sound => println!("advisories of npm packages in {folder}: ok"),
        Verdict::Unknown => {
            println!(
                "advisories of npm packages in {folder}: NOT checked, the registry answers no audit here"
            );
        }
        Verdict::Faulty => {
            return Err(Failure::new(
                "find the npm packages free of known faults",
                format!("npm audit names some in {folder}"),
            )
            .remedy(format!("cd {folder} && npm audit")));
        }
    }
    Ok(())
}

fn deny(tools: &TestTools) -> Command {
    let mut deny = Command::new(&tools.cargo_deny);
    deny.current_dir(project::root()).env("GIT_TERMINAL_PROMPT", "0"); // it fetches its database with git
    deny
}

#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Sound,
    Faulty,
    Unknown,
}

/// Interprets the report of `npm audit`, which fails both on a vulnerability and without a network; only a
/// real report has a version.
fn verdict(content: bool, report: &str) -> Verdict {
    match (content, report.contains("\"auditReportVersion\"")) {
        (_, false) => Verdict::Unknown,
        (true, true) => Verdict::Sound,
        (false, true) => Verdict::Faulty,
    }
}

#[cfg(test)]
mod tests {
    use super::{Verdict, verdict};

    #[test]
    fn a_registry_that_answers_no_audit_is_told_from_one_that_names_a_fault() {
        assert_eq!(verdict(false, r#"{ "message": "405 Method Not Allowed" }"#), Verdict::Unknown);
        assert_eq!(verdict(false, r#"{ "auditReportVersion": 2 }"#), Verdict::Faulty);
        assert_eq!(verdict(true, r#"{ "auditReportVersion": 2 }"#), Verdict::Sound);
        assert_eq!(verdict(true, ""), Verdict::Unknown);
    }
}
