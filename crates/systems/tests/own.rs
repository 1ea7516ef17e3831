//! Systems that the user opens beside the published ones.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

use clinical::read::{File, read_own};
use clinical::{Finding, Patient, Source, System, assess};
use systems::{CATALOGUE, is_own, pack_own};

const SCORE: &str = include_str!("../../../tests/fixtures/own_score.toml");

fn read(text: &str) -> Result<System, String> {
    read_own(File { name: "ours.toml", text }, CATALOGUE.sources).map_err(|error| error.to_string())
}

fn source() -> Source {
    Source { citation: "Ours".into(), n: Some(90), ..CATALOGUE.sources[0].clone() }
}

/// One test, because the systems in use are those of the whole process.
#[test]
fn an_opened_system_is_assessed_like_a_published_one() {
    let published = CATALOGUE.systems.len();
    assert!(CATALOGUE.own().is_empty() && !CATALOGUE.systems.iter().any(is_own));
    let packed = pack_own(read(SCORE).unwrap(), source());
    assert_eq!(CATALOGUE.open(&packed), Some(published));
    assert_eq!(CATALOGUE.systems.len(), published + 1);
    let own = CATALOGUE.system("own_ours").unwrap();
    assert!(is_own(own) && CATALOGUE.own() == std::slice::from_ref(own));
    assert_eq!(CATALOGUE.source(&own.source).unwrap().n, Some(90));
    assert!(CATALOGUE.system("tomita_2001").is_some());

    let mut patient = Patient::default();
    patient.choose(Finding::VisceralMetastases, "treatable").unwrap();
    let assessment = assess(&patient, own, &CATALOGUE);
    assert_eq!(assessment.interval(), Some((2, 3)));
    assert_eq!(assessment.next, Some(Finding::Kps));

    // The same system again replaces the first.
    assert_eq!(CATALOGUE.open(&packed), Some(published));
    assert_eq!(CATALOGUE.systems.len(), published + 1);
    assert_eq!((CATALOGUE.open(&packed[1..]), CATALOGUE.open(&[])), (None, None));
    let mut longer = packed.clone();
    longer.push(0);
    assert_eq!(CATALOGUE.open(&longer), None);
}

#[test]
fn an_error_is_named_with_its_line() {
    let refused = |from: &str, to: &str| read(&SCORE.replacen(from, to, 1)).unwrap_err();
    assert!(refused("kps < 50", "kpss < 50").starts_with("ours.toml:23: "));
    assert!(refused("kps < 50", "kps < 60").contains("both hold"));
    assert!(refused("from = 2", "from = 3").starts_with("ours.toml:31: "));
    assert!(refused("source = \"ours\"", "source = \"nobody\"").contains("there is no source"));
    assert!(refused("purpose", "purpos").starts_with("ours.toml:"));
}
