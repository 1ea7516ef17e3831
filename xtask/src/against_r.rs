//! The survival library against R on random data sets.

use std::process::Command;

use crate::failure::{Failure, Result};
use crate::{program, project, setup};

const USAGE: &str = "cargo xtask against-r [--seed N] [--sets N]";
const SEED: u32 = 20_261_129;
const SETS: u32 = 40;

/// Markers of the table in `docs/reliability.md`.
const BEGIN: &str = "<!-- cargo xtask against-r: begin -->\n";
const END: &str = "<!-- cargo xtask against-r: end -->";

/// `cargo xtask against-r`: runs seeded random cases in R and in the survival crate, and compares every
/// number.
///
/// With the default seed and number of data sets, rewrites the table in `docs/reliability.md`. Fails if any
/// number differs by more than the tolerance of its case.
pub(crate) fn against_r(arguments: &[&str]) -> Result {
    let (seed, sets) = parse(arguments)?;
    let cases = project::root().join("target/against-r");
    let _ = std::fs::remove_dir_all(&cases); // the folder may not exist
    let mut r = Command::new(setup::rscript()?);
    r.arg(project::root().join("tools/against_r/cases.R"))
        .arg(&cases)
        .args([seed, sets].map(|n| n.to_string()));
    println!("R makes {sets} data sets of each family (seed {seed}) ...");
    let mut versions = String::new();
    program::run_with_lines("let R make the cases", &mut r, |line| line.clone_into(&mut versions))?;
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root());
    cargo.args(["run", "--release", "--quiet", "--example", "survival_cases", "--", "--compare"]).arg(&cases);
    let mut table = String::new();
    program::run_with_lines("agree with R (the cases are in target/against-r)", &mut cargo, |line| {
        table.push_str(line);
        table.push('\n');
    })?;
    if (seed, sets) == (SEED, SETS) { write_table(&versions, &table) } else { Ok(()) }
}

fn parse(arguments: &[&str]) -> Result<(u32, u32)> {
    let (mut seed, mut sets) = (SEED, SETS);
    for pair in arguments.chunks(2) {
        let unknown = || Failure::new(format!("understand {}", arguments.join(" ")), USAGE);
        let [name, value] = pair else { return Err(unknown()) };
        let value = value.parse().map_err(|_| unknown())?;
        match *name {
            "--seed" => seed = value,
            "--sets" => sets = value,
            _ => return Err(unknown()),
        }
    }
    Ok((seed, sets))
}

fn write_table(versions: &str, table: &str) -> Result {
    let path = project::root().join("docs/reliability.md");
    let text = project::read(&path)?;
    let parts = text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let Some((before, after)) = parts else {
        return Err(Failure::new(
            format!("write the table to {}", path.display()),
            "its markers are missing",
        ));
    };
    let text = format!(
        "{before}{BEGIN}Seed {SEED}, {SETS} data sets of each family, {versions}.\n\n{table}{END}{after}"
    );
    project::write(&path, &text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seed_and_sets_are_read_in_any_order() {
        assert_eq!(parse(&[]).ok(), Some((SEED, SETS)));
        assert_eq!(parse(&["--sets", "3", "--seed", "7"]).ok(), Some((7, 3)));
        for wrong in [&["--seed"][..], &["--seed", "x"], &["--other", "1"]] {
            assert!(parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
