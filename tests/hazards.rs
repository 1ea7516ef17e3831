//! Every test named in the hazard log as evidence of a control exists.

use std::fs;
use std::path::Path;

/// Concatenated sources below a folder.
fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if name != "node_modules" && name != "target" && name != "results" {
                sources(&path, text);
            }
        } else if path.extension().is_some_and(|kind| kind == "rs" || kind == "ts") {
            text.push_str(&fs::read_to_string(&path).unwrap_or_default());
        }
    }
}

#[test]
fn every_control_of_the_hazard_log_has_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let log = fs::read_to_string(root.join("docs/hazards.md")).unwrap();
    let mut text = String::new();
    for folder in ["src", "crates", "tests"] {
        sources(&root.join(folder), &mut text);
    }
    let rows: Vec<Vec<&str>> = log
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| Hazard"))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    assert!(rows.len() >= 41, "{} hazards", rows.len());
    for row in rows {
        let [hazard, _, severity, _, proofs] = row[..] else { panic!("{row:?} has not five cells") };
        assert!(["1", "2", "3", "4"].contains(&severity), "{hazard}: severity {severity}");
        let functions: Vec<_> = proofs.split('`').skip(1).step_by(2).collect();
        let titles: Vec<_> = proofs.split('"').skip(1).step_by(2).collect();
        assert!(!functions.is_empty() || !titles.is_empty(), "{hazard} has no test");
        for name in functions {
            assert!(text.contains(&format!("fn {name}(")), "{hazard}: there is no test {name}");
        }
        for title in titles {
            assert!(
                text.contains(&format!("test(\"{title}")) || text.contains(&format!("test(`{title}")),
                "{hazard}: there is no test \"{title}\""
            );
        }
    }
}
