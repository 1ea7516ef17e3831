//! Locks and unlocks files in a worker: key derivation is slow by design, and the page must stay responsive.
//!
//! The worker runs the same program ([`serve_if_worker`]). Without a worker, the page does the work. Closing
//! the dialog cancels it ([`stop`]).

#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;

use file_format::{LockError, OpenError, Opened, Passphrase, Randomness, UnlockError};
use gloo::events::EventListener;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker};

use super::browser;
use crate::component::passphrase::composed;
use crate::release;

/// Operation on a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Task {
    Lock,
    Unlock,
}

/// Reasons for a failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The passphrase is wrong, or the file was altered.
    WrongPassphrase,
    NoMemory,
    NoRandomness,
    /// The contents have a newer version than supported.
    TooNew {
        file: String,
        known: String,
    },
    /// The contents are invalid.
    Damaged(String),
    /// The work was cancelled.
    Stopped,
}

thread_local! {
    /// The running worker, and the function that rejects its promise when cancelled.
    static AT_WORK: RefCell<Option<(Worker, Function)>> = const { RefCell::new(None) };
}

/// Locks a plain file, or unlocks a locked one, and returns the result. Cancels work in progress.
pub(crate) async fn work(task: Task, file: &str, passphrase: &str) -> Result<String, Failure> {
    stop();
    let outcome = started(task, file, passphrase, |worker, refuse| AT_WORK.set(Some((worker, refuse)))).await;
    stop();
    outcome
}

/// Like [`work`], but not cancelled when the dialog closes.
pub(crate) async fn work_unseen(task: Task, file: &str, passphrase: &str) -> Result<String, Failure> {
    started(task, file, passphrase, |_, _| ()).await
}

async fn started(
    task: Task,
    file: &str,
    passphrase: &str,
    told: impl FnOnce(Worker, Function),
) -> Result<String, Failure> {
    let request = Array::of3(&(task == Task::Lock).into(), &file.into(), &passphrase.into());
    let Ok(worker) = release::worker("files").await else { return done(&request) };
    let answered = answer_of(&worker, &request, told).await;
    worker.terminate();
    match answered {
        Ok(answer) => read(&Array::from(&answer)),
        // A browser may create a worker and then fail to start its program.
        Err(event) if event.is_object() => done(&request),
        Err(_) => Err(Failure::Stopped),
    }
}

/// Cancels the running work, if any.
pub(crate) fn stop() {
    if let Some((worker, refuse)) = AT_WORK.take() {
        worker.terminate();
        // Rejecting a settled promise has no effect.
        let _ = refuse.call1(&JsValue::NULL, &JsValue::NULL);
    }
}

/// Sends a request to a worker once it is ready, and returns the answer.
async fn answer_of(
    worker: &Worker,
    request: &Array,
    told: impl FnOnce(Worker, Function),
) -> Result<JsValue, JsValue> {
    let mut settle = None;
    let promise = Promise::new(&mut |resolve, reject| settle = Some((resolve, reject)));
    let Some((resolve, reject)) = settle else { return Err(JsValue::NULL) };
    told(worker.clone(), reject.clone());
    let (asked, asking) = (worker.clone(), request.clone());
    let _answered = EventListener::new(worker, "message", move |event| {
        let answer = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
        if answer.is_null() {
            // If posting fails, no answer arrives until the dialog is closed.
            let _ = asked.post_message(&asking);
        } else {
            let _ = resolve.call1(&JsValue::NULL, &answer);
        }
    });
    let _failed = EventListener::new(worker, "error", move |event| {
        let _ = reject.call1(&JsValue::NULL, event);
    });
    JsFuture::from(promise).await
}

/// Answers requests, if this program runs as a worker.
pub fn serve_if_worker() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let page = scope.clone();
    EventListener::new(&scope, "message", move |event| {
        let request = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
        // If the page is gone, nobody waits for the answer.
        let _ = page.post_message(&written(&done(&Array::from(&request))));
    })
    .forget();
    // Announces that the worker is ready; the page posts nothing before.
    let _ = scope.post_message(&JsValue::NULL);
}

/// Executes a request.
fn done(request: &Array) -> Result<String, Failure> {
    let [file, passphrase] = [1, 2].map(|at| request.get(at).as_string().unwrap_or_default());
    let passphrase = Passphrase::new(passphrase, composed).map_err(|_| Failure::WrongPassphrase)?;
    let opened = file_format::open(&file).map_err(failed)?;
    match (request.get(0).is_truthy(), opened) {
        (true, Opened::Plain(document)) => {
            let (salt, nonce) = browser::random().zip(browser::random()).ok_or(Failure::NoRandomness)?;
            file_format::lock(&document, &passphrase, Randomness { salt, nonce })
                .map_err(|error| match error {
                    LockError::NotEnoughMemory | LockError::TooLong => Failure::NoMemory,
                })
        }
        (false, Opened::Locked(locked)) => match locked.unlock(&passphrase) {
            Ok(document) => Ok(file_format::save(&document)),
            Err(UnlockError::WrongPassphrase) => Err(Failure::WrongPassphrase),
            Err(UnlockError::NotEnoughMemory) => Err(Failure::NoMemory),
            Err(UnlockError::Contents(error)) => Err(failed(error)),
        },
        _ => Err(Failure::Damaged("kind".to_owned())),
    }
}

fn failed(error: OpenError) -> Failure {
    match error {
        OpenError::TooNew { file, known } => {
            Failure::TooNew { file: file.to_string(), known: known.to_string() }
        }
        OpenError::Missing { key } | OpenError::Unexpected { key, .. } => Failure::Damaged(key),
        other => Failure::Damaged(other.to_string()),
    }
}

/// Encodes a result as a message between worker and page.
fn written(outcome: &Result<String, Failure>) -> Array {
    let parts = match outcome {
        Ok(file) => ["done", file, ""],
        Err(Failure::WrongPassphrase) => ["wrong", "", ""],
        Err(Failure::NoMemory) => ["memory", "", ""],
        Err(Failure::NoRandomness) => ["randomness", "", ""],
        Err(Failure::TooNew { file, known }) => ["new", file, known],
        Err(Failure::Damaged(key)) => ["damaged", key, ""],
        Err(Failure::Stopped) => ["stopped", "", ""],
    };
    parts.into_iter().map(JsValue::from).collect()
}

fn read(answer: &Array) -> Result<String, Failure> {
    let [kind, first, second] = [0, 1, 2].map(|at| answer.get(at).as_string().unwrap_or_default());
    Err(match kind.as_str() {
        "done" => return Ok(first),
        "wrong" => Failure::WrongPassphrase,
        "memory" => Failure::NoMemory,
        "randomness" => Failure::NoRandomness,
        "new" => Failure::TooNew { file: first, known: second },
        "damaged" => Failure::Damaged(first),
        _ => Failure::Stopped,
    })
}
