//! Runs other programs, either visibly or quietly with a log that is shown on failure.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::Instant;

use crate::failure::{Failure, Result};
use crate::project;

/// Runs a program with its output visible. `step` completes the sentence "Cannot ...".
pub(crate) fn run(step: &str, command: &mut Command) -> Result {
    let status = command.status().map_err(|why| not_started(step, command, &why))?;
    if status.success() { Ok(()) } else { Err(ended_badly(step, command, status)) }
}

/// Runs a long program behind one line. Its output goes to a log, whose end is shown if it fails.
pub(crate) fn run_quietly(step: &str, log: &str, command: &mut Command) -> Result {
    let path = project::tools().join("log").join(log);
    project::write(&path, "")?;
    let opened = File::options().append(true).open(&path).and_then(|file| Ok((file.try_clone()?, file)));
    let (out, err) = opened.map_err(|why| Failure::new(format!("write {}", path.display()), why))?;
    let started = Instant::now();
    print!("setup: {step} ... ");
    let _ = io::stdout().flush(); // a delayed line is no failure
    let status = command.stdin(Stdio::null()).stdout(out).stderr(err).status();
    let took = started.elapsed().as_secs();
    match status {
        Ok(status) if status.success() => {
            println!("done in {took} s");
            Ok(())
        }
        Ok(status) => {
            println!("failed after {took} s");
            let output = fs::read(&path).unwrap_or_default();
            let end = last_lines(&String::from_utf8_lossy(&output), 12);
            let bad = ended_badly(step, command, status);
            Err(Failure::new(step, format!("{}\n{end}\n(all of it: {})", bad_reason(&bad), path.display())))
        }
        Err(why) => {
            println!("failed");
            Err(not_started(step, command, &why))
        }
    }
}

/// Runs a program with its output visible, and passes each line of standard output to `on_line`.
///
/// The program gets pipes of its own: Node makes an inherited pipe non-blocking for every process that shares it,
/// and printing then fails once the reader is slow.
pub(crate) fn run_with_lines(step: &str, command: &mut Command, mut on_line: impl FnMut(&str)) -> Result {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|why| not_started(step, command, &why))?;
    if let Some(mut errors) = child.stderr.take() {
        // Not joined: a process that the program leaves behind may hold the pipe open.
        thread::spawn(move || io::copy(&mut errors, &mut io::stderr()));
    }
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).split(b'\n') {
            let line = line.map_err(|why| Failure::new(step, why))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            on_line(&line);
        }
    }
    let status = child.wait().map_err(|why| not_started(step, command, &why))?;
    if status.success() { Ok(()) } else { Err(ended_badly(step, command, status)) }
}

/// Standard output of a program, if it ran and succeeded.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Path of a program in the folders of PATH.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// PATH with `first` before it.
pub(crate) fn path_with<'a>(first: impl IntoIterator<Item = &'a Path>) -> Result<std::ffi::OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = first.into_iter().map(Path::to_path_buf).chain(env::split_paths(&rest));
    env::join_paths(folders).map_err(|why| {
        Failure::new("put the project's tools on PATH", why)
            .remedy("move the project to a folder without `:`")
    })
}

fn bad_reason(failure: &Failure) -> String {
    failure.to_string().lines().next().unwrap_or_default().to_owned()
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

fn as_typed(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

fn not_started(step: &str, command: &Command, why: &io::Error) -> Failure {
    Failure::new(step, format!("`{}` could not be started: {why}", as_typed(command)))
}

fn ended_badly(step: &str, command: &Command, status: ExitStatus) -> Failure {
    Failure::new(step, format!("`{}` ended with {status}", as_typed(command)))
}
