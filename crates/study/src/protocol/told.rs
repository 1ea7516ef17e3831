//! What the worker tells of a file, its rows and its scores.

use clinical::Finding;
use cohort::analysis::{Covariate, Level, Stratum};
use cohort::filter::Condition;
use cohort::{Mapping, RowKind, Source};
use serde::{Deserialize, Serialize};

use super::{Drawn, Selection};
use crate::Said;

/// An open file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// Its name.
    pub name: String,
    /// Whether it is the synthetic example: to be marked wherever anything of it is shown.
    pub synthetic: bool,
    /// What it was read from: encoding and delimiter, or the sheet and all sheets.
    pub source: Source,
    /// The number of the line that names its columns; `None` where no line does.
    #[serde(default)]
    pub heading_line: Option<u32>,
    /// What its reader should know.
    pub notes: Vec<Noted>,
    /// How many rows it has below its heading.
    pub rows: usize,
    /// How it is most likely meant, what is doubtful, and the first rows as they are then understood.
    pub previewed: Previewed,
}

/// Something that the reader of a file should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// The note itself.
    pub said: Said,
    /// Of a note about rows that may be of no patient: their kind, and whether they are used. It can be chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<(RowKind, bool)>,
}

/// The first rows as they are understood by a mapping.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Previewed {
    /// The mapping; its columns have the headings.
    pub mapping: Mapping,
    /// What its reader should look at.
    pub doubts: Vec<Doubt>,
    /// What every value of the event is taken for.
    #[serde(default)]
    pub codings: Vec<Coding>,
    /// The words that make cells missing, as far as they occur.
    #[serde(default)]
    pub missing: Vec<MissingWord>,
    /// The first rows.
    pub rows: Vec<PreviewRow>,
    /// What is still needed for survival. Without it, rows are scored and not analysed.
    pub lacks: Vec<Said>,
    /// Why it cannot be read by this mapping.
    pub trouble: Option<Said>,
    /// Columns of a saved mapping that the file does not have.
    pub gone: Vec<String>,
}

/// Something that a column does not settle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The place of the column.
    pub column: usize,
    /// What is doubtful.
    pub said: Said,
    /// Whether a person can answer it by saying that the column is right as it is.
    pub can_be_confirmed: bool,
    /// The values that are asked about: those of a primary that is not known, else none.
    #[serde(default)]
    pub values: Vec<String>,
}

/// A word that makes cells missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingWord {
    /// The word, as the list has it.
    pub word: String,
    /// The heading of each column with such cells, and how many it has.
    pub columns: Vec<(String, usize)>,
}

/// The values of an event, each with the number of its rows; those not understood are among the doubts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coding {
    /// The place of the column.
    pub column: usize,
    /// Values of those who died.
    pub died: Vec<(String, usize)>,
    /// Values of those who were alive when last seen.
    pub alive: Vec<(String, usize)>,
}

/// A row of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// Its number in the file.
    pub row: u32,
    /// Why the whole row is left out.
    pub left_out: Option<Said>,
    /// Its cells, one for each column.
    pub cells: Vec<PreviewCell>,
}

/// A cell of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewCell {
    /// What stands there.
    pub written: String,
    /// What it is taken to say, worded; empty for nothing.
    pub taken: String,
    /// Why it cannot be used.
    pub trouble: Option<Said>,
}

/// The different values of a column, most frequent first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValuesTaken {
    /// The place of the column.
    pub column: usize,
    /// Its values, those that are not understood first; of more than 40 the rare ones before the frequent.
    pub values: Vec<ValueTaken>,
    /// Of a column of groups, the groups in their order.
    #[serde(default)]
    pub order: Vec<String>,
}

/// A value of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueTaken {
    /// The value, and what it is taken to say.
    pub cell: PreviewCell,
    /// How many rows have it.
    pub rows: usize,
}

/// What came of reading and scoring all rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Readout {
    /// Where each row ended: the parts add up to the rows of the file.
    pub tally: Tally,
    /// Whether the rows that are used have times and events; without, they are scored and not analysed.
    pub follow_up: bool,
    /// What could not be used.
    pub issues: Issues,
    /// Patients with several rows.
    pub repeats: Repeats,
    /// How many of the rows used each system could score with certainty.
    pub scores: Vec<ScoreCount>,
    /// The rows that are kept for analyses.
    pub kept: Kept,
    /// The results of the reading before, made again.
    pub results: Vec<Drawn>,
}

/// Where each row of the file ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The rows of the file.
    pub rows: usize,
    /// Those that are used.
    pub used: usize,
    /// Those that are scored but have no follow-up.
    pub without_follow_up: Vec<Counted>,
    /// Those that are left out altogether.
    pub left_out: Vec<Counted>,
}

/// How many rows ended somewhere for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The reason; of its values, the missing day only.
    pub said: Said,
    /// How many rows.
    pub rows: usize,
}

/// What could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issues {
    /// How many there are.
    pub total: usize,
    /// How many of each kind in each column.
    pub counts: Vec<IssueCount>,
    /// The first 300.
    pub first: Vec<Issue>,
}

/// How many issues there are of one kind in one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueCount {
    /// The heading of the column; `None` where it is the whole row.
    pub heading: Option<String>,
    /// The reason, with the values of the first.
    pub said: Said,
    /// What follows from it.
    pub consequence: Said,
    /// How many.
    pub count: usize,
    /// The first row of the file that has it.
    pub first_row: u32,
}

/// Something that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The row's number in the file.
    pub row: u32,
    /// The heading of the column; `None` where it is the whole row.
    pub heading: Option<String>,
    /// What stands there.
    pub value: String,
    /// Why it cannot be used.
    pub said: Said,
}

/// Patients of whom there are several rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeats {
    /// How many patients have several rows.
    pub patients: usize,
    /// How many rows these patients have together.
    pub rows: usize,
    /// How many rows say whose they are.
    pub known: usize,
    /// The first such patients, with their rows in the file.
    pub named: Vec<(String, Vec<u32>)>,
}

/// What a system made of the rows used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreCount {
    /// Its id.
    pub system: String,
    /// Its name.
    pub name: String,
    /// How many rows have a certain group.
    pub certain: usize,
    /// Of how many.
    pub of: usize,
    /// Its groups.
    pub groups: Vec<ScoreGroup>,
}

/// A group of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreGroup {
    /// Its name.
    pub name: String,
    /// The rows that are certainly in it.
    pub rows: usize,
}

/// The rows that are kept for analyses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Which they are.
    pub selection: Selection,
    /// The rows before the first step: those that are used.
    pub from: usize,
    /// What each step left out.
    pub flow: Vec<FlowStep>,
    /// The rows that are kept.
    pub rows: usize,
    /// The events among them.
    pub events: usize,
    /// What can be asked of them.
    pub offered: Offered,
}

/// What a step of the flow left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FlowStep {
    /// The step, worded.
    pub label: String,
    /// The condition.
    pub condition: Condition,
    /// The rows before it.
    pub before: usize,
    /// The rows it left out, those not known included.
    pub left_out: usize,
    /// The rows of which it is not known.
    pub unknown: usize,
    /// The rows that stayed.
    pub after: usize,
    /// Why the condition does not fit these rows, and what to do: the file was read in another way since.
    pub problem: Option<Said>,
}

/// What can be asked of the rows that are kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offered {
    /// What may part them into two groups or more: factors, then scores.
    pub strata: Vec<OfferedStratum>,
    /// What may explain survival: numbers, points of scores, then groups.
    pub covariates: Vec<OfferedCovariate>,
    /// Numbers, to filter by.
    pub ranges: Vec<OfferedRange>,
    /// Pairs of strata that look like one thing measured twice, before and after.
    pub before_after: Vec<(Stratum, Stratum)>,
    /// The ids of the systems whose results are certain for some rows.
    pub systems: Vec<String>,
}

/// A way to part rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferedStratum {
    /// Which.
    pub stratum: Stratum,
    /// Its name, worded.
    pub name: String,
    /// Its groups.
    pub levels: Vec<OfferedLevel>,
    /// The rows in no group.
    pub without: usize,
}

/// A group of a stratum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferedLevel {
    /// Which.
    pub level: Level,
    /// What names it in [`Condition::Groups`] and as a reference of a [`Covariate::Groups`].
    pub key: String,
    /// Its name, worded.
    pub name: String,
    /// Its rows.
    pub rows: usize,
}

/// A covariate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferedCovariate {
    /// Which.
    pub covariate: Covariate,
    /// Its name, worded.
    pub name: String,
    /// The rows that have it.
    pub known: usize,
}

/// A number that rows can be filtered by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferedRange {
    /// The id of the finding.
    #[serde(with = "by_id")]
    pub finding: Finding,
    /// Its name, worded.
    pub name: String,
    /// Its unit; empty where it has none.
    pub unit: String,
    /// The least that occurs.
    pub least: f64,
    /// The most that occurs.
    pub most: f64,
    /// The rows that have it.
    pub known: usize,
}

/// A finding crosses by its id.
mod by_id {
    use clinical::Finding;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(finding: &Finding, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(finding.id())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Finding, D::Error> {
        let id = String::deserialize(from)?;
        Finding::from_id(&id).ok_or_else(|| D::Error::custom(format!("there is no finding \"{id}\"")))
    }
}
