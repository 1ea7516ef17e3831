//! The build's processing of Fluent files, and its errors.

#![cfg(not(target_arch = "wasm32"))]
#![allow(dead_code, reason = "the build script uses the rest")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "../build/catalogue.rs"]
mod catalogue;
#[path = "../build/fluent.rs"]
mod fluent;
#[path = "../build/terms.rs"]
mod terms;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use catalogue::Messages;

/// A folder of files, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn of(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("spinemet-locales-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in files {
            fs::write(folder.join(file), text).unwrap();
        }
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[track_caller]
fn read(name: &str, files: &[(&str, &str)]) -> Messages {
    Messages::read(&Folder::of(name, files).0).unwrap()
}

#[track_caller]
fn refused(name: &str, files: &[(&str, &str)]) -> String {
    Messages::read(&Folder::of(name, files).0).unwrap_err()
}

#[test]
fn a_translation_must_have_every_message_no_other_ones_and_the_same_variables_in_the_same_file() {
    let english = read(
        "english",
        &[
            ("page.ftl", "yes = Yes\nno = No\ngiven = { $n } of { $all }\nfew = Few"),
            ("study.ftl", "row = Row"),
        ],
    );
    let korean = read("korean", &[("page.ftl", "yes = 예\ngiven = { $n }\nrow = 행\nfew = 조금\nold = 옛")]);
    let faults = english.faults(&korean);
    let told: Vec<_> = faults.iter().map(|(id, fault)| format!("{id} {fault}")).collect();
    assert_eq!(
        told,
        [
            "given has other variables",
            "no is not translated",
            "old exists in a translation only",
            "row stands in another file"
        ]
    );
    assert!(english.faults(&english).is_empty());
}

#[test]
fn a_language_without_plurals_may_leave_out_what_only_chooses_a_plural() {
    let english =
        read("plural", &[("page.ftl", "pairs = { $count ->\n    [one] a pair\n   *[other] pairs\n }")]);
    let japanese = read("no-plural", &[("page.ftl", "pairs = 組")]);
    assert!(english.faults(&japanese).is_empty());
    let invented = read("invented", &[("page.ftl", "pairs = { $number } 組")]);
    assert_eq!(english.faults(&invented).len(), 1);
}

#[test]
fn what_the_page_cannot_read_is_refused_with_the_name_of_the_message() {
    assert!(
        refused("twice", &[("a.ftl", "yes = 1"), ("b.ftl", "yes = 2")]).contains("yes stands in a already")
    );
    assert!(refused("nothing", &[("page.ftl", "yes = { no }")]).contains("page: yes refers to no"));
    assert!(refused("itself", &[("page.ftl", "yes = { yes }")]).contains("yes refers to itself"));
    assert!(refused("function", &[("page.ftl", "yes = { NUMBER($n) }")]).contains("page: yes uses a part"));
    assert!(
        refused("number", &[("page.ftl", "yes = { $n ->\n    [0] a\n   *[1] b\n }")]).contains("by a number")
    );
    assert!(refused("broken", &[("page.ftl", "yes = { $n")]).contains("not readable as Fluent"));
}

#[test]
fn a_pack_has_the_texts_by_number_and_english_where_there_is_none() {
    let english = read("first", &[("page.ftl", "b = { $n } b\na = A\nc = C"), ("study.ftl", "s = S")]);
    let korean = read("second", &[("page.ftl", "a = 가\nc = 다")]);
    let pack = english.pack("page", &korean);
    let (fingerprint, texts) = pack.split_once('\0').unwrap();
    assert_eq!(texts, "가\0\u{1}n\u{3} b\0다");
    assert_eq!(english.pack("page", &english).split_once('\0').unwrap().0, fingerprint);
    let other = read("other", &[("page.ftl", "b = { $m } b\na = A\nc = C"), ("study.ftl", "s = S")]);
    assert_ne!(other.pack("page", &other).split_once('\0').unwrap().0, fingerprint);
}

#[test]
fn what_a_script_says_is_an_object_in_json_and_has_no_variables() {
    let english = read("said", &[("scripts.ftl", "b = B \"b\" \\\na = A\nc = C")]);
    let korean = read("said-in-korean", &[("scripts.ftl", "b = 나\nc = 다")]);
    let object = |translated| english.object("scripts", translated).unwrap();
    assert_eq!(object(&korean), r#"{"a":"A","b":"나","c":"다"}"#);
    let read_back: serde_json::Value = serde_json::from_str(&object(&english)).unwrap();
    assert_eq!(read_back["b"], "B \"b\" \\");
    assert!(!english.constants().contains("scripts"));
    let values = read("said-with-values", &[("scripts.ftl", "a = { $n }")]);
    assert!(values.object("scripts", &values).unwrap_err().contains("a has variables"));
}

#[test]
fn a_translation_of_a_text_that_no_scoring_file_has_is_refused() {
    let known = terms::of(&systems::CATALOGUE, &systems::PROVENANCES);
    let folder = Folder::of(
        "terms",
        &[("good.toml", "\"removable\" = \"절제 가능\""), ("old.toml", "\"gone\" = \"x\"")],
    );
    assert_eq!(terms::pack(&folder.0.join("good.toml"), &known).unwrap(), "\0removable\0절제 가능");
    assert!(terms::pack(&folder.0.join("old.toml"), &known).unwrap_err().contains("says \"gone\""));
    assert_eq!(terms::pack(&folder.0.join("none.toml"), &BTreeSet::new()).unwrap(), "");
}

/// Texts that are the same in every language: names, abbreviations and units.
const NAMES: &[&str] = &[
    "ALBI",
    "BCLC",
    "Bauer",
    "CLIP",
    "Child",
    "Chow",
    "ECOG",
    "GPA",
    "HCC",
    "Katagiri",
    "Kim",
    "Linden",
    "MELD",
    "Mizumoto",
    "NESMS",
    "NRF",
    "Na",
    "OPTN",
    "Pugh",
    "Rades",
    "Rim",
    "SINS",
    "SM",
    "TEACHH",
    "Tokuhashi",
    "Tomita",
    "dL",
    "der",
    "van",
];

#[test]
fn every_text_of_a_scoring_file_is_translated_unless_it_is_but_names() {
    let is_name = |word: &str| word.len() < 2 || NAMES.contains(&word);
    let is_names = |text: &&String| text.split(|letter: char| !letter.is_ascii_alphabetic()).all(is_name);
    let known = terms::of(&systems::CATALOGUE, &systems::PROVENANCES);
    for language in ["ko", "ja", "zh"] {
        let file =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("locales").join(language).join("systems.toml");
        let pack = terms::pack(&file, &known).unwrap();
        let translated: BTreeSet<_> = pack.split(fluent::BETWEEN).skip(1).step_by(2).collect();
        let english: Vec<_> = known
            .iter()
            .filter(|text| !translated.contains(text.as_str()))
            .filter(|text| !is_names(text))
            .collect();
        assert!(english.is_empty(), "{language}: {english:#?}");
    }
}
