//! For any rows, every function returns a result or an error; none panics or hangs.

#![allow(clippy::unwrap_used, reason = "a source that cannot be read fails the test")]

mod feed;

use std::fs;
use std::path::Path;

use proptest::prelude::*;

/// Numbers that a user could type, and others.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (0_u16..20).prop_map(f64::from),
        3 => 0.0_f64..50.0,
        1 => any::<f64>(),
        1 => prop::sample::select(vec![0.0, -0.0, -1.0, f64::NAN, f64::INFINITY, 1e300, 5e-324, f64::MAX, 0.1 + 0.2, 0.3]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn arbitrary_rows_never_panic(
        numbers in prop::collection::vec((any_number(), any_number(), any_number(), any_number()), 0..25),
        flags in prop::collection::vec((any::<bool>(), 0_u8..4, 0_u8..3), 0..25),
    ) {
        feed::everything(&numbers, &flags);
    }

    #[test]
    fn valid_rows_never_panic(
        numbers in prop::collection::vec((0.0_f64..30.0, 30.5_f64..40.0, 0.1_f64..5.0, -3.0_f64..3.0), 1..25),
        seed in prop::collection::vec((any::<bool>(), 0_u8..3, 0_u8..2), 25),
    ) {
        feed::everything(&numbers, &seed[..numbers.len()]);
    }
}

/// Names of the public functions in a folder of sources.
fn public_functions(folder: &Path, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            public_functions(&path, names);
            continue;
        }
        for line in fs::read_to_string(&path).unwrap().lines() {
            if let Some(rest) = line.trim_start().strip_prefix("pub fn ") {
                names.push(
                    rest.chars().take_while(|&letter| letter.is_alphanumeric() || letter == '_').collect(),
                );
            }
        }
    }
}

#[test]
fn the_feed_calls_every_public_function() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let feed = ["mod.rs", "regression.rs"]
        .map(|file| fs::read_to_string(root.join("tests/feed").join(file)).unwrap());
    let called = |name: &String| {
        feed.iter().any(|text| {
            text.match_indices(name.as_str()).any(|(start, _)| {
                let before = text[..start]
                    .chars()
                    .next_back()
                    .is_none_or(|letter| !letter.is_alphanumeric() && letter != '_');
                let after = &text[start + name.len()..];
                before && ["(", "::<", ")"].iter().any(|next| after.starts_with(next))
            })
        })
    };
    let mut names = Vec::new();
    public_functions(&root.join("src"), &mut names);
    names.retain(|name| !called(name));
    assert!(names.is_empty(), "nobody feeds {names:?}");
}
