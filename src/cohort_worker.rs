//! The worker of the cohort page, which answers requests one after another.
//!
//! A request is JSON with, if needed, the file itself, which is not copied, or the words of a language. The response is JSON with bytes
//! that are transferred, not copied. To cancel, the page terminates this program, which therefore need not
//! handle messages while it works.
//!
//! If a browser cannot start workers, this program runs in the page itself ([`serve_here`]); the two then
//! communicate through a port in the same way.

#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use study::{FromWorker, Heard, LocalizedMessage, Progress, Request, Response, Session};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, EventTarget, MessageEvent, MessagePort};

use crate::cohort::words::OfThePage;
use crate::files::browser::today;
use crate::i18n::file;
use crate::i18n::table::{File, Table};

/// Number of bytes of a file read at once: large enough to be fast, small compared with the file.
const BYTES_A_SLICE: usize = 1 << 23;

/// Tables of words that this program contains. The page sends those of another language at the start.
pub(crate) static WORDS: [fn() -> &'static Table; 5] = [
    file::Findings::table,
    file::Study::table,
    file::Cohort::table,
    file::Analysis::table,
    crate::i18n::systems,
];

/// Maximum size of a file in bytes if the page itself is blocked while reading it.
pub(crate) const MOST_BYTES_HERE: usize = 16 << 20;

#[wasm_bindgen]
extern "C" {
    /// The client: the page that started this worker, or a port to it.
    #[wasm_bindgen(extends = EventTarget)]
    #[derive(Clone)]
    pub(crate) type Asker;

    #[wasm_bindgen(method, js_name = postMessage, catch)]
    pub(crate) fn post(this: &Asker, message: &JsValue, handed_over: &Array) -> Result<(), JsValue>;
}

/// Answers requests of the page until terminated.
pub fn serve() {
    if let Ok(page) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        answer_all(page.unchecked_ref(), cohort::MOST_BYTES);
    }
}

/// Like [`serve`], in the page itself, until an empty message arrives.
pub fn serve_here(page: &MessagePort) {
    answer_all(page.unchecked_ref(), MOST_BYTES_HERE);
    page.start();
}

fn answer_all(page: &Asker, most_bytes: usize) {
    let session = Rc::new(RefCell::new(None::<Session>));
    let asker = page.clone();
    let listener = EventListener::new(page, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        if event.data().is_null() {
            // Frees the memory. Nothing is received while a request is processed.
            if let Ok(mut session) = session.try_borrow_mut() {
                *session = None;
            }
            return;
        }
        let (page, session, parts) = (asker.clone(), session.clone(), Array::from(&event.data()));
        spawn_local(async move {
            // The first message contains the language.
            if session.try_borrow().is_ok_and(|session| session.is_none()) {
                take_words(parts.iter().skip(1));
                let language = parts.get(0).as_string().unwrap_or_default();
                let begun =
                    Session::new(Box::new(OfThePage), &language).opening_at_most(most_bytes).on(today());
                session.replace(Some(begun));
                return;
            }
            let report = |done, of| {
                post(&page, Some(&FromWorker::Progress(opening(done, of))), &[]);
            };
            let bytes = contents(&parts.get(1), most_bytes, &report).await;
            if let Ok(mut session) = session.try_borrow_mut()
                && let Some(session) = &mut *session
            {
                answer(&page, session, &parts, bytes);
            }
        });
    });
    listener.forget();
    // Messages posted before the listener exists are lost, so the page waits for this.
    post(page, None, &[]);
}

/// Takes the words of a language; none are those of English.
fn take_words(words: impl Iterator<Item = JsValue>) {
    for table in &WORDS {
        table().reset();
    }
    for (table, bytes) in WORDS.iter().zip(words) {
        let pack = bytes.dyn_into::<Uint8Array>().ok().and_then(|bytes| table().read(bytes.to_vec()));
        if let Some(pack) = pack {
            table().take(pack);
        }
    }
}

fn answer(page: &Asker, session: &mut Session, parts: &Array, contents: Result<Vec<u8>, LocalizedMessage>) {
    let text = parts.get(0).as_string().unwrap_or_default();
    let request = Request::from_json(text);
    if matches!(request, Ok(Request::Speak { .. })) {
        take_words(parts.iter().skip(2));
    }
    let (response, bytes) = match (request, contents) {
        (Ok(request), Ok(bytes)) => session.handle(request, bytes, &mut |heard| match heard {
            Heard::Progress(progress) => post(page, Some(&FromWorker::Progress(progress)), &[]),
            Heard::Piece(piece) => post(page, Some(&FromWorker::Piece), piece),
        }),
        // The request did not reach the session: the open file is unchanged.
        (Ok(Request::Open { .. }), Err(said)) => (Response::NotOpened { said }, Vec::new()),
        (Err(problem), _) => (Response::Refused { said: cannot(&problem.to_string()) }, Vec::new()),
        (_, Err(said)) => (Response::Refused { said }, Vec::new()),
    };
    let study = session.study().map(Box::new);
    post(page, Some(&FromWorker::Answer { response, study }), &bytes);
}

fn cannot(problem: &str) -> LocalizedMessage {
    LocalizedMessage::new("cannot", "other").with("problem", &problem)
}

/// Content of a file; empty if there is none. `report` receives the numbers of bytes read and in all.
pub(crate) async fn contents(
    beside: &JsValue,
    most: usize,
    report: &dyn Fn(usize, usize),
) -> Result<Vec<u8>, LocalizedMessage> {
    let Some(file) = beside.dyn_ref::<Blob>() else { return Ok(Vec::new()) };
    let size = file.size();
    // File sizes are integers that a double represents.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a file has no negative size"
    )]
    let length = size as usize;
    if length > most {
        // Not read, because it might exceed the memory.
        return Err(LocalizedMessage::new("refusal", "too-large").with("bytes", &length).with("most", &most));
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length).map_err(|why| cannot(&why.to_string()))?;
    while bytes.len() < length {
        let end = length.min(bytes.len() + BYTES_A_SLICE);
        report(bytes.len(), length);
        let slice = file.slice_with_f64_and_f64(bytes.len() as f64, end as f64).map_err(|why| told(&why))?;
        let buffer = JsFuture::from(slice.array_buffer()).await.map_err(|why| told(&why))?;
        let slice = Uint8Array::new(&buffer);
        let from = bytes.len();
        bytes.resize(from + slice.length() as usize, 0);
        slice.copy_to(&mut bytes[from..]);
        if slice.length() == 0 {
            break;
        }
    }
    Ok(bytes)
}

pub(crate) fn opening(done: usize, of: usize) -> Progress {
    Progress { stage: "cohort-stage-opening".to_owned(), done, of }
}

/// Message of the browser about a file that it cannot read.
fn told(why: &JsValue) -> LocalizedMessage {
    let message = js_sys::Reflect::get(why, &"message".into()).ok().and_then(|it| it.as_string());
    cannot(&message.unwrap_or_default())
}

/// Sends a message with attached bytes, which are transferred.
fn post(page: &Asker, message: Option<&FromWorker>, bytes: &[u8]) {
    let text = message.map_or(JsValue::NULL, |message| message.to_json().into());
    // Text and buffers can always be sent, unless memory is exhausted, which the page notices.
    let _ = if bytes.is_empty() {
        page.post(&Array::of1(&text), &Array::new())
    } else {
        let bytes = Uint8Array::from(bytes);
        page.post(&Array::of2(&text, &bytes), &Array::of1(&bytes.buffer()))
    };
}
