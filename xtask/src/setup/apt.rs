//! Debian's package manager, for tools that cannot live in a folder of the project.

use std::process::Command;

use crate::failure::{Failure, Result};
use crate::program;

/// Installs packages as root, or through `sudo` if it needs no password.
pub(super) fn install(what: &str, packages: &[&str]) -> Result {
    let setup = Setup::new(what, packages)?;
    // Package lists may be missing or stale: refresh them only after a failure.
    setup.install().or_else(|_| setup.refresh().and_then(|()| setup.install()))
}

/// Installs packages or upgrades them, with fresh package lists.
pub(super) fn install_latest(what: &str, packages: &[&str]) -> Result {
    let setup = Setup::new(what, packages)?;
    setup.refresh().and_then(|()| setup.install())
}

/// Packages to be installed, and the command prefix that gives the right to.
struct Setup<'a> {
    what: &'a str,
    packages: &'a [&'a str],
    prefix: &'static [&'static str],
}

impl<'a> Setup<'a> {
    /// Fails if this system has no apt-get, or if only a password gives root rights.
    fn new(what: &'a str, packages: &'a [&'a str]) -> Result<Self> {
        let list = packages.join(" ");
        if program::on_path("apt-get").is_none() {
            let remedy = format!("install {what} with this system's own package manager (on Debian: {list})");
            return Err(Failure::new(format!("install {what}"), "this system has no apt-get").remedy(remedy));
        }
        let prefix = privileges().ok_or_else(|| {
            Failure::new(format!("install {what}"), "it needs root, and sudo asks for a password here")
                .remedy(format!("sudo apt-get install {list}"))
        })?;
        Ok(Self { what, packages, prefix })
    }

    fn install(&self) -> Result {
        let list = self.packages.join(" ");
        let step = format!("install {} (apt-get install {list})", self.what);
        let mut command = apt(self.prefix, &["install", "--no-install-recommends"], self.packages);
        program::run_quietly(&step, "apt-install", &mut command)
            .map_err(|failure| failure.remedy(format!("sudo apt-get update && sudo apt-get install {list}")))
    }

    fn refresh(&self) -> Result {
        let step = "refresh the list of packages (apt-get update)";
        program::run_quietly(step, "apt-update", &mut apt(self.prefix, &["update"], &[]))
    }
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
