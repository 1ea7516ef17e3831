//! What can be analysed, and what can be taken away.

use cohort::analysis::{Covariate, Penalty, Stratum};
use serde::{Deserialize, Serialize};

/// An analysis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "analysis", rename_all = "snake_case")]
pub enum Analysis {
    /// Kaplan-Meier curves of the groups of a stratum, with their tests and pairs.
    Compare {
        /// What parts the rows.
        stratum: Stratum,
        /// The times of the table under the curves, in the unit of the settings; empty chooses round ones.
        #[serde(default)]
        times: Vec<f64>,
        /// Where the time axis ends, in the unit of the settings. Tests and medians heed all times.
        #[serde(default)]
        horizon: Option<f64>,
    },
    /// Survival by factor: the shape of Table 1.
    Factors {
        /// Which; empty takes all that are offered and are no scores.
        #[serde(default)]
        strata: Vec<Stratum>,
    },
    /// Survival by score, with the pairs of groups: the shape of Table 2.
    Scores {
        /// The ids of the systems; empty takes all that are offered.
        #[serde(default)]
        systems: Vec<String>,
    },
    /// Cox regression, each covariate alone and all together, with forest plots.
    Cox {
        /// The covariates: one at least.
        covariates: Vec<Covariate>,
        /// Whether Firth's penalty is used.
        #[serde(default)]
        penalty: Penalty,
        /// Set if the concordance of the model of all together is corrected for its optimism.
        #[serde(default)]
        corrected: bool,
    },
    /// How well scores put patients in the order in which they die, side by side.
    Discrimination {
        /// The ids of the systems; empty takes all that are offered.
        #[serde(default)]
        systems: Vec<String>,
    },
    /// Two measurements of the same patients.
    BeforeAfter {
        /// What was measured before.
        before: Stratum,
        /// What was measured after.
        after: Stratum,
    },
    /// Tables 1 and 2 of Lee 2015 from this cohort beside what was published. Meant for the example.
    Published,
}

/// A file to make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "file", rename_all = "snake_case")]
pub enum Export {
    /// What could not be used, as CSV.
    Issues,
    /// The mapping of the last reading, or else of the last preview, as JSON.
    Mapping,
    /// An empty table to fill in, every column explained. Needs no file.
    Template,
    /// A table of a result.
    Table {
        /// The number of the result.
        result: usize,
        /// The place of the table in it.
        table: usize,
        /// As what.
        format: TableFormat,
    },
    /// A figure of a result as an SVG file with its colours written in. PNG is made of it by the page.
    Figure {
        /// The number of the result.
        result: usize,
        /// The place of the figure in it.
        figure: usize,
        /// How wide, in CSS pixels.
        width: f64,
    },
    /// All results with version and settings, as JSON.
    Results,
    /// All tables and figures as one HTML file that fetches nothing.
    Report,
    /// The rows that are kept, with their scores; where nothing is filtered, rows without follow-up too. CSV comes in
    /// pieces.
    Scored {
        /// As what.
        format: ScoredFormat,
    },
}

/// As what a table is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableFormat {
    /// CSV that Excel opens.
    Csv,
    /// A fragment of HTML that pastes into Word.
    Html,
}

/// As what the scored cohort is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScoredFormat {
    /// CSV that Excel opens.
    Csv,
    /// An Excel workbook.
    Xlsx,
}
