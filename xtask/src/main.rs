//! The project's tasks as commands, so that a machine needs only `cargo`.
//!
//! Every command installs what it needs ([`setup`]), then does its task. It uses only `std`, two compressors
//! and a hash, so that the first run compiles in seconds.

// A command-line program prints on standard output.
#![allow(clippy::print_stdout)]

mod against_r;
mod audit;
mod bench;
mod contributors;
mod dist;
mod failure;
mod headers;
mod lighthouse;
mod packs;
mod peers;
mod program;
mod project;
mod reproduce;
mod serve;
mod server;
mod setup;
mod short_names;
mod single;
mod size;
mod sql;
mod stage;
mod test;
mod wasm;

use std::process::ExitCode;

use failure::{Failure, Result};

const USAGE: &str = "\
cargo xtask serve [--port N]   build the release page and serve it on this machine
cargo xtask serve --built FOLDER --port N   serve a page that is built already
cargo xtask test [PART ...]    run every test, or only these parts: fmt lint audit native browser e2e
cargo xtask dist               leave the release page in dist/, and the whole of it as one file
cargo xtask dist --built FOLDER   only that one file, of a page that is built already
cargo xtask reproduce          build the last commit twice from nothing, and compare every byte
cargo xtask size               transfer size of the release page, and the time until its form is usable
cargo xtask size --built FOLDER   only the transfer size, of a page that is built already
cargo xtask lighthouse         what Lighthouse thinks of the release page
cargo xtask bench              benchmarks of the survival methods
cargo xtask bench --peers      the survival methods beside R, lifelines, scikit-survival and SciPy
cargo xtask sql                the scoring systems as SQL, for registries
cargo xtask against-r [--seed N] [--sets N]   the survival library against R on random data sets
cargo xtask setup              only install what the other commands need";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match obey(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn obey(arguments: &[&str]) -> Result {
    match arguments {
        ["serve"] => serve::serve(None),
        ["serve", "--port", port] => serve::serve(Some(serve::parse_port(port)?)),
        ["serve", "--built", folder, "--port", port] => {
            serve::built(folder.as_ref(), serve::parse_port(port)?)
        }
        ["test", parts @ ..] => test::test(parts),
        ["dist"] => dist::dist(),
        ["dist", "--built", folder] => dist::one_file(folder.as_ref()),
        ["reproduce"] => reproduce::reproduce(),
        ["size"] => size::size(),
        ["size", "--built", folder] => size::check(folder.as_ref()),
        ["stage"] => stage::stage(),
        ["lighthouse"] => lighthouse::lighthouse(),
        ["bench"] => bench::bench(),
        ["bench", "--peers"] => peers::peers(),
        ["sql"] => sql::sql(),
        ["against-r", rest @ ..] => against_r::against_r(rest),
        ["setup"] => setup::for_tests().map(drop),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(Failure::new(
            format!("understand `cargo xtask {}`", arguments.join(" ")),
            format!("these are the commands:\n{USAGE}"),
        )),
    }
}
