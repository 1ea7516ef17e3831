//! Storage of the patient that the user chose to store on this device.
//!
//! One key in session or local storage contains the last day (empty for a session) on the first line, then
//! the file as it would be saved. Nothing else of a patient is stored anywhere.

#![cfg(target_arch = "wasm32")]

use clinical::Date;
use gloo::utils::window;
use web_sys::Storage;

use super::browser::today;

/// Storage key. `later.js` looks for it when the page opens.
pub(crate) const KEY: &str = "spinemet-patient";

/// A stored patient.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kept {
    /// Last day of storage; `None` if it ends with the tab.
    pub(crate) until: Option<Date>,
    /// The file as it would be saved.
    pub(crate) file: String,
}

/// The browser refused to store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Denied;

/// The stored patient, if any. Expired ones are erased.
pub(crate) fn kept() -> Option<Kept> {
    let text = storages().into_iter().flatten().find_map(|storage| storage.get_item(KEY).ok()?)?;
    let (day, file) = text.split_once('\n')?;
    let until = day.parse().ok();
    if until.is_some_and(|until: Date| until < today()) {
        erase();
        return None;
    }
    Some(Kept { until, file: file.to_owned() })
}

/// Stores a patient, replacing any other.
pub(crate) fn keep(kept: &Kept) -> Result<(), Denied> {
    let [tab, browser] = storages();
    let (wanted, other) = if kept.until.is_some() { (browser, tab) } else { (tab, browser) };
    let day = kept.until.map_or_else(String::new, |day| day.to_string());
    let text = format!("{day}\n{}", kept.file);
    wanted.and_then(|storage| storage.set_item(KEY, &text).ok()).ok_or(Denied)?;
    if let Some(other) = other {
        // A storage that refuses to remove a key does not have it.
        let _ = other.remove_item(KEY);
    }
    Ok(())
}

/// Deletes the stored patient.
pub(crate) fn erase() {
    for storage in storages().into_iter().flatten() {
        let _ = storage.remove_item(KEY);
    }
}

/// Session and local storage; `None` if forbidden.
pub(crate) fn storages() -> [Option<Storage>; 2] {
    [window().session_storage().ok().flatten(), window().local_storage().ok().flatten()]
}
