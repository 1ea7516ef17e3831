//! The side of the cohort page that works: it answers one request after another, out of the page's way.
//!
//! A request comes as its JSON and, where it needs a file, the file itself, which no browser copies for that. What
//! goes back is JSON with bytes that are handed over, not copied. The page ends this program when its reader
//! cancels, so nothing here listens while it works.
//!
//! A browser that starts no worker has this program run in the page itself ([`serve_here`]); the two then talk through
//! a port as if one stood beside the other.

#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use study::{FromWorker, Heard, Progress, Request, Response, Said, Session};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, EventTarget, MessageEvent, MessagePort};

use crate::files::browser::today;
use crate::i18n::file;
use crate::i18n::table::{File, Table};
use crate::study::words::OfThePage;

/// How much of a file is read at once: enough to be fast, and little beside the file.
const BYTES_A_SLICE: usize = 1 << 23;

/// The words that this program carries. The page sends those of another language when it starts it.
pub(crate) static WORDS: [fn() -> &'static Table; 5] = [
    file::Findings::table,
    file::Study::table,
    file::Cohort::table,
    file::Analysis::table,
    crate::i18n::systems,
];

/// How large a file may be where the page itself stands still while it is read.
const MOST_BYTES_HERE: usize = 16 << 20;

#[wasm_bindgen]
extern "C" {
    /// Whoever asks: the page beside which this program runs, or a port to it.
    #[wasm_bindgen(extends = EventTarget)]
    #[derive(Clone)]
    type Asker;

    #[wasm_bindgen(method, js_name = postMessage, catch)]
    fn post(this: &Asker, message: &JsValue, handed_over: &Array) -> Result<(), JsValue>;
}

/// Answers whatever the page asks, until the page ends it.
pub fn serve() {
    if let Ok(page) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        answer_all(page.unchecked_ref(), cohort::MOST_BYTES);
    }
}

/// The same in the page itself, until it hears nothing instead of a request.
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
            // What was read makes room. While something is answered nothing is heard.
            if let Ok(mut session) = session.try_borrow_mut() {
                *session = None;
            }
            return;
        }
        let (page, session, parts) = (asker.clone(), session.clone(), Array::from(&event.data()));
        spawn_local(async move {
            // The first message tells which language is spoken.
            if session.try_borrow().is_ok_and(|session| session.is_none()) {
                let begun =
                    Session::new(Box::new(OfThePage), &speak(&parts)).opening_at_most(most_bytes).on(today());
                session.replace(Some(begun));
                return;
            }
            let bytes = contents(&page, &parts.get(1), most_bytes).await;
            if let Ok(mut session) = session.try_borrow_mut()
                && let Some(session) = &mut *session
            {
                answer(&page, session, &parts, bytes);
            }
        });
    });
    listener.forget();
    // What was posted before somebody listened is lost, so the page waits for this.
    post(page, None, &[]);
}

/// Speaks the language that the page tells, and gives its tag.
fn speak(told: &Array) -> String {
    // In the page itself the program stays, with the words of the language before; English comes without any.
    for table in &WORDS {
        table().reset();
    }
    for (table, bytes) in WORDS.iter().zip(told.iter().skip(1)) {
        let pack = bytes.dyn_into::<Uint8Array>().ok().and_then(|bytes| table().read(bytes.to_vec()));
        if let Some(pack) = pack {
            table().take(pack);
        }
    }
    told.get(0).as_string().unwrap_or_default()
}

fn answer(page: &Asker, session: &mut Session, parts: &Array, contents: Result<Vec<u8>, Said>) {
    let text = parts.get(0).as_string().unwrap_or_default();
    let (response, bytes) = match (Request::from_json(text), contents) {
        (Ok(request), Ok(bytes)) => session.handle(request, bytes, &mut |heard| match heard {
            Heard::Progress(progress) => post(page, Some(&FromWorker::Progress(progress)), &[]),
            Heard::Piece(piece) => post(page, Some(&FromWorker::Piece), piece),
        }),
        // It never was in the session's hands: what is open stays.
        (Ok(Request::Open { .. }), Err(said)) => (Response::NotOpened { said }, Vec::new()),
        (Err(problem), _) => (Response::Refused { said: cannot(&problem.to_string()) }, Vec::new()),
        (_, Err(said)) => (Response::Refused { said }, Vec::new()),
    };
    post(page, Some(&FromWorker::Answer { response }), &bytes);
}

fn cannot(problem: &str) -> Said {
    Said::new("cannot", "other").with("problem", &problem)
}

/// What a file holds; nothing where there is none.
async fn contents(page: &Asker, beside: &JsValue, most: usize) -> Result<Vec<u8>, Said> {
    let Some(file) = beside.dyn_ref::<Blob>() else { return Ok(Vec::new()) };
    let size = file.size();
    // Sizes of files are whole numbers that a double holds.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a file has no negative size"
    )]
    let length = size as usize;
    if length > most {
        // Not even read: it might not fit into the memory.
        return Err(Said::new("refusal", "too-large").with("bytes", &length).with("most", &most));
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length).map_err(|why| cannot(&why.to_string()))?;
    while bytes.len() < length {
        let end = length.min(bytes.len() + BYTES_A_SLICE);
        post(page, Some(&FromWorker::Progress(opening(bytes.len(), length))), &[]);
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

fn opening(done: usize, of: usize) -> Progress {
    Progress { stage: "cohort-stage-opening".to_owned(), done, of }
}

/// What a browser says of a file that it cannot read.
fn told(why: &JsValue) -> Said {
    let message = js_sys::Reflect::get(why, &"message".into()).ok().and_then(|it| it.as_string());
    cannot(&message.unwrap_or_default())
}

/// Sends a message with the bytes beside it, which are handed over.
fn post(page: &Asker, message: Option<&FromWorker>, bytes: &[u8]) {
    let text = message.map_or(JsValue::NULL, |message| message.to_json().into());
    // A message of texts and buffers can always be sent, unless no memory is left; then the page hears of that.
    let _ = if bytes.is_empty() {
        page.post(&Array::of1(&text), &Array::new())
    } else {
        let bytes = Uint8Array::from(bytes);
        page.post(&Array::of2(&text, &bytes), &Array::of1(&bytes.buffer()))
    };
}
