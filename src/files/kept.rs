//! The patient that a user asked to keep on this device: where they stand, and until when.
//!
//! They stand under one key, in the storage of the tab or in that of the browser: the last day (nothing for a tab) on
//! the first line, below it the file as it would be saved. Nothing else of a patient is stored anywhere.

#![cfg(target_arch = "wasm32")]

use clinical::Date;
use gloo::utils::window;
use web_sys::Storage;

use super::browser::today;

/// The key. `later.js` looks for it when the page opens.
pub(crate) const KEY: &str = "spinemet-patient";

/// A patient who is kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kept {
    /// The last day; none where the tab decides.
    pub(crate) until: Option<Date>,
    /// As it would be saved.
    pub(crate) file: String,
}

/// The browser refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Denied;

/// Who is kept, if anybody is. One whose last day is over is erased.
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

/// Keeps a patient, and nobody else.
pub(crate) fn keep(kept: &Kept) -> Result<(), Denied> {
    let [tab, browser] = storages();
    let (wanted, other) = if kept.until.is_some() { (browser, tab) } else { (tab, browser) };
    let day = kept.until.map_or_else(String::new, |day| day.to_string());
    let text = format!("{day}\n{}", kept.file);
    wanted.and_then(|storage| storage.set_item(KEY, &text).ok()).ok_or(Denied)?;
    if let Some(other) = other {
        // A storage that does not let go of a key has none.
        let _ = other.remove_item(KEY);
    }
    Ok(())
}

/// Keeps nobody.
pub(crate) fn erase() {
    for storage in storages().into_iter().flatten() {
        let _ = storage.remove_item(KEY);
    }
}

/// That of the tab and that of the browser, as far as it allows them.
pub(crate) fn storages() -> [Option<Storage>; 2] {
    [window().session_storage().ok().flatten(), window().local_storage().ok().flatten()]
}
