//! Client of the worker: queues requests, reports responses, and on cancel terminates the worker and restores
//! the state in a new one.
//!
//! A file is sent to the worker as a `Blob`, which the worker reads; the page never loads its bytes, and a
//! new worker reads it again.

#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;
use std::rc::Rc;

use cohort::Opening;
use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use study::protocol::{Lock, StudySpec};
use study::{FromWorker, Progress, Request, Response};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Event, MessageEvent};
use yew::Callback;
use yew::platform::spawn_local;

use super::choose::Chosen;
use super::queue::{self, Queue};
use super::state::WorkerError;
use super::table_reader::TableReader;
use super::{Then, save};
use crate::release::Helper;
use crate::{cohort_worker, language};

/// Name of the worker's program.
const PROGRAM: &str = "cohort-worker";

/// A request with the file to which it belongs.
pub(super) type Job = queue::Job<Blob>;

/// Events of the worker.
#[derive(Debug)]
pub(super) enum Told {
    /// A response with its attached bytes.
    Answer { job: Box<Job>, response: Response, bytes: Vec<Uint8Array> },
    /// True while a request is pending.
    Busy(bool),
    /// The browser cannot start a worker: the page does the work itself.
    Here,
    /// The worker is lost, and with it the current request.
    Lost(WorkerError),
}

/// Client of the worker.
#[derive(Clone)]
pub(super) struct WorkerClient {
    tell: Callback<Told>,
    state: Rc<RefCell<State>>,
}

impl PartialEq for WorkerClient {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

#[derive(Default)]
struct State {
    stage: Stage,
    /// Number of workers so far, to recognise one that starts too late.
    number: u32,
    queue: Queue<Blob>,
    /// Number of changes of language so far, to recognise one that is out of date.
    languages: u32,
    /// Reader of the file being opened.
    reader: TableReader,
    /// Words of the language chosen last.
    words: Vec<Uint8Array>,
    /// True if a worker could not start its program.
    refused: bool,
    pieces: Vec<Uint8Array>,
    onprogress: Callback<Option<Progress>>,
}

#[derive(Default)]
enum Stage {
    #[default]
    None,
    Starting,
    Here(Here),
}

struct Here {
    helper: Helper,
    /// First message to the worker: language tag and words.
    words: (&'static str, Vec<Uint8Array>),
    /// True if the worker is ready.
    ready: bool,
    _heard: Vec<EventListener>,
}

impl Drop for Here {
    fn drop(&mut self) {
        self.helper.end();
    }
}

impl WorkerClient {
    pub(super) fn new(tell: Callback<Told>) -> Self {
        Self { tell, state: Rc::default() }
    }

    /// Sets the callback for progress; it receives `None` when the response arrives.
    pub(super) fn on_progress(&self, onprogress: Callback<Option<Progress>>) {
        self.state.borrow_mut().onprogress = onprogress;
    }

    /// Queues a request.
    pub(super) fn ask(&self, job: Job) {
        self.state.borrow_mut().queue.ask(job);
        self.tell.emit(Told::Busy(true));
        self.go_on();
    }

    /// Saves everything as one file.
    pub(super) fn pack(&self, lock: Option<Lock>) {
        let beside = self.table().map(|table| table.file);
        self.ask(Job { request: Request::Pack { lock }, beside, then: Then::Save });
    }

    /// Cancels at once. Another worker restores the state.
    pub(super) fn stop(&self) {
        self.anew(Queue::stop);
    }

    /// Has everything known worded in the language of the page.
    pub(super) fn speak(&self) {
        let number = {
            let mut state = self.state.borrow_mut();
            if matches!(state.stage, Stage::None) && state.queue.is_new() {
                return;
            }
            state.languages += 1;
            state.languages
        };
        let client = self.clone();
        spawn_local(async move {
            let (language, words) = language::packs(&cohort_worker::WORDS).await;
            {
                let mut state = client.state.borrow_mut();
                // Another language was chosen meanwhile, or the study was closed.
                if state.languages != number {
                    return;
                }
                state.words = words;
                state.queue.speak(language);
            }
            client.tell.emit(Told::Busy(true));
            client.go_on();
        });
    }

    /// Opens the table in another way with the same columns, and restores everything else.
    pub(super) fn reopen(&self, opening: Opening) {
        self.anew(|queue| queue.reopen(opening));
    }

    /// The open table, unless it is the example.
    pub(super) fn table(&self) -> Option<Chosen> {
        let state = self.state.borrow();
        let (name, opening, file) = state.queue.table()?;
        Some(Chosen { name: name.to_owned(), file: file.clone(), opening: opening.clone() })
    }

    /// Clears all state.
    pub(super) fn close(&self) {
        self.state.borrow_mut().languages += 1;
        self.anew(|queue| *queue = Queue::default());
    }

    /// Continues with another worker if requests remain.
    fn anew(&self, change: impl FnOnce(&mut Queue<Blob>)) {
        let busy = {
            let mut state = self.state.borrow_mut();
            state.end();
            change(&mut state.queue);
            state.queue.is_busy()
        };
        self.tell.emit(Told::Busy(busy));
        self.go_on();
    }

    /// Sends the next request if the worker is ready and idle.
    fn go_on(&self) {
        let mut state = self.state.borrow_mut();
        let State { stage, queue, words, .. } = &mut *state;
        match stage {
            Stage::None if !queue.is_empty() => {
                drop(state);
                self.start();
            }
            Stage::Here(here) if here.ready => match queue.begin_next() {
                Some(Job {
                    request: request @ (Request::Open { .. } | Request::BringTo { .. }),
                    beside: Some(table),
                    ..
                }) => {
                    let (request, table) = (request.clone(), table.clone());
                    drop(state);
                    self.send_table(request, table);
                }
                Some(job) => send(&here.helper, &job.request, job.beside.as_ref(), words),
                None => {}
            },
            _ => {}
        }
    }

    /// Sends a request with its table, converted if it is a workbook or a data file.
    fn send_table(&self, request: Request, table: Blob) {
        let sheet = match &request {
            Request::Open { opening, .. } => opening.sheet.clone(),
            Request::BringTo { study } => study.settings.opening.sheet.clone(),
            _ => None,
        };
        let (number, reader, onprogress) = {
            let state = self.state.borrow();
            (state.number, state.reader.clone(), state.onprogress.clone())
        };
        let client = self.clone();
        spawn_local(async move {
            let converted = reader.converted(table, sheet, onprogress).await;
            // The work was cancelled meanwhile.
            if client.state.borrow().number != number {
                return;
            }
            let Ok(converted) = converted else { return client.lost(WorkerError::NotStarted) };
            if let State { stage: Stage::Here(here), words, .. } = &*client.state.borrow() {
                send(&here.helper, &request, Some(&converted), words);
            }
        });
    }

    /// Starts the worker, or runs its program in the page if the browser cannot.
    fn start(&self) {
        let number = {
            let mut state = self.state.borrow_mut();
            state.stage = Stage::Starting;
            state.number += 1;
            state.number
        };
        let client = self.clone();
        spawn_local(async move {
            let words = language::packs(&cohort_worker::WORDS).await;
            let helper = client.helper().await;
            if client.state.borrow().number != number {
                if let Ok(helper) = helper {
                    helper.end();
                }
                return;
            }
            match helper {
                Ok(helper) => {
                    let here = Here { _heard: client.listen(&helper), helper, words, ready: false };
                    here.helper.begin();
                    if matches!(here.helper, Helper::Here(_)) {
                        client.tell.emit(Told::Here);
                    }
                    client.state.borrow_mut().stage = Stage::Here(here);
                }
                Err(_) => client.lost(WorkerError::NotStarted),
            }
        });
    }

    async fn helper(&self) -> Result<Helper, JsValue> {
        let refused = self.state.borrow().refused;
        let beside = if refused { Err(JsValue::NULL) } else { Helper::beside(PROGRAM).await };
        match beside {
            Ok(helper) => Ok(helper),
            // If fetching failed, this fails too, and is reported.
            Err(_) => Helper::here(PROGRAM).await,
        }
    }

    fn listen(&self, helper: &Helper) -> Vec<EventListener> {
        let heard = self.clone();
        let messages = EventListener::new(helper.target(), "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                heard.hear(&Array::from(&event.data()));
            }
        });
        let (target, kinds) = helper.failures();
        let failures = kinds.iter().map(|kind| {
            let failed = self.clone();
            EventListener::new(&target, *kind, move |event| failed.broke_off(event))
        });
        std::iter::once(messages).chain(failures).collect()
    }

    fn broke_off(&self, event: &Event) {
        let (beside, ready, asking) = {
            let state = self.state.borrow();
            let Stage::Here(here) = &state.stage else { return };
            (matches!(here.helper, Helper::Beside(_)), here.ready, state.queue.is_asking())
        };
        if beside {
            // The error is shown on the page; the browser need not log it.
            event.prevent_default();
            if ready {
                self.lost(WorkerError::Failed);
            } else {
                self.go_here();
            }
        } else if asking {
            // Within the page the origin of an error is unknown. Without this, the current request would wait
            // for ever.
            event.prevent_default();
            self.lost(WorkerError::Failed);
        }
    }

    /// Runs the program in the page, if the browser created a worker that could not start it. No request was
    /// sent yet.
    fn go_here(&self) {
        {
            let mut state = self.state.borrow_mut();
            state.refused = true;
            state.stage = Stage::None;
        }
        self.start();
    }

    fn hear(&self, message: &Array) {
        let Some(text) = message.get(0).as_string() else {
            if let Stage::Here(here) = &mut self.state.borrow_mut().stage {
                here.ready = true;
                let mut words = Array::of1(&here.words.0.into());
                words.extend(here.words.1.iter());
                here.helper.post(&words);
            }
            self.go_on();
            return;
        };
        let bytes: Option<Uint8Array> = message.get(1).dyn_into().ok();
        match FromWorker::from_json(&text) {
            Ok(FromWorker::Progress(progress)) => {
                let onprogress = self.state.borrow().onprogress.clone();
                onprogress.emit(Some(progress));
            }
            Ok(FromWorker::Piece) => self.state.borrow_mut().pieces.extend(bytes),
            Ok(FromWorker::Answer { response: Response::ToConvert { study }, .. }) => {
                // The pieces stay, because they are the table of the study that the next answer brings.
                let table = save::blob("", &self.state.borrow().pieces);
                match table {
                    Ok(table) => self.send_table(Request::BringTo { study }, table),
                    Err(_) => self.lost(WorkerError::Failed),
                }
            }
            Ok(FromWorker::Answer { response, study }) => {
                self.answered(response, study.map(|study| *study), bytes);
            }
            Err(_) => self.lost(WorkerError::Failed),
        }
    }

    fn answered(&self, response: Response, study: Option<StudySpec>, last: Option<Uint8Array>) {
        let (job, bytes, onprogress) = {
            let mut state = self.state.borrow_mut();
            let mut bytes = std::mem::take(&mut state.pieces);
            bytes.extend(last);
            // A browser that cannot create a blob has no file; the reader reports it.
            let job = state.queue.answered(&response, study, || save::blob("", &bytes).ok());
            (job, bytes, state.onprogress.clone())
        };
        self.go_on();
        let Some(job) = job else { return };
        onprogress.emit(None);
        self.tell.emit(Told::Answer { job: Box::new(job), response, bytes });
        let busy = self.state.borrow().queue.is_busy();
        self.tell.emit(Told::Busy(busy));
    }

    fn lost(&self, loss: WorkerError) {
        {
            let mut state = self.state.borrow_mut();
            // A failed fetch does not show whether workers are supported.
            state.refused &= loss != WorkerError::NotStarted;
            state.end();
            state.queue.lost();
        }
        self.tell.emit(Told::Lost(loss));
        if loss == WorkerError::Failed {
            self.go_on();
        }
    }
}

impl State {
    /// Terminates the worker.
    fn end(&mut self) {
        self.stage = Stage::None;
        self.reader.end();
        // Invalidates a worker that is still starting.
        self.number += 1;
        self.pieces.clear();
    }
}

fn send(helper: &Helper, request: &Request, beside: Option<&Blob>, words: &[Uint8Array]) {
    let beside = beside.map_or(JsValue::NULL, JsValue::from);
    let mut message = Array::of2(&request.to_json().as_str().into(), &beside);
    if matches!(request, Request::Speak { .. }) {
        message.extend(words.iter());
    }
    helper.post(&message);
}
