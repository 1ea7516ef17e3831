//! The queue over sequences of requests and answers.

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

    /// Mapping of the open file.
    fn mapping(&self) -> Mapping {
        let Some(mapping) = &self.mapping else { panic!("no file is open") };
        mapping.clone()
    }

    fn read(&mut self) {
        let mapping = self.mapping();
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
        let table = desk.queue.table().unwrap_or_default();
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
    let mut mapping = desk.mapping();
    mapping.columns[2].confirmed = true;
    desk.ask(Request::Read { mapping: mapping.clone(), rows: RowsCounted::default() }, None);
    let selection = Selection { rows: RowsCounted::default(), conditions: vec![kept_kps()] };
    desk.ask(Request::Filter { selection }, None);
    desk.analyse();
    desk.answer_all();
    let rows = |desk: &mut Desk| {
        let draw = Request::Draw { result: 0, width: 600.0 };
        let Response::Drawn(drawn) = desk.session.handle(draw, Vec::new(), &mut |_| {}).0 else { panic!() };
        drawn.rows
    };
    assert_eq!(rows(&mut desk), 3);
    let opening = Opening { rows: [(RowKind::Copy, false)].into(), ..Opening::default() };
    desk.session = session();
    desk.queue.reopen(Request::Open { name: "a.csv".to_owned(), opening }, table.to_vec());
    assert_eq!(desk.answer_all(), STUDY[1..6]);
    let export = Request::Export { export: Export::Mapping };
    let (_, saved) = desk.session.handle(export, Vec::new(), &mut |_| {});
    assert_eq!(Mapping::from_json(&String::from_utf8_lossy(&saved)), Ok(mapping));
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
