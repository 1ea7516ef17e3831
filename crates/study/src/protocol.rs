//! What the page and the worker say to one another.
//!
//! Both sides send a text of JSON and a buffer of bytes beside it, which is empty but where this says so. Requests
//! are answered one after another, each by any number of [`FromWorker::Progress`] and [`FromWorker::Piece`] and then by
//! exactly one [`FromWorker::Answer`].
//!
//! The usual order is [`Request::Open`], [`Request::Preview`] as often as the mapping is changed, [`Request::Read`],
//! [`Request::Filter`], [`Request::Analyse`], [`Request::Export`]. Any other order is answered too: what cannot be done
//! yet is [`Response::Refused`].

use cohort::analysis::{RowsCounted, Settings};
use cohort::{Mapping, Opening};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::Said;

mod asked;
mod drawn;
mod secret;
mod selection;
mod told;
mod wiping;

pub use asked::{Analysis, Export, ScoredFormat, TableFormat};
pub use drawn::{Drawn, DrawnFigure, Hover, HoverPlot, HoverPoint, HoverSeries, TextLine};
pub use secret::{Lock, Secret};
pub use selection::Selection;
pub use told::{
    Coding, Counted, Doubt, FlowStep, Issue, IssueCount, Issues, Kept, MissingWord, Noted, Offered,
    OfferedCovariate, OfferedLevel, OfferedRange, OfferedStratum, Opened, PreviewCell, PreviewRow, Previewed,
    Readout, Repeats, ScoreCount, ScoreGroup, Tally, ValueTaken, ValuesTaken,
};

/// What the page asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum Request {
    /// Open a file. Its bytes travel beside. Answered by [`Response::Opened`] where it is a table; a file of ours is
    /// told by its contents, and answered by [`Response::Unpacked`], [`Response::Locked`] or [`Response::NotOpened`].
    Open {
        /// Its name, for the report.
        name: String,
        /// What was chosen instead of what would be found out. To change a choice, open the same bytes again.
        #[serde(default)]
        opening: Opening,
    },
    /// Open the synthetic example. Answered by [`Response::Opened`].
    Example,
    /// Show the first rows as they are understood by a mapping. Answered by [`Response::Previewed`].
    Preview {
        /// How the sheet is to be understood.
        mapping: Mapping,
    },
    /// The same, after a person chose what a column is: its unit, its coding, its order of days and its codes are found
    /// from its heading and all of its cells. Answered by [`Response::Previewed`].
    Choose {
        /// How the sheet is to be understood; of the role of the column only what it is counts.
        mapping: Mapping,
        /// The place of the column, from 0.
        column: usize,
    },
    /// Use a saved mapping, whose JSON travels beside, for the open file. Answered by [`Response::Previewed`].
    UseMapping,
    /// The different values of a column and what each is taken to say. Answered by [`Response::Values`].
    Values {
        /// How the sheet is to be understood.
        mapping: Mapping,
        /// The place of the column, from 0.
        column: usize,
    },
    /// Read and score all rows. Filters stay, and results are made again, each of its own rows; one that cannot be
    /// made of these columns stays and says why. Answered by [`Response::Read`].
    Read {
        /// How the sheet is to be understood.
        mapping: Mapping,
        /// Whether a patient's operations all count, or the first alone.
        #[serde(default)]
        rows: RowsCounted,
    },
    /// Keep only some rows from now on; this selection takes the place of the earlier one. Results that were made
    /// stay: they are of the rows that were kept then. Answered by [`Response::Filtered`].
    Filter {
        /// The rows to keep.
        selection: Selection,
    },
    /// Analyse the rows that are kept. Answered by [`Response::Drawn`].
    Analyse {
        /// What.
        analysis: Analysis,
        /// How. [`Settings::rows`] is not heeded: [`Request::Read`] and [`Request::Filter`] say which rows count.
        #[serde(default)]
        settings: Settings,
        /// How wide the figures are to be, in CSS pixels.
        width: f64,
    },
    /// Make a result that was made before, with its number and of its own rows. It stays even where it cannot be made.
    /// Answered by [`Response::Drawn`].
    AnalyseAgain {
        /// Its number; one that is known is replaced.
        result: usize,
        /// The analysis, as it was asked for.
        analysis: Analysis,
        /// Its settings.
        #[serde(default)]
        settings: Settings,
        /// Of which rows.
        selection: Selection,
        /// Width of the figures, in CSS pixels.
        width: f64,
    },
    /// Draw an earlier result anew, at another width; nothing is calculated. Answered by [`Response::Drawn`].
    Draw {
        /// The number of the result.
        result: usize,
        /// How wide the figures are to be, in CSS pixels.
        width: f64,
    },
    /// Leave a result out of the report and of the file of all results. Answered by [`Response::Forgotten`].
    Forget {
        /// The number of the result.
        result: usize,
    },
    /// Bring a result back that was forgotten. Answered by [`Response::Drawn`].
    BringBack {
        /// The number of the result.
        result: usize,
    },
    /// Make a file. Answered by [`Response::File`], whose bytes travel beside.
    Export {
        /// Which.
        export: Export,
    },
    /// Make a file of the whole study, with its spreadsheet, whose bytes travel beside; those of the example need
    /// not. Answered by [`Response::File`].
    Pack {
        /// A passphrase to lock it with.
        lock: Option<Lock>,
    },
    /// Open a file that is locked, whose bytes travel beside. Answered by [`Response::Unpacked`] or
    /// [`Response::NotOpened`].
    Unlock {
        /// Its passphrase.
        passphrase: Secret,
    },
}

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Response {
    /// A file is open.
    Opened(Box<Opened>),
    /// The first rows, as they are understood.
    Previewed(Box<Previewed>),
    /// The different values of a column.
    Values(ValuesTaken),
    /// All rows are read and scored.
    Read(Box<Readout>),
    /// Some rows are kept.
    Filtered(Box<Kept>),
    /// Something is analysed and drawn.
    Drawn(Box<Drawn>),
    /// A result is forgotten.
    Forgotten {
        /// Its number.
        result: usize,
    },
    /// A file is made: the pieces before this answer, one after another, then the bytes beside it.
    File {
        /// What it may be called.
        name: String,
        /// Its media type.
        mime: String,
    },
    /// A study that was packed. These requests bring a session to where that one was; the bytes of the spreadsheet,
    /// which the first of them asks for, travel beside.
    Unpacked {
        /// The requests.
        steps: Vec<Request>,
    },
    /// The file is locked: [`Request::Unlock`] asks for its contents. Everything is as it was.
    Locked,
    /// The file is one of ours and cannot be opened here, or was not even read. Everything is as it was.
    NotOpened {
        /// Why, and what to do.
        said: Said,
    },
    /// It cannot be done, and everything is as it was before, but that a file that cannot be opened leaves none open.
    Refused {
        /// Why, and what to do.
        said: Said,
    },
}

/// How far the work has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The id of the message that names the stage: `cohort-stage-...`.
    pub stage: String,
    /// How much is done: bytes, rows, or parts of an analysis.
    pub done: usize,
    /// Of how much; 0 where that is not known.
    pub of: usize,
}

/// What comes from the worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "from_worker", rename_all = "snake_case")]
pub enum FromWorker {
    /// How far it has come.
    Progress(Progress),
    /// The next piece of a file that is being made travels beside.
    Piece,
    /// The answer, which ends the request.
    Answer {
        /// What.
        response: Response,
    },
}

impl Request {
    /// As it is sent. It may hold a passphrase, and is overwritten in memory when it is let go of.
    #[must_use]
    pub fn to_json(&self) -> Zeroizing<String> {
        wiping::json(self)
    }

    /// As it was sent; the text is overwritten in memory.
    ///
    /// # Errors
    /// Where it is no request: the page and the worker are of different versions.
    pub fn from_json(text: String) -> Result<Self, serde_json::Error> {
        serde_json::from_str(&Zeroizing::new(text))
    }
}

impl FromWorker {
    /// As it is sent.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A key of a map that is no text would be the only fault; there is none.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As it was sent.
    ///
    /// # Errors
    /// Where it is none: the page and the worker are of different versions.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}
