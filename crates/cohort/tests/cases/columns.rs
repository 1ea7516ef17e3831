//! Columns of one's own, their groups and their missing values.

use crate::{Case, check};

const CASES: &[Case] = &[("68-group-names.csv", &["column arm: Factor"])];

#[test]
fn columns_of_ones_own_can_be_used() {
    check(CASES);
}
