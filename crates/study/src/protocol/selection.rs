//! Selection of the rows to analyse.

use cohort::analysis::RowsCounted;
use cohort::filter::Condition;
use serde::{Deserialize, Serialize};

/// The rows to analyse: operations that count, and filter conditions.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Selection {
    /// All operations of a patient, or only the first.
    #[serde(default)]
    pub rows: RowsCounted,
    /// The conditions, in order.
    #[serde(default)]
    pub conditions: Vec<Condition>,
}

impl Selection {
    /// Steps of its flow; first operations come first.
    #[must_use]
    pub fn steps(&self) -> Vec<Condition> {
        let first = (self.rows == RowsCounted::FirstOperations).then_some(Condition::FirstOperations);
        let asked = self.conditions.iter().filter(|condition| **condition != Condition::FirstOperations);
        first.into_iter().chain(asked.cloned()).collect()
    }
}
