//! Forbids code that could send data away.
//!
//! The page's policy prevents most of it in the browser; some things no policy can prevent, so the project's
//! code must not contain them (SECURITY.md). `clippy.toml` forbids the same calls by type.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};

/// Forbidden in scripts of the page, with the scripts in which each is allowed, for the page's own files.
const SCRIPTS: &[(&str, &[&str])] = &[
    // Navigation, which no policy prevents.
    ("window.open", &[]),
    ("location.assign", &[]),
    ("location.replace", &[]),
    ("location.href", &[]),
    ("location =", &[]),
    ("history.", &[]),
    ("RTCPeerConnection", &[]),
    ("preconnect", &[]),
    ("dns-prefetch", &[]),
    // Requests.
    ("fetch(", &["boot.js", "sw.js", "worker.js"]),
    ("import(", &["boot.js", "worker.js"]),
    ("new Worker(", &["boot.js", "single.js"]),
    ("XMLHttpRequest", &[]),
    ("sendBeacon", &[]),
    ("WebSocket", &[]),
    ("WebTransport", &[]),
    ("EventSource", &[]),
    ("importScripts", &[]),
    (".submit(", &[]),
    ("http:", &[]),
    ("https:", &[]),
    // Evaluation of text as code or markup.
    ("innerHTML", &[]),
    ("outerHTML", &[]),
    ("insertAdjacentHTML", &[]),
    ("document.write", &[]),
    ("eval(", &[]),
    ("Function(", &[]),
    ("srcdoc", &[]),
    // Storage and messages.
    ("cookie", &[]),
    ("indexedDB", &[]),
    ("setItem", &[]),
    ("console.log", &[]),
    ("document.title", &[]),
    ("postMessage(", &["worker.js", "boot.js", "offline.js", "single.js", "sw.js"]),
];

/// Forbidden in Rust: ways around web-sys that clippy cannot detect, and addresses.
const RUST: &[(&str, &[&str])] = &[
    ("inline_js", &[]),
    ("js_namespace = window", &[]),
    ("js_namespace = document", &[]),
    ("js_sys::eval", &[]),
    ("new_no_args", &[]),
    ("gloo::net", &[]),
    ("gloo::console", &[]),
    ("console::log", &[]),
    ("set_title", &["src/evidence/view.rs"]),
    ("target=\"_blank\"", &[]),
    ("href=\"http", &[]),
    ("src=\"http", &[]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, kind: &str, deep: bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && deep {
            found.extend(files(&path, kind, deep));
        } else if path.extension().is_some_and(|extension| extension == kind) {
            found.push(path);
        }
    }
    found
}

/// The code of a file, without comment lines and tests.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().take_while(|line| line.trim() != "#[cfg(test)]").enumerate();
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn faults(text: &str, file: &str, refused: &[(&str, &[&str])]) -> Vec<String> {
    let mut found = Vec::new();
    for (at, line) in code(text) {
        for (call, allowed) in refused {
            if line.contains(call) && !allowed.contains(&file) {
                found.push(format!("{file}:{}: `{call}` may not stand here", at + 1));
            }
        }
    }
    found
}

#[test]
fn no_script_of_the_page_goes_elsewhere_sends_or_runs_a_text() {
    let scripts = files(&root().join("web"), "js", false);
    assert!(scripts.len() >= 6, "the scripts are not where this looks");
    let mut found = Vec::new();
    for path in scripts {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        found.extend(faults(&fs::read_to_string(&path).unwrap(), &name, SCRIPTS));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_line_of_rust_goes_round_what_clippy_refuses() {
    let sources = files(&root().join("src"), "rs", true);
    assert!(sources.len() > 50, "the sources are not where this looks");
    let mut found = Vec::new();
    for path in sources {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        found.extend(faults(&fs::read_to_string(&path).unwrap(), &name, RUST));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_is_refused_is_found_where_it_is_and_nowhere_else() {
    let told = |text| faults(text, "later.js", SCRIPTS);
    assert_eq!(told("a();\nfetch(b);"), ["later.js:2: `fetch(` may not stand here"]);
    assert_eq!(told("  // fetch(b) is for boot.js\nprefetch (b);"), [""; 0]);
    assert_eq!(faults("fetch(b)", "boot.js", SCRIPTS), [""; 0]);
    assert_eq!(faults("a\n#[cfg(test)]\nset_title", "a.rs", RUST), [""; 0]);
}
