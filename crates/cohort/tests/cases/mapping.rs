//! From a table to its meaning: columns, codings, units, days and times.

use crate::{Case, check};

const CASES: &[Case] =
    &[("63-bilirubin-si-suggested.csv", &["doubt bilirubin: Unit { finding: Bilirubin, perhaps: 1 }"])];

#[test]
fn columns_mean_what_they_mean() {
    check(CASES);
}
