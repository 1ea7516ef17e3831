//! Patients with several rows: operations told from visits after one operation.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

use cohort::{RepeatedPatients, Sheet, no_progress, read, suggest};

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
