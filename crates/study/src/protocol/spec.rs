//! A study without its results.

use cohort::analysis::Settings;
use cohort::{Mapping, Opening};
use serde::{Deserialize, Serialize};

use super::{Analysis, Selection};

/// All that determines a study, except the bytes of its table. It is what a study is saved as, and what a new
/// worker is brought to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StudySpec {
    /// File name of the table.
    pub name: String,
    /// True for the synthetic example, whose bytes the worker has.
    #[serde(default)]
    pub synthetic: bool,
    /// The mapping.
    pub mapping: Mapping,
    /// The opening of the table and the reading of its rows.
    pub settings: StudySettings,
}

/// Settings of a study in addition to its mapping.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StudySettings {
    /// Settings with which the table is opened.
    #[serde(default)]
    pub opening: Opening,
    /// Reading of its rows, if they were read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<ReadingSpec>,
}

/// Reading of all rows, with selection and results.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadingSpec {
    /// The mapping used, if it was changed since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mapping: Option<Mapping>,
    /// The selected rows.
    #[serde(flatten)]
    pub selection: Selection,
    /// The analyses, by ascending number.
    #[serde(default)]
    pub results: Vec<ResultSpec>,
}

/// An analysis as requested.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ResultSpec {
    /// Number of the result. It never changes.
    pub id: usize,
    /// The analysis.
    #[serde(rename = "what")]
    pub analysis: Analysis,
    /// Its settings.
    #[serde(default, rename = "how")]
    pub settings: Settings,
    /// Its rows.
    #[serde(rename = "of")]
    pub selection: Selection,
    /// Width of its figures, in CSS pixels; `None` until the page requests one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<f64>,
    /// True if it was removed and may be restored.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}
