//! Finds the tools that a command needs, and installs those that are missing.
//!
//! A tool on PATH at the right version is used. Others go to `.tools/` in the project, so that nothing of the
//! user's is replaced; only a browser, Node.js and Debian's compiler come from the system's package manager.
//! A step prints one line if it does something, otherwise none.

mod apt;
mod browser;
mod cargo_tools;
mod debian_rust;
mod node;
mod r;
mod wasm_target;

use std::ffi::OsString;
use std::fs::File;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

pub(crate) use browser::Browser;
pub(crate) use r::rscript;
pub(crate) use wasm_target::{PageRust, WASM32};

use crate::failure::{Failure, Result};
use crate::{program, project};

/// Tools to build the page.
pub(crate) struct PageTools {
    /// The compiler for wasm32.
    pub(crate) rust: PageRust,
    /// Trunk.
    pub(crate) trunk: PathBuf,
    /// PATH with every tool that Trunk calls.
    path: OsString,
}

impl PageTools {
    /// A command that finds these tools first on its PATH.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(project::root()).env("PATH", &self.path);
        self.rust.prepare(&mut command);
        command
    }

    /// `cargo` with the compiler for wasm32.
    pub(crate) fn cargo(&self) -> Command {
        self.command(&self.rust.cargo)
    }
}

/// Tools of the tests.
pub(crate) struct TestTools {
    /// Tools to build the page.
    pub(crate) page: PageTools,
    /// Chromium and its driver.
    pub(crate) browser: Browser,
    /// Firefox, in which the core of the end-to-end tests runs too.
    pub(crate) firefox: PathBuf,
    /// Checks licences, sources and known faults of dependencies.
    pub(crate) cargo_deny: PathBuf,
    /// Runs wasm tests in that browser.
    pub(crate) test_runner: PathBuf,
    /// Runs the end-to-end tests and the measuring script.
    pub(crate) node: PathBuf,
}

/// Sets up the tools to build and serve the page.
pub(crate) fn for_page() -> Result<PageTools> {
    set_up(|| page_tools(Purpose::Page))
}

/// Sets up the tools of the tests, including those of the page.
pub(crate) fn for_tests() -> Result<TestTools> {
    set_up(|| {
        let page = page_tools(Purpose::Tests)?;
        wasm_target::ensure_checkers()?;
        let browser = browser::ensure()?;
        let firefox = browser::ensure_firefox()?;
        let node = node::ensure()?;
        node::ensure_packages(&project::e2e(), "the end-to-end test tools")?;
        let test_runner = cargo_tools::wasm_bindgen()?.join("wasm-bindgen-test-runner");
        let cargo_deny = cargo_tools::cargo_deny()?;
        Ok(TestTools { page, browser, firefox, cargo_deny, test_runner, node })
    })
}

/// Sets up the tools of Lighthouse, including those of the tests.
pub(crate) fn for_lighthouse() -> Result<TestTools> {
    let tools = for_tests()?;
    set_up(|| node::ensure_packages(&project::lighthouse(), "Lighthouse"))?;
    Ok(tools)
}

/// The purpose of the tools: checks need more compiler components than a build.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Page,
    Tests,
}

fn page_tools(purpose: Purpose) -> Result<PageTools> {
    let rust = wasm_target::ensure(purpose)?;
    let trunk = cargo_tools::trunk()?;
    let wasm_bindgen = cargo_tools::wasm_bindgen()?;
    let wasm_opt = node::wasm_opt()?;
    let first = rust.folder.iter().chain([&wasm_bindgen, &wasm_opt]);
    let path = program::path_with(first.map(PathBuf::as_path))?;
    Ok(PageTools { rust, trunk, path })
}

/// Runs `work` under a file lock: parallel set-ups would corrupt the shared folder.
fn set_up<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    let started = Instant::now();
    project::make_folder(&project::tools())?;
    let lock = project::tools().join("lock");
    let held = File::create(&lock).and_then(|file| file.lock().map(|()| file));
    let _held = held.map_err(|why| Failure::new(format!("lock {}", lock.display()), why))?;
    let tools = work()?;
    println!("setup: everything is in place ({:.1} s)", started.elapsed().as_secs_f64());
    Ok(tools)
}
