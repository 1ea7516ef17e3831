//! Debian's package manager, for tools that cannot live in a folder of the project.

use std::process::Command;

use crate::failure::{Failure, Result};
use crate::program;

/// Installs packages as root, or through `sudo` if it needs no password.
pub(super) fn install(what: &str, packages: &[&str]) -> Result {
    let list = packages.join(" ");
    let by_hand = format!("sudo apt-get install {list}");
    if program::on_path("apt-get").is_none() {
        return Err(Failure::new(format!("install {what}"), "this system has no apt-get")
            .remedy(format!("install {what} with this system's own package manager (on Debian: {list})")));
    }
    let Some(prefix) = privileges() else {
        return Err(Failure::new(
            format!("install {what}"),
            "it needs root, and sudo asks for a password here",
        )
        .remedy(by_hand));
    };
    let attempt = || {
        let step = format!("install {what} (apt-get install {list})");
        program::run_quietly(
            &step,
            "apt-install",
            &mut apt(prefix, &["install", "--no-install-recommends"], packages),
        )
    };
    // Package lists may be missing or stale: refresh them only after a failure.
    attempt()
        .or_else(|_| {
            let step = "refresh the list of packages (apt-get update)";
            program::run_quietly(step, "apt-update", &mut apt(prefix, &["update"], &[]))?;
            attempt()
        })
        .map_err(|failure| failure.remedy(format!("sudo apt-get update && {by_hand}")))
}

/// Command prefix that gives root rights; empty if already root, `None` if impossible.
fn privileges() -> Option<&'static [&'static str]> {
    if program::answer(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    program::answer(Command::new("sudo").args(["-n", "true"])).map(|_| ["sudo", "-n"].as_slice())
}

fn apt(prefix: &[&str], action: &[&str], packages: &[&str]) -> Command {
    let words: Vec<&str> =
        [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y"], action, packages].concat();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}
