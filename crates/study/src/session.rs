//! The side that answers: one file, what was understood of it, and the results so far.
//!
//! A session does one thing after another and keeps nothing that the requests do not say, so that ending it in the
//! middle of one, which is how the page cancels, loses nothing: a new one is brought to the same place by the same
//! requests. It answers any request in any order, and no bytes make it fail.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use clinical::Date;
use cohort::analysis::Study;
use cohort::{
    Cohort, Issues, MOST_BYTES, Mapping, Opening, Profile, RepeatedPatients, Scores, Sheet, Stage, Tally,
    Words,
};

use crate::protocol::{Progress, Request, Response};
use crate::said::Said;

mod analyse;
mod draw;
mod files;
mod names;
mod offering;
mod opening;
mod packing;
mod reading;
mod reasons;
mod selecting;
mod unpacking;

use analyse::{Asked, Outcome};
use selecting::Selected;

/// What is heard of a request before its answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard<'a> {
    /// How far the work has come.
    Progress(Progress),
    /// The next piece of a file that is being made.
    Piece(&'a [u8]),
}

/// Whoever listens while a request is answered.
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
    /// The values of its columns, from which meanings and doubts are decided.
    profile: Profile,
}

/// What came of reading it.
struct Read {
    /// By which mapping.
    mapping: Mapping,
    tally: Tally,
    issues: Issues,
    repeats: RepeatedPatients,
    all: Scored,
    /// The rows that have no follow-up though others have.
    without_follow_up: Scored,
    /// The rows that are kept.
    selected: Selected,
    /// The results by their numbers, each of the rows that were kept when it was asked for.
    results: BTreeMap<usize, Outcome>,
}

/// A cohort with its scores.
struct Scored {
    cohort: Cohort,
    scores: Scores,
}

impl Scored {
    fn study(&self) -> Study<'_> {
        Study::new(&self.cohort, self.scores.for_analysis())
    }
}

impl Read {
    /// The rows that are scored and stay: those that are kept and, where nothing was filtered, those that have no
    /// follow-up.
    fn scored(&self) -> Vec<(&Cohort, &Scores)> {
        let without = self.selected.chosen.is_none().then_some(&self.without_follow_up);
        let parts = std::iter::once(self.kept()).chain(without);
        parts.map(|part| (&part.cohort, &part.scores)).collect()
    }

    /// The rows that are kept.
    fn kept(&self) -> &Scored {
        self.selected.chosen.as_ref().unwrap_or(&self.all)
    }
}

impl Session {
    /// A session that says tables and figures in these words, whose language has this tag.
    #[must_use]
    pub fn new(words: Box<dyn Words>, language: &str) -> Self {
        Self {
            words,
            language: language.to_owned(),
            most_bytes: MOST_BYTES,
            today: None,
            file: None,
            mapping: None,
            read: None,
        }
    }

    /// The same, where no file of more bytes is ever brought: it makes no study that could not be opened there again.
    #[must_use]
    pub fn opening_at_most(self, most_bytes: usize) -> Self {
        Self { most_bytes, ..self }
    }

    /// The same on this day: later days in a table cannot be right.
    #[must_use]
    pub fn on(self, today: Date) -> Self {
        Self { today: Some(today), ..self }
    }

    /// Answers a request. `bytes` is what travelled beside it; bytes that travel beside the answer come back.
    pub fn handle(
        &mut self,
        request: Request,
        bytes: Vec<u8>,
        heard: &mut Listener<'_>,
    ) -> (Response, Vec<u8>) {
        let answer = match request {
            Request::Open { name, opening } => match unpacking::of_ours(&bytes) {
                Some(answer) => return answer,
                None => self.open(name, bytes, &opening, heard),
            },
            Request::Example => self.open_example(heard),
            Request::Preview { mapping } => self.preview(mapping),
            Request::Choose { mapping, column } => self.choose(mapping, column),
            Request::UseMapping => self.use_mapping(&bytes),
            Request::Values { mapping, column } => self.values(&mapping, column),
            Request::Read { mapping, rows } => self.read(mapping, rows, heard),
            Request::Filter { selection } => self.filter(selection),
            Request::Analyse { analysis, settings, width } => self.analyse(analysis, settings, width, heard),
            Request::AnalyseAgain { result, analysis, settings, selection, width } => {
                let asked = Asked { analysis, settings, selection, width };
                self.analyse_again(result, asked, heard)
            }
            Request::Draw { result, width } => self.draw_again(result, width),
            Request::Forget { result } => self.forget(result),
            Request::BringBack { result } => self.bring_back(result, heard),
            Request::Export { export } => return self.export(&export, heard).unwrap_or_else(refused),
            Request::Pack { lock } => return self.pack(bytes, lock, heard).unwrap_or_else(refused),
            Request::Unlock { passphrase } => return unpacking::unlocked(&bytes, passphrase),
        };
        answer.map_or_else(refused, |answer| (answer, Vec::new()))
    }

    fn file(&self) -> Result<&File, Said> {
        self.file.as_ref().ok_or_else(|| Said::new("cannot", "no-file"))
    }

    fn reading(&self) -> Result<&Read, Said> {
        self.read.as_ref().ok_or_else(|| Said::new("cannot", "not-read"))
    }

    fn reading_mut(&mut self) -> Result<&mut Read, Said> {
        self.read.as_mut().ok_or_else(|| Said::new("cannot", "not-read"))
    }

    fn is_synthetic(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.synthetic)
    }
}

fn refused(said: Said) -> (Response, Vec<u8>) {
    (Response::Refused { said }, Vec::new())
}

/// Tells of a stage of the cohort's work. Nobody stops it: the page ends the whole worker.
fn telling<'a>(heard: &'a mut Listener<'_>) -> impl FnMut(Stage, usize, usize) -> ControlFlow<()> + 'a {
    |stage, done, of| {
        heard(Heard::Progress(Progress { stage: format!("cohort-stage-{}", stage.id()), done, of }));
        ControlFlow::Continue(())
    }
}
