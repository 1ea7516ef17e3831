//! Fetches parts of this release when they are first needed.
//!
//! `boot.js` finds the files and checks their hashes; this module adds types.

#![cfg(target_arch = "wasm32")]

use gloo::utils::window;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, MessageChannel, MessagePort, Worker};

#[wasm_bindgen]
extern "C" {
    /// A program that renders a page.
    pub(crate) type Pages;

    /// Renders the page in `place`.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn mount(this: &Pages, place: &Element) -> Result<(), JsValue>;

    /// A worker program that can run in the page itself.
    type Works;

    #[wasm_bindgen(method, catch)]
    fn serve_here(this: &Works, page: &MessagePort) -> Result<(), JsValue>;

    /// Fetches the bytes of a file.
    #[wasm_bindgen(js_namespace = spinemet, catch)]
    pub(crate) fn read(name: &str) -> Result<Promise, JsValue>;

    /// Applies a style sheet.
    #[wasm_bindgen(js_namespace = spinemet, catch)]
    pub(crate) async fn style(name: &str) -> Result<JsValue, JsValue>;

    /// Starts a program in the page, once.
    #[wasm_bindgen(js_namespace = spinemet, catch)]
    pub(crate) async fn load(name: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = spinemet, js_name = worker, catch)]
    async fn start_beside(name: &str) -> Result<JsValue, JsValue>;
}

/// Starts the program with this name, which renders a page, once.
///
/// # Errors
/// It could not be fetched, or differs from the release.
pub(crate) async fn pages(name: &str) -> Result<Pages, JsValue> {
    load(name).await.map(JsCast::unchecked_into)
}

/// Starts a new worker with the program of this name.
///
/// # Errors
/// It could not be fetched, or differs from the release.
pub(crate) async fn worker(name: &str) -> Result<Worker, JsValue> {
    start_beside(name).await.map(JsCast::unchecked_into)
}

/// A worker program with which the page exchanges messages.
#[derive(Debug, Clone)]
pub(crate) enum Helper {
    /// As a web worker.
    Beside(Worker),
    /// In the page itself, which it blocks: for browsers that cannot start workers.
    Here(MessagePort),
}

impl Helper {
    /// Starts the program with this name as a web worker.
    ///
    /// # Errors
    /// It could not be fetched, or the browser cannot start workers.
    pub(crate) async fn beside(name: &str) -> Result<Self, JsValue> {
        worker(name).await.map(Self::Beside)
    }

    /// Starts the program with this name in the page.
    ///
    /// # Errors
    /// It could not be fetched, or differs from the release.
    pub(crate) async fn here(name: &str) -> Result<Self, JsValue> {
        let program: Works = load(name).await?.unchecked_into();
        let channel = MessageChannel::new()?;
        program.serve_here(&channel.port2())?;
        Ok(Self::Here(channel.port1()))
    }

    /// Starts receiving messages, once a listener exists.
    pub(crate) fn begin(&self) {
        if let Self::Here(port) = self {
            port.start();
        }
    }

    pub(crate) fn target(&self) -> &EventTarget {
        match self {
            Self::Beside(worker) => worker,
            Self::Here(port) => port,
        }
    }

    /// Target and types of events that report a crash. A port has no such event: errors in the page itself
    /// are reported to the window, like any others.
    pub(crate) fn failures(&self) -> (EventTarget, &'static [&'static str]) {
        match self {
            Self::Beside(worker) => (worker.clone().into(), &["error"]),
            Self::Here(_) => (window().into(), &["error", "unhandledrejection"]),
        }
    }

    pub(crate) fn post(&self, message: &JsValue) {
        // Text, bytes and files can always be sent.
        let _ = match self {
            Self::Beside(worker) => worker.post_message(message),
            Self::Here(port) => port.post_message(message),
        };
    }

    /// Terminates the program; in the page, once it has processed its messages.
    pub(crate) fn end(&self) {
        match self {
            Self::Beside(worker) => worker.terminate(),
            Self::Here(port) => {
                self.post(&JsValue::NULL);
                port.close();
            }
        }
    }
}
