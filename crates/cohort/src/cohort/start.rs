//! Treatments that may begin after time zero.

use super::{Cohort, ColumnError};

/// Start of a treatment in each row.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// Name: the heading of its column.
    pub name: String,
    /// Days from time zero: infinite if it never began; `None` if unknown.
    pub days: Vec<Option<f64>>,
}

impl Cohort {
    /// Adds a treatment after the others.
    ///
    /// # Errors
    /// If the length differs from the cohort's.
    pub fn with_start(mut self, start: Start) -> Result<Self, ColumnError> {
        self.fits(start.days.len())?;
        self.starts.push(start);
        Ok(self)
    }

    /// Treatments that may begin after time zero, in the order of the file.
    #[must_use]
    pub fn starts(&self) -> &[Start] {
        &self.starts
    }

    /// The treatment with this name.
    #[must_use]
    pub fn start(&self, name: &str) -> Option<&Start> {
        self.starts.iter().find(|start| start.name == name)
    }
}
