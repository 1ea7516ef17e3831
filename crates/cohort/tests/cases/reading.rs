//! From bytes to a table with a heading: encodings, delimiters, headings, rows that are no patients, workbooks.

use crate::{Case, check};

const CASES: &[Case] = &[(
    "72-ties-censor-death.csv",
    &["UTF-8, comma", "7 rows, 7 used, 4 died", "days: 24.0 24.0 24.0 24.0 36.0 36.0 48.0"],
)];

#[test]
fn files_become_the_tables_that_they_are() {
    check(CASES);
}
