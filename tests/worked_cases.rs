//! Every worked case of the scoring files, natively and in the browser, with the compiled systems.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use clinical::read::{Definition, File, read_catalogue};
use clinical::{Outcome, ResultSoFar, assess};
use systems::{CATALOGUE, PROVENANCES};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

macro_rules! scoring_files {
    ($($id:literal)+) => { [$(($id, include_str!(concat!("../scoring/", $id, ".toml")))),+] };
}

/// The files in `scoring/`.
const FILES: [(&str, &str); 24] = scoring_files! {
    "tokuhashi_2005" "tokuhashi_kim2014" "tomita_2001" "tomita_kim2014" "sins" "child_pugh" "tokuhashi_1990"
    "hcc_sm_gpa_2017" "katagiri_2014" "bauer_1995" "bauer_modified_2008" "van_der_linden_2005" "mizumoto_2008"
    "rades_bsc" "nesms_2015" "chow_2008" "teachh_2014" "rpa_srs_2018" "albi" "bclc" "clip" "meld" "meld_na_2016"
    "meld_3"
};

fn definitions() -> Vec<Definition> {
    let files: Vec<File<'_>> = FILES.iter().map(|(name, text)| File { name, text }).collect();
    let sources = File { name: "sources", text: include_str!("../scoring/sources.toml") };
    let notes = File { name: "notes", text: include_str!("../scoring/notes.toml") };
    match read_catalogue(&files, sources, notes) {
        Ok((_, definitions)) => definitions,
        Err(error) => panic!("{error}"),
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn every_worked_case_comes_out_as_its_file_says() {
    let mut worked = 0;
    for definition in definitions() {
        let system = CATALOGUE.system(&definition.system.id).unwrap();
        assert!(!definition.provenance.cases.is_empty(), "{} has no worked case", system.id);
        for case in definition.provenance.cases.iter() {
            let place = format!("scoring/{}.toml:{}", system.id, case.line);
            let assessment = assess(&case.patient, system, &CATALOGUE);
            match (case.outcome, &assessment.result) {
                (Outcome::Total(total), ResultSoFar::Points { totals, .. }) => {
                    assert_eq!(totals, &[total], "{place}");
                }
                (Outcome::Total(total), ResultSoFar::Formula(worked)) => {
                    assert_eq!(worked.value, Some(f64::from(total)), "{place}");
                }
                (Outcome::Value(value), ResultSoFar::Formula(worked)) => {
                    assert!((worked.value.unwrap() - value).abs() <= 0.000_05, "{place}: {:?}", worked.value);
                }
                (Outcome::Group, _) => {}
                (outcome, result) => panic!("{place}: {outcome:?} cannot be compared with {result:?}"),
            }
            if let Some(name) = &case.group {
                let only = assessment.certain_group().unwrap();
                assert_eq!(system.groups[only].name, *name, "{place}");
            }
            worked += 1;
        }
    }
    assert!(worked >= 80, "only {worked} cases were worked");
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn what_is_compiled_in_is_what_stands_in_the_files() {
    let definitions = definitions();
    let systems: Vec<_> = definitions.iter().map(|definition| definition.system.clone()).collect();
    let provenances: Vec<_> = definitions.iter().map(|definition| definition.provenance.clone()).collect();
    assert_eq!(systems, CATALOGUE.systems);
    assert_eq!(provenances, **PROVENANCES);
}
