//! Everything that was found, in one file that says with which version and settings.

use serde::{Deserialize, Serialize};

use crate::analysis::{BeforeAfter, Comparison, Discrimination, Regression, Settings, SurvivalTable};
use crate::filter::Step;

/// The rows that a result was made of.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct MadeOf {
    /// The name of the list of results in which it stands: `comparisons`, `factors`, ...
    pub list: String,
    /// Its place in that list, from 0.
    pub place: usize,
    /// The filters that left these rows; empty for all rows.
    pub flow: Vec<Step>,
    /// Number of rows.
    pub rows: usize,
    /// Number of deaths among them.
    pub events: usize,
}

/// All results of a study.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Results {
    /// The program and its version.
    pub made_by: String,
    /// The name of the file, as the user knows it.
    pub file: String,
    /// Whether its patients were made by a program.
    pub synthetic: bool,
    /// The methods that were chosen last; each result has its own.
    pub settings: Settings,
    /// The rows of the file.
    #[serde(default)]
    pub rows_of_file: usize,
    /// The rows of the cohort before any filter: those that could be used.
    pub rows: usize,
    /// Rows left by each filter.
    pub flow: Vec<Step>,
    /// The rows that each result was made of, in the order in which the results were made.
    #[serde(default)]
    pub made_of: Vec<MadeOf>,
    /// Survival by factor.
    pub factors: Vec<SurvivalTable>,
    /// Survival by score.
    pub scores: Vec<SurvivalTable>,
    /// Groups compared.
    pub comparisons: Vec<Comparison>,
    /// Cox regressions.
    pub regressions: Vec<Regression>,
    /// The concordances of scores.
    pub discrimination: Vec<Discrimination>,
    /// Measurements before and after.
    pub before_after: Vec<BeforeAfter>,
}

impl Results {
    /// Nothing yet, of a file with so many rows.
    #[must_use]
    pub fn of_file(file: &str, rows: usize, settings: &Settings) -> Self {
        Self {
            made_by: format!("Spinemet {}", env!("CARGO_PKG_VERSION")),
            file: file.to_owned(),
            rows_of_file: rows,
            rows,
            settings: settings.clone(),
            ..Self::default()
        }
    }

    /// As JSON, indented.
    ///
    /// # Errors
    /// Only by a fault of this program.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self)
    }
}
