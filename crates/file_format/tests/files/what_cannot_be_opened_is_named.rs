//! Every fault of a file has an error that names the fault and its position.

use crate::support::{passphrase, randomness, study};
use clinical::Finding;
use file_format::{OpenError, lock, open};
use serde_json::{Value, json};

#[track_caller]
fn refuses(file: &Value, expected: &str) {
    assert_eq!(open(&file.to_string()).unwrap_err().to_string(), expected);
}

/// A patient's file with one key changed; `null` removes it.
fn patient_with(key: &str, value: Value) -> Value {
    let file = json!({"format": "spinemet", "version": 1, "kind": "patient", "findings": {}});
    with(file, key, value)
}

/// A locked file with one key changed; a dot separates nested objects, `null` removes the key.
fn locked_with(key: &str, value: Value) -> Value {
    with(serde_json::from_str(include_str!("../fixtures/version_1/locked_patient.json")).unwrap(), key, value)
}

fn with(mut file: Value, path: &str, value: Value) -> Value {
    let mut keys: Vec<_> = path.split('.').collect();
    let last = keys.pop().unwrap();
    let object = keys.into_iter().fold(&mut file, |object, key| &mut object[key]).as_object_mut().unwrap();
    match value {
        Value::Null => drop(object.remove(last)),
        value => drop(object.insert(last.to_owned(), value)),
    }
    file
}

#[test]
fn what_is_not_json_is_refused_with_its_place() {
    for (file, expected) in [
        ("", "line 1, column 0: EOF while parsing a value"),
        ("{\"kps\": 80", "line 1, column 10: EOF while parsing an object"),
        ("kps,80\n", "line 1, column 1: expected value"),
        ("{\"kps\": 80}\n{\"kps\": 70}\n", "line 2, column 1: trailing characters"),
        ("{\"kps\": 1e999}", "line 1, column 13: number out of range"),
    ] {
        assert_eq!(open(file).unwrap_err().to_string(), expected);
    }
}

#[test]
fn what_another_program_wrote_is_refused() {
    let ours = "this is not a file of this program: ";
    refuses(&json!([]), &format!("{ours}it is not a JSON object"));
    refuses(&json!({}), &format!("{ours}it has neither a format nor a finding"));
    refuses(&json!({"name": "spinemet"}), &format!("{ours}it has neither a format nor a finding"));
    refuses(&patient_with("format", "redcap".into()), &format!("{ours}it says that it has another format"));
}

#[test]
fn a_newer_version_is_refused_before_anything_else_is_looked_at() {
    let error = OpenError::TooNew { file: 2, known: 1 };
    for file in [
        json!({"format": "spinemet", "version": 2, "kind": "cohort", "findings": []}),
        locked_with("version", 2.into()),
    ] {
        assert_eq!(open(&file.to_string()), Err(error.clone()));
    }
    assert_eq!(error.to_string(), "the file has version 2, and this release reads versions up to 1");
}

#[test]
fn a_version_that_never_was_is_refused() {
    refuses(&patient_with("version", Value::Null), "\"version\" is missing");
    for version in [json!(0), json!(-1), json!(1.5), json!("1"), json!(true)] {
        let expected = format!("\"version\" should be a whole number from 1 and is {version}");
        refuses(&patient_with("version", version), &expected);
    }
}

#[test]
fn what_stands_in_the_wrong_place_is_named() {
    refuses(&patient_with("kind", Value::Null), "\"kind\" is missing");
    refuses(
        &patient_with("kind", "ward".into()),
        "\"kind\" should be patient, study or locked and is \"ward\"",
    );
    refuses(&patient_with("kind", json!([])), "\"kind\" should be a text and is a list");
    refuses(&patient_with("findings", Value::Null), "\"findings\" is missing");
    refuses(
        &patient_with("findings", "x".repeat(99).into()),
        "\"findings\" should be an object and is a longer text",
    );
    refuses(&patient_with("systems", json!({})), "\"systems\" should be a list of systems and is an object");
    refuses(&patient_with("systems", json!(["sins", 3])), "\"systems.1\" should be a system's id and is 3");
    refuses(&patient_with("units", "mmHg".into()), "\"units\" should be conventional or si and is \"mmHg\"");
    refuses(&patient_with("kind", "study".into()), "\"mapping\" is missing");
}

#[test]
fn an_impossible_answer_names_its_finding() {
    let error = open(&patient_with("findings", json!({"kps": 75})).to_string()).unwrap_err();
    assert_eq!(error.to_string(), "kps: not a multiple of 10 (given: 75)");
    assert!(matches!(error, OpenError::Finding(error) if error.finding == Finding::Kps));
    refuses(&json!({"dialysis": "perhaps"}), "dialysis: neither true nor false (given: perhaps)");
}

#[test]
fn a_finding_that_stands_twice_is_refused() {
    let file =
        r#"{"format": "spinemet", "version": 1, "kind": "patient", "findings": {"kps": 80, "kps": 40}}"#;
    assert_eq!(open(file).unwrap_err().to_string(), "line 1, column 90: the key \"kps\" stands twice");
}

#[test]
fn a_locked_file_that_lacks_something_names_it() {
    for key in ["cipher", "key", "key.derivation", "key.salt", "key.passes", "nonce", "sealed"] {
        refuses(&locked_with(key, Value::Null), &format!("\"{key}\" is missing"));
    }
    refuses(&locked_with("cipher", "ROT13".into()), "\"cipher\" should be AES-256-GCM and is \"ROT13\"");
    refuses(
        &locked_with("key.derivation", "md5".into()),
        "\"key.derivation\" should be argon2id and is \"md5\"",
    );
    refuses(
        &locked_with("key.salt", "AAAA".into()),
        "\"key.salt\" should be 16 bytes in base64 and is \"AAAA\"",
    );
    refuses(&locked_with("nonce", "?".into()), "\"nonce\" should be 12 bytes in base64 and is \"?\"");
    let sealed = "\"sealed\" should be at least 16 bytes in base64 and is something else";
    refuses(&locked_with("sealed", "AAAA".into()), sealed);
    refuses(&locked_with("sealed", "not base64".into()), sealed);
}

#[test]
fn a_locked_file_asks_for_no_more_than_a_device_bears() {
    let cost = |key: &str, value: u64| open(&locked_with(key, value.into()).to_string());
    assert!(matches!(
        cost("key.memory_kib", 1 << 40),
        Err(OpenError::Cost { least: 7168, most: 131_072, .. })
    ));
    assert!(matches!(cost("key.passes", u64::MAX), Err(OpenError::Cost { least: 1, most: 16, .. })));
    assert!(matches!(cost("key.lanes", 1000), Err(OpenError::Cost { least: 1, most: 4, .. })));
}

#[test]
fn nothing_that_no_passphrase_protects_may_stand_in_a_locked_file() {
    refuses(&locked_with("remark", "read me".into()), "a locked file has no \"remark\"");
    refuses(&locked_with("key.hint", "the dog".into()), "a locked file has no \"key.hint\"");
}

#[test]
fn a_file_cut_short_anywhere_is_refused() {
    let locked = lock(&study(), &passphrase("correct horse"), randomness()).unwrap();
    for file in [locked, file_format::save(&study())] {
        // The final line break is optional.
        for (end, _) in file.trim_end().char_indices() {
            assert!(matches!(open(&file[..end]), Err(OpenError::Malformed { .. })), "cut at {end}");
        }
    }
}
