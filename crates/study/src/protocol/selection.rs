//! Which of the rows that were read are analysed.

use cohort::analysis::RowsCounted;
use cohort::filter::Condition;
use serde::{Deserialize, Serialize};

/// The rows that are analysed: which operations of a patient count, and the conditions that rows must meet.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Selection {
    /// All operations of a patient, or the first alone.
    #[serde(default)]
    pub rows: RowsCounted,
    /// The conditions, in order.
    #[serde(default)]
    pub conditions: Vec<Condition>,
}

impl Selection {
    /// The steps of its flow: first operations come first.
    #[must_use]
    pub fn steps(&self) -> Vec<Condition> {
        let first = (self.rows == RowsCounted::FirstOperations).then_some(Condition::FirstOperations);
        let asked = self.conditions.iter().filter(|condition| **condition != Condition::FirstOperations);
        first.into_iter().chain(asked.cloned()).collect()
    }
}
