//! Queue of requests to the worker: first those that restore the state of the previous worker, then the steps
//! of a study being opened, then those of the page.
//!
//! Results must belong to the intended table. Therefore a failed step cancels those after it, and pending
//! requests for a table are dropped when another one is opened.

use std::collections::VecDeque;

use study::protocol::Export;
use study::{Request, Response};

use super::Then;
use super::trail::Trail;

/// A queued request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Errand<Beside> {
    pub(crate) request: Request,
    /// The file to which it belongs.
    pub(crate) beside: Option<Beside>,
    pub(crate) then: Then,
}

/// Response to report to the page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answered<Beside> {
    /// The request.
    Asked(Errand<Beside>),
    /// Repeats an earlier request; `last` is true for the final one.
    Again { request: Request, last: bool },
}

/// The current request and the pending ones.
#[derive(Debug)]
pub(crate) struct Queue<Beside> {
    trail: Trail<Option<Beside>>,
    /// Requests that restore the state of the previous worker.
    again: VecDeque<Errand<Beside>>,
    /// True if their responses are reported.
    retold: bool,
    /// Steps of an opened study. Until all are done, the current request is one of them.
    steps: VecDeque<Errand<Beside>>,
    waiting: VecDeque<Errand<Beside>>,
    current: Option<Current<Beside>>,
}

#[derive(Debug)]
struct Current<Beside> {
    errand: Errand<Beside>,
    /// True if it is repeated for a new worker.
    again: bool,
}

impl<Beside> Default for Queue<Beside> {
    fn default() -> Self {
        Self {
            trail: Trail::default(),
            again: VecDeque::new(),
            retold: false,
            steps: VecDeque::new(),
            waiting: VecDeque::new(),
            current: None,
        }
    }
}

impl<Beside: Clone> Queue<Beside> {
    /// Appends a request.
    pub(crate) fn ask(&mut self, errand: Errand<Beside>) {
        self.waiting.push_back(errand);
    }

    /// The open table.
    pub(crate) fn table(&self) -> Option<Beside> {
        self.trail.steps().into_iter().next().and_then(|(_, beside)| beside)
    }

    /// Returns whether no request is pending.
    pub(crate) fn is_empty(&self) -> bool {
        self.again.is_empty() && self.steps.is_empty() && self.waiting.is_empty()
    }

    /// Returns whether the worker is processing a request.
    pub(crate) fn is_asking(&self) -> bool {
        self.current.is_some()
    }

    /// Returns whether the page waits for a response.
    pub(crate) fn is_busy(&self) -> bool {
        let asked = self.current.as_ref().is_some_and(|current| !current.again);
        asked || self.retold || !self.steps.is_empty() || !self.waiting.is_empty()
    }

    /// Starts the next request; `None` while one is processed.
    pub(crate) fn begin_next(&mut self) -> Option<&Errand<Beside>> {
        if self.current.is_some() {
            return None;
        }
        let again = !self.again.is_empty();
        let queues = [&mut self.again, &mut self.steps, &mut self.waiting];
        let errand = queues.into_iter().find_map(VecDeque::pop_front)?;
        Some(&self.current.insert(Current { errand, again }).errand)
    }

    /// Handles a response. `table` turns its attached bytes into a file.
    pub(crate) fn answered(
        &mut self,
        response: &Response,
        table: impl FnOnce() -> Option<Beside>,
    ) -> Option<Answered<Beside>> {
        let Current { errand, again } = self.current.take()?;
        if again {
            return self.answered_again(errand.request, response);
        }
        self.trail.answered(&errand.request, &errand.beside, response);
        match response {
            Response::Unpacked { steps } => {
                // The first step opens the table.
                let mut table = table();
                let step = |request: &Request| Errand {
                    request: request.clone(),
                    beside: table.take(),
                    then: Then::Unpack,
                };
                self.steps = steps.iter().map(step).collect();
            }
            // The rows are available, and the next analysis uses the same.
            Response::Refused { .. } if matches!(errand.request, Request::AnalyseAgain { .. }) => {}
            Response::Refused { .. } | Response::NotOpened { .. } | Response::Locked => self.steps.clear(),
            _ => {}
        }
        let opens = matches!(errand.request, Request::Open { .. } | Request::Example);
        if opens && matches!(response, Response::Opened(_) | Response::Refused { .. }) {
            self.leave_table();
        }
        Some(Answered::Asked(errand))
    }

    fn answered_again(&mut self, request: Request, response: &Response) -> Option<Answered<Beside>> {
        if matches!(request, Request::Open { .. }) && !matches!(response, Response::Opened(_)) {
            // The table was changed or removed since; the page must know that it is not open any more.
            self.trail = Trail::default();
            self.again.clear();
            self.steps.clear();
            self.leave_table();
            self.retold = true;
        }
        let last = self.again.is_empty();
        let told = self.retold;
        self.retold &= !last;
        told.then_some(Answered::Again { request, last })
    }

    /// Cancels all requests; a new worker restores the state.
    pub(crate) fn stop(&mut self) {
        self.steps.clear();
        self.waiting.clear();
        self.begin_anew();
    }

    /// Replays everything on a new worker with its responses reported, then continues.
    pub(crate) fn retell(&mut self) {
        if let Some(Current { errand, again: false }) = self.current.take() {
            let before = if self.steps.is_empty() { &mut self.waiting } else { &mut self.steps };
            before.push_front(errand);
        }
        self.begin_anew();
        self.retold = !self.again.is_empty();
    }

    /// Opens the table in another way with the same columns, and replays everything else.
    pub(crate) fn reopen(&mut self, request: Request, table: Beside) {
        self.trail.reopened(request, Some(table));
        self.retell();
    }

    /// Handles a crash of the worker.
    pub(crate) fn lost(&mut self) {
        // A replay that crashed the worker would do so again.
        if self.current.as_ref().is_some_and(|current| current.again) {
            self.trail = Trail::default();
        }
        self.stop();
    }

    fn begin_anew(&mut self) {
        let steps = self.trail.steps().into_iter();
        self.again = steps.map(|(request, beside)| showing(request, beside)).collect();
        self.current = None;
        self.retold = false;
    }

    /// Drops pending requests for a table that is not open any more.
    fn leave_table(&mut self) {
        self.waiting.retain(|errand| needs_no_table(&errand.request));
    }
}

fn showing<Beside>(request: Request, beside: Option<Beside>) -> Errand<Beside> {
    Errand { request, beside, then: Then::Show }
}

fn needs_no_table(request: &Request) -> bool {
    matches!(
        request,
        Request::Open { .. }
            | Request::Example
            | Request::Unlock { .. }
            | Request::Export { export: Export::Template }
    )
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use cohort::analysis::{RowsCounted, Settings, Stratum};
    use cohort::filter::Condition;
    use cohort::{English, Mapping, Opening, RowKind};
    use study::Session;
    use study::protocol::{Analysis, Export, Selection};

    use super::*;

    struct Desk {
        session: Session,
        queue: Queue<Vec<u8>>,
        /// Reported responses, by the kinds of request and response.
        told: Vec<(&'static str, &'static str)>,
        mapping: Option<Mapping>,
    }

    const TABLE: &[u8] = b"time_days,died,kps\n10,1,80\n20,0,70\n30,1,60\n";

    impl Desk {
        fn new() -> Self {
            Self { session: session(), queue: Queue::default(), told: Vec::new(), mapping: None }
        }

        fn ask(&mut self, request: Request, beside: Option<&[u8]>) {
            self.queue.ask(showing(request, beside.map(<[u8]>::to_vec)));
        }

        fn open(&mut self, bytes: &[u8]) {
            self.ask(Request::Open { name: "a.csv".to_owned(), opening: Opening::default() }, Some(bytes));
        }

        /// Processes one request; `None` if there is none.
        fn answer(&mut self) -> Option<Response> {
            let Errand { request, beside, .. } = self.queue.begin_next()?.clone();
            let (response, bytes) = self.session.handle(request, beside.unwrap_or_default(), &mut |_| {});
            self.heed(&response, bytes);
            Some(response)
        }

        fn heed(&mut self, response: &Response, bytes: Vec<u8>) {
            if let Response::Opened(opened) = response {
                self.mapping = Some(opened.previewed.mapping.clone());
            }
            let told = self.queue.answered(response, || Some(bytes));
            let request = match told {
                Some(Answered::Asked(errand)) => errand.request,
                Some(Answered::Again { request, .. }) => request,
                None => return,
            };
            self.told.push((asked(&request), answered(response)));
        }

        fn answer_all(&mut self) -> Vec<(&'static str, &'static str)> {
            while self.answer().is_some() {}
            assert!(!self.queue.is_busy());
            std::mem::take(&mut self.told)
        }

        fn read(&mut self) {
            let mapping = self.mapping.clone().unwrap();
            self.ask(Request::Read { mapping, rows: RowsCounted::default() }, None);
        }

        /// Two analyses of the filtered rows, as a file.
        fn packed(table: &[u8]) -> Vec<u8> {
            let mut desk = Self::new();
            desk.open(table);
            desk.answer_all();
            desk.read();
            let conditions = vec![kept_kps()];
            let selection = Selection { rows: RowsCounted::default(), conditions };
            desk.ask(Request::Filter { selection }, None);
            desk.analyse();
            desk.analyse();
            desk.answer_all();
            let table = desk.queue.table().unwrap();
            desk.session.handle(Request::Pack { lock: None }, table, &mut |_| {}).1
        }

        fn analyse(&mut self) {
            let analysis = Analysis::Compare { stratum: Stratum::Nothing, times: Vec::new(), horizon: None };
            self.ask(Request::Analyse { analysis, settings: Settings::default(), width: 600.0 }, None);
        }

        /// The requests that led to the present state of the worker.
        fn travelled(&self) -> Vec<&'static str> {
            self.queue.trail.steps().iter().map(|(request, _)| asked(request)).collect()
        }

        /// Replays on a worker in another language.
        fn retell(&mut self) {
            self.session = session();
            self.queue.retell();
        }
    }

    fn session() -> Session {
        Session::new(Box::new(English), "en")
    }

    fn kept_kps() -> Condition {
        Condition::Range { finding: clinical::Finding::Kps, from: Some(65.0), to: None }
    }

    fn asked(request: &Request) -> &'static str {
        match request {
            Request::Open { .. } => "open",
            Request::Example => "example",
            Request::Preview { .. } => "preview",
            Request::Read { .. } => "read",
            Request::Filter { .. } => "filter",
            Request::Analyse { .. } | Request::AnalyseAgain { .. } => "analyse",
            _ => "other",
        }
    }

    fn answered(response: &Response) -> &'static str {
        match response {
            Response::Opened(_) => "opened",
            Response::Previewed(_) => "previewed",
            Response::Read(_) => "read",
            Response::Filtered(_) => "filtered",
            Response::Drawn(_) => "drawn",
            Response::Unpacked { .. } => "unpacked",
            Response::NotOpened { .. } => "not opened",
            Response::Refused { .. } => "refused",
            _ => "other",
        }
    }

    const STUDY: [(&str, &str); 7] = [
        ("open", "unpacked"),
        ("open", "opened"),
        ("preview", "previewed"),
        ("read", "read"),
        ("filter", "filtered"),
        ("analyse", "drawn"),
        ("analyse", "drawn"),
    ];

    #[test]
    fn the_steps_of_a_study_go_before_a_file_that_was_chosen_after_it() {
        let mut desk = Desk::new();
        desk.open(&Desk::packed(TABLE));
        desk.ask(Request::Example, None);
        assert_eq!(desk.answer_all(), [&STUDY[..], &[("example", "opened")]].concat());
        assert_eq!(desk.travelled(), ["example"]);
    }

    #[test]
    fn another_language_leaves_nothing_of_a_study_out_wherever_it_is_chosen() {
        let file = Desk::packed(TABLE);
        for answers in 0..STUDY.len() {
            for under_way in [false, true] {
                let mut desk = Desk::new();
                desk.open(&file);
                for _ in 0..answers {
                    desk.answer();
                }
                if under_way {
                    desk.queue.begin_next();
                }
                desk.retell();
                assert!(desk.queue.is_busy());
                desk.answer_all();
                assert_eq!(
                    desk.travelled(),
                    ["open", "preview", "read", "filter", "analyse", "analyse"],
                    "{answers} {under_way}"
                );
            }
        }
    }

    #[test]
    fn a_choice_of_rows_keeps_mapping_filter_and_results() {
        let mut desk = Desk::new();
        let table = b"patient,time_days,died,kps\nA,10,1,80\nB,20,0,70\nC,30,1,60\nA,10,1,80\n";
        desk.open(table);
        desk.answer_all();
        let mut mapping = desk.mapping.clone().unwrap();
        mapping.columns[2].confirmed = true;
        desk.ask(Request::Read { mapping: mapping.clone(), rows: RowsCounted::default() }, None);
        let selection = Selection { rows: RowsCounted::default(), conditions: vec![kept_kps()] };
        desk.ask(Request::Filter { selection }, None);
        desk.analyse();
        desk.answer_all();
        let rows = |desk: &mut Desk| {
            let draw = Request::Draw { result: 0, width: 600.0 };
            let Response::Drawn(drawn) = desk.session.handle(draw, Vec::new(), &mut |_| {}).0 else {
                panic!()
            };
            drawn.rows
        };
        assert_eq!(rows(&mut desk), 3);
        let opening = Opening { rows: [(RowKind::Copy, false)].into(), ..Opening::default() };
        desk.session = session();
        desk.queue.reopen(Request::Open { name: "a.csv".to_owned(), opening }, table.to_vec());
        assert_eq!(desk.answer_all(), STUDY[1..6]);
        let export = Request::Export { export: Export::Mapping };
        let (_, saved) = desk.session.handle(export, Vec::new(), &mut |_| {});
        assert_eq!(Mapping::from_json(&String::from_utf8(saved).unwrap()).unwrap(), mapping);
        assert_eq!(rows(&mut desk), 2, "the copy is left out");
    }

    #[test]
    fn a_step_that_is_refused_ends_the_steps_so_that_nothing_is_analysed_of_other_rows() {
        let file = Desk::packed(TABLE);
        let refused = Response::Refused { said: study::Said::new("cannot", "other") };
        let not_opened = Response::NotOpened { said: study::Said::new("cannot", "other") };
        for (answers, response) in
            [(1, &refused), (1, &not_opened), (1, &Response::Locked), (3, &refused), (4, &refused)]
        {
            let mut desk = Desk::new();
            desk.open(&file);
            for _ in 0..answers {
                desk.answer();
            }
            desk.queue.begin_next();
            desk.told.clear();
            desk.heed(response, Vec::new());
            assert_eq!(desk.answer_all().len(), 1, "{answers} {response:?}");
        }
    }

    #[test]
    fn an_analysis_that_is_refused_leaves_the_others() {
        let mut desk = Desk::new();
        desk.open(&Desk::packed(TABLE));
        for _ in 0..5 {
            desk.answer();
        }
        desk.queue.begin_next();
        desk.heed(&Response::Refused { said: study::Said::new("cannot", "other") }, Vec::new());
        assert_eq!(desk.answer_all().last(), Some(&("analyse", "drawn")));
    }

    #[test]
    fn what_was_asked_of_a_table_is_not_asked_of_the_next_one() {
        for (next, found) in [(&b""[..], "refused"), (b"a,b\n1,2\n", "opened")] {
            let mut desk = Desk::new();
            desk.open(TABLE);
            desk.answer_all();
            desk.open(next);
            desk.read();
            desk.ask(Request::Example, None);
            assert_eq!(desk.answer_all(), [("open", found), ("example", "opened")]);
        }
    }

    #[test]
    fn what_was_asked_of_a_table_goes_on_where_the_next_file_leaves_it_open() {
        let mut desk = Desk::new();
        desk.open(TABLE);
        desk.answer_all();
        desk.open(b"{\"resourceType\": \"Patient\"}");
        desk.read();
        assert_eq!(desk.answer_all(), [("open", "not opened"), ("read", "read")]);
    }

    #[test]
    fn a_stop_leaves_what_was_done_and_nothing_of_what_was_to_be() {
        let mut desk = Desk::new();
        desk.open(&Desk::packed(TABLE));
        for _ in 0..4 {
            desk.answer();
        }
        desk.queue.begin_next();
        desk.queue.stop();
        assert!(!desk.queue.is_busy() && !desk.queue.is_empty(), "a new worker is brought there");
        desk.told.clear();
        desk.session = session();
        assert!(desk.answer_all().is_empty(), "and nothing is told of that");
        desk.analyse();
        assert_eq!(desk.answer_all(), [("analyse", "drawn")]);
    }

    #[test]
    fn a_file_that_a_new_worker_cannot_open_is_told_and_not_open_any_more() {
        let mut desk = Desk::new();
        desk.open(TABLE);
        desk.answer_all();
        desk.read();
        desk.answer_all();
        desk.queue.stop();
        desk.queue.begin_next();
        desk.analyse();
        desk.heed(&Response::NotOpened { said: study::Said::new("cannot", "other") }, Vec::new());
        assert_eq!(desk.answer_all(), [("open", "not opened")]);
        assert!(desk.travelled().is_empty());
    }

    #[test]
    fn what_breaks_a_worker_off_while_it_is_brought_back_is_not_done_again() {
        let mut desk = Desk::new();
        desk.open(TABLE);
        desk.answer_all();
        desk.queue.begin_next();
        desk.queue.lost();
        assert!(!desk.queue.is_empty(), "it broke off while nothing was asked");
        desk.queue.begin_next();
        desk.queue.lost();
        assert!(desk.queue.is_empty());
    }
}
