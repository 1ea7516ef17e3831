//! The benchmarks of the survival methods.

use std::process::Command;

use crate::failure::Result;
use crate::{program, project};

/// `cargo xtask bench`.
pub(crate) fn bench() -> Result {
    let mut cargo = Command::new("cargo");
    cargo.args(["bench", "--package", "survival"]).current_dir(project::root());
    program::run("run the benchmarks", &mut cargo)
}
