//! The SQL of three systems: points, a formula, and stages that use another total.

#![allow(clippy::unwrap_used, reason = "a system that is not there fails the test")]

use systems::CATALOGUE;

fn printed(id: &str) -> String {
    let system = CATALOGUE.system(id).unwrap();
    let total = sql::total(system, &CATALOGUE).unwrap_or_else(|| "none".to_owned());
    let group = sql::group(system, &CATALOGUE).unwrap_or_else(|| "none".to_owned());
    format!("total: {total}\ngroup: {group}\nderived: {}", sql::derived(system, &CATALOGUE))
}

#[test]
fn points_are_a_sum_of_cases() {
    insta::assert_snapshot!("tomita_2001", printed("tomita_2001"));
}

#[test]
fn a_formula_is_null_while_an_input_is_missing() {
    insta::assert_snapshot!("albi", printed("albi"));
}

#[test]
fn stages_go_on_only_where_a_condition_does_not_hold() {
    insta::assert_snapshot!("bclc", printed("bclc"));
}

#[test]
fn every_column_of_the_query_has_a_finding_in_the_table() {
    let table = sql::table("patients", &CATALOGUE);
    let defined: Vec<&str> = table.lines().filter_map(|line| line.trim().split(' ').next()).collect();
    let query = sql::scored("patients", &CATALOGUE);
    let words = query.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
    let findings = words.filter(|word| clinical::Finding::from_id(word).is_some());
    let missing: Vec<&str> = findings.filter(|word| !defined.contains(word)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}
