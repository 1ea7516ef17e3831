//! Messages between the page and the worker.
//!
//! Both sides send JSON text with attached bytes, which are empty unless documented. Requests are processed
//! in order, each with any number of [`FromWorker::Progress`] and [`FromWorker::Piece`] and then exactly one
//! [`FromWorker::Answer`].
//!
//! The usual order is [`Request::Open`], [`Request::Preview`] after each change of the mapping,
//! [`Request::Read`], [`Request::Filter`], [`Request::Analyse`], [`Request::Export`]. Any other order is
//! allowed: the answer to a request without its prerequisites is [`Response::Refused`].

use cohort::analysis::{RowsCounted, Settings};
use cohort::{Addition, Mapping, Opening};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::LocalizedMessage;

mod answers;
mod asked;
mod drawn;
mod reference;
mod secret;
mod selection;
mod spec;
mod wiping;

pub use answers::{
    CodedAs, Coding, Counted, Doubt, FlowStep, Issue, IssueCount, Issues, Kept, MissingWord, Noted, Offered,
    OfferedColumn, OfferedCovariate, OfferedGrouping, OfferedLevel, OfferedRange, Opened, PreviewCell,
    PreviewRow, Previewed, Readout, Repeats, ScoreCount, ScoreGroup, Tally, ValueTaken, ValuesTaken,
    WholeStudy,
};
pub use asked::{Analysis, Export, ScoredFormat, TableFormat};
pub use drawn::{Drawn, DrawnFigure, Hover, HoverPlot, HoverPoint, HoverSeries, TextLine};
pub use reference::{OfSystem, ReferenceSettings, Weighed};
pub use secret::{Lock, Secret};
pub use selection::Selection;
pub use spec::{ReadingSpec, ResultSpec, StudySettings, StudySpec};

/// A request of the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Opens the attached file. Answered by [`Response::Opened`] for a table; a file of this program,
    /// recognised by its content, is answered by [`Response::Whole`] or [`Response::ToConvert`], with the bytes of its
    /// table attached, [`Response::Locked`] or [`Response::NotOpened`].
    Open {
        /// File name, for the report.
        name: String,
        /// Settings that override detection. To change them, open the same bytes again.
        #[serde(default)]
        opening: Opening,
    },
    /// Opens the synthetic example. Answered by [`Response::Opened`].
    Example,
    /// Adds a computed column to a mapping. Answered by [`Response::Previewed`].
    Add {
        /// The mapping.
        mapping: Mapping,
        /// The column.
        addition: Box<Addition>,
    },
    /// Shows the first rows as interpreted by a mapping. Answered by [`Response::Previewed`].
    Preview {
        /// The mapping.
        mapping: Mapping,
    },
    /// Like `Preview`, after the user chose the role of a column: its unit, coding, order of dates and codes
    /// are determined from its heading and all its cells. Answered by [`Response::Previewed`].
    Choose {
        /// The mapping; only the kind of the column's role is used.
        mapping: Mapping,
        /// Index of the column.
        column: usize,
    },
    /// Applies a saved mapping, whose JSON is attached, to the open file. Answered by
    /// [`Response::Previewed`].
    UseMapping,
    /// Lists the distinct values of a column with their meanings. Answered by [`Response::Values`].
    Values {
        /// The mapping.
        mapping: Mapping,
        /// Index of the column.
        column: usize,
    },
    /// Reads and scores all rows. Filters remain, and results are recomputed, each from its own rows; one
    /// that is impossible with these columns remains with the reason. Answered by [`Response::Read`].
    Read {
        /// The mapping.
        mapping: Mapping,
        /// The operations that count: all, or the first of each patient.
        #[serde(default)]
        rows: RowsCounted,
    },
    /// Replaces the selection of rows. Existing results remain those of the rows selected at the time.
    /// Answered by [`Response::Filtered`].
    Filter {
        /// The new selection.
        selection: Selection,
    },
    /// Analyses the selected rows. Answered by [`Response::Drawn`].
    Analyse {
        /// The analysis.
        analysis: Analysis,
        /// Its settings. [`Settings::rows`] is ignored: [`Request::Read`] and [`Request::Filter`] determine
        /// the rows.
        #[serde(default)]
        settings: Settings,
        /// Width of the figures, in CSS pixels.
        width: f64,
    },
    /// Recomputes an earlier result, with its number and its own rows. It remains even if this fails.
    /// Answered by [`Response::Drawn`].
    AnalyseAgain {
        /// Its number; an existing result is replaced.
        result: usize,
        /// The analysis, as requested.
        analysis: Analysis,
        /// Its settings.
        #[serde(default)]
        settings: Settings,
        /// Its rows.
        selection: Selection,
        /// Width of the figures, in CSS pixels.
        width: f64,
    },
    /// Redraws an earlier result at another width, without recomputing it. Answered by [`Response::Drawn`].
    Draw {
        /// Number of the result.
        result: usize,
        /// Width of the figures, in CSS pixels.
        width: f64,
    },
    /// Removes a result from the report and the file of all results. Answered by [`Response::Forgotten`].
    Forget {
        /// Number of the result.
        result: usize,
    },
    /// Restores a removed result. Answered by [`Response::Drawn`].
    BringBack {
        /// Number of the result.
        result: usize,
    },
    /// Opens the attached table as this study, and computes its results. Nothing is attached for the example.
    /// Answered by [`Response::Whole`].
    BringTo {
        /// The study.
        study: Box<StudySpec>,
    },
    /// Switches to another language, and words everything known in it, without reading the file again. The
    /// words are attached. Answered by [`Response::Whole`].
    Speak {
        /// Tag of the language.
        language: String,
    },
    /// Computes a reference of the selected rows, without saving it. Answered by [`Response::Weighed`].
    Weigh {
        /// Its settings.
        reference: ReferenceSettings,
    },
    /// Creates a file. Answered by [`Response::File`] with the bytes attached.
    Export {
        /// The file.
        export: Export,
    },
    /// Creates a file of the whole study, including its spreadsheet, whose bytes are attached (not needed for
    /// the example). Answered by [`Response::File`].
    Pack {
        /// Passphrase to lock it, if any.
        lock: Option<Lock>,
    },
    /// Opens the attached locked file. Answered by [`Response::Whole`] or [`Response::ToConvert`], with the bytes of its
    /// table attached, or [`Response::NotOpened`].
    Unlock {
        /// Its passphrase.
        passphrase: Secret,
    },
}

/// A response of the worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// A file was opened.
    Opened(Box<Opened>),
    /// The first rows, as interpreted by the mapping.
    Previewed(Box<Previewed>),
    /// Distinct values of a column.
    Values(ValuesTaken),
    /// All rows were read and scored.
    Read(Box<Readout>),
    /// Rows were selected.
    Filtered(Box<Kept>),
    /// An analysis, computed and drawn.
    Drawn(Box<Drawn>),
    /// A result was removed.
    Forgotten {
        /// Its number.
        result: usize,
    },
    /// Everything known.
    Whole(Box<WholeStudy>),
    /// The attached table of a study is a workbook or a data file. The page converts it, and asks by
    /// [`Request::BringTo`] with the result.
    ToConvert {
        /// The study.
        study: Box<StudySpec>,
    },
    /// Contents of a reference, and its loss of precision.
    Weighed(Box<Weighed>),
    /// A file: the pieces sent before this answer, in order, then the attached bytes.
    File {
        /// Suggested name.
        name: String,
        /// Its media type.
        mime: String,
    },
    /// The file is locked: [`Request::Unlock`] opens it. State is unchanged.
    Locked,
    /// The file is of this program, but cannot be opened here, or could not be read at all. State is
    /// unchanged.
    NotOpened {
        /// The reason, and a remedy.
        said: LocalizedMessage,
    },
    /// The request failed. State is unchanged, except that a table that cannot be opened closes the current
    /// file.
    Refused {
        /// The reason, and a remedy.
        said: LocalizedMessage,
    },
}

/// Progress of the work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Id of the message that names the stage: `cohort-stage-...`.
    pub stage: String,
    /// Amount done: bytes, rows, or parts of an analysis.
    pub done: usize,
    /// Total amount; 0 if unknown.
    pub of: usize,
}

/// A message from the worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromWorker {
    /// Progress.
    Progress(Progress),
    /// The next piece of a file, which is attached.
    Piece,
    /// The answer, which completes the request.
    Answer {
        /// The response.
        response: Response,
        /// The study after it; `None` if no file is open.
        study: Option<Box<StudySpec>>,
    },
}

impl Request {
    /// Serialises the request. It may contain a passphrase, and is zeroized on drop.
    #[must_use]
    pub fn to_json(&self) -> Zeroizing<String> {
        wiping::json(self)
    }

    /// Parses a request; the text is zeroized.
    ///
    /// # Errors
    /// The text is no request: page and worker have different versions.
    pub fn from_json(text: String) -> Result<Self, serde_json::Error> {
        serde_json::from_str(&Zeroizing::new(text))
    }
}

impl FromWorker {
    /// Serialises the message.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Fails only for map keys that are not strings; there are none.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Parses a message.
    ///
    /// # Errors
    /// The text is no message: page and worker have different versions.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}
