//! Access to browser features that may be missing or forbidden.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Property of an object; `None` if it is missing.
pub(super) fn part(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|part| !part.is_undefined() && !part.is_null())
}

/// Awaited result of a method; `None` if it is missing or fails.
pub(super) async fn ask(of: &JsValue, method: &str, argument: Option<&JsValue>) -> Option<JsValue> {
    let method: Function = part(of, method)?.dyn_into().ok()?;
    let arguments = argument.map_or_else(Array::new, Array::of1);
    let answer = Reflect::apply(&method, of, &arguments).ok()?;
    JsFuture::from(Promise::resolve(&answer)).await.ok()
}

/// Elements of an array.
pub(super) fn list(value: Option<JsValue>) -> Vec<JsValue> {
    value.and_then(|value| value.dyn_into::<Array>().ok()).map_or_else(Vec::new, |list| list.to_vec())
}

/// Property that is a string.
pub(super) fn text(of: &JsValue, name: &str) -> Option<String> {
    part(of, name)?.as_string()
}
