//! Locking and unlocking beside the page: deriving a key is meant to take time, and the page is not to stand still.
//!
//! The same program is started once more as a worker ([`serve_if_worker`]). Where the browser gives no worker the work
//! is done on the page. Closing the window stops it ([`stop`]).

#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;

use gloo::events::EventListener;
use js_sys::{Array, Function, Promise};
use keep::{LockError, OpenError, Opened, Passphrase, Randomness, UnlockError};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker};

use super::browser;
use crate::component::passphrase::composed;
use crate::release;

/// What is to be done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Task {
    Lock,
    Unlock,
}

/// Why it was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The passphrase is wrong, or the file was altered.
    WrongPassphrase,
    NoMemory,
    NoRandomness,
    /// What is locked in has a newer version than is known.
    TooNew {
        file: String,
        known: String,
    },
    /// What is locked in is not as it should be.
    Damaged(String),
    /// It was stopped.
    Stopped,
}

thread_local! {
    /// The worker that is at work, and what tells whoever waits for it that it was stopped.
    static AT_WORK: RefCell<Option<(Worker, Function)>> = const { RefCell::new(None) };
}

/// Locks a plain file, or unlocks a locked one, and gives the other. It takes the place of what is at work.
pub(crate) async fn work(task: Task, file: &str, passphrase: &str) -> Result<String, Failure> {
    stop();
    let outcome = started(task, file, passphrase, |worker, refuse| AT_WORK.set(Some((worker, refuse)))).await;
    stop();
    outcome
}

/// The same behind the back of the window, which does not stop it.
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
        // A browser may give a worker and then refuse to start a program in it.
        Err(event) if event.is_object() => done(&request),
        Err(_) => Err(Failure::Stopped),
    }
}

/// Stops what is at work, if anything is.
pub(crate) fn stop() {
    if let Some((worker, refuse)) = AT_WORK.take() {
        worker.terminate();
        // Whoever was answered already does not hear it.
        let _ = refuse.call1(&JsValue::NULL, &JsValue::NULL);
    }
}

/// Asks a worker once it says that it listens.
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
            // A request that cannot be posted is as good as none: nothing is answered until the window is closed.
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

/// Answers requests, if this program was started as a worker.
pub fn serve_if_worker() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let page = scope.clone();
    EventListener::new(&scope, "message", move |event| {
        let request = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
        // Were the page gone, nobody would wait for it.
        let _ = page.post_message(&written(&done(&Array::from(&request))));
    })
    .forget();
    // The page posts nothing before it hears this.
    let _ = scope.post_message(&JsValue::NULL);
}

/// Does what a request asks for.
fn done(request: &Array) -> Result<String, Failure> {
    let [file, passphrase] = [1, 2].map(|at| request.get(at).as_string().unwrap_or_default());
    let passphrase = Passphrase::new(passphrase, composed).map_err(|_| Failure::WrongPassphrase)?;
    let opened = keep::open(&file).map_err(failed)?;
    match (request.get(0).is_truthy(), opened) {
        (true, Opened::Plain(document)) => {
            let (salt, nonce) = browser::random().zip(browser::random()).ok_or(Failure::NoRandomness)?;
            keep::lock(&document, &passphrase, Randomness { salt, nonce }).map_err(|error| match error {
                LockError::NotEnoughMemory | LockError::TooLong => Failure::NoMemory,
            })
        }
        (false, Opened::Locked(locked)) => match locked.unlock(&passphrase) {
            Ok(document) => Ok(keep::save(&document)),
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

/// An outcome as it crosses between a worker and the page.
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
