//! Information about a file, its rows and its scores.

use clinical::Finding;
use cohort::analysis::{Covariate, Grouping, Level};
use cohort::filter::Condition;
use cohort::{Addition, Join, Mapping, RowKind, Source};
use serde::{Deserialize, Serialize};

use super::{Drawn, Selection};
use crate::LocalizedMessage;

/// An open file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// Name.
    pub name: String,
    /// True for the synthetic example, which must be marked wherever anything of it is shown.
    pub synthetic: bool,
    /// Source: encoding and delimiter, or the chosen sheet and all sheets.
    pub source: Source,
    /// Number of the heading line; `None` if there is none.
    #[serde(default)]
    pub heading_line: Option<u32>,
    /// Notes for the user.
    pub notes: Vec<Noted>,
    /// Number of rows below the heading.
    pub rows: usize,
    /// The most likely mapping, doubts, and the first rows interpreted by it.
    pub previewed: Previewed,
}

/// Everything known of the open file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct WholeStudy {
    /// The open file, with its present mapping.
    pub opened: Option<Opened>,
    /// The rows as read last, with their selection and all results.
    pub readout: Option<Readout>,
    /// True if the mapping was changed since.
    #[serde(default)]
    pub changed: bool,
    /// Reason why the rows of a saved study cannot be read.
    #[serde(default)]
    pub trouble: Option<LocalizedMessage>,
}

/// A note for the user about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// Message.
    pub said: LocalizedMessage,
    /// For a note about rows that may not be patients: their kind, and whether they are used, which the user
    /// can change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<(RowKind, bool)>,
    /// For a note about rows of several events of a patient: the names of the events, and how the rows are joined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub join: Option<(Vec<String>, Option<Join>)>,
}

/// The first rows as interpreted by a mapping.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Previewed {
    /// The mapping, including the headings of its columns.
    pub mapping: Mapping,
    /// Points for the user to check.
    pub doubts: Vec<Doubt>,
    /// Coding of each event column, and of columns with codes.
    #[serde(default)]
    pub codings: Vec<Coding>,
    /// Words for missing values that occur.
    #[serde(default)]
    pub missing: Vec<MissingWord>,
    /// The first rows.
    pub rows: Vec<PreviewRow>,
    /// Prerequisites of survival analysis that are missing. With any of these, rows are only scored.
    pub lacks: Vec<LocalizedMessage>,
    /// Reason why the file cannot be read with this mapping.
    pub trouble: Option<LocalizedMessage>,
    /// Columns of a saved mapping that are not in the file.
    pub gone: Vec<String>,
    /// Indices of the columns whose values may be known only after time zero.
    #[serde(default)]
    pub later: Vec<usize>,
}

/// An ambiguity of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Doubt {
    /// Index of the column.
    pub column: usize,
    /// Message.
    pub said: LocalizedMessage,
    /// True if the user can confirm that the column is correct.
    pub can_be_confirmed: bool,
    /// Values in question: those of an unknown primary, otherwise empty.
    #[serde(default)]
    pub values: Vec<String>,
    /// The computed column that resolves it, if the user adds it.
    #[serde(default)]
    pub addition: Option<Addition>,
}

/// A word for missing values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingWord {
    /// The word, as in the list.
    pub word: String,
    /// Heading of each column with such cells, and the number of these.
    pub columns: Vec<(String, usize)>,
}

/// Every value that occurs in a coded column, by meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coding {
    /// Index of the column.
    pub column: usize,
    /// Values with their numbers of rows, most frequent first, for each meaning that occurs. Both meanings of an
    /// event are always there.
    pub groups: Vec<(CodedAs, Vec<(String, usize)>)>,
}

/// Meaning of values of a coded column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodedAs {
    /// Death.
    Died,
    /// Alive at last follow-up.
    Alive,
    /// The answer of the column's finding with this index.
    Answer(u8),
    /// Missing, or not understood.
    NotKnown,
}

impl Coding {
    /// Values with a meaning.
    #[must_use]
    pub fn values(&self, meaning: CodedAs) -> &[(String, usize)] {
        self.groups.iter().find(|(of, _)| *of == meaning).map_or(&[], |(_, values)| values)
    }
}

/// A row of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// Row number in the file.
    pub row: u32,
    /// Reason why the whole row is excluded.
    pub left_out: Option<LocalizedMessage>,
    /// Cells, one for each column.
    pub cells: Vec<PreviewCell>,
}

/// A cell of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewCell {
    /// Content.
    pub written: String,
    /// Its interpretation, in words; empty for none.
    pub taken: String,
    /// Reason why it cannot be used.
    pub trouble: Option<LocalizedMessage>,
}

/// Distinct values of a column, most frequent first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValuesTaken {
    /// Index of the column.
    pub column: usize,
    /// Its values, first those not recognised; if more than 40, rare ones first.
    pub values: Vec<ValueTaken>,
    /// Groups of a categorical column, in order.
    #[serde(default)]
    pub order: Vec<String>,
}

/// A value of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueTaken {
    /// The value and its interpretation.
    pub cell: PreviewCell,
    /// Number of rows.
    pub rows: usize,
}

/// Result of reading and scoring all rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Readout {
    /// Tally of the rows: the parts add up to the rows of the file.
    pub tally: Tally,
    /// True if the used rows have times and events; otherwise they are only scored.
    pub follow_up: bool,
    /// Values that could not be used.
    pub issues: Issues,
    /// Patients with several rows.
    pub repeats: Repeats,
    /// Number of used rows that each system could score with certainty.
    pub scores: Vec<ScoreCount>,
    /// The rows selected for analysis.
    pub kept: Kept,
    /// Recomputed results of the previous reading.
    pub results: Vec<Drawn>,
}

/// Tally of the rows of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Rows of the file.
    pub rows: usize,
    /// Rows used.
    pub used: usize,
    /// Rows that are scored but have no follow-up.
    pub without_follow_up: Vec<Counted>,
    /// Rows excluded altogether.
    pub left_out: Vec<Counted>,
}

/// Number of rows for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The reason; of its values, only the missing date.
    pub said: LocalizedMessage,
    /// Number of rows.
    pub rows: usize,
}

/// Values that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issues {
    /// Total number.
    pub total: usize,
    /// Number of each kind in each column.
    pub counts: Vec<IssueCount>,
    /// The first 300.
    pub first: Vec<Issue>,
}

/// Number of issues of one kind in one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueCount {
    /// Heading of the column; `None` for the whole row.
    pub heading: Option<String>,
    /// The reason, with the values of the first issue.
    pub said: LocalizedMessage,
    /// Consequence.
    pub consequence: LocalizedMessage,
    /// Number.
    pub count: usize,
    /// First row of the file with it.
    pub first_row: u32,
}

/// A value that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Row number in the file.
    pub row: u32,
    /// Heading of the column; `None` for the whole row.
    pub heading: Option<String>,
    /// Content.
    pub value: String,
    /// Reason why it cannot be used.
    pub said: LocalizedMessage,
}

/// Patients with several rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeats {
    /// Number of patients with several rows.
    pub patients: usize,
    /// Total number of rows of these patients.
    pub rows: usize,
    /// Number of rows with a patient id.
    pub known: usize,
    /// Number of these patients with two rows of the same date of operation.
    pub same_date: usize,
    /// Number of these patients with a row without a date of operation.
    pub undated: usize,
    /// Number of patients whose follow-up is complete only over several rows.
    pub spread: usize,
    /// The first such patients, with their rows in the file.
    pub named: Vec<(String, Vec<u32>)>,
}

/// Result of a system for the used rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreCount {
    /// Id.
    pub system: String,
    /// Name.
    pub name: String,
    /// Number of rows with a certain group.
    pub certain: usize,
    /// Number of rows scored.
    pub of: usize,
    /// Its groups.
    pub groups: Vec<ScoreGroup>,
}

/// A group of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreGroup {
    /// Its name.
    pub name: String,
    /// Number of rows that are certainly in it.
    pub rows: usize,
}

/// The rows selected for analysis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The selection.
    pub selection: Selection,
    /// Number of rows before the first step: those used.
    pub from: usize,
    /// Rows excluded at each step.
    pub flow: Vec<FlowStep>,
    /// Number of rows selected.
    pub rows: usize,
    /// Number of events among them.
    pub events: usize,
    /// Choices available for them.
    pub offered: Offered,
}

/// A step of the flow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FlowStep {
    /// The step, in words.
    pub label: String,
    /// The condition.
    pub condition: Condition,
    /// Rows before it.
    pub before: usize,
    /// Rows excluded, including unknown ones.
    pub left_out: usize,
    /// Rows whose value is unknown.
    pub unknown: usize,
    /// Rows remaining.
    pub after: usize,
    /// Reason why the condition does not fit these rows, with a remedy: the file has since been read
    /// differently.
    pub problem: Option<LocalizedMessage>,
}

/// Choices available for the selected rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offered {
    /// Groupings into at least two groups: factors, then scores.
    pub groupings: Vec<OfferedGrouping>,
    /// Covariates: numbers, points of scores, then groups.
    pub covariates: Vec<OfferedCovariate>,
    /// Numbers to filter by.
    pub ranges: Vec<OfferedRange>,
    /// The file's own numeric columns, to cut by value.
    #[serde(default)]
    pub columns: Vec<OfferedColumn>,
    /// The file's own columns that cannot be used, each with the reason.
    #[serde(default)]
    pub unused: Vec<(String, LocalizedMessage)>,
    /// Pairs of groupings that look like one thing measured before and after.
    pub before_after: Vec<(Grouping, Grouping)>,
    /// Pairs that may be chosen as before and after, as positions in `groupings`.
    #[serde(default)]
    pub pairs: Vec<(usize, usize)>,
    /// Ids of systems with certain results for some rows.
    pub systems: Vec<String>,
}

/// An available grouping.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferedGrouping {
    /// The grouping.
    pub grouping: Grouping,
    /// Name.
    pub name: String,
    /// Groups.
    pub levels: Vec<OfferedLevel>,
    /// Number of rows in no group.
    pub without: usize,
}

/// A group of a grouping.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferedLevel {
    /// The group.
    pub level: Level,
    /// Key of the group in [`Condition::Groups`] and as the reference of [`Covariate::Groups`].
    pub key: String,
    /// Name.
    pub name: String,
    /// Number of rows.
    pub rows: usize,
}

/// An available covariate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferedCovariate {
    /// The covariate.
    pub covariate: Covariate,
    /// Name.
    pub name: String,
    /// Number of rows with a value.
    pub known: usize,
}

/// A numeric column of the file's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferedColumn {
    /// Name in the file.
    pub name: String,
    /// Name as shown.
    pub said: String,
    /// Minimum.
    pub least: f64,
    /// Maximum.
    pub most: f64,
}

/// A number that rows can be filtered by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferedRange {
    /// Id of the finding.
    #[serde(with = "by_id")]
    pub finding: Finding,
    /// Name.
    pub name: String,
    /// Unit; empty if it has none.
    pub unit: String,
    /// Minimum.
    pub least: f64,
    /// Maximum.
    pub most: f64,
    /// Number of rows with a value.
    pub known: usize,
}

/// Serialises a finding as its id.
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
