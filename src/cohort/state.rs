//! State of the cohort page: responses of the worker and later changes.

use std::rc::Rc;

use cohort::Mapping;
use study::protocol::{Drawn, Kept, Opened, Previewed, Readout, Selection, ValuesTaken, Weighed, WholeStudy};
use study::{LocalizedMessage, Request, Response};

use super::Then;

/// Reasons why the worker is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WorkerError {
    /// Its program could not be fetched.
    NotStarted,
    /// It crashed.
    Failed,
}

/// The last error.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum StudyError {
    /// The worker refused, with its reason.
    Refused(LocalizedMessage),
    /// The worker is lost.
    Lost(WorkerError),
}

/// Message of the worker about a wrong passphrase; the user may try again.
const WRONG_PASSPHRASE: &str = "cohort-keep-wrong-passphrase";

/// A locked file that needs its passphrase.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Waiting {
    /// Error of the last attempt.
    pub(crate) problem: Option<LocalizedMessage>,
}

/// An action that can be undone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Done {
    /// A result was removed.
    Removed {
        /// Number of the result.
        result: usize,
    },
    /// The filters were changed.
    Filtered {
        /// The previous filters.
        before: Selection,
    },
}

impl Done {
    /// The request that undoes it.
    pub(crate) fn taken_back(&self) -> Request {
        match self {
            Self::Removed { result } => Request::BringBack { result: *result },
            Self::Filtered { before } => Request::Filter { selection: before.clone() },
        }
    }
}

/// The study as known to the page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Study {
    /// The open file.
    pub(crate) opened: Option<Rc<Opened>>,
    /// Its current mapping, and its first rows.
    pub(crate) previewed: Option<Rc<Previewed>>,
    /// Values of the selected column.
    pub(crate) values: Option<Rc<ValuesTaken>>,
    /// Result of reading all rows.
    pub(crate) readout: Option<Rc<Readout>>,
    /// True if the mapping has changed since.
    pub(crate) changed: bool,
    /// The filtered rows.
    pub(crate) kept: Option<Rc<Kept>>,
    /// Contents of the reference asked for last.
    pub(crate) weighed: Option<Rc<Weighed>>,
    /// Results by number.
    pub(crate) results: Rc<Vec<Rc<Drawn>>>,
    /// The last error.
    pub(crate) trouble: Option<StudyError>,
    /// Actions that can be undone, the latest last.
    pub(crate) done: Rc<Vec<Done>>,
    /// True if undo is offered: nothing was done since.
    pub(crate) offered: bool,
    /// True if something was chosen or computed since the file was opened or the study was saved.
    pub(crate) unsaved: bool,
    /// True while a request is pending.
    pub(crate) busy: bool,
    /// True if the page does the work itself.
    pub(crate) here: bool,
    /// The locked file chosen last.
    pub(crate) locked: Option<Waiting>,
    /// Numbers of opened files and of reads of all rows so far: newly arrived content is scrolled into view.
    pub(crate) arrived: (u32, u32),
}

/// Changes of the state.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Change {
    /// A request was sent.
    Asked,
    /// A response arrived.
    Answered(Box<Request>, Response, Then),
    /// The worker is lost.
    Lost(WorkerError),
    /// True while a request is pending.
    Busy(bool),
    /// The mapping was changed; the worker will send the first rows again.
    Meant(Mapping),
    /// The values of a column were closed.
    ValuesSeen,
    /// The page does the work itself.
    Here,
    /// The user dismissed the error.
    Understood,
    /// The table is opened in another way, with the same columns.
    Reopened,
    /// The last action cannot be undone any more.
    Settled,
    /// The user dismissed the locked file.
    LeftLocked,
    /// The file is closed.
    Closed,
}

impl Study {
    /// Returns the state after a change.
    pub(crate) fn after(&self, change: Change) -> Self {
        let mut next = self.clone();
        match change {
            Change::Asked | Change::Understood => next.trouble = None,
            Change::Answered(request, response, then) => {
                match (&*request, &response) {
                    (_, Response::Opened(_)) => next.arrived.0 += 1,
                    (_, Response::Read(_)) => next.arrived.1 += 1,
                    (Request::Open { .. } | Request::Unlock { .. }, Response::Whole(whole)) => {
                        next.arrived.0 += 1;
                        next.arrived.1 += u32::from(whole.readout.is_some());
                    }
                    _ => {}
                }
                next.noted(&request, &response, then);
                next.answered(&request, response);
            }
            Change::Reopened => (next.trouble, next.unsaved) = (None, true),
            Change::Settled => next.offered = false,
            Change::Lost(loss) => (next.trouble, next.busy) = (Some(StudyError::Lost(loss)), false),
            Change::Busy(busy) => next.busy = busy,
            Change::Meant(mapping) => {
                next.previewed =
                    next.previewed.map(|shown| Rc::new(Previewed { mapping, ..(*shown).clone() }));
                next.changed = next.readout.is_some();
            }
            Change::ValuesSeen => next.values = None,
            Change::Here => next.here = true,
            Change::LeftLocked => next.locked = None,
            Change::Closed => next = next.empty(),
        }
        next
    }

    /// Records undoable actions, and whether there are unsaved changes.
    fn noted(&mut self, request: &Request, response: &Response, then: Then) {
        let done = match (request, response) {
            (_, Response::Opened(_))
            | (Request::Open { .. } | Request::Unlock { .. }, Response::Whole(_))
            | (Request::Pack { .. }, Response::File { .. }) => {
                self.unsaved = false;
                return;
            }
            (Request::Forget { .. }, Response::Forgotten { result }) => {
                Some(Done::Removed { result: *result })
            }
            (Request::Filter { .. }, Response::Filtered(_)) => {
                self.kept.as_ref().map(|kept| Done::Filtered { before: kept.selection.clone() })
            }
            (_, Response::Previewed(_)) => None,
            (request, Response::Drawn(_)) if !matches!(request, Request::Draw { .. }) => None,
            _ => return,
        };
        self.unsaved = true;
        let known = Rc::make_mut(&mut self.done);
        if then == Then::TakeBack {
            known.pop();
            self.offered = !known.is_empty();
        } else {
            self.offered = done.is_some();
            known.extend(done);
        }
    }

    fn answered(&mut self, request: &Request, response: Response) {
        match response {
            Response::Opened(opened) => {
                let previewed = Some(Rc::new(opened.previewed.clone()));
                self.done = Rc::default();
                *self = Self { opened: Some(Rc::from(opened)), previewed, ..self.empty() };
            }
            Response::Previewed(previewed) => {
                self.previewed = Some(Rc::from(previewed));
                self.changed = self.readout.is_some();
            }
            Response::Values(values) => self.values = Some(Rc::new(values)),
            Response::Read(readout) => {
                self.read(*readout);
                self.changed = false;
            }
            Response::Filtered(kept) => (self.kept, self.weighed) = (Some(Rc::from(kept)), None),
            Response::Drawn(drawn) => self.drawn(Rc::from(drawn)),
            Response::Forgotten { result } => {
                Rc::make_mut(&mut self.results).retain(|drawn| drawn.result != result);
            }
            Response::Whole(whole) => {
                if matches!(request, Request::Open { .. } | Request::Unlock { .. }) {
                    self.done = Rc::default();
                    *self = self.empty();
                }
                self.whole(*whole);
            }
            Response::File { .. } | Response::ToConvert { .. } => {}
            Response::Weighed(weighed) => self.weighed = Some(Rc::from(weighed)),
            Response::Locked => self.locked = Some(Waiting::default()),
            Response::NotOpened { said } if said.id == WRONG_PASSPHRASE => {
                self.locked = Some(Waiting { problem: Some(said) });
            }
            Response::NotOpened { said } => {
                (self.locked, self.trouble) = (None, Some(StudyError::Refused(said)));
            }
            Response::Refused { said } => {
                if matches!(
                    request,
                    Request::Open { .. }
                        | Request::Example
                        | Request::Unlock { .. }
                        | Request::BringTo { .. }
                ) {
                    *self = self.empty();
                }
                self.trouble = Some(StudyError::Refused(said));
            }
        }
    }

    /// Takes everything known; only the page knows the columns that a saved mapping lacks.
    fn whole(&mut self, whole: WholeStudy) {
        let WholeStudy { opened, readout, changed, trouble } = whole;
        if let Some(mut opened) = opened {
            if let Some(known) = &self.previewed {
                opened.previewed.gone.clone_from(&known.gone);
            }
            self.previewed = Some(Rc::new(opened.previewed.clone()));
            self.opened = Some(Rc::new(opened));
        }
        if let Some(readout) = readout {
            self.read(readout);
        }
        if let Some(trouble) = trouble {
            self.trouble = Some(StudyError::Refused(trouble));
        }
        (self.changed, self.values) = (changed, None);
    }

    fn read(&mut self, readout: Readout) {
        (self.kept, self.weighed) = (Some(Rc::new(readout.kept.clone())), None);
        self.results = Rc::new(readout.results.iter().cloned().map(Rc::new).collect());
        self.readout = Some(Rc::new(readout));
    }

    /// The state without a file.
    fn empty(&self) -> Self {
        Self { busy: self.busy, arrived: self.arrived, here: self.here, ..Self::default() }
    }

    fn drawn(&mut self, drawn: Rc<Drawn>) {
        let results = Rc::make_mut(&mut self.results);
        match results.iter_mut().find(|known| known.result == drawn.result) {
            Some(known) => *known = drawn,
            None => {
                let place = results.partition_point(|known| known.result < drawn.result);
                results.insert(place, drawn);
            }
        }
    }

    /// Returns whether the patients are synthetic.
    pub(crate) fn is_synthetic(&self) -> bool {
        self.opened.as_ref().is_some_and(|opened| opened.synthetic)
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use cohort::analysis::{RowsCounted, Settings};
    use cohort::{English, Role};
    use study::Session;
    use study::protocol::Analysis;

    use super::*;

    struct Page {
        session: Session,
        study: Study,
    }

    impl Page {
        fn new() -> Self {
            Self { session: Session::new(Box::new(English), "en"), study: Study::default() }
        }

        fn ask(&mut self, request: Request, bytes: &[u8]) {
            self.study = self.study.after(Change::Asked);
            let (response, _) = self.session.handle(request.clone(), bytes.to_vec(), &mut |_| {});
            self.study = self.study.after(Change::Answered(Box::new(request), response, Then::Show));
        }

        /// Undoes the last action like the page's button.
        fn take_back(&mut self) {
            let request = self.study.done.last().unwrap().taken_back();
            let (response, _) = self.session.handle(request.clone(), Vec::new(), &mut |_| {});
            self.study = self.study.after(Change::Answered(Box::new(request), response, Then::TakeBack));
        }

        fn keep(&mut self, rows: RowsCounted) {
            self.ask(Request::Filter { selection: Selection { rows, conditions: Vec::new() } }, &[]);
        }

        fn numbers(&self) -> Vec<usize> {
            self.study.results.iter().map(|drawn| drawn.result).collect()
        }

        fn mapping(&self) -> Mapping {
            self.study.previewed.as_ref().unwrap().mapping.clone()
        }

        fn read_example(&mut self) {
            self.ask(Request::Example, &[]);
            self.ask(Request::Read { mapping: self.mapping(), rows: RowsCounted::default() }, &[]);
        }

        fn analyse(&mut self) {
            let analysis = Analysis::Scores { systems: Vec::new() };
            self.ask(Request::Analyse { analysis, settings: Settings::default(), width: 600.0 }, &[]);
        }
    }

    #[test]
    fn results_are_replaced_by_number_and_outlive_a_filter() {
        let mut page = Page::new();
        page.read_example();
        page.analyse();
        page.analyse();
        page.ask(Request::Draw { result: 0, width: 300.0 }, &[]);
        assert_eq!(page.numbers(), [0, 1]);
        page.ask(Request::Forget { result: 0 }, &[]);
        assert_eq!(page.numbers(), [1]);
        page.keep(RowsCounted::FirstOperations);
        assert_eq!(page.numbers(), [1]);
        assert_eq!((page.study.kept.as_ref().unwrap().rows, page.study.results[0].rows), (33, 36));
        assert!(page.study.is_synthetic());
    }

    #[test]
    fn another_reading_keeps_filter_and_results_which_are_out_of_date_until_then() {
        let mut page = Page::new();
        page.read_example();
        page.keep(RowsCounted::FirstOperations);
        page.analyse();
        let mut mapping = page.mapping();
        mapping.columns.last_mut().unwrap().role = Role::Ignored;
        page.study = page.study.after(Change::Meant(mapping.clone()));
        assert!(page.study.changed && page.numbers() == [0]);
        page.ask(Request::Read { mapping, rows: RowsCounted::FirstOperations }, &[]);
        assert!(!page.study.changed);
        assert_eq!((page.study.kept.as_ref().unwrap().rows, page.study.results[0].rows), (33, 33));
    }

    #[test]
    fn removals_and_filters_are_taken_back_one_after_another() {
        let mut page = Page::new();
        page.read_example();
        page.analyse();
        page.analyse();
        page.ask(Request::Forget { result: 0 }, &[]);
        page.keep(RowsCounted::FirstOperations);
        page.ask(Request::Forget { result: 1 }, &[]);
        assert!(page.study.offered && page.numbers().is_empty());
        page.take_back();
        assert_eq!(page.numbers(), [1]);
        page.take_back();
        assert_eq!(page.study.kept.as_ref().unwrap().rows, 36);
        page.take_back();
        assert_eq!(page.numbers(), [0, 1]);
        assert!(!page.study.offered && page.study.done.is_empty());
        page.ask(Request::Forget { result: 1 }, &[]);
        page.study = page.study.after(Change::Settled);
        assert!(!page.study.offered);
    }

    #[test]
    fn what_was_done_is_unsaved_until_it_is_packed() {
        let mut page = Page::new();
        page.read_example();
        assert!(!page.study.unsaved, "there is nothing yet that another reading would not give");
        page.analyse();
        assert!(page.study.unsaved);
        page.ask(Request::Pack { lock: None }, &[]);
        assert!(!page.study.unsaved);
        page.ask(Request::Draw { result: 0, width: 300.0 }, &[]);
        assert!(!page.study.unsaved, "a window that changes its width does nothing new");
        page.keep(RowsCounted::FirstOperations);
        assert!(page.study.unsaved);
        page.ask(Request::Example, &[]);
        assert!(!page.study.unsaved && page.study.done.is_empty());
        let mapping = page.mapping();
        page.ask(Request::Preview { mapping }, &[]);
        assert!(page.study.unsaved);
    }

    #[test]
    fn a_table_opened_in_another_way_keeps_what_can_be_undone() {
        let mut page = Page::new();
        page.read_example();
        page.analyse();
        page.keep(RowsCounted::FirstOperations);
        let before = page.study.clone();
        let study = Box::new(page.session.study().unwrap());
        page.ask(Request::BringTo { study }, &[]);
        // Results are read from the study; those within the readout of before are as old as it.
        let expected = Study { readout: page.study.readout.clone(), ..before };
        assert_eq!(page.study, expected);
        assert!(page.study.offered && page.study.unsaved);
    }

    #[test]
    fn a_saved_study_opens_as_it_was_and_has_nothing_unsaved() {
        let mut page = Page::new();
        page.read_example();
        page.analyse();
        let mut mapping = page.mapping();
        mapping.columns.last_mut().unwrap().role = Role::Ignored;
        page.ask(Request::Preview { mapping: mapping.clone() }, &[]);
        let (_, file) = page.session.handle(Request::Pack { lock: None }, Vec::new(), &mut |_| {});
        let mut other = Page::new();
        other.ask(Request::Open { name: "study.json".to_owned(), opening: Default::default() }, &file);
        assert_eq!((other.numbers(), other.mapping()), (vec![0], mapping));
        assert!(other.study.changed && !other.study.unsaved && other.study.done.is_empty());
        assert_eq!(other.study.arrived, (1, 1));
    }

    #[test]
    fn another_language_replaces_words_and_nothing_else() {
        let mut page = Page::new();
        page.read_example();
        page.analyse();
        page.analyse();
        page.ask(Request::Forget { result: 0 }, &[]);
        let before = page.study.clone();
        page.ask(Request::Speak { language: "ko".to_owned() }, &[]);
        // Results are read from the study; those within the readout are as old as it.
        let spoken = Study { readout: before.readout.clone(), ..page.study };
        assert!(spoken == before);
    }

    #[test]
    fn a_file_that_cannot_be_opened_closes_the_one_that_was() {
        let mut page = Page::new();
        page.read_example();
        page.ask(Request::Open { name: "empty.csv".to_owned(), opening: Default::default() }, b"");
        assert!(page.study.opened.is_none() && page.study.kept.is_none());
        assert!(matches!(page.study.trouble, Some(StudyError::Refused(_))));
        page.study = page.study.after(Change::Understood);
        assert_eq!(page.study, Study { arrived: (1, 1), ..Study::default() });
    }

    #[test]
    fn another_meaning_asks_for_another_reading_and_settles_the_doubt_of_its_column() {
        let mut page = Page::new();
        let csv = b"id,time,dead,when\n1,10,1,03/04/2015\n2,20,0,05/06/2015\n";
        page.ask(Request::Open { name: "a.csv".to_owned(), opening: Default::default() }, csv);
        let doubtful = |page: &Page| {
            let doubts = &page.study.previewed.as_ref().unwrap().doubts;
            doubts.iter().map(|doubt| doubt.column).collect::<Vec<_>>()
        };
        assert_eq!(doubtful(&page), [1], "the unit of the time");
        page.ask(Request::Read { mapping: page.mapping(), rows: RowsCounted::default() }, &[]);
        assert!(!page.study.changed);
        let mut mapping = page.mapping();
        mapping.columns[1].confirmed = true;
        mapping.columns[3].role = Role::finding(clinical::Finding::DateSurgery);
        page.study = page.study.after(Change::Meant(mapping.clone()));
        assert!(page.study.changed && page.mapping() == mapping);
        page.ask(Request::Choose { mapping, column: 3 }, &[]);
        assert_eq!(doubtful(&page), [3], "the order of day and month of what was chosen by hand");
    }
}
