//! Chromium with the driver of the same version, and Firefox, for the tests.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use super::apt;
use crate::failure::{Failure, Result};
use crate::{program, project};

/// Flags of the test browser: headless, no background requests.
const FLAGS: &str = "tests/browser-flags.json";

/// Chromium and its driver.
pub(crate) struct Browser {
    /// Chromium.
    pub(crate) chromium: PathBuf,
    /// Drives Chromium for the in-browser tests.
    pub(crate) chromedriver: PathBuf,
}

impl Browser {
    /// Checks that the driver has the browser's major version.
    fn checked(self) -> Result<Self> {
        let major = |program: &PathBuf| {
            let output = program::answer(Command::new(program).arg("--version")).unwrap_or_default();
            output.split_whitespace().find_map(|word| word.split('.').next()?.parse::<u32>().ok())
        };
        match (major(&self.chromium), major(&self.chromedriver)) {
            (Some(browser), Some(driver)) if browser == driver => Ok(self),
            (browser, driver) => Err(Failure::new(
                "use the browser",
                format!(
                    "{} is of version {browser:?} and {} of version {driver:?}",
                    self.chromium.display(),
                    self.chromedriver.display()
                ),
            )
            .remedy(BY_HAND)),
        }
    }

    /// Writes the capabilities file for the runner of in-browser tests and returns its path.
    pub(crate) fn write_capabilities(&self) -> Result<PathBuf> {
        let flags = project::read(&project::root().join(FLAGS))?;
        let capabilities = format!(
            "{{ \"goog:chromeOptions\": {{ \"binary\": {:?}, \"args\": {} }} }}\n",
            self.chromium.to_string_lossy(),
            flags.trim()
        );
        let path = project::tools().join("webdriver.json");
        project::write(&path, &capabilities)?;
        Ok(path)
    }
}

/// Oldest major version of Firefox that has the WebDriver BiDi commands of the test runner.
const OLDEST_FIREFOX: u32 = 143;

/// Finds Firefox by the environment or on PATH, or installs it; an old one is upgraded.
pub(super) fn ensure_firefox() -> Result<PathBuf> {
    let find = || {
        given("FIREFOX").or_else(|| ["firefox-esr", "firefox"].iter().find_map(|name| program::on_path(name)))
    };
    let is_new = |firefox: &PathBuf| major_version(firefox).is_some_and(|major| major >= OLDEST_FIREFOX);
    let by_hand = format!("set FIREFOX to a Firefox of version {OLDEST_FIREFOX} or later");
    if let Some(firefox) = find().filter(is_new) {
        return Ok(firefox);
    }
    apt::install_latest("a second browser for the tests", &["firefox-esr"])
        .map_err(|failure| failure.remedy(&by_hand))?;
    find().filter(is_new).ok_or_else(|| {
        Failure::new("find Firefox", "it was installed, but is not on PATH or too old").remedy(by_hand)
    })
}

/// Finds Chromium and its driver by the environment or on PATH, or installs them.
pub(super) fn ensure() -> Result<Browser> {
    if let Some(browser) = find() {
        return browser.checked();
    }
    // Fonts included: pages in Korean or Japanese would otherwise show boxes.
    let packages = ["chromium", "chromium-driver", "fonts-liberation", "fonts-noto-cjk"];
    apt::install("a browser for the tests", &packages).map_err(|failure| failure.remedy(BY_HAND))?;
    find()
        .ok_or_else(|| {
            Failure::new("find the browser", "it was installed, but is not on PATH").remedy(BY_HAND)
        })?
        .checked()
}

const BY_HAND: &str = "set CHROMIUM and CHROMEDRIVER to the two programs, of the same version";

fn find() -> Option<Browser> {
    let chromium = given("CHROMIUM").or_else(|| {
        ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]
            .iter()
            .find_map(|name| program::on_path(name))
    })?;
    let chromedriver = given("CHROMEDRIVER").or_else(|| program::on_path("chromedriver"))?;
    Some(Browser { chromium, chromedriver })
}

/// Major version that a program prints.
fn major_version(program: &PathBuf) -> Option<u32> {
    let version = program::answer(Command::new(program).arg("--version"))?;
    version.split_whitespace().find_map(|word| word.split('.').next()?.parse().ok())
}

/// The program that an environment variable names, if it exists.
fn given(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| fs::metadata(path).is_ok())
}
