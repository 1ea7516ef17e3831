//! A page that checks the rules of the conversation.

use cohort::analysis::{RowsCounted, Settings};
use cohort::{English, Mapping, Opening};
use serde_json::Value;
use study::protocol::{Analysis, Drawn, Export, FromWorker, Opened, Readout, Request, Response, StudySpec};
use study::{Heard, MESSAGES, Session};

/// A page and its worker.
pub(crate) struct Conversation {
    session: Session,
    /// Stages reported so far.
    pub(crate) progress: Vec<String>,
}

impl Conversation {
    pub(crate) fn new() -> Self {
        Self {
            session: Session::new(Box::new(English), "en").converting(cohort::convert),
            progress: Vec::new(),
        }
    }

    /// With a limit of the file size.
    pub(crate) fn opening_at_most(most_bytes: usize) -> Self {
        let session =
            Session::new(Box::new(English), "en").converting(cohort::convert).opening_at_most(most_bytes);
        Self { session, progress: Vec::new() }
    }

    /// Without a reader of workbooks, as in the worker of the page.
    pub(crate) fn without_reader() -> Self {
        Self { session: Session::new(Box::new(English), "en"), progress: Vec::new() }
    }

    /// With the example open.
    pub(crate) fn with_example() -> (Self, Box<Opened>) {
        let mut page = Self::new();
        match page.ask(Request::Example) {
            Response::Opened(opened) => (page, opened),
            other => panic!("{other:?}"),
        }
    }

    /// With the example read with the suggested mapping.
    pub(crate) fn with_example_read() -> (Self, Box<Readout>) {
        let (mut page, opened) = Self::with_example();
        let readout = page.read(opened.previewed.mapping.clone());
        (page, readout)
    }

    pub(crate) fn ask(&mut self, request: Request) -> Response {
        self.ask_with(request, Vec::new()).0
    }

    /// Sends a request with attached bytes, and returns the answer with the whole file that came with it.
    pub(crate) fn ask_with(&mut self, request: Request, bytes: Vec<u8>) -> (Response, Vec<u8>) {
        let sent = Request::from_json(request.to_json().to_string()).unwrap();
        assert_eq!(sent, request);
        let (mut file, mut stages) = (Vec::new(), Vec::new());
        let mut heard = |heard: Heard<'_>| match heard {
            Heard::Progress(progress) => {
                assert!(MESSAGES.iter().any(|message| message.0 == progress.stage), "{}", progress.stage);
                assert!(progress.of == 0 || progress.done <= progress.of, "{progress:?}");
                stages.push(progress.stage);
            }
            Heard::Piece(piece) => file.extend_from_slice(piece),
        };
        let (response, rest) = self.session.handle(sent, bytes, &mut heard);
        file.extend(rest);
        self.progress.extend(stages);
        let sent = FromWorker::Answer { response, study: self.session.study().map(Box::new) };
        let came = FromWorker::from_json(&sent.to_json()).unwrap();
        assert_eq!(came, sent);
        every_message_is_known(&serde_json::to_value(&came).unwrap());
        match came {
            FromWorker::Answer { response, .. } => (response, file),
            other => panic!("{other:?}"),
        }
    }

    /// Opens a saved study; its table is attached to the answer.
    pub(crate) fn open_with(&mut self, file: &[u8]) -> (Response, Vec<u8>) {
        self.ask_with(Request::Open { name: "study.json".into(), opening: Opening::default() }, file.to_vec())
    }

    pub(crate) fn study(&self) -> Option<StudySpec> {
        self.session.study()
    }

    /// Another worker, brought to the study of this one.
    pub(crate) fn restored(&self, table: &[u8]) -> Self {
        let mut again = Self::new();
        let study = Box::new(self.session.study().unwrap());
        let (answer, _) = again.ask_with(Request::BringTo { study }, table.to_vec());
        assert!(matches!(answer, Response::Whole(_)), "{answer:?}");
        again
    }

    pub(crate) fn open(&mut self, name: &str, bytes: Vec<u8>) -> Response {
        self.ask_with(Request::Open { name: name.into(), opening: Opening::default() }, bytes).0
    }

    pub(crate) fn read(&mut self, mapping: Mapping) -> Box<Readout> {
        match self.ask(Request::Read { mapping, rows: RowsCounted::Operations }) {
            Response::Read(readout) => readout,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn analyse(&mut self, analysis: Analysis, settings: Settings) -> Box<Drawn> {
        match self.ask(Request::Analyse { analysis, settings, width: 720.0 }) {
            Response::Drawn(drawn) => drawn,
            other => panic!("{other:?}"),
        }
    }

    /// Name and content of an exported file.
    pub(crate) fn file(&mut self, export: Export) -> (String, Vec<u8>) {
        match self.ask_with(Request::Export { export }, Vec::new()) {
            (Response::File { name, .. }, bytes) => (name, bytes),
            (other, _) => panic!("{other:?}"),
        }
    }

    /// Message id of a refusal.
    pub(crate) fn refused(&mut self, request: Request) -> String {
        match self.ask(request) {
            Response::Refused { said } => said.id,
            other => panic!("{other:?}"),
        }
    }
}

/// Checks that every message has a declared id and its values.
fn every_message_is_known(value: &Value) {
    match value {
        Value::Array(values) => values.iter().for_each(every_message_is_known),
        Value::Object(object) => {
            if let Some(id) = object.get("id").and_then(Value::as_str)
                && id.starts_with("cohort-")
            {
                let message = MESSAGES.iter().find(|message| message.0 == id);
                let names = message.unwrap_or_else(|| panic!("{id} is not among the messages")).1;
                let values = object.get("values").and_then(Value::as_object);
                // Lists of values may have an additional number of omitted ones.
                let is_named = |name: &&String| *name != "more" || !names.contains(&"values");
                let given = values.map_or(0, |values| values.keys().filter(is_named).count());
                // Counts of reasons have only the id.
                assert!(given == 0 || given == names.len(), "{value}");
                let known = |values: &serde_json::Map<String, Value>| {
                    values.keys().filter(is_named).all(|name| names.contains(&name.as_str()))
                };
                assert!(values.is_none_or(known), "{value}");
            }
            object.values().for_each(every_message_is_known);
        }
        _ => {}
    }
}
