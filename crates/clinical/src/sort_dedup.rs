//! Sorted short lists without duplicates.
//!
//! The lists contain a few findings or totals. The standard library's sorts are designed for long ones and
//! add two kilobytes to the page for each type; inserting each value in order costs next to nothing and
//! removes duplicates at once.

use std::cmp::Ordering;

/// Values in ascending order without duplicates; of equal ones the first is kept.
pub(crate) fn sort_dedup<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    sort_dedup_by(values, T::cmp)
}

/// Like [`sort_dedup`], with another order.
pub(crate) fn sort_dedup_by<T>(
    values: impl IntoIterator<Item = T>,
    order: impl Fn(&T, &T) -> Ordering,
) -> Vec<T> {
    let mut list: Vec<T> = Vec::new();
    for value in values {
        if let Err(place) = list.binary_search_by(|known| order(known, &value)) {
            list.insert(place, value);
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_rise_and_stand_once() {
        assert_eq!(sort_dedup([3, 1, 2, 3, 1]), [1, 2, 3]);
        assert_eq!(
            sort_dedup_by([(1, 'a'), (0, 'b'), (1, 'c')], |one, other| one.0.cmp(&other.0)),
            [(0, 'b'), (1, 'a')]
        );
    }
}
