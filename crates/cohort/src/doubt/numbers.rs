//! Numbers that may be codes, or be written with another decimal sign.

use super::{Cells, DoubtAbout, Looked};
use crate::profile::decimals;
use crate::role::Role;
use crate::time_cell::TimeCell;
use crate::understand::LONGEST_DAYS;
use crate::values::{DecimalSign, read_answer, read_number};

impl Looked<'_> {
    /// Only integers from 0 to 3: Child-Pugh points, or another code.
    pub(super) fn points_not_measured(&self) -> Option<DoubtAbout> {
        let numbers: Option<Vec<f64>> =
            self.open().map(|cell| read_number(cell, self.mapping.decimal)).collect();
        let numbers = numbers?;
        let are_codes = numbers.iter().all(|number| [0.0, 1.0, 2.0, 3.0].contains(number));
        let enough = numbers.len() > 1 && self.seen.rows_known(&self.mapping.missing) >= 3;
        (are_codes && enough).then(|| Cells::of(self.open()).map(DoubtAbout::PointsNotMeasured)).flatten()
    }

    /// Numbers such as 999 that are far above all others: a code for missing values.
    pub(super) fn missing_codes(&self) -> Option<DoubtAbout> {
        const FEWEST_DIGITS: usize = 3;
        let is_code = |cell: &str| {
            cell.len() >= FEWEST_DIGITS && ['8', '9'].iter().any(|digit| cell.chars().all(|c| c == *digit))
        };
        let number = |cell: &str| read_number(cell, self.mapping.decimal);
        let others: Vec<f64> = self.open().filter(|cell| !is_code(cell)).filter_map(number).collect();
        let largest = others.iter().copied().fold(0.0, f64::max);
        let is_far = |cell: &&str| is_code(cell) && number(cell).is_some_and(|code| code > 2.0 * largest);
        let codes = self.open().filter(is_far);
        (others.len() > 1).then(|| Cells::of(codes).map(DoubtAbout::PointsNotMeasured)).flatten()
    }

    /// Cells such as "1,125" in a file that does not determine the decimal sign. A point, the usual sign, is in doubt
    /// only if both readings are possible.
    pub(super) fn decimals_or_thousands(&self) -> Option<DoubtAbout> {
        if self.profile.decimal_is_certain {
            return None;
        }
        let numbers = || {
            let known = self.seen.known(&self.mapping.missing);
            known.filter(|cell| read_number(cell, self.mapping.decimal).is_some())
        };
        let signs = if self.profile.point_is_decimal { &[','][..] } else { &[',', '.'] };
        let parted = || numbers().filter(|cell| cell.contains(signs));
        let is_open = |cell: &str| signs.iter().any(|sign| decimals(cell, *sign) == Some(false));
        let open = parted().all(|cell| is_open(cell) && (cell.contains(',') || self.can_be_either(cell)));
        open.then(|| Cells::of(parted()).map(DoubtAbout::DecimalsOrThousands)).flatten()
    }

    /// Returns whether a number is possible with either decimal sign.
    fn can_be_either(&self, cell: &str) -> bool {
        let missing = &self.mapping.missing;
        [DecimalSign::Point, DecimalSign::Comma].into_iter().all(|sign| match &self.column.role {
            Role::Finding { finding, unit, .. } => read_answer(*finding, cell, *unit, sign, missing).is_ok(),
            Role::Time { unit } | Role::TimeToDeath { unit } => TimeCell::of(cell, sign)
                .is_some_and(|time| (0.0..=LONGEST_DAYS).contains(&time.days(*unit, false))),
            _ => true,
        })
    }
}
