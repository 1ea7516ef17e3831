//! The survival methods on made-up rows, which `cargo xtask bench --peers` times beside other libraries.
//!
//! The rows come from a seeded generator: natively they are also written as CSV, from which R and Python read
//! them; as WebAssembly they are generated again.

mod method;
mod rows;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use method::Method;
pub use rows::{Rows, Times};
#[cfg(target_arch = "wasm32")]
pub use wasm::{Prepared, cases};

/// One measurement: a method on so many rows with such times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// The method.
    pub method: Method,
    /// The kind of times.
    pub times: Times,
    /// The number of rows.
    pub rows: usize,
}

/// All cases, those of the same rows one after another.
pub fn all() -> impl Iterator<Item = Case> {
    let sets =
        [1_000, 100_000, 1_000_000].into_iter().flat_map(|rows| Times::BOTH.map(|times| (rows, times)));
    sets.flat_map(|(rows, times)| {
        let cases = Method::ALL.map(|method| Case { method, times, rows });
        cases.into_iter().filter(move |case| case.method.is_measured_at(rows))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_has_its_own_rows_and_a_result() {
        for times in Times::BOTH {
            let rows = Rows::new(1_000, times).unwrap();
            assert_eq!(rows.csv().lines().count(), 1_001);
            for method in Method::ALL {
                assert!(method.run(&rows).is_ok_and(f64::is_finite), "{}", method.name());
            }
        }
        let slow = all().filter(|case| !case.method.is_measured_at(1_000)).count();
        assert_eq!((all().count(), slow), (28, 4));
    }
}
