//! All results in one file, with version and settings.

use serde::{Deserialize, Serialize};

use crate::analysis::{
    Accuracy, BeforeAfter, Comparison, Discrimination, Regression, Settings, SurvivalTable,
};
use crate::filter::Step;

/// The rows of a result.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct MadeOf {
    /// Name of the list that contains the result: `comparisons`, `factors`, ...
    pub list: String,
    /// Index in that list.
    pub place: usize,
    /// Filters that led to these rows; empty for all rows.
    pub flow: Vec<Step>,
    /// Number of rows.
    pub rows: usize,
    /// Number of deaths among them.
    pub events: usize,
}

/// Values of the event column, with their numbers of rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CodingUsed {
    /// Heading of the column.
    pub heading: String,
    /// Values read as died. An empty text is an empty cell.
    pub died: Vec<(String, usize)>,
    /// Values read as alive or censored.
    pub alive: Vec<(String, usize)>,
    /// Values that are missing or not understood.
    #[serde(default)]
    pub not_known: Vec<(String, usize)>,
}

/// All results of a study.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Results {
    /// Program and version.
    pub made_by: String,
    /// Name of the file.
    pub file: String,
    /// True for synthetic patients.
    pub synthetic: bool,
    /// The settings chosen last; each result has its own.
    pub settings: Settings,
    /// Number of rows of the file.
    #[serde(default)]
    pub rows_of_file: usize,
    /// Number of usable rows before any filter.
    pub rows: usize,
    /// Coding of death, if a column has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coding: Option<CodingUsed>,
    /// Rows left by each filter.
    pub flow: Vec<Step>,
    /// Rows of each result, in the order of creation.
    #[serde(default)]
    pub made_of: Vec<MadeOf>,
    /// Survival by factor.
    pub factors: Vec<SurvivalTable>,
    /// Survival by score.
    pub scores: Vec<SurvivalTable>,
    /// Comparisons of groups.
    pub comparisons: Vec<Comparison>,
    /// Cox regressions.
    pub regressions: Vec<Regression>,
    /// Concordances of scores.
    pub discrimination: Vec<Discrimination>,
    /// Accuracy of scores at a time.
    #[serde(default)]
    pub accuracy: Vec<Accuracy>,
    /// Measurements before and after.
    pub before_after: Vec<BeforeAfter>,
}

impl Results {
    /// Creates empty results for a file with this number of rows.
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
    /// Only on a bug in this program.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self)
    }
}
