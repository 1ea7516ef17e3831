//! What the worker is asked, and in which order: first what brings a new one to where the last one was, then the steps
//! of a study that is being unpacked, then what the page asked.
//!
//! Numbers must be those of the table that was meant. So no step follows one that failed it, and what was asked of a
//! table is not asked of the next one.

use std::collections::VecDeque;

use study::protocol::Export;
use study::{Request, Response};

use super::Then;
use super::trail::Trail;

/// Something to be asked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Errand<Beside> {
    pub(crate) request: Request,
    /// The file that it is about.
    pub(crate) beside: Option<Beside>,
    pub(crate) then: Then,
}

/// What was answered, as far as the page is to be told.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answered<Beside> {
    /// What it asked.
    Asked(Errand<Beside>),
    /// An earlier request once more; whether it is the last.
    Again { request: Request, last: bool },
}

/// What is asked, and what is still to be.
#[derive(Debug)]
pub(crate) struct Queue<Beside> {
    trail: Trail<Option<Beside>>,
    /// What a new worker is to be asked first, to come to where the last one was.
    again: VecDeque<Errand<Beside>>,
    /// Whether what it then answers is told.
    retold: bool,
    /// What a study that was unpacked leads to. While some are left, one of them is what is asked.
    steps: VecDeque<Errand<Beside>>,
    waiting: VecDeque<Errand<Beside>>,
    current: Option<Current<Beside>>,
}

#[derive(Debug)]
struct Current<Beside> {
    errand: Errand<Beside>,
    /// Whether it is asked again, of a new worker.
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
    /// Asks, after what is asked already.
    pub(crate) fn ask(&mut self, errand: Errand<Beside>) {
        self.waiting.push_back(errand);
    }

    /// The table that is open.
    pub(crate) fn table(&self) -> Option<Beside> {
        self.trail.steps().into_iter().next().and_then(|(_, beside)| beside)
    }

    /// Whether nothing is left to be asked.
    pub(crate) fn is_empty(&self) -> bool {
        self.again.is_empty() && self.steps.is_empty() && self.waiting.is_empty()
    }

    /// Whether the worker is being asked something.
    pub(crate) fn is_asking(&self) -> bool {
        self.current.is_some()
    }

    /// Whether the page waits for an answer.
    pub(crate) fn is_busy(&self) -> bool {
        let asked = self.current.as_ref().is_some_and(|current| !current.again);
        asked || self.retold || !self.steps.is_empty() || !self.waiting.is_empty()
    }

    /// What is to be asked now; nothing while an answer is awaited.
    pub(crate) fn begin_next(&mut self) -> Option<&Errand<Beside>> {
        if self.current.is_some() {
            return None;
        }
        let again = !self.again.is_empty();
        let queues = [&mut self.again, &mut self.steps, &mut self.waiting];
        let errand = queues.into_iter().find_map(VecDeque::pop_front)?;
        Some(&self.current.insert(Current { errand, again }).errand)
    }

    /// Heeds an answer. `table` gives what came beside it as a file.
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
            // Its rows are known, and the next analysis has the same.
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
            // It was changed or taken away since, and the page has to know that it is not open any more.
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

    /// Stops what is asked, for a new worker. What was done stays done.
    pub(crate) fn stop(&mut self) {
        self.steps.clear();
        self.waiting.clear();
        self.begin_anew();
    }

    /// Has a new worker tell everything once more, and then do what was still to be done.
    pub(crate) fn retell(&mut self) {
        if let Some(Current { errand, again: false }) = self.current.take() {
            let before = if self.steps.is_empty() { &mut self.waiting } else { &mut self.steps };
            before.push_front(errand);
        }
        self.begin_anew();
        self.retold = !self.again.is_empty();
    }

    /// The worker broke off.
    pub(crate) fn lost(&mut self) {
        // What broke it off while it came to where it was would do so again.
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

    /// Whatever waits was asked of a table that is not open any more.
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
    use cohort::{English, Mapping, Opening};
    use study::Session;
    use study::protocol::{Analysis, Selection};

    use super::*;

    struct Desk {
        session: Session,
        queue: Queue<Vec<u8>>,
        /// What was told, by the kind of the request and of the answer.
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

        /// One answer; nothing where nothing is asked.
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

        /// Two analyses of the rows that are kept, as a file.
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

        /// Lists the requests that led to the present place of the worker.
        fn travelled(&self) -> Vec<&'static str> {
            self.queue.trail.steps().iter().map(|(request, _)| asked(request)).collect()
        }

        /// Another worker, in another language.
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
            Request::Read { .. } => "read",
            Request::Filter { .. } => "filter",
            Request::Analyse { .. } | Request::AnalyseAgain { .. } => "analyse",
            _ => "other",
        }
    }

    fn answered(response: &Response) -> &'static str {
        match response {
            Response::Opened(_) => "opened",
            Response::Read(_) => "read",
            Response::Filtered(_) => "filtered",
            Response::Drawn(_) => "drawn",
            Response::Unpacked { .. } => "unpacked",
            Response::NotOpened { .. } => "not opened",
            Response::Refused { .. } => "refused",
            _ => "other",
        }
    }

    const STUDY: [(&str, &str); 6] = [
        ("open", "unpacked"),
        ("open", "opened"),
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
                    ["open", "read", "filter", "analyse", "analyse"],
                    "{answers} {under_way}"
                );
            }
        }
    }

    #[test]
    fn a_step_that_is_refused_ends_the_steps_so_that_nothing_is_analysed_of_other_rows() {
        let file = Desk::packed(TABLE);
        let refused = Response::Refused { said: study::Said::new("cannot", "other") };
        let not_opened = Response::NotOpened { said: study::Said::new("cannot", "other") };
        for (answers, response) in
            [(1, &refused), (1, &not_opened), (1, &Response::Locked), (2, &refused), (3, &refused)]
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
        for _ in 0..4 {
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
        for _ in 0..3 {
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
