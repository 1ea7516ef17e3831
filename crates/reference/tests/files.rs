//! A file opens as it was saved, and no other file opens.

#![allow(clippy::unwrap_used, reason = "a test")]

use proptest::prelude::*;
use reference::{
    Coarsening, Fault, Labels, Made, Making, OpenError, Reference, Row, ScoredRows, SmallGroups, make, open,
    save,
};

fn labels(times: Coarsening) -> Labels {
    Labels {
        place: "Seoul \"Bundang\"".to_owned(),
        years: "2005–2014".to_owned(),
        times,
        smallest_group: 5,
        made_up: true,
    }
}

/// A reference of 40 patients in three groups of one system.
fn made(times: Coarsening, small_groups: SmallGroups) -> Made {
    let rows: Vec<Row> =
        (0..40).map(|row| Row { days: f64::from(row * 37 % 400) + 0.1, event: row % 3 > 0 }).collect();
    let group =
        (0..40).map(|row| if row < 3 { Some(2) } else { [Some(0), Some(1), None][row % 3] }).collect();
    let names = ["0–8", "9–11", "12–15"].map(str::to_owned).to_vec();
    let scores = [ScoredRows { system: "tokuhashi_2005".to_owned(), names, group }];
    make(&rows, &scores, Making { labels: labels(times), small_groups }).unwrap()
}

fn reference(times: Coarsening) -> Reference {
    made(times, SmallGroups::Merge).reference
}

#[test]
fn a_file_opens_as_it_was_saved() {
    for times in Coarsening::ALL {
        let reference = reference(times);
        assert_eq!(open(&save(&reference)), Ok(reference.clone()));
        // Whitespace is not part of the contents.
        let spread: serde_json::Value = serde_json::from_str(&save(&reference)).unwrap();
        assert_eq!(open(&serde_json::to_string_pretty(&spread).unwrap()), Ok(reference));
    }
}

#[test]
fn small_groups_are_merged_or_withheld() {
    let merged = made(Coarsening::Weeks, SmallGroups::Merge);
    assert_eq!(merged.merged, [("tokuhashi_2005".to_owned(), vec!["9–11".to_owned(), "12–15".to_owned()])]);
    let system = merged.reference.system("tokuhashi_2005").unwrap();
    assert_eq!(system.group("12–15"), system.group("9–11"));
    let withheld = made(Coarsening::Weeks, SmallGroups::Withhold);
    assert_eq!(withheld.withheld, [("tokuhashi_2005".to_owned(), "12–15".to_owned())]);
    assert_eq!(withheld.reference.system("tokuhashi_2005").unwrap().group("12–15"), None);
}

#[test]
fn a_file_contains_no_row_numbers_and_no_exact_times() {
    let file = save(&reference(Coarsening::Weeks));
    assert!(!file.contains(".1"), "{file}");
}

#[test]
fn a_truncated_file_is_refused_at_every_length() {
    let file = save(&reference(Coarsening::Weeks));
    for (end, _) in file.char_indices() {
        let cut = open(&file[..end]);
        let refused = matches!(cut, Err(OpenError::NotAReference | OpenError::Malformed { .. }));
        assert!(refused, "{end}: {cut:?}");
    }
}

#[test]
fn a_file_with_any_digit_changed_is_refused() {
    let file = save(&reference(Coarsening::Weeks));
    let places: Vec<usize> =
        file.char_indices().filter(|(_, letter)| letter.is_ascii_digit()).map(|(at, _)| at).collect();
    assert!(places.len() > 100);
    for at in places {
        for digit in ["0", "7"] {
            let mut changed = file.clone();
            changed.replace_range(at..=at, digit);
            if changed != file {
                assert!(open(&changed).is_err(), "{at} to {digit} opened");
            }
        }
    }
}

/// Replaces a text in the contents and gives the file a checksum that fits.
fn forged(from: &str, to: &str) -> Result<Reference, OpenError> {
    let file = save(&reference(Coarsening::Weeks));
    assert!(file.contains(from), "{from} is not in {file}");
    let changed = file.replacen(from, to, 1);
    let start = changed.find("\"reference\":").unwrap() + "\"reference\":".len();
    let contents = &changed[start..changed.len() - 1];
    let sum = contents.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let at = changed.find("\"checksum\":\"").unwrap() + "\"checksum\":\"".len();
    open(&format!("{}{sum:016x}{}", &changed[..at], &changed[at + 16..]))
}

#[test]
fn counts_that_contradict_each_other_are_refused_even_with_a_checksum_that_fits() {
    assert!(forged("2005–2014", "2006–2014").is_ok());
    assert_eq!(forged("2005–2014", " "), Err(Fault::Text("years").into()));
    assert_eq!(forged("\"9–11\"", "\"0–8\""), Err(Fault::Twice("0–8".to_owned()).into()));
    assert!(matches!(
        forged("\"smallest_group\":5", "\"smallest_group\":15"),
        Err(OpenError::Fault(Fault::TooSmall { .. }))
    ));
    assert!(matches!(
        forged("\"patients\":40", "\"patients\":20"),
        Err(OpenError::Fault(Fault::TooMany { .. }))
    ));
    let file = save(&reference(Coarsening::Weeks));
    let start = file.find("\"counts\":[[").unwrap();
    let first = &file[start..start + file[start..].find(']').unwrap()];
    let numbers: Vec<&str> = first.trim_start_matches("\"counts\":[[").split(',').collect();
    let with = |numbers: [&str; 4]| forged(first, &format!("\"counts\":[[{}", numbers.join(",")));
    let [time, at_risk, events, censored] = numbers[..] else { panic!("{first}") };
    assert!(matches!(with([time, "99", events, censored]), Err(OpenError::Fault(Fault::Sum { .. }))));
    assert!(matches!(with(["0.5", at_risk, events, censored]), Err(OpenError::Fault(Fault::Time { .. }))));
    assert!(matches!(with(["-1.0", at_risk, events, censored]), Err(OpenError::Fault(_))));
    assert!(matches!(with([time, at_risk, "-1", censored]), Err(OpenError::Unexpected(_))));
}

#[test]
fn reasons_name_what_is_wrong() {
    assert_eq!(open("Time,Event\n3,1\n"), Err(OpenError::NotAReference));
    assert_eq!(open(r#"{"format": "spinemet", "version": 1}"#), Err(OpenError::NotAReference));
    let missing = open(r#"{"format": "spinemet-reference", "version": 1}"#).unwrap_err();
    assert_eq!(missing.to_string(), "the file has an unexpected part: missing field `checksum`");
    let file = save(&reference(Coarsening::Weeks)).replace("\"place\"", "\"ward\"");
    assert!(open(&file).unwrap_err().to_string().contains("unknown field `ward`"));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC*", rest in "\\PC{0,80}") {
        let _ = open(&text);
        let _ = open(&format!("{{\"format\":\"spinemet-reference\",\"version\":1,{rest}"));
    }
}
