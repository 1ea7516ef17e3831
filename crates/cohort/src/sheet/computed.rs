//! Computed columns of a sheet, after those of the file.

use super::Sheet;
use crate::derived::{Computed, Derived};

impl Sheet {
    /// Columns that are computed from others.
    #[must_use]
    pub fn derived(&self) -> &[Derived] {
        &self.computed.columns
    }

    /// Those of these computed columns whose columns the file has.
    #[must_use]
    pub fn derivable(&self, columns: &[Derived]) -> Vec<Derived> {
        let mut known: Vec<&str> = self.heading[..self.own_columns()].iter().map(String::as_str).collect();
        let mut left = Vec::new();
        for column in columns {
            let are_known = column.formula.columns().iter().all(|name| known.contains(name));
            if are_known && !known.contains(&column.name.as_str()) {
                known.push(&column.name);
                left.push(column.clone());
            }
        }
        left
    }

    /// Replaces the computed columns.
    pub fn derive(&mut self, columns: &[Derived]) {
        self.heading.truncate(self.own_columns());
        self.computed = Computed::new(columns, &self.heading);
        self.heading.extend(columns.iter().map(|column| column.name.clone()));
    }

    /// Number of columns of the file.
    pub(crate) fn own_columns(&self) -> usize {
        self.heading.len() - self.computed.columns.len()
    }
}
