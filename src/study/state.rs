//! What the page holds of a study: what the worker answered, and what was changed since.

use std::rc::Rc;

use cohort::Mapping;
use study::protocol::{Drawn, Kept, Opened, Previewed, Readout, ValuesTaken};
use study::{Request, Response, Said};

/// Why the worker is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Loss {
    /// It could not be fetched.
    NotStarted,
    /// It broke off.
    Failed,
}

/// What cannot be done.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Trouble {
    /// The worker says why.
    Refused(Said),
    /// The worker is gone.
    Lost(Loss),
}

/// What the worker says of a passphrase that does not fit; another may be tried.
const WRONG_PASSPHRASE: &str = "cohort-keep-wrong-passphrase";

/// A locked file that waits for its passphrase.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Waiting {
    /// Why the last one did not open it.
    pub(crate) problem: Option<Said>,
}

/// A study, as far as the page knows it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Study {
    /// The open file.
    pub(crate) opened: Option<Rc<Opened>>,
    /// How it is understood at the moment, and its first rows.
    pub(crate) previewed: Option<Rc<Previewed>>,
    /// The values of the column that is looked at.
    pub(crate) values: Option<Rc<ValuesTaken>>,
    /// What came of reading all rows.
    pub(crate) readout: Option<Rc<Readout>>,
    /// Whether the columns have got another meaning since.
    pub(crate) changed: bool,
    /// The rows that are kept.
    pub(crate) kept: Option<Rc<Kept>>,
    /// The results, by their numbers.
    pub(crate) results: Rc<Vec<Rc<Drawn>>>,
    /// What could not be done last.
    pub(crate) trouble: Option<Trouble>,
    /// Whether something is asked that is not answered yet.
    pub(crate) busy: bool,
    /// Whether the page does the work itself.
    pub(crate) here: bool,
    /// The locked file that was chosen last.
    pub(crate) locked: Option<Waiting>,
    /// How many files were opened so far, and how often all rows were read: what came last is brought into view.
    pub(crate) arrived: (u32, u32),
    /// The same in another language, as far as it was told; it takes the place of this as a whole.
    retold: Option<Rc<Study>>,
}

/// What changes it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Change {
    /// Something is asked.
    Asked,
    /// Something was answered.
    Answered(Request, Response),
    /// Something was answered once more, in another language; whether it is the last.
    Retold(Request, Response, bool),
    /// The worker is gone.
    Lost(Loss),
    /// Whether something is asked that is not answered yet.
    Busy(bool),
    /// The columns get another meaning; the worker will show the first rows anew.
    Meant(Mapping),
    /// The values of a column are not looked at any more.
    ValuesSeen,
    /// The page does the work itself.
    Here,
    /// What could not be done was read.
    Understood,
    /// The locked file is left alone.
    LeftLocked,
    /// The file is closed.
    Closed,
}

impl Study {
    /// The study after a change.
    pub(crate) fn after(&self, change: Change) -> Self {
        let mut next = self.clone();
        match change {
            Change::Asked | Change::Understood => next.trouble = None,
            Change::Answered(request, response) => {
                match &response {
                    Response::Opened(_) => next.arrived.0 += 1,
                    Response::Read(_) => next.arrived.1 += 1,
                    _ => {}
                }
                next.answered(&request, response);
            }
            Change::Retold(request, response, last) => {
                let mut retold = next.retold.take().map_or_else(|| next.empty(), |known| (*known).clone());
                retold.answered(&request, response);
                if last {
                    next = Self { locked: next.locked, ..retold };
                } else {
                    next.retold = Some(Rc::new(retold));
                }
            }
            Change::Lost(loss) => (next.trouble, next.busy) = (Some(Trouble::Lost(loss)), false),
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

    fn answered(&mut self, request: &Request, response: Response) {
        match response {
            Response::Opened(opened) => {
                let previewed = Some(Rc::new(opened.previewed.clone()));
                *self = Self { opened: Some(Rc::from(opened)), previewed, ..self.empty() };
            }
            Response::Previewed(previewed) => {
                self.previewed = Some(Rc::from(previewed));
                self.changed = self.readout.is_some();
            }
            Response::Values(values) => self.values = Some(Rc::new(values)),
            Response::Read(readout) => {
                self.kept = Some(Rc::new(readout.kept.clone()));
                self.readout = Some(Rc::from(readout));
                self.changed = false;
                self.results = Rc::default();
            }
            Response::Filtered(kept) => {
                self.kept = Some(Rc::from(kept));
                self.results = Rc::default();
            }
            Response::Drawn(drawn) => self.drawn(Rc::from(drawn)),
            Response::Forgotten { result } => {
                Rc::make_mut(&mut self.results).retain(|drawn| drawn.result != result);
            }
            Response::File { .. } => {}
            // What it holds is asked for next.
            Response::Unpacked { .. } => self.locked = None,
            Response::Locked => self.locked = Some(Waiting::default()),
            Response::NotOpened { said } if said.id == WRONG_PASSPHRASE => {
                self.locked = Some(Waiting { problem: Some(said) });
            }
            Response::NotOpened { said } => {
                self.locked = None;
                self.trouble = Some(Trouble::Refused(said));
            }
            Response::Refused { said } => {
                if matches!(request, Request::Open { .. } | Request::Example) {
                    *self = self.empty();
                }
                self.trouble = Some(Trouble::Refused(said));
            }
        }
    }

    /// Without a file.
    fn empty(&self) -> Self {
        Self { busy: self.busy, arrived: self.arrived, here: self.here, ..Self::default() }
    }

    fn drawn(&mut self, drawn: Rc<Drawn>) {
        let results = Rc::make_mut(&mut self.results);
        match results.iter_mut().find(|known| known.result == drawn.result) {
            Some(known) => *known = drawn,
            None => results.push(drawn),
        }
    }

    /// Whether the patients were made by a program.
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
            self.study = self.study.after(Change::Answered(request, response));
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
    fn results_are_replaced_by_number_and_forgotten() {
        let mut page = Page::new();
        page.read_example();
        page.analyse();
        page.analyse();
        page.ask(Request::Draw { result: 0, width: 300.0 }, &[]);
        let numbers = |page: &Page| page.study.results.iter().map(|it| it.result).collect::<Vec<_>>();
        assert_eq!(numbers(&page), [0, 1]);
        page.ask(Request::Forget { result: 0 }, &[]);
        assert_eq!(numbers(&page), [1]);
        page.ask(Request::Filter { rows: RowsCounted::FirstOperations, conditions: Vec::new() }, &[]);
        assert!(page.study.results.is_empty(), "they were of other rows");
        assert_eq!(page.study.kept.as_ref().unwrap().rows, 33);
        assert!(page.study.is_synthetic());
    }

    #[test]
    fn what_is_told_in_another_language_takes_the_place_of_all_at_once() {
        let mut page = Page::new();
        page.read_example();
        let before = page.study.clone();
        let mut again = Session::new(Box::new(English), "en");
        let mut retell = |page: &mut Page, request: Request, last: bool| {
            let (response, _) = again.handle(request.clone(), Vec::new(), &mut |_| {});
            page.study = page.study.after(Change::Retold(request, response, last));
        };
        retell(&mut page, Request::Example, false);
        assert!(page.study.readout.is_some(), "nothing is gone meanwhile");
        let mapping = page.mapping();
        retell(&mut page, Request::Read { mapping, rows: RowsCounted::default() }, true);
        assert_eq!(page.study, before);
    }

    #[test]
    fn a_file_that_cannot_be_opened_closes_the_one_that_was() {
        let mut page = Page::new();
        page.read_example();
        page.ask(Request::Open { name: "empty.csv".to_owned(), opening: Default::default() }, b"");
        assert!(page.study.opened.is_none() && page.study.kept.is_none());
        assert!(matches!(page.study.trouble, Some(Trouble::Refused(_))));
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
