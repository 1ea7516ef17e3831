//! Parts of an assessment other than totals: missing findings, the next question, and remarks.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/typed.rs"]
mod typed;

use clinical::{Applicability, Assessment, Finding, ResultSoFar, assess};
use systems::CATALOGUE;
use typed::patient;

#[track_caller]
fn assessed(system: &str, answers: &[(Finding, &str)]) -> Assessment {
    assess(&patient(answers), CATALOGUE.system(system).unwrap(), &CATALOGUE)
}

const HCC: [(Finding, &str); 1] = [(Finding::PrimarySite, "hcc")];

#[test]
fn what_still_counts_is_listed_and_nothing_else() {
    use Finding::{
        Albumin, Ascites, Bilirubin, Encephalopathy, ExtraspinalBoneMetastases, Inr, VertebralMetastases,
        VisceralMetastases,
    };
    let child_pugh = assessed("child_pugh", &HCC);
    assert_eq!(child_pugh.missing, [Bilirubin, Albumin, Inr, Ascites, Encephalopathy]);
    let tomita = assessed("tomita_2001", &HCC);
    assert_eq!(tomita.missing, [VisceralMetastases, VertebralMetastases, ExtraspinalBoneMetastases]);
}

#[test]
fn the_finding_that_narrows_most_comes_next() {
    let next = |system| assessed(system, &HCC).next;
    assert_eq!(next("tokuhashi_2005"), Some(Finding::VertebralMetastases));
    assert_eq!(next("child_pugh"), Some(Finding::Ascites));
    assert_eq!(next("sins"), Some(Finding::SinsAlignment));
    assert_eq!(next("bclc"), Some(Finding::Ecog));
}

#[test]
fn the_value_of_a_formula_is_its_result() {
    let albi = assessed("albi", &[(Finding::Bilirubin, "5"), (Finding::Albumin, "2")]);
    assert!((albi.value().unwrap() + 0.424_902_36).abs() < 1e-8);
    assert!(matches!(albi.result, ResultSoFar::Formula(_)));
}

#[test]
fn a_remark_that_rests_on_another_total_is_made() {
    let bclc = assessed(
        "bclc",
        &[
            (Finding::PrimarySite, "hcc"),
            (Finding::Bilirubin, "5"),
            (Finding::Albumin, "2"),
            (Finding::Inr, "2.5"),
            (Finding::Ascites, "severe"),
            (Finding::Encephalopathy, "none"),
        ],
    );
    assert_eq!(bclc.remarks, [1]);
    assert_eq!(bclc.applicability, Applicability::Applies);
}
