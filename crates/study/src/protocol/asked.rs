//! Analyses and exports.

use cohort::analysis::{Covariate, Grouping, Penalty};
use serde::{Deserialize, Serialize};

use super::ReferenceSettings;

/// An analysis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "analysis", rename_all = "snake_case")]
pub enum Analysis {
    /// Kaplan-Meier curves of the groups of a grouping, with their tests and pairs.
    Compare {
        /// The grouping.
        #[serde(rename = "stratum")]
        grouping: Grouping,
        /// Times of the risk table, in the unit of the settings; empty for round ones.
        #[serde(default)]
        times: Vec<f64>,
        /// End of the time axis, in the unit of the settings. Tests and medians use all times.
        #[serde(default)]
        horizon: Option<f64>,
    },
    /// Survival by factor, like Table 1.
    Factors {
        /// The factors; empty for all offered ones that are not scores.
        #[serde(default)]
        #[serde(rename = "strata")]
        groupings: Vec<Grouping>,
    },
    /// Survival by score, with pairwise comparisons, like Table 2.
    Scores {
        /// Ids of the systems; empty for all offered ones.
        #[serde(default)]
        systems: Vec<String>,
    },
    /// Cox regression, univariable and multivariable, with forest plots.
    Cox {
        /// At least one covariate.
        covariates: Vec<Covariate>,
        /// True for Firth's penalty.
        #[serde(default)]
        penalty: Penalty,
        /// True to correct the concordance of the multivariable model for optimism.
        #[serde(default)]
        corrected: bool,
    },
    /// Comparison of the concordance of scores.
    Discrimination {
        /// Ids of the systems; empty for all offered ones.
        #[serde(default)]
        systems: Vec<String>,
    },
    /// Accuracy of scores at a time: discrimination, calibration and net benefit.
    Accuracy {
        /// Ids of the systems; empty for all offered ones.
        #[serde(default)]
        systems: Vec<String>,
        /// The time, in the unit of the settings.
        time: f64,
    },
    /// Two measurements of the same patients.
    BeforeAfter {
        /// Measurement before.
        before: Grouping,
        /// Measurement after.
        after: Grouping,
    },
    /// Tables 1 and 2 of Lee 2015 from this cohort next to the published ones. Intended for the example.
    Published,
}

/// A file to create.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Export {
    /// Issues, as CSV.
    Issues,
    /// The mapping of the last reading, otherwise of the last preview, as JSON.
    Mapping,
    /// An empty table to fill in, with every column explained. Requires no file.
    Template,
    /// A table of a result.
    Table {
        /// Number of the result.
        result: usize,
        /// Index of the table in the result.
        table: usize,
        /// File format.
        format: TableFormat,
    },
    /// A figure of a result as a standalone SVG file. The page converts it to PNG.
    Figure {
        /// Number of the result.
        result: usize,
        /// Index of the figure in the result.
        figure: usize,
        /// Width in CSS pixels.
        width: f64,
    },
    /// All results with version and settings, as JSON.
    Results,
    /// All tables and figures as one self-contained HTML file.
    Report,
    /// All results with their rows as a script in R, which computes each number again.
    RScript,
    /// The survival of the selected rows as counts by system and group, as JSON.
    Reference {
        /// Its settings.
        reference: ReferenceSettings,
    },
    /// The selected rows with their scores, including rows without follow-up if nothing is filtered. CSV is
    /// sent in pieces.
    Scored {
        /// File format.
        format: ScoredFormat,
    },
}

/// File format of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableFormat {
    /// CSV for Excel.
    Csv,
    /// HTML fragment for Word.
    Html,
}

/// File format of the scored cohort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScoredFormat {
    /// CSV for Excel.
    Csv,
    /// An Excel workbook.
    Xlsx,
}
