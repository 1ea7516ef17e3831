//! Any content either opens or gives an error.

use crate::support::any_document;
use file_format::{open, save};
use proptest::prelude::*;
use proptest::sample::Index;

const LOCKED: &str = include_str!("../fixtures/version_1/locked_patient.json");

/// Replaces bytes, then decodes lossily to text, as a browser does.
fn altered(file: &str, changes: &[(Index, u8)]) -> String {
    let mut bytes = file.as_bytes().to_vec();
    for (at, byte) in changes {
        let at = at.index(bytes.len());
        bytes[at] = *byte;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes: Vec<u8>) {
        let _ = open(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn arbitrary_text_that_looks_like_json_never_panics(text in r#"[\{\}\[\]":, a-z0-9.eE+\\-]{0,200}"#) {
        let _ = open(&text);
    }

    #[test]
    fn an_altered_locked_file_never_panics(changes in prop::collection::vec(any::<(Index, u8)>(), 1..6)) {
        let _ = open(&altered(LOCKED, &changes));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn an_altered_plain_file_never_panics(
        document in any_document(), changes in prop::collection::vec(any::<(Index, u8)>(), 1..6),
    ) {
        let _ = open(&altered(&save(&document), &changes));
    }
}
