//! The scoring systems as SQL.

use std::process::Command;

use crate::failure::Result;
use crate::{program, project};

/// `cargo xtask sql`.
pub(crate) fn sql() -> Result {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--package", "sql"]).current_dir(project::root());
    program::run("print the systems as SQL", &mut cargo)
}
