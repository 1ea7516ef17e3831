//! The same for Node.js.

use wasm_bindgen::prelude::*;

use crate::{Case, Rows, all};

/// The cases, one a line: method, kind of times and rows, between tabs.
#[wasm_bindgen]
#[must_use]
pub fn cases() -> String {
    let line = |case: Case| format!("{}\t{}\t{}", case.method.name(), case.times.name(), case.rows);
    all().map(line).collect::<Vec<_>>().join("\n")
}

/// The rows of a case.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Prepared {
    case: Case,
    rows: Rows,
}

#[wasm_bindgen]
impl Prepared {
    /// Generates the rows of the case at this place.
    #[must_use]
    pub fn of(place: usize) -> Option<Self> {
        let case = all().nth(place)?;
        Some(Self { case, rows: Rows::new(case.rows, case.times).ok()? })
    }

    /// Runs the method once.
    #[must_use]
    pub fn run(&self) -> Option<f64> {
        self.case.method.run(&self.rows).ok()
    }
}
