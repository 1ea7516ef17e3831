//! Data stored in the browser under the page's origin, and erasing the page's own.

use gloo::utils::{document, window};
use wasm_bindgen::JsValue;

use super::requests::folder;
use super::script::{ask, list, part, text};
use crate::files::kept::{KEY, storages};
use crate::files::references;
use crate::i18n::say;

/// Prefix of all names that the page stores.
const OURS: &str = "spinemet";

/// A stored item.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) name: String,
    pub(super) meaning: Meaning,
}

/// Kind of a stored item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Language,
    Settings,
    Patient,
    /// References of hospitals.
    References,
    /// The cached page.
    Release,
    /// Data of another page at the same origin.
    Foreign,
}

/// All stored items.
pub(super) async fn items() -> Vec<Item> {
    let mut items = Vec::new();
    for storage in storages().into_iter().flatten() {
        for at in 0..storage.length().unwrap_or_default() {
            if let Ok(Some(name)) = storage.key(at) {
                let meaning = of_key(&name);
                items.push(Item { name, meaning });
            }
        }
    }
    for name in databases().await {
        let meaning = if name.starts_with(OURS) { Meaning::Settings } else { Meaning::Foreign };
        items.push(Item { name, meaning });
    }
    for name in caches().await {
        let meaning = if is_our_cache(&name) { Meaning::Release } else { Meaning::Foreign };
        items.push(Item { name, meaning });
    }
    for worker in workers().await {
        let meaning = if is_ours(&worker) { Meaning::Release } else { Meaning::Foreign };
        items.push(Item { name: say!(PRIVACY_WORKER_ITEM).to_owned(), meaning });
    }
    if text(&document().into(), "cookie").is_some_and(|cookies| !cookies.is_empty()) {
        items.push(Item { name: say!(PRIVACY_COOKIES).to_owned(), meaning: Meaning::Foreign });
    }
    items
}

/// Erases the page's own data.
pub(super) async fn erase() {
    for storage in storages().into_iter().flatten() {
        let keys: Vec<String> = (0..storage.length().unwrap_or_default())
            .filter_map(|at| storage.key(at).ok().flatten())
            .filter(|key| key.starts_with(OURS))
            .collect();
        for key in keys {
            // A storage that refuses to remove a key does not have it.
            let _ = storage.remove_item(&key);
        }
    }
    for name in databases().await.into_iter().filter(|name| name.starts_with(OURS)) {
        if let Some(databases) = part(&window().into(), "indexedDB") {
            ask(&databases, "deleteDatabase", Some(&name.into())).await;
        }
    }
    for name in caches().await.into_iter().filter(|name| is_our_cache(name)) {
        if let Some(caches) = part(&window().into(), "caches") {
            ask(&caches, "delete", Some(&name.into())).await;
        }
    }
    for worker in workers().await.iter().filter(|worker| is_ours(worker)) {
        ask(worker, "unregister", None).await;
    }
}

fn of_key(name: &str) -> Meaning {
    match name {
        "spinemet-language" => Meaning::Language,
        KEY => Meaning::Patient,
        references::KEY => Meaning::References,
        other if other.starts_with(OURS) => Meaning::Settings,
        _ => Meaning::Foreign,
    }
}

async fn databases() -> Vec<String> {
    let Some(databases) = part(&window().into(), "indexedDB") else { return Vec::new() };
    let found = list(ask(&databases, "databases", None).await);
    found.iter().filter_map(|database| text(database, "name")).collect()
}

async fn caches() -> Vec<String> {
    let Some(caches) = part(&window().into(), "caches") else { return Vec::new() };
    list(ask(&caches, "keys", None).await).iter().filter_map(JsValue::as_string).collect()
}

async fn workers() -> Vec<JsValue> {
    let Some(workers) = part(&window().navigator().into(), "serviceWorker") else { return Vec::new() };
    list(ask(&workers, "getRegistrations", None).await)
}

/// Returns whether a cache belongs to this page, not to one in another folder (`sw.js` names them).
fn is_our_cache(name: &str) -> bool {
    folder().is_some_and(|folder| name.starts_with(&format!("{OURS} {folder} ")))
}

/// Returns whether a service worker serves this page's folder.
fn is_ours(worker: &JsValue) -> bool {
    text(worker, "scope").zip(folder()).is_some_and(|(scope, folder)| scope == folder)
}
