//! The page's hand on its worker: what is asked waits its turn, what is answered is told, and a cancel ends the
//! worker at once and brings another one to the same place.
//!
//! A file is handed to the worker as the browser's own handle. The worker reads it; the page never holds its bytes,
//! and a worker that takes over reads it again.

#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use study::protocol::Lock;
use study::{FromWorker, Progress, Request, Response};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, MessageEvent};
use yew::Callback;
use yew::platform::spawn_local;

use super::Then;
use super::save;
use super::state::Loss;
use super::trail::Trail;
use crate::release::Helper;
use crate::{cohort_worker, language};

/// The name of its program.
const PROGRAM: &str = "cohort-worker";

/// Something to be asked.
#[derive(Debug, Clone)]
pub(super) struct Errand {
    pub(super) request: Request,
    /// The file that it is about.
    pub(super) beside: Option<Blob>,
    pub(super) then: Then,
}

/// What is told of the worker.
#[derive(Debug)]
pub(super) enum Told {
    /// An answer, with the bytes beside it.
    Answer { errand: Errand, response: Response, bytes: Vec<Uint8Array> },
    /// An earlier answer once more, in another language; whether it is the last.
    Again { request: Request, response: Response, last: bool },
    /// Whether something is asked that is not answered yet.
    Busy(bool),
    /// The browser starts no worker: the page does the work itself.
    Here,
    /// It is gone, and with it what was asked.
    Lost(Loss),
}

/// The hand on the worker.
#[derive(Clone)]
pub(super) struct Desk {
    tell: Callback<Told>,
    state: Rc<RefCell<State>>,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

#[derive(Default)]
struct State {
    stage: Stage,
    /// Counts the workers, so that one that arrives too late is known.
    number: u32,
    trail: Trail<Option<Blob>>,
    /// What a new worker is to be asked first, to come to where the last one was.
    again: VecDeque<(Request, Option<Blob>)>,
    /// Whether what it then answers is told.
    retold: bool,
    /// Whether a worker was given that could not start its program.
    refused: bool,
    waiting: VecDeque<Errand>,
    current: Option<Current>,
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
    /// What it is told first: the tag of its language, and the words of that.
    words: (&'static str, Vec<Uint8Array>),
    /// Whether it listens.
    ready: bool,
    _heard: [EventListener; 2],
}

impl Drop for Here {
    fn drop(&mut self) {
        self.helper.end();
    }
}

enum Current {
    /// Asked by the page.
    Asked(Errand),
    /// Asked again, of a new worker.
    Again(Request),
}

impl Desk {
    pub(super) fn new(tell: Callback<Told>) -> Self {
        Self { tell, state: Rc::default() }
    }

    /// Hears how far the work has come; nothing when an answer is there.
    pub(super) fn on_progress(&self, onprogress: Callback<Option<Progress>>) {
        self.state.borrow_mut().onprogress = onprogress;
    }

    /// Asks, after what is asked already.
    pub(super) fn ask(&self, errand: Errand) {
        self.state.borrow_mut().waiting.push_back(errand);
        self.tell.emit(Told::Busy(true));
        self.go_on();
    }

    /// Saves everything as one file.
    pub(super) fn pack(&self, lock: Option<Lock>) {
        let steps = self.state.borrow().trail.steps();
        let beside = steps.first().and_then(|(_, beside)| beside.clone());
        let steps = steps.into_iter().map(|(request, _)| request).collect();
        self.ask(Errand { request: Request::Pack { steps, lock }, beside, then: Then::Save });
    }

    /// Stops at once. What was done stays done: another worker is brought there.
    pub(super) fn stop(&self) {
        self.state.borrow_mut().end();
        self.tell.emit(Told::Busy(false));
        self.go_on();
    }

    /// Tells everything once more, in the language of the page, and then does what was still to be done.
    pub(super) fn retell(&self) {
        let busy = {
            let mut state = self.state.borrow_mut();
            let unanswered = state.unanswered();
            state.end();
            state.waiting = unanswered;
            state.retold = !state.again.is_empty();
            state.retold || !state.waiting.is_empty()
        };
        self.tell.emit(Told::Busy(busy));
        self.go_on();
    }

    /// Forgets everything.
    pub(super) fn close(&self) {
        {
            let mut state = self.state.borrow_mut();
            state.trail = Trail::default();
            state.end();
        }
        self.tell.emit(Told::Busy(false));
    }

    /// Asks what is next, if the worker is there and free.
    fn go_on(&self) {
        let mut state = self.state.borrow_mut();
        let idle = state.current.is_none();
        match &state.stage {
            Stage::None if !state.again.is_empty() || !state.waiting.is_empty() => {
                drop(state);
                self.start();
            }
            Stage::Here(here) if here.ready && idle => {
                let helper = here.helper.clone();
                if let Some((request, beside)) = state.again.pop_front() {
                    send(&helper, &request, beside.as_ref());
                    state.current = Some(Current::Again(request));
                } else if let Some(errand) = state.waiting.pop_front() {
                    send(&helper, &errand.request, errand.beside.as_ref());
                    state.current = Some(Current::Asked(errand));
                }
            }
            _ => {}
        }
    }

    /// Starts the program beside the page, or in it where the browser was seen to start no worker.
    fn start(&self) {
        let number = {
            let mut state = self.state.borrow_mut();
            state.stage = Stage::Starting;
            state.number += 1;
            state.number
        };
        let desk = self.clone();
        spawn_local(async move {
            let words = language::packs(&cohort_worker::WORDS).await;
            let helper = desk.helper().await;
            if desk.state.borrow().number != number {
                if let Ok(helper) = helper {
                    helper.end();
                }
                return;
            }
            match helper {
                Ok(helper) => {
                    let here = Here { _heard: desk.listen(&helper), helper, words, ready: false };
                    here.helper.begin();
                    if matches!(here.helper, Helper::Here(_)) {
                        desk.tell.emit(Told::Here);
                    }
                    desk.state.borrow_mut().stage = Stage::Here(here);
                }
                Err(_) => desk.lost(Loss::NotStarted),
            }
        });
    }

    async fn helper(&self) -> Result<Helper, JsValue> {
        let refused = self.state.borrow().refused;
        let beside = if refused { Err(JsValue::NULL) } else { Helper::beside(PROGRAM).await };
        match beside {
            Ok(helper) => Ok(helper),
            // What could not be fetched will not be had this way either, and is told.
            Err(_) => Helper::here(PROGRAM).await,
        }
    }

    fn listen(&self, helper: &Helper) -> [EventListener; 2] {
        let (heard, failed) = (self.clone(), self.clone());
        [
            EventListener::new(helper.target(), "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    heard.hear(&Array::from(&event.data()));
                }
            }),
            EventListener::new(helper.target(), "error", move |event| {
                // What happened is told on the page; the browser need not tell it in its console as well.
                event.prevent_default();
                let ready = matches!(&failed.state.borrow().stage, Stage::Here(here) if here.ready);
                if ready {
                    failed.lost(Loss::Failed);
                } else {
                    failed.go_here();
                }
            }),
        ]
    }

    /// A browser may give a worker and then start no program in it: the page runs it. Nothing was asked of it yet.
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
            Ok(FromWorker::Answer { response }) => self.answered(response, bytes),
            Err(_) => self.lost(Loss::Failed),
        }
    }

    fn answered(&self, response: Response, last: Option<Uint8Array>) {
        let (current, bytes, onprogress) = {
            let mut state = self.state.borrow_mut();
            let mut bytes = std::mem::take(&mut state.pieces);
            bytes.extend(last);
            let current = state.current.take();
            if let Some(Current::Asked(errand)) = &current {
                state.trail.answered(&errand.request, &errand.beside, &response);
                state.follow(&errand.request, &response, &bytes);
            }
            (current, bytes, state.onprogress.clone())
        };
        self.go_on();
        let (busy, retold, last) = {
            let mut state = self.state.borrow_mut();
            let retold = state.retold;
            let last = !matches!(state.current, Some(Current::Again(_)));
            state.retold &= !last;
            (matches!(state.current, Some(Current::Asked(_))) || state.retold, retold, last)
        };
        match current {
            Some(Current::Asked(errand)) => {
                onprogress.emit(None);
                self.tell.emit(Told::Answer { errand, response, bytes });
                self.tell.emit(Told::Busy(busy));
            }
            Some(Current::Again(request)) if retold => {
                self.tell.emit(Told::Again { request, response, last });
                self.tell.emit(Told::Busy(busy));
            }
            Some(Current::Again(_)) | None => {}
        }
    }

    fn lost(&self, loss: Loss) {
        {
            let mut state = self.state.borrow_mut();
            // What could not be fetched tells nothing of workers.
            state.refused &= loss != Loss::NotStarted;
            // What broke the worker off while it came to where it was would do so again.
            if matches!(state.current, Some(Current::Again(_))) {
                state.trail = Trail::default();
            }
            state.end();
        }
        self.tell.emit(Told::Lost(loss));
        if loss == Loss::Failed {
            self.go_on();
        }
    }
}

impl State {
    /// What was asked and is not answered yet.
    fn unanswered(&mut self) -> VecDeque<Errand> {
        let mut waiting = std::mem::take(&mut self.waiting);
        if let Some(Current::Asked(errand)) = self.current.take() {
            waiting.push_front(errand);
        }
        waiting
    }

    /// Asks next for what a packed study leads to, and not for what was to be done with a table that is not open.
    fn follow(&mut self, request: &Request, response: &Response, bytes: &[Uint8Array]) {
        match response {
            Response::Unpacked { steps } => {
                // The first step opens the table; a browser that keeps no bytes has no file to give it, and says so.
                let mut table = save::blob("", bytes).ok();
                let errand = |request: Request| Errand { request, beside: table.take(), then: Then::Show };
                self.waiting.extend(steps.iter().cloned().map(errand));
            }
            Response::Refused { .. } if matches!(request, Request::Open { .. }) => {
                while self.waiting.front().is_some_and(|it| !matches!(it.request, Request::Open { .. })) {
                    self.waiting.pop_front();
                }
            }
            _ => {}
        }
    }

    /// Ends the worker, and says what the next one is to do first.
    fn end(&mut self) {
        self.stage = Stage::None;
        // One that is on its way is not wanted any more.
        self.number += 1;
        self.current = None;
        self.waiting.clear();
        self.pieces.clear();
        self.again = self.trail.steps().into();
        self.retold = false;
    }
}

fn send(helper: &Helper, request: &Request, beside: Option<&Blob>) {
    let beside = beside.map_or(JsValue::NULL, JsValue::from);
    helper.post(&Array::of2(&request.to_json().into(), &beside));
}
