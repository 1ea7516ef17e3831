//! The queue over sequences of requests and answers.

use cohort::analysis::{Grouping, RowsCounted, Settings};
use cohort::filter::Condition;
use cohort::{English, Mapping, Opening, RowKind};
use study::protocol::{Analysis, Export, Selection};
use study::{Heard, Session};

use super::*;

struct WorkerClient {
    session: Session,
    queue: Queue<Vec<u8>>,
    /// Reported responses, by the kinds of request and response.
    told: Vec<(&'static str, &'static str)>,
    mapping: Option<Mapping>,
}

const TABLE: &[u8] = b"time_days,died,kps\n10,1,80\n20,0,70\n30,1,60\n";

impl WorkerClient {
    fn new() -> Self {
        Self { session: session(), queue: Queue::default(), told: Vec::new(), mapping: None }
    }

    fn ask(&mut self, request: Request, beside: Option<&[u8]>) {
        let beside = beside.map(<[u8]>::to_vec);
        self.queue.ask(Job { request, beside, then: Then::Show });
    }

    fn open(&mut self, bytes: &[u8]) {
        self.ask(Request::Open { name: "a.csv".to_owned(), opening: Opening::default() }, Some(bytes));
    }

    /// Processes one request; `None` if there is none.
    fn answer(&mut self) -> Option<Response> {
        let begun = self.queue.begin_next()?.clone();
        Some(self.answer_job(begun))
    }

    /// Processes a request that has begun.
    fn answer_job(&mut self, Job { request, beside, .. }: Job<Vec<u8>>) -> Response {
        let mut table = Vec::new();
        let (response, bytes) = self.session.handle(request, beside.unwrap_or_default(), &mut |heard| {
            if let Heard::Piece(piece) = heard {
                table.extend_from_slice(piece);
            }
        });
        table.extend(bytes);
        self.heed(&response, table);
        response
    }

    fn heed(&mut self, response: &Response, bytes: Vec<u8>) {
        if let Response::Opened(opened) = response {
            self.mapping = Some(opened.previewed.mapping.clone());
        }
        if let Some(job) = self.queue.answered(response, self.session.study(), || Some(bytes)) {
            self.told.push((asked(&job.request), answered(response)));
        }
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
        let mut client = Self::new();
        client.open(table);
        client.answer_all();
        client.read();
        let conditions = vec![kept_kps()];
        let selection = Selection { rows: RowsCounted::default(), conditions };
        client.ask(Request::Filter { selection }, None);
        client.analyse();
        client.analyse();
        client.answer_all();
        let (_, _, table) = client.queue.table().unwrap();
        let table = table.clone();
        client.session.handle(Request::Pack { lock: None }, table, &mut |_| {}).1
    }

    fn analyse(&mut self) {
        let analysis = Analysis::Compare { grouping: Grouping::None, times: Vec::new(), horizon: None };
        self.ask(Request::Analyse { analysis, settings: Settings::default(), width: 600.0 }, None);
    }

    /// Name of the open table, number of conditions, and numbers of the results.
    fn study(&self) -> Option<(&str, usize, Vec<usize>)> {
        let study = self.queue.study.as_ref()?;
        let reading = study.settings.reading.as_ref();
        let conditions = reading.map_or(0, |it| it.selection.conditions.len());
        let results = reading.map_or(&[][..], |it| &it.results);
        Some((&study.name, conditions, results.iter().map(|it| it.id).collect()))
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
        Request::Speak { .. } => "speak",
        Request::BringTo { .. } => "bring to",
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
        Response::Whole(_) => "whole",
        Response::NotOpened { .. } => "not opened",
        Response::Refused { .. } => "refused",
        _ => "other",
    }
}

#[test]
fn a_study_is_open_before_a_file_that_was_chosen_after_it() {
    let mut client = WorkerClient::new();
    client.open(&WorkerClient::packed(TABLE));
    client.ask(Request::Example, None);
    client.answer();
    assert_eq!(client.study(), Some(("a.csv", 1, vec![0, 1])));
    assert_eq!(client.queue.table().map(|(_, _, table)| table.as_slice()), Some(TABLE));
    assert_eq!(client.answer_all(), [("open", "whole"), ("example", "opened")]);
    assert_eq!(client.study(), Some(("hcc-synthetic.csv", 0, vec![])));
    assert!(client.queue.table().is_none(), "the worker has the example");
}

#[test]
fn another_language_leaves_nothing_of_a_study_out_wherever_it_is_chosen() {
    let file = WorkerClient::packed(TABLE);
    for under_way in [false, true] {
        let mut client = WorkerClient::new();
        client.open(&file);
        let begun = if under_way { client.queue.begin_next().cloned() } else { None };
        client.queue.speak("ko");
        assert!(client.queue.is_busy());
        if let Some(begun) = begun {
            client.answer_job(begun);
        }
        assert!(client.answer_all().contains(&("speak", "whole")), "{under_way}");
        assert_eq!(client.study(), Some(("a.csv", 1, vec![0, 1])), "{under_way}");
    }
}

#[test]
fn a_choice_of_rows_keeps_mapping_filter_and_results() {
    let mut client = WorkerClient::new();
    let table = b"patient,time_days,died,kps\nA,10,1,80\nB,20,0,70\nC,30,1,60\nA,10,1,80\n";
    client.open(table);
    client.answer_all();
    let mut mapping = client.mapping();
    mapping.columns[2].confirmed = true;
    client.ask(Request::Read { mapping: mapping.clone(), rows: RowsCounted::default() }, None);
    let selection = Selection { rows: RowsCounted::default(), conditions: vec![kept_kps()] };
    client.ask(Request::Filter { selection }, None);
    client.analyse();
    client.answer_all();
    let rows = |client: &mut WorkerClient| {
        let draw = Request::Draw { result: 0, width: 600.0 };
        let Response::Drawn(drawn) = client.session.handle(draw, Vec::new(), &mut |_| {}).0 else { panic!() };
        drawn.rows
    };
    assert_eq!(rows(&mut client), 3);
    let opening = Opening { rows: [(RowKind::Copy, false)].into(), ..Opening::default() };
    client.session = session();
    client.queue.reopen(opening);
    assert_eq!(client.answer_all(), [("bring to", "whole")]);
    let export = Request::Export { export: Export::Mapping };
    let (_, saved) = client.session.handle(export, Vec::new(), &mut |_| {});
    assert_eq!(Mapping::from_json(&String::from_utf8_lossy(&saved)), Ok(mapping));
    assert_eq!(rows(&mut client), 2, "the copy is left out");
}

#[test]
fn what_was_asked_of_a_table_is_not_asked_of_the_next_one() {
    for (next, found) in [(&b""[..], "refused"), (b"a,b\n1,2\n", "opened")] {
        let mut client = WorkerClient::new();
        client.open(TABLE);
        client.answer_all();
        client.open(next);
        client.read();
        client.ask(Request::Example, None);
        assert_eq!(client.answer_all(), [("open", found), ("example", "opened")]);
    }
}

#[test]
fn what_was_asked_of_a_table_goes_on_where_the_next_file_leaves_it_open() {
    let mut client = WorkerClient::new();
    client.open(TABLE);
    client.answer_all();
    client.open(b"{\"resourceType\": \"Patient\"}");
    client.read();
    assert_eq!(client.answer_all(), [("open", "not opened"), ("read", "read")]);
}

#[test]
fn a_stop_leaves_what_was_done_and_nothing_of_what_was_to_be() {
    let mut client = WorkerClient::new();
    client.open(&WorkerClient::packed(TABLE));
    client.answer();
    client.open(TABLE);
    client.queue.begin_next();
    client.queue.stop();
    assert!(!client.queue.is_busy() && !client.queue.is_empty(), "a new worker is brought there");
    client.told.clear();
    client.session = session();
    assert!(client.answer_all().is_empty(), "and nothing is reported of that");
    assert_eq!(client.study(), Some(("a.csv", 1, vec![0, 1])));
    client.analyse();
    assert_eq!(client.answer_all(), [("analyse", "drawn")]);
    assert_eq!(client.study(), Some(("a.csv", 1, vec![0, 1, 2])));
}

#[test]
fn a_file_that_a_new_worker_cannot_open_is_reported_and_not_open_any_more() {
    let mut client = WorkerClient::new();
    client.open(TABLE);
    client.answer_all();
    client.read();
    client.answer_all();
    client.queue.stop();
    client.session = session();
    client.queue.begin_next();
    client.analyse();
    client.heed(&Response::Refused { said: study::LocalizedMessage::new("cannot", "other") }, Vec::new());
    assert_eq!(client.answer_all(), [("bring to", "refused")]);
    assert_eq!(client.study(), None);
}

#[test]
fn what_breaks_a_worker_off_while_it_is_brought_back_is_not_done_again() {
    let mut client = WorkerClient::new();
    client.open(TABLE);
    client.answer_all();
    client.queue.begin_next();
    client.queue.lost();
    assert!(!client.queue.is_empty(), "it broke off while nothing was asked");
    client.queue.begin_next();
    client.queue.lost();
    assert!(client.queue.is_empty());
}
