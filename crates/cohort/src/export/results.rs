//! Everything that was found, in one file that says with which version and settings.

use serde::{Deserialize, Serialize};

use super::table::Table;
use super::{
    before_after_table, counts_table, curves_table, differences_table, discrimination_table, flow_table,
    pairs_table, regression_table, survival_table,
};
use crate::analysis::{BeforeAfter, Comparison, Discrimination, Regression, Settings, SurvivalTable};
use crate::filter::Step;
use crate::words::{Message, Words};

/// All results of a study.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Results {
    /// The program and its version.
    pub made_by: String,
    /// The name of the file, as the user knows it.
    pub file: String,
    /// Whether its patients were made by a program.
    pub synthetic: bool,
    /// The methods.
    pub settings: Settings,
    /// The rows of the cohort before any filter.
    pub rows: usize,
    /// What each filter left.
    pub flow: Vec<Step>,
    /// Survival by factor.
    pub factors: Option<SurvivalTable>,
    /// Survival by score.
    pub scores: Option<SurvivalTable>,
    /// Groups compared.
    pub comparisons: Vec<Comparison>,
    /// Cox regressions.
    pub regressions: Vec<Regression>,
    /// The concordances of scores.
    pub discrimination: Option<Discrimination>,
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

    /// All tables, in the order of a report.
    #[must_use]
    pub fn tables(&self, words: &dyn Words) -> Vec<Table> {
        let mut tables = Vec::new();
        if !self.flow.is_empty() {
            tables.push(flow_table(self.rows, &self.flow, words));
        }
        tables.extend(self.factors.iter().map(|table| survival_table(table, Message::FactorsTitle, words)));
        tables.extend(self.scores.iter().map(|table| survival_table(table, Message::ScoresTitle, words)));
        for comparison in &self.comparisons {
            tables.push(curves_table(comparison, words));
            tables.push(counts_table(comparison, words));
            if !comparison.pairs.is_empty() {
                tables.push(pairs_table(comparison, words));
            }
        }
        for regression in &self.regressions {
            tables.push(regression_table(regression, false, words));
            if regression.multivariable.is_some() {
                tables.push(regression_table(regression, true, words));
            }
        }
        if let Some(found) = &self.discrimination {
            tables.extend([discrimination_table(found, words), differences_table(found, words)]);
        }
        tables.extend(self.before_after.iter().map(|found| before_after_table(found, words)));
        tables
    }
}
