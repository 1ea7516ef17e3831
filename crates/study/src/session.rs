//! The worker's side: one file, its interpretation, and the results so far.
//!
//! A session processes one request at a time. Its state, a [`StudySpec`], and the bytes of the table restore it
//! in another one, so terminating it at any moment, which is how the page cancels, loses nothing. It answers
//! any request in any order, and no input makes it panic.

use std::collections::BTreeMap;

use clinical::Date;
use cohort::analysis::Study;
use cohort::{
    Cohort, Convert, Issues, MOST_BYTES, Mapping, Opening, Profile, RepeatedPatients, Scores, Sheet, Stage,
    Tally, Words,
};

use crate::localized_message::LocalizedMessage;
use crate::protocol::{Progress, ReadingSpec, Request, Response, ResultSpec, StudySettings, StudySpec};

mod analyse;
mod draw;
mod files;
mod names;
mod offering;
mod opening;
mod packing;
mod reading;
mod reasons;
mod references;
mod selecting;
mod unpacking;

use analyse::Outcome;
use selecting::Selected;

/// A message sent before the answer to a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard<'a> {
    /// Progress.
    Progress(Progress),
    /// The next piece of a file.
    Piece(&'a [u8]),
}

/// Callback for messages sent before the answer.
pub type Listener<'a> = dyn FnMut(Heard<'_>) + 'a;

/// A session.
///
/// ```
/// use cohort::English;
/// use study::{Request, Response, Session};
/// let mut session = Session::new(Box::new(English), "en");
/// let (answer, _) = session.handle(Request::Example, Vec::new(), &mut |_| {});
/// let Response::Opened(opened) = answer else { panic!("{answer:?}") };
/// assert_eq!((opened.rows, opened.synthetic), (36, true));
/// ```
pub struct Session {
    words: Box<dyn Words>,
    language: String,
    most_bytes: usize,
    today: Option<Date>,
    convert: Option<Convert>,
    file: Option<File>,
    mapping: Option<Mapping>,
    read: Option<Read>,
}

/// An open file.
struct File {
    name: String,
    opening: Opening,
    synthetic: bool,
    sheet: Sheet,
    /// Values of its columns, on which mapping and doubts are based.
    profile: Profile,
}

/// Result of reading it.
struct Read {
    /// The mapping used.
    mapping: Mapping,
    tally: Tally,
    issues: Issues,
    repeats: RepeatedPatients,
    all: Scored,
    /// Rows without follow-up, if others have follow-up.
    without_follow_up: Scored,
    /// The selected rows.
    selected: Selected,
    /// Results by number, each with the rows selected when it was requested.
    results: BTreeMap<usize, Outcome>,
}

/// A cohort with its scores.
struct Scored {
    cohort: Cohort,
    scores: Scores,
}

impl Scored {
    /// The rows at risk at a landmark, with their scores and times from it.
    fn after_landmark(&self, days: f64) -> Self {
        let rows = self.cohort.at_risk_at(days);
        Self { cohort: self.cohort.after_landmark(days), scores: self.scores.select(&rows) }
    }

    fn study(&self) -> Study<'_> {
        Study::new(&self.cohort, self.scores.for_analysis())
    }
}

impl Read {
    /// The scored rows: the selected ones and, if nothing is filtered, those without follow-up.
    fn scored(&self) -> Vec<(&Cohort, &Scores)> {
        let without = self.selected.chosen.is_none().then_some(&self.without_follow_up);
        let parts = std::iter::once(self.kept()).chain(without);
        parts.map(|part| (&part.cohort, &part.scores)).collect()
    }

    /// The selected rows.
    fn kept(&self) -> &Scored {
        self.selected.chosen.as_ref().unwrap_or(&self.all)
    }
}

impl Session {
    /// Creates a session that words tables and figures with `words`, in the language with this tag.
    #[must_use]
    pub fn new(words: Box<dyn Words>, language: &str) -> Self {
        Self {
            words,
            language: language.to_owned(),
            most_bytes: MOST_BYTES,
            today: None,
            convert: None,
            file: None,
            mapping: None,
            read: None,
        }
    }

    /// Limits files, read or written, to `most_bytes`.
    #[must_use]
    pub fn opening_at_most(self, most_bytes: usize) -> Self {
        Self { most_bytes, ..self }
    }

    /// Sets the current date: later dates in a table are invalid.
    #[must_use]
    pub fn on(self, today: Date) -> Self {
        Self { today: Some(today), ..self }
    }

    /// Sets the function that converts workbooks and data files. Without one, they must be converted already.
    #[must_use]
    pub fn converting(self, convert: Convert) -> Self {
        Self { convert: Some(convert), ..self }
    }

    /// Answers a request. `bytes` are attached to it; the bytes attached to the answer are returned.
    pub fn handle(
        &mut self,
        request: Request,
        bytes: Vec<u8>,
        heard: &mut Listener<'_>,
    ) -> (Response, Vec<u8>) {
        let answer = match request {
            Request::Open { name, opening } => match unpacking::of_ours(&bytes) {
                Some(found) => {
                    drop(bytes);
                    self.open_study(found, heard)
                }
                None => self.open(name, bytes, &opening, heard),
            },
            Request::Example => self.open_example(heard),
            Request::Add { mapping, addition } => self.add(mapping, *addition),
            Request::Preview { mapping } => self.preview(mapping),
            Request::Choose { mapping, column } => self.choose(mapping, column),
            Request::UseMapping => self.use_mapping(&bytes),
            Request::Values { mapping, column } => self.values(&mapping, column),
            Request::Read { mapping, rows } => self.read(mapping, rows, heard),
            Request::Filter { selection } => self.filter(selection),
            Request::Analyse { analysis, settings, width } => self.analyse(analysis, settings, width, heard),
            Request::AnalyseAgain { result, analysis, settings, selection, width } => {
                let width = Some(width);
                let asked = ResultSpec { id: result, analysis, settings, selection, width, removed: false };
                self.analyse_again(asked, heard)
            }
            Request::Draw { result, width } => self.draw_again(result, width),
            Request::Forget { result } => self.forget(result),
            Request::BringBack { result } => self.bring_back(result, heard),
            Request::BringTo { study } => self.bring_to(*study, bytes, heard),
            Request::Speak { language } => self.speak(language, heard),
            Request::Weigh { reference } => self.weigh(reference),
            Request::Export { export } => return self.export(&export, heard).unwrap_or_else(refused),
            Request::Pack { lock } => return self.pack(bytes, lock, heard).unwrap_or_else(refused),
            Request::Unlock { passphrase } => self.open_study(unpacking::unlocked(&bytes, passphrase), heard),
        };
        answer.map_or_else(refused, |answer| (answer, Vec::new()))
    }

    /// The study, without the bytes of its table.
    #[must_use]
    pub fn study(&self) -> Option<StudySpec> {
        let (file, mapping) = self.file.as_ref().zip(self.mapping.clone())?;
        let reading = self.read.as_ref().map(|read| ReadingSpec {
            mapping: (read.mapping != mapping).then(|| read.mapping.clone()),
            selection: read.selected.selection.clone(),
            results: read.results.values().map(|outcome| outcome.asked.clone()).collect(),
        });
        Some(StudySpec {
            name: file.name.clone(),
            synthetic: file.synthetic,
            mapping,
            settings: StudySettings { opening: file.opening.clone(), reading },
        })
    }

    fn file(&self) -> Result<&File, LocalizedMessage> {
        self.file.as_ref().ok_or_else(|| LocalizedMessage::new("cannot", "no-file"))
    }

    fn reading(&self) -> Result<&Read, LocalizedMessage> {
        self.read.as_ref().ok_or_else(|| LocalizedMessage::new("cannot", "not-read"))
    }

    fn reading_mut(&mut self) -> Result<&mut Read, LocalizedMessage> {
        self.read.as_mut().ok_or_else(|| LocalizedMessage::new("cannot", "not-read"))
    }

    fn is_synthetic(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.synthetic)
    }
}

fn refused(said: LocalizedMessage) -> (Response, Vec<u8>) {
    (Response::Refused { said }, Vec::new())
}

/// Callback that reports stages of the cohort's work.
fn telling<'a>(heard: &'a mut Listener<'_>) -> impl FnMut(Stage, usize, usize) + 'a {
    |stage, done, of| {
        heard(Heard::Progress(Progress { stage: format!("cohort-stage-{}", stage.id()), done, of }));
    }
}
