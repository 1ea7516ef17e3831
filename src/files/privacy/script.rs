//! Asking a browser for what it may not have: storages are missing in some, and forbidden by others.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A part of something; nothing where there is none.
pub(super) fn part(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|part| !part.is_undefined() && !part.is_null())
}

/// What a method answers, waited for; nothing where there is no such method or it refuses.
pub(super) async fn ask(of: &JsValue, method: &str, argument: Option<&JsValue>) -> Option<JsValue> {
    let method: Function = part(of, method)?.dyn_into().ok()?;
    let arguments = argument.map_or_else(Array::new, Array::of1);
    let answer = Reflect::apply(&method, of, &arguments).ok()?;
    JsFuture::from(Promise::resolve(&answer)).await.ok()
}

/// The members of a list.
pub(super) fn list(value: Option<JsValue>) -> Vec<JsValue> {
    value.and_then(|value| value.dyn_into::<Array>().ok()).map_or_else(Vec::new, |list| list.to_vec())
}

/// A part that is a text.
pub(super) fn text(of: &JsValue, name: &str) -> Option<String> {
    part(of, name)?.as_string()
}
