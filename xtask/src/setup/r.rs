//! R with its package `survival`, the reference of the survival library.

use std::path::PathBuf;
use std::process::Command;

use super::apt;
use crate::failure::{Failure, Result};
use crate::program;

const BY_HAND: &str = "install R (Rscript) and its package survival; on Debian: sudo apt-get install r-base-core r-cran-survival";

/// Path of `Rscript`, with R's package `survival`; both are installed from Debian where they are missing.
pub(crate) fn rscript() -> Result<PathBuf> {
    if let Some(rscript) = with_survival() {
        return Ok(rscript);
    }
    apt::install("R and its package survival", &["r-base-core", "r-cran-survival"])
        .map_err(|failure| failure.remedy(BY_HAND))?;
    with_survival()
        .ok_or_else(|| Failure::new("find R", "Rscript cannot load the package survival").remedy(BY_HAND))
}

fn with_survival() -> Option<PathBuf> {
    let rscript = program::on_path("Rscript")?;
    program::answer(Command::new(&rscript).args(["-e", "library(survival)"])).map(|_| rscript)
}
