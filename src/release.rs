//! The parts of this release that are fetched when they are first needed.
//!
//! `boot.js` knows where they are and checks each against its hash; here they get their types.

#![cfg(target_arch = "wasm32")]

use gloo::utils::window;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, MessageChannel, MessagePort, Worker};

#[wasm_bindgen]
extern "C" {
    /// A program that draws a page.
    pub(crate) type Pages;

    /// Draws the page in `place`.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn mount(this: &Pages, place: &Element) -> Result<(), JsValue>;

    /// A program that may work in the page itself.
    type Works;

    #[wasm_bindgen(method, catch)]
    fn serve_here(this: &Works, page: &MessagePort) -> Result<(), JsValue>;

    /// The bytes of a file.
    #[wasm_bindgen(js_namespace = spinemet, catch)]
    pub(crate) fn read(name: &str) -> Result<Promise, JsValue>;

    /// Applies a style sheet.
    #[wasm_bindgen(js_namespace = spinemet, catch)]
    pub(crate) async fn style(name: &str) -> Result<JsValue, JsValue>;

    /// A program that the page starts, once.
    #[wasm_bindgen(js_namespace = spinemet, catch)]
    pub(crate) async fn load(name: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = spinemet, js_name = worker, catch)]
    async fn start_beside(name: &str) -> Result<JsValue, JsValue>;
}

/// The program of this name, which draws a page; it is started once.
///
/// # Errors
/// It could not be fetched, or is not what was released.
pub(crate) async fn pages(name: &str) -> Result<Pages, JsValue> {
    load(name).await.map(JsCast::unchecked_into)
}

/// A new worker that runs the program of this name.
///
/// # Errors
/// It could not be fetched, or is not what was released.
pub(crate) async fn worker(name: &str) -> Result<Worker, JsValue> {
    start_beside(name).await.map(JsCast::unchecked_into)
}

/// A program that works for the page and is heard of by messages.
#[derive(Debug, Clone)]
pub(crate) enum Helper {
    /// Beside it.
    Beside(Worker),
    /// In the page itself, which stands still meanwhile: for browsers that start no worker.
    Here(MessagePort),
}

impl Helper {
    /// Starts the program of this name beside the page.
    ///
    /// # Errors
    /// It could not be fetched, or the browser starts no worker.
    pub(crate) async fn beside(name: &str) -> Result<Self, JsValue> {
        worker(name).await.map(Self::Beside)
    }

    /// Starts the program of this name in the page.
    ///
    /// # Errors
    /// It could not be fetched, or is not what was released.
    pub(crate) async fn here(name: &str) -> Result<Self, JsValue> {
        let program: Works = load(name).await?.unchecked_into();
        let channel = MessageChannel::new()?;
        program.serve_here(&channel.port2())?;
        Ok(Self::Here(channel.port1()))
    }

    /// Hears what the program says, once somebody listens.
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

    /// Where it is heard that the program broke off, and by which events. A port tells nothing of that: what breaks
    /// off in the page itself is told to the window, with whatever else breaks off there.
    pub(crate) fn failures(&self) -> (EventTarget, &'static [&'static str]) {
        match self {
            Self::Beside(worker) => (worker.clone().into(), &["error"]),
            Self::Here(_) => (window().into(), &["error", "unhandledrejection"]),
        }
    }

    pub(crate) fn post(&self, message: &JsValue) {
        // Texts, bytes and files can always be sent.
        let _ = match self {
            Self::Beside(worker) => worker.post_message(message),
            Self::Here(port) => port.post_message(message),
        };
    }

    /// Ends it; one that works in the page ends once it is heard out.
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
