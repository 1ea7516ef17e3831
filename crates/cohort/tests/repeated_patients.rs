//! Patients with several rows: operations told from visits after one operation.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

use cohort::{Reason, RepeatedPatients, Sheet, no_progress, read, suggest};

fn repeats(csv: &str) -> RepeatedPatients {
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
    read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap().repeats
}

#[test]
fn rows_with_one_date_of_operation_are_visits() {
    let found = repeats(
        "patient,date_surgery,time_days,died\n\
         a,2020-01-01,30,no\na,2020-01-01,90,yes\nb,2020-02-01,50,yes\nb,2020-08-01,20,yes\nc,2020-03-01,9,yes\n",
    );
    assert_eq!((found.patients, found.rows, found.same_date, found.undated), (2, 4, 1, 0));
}

#[test]
fn a_first_operation_without_a_date_is_not_known() {
    let found = repeats("patient,date_surgery,time_days,died\na,2020-01-01,30,no\na,,90,yes\nb,,50,yes\n");
    assert_eq!((found.patients, found.same_date, found.undated), (1, 0, 1), "b has one row only");
    let without = repeats("patient,time_days,died\na,30,no\na,90,yes\nb,50,yes\n");
    assert_eq!((without.same_date, without.undated), (0, 1));
}

fn others(csv: &str) -> Vec<(u32, Option<usize>, u32)> {
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
    let issues = read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap().issues;
    let other = |issue: &cohort::Issue| match issue.reason {
        Reason::OtherPatient { row } => Some((issue.row, issue.column, row)),
        _ => None,
    };
    issues.kept().iter().filter_map(other).collect()
}

#[test]
fn one_number_for_two_people_is_pointed_out() {
    let sexes =
        "patient,sex,time_days,died\n1,M,30,no\n1,female,90,yes\n2,F,50,yes\n2,female,20,yes\n1,,9,no\n";
    assert_eq!(others(sexes), [(3, Some(1), 2)]);
    let births = "id,date of birth,time_days,died\n1,1950-01-02,30,no\n1,1950/1/2,90,yes\n1,1961-01-02,9,no\n2,.,1,no\n2,1950-01-02,1,no\n";
    assert_eq!(others(births), [(4, Some(1), 2)]);
    for heading in ["hospital", "Centre", "병원", "施設名", "医院"] {
        let csv =
            format!("patient,{heading},time_days,died\n1,A,30,no\n1,B,90,yes\n2,A,50,yes\n2,a ,20,yes\n");
        assert_eq!(others(&csv), [(3, Some(1), 2)], "{heading}");
    }
    assert_eq!(others("patient,surgeon,time_days,died\n1,A,30,no\n1,B,90,yes\n"), []);
}
