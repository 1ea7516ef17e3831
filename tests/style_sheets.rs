//! The style sheets of the release do not interfere with each other.
//!
//! The first ones are always loaded; a page that is opened later adds its own, and all remain. A class that
//! begins a rule in two of them would style one page like the other, only after both were opened.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a sheet that cannot be read fails the test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Sheets of each program; all others are the page's own.
const BROUGHT: [(&str, &[&str]); 5] = [
    ("evidence", &["evidence.css"]),
    ("files", &["files.css"]),
    ("offline", &["offline.css"]),
    ("pool", &["pool.css"]),
    ("cohort", &["cohort-page.css", "cohort-results.css"]),
];

fn styles() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("styles")
}

/// Classes of the first compound selector of each rule: `.a.b` in `.a.b > p, .c d` and `.c`.
fn heads(sheet: &str) -> BTreeSet<String> {
    let mut text = fs::read_to_string(styles().join(sheet)).unwrap();
    while let Some((start, end)) = text.find("/*").zip(text.find("*/")) {
        text.replace_range(start..end + 2, "");
    }
    let selectors = text.split('{').map(|before| before.rsplit(['}', ';']).next().unwrap_or_default());
    let rules = selectors.flat_map(one_by_one);
    let firsts = rules.filter_map(|rule| rule.split_whitespace().next());
    firsts
        .filter(|first| first.starts_with('.'))
        .map(|first| first.split(':').next().unwrap().to_owned())
        .collect()
}

/// Selectors of a rule, split at commas outside brackets.
fn one_by_one(rule: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    rule.split(move |letter| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    })
}

#[test]
fn no_sheet_begins_a_rule_as_one_of_another_program_does() {
    let brought: Vec<&str> = BROUGHT.iter().flat_map(|(_, sheets)| *sheets).copied().collect();
    let there = fs::read_dir(styles()).unwrap();
    let mut own: Vec<String> = there.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    own.retain(|sheet| !brought.contains(&sheet.as_str()));
    let own = own.iter().flat_map(|sheet| heads(sheet)).collect::<BTreeSet<_>>();
    let mut seen = vec![("the page", own)];
    for (program, sheets) in BROUGHT {
        let heads: BTreeSet<_> = sheets.iter().flat_map(|sheet| heads(sheet)).collect();
        assert!(heads.len() > 2, "{program}: {heads:?}");
        for (other, theirs) in &seen {
            let both: Vec<_> = heads.intersection(theirs).collect();
            assert!(both.is_empty(), "{program} and {other} both begin with {both:?}");
        }
        seen.push((program, heads));
    }
}
