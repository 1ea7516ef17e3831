//! Client of the reader of workbooks and data files, which is started for each file and ended after it.

#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;
use std::rc::Rc;

use cohort::{Converted, Refusal, needs_conversion};
use gloo::events::EventListener;
use js_sys::{Array, Function, Promise, Uint8Array};
use study::Progress;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, MessageEvent};
use yew::Callback;

use super::save;
use crate::release::Helper;

/// Name of the program.
const PROGRAM: &str = "table-reader";

/// Number of first bytes that tell the kind of a file.
const START: f64 = 64.0;

/// The running reader.
#[derive(Clone, Default)]
pub(super) struct TableReader(Rc<RefCell<Option<Helper>>>);

impl TableReader {
    /// Ends the reader, if it runs. Its answer never arrives.
    pub(super) fn end(&self) {
        if let Some(helper) = self.0.take() {
            helper.end();
        }
    }

    /// Converts a file; one that needs no conversion, or cannot be read, is returned unchanged.
    ///
    /// # Errors
    /// If the program could not be fetched.
    pub(super) async fn converted(
        &self,
        file: Blob,
        sheet: Option<String>,
        onprogress: Callback<Option<Progress>>,
    ) -> Result<Blob, JsValue> {
        if !needs_conversion(&start(&file).await) {
            return Ok(file);
        }
        let request = Array::of2(&sheet.map_or(JsValue::NULL, JsValue::from), &file);
        let mut outcome = match Helper::beside(PROGRAM).await {
            Ok(helper) => self.answer_of(helper, &request, &onprogress).await,
            Err(_) => Err(JsValue::NULL),
        };
        // Without an event, the program did not start: the browser cannot start workers.
        if outcome.as_ref().is_err_and(JsValue::is_null) {
            let helper = Helper::here(PROGRAM).await?;
            outcome = self.answer_of(helper, &request, &onprogress).await;
        }
        self.end();
        Ok(match outcome {
            Ok(converted) => converted.dyn_into().unwrap_or(file),
            Err(_) => broken().unwrap_or(file),
        })
    }

    /// Sends a request to the reader once it is ready, and returns the answer. An error is null if the reader did not
    /// become ready.
    async fn answer_of(
        &self,
        helper: Helper,
        request: &Array,
        onprogress: &Callback<Option<Progress>>,
    ) -> Result<JsValue, JsValue> {
        let mut settle: Option<(Function, Function)> = None;
        let promise = Promise::new(&mut |resolve, reject| settle = Some((resolve, reject)));
        let Some((resolve, reject)) = settle else { return Err(JsValue::NULL) };
        let is_ready = Rc::new(RefCell::new(false));
        let (ready, asked, asking, onprogress) =
            (is_ready.clone(), helper.clone(), request.clone(), onprogress.clone());
        let _answered = EventListener::new(helper.target(), "message", move |event| {
            let answer = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
            if let Some(text) = answer.as_string() {
                onprogress.emit(serde_json::from_str(&text).ok());
            } else if answer.is_null() && !ready.replace(true) {
                asked.post(&asking);
            } else {
                let _ = resolve.call1(&JsValue::NULL, &answer);
            }
        });
        let (target, kinds) = helper.failures();
        let _failed: Vec<EventListener> = kinds
            .iter()
            .map(|kind| {
                let (reject, is_ready) = (reject.clone(), is_ready.clone());
                EventListener::new(&target, *kind, move |event| {
                    // The error is shown on the page; the browser need not log it.
                    event.prevent_default();
                    let why = if *is_ready.borrow() { event.into() } else { JsValue::NULL };
                    let _ = reject.call1(&JsValue::NULL, &why);
                })
            })
            .collect();
        helper.begin();
        self.0.replace(Some(helper));
        JsFuture::from(promise).await
    }
}

/// First bytes of a file; none if it cannot be read.
async fn start(file: &Blob) -> Vec<u8> {
    let Ok(start) = file.slice_with_f64_and_f64(0.0, START) else { return Vec::new() };
    let buffer = JsFuture::from(start.array_buffer()).await;
    buffer.map_or_else(|_| Vec::new(), |buffer| Uint8Array::new(&buffer).to_vec())
}

/// The outcome for a file that ended its reader.
fn broken() -> Option<Blob> {
    let refusal = Refusal::BrokenWorkbook { problem: "a record is damaged".to_owned() };
    let bytes = Converted::to_bytes(&Err(refusal));
    save::blob("", &[Uint8Array::from(bytes.as_slice())]).ok()
}
