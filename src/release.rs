//! The parts of this release that are fetched when they are first needed.
//!
//! `boot.js` knows where they are and checks each against its hash; here they get their types.

#![cfg(target_arch = "wasm32")]

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Worker};

#[wasm_bindgen]
extern "C" {
    /// A program that draws a page.
    pub(crate) type Pages;

    /// Draws the page in `place`.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn mount(this: &Pages, place: &Element) -> Result<(), JsValue>;

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
